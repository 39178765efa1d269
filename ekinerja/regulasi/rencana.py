"""The plan that a scheme gives: everything from the record to the rupiah, in order."""

import json
from functools import lru_cache

from ekinerja.aturan import KesalahanAturan, Rencana, SkemaTerpakai, baca_skema, susun_rencana
from ekinerja.aturan.kanonik import tulis_kanonik
from ekinerja.aturan.kesalahan import KesalahanBerdaftar
from ekinerja.aturan.tpp import AGREGAT_BAWAHAN, PILIHAN_SATU_SEGMEN, TUJUAN_SEBULAN
from ekinerja.regulasi.models import Skema


def skema_terpakai(skema: Skema) -> SkemaTerpakai:
    """The checked form that the engine calculates with (kept per content)."""
    return _baca(tulis_kanonik(skema.isi))


def rencana_skema(skema: Skema) -> Rencana:
    """Plan of a whole month on the first day of the scheme.

    :raises KesalahanAturan: when the content does not suffice.
    """
    return susun_rencana(
        TUJUAN_SEBULAN,
        pada=skema.masa.lower,
        skema=skema_terpakai(skema),
        pilihan=PILIHAN_SATU_SEGMEN,
    )


def masalah_rencana(skema: Skema) -> list[str]:
    """What is missing before anybody can be calculated with this scheme."""
    try:
        rencana = rencana_skema(skema)
    except KesalahanBerdaftar as galat:
        return list(galat.masalah)
    except KesalahanAturan as galat:
        return [galat.kalimat]
    if set(rencana.agregat) - AGREGAT_BAWAHAN:
        return [
            "Cara yang dipilih memerlukan hasil orang lain yang belum dihimpun oleh daftar TPP. "
            "Pilih cara lain."
        ]
    return []


@lru_cache(maxsize=64)
def _baca(isi: bytes) -> SkemaTerpakai:
    return baca_skema(json.loads(isi))
