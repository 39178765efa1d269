"""A month of a trial is calculated and shown, never closed; before the start nothing is."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak
from ekinerja.kalender.models import UjiCoba
from ekinerja.tpp.services import hitung_daftar, tutup_daftar, verifikasi_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2, OKTOBER

DESEMBER = date(2026, 12, 1)


@pytest.fixture
def uji_coba(pemeran) -> UjiCoba:
    """The dinas tries October and November."""
    return UjiCoba.objects.create(
        instansi=pemeran.instansi, unit=pemeran.unit.dinas, masa=DateRange(OKTOBER, DESEMBER)
    )


class TestBulanUjiCoba:
    @pytest.mark.req("PBG-02")
    def test_it_is_verified_but_not_closed(self, pemeran, dihitung, uji_coba):
        diperiksa = verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        with pytest.raises(AksiDitolak, match="bulan uji coba"):
            tutup_daftar(diperiksa, oleh=pemeran.ratna, pada=NOVEMBER_2)
        uji_coba.delete()
        tutup_daftar(diperiksa, oleh=pemeran.ratna, pada=NOVEMBER_2)

    def test_list_and_slip_say_that_it_is_not_paid(self, pemeran, dihitung, uji_coba, as_sari):
        slip = reverse("tpp:slip", args=[dihitung.pk, pemeran.sari.pk])
        assert "tidak dibayarkan" in as_sari.get(slip).content.decode()
        assert "tidak dibayarkan" in as_sari.get(reverse("tpp:slip_saya")).content.decode()
        uji_coba.delete()
        assert "tidak dibayarkan" not in as_sari.get(slip).content.decode()

    def test_the_keepers_see_it_in_their_list(self, dihitung, uji_coba, as_komang):
        assert "Uji coba" in as_komang.get(reverse("tpp:daftar")).content.decode()
        rincian = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        assert "Uji coba" in as_komang.get(rincian).content.decode()

    def test_the_treasurer_never_sees_it(self, dihitung, uji_coba, as_dewi):
        rincian = reverse("tpp:rincian_daftar", args=[dihitung.pk])
        assert as_dewi.get(rincian).status_code == 404


class TestSebelumMulai:
    @pytest.mark.req("BJR-01")
    def test_a_month_before_the_start_is_not_calculated(self, pemeran, daftar):
        pemeran.instansi.mulai_berlaku = date(2026, 11, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        with pytest.raises(AksiDitolak, match="hanya arsip"):
            hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        pemeran.instansi.mulai_berlaku = OKTOBER
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        assert hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2).jumlah_orang
