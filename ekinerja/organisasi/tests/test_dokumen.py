"""Documents behind the organisation: kept, dated, downloaded, and what is lacking is shown."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import DokumenOrganisasi, PemberianPeran, UnitKerja
from ekinerja.organisasi.queries import kelengkapan_unit
from ekinerja.organisasi.services import IsiDokumen, akhiri_dokumen, simpan_dokumen

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 5)
PDF = b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n"


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


def pdf(nama="sotk.pdf"):
    return SimpleUploadedFile(nama, PDF)


def lingkup(pemeran, *unit):
    return Lingkup(pemeran.instansi.pk, HARI, tuple(satu.pk for satu in unit) or None)


def simpan(pemeran, *, dalam=None, berkas=None, mulai=date(2026, 1, 1), selesai=None, **ubah):
    isi = {
        "jenis": "SOTK", "nomor": "Perbup 7/2025", "tanggal": date(2025, 12, 1),
        "judul": "SOTK Dinas Kominfo", "unit": pemeran.unit.dinas,
    } | ubah  # fmt: skip
    return simpan_dokumen(
        IsiDokumen(**isi), berkas or pdf(), mulai=mulai, selesai=selesai,
        lingkup=dalam or lingkup(pemeran), oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip


class TestSimpanDokumen:
    def test_it_is_kept_with_its_scan_and_dates(self, pemeran):
        dokumen = simpan(pemeran)
        assert dokumen.berkas.read() == PDF
        assert (dokumen.masa.lower, dokumen.unit) == (date(2026, 1, 1), pemeran.unit.dinas)

    def test_a_file_that_is_no_scan_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="bukan foto"):
            simpan(pemeran, berkas=SimpleUploadedFile("a.pdf", b"<html>" * 99))
        assert not DokumenOrganisasi.objects.exists()

    def test_dates_the_wrong_way_round_are_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak dapat berakhir"):
            simpan(pemeran, selesai=date(2025, 1, 1))

    def test_an_admin_keeps_those_of_the_own_units_only(self, pemeran):
        sendiri = lingkup(pemeran, pemeran.unit.dinas_lain)
        with pytest.raises(TidakBerwenang, match="di luar kewenangan"):
            simpan(pemeran, dalam=sendiri)
        with pytest.raises(TidakBerwenang, match="seluruh instansi"):
            simpan(pemeran, dalam=sendiri, unit=None)
        assert simpan(pemeran, dalam=sendiri, unit=pemeran.unit.dinas_lain).pk

    def test_a_unit_of_another_instansi_is_refused(self, pemeran):
        with pytest.raises(TidakBerwenang):
            simpan(pemeran, unit=pemeran.instansi_lain.unit_kerja.get())


class TestAkhiriDokumen:
    def test_it_holds_until_a_day(self, pemeran):
        dokumen = simpan(pemeran)
        isi = {"lingkup": lingkup(pemeran), "oleh": pemeran.wayan}
        akhiri_dokumen(dokumen, selesai=date(2026, 6, 1), dasar="diganti", **isi)
        dokumen.refresh_from_db()
        assert dokumen.masa.upper == date(2026, 6, 1)
        with pytest.raises(AksiDitolak, match="Alasannya"):
            akhiri_dokumen(dokumen, selesai=None, dasar=" ", **isi)
        with pytest.raises(TidakBerwenang):
            akhiri_dokumen(
                dokumen, selesai=None, dasar="x", oleh=pemeran.tono,
                lingkup=lingkup(pemeran, pemeran.unit.dinas_lain),
            )  # fmt: skip


@pytest.mark.req("BJR-11")
class TestKelengkapan:
    def test_it_says_what_each_unit_lacks_with_one_query(self, pemeran):
        simpan(pemeran)
        simpan(pemeran, jenis="EVJAB", unit=None, berkas=pdf("evjab.pdf"))
        simpan(pemeran, jenis="RENSTRA", selesai=date(2026, 6, 1))
        dinas, lain = pemeran.unit.dinas.pk, pemeran.unit.dinas_lain.pk
        with counted_queries() as n:
            ada = kelengkapan_unit(lingkup(pemeran), [dinas, lain], pada=HARI)
        assert int(n) == 1
        assert ada[dinas].kurang == ["ANJAB", "ABK", "RENSTRA"]
        assert ada[lain].kurang == ["SOTK", "ANJAB", "ABK", "RENSTRA"]

    def test_the_page_leads_to_the_form_and_the_document(self, as_wayan, pemeran):
        dokumen = simpan(pemeran)
        isi = as_wayan.get(reverse("organisasi:kelengkapan")).content.decode()
        assert reverse("organisasi:dokumen_rincian", args=[dokumen.pk]) in isi
        assert "jenis=SOTK&amp;unit=Dinas+Pertanian+%5B02%5D" in isi
        csv = as_wayan.get(reverse("organisasi:kelengkapan_ekspor", args=["csv"]))
        assert "01;Dinas Komunikasi dan Informatika;ya;tidak" in csv.content.decode("utf-8-sig")

    def test_its_queries_do_not_grow(self, as_wayan, pemeran):
        as_wayan.get(reverse("organisasi:kelengkapan"))
        with counted_queries() as sedikit:
            as_wayan.get(reverse("organisasi:kelengkapan"))
        for n in range(20):
            unit = UnitKerja.objects.create(
                instansi=pemeran.instansi, kode=f"k{n}", nama=f"Dinas {n}", jenis="OPD",
                masa=DateRange(date(2020, 1, 1), None),
            )  # fmt: skip
            UnitKerja.objects.filter(pk=unit.pk).update(opd=unit)
            simpan(pemeran, unit=unit)
        with counted_queries() as banyak:
            as_wayan.get(reverse("organisasi:kelengkapan"))
        assert int(banyak) == int(sedikit) <= 15


class TestLayar:
    ISI = {
        "jenis": "SOTK", "unit": "Dinas Komunikasi dan Informatika [01]", "judul": "SOTK",
        "nomor": "Perbup 7", "tanggal": "2025-12-01", "mulai": "2026-01-01",
    }  # fmt: skip

    def test_it_is_kept_listed_and_downloaded_only(self, as_wayan, pemeran):
        jawab = as_wayan.post(reverse("organisasi:dokumen_baru"), self.ISI | {"berkas": pdf()})
        assert jawab.status_code == 302
        dokumen = DokumenOrganisasi.objects.get()
        assert "Perbup 7" in as_wayan.get(reverse("organisasi:dokumen")).content.decode()
        berkas = as_wayan.get(reverse("organisasi:dokumen_berkas", args=[dokumen.pk]))
        assert berkas.content == PDF
        assert berkas["Content-Disposition"].startswith("attachment;")
        assert berkas["Content-Type"] == "application/octet-stream"
        unit = as_wayan.get(reverse("organisasi:unit", args=[pemeran.unit.dinas.pk]))
        assert reverse("organisasi:dokumen_rincian", args=[dokumen.pk]) in unit.content.decode()

    def test_a_form_without_a_file_is_refused(self, as_wayan):
        jawab = as_wayan.post(reverse("organisasi:dokumen_baru"), self.ISI)
        assert jawab.status_code == 422
        assert "Belum ada berkas" in jawab.content.decode()

    @pytest.mark.parametrize(
        ("saring", "ada"),
        [({"q": "kominfo"}, True), ({"jenis": "ABK"}, False), ({"berlaku": "tidak"}, False)],
    )
    def test_the_list_is_narrowed_and_exported(self, as_wayan, pemeran, saring, ada):
        simpan(pemeran)
        isi = as_wayan.get(reverse("organisasi:dokumen"), saring).content.decode()
        assert ("SOTK Dinas Kominfo" in isi) is ada
        csv = as_wayan.get(reverse("organisasi:dokumen_ekspor", args=["csv"]), saring)
        assert ("SOTK Dinas Kominfo" in csv.content.decode()) is ada

    def test_its_end_is_written_down(self, as_wayan, as_made, pemeran):
        alamat = reverse("organisasi:dokumen_rincian", args=[simpan(pemeran).pk])
        isi = {"selesai": "2026-06-01", "dasar": "diganti Perbup 1/2026"}
        assert as_made.get(alamat).status_code == 200
        assert as_made.post(alamat, isi).status_code == 403
        assert as_wayan.post(alamat, isi).status_code == 302
        assert DokumenOrganisasi.objects.get().masa.upper == date(2026, 6, 1)

    def test_units_and_instansi_are_kept_apart(self, as_ucok, as_tono, pemeran):
        dokumen = simpan(pemeran)
        bersama = simpan(pemeran, unit=None, judul="Bersama")
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
            unit=pemeran.unit.dinas_lain, masa=DateRange(None, None), dasar="SK",
        )  # fmt: skip
        for nama in ("dokumen_rincian", "dokumen_berkas"):
            alamat = reverse(f"organisasi:{nama}", args=[dokumen.pk])
            assert as_tono.get(alamat).status_code == 404
            assert as_ucok.get(alamat).status_code == 404
            umum = reverse(f"organisasi:{nama}", args=[bersama.pk])
            assert as_tono.get(umum).status_code == 200
            assert as_ucok.get(umum).status_code == 404
