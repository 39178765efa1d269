"""Isi satu sel menjadi nilai: teks, NIP, tanggal, jam, angka, pilihan.

Setiap `baca_*` menerima `Sel` apa adanya dari berkas dan mengembalikan nilai yang sudah pasti, atau
menolak dengan `NilaiSalah` yang kalimatnya menyebut apa yang salah dan apa yang harus ditulis.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

Sel = str | int | Decimal | bool | date | datetime | time | timedelta | None
T = TypeVar("T")

ANGKA_EXCEL_MAKS = 15
ABAD_LALU_MULAI = 70
SERIAL_AWAL = date(1899, 12, 30)
SERIAL_TANGGAL = range(15_000, 80_000)
BULAN = {
    nama: nomor
    for nomor, sebutan in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "agt", "ags"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des"),
        ),
        start=1,
    )
    for nama in sebutan
}
TAK_TERCETAK = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b\ufeff]")
POLA_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
POLA_HARI_DULU = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
POLA_NAMA_BULAN = re.compile(r"(?:[A-Za-z']+,\s*)?(\d{1,2})[\s-]+([A-Za-z]+)\.?[\s-]+(\d{4}|\d{2})")
POLA_JAM = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
POLA_RIBUAN = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
POLA_KOMA = re.compile(r"[+-]?\d+,\d+")
POLA_TITIK = re.compile(r"[+-]?\d+(?:\.\d+)?")
YA = {"ya", "y", "benar", "true", "1", "v", "x"}
TIDAK = {"tidak", "t", "tdk", "salah", "false", "0", "-"}

TAHUN_WAJAR = range(1900, 2200)


class NilaiSalah(ValueError):
    """Isi sel tidak dapat dipakai; `kalimat` menjelaskan sebabnya dan apa yang harus ditulis."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


def rapikan(teks: str) -> str:
    """Teks tanpa spasi berlebih dan aksara kendali; spasi tak-putus dan pindah baris satu spasi."""
    return " ".join(TAK_TERCETAK.sub("", teks).split())


def kosong(nilai: object) -> bool:
    """Benar bila sel tidak berisi apa-apa selain spasi."""
    return nilai is None or (isinstance(nilai, str) and not rapikan(nilai))


