"""A closed month recomputes to the same bytes; a tampered byte is named."""

import pytest
from django.db import connection

from ekinerja.core.workflow import SISTEM
from ekinerja.tpp.bekal import baca_bekal, beda_bekal, tulis_bekal
from ekinerja.tpp.hitungan import Penghitung
from ekinerja.tpp.keterkinian import bekal_bulan, penghitung_bulan
from ekinerja.tpp.models import HasilTPP
from ekinerja.tpp.services import hitung_daftar, periksa_bulan, siapkan_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2, OKTOBER


def diam_diam(sql, *nilai):
    """Change a frozen table behind the triggers' back, as someone with the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, nilai)
        cursor.execute("SET LOCAL session_replication_role = origin")


class TestPeriksaBulan:
    def test_it_proves_a_closed_month_identical(self, ditutup):
        hasil = periksa_bulan(ditutup)
        assert hasil.selaras and hasil.jumlah == 6 and not hasil.catatan

    def test_it_proves_an_open_month_too(self, dihitung):
        assert periksa_bulan(dihitung).selaras

    def test_it_says_when_nothing_was_calculated(self, pemeran, bulan):
        hasil = periksa_bulan(siapkan_daftar(pemeran.unit.dinas, OKTOBER))
        assert hasil.beda == [("Aturan", "Daftar ini belum pernah dihitung. Hitung lebih dahulu.")]

    @pytest.mark.parametrize(
        ("sql", "kalimat"),
        [
            (
                "UPDATE tpp_hasiltpp SET jejak = overlay(jejak placing '9'::bytea from 40)"
                " WHERE pegawai_id = %s",
                "byte demi byte",
            ),
            ("UPDATE tpp_hasiltpp SET neto = neto + 1 WHERE pegawai_id = %s", "Angka tersimpan"),
            ("UPDATE tpp_hasiltpp SET nama = 'Lain' WHERE pegawai_id = %s", "Nama, NIP"),
            (
                "UPDATE tpp_faktabulanan SET isi = convert_to(replace(convert_from(isi, 'UTF8'),"
                " '[12,45]', '[11,45]'), 'UTF8') WHERE pegawai_id = %s",
                "tidak sama dengan sidiknya",
            ),
            ("DELETE FROM tpp_hasiltpp WHERE pegawai_id = %s", "hasilnya tidak tersimpan"),
            ("DELETE FROM tpp_faktabulanan WHERE pegawai_id = %s", "tanpa fakta"),
        ],
    )
    def test_it_names_whoever_was_tampered_with(self, pemeran, ditutup, sql, kalimat):
        diam_diam(sql, pemeran.sari.pk)
        hasil = periksa_bulan(ditutup)
        assert any(kalimat in beda for _, beda in hasil.beda)
        assert {"Budi Santoso", "Dewi Anggraini"}.isdisjoint({siapa for siapa, _ in hasil.beda})

    def test_it_notices_a_broken_chain(self, ditutup):
        diam_diam(
            "UPDATE tpp_penutupan SET sidik_sebelumnya = 'x' WHERE daftar_id = %s", ditutup.pk
        )
        beda = [kalimat for _, kalimat in periksa_bulan(ditutup).beda]
        assert any("Rantai" in satu for satu in beda) and any("tidak cocok" in s for s in beda)


class TestParameterBeku:
    """A national parameter corrected later changes nothing in a closed month."""

    def test_it_recomputes_with_the_frozen_value(self, pemeran, skema, ditutup):
        penutupan = ditutup.penutupan
        beku = bytes(penutupan.parameter)
        lain = beku.replace(b'"nilai":6750', b'"nilai":6000')
        assert lain != beku and beda_bekal(beku, lain) == ["target_menit_bulanan"]
        kini = penghitung_bulan(skema, ditutup)
        isi = bytes(ditutup.fakta.get(pegawai=pemeran.sari).isi)
        dengan = {
            nama: Penghitung(kini.skema, pada=kini.pada, parameter=baca_bekal(bekal)).hitung(isi)
            for nama, bekal in (("beku", beku), ("lain", lain))
        }
        tersimpan = HasilTPP.objects.get(daftar=ditutup, pegawai=pemeran.sari)
        assert dengan["beku"].jejak == bytes(tersimpan.jejak)
        assert dengan["lain"].neto > tersimpan.neto

    def test_it_reads_back_what_was_written(self, skema, dihitung):
        penghitung = penghitung_bulan(skema, dihitung)
        bekal = bekal_bulan(penghitung)
        ulang = Penghitung(penghitung.skema, pada=penghitung.pada, parameter=baca_bekal(bekal))
        assert tulis_bekal(ulang.sebulan, ulang.segmen, ulang.bayar) == bekal


class TestKolam:
    def test_it_gives_the_same_with_and_without_processes(self, dihitung, monkeypatch):
        lama = list(dihitung.hasil.values_list("sidik", flat=True))
        monkeypatch.setattr("ekinerja.tpp.kolam.BATAS_SENDIRI", 1)
        monkeypatch.setattr("ekinerja.tpp.kolam._POTONGAN", 2)
        baru = hitung_daftar(dihitung, oleh=SISTEM, pada=NOVEMBER_2)
        assert list(baru.hasil.values_list("sidik", flat=True)) == lama
