"""The pages of schemes: who sees what, and that nothing typed is lost."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.core.testing import assert_swap_equals_reload, counted_queries
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.tests.skema_contoh import isi

SEMUA = ("sari", "budi", "ratna", "dewi", "komang", "nyoman", "wayan", "made", "tono")


@pytest.fixture
def sebagai(request):
    return lambda siapa: request.getfixturevalue(f"as_{siapa}")


def kirim(**ubah):
    berkas = SimpleUploadedFile("skema.json", json.dumps(isi()).encode())
    return {"nama": "TPP uji", "contoh": "on", "berkas": berkas} | ubah


class TestDaftar:
    @pytest.mark.parametrize("siapa", SEMUA)
    def test_it_shows_the_scheme_in_force_to_everybody(self, sebagai, berlaku, siapa):
        halaman = sebagai(siapa).get(reverse("regulasi:daftar"))
        assert "Skema uji" in halaman.content.decode()

    @pytest.mark.parametrize(
        ("siapa", "tampak"),
        [("wayan", True), ("nyoman", True), ("made", True), ("sari", False), ("ratna", False)],
    )
    def test_it_shows_drafts_to_those_who_work_on_them(self, sebagai, draf, siapa, tampak):
        halaman = sebagai(siapa).get(reverse("regulasi:daftar")).content.decode()
        assert ("Skema uji" in halaman) is tampak
        rincian = sebagai(siapa).get(reverse("regulasi:rincian", args=[draf.pk]))
        assert rincian.status_code == (200 if tampak else 404)

    def test_it_is_invisible_to_another_instansi(self, as_ucok, berlaku):
        assert "Skema uji" not in as_ucok.get(reverse("regulasi:daftar")).content.decode()
        assert as_ucok.get(reverse("regulasi:rincian", args=[berlaku.pk])).status_code == 404

    def test_it_says_what_to_do_when_there_is_none(self, as_sari):
        assert "Belum ada skema TPP" in as_sari.get(reverse("regulasi:daftar")).content.decode()


class TestRincian:
    def test_it_reads_like_a_decree(self, as_sari, berlaku):
        halaman = as_sari.get(reverse("regulasi:rincian", args=[berlaku.pk])).content.decode()
        for kata in (
            "Skema contoh",
            "Pasal 7 ayat (1)",
            "60%",
            "1–30 menit: 0,5%",
            "Urutan hitungan",
            "dibulatkan ke rupiah terdekat",
            "Belum terverifikasi",
        ):
            assert kata in halaman, kata

    def test_it_takes_few_queries(self, as_sari, berlaku):
        with counted_queries() as n:
            as_sari.get(reverse("regulasi:rincian", args=[berlaku.pk]))
        assert int(n) <= 15

    def test_it_names_what_a_draft_lacks(self, pemeran, as_wayan, draf):
        Skema.objects.filter(pk=draf.pk).update(isi={**draf.isi, "parameter": {}})
        halaman = as_wayan.get(reverse("regulasi:rincian", args=[draf.pk])).content.decode()
        assert "Belum cukup untuk menghitung" in halaman and "Indeks kapasitas fiskal" in halaman


class TestUnggah:
    def test_it_keeps_a_draft(self, as_wayan):
        jawab = as_wayan.post(reverse("regulasi:baru"), kirim())
        skema = Skema.objects.get()
        assert jawab.url == reverse("regulasi:rincian", args=[skema.pk])
        assert (skema.status, skema.kode, skema.masa.lower) == ("DRAF", "uji", date(2026, 1, 1))

    def test_it_returns_a_refused_file_as_text_to_correct(self, as_wayan):
        rusak = isi(komponen={"basic_tpp": "kira_kira"})
        berkas = SimpleUploadedFile("skema.json", json.dumps(rusak).encode())
        jawab = as_wayan.post(reverse("regulasi:baru"), kirim(berkas=berkas))
        halaman = jawab.content.decode()
        assert jawab.status_code == 422
        assert "komponen.basic_tpp" in halaman and "kira_kira" in halaman
        assert 'value="TPP uji"' in halaman
        assert not Skema.objects.exists()

    @pytest.mark.parametrize(
        ("mentah", "kalimat"),
        [(b"a: 0.4", "tanda kutip"), (b"\xff\xfe", "UTF-8"), (b" ", "Pilih berkas skema")],
    )
    def test_it_refuses_what_cannot_be_read(self, as_wayan, mentah, kalimat):
        berkas = SimpleUploadedFile("skema.yaml", mentah)
        jawab = as_wayan.post(reverse("regulasi:baru"), kirim(berkas=berkas))
        assert jawab.status_code == 422 and kalimat in jawab.content.decode()

    def test_it_keeps_the_decree_as_a_download(self, as_wayan, as_tono, as_ucok):
        salinan = SimpleUploadedFile("keputusan.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF")
        as_wayan.post(reverse("regulasi:baru"), kirim(salinan=salinan))
        alamat = reverse("regulasi:naskah", args=[Skema.objects.get().pk])
        jawab = as_wayan.get(alamat)
        assert jawab.content.startswith(b"%PDF")
        assert "attachment" in jawab["Content-Disposition"]
        assert as_tono.get(alamat).status_code == as_ucok.get(alamat).status_code == 404

    def test_it_refuses_a_decree_that_is_no_pdf(self, as_wayan):
        salinan = SimpleUploadedFile("keputusan.pdf", b"<html>bukan pdf</html>")
        jawab = as_wayan.post(reverse("regulasi:baru"), kirim(salinan=salinan))
        assert jawab.status_code == 422 and not Skema.objects.exists()

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "komang", "made", "tono"])
    def test_it_is_refused_to_others(self, sebagai, siapa):
        assert sebagai(siapa).get(reverse("regulasi:baru")).status_code == 403

    def test_it_changes_a_draft(self, as_wayan, draf):
        jawab = as_wayan.post(
            reverse("regulasi:ubah", args=[draf.pk]),
            {"nama": "Nama kedua", "isi_teks": json.dumps(isi()), "contoh": "on"},
        )
        draf.refresh_from_db()
        assert jawab.status_code == 302 and draf.nama == "Nama kedua"

    def test_it_offers_the_content_for_correction(self, as_wayan, draf):
        halaman = as_wayan.get(reverse("regulasi:ubah", args=[draf.pk])).content.decode()
        assert "setengah_ke_atas" in halaman

    def test_it_never_changes_a_scheme_in_force(self, as_wayan, berlaku):
        jawab = as_wayan.post(
            reverse("regulasi:ubah", args=[berlaku.pk]),
            {"nama": "Nama kedua", "isi_teks": json.dumps(isi()), "contoh": "on"},
        )
        assert jawab.status_code == 409 and "Buat versi baru" in jawab.content.decode()


class TestLangkah:
    def test_it_is_offered_to_the_second_pair_of_eyes_only(self, as_wayan, as_nyoman, draf):
        alamat = reverse("regulasi:rincian", args=[draf.pk])
        tombol = reverse("regulasi:berlakukan", args=[draf.pk])
        assert tombol not in as_wayan.get(alamat).content.decode()
        assert tombol in as_nyoman.get(alamat).content.decode()

    def test_it_puts_in_force(self, as_nyoman, draf):
        assert_swap_equals_reload(
            as_nyoman,
            reverse("regulasi:berlakukan", args=[draf.pk]),
            {},
            page=reverse("regulasi:rincian", args=[draf.pk]),
            part="kepala",
        )
        draf.refresh_from_db()
        assert draf.status == "BERLAKU"

    def test_it_is_refused_to_the_drafter_with_the_reason(self, as_wayan, draf):
        jawab = as_wayan.post(reverse("regulasi:berlakukan", args=[draf.pk]))
        assert jawab.status_code == 403 and "orang lain" in jawab.content.decode()

    def test_it_revokes_with_a_reason(self, as_nyoman, berlaku):
        alamat = reverse("regulasi:cabut", args=[berlaku.pk])
        assert as_nyoman.post(alamat, {"alasan": ""}).status_code == 409
        as_nyoman.post(alamat, {"alasan": "Lampiran keliru"})
        berlaku.refresh_from_db()
        assert berlaku.status == "DICABUT"
