"""Pages of the job analysis: tasks of a post, the need they give, the inventory of tasks."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.beban import hitung_beban, waktu_efektif
from ekinerja.organisasi.forms import (
    AkhiriUraianForm,
    KebutuhanForm,
    SalinUraianForm,
    SaringUraianForm,
    UraianForm,
)
from ekinerja.organisasi.models import Jabatan, UraianTugas
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA, PENYUSUN
from ekinerja.organisasi.presenters import analisis as tampil
from ekinerja.organisasi.queries import jabatan_terlihat
from ekinerja.organisasi.queries.analisis import (
    SaringUraian,
    jabatan_senama,
    saring_uraian,
    uraian_jabatan,
    uraian_terlihat,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services.analisis import (
    IsiUraian,
    akhiri_uraian,
    geser_uraian,
    salin_uraian,
    tambah_uraian,
    tetapkan_kebutuhan,
    ubah_uraian,
)
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.organisasi.views.susunan import lingkup_pada
from ekinerja.organisasi.views.unit import halaman_formulir

BARIS = 50
EKSPOR_MAKS = 100_000
ISI = ("uraian", "output", "satuan", "norma_waktu", "volume")
# judul kolom sama dengan templat impor uraian tugas, supaya berkasnya dapat diimpor kembali
KOLOM_URAIAN = (
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=40),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Nomor urut", "bulat", 10),
    KolomEkspor("Uraian tugas", lebar=60),
    KolomEkspor("Hasil kerja", lebar=30),
    KolomEkspor("Satuan"),
    KolomEkspor("Norma waktu", "bulat", 12),
    KolomEkspor("Volume setahun", "desimal", 14),
    KolomEkspor("Beban kerja (menit)", "desimal", 16),
    KolomEkspor("Berlaku sejak", "tanggal"),
)


@require_safe
@peran_required(*PEMBACA)
def rincian_uraian(request: MasukRequest, pk: int) -> HttpResponse:
    """Tasks of a post on the day, its workload and the need that follows."""
    lingkup, pada = lingkup_pada(request)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    daftar = uraian_jabatan(lingkup, jabatan)
    penyusun = pada is None and request.identitas.boleh_di(jabatan.unit_id, *PENYUSUN)
    pengelola = pada is None and request.identitas.punya(*PENGELOLA)
    efektif = waktu_efektif(lingkup.per_tanggal)
    kartu = []
    if efektif is not None and daftar:
        hasil = hitung_beban(
            [(satu.volume, satu.norma_waktu) for satu in daftar],
            manajerial=jabatan.jenis in Jabatan.MANAJERIAL, pada=lingkup.per_tanggal,
        )  # fmt: skip
        kartu = tampil.kartu_beban(hasil, jabatan, efektif=efektif)
    context = {
        "jabatan": jabatan,
        "pada": pada,
        "remah": [_kembali(jabatan)],
        "kartu": kartu,
        "baris": tampil.baris_uraian(daftar, penyusun=penyusun),
        "penyusun": penyusun,
        "senama": penyusun and bool(daftar) and jabatan_senama(lingkup, jabatan).exists(),
        "kebutuhan_form": KebutuhanForm() if pengelola and kartu else None,
    }
    return render(request, "organisasi/uraian_jabatan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYUSUN)
def uraian_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """A new task of a post."""
    lingkup = request.identitas.lingkup(*PENYUSUN)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    awal = {"mulai": lingkup.per_tanggal.replace(month=1, day=1)}
    if awal["mulai"] not in jabatan.masa:
        awal["mulai"] = lingkup.per_tanggal
    form = UraianForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        mulai = data.pop("mulai")
        try:
            tambah_uraian(
                jabatan, IsiUraian(**data), mulai=mulai, oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Uraian tugas sudah ditambahkan.")
            return _ke_uraian(jabatan)
    return _formulir(request, form, jabatan, judul="Tambah uraian tugas")


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYUSUN)
def uraian_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Mend a task."""
    uraian = _uraian(request, pk)
    awal = {nama: getattr(uraian, nama) for nama in ISI}
    form = UraianForm(request.POST or None, initial=awal, perbaikan=True)
    if request.method == "POST" and form.is_valid():
        try:
            ubah_uraian(
                uraian, IsiUraian(**form.cleaned_data), oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Uraian tugas sudah diperbaiki.")
            return _ke_uraian(uraian.jabatan)
    return _formulir(request, form, uraian.jabatan, judul="Perbaiki uraian tugas")


@require_POST
@peran_required(*PENYUSUN)
def uraian_geser(request: MasukRequest, pk: int) -> HttpResponse:
    """Move a task one place up or down."""
    uraian = _uraian(request, pk)
    naik = request.POST.get("arah") != "turun"
    geser_uraian(uraian, naik=naik, oleh=request.identitas, pada=timezone.now())
    return _ke_uraian(uraian.jabatan)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYUSUN)
