"""What the database knows of the demonstration."""

from collections.abc import Collection

from ekinerja.accounts.models import User
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai


def ada_instansi() -> bool:
    """Does the database hold any government already?"""
    return Instansi.objects.exists()


def ada_peragaan() -> bool:
    """Does the database hold a demonstration government?"""
    return Instansi.objects.filter(peragaan=True).exists()


def akun_peragaan() -> dict[str, User]:
    """Accounts of demonstration governments, by the name of their person."""
    return {user.nama: user for user in User.objects.filter(instansi__peragaan=True).order_by("id")}


def pegawai_menurut_id(ids: Collection[int]) -> dict[int, Pegawai]:
    """These people by id."""
    return {satu.pk: satu for satu in Pegawai.objects.filter(pk__in=ids)}
