"""SKP of PP 46/2011 by scope, with all that stands in them."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46


def skp46_terlihat(lingkup: Lingkup) -> QuerySet[SKP46]:
    """One's own, and those of people who stand in the units of the scope today."""
    boleh = Q(pegawai_id=lingkup.pegawai_id)
    if lingkup.unit_ids is None:
        boleh = Q()
    elif lingkup.unit_ids:
        sedang = Penempatan.objects.filter(
            jenis=Penempatan.DEFINITIF,
            masa__contains=lingkup.per_tanggal,
            jabatan__unit_id__in=lingkup.unit_ids,
        )
        boleh |= Q(pegawai__in=sedang.values("pegawai_id"))
    return (
        SKP46.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("pegawai")
        .order_by("pegawai__nama_urut", "-masa", "id")
    )


def isi_skp46(skp: SKP46) -> tuple[list[Kegiatan46], list[Tambahan46]]:
    """Activities in their order, then tasks and creative works (two queries)."""
    return list(skp.kegiatan.order_by("urutan")), list(skp.tambahan.order_by("-jenis", "id"))


def kegiatan46_terlihat(lingkup: Lingkup) -> QuerySet[Kegiatan46]:
    """Activities of visible SKP."""
    terlihat = skp46_terlihat(lingkup).order_by()
    return Kegiatan46.objects.filter(skp__in=terlihat).select_related("skp__pegawai")


def tambahan46_terlihat(lingkup: Lingkup) -> QuerySet[Tambahan46]:
    """Additional tasks and creative works of visible SKP."""
    terlihat = skp46_terlihat(lingkup).order_by()
    return Tambahan46.objects.filter(skp__in=terlihat).select_related("skp__pegawai")


def skp46_menurut_orang(pegawai_ids: Collection[int]) -> list[SKP46]:
    """Every SKP of these people with its content (three queries)."""
    semua = SKP46.objects.filter(pegawai_id__in=set(pegawai_ids))
    return list(semua.prefetch_related("kegiatan", "tambahan"))
