"""The own months, and the page that explains one."""

import json
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.aktivitas.permissions import PEMBACA as PEMBACA_AKTIVITAS
from ekinerja.aktivitas.queries import aktivitas_terlihat
from ekinerja.aturan import KesalahanAturan
from ekinerja.core.kit import Tautan
from ekinerja.instansi.kop import kop_surat
from ekinerja.pegawai.queries import tim_pada
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.perencanaan.permissions import lingkup_baca
from ekinerja.perencanaan.queries import laporan_terlihat
from ekinerja.presensi.permissions import PEMBACA as PEMBACA_PRESENSI
from ekinerja.presensi.queries import hari_terlihat
from ekinerja.tpp import presenters
from ekinerja.tpp.keterkinian import bekal_bulan, penghitung_bulan
from ekinerja.tpp.models import DaftarTPP, HasilTPP, Penutupan
from ekinerja.tpp.presenters.arsip import tabel_arsip
from ekinerja.tpp.queries import (
    arsip_sendiri,
    catatan_rekaman,
    dokumen_daftar,
    halangan_sendiri,
    penutupan_daftar,
    slip_sendiri,
    slip_terlihat,
)
from ekinerja.tpp.views.bersama import lingkup, sehalaman, unduhan_pdf


@require_safe
@pegawai_required
def slip_saya(request: PegawaiRequest) -> HttpResponse:
    """The own months, newest first."""
    sendiri = request.identitas.lingkup_sendiri()
    baris, letak = sehalaman(request, slip_sendiri(sendiri))
    tabel = presenters.tabel_slip(baris, list(halangan_sendiri(sendiri)[:3]), pager=letak)
    arsip = list(arsip_sendiri(sendiri))
    context = {"tabel": tabel, "arsip": tabel_arsip(arsip) if arsip else None}
    return render(request, "tpp/slip_saya.html", context)


@require_safe
@masuk_required
def slip(request: MasukRequest, daftar_pk: int, pegawai_pk: int) -> HttpResponse:
    """Mengapa TPP saya sebesar ini?"""
    hasil = _ambil(request, daftar_pk, pegawai_pk)
    penutupan = penutupan_daftar(hasil.daftar)
    isi = presenters.susun_slip(
        hasil,
        catatan=catatan_rekaman(
            hasil.pegawai_id,
            presenters.rekaman_jejak(hasil),
            terlihat=_rekaman_terlihat(request, hasil),
        ),
        penutupan=penutupan,
        bekal=_bekal(hasil.daftar, penutupan),
        dokumen=dokumen_daftar(hasil.daftar, pegawai_id=hasil.pegawai_id),
    )
    return render(request, "tpp/slip.html", {"slip": isi, "remah": _remah(request, hasil)})


@require_safe
@masuk_required
def slip_pdf(request: MasukRequest, daftar_pk: int, pegawai_pk: int) -> HttpResponse:
    """The slip as PDF."""
    hasil = _ambil(request, daftar_pk, pegawai_pk)
    isi = presenters.slip_pdf(
        hasil,
        dokumen=dokumen_daftar(hasil.daftar, pegawai_id=hasil.pegawai_id),
        penutupan=penutupan_daftar(hasil.daftar),
        kop=kop_surat(hasil.daftar.instansi),
    )
    return unduhan_pdf(isi, f"slip-tpp-{hasil.pegawai_id}-{hasil.daftar.bulan.awal:%Y-%m}.pdf")


def _ambil(request: MasukRequest, daftar_pk: int, pegawai_pk: int) -> HasilTPP:
    kerja, bendahara = lingkup(request)
    return get_object_or_404(
        slip_terlihat(kerja, bendahara=bendahara), daftar_id=daftar_pk, pegawai_id=pegawai_pk
    )


def _rekaman_terlihat(request: MasukRequest, hasil: HasilTPP) -> dict[str, QuerySet[Any]] | None:
    """Which records behind a slip this reader may open; None for the own slip: all of them."""
    siapa = request.identitas
    if siapa.pegawai is not None and siapa.pegawai.pk == hasil.pegawai_id:
        return None
    atasan = siapa.pegawai if siapa.memimpin else None
    tim = tim_pada(atasan, pada=siapa.hari) if atasan is not None else []
    return {
        "aktivitas": aktivitas_terlihat(siapa.lingkup(*PEMBACA_AKTIVITAS)),
        "hari_presensi": hari_terlihat(siapa.lingkup(*PEMBACA_PRESENSI), tim=tim),
        "laporan_aksi": laporan_terlihat(lingkup_baca(siapa)),
    }


def _bekal(daftar: DaftarTPP, penutupan: Penutupan | None) -> bytes:
    """Parameters for showing the rows of tables: frozen, else of today."""
    if penutupan is not None:
        return bytes(penutupan.parameter)
    try:
        if daftar.skema is not None:
            return bekal_bulan(penghitung_bulan(daftar.skema, daftar))
    except KesalahanAturan:
        pass
    return json.dumps({"parameter": {}}).encode()


def _remah(request: MasukRequest, hasil: HasilTPP) -> list[Tautan]:
    kerja, _ = lingkup(request)
    if hasil.pegawai_id == kerja.pegawai_id:
        return [Tautan(judul="TPP saya", url=reverse("tpp:slip_saya"))]
    return [
        Tautan(judul="Daftar TPP", url=reverse("tpp:daftar")),
        Tautan(
            judul=hasil.daftar.unit.nama,
            url=reverse("tpp:rincian_daftar", args=[hasil.daftar_id]),
        ),
    ]
