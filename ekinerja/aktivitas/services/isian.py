"""What is checked before an entry is written."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.queries import bulan_tertutup, indikator_milik, menit_sehari, tugas_milik
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun, durasi, rentang_tanggal, tanggal_panjang
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import alasan_arsip
from ekinerja.skp.models import Indikator
from ekinerja.skp.workflow import DISETUJUI as SKP_DISETUJUI

MENIT_SEHARI = 1440
BARU_DITUTUP = {
    "bulan_tertutup": "Bulan aktivitas ini baru saja ditutup. Muat ulang halaman untuk melihat "
    "keadaan terbaru, lalu coba lagi.",
    "hari_terkunci": "Hari ini sudah dikunci pejabat penilai setelah dinilai, termasuk draf. Bila "
    "masih ada yang perlu diperbaiki, minta penilai Anda membuka kuncinya.",
}


@dataclass(frozen=True, slots=True)
class IsianAktivitas:
    """An entry as it is typed. ``volume`` is in the unit of the indicator, 0 when not counted.

    :ivar jenis: TUGAS, or KREATIVITAS, which is anchored in the indicator like any other work.
    :ivar uraian_tugas_id: the task of the own post that it carries out, if one was chosen.
    """

    indikator_id: int
    tanggal: date
    uraian: str
    menit: int
    volume: Decimal = Decimal(0)
    jenis: str = Aktivitas.TUGAS
    uraian_tugas_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What an entry serves: the indicator in force, and the task of the post."""

    indikator: Indikator
    uraian_tugas: UraianTugas | None


def periksa(
    pegawai: Pegawai, data: IsianAktivitas, pada: datetime, *, kecuali: Aktivitas | None = None
) -> Sasaran:
    """What the entry serves, when it may be written.

    :raises AksiDitolak: with the reason, when it may not.
    """
    if data.tanggal > timezone.localdate(pada):
        raise AksiDitolak(
            f"{tanggal_panjang(data.tanggal)} belum tiba. Aktivitas dicatat setelah dikerjakan; "
            "pilih hari ini atau hari sebelumnya."
        )
    tolak_bulan_tertutup(pegawai.pk, data.tanggal)
    arsip = alasan_arsip(pegawai.pk, tanggal=data.tanggal)
    if arsip:
        raise AksiDitolak(arsip)
    sasaran = Sasaran(_periksa_indikator(pegawai, data), _periksa_tugas(pegawai, data))
    _periksa_menit(pegawai, data, kecuali)
    return sasaran


def _periksa_tugas(pegawai: Pegawai, data: IsianAktivitas) -> UraianTugas | None:
    if data.uraian_tugas_id is None:
        return None
    tugas = tugas_milik(pegawai.pk, uraian_tugas_id=data.uraian_tugas_id, tanggal=data.tanggal)
    if tugas is None:
        raise AksiDitolak(
            "Tugas ini bukan uraian tugas jabatan Anda pada tanggal itu. Pilih tugas jabatan "
            "sendiri, atau kosongkan."
        )
    return tugas


def tolak_bulan_tertutup(pegawai_id: int, tanggal: date) -> None:
    """:raises AksiDitolak: when the month of this day is closed for this person."""
    if bulan_tertutup(pegawai_id, tanggal=tanggal):
        raise AksiDitolak(
            f"{bulan_tahun(tanggal)} sudah ditutup, sehingga aktivitas bulan itu tidak dapat "
            "ditambah atau diubah. Bila ada kekeliruan, sampaikan kepada pembuat daftar TPP "
            "unit Anda agar dicatat sebagai koreksi."
        )


def _periksa_indikator(pegawai: Pegawai, data: IsianAktivitas) -> Indikator:
    indikator = indikator_milik(pegawai.pk, indikator_id=data.indikator_id)
    if indikator is None:
        raise AksiDitolak("Indikator ini bukan bagian dari SKP Anda. Pilih indikator SKP sendiri.")
    skp = indikator.hasil_kerja.skp
    if skp.status != SKP_DISETUJUI:
        raise AksiDitolak(
            "SKP dengan indikator ini belum disetujui pejabat penilai. Ajukan SKP Anda lebih "
            "dahulu; setelah disetujui, aktivitasnya dapat dicatat."
        )
    if data.tanggal not in skp.masa:
        raise AksiDitolak(
            f"SKP ini berlaku {rentang_tanggal(skp.masa.lower, skp.masa.upper)}, sedangkan "
            f"aktivitasnya {tanggal_panjang(data.tanggal)}. Pilih tanggal atau indikator lain."
        )
    return indikator


def _periksa_menit(pegawai: Pegawai, data: IsianAktivitas, kecuali: Aktivitas | None) -> None:
    if not 1 <= data.menit <= MENIT_SEHARI:
        raise AksiDitolak("Lama aktivitas antara 1 menit dan 24 jam (1.440 menit).")
    if data.volume < 0:
        raise AksiDitolak("Volume tidak boleh kurang dari nol.")
    tercatat = menit_sehari(
        pegawai.pk, tanggal=data.tanggal, kecuali=kecuali.pk if kecuali else None
    )
    if tercatat + data.menit > MENIT_SEHARI:
        raise AksiDitolak(
            f"Pada {tanggal_panjang(data.tanggal)} sudah tercatat {durasi(tercatat)}; ditambah "
            f"{durasi(data.menit)} menjadi lebih dari 24 jam. Periksa lama aktivitasnya."
        )
