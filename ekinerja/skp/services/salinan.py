"""What an indicator carries along when it is written elsewhere: a version, a template, a plan."""

from typing import Any

from ekinerja.skp.models import Indikator, IndikatorTemplat
from ekinerja.skp.queries import IndikatorPustaka
from ekinerja.skp.services.susun import IsianIndikator

KOLOM_INDIKATOR = (
    "aspek", "uraian", "bentuk", "target", "target_atas", "target_teks", "satuan", "polaritas",
    "dibagi",
)  # fmt: skip


def isi_indikator(
    satu: Indikator | IndikatorTemplat | IndikatorPustaka | IsianIndikator,
) -> dict[str, Any]:
    """Name of a column → its value, of whatever holds an indicator."""
    return {nama: getattr(satu, nama) for nama in KOLOM_INDIKATOR}


def isian_dari(satu: Indikator | IndikatorTemplat | IndikatorPustaka) -> IsianIndikator:
    """The same indicator, to be written elsewhere."""
    return IsianIndikator(**isi_indikator(satu))
