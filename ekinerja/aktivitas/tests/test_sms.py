"""One line like SMS: what it says, and the sentence when it says nothing."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aktivitas.sms import BarisSMS, BarisTakTerbaca, baca_baris

SEMBILAN, SEBELAS = time(9), time(11)


class TestBacaBaris:
    @pytest.mark.parametrize(
        ("baris", "hasil"),
        [
            (
                "rapat 09-11 peserta koordinasi stunting",
                BarisSMS("rapat koordinasi stunting", "PESERTA", SEMBILAN, SEBELAS, 120),
            ),
            ("rapat 9-11", BarisSMS("rapat", "", SEMBILAN, SEBELAS, 120)),
            (
                "Menyusun laporan 09.00-11.30",
                BarisSMS("Menyusun laporan", "", SEMBILAN, time(11, 30), 150),
            ),
            ("apel 07:30 s/d 08:00", BarisSMS("apel", "", time(7, 30), time(8), 30)),
            ("entri data 2 jam", BarisSMS("entri data", menit=120)),
            ("entri data 1,5 jam", BarisSMS("entri data", menit=90)),
            ("entri data 1 jam 15 menit", BarisSMS("entri data", menit=75)),
            ("entri data setengah jam", BarisSMS("entri data", menit=30)),
            ("entri data 90 menit", BarisSMS("entri data", menit=90)),
            ("90mnt entri data", BarisSMS("entri data", menit=90)),
            (
                "notulen rapat pimpinan 13-14",
                BarisSMS("rapat pimpinan", "NOTULIS", time(13), time(14), 60),
            ),
            ("memimpin rapat 1 jam", BarisSMS("rapat", "PEMIMPIN", menit=60)),
            ("paraf surat 10x", BarisSMS("paraf surat", jumlah=10)),
            ("laporan tahun 2026", BarisSMS("laporan tahun 2026")),
            ("surat 045.2/11-12 dibalas", BarisSMS("surat 045.2/11-12 dibalas")),
            ("peserta", BarisSMS("peserta")),
            (
                "rapat\u200b 09-11\u200b stunting",
                BarisSMS("rapat stunting", "", SEMBILAN, SEBELAS, 120),
            ),
            ("upacara 🇮🇩 1 jam", BarisSMS("upacara 🇮🇩", menit=60)),
        ],
    )  # fmt: skip
    def test_it_reads_time_length_role_and_leaves_the_rest(self, baris, hasil):
        assert baca_baris(baris) == hasil

    @pytest.mark.parametrize(
        ("baris", "kalimat"),
        [
            ("", "Belum terbaca apa yang dikerjakan"),
            ("09-11", "Belum terbaca apa yang dikerjakan"),
            ("🙂🙂🙂", "Belum terbaca apa yang dikerjakan"),
            ("\u200b\u200b", "Belum terbaca apa yang dikerjakan"),
            ("rapat 11-09", "jam selesai harus sesudah jam mulai"),
            ("rapat 09-24", "jam selesai harus sesudah jam mulai"),
            ("rapat 30 jam", "lebih dari 24 jam"),
            ("a" * 20_000, "paling panjang 300 huruf"),
        ],
    )
    def test_nonsense_is_a_sentence(self, baris, kalimat):
        with pytest.raises(BarisTakTerbaca, match=kalimat):
            baca_baris(baris)

    @given(st.text(max_size=80))
    def test_any_text_is_read_or_refused_with_a_sentence(self, baris):
        try:
            hasil = baca_baris(baris)
        except BarisTakTerbaca as galat:
            assert str(galat).endswith(".")
        else:
            assert hasil.teks and 0 <= hasil.menit <= 1440
