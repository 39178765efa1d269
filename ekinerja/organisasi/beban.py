"""The need of a post from its workload, by the law of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ekinerja.aturan import susun_rencana
from ekinerja.aturan.kepegawaian.beban import kebutuhan_pegawai, kebutuhan_pegawai_terhitung
from ekinerja.aturan.nilai import Fakta
from ekinerja.aturan.parameter import parameter_nasional

MENIT_SEJAM = 60


@dataclass(frozen=True, slots=True)
class HasilBeban:
    """Minutes a year, the need before rounding, and the need in people."""

    menit: Decimal
    terhitung: Decimal
    kebutuhan: int


def hitung_beban(
    tugas: Sequence[tuple[Decimal, int]], *, manajerial: bool, pada: date
) -> HasilBeban:
    """Workload and need of one post.

    :param tugas: (volume a year, minutes for one result) of each task.
    :raises KesalahanAturan: on a day before the effective hours were set.
    """
    istilah = ("beban_kerja_setahun", "kebutuhan_pegawai_terhitung", "kebutuhan_pegawai")
    nilai = (
        susun_rencana(istilah, pada=pada)
        .hitung(
            {
                "volume_tugas": Fakta(tuple(volume for volume, _ in tugas)),
                "norma_waktu_tugas": Fakta(tuple(norma for _, norma in tugas)),
                "jabatan_manajerial": Fakta(manajerial),
            }
        )
        .nilai
    )
    menit, terhitung, orang = (nilai[satu] for satu in istilah)
    assert isinstance(menit, Decimal) and isinstance(terhitung, Decimal) and isinstance(orang, int)
    return HasilBeban(menit, terhitung, orang)


def hasil_menit(menit: Decimal, *, manajerial: bool, pada: date) -> HasilBeban | None:
    """The same from minutes already summed, for lists; None before the effective hours were set.

    The rules are called as the plain functions they are: a list needs no trace.
    """
    efektif = waktu_efektif(pada)
    if efektif is None:
        return None
    terhitung = kebutuhan_pegawai_terhitung(menit, efektif).quantize(Decimal("0.0001"))
    return HasilBeban(menit, terhitung, kebutuhan_pegawai(menit, efektif, manajerial))


@lru_cache(maxsize=512)
def waktu_efektif(pada: date) -> int | None:
    """Effective minutes of one person in a year."""
    berlaku = parameter_nasional()["waktu_kerja_efektif_setahun"].pada(pada)
    return berlaku.nilai if berlaku is not None and isinstance(berlaku.nilai, int) else None
