"""The worksheet for the Minister's approval: on a screen, as a workbook, and the letters."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aturan import KesalahanAturan
from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.queries import skema_pada, skema_terlihat
from ekinerja.regulasi.rencana import skema_terpakai
from ekinerja.regulasi.requests import pelaku
from ekinerja.tpp import presenters
from ekinerja.tpp.forms import PersetujuanForm, PilihSkemaForm
from ekinerja.tpp.kertas_kerja import KertasKerja, susun_kertas_kerja
from ekinerja.tpp.permissions import PELIHAT_KERTAS_KERJA, PENCATAT_PERSETUJUAN
from ekinerja.tpp.queries import baris_jabatan, persetujuan_skema
from ekinerja.tpp.services import catat_persetujuan
from ekinerja.tpp.views.bersama import unduhan_xlsx


def _skema(request: MasukRequest) -> Skema | None:
    """The scheme that was chosen, else the one in force today; None when there is none."""
    lingkup = request.identitas.lingkup(*PELIHAT_KERTAS_KERJA)
    dipilih = nomor(request.GET.get("skema", ""))
    if dipilih is None:
        return skema_pada(lingkup.instansi_id, lingkup.per_tanggal)
    return ambil(skema_terlihat(lingkup, dengan_draf=True), dipilih, apa="Skema")


def _susun(request: MasukRequest, skema: Skema) -> KertasKerja:
    """:raises AksiDitolak: the scheme cannot give the ceilings yet."""
    lingkup = request.identitas.lingkup(*PELIHAT_KERTAS_KERJA)
    pada = max(lingkup.per_tanggal, skema.masa.lower)
    try:
        return susun_kertas_kerja(skema_terpakai(skema), baris_jabatan(lingkup), pada=pada)
    except KesalahanAturan as galat:
        raise AksiDitolak(galat.kalimat) from galat


def _isi(request: MasukRequest, skema: Skema | None, form: PersetujuanForm) -> dict[str, Any]:
    lingkup = request.identitas.lingkup(*PELIHAT_KERTAS_KERJA)
    pilihan = presenters.pilihan_skema(skema_terlihat(lingkup, dengan_draf=True)[:100])
    isi: dict[str, Any] = {
        "skema": skema,
        "banyak": len(pilihan) > 1 or (pilihan and skema is None),
        "saring": PilihSkemaForm({"skema": str(skema.pk) if skema else ""}, pilihan=pilihan),
    }
    if skema is None:
        return isi | {"kosong": presenters.TANPA_SKEMA}
    try:
        kertas = _susun(request, skema)
    except AksiDitolak as galat:
        return isi | {"kosong": presenters.skema_kurang(galat.kalimat)}
    surat = list(persetujuan_skema(lingkup, skema.pk)[:20])
    return isi | {
        "form": form if _mencatat(request) else None,
        "kartu": presenters.kartu_kertas(kertas, surat),
        "catatan": presenters.catatan_kertas(kertas),
        "opd": presenters.tabel_opd(kertas),
        "kelas": presenters.tabel_kelas(kertas),
        "surat": presenters.tabel_surat(surat),
    }


def _mencatat(request: MasukRequest) -> bool:
    """A keeper of the whole instansi."""
    punya = request.identitas.punya(*PENCATAT_PERSETUJUAN)
    return punya and request.identitas.lingkup(*PENCATAT_PERSETUJUAN).unit_ids is None


@require_safe
@peran_required(*PELIHAT_KERTAS_KERJA)
def kertas_kerja(request: MasukRequest) -> HttpResponse:
    """What a scheme may cost: by perangkat daerah and by class, and the letters about it."""
    isi = _isi(request, _skema(request), PersetujuanForm())
    return render(request, "tpp/kertas_kerja.html", isi)


@require_safe
@peran_required(*PELIHAT_KERTAS_KERJA)
def kertas_kerja_xlsx(request: MasukRequest) -> HttpResponse:
    """The same, by post, as a workbook for the application of the ministry."""
    skema = _skema(request)
    if skema is None:
        raise AksiDitolak("Belum ada skema yang berlaku. Pilih skemanya lebih dahulu.")
    lingkup = request.identitas.lingkup(*PELIHAT_KERTAS_KERJA)
    surat = list(persetujuan_skema(lingkup, skema.pk)[:20])
    buku = presenters.buku_kertas(skema, _susun(request, skema), surat)
    return unduhan_xlsx(buku, f"kertas-kerja-tpp-{skema.kode}-v{skema.versi}.xlsx")


@require_POST
@peran_required(*PENCATAT_PERSETUJUAN)
def persetujuan(request: MasukRequest, pk: int) -> HttpResponse:
    """Record the Minister's letter."""
    lingkup = request.identitas.lingkup(*PENCATAT_PERSETUJUAN)
    semua = skema_terlihat(lingkup, dengan_draf=True)
    # a letter concerns the whole instansi: who keeps only a part of it finds nothing here
    skema = ambil(semua if lingkup.unit_ids is None else semua.none(), pk, apa="Skema")
    form = PersetujuanForm(request.POST)
    if form.is_valid():
        try:
            catat_persetujuan(skema, form.isi_surat, oleh=pelaku(request), pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
    if not form.is_valid():
        isi = _isi(request, skema, form)
        return render(request, "tpp/kertas_kerja.html", isi, status=422)
    messages.success(request, "Surat persetujuan dicatat.")
    return HttpResponseRedirect(f"{reverse('tpp:kertas_kerja')}?skema={pk}")
