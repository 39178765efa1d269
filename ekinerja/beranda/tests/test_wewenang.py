"""The page that says what each role may do is built from the lists the gates use."""

import pytest
from django.urls import reverse

from ekinerja.beranda.wewenang import WEWENANG, wewenang
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import PemberianPeran


class TestWewenang:
    @pytest.mark.parametrize("peran", [kode for kode, _ in PemberianPeran.PERAN])
    def test_every_role_may_do_something(self, peran):
        assert wewenang(peran)

    def test_an_examiner_reads_everything_and_writes_nothing(self):
        milik = wewenang(PemberianPeran.PEMERIKSA)
        assert milik
        assert not [satu.apa for satu in milik if satu.menulis]

    def test_the_technical_admin_reads_no_person_and_no_pay(self):
        bidang = {satu.bidang for satu in wewenang(PemberianPeran.ADMIN_TEKNIS)}
        assert bidang == {"Dukungan", "Sistem"}

    def test_it_never_names_an_unknown_role(self):
        dikenal = {kode for kode, _ in PemberianPeran.PERAN}
        assert {peran for satu in WEWENANG for peran in satu.peran} <= dikenal

    def test_everybody_may_read_it(self, as_sari):
        with counted_queries() as n:
            isi = as_sari.get(reverse("wewenang"), {"peran": "BENDAHARA"}).content.decode()
        assert "Mengunduh daftar nominatif" in isi
        assert "Mengetik rekaman" not in isi
        assert int(n) <= 15
