"""Kertas tidak ketinggalan: istilah, folder, model, dan langkah hitungan yang disebutnya ada."""

import re
from decimal import Decimal

import pytest
from django.apps import apps

import ekinerja.aturan  # noqa: F401  # mendaftarkan semua aturan dan fakta
from ekinerja.aturan.registri import REGISTRI
from tests.guards.sumber import AKAR, kalimat

ISTILAH = (AKAR / "docs" / "istilah.md").read_text(encoding="utf-8")
HITUNGAN = (AKAR / "docs" / "penjelasan" / "perhitungan-tpp.md").read_text(encoding="utf-8")
TAUTAN = re.compile(r"\]\((?!https?:|#)([^)#]+)")
BLOK = re.compile(r"```.*?```", re.S)
PENGENAL = re.compile(r"`([a-z][a-z0-9]*(?:_[a-z0-9]+)+)`")


def istilah_mesin() -> set[str]:
    parameter = {satu.stem for satu in (AKAR / "ekinerja/aturan/parameter").rglob("*.yaml")}
    komponen = {nama for isi in REGISTRI.komponen.values() for nama in isi}
    return set(REGISTRI.komponen) | set(REGISTRI.fakta) | parameter | komponen


class TestIstilah:
    def test_it_names_every_folder(self) -> None:
        folder = [satu.parent.name for satu in sorted((AKAR / "ekinerja").glob("*/__init__.py"))]
        hilang = [satu for satu in folder if f"| `{satu}` |" not in ISTILAH]
        assert not hilang, kalimat("Folder ini belum ada di docs/istilah.md.", hilang)

    def test_it_names_every_model(self) -> None:
        hilang = [
            f"{model._meta.app_label}.{model.__name__}"
            for model in apps.get_models()
            if model.__module__.startswith("ekinerja.")
            and not model.__name__.endswith("Event")
            and not re.search(rf"`(\w+\.)?{model.__name__}\b", ISTILAH)
        ]
        assert not hilang, kalimat("Model ini belum ada di docs/istilah.md.", hilang)

    def test_it_defines_each_word_once(self) -> None:
        kata = re.findall(r"^\| ([^|`]+?) \|", ISTILAH, re.M)
        ganda = sorted({satu for satu in kata if kata.count(satu) > 1} - {"Istilah", "---"})
        assert not ganda, kalimat("Kata ini dijelaskan dua kali.", ganda)


class TestPerhitungan:
    def test_every_term_it_names_is_known_to_the_engine(self) -> None:
        disebut = set(PENGENAL.findall(BLOK.sub("", HITUNGAN)))
        asing = sorted(disebut - istilah_mesin())
        assert len(disebut) > 20
        assert not asing, kalimat("Istilah ini tidak dikenal mesin.", asing)

    def test_every_formula_defines_a_term_of_the_engine(self) -> None:
        kiri = re.findall(r"^(\w+) += ", HITUNGAN, re.M)
        asing = sorted(set(kiri) - istilah_mesin())
        assert len(kiri) > 12
        assert not asing, kalimat("Rumus ini tidak dikenal mesin.", asing)

    def test_its_figures_are_those_of_the_golden_case(self) -> None:
        kasus = (AKAR / "ekinerja/aturan/kasus/tpp/sebulan.yaml").read_text(encoding="utf-8")
        for nama in ("basic_tpp", "tpp_beban_kerja", "tpp_bruto", "bpjs_pegawai", "tpp_neto"):
            cocok = re.search(rf'^    {nama}: "(\d+)"', kasus, re.M)
            assert cocok is not None, f"Kasus emas tidak lagi memuat {nama}."
            tercetak = f"{Decimal(cocok[1]):,}".replace(",", ".")
            assert f"**{tercetak}**" in HITUNGAN, f"{nama} = {tercetak} tidak ada di halaman itu."


@pytest.mark.parametrize(
    "berkas", ["README.md", "CONTRIBUTING.md", "docs/adr/README.md"], ids=lambda satu: satu
)
def test_every_link_leads_somewhere(berkas: str) -> None:
    asal = AKAR / berkas
    putus = [
        satu
        for satu in TAUTAN.findall(asal.read_text(encoding="utf-8"))
        if not (asal.parent / satu).exists() and not satu.endswith(".png")
    ]
    assert not putus, kalimat(f"Tautan di {berkas} putus.", putus)
