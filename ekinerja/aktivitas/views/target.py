"""Targets of a month down to the days, for oneself and for those who read a plan."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.aktivitas.forms import SaringTargetForm
from ekinerja.aktivitas.permissions import PEMBACA
from ekinerja.aktivitas.presenters import susun_target
from ekinerja.aktivitas.queries import aktivitas_target, rencana_target
from ekinerja.aktivitas.views.bulan import bulan_diminta, bulan_terakhir
from ekinerja.core.access import ambil, nomor
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp.permissions import PEMBACA as PEMBACA_SKP
from ekinerja.skp.queries import pemilik_skp_terlihat


@require_safe
@pegawai_required
def target(request: PegawaiRequest) -> HttpResponse:
    """Quantities of a month with unit and realisation; ``?pegawai=`` is somebody else's."""
    hari_ini = request.identitas.hari
    awal, akhir = bulan_diminta(request, hari_ini)
    siapa = _siapa(request)
    lingkup = request.identitas.lingkup(*PEMBACA)
    rencana = rencana_target(
        request.identitas.lingkup(*PEMBACA_SKP), pegawai_ids=[siapa.pk], mulai=awal, selesai=akhir
    )
    butir = aktivitas_target(lingkup, pegawai_id=siapa.pk, mulai=awal, selesai=akhir)
    milik = siapa.pk == request.pegawai.pk
    isian = {"bulan": f"{awal:%Y-%m}", "pegawai": "" if milik else siapa.pk}
    konteks = {
        "halaman": susun_target(rencana, butir, awal=awal, hari_ini=hari_ini),
        "saring": SaringTargetForm(isian, bulan=_bulan(hari_ini, awal)),
        "nama": "" if milik else siapa.nama,
        "remah": [Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))],
    }
    return render(request, "aktivitas/target.html", konteks)


def _siapa(request: PegawaiRequest) -> Pegawai:
    """Oneself, or a person whose SKP one may read; others are 404."""
    dipilih = nomor(request.GET.get("pegawai", ""))
    if dipilih is None or dipilih == request.pegawai.pk:
        return request.pegawai
    terlihat = pemilik_skp_terlihat(request.identitas.lingkup(*PEMBACA_SKP))
    return ambil(terlihat, dipilih, apa="Pegawai")


def _bulan(hari_ini: date, terpilih: date) -> list[date]:
    """The last months, and those of this year that are still to come."""
    nanti = [date(hari_ini.year, nomor, 1) for nomor in range(hari_ini.month + 1, 13)]
    return sorted({*bulan_terakhir(hari_ini, terpilih), *nanti}, reverse=True)
