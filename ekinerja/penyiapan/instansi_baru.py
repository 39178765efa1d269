"""The first deed of all: a government, its top unit, and the account that fills in the rest."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.accounts.services import terbitkan_sandi_awal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.services import muat_hari_libur, muat_pola_kerja
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.queries import jumlah_pengelola
from ekinerja.organisasi.services import beri_peran, buat_unit
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.services import terbitkan_sandi

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


class PengelolaBaru(NamedTuple):
    """The second keeper; ``sandi`` is the one-time password, "" for an account that was there."""

    user: User
    sandi: str


@transaction.atomic
def tambah_pengelola(
    kode: str, pengguna: str, *, nama: str, peran: str, pada: datetime
) -> PengelolaBaru:
    """The second keeper of an instansi, who may then agree to what the first proposes.

    Only while there are fewer than two: after that, people decide on their page of roles.

    :param pengguna: user name; an account of this instansi, or a new one.
    :param nama: of the new account; "" where the account is there already.
    :param peran: a role that keeps the application.
    :raises AksiDitolak: no such instansi, two keepers already, or a name of another instansi.
    """
    instansi = Instansi.objects.filter(kode=kode).first()
    if instansi is None:
        raise AksiDitolak(f"Tidak ada instansi berkode {kode}. Periksa kodenya.")
    hari = timezone.localdate(pada)
    if jumlah_pengelola(instansi.pk, pada=hari) >= 2:
        raise AksiDitolak(
            f"{instansi.nama} sudah mempunyai dua pengelola. Pengelola berikutnya diusulkan dan "
            "disetujui mereka lewat halaman Peran."
        )
    user, sandi = _akun_pengelola(instansi, pengguna, nama=nama, pada=pada)
    beri_peran(
        user, peran=peran, unit=None, mulai=hari,
        dasar="Pengelola kedua, ditambahkan dari baris perintah", oleh=SISTEM, pada=pada,
    )  # fmt: skip
    return PengelolaBaru(user, sandi)


def _akun_pengelola(
    instansi: Instansi, pengguna: str, *, nama: str, pada: datetime
) -> tuple[User, str]:
    """The account of this name in the instansi, made when it is not there."""
    user = User.objects.filter(username=pengguna).first()
    if user is None:
        if not nama.strip():
            raise AksiDitolak("Akun itu belum ada. Sebutkan nama orangnya untuk membuat akunnya.")
        user = User.objects.create_user(username=pengguna, instansi=instansi, nama=nama)
        return user, terbitkan_sandi_awal(user, pada=pada)
    if user.instansi_id != instansi.pk:
        raise AksiDitolak("Nama pengguna itu dipakai instansi lain. Pilih nama lain.")
    return user, ""


@transaction.atomic
def sandi_dari_peladen(kode: str, pengguna: str, *, pada: datetime) -> tuple[str, str]:
    """A first password from the command line, for whom one keeper alone may not issue it.

    :returns: name and one-time password; written to the history of the person.
    :raises AksiDitolak: no such open account in the instansi.
    """
    user = (
        User.objects.select_for_update(of=("self",))
        .filter(instansi__kode=kode, username=pengguna, is_active=True)
        .first()
    )
    if user is None:
        raise AksiDitolak(
            f"Tidak ada akun terbuka bernama {pengguna} pada instansi {kode}. Periksa ejaannya."
        )
    orang = Pegawai.objects.filter(user=user).select_related("user").first()
    if orang is None:
        return user.nama, terbitkan_sandi_awal(user, pada=pada)
    lingkup = Lingkup(user.instansi_id, timezone.localdate(pada), None, kapasitas="Baris perintah")
    return user.nama, terbitkan_sandi(orang, lingkup=lingkup, oleh=SISTEM, pada=pada)
