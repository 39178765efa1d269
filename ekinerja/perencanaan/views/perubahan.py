"""Reports of action plans that changed after their month was closed."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.htmx import is_htmx
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest
from ekinerja.perencanaan.forms import SaringPerubahanForm, berlaku
from ekinerja.perencanaan.permissions import VERIFIKATOR
from ekinerja.perencanaan.presenters import perubahan as presenters
from ekinerja.perencanaan.presenters.umum import tautan_rencana
from ekinerja.perencanaan.queries import PerubahanLaporan, perubahan_setelah_tutup
from ekinerja.perencanaan.views.bersama import BARIS

MASA_SEKILAS = timedelta(days=90)


def _daftar(request: MasukRequest) -> tuple[SaringPerubahanForm, list[PerubahanLaporan]]:
    form = SaringPerubahanForm(request.GET)
    isi = berlaku(form, {"q": "", "tahun": None})
    kata, tahun = isi["q"].casefold(), isi["tahun"]
    semua = perubahan_setelah_tutup(request.identitas.lingkup(*VERIFIKATOR))
    return form, [
        satu for satu in semua
        if kata in satu.rencana.unit.nama.casefold() and tahun in (None, satu.awal.year)
    ]  # fmt: skip


@require_safe
@peran_required(*VERIFIKATOR)
def perubahan(request: MasukRequest) -> HttpResponse:
    """Closed months whose attainment changed afterwards, the latest change first."""
    form, daftar = _daftar(request)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "remah": [tautan_rencana()],
        "tabel": presenters.tabel_perubahan(
            halaman, request.GET,
            ekspor=tautan_ekspor("perencanaan:perubahan_ekspor", request.GET),
        ),
    }  # fmt: skip
    return render(request, "perencanaan/perubahan.html", context)


@require_safe
@peran_required(*VERIFIKATOR)
def perubahan_sekilas(request: MasukRequest) -> HttpResponse:
    """How many there are of late, as a fragment of the home page; the list itself without htmx."""
    if not is_htmx(request):
        return HttpResponseRedirect(reverse("perencanaan:perubahan"))
    sejak = request.identitas.hari - MASA_SEKILAS
    daftar = perubahan_setelah_tutup(request.identitas.lingkup(*VERIFIKATOR), sejak=sejak)
    kartu = presenters.kartu_perubahan(len(daftar), sejak)
    return render(request, "perencanaan/perubahan_sekilas.html", {"kartu": kartu})


@require_safe
@peran_required(*VERIFIKATOR)
def perubahan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same as a file."""
    _, daftar = _daftar(request)
    return kirim_tabel(
        presenters.KOLOM_PERUBAHAN, presenters.baris_ekspor(daftar),
        nama="perubahan-setelah-ditutup", bentuk=bentuk,
    )  # fmt: skip
