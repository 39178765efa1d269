"""Deeds on people: register, issue a new first password."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.accounts.services import terbitkan_sandi_awal
from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.identitas_nip import periksa_nip
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatPegawai
from ekinerja.pegawai.nama import susun_nama_urut
from ekinerja.pegawai.permissions import boleh_menerbitkan_sandi, pengelola_pegawai

SANDI_TERPAKAI = "Nama pengguna atau NIP ini sudah punya akun. Periksa apakah orangnya sama."
BATASAN = {
    "pegawai_nip_unik": "NIP ini sudah terdaftar. Cari orangnya di daftar pegawai.",
    "pegawai_pin_unik": "PIN mesin ini sudah dipakai pegawai lain. Isi PIN yang benar.",
    "accounts_user_username_key": SANDI_TERPAKAI,
}


@dataclass(frozen=True, slots=True)
class DataPegawai:
    """What is known of a person; empty where not known. ``dasar_gaji_bpjs`` in rupiah a month."""

    nama: str
    jenis: str
    nip: str | None = None
    golongan: str = ""
    tanggal_lahir: date | None = None
    jenis_kelamin: str = ""
    pin_mesin: str = ""
    npwp: str = ""
    status_ptkp: str = ""
    nomor_rekening: str = ""
    kode_bank: str = ""
    dasar_gaji_bpjs: int | None = None


@transaction.atomic
def daftarkan_pegawai(
    instansi: Instansi,
    data: DataPegawai,
    *,
    oleh: Pelaku,
    pada: datetime,
    nama_pengguna: str = "",
) -> tuple[Pegawai, str]:
    """Put a person on the register, with an account and its one-time password.

    :param nama_pengguna: user name of a person without NIP; ignored with one.
    :returns: the person and the password, which is shown once.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: NIP faulty, in use, or contradicting birth date, sex or kind.
    """
    wajib(pengelola_pegawai(instansi.pk, oleh, pada=timezone.localdate(pada)))
    if data.nip is not None:
        for galat in periksa_nip(
            data.nip, jenis=data.jenis, lahir=data.tanggal_lahir, kelamin=data.jenis_kelamin
        ):
            raise AksiDitolak(galat.kalimat)
    pengguna = data.nip or nama_pengguna.strip()
    if not pengguna:
        raise AksiDitolak("Isi NIP, atau nama pengguna bagi pegawai tanpa NIP.")
    with mulai_massal(oleh, sebab="pegawai didaftarkan"), batasan(BATASAN):
        user = User.objects.create_user(username=pengguna, instansi=instansi, nama=data.nama)
        sandi = terbitkan_sandi_awal(user, pada=pada)
        pegawai = Pegawai.objects.create(
            instansi=instansi, user=user, nama_urut=susun_nama_urut(data.nama), **asdict(data)
        )
    _catat(pegawai, "daftar", oleh=oleh, pada=pada, alasan="")
    return pegawai, sandi


@transaction.atomic
def terbitkan_sandi(pegawai: Pegawai, *, lingkup: Lingkup, oleh: Pelaku, pada: datetime) -> str:
    """Replace the password by a one-time one; open sessions of the person end.

    :param lingkup: what the actor's roles for this deed reach.
    :returns: the password, shown once.
    :raises TidakBerwenang: outside the scope, for oneself, for a holder of a role that needs two
        persons, or an admin for a role holder.
    :raises AksiDitolak: when the person has no account.
    """
    # the lock under which roles are given too: none begins between the check and the deed
    User.objects.select_for_update(of=("self",)).filter(pegawai=pegawai).first()
    tempat = Penempatan.objects.filter(
        pegawai=pegawai, jenis=Penempatan.DEFINITIF, masa__contains=lingkup.per_tanggal
    ).values_list("jabatan__unit_id", flat=True)
    wajib(boleh_menerbitkan_sandi(pegawai, oleh, lingkup=lingkup, unit_id=tempat.first()))
    if pegawai.user is None:
        raise AksiDitolak("Pegawai ini belum punya akun. Impor atau daftarkan dahulu akunnya.")
    user = User.objects.select_for_update(of=("self",)).get(pk=pegawai.user.pk)
    sandi = terbitkan_sandi_awal(user, pada=pada)
    _catat(pegawai, "terbitkan_sandi", oleh=oleh, pada=pada, alasan="", kapasitas=lingkup.kapasitas)
    return sandi


def periksa_penempatan(
    pegawai: Pegawai, jabatan: Jabatan, *, mulai: date, selesai: date | None, dasar: str
) -> None:
    """Locks the post, so that it does not end meanwhile.

    :raises AksiDitolak: when this post cannot be held by this person in that period.
    """
    jabatan = Jabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=jabatan.pk)
    if jabatan.instansi_id != pegawai.instansi_id:
        raise AksiDitolak("Jabatan tidak ditemukan. Pilih jabatan dari instansi Anda.")
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal SK wajib diisi.")
    if selesai is not None and selesai <= mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah tanggal mulai.")
    if jabatan.masa.upper is not None and jabatan.masa.upper <= mulai:
        raise AksiDitolak(
            f"Jabatan {jabatan.nama} sudah dihapus dari susunan organisasi sebelum tanggal itu. "
            "Pilih jabatan yang masih berlaku."
        )
    akhir = jabatan.masa.upper
    if akhir is not None and (selesai is None or selesai > akhir):
        raise AksiDitolak(
            f"Jabatan {jabatan.nama} berakhir pada {akhir:%d/%m/%Y}, jadi tidak dapat dipangku "
            "sesudahnya. Pilih jabatan lain, atau ubah dahulu akhir jabatannya."
        )


def _catat(
    objek: Pegawai,
    langkah: str,
    *,
    oleh: Pelaku,
    pada: datetime,
    alasan: str,
    kapasitas: str = "",
) -> None:
    RiwayatPegawai.objects.create(
        objek=objek, langkah=langkah, oleh_id=oleh.user_id, oleh_nama=oleh.nama,
        kapasitas=kapasitas, alasan=alasan, pada=pada,
    )  # fmt: skip
