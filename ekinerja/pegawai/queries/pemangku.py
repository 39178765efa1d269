"""Who holds posts, and who held one before."""

from collections.abc import Sequence

from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Penempatan

URUTAN_SEBAGAI = {Penempatan.DEFINITIF: 0, Penempatan.PLT: 1, Penempatan.PLH: 2}


def pemangku_banyak(lingkup: Lingkup, jabatan_ids: Sequence[int]) -> dict[int, list[Penempatan]]:
    """Who holds each of these posts of the scope on the day; definitive first (one query)."""
    daftar = Penempatan.objects.filter(
        instansi_id=lingkup.instansi_id,
        jabatan_id__in=list(jabatan_ids),
        masa__contains=lingkup.per_tanggal,
    )
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(jabatan__unit_id__in=lingkup.unit_ids)
    hasil: dict[int, list[Penempatan]] = {}
    for satu in daftar.select_related("pegawai", "jabatan").order_by("pegawai__nama_urut", "id"):
        hasil.setdefault(satu.jabatan_id, []).append(satu)
    for orang in hasil.values():
        orang.sort(key=lambda satu: URUTAN_SEBAGAI[satu.jenis])
    return hasil


def pemangku_dahulu(lingkup: Lingkup, jabatan: Jabatan) -> QuerySet[Penempatan]:
    """Who held a post before the day of the scope, the latest first."""
    return (
        Penempatan.objects.filter(
            instansi_id=lingkup.instansi_id,
            jabatan=jabatan,
            masa__endswith__lte=lingkup.per_tanggal,
        )
        .select_related("pegawai", "jabatan")
        .order_by("-masa", "id")
    )
