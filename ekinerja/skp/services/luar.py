"""Naming the groups whose SKP is kept in another application, and ending that."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal_panjang
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.skp.models import KelolaLuar


@dataclass(frozen=True, slots=True)
class IsianKelolaLuar:
    """Which posts, in which application, from when to when (``[mulai, selesai)``)."""

    aplikasi: str
    dasar: str
    mulai: date
    selesai: date | None = None
    kelompok: str = ""
    jabatan: Jabatan | None = None
    unit: UnitKerja | None = None


@transaction.atomic
def kelola_di_luar(instansi_id: int, *, isian: IsianKelolaLuar) -> KelolaLuar:
    """From a day on, SKP, log and rating of these people are kept elsewhere.

    :raises AksiDitolak: without posts, or for a period that ends before it begins.
    """
    if not isian.kelompok and isian.jabatan is None and isian.unit is None:
        raise AksiDitolak("Pilih kelompok jabatan, jabatan, atau unit yang dimaksud.")
    if isian.selesai is not None and isian.selesai <= isian.mulai:
        raise AksiDitolak("Masanya berakhir sebelum dimulai. Periksa kedua tanggalnya.")
    return KelolaLuar.objects.create(
        instansi_id=instansi_id,
        kelompok=isian.kelompok,
        jabatan=isian.jabatan,
        unit=isian.unit,
        aplikasi=isian.aplikasi.strip(),
        dasar=isian.dasar.strip(),
        masa=DateRange(isian.mulai, isian.selesai),
    )


@transaction.atomic
def akhiri_kelola_luar(satu: KelolaLuar, *, selesai: date) -> KelolaLuar:
    """From this day on these people keep their SKP here again.

    :raises AksiDitolak: for a day before it began, or after it ended.
    """
    kini = KelolaLuar.objects.select_for_update(of=("self",)).get(pk=satu.pk)
    if selesai <= kini.masa.lower:
        raise AksiDitolak(
            f"Masanya mulai {tanggal_panjang(kini.masa.lower)}. Pilih hari sesudahnya."
        )
    if kini.masa.upper is not None and selesai > kini.masa.upper:
        raise AksiDitolak(
            f"Masanya sudah berakhir {tanggal_panjang(kini.masa.upper)}. Pilih hari sebelumnya."
        )
    kini.masa = DateRange(kini.masa.lower, selesai)
    kini.save(update_fields=["masa"])
    return kini
