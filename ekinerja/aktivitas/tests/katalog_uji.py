"""Activities of a catalogue for tests; their decree is invented and says so."""

from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import KatalogAktivitas

PENGALI = {"PEMIMPIN": "1.50", "NARASUMBER": "1.25", "NOTULIS": "1.00", "PESERTA": "0.75"}


def katalog(pemeran, kode="U-1", **ubah) -> KatalogAktivitas:
    """A general activity worth 60 points and 45 minutes, unless told otherwise."""
    awal = {
        "instansi": pemeran.instansi,
        "kode": kode,
        "nama": "Melayani tamu",
        "kelompok": "UMUM",
        "satuan": "Kegiatan",
        "norma_waktu": 45,
        "poin": Decimal(60),
        "masa": DateRange(date(2020, 1, 1), None),
        "dasar": "Keputusan uji (rekaan)",
    }
    return KatalogAktivitas.objects.create(**awal | ubah)


def rapat(pemeran, **ubah) -> KatalogAktivitas:
    """A meeting in which roles weigh differently."""
    awal = {"kode": "U-RAPAT", "nama": "Rapat koordinasi", "pengali_peran": PENGALI}
    return katalog(pemeran, **awal | ubah)
