"""The list, one plan, and a new one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import SKPForm
from ekinerja.skp.models import SKP, HasilKerja
from ekinerja.skp.permissions import PEMBACA
from ekinerja.skp.presenters import (
    kebutuhan_skp,
    rincian_skp,
    tabel_menunggu,
    tabel_milik,
    tabel_peran,
    tawaran_templat,
)
from ekinerja.skp.queries import (
    belum_tertaut,
    isi_skp,
    pelengkap_skp,
    penugasan_sementara,
    peran_menunggu,
    riwayat_skp,
    silsilah_skp,
    skp_menunggu,
    skp_milik,
    templat_ditawarkan,
)
from ekinerja.skp.views.dasar import FORMULIR, alamat, ambil_skp, halaman_formulir, remah_daftar
from ekinerja.skp.views.luar import PENGELOLA
from ekinerja.skp.views.templat import PENYUSUN
from ekinerja.skp.workflow import DIAJUKAN, DISETUJUI, DRAF

BARIS = 50


@require_safe
@pegawai_required
def daftar(request: PegawaiRequest) -> HttpResponse:
    """Own SKP, and those that wait for my decision."""
    lingkup = request.identitas.lingkup_sendiri()
    menunggu = list(skp_menunggu(lingkup)[:BARIS])
    milik = list(skp_milik(lingkup, pegawai_id=request.pegawai.pk)[:BARIS])
    konteks = {
        "milik": tabel_milik(milik),
        "peran": tabel_peran(list(peran_menunggu(lingkup)[:BARIS])),
        "tawaran": tawaran_templat(
            templat_ditawarkan(request.pegawai.pk, pada=request.identitas.hari),
            milik=milik,
            hari_ini=request.identitas.hari,
        ),
        "tautan": _tautan_pengelola(request),
        "menunggu": tabel_menunggu(menunggu, oleh_id=request.pegawai.pk),
    }
    return render(request, "skp/daftar.html", konteks)


def _tautan_pengelola(request: MasukRequest) -> list[Tautan]:
    """Where those who manage posts go on from here."""
    semua = (
        ("Templat SKP", "skp:templat", "copy", PENYUSUN),
        ("Cetak satu unit", "skp:cetak_unit", "printer", PEMBACA),
        ("SKP PP 46/2011", "skp:pp46", "file-text", ()),
        ("Pecah target", "skp:pecah", "calendar", PENGELOLA),
        ("SKP dikelola di luar", "skp:luar", "external-link", PENGELOLA),
    )
    return [
        Tautan(judul=judul, url=reverse(nama), ikon=ikon)
        for judul, nama, ikon, peran in semua
        if not peran or request.identitas.punya(*peran)
    ]


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One SKP, for its owner, its penilai and those who read the unit."""
    skp = ambil_skp(request, pk)
    hari = request.identitas.hari
    isi = isi_skp(skp)
    riwayat, dialog = riwayat_skp(skp)
    tampil = rincian_skp(
        skp,
        isi=isi,
        riwayat=riwayat,
        pelengkap=pelengkap_skp(skp),
        hari_ini=hari,
        oleh=request.identitas.pegawai,
    )
    konteks = {
        "skp": tampil,
        "versi": silsilah_skp(skp) if skp.asal_id or skp.status not in (DRAF, DIAJUKAN) else [],
        "dialog": dialog,
        "kebutuhan": _kebutuhan(request, skp, isi),
        "remah": [remah_daftar()],
    }
    return render(request, "skp/rincian.html", konteks)


def _kebutuhan(request: MasukRequest, skp: SKP, isi: list[HasilKerja]) -> Any:
    """What the owner still has to link or add; nobody else is told."""
    pegawai = request.identitas.pegawai
    if pegawai is None or pegawai.pk != skp.pegawai_id or skp.status not in (DRAF, DISETUJUI):
        return None
    sementara = penugasan_sementara(skp) if skp.status == DRAF else []
    return kebutuhan_skp(skp, belum=belum_tertaut(skp, isi), isi=isi, sementara=sementara)


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
        return alamat(skp.pk)

    form = SKPForm(request.POST or None, initial=awal)
    return halaman_formulir(request, form, simpan, judul="Susun SKP", remah=[remah_daftar()])
