"""What comes near (retirement, contracts), contracts by form, and careers as files."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan, pager
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai import presenters
from ekinerja.pegawai.ekspor import (
    KOLOM_KARIER,
    KOLOM_KONTRAK,
    KOLOM_PENSIUN,
    baris_karier,
    baris_kontrak,
    baris_pensiun,
    rekaman_karier,
)
from ekinerja.pegawai.forms import KontrakForm, SaringHampirForm, SaringKontrakForm
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.permissions import PEMBACA_KEPUTUSAN
from ekinerja.pegawai.queries import (
    calon_pensiun,
    catatan_karier,
    dengan_rencana,
    karier_semua,
    pegawai_terlihat,
    penempatan_pensiun,
    saring_kontrak,
)
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.pegawai.services import DataKontrak, catat_kontrak

PENGEKSPOR_KARIER = (Peran.BKPSDM, Peran.ADMIN_PD, Peran.PEMERIKSA)
BARIS = 50
BULAN_BAKU = 12


def _sampai(form: SaringHampirForm, hari: date) -> date:
    """The last day that the filter reaches."""
    bulan = (form.cleaned_data["bulan"] if form.is_valid() else None) or BULAN_BAKU
    ke = hari.month - 1 + bulan
    return date(hari.year + ke // 12, ke % 12 + 1, min(hari.day, 28))


def _isi(form: SaringHampirForm, nama: str) -> str:
    return str(form.cleaned_data.get(nama) or "") if form.is_valid() else ""


@require_safe
@peran_required(*PEMBACA_KEPUTUSAN)
def pensiun(request: MasukRequest) -> HttpResponse:
    """Who retires within twelve months (or another span)."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    form = SaringHampirForm(request.GET)
    sampai = _sampai(form, lingkup.per_tanggal)
    semua = penempatan_pensiun(lingkup, sampai=sampai, cari=_isi(form, "q"))
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    calon = list(dengan_rencana(halaman, pada=lingkup.per_tanggal))
    ekspor = tautan_ekspor("pegawai:pensiun_ekspor", request.GET)
    return _halaman(
        request,
        judul="Akan pensiun",
        keterangan="Menurut batas usia jabatannya; TMT tanggal satu bulan berikutnya "
        "(belum terverifikasi).",
        form=form,
        tabel=presenters.tabel_pensiun(
            calon, pager(halaman, request.GET), hari=lingkup.per_tanggal, ekspor=ekspor
        ),
    )


@require_safe
@peran_required(*PEMBACA_KEPUTUSAN)
def pensiun_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """Who retires, as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    form = SaringHampirForm(request.GET)
    sampai = _sampai(form, lingkup.per_tanggal)
    baris = baris_pensiun(calon_pensiun(lingkup, sampai=sampai, cari=_isi(form, "q")))
    return kirim_tabel(KOLOM_PENSIUN, baris, nama="akan-pensiun", bentuk=bentuk)


@require_safe
@peran_required(*PEMBACA_KEPUTUSAN)
def kontrak(request: MasukRequest) -> HttpResponse:
    """Contracts that end soon and have no successor."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    form = SaringKontrakForm(request.GET)
    semua = saring_kontrak(
        lingkup, sampai=_sampai(form, lingkup.per_tanggal), cari=_isi(form, "q"),
        jenis=_isi(form, "jenis"),
    )  # fmt: skip
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    ekspor = tautan_ekspor("pegawai:kontrak_ekspor", request.GET)
    return _halaman(
        request,
        judul="Kontrak yang akan berakhir",
        keterangan="Kontrak berjalan yang belum punya sambungan.",
        form=form,
        tabel=presenters.tabel_kontrak(
            halaman, request.GET, hari=lingkup.per_tanggal, ekspor=ekspor
        ),
    )


@require_safe
@peran_required(*PEMBACA_KEPUTUSAN)
def kontrak_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """Contracts that end soon, as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    form = SaringKontrakForm(request.GET)
    semua = saring_kontrak(
        lingkup, sampai=_sampai(form, lingkup.per_tanggal), cari=_isi(form, "q"),
        jenis=_isi(form, "jenis"),
    )  # fmt: skip
    return kirim_tabel(KOLOM_KONTRAK, baris_kontrak(semua), nama="kontrak", bentuk=bentuk)


def _halaman(
    request: MasukRequest, *, judul: str, keterangan: str, form: Any, tabel: Any
) -> HttpResponse:
    context = {
        "judul_daftar": judul,
        "keterangan_daftar": keterangan,
        "form": form,
        "tabel": tabel,
        "remah": [Tautan(judul="Pegawai", url=reverse("pegawai:daftar"))],
    }
    return render(request, "pegawai/daftar_karier.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(Peran.BKPSDM)
def kontrak_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """Record a contract of a person."""
    lingkup = request.identitas.lingkup(Peran.BKPSDM)
    orang = ambil(pegawai_terlihat(lingkup), pk, apa="Pegawai")
    form = KontrakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            data = DataKontrak(**form.cleaned_data)
            catat_kontrak(orang, data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Kontrak {orang.nama} sudah dicatat.")
            return HttpResponseRedirect(reverse("pegawai:rincian", args=[pk]))
    kembali = Tautan(judul=orang.nama, url=reverse("pegawai:rincian", args=[pk]))
    context = {
        "form": form,
        "judul_formulir": f"Kontrak kerja: {orang.nama}",
        "keterangan_formulir": "Perpanjangan dicatat sebagai kontrak baru.",
        "remah": [kembali],
        "kembali": kembali,
    }
    return render(request, "pegawai/formulir.html", context, status=422 if form.errors else 200)


@require_safe
@masuk_required
def karier_seorang(request: MasukRequest, pk: int, bentuk: str) -> HttpResponse:
    """Dated records of one person: to the person, and to those who keep or examine the data."""
    orang = ambil(_pemilik(request), pk, apa="Pegawai")
    catatan = [(orang, satu) for satu in catatan_karier([orang.pk]).get(orang.pk, [])]
    return _kirim(catatan, nama=f"karier-{orang.nip or orang.pk}", bentuk=bentuk)


def _pemilik(request: MasukRequest) -> Any:
    """People whose whole career this reader may take away."""
    identitas = request.identitas
    if identitas.punya(*PENGEKSPOR_KARIER):
        return pegawai_terlihat(identitas.lingkup(*PENGEKSPOR_KARIER))
    return pegawai_terlihat(identitas.lingkup_sendiri())


@require_safe
@peran_required(*PENGEKSPOR_KARIER)
def karier(request: MasukRequest, bentuk: str) -> HttpResponse:
    """Dated records of everybody in the scope."""
    catatan = list(karier_semua(request.identitas.lingkup(*PENGEKSPOR_KARIER)))
    return _kirim(catatan, nama="karier", bentuk=bentuk)


def _kirim(catatan: list[tuple[Pegawai, Any]], *, nama: str, bentuk: str) -> HttpResponse:
    if bentuk != "json":
        return kirim_tabel(KOLOM_KARIER, baris_karier(catatan), nama=nama, bentuk=bentuk)
    jawaban = JsonResponse({"bentuk": "karier/1", "catatan": rekaman_karier(catatan)})
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.json"'
    jawaban["Cache-Control"] = "no-store"
    return jawaban
