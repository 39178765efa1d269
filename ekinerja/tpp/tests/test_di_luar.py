"""Whoever keeps SKP and log elsewhere is paid by the imported rating and by attendance."""

import json
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aturan import baca_jejak
from ekinerja.skp.models import KelolaLuar
from ekinerja.tpp.jejak import pisah_jejak
from ekinerja.tpp.keterkinian import penghitung_bulan
from ekinerja.tpp.models import ArsipTahunan
from ekinerja.tpp.services import (
    hitung_daftar,
    periksa_bulan,
    siapkan_daftar,
    tutup_daftar,
    verifikasi_daftar,
)
from ekinerja.tpp.tests.conftest import NOVEMBER_2, OKTOBER
from ekinerja.tpp.tests.test_periksa import diam_diam

APLIKASI = "aplikasi kementerian"


@pytest.fixture
def luar(pemeran):
    """Sari's post is kept elsewhere from October on."""
    return KelolaLuar.objects.create(
        instansi=pemeran.instansi, jabatan=pemeran.sari.penempatan.first().jabatan,
        aplikasi=APLIKASI, dasar="SE 3/2026", masa=DateRange(OKTOBER, None),
    )  # fmt: skip


def arsip(pemeran, predikat="Baik", *, tahun=2026, bulan=9):
    return ArsipTahunan.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, tahun=tahun, bulan=bulan,
        predikat=predikat, sumber="Unduhan kementerian",
    )  # fmt: skip


def simpul(daftar, orang):
    bulan, _ = pisah_jejak(bytes(daftar.hasil.get(pegawai=orang).jejak))
    return {s.istilah: s for s in baca_jejak(bulan)}


def hitung(pemeran, daftar):
    return hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)


class TestDikelolaDiLuar:
    def test_the_rating_and_attendance_pay_and_no_minutes(self, pemeran, daftar, luar):
        baris = arsip(pemeran)
        sari = simpul(hitung(pemeran, daftar), pemeran.sari)
        assert sari["persen_produktivitas"].nilai == Decimal("0.9")
        assert sari["predikat_impor"].rekaman == (("arsip_tahunan", baris.pk),)
        assert "menit_diakui" not in sari and "kejadian_terlambat" in sari

    def test_everybody_else_is_calculated_as_before(self, pemeran, daftar):
        sebelum = hitung(pemeran, daftar).hasil.get(pegawai=pemeran.budi).sidik
        KelolaLuar.objects.create(
            instansi=pemeran.instansi, jabatan=pemeran.sari.penempatan.first().jabatan,
            aplikasi=APLIKASI, dasar="SE 3/2026", masa=DateRange(OKTOBER, None),
        )  # fmt: skip
        arsip(pemeran)
        assert hitung(pemeran, daftar).hasil.get(pegawai=pemeran.budi).sidik == sebelum

    def test_without_a_rating_it_says_so_and_never_pays_zero(self, pemeran, daftar, luar):
        hasil = hitung(pemeran, daftar)
        satu = hasil.halangan.get()
        assert satu.pegawai == pemeran.sari and "predikatnya belum ada" in satu.kalimat
        assert not hasil.hasil.filter(pegawai=pemeran.sari).exists()
        assert hasil.jumlah_orang == 5

    @pytest.mark.parametrize(
        ("predikat", "masa"),
        [
            ("Baik", {"tahun": 2024, "bulan": 0}),
            ("Baik", {"tahun": 2026, "bulan": 11}),
            ("Cukup", {"tahun": 2026, "bulan": 9}),
        ],
        ids=["too old", "of a later month", "of another scale"],
    )
    def test_a_rating_that_does_not_hold_is_none(self, pemeran, daftar, luar, predikat, masa):
        arsip(pemeran, predikat, **masa)
        assert hitung(pemeran, daftar).halangan.get().pegawai == pemeran.sari

    def test_the_latest_one_holds(self, pemeran, daftar, luar):
        arsip(pemeran, "Kurang", tahun=2025, bulan=0)
        arsip(pemeran, "sangat baik", bulan=10)
        sari = simpul(hitung(pemeran, daftar), pemeran.sari)
        assert sari["predikat_impor"].nilai == "Sangat Baik"

    def test_a_closed_month_is_proven_from_what_was_frozen(self, pemeran, daftar, luar):
        baris = arsip(pemeran)
        hasil = verifikasi_daftar(hitung(pemeran, daftar), oleh=pemeran.nyoman, pada=NOVEMBER_2)
        tutup = tutup_daftar(hasil, oleh=pemeran.ratna, pada=NOVEMBER_2)
        ArsipTahunan.objects.filter(pk=baris.pk).update(predikat="Kurang")
        luar.delete()
        assert periksa_bulan(tutup).selaras

    def test_the_slip_says_where_and_by_what(self, pemeran, as_sari, daftar, luar):
        arsip(pemeran)
        hasil = hitung(pemeran, daftar)
        isi = as_sari.get(reverse("tpp:slip", args=[hasil.pk, pemeran.sari.pk])).content.decode()
        assert APLIKASI in isi and "menurut predikat yang diimpor" in isi
        assert "2026: Baik, menurut Unduhan kementerian" in isi

    def test_a_government_without_such_groups_has_the_same_equipment(self, pemeran, skema, daftar):
        assert not penghitung_bulan(skema, daftar).ada_luar
        assert len(penghitung_bulan(skema, daftar).semua) == 3


class TestAtasan:
    def test_who_logs_elsewhere_lowers_no_average(self, pemeran, bulan, skema, luar):
        skema.isi["komponen"]["persen_produktivitas"] = {
            "pilih": "dengan_rata_rata_staf", "dasar": "Pasal 10",
        }  # fmt: skip
        skema.isi["parameter"]["bobot_menit_staf"] = {"nilai": "0.4", "dasar": "Pasal 10"}
        isi = json.dumps(skema.isi)
        diam_diam("UPDATE regulasi_skema SET isi = %s WHERE id = %s", isi, skema.pk)
        arsip(pemeran)
        daftar = siapkan_daftar(pemeran.unit.dinas, OKTOBER)
        assert simpul(hitung(pemeran, daftar), pemeran.budi)["menit_staf"].nilai == ()
