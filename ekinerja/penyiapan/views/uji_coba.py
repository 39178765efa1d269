"""Pages of the roll-out: where every unit stands, trials, their report and decision."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.core.kit import Tautan
from ekinerja.kalender.models import UjiCoba
from ekinerja.kalender.queries import (
    pemberlakuan_terlihat,
    pengaruh_bulan,
    riwayat_uji_coba,
    uji_coba_terlihat,
)
from ekinerja.kalender.services import (
    putuskan_uji_coba,
    rencanakan_uji_coba,
    tetapkan_pemberlakuan,
)
from ekinerja.kalender.workflow import UJI_COBA_WORKFLOW
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import (
    PemberlakuanForm,
    PutusanForm,
    SaringUnitForm,
    UjiCobaForm,
    bulan_berikut,
)
from ekinerja.penyiapan.permissions import PELIHAT_UJI_COBA, PENYIAP
from ekinerja.penyiapan.queries import adopsi, keadaan_unit, pekan_uji_coba
from ekinerja.penyiapan.views.kesehatan import BARIS, unduhan
from ekinerja.penyiapan.views.mulai import MULAI
from ekinerja.regulasi.requests import pelaku

REMAH = Tautan(judul="Uji coba dan pemberlakuan", url="/penyiapan/uji-coba/")
PESAN = {
    "mulai": "Uji coba dimulai. Bulan-bulannya dihitung, tetapi tidak dibayarkan.",
    "lanjutkan": "Diputuskan lanjut. Bulan sesudah uji coba dibayarkan.",
    "hentikan": "Diputuskan tidak dilanjutkan. Bulan sesudahnya tidak dihitung di sini.",
    "batalkan": "Rencana uji coba dibatalkan.",
}


def _kata(request: MasukRequest) -> tuple[SaringUnitForm, str]:
    form = SaringUnitForm(request.GET)
    return form, form.cleaned_data["q"] if form.is_valid() else ""


@require_safe
@peran_required(*PELIHAT_UJI_COBA)
def uji_coba(request: MasukRequest) -> HttpResponse:
    """Every paying unit: on trial, live, or not begun."""
    lingkup = request.identitas.lingkup(*PELIHAT_UJI_COBA)
    form, kata = _kata(request)
    halaman = Paginator(keadaan_unit(lingkup, cari=kata), BARIS).get_page(
        request.GET.get("halaman")
    )
    pakai = adopsi(lingkup, [satu.uji_coba_id for satu in halaman if satu.uji_coba_id])
    context = {
        "form": form,
        "remah": [MULAI],
        "tabel": presenters.tabel_unit_peluncuran(
            halaman, request.GET, adopsi=pakai, hari=lingkup.per_tanggal
        ),
        "pemberlakuan": pemberlakuan_terlihat(lingkup)[:BARIS],
        "penyiap": request.identitas.punya(*PENYIAP),
    }
    return render(request, "penyiapan/uji_coba.html", context)


@require_safe
@peran_required(*PELIHAT_UJI_COBA)
def uji_coba_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The roll-out as a file."""
    lingkup = request.identitas.lingkup(*PELIHAT_UJI_COBA)
    unit = keadaan_unit(lingkup, cari=_kata(request)[1])
    ids = [satu.uji_coba_id for satu in unit if satu.uji_coba_id]
    putusan = dict(uji_coba_terlihat(lingkup).filter(pk__in=ids).values_list("pk", "keputusan"))
    baris = presenters.baris_laporan(unit, adopsi(lingkup, ids), putusan, hari=lingkup.per_tanggal)
    tulis = tulis_csv if bentuk == "csv" else tulis_xlsx
    return unduhan(tulis(presenters.KOLOM_LAPORAN, baris), "laporan-uji-coba", bentuk)


