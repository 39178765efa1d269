"""Deeds on units, posts and roles. Each is one transaction and leaves its author behind."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, PemberianPeran, RiwayatPeran, UnitKerja
from ekinerja.organisasi.permissions import (
    boleh_memberi_peran,
    langkah_berurutan,
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


@transaction.atomic
def beri_peran(
    penerima: User,
    *,
    peran: str,
    unit: UnitKerja | None,
    mulai: date,
    dasar: str,
    oleh: Pelaku,
    pada: datetime,
    selesai: date | None = None,
) -> PemberianPeran:
    """Give a role in a unit subtree (None: the whole instansi), for ``[mulai, selesai)``.

    :param dasar: number and date of the letter of appointment.
    :raises TidakBerwenang: when the actor may not give roles, or gives one to oneself.
    :raises AksiDitolak: without a letter, twice the same, or two successive payment steps.
    """
    instansi_id = penerima.instansi_id
    hari = timezone.localdate(pada)
    wajib(boleh_memberi_peran(instansi_id, oleh, penerima_id=penerima.pk, pada=hari))
    if unit is not None and unit.instansi_id != instansi_id:
        raise AksiDitolak("Unit tidak ditemukan. Pilih unit dari instansi Anda.")
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal surat penunjukan wajib diisi.")
    if selesai is not None and selesai <= mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah tanggal mulai.")
    User.objects.select_for_update(of=("self",)).get(pk=penerima.pk)
    masa = DateRange(mulai, selesai)
    _tolak_berurutan(penerima, peran, unit=unit, masa=masa)
    sebutan = dict(PemberianPeran.PERAN)[peran]
    ganda = (
        f"{penerima.nama} sudah memegang peran {sebutan} di unit ini pada masa itu. "
        "Akhiri yang lama lebih dahulu, atau ubah tanggalnya."
    )
    with (
        mulai_massal(oleh, sebab="peran diberikan"),
        batasan({"peran_tidak_tumpang_tindih": ganda}),
    ):
        hasil = PemberianPeran.objects.create(
            instansi_id=instansi_id, user=penerima, peran=peran, unit=unit, masa=masa, dasar=dasar
        )
    _catat(hasil, "beri", ("", "BERLAKU"), oleh=oleh, pada=pada, alasan=dasar)
    return hasil


@transaction.atomic
def akhiri_peran(
    pemberian: PemberianPeran, *, selesai: date, alasan: str, oleh: Pelaku, pada: datetime
) -> PemberianPeran:
    """End a role: ``selesai`` is the first day on which it no longer holds.

    :raises TidakBerwenang: when the actor may not, or the role is the actor's own.
    :raises AksiDitolak: without a reason, before its beginning, or already ended earlier.
    """
    hari = timezone.localdate(pada)
    kunci = PemberianPeran.objects.select_for_update(of=("self",)).get(pk=pemberian.pk)
    wajib(boleh_memberi_peran(kunci.instansi_id, oleh, penerima_id=kunci.user_id, pada=hari))
    if not alasan.strip():
        raise AksiDitolak("Alasan atau nomor surat pengakhiran wajib diisi.")
    if kunci.masa.lower is not None and selesai <= kunci.masa.lower:
        raise AksiDitolak(
            "Tanggal berakhir harus sesudah tanggal mulainya peran ini. Periksa tanggalnya."
        )
    if kunci.masa.upper is not None and kunci.masa.upper <= selesai:
        raise AksiDitolak("Peran ini sudah berakhir lebih awal daripada tanggal itu.")
    kunci.masa = DateRange(kunci.masa.lower, selesai)
    with mulai_massal(oleh, sebab="peran diakhiri"):
        kunci.save(update_fields=["masa"])
    _catat(kunci, "akhiri", ("BERLAKU", "BERAKHIR"), oleh=oleh, pada=pada, alasan=alasan)
    return kunci


_BERURUTAN_SQL = """
WITH RECURSIVE naik AS (
    SELECT id, induk_id FROM organisasi_unitkerja WHERE id = %(unit)s
  UNION SELECT u.id, u.induk_id FROM naik JOIN organisasi_unitkerja u ON u.id = naik.induk_id
), turun AS (
    SELECT id FROM organisasi_unitkerja WHERE id = %(unit)s
  UNION SELECT u.id FROM turun JOIN organisasi_unitkerja u ON u.induk_id = turun.id
)
SELECT p.peran, u.nama FROM organisasi_pemberianperan p
LEFT JOIN organisasi_unitkerja u ON u.id = p.unit_id
WHERE p.user_id = %(user)s AND p.peran = ANY (%(peran)s)
  AND p.masa && daterange(%(mulai)s::date, %(selesai)s::date)
  AND (p.unit_id IS NULL OR %(unit)s::bigint IS NULL
       OR p.unit_id IN (SELECT id FROM naik UNION SELECT id FROM turun))
ORDER BY p.id LIMIT 1
"""


def _tolak_berurutan(
    penerima: User, peran: str, *, unit: UnitKerja | None, masa: DateRange
) -> None:
    """Nobody checks the own work: two neighbouring payment steps need two people."""
    with connection.cursor() as cursor:
        cursor.execute(
            _BERURUTAN_SQL,
            {
                "unit": unit.pk if unit else None,
                "user": penerima.pk,
                "peran": list(langkah_berurutan(peran)),
                "mulai": masa.lower,
                "selesai": masa.upper,
            },
        )
        ditemukan = cursor.fetchone()
    if ditemukan is None:
        return
    sebutan = dict(PemberianPeran.PERAN)
    raise AksiDitolak(
        f"{penerima.nama} sudah memegang peran {sebutan[ditemukan[0]]} di "
        f"{ditemukan[1] or 'seluruh instansi'} pada masa yang sama, sehingga tidak boleh juga "
        f"menjadi {sebutan[peran]}: dua langkah pembayaran yang berurutan harus dua orang. "
        "Tunjuk orang lain, atau akhiri peran yang lama lebih dahulu."
    )


def _catat(
    objek: PemberianPeran,
    langkah: str,
    alur: tuple[str, str],
    *,
    oleh: Pelaku,
    pada: datetime,
    alasan: str,
) -> None:
    RiwayatPeran.objects.create(
        objek=objek, langkah=langkah, dari=alur[0], ke=alur[1], oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=alasan, pada=pada,
    )  # fmt: skip
