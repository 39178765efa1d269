"""What reports ask about action plans."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from ekinerja.core.lingkup import Lingkup
from ekinerja.perencanaan.capaian import capaian_atau_kosong
from ekinerja.perencanaan.models import TargetAksi
from ekinerja.perencanaan.queries.aksi import akhir_bulan, periode_bulan, rencana_terlihat


@dataclass(frozen=True, slots=True)
class IsianAksi:
    """How much of a period's targets is filled in, and what that attains so far.

    :ivar bagian: 1 is the whole; None while nothing is filled in.
    """

    unit_id: int
    terisi: int
    target: int
    bagian: Decimal | None


def isian_aksi(
    lingkup: Lingkup, *, unit_ids: Collection[int], tahun: int, bulan: int
) -> list[IsianAksi]:
    """The period of a month in the action plan of each of these units (two queries)."""
    rencana = list(rencana_terlihat(lingkup).filter(tahun=tahun, unit_id__in=unit_ids))
    periode = {satu.pk: periode_bulan(satu, bulan) for satu in rencana}
    isi: dict[int, list[tuple[Decimal, Decimal | None]]] = defaultdict(list)
    target = TargetAksi.objects.filter(
        baris__rencana_id__in=list(periode), bulan__in=set(periode.values())
    ).order_by("baris__urutan", "baris_id")
    for pk, akhir, angka, nyata in target.values_list(
        "baris__rencana_id", "bulan", "target", "realisasi"
    ):
        if periode[pk] == akhir:
            isi[pk].append((angka, nyata))
    hasil = []
    for satu in rencana:
        terisi = [(angka, nyata) for angka, nyata in isi[satu.pk] if nyata is not None]
        bagian = capaian_atau_kosong(terisi, pada=akhir_bulan(tahun, periode[satu.pk]))
        hasil.append(IsianAksi(satu.unit_id, len(terisi), len(isi[satu.pk]), bagian))
    return hasil
