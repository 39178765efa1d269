"""Home: what must I do today, and how do I stand."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.beranda.context import PENYIAP
from ekinerja.beranda.forms import SaringWewenangForm
from ekinerja.beranda.presenters import susun_beranda, tabel_wewenang
from ekinerja.beranda.queries import tanpa_pegawai
from ekinerja.beranda.wewenang import wewenang as daftar_wewenang
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.regulasi.queries import menit_target


@require_safe
@masuk_required
def beranda(request: MasukRequest) -> HttpResponse:
    """Home page of the signed-in person; in an empty installation, the set-up."""
    identitas = request.identitas
    baru = identitas.pegawai is None and identitas.punya(*PENYIAP)
    if baru and tanpa_pegawai(identitas.user.instansi_id):
        return HttpResponseRedirect(reverse("penyiapan:mulai"))
    target = menit_target(identitas.user.instansi_id, pada=identitas.hari)
    isi = susun_beranda(identitas, menit_target=target)
    return render(request, "beranda/beranda.html", {"beranda": isi})


@require_safe
@masuk_required
def wewenang(request: MasukRequest) -> HttpResponse:
    """What each role may read and do; everybody may know it."""
    form = SaringWewenangForm(request.GET)
    peran = form.cleaned_data["peran"] if form.is_valid() else ""
    context = {"form": form, "tabel": tabel_wewenang(daftar_wewenang(peran))}
    return render(request, "beranda/wewenang.html", context)
