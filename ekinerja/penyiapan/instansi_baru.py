"""The first deed of all: a government, its top unit, and the account that fills in the rest."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.accounts.services import terbitkan_sandi_awal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.services import muat_hari_libur, muat_pola_kerja
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.services import beri_peran, buat_unit

BATASAN = {
    "instansi_instansi_kode_key": "Kode instansi ini sudah dipakai. Pilih kode lain.",
    "accounts_user_username_key": "Nama pengguna itu sudah dipakai. Pilih nama lain.",
}


class InstansiBaru(NamedTuple):
    """The government, the one-time password of its first account, and what is still missing."""

    instansi: Instansi
    sandi: str
    catatan: str


@transaction.atomic
def buat_instansi(
    kode: str,
    nama: str,
    *,
    jenis: str,
    zona: str,
    pengguna: str,
    pada: datetime,
) -> InstansiBaru:
    """Make an instansi with its top unit, the national calendar, and a BKPSDM account.

    The account must change its password at the first sign-in.

    :param pengguna: user name of the first account.
    :raises AksiDitolak: code or user name in use, or empty.
    """
    if not (kode.strip() and nama.strip() and pengguna.strip()):
        raise AksiDitolak("Kode, nama instansi, dan nama pengguna pertama wajib diisi.")
    mulai = date(timezone.localdate(pada).year, 1, 1)
    with batasan(BATASAN):
        instansi = Instansi.objects.create(kode=kode, nama=nama, jenis=jenis, zona=zona)
        user = User.objects.create_user(
            username=pengguna, instansi=instansi, nama=f"Pengelola {nama}"
        )
    sandi = terbitkan_sandi_awal(user, pada=pada)
    buat_unit(
        instansi, kode="00", nama=nama, jenis="INSTANSI", induk=None, mulai=mulai, oleh=SISTEM,
        pada=pada,
    )  # fmt: skip
    beri_peran(
        user, peran=PemberianPeran.BKPSDM, unit=None, mulai=mulai,
        dasar="Pengelola pertama, dibuat dari baris perintah", oleh=SISTEM, pada=pada,
    )  # fmt: skip
    muat_pola_kerja(instansi, oleh=SISTEM, pada=pada)
    return InstansiBaru(instansi, sandi, _muat_libur(instansi, tahun=mulai.year, pada=pada))


def _muat_libur(instansi: Instansi, *, tahun: int, pada: datetime) -> str:
    """Load the national days off; the sentence when that year is not known yet."""
    try:
        muat_hari_libur(instansi, tahun=tahun, oleh=SISTEM, pada=pada)
    except AksiDitolak as galat:
        return galat.kalimat
    return ""
