"""Screens of the SKP: list, draft, submission, agreement, scope."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.core.testing import counted_queries
from ekinerja.skp.models import SKP, Indikator, TargetBulanan
from ekinerja.skp.services import catat_realisasi
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import indikator_pertama


class TestMenyusun:
    def test_a_person_draws_up_and_submits_without_javascript(self, pemeran, as_sari):
        as_sari.post(
            "/skp/baru/",
            {"mulai": "2026-01-01", "akhir": "2026-12-31", "pendekatan": "KUANTITATIF"},
        )
        skp = SKP.objects.get(pegawai=pemeran.sari)
        as_sari.post(
            f"/skp/{skp.pk}/hasil-kerja/", {"rencana": "Layanan berjalan", "jenis": "UTAMA"}
        )
        rhk = skp.hasil_kerja.get()
        halaman = as_sari.get(f"/skp/{skp.pk}/").content.decode()
        assert "belum punya indikator" in halaman
        assert f"/skp/{skp.pk}/ajukan/" not in halaman
        as_sari.post(
            f"/skp/hasil-kerja/{rhk.pk}/indikator/",
            {"uraian": "Jumlah laporan", "aspek": "KUANTITAS", "target": "24", "satuan": "laporan"},
        )
        jawaban = as_sari.post(f"/skp/{skp.pk}/ajukan/", follow=True)
        assert "SKP diajukan kepada pejabat penilai." in jawaban.content.decode()
        skp.refresh_from_db()
        assert (skp.status, skp.penilai) == ("DIAJUKAN", pemeran.budi)

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({"mulai": "", "akhir": "2026-12-31"}, "Pilih tanggalnya."),
            ({"mulai": "2026-12-31", "akhir": "2026-01-01"}, "berakhir sebelum dimulai"),
            ({"mulai": "2026-01-01", "akhir": "2027-12-31"}, "paling lama 12 bulan"),
        ],
    )
    def test_a_refused_form_keeps_what_was_typed(self, as_sari, isi, kalimat):
        jawaban = as_sari.post("/skp/baru/", {**isi, "pendekatan": "KUALITATIF"})
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 422
        assert kalimat in halaman
        assert f'value="{isi["akhir"]}"' in halaman

    def test_months_are_changed_or_spread_evenly(self, as_sari, skp_lengkap):
        indikator = indikator_pertama(skp_lengkap)
        alamat = f"/skp/indikator/{indikator.pk}/target/"
        isi = {f"bulan_2026_{nomor:02}": "10" for nomor in range(1, 13)}
        ubah = isi | {"bulan_2026_01": "15", "bulan_2026_12": "5"}
        assert as_sari.post(alamat, ubah).status_code == 302
        assert indikator.target_bulanan.get(awal=date(2026, 1, 1)).target == 15
        jawaban = as_sari.post(alamat, isi | {"bulan_2026_01": "11"})
        assert jawaban.status_code == 422
        assert "berjumlah 121" in jawaban.content.decode()
        as_sari.post(alamat, isi | {"aksi": "rata"})
        assert set(indikator.target_bulanan.values_list("target", flat=True)) == {Decimal(10)}

    def test_parts_of_a_draft_are_removed(self, as_sari, skp_lengkap):
        indikator = indikator_pertama(skp_lengkap)
        as_sari.post(f"/skp/indikator/{indikator.pk}/hapus/")
        assert not Indikator.objects.filter(pk=indikator.pk).exists()
        as_sari.post(f"/skp/hasil-kerja/{indikator.hasil_kerja_id}/hapus/")
        assert not skp_lengkap.hasil_kerja.exists()


class TestMenyetujui:
    def test_the_penilai_finds_opens_and_agrees(self, as_budi, skp_diajukan):
        daftar = as_budi.get("/skp/").content.decode()
        assert "Menunggu persetujuan Anda" in daftar
        assert "Sari Wulandari" in daftar
        jawaban = as_budi.post(f"/skp/{skp_diajukan.pk}/setujui/", follow=True)
        assert "SKP Sari Wulandari disetujui." in jawaban.content.decode()
        assert SKP.objects.get(pk=skp_diajukan.pk).status == "DISETUJUI"

    def test_it_is_returned_with_a_note_the_owner_reads(self, as_budi, as_sari, skp_diajukan):
        alamat = f"/skp/{skp_diajukan.pk}/kembalikan/"
        assert as_budi.post(alamat, {"alasan": "kurang"}).status_code == 409
        as_budi.post(alamat, {"alasan": "Target laporan terlalu rendah."})
        halaman = as_sari.get(f"/skp/{skp_diajukan.pk}/").content.decode()
        assert "Target laporan terlalu rendah." in halaman
        assert "Tambah rencana hasil kerja" in halaman

    def test_the_owner_sees_no_button_to_agree(self, as_sari, skp_diajukan):
        assert "/setujui/" not in as_sari.get(f"/skp/{skp_diajukan.pk}/").content.decode()
        jawaban = as_sari.post(f"/skp/{skp_diajukan.pk}/setujui/")
        assert jawaban.status_code == 403
        assert "bukan oleh pemiliknya sendiri" in jawaban.content.decode()

    def test_an_agreed_skp_cannot_be_changed(self, as_sari, skp_disetujui):
        indikator = indikator_pertama(skp_disetujui)
        for alamat in (
            f"/skp/{skp_disetujui.pk}/hasil-kerja/",
            f"/skp/hasil-kerja/{indikator.hasil_kerja_id}/indikator/",
            f"/skp/indikator/{indikator.pk}/target/",
        ):
            jawaban = as_sari.get(alamat)
            assert jawaban.status_code == 403
            assert "tidak dapat diubah" in jawaban.content.decode()
        assert as_sari.post(f"/skp/indikator/{indikator.pk}/hapus/").status_code == 409
        hapus = f"/skp/hasil-kerja/{indikator.hasil_kerja_id}/hapus/"
        assert as_sari.post(hapus).status_code == 409


class TestRincian:
    @pytest.mark.req("PBG-13", "BKN-23", "DES-02")
    def test_it_shows_target_and_realisation_of_each_month(self, as_sari, skp_disetujui):
        catat_realisasi(
            indikator_pertama(skp_disetujui).pk, awal=date(2026, 10, 1), volume=Decimal(30)
        )
        halaman = as_sari.get(f"/skp/{skp_disetujui.pk}/").content.decode()
        assert "30 dari 120 laporan (25%); target sampai bulan ini 100" in halaman
        assert '<progress value="25" max="100"' in halaman

    @pytest.mark.parametrize("siapa", ["sari", "budi", "wayan", "made"])
    def test_it_is_open_to_owner_penilai_and_readers(self, request, skp_diajukan, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.get(f"/skp/{skp_diajukan.pk}/").status_code == 200

    @pytest.mark.parametrize("siapa", ["tono", "ucok", "dewi", "komang"])
    def test_it_is_invisible_to_outsiders(self, request, skp_diajukan, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.get(f"/skp/{skp_diajukan.pk}/").status_code == 404
        for deed in ("ajukan", "setujui", "kembalikan", "hasil-kerja"):
            assert klien.post(f"/skp/{skp_diajukan.pk}/{deed}/").status_code == 404

    def test_a_draft_is_seen_by_its_owner_only(self, as_budi, as_made, skp_draf):
        assert as_budi.get(f"/skp/{skp_draf.pk}/").status_code == 404
        assert as_made.get(f"/skp/{skp_draf.pk}/").status_code == 404

    def test_it_costs_the_same_with_2_and_with_50_indicators(self, as_sari, skp_disetujui):
        hitungan = []
        for banyak in (0, 48):
            rhk = skp_disetujui.hasil_kerja.get()
            for nomor in range(banyak):
                satu = Indikator.objects.create(
                    hasil_kerja=rhk, urutan=10 + nomor, uraian="x", target=1, satuan="x"
                )
                TargetBulanan.objects.create(indikator=satu, awal=date(2026, 1, 1), target=1)
            with counted_queries() as jumlah:
                assert as_sari.get(f"/skp/{skp_disetujui.pk}/").status_code == 200
            hitungan.append(int(jumlah))
        assert hitungan[0] == hitungan[1] <= 15

    def test_the_list_costs_the_same_with_one_and_with_many_waiting(self, pemeran, as_ratna):
        hitungan = []
        for orang in ([pemeran.budi], [pemeran.nyoman]):
            for satu in orang:
                pembuat.diajukan(satu)
            with counted_queries() as jumlah:
                assert as_ratna.get("/skp/").status_code == 200
            hitungan.append(int(jumlah))
        assert hitungan[0] == hitungan[1] <= 15
