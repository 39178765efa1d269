"""The screen of the day, search, the line like SMS, several at once, a day copied."""

import uuid
from datetime import date, time

import pytest

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import katalog, rapat
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.testing import counted_queries

KEMARIN = date(2026, 10, 9)


class TestHariIni:
    @pytest.mark.req("PBG-14")
    def test_what_was_done_before_is_one_tap_away(self, pemeran, as_sari, indikator):
        lama = pembuat.draf(pemeran.sari, indikator, tanggal=KEMARIN)
        halaman = as_sari.get("/aktivitas/").content.decode()
        assert "Sering dikerjakan" in halaman and "Hari terakhir mencatat" in halaman
        assert f"/aktivitas/baru/?salin={lama.pk}" in halaman

    def test_the_same_weekday_a_week_ago_is_offered(self, pemeran, as_sari, indikator):
        pembuat.draf(pemeran.sari, indikator, tanggal=KEMARIN)
        pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 5), uraian="Apel Senin pagi")
        assert "Hari yang sama pekan lalu" in as_sari.get("/aktivitas/").content.decode()

    def test_the_months_minutes_and_points_stand_on_it(self, pemeran, as_sari, indikator):
        berlakukan(pemeran, target_poin_bulanan="6000", menit_terendah_aktivitas_sehari=300)
        pembuat.dikirim(pemeran.sari, indikator, katalog_id=katalog(pemeran).pk)
        halaman = as_sari.get("/aktivitas/").content.decode()
        assert "1 jam 30 menit hari ini" in halaman
        assert "60 dari 6.000 poin, 0 disetujui" in halaman
        assert "Kurang 3 jam 30 menit dari menit terendah sehari" in halaman

    def test_an_empty_day_says_what_to_do(self, as_sari, pemeran):
        assert "Pilih salah satu di atas" in as_sari.get("/aktivitas/").content.decode()

    def test_it_is_small_and_asks_little(self, pemeran, as_sari, indikator):
        ukuran = []
        for banyak in (5, 60):
            pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=banyak)
            with counted_queries() as jumlah:
                jawaban = as_sari.get("/aktivitas/")
            assert len(jawaban.content) < 25_000
            ukuran.append(int(jumlah))
        assert ukuran[0] == ukuran[1] <= 12

    def test_others_entries_are_never_offered(self, pemeran, as_tono, indikator):
        pembuat.draf(pemeran.sari, indikator, uraian="Rahasia Sari hari ini")
        assert "Rahasia Sari" not in as_tono.get("/aktivitas/").content.decode()


class TestCari:
    @pytest.mark.req("DPS-03")
    def test_it_finds_in_the_own_catalogue_and_skp_only(self, pemeran, as_sari, indikator):
        rapat(pemeran)
        katalog(
            pemeran, kode="X", nama="Rapat petani", kelompok="JABATAN",
            nama_jabatan="Penyuluh Pertanian Ahli Muda",
        )  # fmt: skip
        halaman = as_sari.get("/aktivitas/cari/?q=rapat").content.decode()
        assert "Rapat koordinasi" in halaman and "Rapat petani" not in halaman
        kata = indikator.uraian.split()[0]
        assert indikator.uraian in as_sari.get(f"/aktivitas/cari/?q={kata}").content.decode()

    def test_htmx_gets_the_list_only(self, pemeran, as_sari):
        rapat(pemeran)
        kepala = {"HX-Request": "true", "HX-Target": "hasil-cari"}
        with counted_queries() as jumlah:
            isi = as_sari.get("/aktivitas/cari/?q=rap", headers=kepala).content.decode()
        assert isi.strip().startswith('<div id="hasil-cari"') and "<html" not in isi
        assert "60 poin" in isi
        assert int(jumlah) <= 12

    @pytest.mark.parametrize(
        ("kata", "kalimat"), [("", "paling sedikit dua huruf"), ("zzzz", "Tidak ada “zzzz”")]
    )
    def test_nothing_found_is_a_sentence(self, as_sari, kata, kalimat):
        assert kalimat in as_sari.get(f"/aktivitas/cari/?q={kata}").content.decode()


class TestBarisSMS:
    def test_a_line_becomes_a_proposal_to_confirm(self, pemeran, as_sari, indikator):
        rapat(pemeran)
        baris = "rapat 09-11 peserta koordinasi stunting"
        halaman = as_sari.get("/aktivitas/baru/", {"baris": baris}).content.decode()
        assert 'value="Rapat koordinasi stunting"' in halaman
        assert 'value="09:00"' in halaman and 'value="11:00"' in halaman
        assert 'value="PESERTA" checked' in halaman
        assert not Aktivitas.objects.exists()

    def test_nonsense_is_a_sentence_and_stays(self, as_sari, indikator):
        halaman = as_sari.get("/aktivitas/baru/", {"baris": "11-09"}).content.decode()
        assert "jam selesai harus sesudah jam mulai" in halaman
        assert 'value="11-09"' in halaman

    def test_the_proposal_is_confirmed_with_the_same_form(self, pemeran, as_sari, indikator):
        isi = rapat(pemeran)
        kiriman = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "katalog": isi.pk,
            "uraian": "Rapat koordinasi stunting", "peran": "PESERTA", "mulai": "09:00",
            "selesai": "11:00", "tanggal": "2026-10-12", "foto": pembuat.foto(), "aksi": "kirim",
        }  # fmt: skip
        assert as_sari.post("/aktivitas/baru/", kiriman).status_code == 302
        satu = Aktivitas.objects.get()
        assert (satu.menit, satu.mulai, satu.poin, satu.status) == (120, time(9), 45, "DIKIRIM")


