"""Screens of attendance: the own month, a day, the unit, a typed record; and who never sees."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.testing import counted_queries
from ekinerja.kalender.models import HariLibur
from ekinerja.kalender.services import buka_bulan, tutup_bulan
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.presenters.umum import BERJALAN, lencana_tanpa_hasil

SENIN = "2026-10-05"
KINI = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(KINI, tick=False):
        yield


@pytest.fixture
def oktober(pemeran, rekam, hitung):
    """Sari late on Monday, early off on Tuesday, half recorded on Wednesday."""
    rekam(pemeran.sari, f"{SENIN} 07:42", f"{SENIN} 16:00")
    rekam(pemeran.sari, "2026-10-06 07:20", "2026-10-06 15:30", "2026-10-07 07:20")
    rekam(pemeran.tono, f"{SENIN} 07:20", f"{SENIN} 16:00")
    hitung()


@pytest.fixture
def senin(pemeran, oktober, hari):
    return hari(pemeran.sari, SENIN)


def _isi(klien, url, **data):
    jawab = klien.get(url, data)
    assert jawab.status_code == 200, jawab.content.decode()[:300]
    return jawab.content.decode()


class TestSaya:
    def test_it_shows_each_day_and_the_counters(self, as_sari, oktober):
        isi = _isi(as_sari, "/presensi/", bulan="2026-10")
        assert "Terlambat bulan ini" in isi
        assert "12 menit" in isi
        assert "terlambat 12 menit" in isi
        assert "30 menit sebelum waktunya" in isi
        assert "tidak ada rekaman pulang" in isi
        assert "jam WIB" in isi
        assert "07.42" in isi

    def test_it_moves_between_months(self, as_sari, oktober):
        isi = _isi(as_sari, "/presensi/", bulan="2026-10")
        assert "?bulan=2026-09" in isi
        assert "?bulan=2026-11" in isi
        assert "?bulan=2026-12" not in _isi(as_sari, "/presensi/", bulan="2026-11")

    def test_a_month_before_the_first_post_is_empty_and_says_so(self, as_sari, pemeran):
        assert "Belum ada kehadiran pada Januari 2019" in _isi(
            as_sari, "/presensi/", bulan="2019-01"
        )

    @pytest.mark.parametrize("bulan", ["", "x", "2026-13", "9999-12", "0001-01"])
    def test_an_unreadable_month_is_the_current_one(self, as_sari, bulan):
        assert "Kehadiran November 2026" in _isi(as_sari, "/presensi/", bulan=bulan)

    def test_late_records_of_a_closed_month_are_said(self, as_sari, pemeran, rekam, oktober, pada):
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        rekam(pemeran.sari, f"{SENIN} 07:10")
        isi = _isi(as_sari, "/presensi/", bulan="2026-10")
        assert "1 rekaman diterima setelah bulan ini ditutup" in isi

    def test_its_queries_do_not_grow(self, as_sari, oktober):
        with counted_queries() as penuh:
            _isi(as_sari, "/presensi/", bulan="2026-10")
        with counted_queries() as kosong:
            _isi(as_sari, "/presensi/", bulan="2026-11")
        assert int(penuh) == int(kosong) <= 15


class TestHari:
    @pytest.mark.parametrize("siapa", ["sari", "budi", "wayan", "made", "komang", "nyoman"])
    def test_it_opens_for_those_who_may(self, request, senin, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        isi = _isi(klien, f"/presensi/hari/{senin.pk}/")
        assert "Rekaman pertama 07.42 WIB, jadwal masuk 07.30 WIB: terlambat 12 menit" in isi

    @pytest.mark.parametrize("siapa", ["tono", "ucok", "dewi"])
    def test_its_number_leads_others_nowhere(self, request, senin, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        for pk in (senin.pk, senin.pk + 10_000):
            assert klien.get(f"/presensi/hari/{pk}/").status_code == 404

    def test_a_superior_does_not_see_other_teams(self, as_budi, pemeran, oktober, hari):
        asing = hari(pemeran.tono, SENIN)
        assert as_budi.get(f"/presensi/hari/{asing.pk}/").status_code == 404

    def test_an_absence_says_what_to_do(self, as_budi, pemeran, oktober, hari):
        isi = _isi(as_budi, f"/presensi/hari/{hari(pemeran.budi, SENIN).pk}/")
        assert "tercatat tanpa keterangan" in isi
        assert "Admin Perangkat Daerah" in isi

    def test_who_typed_a_record_is_visible(self, as_sari, as_wayan, pemeran, oktober, hari):
        as_wayan.post(
            f"/presensi/pegawai/{pemeran.sari.pk}/catat/",
            {"tanggal": "2026-10-07", "jam": "16:10", "alasan": "Mesin mati, ada daftar hadir."},
        )
        isi = _isi(as_sari, f"/presensi/hari/{hari(pemeran.sari, '2026-10-07').pk}/")
        assert "Ketikan admin" in isi
        assert "oleh Wayan Sudiarta" in isi
        assert "Mesin mati, ada daftar hadir." in isi

    def test_times_follow_the_zone_of_the_unit(self, as_made, pemeran, rekam, hari):
        pemeran.unit.dinas.zona = "Asia/Jayapura"
        pemeran.unit.dinas.save(update_fields=["zona"])
        rekam(pemeran.sari, f"{SENIN} 07:42", f"{SENIN} 16:00", zona="Asia/Jayapura")
        isi = _isi(as_made, f"/presensi/hari/{hari(pemeran.sari, SENIN).pk}/")
        assert "07.30–16.00 WIT" in isi
        assert "07.42 WIT" in isi


class TestPegawai:
    def test_the_superior_reads_the_month_of_the_team(self, as_budi, pemeran, oktober):
        url = f"/presensi/pegawai/{pemeran.sari.pk}/"
        assert "terlambat 12 menit" in _isi(as_budi, url, bulan="2026-10")

    @pytest.mark.parametrize("siapa", ["tono", "ucok"])
    def test_others_do_not_find_it(self, request, pemeran, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.get(f"/presensi/pegawai/{pemeran.sari.pk}/").status_code == 404


class TestUnit:
    def test_bkpsdm_sees_everybody_of_a_day(self, as_wayan, oktober):
        isi = _isi(as_wayan, "/presensi/unit/", tanggal=SENIN)
        assert "9 pegawai" in isi
        assert "Sari Wulandari" in isi
        assert "Tono Hartono" in isi

    def test_a_role_in_one_unit_sees_only_that(self, as_komang, oktober):
        isi = _isi(as_komang, "/presensi/unit/", tanggal=SENIN)
        assert "Sari Wulandari" in isi
        assert "Tono" not in isi

    def test_a_superior_sees_the_own_team(self, as_budi, oktober):
        isi = _isi(as_budi, "/presensi/unit/", tanggal=SENIN)
        assert "Sari Wulandari" in isi
        assert "Nyoman" not in isi

    @pytest.mark.parametrize(
        ("saring", "ada", "tiada"),
        [
            ({"keadaan": "terlambat"}, "Sari", "Tono"),
            ({"keadaan": "tanpa_keterangan"}, "Ratna", "Sari"),
            ({"q": "tono"}, "Tono", "Sari"),
            ({"q": "199001012015032003"}, "Sari", "Tono"),
        ],
    )
    def test_it_can_be_narrowed(self, as_wayan, oktober, saring, ada, tiada):
        isi = _isi(as_wayan, "/presensi/unit/", tanggal=SENIN, **saring)
        tabel = isi[isi.index('id="tabel"') :]
        assert ada in tabel
        assert tiada not in tabel

    def test_it_says_when_nobody_matches(self, as_wayan, oktober):
        assert "Tidak ada pegawai yang cocok" in _isi(as_wayan, "/presensi/unit/", q="zzz")

    @pytest.mark.parametrize(
        ("tanggal", "keadaan"),
        [
            ("2026-11-22", "Bukan hari kerja"),
            ("2026-11-20", "Belum dihitung"),
            ("2026-11-23", "Belum tiba"),
        ],
    )
    def test_a_day_without_a_result_says_why(self, as_wayan, pemeran, tanggal, keadaan):
        tabel = _isi(as_wayan, "/presensi/unit/", tanggal=tanggal, q="Sari").split('id="tabel"')[1]
        assert keadaan in tabel
        assert ("Belum dihitung" in tabel) == (keadaan == "Belum dihitung")

    def test_a_working_day_that_is_not_over_says_so(self):
        hari = date(2026, 11, 23)
        assert lencana_tanpa_hasil(hari, bekerja=True, libur="", hari_ini=hari) == BERJALAN

    def test_a_day_off_is_named(self, as_wayan, pemeran):
        HariLibur.objects.create(
            instansi=pemeran.instansi, tanggal=date(2026, 11, 20), nama="Hari Jadi Kabupaten",
            jenis="DAERAH",
        )  # fmt: skip
        tabel = _isi(as_wayan, "/presensi/unit/", tanggal="2026-11-20").split('id="tabel"')[1]
        assert "Libur" in tabel
        assert "Hari Jadi Kabupaten" in tabel

    def test_it_is_exported_as_it_is_shown(self, as_wayan, oktober):
        jawab = as_wayan.get("/presensi/unit/ekspor/", {"tanggal": SENIN, "keadaan": "terlambat"})
        assert jawab["Content-Disposition"].endswith('"kehadiran-2026-10-05.xlsx"')
        assert jawab.content.startswith(b"PK")

    def test_its_queries_do_not_grow(self, as_wayan, oktober):
        with counted_queries() as penuh:
            _isi(as_wayan, "/presensi/unit/", tanggal=SENIN)
        with counted_queries() as satu:
            _isi(as_wayan, "/presensi/unit/", tanggal=SENIN, q="Sari")
        assert int(penuh) == int(satu) <= 15

    def test_staff_are_told_where_their_own_is(self, as_sari):
        jawab = as_sari.get("/presensi/unit/")
        assert jawab.status_code == 403
        assert "pada menu Kehadiran" in jawab.content.decode()

    def test_another_instansi_sees_only_itself(self, as_ucok, oktober):
        isi = _isi(as_ucok, "/presensi/unit/", tanggal=SENIN)
        assert "1 pegawai" in isi
        assert "Sari Wulandari" not in isi


class TestHitungUlang:
    def test_it_computes_the_month_of_the_scope(self, as_komang, pemeran):
        jawab = as_komang.post("/presensi/unit/hitung/", {"bulan": "2026-10"}, follow=True)
        assert "Oktober 2026 selesai dihitung: 132 hari baru" in jawab.content.decode()
        assert not HariPresensi.objects.filter(pegawai=pemeran.tono).exists()

    @pytest.mark.parametrize("siapa", ["sari", "budi", "made"])
    def test_others_are_refused(self, request, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.post("/presensi/unit/hitung/", {"bulan": "2026-10"}).status_code == 403
        assert not HariPresensi.objects.exists()


class TestCatat:
    ISI = {"tanggal": SENIN, "jam": "07.20", "alasan": "Mesin mati, ada daftar hadir."}

    def _url(self, pegawai):
        return f"/presensi/pegawai/{pegawai.pk}/catat/"

    def test_bkpsdm_types_a_record(self, as_wayan, pemeran):
        jawab = as_wayan.post(self._url(pemeran.sari), self.ISI, follow=True)
        assert "disimpan atas nama Anda" in jawab.content.decode()
        assert Rekaman.objects.get().dicatat_oleh == pemeran.wayan.user

    def test_what_was_typed_comes_back_when_refused(self, as_wayan, pemeran):
        jawab = as_wayan.post(self._url(pemeran.sari), self.ISI | {"tanggal": "2026-12-05"})
        assert jawab.status_code == 422
        assert "belum terjadi" in jawab.content.decode()
        assert "Mesin mati, ada daftar hadir." in jawab.content.decode()

    def test_the_day_comes_from_the_list(self, as_wayan, pemeran):
        assert f'value="{SENIN}"' in _isi(as_wayan, self._url(pemeran.sari), tanggal=SENIN)

    def test_the_admin_types_only_in_the_own_units(self, as_komang, pemeran):
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.komang.user, peran="ADMIN_PD",
            unit=pemeran.unit.dinas, masa=DateRange(date(2020, 1, 1), None), dasar="SK",
        )  # fmt: skip
        assert as_komang.post(self._url(pemeran.sari), self.ISI).status_code == 302
        assert as_komang.post(self._url(pemeran.tono), self.ISI).status_code == 404

    @pytest.mark.parametrize(
        ("siapa", "status"), [("sari", 403), ("budi", 403), ("made", 403), ("tono", 404)]
    )
    def test_others_are_refused(self, request, pemeran, siapa, status):
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.post(self._url(pemeran.sari), self.ISI).status_code == status
        assert not Rekaman.objects.exists()

    def test_nobody_types_for_oneself(self, as_wayan, pemeran):
        jawab = as_wayan.post(self._url(pemeran.wayan), self.ISI)
        assert jawab.status_code == 403
        assert "diri sendiri" in jawab.content.decode()
