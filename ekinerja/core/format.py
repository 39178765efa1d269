"""How figures, dates and names read on a screen: Indonesian, exact, fast, without a clock.

Money is never rounded here: what is stored is what is shown. Binary floats are refused.
"""

from datetime import UTC, date, datetime, time, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

KOSONG = "–"
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
BULAN_SINGKAT = tuple(nama[:3] if nama != "Agustus" else "Agu" for nama in BULAN)
SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
KELOMPOK = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
BATAS_TERBILANG = 10 ** (3 * len(KELOMPOK))
UKURAN = ("B", "kB", "MB", "GB", "TB")
WIB = ZoneInfo("Asia/Jakarta")


def _exact(nilai: int | Decimal) -> Decimal:
    """The same number as a Decimal.

    :raises TypeError: for anything but int and Decimal; a float has lost digits already.
    """
    if isinstance(nilai, bool) or not isinstance(nilai, int | Decimal):
        raise TypeError(f"Angka harus int atau Decimal, bukan {type(nilai).__name__}.")
    tepat = Decimal(nilai)
    if not tepat.is_finite():
        raise ValueError("Angka tak hingga atau bukan angka tidak dapat ditampilkan.")
    return tepat


def _grouped(nilai: Decimal, desimal: int | None) -> str:
    """Digits with '.' for thousands and ',' for decimals; ``None`` keeps every digit there is."""
    if desimal is not None:
        nilai = nilai.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
    tanda = "-" if nilai < 0 else ""
    bulat, _, pecahan = f"{abs(nilai):,f}".partition(".")
    if desimal is None:
        pecahan = pecahan.rstrip("0")
    return tanda + bulat.replace(",", ".") + ("," + pecahan if pecahan else "")


def rupiah(nilai: int | Decimal | None) -> str:
    """``Rp1.234.567``; ``-Rp1.234``; a part of a rupiah is shown, never rounded away.

    :param nilai: rupiah. ``None`` reads "–".
    """
    if nilai is None:
        return KOSONG
    tepat = _exact(nilai)
    teks = _grouped(abs(tepat), None)
    bulat, koma, pecahan = teks.partition(",")
    angka_rupiah = f"{bulat},{pecahan.ljust(2, '0')}" if koma else bulat
    return ("-Rp" if tepat < 0 else "Rp") + angka_rupiah


def angka(nilai: int | Decimal | None, desimal: int | None = None) -> str:
    """``1.234.567,5``. With ``desimal`` the display has exactly that many decimals (half up)."""
    return KOSONG if nilai is None else _grouped(_exact(nilai), desimal)


def persen(bagian: int | Decimal | None, desimal: int = 2) -> str:
    """A part of one as per cent: 0.975 reads ``97,5%``; zeros at the end are dropped.

    :param bagian: a part, 1 is the whole. ``None`` reads "–".
    """
    if bagian is None:
        return KOSONG
    teks = _grouped(_exact(bagian) * 100, desimal)
    return (teks.rstrip("0").rstrip(",") if "," in teks else teks) + "%"


def _day(nilai: date | datetime, zona: tzinfo | None) -> date:
    """The calendar day; of a moment, the day in its zone."""
    if isinstance(nilai, datetime):
        return nilai.astimezone(zona).date() if zona and nilai.tzinfo else nilai.date()
    return nilai


def tanggal(nilai: date | datetime | None, zona: tzinfo | None = None) -> str:
    """``5 Okt 2026``."""
    if nilai is None:
        return KOSONG
    hari = _day(nilai, zona)
    return f"{hari.day} {BULAN_SINGKAT[hari.month - 1]} {hari.year}"


def tanggal_panjang(nilai: date | datetime | None, zona: tzinfo | None = None) -> str:
    """``Senin, 5 Oktober 2026``."""
    if nilai is None:
        return KOSONG
    hari = _day(nilai, zona)
    return f"{HARI[hari.weekday()]}, {hari.day} {BULAN[hari.month - 1]} {hari.year}"


