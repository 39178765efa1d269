"""Goals, programs, agreements and action plans."""

from ekinerja.perencanaan.models.aksi import (
    BarisRencanaAksi,
    BuktiAksi,
    LaporanAksi,
    RencanaAksi,
    RiwayatLaporanAksi,
    RiwayatRencanaAksi,
    TargetAksi,
)
from ekinerja.perencanaan.models.asal import Berasal
from ekinerja.perencanaan.models.perjanjian import (
    AnggaranPerjanjian,
    ButirPerjanjian,
    PerjanjianKinerja,
    RiwayatPerjanjian,
)
from ekinerja.perencanaan.models.pohon import (
    DokumenPerencanaan,
    IndikatorSasaran,
    RealisasiIndikator,
    Sasaran,
    TargetIndikator,
)
from ekinerja.perencanaan.models.program import ProgramKegiatan

__all__ = [
    "AnggaranPerjanjian",
    "BarisRencanaAksi",
    "Berasal",
    "BuktiAksi",
    "ButirPerjanjian",
    "DokumenPerencanaan",
    "IndikatorSasaran",
    "LaporanAksi",
    "PerjanjianKinerja",
    "ProgramKegiatan",
    "RealisasiIndikator",
    "RencanaAksi",
    "RiwayatLaporanAksi",
    "RiwayatPerjanjian",
    "RiwayatRencanaAksi",
    "Sasaran",
    "TargetAksi",
    "TargetIndikator",
]
