"""Readers of other systems: each gives the rows of the contract, or a sentence why not."""

from collections.abc import Sequence

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.adapter.folder import NAMA_FOLDER, baca_folder_simpeg
from ekinerja.integrasi.adapter.http import NAMA_RAHASIA, periksa_alamat
from ekinerja.integrasi.adapter.siasn import baca_folder_siasn, baca_siasn, urai_berkas
from ekinerja.integrasi.adapter.simpeg import baca_simpeg
from ekinerja.integrasi.bentuk import DataMentah, SumberGagal

__all__ = ["NAMA_FOLDER", "NAMA_RAHASIA", "baca_sumber", "periksa_alamat", "urai_berkas"]


def baca_sumber(sumber: SumberData, *, nip: Sequence[str]) -> DataMentah:
    """Read a source in the way that is set.

    :param nip: of our people, for a system that is asked person by person.
    :raises SumberGagal: with the reason; then nothing was read.
    """
    if sumber.jenis == SumberData.SIMPEG and sumber.moda == "HTTP":
        return baca_simpeg(sumber)
    if sumber.jenis == SumberData.SIMPEG and sumber.moda == "FOLDER":
        return baca_folder_simpeg(sumber)
    if sumber.jenis == SumberData.SIASN and sumber.moda == "HTTP":
        return baca_siasn(sumber, nip)
    if sumber.jenis == SumberData.SIASN and sumber.moda == "FOLDER":
        return baca_folder_siasn(sumber)
    raise SumberGagal("Cara membaca sumber ini belum diatur. Lengkapi pengaturannya lebih dahulu.")
