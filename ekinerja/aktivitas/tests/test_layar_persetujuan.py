"""The superior's inbox: approve one, some, a day, all; return with a note."""

from datetime import date

import pytest

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.testing import assert_swap_equals_reload, counted_queries
from ekinerja.skp.models import TargetBulanan
from ekinerja.skp.tests import pembuat as pembuat_skp

KOTAK = "/aktivitas/persetujuan/"
BANYAK = "/aktivitas/persetujuan/setujui/"


@pytest.fixture
def tiga(pemeran, indikator):
    """Two entries of 12 October, one of the 9th."""
    return [
        pembuat.dikirim(pemeran.sari, indikator, uraian=uraian, tanggal=tanggal)
        for uraian, tanggal in (
            ("Rapat koordinasi", date(2026, 10, 12)),
            ("Memeriksa berkas", date(2026, 10, 12)),
            ("Menyusun laporan", date(2026, 10, 9)),
        )
    ]


def tampil(semua):
    return [f"{satu.pk}|{satu.tanggal:%Y-%m-%d}" for satu in semua]


def keadaan(semua):
    tersimpan = dict(Aktivitas.objects.values_list("pk", "status"))
    return [tersimpan[satu.pk] for satu in semua]


@pytest.mark.req("DPS-06")
class TestKotakMasuk:
    def test_it_groups_by_person_and_day_oldest_first(self, as_budi, tiga):
        halaman = as_budi.get(KOTAK).content.decode()
        assert "3 aktivitas menunggu" in halaman
        assert "3 aktivitas, 4 jam 30 menit, sejak 9 Okt 2026" in halaman
        assert halaman.index("Jumat, 9 Oktober 2026") < halaman.index("Senin, 12 Oktober 2026")

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "tono", "ucok", "made", "komang"])
    def test_others_see_an_empty_inbox(self, request, tiga, siapa):
        halaman = request.getfixturevalue(f"as_{siapa}").get(KOTAK).content.decode()
        assert "Tidak ada yang menunggu" in halaman
        assert "Rapat koordinasi" not in halaman

    def test_it_costs_the_same_with_5_and_with_a_full_page(self, pemeran, as_budi, indikator):
        hitungan = []
        for banyak in (5, 45):
            pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=banyak)
            with counted_queries() as jumlah:
                assert as_budi.get(KOTAK).status_code == 200
            hitungan.append(int(jumlah))
        assert hitungan[0] == hitungan[1] <= 15

    def test_it_is_bounded_and_found_by_name(self, pemeran, as_budi, indikator):
        pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=60)
        halaman = as_budi.get(KOTAK).content.decode()
        assert "Halaman 1 dari 2" in halaman
        assert halaman.count('name="tampil"') == 40
        assert "60 aktivitas menunggu" in as_budi.get(f"{KOTAK}?cari=sari").content.decode()
        assert "menunggu dari “tono”" in as_budi.get(f"{KOTAK}?cari=tono").content.decode()


