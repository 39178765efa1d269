"""Setiap kasus emas berlaku, dan setiap aturan mempunyai dasar, penjelasan, dan kasus emas."""

from decimal import Decimal

import pytest

from ekinerja.aturan.beku import ubah_fakta
from ekinerja.aturan.kesalahan import KesalahanAturan
from ekinerja.aturan.nip import urai_nip
from ekinerja.aturan.perintah import deklarasi_untuk
from ekinerja.aturan.registri import REGISTRI

from .golden import semua_kasus

KASUS = semua_kasus()
BIASA = [k for k in KASUS if k.nip is None and k.ditolak is None]
DITOLAK = [k for k in KASUS if k.nip is None and k.ditolak is not None]
NIP = [k for k in KASUS if k.nip is not None]


def _id(kasus):
    return kasus.id


class TestKasusEmas:
    @pytest.mark.parametrize("kasus", BIASA, ids=_id)
    def test_it_gives_the_stated_values(self, kasus):
        hasil = kasus.hitung()
        diharap = {
            nama: fakta.nilai
            for nama, fakta in ubah_fakta(kasus.hasil, deklarasi_untuk(kasus.hasil)).items()
        }
        for nama, nilai in diharap.items():
            didapat = hasil.nilai[nama]
            if nama in kasus.toleransi:
                assert 0 < abs(didapat - nilai) <= Decimal(kasus.toleransi[nama])
            else:
                assert didapat == nilai, nama

    @pytest.mark.parametrize("kasus", DITOLAK, ids=_id)
    def test_it_is_refused_with_a_sentence(self, kasus):
        [potongan] = kasus.ditolak.values()
        with pytest.raises(KesalahanAturan) as galat:
            kasus.hitung()
        assert potongan in galat.value.kalimat

    @pytest.mark.parametrize("kasus", NIP, ids=_id)
    def test_it_parses_or_refuses_a_number(self, kasus):
        uraian = urai_nip(kasus.nip)
        if kasus.ditolak:
            assert not uraian.sah
            assert any(kasus.ditolak in alasan for alasan in uraian.alasan)
            return
        assert uraian.alasan == ()
        for nama, nilai in kasus.hasil.items():
            assert getattr(uraian, nama) == nilai


class TestSetiapAturan:
    @pytest.fixture(scope="class")
    def terbukti(self):
        return {
            kasus.rencana().simpulan.komponen[istilah].kunci
            for kasus in BIASA
            for istilah in kasus.hasil
        }

    @pytest.mark.parametrize("komponen", REGISTRI.semua_komponen(), ids=lambda k: k.kunci)
    def test_it_has_an_article_a_docstring_and_a_golden_case(self, komponen, terbukti):
        assert komponen.dasar.strip()
        assert komponen.fungsi.__doc__.strip()
        assert komponen.kunci in terbukti, f"{komponen.kunci} belum mempunyai kasus emas"

    def test_it_names_two_kinds_of_origin(self):
        assert {kasus.sumber for kasus in KASUS} == {"terbit", "hitungan_tangan"}
