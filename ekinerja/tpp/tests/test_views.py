"""The pages of lists and slips: who sees what, what they say, and what they cost."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from procrastinate.contrib.django import app

from ekinerja.core.models import Pekerjaan
from ekinerja.core.testing import assert_swap_equals_reload, counted_queries
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.services import hitung_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2, aktivitas
from ekinerja.tpp.tests.test_hitung import pindahkan

PELIHAT = ("komang", "nyoman", "ratna", "wayan", "made")


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOVEMBER_2, tick=False):
        yield


@pytest.fixture
def sebagai(request):
    return lambda siapa: request.getfixturevalue(f"as_{siapa}")


def slip(daftar, pegawai, nama="tpp:slip"):
    return reverse(nama, args=[daftar.pk, pegawai.pk])


class TestDaftar:
    @pytest.mark.parametrize("siapa", PELIHAT)
    def test_it_shows_state_totals_and_whose_turn_it_is(self, sebagai, dihitung, siapa):
        halaman = sebagai(siapa).get(reverse("tpp:daftar")).content.decode()
        assert "Dinas Komunikasi dan Informatika" in halaman
        assert "PPK-SKPD memverifikasi" in halaman and "Oktober 2026" in halaman

    def test_it_shows_the_treasurer_closed_lists_only(self, as_dewi, diverifikasi, pemeran):
        from ekinerja.tpp.services import tutup_daftar

        alamat = reverse("tpp:daftar")
        assert "Belum ada daftar TPP di sini" in as_dewi.get(alamat).content.decode()
        tutup_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2)
        assert "Bendahara membayarkan" in as_dewi.get(alamat).content.decode()

    @pytest.mark.parametrize("siapa", ["sari", "budi", "tono"])
    def test_it_is_for_roles_over_lists(self, sebagai, dihitung, siapa):
        assert sebagai(siapa).get(reverse("tpp:daftar")).status_code == 403

    def test_it_is_empty_for_another_instansi(self, as_ucok, dihitung):
        halaman = as_ucok.get(reverse("tpp:daftar")).content.decode()
        assert "Dinas Komunikasi" not in halaman

    def test_it_narrows_by_state_and_month(self, as_wayan, dihitung):
        alamat = reverse("tpp:daftar")
        tutup = as_wayan.get(alamat, {"status": "DITUTUP"}).content.decode()
        assert "PPK-SKPD memverifikasi" not in tutup
        oktober = as_wayan.get(alamat, {"bulan": "2026-10-01"}).content.decode()
        assert (
            "PPK-SKPD memverifikasi" in oktober
            and "perangkat daerah belum menghitung Oktober" in oktober
        )
        assert as_wayan.get(alamat, {"bulan": "2026-13-45"}).status_code == 200

    def test_it_offers_the_month_that_ended_first(self, as_komang, as_wayan, skema):
        halaman = as_komang.get(reverse("tpp:daftar")).content.decode()
        assert "Belum menghitung Oktober 2026" in halaman and 'name="awal"' in halaman
        assert 'name="awal"' not in as_wayan.get(reverse("tpp:daftar")).content.decode()


class TestSiapkan:
    def test_it_makes_the_list_and_enqueues_its_calculation(self, pemeran, as_komang, skema):
        jawab = as_komang.post(
            reverse("tpp:siapkan"), {"unit": pemeran.unit.dinas.pk, "awal": "2026-11-01"}
        )
        satu = DaftarTPP.objects.get()
        assert jawab.url == reverse("tpp:rincian_daftar", args=[satu.pk])
        assert satu.pekerjaan.status == Pekerjaan.MENUNGGU

    @pytest.mark.parametrize("isi", [{}, {"unit": "x", "awal": "y"}])
    def test_it_refuses_what_was_not_chosen(self, as_komang, isi):
        assert as_komang.post(reverse("tpp:siapkan"), isi).status_code == 409

    def test_it_does_not_know_units_of_others(self, pemeran, as_komang):
        isi = {"unit": pemeran.unit.dinas_lain.pk, "awal": "2026-11-01"}
        assert as_komang.post(reverse("tpp:siapkan"), isi).status_code == 404

    def test_it_is_refused_to_others(self, pemeran, as_ratna):
        isi = {"unit": pemeran.unit.dinas.pk, "awal": "2026-11-01"}
        assert as_ratna.post(reverse("tpp:siapkan"), isi).status_code == 403


class TestRincianDaftar:
    @pytest.mark.parametrize("siapa", PELIHAT)
    def test_it_lists_people_and_the_total(self, sebagai, dihitung, siapa):
        alamat = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        halaman = sebagai(siapa).get(alamat).content.decode()
        assert "Rp2.892.262" in halaman and "Jumlah seluruh daftar" in halaman
        assert "19900101 201503 2 003" in halaman

    @pytest.mark.parametrize("siapa", ["sari", "budi", "dewi", "tono", "ucok"])
    def test_it_is_invisible_to_others(self, sebagai, dihitung, siapa):
        for nama in ("rincian_daftar", "kemajuan", "keterkinian", "nominatif", "nominatif_pdf"):
            alamat = reverse(f"tpp:{nama}", args=[dihitung.pk])
            assert sebagai(siapa).get(alamat).status_code == 404, nama

    @pytest.mark.parametrize(
        ("siapa", "tombol"),
        [("komang", "Hitung ulang"), ("nyoman", "Verifikasi"), ("ratna", ""), ("made", "")],
    )
    def test_it_offers_the_step_to_whose_turn_it_is(self, sebagai, dihitung, siapa, tombol):
        alamat = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        tombol_kirim = re.findall(
            r'<button class="btn[^>]*type="submit">(?:<svg.*?</svg>)?([^<]+)</button>',
            sebagai(siapa).get(alamat).content.decode(),
        )
        langkah = [t for t in tombol_kirim if t in {"Hitung", "Hitung ulang", "Verifikasi"}]
        assert langkah == ([tombol] if tombol else [])

    def test_it_searches_by_name_and_nip(self, as_komang, dihitung):
        alamat = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        ada = as_komang.get(alamat, {"cari": "sari"}).content.decode()
        assert "Sari Wulandari" in ada and "Budi Santoso" not in ada
        nip = as_komang.get(alamat, {"cari": "19900101 201503"}).content.decode()
        assert "Sari Wulandari" in nip
        assert "Tidak ada yang cocok" in as_komang.get(alamat, {"cari": "zzz"}).content.decode()

    def test_it_puts_those_held_up_on_top(self, pemeran, as_komang, daftar):
        Pegawai.objects.filter(pk=pemeran.budi.pk).update(dasar_gaji_bpjs=None)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        alamat = reverse("tpp:rincian_daftar", args=[hasil.pk])
        halaman = as_komang.get(alamat).content.decode()
        assert "Belum dapat dihitung" in halaman and "Dasar gaji untuk iuran BPJS" in halaman

    def test_it_says_when_the_facts_changed(self, pemeran, as_nyoman, dihitung):
        alamat = reverse("tpp:keterkinian", args=[dihitung.pk])
        assert "Sebelum diverifikasi" not in as_nyoman.get(alamat).content.decode()
        aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=30)
        assert "Data Sari Wulandari berubah" in as_nyoman.get(alamat).content.decode()

    def test_it_costs_the_same_with_more_people(self, pemeran, as_komang, dihitung):
        alamat = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        with counted_queries() as sedikit:
            as_komang.get(alamat)
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 1))
        pindahkan(pemeran, pemeran.made, pemeran.jabatan.analis, date(2026, 10, 1))
        hitung_daftar(dihitung, oleh=pemeran.komang, pada=NOVEMBER_2)
        with counted_queries() as banyak:
            as_komang.get(alamat)
        assert int(sedikit) == int(banyak) <= 15

    @pytest.mark.parametrize("nama", ["daftar", "slip_saya"])
    def test_it_costs_little(self, as_komang, dihitung, nama):
        with counted_queries() as n:
            as_komang.get(reverse(f"tpp:{nama}"))
        assert int(n) <= 15


def kerjakan_antrean():
    """Run the jobs that wait, as the worker would."""
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


@pytest.mark.django_db(transaction=True)
class TestAntrean:
    def test_it_walks_from_calculation_to_close(
        self, transactional_db, as_komang, as_nyoman, as_ratna, daftar
    ):
        halaman = reverse("tpp:rincian_daftar", args=[daftar.pk])
        as_komang.post(reverse("tpp:hitung", args=[daftar.pk]))
        kerjakan_antrean()
        daftar.refresh_from_db()
        assert (daftar.status, daftar.pekerjaan.status) == ("DIHITUNG", Pekerjaan.SELESAI)
        for klien, langkah in ((as_nyoman, "verifikasi"), (as_ratna, "tutup")):
            assert_swap_equals_reload(
                klien,
                reverse(f"tpp:{langkah}", args=[daftar.pk]),
                {},
                page=halaman,
                part="kepala",
            )
        daftar.refresh_from_db()
        assert daftar.status == "DITUTUP"
        assert "Sidik penutupan" in as_ratna.get(halaman).content.decode()

    def test_it_shows_why_a_calculation_failed(
        self, transactional_db, pemeran, as_komang, daftar, skema
    ):
        as_komang.post(reverse("tpp:hitung", args=[daftar.pk]))
        type(skema).objects.filter(pk=skema.pk).update(
            masa=DateRange(date(2026, 1, 1), date(2026, 10, 1))
        )
        kerjakan_antrean()
        halaman = as_komang.get(reverse("tpp:kemajuan", args=[daftar.pk])).content.decode()
        assert "Gagal" in halaman and "Belum ada skema TPP" in halaman


class TestLangkah:
    def test_it_returns_with_the_capacity_of_the_sender(self, as_ratna, diverifikasi):
        alamat = reverse("tpp:kembalikan", args=[diverifikasi.pk])
        assert as_ratna.post(alamat, {"alasan": ""}).status_code == 409
        as_ratna.post(alamat, {"alasan": "Kehadiran Dewi keliru"})
        akhir = diverifikasi.riwayat.last()
        assert (akhir.langkah, akhir.kapasitas) == ("kembalikan", "PA/KPA")

    def test_it_refuses_with_reason_whose_turn_it_is_not(self, as_ratna, as_made, dihitung):
        tutup = reverse("tpp:tutup", args=[dihitung.pk])
        assert as_ratna.post(tutup).status_code == 409
        jawab = as_made.post(reverse("tpp:verifikasi", args=[dihitung.pk]))
        assert jawab.status_code == 403 and "PPK-SKPD" in jawab.content.decode()

    def test_it_is_asked_for_once_at_a_time(self, as_komang, daftar):
        alamat = reverse("tpp:hitung", args=[daftar.pk])
        as_komang.post(alamat)
        jawab = as_komang.post(alamat)
        assert jawab.status_code == 409 and "menunggu giliran" in jawab.content.decode()


class TestSlip:
    @pytest.mark.req("KLK-02", "KLK-13")
    def test_it_opens_every_figure_down_to_article_and_record(
        self, as_sari, ditutup, pemeran, bulan
    ):
        halaman = as_sari.get(slip(ditutup, pemeran.sari)).content.decode()
        hari = bulan["sari", date(2026, 10, 5)]
        for kata in (
            "Mengapa TPP saya sebesar ini?",
            "Rp2.892.262",
            "Basic TPP",
            "Pasal 7 ayat (2)",
            "Kepmendagri 900-4700/2020",
            "dibulatkan ke rupiah terdekat, semula Rp3.500.451,90".capitalize(),
            "Ditetapkan skema daerah, berlaku sejak 1 Jan 2026",
            "belum terverifikasi",
            "5 Okt 2026: 12 menit",
            "1–30 menit: 0,5%",
            "Kelas 8: Rp7.523.000",
            "Menyusun laporan, 300 menit",
        ):
            assert kata.lower() in halaman.lower(), kata
        assert reverse("presensi:hari", args=[hari.pk]) in halaman
        assert reverse("aktivitas:rincian", args=[pemeran.sari.aktivitas.first().pk]) in halaman
        assert "data:image/svg+xml;base64," in halaman
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", re.sub(r"<[^>]*>", " ", halaman))

    def test_it_says_before_the_close_that_figures_may_change(self, as_sari, dihitung, pemeran):
        halaman = as_sari.get(slip(dihitung, pemeran.sari)).content.decode()
        assert "Belum ditutup: angka sementara" in halaman
        assert "data:image/svg+xml" not in halaman

    def test_it_explains_a_move_by_segment(self, as_wayan, pemeran, daftar):
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 15))
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        halaman = as_wayan.get(slip(hasil, pemeran.tono)).content.decode()
        assert "TPP bruto 1–14 Okt 2026" in halaman and "TPP bruto 15–31 Okt 2026" in halaman
        assert "Penyuluh Pertanian Ahli Muda, Dinas Pertanian" in halaman

    @pytest.mark.parametrize("siapa", ["sari", *PELIHAT])
    def test_it_is_seen_by_the_person_and_the_roles(self, sebagai, dihitung, pemeran, siapa):
        assert sebagai(siapa).get(slip(dihitung, pemeran.sari)).status_code == 200

    @pytest.mark.parametrize("siapa", ["budi", "dewi", "tono", "ucok"])
    @pytest.mark.parametrize("nama", ["tpp:slip", "tpp:slip_pdf"])
    def test_it_is_invisible_to_everybody_else(self, sebagai, dihitung, pemeran, siapa, nama):
        assert sebagai(siapa).get(slip(dihitung, pemeran.sari, nama)).status_code == 404

    def test_it_is_seen_by_the_treasurer_after_the_close(self, as_dewi, ditutup, pemeran):
        assert as_dewi.get(slip(ditutup, pemeran.sari)).status_code == 200

    def test_it_links_only_records_that_the_reader_may_open(
        self, as_dewi, as_ratna, ditutup, pemeran, bulan
    ):
        alamat = (
            reverse("presensi:hari", args=[bulan["sari", date(2026, 10, 5)].pk]),
            reverse("aktivitas:rincian", args=[pemeran.sari.aktivitas.first().pk]),
        )
        for klien in (as_dewi, as_ratna):
            halaman = klien.get(slip(ditutup, pemeran.sari)).content.decode()
            assert "5 Okt 2026: 12 menit" in halaman
            for satu in alamat:
                assert (f'href="{satu}"' in halaman) == (klien.get(satu).status_code == 200)
        assert f'href="{alamat[0]}"' in halaman
        bendahara = as_dewi.get(slip(ditutup, pemeran.sari)).content.decode()
        assert "tanpa tautan karena tidak termasuk kewenangan Anda" in bendahara
        assert not any(f'href="{satu}"' in bendahara for satu in alamat)

    def test_it_costs_a_role_no_more_queries_than_a_page_may(self, as_ratna, ditutup, pemeran):
        with counted_queries() as banyak:
            as_ratna.get(slip(ditutup, pemeran.sari))
        assert int(banyak) <= 15

    def test_it_costs_the_same_however_many_records(self, as_sari, dihitung, pemeran):
        with counted_queries() as sedikit:
            as_sari.get(slip(dihitung, pemeran.sari))
        for hari in (28, 29, 30):
            aktivitas(pemeran, pemeran.sari, date(2026, 10, hari), menit=30)
        hitung_daftar(dihitung, oleh=pemeran.komang, pada=NOVEMBER_2)
        with counted_queries() as banyak:
            as_sari.get(slip(dihitung, pemeran.sari))
        assert int(sedikit) == int(banyak) <= 15


class TestSlipSaya:
    def test_it_lists_the_own_months(self, as_sari, dihitung):
        halaman = as_sari.get(reverse("tpp:slip_saya")).content.decode()
        assert "Oktober 2026" in halaman and "Rp2.892.262" in halaman
        assert "angka sementara" in halaman and "Budi" not in halaman

    def test_it_says_why_a_month_is_held_up(self, pemeran, as_budi, daftar):
        Pegawai.objects.filter(pk=pemeran.budi.pk).update(dasar_gaji_bpjs=None)
        hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        halaman = as_budi.get(reverse("tpp:slip_saya")).content.decode()
        assert "Terhalang" in halaman and "Dasar gaji untuk iuran BPJS" in halaman

    def test_it_says_what_to_do_when_there_is_none(self, as_sari):
        assert "Belum ada hitungan TPP" in as_sari.get(reverse("tpp:slip_saya")).content.decode()


class TestBerkas:
    @pytest.mark.req("BGL-06", "BJR-19")
    def test_the_workbook_has_codes_totals_and_signers(self, as_dewi, ditutup, tmp_path):
        isi = as_dewi.get(reverse("tpp:nominatif", args=[ditutup.pk])).content
        baris = [list(map(str, b)) for b in _lembar(isi, tmp_path)]
        assert any("5.1.01.02.01.0001" in sel for sel in baris[0])
        sari = dict(zip(baris[0], next(b for b in baris if "Sari Wulandari" in b), strict=True))
        basic, pagu = (sari[k].split(".")[0] for k in ("Basic TPP", "Pagu"))
        assert (basic, pagu) == ("3500452", "3150407")
        jumlah = next(b for b in baris if "JUMLAH" in b)
        assert str(int(ditutup.jumlah_neto)) in [s.split(".")[0] for s in jumlah]
        teks = " ".join(sel for b in baris for sel in b)
        assert "PA/KPA: Ratna Dewi Lestari" in teks and ditutup.penutupan.sidik in teks
        assert "Bendahara pengeluaran: Dewi Anggraini" in teks

    def test_the_pdfs_are_pdfs(self, as_dewi, as_sari, ditutup, pemeran):
        daftar = as_dewi.get(reverse("tpp:nominatif_pdf", args=[ditutup.pk]))
        satu = as_sari.get(slip(ditutup, pemeran.sari, "tpp:slip_pdf"))
        for jawab in (daftar, satu):
            assert (
                jawab.content.startswith(b"%PDF") and "attachment" in jawab["Content-Disposition"]
            )
        teks = _teks_pdf(satu.content)
        assert "Rp2.892.262" in teks and "SEMENTARA" not in teks
        assert "dua juta delapan ratus sembilan puluh dua ribu" in " ".join(teks.split())

    def test_a_list_too_long_for_paper_is_a_workbook(self, as_dewi, ditutup, monkeypatch):
        monkeypatch.setattr("ekinerja.tpp.presenters.PDF_TERBANYAK", 5)
        monkeypatch.setattr("ekinerja.tpp.presenters.daftar.PDF_TERBANYAK", 5)
        jawab = as_dewi.get(reverse("tpp:nominatif_pdf", args=[ditutup.pk]))
        assert jawab.status_code == 409 and "Unduh sebagai xlsx" in jawab.content.decode()
        halaman = as_dewi.get(reverse("tpp:rincian_daftar", args=[ditutup.pk])).content.decode()
        assert "Nominatif xlsx" in halaman and "Nominatif PDF" not in halaman

    def test_a_slip_before_the_close_says_so(self, as_sari, dihitung, pemeran):
        satu = as_sari.get(slip(dihitung, pemeran.sari, "tpp:slip_pdf"))
        assert "ANGKA SEMENTARA" in _teks_pdf(satu.content)


def _lembar(isi, tmp_path):
    from python_calamine import CalamineWorkbook

    jalur = tmp_path / "nominatif.xlsx"
    jalur.write_bytes(isi)
    return CalamineWorkbook.from_path(str(jalur)).get_sheet_by_index(0).to_python()


def _teks_pdf(isi):
    import io

    from pypdf import PdfReader

    return "\n".join(halaman.extract_text() for halaman in PdfReader(io.BytesIO(isi)).pages)


class TestPeranBerakhir:
    def test_a_role_that_ended_opens_nothing(self, pemeran, as_komang, dihitung):
        PemberianPeran.objects.filter(user=pemeran.komang.user).update(
            masa=DateRange(date(2020, 1, 1), datetime(2026, 11, 1, tzinfo=UTC).date())
        )
        alamat = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        assert as_komang.get(alamat).status_code == 404
