"""Changing what is written about a person: who may change which field, checked and in history."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.data_diri import periksa_nik, periksa_npwp, periksa_ptkp, periksa_rekening
from ekinerja.pegawai.golongan import golongan_untuk
from ekinerja.pegawai.identitas_nip import periksa_nip
from ekinerja.pegawai.models import Pegawai, RiwayatGolongan, RiwayatPegawai
from ekinerja.pegawai.nama import susun_nama_urut
from ekinerja.pegawai.permissions import boleh_mengubah_data
from ekinerja.pegawai.services.orang import BATASAN

MEDAN_SENDIRI = ("surel", "telepon", "foto")
MEDAN_ADMIN = ("pin_mesin", "surel", "telepon", "foto")
MEDAN_BKPSDM = (
    "nip", "nama", "jenis", "golongan", "tanggal_lahir", "jenis_kelamin", "nik", "npwp",
    "status_ptkp", "kode_bank", "nomor_rekening", "dasar_gaji_bpjs", *MEDAN_ADMIN,
)  # fmt: skip
LAHIR_TERAWAL = date(1920, 1, 1)
SEBUTAN = {
    "nip": "NIP", "nama": "nama", "jenis": "jenis pegawai", "golongan": "golongan",
    "tanggal_lahir": "tanggal lahir", "jenis_kelamin": "jenis kelamin", "nik": "NIK",
    "npwp": "NPWP", "status_ptkp": "status PTKP", "kode_bank": "bank",
    "nomor_rekening": "nomor rekening", "dasar_gaji_bpjs": "dasar gaji BPJS",
    "pin_mesin": "PIN mesin", "surel": "surel", "telepon": "telepon", "foto": "foto",
}  # fmt: skip


@transaction.atomic
def ubah_data(
    pegawai: Pegawai,
    isi: dict[str, Any],
    *,
    lingkup: Lingkup,
    oleh: Pelaku,
    pada: datetime,
) -> Pegawai:
    """Write these fields; the history keeps which ones changed, the versions keep the values.

    A person changes the own contact and photo, an admin also the machine PIN of people of the
    own units, BKPSDM everything.

    :param isi: field name → new value; only fields of :data:`MEDAN_BKPSDM`.
    :param lingkup: what the actor's roles that keep people reach.
    :raises TidakBerwenang: when one of the fields is not for this actor.
    :raises AksiDitolak: a value that cannot be, or that somebody else already has.
    """
    terkunci = Pegawai.objects.select_for_update(of=("self",)).get(pk=pegawai.pk)
    berubah = {nama for nama, nilai in isi.items() if getattr(terkunci, nama) != nilai}
    wajib(
        boleh_mengubah_data(
            terkunci, oleh, lingkup=lingkup, medan=berubah, pada=timezone.localdate(pada)
        )
    )
    if berubah:
        tulis_data(terkunci, isi, oleh=oleh, pada=pada, kapasitas=lingkup.kapasitas)
    return terkunci


def tulis_data(
    terkunci: Pegawai, isi: dict[str, Any], *, oleh: Pelaku, pada: datetime, kapasitas: str = "",
    sebab: str = "",
) -> None:  # fmt: skip
    """Check and write fields of a locked person whose change somebody may decide on.

    :param sebab: stands in the history after the names of the fields.
    :raises AksiDitolak: a value that cannot be, or that somebody else already has.
    """
    nip_lama = terkunci.nip
    berubah = ganti_isi(terkunci, isi)
    if not berubah:
        return
    periksa_isi(terkunci, set(berubah), hari=timezone.localdate(pada))
    if "nama" in berubah:
        terkunci.nama_urut = susun_nama_urut(terkunci.nama)
    with mulai_massal(oleh, sebab="data pegawai diubah"), batasan(BATASAN):
        terkunci.save(update_fields=[*sorted(berubah), "nama_urut"])
        _selaraskan_nama(terkunci, nip_lama)
    alasan = "; ".join(filter(None, (_ringkasan(set(berubah)), sebab)))
    RiwayatPegawai.objects.create(
        objek=terkunci, langkah="ubah", oleh_id=oleh.user_id, oleh_nama=oleh.nama,
        kapasitas=kapasitas, alasan=alasan, pada=pada,
    )  # fmt: skip


def ganti_isi(pegawai: Pegawai, isi: dict[str, Any]) -> dict[str, Any]:
    """Set these fields on the object; the former values of those that changed."""
    lama = {nama: getattr(pegawai, nama) for nama in isi}
    berubah = {nama: nilai for nama, nilai in lama.items() if isi[nama] != nilai}
    for nama in berubah:
        setattr(pegawai, nama, isi[nama])
    return berubah


def _ringkasan(berubah: set[str]) -> str:
    return ", ".join(sebutan for nama, sebutan in SEBUTAN.items() if nama in berubah)


def _selaraskan_nama(pegawai: Pegawai, nip_lama: str | None) -> None:
    """The user name follows the NIP, and the account carries the same name."""
    user = pegawai.user
    if user is None:
        return
    baru = pegawai.nip if nip_lama and user.username == nip_lama else user.username
    if (user.username, user.nama) != (baru, pegawai.nama):
        user.username, user.nama = baru or user.username, pegawai.nama
        user.save(update_fields=["username", "nama"])


def periksa_isi(pegawai: Pegawai, berubah: set[str], *, hari: date) -> None:
    """:raises AksiDitolak: naming everything in the changed fields that cannot be."""
    lahir = pegawai.tanggal_lahir
    if "tanggal_lahir" in berubah and lahir and not LAHIR_TERAWAL <= lahir < hari:
        raise AksiDitolak("Tanggal lahir ini tidak mungkin. Periksa tahunnya.")
    galat = [satu for satu in _galat(pegawai, berubah) if satu]
    if galat:
        raise AksiDitolak(" ".join(galat))


def _galat(pegawai: Pegawai, berubah: set[str]) -> list[str]:
    """Everything in the changed fields that cannot be."""
    hasil: list[str] = []
    if pegawai.nip and berubah & {"nip", "jenis", "tanggal_lahir", "jenis_kelamin"}:
        hasil += [
            satu.kalimat
            for satu in periksa_nip(
                pegawai.nip, jenis=pegawai.jenis, lahir=pegawai.tanggal_lahir,
                kelamin=pegawai.jenis_kelamin,
            )
        ]  # fmt: skip
    if berubah & {"nik", "tanggal_lahir", "jenis_kelamin"}:
        hasil.append(
            periksa_nik(pegawai.nik, lahir=pegawai.tanggal_lahir, kelamin=pegawai.jenis_kelamin)
        )
    if "npwp" in berubah:
        hasil.append(periksa_npwp(pegawai.npwp))
    if "status_ptkp" in berubah:
        hasil.append(periksa_ptkp(pegawai.status_ptkp))
    if "nomor_rekening" in berubah:
        hasil.append(periksa_rekening(pegawai.nomor_rekening))
    if berubah & {"golongan", "jenis"}:
        hasil.append(_galat_golongan(pegawai))
    return hasil


def _galat_golongan(pegawai: Pegawai) -> str:
    if pegawai.golongan and pegawai.golongan not in golongan_untuk(pegawai.jenis):
        return (
            f"Golongan {pegawai.golongan} bukan golongan {pegawai.get_jenis_display()}. "
            "Betulkan golongan atau jenisnya."
        )
    lain = RiwayatGolongan.objects.filter(pegawai=pegawai).exclude(golongan=pegawai.golongan)
    if lain.filter(masa__upper_inf=True).exists():
        return "Golongan orang ini mengikuti riwayat pangkatnya. Catat kenaikan pangkat."
    return ""
