"""Penyusunan rencana dari nama argumen, dan penolakannya dengan kalimat."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.aturan import (
    AturanGagal,
    AturanTidakSah,
    FaktaTidakSah,
    RencanaTidakSah,
    SkemaTerpakai,
    susun_rencana,
)
from ekinerja.aturan.nilai import Fakta
from ekinerja.aturan.parameter import baca_parameter
from ekinerja.aturan.registri import Registri

PADA = date(2026, 10, 31)
TARIF = {
    "nama": "Tarif",
    "satuan": "bagian",
    "tipe": "desimal",
    "skala": 4,
    "ditetapkan_oleh": "daerah",
    "diperiksa_terakhir": PADA,
    "nilai": {date(2026, 1, 1): {"nilai": "0.01", "dasar": "Lampiran II"}},
}


@pytest.fixture
def registri():
    registri = Registri()
    registri.daftar_fakta("hari", int, satuan="hari", keterangan="hari terlambat", minimal=0)

    @registri.aturan(dasar="Pasal 1", sejak="2026-01-01", satuan="bagian", skala=4)
    def potongan(hari: int, tarif: Decimal) -> Decimal:
        """Hari dikali tarif."""
        return hari * tarif

    @registri.aturan(dasar="Pasal 2", sejak="2026-01-01", satuan="bagian", skala=4)
    def sisa(potongan: Decimal) -> Decimal:
        """Satu dikurangi potongan."""
        return 1 - potongan

    return registri


@pytest.fixture
def susun(registri):
    parameter = {"tarif": baca_parameter("tarif", TARIF)}

    def susun(tujuan="sisa", **ganti):
        isi = {"pada": PADA, "registri": registri, "parameter": parameter} | ganti
        return susun_rencana(tujuan, **isi)

    return susun


class TestSusunRencana:
    def test_it_orders_terms_from_their_signatures(self, susun):
        assert susun().tahap1 == ("potongan", "sisa")

    def test_it_evaluates_for_a_date(self, susun):
        assert susun().hitung({"hari": Fakta(3)}).nilai["sisa"] == Decimal("0.9700")

    def test_a_scheme_value_comes_before_the_national_one(self, susun):
        skema = SkemaTerpakai("x", 1, parameter={"tarif": Decimal("0.02")})
        assert susun(skema=skema).hitung({"hari": Fakta(3)}).nilai["sisa"] == Decimal("0.9400")

    def test_a_given_term_comes_before_its_rule(self, susun):
        rencana = susun(diketahui=frozenset({"potongan"}))
        assert rencana.tahap1 == ("sisa",)
        assert rencana.hitung({"potongan": Fakta(Decimal("0.5"))}).nilai["sisa"] == Decimal("0.5")

    def test_its_parameters_can_be_frozen(self, susun):
        assert susun().parameter_beku() == (
            b'{"tarif":{"berlaku_sejak":"2026-01-01","dasar":"Lampiran II","nilai":"0.0100",'
            b'"status":"terkonfirmasi","sumber":"nasional"}}'
        )

    def test_the_same_question_gives_the_stored_plan(self):
        tanya = {"pada": PADA}
        assert susun_rencana("tunjangan_bpk", **tanya) is susun_rencana("tunjangan_bpk", **tanya)

    def test_a_circle_is_refused_naming_its_terms(self, registri, susun):
        @registri.aturan(dasar="Pasal 3", sejak="2026-01-01", satuan="hari")
        def ayam(telur: int) -> int:
            """Dari telur."""
            return telur

        @registri.aturan(dasar="Pasal 3", sejak="2026-01-01", satuan="hari")
        def telur(ayam: int) -> int:
            """Dari ayam."""
            return ayam

        with pytest.raises(RencanaTidakSah, match="ayam → telur → ayam"):
            susun("ayam")

    def test_an_unknown_name_is_refused_naming_who_asks(self, registri, susun):
        @registri.aturan(dasar="Pasal 3", sejak="2026-01-01", satuan="hari")
        def aneh(tidak_ada: int) -> int:
            """Meminta yang tidak ada."""
            return tidak_ada

        with pytest.raises(RencanaTidakSah, match="'tidak_ada' yang diminta oleh istilah 'aneh'"):
            susun("aneh")

    def test_a_date_before_the_first_law_is_refused(self, susun):
        with pytest.raises(RencanaTidakSah, match="sejak 2026-01-01"):
            susun(pada=date(2025, 12, 31))

    def test_a_parameter_without_value_is_refused(self, susun):
        kosong = {"tarif": baca_parameter("tarif", TARIF | {"nilai": {}})}
        with pytest.raises(RencanaTidakSah, match="belum diisi oleh skema"):
            susun(parameter=kosong)

    def test_a_type_that_does_not_fit_is_refused(self, susun):
        bulat = TARIF | {"tipe": "bulat", "skala": 0, "nilai": {}}
        bulat["nilai"] = {date(2026, 1, 1): {"nilai": 1, "dasar": "Lampiran II"}}
        with pytest.raises(RencanaTidakSah, match="padahal 'tarif' adalah bilangan bulat"):
            susun(parameter={"tarif": baca_parameter("tarif", bulat)})

    def test_a_scheme_not_yet_in_force_is_refused(self, susun):
        skema = SkemaTerpakai("x", 1, berlaku_sejak=date(2027, 1, 1))
        with pytest.raises(RencanaTidakSah, match="baru berlaku sejak 2027-01-01"):
            susun(skema=skema)


class TestKomponen:
    @pytest.fixture(autouse=True)
    def dua_komponen(self, registri):
        @registri.aturan(
            dasar="Pasal 4", sejak="2026-01-01", satuan="hari", istilah="bayar", komponen="ganda"
        )
        def ganda(hari: int) -> int:
            """Dua kali."""
            return hari * 2

        @registri.aturan(
            dasar="Pasal 4", sejak="2026-01-01", sampai="2026-07-01", satuan="hari",
            istilah="bayar", komponen="tunggal",
        )  # fmt: skip
        def tunggal(hari: int) -> int:
            """Sekali, semester pertama."""
            return hari

        @registri.aturan(
            dasar="Pasal 4", sejak="2026-07-01", satuan="hari", istilah="bayar",
            komponen="tunggal", versi=2,
        )  # fmt: skip
        def tunggal_baru(hari: int) -> int:
            """Sekali ditambah satu, semester kedua."""
            return hari + 1

    @pytest.mark.parametrize(
        ("pilih", "pada", "nilai"),
        [
            ("ganda", PADA, 6),
            ("tunggal", date(2026, 6, 30), 3),
            ("tunggal", date(2026, 7, 1), 4),
        ],
    )
    def test_the_scheme_picks_one_and_the_date_its_version(self, susun, pilih, pada, nilai):
        skema = SkemaTerpakai("x", 1, komponen={"bayar": pilih})
        assert susun("bayar", skema=skema, pada=pada).hitung({"hari": Fakta(3)}).nilai == {
            "bayar": nilai
        }

    def test_the_circumstances_come_before_the_scheme(self, susun):
        skema = SkemaTerpakai("x", 1, komponen={"bayar": "ganda"})
        rencana = susun("bayar", skema=skema, pilihan={"bayar": "tunggal"})
        assert rencana.hitung({"hari": Fakta(3)}).nilai["bayar"] == 4

    def test_no_choice_is_refused_with_the_list(self, susun):
        with pytest.raises(RencanaTidakSah, match="Pilih salah satu pada skema: ganda, tunggal"):
            susun("bayar")

    def test_overlap_within_a_component_is_refused(self, registri):
        with pytest.raises(AturanTidakSah, match="bertumpang tindih"):

            @registri.aturan(
                dasar="Pasal 5", sejak="2026-12-01", satuan="hari", istilah="bayar",
                komponen="ganda", versi=2,
            )  # fmt: skip
            def ganda_lagi(hari: int) -> int:
                """Tiga kali."""
                return hari * 3

    def test_another_unit_for_the_same_term_is_refused(self, registri):
        with pytest.raises(AturanTidakSah, match="tipe, satuan, atau skalanya berbeda"):

            @registri.aturan(
                dasar="Pasal 5",
                sejak="2026-01-01",
                satuan="menit",
                istilah="bayar",
                komponen="lain",
            )
            def lain(hari: int) -> int:
                """Satuan lain."""
                return hari

    @pytest.mark.parametrize(
        ("ganti", "sebab"),
        [
            ({"dasar": " "}, "dasar hukumnya belum disebut"),
            ({"satuan": "bata"}, "satuan 'bata' tidak dikenal"),
            ({"status": "yakin"}, "status 'yakin' tidak dikenal"),
            ({"pembulatan": "kira_kira"}, "pembulatan 'kira_kira' tidak dikenal"),
            ({"skala": 2}, "hanya istilah desimal"),
            ({"sampai": "2026-01-01"}, "masa berlakunya kosong"),
        ],
    )
    def test_an_incomplete_rule_is_refused(self, registri, ganti, sebab):
        isi = {"dasar": "Pasal 6", "sejak": "2026-01-01", "satuan": "hari"} | ganti
        with pytest.raises(AturanTidakSah, match=sebab):

            @registri.aturan(**isi)
            def baru(hari: int) -> int:
                """Baru."""
                return hari

    def test_a_rule_without_explanation_is_refused(self, registri):
        with pytest.raises(AturanTidakSah, match="docstring"):

            @registri.aturan(dasar="Pasal 6", sejak="2026-01-01", satuan="hari")
            def bisu(hari: int) -> int:
                return hari


class TestHitung:
    @pytest.mark.parametrize(
        ("fakta", "kalimat"),
        [
            ({}, "Fakta 'hari' .hari terlambat. belum ada"),
            ({"hari": Fakta("3")}, "harus bilangan bulat, tetapi berisi '3'"),
            ({"hari": Fakta(True)}, "harus bilangan bulat"),
            ({"hari": Fakta(-1)}, "tidak boleh kurang dari 0"),
            ({"hari": Fakta(3), "bulan": Fakta(1)}, "'bulan' bukan fakta yang dikenal"),
            ({"hari": Fakta(3), "potongan": Fakta(1)}, "'potongan' bukan fakta yang dikenal"),
        ],
    )
    def test_wrong_facts_are_refused_with_a_sentence(self, susun, fakta, kalimat):
        with pytest.raises(FaktaTidakSah, match=kalimat):
            susun().hitung(fakta)

    def test_all_problems_are_told_at_once(self, susun):
        with pytest.raises(FaktaTidakSah) as galat:
            susun().hitung({"hari": Fakta("3"), "bulan": Fakta(1)})
        assert len(galat.value.masalah) == 2

    def test_too_many_decimals_in_a_fact_are_refused(self, susun):
        rencana = susun(diketahui=frozenset({"potongan"}))
        with pytest.raises(FaktaTidakSah, match="4 angka di belakang koma"):
            rencana.hitung({"potongan": Fakta(Decimal("0.12345"))})

    def test_records_of_a_series_must_match_its_values(self, registri, susun):
        registri.daftar_fakta("kejadian", tuple[int, ...], satuan="menit", keterangan="kejadian")

        @registri.aturan(dasar="Pasal 7", sejak="2026-01-01", satuan="menit")
        def jumlah(kejadian: tuple[int, ...]) -> int:
            """Jumlah."""
            return sum(kejadian)

        rencana = susun("jumlah")
        assert rencana.hitung({"kejadian": Fakta((1, 2), [("hari", (5, 6))])}).nilai["jumlah"] == 3
        with pytest.raises(FaktaTidakSah, match="banyaknya rekaman"):
            rencana.hitung({"kejadian": Fakta((1, 2), [("hari", 5)])})

    @pytest.mark.parametrize(
        ("rumus", "kalimat"),
        [
            (lambda hari: Decimal(1) / (hari - hari), "Rumusnya gagal"),
            (lambda hari: Decimal("1.5"), "belum dibulatkan"),
            (lambda hari: 1, "bukan desimal"),
        ],
    )
    def test_a_failing_rule_names_its_term(self, registri, susun, rumus, kalimat):
        def gagal(hari: int) -> Decimal:
            """Gagal."""
            return rumus(hari)

        registri.aturan(dasar="Pasal 8", sejak="2026-01-01", satuan="rupiah")(gagal)
        with pytest.raises(AturanGagal, match="Istilah 'gagal' tidak dapat dihitung") as galat:
            susun("gagal").hitung({"hari": Fakta(3)})
        assert kalimat in galat.value.kalimat

    def test_a_batch_stays_the_same_after_a_failure(self, susun):
        rencana = susun()
        awal = rencana.hitung({"hari": Fakta(3)})
        with pytest.raises(FaktaTidakSah):
            rencana.hitung({})
        assert rencana.hitung({"hari": Fakta(3)}) == awal
