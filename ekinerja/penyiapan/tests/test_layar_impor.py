"""Imports by web form: checked first, applied by a job, kept in a history."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.models import Berkas, Pekerjaan
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan, PemberianPeran
from ekinerja.pegawai.models import Pegawai, RiwayatPegawai
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import ulangi_impor
from ekinerja.penyiapan.tests.pembuat import baris_pegawai as orang
from ekinerja.penyiapan.tests.pembuat import berkas_pegawai as berkas


def unggah(client, *baris, kunci="pegawai", unggahan=None):
    return client.post(
        reverse("penyiapan:unggah", args=[kunci]), {"berkas": unggahan or berkas(*baris)}
    )


def buka(client, nama, *argumen):
    return client.get(reverse(f"penyiapan:{nama}", args=argumen))


def kirim(client, nama, impor):
    return client.post(reverse(f"penyiapan:{nama}", args=[impor.pk]))


def beri(pegawai, peran, unit=None):
    PemberianPeran.objects.create(
        instansi=pegawai.instansi, user=pegawai.user, peran=peran, unit=unit, dasar="SK 1",
        masa=DateRange(timezone.localdate(), None),
    )  # fmt: skip


def kerjakan():
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


class TestUnggah:
    def test_it_is_checked_and_nothing_is_written(self, as_wayan):
        jawaban = unggah(as_wayan, orang(1), orang(2))
        impor = Impor.objects.get()
        assert jawaban["Location"] == reverse("penyiapan:rincian", args=[impor.pk])
        assert (impor.status, impor.baru, impor.oleh_nama) == (
            Impor.DIPERIKSA, 2, "Wayan Sudiarta",
        )  # fmt: skip
        assert impor.berkas.nama_asli == "pegawai.xlsx"
        assert not Pegawai.objects.filter(nama__startswith="Orang").exists()

    def test_faulty_rows_are_shown_with_what_to_do(self, as_wayan):
        unggah(as_wayan, orang(1), orang(2) | {"NIP": "123"})
        impor = Impor.objects.get()
        isi = buka(as_wayan, "rincian", impor.pk).content.decode()
        assert "Baris 3" in isi
        assert "NIP ini 3 angka" in isi
        assert "Terapkan yang benar saja" in isi
        assert buka(as_wayan, "masalah", impor.pk).content.startswith(b"PK")

    @pytest.mark.parametrize(
        ("nama", "isi", "kalimat"),
        [
            ("pegawai.xlsx", b"<html><body>halo</body></html>", "halaman web"),
            ("pegawai.pdf", b"%PDF-1.7 isi", "bukan berkas tabel"),
            ("pegawai.xlsx", b"", "kosong"),
            ("pegawai.csv", b"1;2\n3;4\n5;6\n", "Baris judul kolom tidak ditemukan"),
        ],
    )
    def test_a_wrong_file_is_refused_and_not_kept(self, as_wayan, nama, isi, kalimat):
        jawaban = unggah(as_wayan, unggahan=SimpleUploadedFile(nama, isi))
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
        assert not Impor.objects.exists()
        assert not Berkas.objects.exists()

    def test_a_form_without_file_says_so(self, as_wayan):
        jawaban = as_wayan.post(reverse("penyiapan:unggah", args=["pegawai"]), {})
        assert jawaban.status_code == 422
        assert "Pilih berkasnya" in jawaban.content.decode()

    @override_settings(UPLOAD_MAX_BYTES=1_000)
    def test_a_file_too_large_is_refused_while_it_streams(self, as_wayan):
        besar = SimpleUploadedFile("pegawai.xlsx", b"PK" + b"x" * 200_000)
        jawaban = unggah(as_wayan, unggahan=besar)
        assert jawaban.status_code == 422
        assert "lebih besar dari 25 MB" in jawaban.content.decode()

    @pytest.mark.parametrize("kunci", sorted(REGISTRI))
    def test_every_kind_has_a_page_and_a_template(self, as_wayan, as_rini, kunci):
        siapa = as_wayan if PemberianPeran.BKPSDM in REGISTRI[kunci].peran else as_rini
        assert buka(siapa, "unggah", kunci).status_code == 200
        templat = buka(siapa, "templat", kunci)
        assert templat.content.startswith(b"PK")
        assert f"templat-{kunci}.xlsx" in templat["Content-Disposition"]

    def test_an_unknown_kind_is_not_found(self, as_wayan):
        assert buka(as_wayan, "unggah", "gaji").status_code == 404


class TestTerlihat:
    def test_each_kind_is_seen_by_its_own_roles_only(self, as_tono, pemeran):
        """A role over everything for one kind opens nothing of another kind."""
        beri(pemeran.tono, PemberianPeran.ORGANISASI)
        beri(pemeran.tono, PemberianPeran.ADMIN_PD, pemeran.unit.dinas_lain)
        isi = {"instansi": pemeran.instansi, "oleh": pemeran.wayan.user, "oleh_nama": "Wayan"}
        for kunci in ("presensi", "jabatan"):
            Impor.objects.create(
                kunci=kunci, nama_berkas=f"{kunci}.csv", status=Impor.DIPERIKSA, baru=1,
                dibuat_pada=timezone.now(), **isi,
            )  # fmt: skip
        presensi, jabatan = Impor.objects.order_by("id")
        assert buka(as_tono, "rincian", jabatan.pk).status_code == 200
        assert buka(as_tono, "rincian", presensi.pk).status_code == 404
        assert kirim(as_tono, "terapkan", presensi).status_code == 404
        daftar = buka(as_tono, "daftar").content.decode()
        assert "jabatan.csv" in daftar and "presensi.csv" not in daftar


@pytest.mark.django_db(transaction=True)
class TestTerapkan:
    def test_it_is_written_by_a_job_and_the_file_goes(self, as_wayan):
        unggah(as_wayan, orang(1), orang(2))
        impor = Impor.objects.get()
        jalur = impor.berkas.path()
        assert kirim(as_wayan, "terapkan", impor).status_code == 302
        impor.refresh_from_db()
        assert impor.status == Impor.MENERAPKAN
        assert "Menerapkan pegawai.xlsx" in buka(as_wayan, "rincian", impor.pk).content.decode()
        kerjakan()
        impor.refresh_from_db()
        assert (impor.status, impor.berkas, impor.baru) == (Impor.SELESAI, None, 2)
        assert impor.pekerjaan.status == Pekerjaan.SELESAI
        assert Pegawai.objects.filter(nama__startswith="Orang").count() == 2
        assert not storages["default"].exists(jalur)
        assert "Sudah diterapkan" in buka(as_wayan, "rincian", impor.pk).content.decode()

    def test_progress_ends_with_a_reload(self, as_wayan):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        kirim(as_wayan, "terapkan", impor)
        berjalan = buka(as_wayan, "kemajuan", impor.pk)
        assert "HX-Refresh" not in berjalan
        kerjakan()
        assert buka(as_wayan, "kemajuan", impor.pk)["HX-Refresh"] == "true"

    def test_it_is_written_in_the_name_of_who_applied_it(self, as_wayan, as_tono, pemeran):
        beri(pemeran.tono, PemberianPeran.BKPSDM)
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        assert kirim(as_tono, "terapkan", impor).status_code == 302
        kerjakan()
        riwayat = RiwayatPegawai.objects.get(objek__nama__startswith="Orang")
        assert (riwayat.oleh, riwayat.oleh_nama) == (pemeran.tono.user, pemeran.tono.nama)

    def test_faulty_rows_must_be_skipped_knowingly(self, as_wayan):
        unggah(as_wayan, orang(1), orang(2) | {"NIP": "123"})
        impor = Impor.objects.get()
        jawaban = kirim(as_wayan, "terapkan", impor)
        assert jawaban.status_code == 409
        assert "Masih ada 1 baris salah" in jawaban.content.decode()
        kirim(as_wayan, "terapkan_sebagian", impor)
        kerjakan()
        assert Pegawai.objects.filter(nama__startswith="Orang").count() == 1

    def test_it_is_applied_once(self, as_wayan):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        kirim(as_wayan, "terapkan", impor)
        assert kirim(as_wayan, "terapkan", impor).status_code == 409
        assert kirim(as_wayan, "buang", impor).status_code == 409

    def test_data_that_changed_meanwhile_are_not_overrun(self, as_wayan, pemeran):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        kirim(as_wayan, "terapkan", impor)
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(kode="J-lain")
        kerjakan()
        impor.refresh_from_db()
        assert impor.status == Impor.GAGAL
        assert "Data berubah sejak berkas diperiksa" in impor.keterangan
        assert "Tidak ada yang ditulis" in buka(as_wayan, "rincian", impor.pk).content.decode()
        assert not Pegawai.objects.filter(nama__startswith="Orang").exists()

    def test_who_lost_the_role_cannot_apply(self, as_wayan, pemeran):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        kirim(as_wayan, "terapkan", impor)
        PemberianPeran.objects.filter(user=pemeran.wayan.user).update(
            masa=DateRange(None, timezone.localdate())
        )
        kerjakan()
        impor.refresh_from_db()
        assert "Peran Anda untuk impor ini sudah berakhir" in impor.keterangan

    def test_what_stopped_halfway_is_offered_again(self, as_wayan, pemeran):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        kirim(as_wayan, "terapkan", impor)
        assert kirim(as_wayan, "ulangi", impor).status_code == 409
        lama = timezone.now() - timedelta(minutes=30)
        Pekerjaan.objects.update(status=Pekerjaan.BERJALAN, diperbarui_pada=lama)
        assert "Pekerjaan ini terhenti" in buka(as_wayan, "rincian", impor.pk).content.decode()
        impor.refresh_from_db()
        ulangi_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        kerjakan()
        assert Pegawai.objects.filter(nama__startswith="Orang").count() == 1

    def test_a_large_file_is_checked_by_a_job(self, as_wayan):
        with patch("ekinerja.penyiapan.services.impor.LANGSUNG_MAKS", 10):
            unggah(as_wayan, orang(1), orang(2) | {"NIP": "123"})
        impor = Impor.objects.get()
        assert impor.status == Impor.MEMERIKSA
        kerjakan()
        impor.refresh_from_db()
        assert (impor.status, impor.baru, impor.salah) == (Impor.DIPERIKSA, 1, 1)
        assert not Pegawai.objects.filter(nama__startswith="Orang").exists()

    def test_a_large_wrong_file_fails_with_its_sentence(self, as_wayan):
        with patch("ekinerja.penyiapan.services.impor.LANGSUNG_MAKS", 10):
            unggah(as_wayan, unggahan=SimpleUploadedFile("a.csv", b"1;2\n3;4\n5;6\n"))
        kerjakan()
        impor = Impor.objects.get()
        assert (impor.status, impor.berkas) == (Impor.GAGAL, None)
        assert "Baris judul kolom tidak ditemukan" in impor.keterangan

    def test_a_large_file_with_foreign_headings_waits_for_its_mapping(self, as_wayan):
        with patch("ekinerja.penyiapan.services.impor.LANGSUNG_MAKS", 10):
            unggah(as_wayan, unggahan=SimpleUploadedFile("a.csv", b"Nama;Alamat\nSari;Jalan\n"))
        kerjakan()
        impor = Impor.objects.get()
        assert (impor.status, impor.pekerjaan.status) == (Impor.DIPETAKAN, Pekerjaan.SELESAI)


class TestBuang:
    def test_the_file_goes_and_the_history_stays(self, as_wayan):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        assert kirim(as_wayan, "buang", impor).status_code == 302
        impor.refresh_from_db()
        assert (impor.status, impor.berkas) == (Impor.DIBUANG, None)
        assert not Berkas.objects.exists()
        assert "Dibuang" in buka(as_wayan, "daftar").content.decode()

    def test_bytes_that_another_import_needs_stay(self, as_wayan):
        unggah(as_wayan, orang(1))
        unggah(as_wayan, orang(1))
        dibuang, tinggal = Impor.objects.order_by("pk")
        kirim(as_wayan, "buang", dibuang)
        tinggal.refresh_from_db()
        assert tinggal.berkas.read().startswith(b"PK")


class TestKewenangan:
    def test_it_is_closed_to_people_without_a_role_for_it(self, as_sari, as_made, as_tono):
        for client in (as_sari, as_made, as_tono):
            assert buka(client, "daftar").status_code == 403
            assert unggah(client, orang(1)).status_code == 403

    def test_an_admin_imports_only_what_belongs_to_units(self, as_tono, pemeran):
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
            unit=pemeran.unit.dinas_lain, masa=DateRange(None, None), dasar="SK",
        )  # fmt: skip
        isi = buka(as_tono, "daftar").content.decode()
        assert "Rekaman kehadiran" in isi
        assert reverse("penyiapan:unggah", args=["pegawai"]) not in isi
        assert unggah(as_tono, orang(1)).status_code == 403

    def test_imports_of_another_instansi_are_not_found(self, as_wayan, as_ucok):
        unggah(as_wayan, orang(1))
        impor = Impor.objects.get()
        for nama in ("rincian", "kemajuan", "masalah"):
            assert buka(as_ucok, nama, impor.pk).status_code == 404
        for nama in ("terapkan", "terapkan_sebagian", "buang", "ulangi"):
            assert kirim(as_ucok, nama, impor).status_code == 404
        assert "pegawai.xlsx" not in buka(as_ucok, "daftar").content.decode()

    def test_an_import_of_another_instansi_writes_nothing_here(self, as_ucok, pemeran):
        unggah(as_ucok, orang(1))
        impor = Impor.objects.get()
        assert (impor.instansi, impor.baru, impor.salah) == (pemeran.instansi_lain, 0, 1)

    def test_pages_take_the_same_number_of_queries(self, as_wayan):
        unggah(as_wayan, orang(1))
        with counted_queries() as satu:
            buka(as_wayan, "daftar")
        for nomor in range(2, 6):
            unggah(as_wayan, orang(nomor))
        with counted_queries() as banyak:
            buka(as_wayan, "daftar")
        assert int(banyak) == int(satu) <= 15
        with counted_queries() as n:
            buka(as_wayan, "rincian", Impor.objects.first().pk)
        assert int(n) <= 15
