"""Values of a source that cannot be true of this person."""

from collections.abc import Mapping
from typing import Any

from ekinerja.integrasi.bentuk import Salah
from ekinerja.integrasi.medan import NIP
from ekinerja.integrasi.nilai import teks_nilai
from ekinerja.pegawai.data_diri import periksa_nik, periksa_rekening
from ekinerja.pegawai.identitas_nip import periksa_nip
from ekinerja.pegawai.models import Pegawai

_NIP = (NIP, "pegawai.jenis", "pegawai.tanggal_lahir", "pegawai.jenis_kelamin")


def periksa_orang(
    kita: Pegawai, calon: Mapping[str, Any], menurut_nip: Mapping[str, Pegawai]
) -> dict[str, Salah]:
    """Field → why its new value is refused; empty when nothing speaks against any."""
    galat: dict[str, str] = {}
    nip = calon.get(NIP, kita.nip)
    lahir = calon.get("pegawai.tanggal_lahir", kita.tanggal_lahir)
    kelamin = calon.get("pegawai.jenis_kelamin", kita.jenis_kelamin)
    if nip and any(satu in calon for satu in _NIP):
        jenis = calon.get("pegawai.jenis", kita.jenis)
        for satu in periksa_nip(nip, jenis=jenis, lahir=lahir, kelamin=kelamin):
            galat[_tertuduh(f"pegawai.{satu.bidang}", calon)] = satu.kalimat
    if NIP in calon and calon[NIP] in menurut_nip:
        galat[NIP] = f"NIP ini di sini milik {menurut_nip[calon[NIP]].nama}. Periksa keduanya."
    if "pegawai.nik" in calon:
        galat["pegawai.nik"] = periksa_nik(calon["pegawai.nik"], lahir=lahir, kelamin=kelamin)
    if "pegawai.rekening" in calon:
        galat["pegawai.rekening"] = periksa_rekening(calon["pegawai.rekening"])
    return {
        medan: Salah(medan, teks_nilai(medan, calon.get(medan)), kalimat)
        for medan, kalimat in galat.items()
        if kalimat
    }


def _tertuduh(medan: str, calon: Mapping[str, Any]) -> str:
    """The field to blame: the named one, or the one that the source changes."""
    if medan in calon:
        return medan
    return next((satu for satu in _NIP if satu in calon), medan)
