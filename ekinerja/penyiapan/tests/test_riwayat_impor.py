"""The history of imports: narrowed, counted, taken away as a file."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.penyiapan.models import Impor

KEMARIN = datetime(2026, 10, 6, 1, 15, tzinfo=UTC)


@pytest.fixture
def riwayat(pemeran):
    """Three imports of Wayan and of somebody else, in two months."""

    def buat(nama, kunci, status, oleh, hari):
        return Impor.objects.create(
            instansi=pemeran.instansi, nama_berkas=nama, kunci=kunci, status=status,
            oleh=pemeran.wayan.user, oleh_nama=oleh, baru=1200, salah=3,
            dibuat_pada=KEMARIN - timedelta(days=hari), selesai_pada=KEMARIN,
        )  # fmt: skip

    return [
        buat("pegawai-oktober.xlsx", "pegawai", Impor.SELESAI, "Wayan Sudiarta", 0),
        buat("=HYPERLINK(1).xlsx", "jabatan", Impor.DIBUANG, "Hendra Wijaya", 5),
        buat("pegawai-agustus.xlsx", "pegawai", Impor.GAGAL, "Wayan Sudiarta", 40),
    ]


def nama_berkas(client, **saring):
    halaman = client.get(reverse("penyiapan:daftar"), saring)
    assert halaman.status_code == 200
    return [satu[0].teks for satu in halaman.context["tabel"].baris]


class TestSaring:
    @pytest.mark.parametrize(
        ("saring", "letak"),
        [
            ({}, [1, 0, 2]),
            ({"q": "PEGAWAI xlsx"}, [0, 2]),
            ({"jenis": "jabatan"}, [1]),
            ({"status": "GAGAL"}, [2]),
            ({"oleh": "hendra"}, [1]),
            ({"dari": "2026-10-01", "sampai": "2026-10-05"}, [1]),
            ({"dari": "06/10/2026"}, [0]),
            ({"sampai": "2026-10-06", "status": "SELESAI"}, [0]),
        ],
    )
    def test_it_narrows_the_list(self, as_wayan, riwayat, saring, letak):
        assert set(nama_berkas(as_wayan, **saring)) == {riwayat[n].nama_berkas for n in letak}

    def test_the_newest_stands_first(self, as_wayan, riwayat):
        assert nama_berkas(as_wayan)[0] == riwayat[-1].nama_berkas

    def test_nothing_that_fits_is_not_called_never(self, as_wayan, riwayat):
        isi = as_wayan.get(reverse("penyiapan:daftar"), {"q": "gaji"}).content.decode()
        assert "Tidak ada impor yang cocok" in isi
        assert "Belum pernah ada impor" not in isi

    def test_an_empty_history_says_how_to_begin(self, as_wayan):
        isi = as_wayan.get(reverse("penyiapan:daftar")).content.decode()
        assert "Belum pernah ada impor" in isi

    def test_days_in_the_wrong_order_are_told(self, as_wayan, riwayat):
        saring = {"dari": "2026-10-06", "sampai": "2026-10-01"}
        isi = as_wayan.get(reverse("penyiapan:daftar"), saring).content.decode()
        assert "Tanggal akhir mendahului tanggal awal" in isi
        assert "pegawai-oktober" not in isi

    def test_queries_do_not_grow_with_the_history(self, as_wayan, riwayat):
        alamat = reverse("penyiapan:daftar")
        as_wayan.get(alamat)
        with counted_queries() as sedikit:
            as_wayan.get(alamat)
        Impor.objects.bulk_create(
            Impor(
                instansi_id=satu.instansi_id, nama_berkas=f"{nomor}.xlsx", kunci="unit",
                oleh_nama="Wayan Sudiarta", dibuat_pada=KEMARIN,
            )
            for nomor, satu in enumerate(riwayat * 10)
        )  # fmt: skip
        with counted_queries() as banyak:
            as_wayan.get(alamat)
        assert int(banyak) == int(sedikit) <= 15


class TestUnduh:
    def unduh(self, client, bentuk, **saring):
        return client.get(reverse("penyiapan:riwayat_ekspor", args=[bentuk]), saring)

    def test_the_file_holds_what_the_list_holds(self, as_wayan, riwayat):
        jawab = self.unduh(as_wayan, "csv", jenis="jabatan")
        baris = jawab.content.decode("utf-8-sig").splitlines()
        assert len(baris) == 2
        assert "'=HYPERLINK(1).xlsx" in baris[1]
        assert ";1200;0;0;3;Dibuang;" in baris[1]

    def test_it_is_offered_with_the_filter(self, as_wayan, riwayat):
        isi = as_wayan.get(reverse("penyiapan:daftar"), {"q": "pegawai"}).content.decode()
        assert f"{reverse('penyiapan:riwayat_ekspor', args=['xlsx'])}?q=pegawai" in isi
        assert self.unduh(as_wayan, "xlsx").content.startswith(b"PK")

    def test_imports_of_another_instansi_are_not_in_it(self, as_ucok, riwayat):
        assert "pegawai-oktober" not in self.unduh(as_ucok, "csv").content.decode("utf-8-sig")

    def test_it_is_closed_to_people_without_a_role_for_it(self, as_sari, riwayat):
        assert self.unduh(as_sari, "csv").status_code == 403
