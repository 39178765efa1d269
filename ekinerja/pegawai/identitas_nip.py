"""What a NIP says about its owner, held against what else is written about that person."""

from datetime import date
from typing import NamedTuple

from ekinerja.aturan.nip import urai_nip

_BENTUK = {"PNS": "PNS", "CPNS": "PNS", "PPPK": "PPPK", "PPPK_PW": "PPPK"}
_KELAMIN = {"L": "laki-laki", "P": "perempuan"}


class GalatNIP(NamedTuple):
    """A contradiction: which field to look at (nip, tanggal_lahir, jenis_kelamin) and why."""

    bidang: str
    kalimat: str


def periksa_nip(nip: str, *, jenis: str, lahir: date | None, kelamin: str) -> list[GalatNIP]:
    """Everything in or beside the NIP that cannot be; empty when nothing does.

    :param jenis: a value of ``Pegawai.JENIS``.
    :param kelamin: L, P or empty when unknown.
    """
    uraian = urai_nip(nip)
    if not uraian.sah:
        return [GalatNIP("nip", f"{satu} Salin NIP dari SK.") for satu in uraian.alasan]
    galat = []
    bentuk = _BENTUK.get(jenis)
    if bentuk is not None and bentuk != uraian.jenis:
        kalimat = (
            f"Nomor ini berbentuk {_nomor(uraian.jenis)}, padahal jenis pegawainya "
            f"{_jenis(jenis)}. Betulkan nomor atau jenisnya."
        )
        galat.append(GalatNIP("nip", kalimat))
    if lahir is not None and lahir != uraian.tanggal_lahir:
        kalimat = (
            f"Tanggal lahir {lahir:%d/%m/%Y} berbeda dari NIP ({uraian.tanggal_lahir:%d/%m/%Y}). "
            "Betulkan yang keliru; bila SK memang menulis NIP itu, kosongkan tanggal lahirnya."
        )
        galat.append(GalatNIP("tanggal_lahir", kalimat))
    if kelamin and kelamin != uraian.jenis_kelamin:
        kalimat = (
            f"Jenis kelamin tertulis {_KELAMIN[kelamin]}, padahal NIP menyatakan "
            f"{_KELAMIN[uraian.jenis_kelamin]}. Betulkan yang keliru."
        )
        galat.append(GalatNIP("jenis_kelamin", kalimat))
    return galat


def _nomor(bentuk: str) -> str:
    return "NIP PNS" if bentuk == "PNS" else "NI PPPK"


def _jenis(jenis: str) -> str:
    return "PPPK Paruh Waktu" if jenis == "PPPK_PW" else jenis


def dari_nip(nip: str) -> tuple[date | None, str]:
    """Birth date and sex (L or P) as the NIP tells them; nothing of a faulty one."""
    uraian = urai_nip(nip)
    return uraian.tanggal_lahir, uraian.jenis_kelamin
