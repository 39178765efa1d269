"""Undoing an import: everything as before, or a refusal that names what depends on it."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.accounts.models import User
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import Bulan
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatPegawai
from ekinerja.penyiapan.models import Impor, ImporPerubahan
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import (
    kerjakan_penerapan,
    minta_terapkan,
    terima_impor,
    urung,
    urungkan_impor,
)
from ekinerja.penyiapan.tests.pembuat import baris_pegawai as orang
from ekinerja.penyiapan.tests.pembuat import berkas_pegawai


@pytest.fixture
def terapkan(pemeran):
    """Upload, accept and write rows of people as Wayan."""

    def lakukan(*baris):
        pada = timezone.now()
        impor = terima_impor(
            REGISTRI["pegawai"], berkas_pegawai(*baris), oleh=pemeran.wayan, pada=pada,
            lingkup=Lingkup(pemeran.instansi.pk, timezone.localdate(pada), unit_ids=None),
        )  # fmt: skip
        Impor.objects.filter(pk=impor.pk).update(oleh=pemeran.wayan.user)
        minta_terapkan(impor, lewati_yang_salah=False, oleh=pemeran.wayan, pada=pada)
        kerjakan_penerapan(impor.pk, pada=pada)
        impor.refresh_from_db()
        assert impor.status == Impor.SELESAI, impor.keterangan
        return impor

    return lakukan


def potret(*model):
    """All rows of these tables, to be compared."""
    return {satu: list(satu._base_manager.order_by("pk").values()) for satu in model}


def sari_naik(pemeran):
    return {"NIP": pemeran.sari.nip, "Nama": "Sari Wulandari", "Jenis pegawai": "PNS",
            "Golongan": "III/c"}  # fmt: skip


class TestUrungkan:
    def test_everything_is_as_it_was(self, pemeran, terapkan):
        dulu = potret(Pegawai, Penempatan, User)
        impor = terapkan(orang(1), orang(2), sari_naik(pemeran))
        assert potret(Pegawai, Penempatan, User) != dulu
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        assert potret(Pegawai, Penempatan, User) == dulu
        impor.refresh_from_db()
        assert impor.status == Impor.DIURUNGKAN

    def test_a_column_that_is_newer_than_the_import_keeps_what_it_holds(self, pemeran, terapkan):
        """A release between the import and its undoing may have added columns."""
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(telepon="0812345678")
        impor = terapkan(sari_naik(pemeran))
        lama = ImporPerubahan.objects.get(impor=impor, tabel="pegawai.Pegawai")
        for isi in (lama.sebelum, lama.sesudah):
            del isi["telepon"]
        lama.save(update_fields=["sebelum", "sesudah"])
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        pemeran.sari.refresh_from_db()
        assert (pemeran.sari.telepon, pemeran.sari.golongan) == ("0812345678", "III/b")

    def test_only_what_the_import_wrote_is_kept(self, pemeran, terapkan):
        impor = terapkan(orang(1), sari_naik(pemeran))
        tabel = ImporPerubahan.objects.filter(impor=impor)
        diubah = tabel.get(tabel="pegawai.Pegawai", sebelum__isnull=False)
        assert diubah.kunci_objek == pemeran.sari.pk
        assert (diubah.sebelum["golongan"], diubah.sesudah["golongan"]) == ("III/b", "III/c")
        akun = tabel.get(tabel="accounts.User")
        assert "password" not in akun.sesudah

    def test_who_stays_keeps_the_history_with_the_undoing(self, pemeran, terapkan):
        impor = terapkan(sari_naik(pemeran))
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        langkah = list(pemeran.sari.riwayat.values_list("langkah", flat=True))
        assert langkah[-2:] == ["ubah", "urungkan"]

    def test_histories_of_others_are_still_append_only(self, pemeran, terapkan):
        impor = terapkan(orang(1), sari_naik(pemeran))
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        assert not RiwayatPegawai.objects.filter(objek__nama="Orang Contoh1").exists()
        with pytest.raises(Exception, match="hanya dapat ditambah"):
            RiwayatPegawai.objects.all().delete()

    def test_what_was_deleted_is_still_on_record(self, pemeran, terapkan):
        impor = terapkan(orang(1))
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        catatan = ImporPerubahan.objects.get(impor=impor, tabel="pegawai.RiwayatPegawai")
        assert catatan.sesudah["oleh_nama"] == pemeran.wayan.nama

    def test_elsewhere_a_history_may_not_be_deleted_meanwhile(self, pemeran, terapkan):
        impor, asli = terapkan(orang(1)), urung._catat
        RiwayatPeran.objects.create(
            objek=PemberianPeran.objects.all()[0], langkah="beri", oleh_nama="Wayan Sudiarta",
            pada=timezone.now(),
        )  # fmt: skip

        def sambil_menghapus(*argumen, **lain):
            with pytest.raises(Exception, match="hanya dapat ditambah"), transaction.atomic():
                RiwayatPeran.objects.all().delete()
            return asli(*argumen, **lain)

        with patch.object(urung, "_catat", sambil_menghapus):
            urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())


class TestDitolak:
    def ditolak(self, impor, pemeran, *kata, pada=None):
        with pytest.raises(AksiDitolak) as galat:
            urungkan_impor(impor, oleh=pemeran.wayan, pada=pada or timezone.now())
        for satu in kata:
            assert satu in galat.value.kalimat

    def test_after_seven_days(self, pemeran, terapkan):
        impor = terapkan(orang(1))
        self.ditolak(
            impor, pemeran, "paling lama tujuh hari", pada=timezone.now() + timedelta(days=8)
        )

    def test_when_a_row_changed_again(self, pemeran, terapkan):
        impor = terapkan(orang(1), sari_naik(pemeran))
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(golongan="III/d")
        self.ditolak(impor, pemeran, "sudah berubah lagi", "Sari Wulandari")
        assert Pegawai.objects.filter(nama="Orang Contoh1").exists()

    def test_when_something_depends_on_what_it_made(self, pemeran, terapkan):
        impor = terapkan(orang(1))
        baru = Pegawai.objects.get(nama="Orang Contoh1")
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=baru.user, peran="ADMIN_PD",
            unit=pemeran.unit.dinas, masa=DateRange(None, None), dasar="SK",
        )  # fmt: skip
        self.ditolak(impor, pemeran, "Orang Contoh1", "sudah dipakai oleh")

    def test_when_a_month_was_closed_since(self, pemeran, terapkan):
        impor = terapkan(sari_naik(pemeran))
        Bulan.objects.create(
            unit=pemeran.unit.dinas, awal=date(2026, 10, 1), ditutup_pada=timezone.now()
        )
        self.ditolak(impor, pemeran, "Oktober 2026", "sudah ditutup")

    def test_twice(self, pemeran, terapkan):
        impor = terapkan(orang(1))
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        self.ditolak(impor, pemeran, "tidak dapat diurungkan")


class TestLayar:
    def test_the_page_offers_it_and_does_it(self, as_wayan, pemeran, terapkan):
        impor = terapkan(orang(1))
        halaman = reverse("penyiapan:rincian", args=[impor.pk])
        assert "Urungkan impor" in as_wayan.get(halaman).content.decode()
        jawab = as_wayan.post(reverse("penyiapan:urungkan", args=[impor.pk]), follow=True)
        assert "Impor diurungkan" in jawab.content.decode()
        assert not Pegawai.objects.filter(nama="Orang Contoh1").exists()
        assert "Urungkan impor" not in as_wayan.get(halaman).content.decode()

    def test_it_is_closed_to_others(self, as_sari, as_ucok, pemeran, terapkan):
        impor = terapkan(orang(1))
        tujuan = reverse("penyiapan:urungkan", args=[impor.pk])
        assert as_sari.post(tujuan).status_code == 403
        assert as_ucok.post(tujuan).status_code == 404

    def test_the_temporary_pictures_are_gone(self, terapkan):
        terapkan(orang(1))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'impor_potret_%'")
            assert cursor.fetchone()[0] == 0


@pytest.mark.django_db(transaction=True)
class TestUrungkanBanyak:
    def test_a_large_one_is_undone_by_a_job(self, as_wayan, pemeran, terapkan):
        impor = terapkan(orang(1), orang(2))
        with patch("ekinerja.penyiapan.services.urung.LANGSUNG_MAKS", 1):
            as_wayan.post(reverse("penyiapan:urungkan", args=[impor.pk]))
        halaman = reverse("penyiapan:rincian", args=[impor.pk])
        isi = as_wayan.get(halaman).content.decode()
        assert "Mengurungkan pegawai.xlsx" in isi and "Urungkan impor" not in isi
        assert Pegawai.objects.filter(nama="Orang Contoh1").exists()
        kerjakan()
        impor.refresh_from_db()
        assert impor.status == Impor.DIURUNGKAN
        assert not Pegawai.objects.filter(nama="Orang Contoh1").exists()

    def test_a_refusal_is_told_on_its_page(self, as_wayan, pemeran, terapkan):
        impor = terapkan(orang(1), sari_naik(pemeran))
        with patch("ekinerja.penyiapan.services.urung.LANGSUNG_MAKS", 1):
            as_wayan.post(reverse("penyiapan:urungkan", args=[impor.pk]))
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(golongan="III/d")
        kerjakan()
        isi = as_wayan.get(reverse("penyiapan:rincian", args=[impor.pk])).content.decode()
        assert "Belum diurungkan" in isi and "sudah berubah lagi" in isi
        assert Pegawai.objects.filter(nama="Orang Contoh1").exists()


def kerjakan():
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
