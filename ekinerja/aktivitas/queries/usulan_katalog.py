"""Versions of an activity, and proposals for the catalogue."""

from django.db.models import Q, QuerySet

from ekinerja.aktivitas.models import KatalogAktivitas, RiwayatUsulanKatalog, UsulanKatalog
from ekinerja.core.lingkup import Lingkup


def versi_katalog(lingkup: Lingkup, *, pk: int) -> list[KatalogAktivitas]:
    """All versions of the activity to which this one belongs, newest first (empty: not there)."""
    milik = KatalogAktivitas.objects.filter(instansi_id=lingkup.instansi_id)
    kode = milik.filter(pk=pk).values("kode")
    return list(milik.filter(kode__in=kode).select_related("unit").order_by("-versi"))


def usulan_katalog_terlihat(
    lingkup: Lingkup, *, kata: str = "", status: str = ""
) -> QuerySet[UsulanKatalog]:
    """Own proposals and those of the units in the scope, newest first."""
    boleh = Q(diusulkan_oleh_id=lingkup.pegawai_id)
    if lingkup.unit_ids is None:
        boleh = Q()
    elif lingkup.unit_ids:
        boleh |= Q(unit_id__in=lingkup.unit_ids)
    daftar = UsulanKatalog.objects.filter(boleh, instansi_id=lingkup.instansi_id)
    if kata:
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(kode__icontains=kata))
    if status:
        daftar = daftar.filter(status=status)
    return daftar.select_related("unit", "asal", "hasil", "diusulkan_oleh").order_by("-id")


def riwayat_usulan_katalog(usulan: UsulanKatalog) -> list[RiwayatUsulanKatalog]:
    """Deeds on this proposal, newest first."""
    return list(RiwayatUsulanKatalog.objects.filter(objek=usulan).order_by("-pada", "-id"))
