"""How a day of attendance reads: its badge, its two sides, its notes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ekinerja.core.format import KOSONG, durasi, jam
from ekinerja.core.kit import LENCANA, Lencana, Sel
from ekinerja.presensi.models import HariPresensi, Rekaman

TIDAK_LENGKAP = Lencana("Tidak lengkap", "awas", "alert-triangle")
PULANG_CEPAT = Lencana("Pulang cepat", "awas", "logout")
BERJALAN = Lencana("Belum selesai", "netral", "hourglass")
NANTI = Lencana("Belum tiba", "netral", "calendar-event")
BELUM = Lencana("Belum dihitung", "netral", "hourglass")
DI_LUAR = Lencana("Bukan hari kerja", "netral", "calendar-off")
LIBUR = LENCANA["libur"]


def lencana_hari(hari: HariPresensi) -> Lencana:
    """The one badge of a computed day: the heaviest thing that happened."""
    if hari.status == HariPresensi.TANPA_KETERANGAN:
        return LENCANA["alpa"]
    if hari.masuk_id is None or hari.pulang_id is None:
        return TIDAK_LENGKAP
    if hari.menit_terlambat:
        return LENCANA["terlambat"]
    return PULANG_CEPAT if hari.menit_pulang_cepat else LENCANA["hadir"]


def lencana_tanpa_hasil(tanggal: date, *, bekerja: bool, libur: str, hari_ini: date) -> Lencana:
    """The badge of a day that has no result: day off, no working day, not over, not computed.

    :param bekerja: the unit has working hours on that day.
    :param libur: name of the day off, or nothing.
    """
    if libur:
        return LIBUR
    if not bekerja:
        return DI_LUAR
    if tanggal > hari_ini:
        return NANTI
    return BERJALAN if tanggal == hari_ini else BELUM


def jam_rekaman(rekaman: Rekaman | None) -> str:
    """Local time of a record in the zone it was made in."""
    return KOSONG if rekaman is None else jam(rekaman.saat, ZoneInfo(rekaman.zona))


def sel_masuk(hari: HariPresensi) -> Sel:
    """Coming in: time, and how late."""
    return Sel(teks=jam_rekaman(hari.masuk), catatan=ket_masuk(hari))


def sel_pulang(hari: HariPresensi) -> Sel:
    """Leaving: time, and how early."""
    return Sel(teks=jam_rekaman(hari.pulang), catatan=ket_pulang(hari))


def ket_masuk(hari: HariPresensi) -> str:
    """What is to be said about coming in; nothing when it was in time."""
    if hari.menit_terlambat:
        return f"terlambat {durasi(hari.menit_terlambat)}"
    hilang = hari.status == HariPresensi.HADIR and hari.masuk_id is None
    return "tidak ada rekaman masuk" if hilang else ""


def ket_pulang(hari: HariPresensi) -> str:
    """What is to be said about leaving; nothing when it was in time."""
    if hari.menit_pulang_cepat:
        return f"{durasi(hari.menit_pulang_cepat)} sebelum waktunya"
    hilang = hari.status == HariPresensi.HADIR and hari.pulang_id is None
    return "tidak ada rekaman pulang" if hilang else ""


def rentang_jam(mulai: datetime, selesai: datetime, zona: str) -> str:
    """``07.30–16.00 WIB`` in the zone of the unit."""
    awal, akhir = jam(mulai, ZoneInfo(zona)), jam(selesai, ZoneInfo(zona))
    return f"{awal.rpartition(' ')[0]}–{akhir}"
