"""Penjaga versi rilis: komponen yang pernah dipakai bulan tertutup tidak boleh berubah.

Perbaikan adalah ``versi`` baru; versi lama diberi ``sampai``. Nilai parameter yang sudah dirilis
juga tetap; nilai baru diberi tanggal baru. Sidik sebuah versi dihitung dari
rumusnya (tanpa penjelasan dan dekorator) beserta keterangan yang mempengaruhi hasil; ``sampai``
tidak termasuk karena boleh diisi kemudian.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from .kanonik import sidik_byte, tulis_kanonik
from .parameter import baca_yaml, nilai_mentah, parameter_nasional
from .pembulatan import PEMBULATAN
from .registri import REGISTRI, Komponen, Registri

BERKAS_RILIS = Path(__file__).parent / "sidik_rilis.yaml"


def sidik_komponen(komponen: Komponen) -> str:
    """SHA-256 dari rumus dan keterangan sebuah versi komponen."""
    return sidik_byte(
        tulis_kanonik(
            {
                "rumus": rumus(komponen.fungsi),
                "argumen": dict(komponen.argumen),
                "pembulatan": komponen.pembulatan,
                "satuan": komponen.satuan,
                "skala": komponen.skala,
                "tipe": komponen.tipe.value,
                "sejak": komponen.sejak,
            }
        )
    )


def rumus(fungsi: Callable[..., Any]) -> str:
    """Sumber sebuah fungsi tanpa dekorator, penjelasan, komentar, dan gaya penulisan."""
    pohon = ast.parse(textwrap.dedent(inspect.getsource(fungsi))).body[0]
    if not isinstance(pohon, ast.FunctionDef):
        raise TypeError("Hanya fungsi yang mempunyai rumus.")
    pohon.decorator_list = []
    if ast.get_docstring(pohon) is not None:
        pohon.body = pohon.body[1:] or [ast.Pass()]
    return ast.unparse(pohon)


def sidik_sekarang(registri: Registri = REGISTRI) -> dict[str, str]:
    """Sidik semua versi komponen, pembulatan bernama, dan nilai parameter bertanggal."""
    semua = {k.kunci: sidik_komponen(k) for k in registri.semua_komponen()}
    semua |= {f"pembulatan/{n}": sidik_byte(rumus(f).encode()) for n, f in PEMBULATAN.items()}
    return semua | {
        f"parameter/{p.nama}@{n.sejak}": sidik_byte(
            tulis_kanonik(None if n.nilai is None else nilai_mentah(n.nilai))
        )
        for p in parameter_nasional().values()
        for n in p.nilai
    }


def baca_rilis(berkas: Path = BERKAS_RILIS) -> dict[str, str]:
    """Sidik versi-versi yang sudah dirilis."""
    return dict(baca_yaml(berkas) or {})


def pelanggaran(rilis: Mapping[str, str], sekarang: Mapping[str, str]) -> list[str]:
    """Kalimat bagi tiap versi rilis yang hilang atau berubah."""
    masalah = []
    for kunci, sidik in sorted(rilis.items()):
        if kunci not in sekarang:
            masalah.append(f"Versi rilis '{kunci}' hilang; bulan yang sudah tutup memerlukannya.")
        elif sekarang[kunci] != sidik:
            masalah.append(f"Versi rilis '{kunci}' berubah; kembalikan isinya dan buat versi baru.")
    return masalah


def tambah_rilis(berkas: Path = BERKAS_RILIS, registri: Registri = REGISTRI) -> list[str]:
    """Catat versi yang belum tercatat; kembalikan kuncinya. Versi yang sudah ada dibiarkan.

    :raises ValueError: bila ada versi rilis yang berubah.
    """
    rilis = baca_rilis(berkas) if berkas.exists() else {}
    sekarang = sidik_sekarang(registri)
    masalah = pelanggaran(rilis, sekarang)
    if masalah:
        raise ValueError(" ".join(masalah))
    baru = sorted(set(sekarang) - set(rilis))
    isi = yaml.safe_dump({**sekarang, **rilis}, sort_keys=True, width=200)
    berkas.write_text(f"# Sidik versi yang sudah dirilis; hanya boleh bertambah.\n{isi}", "utf-8")
    return baru
