"""The wizard: sheet, columns, preview with every fault in its cell; remembered per source."""

import io
import os
from pathlib import Path

import pytest
import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.models import Impor, ImporBaris, PemetaanKolom
from ekinerja.penyiapan.tests.pembuat import baris_pegawai as orang
from ekinerja.penyiapan.tests.pembuat import berkas_pegawai

ASING = (
    "Nomor Induk;Nama Lengkap Pegawai;Kode Pos Jabatan;Mulai;Surat;Keterangan\n"
    "199506172022031001;Orang Contoh1;J-prakom;01/03/2022;821/7/2022;-\n"
)
PEMETAAN = {
    "kolom_nip": "nomorinduk",
    "kolom_nama": "namalengkappegawai",
    "kolom_kode_jabatan": "kodeposjabatan",
    "kolom_tmt_jabatan": "mulai",
    "kolom_nomor_sk": "surat",
    "bawaan_jenis": "PNS",
}


def csv(isi=ASING, nama="simda.csv"):
    return SimpleUploadedFile(nama, isi.encode())


def buku(*lembar):
    """A workbook of (name, hidden, rows)."""
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi) as satu:
        for nama, tersembunyi, baris in lembar:
            halaman = satu.add_worksheet(nama)
            for nomor, sel in enumerate(baris):
                halaman.write_row(nomor, 0, sel)
            if tersembunyi:
                halaman.hide()
    return SimpleUploadedFile("buku.xlsx", isi.getvalue())


def unggah(client, berkas, kunci="pegawai"):
    return client.post(reverse("penyiapan:unggah", args=[kunci]), {"berkas": berkas})


def alamat(nama, impor):
    return reverse(f"penyiapan:{nama}", args=[impor.pk])


