"""Deeds on units, posts and roles. Each is one transaction and leaves its author behind."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.permissions import (
    pengelola_aplikasi,
)

PEMBAYAR = ("OPD", "SETDA", "KECAMATAN")

_OPD_SQL = """
WITH RECURSIVE pohon AS (
    SELECT id, CASE WHEN jenis = ANY (%(pembayar)s) THEN id END AS opd_id
    FROM organisasi_unitkerja WHERE instansi_id = %(instansi)s AND induk_id IS NULL
  UNION ALL
    SELECT u.id, coalesce(pohon.opd_id, CASE WHEN u.jenis = ANY (%(pembayar)s) THEN u.id END)
    FROM pohon JOIN organisasi_unitkerja u ON u.induk_id = pohon.id
)
UPDATE organisasi_unitkerja u SET opd_id = pohon.opd_id
FROM pohon WHERE u.id = pohon.id AND u.opd_id IS DISTINCT FROM pohon.opd_id
"""


def susun_opd(instansi: Instansi) -> int:
    """Set the paying unit (perangkat daerah) of every unit by one statement.

    The uppermost OPD, Sekretariat Daerah or kecamatan on the way up pays; a unit above all of
    them (the instansi itself) has none.

    :returns: how many units changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPD_SQL, {"instansi": instansi.pk, "pembayar": list(PEMBAYAR)})
        return int(cursor.rowcount)


@transaction.atomic
def buat_unit(
    instansi: Instansi,
    *,
    kode: str,
    nama: str,
    jenis: str,
    induk: UnitKerja | None,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
) -> UnitKerja:
    """Add a unit below another (or on top) from a day on.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: code in use, parent of another instansi or not existing on that day.
    """
    wajib(pengelola_aplikasi(instansi.pk, oleh, pada=timezone.localdate(pada)))
    if induk is not None and induk.instansi_id != instansi.pk:
        raise AksiDitolak("Unit induk tidak ditemukan. Pilih unit dari instansi Anda.")
    if induk is not None and mulai not in induk.masa:
        raise AksiDitolak(
            f"Unit induk {induk.nama} belum atau tidak lagi ada pada tanggal mulai itu. "
            "Ubah tanggal mulai, atau pilih induk yang lain."
        )
    terpakai = f"Kode {kode} sudah dipakai unit lain. Pilih kode yang belum dipakai."
    with mulai_massal(oleh, sebab="unit dibuat"), batasan({"unit_kode_unik": terpakai}):
        unit = UnitKerja.objects.create(
            instansi=instansi, kode=kode, nama=nama, jenis=jenis, induk=induk,
            masa=DateRange(mulai, None),
        )  # fmt: skip
        susun_opd(instansi)
    unit.refresh_from_db(fields=["opd"])
    return unit


@transaction.atomic
def buat_jabatan(
    unit: UnitKerja,
    *,
    kode: str,
    nama: str,
    jenis: str,
    kelas: int | None,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
    bezetting: int = 1,
    kepala: bool = False,
    atasan: Jabatan | None = None,
) -> Jabatan:
    """Add a post to a unit from a day on.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: code in use, a second head of the unit, a superior post elsewhere.
    """
    wajib(pengelola_aplikasi(unit.instansi_id, oleh, pada=timezone.localdate(pada)))
    if atasan is not None and atasan.instansi_id != unit.instansi_id:
        raise AksiDitolak("Jabatan atasan tidak ditemukan. Pilih jabatan dari instansi Anda.")
    kalimat = {
        "jabatan_kode_unik": f"Kode {kode} sudah dipakai jabatan lain. Pilih kode lain.",
        "jabatan_satu_kepala_per_unit": f"{unit.nama} sudah punya jabatan kepala pada masa itu. "
        "Akhiri jabatan kepala yang lama, atau buat jabatan ini bukan sebagai kepala.",
    }
    with mulai_massal(oleh, sebab="jabatan dibuat"), batasan(kalimat):
        return Jabatan.objects.create(
            instansi_id=unit.instansi_id, unit=unit, kode=kode, nama=nama, jenis=jenis,
            kelas=kelas, bezetting=bezetting, kepala=kepala, atasan=atasan,
            masa=DateRange(mulai, None),
        )  # fmt: skip
