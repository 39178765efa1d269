"""What a calculation was equipped with: component versions and parameters, frozen as bytes.

Written at the close and read back at the check, so that a later correction of a national
parameter never changes what a closed month gives.
"""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from ekinerja.aturan import Rencana
from ekinerja.aturan.kanonik import tulis_kanonik
from ekinerja.aturan.kesalahan import KesalahanAturan
from ekinerja.aturan.parameter import (
    NilaiBertanggal,
    Parameter,
    baca_nilai,
    parameter_nasional,
)
from ekinerja.aturan.penyusun import ParameterTerpakai
from ekinerja.aturan.tabel import Tabel


def tulis_bekal(*rencana: Rencana) -> bytes:
    """Component versions and parameter values of these plans as canonical bytes."""
    komponen: dict[str, Any] = {}
    parameter: dict[str, Any] = {}
    for satu in rencana:
        for nama, k in satu.simpulan.komponen.items():
            komponen.setdefault(nama, [k.nama, k.versi])
        for nama, p in satu.simpulan.parameter.items():
            parameter.setdefault(nama, _tulis(p))
    return tulis_kanonik({"komponen": komponen, "parameter": parameter})


def baca_bekal(isi: bytes) -> Parameter:
    """The national parameters as frozen; those of the scheme come with the scheme.

    :raises KesalahanAturan: when a frozen value can no longer be read.
    """
    beku = json.loads(isi)["parameter"]
    kini = parameter_nasional()
    nasional = {nama: satu for nama, satu in beku.items() if satu["sumber"] == "nasional"}
    return {**kini, **{nama: _baca(nama, satu, kini) for nama, satu in nasional.items()}}


def beda_bekal(beku: bytes, kini: bytes) -> list[str]:
    """Names of components and parameters that differ between two equipments."""
    lama, baru = json.loads(beku), json.loads(kini)
    return sorted(
        {
            nama
            for bagian in ("komponen", "parameter")
            for nama in {*lama[bagian], *baru[bagian]}
            if lama[bagian].get(nama) != baru[bagian].get(nama)
        }
    )


def _tulis(p: ParameterTerpakai) -> dict[str, Any]:
    return {
        "nilai": p.nilai.baris() if isinstance(p.nilai, Tabel) else p.nilai,
        "sejak": p.sejak,
        "sumber": p.sumber,
        "dasar": p.dasar,
        "status": p.status,
        "catatan": p.catatan,
    }


def _baca(nama: str, satu: dict[str, Any], kini: Parameter) -> Any:
    if nama not in kini:
        raise KesalahanAturan(f"Parameter “{nama}” tidak dikenal lagi oleh program ini.")
    nilai, masalah = baca_nilai(kini[nama], satu["nilai"])
    if masalah:
        raise KesalahanAturan(f"Parameter beku “{nama}” tidak dapat dibaca: {' '.join(masalah)}")
    beku = NilaiBertanggal(
        sejak=date.fromisoformat(satu["sejak"]),
        nilai=nilai,
        dasar=satu["dasar"],
        status=satu["status"],
        catatan=satu["catatan"],
    )
    return replace(kini[nama], nilai=(beku,))
