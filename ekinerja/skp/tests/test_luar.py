"""Posts whose SKP is kept elsewhere: who they are, and what no longer is asked of them."""

from datetime import date

import pytest

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import KelolaLuar
from ekinerja.skp.queries import dikelola_di_luar, wajib_skp
from ekinerja.skp.services import (
    IsianKelolaLuar,
    akhiri_kelola_luar,
    buat_skp,
    kelola_di_luar,
)
from ekinerja.skp.tests.pembuat import PADA

HARI = PADA.date()


def isian(**lain) -> IsianKelolaLuar:
    return IsianKelolaLuar("Kinerja Guru", "SE 1/2026", date(2026, 1, 1), **lain)


def luar(pemeran) -> set[int]:
    return set(dikelola_di_luar(pemeran.instansi.pk, pada=HARI))


class TestKelolaDiLuar:
    def test_a_group_of_posts(self, pemeran):
        Jabatan.objects.filter(pk=pemeran.jabatan.penyuluh.pk).update(kelompok="PENDIDIK")
        kelola_di_luar(pemeran.instansi.pk, isian=isian(kelompok="PENDIDIK"))
        assert luar(pemeran) == {pemeran.tono.pk}

    def test_a_unit_with_all_beneath_it(self, pemeran):
        kelola_di_luar(pemeran.instansi.pk, isian=isian(unit=pemeran.unit.dinas))
        assert pemeran.sari.pk in luar(pemeran)
        assert pemeran.tono.pk not in luar(pemeran)

    def test_one_post_until_it_ends(self, pemeran):
        satu = kelola_di_luar(pemeran.instansi.pk, isian=isian(jabatan=pemeran.jabatan.prakom))
        assert luar(pemeran) == {pemeran.sari.pk}
        akhiri_kelola_luar(satu, selesai=HARI)
        assert luar(pemeran) == set()

    def test_no_skp_is_made_here(self, pemeran):
        kelola_di_luar(pemeran.instansi.pk, isian=isian(jabatan=pemeran.jabatan.prakom))
        with pytest.raises(AksiDitolak, match="dikelola di Kinerja Guru"):
            buat_skp(pemeran.sari, mulai=date(2026, 1, 1), selesai=date(2027, 1, 1), pada=PADA)

    def test_impossible_ones_are_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="Pilih kelompok"):
            kelola_di_luar(pemeran.instansi.pk, isian=isian())
        with pytest.raises(AksiDitolak, match="berakhir sebelum dimulai"):
            kelola_di_luar(
                pemeran.instansi.pk, isian=isian(kelompok="PENDIDIK", selesai=date(2026, 1, 1))
            )
        satu = kelola_di_luar(pemeran.instansi.pk, isian=isian(kelompok="PENDIDIK"))
        with pytest.raises(AksiDitolak, match="Pilih hari sesudahnya"):
            akhiri_kelola_luar(satu, selesai=date(2025, 1, 1))


class TestWajibSKP:
    def test_it_names_everybody_of_the_scope_and_where_the_skp_is(
        self, pemeran, django_assert_num_queries
    ):
        kelola_di_luar(pemeran.instansi.pk, isian=isian(jabatan=pemeran.jabatan.prakom))
        lingkup = Lingkup(pemeran.instansi.pk, HARI, (pemeran.unit.bidang.pk,))
        with django_assert_num_queries(1):
            hasil = {satu.pegawai_id: satu.luar for satu in wajib_skp(lingkup, pada=HARI)}
        assert hasil == {pemeran.sari.pk: "Kinerja Guru", pemeran.budi.pk: ""}

    def test_outsourced_staff_owe_none(self, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(jenis="ALIH_DAYA")
        lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
        assert pemeran.sari.pk not in {satu.pegawai_id for satu in wajib_skp(lingkup, pada=HARI)}


class TestLayar:
    def test_bkpsdm_names_and_ends_a_group(self, pemeran, as_wayan):
        isi = {"kelompok": "PENDIDIK", "aplikasi": "Kinerja Guru", "dasar": "SE 1/2026"}
        assert as_wayan.post("/skp/luar/baru/", isi).status_code == 422
        assert as_wayan.post("/skp/luar/baru/", isi | {"mulai": "2026-01-01"}).status_code == 302
        satu = KelolaLuar.objects.get()
        assert "Kinerja Guru" in as_wayan.get("/skp/luar/").content.decode()
        as_wayan.post(f"/skp/luar/{satu.pk}/akhiri/", {"selesai": "2026-07-01"})
        satu.refresh_from_db()
        assert satu.masa.upper == date(2026, 7, 1)

    def test_an_unknown_code_keeps_what_was_typed(self, as_wayan):
        isi = {"kode_unit": "tidak-ada", "aplikasi": "X", "dasar": "Y", "mulai": "2026-01-01"}
        jawaban = as_wayan.post("/skp/luar/baru/", isi)
        assert jawaban.status_code == 422
        assert "Tidak ada unit dengan kode itu dalam kewenangan Anda" in jawaban.content.decode()
        assert 'value="tidak-ada"' in jawaban.content.decode()

    @pytest.mark.parametrize("siapa", ["sari", "budi", "made"])
    def test_others_may_not(self, request, siapa):
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.get("/skp/luar/").status_code == 403
