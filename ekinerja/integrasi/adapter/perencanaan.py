"""A planning system: five lists over paged HTTP/JSON or as csv in a folder, by the contract."""

from collections.abc import Sequence

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.adapter.folder import (
    MANIFES,
    baca_manifes,
    baca_sah,
    buka_folder,
    urai_csv,
)
from ekinerja.integrasi.adapter.http import LAMA, Klien, periksa_alamat, rahasia
from ekinerja.integrasi.adapter.simpeg import baca_daftar
from ekinerja.integrasi.bentuk import Mentah, SumberGagal
from ekinerja.integrasi.kontrak import IMPORTIR_RENCANA, tolak_ganda

SEBUTAN = "Sistem perencanaan"
DaftarRencana = dict[str, Sequence[Mentah]]


def baca_rencana(sumber: SumberData) -> DaftarRencana:
    """Every list of a planning system, in the way that is set; whole, or nothing.

    :raises SumberGagal: with the reason; then nothing was read.
    """
    if sumber.moda == "HTTP":
        return baca_layanan_rencana(sumber.alamat, nama_rahasia=sumber.nama_rahasia)
    if sumber.moda == "FOLDER":
        return baca_folder_rencana(sumber.alamat)
    raise SumberGagal("Cara membaca sumber ini belum diatur. Lengkapi pengaturannya lebih dahulu.")


def baca_layanan_rencana(alamat: str, *, nama_rahasia: str = "") -> DaftarRencana:
    """Every list that the service has.

    :raises SumberGagal: anything but whole answers, or none of the lists.
    """
    dasar, kunci = periksa_alamat(alamat), rahasia(nama_rahasia)
    klien = Klien(SEBUTAN, {"Authorization": f"Bearer {kunci}"} if kunci else {})
    hasil: DaftarRencana = {}
    for daftar in IMPORTIR_RENCANA:
        baris = baca_daftar(klien, dasar, daftar)
        if baris is not None:
            hasil[daftar] = baris
    return _ada(hasil)


def baca_folder_rencana(nama: str) -> DaftarRencana:
    """Every list that the manifest of the folder names.

    :raises SumberGagal: a file that is not the one its manifest means, or none of the lists.
    """
    folder = buka_folder(nama)
    manifes = baca_manifes(folder)
    hasil: DaftarRencana = {}
    for daftar in IMPORTIR_RENCANA:
        berkas = f"{daftar}.csv"
        if berkas not in manifes:
            continue
        baris = urai_csv(baca_sah(folder, berkas, manifes[berkas]), daftar)
        if len(baris) != manifes[berkas]["baris"]:
            raise SumberGagal(
                f"{berkas} berisi {len(baris)} baris, padahal {MANIFES} menyebut "
                f"{manifes[berkas]['baris']}. {LAMA}"
            )
        hasil[daftar] = baris
    return _ada(hasil)


def _ada(hasil: DaftarRencana) -> DaftarRencana:
    if not hasil:
        raise SumberGagal(f"{SEBUTAN} tidak memberi satu daftar pun. Periksa alamatnya. {LAMA}")
    for daftar, baris in hasil.items():
        tolak_ganda(daftar, [satu.get("id") or "" for satu in baris])
    return hasil
