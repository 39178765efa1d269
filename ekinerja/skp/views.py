"""Addresses of the SKP."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import (
    AlasanForm,
    HasilKerjaForm,
    IndikatorForm,
    SKPForm,
    TargetBulananForm,
)
from ekinerja.skp.models import SKP, Indikator
from ekinerja.skp.permissions import PEMBACA, pejabat_penilai, skp_dapat_diubah
from ekinerja.skp.presenters import rincian_skp, tabel_menunggu, tabel_milik
from ekinerja.skp.queries import (
    capaian_bulan,
    hasil_kerja_terlihat,
    indikator_terlihat,
    isi_skp,
    riwayat_skp,
    skp_menunggu,
    skp_milik,
    skp_terlihat,
)

BARIS = 50
FORMULIR = ("GET", "HEAD", "POST")


@require_safe
@pegawai_required
def daftar(request: PegawaiRequest) -> HttpResponse:
    """Own SKP, and those that wait for my decision."""
    lingkup = request.identitas.lingkup_sendiri()
    menunggu = list(skp_menunggu(lingkup)[:BARIS])
    milik = list(skp_milik(lingkup, pegawai_id=request.pegawai.pk)[:BARIS])
    konteks = {
        "milik": tabel_milik(milik),
        "menunggu": tabel_menunggu(menunggu, oleh_id=request.pegawai.pk),
    }
    return render(request, "skp/daftar.html", konteks)


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One SKP, for its owner, its penilai and those who read the unit."""
    skp = ambil(skp_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="SKP")
    awal = request.identitas.hari.replace(day=1)
    tampil = rincian_skp(
        skp,
        isi=isi_skp(skp),
        riwayat=riwayat_skp(skp),
        capaian=capaian_bulan(skp, awal=awal),
        hari_ini=request.identitas.hari,
        oleh=request.identitas.pegawai,
    )
    return render(request, "skp/rincian.html", {"skp": tampil, "remah": [_daftar()]})


@require_http_methods(FORMULIR)
@pegawai_required
def baru(request: PegawaiRequest) -> HttpResponse:
    """Begin the SKP of a period."""
    tahun = request.identitas.hari.year
    awal = {"mulai": f"{tahun}-01-01", "akhir": f"{tahun}-12-31", "pendekatan": "KUANTITATIF"}

    def simpan(form: Any) -> str:
        mulai, selesai = form.masa
        skp = services.buat_skp(
            request.pegawai,
            mulai=mulai,
            selesai=selesai,
            pada=timezone.now(),
            pendekatan=form.cleaned_data["pendekatan"],
        )
        return _rincian(skp.pk)

    form = SKPForm(request.POST or None, initial=awal)
    return _formulir(request, form, simpan, judul="Susun SKP", remah=[_daftar()])


