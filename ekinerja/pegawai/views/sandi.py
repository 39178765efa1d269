"""First passwords for a whole unit: choose, confirm, follow, download once."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.kit import Tautan, pager
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai import presenters
from ekinerja.pegawai.forms import SandiUnitForm
from ekinerja.pegawai.models import PenerbitanSandi
from ekinerja.pegawai.permissions import PENERBIT_SANDI
from ekinerja.pegawai.queries import orang_penerbitan, penerbitan_saya
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.pegawai.services import minta_sandi_banyak, pilah_calon, unduh_sandi

BARIS = 50
TERAKHIR = 20
REMAH = (Tautan(judul="Pegawai", url="/pegawai/"),)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENERBIT_SANDI)
def banyak(request: MasukRequest) -> HttpResponse:
    """Choose a unit; GET with one asks for confirmation, POST issues."""
    lingkup = request.identitas.lingkup(*PENERBIT_SANDI)
    isi = request.POST if request.method == "POST" else request.GET
    form = SandiUnitForm(isi if "unit" in isi else None, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = minta_sandi_banyak(
                form.cleaned_data["unit"],
                lingkup=lingkup,
                oleh=request.identitas,
                pada=timezone.now(),
            )
        except (AksiDitolak, TidakBerwenang) as galat:
            form.add_error("unit", galat.kalimat)
        else:
            return HttpResponseRedirect(reverse("pegawai:sandi_rincian", args=[hasil.pk]))
    return _halaman(request, form)


def _halaman(request: MasukRequest, form: SandiUnitForm) -> HttpResponse:
    """The form, what it would do, and what was issued before."""
    lingkup = request.identitas.lingkup(*PENERBIT_SANDI)
    semua = penerbitan_saya(lingkup, request.identitas.user_id)[:TERAKHIR]
    context = {
        "form": form,
        "remah": REMAH,
        "tabel": presenters.tabel_penerbitan(list(semua), kini=timezone.now()),
    }
    if form.is_bound and form.is_valid():
        context |= _konfirmasi(request, form.cleaned_data["unit"])
    status = 422 if request.method == "POST" else 200
    return render(request, "pegawai/sandi_banyak.html", context, status=status)


def _konfirmasi(request: MasukRequest, unit: UnitKerja) -> dict[str, object]:
    lingkup = request.identitas.lingkup(*PENERBIT_SANDI)
    terpilih, dilewati = pilah_calon(unit, lingkup=lingkup, oleh=request.identitas)
    return {
        "unit": unit,
        "banyak": len(terpilih),
        "lewat": len(dilewati),
        "dilewati": presenters.tabel_dilewati(dilewati[:BARIS]) if dilewati else None,
        "lebih": max(0, len(dilewati) - BARIS),
    }


def _ambil(request: MasukRequest, pk: int) -> PenerbitanSandi:
    lingkup = request.identitas.lingkup(*PENERBIT_SANDI)
    return ambil(
        penerbitan_saya(lingkup, request.identitas.user_id), pk, apa="Penerbitan kata sandi"
    )


@require_safe
@peran_required(*PENERBIT_SANDI)
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One issue: how far, whether the file waits, and who was left out."""
    satu, kini = _ambil(request, pk), timezone.now()
    lewat = orang_penerbitan(satu).exclude(alasan="")
    halaman: Page[Any] = Paginator(lewat, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "penerbitan": satu,
        "kemajuan": presenters.kemajuan_sandi(satu),
        "keadaan": presenters.keadaan_sandi(satu, kini=kini),
        "dapat_diunduh": satu.pekerjaan.tuntas and satu.garam and satu.kedaluwarsa > kini,
        "dilewati": presenters.tabel_dilewati(
            ((orang.pegawai, orang.alasan) for orang in halaman),
            halaman=pager(halaman, request.GET),
        ),
        "remah": (*REMAH, Tautan(judul="Kata sandi pertama", url=reverse("pegawai:sandi_banyak"))),
    }
    return render(request, "pegawai/sandi_rincian.html", context)


@require_safe
@peran_required(*PENERBIT_SANDI)
def kemajuan(request: MasukRequest, pk: int) -> HttpResponse:
    """Progress, asked for again and again; at the end the page itself is asked for once."""
    satu = _ambil(request, pk)
    jawaban = render(request, "kit/kemajuan.html", {"kemajuan": presenters.kemajuan_sandi(satu)})
    if satu.pekerjaan.tuntas and request.headers.get("HX-Request"):
        jawaban["HX-Refresh"] = "true"
    return jawaban


@require_POST
@peran_required(*PENERBIT_SANDI)
def unduh(request: MasukRequest, pk: int) -> HttpResponse:
    """The file, once: never cached."""
    baris = unduh_sandi(_ambil(request, pk), oleh=request.identitas, pada=timezone.now())
    jawaban = kirim_tabel(presenters.KOLOM_SANDI, baris, nama="kata-sandi-pertama", bentuk="xlsx")
    jawaban["Cache-Control"] = "no-store"
    return jawaban
