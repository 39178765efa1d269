"""SKP exported by another application (e-Kinerja BKN, or this one) by file.

The same judgement and writing as :class:`ImporSKP`; the columns answer to other headers, a target
may carry its unit, and months are divided evenly.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ekinerja.core.impor import (
    BarisImpor,
    HasilBaca,
    Kolom,
    Masalah,
    Pemetaan,
    SelSalah,
    baca_baris,
)
from ekinerja.core.tabel import Lembar, NilaiSalah, baca_teks
from ekinerja.skp.importers.impor import ImporSKP
from ekinerja.skp.importers.kolom import KOLOM

TAHUN_AWAL = 2022
_TARGET = re.compile(r"([\d.,]+)\s*(.*)")
_SINONIM = {
    "nip": ("NIP pegawai",),
    "mulai": ("tanggalAwal", "Periode awal"),
    "akhir": ("tanggalAkhir", "Periode akhir"),
    "jenis": ("jenis hasil kerja",),
    "rencana": ("rencanaHasilKerja",),
    "uraian": ("ukuran keberhasilan",),
    "satuan": ("satuan target",),
}
_MENURUT_NAMA = {satu.nama: satu for satu in KOLOM}
_BULANAN = tuple(satu.nama for satu in KOLOM if satu.nama.startswith("bulan_"))


def _kolom(nama: str) -> Kolom[Any]:
    asli = _MENURUT_NAMA[nama]
    lain = replace(asli, sinonim=(*asli.sinonim, *_SINONIM.get(nama, ())))
    if nama == "target":
        return replace(
            lain, baca=baca_teks, contoh="120 laporan",
            petunjuk="Angka dengan atau tanpa satuannya. Rentang dan kata disusun di layar.",
        )  # fmt: skip
    if nama == "satuan":
        return replace(lain, wajib=False, petunjuk="Kosong bila sudah tertulis pada target.")
    return lain


KOLOM_LUAR = tuple(_kolom(satu.nama) for satu in KOLOM if satu.nama not in _BULANAN)


class ImporSKPLuar(ImporSKP):
    """Agreed SKP that were drawn up in another application; added whole, never changed."""

    kunci = "skp-luar"
    judul = "SKP dari aplikasi lain"
    kolom = KOLOM_LUAR

    def baca(self, lembar: Lembar, pemetaan: Pemetaan | None = None) -> HasilBaca:
        """Rows as :class:`ImporSKP` judges them; a target that is no number is a problem."""
        hasil = baca_baris(lembar, self.kolom, pemetaan)
        baik: list[BarisImpor] = []
        masalah = list(hasil.masalah)
        for satu in hasil.baris:
            try:
                baik.append(BarisImpor(satu.nomor, _isi(satu.isi)))
            except SelSalah as salah:
                judul = _MENURUT_NAMA[salah.kolom].judul
                masalah.append(Masalah(satu.nomor, judul, satu["target"][:80], salah.kalimat))
        return replace(hasil, baris=tuple(baik), masalah=tuple(masalah))


def _isi(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Target and unit apart, months empty.

    :raises SelSalah: for what cannot be taken over.
    """
    if isi["mulai"].year < TAHUN_AWAL:
        raise SelSalah(
            "mulai",
            "SKP sebelum 2022 memakai ketentuan lama. Pakai impor SKP menurut PP 46/2011.",
        )
    cocok = _TARGET.fullmatch(isi["target"].strip())
    if cocok is None or (isi["satuan"] and cocok[2] not in ("", isi["satuan"])):
        raise SelSalah(
            "target", "Target berupa rentang atau kata belum dapat diimpor; susun di layar."
        )
    satuan = isi["satuan"] or cocok[2].strip()
    if not satuan:
        raise SelSalah("satuan", "Tulis satuannya, misalnya “120 laporan”.")
    try:
        target = _MENURUT_NAMA["target"].baca(cocok[1])
        satuan = _MENURUT_NAMA["satuan"].baca(satuan)
    except NilaiSalah as salah:
        raise SelSalah("target", salah.kalimat) from salah
    return {**isi, "target": target, "satuan": satuan, **dict.fromkeys(_BULANAN)}
