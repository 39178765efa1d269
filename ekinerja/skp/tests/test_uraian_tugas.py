"""Tasks of the post under a result: chosen, proposed, carried along."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import UraianTugas
from ekinerja.skp import services
from ekinerja.skp.models import HasilKerja
from ekinerja.skp.queries import indikator_pilihan, tugas_diusulkan
from ekinerja.skp.tests.pembuat import PADA


def tugas(jabatan, uraian="Memelihara aplikasi", *, mulai=date(2020, 1, 1), selesai=None):
    return UraianTugas.objects.create(
        instansi=jabatan.instansi, jabatan=jabatan, uraian=uraian, output="Laporan",
        satuan="laporan", norma_waktu=60, volume=Decimal(12), masa=DateRange(mulai, selesai),
    )  # fmt: skip


@pytest.fixture
def satu(pemeran):
    return tugas(pemeran.jabatan.prakom)


class TestMemilih:
    def test_it_is_chosen_on_the_form_of_a_result(self, as_sari, skp_draf, satu):
        alamat = f"/skp/{skp_draf.pk}/hasil-kerja/"
        assert satu.uraian in as_sari.get(alamat).content.decode()
        isi = {"rencana": "Layanan berjalan", "jenis": "UTAMA", "tugas": [satu.pk]}
        assert as_sari.post(alamat, isi).status_code == 302
        rhk = HasilKerja.objects.get()
        assert [*rhk.tugas.all()] == [satu]
        assert satu.uraian in as_sari.get(f"/skp/{skp_draf.pk}/").content.decode()
        as_sari.post(f"/skp/hasil-kerja/{rhk.pk}/ubah/", {"rencana": "Layanan berjalan"})
        assert not rhk.tugas.exists()

    def test_equal_words_are_only_proposed(self, as_sari, pemeran, skp_lengkap):
        rhk = HasilKerja.objects.get()
        sama = tugas(pemeran.jabatan.prakom, f" {rhk.rencana.upper()} ")
        form = as_sari.get(f"/skp/hasil-kerja/{rhk.pk}/tugas/").context["form"]
        assert form["tugas"].value() == [sama.pk]
        assert not rhk.tugas.exists()

    def test_what_was_chosen_is_proposed_before_equal_words(self, pemeran, skp_lengkap, satu):
        rhk = HasilKerja.objects.get()
        tugas(pemeran.jabatan.prakom, rhk.rencana)
        services.tautkan_tugas(rhk, tugas_ids=[satu.pk], oleh=pemeran.sari)
        assert tugas_diusulkan(rhk) == [satu.pk]

    def test_an_agreed_plan_may_still_receive_it(self, as_sari, pemeran, skp_disetujui, satu):
        rhk = HasilKerja.objects.get()
        alamat = f"/skp/hasil-kerja/{rhk.pk}/tugas/"
        assert as_sari.post(alamat, {"tugas": [satu.pk]}).status_code == 302
        assert [*rhk.tugas.all()] == [satu]
        skp_disetujui.refresh_from_db()
        [*_, jejak] = skp_disetujui.jejak_isi.order_by("nomor")
        assert "uraian tugas" in jejak.apa

    def test_a_task_of_another_post_or_a_past_one_is_refused(self, as_sari, pemeran, skp_lengkap):
        rhk = HasilKerja.objects.get()
        lain = tugas(pemeran.jabatan.penyuluh)
        lama = tugas(pemeran.jabatan.prakom, selesai=date(2021, 1, 1))
        for satu in (lain, lama):
            with pytest.raises(AksiDitolak, match="bukan milik jabatan ini"):
                services.tautkan_tugas(rhk, tugas_ids=[satu.pk], oleh=pemeran.sari)
        jawaban = as_sari.post(f"/skp/hasil-kerja/{rhk.pk}/tugas/", {"tugas": [lain.pk]})
        assert jawaban.status_code in (302, 422)
        assert not rhk.tugas.exists()

    def test_only_the_owner_links(self, pemeran, as_budi, as_tono, skp_lengkap, satu):
        rhk = HasilKerja.objects.get()
        with pytest.raises(TidakBerwenang):
            services.tautkan_tugas(rhk, tugas_ids=[satu.pk], oleh=pemeran.budi)
        assert as_tono.get(f"/skp/hasil-kerja/{rhk.pk}/tugas/").status_code == 404

    def test_a_post_without_tasks_says_what_to_do(self, as_sari, skp_lengkap):
        rhk = HasilKerja.objects.get()
        isi = as_sari.get(f"/skp/hasil-kerja/{rhk.pk}/tugas/").content.decode()
        assert "Minta Bagian Organisasi" in isi


class TestTerbawa:
    def test_a_template_from_tasks_brings_them_to_the_holder(self, pemeran, satu):
        templat = services.susun_templat(
            pemeran.jabatan.prakom, dari="URAIAN_TUGAS", oleh=pemeran.wayan, pada=PADA
        )
        services.berlakukan_templat(templat, pada=PADA)
        skp = services.ambil_templat(pemeran.sari, pada=PADA)
        assert [*HasilKerja.objects.get(skp=skp).tugas.all()] == [satu]

    def test_a_task_that_ended_is_not_brought(self, pemeran, satu):
        templat = services.susun_templat(
            pemeran.jabatan.prakom, dari="URAIAN_TUGAS", oleh=pemeran.wayan, pada=PADA
        )
        services.berlakukan_templat(templat, pada=PADA)
        UraianTugas.objects.filter(pk=satu.pk).update(
            masa=DateRange(date(2020, 1, 1), date(2025, 1, 1))
        )
        skp = services.ambil_templat(pemeran.sari, pada=PADA)
        assert not HasilKerja.objects.get(skp=skp).tugas.exists()

    def test_a_template_from_a_plan_keeps_them(self, pemeran, skp_disetujui, satu):
        services.tautkan_tugas(HasilKerja.objects.get(), tugas_ids=[satu.pk], oleh=pemeran.sari)
        templat = services.susun_templat(
            pemeran.jabatan.prakom, dari="SKP", oleh=pemeran.wayan, pada=PADA
        )
        assert [*templat.hasil_kerja.get().tugas.all()] == [satu]

    def test_a_change_of_the_plan_takes_them_along(self, pemeran, skp_disetujui, satu):
        services.tautkan_tugas(HasilKerja.objects.get(), tugas_ids=[satu.pk], oleh=pemeran.sari)
        baru = services.mulai_perubahan(
            skp_disetujui, alasan="Tugas bertambah", oleh=pemeran.sari, pada=PADA
        )
        assert [*HasilKerja.objects.get(skp=baru).tugas.all()] == [satu]

    def test_the_log_is_offered_them_in_the_same_query(self, pemeran, skp_disetujui, satu):
        services.tautkan_tugas(HasilKerja.objects.get(), tugas_ids=[satu.pk], oleh=pemeran.sari)
        hari = PADA.date()
        with counted_queries() as kueri:
            pilihan = indikator_pilihan(
                Lingkup(pemeran.instansi.pk, hari, (), pemeran.sari.pk),
                pegawai_id=pemeran.sari.pk, mulai=hari, sampai=hari,
            )  # fmt: skip
        assert int(kueri) == 1
        assert {butir.tugas for butir in pilihan} == {(satu.pk,)}
