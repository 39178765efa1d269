"""The file of a scheme (YAML or JSON) as plain data; decimals stay words, never binary floats."""

import json
from datetime import date
from typing import Any, NoReturn

import yaml

from ekinerja.aturan.kesalahan import KesalahanAturan, SkemaTidakSah
from ekinerja.aturan.parameter import muat_yaml

UKURAN_TERBESAR = 1_000_000


def urai_naskah(isi: bytes, *, nama: str) -> dict[str, Any]:
    """Read the file of a scheme.

    :param nama: file name; ``.json`` is read as JSON, anything else as YAML.
    :raises SkemaTidakSah: with a sentence, when it cannot be read.
    """
    if len(isi) > UKURAN_TERBESAR:
        raise SkemaTidakSah([f"Berkas “{nama}” lebih besar dari 1 MB; itu bukan berkas skema."])
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise SkemaTidakSah(
            [f"Berkas “{nama}” bukan teks UTF-8. Simpan sebagai YAML atau JSON, lalu unggah lagi."]
        ) from galat
    data = _json(teks, nama) if nama.lower().endswith(".json") else _yaml(teks, nama)
    if not isinstance(data, dict):
        raise SkemaTidakSah([f"Berkas “{nama}” tidak berisi pasangan kunci dan nilai."])
    polos: dict[str, Any] = _plain(data)
    return polos


def _json(teks: str, nama: str) -> Any:
    try:
        return json.loads(teks, parse_float=_refuse_float, parse_constant=_refuse_float)
    except json.JSONDecodeError as galat:
        raise SkemaTidakSah(
            [f"Berkas “{nama}” bukan JSON yang benar (baris {galat.lineno}). Perbaiki baris itu."]
        ) from galat


def _refuse_float(angka: str) -> NoReturn:
    raise SkemaTidakSah(
        [f'Bilangan {angka} tidak di dalam tanda kutip. Tulis "{angka}" agar nilainya tepat.']
    )


def _yaml(teks: str, nama: str) -> Any:
    try:
        return muat_yaml(teks)
    except KesalahanAturan as galat:
        raise SkemaTidakSah([galat.kalimat]) from galat
    except (yaml.YAMLError, TypeError) as galat:
        letak = getattr(galat, "problem_mark", None)
        baris = f" (baris {letak.line + 1})" if letak is not None else ""
        raise SkemaTidakSah(
            [f"Berkas “{nama}” bukan YAML yang benar{baris}. Periksa tanda baca dan indentasinya."]
        ) from galat


def _plain(isi: Any) -> Any:
    """YAML knows dates and number keys; JSON does not."""
    if isinstance(isi, dict):
        return {str(kunci): _plain(nilai) for kunci, nilai in isi.items()}
    if isinstance(isi, list):
        return [_plain(satu) for satu in isi]
    return isi.isoformat() if isinstance(isi, date) else isi
