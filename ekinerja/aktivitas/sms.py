"""One line "like SMS" becomes the proposal of an entry: pure reading, nothing is looked up here.

``rapat 09-11 peserta koordinasi stunting`` says when (09.00–11.00), in which role, and what. What
is not a time, a length, a quantity or a role stays text; the caller looks for the activity.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from ekinerja.core.tabel import rapikan

PANJANG_TERBESAR = 300
MENIT_SEHARI = 1440
_PERAN = {
    "pemimpin": "PEMIMPIN", "memimpin": "PEMIMPIN", "pimpin": "PEMIMPIN", "ketua": "PEMIMPIN",
    "narasumber": "NARASUMBER", "narsum": "NARASUMBER", "pemateri": "NARASUMBER",
    "moderator": "MODERATOR", "notulis": "NOTULIS", "notulen": "NOTULIS", "panitia": "PANITIA",
    "peserta": "PESERTA", "ikut": "PESERTA", "hadir": "PESERTA",
}  # fmt: skip
# words that every second activity begins with say nothing about which one is meant
_UMUM = frozenset(
    {
        "mengikuti",
        "melakukan",
        "melaksanakan",
        "membuat",
        "kegiatan",
        "dan",
        "yang",
        "dari",
        "untuk",
    }
)
_JAM = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_RENTANG = re.compile(
    rf"(?<![\w.,/-])({_JAM})\s*(?:-|–|—|s/d|sd|sampai)\s*({_JAM})(?![\w/-]|[.:]\d)", re.I
)
_JAM_DAN_MENIT = re.compile(
    r"(?<![\w.,])(\d{1,2})\s*(?:jam|j)\s*(\d{1,2})\s*(?:menit|mnt|m)(?!\w)", re.I
)
_JAM_SAJA = re.compile(r"(?<![\w.,])(\d{1,2})(?:[.,](\d))?\s*(?:jam|j)(?!\w)", re.I)
_SETENGAH_JAM = re.compile(r"(?<!\w)(?:(\d{1,2})\s+)?setengah\s+jam(?!\w)", re.I)
_MENIT = re.compile(r"(?<![\w.,])(\d{1,4})\s*(?:menit|mnt|m)(?!\w)", re.I)
_JUMLAH = re.compile(r"(?<![\w.,])(\d{1,4})\s*x(?!\w)", re.I)


class BarisTakTerbaca(ValueError):
    """The line cannot be an entry; its text is the sentence that says why."""


@dataclass(frozen=True, slots=True)
class BarisSMS:
    """What the line says. ``menit`` 0: no length; times come in pairs; ``jumlah`` 0: none."""

    teks: str
    peran: str = ""
    mulai: time | None = None
    selesai: time | None = None
    menit: int = 0
    jumlah: int = 0


def baca_baris(baris: str) -> BarisSMS:
    """Read one line.

    :raises BarisTakTerbaca: with a sentence, when nothing is left that says what was done, or the
        times cannot be.
    """
    sisa = rapikan(baris)
    if len(sisa) > PANJANG_TERBESAR:
        raise BarisTakTerbaca(
            f"Satu baris paling panjang {PANJANG_TERBESAR} huruf. Ringkaskan, atau isi formulirnya."
        )
    mulai, selesai, sisa = _rentang(sisa)
    menit, sisa = _lama(sisa)
    jumlah, sisa = _ambil_jumlah(sisa)
    peran, sisa = _ambil_peran(sisa)
    if mulai is not None and selesai is not None:
        menit = _selisih(mulai, selesai)
    if menit > MENIT_SEHARI:
        raise BarisTakTerbaca("Lamanya lebih dari 24 jam. Tulis misalnya “2 jam” atau “90 menit”.")
    if not any(huruf.isalpha() for huruf in sisa):
        raise BarisTakTerbaca(
            "Belum terbaca apa yang dikerjakan. Tulis seperti: rapat 09-11 peserta koordinasi "
            "stunting."
        )
    return BarisSMS(sisa, peran, mulai, selesai, menit, jumlah)


def _rentang(teks: str) -> tuple[time | None, time | None, str]:
    cocok = _RENTANG.search(teks)
    if cocok is None:
        return None, None, teks
    mulai, selesai = _jam(cocok[1]), _jam(cocok[2])
    if mulai is None or selesai is None or mulai >= selesai:
        raise BarisTakTerbaca(
            f"Jam “{cocok[0].strip()}” tidak dapat dibaca: jam selesai harus sesudah jam mulai "
            "pada hari yang sama. Tulis misalnya 09-11 atau 09.00-11.30."
        )
    return mulai, selesai, _buang(teks, cocok)


def _jam(teks: str) -> time | None:
    jam, _, menit = teks.replace(":", ".").partition(".")
    if int(jam) > 23:
        return None
    return time(int(jam), int(menit or 0))


def _lama(teks: str) -> tuple[int, str]:
    """Minutes, and the text without them."""
    if cocok := _SETENGAH_JAM.search(teks):
        return int(cocok[1] or 0) * 60 + 30, _buang(teks, cocok)
    if cocok := _JAM_DAN_MENIT.search(teks):
        return int(cocok[1]) * 60 + int(cocok[2]), _buang(teks, cocok)
    if cocok := _JAM_SAJA.search(teks):
        return int(cocok[1]) * 60 + int(cocok[2] or 0) * 6, _buang(teks, cocok)
    if cocok := _MENIT.search(teks):
        return int(cocok[1]), _buang(teks, cocok)
    return 0, teks


def _ambil_jumlah(teks: str) -> tuple[int, str]:
    cocok = _JUMLAH.search(teks)
    return (int(cocok[1]), _buang(teks, cocok)) if cocok else (0, teks)


def _ambil_peran(teks: str) -> tuple[str, str]:
    """The first word that names a role; a line of one word keeps it as what was done."""
    kata = teks.split()
    for urutan, satu in enumerate(kata):
        peran = _PERAN.get(satu.casefold().strip(".,;:()"))
        if peran and len(kata) > 1:
            return peran, " ".join(kata[:urutan] + kata[urutan + 1 :])
    return "", teks


def _buang(teks: str, cocok: re.Match[str]) -> str:
    return rapikan(f"{teks[: cocok.start()]} {teks[cocok.end() :]}")


def _selisih(mulai: time, selesai: time) -> int:
    return (selesai.hour - mulai.hour) * 60 + selesai.minute - mulai.minute


def cocokkan(teks: str, nama: Sequence[str]) -> int | None:
    """Position of the activity whose name the text means, or None.

    Most of the words of the name must stand in the text; of several the one with the most words
    in common wins, then the shorter name.
    """
    kata = _kata(teks)
    terbaik: tuple[int, int, int] | None = None
    for urutan, satu in enumerate(nama):
        isi = _kata(satu)
        sama = len(isi & kata)
        if sama and sama * 2 > len(isi):
            terbaik = max(terbaik or (0, 0, 0), (sama, -len(isi), -urutan))
    return -terbaik[2] if terbaik else None


def _kata(teks: str) -> frozenset[str]:
    return frozenset(k for k in re.findall(r"\w+", teks.casefold()) if len(k) > 2) - _UMUM
