"""Roles: given and ended by letter, never two successive payment steps in one hand."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran
from ekinerja.organisasi.permissions import LANGKAH_PEMBAYARAN, langkah_berurutan
from ekinerja.organisasi.services import akhiri_peran, beri_peran

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
MULAI = date(2026, 10, 1)


def beri(penerima, peran, *, oleh=SISTEM, unit=None, mulai=MULAI, selesai=None, dasar="SK 9/2026"):
    return beri_peran(
        penerima.user, peran=peran, unit=unit, mulai=mulai, selesai=selesai, dasar=dasar,
        oleh=oleh, pada=PADA,
    )  # fmt: skip


class TestBeriPeran:
    def test_it_records_role_unit_time_letter_and_giver(self, pemeran):
        hasil = beri(pemeran.sari, "ADMIN_PD", oleh=pemeran.wayan, unit=pemeran.unit.dinas)
        assert hasil.masa == DateRange(MULAI, None)
        catatan = RiwayatPeran.objects.get(objek=hasil)
        assert (catatan.oleh_nama, catatan.alasan) == ("Wayan Sudiarta", "SK 9/2026")

    @pytest.mark.req("KLK-04")
    def test_bagian_organisasi_keeps_the_application_without_being_bkpsdm(self, pemeran):
        beri(pemeran.tono, "ORGANISASI")
        hasil = beri(pemeran.sari, "ADMIN_PD", oleh=pemeran.tono, unit=pemeran.unit.dinas)
        assert hasil.peran == "ADMIN_PD"
        assert not PemberianPeran.objects.filter(user=pemeran.tono.user, peran="BKPSDM").exists()

    def test_it_is_refused_to_others(self, pemeran):
        with pytest.raises(TidakBerwenang, match="Hanya BKPSDM, Bagian Organisasi, atau pengelola"):
            beri(pemeran.sari, "ADMIN_PD", oleh=pemeran.ratna, unit=pemeran.unit.dinas)

    def test_it_is_refused_to_the_keeper_of_another_instansi(self, pemeran):
        with pytest.raises(TidakBerwenang):
            beri(pemeran.sari, "ADMIN_PD", oleh=pemeran.ucok)

    def test_nobody_gives_a_role_to_oneself(self, pemeran):
        with pytest.raises(TidakBerwenang, match="diri sendiri"):
            beri(pemeran.wayan, "PEMERIKSA", oleh=pemeran.wayan)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"dasar": " "}, "surat penunjukan wajib diisi"),
            ({"selesai": MULAI}, "sesudah tanggal mulai"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            beri(pemeran.sari, "ADMIN_PD", **ubah)

    def test_a_unit_of_another_instansi_is_refused(self, pemeran):
        lain = pemeran.instansi_lain.unit_kerja.get()
        with pytest.raises(AksiDitolak, match="Unit tidak ditemukan"):
            beri(pemeran.sari, "ADMIN_PD", unit=lain)

    def test_the_same_role_twice_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="sudah memegang peran Bendahara"):
            beri(pemeran.dewi, "BENDAHARA", unit=pemeran.unit.dinas)


class TestDuaLangkahPembayaran:
    """Komang makes the list of the dinas; the next step must be another person's."""

    @pytest.mark.parametrize("unit", ["dinas", "subbag", None])
    def test_the_next_step_is_refused_in_any_overlapping_unit(self, pemeran, unit):
        tempat = getattr(pemeran.unit, unit) if unit else None
        with pytest.raises(AksiDitolak, match="sudah memegang peran Pembuat daftar di Dinas Kom"):
            beri(pemeran.komang, "PPK_SKPD", unit=tempat)
        assert PemberianPeran.objects.filter(user=pemeran.komang.user).count() == 1

    def test_the_step_before_is_refused_too(self, pemeran):
        with pytest.raises(AksiDitolak, match="harus dua orang"):
            beri(pemeran.nyoman, "PEMBUAT_DAFTAR", unit=pemeran.unit.dinas)

    def test_another_unit_is_allowed(self, pemeran):
        assert beri(pemeran.komang, "PPK_SKPD", unit=pemeran.unit.dinas_lain)

    def test_a_step_that_does_not_follow_is_allowed(self, pemeran):
        assert beri(pemeran.komang, "BENDAHARA", unit=pemeran.unit.dinas)

    def test_after_the_first_has_ended_it_is_allowed(self, pemeran):
        peran = PemberianPeran.objects.get(user=pemeran.komang.user)
        akhiri_peran(peran, selesai=MULAI, alasan="SK 10/2026", oleh=pemeran.wayan, pada=PADA)
        assert beri(pemeran.komang, "PPK_SKPD", unit=pemeran.unit.dinas)

    def test_neighbours_are_the_steps_beside(self):
        assert langkah_berurutan("PPK_SKPD") == ("PEMBUAT_DAFTAR", "PA_KPA")
        assert langkah_berurutan("PEMERIKSA") == ()
        assert langkah_berurutan(LANGKAH_PEMBAYARAN[-1]) == ("PA_KPA",)


class TestAkhiriPeran:
    @pytest.fixture
    def peran(self, pemeran):
        return PemberianPeran.objects.get(user=pemeran.dewi.user)

    def test_it_ends_on_the_day_and_says_why(self, pemeran, peran):
        akhiri_peran(peran, selesai=MULAI, alasan="Mutasi", oleh=pemeran.wayan, pada=PADA)
        peran.refresh_from_db()
        assert peran.masa.upper == MULAI
        assert peran.riwayat.get(langkah="akhiri").alasan == "Mutasi"

    @pytest.mark.parametrize(
        ("selesai", "alasan", "kalimat"),
        [
            (date(2019, 1, 1), "x", "sesudah tanggal mulainya"),
            (MULAI, "", "wajib diisi"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, peran, selesai, alasan, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            akhiri_peran(peran, selesai=selesai, alasan=alasan, oleh=pemeran.wayan, pada=PADA)

    def test_it_cannot_be_prolonged_by_ending_it_later(self, pemeran, peran):
        akhiri_peran(peran, selesai=MULAI, alasan="Mutasi", oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah berakhir lebih awal"):
            akhiri_peran(peran, selesai=date(2027, 1, 1), alasan="x", oleh=pemeran.wayan, pada=PADA)

    def test_it_is_refused_to_others_and_to_the_holder(self, pemeran, peran):
        for siapa in (pemeran.ratna, pemeran.dewi):
            with pytest.raises(TidakBerwenang):
                akhiri_peran(peran, selesai=MULAI, alasan="x", oleh=siapa, pada=PADA)
