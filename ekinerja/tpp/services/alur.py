"""Verifying a list, and sending it back."""

from datetime import datetime

from ekinerja.core.workflow import Pelaku
from ekinerja.regulasi.pelaku import bertindak
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.services.hitung import tolak_bila_tertutup
from ekinerja.tpp.workflow import DAFTAR_WORKFLOW


def verifikasi_daftar(daftar: DaftarTPP, *, oleh: Pelaku, pada: datetime) -> DaftarTPP:
    """PPK-SKPD finds the list right.

    :raises AksiDitolak: people held up, facts or rules changed, month not over, wrong state.
    :raises TidakBerwenang: not PPK-SKPD of the unit, or the one who calculated it.
    """
    tolak_bila_tertutup(daftar)
    return DAFTAR_WORKFLOW.run(
        "verifikasi", daftar, oleh=bertindak(oleh, pada=pada), pada=pada, kapasitas="PPK-SKPD"
    )


def kembalikan_daftar(
    daftar: DaftarTPP, *, oleh: Pelaku, pada: datetime, alasan: str, kapasitas: str = ""
) -> DaftarTPP:
    """Send a verified list back to its compiler, with the reason.

    :raises AksiDitolak: wrong state, closed, or no reason. :raises TidakBerwenang: neither role.
    """
    tolak_bila_tertutup(daftar)
    return DAFTAR_WORKFLOW.run(
        "kembalikan",
        daftar,
        oleh=bertindak(oleh, pada=pada),
        pada=pada,
        alasan=alasan,
        kapasitas=kapasitas,
    )
