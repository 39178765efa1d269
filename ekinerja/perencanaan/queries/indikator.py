"""Indikator kinerja utama: target and realisation of a year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.perencanaan.capaian import hitung_capaian_indikator
from ekinerja.perencanaan.models import IndikatorSasaran, RealisasiIndikator, TargetIndikator
from ekinerja.perencanaan.queries.pohon import indikator_sasaran_terlihat


@dataclass(frozen=True, slots=True)
class TitikIndikator:
    """A quarter, or the year (0): its target, what was reached, and the attainment."""

    triwulan: int
    target: TargetIndikator | None = None
    realisasi: RealisasiIndikator | None = None
    bagian: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CapaianIndikator:
    """An indicator in a year, quarter by quarter.

    :ivar titik: quarters I to IV, then the year.
    """

    indikator: IndikatorSasaran
    tahun: int
    titik: tuple[TitikIndikator, ...]

    @property
    def terakhir(self) -> TitikIndikator | None:
        """The year when it is known, else the latest quarter that can be compared."""
        dapat = [satu for satu in self.titik if satu.bagian is not None]
        return dapat[-1] if dapat else None


def iku_terlihat(lingkup: Lingkup, *, tahun: int, cari: str = "") -> QuerySet[IndikatorSasaran]:
    """Key indicators (IKU) of goals in force in a year, in the order of their goals."""
    daftar = indikator_sasaran_terlihat(lingkup).filter(
        iku=True, sasaran__tahun_awal__lte=tahun, sasaran__tahun_akhir__gte=tahun
    )
    for kata in cari.split():
        daftar = daftar.filter(
            Q(uraian__icontains=kata)
            | Q(sasaran__uraian__icontains=kata)
            | Q(sasaran__unit__nama__icontains=kata)
        )
    return daftar.prefetch_related(
        Prefetch("target", TargetIndikator.objects.filter(tahun=tahun)),
        Prefetch("realisasi", RealisasiIndikator.objects.filter(tahun=tahun)),
    ).order_by("sasaran__urutan", "sasaran__kode", "urutan", "id")


def capaian_indikator(indikator: IndikatorSasaran, *, tahun: int) -> CapaianIndikator:
    """An indicator of :func:`iku_terlihat` with its attainment (no query of its own)."""
    target = {satu.triwulan: satu for satu in indikator.target.all() if satu.tahun == tahun}
    nyata = {satu.triwulan: satu for satu in indikator.realisasi.all() if satu.tahun == tahun}
    return CapaianIndikator(
        indikator,
        tahun,
        tuple(
            _titik(indikator, n, (target.get(n), nyata.get(n)), tahun=tahun)
            for n in (1, 2, 3, 4, TargetIndikator.SETAHUN)
        ),
    )


def _titik(
    indikator: IndikatorSasaran,
    triwulan: int,
    isi: tuple[TargetIndikator | None, RealisasiIndikator | None],
    *,
    tahun: int,
) -> TitikIndikator:
    target, nyata = isi
    bagian = None
    if target is not None and nyata is not None:
        bagian = hitung_capaian_indikator(
            nyata.nilai,
            target.target,
            batas_atas=target.batas_atas,
            polaritas=indikator.polaritas,
            pada=date(tahun, 12, 31),
        )
    return TitikIndikator(triwulan, target, nyata, bagian)
