"""The catalogue of activities: everybody reads it, narrowed to what is theirs."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aktivitas.models import KatalogAktivitas
from ekinerja.core.testing import counted_queries


@pytest.fixture
def katalog(pemeran):
    """A general activity, one of Sari's post, one of another post, one of another instansi."""
    isi = (
        ("U-1", "Apel pagi", "UMUM", "", pemeran.instansi),
        ("J-1", "Menulis program", "JABATAN", "Pranata Komputer Ahli Pertama", pemeran.instansi),
        ("J-2", "Menyuluh petani", "JABATAN", "Penyuluh Pertanian Ahli Muda", pemeran.instansi),
        ("U-1", "Rapat rahasia", "UMUM", "", pemeran.instansi_lain),
    )
    return [
        KatalogAktivitas.objects.create(
            instansi=instansi, kode=kode, nama=nama, kelompok=kelompok, nama_jabatan=jabatan,
            satuan="Kegiatan", norma_waktu=45, bobot=Decimal(1),
            masa=DateRange(date(2020, 1, 1), None),
        )
        for kode, nama, kelompok, jabatan, instansi in isi
    ]  # fmt: skip


def buka(client, **saring):
    return client.get(reverse("aktivitas:katalog"), saring).content.decode()


class TestKatalog:
    @pytest.mark.req("BGL-08", "BGL-09")
    def test_general_and_post_activities_are_listed(self, as_sari, katalog):
        isi = buka(as_sari)
        assert "Apel pagi" in isi and "Menulis program" in isi and "45 menit" in isi

    def test_it_can_be_narrowed_to_the_own_post(self, as_sari, katalog):
        isi = buka(as_sari, kelompok="SAYA")
        assert "Apel pagi" in isi and "Menulis program" in isi
        assert "Menyuluh petani" not in isi

    def test_a_search_finds_by_name_code_and_post(self, as_sari, katalog):
        assert "Menyuluh petani" in buka(as_sari, q="penyuluh")
        assert "Apel pagi" not in buka(as_sari, q="penyuluh")
        assert "Belum ada aktivitas" in buka(as_sari, q="tidakada")

    def test_another_instansi_is_never_seen(self, as_sari, as_ucok, katalog):
        assert "Rapat rahasia" not in buka(as_sari)
        assert "Apel pagi" not in buka(as_ucok)

    @pytest.mark.parametrize(("bentuk", "awal"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
    def test_it_is_exported(self, as_sari, katalog, bentuk, awal):
        jawab = as_sari.get(reverse("aktivitas:katalog_ekspor", args=[bentuk]))
        assert jawab.content.startswith(awal)
        assert f"katalog-aktivitas.{bentuk}" in jawab["Content-Disposition"]

    def test_another_form_is_not_found(self, as_sari, katalog):
        assert as_sari.get(reverse("aktivitas:katalog_ekspor", args=["pdf"])).status_code == 404

    def test_it_takes_few_queries(self, as_sari, katalog):
        with counted_queries() as n:
            buka(as_sari)
        assert int(n) <= 15
