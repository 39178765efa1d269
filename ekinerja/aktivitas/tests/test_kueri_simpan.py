"""Saving an entry asks the database little, however much is stored."""

import uuid

from ekinerja.aktivitas.services import catat_aktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import katalog
from ekinerja.core.testing import counted_queries


class TestKueriSimpan:
    def test_it_costs_the_same_with_many_entries(self, pemeran, indikator):
        isi = katalog(pemeran)
        hitungan = []
        for banyak in (1, 50):
            pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=banyak)
            with counted_queries() as n:
                catat_aktivitas(
                    pemeran.sari,
                    data=pembuat.isian(indikator, katalog_id=isi.pk, menit=5),
                    bukti=[pembuat.foto(warna="red" if banyak == 1 else "blue")],
                    kunci_kirim=uuid.uuid4(),
                    pada=pembuat.PADA,
                    langsung_kirim=True,
                )
            hitungan.append(int(n))
        assert hitungan[0] == hitungan[1] <= 22
