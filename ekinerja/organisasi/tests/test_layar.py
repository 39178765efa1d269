"""Pages of the organisation: walkable, bounded, scoped, and refused with a sentence."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.organisasi.queries import hitung_unit

HALAMAN = ("pohon", "jabatan", "peran")


def buka(client, nama, *argumen, **params):
    return client.get(reverse(f"organisasi:{nama}", args=argumen), params)


@pytest.fixture
def as_admin(pemeran, as_tono):
    """Tono keeps the data of Dinas Pertanian only."""
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
        unit=pemeran.unit.dinas_lain, masa=DateRange(None, None), dasar="SK",
    )  # fmt: skip
    return as_tono


def banyak_unit(pemeran, jumlah):
    unit = [
        UnitKerja(
            instansi=pemeran.instansi, induk=pemeran.unit.dinas, kode=f"x{n}", nama=f"Seksi {n:03}",
            jenis="SEKSI", masa=pemeran.unit.dinas.masa,
        )
        for n in range(jumlah)
    ]  # fmt: skip
    UnitKerja.objects.bulk_create(unit)
    Jabatan.objects.bulk_create(
        Jabatan(
            instansi=pemeran.instansi, unit=satu, kode=f"jx{satu.kode}", nama="Staf",
            jenis="PELAKSANA", masa=satu.masa,
        )
        for satu in unit
    )  # fmt: skip


class TestPohon:
    def test_it_opens_the_only_top_at_once(self, as_wayan):
        isi = buka(as_wayan, "pohon").content.decode()
        assert "Kabupaten Uji" in isi
        assert "Dinas Pertanian" in isi
        assert "Bidang Aplikasi" not in isi

    def test_a_branch_brings_the_units_below(self, as_wayan, pemeran):
        isi = buka(as_wayan, "cabang", pemeran.unit.dinas.pk).content.decode()
        assert "Bidang Aplikasi Informatika" in isi
        assert "<html" in isi
        bagian = as_wayan.get(
            reverse("organisasi:cabang", args=[pemeran.unit.dinas.pk]),
            headers={"HX-Request": "true"},
        ).content.decode()
        assert "<html" not in bagian

    def test_a_search_shows_the_way_to_each_unit(self, as_wayan):
        isi = buka(as_wayan, "pohon", q="keuangan subbag").content.decode()
        assert "Subbagian Keuangan" in isi
        assert "Kabupaten Uji › Dinas Komunikasi dan Informatika" in isi

    def test_it_is_bounded_and_the_next_page_follows(self, as_wayan, pemeran):
        banyak_unit(pemeran, 60)
        cabang = buka(as_wayan, "cabang", pemeran.unit.dinas.pk)
        assert cabang.content.decode().count("pohon-nama") == 50
        assert "?halaman=2" in cabang.content.decode()

    def test_counts_reach_the_whole_subtree_with_one_query(self, pemeran):
        with counted_queries() as n:
            hitungan = hitung_unit(
                [pemeran.unit.kabupaten.pk, pemeran.unit.dinas.pk],
                pada=pemeran.unit.dinas.masa.lower,
            )
        assert int(n) == 1
        dinas = hitungan[pemeran.unit.dinas.pk]
        assert (dinas.unit, dinas.jabatan, dinas.tanpa_kelas) == (2, 6, 0)
        assert hitungan[pemeran.unit.kabupaten.pk].unit == 6


class TestUnitDanJabatan:
    def test_the_unit_page_lists_posts_with_class_and_superior(self, as_wayan, pemeran):
        isi = buka(as_wayan, "unit", pemeran.unit.bidang.pk).content.decode()
        assert "Pranata Komputer Ahli Pertama" in isi
        assert "Kepala Bidang Aplikasi Informatika" in isi
        assert reverse("pegawai:pemangku_unit", args=[pemeran.unit.bidang.pk]) in isi

    def test_a_gap_is_shown_in_words(self, as_wayan, pemeran):
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(kelas=None)
        assert (
            "Kelas jabatan belum diisi"
            in buka(as_wayan, "jabatan", kelas="kosong").content.decode()
        )

    @pytest.mark.parametrize(
        ("saring", "ada", "tiada"),
        [
            ({"q": "kepala bidang"}, "Kepala Bidang Aplikasi", "Auditor Ahli Madya"),
            ({"kelas": "11"}, "Auditor Ahli Madya", "Pranata Komputer"),
            ({"jenis": "PENGAWAS"}, "Kepala Subbagian Keuangan", "Auditor Ahli Madya"),
        ],
    )
    def test_the_list_is_narrowed(self, as_wayan, saring, ada, tiada):
        isi = buka(as_wayan, "jabatan", **saring).content.decode()
        assert ada in isi
        assert tiada not in isi

    def test_the_export_holds_the_same_posts(self, as_wayan):
        isi = buka(as_wayan, "jabatan_ekspor", "csv", jenis="PENGAWAS").content.decode("utf-8-sig")
        assert isi.splitlines()[1].startswith("01.2;Subbagian Keuangan;J-kasubag")
        assert len(isi.splitlines()) == 2
        assert buka(as_wayan, "jabatan_ekspor", "xlsx").content.startswith(b"PK")


class TestFormulir:
    def test_a_unit_is_added(self, as_wayan, pemeran):
        url = f"{reverse('organisasi:unit_baru')}?induk={pemeran.unit.bidang.pk}"
        isi = {"nama": "Seksi Baru", "kode": "01.1.1", "jenis": "SEKSI", "mulai": "2026-10-01"}
        assert as_wayan.post(url, isi).status_code == 302
        assert UnitKerja.objects.get(kode="01.1.1").opd == pemeran.unit.dinas

    def test_a_refused_form_keeps_what_was_typed(self, as_wayan, pemeran):
        url = reverse("organisasi:jabatan_baru", args=[pemeran.unit.bidang.pk])
        isi = {
            "nama": "Analis Data", "kode": "J-kabid", "jenis": "PELAKSANA", "bezetting": "1",
            "mulai": "2026-10-01",
        }  # fmt: skip
        jawaban = as_wayan.post(url, isi)
        assert jawaban.status_code == 422
        assert "Kode J-kabid sudah dipakai" in jawaban.content.decode()
        assert 'value="Analis Data"' in jawaban.content.decode()

    def test_a_role_is_given_and_ended(self, as_wayan, pemeran):
        isi = {
            "pengguna": "199001012015032003", "peran": "ADMIN_PD", "unit": pemeran.unit.dinas.pk,
            "mulai": "2026-01-01", "dasar": "SK 3/2026",
        }  # fmt: skip
        jawaban = as_wayan.post(reverse("organisasi:peran_baru"), isi)
        assert jawaban.status_code == 302
        peran = PemberianPeran.objects.get(user=pemeran.sari.user)
        jawaban = as_wayan.post(jawaban["Location"], {"selesai": "2026-02-01", "alasan": "SK 4"})
        assert jawaban.status_code == 302
        peran.refresh_from_db()
        assert peran.masa.upper.isoformat() == "2026-02-01"

    def test_two_successive_steps_are_refused_on_the_form(self, as_wayan, pemeran):
        isi = {
            "pengguna": pemeran.komang.nip, "peran": "PPK_SKPD", "unit": pemeran.unit.dinas.pk,
            "mulai": "2026-01-01", "dasar": "SK 3/2026",
        }  # fmt: skip
        jawaban = as_wayan.post(reverse("organisasi:peran_baru"), isi)
        assert jawaban.status_code == 422
        assert "harus dua orang" in jawaban.content.decode()


class TestKewenangan:
    @pytest.mark.parametrize("nama", HALAMAN)
    def test_it_is_closed_to_people_without_a_role_for_it(self, as_sari, as_tono, nama):
        for client in (as_sari, as_tono):
            assert buka(client, nama).status_code == 403

    def test_another_instansi_never_appears(self, as_ucok, pemeran):
        assert buka(as_ucok, "unit", pemeran.unit.dinas.pk).status_code == 404
        assert buka(as_ucok, "jabatan_rincian", pemeran.jabatan.kabid.pk).status_code == 404
        assert buka(as_ucok, "cabang", pemeran.unit.dinas.pk).status_code == 404
        for nama in HALAMAN:
            assert "Komunikasi" not in buka(as_ucok, nama).content.decode()

    def test_an_admin_sees_the_own_units_only(self, as_admin, pemeran):
        isi = buka(as_admin, "pohon").content.decode()
        assert "Dinas Pertanian" in isi
        assert "Dinas Komunikasi" not in isi
        assert buka(as_admin, "unit", pemeran.unit.dinas.pk).status_code == 404
        assert "Bendahara" not in [
            satu.get_peran_display()
            for satu in PemberianPeran.objects.filter(user=pemeran.tono.user)
        ]
        assert "Dewi" not in buka(as_admin, "peran").content.decode()

    def test_an_examiner_reads_but_does_not_write(self, as_made, pemeran):
        assert buka(as_made, "unit", pemeran.unit.dinas.pk).status_code == 200
        assert "Tambah jabatan" not in buka(as_made, "unit", pemeran.unit.dinas.pk).content.decode()
        assert as_made.post(reverse("organisasi:unit_baru"), {}).status_code == 403
        peran = PemberianPeran.objects.get(user=pemeran.dewi.user)
        jawaban = as_made.post(
            reverse("organisasi:peran_rincian", args=[peran.pk]),
            {"selesai": "2026-02-01", "alasan": "x"},
        )
        assert jawaban.status_code == 403


class TestJumlahKueri:
    @pytest.mark.parametrize("nama", HALAMAN)
    def test_it_stays_the_same_with_many_units(self, as_wayan, pemeran, nama):
        buka(as_wayan, nama)
        with counted_queries() as sedikit:
            buka(as_wayan, nama)
        banyak_unit(pemeran, 60)
        with counted_queries() as banyak:
            buka(as_wayan, nama)
        assert int(banyak) == int(sedikit) <= 15

    def test_a_unit_page_stays_within_fifteen(self, as_wayan, pemeran):
        with counted_queries() as n:
            buka(as_wayan, "unit", pemeran.unit.dinas.pk)
        assert int(n) <= 15
