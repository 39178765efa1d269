"""What an entry serves: the own SKP, a task of the own post; creative work is anchored too."""

import uuid
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.errors import AksiDitolak
from ekinerja.organisasi.models import UraianTugas
from ekinerja.skp.tests import pembuat as pembuat_skp

BARU = "/aktivitas/baru/"


def uraian(jabatan, teks, *, mulai=date(2020, 1, 1), selesai=None) -> UraianTugas:
    return UraianTugas.objects.create(
        instansi=jabatan.instansi, jabatan=jabatan, uraian=teks, output="Laporan",
        satuan="laporan", norma_waktu=60, volume=120, masa=DateRange(mulai, selesai),
    )  # fmt: skip


@pytest.fixture
def tugas(pemeran):
    return uraian(pemeran.jabatan.prakom, "Memelihara aplikasi pelayanan")


@pytest.fixture
def tugas_lain(pemeran):
    return uraian(pemeran.jabatan.penyuluh, "Menyuluh kelompok tani")


def kiriman(milik, **ubah):
    return {
        "kunci_kirim": str(uuid.uuid4()),
        "indikator": milik.pk,
        "uraian": "Memperbarui aplikasi pelayanan",
        "menit_cepat": "60",
        "tanggal": "2026-10-12",
        "aksi": "draf",
    } | ubah


@pytest.mark.req("DPS-03")
class TestPilihanAktivitas:
    def test_it_offers_own_indicators_and_tasks_only(
        self, pemeran, as_sari, indikator, tugas, tugas_lain
    ):
        orang_lain = pembuat_skp.disetujui(pemeran.budi, oleh=pemeran.ratna)
        halaman = as_sari.get(BARU).context["isian"]
        milik = {str(satu.pk) for satu in indikator.hasil_kerja.indikator.all()}
        assert {satu.id for satu in (*halaman.terbuka, *halaman.lainnya)} == milik
        assert str(pembuat_skp.indikator_pertama(orang_lain).pk) not in milik
        ditawarkan = [pk for pk, _ in halaman.form.fields["uraian_tugas"].choices]
        assert ditawarkan == ["", tugas.pk]

    def test_the_task_is_kept_and_shown(self, as_sari, indikator, tugas):
        as_sari.post(BARU, kiriman(indikator, uraian_tugas=tugas.pk))
        dicatat = Aktivitas.objects.get()
        assert (dicatat.uraian_tugas, dicatat.jenis) == (tugas, "TUGAS")
        assert tugas.uraian in as_sari.get(f"/aktivitas/{dicatat.pk}/").content.decode()

    def test_a_task_of_another_post_is_refused_with_all_that_was_typed(
        self, as_sari, indikator, tugas, tugas_lain
    ):
        jawaban = as_sari.post(BARU, kiriman(indikator, uraian_tugas=tugas_lain.pk))
        assert jawaban.status_code == 422
        isi = jawaban.content.decode()
        assert "bukan uraian tugas jabatan Anda" in isi
        assert "Memperbarui aplikasi pelayanan" in isi
        assert not Aktivitas.objects.exists()

    def test_an_indicator_of_another_is_refused(self, pemeran, as_sari, indikator):
        orang_lain = pembuat_skp.disetujui(pemeran.budi, oleh=pemeran.ratna)
        asing = pembuat_skp.indikator_pertama(orang_lain)
        jawaban = as_sari.post(BARU, kiriman(asing))
        assert jawaban.status_code == 422
        assert "bukan bagian dari SKP Anda" in jawaban.content.decode()

    def test_a_task_that_ended_before_the_day_is_refused(self, pemeran, indikator):
        lama = uraian(pemeran.jabatan.prakom, "Tugas lama", selesai=date(2026, 10, 1))
        with pytest.raises(AksiDitolak, match="pada tanggal itu"):
            pembuat.draf(pemeran.sari, indikator, uraian_tugas_id=lama.pk)


@pytest.mark.req("DPS-16")
class TestKreativitas:
    def test_it_is_anchored_in_an_skp_item(self, as_sari, indikator):
        as_sari.post(BARU, kiriman(indikator, jenis="KREATIVITAS"))
        dicatat = Aktivitas.objects.get()
        assert (dicatat.jenis, dicatat.indikator) == ("KREATIVITAS", indikator)
        halaman = as_sari.get(f"/aktivitas/{dicatat.pk}/").content.decode()
        assert "Kreativitas" in halaman
        assert indikator.uraian in halaman

    def test_without_one_it_is_refused(self, as_sari, indikator):
        jawaban = as_sari.post(BARU, kiriman(indikator, jenis="KREATIVITAS", indikator=""))
        assert jawaban.status_code == 422
        assert "Kreativitas ditambatkan pada satu butir SKP" in jawaban.content.decode()
        assert not Aktivitas.objects.exists()
