"""Two stages: the average of direct staff is a frozen fact of their superior.

Budi logs 20 × 250 = 5.000 minutes, his only staff Sari 6.000. With a weight of 0,4:
0,6 × 5.000 + 0,4 × 6.000 = 5.400; 5.400 ÷ 6.750 = 0,8.
"""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from ekinerja.aturan import baca_jejak
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.testing import counted_queries
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.facts import himpun
from ekinerja.tpp.jejak import pisah_jejak
from ekinerja.tpp.keterkinian import penghitung_bulan, periksa_keterkinian
from ekinerja.tpp.kolam import Kolam
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.presenters import rekaman_jejak
from ekinerja.tpp.queries import catatan_rekaman
from ekinerja.tpp.services import (
    hitung_banyak,
    hitung_daftar,
    periksa_bulan,
    siapkan_daftar,
    tutup_daftar,
    verifikasi_daftar,
)
from ekinerja.tpp.tests.conftest import (
    NOVEMBER_2,
    OKTOBER,
    aktivitas,
    hari_kerja_oktober,
    hari_presensi,
)
from ekinerja.tpp.tests.test_hitung import pindahkan
from ekinerja.tpp.tests.test_periksa import diam_diam


@pytest.fixture
def daftar(pemeran, bulan, skema):
    """The list of the dinas under a scheme that takes direct staff along."""
    skema.isi["komponen"]["persen_produktivitas"] = {
        "pilih": "dengan_rata_rata_staf", "dasar": "Pasal 10",
    }  # fmt: skip
    skema.isi["parameter"]["bobot_menit_staf"] = {"nilai": "0.4", "dasar": "Pasal 10 ayat (2)"}
    diam_diam("UPDATE regulasi_skema SET isi = %s WHERE id = %s", json.dumps(skema.isi), skema.pk)
    for tanggal in hari_kerja_oktober()[:20]:
        aktivitas(pemeran, pemeran.budi, tanggal, menit=250)
    return siapkan_daftar(pemeran.unit.dinas, OKTOBER)


def simpul(daftar, orang, nomor=None):
    bulan, segmen = pisah_jejak(bytes(daftar.hasil.get(pegawai=orang).jejak))
    return {s.istilah: s for s in baca_jejak(bulan if nomor is None else segmen[nomor])}


class TestRataRataStaf:
    def test_it_takes_the_average_of_direct_staff_along(self, pemeran, dihitung):
        budi = simpul(dihitung, pemeran.budi)
        assert budi["menit_staf"].nilai == (6000,)
        assert budi["menit_staf"].rekaman == (("bawahan", pemeran.sari.pk),)
        assert budi["rata_rata_menit_staf"].nilai == 6000
        assert budi["persen_produktivitas"].nilai == Decimal("0.8")

    def test_without_staff_the_own_minutes_count(self, pemeran, dihitung):
        sari = simpul(dihitung, pemeran.sari)
        assert sari["menit_staf"].nilai == ()
        assert sari["persen_produktivitas"].nilai == Decimal("0.8888888889")

    def test_staff_of_staff_does_not_count(self, pemeran, dihitung):
        milik = {orang for _, orang in simpul(dihitung, pemeran.ratna)["menit_staf"].rekaman}
        assert pemeran.budi.pk in milik and pemeran.sari.pk not in milik

    def test_it_names_the_staff_on_the_slip(self, pemeran, as_budi, dihitung):
        halaman = as_budi.get(reverse("tpp:slip", args=[dihitung.pk, pemeran.budi.pk]))
        hasil = dihitung.hasil.get(pegawai=pemeran.budi)
        catatan = catatan_rekaman(hasil.pegawai_id, rekaman_jejak(hasil))
        assert catatan["bawahan", pemeran.sari.pk].teks == "Sari Wulandari"
        assert "Sari Wulandari: 6.000 menit" in halaman.content.decode()

    def test_it_needs_no_more_queries_for_more_people(self, pemeran, daftar, skema):
        nama = penghitung_bulan(skema, daftar).fakta_bawahan
        with counted_queries() as sedikit:
            himpun(pemeran.unit.dinas, OKTOBER, fakta_bawahan=nama)
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 1))
        with counted_queries() as banyak:
            himpun(pemeran.unit.dinas, OKTOBER, fakta_bawahan=nama)
        assert nama == {"menit_disetujui"} and int(sedikit) == int(banyak) == 6

    def test_a_superior_who_moved_has_the_staff_of_each_part(self, pemeran, daftar):
        """Tono follows Budi as kabid on 15 October; Sari is first Budi's, then Tono's staff."""
        pindahkan(pemeran, pemeran.budi, pemeran.jabatan.analis, date(2026, 10, 15))
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.kabid, date(2026, 10, 15))
        hasil = hitung_daftar(daftar, oleh=SISTEM, pada=NOVEMBER_2)
        awal, akhir = (simpul(hasil, pemeran.budi, n)["menit_staf"] for n in (0, 1))
        assert awal.nilai == (3000,) and akhir.nilai == ()
        assert simpul(hasil, pemeran.tono, 1)["menit_staf"].nilai == (3000,)


