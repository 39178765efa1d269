"""Questions that cross areas."""

from ekinerja.laporan.queries.garis import (
    AKSI,
    AKTIVITAS,
    INDIKATOR,
    RHK,
    SASARAN,
    PendukungSasaran,
    RingkasTurun,
    Simpul,
    aktivitas_pendukung,
    butir_terlihat,
    garis_ke_atas,
    pendukung_sasaran,
    ringkas_turun,
)

__all__ = [
    "AKSI",
    "AKTIVITAS",
    "INDIKATOR",
    "RHK",
    "SASARAN",
    "PendukungSasaran",
    "RingkasTurun",
    "Simpul",
    "aktivitas_pendukung",
    "butir_terlihat",
    "garis_ke_atas",
    "pendukung_sasaran",
    "ringkas_turun",
]
