"""Key indicators: target and realisation per quarter, attainment by direction, their pages."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.perencanaan.models import DokumenPerencanaan, RealisasiIndikator, Sasaran
from ekinerja.perencanaan.queries import capaian_indikator, iku_terlihat
from ekinerja.perencanaan.services import (
    IsiIndikator,
    isi_realisasi_indikator,
    isi_target,
    simpan_indikator,
    simpan_sasaran,
)
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import HARI, PADA, sebagai

NOVEMBER = datetime(2026, 11, 2, 3, tzinfo=UTC)


@pytest.fixture
def indikator(pemeran_lengkap):
    return pembuat.indikator(pemeran_lengkap)


@pytest.fixture
def gusti(pemeran_lengkap):
    return sebagai(pemeran_lengkap.gusti)


def isi(indikator, nilai, oleh, **ubah):
    nilai = {nomor: None if satu is None else Decimal(satu) for nomor, satu in nilai.items()}
    baku = {"tahun": 2026, "oleh": oleh, "pada": PADA, **ubah}
    isi_realisasi_indikator(indikator, nilai, **baku)


def capaian(pemeran):
    lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
    return [capaian_indikator(satu, tahun=2026) for satu in iku_terlihat(lingkup, tahun=2026)]


class TestRealisasiIndikator:
    def test_the_year_is_compared_with_its_target(self, pemeran_lengkap, indikator, gusti):
        isi(indikator, {0: "60"}, gusti)
        [satu] = capaian(pemeran_lengkap)
        assert satu.terakhir.bagian == Decimal("0.75")

    def test_before_the_year_is_known_the_latest_quarter_speaks(
        self, pemeran_lengkap, indikator, gusti
    ):
        isi_target(
            indikator, {1: (Decimal(60), None), 2: (Decimal(70), None)}, tahun=2026, oleh=gusti
        )
        isi(indikator, {1: "30", 2: "63", 3: "71"}, gusti)
        [satu] = capaian(pemeran_lengkap)
        assert (satu.terakhir.triwulan, satu.terakhir.bagian) == (2, Decimal("0.9"))

    def test_less_is_better_where_it_should_fall(self, pemeran_lengkap, gusti):
        _, dinas = pembuat.pohon(pemeran_lengkap)
        turun = simpan_indikator(
            dinas, IsiIndikator(uraian="Gangguan", satuan="kali", polaritas="TURUN", iku=True),
            oleh=gusti,
        )  # fmt: skip
        isi_target(turun, {0: (Decimal(8), None)}, tahun=2026, oleh=gusti)
        isi(turun, {0: "10"}, gusti)
        [satu] = capaian(pemeran_lengkap)
        assert satu.terakhir.bagian == Decimal("0.75")

    def test_without_a_target_there_is_no_attainment(self, pemeran_lengkap, indikator, gusti):
        isi(indikator, {3: "71"}, gusti)
        [satu] = capaian(pemeran_lengkap)
        assert satu.terakhir is None

    def test_a_quarter_that_has_not_begun_is_refused(self, indikator, gusti):
        isi(indikator, {4: "75"}, gusti)
        with pytest.raises(AksiDitolak, match="Triwulan IV 2027 belum berjalan"):
            isi(indikator, {4: "75"}, gusti, tahun=2027, pada=NOVEMBER)

    def test_an_emptied_value_is_taken_away(self, indikator, gusti):
        isi(indikator, {1: "55", 2: "60"}, gusti)
        isi(indikator, {1: None, 2: "61"}, gusti)
        assert list(RealisasiIndikator.objects.values_list("triwulan", "nilai")) == [
            (2, Decimal(61))
        ]

    def test_another_dinas_does_not_write_it(self, pemeran_lengkap, indikator, gusti):
        rini = sebagai(pemeran_lengkap.rini)
        lain = simpan_sasaran(
            pembuat.isi_sasaran(
                kode="X.1", tingkat=Sasaran.SASARAN_PD, unit=pemeran_lengkap.unit.dinas_lain
            ),
            oleh=rini, pada=PADA,
        )  # fmt: skip
        asing = pembuat.indikator(pemeran_lengkap, lain)
        with pytest.raises(TidakBerwenang):
            isi(asing, {1: "1"}, gusti)


class TestLayar:
    @pytest.fixture(autouse=True)
    def hari_ini(self, time_machine):
        time_machine.move_to(PADA, tick=False)

    def test_everybody_reads_it_and_the_planner_fills_it(
        self, as_sari, as_gusti, indikator, pemeran_lengkap
    ):
        alamat = reverse("perencanaan:realisasi_indikator", args=[indikator.pk])
        assert alamat not in as_sari.get(reverse("perencanaan:iku")).content.decode()
        assert alamat in as_gusti.get(reverse("perencanaan:iku")).content.decode()
        jawab = as_gusti.post(alamat, {"t0": "60", "keterangan": "Laporan TW"}, follow=True)
        halaman = jawab.content.decode()
        assert "60 / 80" in halaman and "75%" in halaman

    def test_what_is_refused_stays_typed(self, as_gusti, indikator):
        alamat = reverse("perencanaan:realisasi_indikator", args=[indikator.pk])
        jawab = as_gusti.post(f"{alamat}?tahun=2027", {"t1": "12,5"})
        assert jawab.status_code == 422
        assert "belum berjalan" in jawab.content.decode() and "12,5" in jawab.content.decode()

    def test_it_is_downloaded(self, as_sari, indikator, gusti):
        isi(indikator, {0: "60"}, gusti)
        alamat = reverse("perencanaan:iku_ekspor", args=["csv"])
        berkas = as_sari.get(alamat).content.decode()
        assert "Persentase layanan daring" in berkas and "60" in berkas

    def test_the_number_of_queries_does_not_grow(self, as_sari, indikator, gusti):
        with counted_queries() as sedikit:
            as_sari.get(reverse("perencanaan:iku"))
        for nomor in range(3):
            satu = simpan_indikator(
                indikator.sasaran,
                IsiIndikator(uraian=f"Ukuran {nomor}", satuan="%", iku=True),
                oleh=gusti,
            )
            isi_target(satu, {0: (Decimal(10), None)}, tahun=2026, oleh=gusti)
            isi(satu, {0: "9"}, gusti)
        with counted_queries() as banyak:
            as_sari.get(reverse("perencanaan:iku"))
        assert int(sedikit) == int(banyak) <= 15


class TestDokumenSasaran:
    def test_a_goal_names_its_document(self, as_gusti, pemeran_lengkap):
        _, dinas = pembuat.pohon(pemeran_lengkap)
        renstra = DokumenPerencanaan.objects.create(
            instansi=pemeran_lengkap.instansi, jenis="RENSTRA", nomor="41", tanggal=HARI,
            judul="Renstra Diskominfo", tahun_awal=2025, tahun_akhir=2029,
            unit=pemeran_lengkap.unit.dinas,
        )  # fmt: skip
        alamat = reverse("perencanaan:sasaran_ubah", args=[dinas.pk])
        assert "Renstra Diskominfo" in as_gusti.get(alamat).content.decode()
        data = {
            "kode": dinas.kode, "uraian": dinas.uraian, "tingkat": dinas.tingkat, "induk": "S.1",
            "unit": f"Dinas [{pemeran_lengkap.unit.dinas.kode}]", "tahun_awal": 2025,
            "tahun_akhir": 2029, "dokumen": renstra.pk,
        }  # fmt: skip
        jawab = as_gusti.post(alamat, data)
        assert jawab.status_code == 302, jawab.content.decode()[:2000]
        dinas.refresh_from_db()
        assert dinas.dokumen == renstra

    def test_one_of_another_government_is_not_offered(self, as_gusti, pemeran_lengkap):
        _, dinas = pembuat.pohon(pemeran_lengkap)
        asing = DokumenPerencanaan.objects.create(
            instansi=pemeran_lengkap.ucok.instansi, jenis="RPJMD", nomor="1", tanggal=HARI,
            judul="RPJMD tetangga", tahun_awal=2025, tahun_akhir=2029,
        )  # fmt: skip
        alamat = reverse("perencanaan:sasaran_ubah", args=[dinas.pk])
        assert "RPJMD tetangga" not in as_gusti.get(alamat).content.decode()
        data = {"kode": "S", "uraian": "u", "tingkat": dinas.tingkat, "tahun_awal": 2025,
                "tahun_akhir": 2029, "dokumen": asing.pk}  # fmt: skip
        assert as_gusti.post(alamat, data).status_code == 422


class TestRencanaAksiTercetak:
    def test_a_verified_plan_has_a_code_that_opens(self, as_sari, pemeran_lengkap):
        rencana = pembuat.rencana_terverifikasi(pemeran_lengkap)
        rencana.refresh_from_db()
        assert rencana.dokumen is not None
        pdf = as_sari.get(reverse("perencanaan:rencana_pdf", args=[rencana.pk])).content
        assert pdf.startswith(b"%PDF")
        periksa = as_sari.get(reverse("verifikasi", args=[rencana.dokumen.kode]))
        assert "Rencana aksi Dinas Komunikasi" in periksa.content.decode()

    def test_a_draft_has_none(self, as_sari, pemeran_lengkap):
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        assert rencana.dokumen is None
        alamat = reverse("perencanaan:rencana_pdf", args=[rencana.pk])
        assert as_sari.get(alamat).content.startswith(b"%PDF")
