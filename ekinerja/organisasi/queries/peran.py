"""Roles, by user, scope and day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import F, Prefetch, Q, QuerySet

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import (
    PemberianPeran,
    RiwayatPeran,
    RiwayatUsulanPeran,
    UsulanPeran,
)
from ekinerja.organisasi.permissions import PENGELOLA
from ekinerja.organisasi.workflow import MENUNGGU


@dataclass(frozen=True, slots=True)
class PeranBerlaku:
    """A role grant of a day with the units of its subtree (None: everywhere).

    :ivar akses_id: the open access for support that lends this role, until ``sampai``.
    """

    peran: str
    sebutan: str
    unit_ids: tuple[int, ...] | None
    akses_id: int | None = None
    sampai: datetime | None = None


_PERAN_SQL = """
WITH RECURSIVE beri AS (
    SELECT id, peran, unit_id, NULL::bigint AS akses_id, NULL::timestamptz AS sampai
    FROM organisasi_pemberianperan
    WHERE user_id = %(user)s AND masa @> %(pada)s::date
  UNION ALL
    SELECT -id, %(dukungan)s, NULL, id, selesai FROM organisasi_aksesdukungan
    WHERE user_id = %(user)s AND status = 'BERLAKU' AND mulai <= %(saat)s::timestamptz
      AND selesai > %(saat)s::timestamptz
), pohon AS (
    SELECT beri.id AS beri_id, beri.unit_id FROM beri WHERE unit_id IS NOT NULL
  UNION
    SELECT pohon.beri_id, u.id FROM pohon JOIN organisasi_unitkerja u ON u.induk_id = pohon.unit_id
)
SELECT beri.peran, beri.unit_id IS NULL, array_remove(array_agg(pohon.unit_id), NULL),
       beri.akses_id, beri.sampai
FROM beri LEFT JOIN pohon ON pohon.beri_id = beri.id
GROUP BY beri.id, beri.peran, beri.unit_id, beri.akses_id, beri.sampai
ORDER BY beri.akses_id IS NOT NULL, beri.id
"""


def peran_aktif(user_id: int, *, pada: date, saat: datetime | None = None) -> list[PeranBerlaku]:
    """Role grants of a user that hold on a day, each with its unit subtree (one query).

    :param saat: moment at which an access for support counts too; None: it does not.
    """
    sebutan = dict(PemberianPeran.PERAN)
    dukungan = PemberianPeran.PEMERIKSA
    with connection.cursor() as cursor:
        cursor.execute(
            _PERAN_SQL, {"user": user_id, "pada": pada, "saat": saat, "dukungan": dukungan}
        )
        return [
            PeranBerlaku(peran, sebutan[peran], None if semua else tuple(unit_ids), akses, sampai)
            for peran, semua, unit_ids, akses, sampai in cursor.fetchall()
        ]


@dataclass(frozen=True, slots=True)
class SaringPeran:
    """What to look for among the role grants.

    :ivar masa: "" (in force or ahead), "segera" (ends within :data:`SEGERA`), "semua".
    :ivar kelompok: orang, peran or unit: what the rows are ordered by first.
    """

    cari: str = ""
    peran: str = ""
    masa: str = ""
    kelompok: str = "orang"


SEMUA = SaringPeran(masa="semua")
SEGERA = timedelta(days=60)
_URUTAN = {
    "orang": (F("user__nama"), F("peran"), F("id")),
    "peran": (F("peran"), F("unit__nama").asc(nulls_first=True), F("user__nama"), F("id")),
    "unit": (F("unit__nama").asc(nulls_first=True), F("peran"), F("user__nama"), F("id")),
}


def peran_terlihat(lingkup: Lingkup, saring: SaringPeran = SEMUA) -> QuerySet[PemberianPeran]:
    """Role grants whose unit stands in the scope; those for the whole instansi to its keepers.

    Each carries ``usulan`` when a second person agreed, else ``pemberi`` (its first history).
    """
    daftar = PemberianPeran.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "user", "unit", "usulan__diusulkan_oleh", "usulan__diputus_oleh"
    )
    awal = Prefetch(
        "riwayat", queryset=RiwayatPeran.objects.filter(langkah="beri"), to_attr="pemberi"
    )
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=lingkup.unit_ids)
    return (
        _saring(daftar, saring, hari=lingkup.per_tanggal)
        .prefetch_related(awal)
        .order_by(*_URUTAN.get(saring.kelompok, _URUTAN["orang"]))
    )


def _saring(
    daftar: QuerySet[PemberianPeran], saring: SaringPeran, *, hari: date
) -> QuerySet[PemberianPeran]:
    if saring.masa != "semua":
        daftar = daftar.exclude(masa__fully_lt=(hari, None))
    if saring.masa == "segera":
        daftar = daftar.filter(masa__contains=hari, masa__endswith__lte=hari + SEGERA)
    if saring.peran:
        daftar = daftar.filter(peran=saring.peran)
    for kata in saring.cari.split():
        daftar = daftar.filter(
            Q(user__nama__icontains=kata) | Q(user__username__startswith=kata)
            | Q(unit__nama__icontains=kata)
        )  # fmt: skip
    return daftar


def pengelola_lain(instansi_id: int, *, kecuali: Collection[int | None], pada: date) -> bool:
    """Is there a keeper of this instansi besides these users?"""
    return (
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            peran__in=PENGELOLA,
            unit=None,
            masa__contains=pada,
            user__is_active=True,
        )
        .exclude(user_id__in=[satu for satu in kecuali if satu is not None])
        .exists()
    )


def jumlah_pengelola(instansi_id: int, *, pada: date) -> int:
    """How many people keep this instansi on a day."""
    return (
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            peran__in=PENGELOLA,
            unit=None,
            masa__contains=pada,
            user__is_active=True,
        )
        .values("user_id")
        .distinct()
        .count()
    )


def usulan_terlihat(lingkup: Lingkup, *, status: str = "", cari: str = "") -> QuerySet[UsulanPeran]:
    """Proposed roles whose unit stands in the scope, newest first."""
    daftar = UsulanPeran.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "user", "unit", "diusulkan_oleh", "diputus_oleh", "hasil"
    )
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=lingkup.unit_ids)
    if status:
        daftar = daftar.filter(status=status)
    for kata in cari.split():
        daftar = daftar.filter(
            Q(user__nama__icontains=kata) | Q(user__username__startswith=kata)
            | Q(unit__nama__icontains=kata)
        )  # fmt: skip
    return daftar


def usulan_menunggu(lingkup: Lingkup, *, user_id: int) -> QuerySet[UsulanPeran]:
    """Proposals that this keeper may decide: neither the own nor about oneself."""
    return usulan_terlihat(lingkup, status=MENUNGGU).exclude(
        Q(diusulkan_oleh_id=user_id) | Q(user_id=user_id)
    )


def riwayat_usulan(usulan: UsulanPeran) -> QuerySet[RiwayatUsulanPeran]:
    """Who proposed and decided, oldest first."""
    return RiwayatUsulanPeran.objects.filter(objek=usulan)


def pengguna_menurut_nama(lingkup: Lingkup, username: str) -> User | None:
    """The user of the instansi with this name or NIP."""
    return User.objects.filter(instansi_id=lingkup.instansi_id, username=username).first()


def riwayat_peran(pemberian: PemberianPeran) -> QuerySet[RiwayatPeran]:
    """Who gave and ended a role, oldest first."""
    return RiwayatPeran.objects.filter(objek=pemberian)
