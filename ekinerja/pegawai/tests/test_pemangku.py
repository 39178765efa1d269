"""Who holds a post and who held it: on its page, in the chart, within the scope."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.models import Penempatan


def masa(mulai, selesai):
    return DateRange(date(mulai, 1, 1), date(selesai, 1, 1))


@pytest.fixture
def dahulu(pemeran):
    """Tono held Sari's post from 2015 to 2018."""
    return Penempatan.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.tono, jabatan=pemeran.jabatan.prakom,
        masa=masa(2015, 2018), dasar="SK 1/2015",
    )  # fmt: skip


class TestPemangkuJabatan:
    def test_it_tells_who_holds_it_and_who_held_it(self, as_wayan, pemeran, dahulu):
        isi = as_wayan.get(
            reverse("pegawai:pemangku_jabatan", args=[pemeran.jabatan.prakom.pk])
        ).content.decode()
        assert isi.index("Sari Wulandari") < isi.index("Pernah memangku") < isi.index("Tono")
        assert "SK 1/2015" in isi

    def test_it_reads_as_of_another_day(self, as_wayan, pemeran, dahulu):
        pemeran.jabatan.prakom.masa = DateRange(date(2010, 1, 1), None)
        pemeran.jabatan.prakom.save()
        alamat = reverse("pegawai:pemangku_jabatan", args=[pemeran.jabatan.prakom.pk])
        isi = as_wayan.get(alamat, {"pada": "2016-05-01"}).content.decode()
        assert "Tono" in isi
        assert "Sari" not in isi


class TestNamaPemangku:
    def minta(self, client, *jabatan, htmx=True):
        alamat = reverse("pegawai:nama_pemangku")
        kepala = {"HX-Request": "true"} if htmx else {}
        return client.get(alamat, {"j": [satu.pk for satu in jabatan]}, headers=kepala)

    def test_each_name_goes_into_its_card(self, as_wayan, pemeran):
        jabatan = pemeran.jabatan
        isi = self.minta(as_wayan, jabatan.prakom, jabatan.kabid).content.decode()
        assert f'id="pemangku-{jabatan.prakom.pk}" hx-swap-oob="true"' in isi
        assert "Sari Wulandari" in isi
        assert "Budi Santoso" in isi

    def test_an_acting_holder_is_called_so_and_many_are_counted(self, as_wayan, pemeran):
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.nyoman, jabatan=pemeran.jabatan.kabid,
            jenis="PLT", masa=DateRange(date(2020, 1, 1), None), dasar="SP 1",
        )  # fmt: skip
        for orang in (pemeran.tono, pemeran.made, pemeran.dewi):
            orang.penempatan.update(jabatan=pemeran.jabatan.prakom)
        isi = self.minta(as_wayan, pemeran.jabatan.kabid, pemeran.jabatan.prakom).content.decode()
        assert "Plt. Nyoman Suarta" in isi
        assert "dan 1 lainnya" in isi

    def test_it_is_a_page_without_htmx(self, as_wayan, pemeran):
        isi = self.minta(as_wayan, pemeran.jabatan.prakom, htmx=False).content.decode()
        assert "<html" in isi
        assert "Sari Wulandari" in isi

    def test_its_queries_do_not_grow(self, as_wayan, pemeran):
        self.minta(as_wayan, pemeran.jabatan.prakom)
        with counted_queries() as satu:
            self.minta(as_wayan, pemeran.jabatan.prakom)
        with counted_queries() as semua:
            self.minta(as_wayan, *vars(pemeran.jabatan).values())
        assert int(semua) == int(satu) <= 15

    def test_another_instansi_and_bad_numbers_give_nothing(self, as_ucok, as_wayan, pemeran):
        assert "Sari" not in self.minta(as_ucok, pemeran.jabatan.prakom).content.decode()
        jawab = as_wayan.get(reverse("pegawai:nama_pemangku"), {"j": ["x", "9" * 30]})
        assert jawab.status_code == 200
