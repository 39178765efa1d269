"""Pages of attendance: the own month, a day, the people of a unit, a typed record."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.htmx import render_page
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.queries import bulan_tertutup
from ekinerja.organisasi.queries import unit_pembayar
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.queries import tim_pada
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.presensi.forms import CatatForm, SaringHadirForm
from ekinerja.presensi.permissions import (
    PEMBACA,
    PENCATAT,
    PENGHITUNG,
    boleh_melihat_unit,
    boleh_mencatat,
)
from ekinerja.presensi.presenters import (
    awal_bulan_lain,
    ekspor_unit,
    susun_bulan,
    susun_hari,
    susun_unit,
)
from ekinerja.presensi.queries import (
    KalenderHari,
    bulan_orang,
    hari_terlihat,
    kalender_hari,
    kehadiran_unit,
    pegawai_sebulan,
    pegawai_terlihat,
    penempatan_hari,
    rekaman_hari,
)
from ekinerja.presensi.services import catat_manual, hitung_hari

BARIS = 40
BARIS_EKSPOR = 20_000
TAHUN = range(2000, 2100)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@pegawai_required
def saya(request: PegawaiRequest) -> HttpResponse:
    """The own month."""
    konteks = {
        "bulan": _bulan(request, request.pegawai, request.identitas.lingkup_sendiri()),
        "boleh_unit": boleh_melihat_unit(request.identitas).boleh,
    }
    return render(request, "presensi/saya.html", konteks)


@require_safe
@masuk_required
def pegawai(request: MasukRequest, pk: int) -> HttpResponse:
    """The month of a person of the own team or scope."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    orang = ambil(pegawai_terlihat(lingkup, tim=_tim(request)), pk, apa="Pegawai")
    konteks = {
        "bulan": _bulan(request, orang, lingkup),
        "orang": orang,
        "remah": [_induk_unit()],
    }
    return render(request, "presensi/pegawai.html", konteks)


@require_safe
@masuk_required
def hari(request: MasukRequest, pk: int) -> HttpResponse:
    """One day with the records behind it; a payslip links here."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    satu = ambil(hari_terlihat(lingkup, tim=_tim(request)), pk, apa="Hari kehadiran")
    tempat = penempatan_hari(satu.pegawai, pada=satu.tanggal)
    tampil = susun_hari(
        satu,
        rekaman=rekaman_hari(satu.pegawai_id, tanggal=satu.tanggal),
        zona=tempat.zona if tempat else request.identitas.zona,
        tertutup=bulan_tertutup(satu.pegawai_id, tanggal=satu.tanggal),
    )
    boleh = request.identitas.boleh_di(tempat.unit_id if tempat else None, *PENCATAT)
    milik = satu.pegawai_id == lingkup.pegawai_id
    konteks = {
        "hari": tampil,
        "url_catat": "" if milik or not boleh else _url_catat(satu.pegawai_id, satu.tanggal),
        "remah": [_induk_bulan(satu.pegawai, satu.tanggal, milik=milik)],
    }
    return render(request, "presensi/hari.html", konteks)


@require_safe
@masuk_required
def unit(request: MasukRequest) -> HttpResponse:
    """The people of the scope on a day."""
    wajib(boleh_melihat_unit(request.identitas))
    saring, tanggal, baris = _saring_unit(request)
    halaman = Paginator(baris, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "tabel": susun_unit(
            halaman,
            kalender=_kalender(request, tanggal, halaman.object_list),
            hari_ini=request.identitas.hari,
            params=request.GET,
            boleh_catat=_boleh_catat(request),
        ),
        "saring": saring,
        "tanggal": tanggal,
        "bulan": tanggal.replace(day=1),
        "boleh_hitung": request.identitas.punya(*PENGHITUNG),
    }
    return render_page(request, "presensi/unit.html", konteks)


@require_safe
@masuk_required
def ekspor_unit_hari(request: MasukRequest) -> HttpResponse:
    """The same list as a workbook."""
    wajib(boleh_melihat_unit(request.identitas))
    _, tanggal, baris = _saring_unit(request)
    semua = list(baris[:BARIS_EKSPOR])
    isi = ekspor_unit(
        semua, kalender=_kalender(request, tanggal, semua), hari_ini=request.identitas.hari
    )
    jawaban = HttpResponse(isi, content_type=XLSX)
    jawaban["Content-Disposition"] = f'attachment; filename="kehadiran-{tanggal:%Y-%m-%d}.xlsx"'
    return jawaban


@require_POST
@masuk_required
def hitung(request: MasukRequest) -> HttpResponse:
    """Compute a month again for the people of the scope; the same input gives the same days."""
    wajib(boleh_melihat_unit(request.identitas, PENGHITUNG))
    awal = bulan_diminta(request.POST.get("bulan", ""), request.identitas.hari)
    akhir = awal_bulan_lain(awal, 1)
    lingkup = request.identitas.lingkup(*PENGHITUNG)
    hasil = hitung_hari(
        lingkup.instansi_id,
        awal=awal,
        akhir=akhir,
        pada=timezone.now(),
        pegawai_ids=pegawai_sebulan(lingkup, awal=awal, akhir=akhir),
    )
    messages.success(
        request,
        f"Kehadiran {bulan_tahun(awal)} selesai dihitung: {hasil.baru} hari baru, "
        f"{hasil.berubah} berubah, {hasil.dihapus} dihapus.",
    )
    return HttpResponseRedirect(f"{reverse('presensi:unit')}?tanggal={_hari_di(request, awal)}")


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def catat(request: MasukRequest, pk: int) -> HttpResponse:
    """Type a record for a person, with the reason."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    orang = ambil(pegawai_terlihat(lingkup, tim=_tim(request)), pk, apa="Pegawai")
    hari_ini = request.identitas.hari
    tempat = penempatan_hari(orang, pada=hari_ini)
    wajib(boleh_mencatat(orang, tempat, oleh=request.identitas, pada=hari_ini))
    if request.method != "POST":
        return _form_catat(request, CatatForm(initial={"tanggal": _tanggal(request)}), orang)
    form = CatatForm(request.POST)
    if not form.is_valid():
        return _form_catat(request, form, orang, status=422)
    try:
        rekaman = catat_manual(
            orang, oleh=request.identitas, pada=timezone.now(), **form.cleaned_data
        )
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _form_catat(request, form, orang, status=422)
    kabar = f"Rekaman {orang.nama} disimpan atas nama Anda."
    if rekaman.setelah_tutup:
        kabar += " Bulannya sudah ditutup, sehingga hasil bulan itu tidak berubah."
    messages.success(request, kabar)
    return HttpResponseRedirect(
        f"{reverse('presensi:pegawai', args=[orang.pk])}?bulan={rekaman.tanggal:%Y-%m}"
    )


