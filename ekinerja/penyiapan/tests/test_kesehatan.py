"""Data health: what is missing is found, for whom, and in a fixed number of queries."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import Instansi, ModulInstansi
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.pegawai.models import KontrakKerja, Pegawai, Penempatan
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import PemeriksaanData
from ekinerja.penyiapan.queries import (
    KeadaanPeriksa,
    SaringTemuan,
    hitung_temuan,
    jumlah_temuan,
    keadaan_periksa,
    masalah_diperiksa,
    temuan_orang,
    temuan_terlihat,
)
from ekinerja.penyiapan.queries.masalah import SQL_MASALAH
from ekinerja.penyiapan.services import periksa_data, periksa_yang_berubah
from ekinerja.skp.models import KelolaLuar

HARI = date(2026, 11, 20)
SAAT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def semua(pemeran) -> Lingkup:
    """The whole instansi."""
    return Lingkup(pemeran.instansi.pk, HARI, None)


def kunci_orang(orang: Pegawai) -> set[str]:
    lingkup = Lingkup(orang.instansi_id, HARI, (), orang.pk)
    kunci = masalah_diperiksa(lingkup, pribadi=True)
    return {t.kunci for t in temuan_orang(lingkup, pegawai_id=orang.pk, kunci=kunci)}


def pada(lingkup: Lingkup, kunci: str) -> list[str]:
    periksa_data(lingkup.instansi_id, pada=SAAT)
    temuan = temuan_terlihat(
        lingkup, SaringTemuan(kunci=kunci), kunci=masalah_diperiksa(lingkup), batas=500
    )
    return [t.pegawai or t.jabatan or t.unit for t in temuan]


class TestMasalah:
    def test_every_kind_is_looked_for(self):
        assert set(MASALAH) == set(SQL_MASALAH)

    def test_it_finds_a_person_whose_account_number_is_missing(self, pemeran):
        assert "rekening" not in kunci_orang(pemeran.sari)
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="")
        assert "rekening" in kunci_orang(pemeran.sari)

    def test_whose_plan_is_kept_elsewhere_is_not_asked_for_one(self, pemeran):
        assert "skp" in kunci_orang(pemeran.sari)
        KelolaLuar.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.bidang, aplikasi="Ruang GTK",
            masa=DateRange(date(2026, 1, 1), None), dasar="SK 5/2026",
        )  # fmt: skip
        assert "skp" not in kunci_orang(pemeran.sari)

    def test_it_finds_a_person_without_a_superior(self, pemeran):
        assert "atasan" not in kunci_orang(pemeran.sari)
        assert "atasan" in kunci_orang(pemeran.tono)

    def test_it_finds_a_post_without_a_class(self, pemeran, semua):
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(kelas=None)
        assert pada(semua, "kelas") == ["Sari Wulandari"]
        assert "kelas" in kunci_orang(pemeran.sari)

    def test_it_finds_who_was_never_placed(self, pemeran, semua):
        Penempatan.objects.filter(pegawai=pemeran.sari).delete()
        assert pada(semua, "penempatan") == ["Sari Wulandari"]
        assert "penempatan" in kunci_orang(pemeran.sari)

    def test_it_finds_two_holders_of_a_managerial_post(self, pemeran, semua):
        Penempatan.objects.filter(pegawai=pemeran.sari).update(jabatan=pemeran.jabatan.kabid)
        assert pada(semua, "pemangku_ganda") == ["Kepala Bidang Aplikasi Informatika"]

    def test_it_tells_a_vacant_post_from_one_whose_plt_has_ended(self, pemeran, semua):
        Penempatan.objects.filter(pegawai=pemeran.budi).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 1, 1))
        )
        assert pada(semua, "tanpa_pemangku") == ["Kepala Bidang Aplikasi Informatika"]
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.nyoman, jabatan=pemeran.jabatan.kabid,
            jenis="PLT", masa=DateRange(date(2026, 1, 1), date(2026, 11, 1)), dasar="SK",
        )  # fmt: skip
        assert not pada(semua, "tanpa_pemangku")
        assert pada(semua, "plt_lewat") == ["Kepala Bidang Aplikasi Informatika"]

    def test_it_finds_a_contract_that_ends_soon(self, pemeran, semua):
        KontrakKerja.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, nomor="1",
            masa=DateRange(date(2026, 1, 1), date(2027, 1, 1)),
        )  # fmt: skip
        assert pada(semua, "kontrak_habis") == ["Sari Wulandari"]

    def test_it_finds_units_whose_payment_has_no_keeper(self, pemeran, semua):
        assert pada(semua, "tanpa_pembuat") == [
            "Badan Kepegawaian dan Pengembangan SDM", "Dinas Pertanian", "Inspektorat Daerah",
        ]  # fmt: skip
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="PEMBUAT_DAFTAR", unit=None,
            masa=DateRange(date(2020, 1, 1), None), dasar="SK",
        )  # fmt: skip
        assert not pada(semua, "tanpa_pembuat")

    def test_it_finds_what_concerns_everybody_only_for_who_sees_everybody(self, pemeran, semua):
        assert pada(semua, "tanpa_skema") == ["Kabupaten Uji"]
        assert pada(semua, "libur_tahun_ini") == ["Kabupaten Uji"]
        dinas = Lingkup(pemeran.instansi.pk, HARI, (pemeran.unit.dinas.pk,))
        assert not pada(dinas, "tanpa_skema")


class TestModul:
    @pytest.mark.req("BGL-03")
    def test_what_belongs_to_a_module_that_is_off_is_not_looked_for(self, pemeran, semua):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(pin_mesin="")
        assert "pin" in kunci_orang(pemeran.sari)
        ModulInstansi.objects.create(
            instansi=pemeran.instansi, modul="TPP", masa=DateRange(date(2026, 1, 1), None)
        )
        assert "pin" not in kunci_orang(pemeran.sari)
        assert "rekening" in masalah_diperiksa(semua)


class TestLingkup:
    def test_another_government_is_never_seen(self, pemeran, semua):
        Pegawai.objects.filter(pk=pemeran.ucok.pk).update(nomor_rekening="")
        assert "Ucok" not in pada(semua, "rekening")

    def test_it_shows_only_the_units_of_the_scope(self, pemeran):
        Pegawai.objects.filter(instansi=pemeran.instansi).update(nomor_rekening="")
        bidang = Lingkup(pemeran.instansi.pk, HARI, (pemeran.unit.bidang.pk,))
        assert pada(bidang, "rekening") == ["Budi Santoso", "Sari Wulandari"]


class TestPemeriksaan:
    def test_the_list_says_when_and_whether_something_changed_since(self, pemeran, semua):
        assert keadaan_periksa(semua).pada is None
        periksa_data(semua.instansi_id, pada=SAAT)
        assert keadaan_periksa(semua) == KeadaanPeriksa(SAAT, berubah=False)
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="")
        assert keadaan_periksa(semua).berubah
        besok = replace(semua, per_tanggal=date(2026, 11, 21))
        periksa_data(semua.instansi_id, pada=SAAT)
        assert keadaan_periksa(besok).berubah

    def test_a_gap_that_was_mended_is_gone_after_the_next_check(self, pemeran, semua):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="")
        assert pada(semua, "rekening") == ["Sari Wulandari"]
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="123")
        assert pada(semua, "rekening") == []

    def test_it_counts_searches_and_pages_what_was_found(self, pemeran, semua):
        Pegawai.objects.filter(instansi=pemeran.instansi).update(nomor_rekening="")
        periksa_data(semua.instansi_id, pada=SAAT)
        kunci = masalah_diperiksa(semua)
        sari = SaringTemuan(kunci="rekening", cari="sari w")
        assert jumlah_temuan(semua, sari, kunci=kunci) == 1
        assert [t.pegawai for t in temuan_terlihat(semua, sari, kunci=kunci, batas=5)] == [
            "Sari Wulandari"
        ]
        semuanya = SaringTemuan(kunci="rekening")
        utuh = temuan_terlihat(semua, semuanya, kunci=kunci, batas=50)
        hitungan = hitung_temuan(semua, kunci=["rekening"])
        assert sum(h.jumlah for h in hitungan) == len(utuh) > 2
        assert temuan_terlihat(semua, semuanya, kunci=kunci, batas=1, mulai=1) == utuh[1:2]

    def test_a_check_leaves_the_findings_of_other_governments(self, pemeran, semua):
        lain = Lingkup(pemeran.ucok.instansi_id, HARI, None)
        Pegawai.objects.filter(pk=pemeran.ucok.pk).update(nomor_rekening="")
        assert "Ucok" in " ".join(pada(lain, "rekening"))
        periksa_data(semua.instansi_id, pada=SAAT)
        sisa = SaringTemuan(kunci="rekening")
        assert jumlah_temuan(lain, sisa, kunci=masalah_diperiksa(lain)) == 1

    def test_only_what_changed_or_grew_old_is_queued_and_once(self, pemeran, semua):
        ada = periksa_yang_berubah(pada=SAAT)
        assert ada == Instansi.objects.count()
        assert periksa_yang_berubah(pada=SAAT) == 0
        for satu in Instansi.objects.all():
            periksa_data(satu.pk, pada=SAAT)
        ProcrastinateJob.objects.all().delete()
        assert periksa_yang_berubah(pada=SAAT + timedelta(minutes=5)) == 0
        assert periksa_yang_berubah(pada=SAAT + timedelta(minutes=61)) == ada

    @pytest.mark.django_db(transaction=True)
    def test_the_queue_does_it(self, pemeran, semua):
        periksa_yang_berubah(pada=SAAT)
        with app.replace_connector(app.connector.get_worker_connector()):
            app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        assert not keadaan_periksa(replace(semua, per_tanggal=timezone.localdate())).berubah


class TestLayarPemeriksaan:
    def test_who_mends_may_have_it_checked_now(self, as_wayan, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="")
        balas = as_wayan.post(reverse("penyiapan:periksa_sekarang"), follow=True)
        assert "Nomor rekening belum diisi" in balas.content.decode()
        assert "Data sudah diperiksa ulang." in balas.content.decode()

    def test_an_examiner_reads_but_writes_nothing(self, as_made):
        halaman = as_made.get(reverse("penyiapan:kesehatan")).content.decode()
        assert "Data belum pernah diperiksa" in halaman
        assert "Periksa sekarang" not in halaman
        assert as_made.post(reverse("penyiapan:periksa_sekarang")).status_code == 403
        assert not PemeriksaanData.objects.exists()


class TestJumlahKueri:
    def test_it_does_not_grow_with_the_people(self, pemeran, semua):
        def hitung() -> int:
            kunci = masalah_diperiksa(semua)
            with counted_queries() as jumlah:
                periksa_data(semua.instansi_id, pada=SAAT)
                keadaan_periksa(semua)
                hitung_temuan(semua, kunci=kunci)
                jumlah_temuan(semua, SaringTemuan(), kunci=kunci)
                temuan_terlihat(semua, SaringTemuan(), kunci=kunci, batas=50)
            return int(jumlah)

        periksa_data(semua.instansi_id, pada=SAAT)
        sebelum = hitung()
        unit = UnitKerja.objects.get(pk=pemeran.unit.bidang.pk)
        for n in range(20):
            orang = Pegawai.objects.create(
                instansi=pemeran.instansi, nama=f"Orang {n}", nama_urut=f"ORANG {n}", jenis="PNS"
            )
            jabatan = Jabatan.objects.create(
                instansi=pemeran.instansi, unit=unit, kode=f"X{n}", nama=f"Jabatan {n}",
                jenis="PELAKSANA", masa=DateRange(date(2020, 1, 1), None),
            )  # fmt: skip
            Penempatan.objects.create(
                instansi=pemeran.instansi, pegawai=orang, jabatan=jabatan, dasar="SK",
                masa=DateRange(date(2020, 1, 1), None),
            )  # fmt: skip
        assert hitung() == sebelum <= 19
