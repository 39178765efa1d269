"""Deeds on roles: give and end, with author and letter."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran, UnitKerja
from ekinerja.organisasi.permissions import (
    boleh_memberi_peran,
    langkah_berurutan,
)


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
