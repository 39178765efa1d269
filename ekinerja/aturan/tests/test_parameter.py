"""Berkas parameter: desimal berkutip, tanggal urut, dan tabel yang utuh."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.aturan.kesalahan import AturanGagal, AturanTidakSah
from ekinerja.aturan.parameter import (
    FOLDER_PARAMETER,
    baca_parameter,
    muat_parameter,
    muat_yaml,
    parameter_nasional,
)
from ekinerja.aturan.registri import REGISTRI

BERKAS = """
nama: Tarif potongan per hari terlambat
satuan: bagian
tipe: desimal
skala: 4
ditetapkan_oleh: daerah
diperiksa_terakhir: 2026-11-22
nilai:
  2026-01-01: {nilai: "0.01", dasar: Lampiran II}
  2026-07-01: {nilai: "0.02", dasar: Lampiran II perubahan, status: belum_terverifikasi}
  2027-01-01: {nilai: null, dasar: dicabut}
"""


class TestBacaParameter:
    @pytest.fixture
    def tarif(self):
        return baca_parameter("tarif", muat_yaml(BERKAS))

    @pytest.mark.parametrize(
        ("pada", "nilai"),
        [
            (date(2026, 6, 30), "0.0100"),
            (date(2026, 7, 1), "0.0200"),
            (date(2026, 12, 31), "0.0200"),
        ],
    )
    def test_it_gives_the_value_in_force(self, tarif, pada, nilai):
        assert tarif.pada(pada).nilai == Decimal(nilai)

    def test_it_gives_nothing_before_and_after(self, tarif):
        assert tarif.pada(date(2025, 12, 31)) is None
        assert tarif.pada(date(2027, 1, 1)) is None

    def test_it_keeps_the_mark(self, tarif):
        assert tarif.pada(date(2026, 8, 1)).status == "belum_terverifikasi"

    @pytest.mark.parametrize(
        ("lama", "baru", "kalimat"),
        [
            ('"0.01"', "0.01", r'Tulis "0.01" agar nilainya tepat'),
            ('"0.01"', '"satu"', "bukan desimal"),
            ("dasar: Lampiran II}", "sumber: x}", "dasarnya tidak sah"),
            ("satuan: bagian", "satuan: bata", "satuan 'bata' tidak dikenal"),
            ("satuan: bagian", "ukuran: bagian", "kunci asing"),
            ("nama: T", "nama: A\nnama: T", "Kunci tertulis dua kali"),
            ("status: belum_terverifikasi", "status: yakin", "status tidak dikenal"),
            ("diperiksa_terakhir: 2026-11-22", "diperiksa_terakhir: kemarin", "harus tanggal"),
        ],
    )
    def test_a_faulty_file_is_refused(self, lama, baru, kalimat):
        with pytest.raises(AturanTidakSah, match=kalimat):
            baca_parameter("tarif", muat_yaml(BERKAS.replace(lama, baru, 1)))

    def test_kind_and_scale_are_read_from_the_values(self):
        singkat = BERKAS.replace("tipe: desimal\nskala: 4\n", "").replace("null", '"0.025"')
        tarif = baca_parameter("tarif", muat_yaml(singkat))
        assert tarif.skala == 3
        assert tarif.pada(date(2026, 6, 30)).nilai == Decimal("0.010")

    def test_a_kind_that_cannot_be_read_must_be_stated(self):
        with pytest.raises(AturanTidakSah, match="tipe harus disebut"):
            baca_parameter("tarif", muat_yaml(BERKAS.replace("tipe: desimal\n", "")))

    def test_the_file_is_named(self, tmp_path):
        (tmp_path / "tpp").mkdir()
        (tmp_path / "tpp" / "tarif.yaml").write_text(BERKAS.replace('"0.01"', "0.01"))
        with pytest.raises(AturanTidakSah, match=r"tpp/tarif\.yaml"):
            muat_parameter(tmp_path)

    def test_python_objects_are_refused(self):
        with pytest.raises(Exception, match="could not determine a constructor"):
            muat_yaml("!!python/object/apply:os.getcwd []")


class TestParameterNasional:
    def test_no_parameter_bears_the_name_of_a_term_or_fact(self):
        nama = set(parameter_nasional())
        assert not nama & set(REGISTRI.komponen)
        assert not nama & set(REGISTRI.fakta)

    def test_every_parameter_is_asked_for_by_a_rule(self):
        diminta = {s for k in REGISTRI.semua_komponen() for s in k.argumen.values()}
        # policy of the daily log is read by its own area, whose tests prove that each is read
        kebijakan = {berkas.stem for berkas in (FOLDER_PARAMETER / "aktivitas").glob("*.yaml")}
        assert set(parameter_nasional()) - kebijakan <= diminta

    def test_every_argument_of_every_rule_is_known(self):
        dikenal = {*parameter_nasional(), *REGISTRI.komponen, *REGISTRI.fakta}
        for komponen in REGISTRI.semua_komponen():
            assert set(komponen.argumen.values()) <= dikenal, komponen.kunci

    def test_every_fact_is_asked_for_by_a_rule(self):
        diminta = {s for k in REGISTRI.semua_komponen() for s in k.argumen.values()}
        assert set(REGISTRI.fakta) <= diminta

    def test_every_local_value_that_is_shipped_says_its_source(self):
        for p in parameter_nasional().values():
            assert all(n.sumber for n in p.nilai), p.nama

    def test_the_ter_table_has_its_125_rows(self):
        tabel = parameter_nasional()["tabel_ter_pph21"].pada(date(2026, 1, 1)).nilai
        assert len(tabel.pita) == 125
        assert [sum(p.kelompok == k for p in tabel.pita) for k in "ABC"] == [44, 40, 41]

    def test_an_unknown_row_is_refused_naming_table_and_key(self):
        tabel = parameter_nasional()["tabel_tunjangan_bpk"].pada(date(2026, 1, 1)).nilai
        with pytest.raises(AturanGagal, match=r"tabel_tunjangan_bpk.*untuk 18"):
            tabel.cari(18)

    def test_no_file_holds_a_bare_decimal(self):
        for berkas in FOLDER_PARAMETER.glob("*/*.yaml"):
            muat_yaml(berkas.read_text(encoding="utf-8"))
