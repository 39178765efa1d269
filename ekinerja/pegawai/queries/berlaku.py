"""Whether a day of a person counts yet: the start of the government, of the unit, of a trial."""

from datetime import date

from ekinerja.kalender.queries import ARSIP, pengaruh_bulan
from ekinerja.pegawai.models import Penempatan


def alasan_arsip(pegawai_id: int, *, tanggal: date) -> str:
    """Why a day is only archive for this person, as a sentence; empty when it counts.

    A day counts from the month in which the own perangkat daerah began, or in its trial. Two
    queries; a person without a post is not held up.
    """
    opd_id = (
        Penempatan.objects.filter(pegawai_id=pegawai_id, jenis="DEFINITIF", masa__contains=tanggal)
        .values_list("jabatan__unit__opd_id", flat=True)
        .first()
    )
    if opd_id is None:
        return ""
    pengaruh = pengaruh_bulan([opd_id], awal=tanggal.replace(day=1))[opd_id]
    return pengaruh.kalimat if pengaruh.keadaan == ARSIP else ""
