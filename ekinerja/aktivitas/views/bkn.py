"""Carrying the own log to e-Kinerja BKN: type once, copy over, mark, see what is missing."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aktivitas.forms.bkn import PadananForm, TandaSalinForm
from ekinerja.aktivitas.presenters.bkn import susun_bkn, xlsx_bkn
from ekinerja.aktivitas.queries.bkn import (
    aktivitas_bkn,
    hari_bkn,
    hari_terakhir,
    hasil_bkn,
    triwulan,
)
from ekinerja.aktivitas.services.bkn import lepas_salin, padankan, tandai_salin
from ekinerja.aktivitas.views.bulan import TAHUN
from ekinerja.core.access import nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required

SEHARI = timedelta(days=1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@pegawai_required
def bkn(request: PegawaiRequest) -> HttpResponse:
    """Entries of a day as fields to copy, and what of the quarter is not there yet."""
    hari = _hari(request)
    awal, akhir = triwulan(hari)
    pk = request.pegawai.pk
    halaman = susun_bkn(
        hari,
        awal,
        harian=hari_bkn(pk, mulai=awal, selesai=akhir),
        entri=aktivitas_bkn(pk, mulai=hari, selesai=hari + SEHARI),
        hasil=hasil_bkn(pk, mulai=awal, selesai=akhir),
    )
    konteks = {
        "halaman": halaman,
        "hari": hari,
        "kini": f"{request.identitas.hari:%Y-%m-%d}",
        "remah": [Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))],
    }
    return render(request, "aktivitas/bkn.html", konteks)


@require_safe
@pegawai_required
def bkn_xlsx(request: PegawaiRequest) -> HttpResponse:
    """The quarter as a workbook."""
    awal, akhir = triwulan(_hari(request))
    isi = xlsx_bkn(aktivitas_bkn(request.pegawai.pk, mulai=awal, selesai=akhir))
    nama = f"BKN-progres-harian-{awal:%Y-%m}.xlsx"
    sikap = {"Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(isi, content_type=XLSX, headers=sikap)


@require_POST
@pegawai_required
def bkn_tandai(request: PegawaiRequest) -> HttpResponse:
    """Mark entries, or take one mark away (``lepas``)."""
    lepas = nomor(request.POST.get("lepas", ""))
    if lepas:
        lepas_salin(lepas, oleh=request.pegawai)
        return _kembali(request)
    form = TandaSalinForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak("Isi tanggal aktivitas ini diketik di e-Kinerja BKN, lalu tandai lagi.")
    baru = tandai_salin(
        form.cleaned_data["aktivitas"],
        tanggal=form.cleaned_data["tanggal"],
        oleh=request.pegawai,
        pada=timezone.now(),
    )
    messages.success(request, f"{baru} aktivitas ditandai sudah di BKN.")
    return _kembali(request)


@require_POST
@pegawai_required
def bkn_padanan(request: PegawaiRequest) -> HttpResponse:
    """Keep how a result is called there."""
    form = PadananForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak("Padanan ini terlalu panjang. Ringkaskan, lalu simpan lagi.")
    padankan(
        form.cleaned_data["hasil_kerja"],
        rencana=form.cleaned_data["rencana"],
        oleh=request.pegawai,
        pada=timezone.now(),
    )
    messages.success(request, "Padanan rencana hasil kerja disimpan.")
    return _kembali(request)


def _hari(request: PegawaiRequest) -> date:
    """The day of the address, else the latest day with an entry, else today."""
    diminta = request.GET.get("tanggal", "") or request.POST.get("hari", "")
    try:
        hari = date.fromisoformat(diminta)
    except ValueError:
        kini = request.identitas.hari
        return hari_terakhir(request.pegawai.pk, sampai=kini + SEHARI) or kini
    return hari if hari.year in TAHUN else request.identitas.hari


def _kembali(request: PegawaiRequest) -> HttpResponseRedirect:
    isi = urlencode({"tanggal": _hari(request).isoformat()})
    return HttpResponseRedirect(f"{reverse('aktivitas:bkn')}?{isi}")
