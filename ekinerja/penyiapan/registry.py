"""Every kind of import, collected from the areas."""

from dataclasses import dataclass
from typing import Any

from ekinerja.aktivitas.importers import ImporAktivitas
from ekinerja.core.impor import Importir
from ekinerja.organisasi.importers import ImporJabatan
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.importers import ImporPegawai
from ekinerja.presensi.importers import ImporPresensi
from ekinerja.skp.importers import ImporSKP


@dataclass(frozen=True, slots=True)
class JenisImpor:
    """One kind: who may use it, and how its card reads.

    :ivar peran: roles that may; the import reaches the units of those roles only.
    """

    importir: type[Importir[Any]]
    keterangan: str
    ikon: str
    peran: tuple[str, ...]

    @property
    def kunci(self) -> str:
        return self.importir.kunci

    @property
    def judul(self) -> str:
        return self.importir.judul


_PUSAT = (Peran.BKPSDM, Peran.ORGANISASI)
_UNIT = (Peran.BKPSDM, Peran.ADMIN_PD)
REGISTRI: dict[str, JenisImpor] = {
    jenis.kunci: jenis
    for jenis in (
        JenisImpor(
            ImporJabatan,
            "Susunan unit, jabatan, kelas, dan persediaan pegawai. Daftar menurut templat, atau "
            "lampiran hasil evaluasi jabatan apa adanya.",
            "sitemap",
            _PUSAT,
        ),
        JenisImpor(
            ImporPegawai,
            "Pegawai, akunnya, dan jabatan yang dipangkunya. Jabatannya diimpor lebih dahulu.",
            "users",
            (Peran.BKPSDM,),
        ),
        JenisImpor(
            ImporPresensi,
            "Rekaman dari mesin kehadiran (attlog.dat) atau dari tabel.",
            "fingerprint",
            _UNIT,
        ),
        JenisImpor(
            ImporSKP,
            "SKP yang sudah disetujui, dengan indikator dan target bulanannya.",
            "target",
            _UNIT,
        ),
        JenisImpor(
            ImporAktivitas,
            "Aktivitas harian dari aplikasi lain.",
            "clipboard-list",
            _UNIT,
        ),
    )
}
SEMUA_PERAN: tuple[str, ...] = tuple(
    sorted({peran for jenis in REGISTRI.values() for peran in jenis.peran})
)
