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
)


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
