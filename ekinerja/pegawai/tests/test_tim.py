"""Teams: made by SK, with ketua and members over a period."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import AnggotaTim, TimKerja
from ekinerja.pegawai.queries import keanggotaan, saring_tim, tim_terlihat
from ekinerja.pegawai.services import (
    DataTim,
    akhiri_anggota,
    akhiri_tim,
    bentuk_tim,
    tambah_anggota,
)

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 5)
AKHIR = date(2027, 1, 1)


def lingkup(pemeran, *unit):
    return Lingkup(pemeran.instansi.pk, HARI, tuple(u.pk for u in unit) if unit else None)


def bentuk(pemeran, *, ketua=None, scope=None, mulai=HARI, selesai=AKHIR, dasar="SK 7/2026"):
    data = DataTim("Tim Layanan Digital", ketua or pemeran.sari, mulai, selesai, dasar)
    return bentuk_tim(
        pemeran.unit.bidang, data, lingkup=scope or lingkup(pemeran), oleh=SISTEM, pada=PADA
    )


def tambah(pemeran, tim, orang, *, mulai=HARI, scope=None):
    return tambah_anggota(
        tim, orang, peran="Penguji", mulai=mulai, lingkup=scope or lingkup(pemeran), oleh=SISTEM,
        pada=PADA,
    )  # fmt: skip


class TestBentukTim:
    def test_the_ketua_is_the_first_member(self, pemeran):
        tim = bentuk(pemeran)
        assert [(a.pegawai, a.peran) for a in tim.anggota.all()] == [(pemeran.sari, "Ketua")]
        assert pemeran.sari.riwayat.get().langkah == "masuk_tim"

    def test_another_unit_no_sk_bad_period_and_strange_ketua_are_refused(self, pemeran):
        with pytest.raises(TidakBerwenang):
            bentuk(pemeran, scope=lingkup(pemeran, pemeran.unit.dinas_lain))
        for ubah in ({"dasar": " "}, {"selesai": HARI}, {"ketua": pemeran.ucok}):
            with pytest.raises(AksiDitolak):
                bentuk(pemeran, **ubah)
        assert not TimKerja.objects.exists()


class TestAnggota:
    def test_a_member_of_another_unit_stays_to_the_end_of_the_team(self, pemeran):
        tim = bentuk(pemeran)
        tambah(pemeran, tim, pemeran.tono)
        satu = AnggotaTim.objects.get(pegawai=pemeran.tono)
        assert satu.masa.upper == AKHIR
        assert [k.tim for k in keanggotaan(pemeran.tono, pada=HARI)] == [tim]
        assert keanggotaan(pemeran.tono, pada=AKHIR) == []

    def test_twice_outside_the_period_and_another_instansi_are_refused(self, pemeran):
        tim = bentuk(pemeran)
        for orang, mulai in (
            (pemeran.sari, HARI), (pemeran.tono, HARI - timedelta(days=1)), (pemeran.ucok, HARI),
        ):  # fmt: skip
            with pytest.raises(AksiDitolak):
                tambah(pemeran, tim, orang, mulai=mulai)
        with pytest.raises(TidakBerwenang):
            tambah(pemeran, tim, pemeran.tono, scope=lingkup(pemeran, pemeran.unit.dinas_lain))

    def test_a_member_leaves_but_the_ketua_stays(self, pemeran):
        tim = bentuk(pemeran)
        satu = tambah(pemeran, tim, pemeran.tono)
        besok = HARI + timedelta(days=1)
        akhiri_anggota(satu, selesai=besok, alasan="pindah tugas", lingkup=lingkup(pemeran),
                       oleh=SISTEM, pada=PADA)  # fmt: skip
        satu.refresh_from_db()
        assert satu.masa.upper == besok
        ketua = AnggotaTim.objects.get(pegawai=pemeran.sari)
        with pytest.raises(AksiDitolak, match="Ketua tidak dapat keluar"):
            akhiri_anggota(ketua, selesai=besok, alasan="pindah tugas", lingkup=lingkup(pemeran),
                           oleh=SISTEM, pada=PADA)  # fmt: skip


class TestAkhiriTim:
    def akhiri(self, pemeran, tim, selesai, alasan="tugas selesai"):
        akhiri_tim(
            tim, selesai=selesai, alasan=alasan, lingkup=lingkup(pemeran), oleh=SISTEM, pada=PADA
        )

    def test_the_members_end_with_it(self, pemeran):
        tim = bentuk(pemeran)
        tambah(pemeran, tim, pemeran.tono)
        november = date(2026, 11, 1)
        tambah(pemeran, tim, pemeran.dewi, mulai=date(2026, 12, 1))
        self.akhiri(pemeran, tim, november)
        assert {a.masa.upper for a in AnggotaTim.objects.all()} == {november}
        assert AnggotaTim.objects.count() == 2

    def test_one_that_never_began_goes_away(self, pemeran):
        self.akhiri(pemeran, bentuk(pemeran), HARI)
        assert not TimKerja.objects.exists()

    def test_a_membership_that_was_in_force_stays_on_record(self, pemeran):
        tim = bentuk(pemeran, mulai=date(2026, 8, 1))
        tambah(pemeran, tim, pemeran.tono, mulai=date(2026, 9, 15))
        for selesai in (date(2026, 9, 1), date(2026, 7, 1)):
            with pytest.raises(AksiDitolak, match="tetap tercatat"):
                self.akhiri(pemeran, tim, selesai)
        assert AnggotaTim.objects.count() == 2

    def test_a_later_end_and_a_missing_reason_are_refused(self, pemeran):
        tim = bentuk(pemeran)
        for selesai, alasan in ((AKHIR, "tugas selesai"), (date(2026, 11, 1), "x")):
            with pytest.raises(AksiDitolak):
                self.akhiri(pemeran, tim, selesai, alasan)


class TestTimTerlihat:
    def test_a_unit_sees_its_teams_and_a_member_the_own(self, pemeran):
        tim = bentuk(pemeran)
        tambah(pemeran, tim, pemeran.tono)
        milik = Lingkup(pemeran.instansi.pk, HARI, (), pemeran.tono.pk)
        orang_lain = Lingkup(pemeran.instansi.pk, HARI, (), pemeran.dewi.pk)
        assert [t.jumlah for t in tim_terlihat(milik)] == [2]
        assert not tim_terlihat(orang_lain)
        assert tim_terlihat(lingkup(pemeran, pemeran.unit.bidang)).count() == 1
        assert not tim_terlihat(Lingkup(pemeran.instansi_lain.pk, HARI, None))

    def test_it_is_found_by_words_and_past_ones_only_when_asked(self, pemeran):
        bentuk(pemeran)
        assert saring_tim(lingkup(pemeran), cari="digital sari").count() == 1
        assert not saring_tim(lingkup(pemeran), cari="audit")
        nanti = Lingkup(pemeran.instansi.pk, AKHIR, None)
        assert not saring_tim(nanti)
        assert saring_tim(nanti, semua=True).count() == 1
