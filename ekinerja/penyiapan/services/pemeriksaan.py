"""Reading and checking an import, and keeping what came of it."""

from dataclasses import asdict, dataclass
from typing import Any

from ekinerja.core.impor import Periksaan, periksa_lembar
from ekinerja.core.lingkup import Lingkup
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import JenisImpor
from ekinerja.penyiapan.services.pembacaan import (
    Bacaan,
    Masukan,
    baca_pemetaan,
    buka_masukan,
    tulis_kepala,
    tulis_pemetaan,
)
from ekinerja.penyiapan.services.pratinjau import simpan_baris, simpan_periksaan


@dataclass(frozen=True, slots=True)
class Hasil:
    """What reading came to: a question to a person, or a check."""

    bacaan: Bacaan
    periksaan: Periksaan[Any] | None


def baca_dan_periksa(impor: Impor, jenis: JenisImpor, isi: bytes, *, lingkup: Lingkup) -> Hasil:
    """Open the bytes as decided so far and check them; reads the database, writes nothing."""
    masukan = Masukan(
        isi, impor.nama_berkas, impor.instansi_id, impor.lembar, baca_pemetaan(impor.pemetaan)
    )
    bacaan = buka_masukan(jenis, masukan)
    if not bacaan.siap or bacaan.lembar is None:
        return Hasil(bacaan, None)
    importir = jenis.importir()
    return Hasil(
        bacaan, periksa_lembar(importir, bacaan.lembar, lingkup=lingkup, pemetaan=bacaan.pemetaan)
    )


def simpan_hasil(impor: Impor, jenis: JenisImpor, hasil: Hasil) -> Impor:
    """Keep the check with its rows, or the question for the next page."""
    bacaan = hasil.bacaan
    impor.laporan = {"kepala": tulis_kepala(bacaan.kepala, jenis)} if bacaan.kepala else {}
    if bacaan.pemetaan is not None:
        impor.pemetaan = tulis_pemetaan(bacaan.pemetaan)
    if bacaan.lembar is not None:
        impor.lembar = bacaan.lembar.nama[:100]
    if hasil.periksaan is None or bacaan.lembar is None:
        impor.laporan["pilihan_lembar"] = [asdict(satu) for satu in bacaan.pilihan]
        impor.status = Impor.DIPETAKAN
        impor.save(update_fields=["status", "laporan", "pemetaan", "lembar"])
        return impor
    simpan_periksaan(impor, jenis, hasil.periksaan)
    impor.laporan["catatan"] = [*bacaan.catatan, *impor.laporan["catatan"]]
    impor.status = Impor.DIPERIKSA
    impor.save(
        update_fields=[
            "status", "laporan", "pemetaan", "lembar", "baru", "berubah", "tetap", "salah",
        ]
    )  # fmt: skip
    simpan_baris(impor, jenis, hasil.periksaan, lembar=bacaan.lembar)
    return impor
