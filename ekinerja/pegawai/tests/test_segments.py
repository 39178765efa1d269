"""A person-month belongs to one paying unit, with all its segments."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.services import ubah_letak
from ekinerja.pegawai.models import (
    Kedudukan,
    Keputusan,
    Pegawai,
    Penempatan,
    RiwayatGolongan,
)
from ekinerja.pegawai.segments import segmen_bulan

OKTOBER = date(2026, 10, 1)


def pindahkan(pemeran, orang, jabatan, tanggal):
    lama = Penempatan.objects.get(pegawai=orang, jenis="DEFINITIF")
    lama.masa = DateRange(lama.masa.lower, tanggal)
    lama.save(update_fields=["masa"])
    return Penempatan.objects.create(
        instansi=pemeran.instansi,
        pegawai=orang,
        jabatan=jabatan,
        masa=DateRange(tanggal, None),
        dasar="SK 9/2026",
    )


def milik(nama, unit):
    return [s for s in segmen_bulan(unit.pk, OKTOBER) if s.nama == nama]


class TestSegmenBulan:
    def test_it_gives_one_segment_for_a_whole_month(self, pemeran):
        sari = milik("Sari Wulandari", pemeran.unit.dinas)
        assert [(s.mulai, s.selesai, s.kelas, s.unit_nama) for s in sari] == [
            (OKTOBER, date(2026, 11, 1), 8, "Bidang Aplikasi Informatika")
        ]
        assert sari[0].opd_id == pemeran.unit.dinas.pk
        assert sari[0].jumlah_hari == 31

    def test_it_orders_people_by_name_and_leaves_out_other_units(self, pemeran):
        nama = [s.nama for s in segmen_bulan(pemeran.unit.dinas.pk, OKTOBER)]
        assert nama == sorted(nama) and "Tono Hartono" not in nama and len(nama) == 6

    def test_it_gives_both_segments_to_the_unit_of_the_last_day(self, pemeran):
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 15))
        tono = milik("Tono Hartono", pemeran.unit.dinas)
        assert [(s.mulai, s.selesai, s.opd_id) for s in tono] == [
            (OKTOBER, date(2026, 10, 15), pemeran.unit.dinas_lain.pk),
            (date(2026, 10, 15), date(2026, 11, 1), pemeran.unit.dinas.pk),
        ]
        assert segmen_bulan(pemeran.unit.dinas_lain.pk, OKTOBER) == []

    def test_it_keeps_a_person_who_left_with_the_last_unit(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 10, 20))
        )
        sari = milik("Sari Wulandari", pemeran.unit.dinas)
        assert [(s.mulai, s.selesai) for s in sari] == [(OKTOBER, date(2026, 10, 20))]
        assert "Sari Wulandari" not in {
            s.nama for s in segmen_bulan(pemeran.unit.dinas.pk, date(2026, 11, 1))
        }

    @pytest.mark.parametrize("jenis", ["PLT", "PLH"])
    def test_it_ignores_acting_posts(self, pemeran, jenis):
        Penempatan.objects.create(
            instansi=pemeran.instansi,
            pegawai=pemeran.tono,
            jabatan=pemeran.jabatan.kabid,
            jenis=jenis,
            masa=DateRange(OKTOBER, None),
            dasar="SK",
        )
        assert "Tono Hartono" not in {s.nama for s in segmen_bulan(pemeran.unit.dinas.pk, OKTOBER)}

    def test_it_is_one_query_however_many_people(self, pemeran):
        with counted_queries() as n:
            segmen_bulan(pemeran.unit.dinas.pk, OKTOBER)
        assert int(n) == 1


def kedudukan(pemeran, jenis, masa, **lain):
    keputusan = Keputusan.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, jenis=jenis, nomor_sk="SK",
        tanggal_sk=OKTOBER, tmt=masa.lower, dicatat_pada=datetime(2026, 10, 1, tzinfo=UTC),
    )  # fmt: skip
    return Kedudukan.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, jenis=jenis, masa=masa,
        keputusan=keputusan, **lain,
    )  # fmt: skip


class TestKedudukan:
    def hari(self, unit):
        return [(s.mulai.day, s.selesai) for s in milik("Sari Wulandari", unit)]

    def test_unpaid_days_are_cut_out(self, pemeran):
        kedudukan(pemeran, "CLTN", DateRange(date(2026, 10, 10), date(2026, 10, 20)))
        assert self.hari(pemeran.unit.dinas) == [
            (1, date(2026, 10, 10)),
            (20, date(2026, 11, 1)),
        ]

    def test_a_whole_unpaid_month_gives_nothing(self, pemeran):
        kedudukan(pemeran, "SUSPENSI", DateRange(date(2026, 9, 1), None))
        assert self.hari(pemeran.unit.dinas) == []

    def test_a_paid_standing_changes_nothing(self, pemeran):
        semula = segmen_bulan(pemeran.unit.dinas.pk, OKTOBER)
        kedudukan(pemeran, "TUGAS_BELAJAR", DateRange(OKTOBER, None), dibayar=True)
        assert segmen_bulan(pemeran.unit.dinas.pk, OKTOBER) == semula

    def test_a_seconded_person_is_paid_by_the_unit_that_says_so(self, pemeran):
        kedudukan(
            pemeran, "DIPERBANTUKAN", DateRange(date(2026, 10, 15), None), dibayar=True,
            tujuan="BKPSDM", unit_pembayar=pemeran.unit.bkpsdm,
        )  # fmt: skip
        assert self.hari(pemeran.unit.dinas) == []
        assert self.hari(pemeran.unit.bkpsdm) == [(1, date(2026, 11, 1))]
        with counted_queries() as n:
            segmen_bulan(pemeran.unit.bkpsdm.pk, OKTOBER)
        assert int(n) == 1


class TestUnitPindah:
    """The unit of Sari goes to another perangkat daerah on 1 July; nobody changes post."""

    @pytest.fixture
    def bidang(self, pemeran):
        ubah_letak(
            pemeran.unit.bidang, induk=pemeran.unit.dinas_lain, nama="Bidang Informatika",
            jenis="BIDANG", mulai=date(2026, 7, 1), dasar="Perda 4/2026",
            oleh=pemeran.wayan, pada=datetime(2026, 10, 5, 2, 0, tzinfo=UTC),
        )  # fmt: skip
        return pemeran.unit.bidang

    def dibayar(self, unit, awal):
        return [
            (s.unit_nama, s.opd_id) for s in segmen_bulan(unit.pk, awal)
            if s.nama == "Sari Wulandari"
        ]  # fmt: skip

    def test_it_pays_from_the_old_one_until_30_june(self, pemeran, bidang):
        lama, baru = pemeran.unit.dinas, pemeran.unit.dinas_lain
        juni, juli = date(2026, 6, 1), date(2026, 7, 1)
        assert self.dibayar(lama, juni) == [("Bidang Aplikasi Informatika", lama.pk)]
        assert self.dibayar(baru, juni) == []
        assert self.dibayar(lama, juli) == []
        assert self.dibayar(baru, juli) == [("Bidang Informatika", baru.pk)]

    def test_a_unit_that_pays_by_decision_is_dated_too(self, pemeran, bidang):
        kedudukan(
            pemeran, "DIPERBANTUKAN", DateRange(date(2026, 1, 1), None), dibayar=True,
            tujuan="Bidang", unit_pembayar=bidang,
        )  # fmt: skip
        assert len(self.dibayar(pemeran.unit.dinas, date(2026, 6, 1))) == 1
        assert len(self.dibayar(pemeran.unit.dinas_lain, date(2026, 7, 1))) == 1

    def test_it_stays_one_query(self, pemeran, bidang):
        with counted_queries() as n:
            segmen_bulan(pemeran.unit.dinas.pk, date(2026, 6, 1))
        assert int(n) == 1


class TestGolongan:
    def test_the_rank_is_that_of_the_last_day(self, pemeran):
        for golongan, masa in (
            ("III/a", DateRange(None, date(2026, 10, 1))),
            ("III/b", DateRange(date(2026, 10, 1), date(2026, 11, 1))),
            ("III/c", DateRange(date(2026, 11, 1), None)),
        ):
            RiwayatGolongan.objects.create(
                instansi=pemeran.instansi, pegawai=pemeran.sari, golongan=golongan, masa=masa,
                dasar="SK",
            )  # fmt: skip
        sari = [
            segmen_bulan(pemeran.unit.dinas.pk, awal)[-1].golongan
            for awal in (date(2026, 9, 1), OKTOBER, date(2026, 11, 1))
        ]
        assert sari == ["III/a", "III/b", "III/c"]

    def test_without_a_history_it_is_that_of_the_register(self, pemeran):
        assert milik("Sari Wulandari", pemeran.unit.dinas)[0].golongan == "III/b"


class TestBukanPenerima:
    def test_outsourced_staff_are_left_out(self, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(jenis="ALIH_DAYA", nip=None)
        assert milik("Sari Wulandari", pemeran.unit.dinas) == []
