"""A post is evaluated by its factors from a day on; class and value follow."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.faktor import daftar_faktor, kelas_menurut_nilai
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja
from ekinerja.organisasi.services import (
    IsiEvaluasi,
    batalkan_evaluasi,
    berlakukan_evaluasi,
    nilai_evaluasi,
    perbaiki_evaluasi,
)
from ekinerja.organisasi.tasks import berlakukan_nilai

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
AWAL, NANTI = date(2026, 10, 1), date(2027, 1, 1)
# 750 + 275 + 125 + 150 + 75 + 25 + 50 + 5 + 5 = 1460, kelas 9
SEMBILAN = {
    "pengetahuan": 5, "pengawasan": 3, "pedoman": 2, "kompleksitas": 3, "ruang_lingkup": 2,
    "hubungan_personal": 2, "tujuan_hubungan": 2, "persyaratan_fisik": 1, "lingkungan": 1,
}  # fmt: skip
# 350 + 100 + 450 + 50 + 75 + 340 + 310 = 1675, kelas 10
ENAM = {
    "ruang_lingkup_program": 2, "pengaturan_organisasi": 1, "wewenang_penyeliaan": 1,
    "sifat_hubungan": 2, "tujuan_hubungan_manajerial": 2, "kesulitan_pengarahan": 3,
    "kondisi_lain": 1,
}  # fmt: skip
ISI = IsiEvaluasi(dasar="SK Bupati 12/2026", faktor=SEMBILAN)
KEPUTUSAN = IsiEvaluasi(dasar="SK Menteri 9/2018", nilai=1_234, kelas=8)


def nilai(pemeran, isi=ISI, *, kunci="prakom", mulai=AWAL, oleh=None):
    return nilai_evaluasi(
        getattr(pemeran.jabatan, kunci), isi, mulai=mulai, oleh=oleh or pemeran.wayan, pada=PADA
    )


def terkini(pemeran, kunci="prakom"):
    satu = Jabatan.objects.get(pk=getattr(pemeran.jabatan, kunci).pk)
    return satu.kelas, satu.nilai


class TestNilaiEvaluasi:
    @pytest.mark.req("BGL-05")
    def test_nine_factors_give_value_and_class_of_the_post(self, pemeran):
        evaluasi = nilai(pemeran)
        assert (evaluasi.nilai, evaluasi.kelas) == (1_460, 9)
        assert (evaluasi.set_faktor, evaluasi.faktor) == ("NONMANAJERIAL", SEMBILAN)
        assert terkini(pemeran) == (9, 1_460)

    def test_six_factors_and_special_situations_weigh_a_managerial_post(self, pemeran):
        isi = replace(ISI, faktor=ENAM | {"situasi_khusus": 3})
        evaluasi = nilai(pemeran, isi, kunci="kasubag")
        assert (evaluasi.nilai, evaluasi.kelas) == (1_675 - 310 + 575, 11)
        assert evaluasi.set_faktor == "MANAJERIAL"

    def test_the_former_one_ends_on_the_day_of_the_new(self, pemeran):
        lama = nilai(pemeran, KEPUTUSAN, mulai=date(2026, 1, 1))
        nilai(pemeran)
        lama.refresh_from_db()
        assert lama.masa.upper == AWAL
        assert terkini(pemeran) == (9, 1_460)

    def test_a_decree_without_factors_is_kept_as_it_is(self, pemeran):
        evaluasi = nilai(pemeran, KEPUTUSAN)
        assert (evaluasi.faktor, evaluasi.nilai, evaluasi.kelas) == ({}, 1_234, 8)

    def test_a_later_one_waits_for_its_day(self, pemeran):
        nilai(pemeran, KEPUTUSAN)
        nilai(pemeran, mulai=NANTI)
        assert terkini(pemeran) == (8, 1_234)
        assert berlakukan_evaluasi(oleh=SISTEM, pada=date(2026, 12, 31)) == 0
        assert berlakukan_evaluasi(oleh=SISTEM, pada=NANTI) == 1
        assert terkini(pemeran) == (9, 1_460)
        assert berlakukan_evaluasi(oleh=SISTEM, pada=NANTI) == 0

    def test_the_hourly_job_brings_it_into_force(self, pemeran):
        nilai(pemeran, mulai=NANTI)
        with time_machine.travel(datetime(2027, 1, 1, 2, 0, tzinfo=UTC), tick=False):
            berlakukan_nilai(0)
        assert terkini(pemeran) == (9, 1_460)

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            (replace(ISI, faktor={**SEMBILAN, "pedoman": 0}), r"belum dipilih: 3\. Pedoman"),
            (replace(ISI, faktor={**SEMBILAN, "lingkungan": 4}), "tingkat 1 sampai 3"),
            (replace(ISI, dasar=" "), "keputusan wajib diisi"),
            (IsiEvaluasi(dasar="SK"), "atau nilai dan kelas menurut keputusan"),
            (replace(KEPUTUSAN, kelas=18), "tidak wajar"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, isi, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            nilai(pemeran, isi)
        assert not EvaluasiJabatan.objects.exists()

    def test_factors_of_the_other_set_are_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum dipilih"):
            nilai(pemeran, kunci="kabid")

    def test_a_day_before_a_later_evaluation_is_refused(self, pemeran):
        nilai(pemeran)
        with pytest.raises(AksiDitolak, match="evaluasi mulai 01/10/2026"):
            nilai(pemeran, mulai=AWAL)

    def test_a_day_without_the_post_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum atau tidak lagi ada"):
            nilai(pemeran, mulai=date(2019, 1, 1))

    def test_an_elected_official_has_no_class(self, pemeran):
        bupati = Jabatan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.kabupaten, kode="J-bupati", nama="Bupati",
            jenis="POLITIS", masa=pemeran.jabatan.kadis.masa,
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="pejabat negara"):
            nilai_evaluasi(bupati, ISI, mulai=AWAL, oleh=pemeran.wayan, pada=PADA)

    def test_it_is_refused_to_others(self, pemeran_lengkap):
        p = pemeran_lengkap
        for siapa in (p.sari, p.ratna, p.made, p.gusti, p.ucok):
            with pytest.raises(TidakBerwenang):
                nilai(p, oleh=siapa)


class TestPerbaikiEvaluasi:
    def perbaiki(self, evaluasi, pemeran, isi=ISI, *, alasan="salah salin", oleh=None):
        return perbaiki_evaluasi(
            evaluasi, isi, alasan=alasan, oleh=oleh or pemeran.wayan, pada=PADA
        )

    def test_it_is_mended_in_its_period_and_the_post_follows(self, pemeran):
        evaluasi = self.perbaiki(nilai(pemeran, KEPUTUSAN), pemeran)
        assert evaluasi.masa.lower == AWAL
        assert terkini(pemeran) == (9, 1_460)

    def test_every_version_stays_with_its_reason(self, pemeran):
        evaluasi = self.perbaiki(nilai(pemeran, KEPUTUSAN), pemeran)
        versi = evaluasi.events.order_by("pgh_id")
        assert [satu.nilai for satu in versi] == [1_234, 1_460]
        assert "salah salin" in versi.last().pgh_context.metadata["sebab"]

    def test_it_is_refused_without_a_reason(self, pemeran):
        with pytest.raises(AksiDitolak, match="Alasan perbaikan"):
            self.perbaiki(nilai(pemeran), pemeran, alasan=" ")

    def test_it_is_refused_to_others(self, pemeran):
        evaluasi = nilai(pemeran)
        with pytest.raises(TidakBerwenang):
            self.perbaiki(evaluasi, pemeran, oleh=pemeran.ratna)


class TestBatalkanEvaluasi:
    def test_a_plan_is_dropped_and_the_former_one_goes_on(self, pemeran):
        lama = nilai(pemeran, KEPUTUSAN)
        batalkan_evaluasi(nilai(pemeran, mulai=NANTI), oleh=pemeran.wayan, pada=PADA)
        lama.refresh_from_db()
        assert lama.masa.upper is None
        assert EvaluasiJabatan.objects.count() == 1

    def test_one_in_force_is_not_dropped(self, pemeran):
        with pytest.raises(AksiDitolak, match="sudah berlaku"):
            batalkan_evaluasi(nilai(pemeran), oleh=pemeran.wayan, pada=PADA)

    def test_it_is_refused_to_others(self, pemeran):
        evaluasi = nilai(pemeran, mulai=NANTI)
        with pytest.raises(TidakBerwenang):
            batalkan_evaluasi(evaluasi, oleh=pemeran.made, pada=PADA)


class TestDaftarFaktor:
    def test_every_factor_tells_what_it_measures_and_its_points(self):
        sembilan = daftar_faktor("NONMANAJERIAL", pada=AWAL)
        enam = daftar_faktor("MANAJERIAL", pada=AWAL)
        assert [satu.nomor for satu in sembilan] == [str(n) for n in range(1, 10)]
        assert [satu.nomor for satu in enam] == ["1", "2", "3", "4A", "4B", "5", "6"]
        assert [len(satu.nilai) for satu in sembilan] == [9, 5, 5, 6, 6, 4, 4, 3, 3]
        assert [len(satu.nilai) for satu in enam] == [5, 3, 3, 4, 4, 8, 6]
        assert all(satu.bantuan for satu in (*sembilan, *enam))

    def test_a_day_before_the_law_is_refused_with_a_sentence(self):
        with pytest.raises(AksiDitolak, match="Pilih tanggal sejak Juni 2011"):
            daftar_faktor("MANAJERIAL", pada=date(2010, 1, 1))

    def test_a_value_below_all_bands_has_no_class(self):
        assert kelas_menurut_nilai(100, pada=AWAL) is None
        assert kelas_menurut_nilai(1_234, pada=AWAL) == 8


def test_the_cast_has_one_government_only_here(pemeran):
    nilai(pemeran)
    assert not EvaluasiJabatan.objects.filter(instansi=pemeran.instansi_lain).exists()
    assert UnitKerja.objects.filter(instansi=pemeran.instansi_lain).count() == 1
