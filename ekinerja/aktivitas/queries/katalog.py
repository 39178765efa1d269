"""The catalogue of activities of an instansi, and what of it one person may log."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Greatest

from ekinerja.aktivitas.models import Aktivitas, KatalogAktivitas
from ekinerja.aktivitas.poin import NormaPoin, Terhitung
from ekinerja.aktivitas.workflow import DIBATALKAN, DIKIRIM, DISETUJUI
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Pegawai


@dataclass(frozen=True, slots=True)
class SaringKatalog:
    """How the list is narrowed; ``jabatan`` is the name of the reader's own post."""

    kata: str = ""
    kelompok: str = ""
    jabatan: str = ""


def katalog_terlihat(lingkup: Lingkup, saring: SaringKatalog) -> QuerySet[KatalogAktivitas]:
    """Activities in force on the day of the scope; everybody of the instansi may read them."""
    daftar = KatalogAktivitas.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    )
    if saring.kata:
        kata = saring.kata
        daftar = daftar.filter(
            Q(nama__icontains=kata) | Q(kode__icontains=kata) | Q(nama_jabatan__icontains=kata)
        )
    if saring.kelompok:
        daftar = daftar.filter(kelompok=saring.kelompok)
    if saring.jabatan:
        daftar = daftar.filter(
            Q(kelompok=KatalogAktivitas.UMUM) | Q(nama_jabatan__iexact=saring.jabatan)
        )
    return daftar.select_related("unit", "jabatan")


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Posts that a person holds on a day, and their units with all units above."""

    jabatan_ids: tuple[int, ...]
    nama_jabatan: tuple[str, ...]
    unit_ids: tuple[int, ...]


_KEDUDUKAN_SQL = """
WITH RECURSIVE tempat AS (
    SELECT j.id, j.nama, j.unit_id
    FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    WHERE n.pegawai_id = %(orang)s AND n.masa @> %(hari)s::date
), naik AS (
    SELECT unit_id AS id FROM tempat
  UNION
    SELECT u.induk_id FROM naik JOIN organisasi_unitkerja u ON u.id = naik.id
    WHERE u.induk_id IS NOT NULL
)
SELECT coalesce((SELECT array_agg(id) FROM tempat), '{}'),
       coalesce((SELECT array_agg(lower(nama)) FROM tempat), '{}'),
       coalesce((SELECT array_agg(id) FROM naik), '{}')
"""


def kedudukan_pada(pegawai_id: int, *, hari: date) -> Kedudukan:
    """Posts (Plt. and Plh. included) and units of a person on a day, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_KEDUDUKAN_SQL, {"orang": pegawai_id, "hari": hari})
        jabatan, nama, unit = cursor.fetchone()
    return Kedudukan(tuple(jabatan), tuple(nama), tuple(unit))


def katalog_pegawai(pegawai: Pegawai, *, hari: date) -> QuerySet[KatalogAktivitas]:
    """Activities in force on the day that are general, or of the own posts and units."""
    kini = kedudukan_pada(pegawai.pk, hari=hari)
    jabatan = Q(jabatan_id__in=kini.jabatan_ids)
    for nama in kini.nama_jabatan:
        jabatan |= Q(jabatan=None, nama_jabatan__iexact=nama)
    return KatalogAktivitas.objects.filter(
        Q(unit=None) | Q(unit_id__in=kini.unit_ids),
        Q(kelompok=KatalogAktivitas.UMUM) | jabatan,
        instansi_id=pegawai.instansi_id,
        masa__contains=hari,
    ).order_by("nama", "id")


def katalog_boleh(pegawai: Pegawai, *, katalog_id: int, hari: date) -> KatalogAktivitas | None:
    """The activity when this person may log it on the day, else None.

    One that is for everybody needs no look at posts and units.
    """
    satu = KatalogAktivitas.objects.filter(
        pk=katalog_id, instansi_id=pegawai.instansi_id, masa__contains=hari
    ).first()
    if satu is None or (satu.kelompok == KatalogAktivitas.UMUM and satu.unit_id is None):
        return satu
    return katalog_pegawai(pegawai, hari=hari).filter(pk=katalog_id).first()


def cari_katalog(
    pegawai: Pegawai, *, hari: date, kata: str, banyak: int = 8
) -> list[KatalogAktivitas]:
    """Own activities in whose name every word occurs; names that begin with it come first."""
    daftar = katalog_pegawai(pegawai, hari=hari)
    for satu in kata.split()[:6]:
        daftar = daftar.filter(nama__icontains=satu)
    awalan = daftar.filter(nama__istartswith=kata.split()[0]) if kata.split() else daftar
    depan = list(awalan[:banyak])
    sisa = banyak - len(depan)
    return depan + list(daftar.exclude(pk__in=[s.pk for s in depan])[:sisa]) if sisa else depan


def norma_poin(katalog: KatalogAktivitas) -> NormaPoin | None:
    """What the catalogue version pays; None where it counts minutes only."""
    if katalog.poin is None:
        return None
    return NormaPoin(
        katalog.poin,
        {peran: Decimal(satu) for peran, satu in katalog.pengali_peran.items()},
        bertahap=katalog.bertahap,
        batas_hari=katalog.batas_hari,
        batas_bulan=katalog.batas_bulan,
    )


def terhitung_lain(aktivitas: Aktivitas, katalog: KatalogAktivitas) -> Terhitung:
    """What other sent or approved entries of the person hold: of the activity, or of the job."""
    lain = Aktivitas.objects.filter(
        pegawai_id=aktivitas.pegawai_id, status__in=(DIKIRIM, DISETUJUI)
    ).exclude(pk=aktivitas.pk)
    if katalog.bertahap:
        induk = aktivitas.pekerjaan_id or aktivitas.pk
        pekerjaan = lain.filter(Q(pk=induk) | Q(pekerjaan_id=induk))
        return Terhitung(poin_pekerjaan=pekerjaan.aggregate(n=Sum("poin"))["n"] or Decimal(0))
    if katalog.batas_hari is None and katalog.batas_bulan is None:
        return Terhitung()
    awal = aktivitas.tanggal.replace(day=1)
    akhir = date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)
    isi = lain.filter(tanggal__gte=awal, tanggal__lt=akhir, katalog__kode=katalog.kode).aggregate(
        hari=Sum("jumlah", filter=Q(tanggal=aktivitas.tanggal)), bulan=Sum("jumlah")
    )
    return Terhitung(hari=isi["hari"] or Decimal(0), bulan=isi["bulan"] or Decimal(0))


def pekerjaan_terbuka(pegawai_id: int, *, banyak: int) -> list[tuple[int, str, int]]:
    """Id, words and progress so far of own jobs over many days, newest first.

    Jobs that have reached 100 per cent are left out.
    """
    hidup = Q(lanjutan__status__in=(DIKIRIM, DISETUJUI))
    pertama = Aktivitas.objects.filter(
        pegawai_id=pegawai_id, pekerjaan=None, katalog__bertahap=True
    ).exclude(status=DIBATALKAN)
    capaian = Greatest("kemajuan", Max("lanjutan__kemajuan", filter=hidup))
    isi = pertama.annotate(capaian=capaian).exclude(capaian__gte=100).order_by("-tanggal", "-id")
    return list(isi.values_list("pk", "uraian", "capaian")[:banyak])
