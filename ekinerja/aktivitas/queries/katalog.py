"""The catalogue of activities of an instansi."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ekinerja.aktivitas.models import KatalogAktivitas
from ekinerja.core.lingkup import Lingkup


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
