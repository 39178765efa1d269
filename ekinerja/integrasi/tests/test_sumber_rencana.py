"""The planning system as a source: set up, on a schedule, by hand, over real HTTP."""

import json
from datetime import timedelta
from typing import ClassVar

import pytest
import time_machine
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.models import Sinkronisasi
from ekinerja.integrasi.services import (
    AturanSumber,
    atur_sumber,
    kerjakan_sinkron,
    minta_yang_terjadwal,
)
from ekinerja.integrasi.tests.conftest import PADA, baca
from ekinerja.integrasi.tests.test_perencanaan import AKSI, KUNCI, SASARAN
from ekinerja.perencanaan.models import RencanaAksi, Sasaran
from tests.sumber.server import SimpegPengganti, jalankan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def server(settings, batas, monkeypatch):
    """A running planning system with goals and action plans."""
    monkeypatch.setenv("EKINERJA_RAHASIA_RENCANA", KUNCI)
    satu = SimpegPengganti(
        daftar={"sasaran": [dict(s) for s in SASARAN], "rencana_aksi": [dict(AKSI[0])]},
        kunci=KUNCI,
    )
    with jalankan(satu):
        settings.SUMBER_ALAMAT = frozenset({satu.alamat.split("/")[2]})
        yield satu


@pytest.fixture
def sumber(server, pemeran):
    aturan = AturanSumber("HTTP", server.alamat, "EKINERJA_RAHASIA_RENCANA", "HARIAN")
    return atur_sumber(pemeran.instansi.pk, "RENDA", aturan, oleh=pemeran.wayan, pada=PADA)


def _setengah(penjawab, nama, nomor):
    if nama != "rencana_aksi":
        return False
    isi = json.dumps({"halaman": 1, "jumlah_halaman": 1, "jumlah": 1, "data": []}).encode()
    penjawab.kirim(200, isi[:20], panjang=len(isi))
    return True


def _menetes(penjawab, nama, nomor):
    if nama != "rencana_aksi":
        return False
    penjawab.menetes(b"{" + b" " * 200, 0.2)
    return True


def _galat(penjawab, nama, nomor):
    if nama != "rencana_aksi":
        return False
    penjawab.kirim(500, b"rusak")
    return True


class TestMembaca:
    @pytest.mark.req("KLK-05")
    def test_plans_appear_without_retyping_and_say_where_they_come_from(self, sumber):
        bacaan = baca(sumber)
        assert (bacaan.status, bacaan.terbaca, bacaan.beda, bacaan.salah) == ("SELESAI", 3, 3, 0)
        rencana = RencanaAksi.objects.get()
        assert (rencana.sumber, rencana.segar_pada, rencana.status) == ("SISTEM", PADA, "DRAF")
        sumber.refresh_from_db()
        assert sumber.segar_pada == PADA

    def test_the_same_again_changes_nothing(self, sumber):
        baca(sumber)
        kedua = baca(sumber)
        assert (kedua.beda, kedua.sama["sasaran.tetap"], kedua.status) == (0, 2, "SELESAI")

    def test_a_row_of_an_unknown_opd_holds_up_no_other(self, server, sumber):
        server.daftar["rencana_aksi"].append(dict(AKSI[1]))
        bacaan = baca(sumber)
        assert (bacaan.status, bacaan.salah) == ("SIAP", 1)
        assert "Unit dengan kode 99 tidak ada" in bacaan.perbedaan.get().saran
        assert RencanaAksi.objects.count() == 1

    def test_what_is_verified_here_stays(self, pemeran, server, sumber):
        baca(sumber)
        RencanaAksi.objects.update(status="DIAJUKAN")
        server.daftar["rencana_aksi"][0]["b9"] = "99"
        bacaan = baca(sumber)
        assert bacaan.salah == 1
        assert RencanaAksi.objects.get().baris.get().target.get().target == 10


