"""Who may see attendance, and who may type a record."""

from datetime import date
from typing import Protocol

from ekinerja.core.workflow import Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.queries import peran_aktif
from ekinerja.pegawai.models import Pegawai

PENCATAT = (PemberianPeran.BKPSDM, PemberianPeran.ADMIN_PD)
PEMBACA = (
    *PENCATAT,
    PemberianPeran.PEMERIKSA,
    PemberianPeran.PEMBUAT_DAFTAR,
    PemberianPeran.PPK_SKPD,
    PemberianPeran.PA_KPA,
    PemberianPeran.PIMPINAN,
)


PENGHITUNG = (*PENCATAT, PemberianPeran.PEMBUAT_DAFTAR)


class TempatKerja(Protocol):
    """Anything that knows its unit."""

    @property
    def unit_id(self) -> int: ...


def boleh_mencatat(
    pegawai: Pegawai, tempat: TempatKerja | None, *, oleh: Pelaku, pada: date
) -> Putusan:
    """BKPSDM or the admin of that unit (subtree) on that day, never for oneself."""
    if oleh.user_id is not None and oleh.user_id == pegawai.user_id:
        return jika(
            False,
            "Rekaman untuk diri sendiri tidak dapat diketik sendiri. "
            "Minta petugas lain mengetiknya dengan alasan Anda.",
        )
    unit_id = tempat.unit_id if tempat else None
    return jika(
        oleh.user_id is not None
        and PemberianPeran.objects.filter(
            instansi_id=pegawai.instansi_id, user_id=oleh.user_id, peran__in=PENCATAT
        ).exists()
        and any(
            peran.peran in PENCATAT and (peran.unit_ids is None or unit_id in peran.unit_ids)
            for peran in peran_aktif(oleh.user_id, pada=pada)
        ),
        "Hanya BKPSDM atau Admin Perangkat Daerah dari unit pegawai ini yang boleh mengetik "
        "rekaman kehadiran. Sampaikan permintaan Anda kepada mereka.",
    )


class Pembaca(Protocol):
    """Who reads: someone with roles, perhaps leading others."""

    @property
    def memimpin(self) -> bool: ...

    def punya(self, *peran: str) -> bool: ...


def boleh_melihat_unit(siapa: Pembaca, peran: tuple[str, ...] = PEMBACA) -> Putusan:
    """Those who lead others (for reading), and the roles that work with attendance."""
    return jika(
        siapa.punya(*peran) or (peran == PEMBACA and siapa.memimpin),
        "Halaman ini untuk atasan, pengelola kehadiran, dan pemeriksa. Kehadiran Anda sendiri "
        "ada pada menu Kehadiran.",
    )
