"""Pages of sources, by who may see and decide."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.models import Penimpaan, Perbedaan, Sinkronisasi
from ekinerja.integrasi.tests.conftest import PADA, alihkan, baca, ubah_di
from ekinerja.pegawai.models import Pegawai

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def bacaan(simpeg_lengkap, pemeran):
    """A reading in which Sari's account differs, of a field that follows SIMPEG."""
    baca(simpeg_lengkap.sumber)
    alihkan(pemeran, "pegawai.rekening", "pegawai.penempatan")
    ubah_di(simpeg_lengkap, pemeran.sari, nomor_rekening="0200999888", nama="Sari W. Wulandari")
    ubah_di(simpeg_lengkap, pemeran.budi, kode_jabatan="S-1", nama_jabatan="Jabatan lain")
    return baca(simpeg_lengkap.sumber)


def _url(nama, *args):
    return reverse(f"integrasi:{nama}", args=args)


class TestDaftar:
    def test_it_shows_each_source_and_its_readings(self, as_wayan, bacaan):
        with counted_queries() as n:
            halaman = as_wayan.get(_url("daftar"))
        isi = halaman.content.decode()
        assert "Baca sekarang" in isi and "Terbaca" in isi and "baru saja" in isi
        assert int(n) <= 15

    def test_an_empty_government_sees_what_to_do(self, as_wayan):
        isi = as_wayan.get(_url("daftar")).content.decode()
        assert "Belum diatur" in isi and "Belum ada bacaan" in isi

    def test_another_instansi_sees_nothing_of_it(self, as_ucok, bacaan):
        assert "SIMPEG, " not in as_ucok.get(_url("daftar")).content.decode()
        assert as_ucok.get(_url("bacaan", bacaan.pk)).status_code == 404

    def test_it_is_closed_to_others(self, as_sari, as_budi):
        assert as_sari.get(_url("daftar")).status_code == 403
        assert as_budi.get(_url("penimpaan")).status_code == 403


class TestMengatur:
    def test_a_wrong_address_stays_on_the_form(self, as_wayan):
        kirim = {"moda": "HTTP", "alamat": "https://10.0.0.1/api", "aktif": "on"}
        jawab = as_wayan.post(_url("atur", "simpeg"), kirim)
        assert jawab.status_code == 422
        assert "belum diizinkan" in jawab.content.decode()

    def test_a_good_one_is_kept_and_can_be_read(self, as_wayan, simpeg, pemeran):
        kirim = {
            "moda": "HTTP", "alamat": simpeg.alamat, "aktif": "on", "jadwal": "HARIAN",
            "nama_rahasia": "EKINERJA_RAHASIA_SIMPEG",
        }  # fmt: skip
        assert as_wayan.post(_url("atur", "simpeg"), kirim).status_code == 302
        jawab = as_wayan.post(_url("baca", "simpeg"))
        assert jawab.headers["Location"] == _url("bacaan", Sinkronisasi.objects.get().pk)
        assert "Sedang membaca" in as_wayan.get(jawab.headers["Location"]).content.decode()

    def test_an_unset_source_is_not_read_and_an_unknown_one_is_404(self, as_wayan):
        assert as_wayan.post(_url("baca", "siasn")).status_code == 409
        assert as_wayan.post(_url("baca", "lain")).status_code == 404


class TestBacaan:
    def test_it_lists_old_and_new_and_filters(self, as_wayan, bacaan):
        with counted_queries() as n:
            isi = as_wayan.get(_url("bacaan", bacaan.pk)).content.decode()
        assert int(n) <= 15
        assert "0100032003" in isi and "0200999888" in isi and "Pembanding" in isi
        sempit = as_wayan.get(_url("bacaan", bacaan.pk), {"guna": "berlaku"}).content.decode()
        assert "0200999888" in sempit and "Sari W. Wulandari" not in sempit
        kosong = as_wayan.get(_url("bacaan", bacaan.pk), {"q": "tidak ada"}).content.decode()
        assert "Tidak ada baris yang cocok" in kosong

    def test_everything_or_the_ticked_rows_are_applied(self, as_wayan, bacaan, pemeran):
        tanpa = as_wayan.post(_url("terapkan", bacaan.pk), {"cara": "dicentang"})
        assert tanpa.status_code == 409
        satu = Perbedaan.objects.get(sinkron=bacaan, medan="pegawai.rekening")
        kirim = {"cara": "dicentang", "pilih": [satu.pk, "x"]}
        assert as_wayan.post(_url("terapkan", bacaan.pk), kirim).status_code == 302
        assert Pegawai.objects.get(pk=pemeran.sari.pk).nomor_rekening == "0200999888"
        isi = as_wayan.get(_url("bacaan", bacaan.pk)).content.decode()
        assert "Sudah dikerjakan" in isi and "1 perbedaan diterapkan" in isi

    def test_an_examiner_reads_and_does_not_decide(self, as_made, bacaan):
        isi = as_made.get(_url("bacaan", bacaan.pk)).content.decode()
        assert "Terapkan semua" not in isi and "Pertahankan" not in isi
        assert as_made.post(_url("terapkan", bacaan.pk), {"cara": "semua"}).status_code == 403

    def test_exports_follow_the_filter(self, as_wayan, bacaan):
        alamat = _url("ekspor", bacaan.pk, "csv")
        assert "0200999888" in as_wayan.get(alamat).content.decode("utf-8-sig")
        sempit = as_wayan.get(alamat, {"jenis": "JABATAN_ASING"}).content.decode("utf-8-sig")
        assert "Jabatan lain" in sempit and "0200999888" not in sempit
        assert as_wayan.get(_url("ekspor", bacaan.pk, "pdf")).status_code == 404
        assert as_wayan.get(_url("orang_baru", bacaan.pk)).status_code == 200

    def test_a_failed_reading_says_why(self, as_wayan, simpeg_lengkap, settings):
        settings.SUMBER_ALAMAT = frozenset()
        sinkron = baca(simpeg_lengkap.sumber)
        isi = as_wayan.get(_url("bacaan", sinkron.pk)).content.decode()
        assert "Sumber tidak terbaca" in isi and "belum diizinkan" in isi

    def test_progress_reloads_when_done(self, as_wayan, bacaan):
        assert as_wayan.get(_url("kemajuan", bacaan.pk)).headers["HX-Refresh"] == "true"


