"""Several entries at once: lines of a day, or a copy of another day. All of them are drafts."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.services.catat import catat_aktivitas
from ekinerja.aktivitas.services.isian import IsianAktivitas
from ekinerja.core.errors import AksiDitolak
from ekinerja.pegawai.models import Pegawai

TERBANYAK = 20
_RUANG = uuid.UUID("0d3c3f0a-5a55-5b0e-8b35-1d7a3f8f1c01")


@transaction.atomic
def catat_banyak(
    pegawai: Pegawai, *, isian: Sequence[IsianAktivitas], kunci_kirim: UUID, pada: datetime
) -> list[Aktivitas]:
    """Draft all of them or none; the same key again gives the same drafts.

    :raises AksiDitolak: with the line that may not be written, and why.
    """
    if len(isian) > TERBANYAK:
        raise AksiDitolak(f"Sekali catat paling banyak {TERBANYAK} baris. Bagi menjadi dua.")
    hasil = []
    for nomor, data in enumerate(isian, start=1):
        kunci = uuid.uuid5(kunci_kirim, str(nomor))
        try:
            hasil.append(catat_aktivitas(pegawai, data=data, kunci_kirim=kunci, pada=pada))
        except AksiDitolak as galat:
            raise AksiDitolak(f"Baris {nomor} (“{data.uraian[:40]}”): {galat.kalimat}") from galat
    return hasil


@transaction.atomic
def salin_hari(
    pegawai: Pegawai, *, asal: Sequence[Aktivitas], ke: date, pada: datetime
) -> list[Aktivitas]:
    """Copy own entries of another day as drafts without evidence; twice is once.

    Hours, progress, letters and obstacles belong to the former day and stay there.

    :raises AksiDitolak: when one of them may not be written for this day.
    """
    hasil = []
    for satu in asal:
        kunci = uuid.uuid5(_RUANG, f"{pegawai.pk}/{satu.pk}/{ke}")
        hasil.append(
            catat_aktivitas(pegawai, data=_salinan(satu, ke), kunci_kirim=kunci, pada=pada)
        )
    return hasil


def _salinan(satu: Aktivitas, ke: date) -> IsianAktivitas:
    bertahap = satu.kemajuan is not None
    return IsianAktivitas(
        indikator_id=satu.indikator_id,
        tanggal=ke,
        uraian=satu.uraian,
        menit=satu.menit,
        volume=satu.volume,
        jenis=satu.jenis,
        uraian_tugas_id=satu.uraian_tugas_id,
        katalog_id=None if bertahap else satu.katalog_id,
        peran=satu.peran,
        jumlah=satu.jumlah,
        tempat=satu.tempat,
    )
