"""The policy of logging, as the government decreed it for that day; what is not decreed is free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from ekinerja.aktivitas.queries import (
    TOLAK,
    IsiHari,
    Kebijakan,
    kebijakan_pada,
    kehadiran_tercatat,
)
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka, durasi, jam, tanggal_panjang
from ekinerja.kalender.queries import jadwal, tenggat
from ekinerja.pegawai.models import Pegawai
from ekinerja.presensi.models import HariPresensi
from ekinerja.presensi.queries import penempatan_hari

BERTUMPUK, LUAR_JAM, TANPA_HADIR = "BERTUMPUK", "LUAR_JAM", "TANPA_HADIR"


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """What the policy looks at.

    :ivar dikembalikan: it was sent before and is corrected for the same day; no deadline then.
    """

    tanggal: date
    menit: int
    mulai: time | None
    selesai: time | None
    tempat: str
    dikembalikan: bool = False


def periksa_kebijakan(
    pegawai: Pegawai, isi: Diperiksa, *, hari: date, lain: Sequence[IsiHari]
) -> list[str]:
    """Codes of the warnings.

    :param hari: today, by the server's clock.
    :param lain: the other entries of that day.
    :raises AksiDitolak: where the policy refuses.
    """
    aturan = kebijakan_pada(pegawai.instansi_id, pada=isi.tanggal)
    if not isi.dikembalikan:
        tolak_lewat_batas(pegawai, isi.tanggal, hari=hari, aturan=aturan)
    _tolak_terlalu_lama(isi, aturan, lain)
    if aturan.tempat_wajib and not isi.tempat.strip():
        raise AksiDitolak("Tulis tempat pekerjaannya; pemerintah daerah mewajibkannya.")
    tanda = []
    if aturan.bertumpuk and (waktu := _bertumpuk(isi, lain)):
        _tolak_bila(aturan.bertumpuk, f"Waktunya bertumpuk dengan aktivitas lain pukul {waktu}.")
        tanda.append(BERTUMPUK)
    if aturan.luar_jam and _di_luar_jam(pegawai, isi, aturan.luar_jam):
        tanda.append(LUAR_JAM)
    if aturan.tanpa_kehadiran and _tanpa_hadir(pegawai, isi, aturan.tanpa_kehadiran):
        tanda.append(TANPA_HADIR)
    return tanda


def tolak_lewat_batas(
    pegawai: Pegawai, tanggal: date, *, hari: date, aturan: Kebijakan | None = None
) -> None:
    """:raises AksiDitolak: when the working days for an entry of this day have passed."""
    if tanggal >= hari:
        return
    aturan = aturan or kebijakan_pada(pegawai.instansi_id, pada=tanggal)
    if aturan.batas_isi is None:
        return
    tempat = penempatan_hari(pegawai, pada=tanggal)
    terakhir = tenggat(
        tanggal,
        aturan.batas_isi,
        instansi_id=pegawai.instansi_id,
        unit_id=tempat.unit_id if tempat else None,
    )
    if hari > terakhir:
        raise AksiDitolak(
            f"Aktivitas {tanggal_panjang(tanggal)} hanya dapat diisi sampai "
            f"{tanggal_panjang(terakhir)} ({angka(aturan.batas_isi)} hari kerja). Bila ada "
            "halangan, sampaikan kepada atasan Anda."
        )


def _tolak_terlalu_lama(isi: Diperiksa, aturan: Kebijakan, lain: Sequence[IsiHari]) -> None:
    tercatat = sum(satu.menit for satu in lain)
    batas = aturan.menit_terbanyak
    if batas is not None and tercatat + isi.menit > batas:
        raise AksiDitolak(
            f"Sehari paling banyak {durasi(batas)}. Sudah tercatat {durasi(tercatat)}, sehingga "
            f"{durasi(isi.menit)} terlalu lama. Kurangi lamanya."
        )


def _bertumpuk(isi: Diperiksa, lain: Sequence[IsiHari]) -> str:
    if isi.mulai is None or isi.selesai is None:
        return ""
    for satu in lain:
        if satu.mulai and satu.selesai and satu.mulai < isi.selesai and isi.mulai < satu.selesai:
            return f"{jam(satu.mulai)}–{jam(satu.selesai)}"
    return ""


def _di_luar_jam(pegawai: Pegawai, isi: Diperiksa, sikap: str) -> bool:
    if isi.mulai is None or isi.selesai is None:
        if sikap == TOLAK:
            raise AksiDitolak("Tulis jam mulai dan selesainya; hanya jam kerja yang diterima.")
        return False
    tempat = penempatan_hari(pegawai, pada=isi.tanggal)
    unit_id = tempat.unit_id if tempat else None
    for satu in jadwal(
        pegawai.instansi_id, unit_ids=[unit_id], awal=isi.tanggal, akhir=_esok(isi.tanggal)
    ):
        zona = ZoneInfo(satu.zona)
        buka, tutup = (saat.astimezone(zona).time() for saat in (satu.mulai, satu.selesai))
        if buka <= isi.mulai and isi.selesai <= tutup:
            return False
        _tolak_bila(sikap, f"Di luar jam kerja unit Anda, {jam(buka)}–{jam(tutup)}.")
        return True
    _tolak_bila(sikap, f"{tanggal_panjang(isi.tanggal)} bukan hari kerja unit Anda.")
    return True


def _tanpa_hadir(pegawai: Pegawai, isi: Diperiksa, sikap: str) -> bool:
    """Refused only once the day was computed as absent; an unknown day is a warning."""
    status = kehadiran_tercatat(pegawai.pk, tanggal=isi.tanggal)
    if status == HariPresensi.TANPA_KETERANGAN:
        _tolak_bila(
            sikap,
            f"{tanggal_panjang(isi.tanggal)} tercatat tanpa keterangan pada kehadiran Anda. "
            "Perbaiki kehadirannya lebih dahulu bila keliru.",
        )
    return status != HariPresensi.HADIR


def _tolak_bila(sikap: str, kalimat: str) -> None:
    if sikap == TOLAK:
        raise AksiDitolak(kalimat)


def _esok(hari: date) -> date:
    return date.fromordinal(hari.toordinal() + 1)
