"""What is checked before an entry is written."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from ekinerja.aktivitas.models import JUMLAH_BIASA, Aktivitas, KatalogAktivitas
from ekinerja.aktivitas.queries import (
    IsiHari,
    bulan_tertutup,
    indikator_milik,
    isi_hari,
    katalog_boleh,
    pekerjaan_milik,
    tugas_milik,
)
from ekinerja.aktivitas.services.kebijakan import Diperiksa, periksa_kebijakan
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

    :ivar menit: 0: from the hours, else from the norm of the catalogue.
    :ivar jenis: TUGAS, TAMBAHAN or KREATIVITAS, all anchored in the indicator.
    :ivar uraian_tugas_id: the task of the own post that it carries out, if one was chosen.
    :ivar jumlah: results in the satuan of the catalogue.
    :ivar pekerjaan_id: first entry of the job over many days that goes on, None: a new one.
    """

    indikator_id: int
    tanggal: date
    uraian: str
    menit: int = 0
    volume: Decimal = Decimal(0)
    jenis: str = Aktivitas.TUGAS
    uraian_tugas_id: int | None = None
    katalog_id: int | None = None
    peran: str = ""
    jumlah: Decimal = JUMLAH_BIASA
    pekerjaan_id: int | None = None
    kemajuan: int | None = None
    mulai: time | None = None
    selesai: time | None = None
    tempat: str = ""
    kendala_jenis: str = ""
    kendala: str = ""
    nomor_surat: str = ""
    tanggal_surat: date | None = None


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What an entry serves and how long it took, as it may be written.

    :ivar tanda: codes of what the policy warns of.
    """

    indikator: Indikator
    uraian_tugas: UraianTugas | None
    katalog: KatalogAktivitas | None
    pekerjaan: Aktivitas | None
    menit: int
    tanda: str


def periksa(
    pegawai: Pegawai, data: IsianAktivitas, pada: datetime, *, kecuali: Aktivitas | None = None
) -> Sasaran:
    """What the entry serves, when it may be written.

    :param kecuali: the entry itself, when it is corrected.
    :raises AksiDitolak: with the reason, when it may not.
    """
    hari = timezone.localdate(pada)
    if data.tanggal > hari:
        raise AksiDitolak(
            f"{tanggal_panjang(data.tanggal)} belum tiba. Aktivitas dicatat setelah dikerjakan; "
            "pilih hari ini atau hari sebelumnya."
        )
    tolak_bulan_tertutup(pegawai.pk, data.tanggal)
    arsip = alasan_arsip(pegawai.pk, tanggal=data.tanggal)
    if arsip:
        raise AksiDitolak(arsip)
    indikator, tugas = _periksa_indikator(pegawai, data), _periksa_tugas(pegawai, data)
    pekerjaan = _periksa_pekerjaan(pegawai, data)
    katalog = pekerjaan.katalog if pekerjaan else _periksa_katalog(pegawai, data)
    _periksa_isi_katalog(data, katalog)
    menit = _lama(data, katalog)
    lain = isi_hari(pegawai.pk, tanggal=data.tanggal, kecuali=kecuali.pk if kecuali else None)
    _periksa_menit(data, menit, lain)
    diperiksa = Diperiksa(
        data.tanggal, menit, data.mulai, data.selesai, data.tempat,
        dikembalikan=kecuali is not None
        and kecuali.dikirim_pada is not None
        and kecuali.tanggal == data.tanggal,
    )  # fmt: skip
    tanda = periksa_kebijakan(pegawai, diperiksa, hari=hari, lain=lain)
    return Sasaran(indikator, tugas, katalog, pekerjaan, menit, " ".join(tanda))


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


def _periksa_katalog(pegawai: Pegawai, data: IsianAktivitas) -> KatalogAktivitas | None:
    if data.katalog_id is None:
        return None
    milik = katalog_boleh(pegawai, katalog_id=data.katalog_id, hari=data.tanggal)
    if milik is None:
        raise AksiDitolak(
            "Aktivitas katalog ini tidak berlaku bagi jabatan Anda pada tanggal itu. Pilih yang "
            "lain, atau catat tanpa katalog."
        )
    return milik


def _periksa_pekerjaan(pegawai: Pegawai, data: IsianAktivitas) -> Aktivitas | None:
    if data.pekerjaan_id is None:
        return None
    pekerjaan = pekerjaan_milik(pegawai.pk, pekerjaan_id=data.pekerjaan_id)
    if pekerjaan is None:
        raise AksiDitolak(
            "Pekerjaan yang dilanjutkan tidak ditemukan di antara pekerjaan bertahap Anda. Pilih "
            "yang lain, atau mulai yang baru."
        )
    return pekerjaan


def _periksa_isi_katalog(data: IsianAktivitas, katalog: KatalogAktivitas | None) -> None:
    if data.jumlah <= 0:
        raise AksiDitolak("Jumlah hasil harus lebih dari nol.")
    if katalog is None:
        return
    if katalog.pengali_peran and data.peran not in katalog.pengali_peran:
        raise AksiDitolak(f"Pilih peran Anda dalam “{katalog.nama}”; nilainya menurut peran.")
    if katalog.bertahap and not data.kemajuan:
        raise AksiDitolak(
            f"“{katalog.nama}” dikerjakan bertahap. Tulis sampai berapa persen kemajuannya, 1 "
            "sampai 100."
        )


def _lama(data: IsianAktivitas, katalog: KatalogAktivitas | None) -> int:
    """Minutes: from the hours, as typed, or by the norm of the catalogue."""
    if data.mulai is not None and data.selesai is not None:
        if data.mulai >= data.selesai:
            raise AksiDitolak(
                "Jam selesai harus sesudah jam mulai pada hari yang sama. Pekerjaan yang melewati "
                "tengah malam dicatat sebagai dua aktivitas."
            )
        return _menit(data.selesai) - _menit(data.mulai)
    if data.menit or katalog is None or katalog.norma_waktu is None:
        return data.menit
    return max(int(katalog.norma_waktu * data.jumlah), 1)


def _menit(jam: time) -> int:
    return jam.hour * 60 + jam.minute


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


def _periksa_menit(data: IsianAktivitas, menit: int, lain: list[IsiHari]) -> None:
    if not 1 <= menit <= MENIT_SEHARI:
        raise AksiDitolak("Lama aktivitas antara 1 menit dan 24 jam (1.440 menit).")
    if data.volume < 0:
        raise AksiDitolak("Volume tidak boleh kurang dari nol.")
    tercatat = sum(satu.menit for satu in lain)
    if tercatat + menit > MENIT_SEHARI:
        raise AksiDitolak(
            f"Pada {tanggal_panjang(data.tanggal)} sudah tercatat {durasi(tercatat)}; ditambah "
            f"{durasi(menit)} menjadi lebih dari 24 jam. Periksa lama aktivitasnya."
        )