def bulan_diminta(teks: str, hari_ini: date) -> date:
    """First day of ``2026-10``; anything unreadable is the current month."""
    try:
        awal = date.fromisoformat(f"{teks}-01")
    except ValueError:
        return hari_ini.replace(day=1)
    return awal if awal.year in TAHUN else hari_ini.replace(day=1)


def _bulan(request: MasukRequest, orang: Pegawai, lingkup: Lingkup) -> Any:
    awal = bulan_diminta(request.GET.get("bulan", ""), request.identitas.hari)
    isi = bulan_orang(lingkup, orang.pk, awal=awal, akhir=awal_bulan_lain(awal, 1))
    return susun_bulan(isi, awal=awal, hari_ini=request.identitas.hari)


def _tim(request: MasukRequest) -> list[int]:
    """The people whose superior is asking, today."""
    siapa = request.identitas
    if siapa.pegawai is None or not siapa.memimpin:
        return []
    return tim_pada(siapa.pegawai, pada=siapa.hari)


def _saring_unit(request: MasukRequest) -> tuple[SaringHadirForm, date, Any]:
    lingkup = request.identitas.lingkup(*PEMBACA)
    pembayar = list(unit_pembayar(lingkup))
    bawaan = {"tanggal": f"{request.identitas.hari:%Y-%m-%d}"}
    saring = SaringHadirForm(bawaan | request.GET.dict(), opd=pembayar)
    isi = saring.cleaned_data if saring.is_valid() else {}
    tanggal = isi.get("tanggal") or request.identitas.hari
    baris = kehadiran_unit(
        lingkup,
        tanggal=tanggal,
        tim=_tim(request),
        opd_id=isi.get("opd"),
        cari=isi.get("q", ""),
        saringan=isi.get("keadaan", ""),
    )
    return saring, tanggal, baris


def _kalender(request: MasukRequest, tanggal: date, baris: Iterable[Penempatan]) -> KalenderHari:
    units = {satu.jabatan.unit_id for satu in baris}
    return kalender_hari(request.identitas.lingkup(*PEMBACA), tanggal=tanggal, unit_ids=units)


def _boleh_catat(request: MasukRequest) -> Callable[[Penempatan], bool]:
    siapa = request.identitas
    sendiri = siapa.pegawai.pk if siapa.pegawai else None

    def boleh(satu: Penempatan) -> bool:
        return satu.pegawai_id != sendiri and siapa.boleh_di(satu.jabatan.unit_id, *PENCATAT)

    return boleh


def _tanggal(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return None


def _hari_di(request: MasukRequest, awal: date) -> str:
    """A day of that month to show: today, or its first."""
    hari_ini = request.identitas.hari
    return f"{hari_ini if awal == hari_ini.replace(day=1) else awal:%Y-%m-%d}"


def _url_catat(pegawai_id: int, tanggal: date) -> str:
    return f"{reverse('presensi:catat', args=[pegawai_id])}?tanggal={tanggal:%Y-%m-%d}"


def _induk_unit() -> Tautan:
    return Tautan(judul="Kehadiran unit", url=reverse("presensi:unit"))


def _induk_bulan(orang: Pegawai, tanggal: date, *, milik: bool) -> Tautan:
    url = reverse("presensi:saya") if milik else reverse("presensi:pegawai", args=[orang.pk])
    return Tautan(judul=f"Kehadiran {bulan_tahun(tanggal)}", url=f"{url}?bulan={tanggal:%Y-%m}")


def _form_catat(
    request: MasukRequest, form: CatatForm, orang: Pegawai, *, status: int = 200
) -> HttpResponse:
    konteks = {"form": form, "orang": orang, "remah": [_induk_unit()]}
    return render(request, "presensi/catat.html", konteks, status=status)