@pytest.mark.req("DPS-06", "DPS-21", "DES-06")
class TestTanpaJavaScript:
    def test_one_is_approved(self, as_budi, tiga):
        jawaban = as_budi.post(f"/aktivitas/{tiga[0].pk}/setujui/", {"next": KOTAK}, follow=True)
        assert keadaan(tiga) == ["DISETUJUI", "DIKIRIM", "DIKIRIM"]
        assert "Disetujui: Rapat koordinasi" in jawaban.content.decode()

    def test_one_is_returned_with_a_note(self, as_budi, tiga):
        as_budi.post(
            f"/aktivitas/{tiga[0].pk}/kembalikan/",
            {"next": KOTAK, "alasan": "Lampirkan daftar hadir."},
        )
        assert keadaan(tiga) == ["DIKEMBALIKAN", "DIKIRIM", "DIKIRIM"]

    @pytest.mark.parametrize("alasan", ["", "pendek"])
    def test_a_return_without_a_clear_note_is_refused(self, as_budi, tiga, alasan):
        jawaban = as_budi.post(f"/aktivitas/{tiga[0].pk}/kembalikan/", {"alasan": alasan})
        assert jawaban.status_code == 409
        assert "Catatan" in jawaban.content.decode()
        assert keadaan(tiga) == ["DIKIRIM"] * 3

    @pytest.mark.parametrize(
        ("cara", "hasil"),
        [
            ("semua", ["DISETUJUI"] * 3),
            ("2026-10-12", ["DISETUJUI", "DISETUJUI", "DIKIRIM"]),
            ("dicentang", ["DIKIRIM", "DISETUJUI", "DIKIRIM"]),
        ],
    )
    def test_some_a_day_or_all_are_approved(self, as_budi, indikator, tiga, cara, hasil):
        as_budi.post(BANYAK, {"cara": cara, "tampil": tampil(tiga), "pilih": [tiga[1].pk]})
        assert keadaan(tiga) == hasil
        bulan = TargetBulanan.objects.get(indikator=indikator, awal=date(2026, 10, 1))
        assert bulan.realisasi == hasil.count("DISETUJUI")

    def test_nothing_is_approved_unseen(self, as_budi, tiga):
        as_budi.post(BANYAK, {"cara": "semua", "tampil": tampil(tiga[:1])})
        assert keadaan(tiga) == ["DISETUJUI", "DIKIRIM", "DIKIRIM"]

    @pytest.mark.parametrize(
        "isi", [{}, {"cara": "dicentang"}, {"cara": "semua", "tampil": ["x|y", "1;2"]}]
    )
    def test_nothing_chosen_is_a_sentence(self, as_budi, tiga, isi):
        jawaban = as_budi.post(BANYAK, isi)
        assert jawaban.status_code == 409
        assert "Belum ada aktivitas yang dipilih" in jawaban.content.decode()

    def test_entries_of_another_penilai_stay_untouched(self, pemeran, as_budi, tiga):
        skp = pembuat_skp.disetujui(pemeran.komang, oleh=pemeran.nyoman)
        asing = pembuat.dikirim(pemeran.komang, pembuat_skp.indikator_pertama(skp))
        isi = {"cara": "semua", "tampil": tampil([*tiga, asing])}
        jawaban = as_budi.post(BANYAK, isi, follow=True)
        assert keadaan([*tiga, asing]) == ["DISETUJUI"] * 3 + ["DIKIRIM"]
        assert "3 aktivitas disetujui. 1 lainnya sudah tidak menunggu" in jawaban.content.decode()

    @pytest.mark.parametrize("siapa", ["tono", "ucok"])
    def test_outsiders_change_nothing(self, request, tiga, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        klien.post(BANYAK, {"cara": "semua", "tampil": tampil(tiga)})
        assert klien.post(f"/aktivitas/{tiga[0].pk}/setujui/").status_code == 404
        assert keadaan(tiga) == ["DIKIRIM"] * 3

    def test_the_second_decision_is_a_sentence(self, as_budi, tiga):
        as_budi.post(f"/aktivitas/{tiga[0].pk}/setujui/")
        jawaban = as_budi.post(f"/aktivitas/{tiga[0].pk}/setujui/")
        assert jawaban.status_code == 409
        assert "keadaannya sekarang “Disetujui”" in jawaban.content.decode()

    def test_it_never_leads_off_this_site(self, as_budi, tiga):
        jawaban = as_budi.post(f"/aktivitas/{tiga[0].pk}/setujui/", {"next": "//jahat.example/"})
        assert jawaban["Location"] == f"/aktivitas/{tiga[0].pk}/"


class TestSwap:
    """After a deed by htmx the inbox looks as if it were loaded anew."""

    @pytest.mark.parametrize("alamat", [KOTAK, f"{KOTAK}?cari=sari"])
    def test_one_approved(self, as_budi, tiga, alamat):
        assert_swap_equals_reload(
            as_budi,
            f"/aktivitas/{tiga[0].pk}/setujui/",
            {"next": alamat},
            page=alamat,
            part="kotak",
        )

    def test_one_returned(self, as_budi, tiga):
        assert_swap_equals_reload(
            as_budi,
            f"/aktivitas/{tiga[0].pk}/kembalikan/",
            {"next": KOTAK, "alasan": "Lampirkan daftar hadir."},
            page=KOTAK,
            part="kotak",
        )

    @pytest.mark.parametrize("cara", ["semua", "2026-10-12"])
    def test_many_approved(self, as_budi, tiga, cara):
        assert_swap_equals_reload(
            as_budi,
            BANYAK,
            {"cara": cara, "tampil": tampil(tiga), "next": KOTAK},
            page=KOTAK,
            part="kotak",
        )

    def test_the_message_travels_along(self, as_budi, tiga):
        jawaban = as_budi.post(
            f"/aktivitas/{tiga[0].pk}/setujui/",
            {"next": KOTAK},
            headers={"HX-Request": "true", "HX-Target": "kotak"},
        ).content.decode()
        assert 'hx-swap-oob="beforeend"' in jawaban
        assert "Disetujui: Rapat koordinasi" in jawaban
