"""The action plan of the OPD feeds everybody in it (component 2), frozen with the month.

Sari: 6.000 of 6.750 minutes = 0,8888888889. The dinas planned 4 and realised 3: 0,75. With a
weight of 0,4: 0,6 × 0,8888888889 + 0,4 × 0,75 = 0,5333333333 + 0,3 = 0,8333333333.
Without a verified report the national value 1 stands in: 0,5333333333 + 0,4 = 0,9333333333.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from ekinerja.aturan import baca_jejak
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.perencanaan.models import LaporanAksi
from ekinerja.perencanaan.queries import perubahan_setelah_tutup
from ekinerja.perencanaan.services import isi_realisasi, langkah_laporan
from ekinerja.perencanaan.tests import pembuat
from ekinerja.tpp.facts import himpun
from ekinerja.tpp.jejak import pisah_jejak
from ekinerja.tpp.keterkinian import penghitung_bulan, periksa_keterkinian
from ekinerja.tpp.services import (
    hitung_daftar,
    periksa_bulan,
    siapkan_daftar,
    tutup_daftar,
    verifikasi_daftar,
)
from ekinerja.tpp.tests.conftest import NOVEMBER_2, OKTOBER, hari_kerja_oktober, hari_presensi
from ekinerja.tpp.tests.test_hitung import pindahkan
from ekinerja.tpp.tests.test_periksa import diam_diam

NOVEMBER_9 = datetime(2026, 11, 9, 3, tzinfo=UTC)


def pakai_rencana_aksi(skema, **parameter):
    """The scheme takes the action plan along, with a weight of 0,4."""
    skema.isi["komponen"]["persen_produktivitas"] = {
        "pilih": "dengan_rencana_aksi", "dasar": "Pasal 10",
    }  # fmt: skip
    for nama, nilai in {"bobot_rencana_aksi": "0.4", **parameter}.items():
        skema.isi["parameter"][nama] = {"nilai": nilai, "dasar": "Pasal 10 ayat (2)"}
    diam_diam("UPDATE regulasi_skema SET isi = %s WHERE id = %s", json.dumps(skema.isi), skema.pk)


@pytest.fixture
def daftar(pemeran, bulan, skema):
    pakai_rencana_aksi(skema)
    return siapkan_daftar(pemeran.unit.dinas, OKTOBER)


@pytest.fixture
def diajukan(pemeran):
    """The report of October: 3 of 4."""
    rencana = pembuat.rencana_terverifikasi(pemeran)
    admin = pembuat.admin(pemeran)
    target = rencana.baris.get().target.get(bulan=10)
    isi_realisasi(target, Decimal(3), oleh=admin, pada=NOVEMBER_2, bukti=pembuat.Pindaian())
    return langkah_laporan(rencana, 10, "ajukan", oleh=admin, pada=NOVEMBER_2)


def verifikasi(pemeran, laporan, pada=NOVEMBER_2):
    return langkah_laporan(
        laporan.rencana, 10, "verifikasi", oleh=pembuat.bappeda(pemeran), pada=pada
    )


@pytest.fixture
def laporan(pemeran, diajukan):
    return verifikasi(pemeran, diajukan)


def simpul(daftar, orang, nomor=None):
    bulan, segmen = pisah_jejak(bytes(daftar.hasil.get(pegawai=orang).jejak))
    return {s.istilah: s for s in baca_jejak(bulan if nomor is None else segmen[nomor])}


class TestCapaianRencanaAksi:
    @pytest.mark.req("KLK-10")
    def test_the_attainment_of_the_opd_feeds_everybody_in_it(self, pemeran, daftar, laporan):
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        sari = simpul(hasil, pemeran.sari)
        assert sari["capaian_aksi_opd"].nilai == (Decimal("0.75"),)
        assert sari["capaian_aksi_opd"].rekaman == (("laporan_aksi", laporan.pk),)
        assert sari["persen_produktivitas"].nilai == Decimal("0.8333333333")
        assert sari["persen_produktivitas"].status == "belum_terverifikasi"
        semua = [simpul(hasil, h.pegawai)["nilai_rencana_aksi"].nilai for h in hasil.hasil.all()]
        assert len(semua) == 6 and set(semua) == {Decimal("0.75")}

    def test_a_late_report_holds_up_nobody_and_costs_nothing_by_itself(
        self, pemeran, daftar, diajukan
    ):
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert not hasil.halangan.exists()
        sari = simpul(hasil, pemeran.sari)
        assert sari["capaian_aksi_opd"].nilai == ()
        assert sari["nilai_tanpa_laporan_aksi"].status == "belum_terverifikasi"
        assert sari["persen_produktivitas"].nilai == Decimal("0.9333333333")

    def test_the_region_says_what_a_missing_report_means(self, pemeran, bulan, skema):
        pakai_rencana_aksi(skema, nilai_tanpa_laporan_aksi="0")
        daftar = siapkan_daftar(pemeran.unit.dinas, OKTOBER)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert simpul(hasil, pemeran.sari)["persen_produktivitas"].nilai == Decimal("0.5333333333")

    def test_a_report_verified_meanwhile_asks_for_another_calculation(
        self, pemeran, daftar, diajukan
    ):
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert periksa_keterkinian(hasil).boleh
        verifikasi(pemeran, diajukan)
        assert "berubah sejak daftar dihitung" in periksa_keterkinian(hasil).alasan

    def test_the_days_in_another_opd_follow_its_plan(self, pemeran, daftar, laporan):
        for tanggal in hari_kerja_oktober():
            hari_presensi(pemeran, pemeran.tono, tanggal)
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 15))
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        awal, akhir = (simpul(hasil, pemeran.tono, n)["nilai_rencana_aksi"].nilai for n in (0, 1))
        assert (awal, akhir) == (Decimal(1), Decimal("0.75"))

    def test_a_scheme_without_it_gathers_nothing(self, pemeran, bulan, skema, laporan):
        daftar = siapkan_daftar(pemeran.unit.dinas, OKTOBER)
        assert penghitung_bulan(skema, daftar).fakta_tambahan == frozenset()
        assert all(b"capaian_aksi" not in o.isi for o in himpun(pemeran.unit.dinas, OKTOBER))

    def test_it_costs_three_queries_whatever_the_number_of_people(self, pemeran, laporan, bulan):
        with counted_queries() as tanpa:
            himpun(pemeran.unit.dinas, OKTOBER)
        with counted_queries() as dengan:
            himpun(pemeran.unit.dinas, OKTOBER, tambahan=frozenset({"capaian_aksi_opd"}))
        assert int(dengan) - int(tanpa) == 3


class TestSlip:
    def test_it_names_the_report_and_who_verified_it(self, pemeran, as_sari, daftar, laporan):
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        halaman = as_sari.get(reverse("tpp:slip", args=[hasil.pk, pemeran.sari.pk]))
        isi = halaman.content.decode()
        assert "Rencana aksi Dinas Komunikasi dan Informatika 2026" in isi
        assert "periode sampai Oktober, diverifikasi Wayan" in isi
        alamat = reverse("perencanaan:periode", args=[laporan.rencana_id, 10])
        assert alamat in isi and as_sari.get(alamat).status_code == 200


class TestBulanTertutup:
    @pytest.fixture
    def ditutup(self, pemeran, daftar, diajukan):
        """Closed before the report was verified."""
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        hasil = verifikasi_daftar(hasil, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        return tutup_daftar(hasil, oleh=pemeran.ratna, pada=NOVEMBER_2)

    def test_it_gives_the_same_bytes_after_a_late_verification(self, pemeran, ditutup, diajukan):
        sebelum = list(ditutup.hasil.order_by("pk").values_list("jejak", "sidik"))
        verifikasi(pemeran, diajukan, NOVEMBER_9)
        assert periksa_bulan(ditutup).selaras
        assert list(ditutup.hasil.order_by("pk").values_list("jejak", "sidik")) == sebelum
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            hitung_daftar(ditutup, oleh=pemeran.komang, pada=NOVEMBER_9)

    def test_the_late_verification_waits_for_a_correction(self, pemeran, ditutup, diajukan):
        lingkup = Lingkup(pemeran.instansi.pk, OKTOBER, None)
        assert perubahan_setelah_tutup(lingkup, awal=OKTOBER) == []
        verifikasi(pemeran, diajukan, NOVEMBER_9)
        [satu] = perubahan_setelah_tutup(lingkup, awal=OKTOBER)
        assert (satu.unit_id, satu.laporan_id) == (pemeran.unit.dinas.pk, diajukan.pk)
        assert (satu.bagian, satu.pada) == (Decimal("0.75"), NOVEMBER_9)
        assert perubahan_setelah_tutup(lingkup, awal=date(2026, 9, 1)) == []

    def test_a_report_opened_again_is_named_too(self, pemeran, daftar, laporan):
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        hasil = verifikasi_daftar(hasil, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        tutup_daftar(hasil, oleh=pemeran.ratna, pada=NOVEMBER_2)
        langkah_laporan(
            laporan.rencana, 10, "buka", oleh=pembuat.bappeda(pemeran), pada=NOVEMBER_9,
            alasan="Bukti keliru",
        )  # fmt: skip
        assert LaporanAksi.objects.get(pk=laporan.pk).status == "DRAF"
        lingkup = Lingkup(pemeran.instansi.pk, OKTOBER, None)
        [satu] = perubahan_setelah_tutup(lingkup, awal=OKTOBER)
        assert satu.bagian is None
