"""SIMPEG over real HTTP: whole answers are used, everything else is a sentence."""

import re

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.models import Perbedaan
from ekinerja.integrasi.services import AturanSumber, atur_sumber
from ekinerja.integrasi.tests.conftest import PADA, baca, ubah_di
from tests.sumber.server import halaman

pytestmark = pytest.mark.django_db


class TestMembaca:
    @pytest.mark.req("KLK-06")
    def test_it_reads_every_page_and_is_fresh_from_then_on(self, simpeg_lengkap):
        sinkron = baca(simpeg_lengkap.sumber)
        assert (sinkron.status, sinkron.terbaca) == ("SELESAI", 9)
        assert [s for s in simpeg_lengkap.permintaan if s.startswith("pegawai")] == [
            f"pegawai:{n}" for n in range(1, 6)
        ]
        simpeg_lengkap.sumber.refresh_from_db()
        assert simpeg_lengkap.sumber.segar_pada == PADA

    def test_a_second_reading_at_once_is_refused(self, simpeg_lengkap, pemeran):
        from ekinerja.integrasi.services import mulai_sinkron

        mulai_sinkron(simpeg_lengkap.sumber, oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(AksiDitolak, match="sedang dibaca"):
            mulai_sinkron(simpeg_lengkap.sumber, oleh=pemeran.wayan, pada=PADA)

    def test_it_recovers_from_a_passing_fault(self, simpeg_lengkap):
        gagal = []

        def sekali(penjawab, nama, nomor):
            if nama == "pegawai" and nomor == 2 and not gagal:
                gagal.append(nomor)
                penjawab.kirim(500, b"rusak")
                return True
            return False

        simpeg_lengkap.nakal = sekali
        assert baca(simpeg_lengkap.sumber).status == "SELESAI"
        assert gagal == [2]


def _potong(penjawab, nama, nomor):
    penjawab.kirim(200, b'{"halaman": 1, "jumlah', panjang=5000)
    return True


def _tipe_salah(penjawab, nama, nomor):
    penjawab.kirim_json({**halaman([{"id": "1", "nip": 199001, "nama": "A"}], 1)})
    return True


def _bukan_daftar(penjawab, nama, nomor):
    penjawab.kirim_json(["bukan", "kontrak"])
    return True


def _halaman_ganda(penjawab, nama, nomor):
    if nomor == 1:
        return False
    penjawab.kirim_json({**halaman(penjawab.pemilik.daftar[nama], 1), "halaman": nomor})
    return True


def _halaman_lain(penjawab, nama, nomor):
    penjawab.kirim_json(halaman(penjawab.pemilik.daftar[nama], 1))
    return True


def _halaman_hilang(penjawab, nama, nomor):
    if nomor == 3:
        penjawab.kirim(404, b"{}")
    return nomor == 3


def _kurang(penjawab, nama, nomor):
    isi = halaman(penjawab.pemilik.daftar[nama], nomor)
    penjawab.kirim_json({**isi, "data": isi["data"][:1]})
    return True


def _berubah(penjawab, nama, nomor):
    isi = halaman(penjawab.pemilik.daftar[nama], nomor)
    penjawab.kirim_json({**isi, "jumlah": isi["jumlah"] + nomor})
    return True


def _kirim(status, isi, **tajuk):
    def nakal(penjawab, nama, nomor):
        penjawab.kirim(status, isi, **tajuk)
        return True

    return nakal


def _diam(penjawab, nama, nomor):
    penjawab.diam(5)
    return True


def _menetes(penjawab, nama, nomor):
    penjawab.menetes(b" " * 400, 0.05)
    return True


NAKAL = {
    "diam sampai batas waktu": (_diam, "tidak menjawab tepat waktu"),
    "menetes pelan": (_menetes, "terlalu lambat"),
    "terpotong": (_potong, "terpotong|terputus"),
    "terpotong tanpa panjang": (_kirim(200, b'{"halaman": 1,'), "bukan JSON"),
    "tipe salah": (_tipe_salah, "bukan teks"),
    "bentuk lain": (_bukan_daftar, "tidak berbentuk"),
    "500 terus": (_kirim(500, b"rusak"), "sedang terganggu .jawaban 500."),
    "401": (_kirim(401, b"{}"), "menolak kunci"),
    "halaman ganda": (_halaman_ganda, "memuat lagi id"),
    "halaman lain": (_halaman_lain, "ketika diminta halaman 2"),
    "halaman hilang": (_halaman_hilang, "Halaman 3 .* tidak ada"),
    "baris kurang": (_kurang, "menyebut 9 baris"),
    "berubah selagi dibaca": (_berubah, "berubah selagi dibaca"),
    "terlalu besar": (_kirim(200, b" " * 300_000), "melebihi"),
    "sandi huruf lain": (_kirim(200, '{"nama": "José"}'.encode("latin-1")), "UTF-8"),
    "dialihkan": (_kirim(302, b"", Location="http://169.254.169.254/"), "mengalihkan"),
    "terkompresi": (_kirim(200, b"xx", Content_Encoding="gzip"), "terkompresi"),
    "bersarang dalam": (_kirim(200, b"[" * 100_000), "bukan JSON"),
    "bukan angka": (_kirim(200, b'{"halaman": NaN}'), "bukan JSON"),
    "kosong": (_kirim(200, b'{"halaman":1,"jumlah_halaman":1,"jumlah":0,"data":[]}'), "satu orang"),
}


class TestMenolak:
    @pytest.mark.parametrize("cara", NAKAL)
    def test_a_broken_answer_is_a_sentence_and_changes_nothing(self, simpeg_lengkap, pemeran, cara):
        ubah_di(simpeg_lengkap, pemeran.sari, nomor_rekening="0200999888")
        simpeg_lengkap.nakal, kalimat = NAKAL[cara]
        sinkron = baca(simpeg_lengkap.sumber)
        assert sinkron.status == "GAGAL"

        assert re.search(kalimat, sinkron.kalimat), sinkron.kalimat
        assert not Perbedaan.objects.exists()
        simpeg_lengkap.sumber.refresh_from_db()
        assert simpeg_lengkap.sumber.segar_pada is None

    def test_an_older_reading_stays_fresh_as_it_was(self, simpeg_lengkap):
        baca(simpeg_lengkap.sumber)
        simpeg_lengkap.nakal = _kirim(500, b"")
        assert baca(simpeg_lengkap.sumber, pada=PADA.replace(day=3)).status == "GAGAL"
        simpeg_lengkap.sumber.refresh_from_db()
        assert simpeg_lengkap.sumber.segar_pada == PADA

    def test_a_server_that_is_down_is_a_sentence(self, simpeg_lengkap, settings):
        SumberData.objects.update(alamat="http://127.0.0.1:9/api")
        settings.SUMBER_ALAMAT = frozenset({"127.0.0.1:9"})
        simpeg_lengkap.sumber.refresh_from_db()
        sinkron = baca(simpeg_lengkap.sumber)
        assert "tidak dapat dihubungi" in sinkron.kalimat

    def test_a_missing_secret_is_a_sentence(self, simpeg_lengkap, monkeypatch):
        monkeypatch.delenv("EKINERJA_RAHASIA_SIMPEG")
        assert "EKINERJA_RAHASIA_SIMPEG kosong" in baca(simpeg_lengkap.sumber).kalimat

    def test_a_host_that_was_taken_off_the_list_is_not_asked(self, simpeg_lengkap, settings):
        settings.SUMBER_ALAMAT = frozenset()
        assert "belum diizinkan" in baca(simpeg_lengkap.sumber).kalimat
        assert simpeg_lengkap.permintaan == []


class TestMengatur:
    @pytest.mark.parametrize(
        ("alamat", "kalimat"),
        [
            ("ftp://127.0.0.1/", "https"),
            ("http://169.254.169.254/latest", "belum diizinkan"),
            ("https://simpeg.contoh.go.id", "belum diizinkan"),
            ("http://a:b@127.0.0.1/", "sandi"),
            ("file:///etc/passwd", "https"),
            ("http://127.0.0.1:99999/", "tidak dapat dibaca"),
        ],
    )
    def test_an_address_elsewhere_is_refused(self, simpeg, pemeran, alamat, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            atur_sumber(
                pemeran.instansi.pk, "SIMPEG", AturanSumber("HTTP", alamat),
                oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip

    def test_plain_http_is_refused_in_production(self, simpeg, pemeran, settings):
        settings.PRODUCTION = True
        with pytest.raises(AksiDitolak, match="https"):
            atur_sumber(
                pemeran.instansi.pk, "SIMPEG", AturanSumber("HTTP", simpeg.alamat),
                oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip

    @pytest.mark.parametrize("nama", ["EKINERJA_KUNCI", "DATABASE_URL", "PATH"])
    def test_no_other_secret_of_the_server_can_be_named(self, simpeg, pemeran, nama):
        with pytest.raises(AksiDitolak, match="EKINERJA_RAHASIA_"):
            atur_sumber(
                pemeran.instansi.pk, "SIMPEG", AturanSumber("HTTP", simpeg.alamat, nama),
                oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip

    def test_only_its_keepers_set_it_up(self, simpeg, pemeran):
        for orang in (pemeran.sari, pemeran.ucok, pemeran.made):
            with pytest.raises(TidakBerwenang):
                atur_sumber(
                    pemeran.instansi.pk, "SIMPEG", AturanSumber("HTTP", simpeg.alamat),
                    oleh=orang, pada=PADA,
                )  # fmt: skip
