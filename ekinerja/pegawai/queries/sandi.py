"""Who would be given a first password together with the unit, and what was issued."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Pegawai, Penempatan, PenerbitanSandi, SandiTerbit
from ekinerja.pegawai.permissions import dengan_kuasa


def belum_pernah_masuk(instansi_id: int, *, pada: date) -> QuerySet[Any]:
    """People of the instansi without an account or who never signed in, with what hinders them.

    Each has ``berperan``, ``berkuasa``, ``memimpin`` (see :func:`dengan_kuasa`), and
    ``nama_terpakai``: an account of this NIP belongs to nobody on the register.
    """
    orang = Pegawai.objects.filter(
        Q(user=None) | Q(user__last_login=None), instansi_id=instansi_id
    ).select_related("user")
    terpakai = Exists(User.objects.filter(username=OuterRef("nip")))
    hasil: QuerySet[Any] = dengan_kuasa(orang, sejak=pada).annotate(nama_terpakai=terpakai)
    return hasil


def calon_sandi(lingkup: Lingkup, unit_ids: Sequence[int]) -> QuerySet[Any]:
    """Those of :func:`belum_pernah_masuk` who stand in these units of the scope on the day."""
    tempat = Penempatan.objects.filter(
        pegawai=OuterRef("pk"), jenis=Penempatan.DEFINITIF,
        masa__contains=lingkup.per_tanggal, jabatan__unit_id__in=list(unit_ids),
    )  # fmt: skip
    if lingkup.unit_ids is not None:
        tempat = tempat.filter(jabatan__unit_id__in=lingkup.unit_ids)
    semua = belum_pernah_masuk(lingkup.instansi_id, pada=lingkup.per_tanggal)
    return semua.filter(Exists(tempat)).order_by("nama_urut", "id")


def penerbitan_saya(lingkup: Lingkup, user_id: int) -> QuerySet[PenerbitanSandi]:
    """Issues that this user asked for, the latest first; nobody else sees them."""
    return PenerbitanSandi.objects.filter(
        instansi_id=lingkup.instansi_id, oleh_id=user_id
    ).select_related("unit", "pekerjaan")


def orang_penerbitan(penerbitan: PenerbitanSandi) -> QuerySet[SandiTerbit]:
    """Everybody of an issue, by name."""
    return penerbitan.orang.select_related("pegawai__user").order_by("pegawai__nama_urut", "id")


def masih_berlaku(penerbitan: PenerbitanSandi, *, pada: date) -> list[SandiTerbit]:
    """Whose issued password still opens the account: not signed in, not issued again since, and
    still nobody whom who asked may not be given one for."""
    orang = list(
        orang_penerbitan(penerbitan).filter(
            terbit_pada__isnull=False, pegawai__user__sandi_sejak=F("terbit_pada"),
            pegawai__user__last_login=None, pegawai__user__wajib_ganti_sandi=True,
            pegawai__user__is_active=True,
        )
    )  # fmt: skip
    ids = [satu.pegawai_id for satu in orang]
    kuasa = dengan_kuasa(Pegawai.objects.filter(pk__in=ids), sejak=pada)
    terhalang = Q(berperan=True) if penerbitan.pusat else Q(berperan=True) | Q(memimpin=True)
    lewat = set(kuasa.filter(terhalang).values_list("pk", flat=True))
    return [satu for satu in orang if satu.pegawai_id not in lewat]


def unit_orang(pegawai_ids: Sequence[int], *, pada: date) -> dict[int, str]:
    """Name of the unit of each person on the day."""
    tempat = Penempatan.objects.filter(
        pegawai_id__in=list(pegawai_ids), jenis=Penempatan.DEFINITIF, masa__contains=pada
    )
    return dict(tempat.values_list("pegawai_id", "jabatan__unit__nama"))