class TestPemetaan:
    def test_full_headings_are_not_asked_about(self, as_wayan):
        jawab = unggah(as_wayan, berkas_pegawai(orang(1)))
        assert jawab["Location"] == alamat("rincian", Impor.objects.get())

    def test_foreign_headings_are_asked_with_a_guess_and_samples(self, as_wayan):
        jawab = unggah(as_wayan, csv())
        impor = Impor.objects.get()
        assert impor.status == Impor.DIPETAKAN
        assert jawab["Location"] == alamat("pemetaan", impor)
        isi = as_wayan.get(jawab["Location"]).content.decode()
        assert "Nama Lengkap Pegawai – misalnya Orang Contoh1" in isi
        assert '<option value="nomorinduk" selected>' in isi  # 18 angka: NIP
        assert "Petakan kolom" in as_wayan.get(alamat("rincian", impor)).content.decode()

    def test_columns_and_a_fixed_value_lead_to_the_preview(self, as_wayan):
        unggah(as_wayan, csv())
        impor = Impor.objects.get()
        jawab = as_wayan.post(alamat("pemetaan", impor), PEMETAAN)
        assert jawab["Location"] == alamat("rincian", impor)
        impor.refresh_from_db()
        assert (impor.status, impor.baru, impor.salah) == (Impor.DIPERIKSA, 1, 0)
        assert "Ubah pemetaan kolom" in as_wayan.get(jawab["Location"]).content.decode()

    def test_a_named_mapping_is_used_silently_for_the_next_file(self, as_wayan):
        unggah(as_wayan, csv())
        as_wayan.post(
            alamat("pemetaan", Impor.objects.get()), PEMETAAN | {"nama_sumber": "SIMDA Gaji"}
        )
        assert PemetaanKolom.objects.get().nama == "SIMDA Gaji"
        jawab = unggah(as_wayan, csv(ASING.replace("Contoh1", "Contoh2")))
        impor = Impor.objects.first()
        assert jawab["Location"] == alamat("rincian", impor)
        isi = as_wayan.get(jawab["Location"]).content.decode()
        assert "Pemetaan kolom “SIMDA Gaji” dipakai." in isi

    def test_a_mapping_of_another_instansi_is_not_used(self, as_wayan, as_ucok):
        unggah(as_wayan, csv())
        as_wayan.post(alamat("pemetaan", Impor.objects.get()), PEMETAAN | {"nama_sumber": "A"})
        unggah(as_ucok, csv())
        assert Impor.objects.first().status == Impor.DIPETAKAN

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"bawaan_jenis": ""}, "Kolom ini wajib"),
            ({"bawaan_jenis": "Raja"}, "tidak dikenal"),
            ({"kolom_unit": "namalengkappegawai"}, "sudah dipakai untuk"),
            ({"kolom_nip": "tidakada"}, "Select a valid choice"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field(self, as_wayan, ubah, kalimat):
        unggah(as_wayan, csv())
        impor = Impor.objects.get()
        jawab = as_wayan.post(alamat("pemetaan", impor), PEMETAAN | ubah)
        assert jawab.status_code == 422
        if "Select" not in kalimat:
            assert kalimat in jawab.content.decode()

    def test_a_doubled_heading_is_told_apart_by_hand(self, as_wayan):
        isi = "NIP;Nama;Nama;Jenis pegawai\n199506172022031001;salah;Orang Contoh1;PNS\n"
        unggah(as_wayan, csv(isi))
        impor = Impor.objects.get()
        assert impor.status == Impor.DIPETAKAN
        as_wayan.post(
            alamat("pemetaan", impor),
            {"kolom_nip": "nip", "kolom_nama": "nama#2", "kolom_jenis": "jenispegawai"},
        )
        assert ImporBaris.objects.get().sel[1] == "Orang Contoh1"

    def test_only_who_may_import_sees_it(self, as_wayan, as_sari, as_ucok):
        unggah(as_wayan, csv())
        impor = Impor.objects.get()
        assert as_sari.get(alamat("pemetaan", impor)).status_code == 403
        assert as_ucok.get(alamat("pemetaan", impor)).status_code == 404
        assert as_ucok.post(alamat("pemetaan", impor), PEMETAAN).status_code == 404


class TestLembar:
    JUDUL = ("NIP", "Nama", "Jenis pegawai")
    ISI = ("199506172022031001", "Orang Contoh1", "PNS")

    def test_the_only_sheet_with_known_headings_is_taken(self, as_wayan):
        berkas = buku(("Catatan", False, [("a", "b"), ("c", "d")]),
                      ("Pegawai", False, [self.JUDUL, self.ISI]))  # fmt: skip
        unggah(as_wayan, berkas)
        impor = Impor.objects.get()
        assert (impor.status, impor.lembar) == (Impor.DIPERIKSA, "Pegawai")

    def test_several_fitting_sheets_are_asked_about(self, as_wayan):
        lain = ("199506172022031002", "Orang Contoh2", "PNS")
        berkas = buku(("Dinas A", False, [self.JUDUL, self.ISI]),
                      ("Dinas B", False, [self.JUDUL, lain]))  # fmt: skip
        jawab = unggah(as_wayan, berkas)
        impor = Impor.objects.get()
        assert jawab["Location"] == alamat("lembar", impor)
        assert "Semua lembar yang terlihat (2)" in as_wayan.get(jawab["Location"]).content.decode()
        as_wayan.post(alamat("lembar", impor), {"lembar": "*"})
        impor.refresh_from_db()
        assert (impor.status, impor.baru) == (Impor.DIPERIKSA, 2)
        isi = as_wayan.get(alamat("rincian", impor)).content.decode()
        assert "Baris 2 (lembar ke-2)" in isi

    def test_hidden_sheets_are_reported_and_read_only_when_chosen(self, as_wayan):
        unggah(as_wayan, buku(("A", False, [self.JUDUL, self.ISI]),
                              ("Rahasia", True, [self.JUDUL, self.ISI])))  # fmt: skip
        impor = Impor.objects.get()
        assert impor.status == Impor.DIPERIKSA
        isi = as_wayan.get(alamat("rincian", impor)).content.decode()
        assert "Lembar tersembunyi tidak dibaca: Rahasia" in isi
        unggah(as_wayan, buku(("Kosong", False, []), ("A", True, [self.JUDUL, self.ISI])))
        tersembunyi = Impor.objects.first()
        assert tersembunyi.status == Impor.DIPETAKAN
        assert "tersembunyi" in as_wayan.get(alamat("lembar", tersembunyi)).content.decode()
        as_wayan.post(alamat("lembar", tersembunyi), {"lembar": "A"})
        tersembunyi.refresh_from_db()
        assert tersembunyi.status == Impor.DIPERIKSA

    def test_a_sheet_that_is_not_there_is_refused(self, as_wayan):
        unggah(as_wayan, buku(("Kosong", False, []), ("A", True, [self.JUDUL, self.ISI])))
        jawab = as_wayan.post(alamat("lembar", Impor.objects.get()), {"lembar": "B"})
        assert jawab.status_code == 422


class TestPratinjau:
    def test_every_fault_stands_in_its_cell(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1), orang(2) | {"NIP": "123", "Jenis pegawai": "X"}))
        baris = ImporBaris.objects.get(nasib="SALAH")
        judul = [satu["judul"] for satu in Impor.objects.get().laporan["kolom"]]
        assert {judul[int(letak)] for letak in baris.masalah} == {"NIP", "Jenis pegawai"}
        isi = as_wayan.get(alamat("rincian", Impor.objects.get())).content.decode()
        assert 'class="sel-salah"' in isi and "NIP ini 3 angka" in isi

    def test_a_changed_cell_shows_before_and_after(self, as_wayan, pemeran):
        unggah(as_wayan, berkas_pegawai(
            {"NIP": pemeran.sari.nip, "Nama": "Sari Wulandari", "Jenis pegawai": "PNS",
             "Golongan": "III/c"}))  # fmt: skip
        baris = ImporBaris.objects.get()
        assert baris.nasib == "BERUBAH"
        isi = as_wayan.get(alamat("rincian", Impor.objects.get())).content.decode()
        assert "<del>III/b</del> → III/c" in isi

    def test_it_can_be_narrowed_to_faulty_rows(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1), orang(2) | {"NIP": "123"}))
        tujuan = alamat("rincian", Impor.objects.get())
        isi = as_wayan.get(tujuan, {"nasib": "SALAH"}).content.decode()
        assert "Orang Contoh2" in isi and "Orang Contoh1" not in isi
        assert "Hanya yang bermasalah (1)" in isi

    def test_rows_go_when_the_file_is_thrown_away(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1)))
        as_wayan.post(alamat("buang", Impor.objects.get()))
        assert not ImporBaris.objects.exists()

    def test_it_takes_the_same_number_of_queries_for_many_rows(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1)))
        with counted_queries() as satu:
            as_wayan.get(alamat("rincian", Impor.objects.get()))
        unggah(as_wayan, berkas_pegawai(*(orang(nomor) for nomor in range(40))))
        with counted_queries() as banyak:
            as_wayan.get(alamat("rincian", Impor.objects.first()))
        assert int(banyak) == int(satu) <= 15

    def test_nothing_is_written_before_it_is_accepted(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1)))
        assert not Pegawai.objects.filter(nama="Orang Contoh1").exists()


class TestLampiranNyata:
    """The real annex through the wizard: no question is asked, nearly everything is placed."""

    @pytest.fixture
    def lampiran(self):
        folder = Path(
            os.environ.get("EKINERJA_DATA_NYATA", settings.BASE_DIR.parent / "shared" / "data")
        )
        berkas = folder / "evaluasi-jabatan-struktural.xlsx"
        if not berkas.is_file():
            pytest.skip(f"Lampiran nyata tidak ada di {folder}; setel EKINERJA_DATA_NYATA.")
        return SimpleUploadedFile(berkas.name, berkas.read_bytes())

    def test_it_goes_straight_to_the_preview(self, as_wayan, lampiran):
        jawab = unggah(as_wayan, lampiran, "jabatan")
        impor = Impor.objects.get()
        assert jawab["Location"] == alamat("rincian", impor)
        jabatan = ImporBaris.objects.filter(impor=impor, nasib="BARU").count()
        salah = ImporBaris.objects.filter(impor=impor, nasib="SALAH").count()
        assert jabatan >= 845 and salah / (jabatan + salah) <= 0.01
        isi = as_wayan.get(jawab["Location"]).content.decode()
        assert "Pratinjau baris" in isi and "Kepala" in isi
