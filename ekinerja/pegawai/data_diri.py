"""What NIK, NPWP, PTKP and account numbers must look like, with the reason when they do not."""

import re
from datetime import date

PTKP = ("TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3")
_TAMBAHAN_PEREMPUAN = 40
_REKENING = re.compile(r"\d{6,20}")


def rapikan_angka(teks: str) -> str:
    """Digits only: spaces, dots and dashes are how numbers are printed."""
    return re.sub(r"[\s.\-]", "", teks)


def periksa_nik(nik: str, *, lahir: date | None, kelamin: str) -> str:
    """Why this cannot be the NIK of this person; empty when nothing speaks against it.

    Sixteen digits; 7 to 12 are day, month and year of birth, with 40 added to a woman's day.
    """
    if not nik:
        return ""
    if not re.fullmatch(r"\d{16}", nik):
        return f"NIK harus 16 angka, tetapi ini {len(nik)} huruf atau angka. Salin dari KTP."
    hari = int(nik[6:8])
    perempuan = hari > _TAMBAHAN_PEREMPUAN
    if kelamin and perempuan != (kelamin == "P"):
        tertulis = "perempuan" if kelamin == "P" else "laki-laki"
        return f"NIK ini bukan milik orang {tertulis}. Periksa NIK atau jenis kelaminnya."
    tercetak = f"{hari - _TAMBAHAN_PEREMPUAN if perempuan else hari:02d}{nik[8:12]}"
    if lahir is not None and tercetak != f"{lahir:%d%m%y}":
        return (
            f"Tanggal lahir pada NIK ({tercetak[:2]}-{tercetak[2:4]}-{tercetak[4:]}) berbeda dari "
            f"{lahir:%d-%m-%Y}. Salin NIK dari KTP, atau betulkan tanggal lahirnya."
        )
    return ""


def periksa_npwp(npwp: str) -> str:
    """Why this cannot be an NPWP: fifteen digits (old) or sixteen (the NIK)."""
    if not npwp or re.fullmatch(r"\d{15,16}", npwp):
        return ""
    return f"NPWP harus 15 atau 16 angka, tetapi ini {len(npwp)} huruf atau angka."


def periksa_rekening(nomor: str) -> str:
    """Why this cannot be an account number."""
    if not nomor or _REKENING.fullmatch(nomor):
        return ""
    return "Nomor rekening hanya berisi 6 sampai 20 angka. Salin dari buku tabungan."


def periksa_ptkp(status: str) -> str:
    """Why this cannot be a status of PTKP."""
    if not status or status in PTKP:
        return ""
    return f"Status PTKP {status} tidak dikenal. Pilih salah satu dari {', '.join(PTKP)}."
