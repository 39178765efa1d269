"""Argumen alamat laporan: garis kinerja Sari, sasaran dinasnya."""

from collections.abc import Callable
from typing import Any

from ekinerja.laporan.tests import pembuat
from ekinerja.skp.models import Indikator
from tests.guards import sasaran_perencanaan

Argumen = dict[str, Any]


def rhk_sari(pemeran: Any) -> Argumen:
    """Rencana hasil kerja Sari yang sudah disetujui."""
    return {"jenis": "rhk", "pk": pembuat.rhk_dari(pemeran.sari, oleh=pemeran.budi).pk}


BENTUK: dict[str, Argumen] = {
    "laporan:butir": {"jenis": "tertaut"},
    "laporan:pemantauan_ekspor": {"bentuk": "csv"},
    "laporan:butir_ekspor": {"jenis": "tertaut", "bentuk": "csv"},
}
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "laporan:garis": rhk_sari,
    "laporan:turun": sasaran_perencanaan.sasaran_dinas,
}


def medan(pemeran: Any, indikator: Indikator) -> dict[str, Argumen]:
    """Awalan nama alamat → argumennya, bagi satu medan yang dibuat sekali."""
    return {
        "laporan:garis": {"jenis": "rhk", "pk": indikator.hasil_kerja_id},
        "laporan:butir": {"jenis": "tertaut"},
    }


# jumlah di bawah sasaran dibaca semua orang seinstansi; nama hanya tampak dalam lingkup
TERBUKA = {"laporan:turun"}
