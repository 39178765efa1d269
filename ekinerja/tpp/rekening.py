"""Account codes of the criteria, with the mark of certainty of each.

Source: Permendagri 90/2019 (chart of accounts); confirmed means seen in use in a regional program.
"""

from dataclasses import dataclass

from ekinerja.regulasi.ungkapan import SEBUTAN_KRITERIA


@dataclass(frozen=True, slots=True)
class Rekening:
    """The account that one criterion is booked on."""

    kode: str
    terverifikasi: bool

    def __str__(self) -> str:
        return self.kode if self.terverifikasi else f"{self.kode}, belum terverifikasi"


REKENING = {
    "beban_kerja": Rekening("5.1.01.02.01.0001", True),
    "tempat_bertugas": Rekening("5.1.01.02.02.0001", False),
    "kondisi_kerja": Rekening("5.1.01.02.03.0001", True),
    "kelangkaan_profesi": Rekening("5.1.01.02.04.0001", False),
    "prestasi_kerja": Rekening("5.1.01.02.05.0001", True),
    "pertimbangan_objektif_lainnya": Rekening("5.1.01.03", False),
}


def judul_kriteria(kriteria: str) -> str:
    """``Beban kerja (5.1.01.02.01.0001)``."""
    return f"{SEBUTAN_KRITERIA[kriteria].capitalize()} ({REKENING[kriteria]})"