def _formulir(request: MasukRequest, form: Any, kembali: Tautan, **isi: str) -> HttpResponse:
    context = {"form": form, "kembali": kembali, "remah": [kembali], **isi}
    return render(request, "penyiapan/formulir.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIAP)
def uji_coba_baru(request: MasukRequest) -> HttpResponse:
    """Plan a trial."""
    lingkup = request.identitas.lingkup(*PENYIAP)
    form = UjiCobaForm(request.POST or None, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            baru = rencanakan_uji_coba(
                isi["unit"], awal=isi["awal"], selesai=bulan_berikut(isi["akhir"]),
                tujuan=isi["tujuan"], oleh=pelaku(request), pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return HttpResponseRedirect(reverse("penyiapan:uji_coba_rincian", args=[baru.pk]))
    return _formulir(
        request, form, REMAH, judul_formulir="Rencanakan uji coba", tombol="Simpan rencana",
        keterangan_formulir="Perangkat daerah memakai semuanya seperti biasa, tanpa pengaruh pada "
        "TPP.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIAP)
def pemberlakuan(request: MasukRequest) -> HttpResponse:
    """From which month on one paying unit counts."""
    lingkup = request.identitas.lingkup(*PENYIAP)
    form = PemberlakuanForm(request.POST or None, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            tetapkan_pemberlakuan(
                isi["unit"], mulai=isi["mulai"], dasar=isi["dasar"], oleh=pelaku(request)
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Pemberlakuan {isi['unit'].nama} disimpan.")
            return HttpResponseRedirect(reverse("penyiapan:uji_coba"))
    return _formulir(
        request, form, REMAH, judul_formulir="Pemberlakuan satu perangkat daerah",
        tombol="Simpan",
        keterangan_formulir="Bila perangkat daerah mulai pada bulan yang berbeda-beda.",
    )  # fmt: skip


def _ambil(request: MasukRequest, pk: int) -> UjiCoba:
    lingkup = request.identitas.lingkup(*PELIHAT_UJI_COBA)
    return ambil(uji_coba_terlihat(lingkup).select_related("instansi"), pk, apa="Uji coba")


@require_safe
@peran_required(*PELIHAT_UJI_COBA)
def uji_coba_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One trial: figures, weeks, trail, what may be decided."""
    satu = _ambil(request, pk)
    lingkup = request.identitas.lingkup(*PELIHAT_UJI_COBA)
    awal = lingkup.per_tanggal.replace(day=1)
    pengaruh = pengaruh_bulan([satu.unit_id], awal=awal)[satu.unit_id]
    aksi, putusan = presenters.aksi_uji_coba(
        satu, UJI_COBA_WORKFLOW.available(satu, pelaku(request))
    )
    context = {
        "satu": satu,
        "masa": presenters.masa_uji_coba(satu.masa.lower, satu.masa.upper),
        "lencana_uji": presenters.LENCANA_UJI_COBA[satu.status],
        "rincian": presenters.rincian_uji_coba(satu, pengaruh.kalimat),
        "kartu": presenters.kartu_adopsi(adopsi(lingkup, [pk])[pk]),
        "pekan": presenters.tabel_pekan(pekan_uji_coba(lingkup, pk)),
        "aksi": aksi,
        "putusan": putusan,
        "riwayat": presenters.riwayat_uji(riwayat_uji_coba(satu)),
        "remah": [REMAH],
    }
    return render(request, "penyiapan/uji_coba_rincian.html", context)


@require_safe
@peran_required(*PELIHAT_UJI_COBA)
def uji_coba_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """The report of a trial as PDF."""
    satu = _ambil(request, pk)
    lingkup = request.identitas.lingkup(*PELIHAT_UJI_COBA)
    isi = presenters.pdf_uji_coba(
        satu, adopsi(lingkup, [pk])[pk], pekan_uji_coba(lingkup, pk),
        riwayat=riwayat_uji_coba(satu), hari=lingkup.per_tanggal,
    )  # fmt: skip
    tajuk = {"Content-Disposition": f'attachment; filename="laporan-uji-coba-{pk}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=tajuk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PELIHAT_UJI_COBA)
def uji_coba_putuskan(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Begin a trial, or decide about it with the reason."""
    satu = _ambil(request, pk)
    if langkah not in PESAN:
        raise Http404("Langkah ini tidak ada.")
    step, oleh = UJI_COBA_WORKFLOW.steps[langkah], pelaku(request)
    wajib(UJI_COBA_WORKFLOW.predicate(step.allowed)(satu, oleh))
    form = PutusanForm(request.POST or None, lanjut=langkah == "lanjutkan")
    isi = form.cleaned_data if step.reason_required and form.is_valid() else {}
    if request.method == "POST" and (isi or not step.reason_required):
        try:
            putuskan_uji_coba(satu, langkah, oleh=oleh, pada=timezone.now(), **isi)
        except AksiDitolak as galat:
            if not step.reason_required:
                raise
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, PESAN[langkah])
            return HttpResponseRedirect(reverse("penyiapan:uji_coba_rincian", args=[pk]))
    kembali = Tautan(
        judul=f"Uji coba {satu.unit.nama}", url=reverse("penyiapan:uji_coba_rincian", args=[pk])
    )
    return _formulir(
        request, form, kembali, judul_formulir=step.label, tombol=step.label,
        keterangan_formulir=satu.unit.nama,
    )  # fmt: skip
