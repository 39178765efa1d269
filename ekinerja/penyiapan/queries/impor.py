"""Imports that a person may see."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.penyiapan.models import Impor, ImporBaris


def impor_terlihat(
    lingkup: Lingkup, *, kunci: tuple[str, ...], seluruh: tuple[str, ...], user_id: int
) -> QuerySet[Impor]:
    """Imports of the own kinds: those of everybody, or only the own ones.

    :param kunci: kinds that the own roles may import.
    :param seluruh: those of them whose role reaches the whole instansi.
    """
    return Impor.objects.filter(
        Q(kunci__in=seluruh) | Q(kunci__in=kunci, oleh_id=user_id),
        instansi_id=lingkup.instansi_id,
    ).select_related("berkas", "pekerjaan")


@dataclass(frozen=True, slots=True)
class SaringImpor:
    """What the reader asks of the history; days are local and both inclusive."""

    cari: str = ""
    kunci: str = ""
    status: str = ""
    oleh: str = ""
    dari: date | None = None
    sampai: date | None = None


def saring_impor(daftar: QuerySet[Impor], saring: SaringImpor) -> QuerySet[Impor]:
    """Imports narrowed by words of the file's name, kind, state, who, and days."""
    for kata in saring.cari.split():
        daftar = daftar.filter(nama_berkas__icontains=kata)
    for kata in saring.oleh.split():
        daftar = daftar.filter(oleh_nama__icontains=kata)
    if saring.kunci:
        daftar = daftar.filter(kunci=saring.kunci)
    if saring.status:
        daftar = daftar.filter(status=saring.status)
    if saring.dari:
        daftar = daftar.filter(dibuat_pada__date__gte=saring.dari)
    if saring.sampai:
        daftar = daftar.filter(dibuat_pada__date__lte=saring.sampai)
    return daftar


def impor_bernomor(instansi_id: int, nomor: int) -> Impor | None:
    """One import of an instansi by its number, for the command."""
    return Impor.objects.filter(instansi_id=instansi_id, pk=nomor).first()


def hitung_baris(impor: Impor) -> dict[str, int]:
    """Rows of a checked file by what becomes of them."""
    hitungan = impor.baris.order_by().values_list("nasib").annotate(banyak=Count("id"))
    return {str(nasib): int(banyak) for nasib, banyak in hitungan}


def baris_impor(impor: Impor, *, nasib: str = "") -> QuerySet[ImporBaris]:
    """Rows of a checked file, all or of one fate."""
    baris = impor.baris.all()
    return baris.filter(nasib=nasib) if nasib else baris


def cari_instansi(kode: str) -> Instansi | None:
    """The instansi with this code; without a code the only one there is."""
    if kode:
        return Instansi.objects.filter(kode=kode).first()
    daftar = list(Instansi.objects.all()[:2])
    return daftar[0] if len(daftar) == 1 else None


def semua_instansi() -> list[tuple[str, str]]:
    """Code and name of every instansi, for the sentence that asks which one is meant."""
    return [(satu.kode, satu.nama) for satu in Instansi.objects.all()[:20]]


def ambil_kunci_impor(impor_id: int) -> bool:
    """Take this import for the running transaction; False when another one holds it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtext('penyiapan.impor'), %s)", [impor_id]
        )
        return bool(cursor.fetchone()[0])
