"""SKP exported by another application (e-Kinerja BKN, or this one) by file.

The same judgement and writing as :class:`ImporSKP`; the columns answer to other headers, a target
is a number, a range or words, and months are divided evenly.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ekinerja.core.impor import (
    BarisImpor,
    HasilBaca,
    Masalah,
    Pemetaan,
    SelSalah,
    baca_baris,
)
from ekinerja.core.tabel import Lembar, NilaiSalah, baca_desimal
from ekinerja.skp.importers.impor import ImporSKP
from ekinerja.skp.importers.kolom import (
    KOLOM,
    AsalImpor,
    KepalaImpor,
    TargetImpor,
    baca_satuan,
    baca_target,
)
from ekinerja.skp.importers.kolom_luar import JUDUL_LUAR, KOLOM_LUAR, PENILAI
from ekinerja.skp.models import Indikator

TAHUN_AWAL = 2022
SATUAN_TERPANJANG = 40
_ANGKA = re.compile(r"([\d.,]+)\s*(.*)")
_RENTANG = re.compile(r"([\d.,]+)\s*(?:[–—-]|s\.?d\.?|sampai(?: dengan)?)\s*([\d.,]+)\s*(.*)")
_PERSEN = ("%", "persen")
_BULANAN = tuple(satu.nama for satu in KOLOM if satu.nama.startswith("bulan_"))


class ImporSKPLuar(ImporSKP):
    """Agreed SKP that were drawn up in another application; added whole, never changed."""

    kunci = "skp-luar"
    judul = "SKP dari aplikasi lain"
    kolom = KOLOM_LUAR

    def baca(self, lembar: Lembar, pemetaan: Pemetaan | None = None) -> HasilBaca:
        """Rows as :class:`ImporSKP` judges them; a target that cannot be read is a problem."""
        hasil = baca_baris(lembar, self.kolom, pemetaan)
        baik: list[BarisImpor] = []
        masalah = list(hasil.masalah)
        for satu in hasil.baris:
            try:
                baik.append(BarisImpor(satu.nomor, _isi(satu.isi)))
            except SelSalah as salah:
                judul = JUDUL_LUAR[salah.kolom]
                masalah.append(Masalah(satu.nomor, judul, satu["target"][:80], salah.kalimat))
        return replace(hasil, baris=tuple(baik), masalah=tuple(masalah))


def _isi(isi: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its target read, its head and its origin put together, months empty.

    :raises SelSalah: for what cannot be taken over.
    """
    if isi["mulai"].year < TAHUN_AWAL:
        raise SelSalah(
            "mulai",
            "SKP sebelum 2022 memakai ketentuan lama. Pakai impor SKP menurut PP 46/2011.",
        )
    penilai = {kunci: isi[nama] or "" for nama, _, _, kunci in PENILAI}
    return {
        **isi,
        **dict.fromkeys(_BULANAN),
        "target": _target(isi),
        "kepala": KepalaImpor(
            isi["pendekatan"] or "KUANTITATIF", penilai if penilai["nama"] else {}
        ),
        "asal": AsalImpor(
            **{
                nama: isi[nama] or ""
                for nama in ("atasan", "penugasan_dari", "perspektif", "klasifikasi")
            }
        ),
    }


def _target(isi: Mapping[str, Any]) -> TargetImpor:
    """In the shape that the file names, else in the first that fits: number, range, words."""
    teks, satuan = isi["target"].strip(), isi["satuan"] or ""
    bentuk = isi["bentuk"] or _duga(teks, satuan)
    arah = isi["arah"] or "NAIK"
    try:
        if bentuk == Indikator.TEKS:
            return TargetImpor(
                None, satuan, bentuk, target_teks=teks, polaritas=arah,
                dibagi=isi["pembagian"] is not False,
            )  # fmt: skip
        pola = _RENTANG if bentuk == Indikator.RENTANG else _ANGKA
        cocok = pola.fullmatch(teks)
        if cocok is None:
            raise SelSalah("target", "Target ini tidak terbaca sebagai bentuk yang disebut.")
        *ujung, milik = cocok.groups()
        satuan = _satuan(milik.strip(), satuan)
        dibagi = isi["pembagian"]
        return TargetImpor(
            target=_bawah(ujung[0]) if bentuk == Indikator.RENTANG else baca_target(ujung[0]),
            satuan=satuan,
            bentuk=bentuk,
            target_atas=_atas(ujung) if bentuk == Indikator.RENTANG else None,
            polaritas=arah,
            dibagi=satuan.casefold() not in _PERSEN if dibagi is None else dibagi,
        )
    except NilaiSalah as salah:
        if isinstance(salah, SelSalah):
            raise
        raise SelSalah("target", salah.kalimat) from salah


def _duga(teks: str, satuan: str) -> str:
    """The shape of a target by its words; a unit other than the one beside it makes it words."""
    for bentuk, pola in ((Indikator.RENTANG, _RENTANG), (Indikator.ANGKA, _ANGKA)):
        cocok = pola.fullmatch(teks)
        if cocok is not None:
            milik = cocok.groups()[-1].strip()
            if len(milik) <= SATUAN_TERPANJANG and (not satuan or milik in ("", satuan)):
                return bentuk
    return Indikator.TEKS


def _satuan(milik: str, satuan: str) -> str:
    """
    :raises SelSalah: without a unit in either place, or with two.
    """
    if satuan and milik not in ("", satuan):
        raise SelSalah("satuan", "Satuan pada target berbeda dari kolom satuan. Samakan.")
    if not (satuan or milik):
        raise SelSalah("satuan", "Tulis satuannya, misalnya “120 laporan”.")
    return baca_satuan(satuan or milik)


def _bawah(teks: str) -> Any:
    """The lower end of a range; nought is one."""
    nilai = baca_desimal(teks)
    return nilai if nilai == 0 else baca_target(teks)


def _atas(ujung: list[str]) -> Any:
    """The upper end of a range.

    :raises SelSalah: when it is not above the lower one.
    """
    bawah, atas = (baca_desimal(satu) for satu in ujung)
    if atas <= bawah:
        raise SelSalah(
            "target", "Batas atas rentang harus lebih besar dari batas bawahnya. Tukar keduanya."
        )
    return baca_target(ujung[1])
