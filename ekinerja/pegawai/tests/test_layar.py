"""Pages of people: who sees whom, what is missing, and forms that keep what was typed."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.testing import counted_queries, element
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai, Penempatan, PenugasanKepala


def buka(client, nama, *argumen, **params):
    return client.get(reverse(f"pegawai:{nama}", args=argumen), params)


def isi(client, nama, *argumen, **params):
    return buka(client, nama, *argumen, **params).content.decode()


def banyak_orang(pemeran, jumlah):
    jabatan = Jabatan.objects.bulk_create(
        Jabatan(
            instansi=pemeran.instansi, unit=pemeran.unit.bidang, kode=f"P{n}", nama=f"Staf {n}",
            jenis="PELAKSANA", kelas=7, masa=pemeran.unit.dinas.masa, atasan=pemeran.jabatan.kabid,
        )
        for n in range(jumlah)
    )  # fmt: skip
    orang = Pegawai.objects.bulk_create(
        Pegawai(
            instansi=pemeran.instansi, nama=f"Orang {n:03}", nama_urut=f"ORANG {n:03}",
            jenis="NON_ASN",
        )
        for n in range(jumlah)
    )  # fmt: skip
    Penempatan.objects.bulk_create(
        Penempatan(
            instansi=pemeran.instansi, pegawai=siapa, jabatan=satu, masa=pemeran.unit.dinas.masa,
            dasar="SK",
        )
        for siapa, satu in zip(orang, jabatan, strict=True)
    )  # fmt: skip


class TestDaftar:
    @pytest.mark.req("BGL-05")
    def test_holders_stand_beside_posts_classes_and_values(self, as_wayan, pemeran):
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(nilai=1290)
        daftar = isi(as_wayan, "daftar", q="sari")
        assert "Sari Wulandari" in daftar
        assert "Pranata Komputer Ahli Pertama" in daftar
        jabatan = as_wayan.get(
            reverse("organisasi:jabatan_rincian", args=[pemeran.jabatan.prakom.pk])
        ).content.decode()
        assert "1.290" in jabatan
        assert "Sari Wulandari" in isi(as_wayan, "pemangku_jabatan", pemeran.jabatan.prakom.pk)

    @pytest.mark.parametrize(
        ("saring", "ada", "tiada"),
        [
            ({"q": "wulandari"}, "Sari Wulandari", "Budi Santoso"),
            ({"q": "198203152006041002"}, "Budi Santoso", "Sari Wulandari"),
            ({"q": "auditor"}, "Made Wirawan", "Sari Wulandari"),
            ({"kurang": "atasan"}, "Tono Hartono", "Sari Wulandari"),
        ],
    )
    def test_it_is_narrowed(self, as_wayan, pemeran, saring, ada, tiada):
        hasil = isi(as_wayan, "daftar", **saring)
        assert ada in hasil
        assert tiada not in hasil

    def test_it_is_narrowed_to_a_unit(self, as_wayan, pemeran):
        hasil = isi(as_wayan, "daftar", unit=pemeran.unit.dinas_lain.pk)
        assert "Tono Hartono" in hasil
        assert "Sari Wulandari" not in hasil

    def test_gaps_are_said_in_words(self, as_wayan, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="")
        assert "Nomor rekening belum diisi" in isi(as_wayan, "daftar", q="sari")
        assert "Nomor rekening belum diisi" in isi(as_wayan, "rincian", pemeran.sari.pk)

    def tabel(self, client, **params):
        return isi(client, "daftar", **params).split("<table")[1]

    def test_a_superior_by_assignment_is_no_gap(self, as_wayan, pemeran):
        """The superior post is unknown; the head of the unit by assignment judges all the same."""
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(atasan=None)
        kurang = "Atasan langsung belum ditetapkan"
        assert kurang in self.tabel(as_wayan, q="sari")
        assert "Sari Wulandari" in isi(as_wayan, "daftar", kurang="atasan")
        PenugasanKepala.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.komang, unit=pemeran.unit.bidang,
            sebutan="Kepala", masa=DateRange(None, None), dasar="SK",
        )  # fmt: skip
        assert kurang not in self.tabel(as_wayan, q="sari")
        assert "Sari Wulandari" not in isi(as_wayan, "daftar", kurang="atasan")
        assert kurang not in isi(as_wayan, "rincian", pemeran.sari.pk)

    def test_a_post_above_without_anybody_is_a_gap(self, as_wayan, pemeran):
        Penempatan.objects.exclude(pegawai=pemeran.sari).update(
            masa=DateRange(date(2020, 1, 1), date(2020, 2, 1))
        )
        Penempatan.objects.filter(pegawai=pemeran.wayan).update(masa=DateRange(None, None))
        assert "Atasan langsung belum ditetapkan" in isi(as_wayan, "rincian", pemeran.sari.pk)

    def test_nobody_found_says_what_to_do(self, as_wayan):
        assert "Tidak ada pegawai yang cocok" in isi(as_wayan, "daftar", q="zzz")

    def test_it_shows_forty_and_takes_the_same_number_of_queries(self, as_wayan, pemeran):
        buka(as_wayan, "daftar")
        with counted_queries() as sedikit:
            buka(as_wayan, "daftar")
        banyak_orang(pemeran, 60)
        with counted_queries() as banyak:
            hasil = isi(as_wayan, "daftar")
        assert int(banyak) == int(sedikit) <= 15
        assert hasil.count('scope="row"') == 40

    def test_the_export_is_read_again_by_the_import(self, as_wayan, pemeran):
        teks = buka(as_wayan, "ekspor", "csv", q="sari").content.decode("utf-8-sig")
        judul, baris = teks.splitlines()
        assert judul.startswith("NIP;Nama;Jenis pegawai;Golongan")
        assert baris.startswith("199001012015032003;Sari Wulandari;PNS;III/b")
        assert buka(as_wayan, "ekspor", "xlsx").content.startswith(b"PK")


class TestRincian:
    def test_it_shows_placements_superior_and_roles(self, as_wayan, pemeran):
        hasil = isi(as_wayan, "rincian", pemeran.nyoman.pk)
        assert "Kepala Subbagian Keuangan" in hasil
        assert "Ratna Dewi Lestari" in hasil
        assert "PPK-SKPD" in hasil

    def test_it_takes_at_most_fifteen_queries(self, as_wayan, as_budi, pemeran):
        for client in (as_wayan, as_budi):
            with counted_queries() as n:
                buka(client, "rincian", pemeran.sari.pk)
            assert int(n) <= 15


class TestSiapaMelihatSiapa:
    def test_a_person_sees_only_oneself(self, as_sari, pemeran):
        assert "Sari Wulandari" in isi(as_sari, "daftar")
        assert "Budi Santoso" not in isi(as_sari, "daftar")
        assert buka(as_sari, "rincian", pemeran.sari.pk).status_code == 200
        assert buka(as_sari, "rincian", pemeran.budi.pk).status_code == 404

    def test_a_superior_sees_the_own_team_without_its_accounts(self, as_budi, pemeran):
        hasil = isi(as_budi, "rincian", pemeran.sari.pk)
        assert pemeran.sari.nomor_rekening not in hasil
        assert buka(as_budi, "rincian", pemeran.dewi.pk).status_code == 404

    def test_the_person_sees_the_own_account(self, as_sari, pemeran):
        assert pemeran.sari.nomor_rekening in isi(as_sari, "rincian", pemeran.sari.pk)

    def test_an_outsider_and_another_instansi_see_nothing(self, as_tono, as_ucok, pemeran):
        for client in (as_tono, as_ucok):
            for orang in (pemeran.sari, pemeran.ratna):
                assert buka(client, "rincian", orang.pk).status_code == 404
            assert "Sari Wulandari" not in isi(client, "daftar")
        assert buka(as_ucok, "pemangku_unit", pemeran.unit.dinas.pk).status_code == 404
        assert buka(as_tono, "pemangku_unit", pemeran.unit.dinas.pk).status_code == 403
        assert buka(as_tono, "ekspor", "csv").status_code == 403

    def test_an_admin_sees_the_own_units_only(self, as_tono, pemeran):
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
            unit=pemeran.unit.bidang, masa=DateRange(None, None), dasar="SK",
        )  # fmt: skip
        hasil = isi(as_tono, "daftar")
        assert "Sari Wulandari" in hasil
        assert "Dewi Anggraini" not in hasil
        assert "Dewi" not in buka(as_tono, "ekspor", "csv").content.decode("utf-8-sig")

    def test_an_examiner_reads_but_has_no_buttons(self, as_made, pemeran):
        hasil = isi(as_made, "rincian", pemeran.sari.pk)
        assert pemeran.sari.nomor_rekening in hasil
        assert reverse("pegawai:keputusan_pilih", args=[pemeran.sari.pk]) not in hasil
        assert as_made.post(reverse("pegawai:sandi", args=[pemeran.sari.pk])).status_code == 403


class TestKosong:
    def test_an_empty_register_says_how_to_fill_it(self, as_wayan, pemeran):
        Pegawai.objects.filter(instansi=pemeran.instansi).update(instansi=pemeran.instansi_lain)
        hasil = isi(as_wayan, "daftar")
        assert "Unggah daftarnya lewat Impor" in hasil
        assert "Ubah saringannya" not in hasil
        assert "Ubah saringannya" in isi(as_wayan, "daftar", q="zzz")

    def test_a_unit_is_shown_with_its_perangkat_daerah(self, as_wayan, pemeran):
        UnitKerja.objects.filter(pk=pemeran.unit.bidang.pk).update(opd=pemeran.unit.dinas)
        hasil = isi(as_wayan, "rincian", pemeran.sari.pk)
        assert f"{pemeran.unit.bidang.nama}, {pemeran.unit.dinas.nama}" in hasil


class TestFormulir:
    def test_a_person_is_registered_and_the_password_shown_once(self, as_wayan, pemeran):
        jawaban = as_wayan.post(
            reverse("pegawai:baru"),
            {"nip": "199506172022031010", "nama": "Agus Prasetyo", "jenis": "PNS"},
        )
        orang = Pegawai.objects.get(nip="199506172022031010")
        assert jawaban["Cache-Control"] == "no-store"
        sandi = element(jawaban.content.decode(), "isi")
        kata = next(satu for satu in sandi if orang.user.check_password(satu))
        assert kata not in isi(as_wayan, "rincian", orang.pk)

    def test_a_refused_registration_keeps_what_was_typed(self, as_wayan):
        jawaban = as_wayan.post(
            reverse("pegawai:baru"), {"nip": "12345", "nama": "Agus Prasetyo", "jenis": "PNS"}
        )
        assert jawaban.status_code == 422
        assert "NIP ini 5 angka" in jawaban.content.decode()
        assert 'value="Agus Prasetyo"' in jawaban.content.decode()

    def test_posts_are_suggested_while_typing(self, as_wayan):
        assert 'value="J-prakom"' in isi(as_wayan, "saran_jabatan", jabatan="pranata")
        assert isi(as_wayan, "saran_jabatan", jabatan="p").strip() == ""

    def test_a_new_password_is_shown_to_the_keeper(self, as_wayan, pemeran):
        jawaban = as_wayan.post(reverse("pegawai:sandi", args=[pemeran.sari.pk]))
        assert jawaban.status_code == 200
        assert jawaban["Cache-Control"] == "no-store"

    def test_it_is_closed_to_others(self, as_ratna, as_sari, pemeran):
        for client in (as_ratna, as_sari):
            for nama, argumen in (
                ("baru", []),
                ("keputusan_baru", [pemeran.sari.pk, "mutasi"]),
                ("kontrak_baru", [pemeran.sari.pk]),
            ):
                url = reverse(f"pegawai:{nama}", args=argumen)
                assert client.get(url).status_code == 403
                assert client.post(url, {}).status_code == 403


class TestPemangku:
    def test_it_is_a_page_and_a_part_of_the_unit_page(self, as_wayan, pemeran):
        url = reverse("pegawai:pemangku_unit", args=[pemeran.unit.bidang.pk])
        bagian = as_wayan.get(url, headers={"HX-Request": "true", "HX-Target": "pemangku"})
        assert "<html" not in bagian.content.decode()
        penuh = as_wayan.get(url).content.decode()
        assert element(bagian.content.decode(), "pemangku") == element(penuh, "pemangku")
        assert "Sari Wulandari" in penuh

    def test_a_vacant_post_says_who_appraises_then(self, as_wayan, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.budi).delete()
        hasil = isi(as_wayan, "pemangku_jabatan", pemeran.jabatan.kabid.pk)
        assert "penilaian bawahannya naik ke jabatan di atasnya" in hasil
