"""Pages of data health: the whole scope, one's own data, and what the home page shows of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import nomor
from ekinerja.core.htmx import safe_next
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import SaringTemuanForm
from ekinerja.penyiapan.permissions import PELIHAT_KESEHATAN, PEMUTAKHIR
from ekinerja.penyiapan.queries import (
    SaringTemuan,
    Temuan,
    hitung_temuan,
    jumlah_temuan,
    keadaan_periksa,
    masalah_diperiksa,
    perbaikan_sendiri,
    persempit,
    temuan_orang,
    temuan_terlihat,
)
from ekinerja.penyiapan.services import periksa_data

BERANDA = Tautan(judul="Beranda", url="/")
KESEHATAN = Tautan(judul="Kesehatan data", url="/penyiapan/kesehatan/")
DATA_SAYA = Tautan(judul="Data saya", url="/penyiapan/data-saya/")
BARIS = 40
TEMUAN = 25
EKSPOR_MAKS = 100_000
JENIS_BERKAS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def unduhan(isi: bytes, nama: str, bentuk: str) -> HttpResponse:
    """A file as a download; 404 for a kind of file that there is not."""
    if bentuk not in JENIS_BERKAS:
        raise Http404("Berkas ini tidak tersedia. Unduh sebagai xlsx atau csv.")
    tajuk = {"Content-Disposition": f'attachment; filename="{nama}.{bentuk}"'}
    return HttpResponse(isi, content_type=JENIS_BERKAS[bentuk], headers=tajuk)


def _saring(form: SaringTemuanForm) -> SaringTemuan:
    if not form.is_valid():
        return SaringTemuan()
    isi, unit = form.cleaned_data, form.cleaned_data["unit"]
    return SaringTemuan(isi["kunci"], isi["tingkat"], unit.pk if unit else None, isi["q"])


def _form(request: MasukRequest) -> SaringTemuanForm:
    lingkup = request.identitas.lingkup(*PELIHAT_KESEHATAN)
    unit_id = nomor(request.GET.get("unit", ""))
    return SaringTemuanForm(request.GET, lingkup=lingkup, unit_id=unit_id)


@require_safe
@peran_required(*PELIHAT_KESEHATAN)
def kesehatan(request: MasukRequest) -> HttpResponse:
    """What is missing in the scope: by weight, by kind, by perangkat daerah, one by one."""
    form = _form(request)
    saring = _saring(form)
    lingkup = persempit(request.identitas.lingkup(*PELIHAT_KESEHATAN), saring)
    kunci = masalah_diperiksa(lingkup)
    keadaan = keadaan_periksa(lingkup)
    hitungan = hitung_temuan(lingkup, kunci=kunci)
    jumlah = jumlah_temuan(lingkup, saring, kunci=kunci)
    halaman = Paginator(range(jumlah), TEMUAN).get_page(request.GET.get("halaman"))
    isi = temuan_terlihat(
        lingkup, saring, kunci=kunci, batas=TEMUAN, mulai=halaman.start_index() - 1 if jumlah else 0
    )
    context = {
        "form": form,
        "boleh_periksa": request.identitas.punya(*PEMUTAKHIR),
        "belum": None if keadaan.pada else presenters.BELUM_DIPERIKSA,
        "stempel": presenters.stempel_periksa(keadaan),
        "tersaring": bool(saring.kunci or saring.tingkat or saring.cari),
        "kartu": presenters.kartu_ringkas(hitungan, request.GET),
        "jenis": presenters.tabel_masalah_data(hitungan, request.GET),
        "unit": presenters.tabel_unit_data(hitungan, request.GET),
        "tabel": presenters.tabel_temuan(isi, halaman, request.GET, identitas=request.identitas),
    }
    return render(request, "penyiapan/kesehatan.html", context)


@require_POST
@peran_required(*PEMUTAKHIR)
def periksa_sekarang(request: MasukRequest) -> HttpResponse:
    """Check the whole government now, and back to the list."""
    periksa_data(request.user.instansi_id, pada=timezone.now())
    messages.success(request, "Data sudah diperiksa ulang.")
    return HttpResponseRedirect(safe_next(request, reverse("penyiapan:kesehatan")))


@require_safe
@peran_required(*PELIHAT_KESEHATAN)
def kesehatan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered gaps as a file."""
    saring = _saring(_form(request))
    lingkup = persempit(request.identitas.lingkup(*PELIHAT_KESEHATAN), saring)
    kunci = masalah_diperiksa(lingkup)
    isi = temuan_terlihat(lingkup, saring, kunci=kunci, batas=EKSPOR_MAKS)
    tulis = tulis_csv if bentuk == "csv" else tulis_xlsx
    berkas = tulis(presenters.KOLOM_EKSPOR, presenters.baris_ekspor(isi))
    return unduhan(berkas, "kesehatan-data", bentuk)


def temuan_saya(request: MasukRequest) -> list[Temuan]:
    """The gaps in the data of the person who is signed in."""
    pegawai = request.identitas.pegawai
    if pegawai is None:
        return []
    lingkup = request.identitas.lingkup_sendiri()
    kunci = masalah_diperiksa(lingkup, pribadi=True)
    return temuan_orang(lingkup, pegawai_id=pegawai.pk, kunci=[k for k in kunci if k != "akun"])


@require_safe
@masuk_required
def data_saya(request: MasukRequest) -> HttpResponse:
    """What is missing in one's own data, and the requests one has made."""
    milik = Paginator(perbaikan_sendiri(request.identitas), BARIS).get_page(
        request.GET.get("halaman")
    )
    context = {
        "remah": [BERANDA],
        "pegawai": request.identitas.pegawai,
        "temuan": presenters.kartu_temuan(temuan_saya(request), request.identitas),
        "tabel": presenters.tabel_perbaikan(milik, request.GET, masih={satu.pk for satu in milik}),
    }
    return render(request, "penyiapan/data_saya.html", context)