class TestMenahanDanMemadankan:
    def test_ours_is_kept_and_let_go(self, as_wayan, bacaan):
        satu = Perbedaan.objects.get(sinkron=bacaan, medan="pegawai.rekening")
        assert as_wayan.get(_url("timpa", satu.pk)).status_code == 200
        kurang = as_wayan.post(_url("timpa", satu.pk), {"sampai": "2026-12-01", "alasan": "x"})
        assert kurang.status_code == 422
        kirim = {"sampai": "2026-12-01", "alasan": "Rekening lama sudah ditutup"}
        assert as_wayan.post(_url("timpa", satu.pk), kirim).status_code == 302
        assert "Rekening lama" in as_wayan.get(_url("penimpaan")).content.decode()
        penimpaan = Penimpaan.objects.get()
        assert "Akhiri hari ini" in as_wayan.get(
            _url("penimpaan_rinci", penimpaan.pk)
        ).content.decode()  # fmt: skip
        assert as_wayan.get(_url("penimpaan_ekspor", "csv")).status_code == 200
        assert as_wayan.post(_url("penimpaan_akhiri", penimpaan.pk)).status_code == 302
        assert not Penimpaan.objects.exists()

    def test_an_unknown_post_is_matched(self, as_wayan, bacaan):
        asing = Perbedaan.objects.get(sinkron=bacaan, jenis="JABATAN_ASING")
        salah = as_wayan.post(_url("padankan", asing.pk), {"kode": "tiada"})
        assert salah.status_code == 422
        assert as_wayan.post(_url("padankan", asing.pk), {"kode": "J-kabid"}).status_code == 302


class TestAlihkan:
    @pytest.mark.req("BGL-10")
    def test_it_shows_the_reconciliation_and_records_the_day(self, as_wayan, bacaan):
        isi = as_wayan.get(_url("alihkan", "simpeg")).content.decode()
        assert "Rekonsiliasi" in isi
        kirim = {"medan": ["pegawai.nama"], "menjadi": "SIMPEG", "mulai": "2026-12-01"}
        assert as_wayan.post(_url("alihkan", "simpeg"), kirim).status_code == 302
        assert "SIMPEG mulai 1 Des 2026" in as_wayan.get(_url("daftar")).content.decode()
        lewat = as_wayan.post(_url("alihkan", "simpeg"), {**kirim, "mulai": "2026-01-01"})
        assert lewat.status_code == 422

    def test_a_source_never_read_has_nothing_to_decide_on(self, as_wayan):
        assert "Belum ada rekonsiliasi" in as_wayan.get(_url("alihkan", "siasn")).content.decode()


class TestKesegaran:
    @pytest.mark.req("KLK-06")
    def test_everybody_reads_how_old_the_data_are(self, as_sari, bacaan):
        with time_machine.travel(PADA.replace(hour=5), tick=False):
            isi = as_sari.get(_url("segar"), headers={"HX-Request": "true"}).content.decode()
        assert "Data dari SIMPEG, terbaca 3 jam lalu." in isi and "<html" not in isi

    def test_it_warns_when_older_than_the_schedule_allows(self, as_sari, bacaan):
        SumberData.objects.update(segar_pada=PADA - timedelta(days=3))
        isi = as_sari.get(_url("segar")).content.decode()
        assert "Lebih lama daripada jadwalnya" in isi and "<html" in isi

    def test_without_sources_there_is_nothing_to_say(self, as_sari):
        potongan = as_sari.get(_url("segar"), headers={"HX-Request": "true"})
        assert "Data dari" not in potongan.content.decode()
