"""Who appraises whom follows the posts of the day."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.queries import (
    identitas,
    identitas_saat,
    penilai_pada,
    penilai_seorang,
    tim_pada,
)

HARI = date(2026, 10, 5)


def siapa(pemeran, orang):
    return penilai_seorang(orang, pada=HARI)


def akhiri(orang):
    Penempatan.objects.filter(pegawai=orang).update(masa=DateRange(date(2020, 1, 1), HARI))


def tempatkan(orang, jabatan, jenis, mulai=date(2026, 1, 1)):
    return Penempatan.objects.create(
        instansi=orang.instansi, pegawai=orang, jabatan=jabatan, jenis=jenis,
        masa=DateRange(mulai, None), dasar="SP 1/2026",
    )  # fmt: skip


class TestPenilaiPada:
    def test_it_is_the_holder_of_the_superior_post(self, pemeran):
        assert siapa(pemeran, pemeran.sari) == pemeran.budi
        assert siapa(pemeran, pemeran.budi) == pemeran.ratna

    def test_it_climbs_over_a_vacant_post(self, pemeran):
        akhiri(pemeran.budi)
        assert siapa(pemeran, pemeran.sari) == pemeran.ratna

    def test_a_plt_stands_in_for_a_vacant_post(self, pemeran):
        akhiri(pemeran.budi)
        tempatkan(pemeran.nyoman, pemeran.jabatan.kabid, "PLT")
        assert siapa(pemeran, pemeran.sari) == pemeran.nyoman

    def test_the_definitive_holder_comes_before_a_plt(self, pemeran):
        tempatkan(pemeran.komang, pemeran.jabatan.kabid, "PLT")
        assert siapa(pemeran, pemeran.sari) == pemeran.budi
        akhiri(pemeran.budi)
        assert siapa(pemeran, pemeran.sari) == pemeran.komang

    def test_a_plh_stands_in_for_the_holder_during_the_period_of_the_letter(self, pemeran):
        tempatkan(pemeran.dewi, pemeran.jabatan.kabid, "PLH", date(2026, 10, 5))
        assert siapa(pemeran, pemeran.sari) == pemeran.dewi
        assert penilai_seorang(pemeran.sari, pada=date(2026, 10, 4)) == pemeran.budi

    def test_of_two_alike_the_earlier_one_counts(self, pemeran):
        akhiri(pemeran.budi)
        tempatkan(pemeran.komang, pemeran.jabatan.kabid, "PLT", date(2026, 5, 1))
        tempatkan(pemeran.dewi, pemeran.jabatan.kabid, "PLT", date(2026, 2, 1))
        assert siapa(pemeran, pemeran.sari) == pemeran.dewi

    def test_nobody_is_the_own_superior(self, pemeran):
        akhiri(pemeran.budi)
        tempatkan(pemeran.sari, pemeran.jabatan.kabid, "PLT")
        assert siapa(pemeran, pemeran.sari) == pemeran.ratna

    def test_the_other_holder_counts_when_the_person_holds_the_superior_post_too(self, pemeran):
        akhiri(pemeran.budi)
        tempatkan(pemeran.sari, pemeran.jabatan.kabid, "PLT")
        tempatkan(pemeran.komang, pemeran.jabatan.kabid, "PLH")
        assert siapa(pemeran, pemeran.sari) == pemeran.komang

    def test_the_top_has_nobody(self, pemeran):
        assert siapa(pemeran, pemeran.ratna) is None

    def test_another_day_has_another_superior(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.budi).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 10, 1))
        )
        assert penilai_seorang(pemeran.sari, pada=date(2026, 9, 30)) == pemeran.budi
        assert penilai_seorang(pemeran.sari, pada=date(2026, 10, 1)) == pemeran.ratna

    def test_everybody_at_once_takes_one_query(self, pemeran):
        with counted_queries() as n:
            semua = penilai_pada(pemeran.instansi.pk, pada=HARI)
        assert int(n) == 1
        assert semua[pemeran.dewi.pk] == pemeran.nyoman.pk
        assert pemeran.ucok.pk not in semua


class TestTimPada:
    def test_it_agrees_with_the_superior_of_each(self, pemeran):
        akhiri(pemeran.budi)
        tempatkan(pemeran.sari, pemeran.jabatan.kabid, "PLT")
        semua = penilai_pada(pemeran.instansi.pk, pada=HARI)
        for orang in (pemeran.ratna, pemeran.nyoman, pemeran.sari, pemeran.tono):
            bawahan = sorted(dinilai for dinilai, oleh in semua.items() if oleh == orang.pk)
            assert tim_pada(orang, pada=HARI) == bawahan
        assert pemeran.sari.pk in tim_pada(pemeran.ratna, pada=HARI)

    def test_it_is_empty_for_who_leads_nobody(self, pemeran):
        assert tim_pada(pemeran.sari, pada=HARI) == []


class TestIdentitas:
    def test_it_takes_three_queries(self, pemeran):
        with counted_queries() as n:
            hasil = identitas(pemeran.nyoman.user, pada=HARI)
        assert int(n) == 3
        assert hasil.memimpin and hasil.punya("PPK_SKPD")

    def test_a_plt_leads_too(self, pemeran):
        assert not identitas(pemeran.sari.user, pada=HARI).memimpin
        tempatkan(pemeran.sari, pemeran.jabatan.kabid, "PLT")
        assert identitas(pemeran.sari.user, pada=HARI).memimpin

    def test_the_day_is_that_of_the_zone_of_the_person(self, pemeran):
        UnitKerja.objects.filter(pk=pemeran.unit.dinas.pk).update(zona="Asia/Makassar")
        lewat_tengah_malam = datetime(2026, 10, 4, 16, 30, tzinfo=UTC)  # 5 Oktober 00.30 WITA
        assert identitas_saat(pemeran.sari.user, saat=lewat_tengah_malam).hari == date(2026, 10, 5)
        assert identitas_saat(pemeran.tono.user, saat=lewat_tengah_malam).hari == date(2026, 10, 4)

    def test_a_placement_of_the_new_day_counts_from_its_first_minute(self, pemeran, as_sari):
        UnitKerja.objects.filter(pk=pemeran.unit.dinas.pk).update(zona="Asia/Makassar")
        lama = Penempatan.objects.get(pegawai=pemeran.sari)
        lama.masa = DateRange(lama.masa.lower, date(2026, 10, 5))
        lama.save()
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.pengelola,
            masa=DateRange(date(2026, 10, 5), None), dasar="SK",
        )  # fmt: skip
        for menit, jabatan in ((-1, lama.jabatan), (30, pemeran.jabatan.pengelola)):
            tengah_malam = datetime(2026, 10, 4, 16, tzinfo=UTC)
            with time_machine.travel(tengah_malam + timedelta(minutes=menit), tick=False):
                jawab = as_sari.get("/pegawai/atasan-saya/")
            assert jawab.wsgi_request.identitas.penempatan.jabatan == jabatan

    @pytest.mark.parametrize("sendiri", ["", "Asia/Jayapura"])
    def test_the_zone_is_inherited_from_the_nearest_unit_that_names_one(self, pemeran, sendiri):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE organisasi_unitkerja SET zona = 'Asia/Makassar' WHERE id = %s",
                [pemeran.unit.dinas.pk],
            )
            cursor.execute(
                "UPDATE organisasi_unitkerja SET zona = %s WHERE id = %s",
                [sendiri, pemeran.unit.bidang.pk],
            )
        assert identitas(pemeran.sari.user, pada=HARI).zona == (sendiri or "Asia/Makassar")
        assert identitas(pemeran.tono.user, pada=HARI).zona == "Asia/Jakarta"
