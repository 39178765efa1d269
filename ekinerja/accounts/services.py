"""Deeds on accounts."""

import secrets
from datetime import datetime

from axes.utils import reset
from django.db import transaction

from ekinerja.accounts.models import User
from ekinerja.accounts.passwords import spelling

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def terbitkan_sandi_awal(user: User, *, pada: datetime) -> str:
    """Give a random one-time password that must be replaced at the first sign-in.

    A lock after too many wrong passwords ends with it: the old one can no longer be guessed.

    :returns: the password, shown once and stored only as a hash.
    """
    sandi = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))
    user.set_password(sandi)
    user.wajib_ganti_sandi = True
    user.sandi_sejak = pada
    user.save(update_fields=["password", "wajib_ganti_sandi", "sandi_sejak"])
    reset(username=spelling(user.username))
    return sandi


@transaction.atomic
def catat_ganti_sandi(user: User, *, pada: datetime) -> None:
    """The person chose a password: the duty ends."""
    user.wajib_ganti_sandi = False
    user.sandi_sejak = pada
    user.save(update_fields=["wajib_ganti_sandi", "sandi_sejak"])
