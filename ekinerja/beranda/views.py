"""Home: what must I do today, and how do I stand."""

from django.http import HttpResponse
from django.shortcuts import render

from ekinerja.pegawai.requests import MasukRequest, masuk_required


@masuk_required
def beranda(request: MasukRequest) -> HttpResponse:
    """Home page of the signed-in person."""
    return render(request, "beranda/beranda.html", {})
