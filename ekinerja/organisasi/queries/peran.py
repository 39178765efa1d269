"""Roles, by user, scope and day."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran


@dataclass(frozen=True, slots=True)
class PeranBerlaku:
    """A role grant of a day with the units of its subtree (None: everywhere)."""

    peran: str
    sebutan: str
    unit_ids: tuple[int, ...] | None


_PERAN_SQL = """
WITH RECURSIVE beri AS (
    SELECT id, peran, unit_id FROM organisasi_pemberianperan
    WHERE user_id = %(user)s AND masa @> %(pada)s::date
), pohon AS (
    SELECT beri.id AS beri_id, beri.unit_id FROM beri WHERE unit_id IS NOT NULL
  UNION
    SELECT pohon.beri_id, u.id FROM pohon JOIN organisasi_unitkerja u ON u.induk_id = pohon.unit_id
)
SELECT beri.peran, beri.unit_id IS NULL, array_remove(array_agg(pohon.unit_id), NULL)
FROM beri LEFT JOIN pohon ON pohon.beri_id = beri.id
GROUP BY beri.id, beri.peran, beri.unit_id ORDER BY beri.id
"""


def peran_aktif(user_id: int, *, pada: date) -> list[PeranBerlaku]:
    """Role grants of a user that hold on a day, each with its unit subtree (one query)."""
    sebutan = dict(PemberianPeran.PERAN)
    with connection.cursor() as cursor:
        cursor.execute(_PERAN_SQL, {"user": user_id, "pada": pada})
        return [
            PeranBerlaku(peran, sebutan[peran], None if semua else tuple(unit_ids))
            for peran, semua, unit_ids in cursor.fetchall()
        ]


def peran_terlihat(
    lingkup: Lingkup, *, berakhir: bool = False, cari: str = "", peran: str = ""
) -> QuerySet[PemberianPeran]:
    """Role grants whose unit stands in the scope; those for the whole instansi to its keepers.

    :param berakhir: also those that ended before the day.
    """
    daftar = PemberianPeran.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "user", "unit"
    )
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=lingkup.unit_ids)
    if not berakhir:
        daftar = daftar.exclude(masa__fully_lt=(lingkup.per_tanggal, None))
    if peran:
        daftar = daftar.filter(peran=peran)
    for kata in cari.split():
        daftar = daftar.filter(
            Q(user__nama__icontains=kata) | Q(user__username__startswith=kata)
            | Q(unit__nama__icontains=kata)
        )  # fmt: skip
    return daftar.order_by("user__nama", "peran", "id")


def pengguna_menurut_nama(lingkup: Lingkup, username: str) -> User | None:
    """The user of the instansi with this name or NIP."""
    return User.objects.filter(instansi_id=lingkup.instansi_id, username=username).first()


def riwayat_peran(pemberian: PemberianPeran) -> QuerySet[RiwayatPeran]:
    """Who gave and ended a role, oldest first."""
    return RiwayatPeran.objects.filter(objek=pemberian)
