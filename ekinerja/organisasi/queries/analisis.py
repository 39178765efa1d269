"""Job analysis: tasks of posts, and posts that bear the same name."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UraianTugas


@dataclass(frozen=True, slots=True)
class SaringUraian:
    """What a list of tasks is narrowed to; empty means everything."""

    cari: str = ""
    jenis: str = ""
    jabatan_id: int | None = None


def uraian_terlihat(lingkup: Lingkup) -> QuerySet[UraianTugas]:
    """Tasks of the posts in scope that hold on the day."""
    terlihat = UraianTugas.objects.filter(
        instansi_id=lingkup.instansi_id,
        masa__contains=lingkup.per_tanggal,
        jabatan__masa__contains=lingkup.per_tanggal,
    ).select_related("jabatan__unit")
    if lingkup.unit_ids is None:
        return terlihat
    return terlihat.filter(jabatan__unit_id__in=lingkup.unit_ids)


def saring_uraian(lingkup: Lingkup, saring: SaringUraian) -> QuerySet[UraianTugas]:
    """Tasks of the scope, narrowed, by unit, post and order."""
    daftar = uraian_terlihat(lingkup)
    if saring.jabatan_id is not None:
        daftar = daftar.filter(jabatan_id=saring.jabatan_id)
    if saring.jenis:
        daftar = daftar.filter(jabatan__jenis=saring.jenis)
    for kata in saring.cari.split():
        daftar = daftar.filter(
            Q(uraian__icontains=kata) | Q(output__icontains=kata) | Q(jabatan__nama__icontains=kata)
        )
    return daftar.order_by(
        "jabatan__unit__urutan", "jabatan__unit__nama", "jabatan__nama", "jabatan_id", "urutan",
        "id",
    )  # fmt: skip


def uraian_jabatan(lingkup: Lingkup, jabatan: Jabatan) -> list[UraianTugas]:
    """Tasks of one post on the day, in their order."""
    return list(uraian_terlihat(lingkup).filter(jabatan=jabatan).order_by("urutan", "id"))


def jabatan_senama(lingkup: Lingkup, jabatan: Jabatan) -> QuerySet[Jabatan]:
    """Other posts in scope with the same name, kind and level."""
    senama = Jabatan.objects.filter(
        instansi_id=lingkup.instansi_id,
        masa__contains=lingkup.per_tanggal,
        nama__iexact=jabatan.nama,
        jenis=jabatan.jenis,
        jenjang=jabatan.jenjang,
    ).exclude(pk=jabatan.pk)
    if lingkup.unit_ids is not None:
        senama = senama.filter(unit_id__in=lingkup.unit_ids)
    return senama.select_related("unit").order_by("unit__urutan", "unit__nama", "id")
