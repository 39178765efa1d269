"""Behaviour, annexes and notes of the dialogue."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ekinerja.core.access import wajib
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import DialogForm, LampiranForm, PerilakuForm
from ekinerja.skp.permissions import dapat_melengkapi, dapat_mencatat_dialog
from ekinerja.skp.views.dasar import FORMULIR, alamat, ambil_skp, halaman_formulir, remah


@require_http_methods(FORMULIR)
@pegawai_required
def perilaku(request: PegawaiRequest, pk: int) -> HttpResponse:
    """What the leader expects of each value."""
    skp = ambil_skp(request, pk)
    wajib(dapat_melengkapi(skp, request.pegawai))
    awal = {satu.nilai: satu.ekspektasi for satu in skp.perilaku.all()}

    def simpan(form: Any) -> str:
        services.isi_perilaku(
            skp,
            ekspektasi=form.ekspektasi,
            oleh=request.pegawai,
            stempel=form.cleaned_data["stempel"],
        )
        return alamat(pk)

    form = PerilakuForm(request.POST or None, initial={"stempel": skp.stempel, **awal})
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Ekspektasi khusus perilaku",
        keterangan="Isi hanya nilai yang mendapat ekspektasi khusus dari pimpinan.",
        remah=remah(skp),
    )


@require_http_methods(FORMULIR)
@pegawai_required
def lampiran(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The three annexes."""
    skp = ambil_skp(request, pk)
    wajib(dapat_melengkapi(skp, request.pegawai))
    awal = {satu.jenis: satu.isi for satu in skp.lampiran.all()}

    def simpan(form: Any) -> str:
        services.isi_lampiran(
            skp,
            isi=form.lampiran,
            oleh=request.pegawai,
            stempel=form.cleaned_data["stempel"],
        )
        return alamat(pk)

    form = LampiranForm(request.POST or None, initial={"stempel": skp.stempel, **awal})
    return halaman_formulir(request, form, simpan, judul="Lampiran SKP", remah=remah(skp))


@require_http_methods(FORMULIR)
@pegawai_required
def dialog(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Write a note of the dialogue."""
    skp = ambil_skp(request, pk)
    wajib(dapat_mencatat_dialog(skp, request.pegawai))

    def simpan(form: Any) -> str:
        services.catat_dialog(
            skp, isi=form.cleaned_data["isi"], oleh=request.pegawai, pada=timezone.now()
        )
        return alamat(pk)

    form = DialogForm(request.POST or None)
    return halaman_formulir(request, form, simpan, judul="Catatan dialog", remah=remah(skp))
