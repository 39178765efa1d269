"""Identified SKP belong to the post: drawn up, put in force, taken over, offered again."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import SKP, Indikator, TemplatSKP
from ekinerja.skp.queries import pustaka_indikator, templat_berlaku
from ekinerja.skp.services import (
    IsianIndikator,
    ambil_templat,
    berlakukan_templat,
    hapus_rhk_templat,
    susun_templat,
    tambah_rhk_templat,
)
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA

MUTASI = date(2026, 6, 16)


def tugas(pemeran, jabatan, uraian="Menyusun laporan layanan") -> None:
    UraianTugas.objects.create(
        instansi=pemeran.instansi, jabatan=jabatan, uraian=uraian, output="Laporan",
        satuan="laporan", norma_waktu=60, volume=24, masa=DateRange(date(2020, 1, 1), None),
    )  # fmt: skip


def berlaku(pemeran, jabatan) -> TemplatSKP:
    tugas(pemeran, jabatan)
    templat = susun_templat(jabatan, dari="URAIAN_TUGAS", oleh=pemeran.wayan, pada=PADA)
    return berlakukan_templat(templat, pada=PADA)


def pindahkan(pemeran, jabatan) -> None:
    """Sari moves on 16 June."""
    Penempatan.objects.filter(pegawai=pemeran.sari).update(masa=DateRange(date(2020, 1, 1), MUTASI))
    Penempatan.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=jabatan, dasar="SK 7/2026",
        masa=DateRange(MUTASI, None),
    )  # fmt: skip


class TestSusunTemplat:
    @pytest.mark.req("BKN-24")
    def test_it_comes_from_the_job_analysis_and_belongs_to_the_post(self, pemeran):
        templat = berlaku(pemeran, pemeran.jabatan.prakom)
        rhk = templat.hasil_kerja.get()
        satu = rhk.indikator.get()
        assert rhk.rencana == "Menyusun laporan layanan"
        assert (satu.uraian, satu.target, satu.satuan) == ("Jumlah laporan", 24, "laporan")
        Penempatan.objects.filter(pegawai=pemeran.sari).update(masa=("2020-01-01", "2026-01-01"))
        assert templat_berlaku(pemeran.jabatan.prakom.pk) == templat

    def test_it_comes_from_the_last_agreed_skp(self, pemeran, skp_disetujui):
        templat = susun_templat(pemeran.jabatan.prakom, dari="SKP", oleh=pemeran.wayan, pada=PADA)
        assert templat.hasil_kerja.get().indikator.count() == 2

    @pytest.mark.parametrize(
        ("dari", "kalimat"), [("SKP", "Belum ada SKP"), ("URAIAN_TUGAS", "Uraian tugas")]
    )
    def test_it_is_refused_when_there_is_nothing_to_draw_from(self, pemeran, dari, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            susun_templat(pemeran.jabatan.prakom, dari=dari, oleh=pemeran.wayan, pada=PADA)

    def test_a_version_in_force_is_never_changed_but_followed_by_the_next(self, pemeran):
        lama = berlaku(pemeran, pemeran.jabatan.prakom)
        isian = IsianIndikator("Surat", Decimal(5), "surat")
        with pytest.raises(AksiDitolak, match="Susun versi baru"):
            tambah_rhk_templat(lama, rencana="Baru", indikator=isian)
        with pytest.raises(AksiDitolak, match="Susun versi baru"):
            hapus_rhk_templat(lama.hasil_kerja.get())
        baru = susun_templat(
            pemeran.jabatan.prakom, dari="URAIAN_TUGAS", oleh=pemeran.wayan, pada=PADA
        )
        with pytest.raises(AksiDitolak, match="sudah punya rancangan"):
            susun_templat(
                pemeran.jabatan.prakom, dari="URAIAN_TUGAS", oleh=pemeran.wayan, pada=PADA
            )
        tambah_rhk_templat(baru, rencana="Surat terkelola", indikator=isian)
        berlakukan_templat(baru, pada=PADA)
        assert templat_berlaku(pemeran.jabatan.prakom.pk) == baru
        assert TemplatSKP.objects.filter(jabatan=pemeran.jabatan.prakom).count() == 2


class TestAmbilTemplat:
    @pytest.mark.req("BKN-24", "BKN-25")
    def test_a_new_holder_takes_it_over_and_the_old_plan_ends_with_its_share(self, pemeran):
        lama = pembuat.disetujui(pemeran.sari, oleh=pemeran.budi)
        berlaku(pemeran, pemeran.jabatan.pengelola)
        pindahkan(pemeran, pemeran.jabatan.pengelola)
        baru = ambil_templat(pemeran.sari, pada=PADA)
        lama.refresh_from_db()
        assert (lama.masa.upper, lama.status) == (MUTASI, "DISETUJUI")
        assert "SK 7/2026" in lama.alasan_akhir
        assert (baru.jabatan, baru.masa.lower) == (pemeran.jabatan.pengelola, MUTASI)
        satu = Indikator.objects.get(hasil_kerja__skp=baru)
        assert satu.target == 14
        assert sum(satu.target_bulanan.values_list("target", flat=True)) == 14

    def test_it_ends_where_retirement_begins(self, pemeran):
        berlaku(pemeran, pemeran.jabatan.prakom)
        # 58 in November 2026: the last month in the post is November
        pemeran.sari.tanggal_lahir = date(1968, 11, 10)
        pemeran.sari.save(update_fields=["tanggal_lahir"])
        assert ambil_templat(pemeran.sari, pada=PADA).masa.upper == date(2026, 12, 1)

    def test_it_waits_until_the_plan_of_the_old_post_is_decided(self, pemeran):
        pembuat.diajukan(pemeran.sari)
        berlaku(pemeran, pemeran.jabatan.pengelola)
        pindahkan(pemeran, pemeran.jabatan.pengelola)
        with pytest.raises(AksiDitolak, match="SKP jabatan lama masih diajukan"):
            ambil_templat(pemeran.sari, pada=PADA)

    def test_it_is_refused_twice_and_without_a_template(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum punya templat"):
            ambil_templat(pemeran.sari, pada=PADA)
        berlaku(pemeran, pemeran.jabatan.prakom)
        ambil_templat(pemeran.sari, pada=PADA)
        with pytest.raises(AksiDitolak, match="Sudah ada SKP"):
            ambil_templat(pemeran.sari, pada=PADA)


class TestPustaka:
    @pytest.mark.req("BKN-07")
    def test_indicators_of_template_and_past_holders_are_found_by_words(
        self, pemeran, skp_disetujui
    ):
        berlaku(pemeran, pemeran.jabatan.prakom)
        milik = pembuat.draf(pemeran.sari, mulai=date(2027, 1, 1), selesai=date(2028, 1, 1))
        rhk = milik.hasil_kerja.create(urutan=1, rencana="Layanan")
        semua = {satu.uraian for satu in pustaka_indikator(rhk)}
        assert semua == {
            "Jumlah laporan", "Jumlah laporan layanan", "Jumlah aplikasi yang dipelihara",
        }  # fmt: skip
        assert [satu.uraian for satu in pustaka_indikator(rhk, cari="aplikasi dipelihara")] == [
            "Jumlah aplikasi yang dipelihara"
        ]


class TestLayar:
    def test_it_is_drawn_up_put_in_force_and_taken_over_by_clicks(self, pemeran, as_wayan, as_sari):
        tugas(pemeran, pemeran.jabatan.prakom)
        pk = pemeran.jabatan.prakom.pk
        as_wayan.post(f"/skp/templat/jabatan/{pk}/susun/", {"dari": "URAIAN_TUGAS"})
        templat = TemplatSKP.objects.get()
        as_wayan.post(
            f"/skp/templat/{templat.pk}/tambah/",
            {
                "rencana": "Aplikasi terpelihara", "uraian": "Jumlah aplikasi",
                "aspek": "KUANTITAS", "target": "12", "satuan": "aplikasi",
            },
        )  # fmt: skip
        assert (
            "Aplikasi terpelihara" in as_wayan.get(f"/skp/templat/jabatan/{pk}/").content.decode()
        )
        as_wayan.post(f"/skp/templat/{templat.pk}/berlakukan/")
        assert "Ambil templat jabatan" in as_sari.get("/skp/").content.decode()
        as_sari.post("/skp/templat/ambil/")
        skp = SKP.objects.get(pegawai=pemeran.sari)
        assert skp.hasil_kerja.count() == 2
        assert (
            "Semua hasil kerja templat" in as_sari.get(f"/skp/{skp.pk}/templat/").content.decode()
        )

    def test_a_result_and_an_indicator_are_taken_over_one_by_one(self, pemeran, as_sari):
        templat = berlaku(pemeran, pemeran.jabatan.prakom)
        skp = pembuat.lengkap(pemeran.sari)
        as_sari.post(f"/skp/{skp.pk}/templat/", {"rhk": templat.hasil_kerja.get().pk})
        assert skp.hasil_kerja.count() == 2
        rhk = skp.hasil_kerja.first()
        halaman = as_sari.get(f"/skp/hasil-kerja/{rhk.pk}/pustaka/").content.decode()
        assert "Jumlah laporan" in halaman
        kunci = pustaka_indikator(rhk)[0].kunci
        sebelum = rhk.indikator.count()
        as_sari.post(f"/skp/hasil-kerja/{rhk.pk}/pustaka/", {"kunci": kunci})
        assert rhk.indikator.count() == sebelum + 1

    @pytest.mark.req("BKN-24")
    def test_a_vacant_post_keeps_its_template(self, pemeran, as_wayan):
        berlaku(pemeran, pemeran.jabatan.prakom)
        Penempatan.objects.filter(pegawai=pemeran.sari).update(masa=("2020-01-01", "2026-01-01"))
        assert "Belum ada pemangku" in as_wayan.get("/skp/templat/?cari=pranata").content.decode()

    def test_the_list_costs_the_same_for_any_number_of_posts(self, as_wayan):
        with counted_queries() as sedikit:
            as_wayan.get("/skp/templat/?cari=pranata")
        with counted_queries() as banyak:
            as_wayan.get("/skp/templat/")
        assert int(sedikit) == int(banyak) <= 15

    def test_others_may_not_draw_one_up(self, pemeran, as_sari, as_made):
        pk = pemeran.jabatan.prakom.pk
        for klien in (as_sari, as_made):
            assert klien.post(f"/skp/templat/jabatan/{pk}/susun/").status_code == 403
