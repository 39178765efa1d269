"""Who keeps the calendar."""

from datetime import date
from typing import Protocol

from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.kalender.models import UjiCoba
from ekinerja.organisasi.models import PemberianPeran

PENGELOLA_UJI_COBA = (
    PemberianPeran.BKPSDM,
    PemberianPeran.ORGANISASI,
    PemberianPeran.PENGELOLA_APLIKASI,
)
PEMUTUS_UJI_COBA = (
    PemberianPeran.BKPSDM,
    PemberianPeran.ORGANISASI,
    PemberianPeran.PIMPINAN,
)


class BerperanPusat(Protocol):
    """An actor whose roles over the whole instansi are known."""

    @property
    def user_id(self) -> int | None: ...
    def punya(self, instansi_id: int, *peran: str) -> bool: ...


def pengelola_kalender(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The system itself, or BKPSDM of the whole instansi on that day."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            user_id=oleh.user_id,
            peran=PemberianPeran.BKPSDM,
            unit=None,
            masa__contains=pada,
        ).exists(),
        "Hanya BKPSDM yang boleh mengubah kalender. Sampaikan permintaan Anda beserta "
        "dasar keputusannya kepada BKPSDM.",
    )


def pengelola_uji_coba(uji_coba: UjiCoba, oleh: BerperanPusat) -> Putusan:
    """Who sets up the whole instansi plans and begins trials."""
    return jika(
        oleh.user_id is None or oleh.punya(uji_coba.instansi_id, *PENGELOLA_UJI_COBA),
        "Uji coba diatur oleh BKPSDM, Bagian Organisasi, atau pengelola aplikasi.",
    )


def pemutus_uji_coba(uji_coba: UjiCoba, oleh: BerperanPusat) -> Putusan:
    """Who leads, or keeps the whole instansi, decides to go on or not."""
    return jika(
        oleh.user_id is None or oleh.punya(uji_coba.instansi_id, *PEMUTUS_UJI_COBA),
        "Lanjut atau tidaknya uji coba diputuskan oleh pimpinan, BKPSDM, atau Bagian Organisasi.",
    )
