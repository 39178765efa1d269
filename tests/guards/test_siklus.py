"""Siklus hidup dan antrean: setiap nama yang ditulis sebagai teks benar-benar ada."""

import ast
from collections.abc import Iterator
from importlib import import_module
from inspect import signature

import pytest
from procrastinate.contrib.django import app as antrean

from ekinerja.core.workflow import Workflow
from tests.guards.sumber import Sumber, contoh, kalimat, panggilan, sumber_python


def siklus() -> list[tuple[str, Workflow]]:
    """Semua Workflow yang dinyatakan di <bidang>/workflow.py."""
    hasil = []
    for sumber in sumber_python(("ekinerja",)):
        if sumber.bagian[-1] == "workflow" and sumber.bagian[1] != "core":
            modul = import_module(".".join(sumber.bagian))
            isi = [satu for satu in vars(modul).values() if isinstance(satu, Workflow)]
            hasil += [(sumber.jalur, satu) for satu in isi]
    return hasil


def nama_hilang(alur: Workflow) -> Iterator[str]:
    for langkah in alur.steps.values():
        for nama in (langkah.allowed, langkah.requires):
            if not nama:
                continue
            try:
                predikat = alur.predicate(nama)
            except AttributeError:
                yield f"{langkah.nama}: predikat {nama} tidak ada di {alur.permissions}"
                continue
            if not callable(predikat) or len(signature(predikat).parameters) != 2:
                yield f"{langkah.nama}: {nama} harus menerima objek dan pelaku"


def tak_tercapai(alur: Workflow) -> Iterator[str]:
    """Keadaan yang tidak dapat dicapai dari keadaan awal (yang pertama pada label)."""
    pasangan = alur.pairs()
    tercapai = {next(iter(alur.labels), "")}
    while baru := {ke for dari, ke in pasangan if dari in tercapai} - tercapai:
        tercapai |= baru
    for nama in sorted({ke for _, ke in pasangan} - tercapai):
        yield f"{nama} tidak dapat dicapai"
    for nama in sorted({satu for sepasang in pasangan for satu in sepasang} - set(alur.labels)):
        yield f"{nama} tidak punya sebutan untuk layar"


def antrean_asing(sumber: Sumber, dikenal: set[str]) -> Iterator[str]:
    for baris, nama, panggil in panggilan(sumber.pohon):
        if nama.rpartition(".")[2].lstrip("_") != "antrekan":
            continue
        for isi in panggil.args:
            teks = isi.value if isinstance(isi, ast.Constant) else None
            if isinstance(teks, str) and teks not in dikenal:
                yield f"{baris}: pekerjaan {teks} tidak ada"


class TestSiklus:
    def test_every_predicate_exists_and_every_state_is_reachable(self) -> None:
        semua = siklus()
        assert semua, "Tidak ada siklus hidup yang diperiksa."
        temuan = [
            f"{jalur}: {satu}"
            for jalur, alur in semua
            for satu in (*nama_hilang(alur), *tak_tercapai(alur))
        ]
        assert not temuan, kalimat("Siklus hidup menyebut yang tidak ada.", temuan)

    def test_a_missing_predicate_would_be_found(self) -> None:
        asli = siklus()[0][1]
        langkah = next(iter(asli.steps.values()))
        rusak = Workflow(asli.permissions, [type(langkah)("uji", "A", "B", "tidak_ada")])
        assert len(list(nama_hilang(rusak))) == 1
        assert list(tak_tercapai(rusak))


class TestAntrean:
    def test_every_enqueued_job_exists(self) -> None:
        dikenal = set(antrean.tasks)
        assert dikenal, "Tidak ada pekerjaan yang terdaftar."
        temuan = [
            f"{sumber.jalur}:{satu}"
            for sumber in sumber_python(("ekinerja",))
            for satu in antrean_asing(sumber, dikenal)
        ]
        assert not temuan, kalimat("Pekerjaan yang diantrekan harus ada.", temuan)

    @pytest.mark.parametrize("teks", ["antrekan('tpp.lupa', unit=1)", "_antrekan(x, 'tpp.lupa')"])
    def test_an_unknown_job_would_be_found(self, teks: str) -> None:
        assert list(antrean_asing(contoh(teks), {"tpp.hitung_unit"}))
