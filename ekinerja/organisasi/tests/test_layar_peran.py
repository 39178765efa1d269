"""Pages of roles: proposed on a form, decided from the home page, readable with both names."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import PemberianPeran, UsulanPeran


def beri(pemeran, orang, peran, unit=None):
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=orang.user, peran=peran, unit=unit,
        masa=DateRange(date(2020, 1, 1), None), dasar="SK 3/2020",
    )  # fmt: skip


def sebagai(orang):
    klien = Client()
    klien.force_login(orang.user, backend="django.contrib.auth.backends.ModelBackend")
    return klien


@pytest.fixture
def dua_pengelola(pemeran):
    """Tono keeps the application beside Wayan, although he works at another dinas."""
    beri(pemeran, pemeran.tono, "PENGELOLA_APLIKASI")
    return pemeran


def usulkan(klien, pemeran, **ubah):
    isi = {
        "pengguna": pemeran.budi.nip, "peran": "PPK_SKPD", "unit": pemeran.unit.dinas.pk,
        "mulai": "2026-01-01", "dasar": "SK 8/2026",
    } | ubah  # fmt: skip
    return klien.post(reverse("organisasi:peran_baru"), isi)


class TestUsulan:
    @pytest.mark.req("KLK-04")
    def test_from_the_form_to_a_role_with_two_names(self, dua_pengelola, as_wayan, as_tono):
        jawab = usulkan(as_wayan, dua_pengelola)
        usulan = UsulanPeran.objects.get()
        rinci = reverse("organisasi:usulan_rincian", args=[usulan.pk])
        assert jawab.headers["Location"] == rinci
        assert "Setujui" not in as_wayan.get(rinci).content.decode()
        assert "Putuskan 1 usulan peran" in as_tono.get("/").content.decode()
        assert "usulan peran" not in as_wayan.get("/").content.decode()
        assert "Setujui" in as_tono.get(rinci).content.decode()
        setuju = reverse("organisasi:usulan_putus", args=[usulan.pk, "setujui"])
        assert as_wayan.post(setuju).status_code == 403
        assert as_tono.post(setuju).status_code == 302
        isi = as_wayan.get(reverse("organisasi:peran"), {"q": "Budi"}).content.decode()
        assert "Wayan Sudiarta" in isi
        assert "Disetujui Tono Hartono" in isi

    def test_a_refusal_without_a_reason_is_a_sentence(self, dua_pengelola, as_wayan, as_tono):
        usulkan(as_wayan, dua_pengelola)
        usulan = UsulanPeran.objects.get()
        tolak = reverse("organisasi:usulan_putus", args=[usulan.pk, "tolak"])
        assert as_tono.post(tolak).status_code == 409
        assert as_tono.post(tolak, {"alasan": "Bukan tugasnya"}).status_code == 302
        isi = as_wayan.get(reverse("organisasi:usulan_rincian", args=[usulan.pk])).content.decode()
        assert "Bukan tugasnya" in isi

    def test_an_unknown_step_is_not_found(self, dua_pengelola, as_wayan, as_tono):
        usulkan(as_wayan, dua_pengelola)
        pk = UsulanPeran.objects.get().pk
        assert as_tono.post(f"/organisasi/usulan/{pk}/hapus/").status_code == 404

    def test_a_keeper_alone_reads_what_to_do(self, pemeran, as_wayan):
        jawab = usulkan(as_wayan, pemeran)
        assert jawab.status_code == 422
        assert "manage.py pengelola" in jawab.content.decode()


class TestDaftarPeran:
    @pytest.mark.parametrize("kelompok", ["", "peran", "unit", "';--"])
    def test_it_is_read_by_person_role_or_unit(self, as_made, kelompok):
        jawab = as_made.get(reverse("organisasi:peran"), {"kelompok": kelompok})
        assert "Komang Adi Putra" in jawab.content.decode()

    def test_the_file_holds_letter_and_givers(self, as_made):
        isi = as_made.get(reverse("organisasi:peran_ekspor", args=["csv"])).content
        baris = isi.decode("utf-8-sig").splitlines()
        assert "Surat penunjukan" in baris[0]
        assert len(baris) == 1 + PemberianPeran.objects.exclude(instansi__kode="lain").count()
        assert as_made.get(reverse("organisasi:usulan_ekspor", args=["xlsx"])).status_code == 200

    def test_it_asks_the_same_for_many(self, dua_pengelola, as_wayan):
        alamat = reverse("organisasi:usulan")
        usulkan(as_wayan, dua_pengelola)
        as_wayan.get(alamat)
        with counted_queries() as sedikit:
            as_wayan.get(alamat)
        for orang in (dua_pengelola.sari, dua_pengelola.made):
            usulkan(as_wayan, dua_pengelola, pengguna=orang.nip)
        with counted_queries() as banyak:
            as_wayan.get(alamat)
        assert int(banyak) == int(sedikit) <= 15


class TestPeranBaru:
    @pytest.mark.req("BGL-11")
    def test_the_keeper_of_the_application_keeps_organisation_and_settings(self, dua_pengelola):
        tono = sebagai(dua_pengelola.tono)
        for nama in ("pohon", "peran", "unit_baru", "peran_baru", "instansi", "sistem"):
            assert tono.get(reverse(f"organisasi:{nama}")).status_code == 200, nama
        assert tono.get(reverse("pegawai:daftar")).status_code == 200
        assert tono.get(reverse("tpp:daftar")).status_code == 403

    @pytest.mark.parametrize("peran", ["BAPPEDA", "PENINJAU"])
    def test_a_reader_sees_organisation_and_people_without_their_pay(self, pemeran, peran):
        beri(pemeran, pemeran.tono, peran)
        tono = sebagai(pemeran.tono)
        assert tono.get(reverse("organisasi:unit", args=[pemeran.unit.dinas.pk])).status_code == 200
        rinci = tono.get(reverse("pegawai:rincian", args=[pemeran.sari.pk]))
        assert rinci.status_code == 200
        assert pemeran.sari.nomor_rekening not in rinci.content.decode()
        berkas = tono.get(reverse("pegawai:ekspor", args=["csv"])).content.decode("utf-8-sig")
        assert "Nomor rekening" not in berkas
        for nama in ("organisasi:peran", "organisasi:unit_baru", "organisasi:sistem"):
            assert tono.get(reverse(nama)).status_code == 403

    def test_pay_of_the_own_unit_does_not_open_that_of_others(self, pemeran):
        """Admin of one dinas and reader of all: the file of everybody holds no accounts."""
        beri(pemeran, pemeran.tono, "PENINJAU")
        beri(pemeran, pemeran.tono, "ADMIN_PD", unit=pemeran.unit.dinas_lain)
        alamat = reverse("pegawai:ekspor", args=["csv"])
        berkas = sebagai(pemeran.tono).get(alamat).content.decode("utf-8-sig")
        assert "Sari Wulandari" in berkas
        assert pemeran.sari.nomor_rekening not in berkas
