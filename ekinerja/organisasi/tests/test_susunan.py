"""Units and posts: made by their keepers, and every unit knows who pays."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.services import buat_jabatan, buat_unit, susun_opd

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
MULAI = date(2026, 10, 1)


def unit(pemeran, *, induk, kode="01.9", jenis="SEKSI", oleh=None, mulai=MULAI):
    return buat_unit(
        pemeran.instansi, kode=kode, nama="Seksi Baru", jenis=jenis, induk=induk, mulai=mulai,
        oleh=oleh or pemeran.wayan, pada=PADA,
    )  # fmt: skip


def jabatan(pemeran, *, oleh=None, **ubah):
    isi = {
        "kode": "J-baru", "nama": "Analis", "jenis": "PELAKSANA", "kelas": 7, "mulai": MULAI,
    } | ubah  # fmt: skip
    return buat_jabatan(pemeran.unit.bidang, **isi, oleh=oleh or pemeran.wayan, pada=PADA)


class TestSusunOPD:
    def test_the_uppermost_paying_unit_pays_everything_below(self, pemeran):
        UnitKerja.objects.update(opd=None)
        with counted_queries() as n:
            susun_opd(pemeran.instansi)
        assert int(n) == 1
        pembayar = dict(
            UnitKerja.objects.filter(instansi=pemeran.instansi).values_list("kode", "opd__kode")
        )
        assert pembayar == {
            "00": None, "01": "01", "01.1": "01", "01.2": "01", "02": "02", "03": "03", "04": "04",
        }  # fmt: skip

    def test_a_paying_kind_below_another_does_not_pay(self, pemeran):
        assert unit(pemeran, induk=pemeran.unit.bidang, jenis="OPD").opd == pemeran.unit.dinas

    def test_another_instansi_is_left_alone(self, pemeran):
        assert susun_opd(pemeran.instansi) == 0
        assert pemeran.instansi_lain.unit_kerja.get().opd is None


class TestBuatUnit:
    def test_it_stands_below_its_parent_and_is_paid(self, pemeran):
        baru = unit(pemeran, induk=pemeran.unit.bidang)
        assert (baru.induk, baru.opd) == (pemeran.unit.bidang, pemeran.unit.dinas)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"kode": "01"}, "Kode 01 sudah dipakai"),
            ({"mulai": date(2010, 1, 1)}, "belum atau tidak lagi ada"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            unit(pemeran, induk=pemeran.unit.bidang, **ubah)

    def test_a_parent_of_another_instansi_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak ditemukan"):
            unit(pemeran, induk=pemeran.instansi_lain.unit_kerja.get())

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                unit(pemeran, induk=pemeran.unit.bidang, oleh=siapa)


class TestBuatJabatan:
    def test_it_stands_in_its_unit_with_class_and_superior(self, pemeran):
        baru = jabatan(pemeran, atasan=pemeran.jabatan.kabid)
        assert (baru.kelas, baru.atasan) == (7, pemeran.jabatan.kabid)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"kode": "J-kabid"}, "Kode J-kabid sudah dipakai"),
            ({"kepala": True}, "sudah punya jabatan kepala"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            jabatan(pemeran, **ubah)

    def test_a_superior_of_another_instansi_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak ditemukan"):
            jabatan(pemeran, atasan=pemeran.instansi_lain.jabatan.get())

    def test_it_is_refused_to_others(self, pemeran):
        with pytest.raises(TidakBerwenang):
            jabatan(pemeran, oleh=pemeran.budi)