class TestBeku:
    def test_the_month_is_proven_from_what_was_frozen(self, pemeran, ditutup):
        assert periksa_bulan(ditutup).selaras
        diam_diam(
            "UPDATE tpp_faktabulanan SET isi = convert_to(replace(convert_from(isi, 'UTF8'),"
            " %s, %s), 'UTF8') WHERE pegawai_id = %s",
            '"menit_disetujui":{"nilai":6000}', '"menit_disetujui":{"nilai":6001}',
            pemeran.budi.pk,
        )  # fmt: skip
        beda = [kalimat for siapa, kalimat in periksa_bulan(ditutup).beda if "Budi" in siapa]
        assert any("byte demi byte" in satu for satu in beda)

    def test_a_change_of_the_staff_is_noticed_with_the_superior(self, pemeran, dihitung):
        aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=60)
        assert "Budi Santoso" in periksa_keterkinian(dihitung).alasan


class TestBawahanDiTempatLain:
    """Tono's post in another dinas stands under Ratna, so Ratna needs his minutes."""

    @pytest.fixture
    def lain(self, pemeran, daftar):
        post = pemeran.jabatan.penyuluh
        type(post).objects.filter(pk=post.pk).update(atasan=pemeran.jabatan.kadis)
        for tanggal in hari_kerja_oktober():
            hari_presensi(pemeran, pemeran.tono, tanggal)
        return siapkan_daftar(pemeran.unit.dinas_lain, OKTOBER)

    def test_it_says_whose_month_is_missing_and_stops_nobody_else(self, pemeran, daftar, lain):
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        satu = hasil.halangan.get()
        assert satu.pegawai == pemeran.ratna
        assert "Tono" in satu.kalimat and "Dinas Pertanian" in satu.kalimat
        assert "belum dihitung" in satu.kalimat and hasil.jumlah_orang == 5

    def test_it_goes_on_once_the_other_unit_calculated(self, pemeran, daftar, lain):
        hitung_daftar(lain, oleh=SISTEM, pada=NOVEMBER_2)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert not hasil.halangan.exists()
        milik = simpul(hasil, pemeran.ratna)["menit_staf"].rekaman
        assert ("bawahan", pemeran.tono.pk) in milik

    def test_units_calculated_together_wait_for_nobody(self, daftar, lain):
        with Kolam(2) as kolam:
            hasil = dict(hitung_banyak([daftar, lain], oleh=SISTEM, pada=NOVEMBER_2, kolam=kolam))
        assert all(isinstance(satu, DaftarTPP) for satu in hasil.values())
        assert not daftar.halangan.exists()

    def test_it_closes_only_after_the_other_unit_verified(self, pemeran, daftar, lain):
        hitung_daftar(lain, oleh=SISTEM, pada=NOVEMBER_2)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        verifikasi = verifikasi_daftar(hasil, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        with pytest.raises(AksiDitolak, match=r"Dinas Pertanian .* belum diverifikasi"):
            tutup_daftar(verifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2)
        diam_diam("UPDATE tpp_daftartpp SET status = 'DIVERIFIKASI' WHERE id = %s", lain.pk)
        assert tutup_daftar(verifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2).status == "DITUTUP"
        assert Pegawai.objects.filter(pk=pemeran.tono.pk).exists()