def bulan_tahun(nilai: date | datetime | str | None) -> str:
    """``Oktober 2026``, from a date or from the text ``2026-10``."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, str):
        tahun, _, bulan = nilai.partition("-")
        return f"{BULAN[int(bulan[:2]) - 1]} {int(tahun)}"
    return f"{BULAN[nilai.month - 1]} {nilai.year}"


def rentang_tanggal(mulai: date | None, selesai: date | None) -> str:
    """A half-open period ``[mulai, selesai)`` as people say it: the last day is included.

    ``1–31 Okt 2026``; open at the end: ``sejak 1 Okt 2026``.
    """
    if mulai is None:
        return KOSONG if selesai is None else f"sampai {tanggal(_previous(selesai))}"
    if selesai is None:
        return f"sejak {tanggal(mulai)}"
    akhir = _previous(selesai)
    if akhir <= mulai:
        return tanggal(mulai)
    if (mulai.year, mulai.month) == (akhir.year, akhir.month):
        return f"{mulai.day}–{tanggal(akhir)}"
    return f"{tanggal(mulai)} – {tanggal(akhir)}"


def _previous(hari: date) -> date:
    return date.fromordinal(hari.toordinal() - 1)


def jam(nilai: datetime | time | None, zona: tzinfo | None = None) -> str:
    """``07.31 WITA``: a moment in the zone of the unit; a bare time of day has no zone.

    :param nilai: an aware moment, or a time of day from a work pattern.
    :param zona: zone of the reader's unit; ``None`` means WIB.
    :raises ValueError: for a moment without zone, which cannot be placed.
    """
    if nilai is None:
        return KOSONG
    if isinstance(nilai, time):
        return f"{nilai:%H.%M}"
    if nilai.tzinfo is None:
        raise ValueError("Waktu tanpa zona tidak dapat ditampilkan.")
    setempat = nilai.astimezone(zona or WIB)
    nama = "UTC" if setempat.tzinfo is UTC else setempat.tzname()
    return f"{setempat:%H.%M} {nama}"


def waktu(nilai: datetime | None, zona: tzinfo | None = None) -> str:
    """``5 Okt 2026, 07.31 WIB``."""
    if nilai is None:
        return KOSONG
    return f"{tanggal(nilai, zona or WIB)}, {jam(nilai, zona)}"


def durasi(menit: int | None) -> str:
    """Minutes as ``1 jam 25 menit``; negative minutes carry the sign in front."""
    if menit is None:
        return KOSONG
    jumlah_jam, sisa = divmod(abs(menit), 60)
    bagian = [f"{angka(jumlah_jam)} jam"] if jumlah_jam else []
    if sisa or not bagian:
        bagian.append(f"{sisa} menit")
    return ("-" if menit < 0 else "") + " ".join(bagian)


def ukuran_berkas(byte: int | None) -> str:
    """Bytes as ``310 kB`` or ``4,2 MB`` (steps of 1,000, as the limits are written)."""
    if byte is None:
        return KOSONG
    nilai, langkah = Decimal(byte), 0
    while nilai >= 1000 and langkah < len(UKURAN) - 1:
        nilai, langkah = nilai / 1000, langkah + 1
    desimal = 1 if langkah >= 2 and nilai < 100 else 0
    teks = _grouped(nilai, desimal)
    return f"{teks.removesuffix(',0')} {UKURAN[langkah]}"


def nip(nomor: str | None) -> str:
    """``19850312 201001 1 004``; anything that is not 18 digits is shown as it came."""
    if not nomor:
        return KOSONG
    if len(nomor) != 18 or not (nomor.isascii() and nomor.isdigit()):
        return nomor
    return f"{nomor[:8]} {nomor[8:14]} {nomor[14]} {nomor[15:]}"


def _ratusan(nilai: int) -> list[str]:
    """Words of 0..999."""
    ratus, sisa = divmod(nilai, 100)
    kata = ["seratus"] if ratus == 1 else [SATUAN[ratus], "ratus"] if ratus else []
    if sisa == 10:
        return [*kata, "sepuluh"]
    if sisa == 11:
        return [*kata, "sebelas"]
    if sisa < 10:
        return [*kata, SATUAN[sisa]] if sisa else kata
    puluh, satu = divmod(sisa, 10)
    if puluh == 1:
        return [*kata, SATUAN[satu], "belas"]
    return [*kata, SATUAN[puluh], "puluh", *([SATUAN[satu]] if satu else [])]


def terbilang(nilai: int | Decimal) -> str:
    """A whole number in words: 1.215 reads ``seribu dua ratus lima belas``.

    :raises ValueError: for a part of a whole, or from 10^18 on.
    """
    tepat = _exact(nilai)
    if tepat != int(tepat) or abs(tepat) >= BATAS_TERBILANG:
        raise ValueError("Terbilang hanya untuk bilangan bulat di bawah seribu kuadriliun.")
    sisa = abs(int(tepat))
    if sisa == 0:
        return "nol"
    kata: list[str] = []
    for pangkat in range(len(KELOMPOK) - 1, -1, -1):
        kelompok, sisa = divmod(sisa, 1000**pangkat)
        if pangkat == 1 and kelompok == 1:
            kata.append("seribu")
        elif kelompok:
            kata += [*_ratusan(kelompok), *([KELOMPOK[pangkat]] if pangkat else [])]
    return ("minus " if tepat < 0 else "") + " ".join(kata)