def uraian_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """End a task on a day."""
    uraian = _uraian(request, pk)
    form = AkhiriUraianForm(request.POST or None, initial={"selesai": request.identitas.hari})
    if request.method == "POST" and form.is_valid():
        try:
            akhiri_uraian(uraian, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            selesai = tanggal(form.cleaned_data["selesai"])
            messages.success(request, f"Tugas ini tidak berlaku lagi sejak {selesai}.")
            return _ke_uraian(uraian.jabatan)
    return _formulir(
        request, form, uraian.jabatan, judul="Akhiri uraian tugas", keterangan=uraian.uraian
    )


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYUSUN)
def uraian_salin(request: MasukRequest, pk: int) -> HttpResponse:
    """Copy the tasks of a post to others of the same name."""
    lingkup = request.identitas.lingkup(*PENYUSUN)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    pilihan = jabatan_senama(lingkup, jabatan)
    awal = {"mulai": lingkup.per_tanggal}
    form = SalinUraianForm(request.POST or None, initial=awal, pilihan=pilihan)
    if request.method == "POST" and form.is_valid():
        try:
            jumlah = salin_uraian(
                jabatan, list(form.cleaned_data["tujuan"]), mulai=form.cleaned_data["mulai"],
                oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"{jumlah} uraian tugas disalin.")
            return _ke_uraian(jabatan)
    return _formulir(
        request, form, jabatan, judul="Salin uraian tugas",
        keterangan=_keterangan_salin(jabatan, ada=pilihan.exists()),
    )  # fmt: skip


def _keterangan_salin(jabatan: Jabatan, *, ada: bool) -> str:
    if not ada:
        return (
            f"Tidak ada jabatan lain bernama {jabatan.nama} dalam kewenangan Anda, sehingga tidak "
            "ada tujuan salinan."
        )
    return (
        f"Tugas {jabatan.nama} disalin ke jabatan bernama sama yang Anda pilih. Tugas yang sudah "
        "ada di sana tidak diubah; sesuaikan volumenya sesudah disalin."
    )


@require_POST
@peran_required(*PENGELOLA)
def kebutuhan(request: MasukRequest, pk: int) -> HttpResponse:
    """Write the computed need on the post."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    form = KebutuhanForm(request.POST)
    dasar = form.cleaned_data["dasar"] if form.is_valid() else ""
    try:
        jabatan = tetapkan_kebutuhan(
            jabatan, dasar=dasar, oleh=request.identitas, pada=timezone.now()
        )
    except AksiDitolak as galat:
        messages.error(request, galat.kalimat)
    else:
        messages.success(request, f"Kebutuhan pegawai ditetapkan {jabatan.kebutuhan} orang.")
    return _ke_uraian(jabatan)


@require_safe
@peran_required(*PEMBACA)
def uraian(request: MasukRequest) -> HttpResponse:
    """The inventory of tasks of all posts in scope."""
    lingkup, pada = lingkup_pada(request)
    form = SaringUraianForm(request.GET)
    daftar = saring_uraian(lingkup, _saring(form))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = presenters.tautan_ekspor("organisasi:uraian_ekspor", request.GET)
    context = {
        "form": form,
        "pada": pada,
        "remah": presenters.remah(()),
        "tabel": tampil.tabel_uraian(halaman, request.GET, ekspor=ekspor),
    }
    return render(request, "organisasi/uraian.html", context)


@require_safe
@peran_required(*PEMBACA)
def uraian_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered tasks as a file that the import reads again."""
    lingkup, _ = lingkup_pada(request)
    daftar = saring_uraian(lingkup, _saring(SaringUraianForm(request.GET)))[:EKSPOR_MAKS]
    baris = (_baris_ekspor(satu) for satu in daftar.iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM_URAIAN, baris, nama="uraian-tugas", bentuk=bentuk)


def _baris_ekspor(satu: UraianTugas) -> tuple[object, ...]:
    return (
        satu.jabatan.kode, satu.jabatan.nama, satu.jabatan.unit.nama, satu.urutan, satu.uraian,
        satu.output, satu.satuan, satu.norma_waktu, satu.volume, satu.volume * satu.norma_waktu,
        satu.masa.lower,
    )  # fmt: skip


def _saring(form: SaringUraianForm) -> SaringUraian:
    if not form.is_valid():
        return SaringUraian()
    return SaringUraian(cari=form.cleaned_data["q"], jenis=form.cleaned_data["jenis"])


def _uraian(request: MasukRequest, pk: int) -> UraianTugas:
    return ambil(uraian_terlihat(request.identitas.lingkup(*PENYUSUN)), pk, apa="Uraian tugas")


def _formulir(
    request: MasukRequest, form: Any, jabatan: Jabatan, *, judul: str, keterangan: str = ""
) -> HttpResponse:
    kembali = Tautan(
        judul="Analisis jabatan", url=reverse("organisasi:uraian_jabatan", args=[jabatan.pk])
    )
    isi = keterangan or f"{jabatan.nama}, {jabatan.unit.nama}."
    return halaman_formulir(request, form, judul=judul, keterangan=isi, kembali=kembali)


def _kembali(jabatan: Jabatan) -> Tautan:
    return Tautan(judul=jabatan.nama, url=reverse("organisasi:jabatan_rincian", args=[jabatan.pk]))


def _ke_uraian(jabatan: Jabatan) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("organisasi:uraian_jabatan", args=[jabatan.pk]))
