"""Screens of the own log: list, form, entry, evidence."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.services import kembalikan, setujui
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.core.berkas import olah_berkas
from ekinerja.core.testing import counted_queries
from ekinerja.skp.models import Indikator
from ekinerja.skp.tests import pembuat as pembuat_skp

BARU = "/aktivitas/baru/"


@pytest.fixture
def kiriman(indikator):
    """A complete form, as a phone sends it."""

    def susun(**ubah):
        awal = {
            "kunci_kirim": str(uuid.uuid4()),
            "indikator": indikator.pk,
            "uraian": "Menyusun laporan mingguan",
            "menit_cepat": "60",
            "menit": "",
            "tanggal": "2026-10-12",
            "volume": "",
            "foto": pembuat.foto(),
            "aksi": "kirim",
        }
        return {nama: nilai for nama, nilai in (awal | ubah).items() if nilai is not None}

    return susun


@pytest.mark.req("BJR-15")
class TestFormulirCepat:
    def test_an_entry_is_logged_and_sent_with_one_form(self, pemeran, as_sari, kiriman):
        jawaban = as_sari.post(BARU, kiriman(), follow=True)
        aktivitas = Aktivitas.objects.get()
        assert (aktivitas.status, aktivitas.menit, aktivitas.penilai) == (
            "DIKIRIM",
            60,
            pemeran.budi,
        )
        assert "Aktivitas terkirim kepada Budi Santoso." in jawaban.content.decode()

    @pytest.mark.req("PBG-03", "DPS-05")
    @pytest.mark.parametrize(
        ("siapa", "penilai"), [("komang", "nyoman"), ("budi", "ratna"), ("ratna", "made")]
    )
    def test_it_is_the_same_form_from_staf_to_kepala_dinas(
        self, request, pemeran, kiriman, siapa, penilai
    ):
        kadis, atasan = pemeran.jabatan.kadis, pemeran.jabatan.auditor
        type(kadis).objects.filter(pk=kadis.pk).update(atasan=atasan)
        skp = pembuat_skp.disetujui(getattr(pemeran, siapa), oleh=getattr(pemeran, penilai))
        klien = request.getfixturevalue(f"as_{siapa}")
        indikator = pembuat_skp.indikator_pertama(skp)
        assert klien.post(BARU, kiriman(indikator=indikator.pk)).status_code == 302
        aktivitas = Aktivitas.objects.get(pegawai=getattr(pemeran, siapa))
        assert (aktivitas.status, aktivitas.penilai) == ("DIKIRIM", getattr(pemeran, penilai))

    def test_a_draft_needs_no_evidence(self, as_sari, kiriman):
        as_sari.post(BARU, kiriman(aksi="draf", foto=None))
        assert Aktivitas.objects.get().status == "DRAF"

    def test_sent_twice_it_is_one_entry(self, as_sari, kiriman):
        kunci = str(uuid.uuid4())
        for _ in range(2):
            as_sari.post(BARU, kiriman(kunci_kirim=kunci))
        assert Aktivitas.objects.count() == 1

    def test_own_minutes_win_over_the_quick_ones(self, as_sari, kiriman):
        as_sari.post(BARU, kiriman(menit="45"))
        assert Aktivitas.objects.get().menit == 45

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"uraian": "ok"}, "paling sedikit 5 huruf"),
            ({"menit_cepat": ""}, "Pilih lamanya, atau tulis menitnya."),
            ({"menit": "1441"}, "paling banyak 1.440 menit"),
            ({"indikator": ""}, "Pilih indikator SKP"),
            ({"indikator": "999999"}, "bukan bagian dari SKP Anda"),
            ({"tanggal": "2026-10-13"}, "belum tiba"),
            ({"tanggal": "bukan"}, "tidak dapat dibaca"),
            ({"volume": "-1"}, "kurang dari nol"),
            ({"foto": None}, "belum punya bukti"),
            ({"foto": pembuat.halaman_bernama_foto()}, "bukan foto"),
            ({"kunci_kirim": "x"}, "Muat ulang"),
        ],
    )
    def test_what_is_refused_comes_back_as_it_was_typed(self, as_sari, kiriman, ubah, kalimat):
        isi = kiriman(volume="3", **ubah) if "volume" not in ubah else kiriman(**ubah)
        jawaban = as_sari.post(BARU, isi)
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 422
        assert kalimat in halaman
        assert f'value="{isi["uraian"]}"' in halaman
        assert not Aktivitas.objects.exists()

    def test_a_file_above_the_limit_is_refused_before_it_is_opened(
        self, as_sari, kiriman, settings
    ):
        settings.UPLOAD_MAX_BYTES = 1_000
        besar = SimpleUploadedFile("besar.pdf", pembuat.PDF * 100, "application/pdf")
        jawaban = as_sari.post(BARU, kiriman(foto=None, berkas=besar))
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 422
        assert "lebih besar dari 25 MB" in halaman
        assert 'value="Menyusun laporan mingguan"' in halaman
        assert not Aktivitas.objects.exists()

    def test_an_empty_file_is_a_sentence(self, as_sari, kiriman):
        jawaban = as_sari.post(BARU, kiriman(foto=SimpleUploadedFile("a.jpg", b"")))
        assert jawaban.status_code == 422
        assert "“a.jpg” kosong" in jawaban.content.decode()

    def test_htmx_gets_the_sentence_only_so_that_the_photo_stays(self, as_sari, kiriman):
        kepala = {"HX-Request": "true", "HX-Target": "galat-isian"}
        jawaban = as_sari.post(BARU, kiriman(uraian=""), headers=kepala)
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 422
        assert halaman.strip().startswith('<div id="galat-isian"')
        assert "<form" not in halaman
        assert as_sari.post(BARU, kiriman(), headers=kepala)["HX-Redirect"] == "/aktivitas/"

    def test_a_former_entry_fills_the_form_with_one_tap(self, as_sari, draf):
        halaman = as_sari.get(BARU).content.decode()
        assert f"{BARU}?salin={draf.pk}" in halaman
        salinan = as_sari.get(f"{BARU}?salin={draf.pk}").content.decode()
        assert f'value="{draf.uraian}"' in salinan
        assert 'value="90" id="id_menit_cepat_2" checked' in " ".join(salinan.split())

    def test_the_entry_of_another_person_fills_nothing(self, as_budi, draf, pemeran):
        assert draf.uraian not in as_budi.get(f"{BARU}?salin={draf.pk}").content.decode()

    def test_without_an_agreed_skp_it_says_what_to_do(self, as_dewi):
        halaman = as_dewi.get(BARU).content.decode()
        assert "Belum ada SKP yang disetujui" in halaman
        assert "/skp/" in halaman

    def test_numbers_beyond_a_thousand_are_not_grouped(self, as_sari, as_budi, indikator, kiriman):
        with connection.cursor() as cursor:
            for tabel in ("skp_indikator", "aktivitas_aktivitas"):
                cursor.execute(f"ALTER SEQUENCE {tabel}_id_seq RESTART WITH 1234567")
        baru = Indikator.objects.create(
            hasil_kerja=indikator.hasil_kerja, urutan=9, uraian="Baru", target=1, satuan="x"
        )
        assert f'value="{baru.pk}"' in as_sari.get(BARU).content.decode()
        as_sari.post(BARU, kiriman(indikator=baru.pk))
        aktivitas = Aktivitas.objects.get(indikator=baru)
        kotak = as_budi.get("/aktivitas/persetujuan/").content.decode()
        assert f'name="pilih" value="{aktivitas.pk}"' in kotak
        assert f'name="tampil" value="{aktivitas.pk}|2026-10-12"' in kotak

    def test_many_indicators_are_folded_but_the_chosen_one(self, as_sari, draf):
        induk = draf.indikator.hasil_kerja
        for nomor in range(3, 12):
            Indikator.objects.create(
                hasil_kerja=induk, urutan=nomor, uraian=f"Indikator {nomor}", target=1, satuan="x"
            )
        assert "10 indikator lain" in as_sari.get(BARU).content.decode()


class TestPerbaiki:
    def test_a_returned_entry_is_corrected_and_sent_again(self, pemeran, as_sari, dikirim, kiriman):
        kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan="Perjelas hasilnya.")
        daftar = as_sari.get("/aktivitas/bulan/").content.decode()
        assert "Perjelas hasilnya." in daftar
        as_sari.post(
            f"/aktivitas/{dikirim.pk}/ubah/", kiriman(uraian="Laporan minggu kedua", foto=None)
        )
        dikirim.refresh_from_db()
        assert (dikirim.status, dikirim.uraian) == ("DIKIRIM", "Laporan minggu kedua")

    def test_it_is_refused_once_it_is_approved(self, pemeran, as_sari, dikirim, kiriman):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        for jawaban in (
            as_sari.get(f"/aktivitas/{dikirim.pk}/ubah/"),
            as_sari.post(f"/aktivitas/{dikirim.pk}/ubah/", kiriman()),
        ):
            assert jawaban.status_code == 403
            assert "isinya terkunci" in jawaban.content.decode()

    def test_evidence_is_taken_off_a_draft(self, as_sari, draf):
        as_sari.post(f"/aktivitas/bukti/{draf.bukti.get().pk}/hapus/")
        assert not draf.bukti.exists()


@pytest.mark.req("KLK-09", "BKN-01")
class TestDaftar:
    def test_it_shows_each_day_with_status_and_minutes(self, pemeran, as_sari, indikator):
        pembuat.draf(pemeran.sari, indikator)
        setujui(
            pembuat.dikirim(pemeran.sari, indikator, tanggal=date(2026, 10, 9), menit=45),
            oleh=pemeran.budi,
            pada=PADA,
        )
        halaman = as_sari.get("/aktivitas/bulan/").content.decode()
        for teks in (
            "Hari ini <strong>1 jam 30 menit</strong>",
            "Jumat, 9 Oktober 2026",
            "45 menit",
            "Draf",
            "Disetujui",
            "2 jam 15 menit tercatat",
        ):
            assert teks in halaman

    def test_another_month_or_state_is_a_filter(self, pemeran, as_sari, indikator):
        pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 9, 30), uraian="Bulan lalu ada")
        assert "Bulan lalu ada" not in as_sari.get("/aktivitas/bulan/").content.decode()
        lalu = "/aktivitas/bulan/?bulan=2026-09"
        assert "Bulan lalu ada" in as_sari.get(lalu).content.decode()
        disaring = as_sari.get(f"{lalu}&status=DISETUJUI").content.decode()
        assert "Tidak ada aktivitas dengan keadaan itu" in disaring

    @pytest.mark.parametrize("bulan", ["kemarin", "2026-13", "0000-00", "2026-10-01"])
    def test_an_unreadable_month_is_the_current_one(self, as_sari, bulan):
        assert "Oktober 2026" in as_sari.get(f"/aktivitas/bulan/?bulan={bulan}").content.decode()

    def test_it_can_be_taken_along_as_a_workbook(self, as_sari, draf):
        jawaban = as_sari.get("/aktivitas/ekspor/?bulan=2026-10")
        assert jawaban.content.startswith(b"PK")
        assert "aktivitas-2026-10.xlsx" in jawaban["Content-Disposition"]

    def test_it_costs_the_same_with_5_and_with_50_entries(self, pemeran, as_sari, indikator):
        hitungan = []
        for banyak in (5, 45):
            pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=banyak)
            with counted_queries() as jumlah:
                assert as_sari.get("/aktivitas/bulan/").status_code == 200
            hitungan.append(int(jumlah))
        assert hitungan[0] == hitungan[1] <= 15


class TestRincian:
    @pytest.mark.parametrize("siapa", ["sari", "budi", "komang", "nyoman", "ratna", "made"])
    def test_it_is_open_to_owner_penilai_and_readers(self, request, dikirim, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        jawaban = klien.get(f"/aktivitas/{dikirim.pk}/")
        assert jawaban.status_code == 200
        assert dikirim.uraian in jawaban.content.decode()

    @pytest.mark.parametrize("siapa", ["tono", "ucok", "dewi"])
    def test_it_is_invisible_to_outsiders(self, request, dikirim, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        bukti = dikirim.bukti.get().pk
        for alamat in (f"/aktivitas/{dikirim.pk}/", f"/aktivitas/bukti/{bukti}/"):
            assert klien.get(alamat).status_code == 404
        for deed in ("setujui", "kembalikan", "batalkan", "kirim", "ubah"):
            assert klien.post(f"/aktivitas/{dikirim.pk}/{deed}/").status_code == 404

    def test_a_draft_is_seen_by_its_owner_only(self, as_sari, as_budi, as_made, draf):
        assert as_sari.get(f"/aktivitas/{draf.pk}/").status_code == 200
        assert as_budi.get(f"/aktivitas/{draf.pk}/").status_code == 404
        assert as_made.get(f"/aktivitas/{draf.pk}/").status_code == 404

    def test_the_buttons_come_from_the_life_cycle(self, as_sari, as_budi, dikirim):
        milik = as_sari.get(f"/aktivitas/{dikirim.pk}/").content.decode()
        penilai = as_budi.get(f"/aktivitas/{dikirim.pk}/").content.decode()
        assert f"/aktivitas/{dikirim.pk}/batalkan/" in milik
        assert f"/aktivitas/{dikirim.pk}/setujui/" not in milik
        assert f"/aktivitas/{dikirim.pk}/setujui/" in penilai
        assert f"/aktivitas/{dikirim.pk}/batalkan/" not in penilai

    def test_a_reader_gets_the_reason_when_trying_to_decide(self, as_komang, dikirim):
        jawaban = as_komang.post(f"/aktivitas/{dikirim.pk}/setujui/")
        assert jawaban.status_code == 403
        assert "pejabat penilai pemiliknya" in jawaban.content.decode()

    def test_it_takes_few_queries(self, as_budi, dikirim):
        with counted_queries() as jumlah:
            as_budi.get(f"/aktivitas/{dikirim.pk}/")
        assert int(jumlah) <= 15

    def test_withdrawing_and_sending_go_without_javascript(self, as_sari, draf):
        as_sari.post(f"/aktivitas/{draf.pk}/kirim/")
        draf.refresh_from_db()
        assert draf.status == "DIKIRIM"
        as_sari.post(f"/aktivitas/{draf.pk}/batalkan/")
        draf.refresh_from_db()
        assert draf.status == "DIBATALKAN"


class TestBukti:
    def test_a_photo_leaves_as_its_clean_copy_only(self, as_budi, dikirim):
        bukti = dikirim.bukti.select_related("berkas").get()
        alamat = f"/aktivitas/bukti/{bukti.pk}/"
        tunggu = as_budi.get(alamat)
        assert tunggu.status_code == 409
        assert "sedang dibersihkan" in tunggu.content.decode()
        olah_berkas(bukti.berkas)
        utuh, kecil = as_budi.get(alamat), as_budi.get(f"{alamat}?kecil=1")
        assert utuh["Content-Type"] == kecil["Content-Type"] == "image/jpeg"
        assert utuh.content != bukti.berkas.read()
        assert len(kecil.content) < len(utuh.content)
        assert "sandbox" in utuh["Content-Security-Policy"]
        assert utuh["X-Content-Type-Options"] == "nosniff"

    def test_a_pdf_is_only_ever_a_download(self, pemeran, as_budi, indikator):
        nama = "notulen\r\nSet-Cookie: x=1.pdf"
        aktivitas = pembuat.dikirim(pemeran.sari, indikator, bukti=[pembuat.pdf(nama)])
        jawaban = as_budi.get(f"/aktivitas/bukti/{aktivitas.bukti.get().pk}/")
        assert jawaban["Content-Disposition"].startswith("attachment;")
        assert "\n" not in jawaban["Content-Disposition"]
        assert "sandbox" in jawaban["Content-Security-Policy"]
