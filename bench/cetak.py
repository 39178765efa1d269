"""The printed SKP: one, a thousand in one zip, and a thousand in one PDF.

``python -m bench.proses cetak`` on any database with agreed plans; where there are fewer than a
thousand they are printed again until there are.
"""

import resource
from datetime import date
from itertools import cycle, islice
from statistics import median
from time import perf_counter
from typing import Any

from ekinerja.instansi.kop import kop_surat
from ekinerja.organisasi.models import UnitKerja
from ekinerja.skp.models import SKP, CetakUnit
from ekinerja.skp.presenters.cetak_pdf import pdf_skp
from ekinerja.skp.presenters.cetak_unit import berkas_unit
from ekinerja.skp.queries.cetak import bahan_cetak
from ekinerja.skp.workflow import DISETUJUI

BANYAK = 1_000
ULANGAN = 10


def satu_detik(skp: SKP) -> float:
    """Median seconds of one PDF with its queries; the first is not counted."""
    semua = []
    for _ in range(ULANGAN + 1):
        mulai = perf_counter()
        pdf_skp(bahan_cetak([skp], pada=date(2026, 11, 22)), kop=kop_surat(skp.instansi))
        semua.append(perf_counter() - mulai)
    return median(semua[1:])


def sekaligus(semua: list[SKP], bentuk: str) -> tuple[float, int]:
    """Seconds and bytes of a batch."""
    cetak = CetakUnit(unit=UnitKerja(nama="Bench"), tahun=2026, bentuk=bentuk)
    mulai = perf_counter()
    berkas = berkas_unit(cetak, semua, pada=date(2026, 11, 22), lapor=lambda _: True)
    lama = perf_counter() - mulai
    assert berkas is not None
    with berkas:
        return lama, berkas.seek(0, 2)


def utama(argumen: list[str]) -> dict[str, Any]:
    """No argument."""
    ada = SKP.objects.filter(status=DISETUJUI).select_related(
        "pegawai", "jabatan__unit", "penilai", "instansi__logo"
    )
    semua = list(islice(cycle(ada.order_by("pk")[:BANYAK]), BANYAK))
    zip_detik, zip_bita = sekaligus(semua, CetakUnit.ZIP)
    pdf_detik, pdf_bita = sekaligus(semua, CetakUnit.GABUNG)
    return {
        "banyak": len(semua),
        "satu_detik": satu_detik(semua[0]),
        "zip_detik": zip_detik,
        "zip_bita": zip_bita,
        "gabung_detik": pdf_detik,
        "gabung_bita": pdf_bita,
        "memori_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
