"""Kaki lembar: baris jumlah dan tanda tangan di akhir sebuah daftar, yang bukan data."""

import re
from collections.abc import Collection, Sequence

from ekinerja.core.tabel import Baris, baca_teks, kosong

_JUMLAH = re.compile(r"(sub ?|grand ?)?(jumlah|total)( (total|seluruhnya|keseluruhan))?\s*:?", re.I)
_BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_TANDA = re.compile(
    rf"(mengetahui|menyetujui|disetujui|diperiksa|dibuat|disusun|ditetapkan)\b.*"
    rf"|(keterangan|catatan)\s*:.*|(a\.n\.|an\.|u\.b\.)\s.*|n\.?i\.?p\.?\s*[.:].*"
    rf"|[^\W\d][^\d,]*,\s*(\d{{1,2}}|\.{{2,}}|…)?\s*({_BULAN})?\s*\d{{4}}",
    re.I,
)


def baris_kaki(baris: Sequence[Baris], *, wajib: Collection[int]) -> frozenset[int]:
    """Nomor baris pada akhir satu daftar yang bukan data.

    Kaki mulai pada baris jumlah atau tanda tangan yang sesudahnya hanya ada baris semacam itu atau
    baris yang tidak mengisi semua kolom wajib. Baris yang lengkap selalu data, di mana pun
    letaknya.

    :param wajib: letak kolom wajib pada berkas (mulai 0).
    """
    awal = len(baris)
    for letak in range(len(baris) - 1, -1, -1):
        satu = baris[letak]
        if all(not kosong(satu.ambil(kolom)) for kolom in wajib):
            break
        if _penanda(satu):
            awal = letak
    return frozenset(satu.nomor for satu in baris[awal:])


def _penanda(baris: Baris) -> bool:
    """Baris jumlah (sel pertamanya), atau baris yang salah satu selnya memulai tanda tangan."""
    isi = [baca_teks(sel).strip() for sel in baris.sel if not kosong(sel)]
    if not isi:
        return False
    return bool(_JUMLAH.fullmatch(isi[0])) or any(_TANDA.fullmatch(sel) for sel in isi)
