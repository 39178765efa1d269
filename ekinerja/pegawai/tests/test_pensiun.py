"""Who comes near the age limit: the database narrows as the law answers, a page at a time."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.pensiun import rencana_pensiun
from ekinerja.pegawai.queries import calon_pensiun

HARI = date(2026, 10, 5)
SAMPAI = date(2027, 10, 5)
JABATAN = (
    ("JPT", "Kepala Dinas", "", None),
    ("ADMINISTRATOR", "Kepala Bidang", "", None),
    ("PELAKSANA", "Pengelola", "", 61),
    ("FUNGSIONAL", "Guru Kelas Ahli Madya", "MADYA", None),
    ("FUNGSIONAL", "Penguru Ahli Madya", "", None),
    ("FUNGSIONAL", "Dokter Ahli Utama", "UTAMA", 65),
    ("FUNGSIONAL", "Perawat  Mahir ", "", None),
    ("FUNGSIONAL", "Pranata Tanpa Jenjang", "", 60),
    ("POLITIS", "Bupati", "", 60),
)
HARI_LAHIR = ((9, 30), (10, 1), (10, 31), (11, 1), (12, 31), (1, 1), (9, 1))


@pytest.fixture(autouse=True)
def pagi():
    with time_machine.travel(datetime(2026, 10, 5, 2, 0, tzinfo=UTC), tick=False):
        yield


def tempatkan(pemeran, lahir, jabatan, urut=0):
    orang = Pegawai.objects.create(
        instansi=pemeran.instansi, nama=f"Tua {urut:05}", nama_urut=f"TUA {urut:05}", jenis="PNS",
        tanggal_lahir=lahir,
    )  # fmt: skip
    return Penempatan.objects.create(
        instansi=pemeran.instansi, pegawai=orang, jabatan=jabatan, dasar="SK",
        masa=DateRange(date(2020, 1, 1), None),
    )  # fmt: skip


def jabatan_baru(pemeran, urut, jenis="PELAKSANA", nama="Staf", jenjang="", usia=None):
    return Jabatan.objects.create(
        instansi=pemeran.instansi, unit=pemeran.unit.bidang, kode=f"T{urut}", nama=nama,
        jenis=jenis, jenjang=jenjang, batas_usia=usia, masa=DateRange(date(2020, 1, 1), None),
    )  # fmt: skip


class TestCalonPensiun:
    def test_the_database_finds_whom_the_law_finds(self, pemeran):
        """All kinds of posts, birthdays around every border: the same as asking one by one."""
        urut = 0
        for nomor, isi in enumerate(JABATAN):
            jabatan = jabatan_baru(pemeran, nomor, *isi)
            for tahun, (bulan, hari) in product((1961, 1962, 1966, 1967, 1968, 1969), HARI_LAHIR):
                urut += 1
                tempatkan(pemeran, date(tahun, bulan, hari), jabatan, urut)
        lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
        hasil = list(calon_pensiun(lingkup, sampai=SAMPAI))
        seharusnya = {}
        for satu in Penempatan.objects.select_related("pegawai", "jabatan"):
            rencana = rencana_pensiun(satu.pegawai, satu.jabatan, pada=HARI)
            if satu.pegawai.nama.startswith("Tua") and rencana and rencana.tanggal <= SAMPAI:
                seharusnya[satu.pk] = rencana
        assert {c.penempatan.pk: c.rencana for c in hasil} == seharusnya
        assert len({rencana.usia for rencana in seharusnya.values()}) == 4
        tanggal = [satu.rencana.tanggal for satu in hasil]
        assert tanggal == sorted(tanggal)

    def test_a_day_later_brings_the_next_month(self, pemeran):
        tempatkan(pemeran, date(1969, 9, 15), jabatan_baru(pemeran, 1))
        lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
        akhir = date(2027, 10, 1)
        assert len(list(calon_pensiun(lingkup, sampai=akhir))) == 1
        assert list(calon_pensiun(lingkup, sampai=akhir - timedelta(days=1))) == []

    def test_only_the_scope_is_read(self, pemeran):
        tempatkan(pemeran, date(1969, 1, 15), jabatan_baru(pemeran, 1))
        lain = Lingkup(pemeran.instansi.pk, HARI, (pemeran.unit.dinas_lain.pk,))
        assert list(calon_pensiun(lain, sampai=SAMPAI)) == []


class TestHalaman:
    def test_it_shows_fifty_of_many_with_the_same_queries(self, as_wayan, pemeran):
        url = reverse("pegawai:pensiun")
        jabatan = jabatan_baru(pemeran, 1)
        tempatkan(pemeran, date(1969, 1, 15), jabatan)
        as_wayan.get(url)
        with counted_queries() as sedikit:
            as_wayan.get(url)
        for urut in range(1, 151):
            tempatkan(pemeran, date(1969, 1, 15), jabatan, urut)
        with counted_queries() as banyak:
            halaman = as_wayan.get(url).content.decode()
        assert int(banyak) == int(sedikit) <= 15
        assert halaman.count('scope="row"') == 50
        assert "Tua 00150" in as_wayan.get(url, {"halaman": "4"}).content.decode()
        berkas = as_wayan.get(reverse("pegawai:pensiun_ekspor", args=["csv"])).content.decode()
        assert berkas.count("Tua 00") == 151
