"""Pages of workload against real holders, and of posts that two people hold."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.presenters.evaluasi import DIKECUALIKAN, PERLU
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.beban import Keadaan, jumlah_semua, jumlah_unit, nilai_beban
from ekinerja.pegawai.forms.beban import SaringBebanForm
from ekinerja.pegawai.presenters import beban as tampil
from ekinerja.pegawai.queries.beban_kerja import beban_jabatan
from ekinerja.pegawai.queries.pemangku_ganda import pemangku_ganda as kueri_ganda

BARIS = 50
KOLOM_BEBAN = (
    KolomEkspor("Perangkat daerah", lebar=40),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=50),
    KolomEkspor("Uraian tugas", "bulat", 12),
    KolomEkspor("Beban kerja (menit setahun)", "desimal", 20),
    KolomEkspor("Kebutuhan sebelum dibulatkan", "desimal", 20),
    KolomEkspor("Kebutuhan", "bulat", 12),
    KolomEkspor("Kebutuhan ditetapkan", "bulat", 14),
    KolomEkspor("Bezetting", "bulat", 12),
    KolomEkspor("Pemangku", "bulat", 12),
    KolomEkspor("Selisih", "bulat", 12),
    KolomEkspor("Keadaan"),
)
KOLOM_UNIT = (
    KolomEkspor("Unit", lebar=50),
    KolomEkspor("Jabatan", "bulat", 12),
    KolomEkspor("Dianalisis", "bulat", 12),
    KolomEkspor("Beban kerja (menit setahun)", "desimal", 20),
    KolomEkspor("Kebutuhan", "bulat", 12),
    KolomEkspor("Bezetting", "bulat", 12),
    KolomEkspor("Pemangku", "bulat", 12),
    KolomEkspor("Selisih", "bulat", 12),
)
KOLOM_GANDA = (
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=50),
    KolomEkspor("NIP", lebar=20),
    KolomEkspor("Nama pemangku", lebar=40),
    KolomEkspor("Keadaan"),
    KolomEkspor("Alasan pengecualian", lebar=40),
)


@require_safe
@peran_required(*PEMBACA)
def beban_kerja(request: MasukRequest) -> HttpResponse:
    """Posts or units with need, head-count and holders."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    form = SaringBebanForm(request.GET, lingkup=lingkup)
    semua = _terpilih(lingkup, form)
    daftar = _dengan_keadaan(semua, form)
    ekspor = tautan_ekspor("pegawai:beban_kerja_ekspor", request.GET)
    nomor = request.GET.get("halaman")
    if _tampil(form) == "unit":
        halaman = Paginator(jumlah_unit(daftar), BARIS).get_page(nomor)
        tabel = tampil.tabel_unit(halaman, request.GET, jumlah=jumlah_semua(daftar), ekspor=ekspor)
    else:
        halaman_jabatan = Paginator(daftar, BARIS).get_page(nomor)
        tabel = tampil.tabel_beban(halaman_jabatan, request.GET, ekspor=ekspor)
    context = {
        "form": form,
        "kartu": tampil.kartu_beban(jumlah_semua(semua), semua),
        "tabel": tabel,
        "remah": [Tautan(judul="Organisasi", url=reverse("organisasi:pohon"))],
    }
    return render(request, "pegawai/beban_kerja.html", context)


@require_safe
@peran_required(*PEMBACA)
def beban_kerja_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    form = SaringBebanForm(request.GET, lingkup=lingkup)
    daftar = _dengan_keadaan(_terpilih(lingkup, form), form)
    if _tampil(form) == "unit":
        baris_unit = (
            (
                satu.nama, satu.jabatan, satu.dianalisis, satu.menit, satu.kebutuhan,
                satu.bezetting, satu.pemangku, satu.selisih,
            )
            for satu in (*jumlah_unit(daftar), jumlah_semua(daftar))
        )  # fmt: skip
        return kirim_tabel(KOLOM_UNIT, baris_unit, nama="beban-kerja-unit", bentuk=bentuk)
    baris = (_baris(satu) for satu in daftar)
    return kirim_tabel(KOLOM_BEBAN, baris, nama="beban-kerja-jabatan", bentuk=bentuk)


@require_safe
@peran_required(*PEMBACA)
def pemangku_ganda(request: MasukRequest) -> HttpResponse:
    """Managerial posts with more than one definitive holder today."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    halaman = Paginator(kueri_ganda(lingkup), BARIS).get_page(request.GET.get("halaman"))
    tabel = tampil.tabel_pemangku_ganda(
        halaman, request.GET, pengelola=request.identitas.punya(*PENGELOLA),
        ekspor=tautan_ekspor("pegawai:pemangku_ganda_ekspor", request.GET),
    )  # fmt: skip
    remah = [Tautan(judul="Temuan evaluasi jabatan", url=reverse("organisasi:temuan"))]
    return render(request, "pegawai/pemangku_ganda.html", {"tabel": tabel, "remah": remah})


@require_safe
@peran_required(*PEMBACA)
def pemangku_ganda_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same as a file, one row a holder."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    baris = (
        (
            satu.unit, satu.kode, satu.jabatan, nip, nama,
            (PERLU if satu.dihitung else DIKECUALIKAN).teks, satu.alasan,
        )
        for satu in kueri_ganda(lingkup)
        for _, nama, nip in satu.pemangku
    )  # fmt: skip
    return kirim_tabel(KOLOM_GANDA, baris, nama="pemangku-ganda", bentuk=bentuk)


def _terpilih(lingkup: Lingkup, form: SaringBebanForm) -> list[Keadaan]:
    """Posts of the words and perangkat daerah that were asked for, whatever their state."""
    isi = form.cleaned_data if form.is_valid() else {"q": "", "opd": ""}
    kata = isi["q"].casefold().split()
    semua = (
        satu
        for satu in beban_jabatan(lingkup)
        if isi["opd"] in ("", satu.opd)
        and all(k in f"{satu.jabatan} {satu.unit} {satu.kode}".casefold() for k in kata)
    )
    return nilai_beban(semua, pada=lingkup.per_tanggal)


def _dengan_keadaan(daftar: list[Keadaan], form: SaringBebanForm) -> list[Keadaan]:
    keadaan = form.cleaned_data["keadaan"] if form.is_valid() else ""
    return [satu for satu in daftar if keadaan in ("", satu.keadaan)]


def _tampil(form: SaringBebanForm) -> str:
    return str(form.cleaned_data["tampil"]) if form.is_valid() else ""


def _baris(satu: Keadaan) -> tuple[object, ...]:
    pos = satu.pos
    return (
        pos.opd, pos.unit, pos.kode, pos.jabatan, pos.tugas, pos.menit, satu.terhitung,
        satu.kebutuhan, pos.kebutuhan, pos.bezetting, pos.pemangku, satu.selisih,
        tampil.KEADAAN[satu.keadaan].teks,
    )  # fmt: skip