class TestKreativitasHarian:
    @pytest.mark.req("DPS-02", "DPS-16")
    def test_creative_work_can_be_logged_every_day_under_an_skp_item(
        self, pemeran, as_sari, indikator
    ):
        for hari in ("2026-10-09", "2026-10-12"):
            kiriman = {
                "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "menit": "30",
                "uraian": "Merancang papan antrean", "tanggal": hari, "jenis": "KREATIVITAS",
                "foto": pembuat.foto(), "aksi": "kirim",
            }  # fmt: skip
            as_sari.post("/aktivitas/baru/", kiriman)
        semua = Aktivitas.objects.filter(jenis="KREATIVITAS", status="DIKIRIM")
        assert list(semua.values_list("indikator_id", flat=True)) == [indikator.pk] * 2


class TestFormulirKatalog:
    def test_a_choice_fills_the_form(self, pemeran, as_sari, indikator):
        isi = rapat(pemeran)
        halaman = as_sari.get(f"/aktivitas/baru/?katalog={isi.pk}").content.decode()
        assert "45 menit · 60 poin · per kegiatan" in halaman
        assert "Pemimpin × 1,5" in halaman

    @pytest.mark.parametrize("katalog", ["x", "0", "9" * 30])
    def test_an_unknown_choice_opens_the_empty_form(self, as_sari, indikator, katalog):
        assert as_sari.get(f"/aktivitas/baru/?katalog={katalog}").status_code == 200

    def test_hours_come_in_pairs_and_obstacles_with_a_kind(self, as_sari, indikator):
        kiriman = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "menit": "30",
            "uraian": "Menyusun laporan", "tanggal": "2026-10-12", "mulai": "09:00",
            "kendala": "Jaringan putus", "aksi": "draf",
        }  # fmt: skip
        jawaban = as_sari.post("/aktivitas/baru/", kiriman)
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 422
        assert "Isi jam mulai dan jam selesai" in halaman and "Pilih jenis kendalanya" in halaman

    def test_an_obstacle_is_kept_with_its_kind(self, as_sari, indikator):
        kiriman = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "menit": "30",
            "uraian": "Menyusun laporan", "tanggal": "2026-10-12", "kendala_jenis": "SARANA",
            "kendala": "Jaringan putus", "aksi": "draf",
        }  # fmt: skip
        as_sari.post("/aktivitas/baru/", kiriman)
        satu = Aktivitas.objects.get()
        assert (satu.kendala_jenis, satu.kendala) == ("SARANA", "Jaringan putus")
        assert "Jaringan putus" in as_sari.get(f"/aktivitas/{satu.pk}/").content.decode()

    def test_a_very_long_text_is_a_sentence(self, as_sari, indikator):
        kiriman = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "menit": "30",
            "uraian": "a" * 20_000, "tanggal": "2026-10-12", "aksi": "draf",
        }  # fmt: skip
        jawaban = as_sari.post("/aktivitas/baru/", kiriman)
        assert jawaban.status_code == 422
        assert "paling panjang 500 huruf" in jawaban.content.decode()


class TestBeberapa:
    def isi(self, milik, **ubah):
        awal = {
            "kunci_kirim": "0f6f6b3e-2a0c-4f1e-9d57-2a9d1f6b7c11",
            "baris": "apel 07.30-08.00\n\nmenyusun laporan 2 jam",
            "indikator": milik.pk,
            "tanggal": "2026-10-12",
        }
        return awal | ubah

    def test_every_line_is_a_draft_and_twice_is_once(self, as_sari, indikator):
        for _ in range(2):
            assert as_sari.post("/aktivitas/beberapa/", self.isi(indikator)).status_code == 302
        assert sorted(Aktivitas.objects.values_list("uraian", "menit", "status")) == [
            ("Apel", 30, "DRAF"), ("Menyusun laporan", 120, "DRAF"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"baris": "apel"}, "belum menyebut lamanya"),
            ({"baris": "apel 1 jam\n11-09"}, "Baris 2:"),
            ({"baris": "x 1 jam\n" * 21}, "Paling banyak 20 baris"),
            ({"tanggal": "2026-10-13"}, "belum tiba"),
            ({"indikator": "999999"}, "Pilih salah satu indikator"),
        ],
    )
    def test_one_wrong_line_writes_nothing(self, as_sari, indikator, ubah, kalimat):
        jawaban = as_sari.post("/aktivitas/beberapa/", self.isi(indikator, **ubah))
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
        assert not Aktivitas.objects.exists()


class TestSalinHari:
    def test_a_day_is_copied_as_drafts_once(self, pemeran, as_sari, indikator):
        for nomor in range(2):
            pembuat.dikirim(pemeran.sari, indikator, tanggal=KEMARIN, uraian=f"Kerja {nomor} hari")
        for _ in range(2):
            as_sari.post("/aktivitas/salin-hari/", {"dari": "2026-10-09"})
        hari_ini = Aktivitas.objects.filter(tanggal=date(2026, 10, 12))
        assert list(hari_ini.values_list("status", "menit")) == [("DRAF", 90)] * 2
        assert not hari_ini.filter(bukti__isnull=False).exists()

    @pytest.mark.parametrize("dari", ["", "bukan", "2026-10-12", "2026-10-01"])
    def test_nothing_to_copy_is_a_sentence(self, as_sari, indikator, dari):
        assert as_sari.post("/aktivitas/salin-hari/", {"dari": dari}).status_code == 409

    def test_the_day_of_another_person_is_not_copied(self, pemeran, as_tono, indikator):
        pembuat.dikirim(pemeran.sari, indikator, tanggal=KEMARIN)
        as_tono.post("/aktivitas/salin-hari/", {"dari": "2026-10-09"})
        assert not Aktivitas.objects.filter(pegawai=pemeran.tono).exists()
