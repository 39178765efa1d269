"""What activities cannot count is typed, month by month, by its owner."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.kalender.models import Bulan, BulanTertutup
from ekinerja.skp.models import Indikator
from ekinerja.skp.services import (
    IsianIndikator,
    IsianRealisasi,
    ajukan_skp,
    isi_realisasi,
    mulai_perubahan,
    setujui_skp,
    tambah_indikator,
)
from ekinerja.skp.tests.pembuat import PADA, indikator_pertama

OKTOBER = date(2026, 10, 1)
PUAS = IsianIndikator("Kepuasan", Decimal(85), "persen", dibagi=False)
PEDOMAN = IsianIndikator("Pedoman", None, "", bentuk="TEKS", target_teks="ditetapkan")


@pytest.fixture
def berlaku(pemeran, skp_lengkap):
    """An agreed plan with a percentage and a target in words."""
    rhk = skp_lengkap.hasil_kerja.get()
    for isian in (PUAS, PEDOMAN):
        tambah_indikator(rhk, isian=isian, oleh=pemeran.sari)
    return setujui_skp(
        ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA), oleh=pemeran.budi, pada=PADA
    )


def isi(indikator, pegawai, *nilai):
    return isi_realisasi(indikator, isian=IsianRealisasi(OKTOBER, *nilai), oleh=pegawai, pada=PADA)


class TestIsiRealisasi:
    def test_a_figure_is_typed_and_corrected(self, pemeran, berlaku):
        satu = Indikator.objects.get(uraian="Kepuasan", hasil_kerja__skp=berlaku)
        isi(satu, pemeran.sari, Decimal(80))
        assert isi(satu, pemeran.sari, Decimal(88), "Survei").nilai == 88
        assert satu.realisasi_diisi.count() == 1

    def test_what_can_be_counted_is_not_typed(self, pemeran, berlaku):
        with pytest.raises(AksiDitolak, match="dihitung dari aktivitas"):
            isi(indikator_pertama(berlaku), pemeran.sari, Decimal(1))

    @pytest.mark.parametrize(
        ("uraian", "nilai", "kalimat"),
        [
            ("Kepuasan", (), "Isi angka atau uraian"),
            ("Kepuasan", (None, "baik"), "dengan angka"),
            ("Kepuasan", (Decimal(-1),), "kurang dari nol"),
            ("Pedoman", (Decimal(1),), "Uraikan realisasinya"),
        ],
    )
    def test_half_of_it_is_refused(self, pemeran, berlaku, uraian, nilai, kalimat):
        satu = Indikator.objects.get(uraian=uraian, hasil_kerja__skp=berlaku)
        with pytest.raises(AksiDitolak, match=kalimat):
            isi(satu, pemeran.sari, *nilai)

    def test_others_months_ahead_and_closed_months_are_refused(self, pemeran, berlaku):
        satu = Indikator.objects.get(uraian="Kepuasan", hasil_kerja__skp=berlaku)
        with pytest.raises(TidakBerwenang):
            isi(satu, pemeran.budi, Decimal(1))
        depan = IsianRealisasi(date(2026, 11, 1), Decimal(1))
        with pytest.raises(AksiDitolak, match="bulan yang sudah berjalan"):
            isi_realisasi(satu, isian=depan, oleh=pemeran.sari, pada=PADA)
        bulan = Bulan.objects.create(unit=pemeran.unit.dinas, awal=OKTOBER, ditutup_pada=PADA)
        BulanTertutup.objects.create(bulan=bulan, pegawai_id=pemeran.sari.pk, awal=OKTOBER)
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            isi(satu, pemeran.sari, Decimal(1))

    def test_it_comes_along_with_a_change(self, pemeran, berlaku):
        satu = Indikator.objects.get(uraian="Pedoman", hasil_kerja__skp=berlaku)
        isi(satu, pemeran.sari, None, "Rancangan selesai")
        baru = mulai_perubahan(berlaku, alasan="Strategi berubah.", oleh=pemeran.sari, pada=PADA)
        setujui_skp(ajukan_skp(baru, oleh=pemeran.sari, pada=PADA), oleh=pemeran.budi, pada=PADA)
        kini = Indikator.objects.get(uraian="Pedoman", hasil_kerja__skp=baru)
        assert kini.realisasi_diisi.get().uraian == "Rancangan selesai"


class TestLayar:
    @pytest.mark.req("PBG-13")
    def test_it_is_typed_on_a_page_and_read_on_the_plan(self, as_sari, berlaku):
        satu = Indikator.objects.get(uraian="Kepuasan", hasil_kerja__skp=berlaku)
        alamat = f"/skp/indikator/{satu.pk}/realisasi/"
        assert as_sari.post(alamat, {"awal": "2026-10-01"}).status_code == 422
        as_sari.post(alamat, {"awal": "2026-10-01", "nilai": "88", "uraian": "Survei triwulan"})
        halaman = as_sari.get(f"/skp/{berlaku.pk}/").content.decode()
        assert "Oktober 2026: 88 persen. Survei triwulan" in halaman
