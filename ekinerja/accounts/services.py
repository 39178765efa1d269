"""Deeds on accounts."""

import secrets
from datetime import datetime

from axes.utils import reset
from django.db import transaction
from django.utils.crypto import salted_hmac

from ekinerja.accounts.models import User
from ekinerja.accounts.passwords import spelling

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def sandi_dari(garam: str, user: User) -> str:
    """The one-time password that follows from a secret salt, the key of the installation and the
    account; whoever has no salt knows none."""
    sisa = int(salted_hmac(f"sandi-awal:{garam}", str(user.pk), algorithm="sha256").hexdigest(), 16)
    huruf = []
    for _ in range(12):
        sisa, letak = divmod(sisa, len(_ALPHABET))
        huruf.append(_ALPHABET[letak])
    return "-".join("".join(huruf[awal : awal + 4]) for awal in (0, 4, 8))


@transaction.atomic
def terbitkan_sandi_awal(user: User, *, pada: datetime, garam: str = "") -> str:
    """Give a random one-time password that must be replaced at the first sign-in.

    A lock after too many wrong passwords ends with it: the old one can no longer be guessed.

    :param garam: secret from which it can be told again (see :func:`sandi_dari`).
    :returns: the password, shown once and stored only as a hash.
    """
    sandi = sandi_dari(garam or secrets.token_hex(32), user)
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