def baca_teks(nilai: object) -> str:
    """Teks rapi dari sel teks, angka, atau tanggal; sel kosong menjadi teks kosong."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime | date | time):
        return nilai.isoformat()
    if isinstance(nilai, Decimal):
        return f"{nilai:f}"
    return rapikan(str(nilai))


def baca_nip(nilai: object) -> str:
    """NIP 18 angka sebagai teks; angka Excel ditolak karena angkanya sudah hilang.

    Excel menyimpan paling banyak 15 angka berarti, sehingga NIP yang tersimpan sebagai angka selalu
    kehilangan tiga angka terakhirnya.
    """
    if isinstance(nilai, int | Decimal) and not isinstance(nilai, bool):
        if len(str(int(nilai))) > ANGKA_EXCEL_MAKS:
            raise NilaiSalah(
                "NIP ini tersimpan sebagai angka, sehingga Excel membulatkan angka terakhirnya. "
                "Ubah format kolom menjadi Teks, lalu ketik ulang NIP-nya."
            )
        nilai = str(int(nilai))
    teks = re.sub(r"[\s.'’`-]", "", baca_teks(nilai))
    if re.fullmatch(r"\d+[.,]?\d*[eE]\+?\d+", baca_teks(nilai).replace(" ", "")):
        raise NilaiSalah(
            "NIP ini tertulis sebagai angka berpangkat, sehingga angka terakhirnya hilang. "
            "Ubah format kolom menjadi Teks, lalu ketik ulang NIP-nya."
        )
    if not teks.isascii() or not teks.isdigit():
        raise NilaiSalah("NIP hanya boleh berisi angka. Tulis 18 angka NIP tanpa huruf.")
    if len(teks) != 18:
        raise NilaiSalah(f"NIP ini {len(teks)} angka, padahal NIP selalu 18 angka. Lengkapi NIP.")
    if teks.endswith("000"):
        raise NilaiSalah(
            "NIP ini berakhiran 000, tanda bahwa Excel pernah membulatkannya. "
            "Periksa tiga angka terakhir pada SK, lalu ketik ulang sebagai Teks."
        )
    return teks


def baca_tanggal(nilai: object) -> date:
    """Tanggal dari 2026-10-05, 05/10/2026, 5-10-2026, 5 Oktober 2026, 5 Okt 26, atau seri Excel.

    Tulisan dengan garis miring, strip, atau titik selalu dibaca hari-bulan-tahun. Tahun di luar
    `TAHUN_WAJAR` (misalnya 9999 sebagai “selamanya”) ditolak.
    """
    hari = _tanggal(nilai)
    if hari.year not in TAHUN_WAJAR:
        raise NilaiSalah(
            f"Tahun {hari.year} tidak wajar. Betulkan tahunnya; kosongkan bila tidak ditentukan."
        )
    return hari


def _tanggal(nilai: object) -> date:
    if isinstance(nilai, datetime):
        return nilai.date()
    if isinstance(nilai, date):
        return nilai
    if isinstance(nilai, int | Decimal) and not isinstance(nilai, bool):
        if nilai == int(nilai) and int(nilai) in SERIAL_TANGGAL:
            return SERIAL_AWAL + timedelta(days=int(nilai))
        raise NilaiSalah("Angka ini bukan tanggal. Tulis tanggal seperti 05/10/2026.")
    teks = baca_teks(nilai)
    bagian = _bagian_tanggal(teks)
    if bagian is None:
        raise NilaiSalah(
            "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026 atau 5 Oktober 2026."
        )
    try:
        return date(*bagian)
    except ValueError as salah:
        raise NilaiSalah(
            "Tanggal ini tidak ada di kalender. Urutannya hari, bulan, tahun: 05/10/2026."
        ) from salah


def _bagian_tanggal(teks: str) -> tuple[int, int, int] | None:
    if cocok := POLA_ISO.fullmatch(teks):
        return int(cocok[1]), int(cocok[2]), int(cocok[3])
    if cocok := POLA_HARI_DULU.fullmatch(teks):
        return int(cocok[4]), int(cocok[3]), int(cocok[1])
    if cocok := POLA_NAMA_BULAN.fullmatch(teks):
        bulan = BULAN.get(cocok[2].lower())
        return None if bulan is None else (_tahun(cocok[3]), bulan, int(cocok[1]))
    return None


def _tahun(teks: str) -> int:
    """Tahun empat angka; dua angka di samping nama bulan dibaca 1970 sampai 2069."""
    if len(teks) == 4:
        return int(teks)
    return int(teks) + (1900 if int(teks) >= ABAD_LALU_MULAI else 2000)


def baca_jam(nilai: object) -> time:
    """Jam dari sel jam, 07:30, 07.30, 07:30:15, atau pecahan hari Excel."""
    if isinstance(nilai, datetime):
        return nilai.time()
    if isinstance(nilai, time):
        return nilai
    if isinstance(nilai, timedelta) and timedelta(0) <= nilai < timedelta(days=1):
        return _jam_dari_detik(int(nilai.total_seconds()))
    if isinstance(nilai, Decimal) and 0 <= nilai < 1:
        return _jam_dari_detik(min(int((nilai * 86_400).to_integral_value()), 86_399))
    cocok = POLA_JAM.fullmatch(baca_teks(nilai))
    if cocok is None or int(cocok[1]) > 23 or int(cocok[2]) > 59 or int(cocok[3] or 0) > 59:
        raise NilaiSalah("Jam ini tidak dapat dibaca. Tulis jam 24-an seperti 07:30.")
    return time(int(cocok[1]), int(cocok[2]), int(cocok[3] or 0))


def _jam_dari_detik(detik: int) -> time:
    return time(detik // 3_600, detik // 60 % 60, detik % 60)


def baca_desimal(nilai: object) -> Decimal:
    """Angka tepat; 1.234.567 dan 1.234,5 dibaca cara Indonesia, 0.75 sebagai desimal.

    Satu titik yang diikuti tepat tiga angka (1.234) dibaca sebagai ribuan, kecuali didahului 0.
    """
    if isinstance(nilai, bool):
        raise NilaiSalah("Isi sel ini bukan angka. Tulis angkanya saja.")
    if isinstance(nilai, int | Decimal):
        return Decimal(nilai)
    teks = re.sub(r"^(rp\.?|idr)\s*", "", baca_teks(nilai), flags=re.IGNORECASE)
    teks = teks.replace(" ", "").removesuffix(",-").removesuffix("%")
    if POLA_RIBUAN.fullmatch(teks):
        return Decimal(teks.replace(".", "").replace(",", "."))
    if POLA_KOMA.fullmatch(teks):
        return Decimal(teks.replace(",", "."))
    if POLA_TITIK.fullmatch(teks):
        return Decimal(teks)
    raise NilaiSalah("Isi sel ini bukan angka. Tulis angkanya saja, misalnya 12 atau 1.234,5.")


def baca_bulat(nilai: object) -> int:
    """Bilangan bulat; angka dengan pecahan ditolak."""
    angka = baca_desimal(nilai)
    if angka != angka.to_integral_value():
        raise NilaiSalah("Angka ini harus bulat, tanpa pecahan. Hapus bagian di belakang koma.")
    return int(angka)


def baca_ya_tidak(nilai: object) -> bool:
    """Ya atau tidak, dari kata atau dari sel benar/salah."""
    if isinstance(nilai, bool):
        return nilai
    teks = baca_teks(nilai).lower()
    if teks in YA:
        return True
    if teks in TIDAK:
        return False
    raise NilaiSalah("Isi sel ini harus ya atau tidak.")


def baca_pilihan(pilihan: Mapping[str, T]) -> Callable[[object], T]:
    """Pembaca yang hanya menerima salah satu kata pada `pilihan`, tanpa membedakan huruf besar."""
    menurut_kata = {rapikan(kata).casefold(): isi for kata, isi in pilihan.items()}
    # kode seperti PPPK_PW diterima, tetapi tidak disebut
    sebutan = ", ".join([kata for kata in pilihan if "_" not in kata] or pilihan)

    def baca(nilai: object) -> T:
        kata = baca_teks(nilai).casefold()
        if kata not in menurut_kata:
            raise NilaiSalah(f"Isi sel ini tidak dikenal. Pilih salah satu: {sebutan}.")
        return menurut_kata[kata]

    return baca