class TestGangguan:
    CARA: ClassVar = {"half an answer": _setengah, "drop by drop": _menetes, "500": _galat}

    @pytest.mark.parametrize("cara", CARA)
    def test_a_broken_answer_is_a_sentence_and_changes_nothing(self, server, sumber, cara):
        server.nakal = self.CARA[cara]
        bacaan = baca(sumber)
        assert bacaan.status == "GAGAL" and "Sistem perencanaan" in bacaan.kalimat
        assert not Sasaran.objects.exists()
        sumber.refresh_from_db()
        assert sumber.segar_pada is None

    def test_an_id_that_comes_twice_is_refused_whole(self, server, sumber):
        server.daftar["sasaran"][1]["id"] = server.daftar["sasaran"][0]["id"]
        bacaan = baca(sumber)
        assert bacaan.status == "GAGAL" and "lebih dari sekali" in bacaan.kalimat
        assert not Sasaran.objects.exists()

    def test_an_older_reading_stays_fresh_as_it_was(self, server, sumber):
        baca(sumber)
        server.nakal = _galat
        assert baca(sumber, pada=PADA + timedelta(hours=24)).status == "GAGAL"
        sumber.refresh_from_db()
        assert sumber.segar_pada == PADA and Sasaran.objects.count() == 2


class TestJadwal:
    def test_it_is_read_when_its_time_has_come(self, sumber):
        assert minta_yang_terjadwal(pada=PADA) == 1
        kerjakan_sinkron(Sinkronisasi.objects.get().pk, pada=PADA)
        assert minta_yang_terjadwal(pada=PADA + timedelta(hours=5)) == 0
        assert minta_yang_terjadwal(pada=PADA + timedelta(hours=24)) == 1


class TestLayar:
    @pytest.mark.req("BGL-10")
    def test_it_is_set_up_and_read_by_hand(self, as_wayan, pemeran, server):
        isi = {"moda": "HTTP", "alamat": server.alamat, "jadwal": "", "aktif": "on",
               "nama_rahasia": "EKINERJA_RAHASIA_RENCANA"}  # fmt: skip
        assert as_wayan.post(reverse("integrasi:atur", args=["renda"]), isi).status_code == 302
        jawab = as_wayan.post(reverse("integrasi:baca", args=["renda"]))
        bacaan = Sinkronisasi.objects.get()
        assert jawab.url == reverse("integrasi:bacaan", args=[bacaan.pk])
        kerjakan_sinkron(bacaan.pk, pada=PADA)
        with counted_queries() as n:
            halaman = as_wayan.get(jawab.url).content.decode()
        assert "Daftar yang terbaca" in halaman and "Rencana aksi" in halaman and int(n) <= 15

    def test_unusable_rows_are_listed_with_their_reason(self, as_wayan, server, sumber):
        server.daftar["rencana_aksi"].append(dict(AKSI[1]))
        bacaan = baca(sumber)
        halaman = as_wayan.get(reverse("integrasi:bacaan", args=[bacaan.pk])).content.decode()
        assert "Unit dengan kode 99 tidak ada" in halaman

    def test_it_has_no_fields_to_move(self, as_wayan, sumber):
        baca(sumber)
        assert as_wayan.get(reverse("integrasi:alihkan", args=["renda"])).status_code == 404
        daftar = as_wayan.get(reverse("integrasi:daftar")).content.decode()
        assert "Sistem perencanaan" in daftar
        assert reverse("integrasi:alihkan", args=["renda"]) not in daftar

    def test_planning_pages_carry_the_stamp(self, as_sari, sumber):
        baca(sumber)
        alamat = f"{reverse('integrasi:segar')}?sumber=renda"
        assert alamat in as_sari.get(reverse("perencanaan:pohon")).content.decode()
        assert alamat in as_sari.get(reverse("perencanaan:rencana")).content.decode()
        cap = as_sari.get(alamat, headers={"HX-Request": "true"}).content.decode()
        assert "Data dari Sistem perencanaan, terbaca baru saja." in cap

    def test_people_pages_do_not_speak_of_it(self, as_sari, sumber):
        baca(sumber)
        cap = as_sari.get(reverse("integrasi:segar"), headers={"HX-Request": "true"})
        assert "Sistem perencanaan" not in cap.content.decode()

    def test_without_one_the_stamp_says_nothing(self, as_sari, pemeran):
        SumberData.objects.create(instansi=pemeran.instansi, jenis="RENDA")
        alamat = f"{reverse('integrasi:segar')}?sumber=renda"
        assert "perencanaan," not in as_sari.get(alamat).content.decode()
