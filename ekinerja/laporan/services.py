"""Deeds of the reports: reminding, and recording how the public rates a unit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.models import Pengingat, SurveiLayanan
from ekinerja.laporan.permissions import boleh_mencatat_survei, boleh_mengingatkan
from ekinerja.laporan.queries import sudah_diingatkan, survei_ganda
from ekinerja.organisasi.models import UnitKerja


@transaction.atomic
def ingatkan(
    penerima_ids: Collection[int], *, hal: str, lingkup: Lingkup, oleh: User, pada: datetime
) -> tuple[int, int]:
    """Remind these people, each at most once a day.

    :param lingkup: units whose people the actor may remind.
    :raises TidakBerwenang: when there are none.
    :returns: how many were reminded now, and how many had been reminded today already.
    """
    wajib(boleh_mengingatkan(lingkup))
    hari = timezone.localdate(pada)
    semua = set(penerima_ids)
    sudah = sudah_diingatkan(semua, hari=hari)
    Pengingat.objects.bulk_create(
        (
            Pengingat(
                instansi_id=oleh.instansi_id, penerima_id=satu, hal=hal, hari=hari, oleh=oleh,
                oleh_nama=oleh.nama, pada=pada,
            )
            for satu in sorted(semua - sudah)
        ),
        ignore_conflicts=True,
        batch_size=2_000,
    )  # fmt: skip
    return len(semua - sudah), len(sudah)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiSurvei:
    """A result of a survey as it was filled in."""

    unit: UnitKerja
    tahun: int
    periode: str
    nilai: Decimal
    skala: int
    responden: int
    dokumen: str


def galat_skala(nilai: Decimal, skala: int) -> str:
    """Why a value does not fit its scale; "" when it does."""
    terendah = SurveiLayanan.TERENDAH[skala]
    if terendah <= nilai <= skala:
        return ""
    return (
        f"Nilai {angka(nilai)} di luar skala {terendah} sampai {skala}. Periksa nilainya, atau "
        "pilih skala yang dipakai laporan surveinya."
    )


@transaction.atomic
def simpan_survei(
    isi: IsiSurvei, *, oleh: Lingkup, survei: SurveiLayanan | None = None
) -> SurveiLayanan:
    """Record or mend the result of a survey.

    :param oleh: units for which the actor may write.
    :raises AksiDitolak: a unit outside it, a value outside its scale, a period told twice.
    """
    putusan = boleh_mencatat_survei(isi.unit, oleh)
    if not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    galat = galat_skala(isi.nilai, isi.skala)
    if galat:
        raise AksiDitolak(galat)
    sendiri = survei.pk if survei is not None else None
    if survei_ganda(isi.unit.pk, tahun=isi.tahun, periode=isi.periode, kecuali=sendiri):
        raise AksiDitolak(
            f"{isi.unit} sudah punya hasil survei untuk periode ini. Ubah yang sudah ada."
        )
    hasil = survei or SurveiLayanan(instansi_id=oleh.instansi_id)
    for nama in ("unit", "tahun", "periode", "nilai", "skala", "responden", "dokumen"):
        setattr(hasil, nama, getattr(isi, nama))
    hasil.save()
    return hasil
