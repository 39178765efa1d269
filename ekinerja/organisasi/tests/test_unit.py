"""Units move, are renamed and end on a day; what held before stays readable."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import LetakUnit, UnitKerja
from ekinerja.organisasi.queries import hitung_unit
from ekinerja.organisasi.services import (
    akhiri_unit,
    batalkan_letak,
    berlakukan_letak,
    buat_jabatan,
    buat_unit,
    ubah_letak,
    ubah_unit,
)
from ekinerja.pegawai.models import Penempatan

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
AWAL, NANTI = date(2026, 10, 1), date(2027, 1, 1)


def pindah(pemeran, unit=None, *, induk=None, mulai=AWAL, oleh=None, **ubah):
    unit = unit or pemeran.unit.bidang
    isi = {"nama": unit.nama, "jenis": unit.jenis, "dasar": "Perbup 7/2026"} | ubah
    return ubah_letak(
        unit, induk=induk or pemeran.unit.dinas_lain, mulai=mulai, oleh=oleh or pemeran.wayan,
        pada=PADA, **isi,
    )  # fmt: skip


class TestUbahLetak:
    def test_it_stands_below_the_new_parent_and_is_paid_there(self, pemeran):
        unit = pindah(pemeran)
        assert (unit.induk, unit.opd) == (pemeran.unit.dinas_lain, pemeran.unit.dinas_lain)

    def test_where_it_stood_before_is_kept_with_the_payer(self, pemeran):
        pindah(pemeran, nama="Bidang Data")
        lama = LetakUnit.objects.get(unit=pemeran.unit.bidang)
        assert (lama.masa.lower, lama.masa.upper) == (date(2020, 1, 1), AWAL)
        assert (lama.induk, lama.opd) == (pemeran.unit.dinas, pemeran.unit.dinas)
        assert lama.nama == "Bidang Aplikasi Informatika"

    def test_units_below_keep_the_payer_they_had(self, pemeran):
        seksi = UnitKerja.objects.create(
            instansi=pemeran.instansi, induk=pemeran.unit.bidang, opd=pemeran.unit.dinas,
            kode="01.1.1", nama="Seksi", jenis="SEKSI", masa=pemeran.unit.bidang.masa,
        )  # fmt: skip
        pindah(pemeran)
        seksi.refresh_from_db()
        assert seksi.opd == pemeran.unit.dinas_lain
        assert LetakUnit.objects.get(unit=seksi).opd == pemeran.unit.dinas

    def test_a_later_day_is_a_plan_until_it_comes(self, pemeran):
        assert pindah(pemeran, mulai=NANTI).induk == pemeran.unit.dinas
        assert berlakukan_letak(oleh=SISTEM, pada=date(2026, 12, 31)) == 0
        assert berlakukan_letak(oleh=SISTEM, pada=NANTI) == 1
        unit = UnitKerja.objects.get(pk=pemeran.unit.bidang.pk)
        assert unit.induk == unit.opd == pemeran.unit.dinas_lain
        assert LetakUnit.objects.get(unit=unit).masa.upper == NANTI
        assert berlakukan_letak(oleh=SISTEM, pada=NANTI) == 0

    def test_a_plan_can_be_dropped_and_the_past_cannot(self, pemeran):
        pindah(pemeran, mulai=NANTI)
        batalkan_letak(LetakUnit.objects.get(), oleh=pemeran.wayan, pada=PADA)
        assert not LetakUnit.objects.exists()
        pindah(pemeran)
        with pytest.raises(AksiDitolak, match="sudah berlaku"):
            batalkan_letak(LetakUnit.objects.get(), oleh=pemeran.wayan, pada=PADA)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"dasar": " "}, "wajib diisi"),
            ({"mulai": date(2019, 1, 1)}, "belum atau tidak lagi ada"),
            ({"mulai": date(2020, 1, 1)}, "sudah tercatat sejak 01/01/2020"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            pindah(pemeran, **ubah)

    def test_nothing_changed_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="Tidak ada yang berubah"):
            pindah(pemeran, induk=pemeran.unit.dinas)

    def test_below_itself_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="di bawah dirinya sendiri"):
            pindah(pemeran, pemeran.unit.dinas, induk=pemeran.unit.bidang)

    def test_two_moves_that_loop_on_a_past_day_are_refused(self, pemeran):
        pindah(pemeran, mulai=date(2026, 7, 1))
        dinas, bidang = pemeran.unit.dinas, UnitKerja.objects.get(pk=pemeran.unit.bidang.pk)
        with pytest.raises(AksiDitolak, match=r"Pada 01/06/2026 .* saling membawahi"):
            pindah(pemeran, dinas, induk=bidang, mulai=date(2026, 6, 1))

    def test_a_move_that_loops_with_a_plan_is_refused(self, pemeran):
        pindah(pemeran, mulai=NANTI)
        with pytest.raises(AksiDitolak, match=r"Pada 01/01/2027 .* saling membawahi"):
            pindah(pemeran, pemeran.unit.dinas_lain, induk=pemeran.unit.bidang)

    def test_counting_a_tree_that_loops_on_a_day_ends(self, pemeran):
        unit, masa = pemeran.unit, DateRange(date(2026, 6, 1), date(2026, 7, 1))
        LetakUnit.objects.create(
            instansi=pemeran.instansi, unit=unit.dinas, induk=unit.bidang, nama="Dinas",
            jenis="OPD", masa=masa,
        )  # fmt: skip
        hasil = hitung_unit([unit.bidang.pk], pada=date(2026, 6, 15))
        assert hasil[unit.bidang.pk].unit >= 1

    def test_a_plan_that_cannot_be_holds_up_no_other_and_can_be_dropped(self, pemeran):
        unit = pemeran.unit
        pindah(pemeran, mulai=NANTI)
        pindah(pemeran, unit.subbag, mulai=NANTI)
        macet = LetakUnit.objects.get(unit=unit.bidang)
        LetakUnit.objects.filter(pk=macet.pk).update(induk=pemeran.instansi_lain.unit_kerja.get())
        with pytest.raises(AksiDitolak, match="belum dapat berlaku"):
            berlakukan_letak(oleh=SISTEM, pada=NANTI)
        assert UnitKerja.objects.get(pk=unit.subbag.pk).induk == unit.dinas_lain
        assert UnitKerja.objects.get(pk=unit.bidang.pk).induk == unit.dinas
        nanti = datetime(2027, 1, 5, 2, 0, tzinfo=UTC)
        batalkan_letak(macet, oleh=pemeran.wayan, pada=nanti)
        assert berlakukan_letak(oleh=SISTEM, pada=NANTI) == 0

    def test_a_parent_that_ends_earlier_is_refused(self, pemeran):
        lain = UnitKerja.objects.create(
            instansi=pemeran.instansi, kode="09", nama="Dinas Sementara", jenis="OPD",
            masa=DateRange(date(2020, 1, 1), NANTI),
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="berakhir pada 01/01/2027, lebih awal"):
            pindah(pemeran, induk=lain)

    def test_a_new_unit_and_post_end_with_what_holds_them(self, pemeran):
        lain = UnitKerja.objects.create(
            instansi=pemeran.instansi, kode="09", nama="Dinas Sementara", jenis="OPD",
            masa=DateRange(date(2020, 1, 1), NANTI),
        )  # fmt: skip
        bersama = {"mulai": AWAL, "oleh": pemeran.wayan, "pada": PADA}
        unit = buat_unit(
            pemeran.instansi, kode="09.1", nama="Bidang", jenis="BIDANG", induk=lain, **bersama
        )
        jabatan = buat_jabatan(
            unit, kode="J-91", nama="Analis", jenis="PELAKSANA", kelas=None, **bersama
        )
        assert (unit.masa.upper, jabatan.masa.upper) == (NANTI, NANTI)

    def test_a_second_plan_is_refused(self, pemeran):
        pindah(pemeran, mulai=NANTI)
        with pytest.raises(AksiDitolak, match="Sudah ada perubahan yang direncanakan"):
            pindah(pemeran)

    def test_a_parent_of_another_instansi_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak ditemukan"):
            pindah(pemeran, induk=pemeran.instansi_lain.unit_kerja.get())

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                pindah(pemeran, oleh=siapa)


class TestUbahUnit:
    def perbaiki(self, pemeran, **ubah):
        isi = {
            "nama": "Bidang Aplikasi", "jenis": "BIDANG", "zona": "Asia/Makassar", "urutan": 3,
            "alasan": "salah ketik",
        } | ubah  # fmt: skip
        return ubah_unit(pemeran.unit.bidang, **isi, oleh=pemeran.wayan, pada=PADA)

    def test_it_is_mended_in_place(self, pemeran):
        unit = self.perbaiki(pemeran)
        assert (unit.nama, unit.zona, unit.urutan) == ("Bidang Aplikasi", "Asia/Makassar", 3)
        assert not LetakUnit.objects.exists()

    def test_a_new_kind_changes_who_pays(self, pemeran):
        UnitKerja.objects.filter(pk=pemeran.unit.dinas.pk).update(jenis="LAIN")
        assert self.perbaiki(pemeran, jenis="KECAMATAN").opd == pemeran.unit.bidang

    def test_it_is_refused_without_a_reason(self, pemeran):
        with pytest.raises(AksiDitolak, match="wajib diisi"):
            self.perbaiki(pemeran, alasan="")


class TestAkhiriUnit:
    def akhiri(self, pemeran, *, unit=None, selesai=NANTI, oleh=None):
        return akhiri_unit(
            unit or pemeran.unit.bidang, selesai=selesai, dasar="Perbup 8/2026",
            oleh=oleh or pemeran.wayan, pada=PADA,
        )  # fmt: skip

    def kosongkan(self, pemeran):
        masa = DateRange(date(2020, 1, 1), NANTI)
        Penempatan.objects.filter(jabatan__unit=pemeran.unit.bidang).update(masa=masa)
        pemeran.unit.bidang.jabatan.update(masa=masa)

    def test_it_names_the_posts_and_people_that_remain(self, pemeran):
        with pytest.raises(AksiDitolak, match=r"Pranata Komputer Ahli Pertama \(Sari Wulandari\)"):
            self.akhiri(pemeran)

    def test_an_empty_one_ends_and_may_be_taken_back(self, pemeran):
        self.kosongkan(pemeran)
        assert self.akhiri(pemeran).masa.upper == NANTI
        assert self.akhiri(pemeran, selesai=None).masa.upper is None

    def test_it_cannot_end_before_it_began(self, pemeran):
        with pytest.raises(AksiDitolak, match="baru ada sejak 01/01/2020"):
            self.akhiri(pemeran, selesai=date(2020, 1, 1))

    def test_it_does_not_outlive_its_parent(self, pemeran):
        self.kosongkan(pemeran)
        self.akhiri(pemeran)
        anak = UnitKerja.objects.create(
            instansi=pemeran.instansi, induk=pemeran.unit.bidang, kode="x", nama="Seksi",
            jenis="SEKSI", masa=DateRange(date(2021, 1, 1), date(2022, 1, 1)),
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="Unit induk Bidang Aplikasi Informatika berakhir"):
            self.akhiri(pemeran, unit=anak, selesai=None)

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                self.akhiri(pemeran, oleh=siapa)
