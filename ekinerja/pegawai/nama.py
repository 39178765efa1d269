"""Names of people: how they are sorted and when two of them can be the same person."""

import re

_GELAR = {"dr", "drs", "dra", "drg", "drh", "ir", "prof", "h", "hj", "apt", "ns", "kh", "tn", "ny"}


def tanpa_gelar(nama: str) -> str:
    """The name without titles before it and after its first comma."""
    kata = nama.split(",")[0].split()
    while len(kata) > 1 and (kata[0].endswith(".") or kata[0].lower() in _GELAR):
        kata = kata[1:]
    return " ".join(kata)


def susun_nama_urut(nama: str) -> str:
    """Capitals without leading titles: what lists are sorted by."""
    return tanpa_gelar(nama).upper()[:200]


def mungkin_orang_sama(nama: str, lain: str) -> bool:
    """Do the two names share a word of three letters or more, titles left out?

    A corrected spelling of one word still matches; two different people rarely do.
    """
    return bool(_kata(nama) & _kata(lain)) or _kata(nama) == _kata(lain)


def _kata(nama: str) -> set[str]:
    return {satu for satu in re.findall(r"\w+", tanpa_gelar(nama).lower()) if len(satu) > 2}
