"""Behaviour, annexes, dialogue, shapes of targets, and two people at one plan."""

from decimal import Decimal

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.skp.models import Indikator
from ekinerja.skp.services import (
    IsianIndikator,
    IsiBerubah,
    Rujukan,
    ajukan_skp,
    catat_dialog,
    isi_lampiran,
    isi_perilaku,
    isi_target_bulanan,
    tambah_hasil_kerja,
    tambah_indikator,
    ubah_hasil_kerja,
    ubah_indikator,
)
from ekinerja.skp.tests.pembuat import PADA, indikator_pertama

RENTANG = IsianIndikator(
    "Tingkat kepuasan", Decimal(80), "persen", bentuk="RENTANG", target_atas=Decimal(90)
)
TEKS = IsianIndikator("Pedoman", None, "", bentuk="TEKS", target_teks="tersusun dan ditetapkan")


class TestBentukTarget:
    @pytest.mark.parametrize("isian", [RENTANG, TEKS])
    def test_ranges_and_words_have_no_monthly_targets(self, pemeran, skp_lengkap, isian):
        satu = tambah_indikator(skp_lengkap.hasil_kerja.get(), isian=isian, oleh=pemeran.sari)
        assert not satu.target_bulanan.exists()
        with pytest.raises(AksiDitolak, match="tidak dibagi"):
            isi_target_bulanan(satu, oleh=pemeran.sari)
        assert ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA).status == "DIAJUKAN"

    @pytest.mark.parametrize(
        ("isian", "kalimat"),
        [
            (IsianIndikator("Puas", Decimal(90), "persen", bentuk="RENTANG"), "Batas atas"),
            (
                IsianIndikator(
                    "Puas", Decimal(90), "persen", bentuk="RENTANG", target_atas=Decimal(80)
                ),
                "Tukar kedua angkanya",
            ),
            (IsianIndikator("Pedoman", None, "", bentuk="TEKS"), "Tuliskan targetnya"),
            (IsianIndikator("Laporan", Decimal(-1), "laporan"), "lebih besar dari nol"),
            (
                IsianIndikator("Laporan", Decimal(1), "x", realisasi_awal=Decimal(-1)),
                "Realisasi awal",
            ),
        ],
    )
    def test_impossible_targets_are_refused(self, pemeran, skp_lengkap, isian, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            tambah_indikator(skp_lengkap.hasil_kerja.get(), isian=isian, oleh=pemeran.sari)

    def test_a_changed_number_is_spread_again_and_words_drop_the_months(self, pemeran, skp_lengkap):
        satu = indikator_pertama(skp_lengkap)
        ubah_indikator(
            satu, isian=IsianIndikator("Laporan", Decimal(24), "laporan"), oleh=pemeran.sari
        )
        assert set(satu.target_bulanan.values_list("target", flat=True)) == {Decimal(2)}
        ubah_indikator(satu, isian=TEKS, oleh=pemeran.sari)
        assert not satu.target_bulanan.exists()
        assert Indikator.objects.get(pk=satu.pk).target is None


class TestDuaPenyunting:
    def test_the_second_is_told_what_changed(self, pemeran, skp_lengkap):
        skp_lengkap.refresh_from_db()
        lama = skp_lengkap.stempel
        rhk = skp_lengkap.hasil_kerja.get()
        tambah_hasil_kerja(skp_lengkap, rencana="Hasil yang baru", oleh=pemeran.sari)
        with pytest.raises(IsiBerubah, match="“Hasil yang baru” ditambah") as galat:
            ubah_hasil_kerja(
                rhk, rencana="Diubah", oleh=pemeran.sari, rujukan=Rujukan(), stempel=lama
            )
        ubah_hasil_kerja(
            rhk,
            rencana="Diubah",
            oleh=pemeran.sari,
            rujukan=Rujukan(),
            stempel=galat.value.stempel,
        )
        rhk.refresh_from_db()
        assert rhk.rencana == "Diubah"

    def test_the_form_keeps_what_was_typed_and_passes_the_second_time(
        self, pemeran, as_sari, skp_lengkap
    ):
        skp_lengkap.refresh_from_db()
        rhk = skp_lengkap.hasil_kerja.get()
        alamat = f"/skp/hasil-kerja/{rhk.pk}/ubah/"
        isi = {"rencana": "Isian saya sendiri", "stempel": skp_lengkap.stempel}
        tambah_hasil_kerja(skp_lengkap, rencana="Dari layar lain", oleh=pemeran.sari)
        jawaban = as_sari.post(alamat, isi)
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 422
        assert "Isian saya sendiri" in halaman
        assert "Dari layar lain" in halaman
        assert f'name="stempel" value="{skp_lengkap.stempel + 1}"' in halaman
        lagi = as_sari.post(alamat, isi | {"stempel": skp_lengkap.stempel + 1})
        assert lagi.status_code == 302


class TestPerilakuDanLampiran:
    def test_the_owner_fills_them_in_the_draft_the_penilai_while_it_waits(
        self, pemeran, skp_lengkap
    ):
        isi_perilaku(skp_lengkap, ekspektasi={"ADAPTIF": "Menguasai alat baru."}, oleh=pemeran.sari)
        skp = ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA)
        isi_perilaku(skp, ekspektasi={"ADAPTIF": "", "LOYAL": "Menjaga data."}, oleh=pemeran.budi)
        assert list(skp.perilaku.values_list("nilai", "ekspektasi")) == [("LOYAL", "Menjaga data.")]
        isi_lampiran(skp, isi={"SUMBER_DAYA": "Laptop\n\n Anggaran "}, oleh=pemeran.budi)
        assert skp.lampiran.get().isi == "Laptop\nAnggaran"

    def test_it_is_refused_to_others_and_after_agreement(self, pemeran, skp_disetujui):
        for siapa in (pemeran.sari, pemeran.budi, pemeran.tono):
            with pytest.raises(TidakBerwenang):
                isi_perilaku(skp_disetujui, ekspektasi={"LOYAL": "x"}, oleh=siapa)


