"""Invented names in the manner of the archipelago, with a degree that fits the work."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

BERKAS = Path(__file__).parent / "data" / "nama.yaml"


@cache
def daftar_nama() -> dict[str, Any]:
    """Given and family names per manner, and degrees per kind of work."""
    isi: dict[str, Any] = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))
    return isi


def buat_nama(dadu: Random, jenis_kelamin: str) -> str:
    """A name without degrees."""
    ragam = daftar_nama()["ragam"]
    corak = dadu.choices(ragam, weights=[r["bobot"] for r in ragam])[0]
    bagian = [dadu.choice(corak[jenis_kelamin])]
    if corak.get("depan"):
        bagian.insert(0, dadu.choice(corak["depan"][jenis_kelamin]))
    if corak.get("belakang"):
        bagian.append(dadu.choice(_belakang(corak["belakang"], jenis_kelamin)))
    return " ".join(bagian)


def _belakang(daftar: list[str] | dict[str, list[str]], jenis_kelamin: str) -> list[str]:
    return daftar[jenis_kelamin] if isinstance(daftar, dict) else daftar


def gelar(dadu: Random, *, rumpun: str, jenis: str, kelas: int | None) -> str:
    """Degree behind the name, or an empty text."""
    if (kelas or 0) <= 5 and jenis == "PELAKSANA":
        return ""
    gelar_rumpun: list[str] = daftar_nama()["gelar"][rumpun]
    pertama = dadu.choice(gelar_rumpun)
    if jenis in {"JPT", "ADMINISTRATOR"} or (kelas or 0) >= 10:
        return f"{pertama}, {dadu.choice(['M.Si.', 'M.M.', 'M.A.P.'])}"
    return pertama
