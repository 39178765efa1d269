"""What is reached: approved work adds it up; what cannot be counted is typed by the owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.kalender.queries import bulan_tertutup
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import SKP, Indikator, RealisasiDiisi, TargetBulanan
from ekinerja.skp.permissions import pemilik_skp
from ekinerja.skp.workflow import DISETUJUI

_CATAT = """
INSERT INTO skp_targetbulanan (indikator_id, awal, target, realisasi)
SELECT coalesce(i.pengganti_id, i.id), x.awal, 0, sum(x.volume)
FROM unnest(%s::bigint[], %s::date[], %s::numeric[]) AS x(indikator_id, awal, volume)
JOIN skp_indikator i ON i.id = x.indikator_id
GROUP BY 1, 2
ON CONFLICT (indikator_id, awal) DO UPDATE
SET realisasi = skp_targetbulanan.realisasi + EXCLUDED.realisasi
"""


@dataclass(frozen=True, slots=True)
class IsianRealisasi:
    """What was reached in a month: a figure, or words, or both. ``awal`` is its first day."""

    awal: date
    nilai: Decimal | None = None
    uraian: str = ""


def catat_realisasi(indikator_id: int, *, awal: date, volume: Decimal) -> None:
    """Add approved volume to the month of an indicator, inside the caller's transaction."""
    catat_realisasi_massal({(indikator_id, awal): volume})


def catat_realisasi_massal(volume: Mapping[tuple[int, date], Decimal]) -> None:
    """The same for many: (indicator, first day of the month) → volume to add, in one statement.

    A month without a target gets a row with target 0; two approvals at once both count. Work
    under a version that was replaced counts for the version in force.
    """
    tambah = sorted((kunci, nilai) for kunci, nilai in volume.items() if nilai)
    if not tambah:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _CATAT,
            [
                [kunci[0] for kunci, _ in tambah],
                [kunci[1] for kunci, _ in tambah],
                [nilai for _, nilai in tambah],
            ],
        )


def kurangi_realisasi(indikator_id: int, *, awal: date, volume: Decimal) -> None:
    """Take volume that counts no more off the month of the indicator in force.

    :param volume: positive; the month never falls below nothing.
    """
    butir = Indikator.objects.filter(pk=indikator_id).annotate(
        berlaku=Coalesce("pengganti_id", "id")
    )
    TargetBulanan.objects.filter(indikator_id__in=butir.values("berlaku"), awal=awal).update(
        realisasi=Greatest(F("realisasi") - volume, Decimal(0))
    )


@transaction.atomic
def isi_realisasi(
    indikator: Indikator, *, isian: IsianRealisasi, oleh: Pegawai, pada: datetime
) -> RealisasiDiisi:
    """Type what was reached in a month, where activities cannot count it.

    :raises AksiDitolak: for a countable indicator, a plan not in force, a month outside it, ahead
        or closed, or without figure and words.
    """
    skp = SKP.objects.get(hasil_kerja__indikator=indikator)
    wajib(pemilik_skp(skp, oleh))
    _periksa(indikator, skp, isian, hari=timezone.localdate(pada))
    hasil, _ = RealisasiDiisi.objects.update_or_create(
        indikator=indikator,
        awal=isian.awal,
        defaults={
            "nilai": isian.nilai if indikator.bentuk != Indikator.TEKS else None,
            "uraian": isian.uraian.strip(),
            "oleh_id": oleh.user_id,
            "oleh_nama": oleh.nama,
            "pada": pada,
        },
    )
    return hasil


def _periksa(indikator: Indikator, skp: SKP, isian: IsianRealisasi, *, hari: date) -> None:
    if indikator.terbagi:
        raise AksiDitolak(
            "Realisasi indikator ini dihitung dari aktivitas yang disetujui, sehingga tidak diisi."
        )
    if skp.status != DISETUJUI:
        raise AksiDitolak("Realisasi diisi pada SKP yang disetujui dan masih berjalan.")
    if not skp.masa.lower.replace(day=1) <= isian.awal < skp.masa.upper or isian.awal > hari:
        raise AksiDitolak("Pilih bulan yang sudah berjalan dalam masa SKP ini.")
    if bulan_tertutup(skp.pegawai_id, tanggal=isian.awal):
        raise AksiDitolak(
            f"{bulan_tahun(isian.awal)} sudah ditutup, sehingga realisasinya tidak dapat diubah."
        )
    if isian.nilai is None and not isian.uraian.strip():
        raise AksiDitolak("Isi angka atau uraian realisasinya.")
    if isian.nilai is not None and isian.nilai < 0:
        raise AksiDitolak("Realisasi tidak boleh kurang dari nol.")
    if isian.nilai is None and indikator.bentuk != Indikator.TEKS:
        raise AksiDitolak("Target indikator ini berupa angka. Isi realisasinya dengan angka.")
    if indikator.bentuk == Indikator.TEKS and not isian.uraian.strip():
        raise AksiDitolak("Target indikator ini berupa kata. Uraikan realisasinya.")
