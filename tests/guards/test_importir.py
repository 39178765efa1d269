"""Setiap importir menerima templatnya sendiri, dan setiap contoh dapat dibaca kolomnya."""

import io
import pkgutil
from collections import Counter
from importlib import import_module
from inspect import isabstract
from typing import Any

import pytest

import ekinerja
from ekinerja.core.impor import Importir, Kolom, buat_templat
from ekinerja.core.tabel import NilaiSalah, baca_bulat, buka_tabel
from tests.guards.sumber import kalimat


def turunan(kelas: type[Any]) -> set[type[Any]]:
    langsung = set(kelas.__subclasses__())
    return langsung.union(*(turunan(satu) for satu in langsung))


def importir() -> list[type[Importir[Any]]]:
    """Semua importir produk, setelah modul importers tiap bidang dimuat."""
    for satu in pkgutil.walk_packages(ekinerja.__path__, "ekinerja."):
        bagian = satu.name.split(".")
        if "importers" in bagian and "tests" not in bagian:
            import_module(satu.name)
    semua = [
        satu
        for satu in turunan(Importir)
        if satu.__module__.startswith("ekinerja.")
        and ".tests." not in satu.__module__
        and not isabstract(satu)
    ]
    return sorted(semua, key=lambda satu: satu.kunci)


def contoh_salah(kolom: Kolom[Any]) -> str:
    """Sebab contoh kolom ini ditolak pembacanya sendiri, atau kosong."""
    if kolom.wajib and not kolom.contoh:
        return f"{kolom.judul}: kolom wajib tanpa contoh"
    try:
        if kolom.contoh:
            kolom.baca(kolom.contoh)
    except NilaiSalah as salah:
        return f"{kolom.judul}: contoh “{kolom.contoh}” ditolak: {salah.kalimat}"
    return ""


@pytest.mark.parametrize("kelas", importir(), ids=lambda satu: satu.kunci)
class TestImportir:
    def test_every_example_is_accepted(self, kelas: type[Importir[Any]]) -> None:
        temuan = [alasan for satu in kelas.kolom if (alasan := contoh_salah(satu))]
        assert not temuan, kalimat(f"Contoh pada templat {kelas.kunci} harus sah.", temuan)

    def test_its_template_is_read_back_without_a_fault(self, kelas: type[Importir[Any]]) -> None:
        isi = buka_tabel(io.BytesIO(buat_templat(kelas)), f"templat-{kelas.kunci}.xlsx")
        assert isi.baris[0].sel == tuple(satu.judul for satu in kelas.kolom)
        assert isi.masalah == ()

    def test_no_two_columns_answer_to_one_header(self, kelas: type[Importir[Any]]) -> None:
        jumlah = Counter(kunci for satu in kelas.kolom for kunci in satu.kunci_judul)
        ganda = [kunci for kunci, banyak in jumlah.items() if banyak > 1]
        assert not ganda, kalimat(f"Judul kolom {kelas.kunci} bermakna ganda.", ganda)


def test_every_importer_has_a_key_of_its_own() -> None:
    semua = [satu.kunci for satu in importir()]
    assert semua, "Tidak ada importir yang diperiksa."
    assert len(semua) == len(set(semua)), kalimat("Kunci importir kembar.", semua)


def test_a_refused_example_would_be_found() -> None:
    assert "ditolak" in contoh_salah(Kolom("kelas", "Kelas", baca_bulat, contoh="delapan"))
    assert "tanpa contoh" in contoh_salah(Kolom("kelas", "Kelas", baca_bulat))
