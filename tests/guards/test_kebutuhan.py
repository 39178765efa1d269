"""Catatan kebutuhan hanya menghitung uji yang sungguh lulus, dan menolak ID yang tidak dikenal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ops.kebutuhan import (
    Rekaman,
    RekamanTidakSah,
    baca_daftar,
    gabung,
    masih_berlaku,
    muat,
    simpan,
    susun_laporan,
)
from tests.kebutuhan import RequirementRecorder

pytest_plugins = ["pytester"]

CONTOH = """
    import pytest

    @pytest.mark.req("DPS-11", "KLK-02")
    def test_lulus(): pass

    @pytest.mark.req("DPS-12")
    def test_gagal(): raise AssertionError("gagal")

    @pytest.mark.req("DPS-13")
    @pytest.mark.skip(reason="tidak jalan")
    def test_lewat(): pass

    @pytest.mark.req("DPS-14")
    @pytest.mark.xfail(reason="belum")
    def test_diduga_gagal(): pass

    @pytest.fixture
    def retak():
        yield
        raise RuntimeError("bongkar gagal")

    @pytest.mark.req("DPS-15")
    def test_retak(retak): pass
"""


def jalankan(pytester: pytest.Pytester, isi: str, *, lengkap: bool = True) -> tuple[int, Path]:
    """Satu jalannya uji di folder sementara dengan perekam yang sama; kode keluar dan hasilnya."""
    pytester.makepyfile(isi)
    sasaran = pytester.path / "var" / "kebutuhan.json"
    hasil = pytester.inline_run(
        "-p", "no:django", "-p", "no:cacheprovider",
        plugins=[RequirementRecorder(complete=lengkap, target=sasaran)],
    )  # fmt: skip
    return hasil.ret, sasaran


class TestRekamUji:
    def test_it_counts_only_tests_that_passed_in_every_phase(
        self, pytester: pytest.Pytester
    ) -> None:
        _, sasaran = jalankan(pytester, CONTOH)
        rekaman = json.loads(sasaran.read_text())
        assert set(rekaman["bukti"]) == {"DPS-11", "KLK-02"}
        assert rekaman["lengkap"] is True

    def test_it_stops_on_an_unknown_id(self, pytester: pytest.Pytester) -> None:
        kode, sasaran = jalankan(
            pytester, 'import pytest\n@pytest.mark.req("ZZZ-99")\ndef test_satu(): pass\n'
        )
        assert kode == pytest.ExitCode.USAGE_ERROR
        assert muat(sasaran) is None or not muat(sasaran).lengkap

    def test_it_writes_nothing_after_a_partial_run(self, pytester: pytest.Pytester) -> None:
        _, sasaran = jalankan(pytester, CONTOH, lengkap=False)
        assert not sasaran.exists()


class TestLaporan:
    def test_it_lists_all_137_rows_with_unique_ids_and_names(self) -> None:
        daftar = baca_daftar()
        assert len(daftar) == 137
        assert len(set(daftar.values())) == 137
        assert all(nama and "\t" not in nama for nama in daftar.values())

    def test_it_prints_every_row_and_closes_with_the_count(self) -> None:
        baris = susun_laporan({"A-01": "satu", "A-02": "dua"}, {"A-02": ["x", "y"]})
        assert baris == ["A-01\t0\tsatu", "A-02\t2\tdua", "2 rows, 1 proven"]

    def test_it_refuses_an_unknown_id(self) -> None:
        with pytest.raises(RekamanTidakSah, match="ZZZ-99"):
            susun_laporan({"A-01": "satu"}, {"ZZZ-99": ["x"]})

    def test_it_trusts_only_a_complete_record_of_this_very_code(self, tmp_path: Path) -> None:
        rekaman = Rekaman(commit="abc", bersih=True, lengkap=True)
        simpan(rekaman, tmp_path / "k.json")
        assert muat(tmp_path / "k.json") == rekaman
        assert masih_berlaku(rekaman, "abc", True)
        assert not masih_berlaku(rekaman, "abd", True)
        assert not masih_berlaku(rekaman, "abc", False)
        assert not masih_berlaku(Rekaman("abc", True, False), "abc", True)
        assert not masih_berlaku(None, "abc", True)

    def test_parts_are_complete_only_together_and_of_one_commit(self) -> None:
        satu = Rekaman("a", bersih=True, lengkap=True, bukti={"KLK-01": ["t1"]})
        dua = Rekaman("a", bersih=True, lengkap=True, bukti={"KLK-01": ["t2"], "KLK-02": ["t2"]})
        utuh = gabung([satu, dua])
        assert utuh.lengkap and utuh.bersih and utuh.commit == "a"
        assert utuh.bukti == {"KLK-01": ["t1", "t2"], "KLK-02": ["t2"]}
        assert not gabung([satu, None]).lengkap
        assert gabung([satu, replace(dua, commit="b")]).commit == ""
        assert not gabung([satu, replace(dua, lengkap=False)]).lengkap

    def test_it_ignores_a_damaged_record(self, tmp_path: Path) -> None:
        (tmp_path / "k.json").write_text("{rusak")
        assert muat(tmp_path / "k.json") is None
