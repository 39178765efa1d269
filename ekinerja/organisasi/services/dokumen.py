"""Deeds on the documents behind the organisation: kept with their scan, ended on a day."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.models import DokumenOrganisasi, UnitKerja
from ekinerja.organisasi.permissions import boleh_menyimpan_dokumen
from ekinerja.organisasi.services.susunan import periksa_akhir


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiDokumen:
    """What is written of a document; ``unit`` None: of the whole instansi."""

    jenis: str
    nomor: str
    tanggal: date
    judul: str
    unit: UnitKerja | None = None


MEDAN = tuple(satu.name for satu in fields(IsiDokumen))


@transaction.atomic
def simpan_dokumen(
    isi: IsiDokumen,
    unggahan: Unggahan,
    *,
    mulai: date,
    lingkup: Lingkup,
    oleh: Pelaku,
    pada: datetime,
    selesai: date | None = None,
) -> DokumenOrganisasi:
    """Keep a document with its scan (a PDF or a photo), in force for ``[mulai, selesai)``.

    :param lingkup: what the actor's roles of ``PENYIMPAN_DOKUMEN`` reach.
    :raises TidakBerwenang: when the unit is outside that scope.
    :raises AksiDitolak: dates the wrong way round, or a file that is refused.
    """
    wajib(boleh_menyimpan_dokumen(isi.unit, lingkup=lingkup))
    periksa_akhir(f"Dokumen {isi.nomor}", mulai=mulai, selesai=selesai)
    berkas = terima_berkas(unggahan, instansi_id=lingkup.instansi_id, pada=pada)
    with mulai_massal(oleh, sebab="dokumen disimpan"):
        return DokumenOrganisasi.objects.create(
            instansi_id=lingkup.instansi_id, berkas=berkas, masa=DateRange(mulai, selesai),
            **{kunci: getattr(isi, kunci) for kunci in MEDAN},
        )  # fmt: skip


@transaction.atomic
def akhiri_dokumen(
    dokumen: DokumenOrganisasi,
    *,
    selesai: date | None,
    dasar: str,
    lingkup: Lingkup,
    oleh: Pelaku,
) -> DokumenOrganisasi:
    """Say from which day a document is no longer in force; None takes that back.

    :raises TidakBerwenang: when its unit is outside the scope.
    :raises AksiDitolak: without a reason, or before it began.
    """
    wajib(boleh_menyimpan_dokumen(dokumen.unit, lingkup=lingkup))
    if not dasar.strip():
        raise AksiDitolak("Alasannya wajib diisi, misalnya nomor dokumen penggantinya.")
    dokumen = DokumenOrganisasi.objects.select_for_update(of=("self",)).get(pk=dokumen.pk)
    periksa_akhir(f"Dokumen {dokumen.nomor}", mulai=dokumen.masa.lower, selesai=selesai)
    dokumen.masa = DateRange(dokumen.masa.lower, selesai)
    with mulai_massal(oleh, sebab=f"masa dokumen diubah: {dasar}"):
        dokumen.save(update_fields=["masa"])
    return dokumen
