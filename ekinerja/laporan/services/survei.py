"""Recording how the public rates a unit."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from ekinerja.accounts.models import User
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.models import RiwayatSurvei, SurveiLayanan
from ekinerja.laporan.permissions import boleh_mencatat_survei
from ekinerja.laporan.queries import survei_ganda
from ekinerja.organisasi.models import UnitKerja

ALASAN_MIN = 10
BERLAKU, DIBATALKAN = "BERLAKU", "DIBATALKAN"


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
    isi: IsiSurvei,
    *,
    lingkup: Lingkup,
    oleh: User,
    pada: datetime,
    survei: SurveiLayanan | None = None,
    alasan: str = "",
    laporan: Unggahan | None = None,
) -> SurveiLayanan:
    """Record the result of a survey, or mend it with a reason; either leaves a row of history.

    :param lingkup: units for which the actor may write.
    :param laporan: the report of the survey; without it the kept one stays.
    :raises AksiDitolak: a unit outside it, a value outside its scale, a period told twice, a
        result that was cancelled, a correction without a reason.
    """
    putusan = boleh_mencatat_survei(isi.unit, lingkup)
    if not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    hasil = SurveiLayanan(instansi_id=lingkup.instansi_id)
    if survei is not None:
        hasil = _kunci_survei(survei, lingkup)
        _wajib_alasan(alasan)
    galat = galat_skala(isi.nilai, isi.skala)
    if galat:
        raise AksiDitolak(galat)
    sendiri = survei.pk if survei is not None else None
    if survei_ganda(isi.unit.pk, tahun=isi.tahun, periode=isi.periode, kecuali=sendiri):
        raise AksiDitolak(
            f"{isi.unit} sudah punya hasil survei untuk periode ini. Ubah yang sudah ada."
        )
    sebelum = _sebut(hasil) if survei is not None else ""
    for nama in ("unit", "tahun", "periode", "nilai", "skala", "responden", "dokumen"):
        setattr(hasil, nama, getattr(isi, nama))
    if laporan is not None:
        hasil.berkas = terima_berkas(laporan, instansi_id=lingkup.instansi_id, pada=pada)
    hasil.save()
    keterangan = f"{alasan.strip()} (semula {sebelum})" if survei is not None else ""
    _catat(hasil, "ubah" if survei is not None else "catat", oleh, pada=pada, alasan=keterangan)
    return hasil


@transaction.atomic
def batalkan_survei(
    survei: SurveiLayanan, *, lingkup: Lingkup, oleh: User, pada: datetime, alasan: str
) -> SurveiLayanan:
    """Take a result back that was told by mistake; it stays readable with its reason.

    :raises AksiDitolak: a unit outside ``lingkup``, cancelled already, or no reason.
    """
    hasil = _kunci_survei(survei, lingkup)
    _wajib_alasan(alasan)
    hasil.dibatalkan_pada = pada
    hasil.save(update_fields=["dibatalkan_pada"])
    _catat(hasil, "batalkan", oleh, pada=pada, alasan=alasan.strip())
    return hasil


def _kunci_survei(survei: SurveiLayanan, lingkup: Lingkup) -> SurveiLayanan:
    """The stored result, locked; refused outside the scope or when it was cancelled."""
    hasil = (
        SurveiLayanan.objects.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=survei.pk)
    )
    putusan = boleh_mencatat_survei(hasil.unit, lingkup)
    if not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    if hasil.dibatalkan:
        raise AksiDitolak("Hasil survei ini sudah dibatalkan. Catat hasil yang baru.")
    return hasil


def _wajib_alasan(alasan: str) -> None:
    if len(alasan.strip()) < ALASAN_MIN:
        raise AksiDitolak(f"Tulis alasannya, paling sedikit {ALASAN_MIN} huruf.")


def _sebut(satu: SurveiLayanan) -> str:
    """What a result said before it was mended."""
    return (
        f"{angka(satu.nilai)} pada skala {satu.skala}, {angka(satu.responden)} responden, "
        f"{satu.get_periode_display()} {satu.tahun}, {satu.dokumen}"
    )


def _catat(
    survei: SurveiLayanan, langkah: str, oleh: User, *, pada: datetime, alasan: str = ""
) -> None:
    RiwayatSurvei.objects.create(
        objek=survei, langkah=langkah, dari="" if langkah == "catat" else BERLAKU,
        ke=DIBATALKAN if langkah == "batalkan" else BERLAKU, oleh=oleh, oleh_nama=oleh.nama,
        alasan=alasan, pada=pada,
    )  # fmt: skip
