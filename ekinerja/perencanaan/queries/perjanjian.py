"""Agreements, and who signs them."""

from datetime import date

from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import atasan_pada
from ekinerja.pegawai.models import Penempatan
from ekinerja.perencanaan.models import PerjanjianKinerja


def perjanjian_terlihat(lingkup: Lingkup) -> QuerySet[PerjanjianKinerja]:
    """Agreements of the units in the scope."""
    daftar = PerjanjianKinerja.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "unit", "pihak_pertama", "pihak_kedua", "berkas", "jabatan", "dokumen"
    )
    if lingkup.unit_ids is None:
        return daftar
    return daftar.filter(unit_id__in=lingkup.unit_ids)


def pangku(jabatan_id: int, *, pada: date) -> Penempatan | None:
    """Who holds a post on a day: the definitive holder, else the Plt. or Plh."""
    return (
        Penempatan.objects.filter(jabatan_id=jabatan_id, masa__contains=pada)
        .select_related("pegawai", "jabatan__unit")
        .order_by("jenis")
        .first()
    )


def kepala_unit(unit: UnitKerja, *, pada: date) -> Penempatan | None:
    """Who heads a unit on a day."""
    kepala = Jabatan.objects.filter(unit=unit, kepala=True, masa__contains=pada).first()
    return pangku(kepala.pk, pada=pada) if kepala else None


def pihak_kedua_unit(jabatan: Jabatan, *, pada: date) -> Penempatan | None:
    """Who holds the post above on a day."""
    atasan = atasan_pada(jabatan, pada)
    return pangku(atasan.pk, pada=pada) if atasan else None


def saring_perjanjian(
    lingkup: Lingkup, *, cari: str = "", tahun: int | None = None
) -> QuerySet[PerjanjianKinerja]:
    """Visible agreements, narrowed, the latest year first."""
    daftar = perjanjian_terlihat(lingkup)
    for kata in cari.split():
        daftar = daftar.filter(
            Q(unit__nama__icontains=kata) | Q(pihak_pertama__nama__icontains=kata)
        )
    if tahun is not None:
        daftar = daftar.filter(tahun=tahun)
    return daftar.order_by("-tahun", "unit__nama", "-versi", "id")
