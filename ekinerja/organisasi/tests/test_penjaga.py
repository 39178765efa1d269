"""The database itself refuses chains that loop and endings that leave somebody behind."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Penempatan

AKHIR = DateRange(date(2020, 1, 1), date(2026, 11, 1))


def ditolak(batas, perbuatan):
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        perbuatan()
    assert galat.value.__cause__.diag.constraint_name == batas
    return galat.value.__cause__.diag.message_primary


class TestRangkaian:
    def test_a_post_never_stands_above_itself(self, pemeran):
        kadis, prakom = pemeran.jabatan.kadis, pemeran.jabatan.prakom
        ditolak(
            "jabatan_atasan_berputar",
            lambda: Jabatan.objects.filter(pk=kadis.pk).update(atasan=prakom),
        )

    def test_a_set_of_new_posts_never_loops(self, pemeran):
        isi = {
            "instansi": pemeran.instansi, "unit": pemeran.unit.bidang, "nama": "Analis",
            "jenis": "PELAKSANA", "masa": AKHIR,
        }  # fmt: skip
        baru = [
            Jabatan(id=10**9 + n, kode=f"L{n}", atasan_id=10**9 + (n + 1) % 3, **isi)
            for n in range(3)
        ]
        ditolak("jabatan_atasan_berputar", lambda: Jabatan.objects.bulk_create(baru))
        baru[2].atasan_id = pemeran.jabatan.kabid.pk
        assert len(Jabatan.objects.bulk_create(baru)) == 3

    def test_a_unit_never_stands_below_itself(self, pemeran):
        dinas = UnitKerja.objects.filter(pk=pemeran.unit.dinas.pk)
        ditolak("unit_induk_berputar", lambda: dinas.update(induk=pemeran.unit.bidang))
        assert dinas.update(induk=pemeran.unit.dinas_lain) == 1


class TestAkhir:
    def test_a_held_post_does_not_end_and_the_holder_is_named(self, pemeran):
        prakom = Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk)
        kalimat = ditolak("jabatan_masih_dipangku", lambda: prakom.update(masa=AKHIR))
        assert "Sari Wulandari" in kalimat
        Penempatan.objects.filter(pegawai=pemeran.sari).update(masa=AKHIR)
        assert prakom.update(masa=AKHIR) == 1

    def test_a_unit_with_posts_does_not_end_and_they_are_named(self, pemeran):
        unit = UnitKerja.objects.filter(pk=pemeran.unit.subbag.pk)
        kalimat = ditolak("unit_masih_berisi", lambda: unit.update(masa=AKHIR))
        assert "jabatan Bendahara (Dewi Anggraini)" in kalimat

    def test_a_unit_with_units_below_does_not_end(self, pemeran):
        unit = UnitKerja.objects.filter(pk=pemeran.unit.dinas.pk)
        kalimat = ditolak("unit_masih_berisi", lambda: unit.update(masa=AKHIR))
        assert "unit Bidang Aplikasi Informatika" in kalimat

    def test_other_changes_ask_nothing(self, pemeran):
        unit = UnitKerja.objects.filter(pk=pemeran.unit.dinas.pk)
        assert unit.update(nama="Dinas Kominfo", masa=DateRange(date(2019, 1, 1), None)) == 1
