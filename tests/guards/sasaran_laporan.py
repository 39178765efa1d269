"""Argumen alamat laporan: garis kinerja Sari, sasaran dinasnya."""

from collections.abc import Callable
from typing import Any

from ekinerja.core.berkas import terima_berkas
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.tests import pembuat
from ekinerja.perencanaan.tests import pembuat as rencana_uji
from ekinerja.skp.models import Indikator
from tests.guards import sasaran_perencanaan

Argumen = dict[str, Any]


def rhk_sari(pemeran: Any) -> Argumen:
    """Rencana hasil kerja Sari yang sudah disetujui."""
    return {"jenis": "rhk", "pk": pembuat.rhk_dari(pemeran.sari, oleh=pemeran.budi).pk}


def survei_dinas(pemeran: Any) -> Argumen:
    """Hasil survei dinas Sari."""
    satu = SurveiLayanan.objects.create(
        instansi=pemeran.instansi, unit=pemeran.unit.dinas, tahun=2026, periode="S1", nilai=85,
        skala=100, responden=240, dokumen="Laporan SKM 12/2026",
        berkas=terima_berkas(
            rencana_uji.Pindaian(), instansi_id=pemeran.instansi.pk, pada=rencana_uji.PADA
        ),
    )  # fmt: skip
    return {"pk": satu.pk}


BENTUK: dict[str, Argumen] = {
    "laporan:butir": {"jenis": "tertaut"},
    "laporan:pemantauan_ekspor": {"bentuk": "csv"},
    "laporan:pimpinan_ekspor": {"bentuk": "csv"},
    "laporan:survei_ekspor": {"bentuk": "csv"},
    "laporan:butir_ekspor": {"jenis": "tertaut", "bentuk": "csv"},
}
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "laporan:survei_ubah": survei_dinas,
    "laporan:survei_rincian": survei_dinas,
    "laporan:survei_berkas": survei_dinas,
    "laporan:survei_batalkan": survei_dinas,
    "laporan:survei_unit": lambda pemeran: {"pk": pemeran.unit.dinas.pk},
    "laporan:garis": rhk_sari,
    "laporan:turun": sasaran_perencanaan.sasaran_dinas,
}


def medan(pemeran: Any, indikator: Indikator) -> dict[str, Argumen]:
    """Awalan nama alamat → argumennya, bagi satu medan yang dibuat sekali."""
    return {
        "laporan:garis": {"jenis": "rhk", "pk": indikator.hasil_kerja_id},
        "laporan:butir": {"jenis": "tertaut"},
        "laporan:survei_unit": {"pk": pemeran.unit.dinas.pk},
        **dict.fromkeys(
            (
                "laporan:survei_ubah",
                "laporan:survei_rincian",
                "laporan:survei_berkas",
                "laporan:survei_batalkan",
            ),
            survei_dinas(pemeran),
        ),
    }


# jumlah di bawah sasaran dibaca semua orang seinstansi; nama hanya tampak dalam lingkup
TERBUKA = {"laporan:turun", "laporan:survei_unit"}