@require_http_methods(FORMULIR)
@pegawai_required
def tambah_hasil_kerja(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Add a planned result to a draft."""
    skp = _draf_milik(request, pk)

    def simpan(form: Any) -> str:
        services.tambah_hasil_kerja(skp, oleh=request.pegawai, **form.cleaned_data)
        return _rincian(pk)

    form = HasilKerjaForm(request.POST or None, initial={"jenis": "UTAMA"})
    return _formulir(
        request, form, simpan, judul="Tambah rencana hasil kerja", remah=[_daftar(), _induk(skp)]
    )


@require_http_methods(FORMULIR)
@pegawai_required
def tambah_indikator(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Add an indicator to a planned result."""
    lingkup = request.identitas.lingkup_sendiri()
    rhk = ambil(hasil_kerja_terlihat(lingkup), pk, apa="Rencana hasil kerja")
    skp = _draf_milik(request, rhk.skp_id)

    def simpan(form: Any) -> str:
        services.tambah_indikator(rhk, isian=form.isian, oleh=request.pegawai)
        return _rincian(skp.pk)

    form = IndikatorForm(request.POST or None)
    return _formulir(
        request,
        form,
        simpan,
        judul="Tambah indikator",
        keterangan=rhk.rencana,
        remah=[_daftar(), _induk(skp)],
    )


@require_http_methods(FORMULIR)
@pegawai_required
def target(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Set the target of each month."""
    indikator, skp = _indikator_draf(request, pk)
    tersimpan = {satu.awal: satu.target for satu in indikator.target_bulanan.all()}

    def simpan(form: Any) -> str:
        rata = request.POST.get("aksi") == "rata"
        services.isi_target_bulanan(
            indikator, oleh=request.pegawai, target=None if rata else form.target
        )
        return _rincian(skp.pk)

    form = TargetBulananForm(
        request.POST or None,
        bulan=services.bulan_skp(skp),
        initial=TargetBulananForm.isi(tersimpan),
    )
    keterangan = (
        f"{indikator.uraian}: {angka(indikator.target)} {indikator.satuan} untuk seluruh masa."
    )
    return _formulir(
        request,
        form,
        simpan,
        judul="Target bulanan",
        keterangan=keterangan,
        remah=[_daftar(), _induk(skp)],
        bagi_rata=True,
    )


@require_POST
@pegawai_required
def hapus_hasil_kerja(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Remove a planned result from a draft."""
    rhk = ambil(hasil_kerja_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="RHK")
    services.hapus_hasil_kerja(rhk, oleh=request.pegawai)
    return _selesai(request, rhk.skp_id, "Rencana hasil kerja dihapus.")


@require_POST
@pegawai_required
def hapus_indikator(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Remove an indicator from a draft."""
    satu = ambil(indikator_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="Indikator")
    services.hapus_indikator(satu, oleh=request.pegawai)
    return _selesai(request, satu.hasil_kerja.skp_id, "Indikator dihapus.")


@require_POST
@pegawai_required
def ajukan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Submit."""
    skp = ambil(skp_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="SKP")
    services.ajukan_skp(skp, oleh=request.pegawai, pada=timezone.now())
    return _selesai(request, pk, "SKP diajukan kepada pejabat penilai.")


@require_POST
@pegawai_required
def setujui(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Agree."""
    skp = _untuk_diputus(request, pk)
    services.setujui_skp(skp, oleh=request.pegawai, pada=timezone.now())
    return _selesai(request, pk, f"SKP {skp.pegawai.nama} disetujui.")


@require_POST
@pegawai_required
def kembalikan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Return with a note."""
    skp = _untuk_diputus(request, pk)
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(str(form.errors["alasan"][0]))
    services.kembalikan_skp(
        skp, oleh=request.pegawai, pada=timezone.now(), alasan=form.cleaned_data["alasan"]
    )
    return _selesai(request, pk, f"SKP {skp.pegawai.nama} dikembalikan dengan catatan.")


def _untuk_diputus(request: PegawaiRequest, pk: int) -> SKP:
    skp = ambil(skp_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="SKP")
    wajib(pejabat_penilai(skp, request.pegawai))
    return skp


def _draf_milik(request: PegawaiRequest, pk: int) -> SKP:
    """The draft of this person: 404 invisible, 403 when it cannot be changed."""
    skp = ambil(skp_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="SKP")
    wajib(skp_dapat_diubah(skp, request.pegawai))
    return skp


def _indikator_draf(request: PegawaiRequest, pk: int) -> tuple[Indikator, SKP]:
    lingkup = request.identitas.lingkup_sendiri()
    indikator = ambil(
        indikator_terlihat(lingkup).prefetch_related("target_bulanan"), pk, apa="Indikator"
    )
    return indikator, _draf_milik(request, indikator.hasil_kerja.skp_id)


def _formulir(
    request: PegawaiRequest, form: forms.Form, simpan: Callable[[Any], str], **konteks: Any
) -> HttpResponse:
    """A page with one form; what is refused comes back with all that was typed (422)."""
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(simpan(form))
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
    status = 422 if request.method == "POST" else 200
    return render(request, "skp/formulir.html", {"form": form, **konteks}, status=status)


def _selesai(request: PegawaiRequest, pk: int, pesan: str) -> HttpResponse:
    messages.success(request, pesan)
    return HttpResponseRedirect(_rincian(pk))


def _rincian(pk: int) -> str:
    return reverse("skp:rincian", args=[pk])


def _daftar() -> Tautan:
    return Tautan(judul="SKP", url=reverse("skp:daftar"))


def _induk(skp: SKP) -> Tautan:
    return Tautan(judul=f"SKP {skp.masa.lower.year}", url=_rincian(skp.pk))
