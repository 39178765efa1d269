"""The plan of work by day, week and month; and the tasks of the own post."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.aktivitas.presenters import (
    TAMPIL,
    Jangka,
    jangka_rencana,
    susun_tugas,
    tabel_rencana,
)
from ekinerja.aktivitas.queries import isi_tugas, rencana_target
from ekinerja.aktivitas.views.bulan import TAHUN
from ekinerja.core.kit import Tautan, Terhitung, pager, tautan_dengan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import orang_dengan_jabatan, tim_pada
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp.queries import indikator_pilihan

ORANG = 15


@require_safe
@pegawai_required
def rencana(request: PegawaiRequest) -> HttpResponse:
    """``?tampil=`` hari, minggu or bulan; ``?tanggal=`` a day of it; ``?siapa=tim`` the team."""
    hari_ini = request.identitas.hari
    jangka = jangka_rencana(request.GET.get("tampil", ""), _tanggal(request, hari_ini))
    tim = request.identitas.menyetujui and request.GET.get("siapa") == "tim"
    konteks: dict[str, Any] = {
        "jangka": jangka,
        "tabel": _tim(request, jangka) if tim else _sendiri(request, jangka),
        "tampil": _tampil(request, jangka),
        "geser": _geser(request, jangka, hari_ini),
        "siapa": _siapa(request, tim=tim),
        "remah": [Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))],
    }
    return render(request, "aktivitas/rencana.html", konteks)


def _sendiri(request: PegawaiRequest, jangka: Jangka) -> Any:
    isi = rencana_target(
        request.identitas.lingkup_sendiri(),
        pegawai_ids=[request.pegawai.pk],
        mulai=jangka.mulai,
        selesai=jangka.selesai,
    )
    return tabel_rencana(isi, jangka, orang={})


def _tim(request: PegawaiRequest, jangka: Jangka) -> Any:
    """People of the team, some at a time."""
    ids = tim_pada(request.pegawai, pada=request.identitas.hari)
    semua = orang_dengan_jabatan(ids, pada=request.identitas.hari)
    halaman = Terhitung(semua, ORANG, jumlah=len(ids)).get_page(request.GET.get("halaman"))
    orang: dict[int, Pegawai] = {satu.pk: satu for satu in halaman.object_list}
    isi = rencana_target(
        request.identitas.lingkup_sendiri(),
        pegawai_ids=list(orang),
        mulai=jangka.mulai,
        selesai=jangka.selesai,
    )
    banyak = pager(halaman, request.GET) if halaman.paginator.num_pages > 1 else None
    return tabel_rencana(isi, jangka, orang=orang, pager=banyak)


def _tanggal(request: PegawaiRequest, hari_ini: date) -> date:
    try:
        hari = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return hari_ini
    return hari if hari.year in TAHUN else hari_ini


def _tampil(request: PegawaiRequest, jangka: Jangka) -> list[tuple[str, str, bool]]:
    return [
        (judul, tautan_dengan(request.GET, tampil=kunci, halaman=None), kunci == jangka.tampil)
        for kunci, judul in TAMPIL
    ]


def _geser(request: PegawaiRequest, jangka: Jangka, hari_ini: date) -> dict[str, str]:
    """Addresses of the days before, of today, and of the days after."""
    ke = {
        "sebelum": jangka.mulai - timedelta(days=1),
        "kini": hari_ini,
        "sesudah": jangka.selesai,
    }
    return {
        nama: tautan_dengan(request.GET, tanggal=hari.isoformat(), halaman=None)
        for nama, hari in ke.items()
    }


def _siapa(request: PegawaiRequest, *, tim: bool) -> list[tuple[str, str, bool]]:
    if not request.identitas.menyetujui:
        return []
    return [
        ("Saya", tautan_dengan(request.GET, siapa=None, halaman=None), not tim),
        ("Tim saya", tautan_dengan(request.GET, siapa="tim", halaman=None), tim),
    ]


@require_safe
@pegawai_required
def tugas(request: PegawaiRequest) -> HttpResponse:
    """My tasks: results of the SKP, the tasks of the post beneath them, the work beneath those."""
    hari_ini = request.identitas.hari
    lingkup = request.identitas.lingkup_sendiri()
    pilihan = indikator_pilihan(
        lingkup, pegawai_id=request.pegawai.pk, mulai=hari_ini, sampai=hari_ini
    )
    isi = isi_tugas(lingkup, pegawai_id=request.pegawai.pk, hari=hari_ini)
    konteks = {
        "halaman": susun_tugas(pilihan, isi),
        "tahun": str(hari_ini.year),
        "remah": [Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))],
    }
    return render(request, "aktivitas/tugas.html", konteks)
