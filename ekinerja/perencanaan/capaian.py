"""Attainment of an action plan in a period, by the rule of that day."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ekinerja.aturan import KesalahanAturan, SkemaTerpakai, susun_rencana
from ekinerja.aturan.nilai import Fakta
from ekinerja.aturan.skema import TANPA_SKEMA

ISTILAH = "capaian_rencana_aksi"


def hitung_capaian(isi: Sequence[tuple[Decimal, Decimal]], *, pada: date) -> Decimal:
    """Part of one that was attained.

    :param isi: (target, realisation) of every action with a target in the period; never empty.
    :raises KesalahanAturan: on a day before the first rule.
    """
    hasil = susun_rencana((ISTILAH,), pada=pada).hitung(
        {
            "target_rencana_aksi": Fakta(tuple(target for target, _ in isi)),
            "realisasi_rencana_aksi": Fakta(tuple(realisasi for _, realisasi in isi)),
        }
    )
    nilai = hasil.nilai[ISTILAH]
    assert isinstance(nilai, Decimal)
    return nilai


def capaian_atau_kosong(isi: Sequence[tuple[Decimal, Decimal]], *, pada: date) -> Decimal | None:
    """The same for a list: None while nothing is filled in, or before the first rule."""
    if not isi:
        return None
    try:
        return hitung_capaian(isi, pada=pada)
    except KesalahanAturan:
        return None


def hitung_capaian_indikator(
    nilai: Decimal, target: Decimal, *, batas_atas: Decimal | None, polaritas: str, pada: date
) -> Decimal | None:
    """Attainment of an indicator in its direction, 1 is the whole; None when it cannot be said.

    :param batas_atas: upper end of a range.
    :param pada: the day whose rule holds.
    """
    fakta = {
        "realisasi_indikator": Fakta(nilai),
        "target_indikator": Fakta(target),
        "batas_atas_indikator": Fakta(batas_atas or Decimal(0)),
        "arah_indikator": Fakta(polaritas),
    }
    try:
        hasil = susun_rencana(("capaian_indikator",), pada=pada).hitung(fakta)
    except KesalahanAturan:
        return None
    bagian = hasil.nilai["capaian_indikator"]
    assert isinstance(bagian, Decimal)
    return bagian


def periode_berlaku(bulan: int, lebar: int, *, pada: date, skema: SkemaTerpakai | None) -> int:
    """Last month of the period whose attainment holds for a month.

    :param lebar: months of a period, 1 or 3.
    :param skema: the scheme of that month, which may say what holds before the first quarter ends.
    :returns: 1 to 12; 0 December of the year before; -1 none yet.
    """
    fakta = {"bulan_dihitung": Fakta(bulan), "lebar_periode_aksi": Fakta(lebar)}
    rencana = susun_rencana(("periode_capaian_aksi",), pada=pada, skema=skema or TANPA_SKEMA)
    hasil = rencana.hitung(fakta).nilai["periode_capaian_aksi"]
    assert isinstance(hasil, int)
    return hasil
