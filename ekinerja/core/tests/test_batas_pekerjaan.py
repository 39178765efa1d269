"""The border of a job: a sentence for whoever waits, the fault for whoever repairs."""

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.jobs import Selesai, kerjakan_sampai_batas
from ekinerja.core.tabel import BerkasDitolak

GANGGUAN = "Terhenti karena gangguan; coba lagi."


class TestKerjakanSampaiBatas:
    @pytest.fixture
    def kalimat(self):
        return []

    def jalankan(self, kerja, kalimat):
        return kerjakan_sampai_batas(kerja, gagal=kalimat.append, gangguan=GANGGUAN)

    def test_it_hands_on_the_result(self, kalimat):
        assert self.jalankan(lambda: 7, kalimat) == Selesai(7)
        assert self.jalankan(lambda: None, kalimat) == Selesai(None)
        assert kalimat == []

    @pytest.mark.parametrize("galat", [AksiDitolak, TidakBerwenang, BerkasDitolak])
    def test_a_refusal_is_told_and_the_job_is_done(self, kalimat, galat):
        def kerja():
            raise galat("Bulan ini sudah ditutup.")

        assert self.jalankan(kerja, kalimat) is None
        assert kalimat == ["Bulan ini sudah ditutup."]

    def test_a_fault_is_told_plainly_and_raised_again(self, kalimat):
        def kerja():
            raise KeyError("rahasia dalam")

        with pytest.raises(KeyError):
            self.jalankan(kerja, kalimat)
        assert kalimat == [GANGGUAN]

    def test_a_stop_of_the_process_is_not_swallowed(self, kalimat):
        def kerja():
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            self.jalankan(kerja, kalimat)
        assert kalimat == []
