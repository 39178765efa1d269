"""A job-evaluation annex as rows of the flat list; codes come from the path of names."""

import hashlib
import re

from ekinerja.core.impor import BarisImpor, HasilBaca, Masalah
from ekinerja.core.tabel import Lembar
from ekinerja.organisasi.importers.evaluasi import EVALUASI
from ekinerja.organisasi.importers.kolom import KOLOM
from ekinerja.organisasi.lampiran import HasilLampiran, JabatanLampiran, UnitLampiran, urai_lampiran

KOSONG = dict.fromkeys(satu.nama for satu in KOLOM)


def baca_lampiran(lembar: Lembar) -> HasilBaca:
    """Units and posts of an annex; what cannot be used is a fault, what is odd a note."""
    hasil = urai_lampiran(lembar)
    kode_unit = _kode_unit(hasil)
    kode_jabatan = _kode_jabatan(hasil, kode_unit)
    baris = [_baris_unit(satu, kode_unit) for satu in hasil.unit]
    baris += [
        _baris_jabatan(satu, nomor, hasil, (kode_unit, kode_jabatan))
        for nomor, satu in enumerate(hasil.jabatan)
        if satu.unit is not None
    ]
    return HasilBaca(
        tuple(baris),
        tuple(Masalah(t.baris, t.sebab, t.nilai, t.kalimat) for t in hasil.temuan if t.menahan),
        (
            *lembar.catatan,
            f"Berkas ini dibaca sebagai lampiran evaluasi jabatan: {len(hasil.unit)} unit dan "
            f"{len(hasil.jabatan)} jabatan. Jenis jabatan diduga dari sebutannya; periksa.",
            *(f"Baris {t.baris}, “{t.nilai}”: {t.kalimat}" for t in hasil.temuan if not t.menahan),
        ),
    )


def _baris_unit(unit: UnitLampiran, kode: list[str]) -> BarisImpor:
    isi = {
        "kode_unit": kode[unit.kunci],
        "nama_unit": unit.nama,
        "induk": kode[unit.induk] if unit.induk is not None else None,
        "jenis_unit": unit.jenis_model,
    }
    return BarisImpor(unit.baris, KOSONG | isi)


def _baris_jabatan(
    jabatan: JabatanLampiran, nomor: int, hasil: HasilLampiran, kode: tuple[list[str], list[str]]
) -> BarisImpor:
    kode_unit, kode_jabatan = kode
    assert jabatan.unit is not None
    isi = dict(_baris_unit(hasil.unit[jabatan.unit], kode_unit).isi)
    isi |= {
        "kode_jabatan": kode_jabatan[nomor],
        "nama_jabatan": jabatan.nama,
        "jenis": jabatan.jenis,
        "kelas": jabatan.kelas,
        EVALUASI: True,
        "bezetting": jabatan.bezetting,
        "kepala": jabatan.kepala,
        "atasan": kode_jabatan[jabatan.atasan] if jabatan.atasan is not None else None,
    }
    return BarisImpor(jabatan.baris, isi)


def _sidik(*nama: str) -> str:
    rata = "\n".join(re.sub(r"[\W_]+", " ", satu.casefold()).strip() for satu in nama)
    return hashlib.sha256(rata.encode()).hexdigest()[:10]


def _kode_unit(hasil: HasilLampiran) -> list[str]:
    """One code a unit; two units of one path are told apart by their order."""
    terpakai: dict[str, int] = {}
    kode = []
    for unit in hasil.unit:
        dasar = f"U-{_sidik(*hasil.jalur(unit.kunci))}"
        terpakai[dasar] = terpakai.get(dasar, 0) + 1
        kode.append(dasar if terpakai[dasar] == 1 else f"{dasar}-{terpakai[dasar]}")
    return kode


def _kode_jabatan(hasil: HasilLampiran, kode_unit: list[str]) -> list[str]:
    terpakai: dict[str, int] = {}
    kode = []
    for jabatan in hasil.jabatan:
        unit = kode_unit[jabatan.unit] if jabatan.unit is not None else ""
        dasar = f"J-{_sidik(unit, jabatan.nama)}"
        terpakai[dasar] = terpakai.get(dasar, 0) + 1
        kode.append(dasar if terpakai[dasar] == 1 else f"{dasar}-{terpakai[dasar]}")
    return kode
