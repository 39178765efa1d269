"""Deeds on roles: give and end, with author and letter."""

from dataclasses import dataclass
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
    butuh_orang_kedua,
    langkah_berurutan,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiPeran:
    """Which role, where (None: the whole instansi), for ``[mulai, selesai)``, by which letter."""

    peran: str
    unit: UnitKerja | None
    mulai: date
    dasar: str
    selesai: date | None = None

    @property
    def masa(self) -> DateRange:
        return DateRange(self.mulai, self.selesai)

    @property
    def sebutan(self) -> str:
        return dict(PemberianPeran.PERAN)[self.peran]


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

    A powerful role is given by the system only (the first keepers, the demonstration); a person
    proposes it with :func:`usulkan_peran`.

    :param dasar: number and date of the letter of appointment.
    :raises TidakBerwenang: when the actor may not give roles, or gives one to oneself.
    :raises AksiDitolak: without a letter, twice the same, two successive payment steps, or a role
        that needs a second person.
    """
    isi = IsiPeran(peran=peran, unit=unit, mulai=mulai, selesai=selesai, dasar=dasar)
    periksa_isi(penerima, isi, oleh=oleh, pada=pada)
    if oleh.user_id is not None and butuh_orang_kedua(peran, seluruh_instansi=unit is None):
        raise AksiDitolak(
            f"Peran {isi.sebutan} berlaku setelah disetujui orang kedua. Kirim sebagai usulan; "
            "pengelola lain yang memutuskannya."
        )
    return tetapkan_peran(penerima, isi, oleh=oleh, pada=pada)


def periksa_isi(penerima: User, isi: IsiPeran, *, oleh: Pelaku, pada: datetime) -> None:
    """May this actor give or propose this, and does it make sense?

    :raises TidakBerwenang: not a keeper, or about oneself.
    :raises AksiDitolak: unit of others, no letter, or an end before the beginning.
    """
    hari = timezone.localdate(pada)
    wajib(boleh_memberi_peran(penerima.instansi_id, oleh, penerima_id=penerima.pk, pada=hari))
    if isi.unit is not None and isi.unit.instansi_id != penerima.instansi_id:
        raise AksiDitolak("Unit tidak ditemukan. Pilih unit dari instansi Anda.")
    if not isi.dasar.strip():
        raise AksiDitolak("Nomor dan tanggal surat penunjukan wajib diisi.")
    if isi.selesai is not None and isi.selesai <= isi.mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah tanggal mulai.")


def tetapkan_peran(
    penerima: User, isi: IsiPeran, *, oleh: Pelaku, pada: datetime
) -> PemberianPeran:
    """Write the grant and its history; the receiver's row is locked against a second grant.

    :raises AksiDitolak: a closed account, twice the same, or two successive payment steps.
    """
    kini = User.objects.select_for_update(of=("self",)).get(pk=penerima.pk)
    if not kini.is_active:
        raise AksiDitolak(
            f"Akun {kini.nama} sudah ditutup, sehingga tidak dapat menerima peran. Periksa "
            "kedudukannya di data pegawai."
        )
    tolak_berurutan(penerima, isi)
    with (
        mulai_massal(oleh, sebab="peran diberikan"),
        batasan({"peran_tidak_tumpang_tindih": kalimat_ganda(penerima, isi)}),
    ):
        hasil = PemberianPeran.objects.create(
            instansi_id=penerima.instansi_id, user=penerima, peran=isi.peran, unit=isi.unit,
            masa=isi.masa, dasar=isi.dasar,
        )  # fmt: skip
    _catat(hasil, "beri", ("", "BERLAKU"), oleh=oleh, pada=pada, alasan=isi.dasar)
    return hasil


def kalimat_ganda(penerima: User, isi: IsiPeran) -> str:
    """What is said when the person holds this role there already."""
    return (
        f"{penerima.nama} sudah memegang peran {isi.sebutan} di unit ini pada masa itu. "
        "Akhiri yang lama lebih dahulu, atau ubah tanggalnya."
    )


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
SELECT p.peran, u.nama, p.sudah FROM (
    SELECT id, peran, unit_id, masa, true AS sudah FROM organisasi_pemberianperan
    WHERE user_id = %(user)s
  UNION ALL
    SELECT id, peran, unit_id, masa, false FROM organisasi_usulanperan
    WHERE user_id = %(user)s AND status = 'MENUNGGU'
) p
LEFT JOIN organisasi_unitkerja u ON u.id = p.unit_id
WHERE p.peran = ANY (%(peran)s) AND p.masa && daterange(%(mulai)s::date, %(selesai)s::date)
  AND (p.unit_id IS NULL OR %(unit)s::bigint IS NULL
       OR p.unit_id IN (SELECT id FROM naik UNION SELECT id FROM turun))
ORDER BY p.sudah DESC, p.id LIMIT 1
"""


def tolak_berurutan(penerima: User, isi: IsiPeran) -> None:
    """Nobody checks the own work: two neighbouring payment steps need two people.

    What is proposed and still waits counts like what is held.

    :raises AksiDitolak: when the person holds, or is proposed for, a step beside this one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _BERURUTAN_SQL,
            {
                "unit": isi.unit.pk if isi.unit else None,
                "user": penerima.pk,
                "peran": list(langkah_berurutan(isi.peran)),
                "mulai": isi.mulai,
                "selesai": isi.selesai,
            },
        )
        ditemukan = cursor.fetchone()
    if ditemukan is None:
        return
    peran, unit, sudah = ditemukan
    raise AksiDitolak(
        f"{penerima.nama} sudah {'memegang peran' if sudah else 'diusulkan sebagai'} "
        f"{dict(PemberianPeran.PERAN)[peran]} di {unit or 'seluruh instansi'} pada masa yang "
        f"sama, sehingga tidak boleh juga menjadi {isi.sebutan}: dua langkah pembayaran yang "
        "berurutan harus dua orang. Tunjuk orang lain, atau akhiri peran yang lama lebih dahulu."
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
