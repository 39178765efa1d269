"""Pages of reorganisations: plans, their steps, what they touch, trial run and application."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import LangkahForm, ReorganisasiForm, SaringReorganisasiForm
from ekinerja.penyiapan.langkah import LANGKAH_REORGANISASI
from ekinerja.penyiapan.models import Reorganisasi
from ekinerja.penyiapan.permissions import PENYIAP
from ekinerja.penyiapan.queries import dampak, reorganisasi_terlihat, riwayat_reorganisasi
from ekinerja.penyiapan.services import (
    buang_reorganisasi,
    coba_reorganisasi,
    hapus_langkah,
    susun_reorganisasi,
    tambah_langkah,
    terapkan_reorganisasi,
)
from ekinerja.penyiapan.views.kesehatan import BARIS, unduhan
from ekinerja.penyiapan.views.mulai import MULAI
from ekinerja.penyiapan.workflow import REORGANISASI_WORKFLOW, SUSUN
from ekinerja.regulasi.requests import pelaku

REMAH = Tautan(judul="Reorganisasi", url="/penyiapan/reorganisasi/")
PUTUSAN = {"terapkan": terapkan_reorganisasi, "buang": buang_reorganisasi}
PESAN = {
    "terapkan": "Reorganisasi diterapkan. Susunan sebelum tanggal itu tetap terbaca.",
    "buang": "Rencana dibuang; tidak ada yang berubah.",
}


def _ambil(request: MasukRequest, pk: int) -> Reorganisasi:
    lingkup = request.identitas.lingkup(*PENYIAP)
    return ambil(reorganisasi_terlihat(lingkup), pk, apa="Rencana")


def _ke(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("penyiapan:reorganisasi_rincian", args=[pk]))


@require_safe
@peran_required(*PENYIAP)
def reorganisasi(request: MasukRequest) -> HttpResponse:
    """Plans of the instansi."""
    form = SaringReorganisasiForm(request.GET)
    kata = form.cleaned_data["q"] if form.is_valid() else ""
    semua = reorganisasi_terlihat(request.identitas.lingkup(*PENYIAP), cari=kata)
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    tabel = presenters.tabel_reorganisasi(halaman, request.GET)
    context = {"form": form, "remah": [MULAI], "tabel": tabel}
    return render(request, "penyiapan/reorganisasi.html", context)


def _formulir(request: MasukRequest, form: Any, kembali: Tautan, **isi: str) -> HttpResponse:
    context = {"form": form, "kembali": kembali, "remah": [kembali], "tombol": "Simpan", **isi}
    return render(request, "penyiapan/formulir.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIAP)
def reorganisasi_baru(request: MasukRequest) -> HttpResponse:
    """Begin a plan."""
    form = ReorganisasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rencana = form.isikan(Reorganisasi(instansi_id=request.user.instansi_id))
        try:
            susun_reorganisasi(rencana, oleh=pelaku(request), pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _ke(rencana.pk)
    return _formulir(
        request, form, REMAH, judul_formulir="Rencana reorganisasi",
        keterangan_formulir="Tidak ada yang berubah sebelum rencana ini diterapkan.",
    )  # fmt: skip


@require_safe
@peran_required(*PENYIAP)
def reorganisasi_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One plan: its steps, what they touch, what may be done."""
    satu, oleh = _ambil(request, pk), pelaku(request)
    kena = dampak(request.identitas.lingkup(*PENYIAP), satu.rencana, pada=satu.tanggal)
    orang = Paginator(kena.orang, BARIS).get_page(request.GET.get("halaman"))
    susun = satu.status == SUSUN
    context = {
        "satu": satu,
        "susun": susun,
        "lencana_rencana": presenters.LENCANA_RENCANA[satu.status],
        "langkah": presenters.daftar_langkah(satu, boleh=susun),
        "tambah": presenters.tautan_langkah(satu) if susun else [],
        "tabel": presenters.tabel_dampak(orang, request.GET, pk=pk),
        "peran": presenters.peran_terdampak(kena),
        "aksi": presenters.aksi_reorganisasi(satu, REORGANISASI_WORKFLOW.available(satu, oleh)),
        "belum": REORGANISASI_WORKFLOW.decide("terapkan", satu, oleh).alasan if susun else "",
        "riwayat": presenters.riwayat_rencana(riwayat_reorganisasi(satu)),
        "remah": [REMAH],
    }
    return render(request, "penyiapan/reorganisasi_rincian.html", context)


@require_safe
@peran_required(*PENYIAP)
def reorganisasi_dampak(request: MasukRequest, pk: int, bentuk: str) -> HttpResponse:
    """People whom the plan touches, as a file."""
    satu = _ambil(request, pk)
    kena = dampak(request.identitas.lingkup(*PENYIAP), satu.rencana, pada=satu.tanggal)
    tulis = tulis_csv if bentuk == "csv" else tulis_xlsx
    isi = tulis(presenters.KOLOM_DAMPAK, presenters.baris_dampak(kena.orang))
    return unduhan(isi, f"dampak-reorganisasi-{pk}", bentuk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIAP)
def langkah_baru(request: MasukRequest, pk: int, jenis: str) -> HttpResponse:
    """Add a step of one kind."""
    satu = _ambil(request, pk)
    if jenis not in LANGKAH_REORGANISASI:
        raise Http404("Jenis langkah ini tidak ada.")
    dipilih = LANGKAH_REORGANISASI[jenis]
    form = LangkahForm(request.POST or None, jenis=dipilih)
    if request.method == "POST" and form.is_valid():
        try:
            tambah_langkah(satu, form.langkah(), oleh=pelaku(request))
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _ke(pk)
    kembali = Tautan(judul=satu.nama, url=reverse("penyiapan:reorganisasi_rincian", args=[pk]))
    return _formulir(
        request, form, kembali, judul_formulir=dipilih.judul,
        keterangan_formulir=dipilih.keterangan,
    )  # fmt: skip


@require_POST
@peran_required(*PENYIAP)
def langkah_hapus(request: MasukRequest, pk: int, nomor: int) -> HttpResponse:
    """Take a step off a plan."""
    hapus_langkah(_ambil(request, pk), nomor, oleh=pelaku(request))
    return _ke(pk)


@require_POST
@peran_required(*PENYIAP)
def reorganisasi_coba(request: MasukRequest, pk: int) -> HttpResponse:
    """Carry the plan out and take everything back; tell what was refused."""
    kalimat = coba_reorganisasi(_ambil(request, pk), oleh=pelaku(request), pada=timezone.now())
    if kalimat:
        messages.error(request, kalimat)
    else:
        messages.success(request, "Semua langkah dapat dikerjakan. Belum ada yang berubah.")
    return _ke(pk)


@require_POST
@peran_required(*PENYIAP)
def reorganisasi_putuskan(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Carry the plan out, or throw it away."""
    satu = _ambil(request, pk)
    if langkah not in PUTUSAN:
        raise Http404("Langkah ini tidak ada.")
    PUTUSAN[langkah](satu, oleh=pelaku(request), pada=timezone.now())
    messages.success(request, PESAN[langkah])
    return _ke(pk)
