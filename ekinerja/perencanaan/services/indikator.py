"""What was reached of an indicator of a goal."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.perencanaan.models import IndikatorSasaran, RealisasiIndikator, TargetIndikator
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import boleh_menyusun


@transaction.atomic
def isi_realisasi_indikator(
    indikator: IndikatorSasaran,
    nilai: Mapping[int, Decimal | None],
    *,
    tahun: int,
    oleh: PelakuPerencanaan,
    pada: datetime,
    keterangan: str = "",
) -> None:
    """Write what was reached: quarter (0 the year) → value, or None: nothing known.

    :param keterangan: kept with every value that changes.
    :raises TidakBerwenang: when the goal is outside what the actor plans for.
    :raises AksiDitolak: a quarter or a year that has not begun.
    """
    wajib(boleh_menyusun(indikator.sasaran.unit, oleh))
    _periksa_mulai(nilai, tahun=tahun, pada=pada)
    lama = {
        satu.triwulan: satu
        for satu in RealisasiIndikator.objects.select_for_update(of=("self",)).filter(
            indikator=indikator, tahun=tahun
        )
    }
    with mulai_massal(oleh, sebab=f"realisasi indikator {tahun} diisi"):
        for triwulan, isi in nilai.items():
            ada = lama.get(triwulan)
            if isi is None and ada is not None:
                ada.delete()
            elif isi is not None and (ada is None or ada.nilai != isi):
                baku = {"nilai": isi, "keterangan": keterangan, "diisi_pada": pada}
                RealisasiIndikator.objects.update_or_create(
                    indikator=indikator, tahun=tahun, triwulan=triwulan, defaults=baku
                )


def _periksa_mulai(nilai: Mapping[int, Decimal | None], *, tahun: int, pada: datetime) -> None:
    hari = timezone.localdate(pada)
    nama = dict(TargetIndikator.TRIWULAN)
    for triwulan, isi in nilai.items():
        mulai = (tahun, 3 * triwulan - 2 if triwulan else 1)
        if isi is not None and mulai > (hari.year, hari.month):
            raise AksiDitolak(
                f"{nama[triwulan]} {tahun} belum berjalan. Kosongkan, lalu isi setelah mulai."
            )
