"""Deeds on sources of data."""

from ekinerja.integrasi.services.kelola import (
    AturanSumber,
    akhiri_timpa,
    alihkan_medan,
    atur_sumber,
    padankan,
    timpa,
)
from ekinerja.integrasi.services.sinkron import (
    kerjakan_sinkron,
    minta_sinkron,
    minta_yang_terjadwal,
    mulai_sinkron,
    terima_unggahan,
)
from ekinerja.integrasi.services.terapkan import terapkan_beda

__all__ = [
    "AturanSumber",
    "akhiri_timpa",
    "alihkan_medan",
    "atur_sumber",
    "kerjakan_sinkron",
    "minta_sinkron",
    "minta_yang_terjadwal",
    "mulai_sinkron",
    "padankan",
    "terapkan_beda",
    "terima_unggahan",
    "timpa",
]
