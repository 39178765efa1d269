"""Home: what must I do today, and how do I stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.beranda.presenters import susun_beranda
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.regulasi.queries import menit_target


@require_safe
@masuk_required
def beranda(request: MasukRequest) -> HttpResponse:
    """Home page of the signed-in person."""
    identitas = request.identitas
    target = menit_target(identitas.user.instansi_id, pada=identitas.hari)
    isi = susun_beranda(identitas, menit_target=target)
    return render(request, "beranda/beranda.html", {"beranda": isi})