class TestDialog:
    def test_owner_and_penilai_keep_dated_notes(self, pemeran, skp_diajukan):
        catat_dialog(skp_diajukan, isi="Target naik.", oleh=pemeran.budi, pada=PADA)
        catat_dialog(skp_diajukan, isi="Disanggupi.", oleh=pemeran.sari, pada=PADA)
        assert set(skp_diajukan.dialog.values_list("oleh_nama", "kapasitas", "pada")) == {
            ("Budi Santoso", "Pejabat penilai", PADA),
            ("Sari Wulandari", "Pegawai", PADA),
        }

    def test_an_empty_note_and_an_outsider_are_refused(self, pemeran, skp_diajukan):
        with pytest.raises(AksiDitolak, match="Tulis apa yang dibicarakan"):
            catat_dialog(skp_diajukan, isi="  ", oleh=pemeran.sari, pada=PADA)
        with pytest.raises(TidakBerwenang):
            catat_dialog(skp_diajukan, isi="x", oleh=pemeran.ratna, pada=PADA)


class TestLayar:
    def test_a_person_fills_everything_without_javascript(self, pemeran, as_sari, skp_lengkap):
        pk = skp_lengkap.pk
        assert as_sari.post(f"/skp/{pk}/perilaku/", {"LOYAL": "Menjaga data."}).status_code == 302
        as_sari.post(f"/skp/{pk}/lampiran/", {"KONSEKUENSI": "Penghargaan"})
        as_sari.post(f"/skp/{pk}/dialog/", {"isi": "Dibicarakan hari ini."})
        halaman = as_sari.get(f"/skp/{pk}/").content.decode()
        for teks in ("Menjaga data.", "Penghargaan", "Dibicarakan hari ini."):
            assert teks in halaman

    def test_a_change_is_begun_and_both_versions_are_listed(self, as_sari, skp_disetujui):
        alamat = f"/skp/{skp_disetujui.pk}/ubah/"
        assert as_sari.post(alamat, {"alasan": "pendek"}).status_code == 422
        jawaban = as_sari.post(alamat, {"alasan": "Strategi dinas berubah."}, follow=True)
        halaman = jawaban.content.decode()
        assert "Strategi dinas berubah." in halaman
        assert "Versi 1" in halaman

    def test_an_indicator_is_changed_to_words(self, as_sari, skp_lengkap):
        satu = indikator_pertama(skp_lengkap)
        alamat = f"/skp/indikator/{satu.pk}/ubah/"
        isi = {"uraian": "Pedoman kerja", "aspek": "KUALITAS", "bentuk": "TEKS"}
        assert as_sari.post(alamat, isi).status_code == 422
        assert as_sari.post(alamat, isi | {"target_teks": "ditetapkan"}).status_code == 302
        assert "ditetapkan" in as_sari.get(f"/skp/{satu.hasil_kerja.skp_id}/").content.decode()
