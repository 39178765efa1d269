"""The line of performance: up from an item, down from a goal."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.aktivitas.permissions import PEMBACA as PEMBACA_AKTIVITAS
from ekinerja.core.access import ambil
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.permissions import lingkup_butir
from ekinerja.laporan.presenters import garis as presenters
from ekinerja.laporan.presenters.umum import BARIS, nomor_halaman
from ekinerja.laporan.queries import (
    AKSI,
    AKTIVITAS,
    SASARAN,
    aktivitas_pendukung,
    butir_terlihat,
    garis_ke_atas,
    pendukung_sasaran,
    ringkas_turun,
)
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan.permissions import lingkup_baca
from ekinerja.perencanaan.presenters.umum import tautan_pohon


def _lingkup(request: MasukRequest, jenis: str) -> Lingkup:
    """What may be opened of this kind, by the rule of the area that owns it."""
    if jenis == AKTIVITAS:
        return request.identitas.lingkup(*PEMBACA_AKTIVITAS)
    if jenis == AKSI:
        return lingkup_baca(request.identitas)
    return lingkup_butir(request.identitas)


@require_safe
@masuk_required
def garis(request: MasukRequest, jenis: str, pk: int) -> HttpResponse:
    """From an activity, an indicator, an RHK, an action or a goal up to the goal of the region."""
    if jenis not in presenters.SEBUTAN:
        raise Http404("Garis ini tidak ditemukan. Buka dari aktivitas, SKP, atau sasarannya.")
    lingkup = _lingkup(request, jenis)
    ambil(butir_terlihat(lingkup, jenis), pk, apa=presenters.SEBUTAN[jenis])
    simpul = garis_ke_atas(lingkup, jenis=jenis, pk=pk)
    if not simpul:
        raise Http404("Garis ini tidak ditemukan, atau bukan dalam kewenangan Anda.")
    context = {
        "garis": presenters.tampil_garis(simpul, lingkup),
        "remah": [tautan_pohon()],
        "turun_pk": pk if jenis == SASARAN else None,
    }
    return render(request, "laporan/garis.html", context)


@require_safe
@masuk_required
def turun(request: MasukRequest, pk: int) -> HttpResponse:
    """Everybody who works on a goal: counts of all, names of those in scope."""
    lingkup = lingkup_butir(request.identitas)
    sasaran = ambil(butir_terlihat(lingkup, SASARAN), pk, apa="Sasaran")
    tahun, nomor = request.identitas.hari.year, nomor_halaman(request.GET)
    daftar = pendukung_sasaran(
        lingkup, sasaran_id=pk, tahun=tahun, batas=BARIS, lewati=(nomor - 1) * BARIS
    )
    aktivitas = aktivitas_pendukung([satu.id for satu in daftar], tahun=tahun)
    context = {
        "sasaran": sasaran,
        "tingkat": sasaran.get_tingkat_display(),
        "tahun": str(tahun),
        "kartu": presenters.kartu_turun(
            ringkas_turun(lingkup, sasaran_id=pk, tahun=tahun), tahun=tahun
        ),
        "tabel": presenters.tabel_pendukung(
            daftar, aktivitas=aktivitas, nomor=nomor, params=request.GET
        ),
        "remah": [
            tautan_pohon(),
            Tautan(judul=sasaran.kode, url=reverse("perencanaan:sasaran", args=[pk])),
        ],
    }
    return render(request, "laporan/turun.html", context)
