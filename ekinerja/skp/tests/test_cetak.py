"""The printed SKP in its four variants, compared label by label with the forms."""

import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from ekinerja.core.models import Dokumen
from ekinerja.core.testing import counted_queries
from ekinerja.instansi.kop import kop_surat
from ekinerja.skp.models import SKP, DokumenSKP, Indikator
from ekinerja.skp.presenters.cetak import lembar_skp
from ekinerja.skp.presenters.cetak_pdf import pdf_skp
from ekinerja.skp.queries.cetak import bahan_cetak
from ekinerja.skp.services import (
    IsianIndikator,
    IsianPeran,
    Rujukan,
    ajukan_skp,
    buat_skp,
    isi_lampiran,
    isi_perilaku,
    mulai_perubahan,
    setujui_skp,
    tambah_hasil_kerja,
    tambah_indikator,
    usulkan_peran,
)
from ekinerja.skp.services.cetak import terbitkan_skp
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA

HARI = date(2026, 10, 12)
# labels of the forms, in the order in which they stand on paper
PEJABAT = ["Nama", "NIP", "Pangkat/gol. ruang", "Jabatan", "Unit kerja"]
KEPALA = {
    ("KUANTITATIF", "PIMPINAN"): [
        "No", "Rencana hasil kerja", "Indikator kinerja individu", "Target", "Perspektif",
    ],
    ("KUANTITATIF", "PEGAWAI"): [
        "No", "Rencana hasil kerja pimpinan yang diintervensi", "Rencana hasil kerja", "Aspek",
        "Indikator kinerja individu", "Target",
    ],
    ("KUALITATIF", "PIMPINAN"): ["No", "Rencana hasil kerja"],
    ("KUALITATIF", "PEGAWAI"): [
        "No", "Rencana hasil kerja pimpinan yang diintervensi", "Rencana hasil kerja",
    ],
}  # fmt: skip
UKURAN = {
    "PIMPINAN": "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:",
    "PEGAWAI": "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:",
}
NILAI = [
    "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif",
    "Kolaboratif",
]  # fmt: skip
LAMPIRAN = ["Dukungan sumber daya", "Skema pertanggungjawaban", "Konsekuensi"]


def susun(pegawai, pendekatan: str) -> SKP:
    """A draft with two main results, of three indicators in two aspects, and an additional one."""
    skp = buat_skp(
        pegawai, mulai=date(2026, 1, 1), selesai=date(2027, 1, 1), pada=PADA, pendekatan=pendekatan
    )
    rhk = tambah_hasil_kerja(skp, rencana="Layanan aplikasi berjalan baik", oleh=pegawai)
    for isian in (
        IsianIndikator("Jumlah laporan layanan", Decimal(120), "laporan"),
        IsianIndikator("Kepuasan pengguna", Decimal(90), "persen", aspek="KUALITAS", dibagi=False),
        IsianIndikator("Jumlah aplikasi yang dipelihara", Decimal(12), "aplikasi"),
    ):
        tambah_indikator(rhk, isian=isian, oleh=pegawai)
    lain = tambah_hasil_kerja(skp, rencana="Data terbuka terbit", oleh=pegawai)
    tambah_indikator(lain, isian=pembuat.LAPORAN, oleh=pegawai)
    tambahan = tambah_hasil_kerja(
        skp, rencana="Panitia pengadaan", jenis="TAMBAHAN", oleh=pegawai,
        rujukan=Rujukan(penugasan_dari="Sekretaris Daerah"),
    )  # fmt: skip
    tambah_indikator(tambahan, isian=pembuat.LAPORAN, oleh=pegawai)
    return skp


def lembar(skp: SKP):
    [bahan] = bahan_cetak([skp], pada=HARI)
    return lembar_skp(bahan, kop=kop_surat(skp.instansi))


def kisi(kelompok, lebar: int) -> list[list[str]]:
    """The table as its spans fill it: every square holds the text of the cell that covers it."""
    hasil = [[""] * lebar for _ in kelompok.baris]
    for nomor, baris in enumerate(kelompok.baris):
        for sel in baris:
            kolom = hasil[nomor].index("")
            for turun in range(sel.baris):
                for kanan in range(sel.lebar):
                    assert hasil[nomor + turun][kolom + kanan] == ""
                    hasil[nomor + turun][kolom + kanan] = sel.isi
    assert all(all(baris) for baris in hasil)
    return hasil


@pytest.fixture
def pemilik(pemeran):
    return {"PIMPINAN": pemeran.ratna, "PEGAWAI": pemeran.sari}


@pytest.mark.parametrize("variasi", KEPALA, ids="-".join)
class TestEmpatVariasi:
    @pytest.mark.req("BJR-20")
    def test_its_labels_stand_in_the_order_of_the_form(self, pemilik, variasi):
        pendekatan, jenis = variasi
        isi = lembar(susun(pemilik[jenis], pendekatan))
        assert isi.kolom == KEPALA[variasi]
        assert [judul for judul, _ in isi.pegawai] == PEJABAT
        assert [judul for judul, _ in isi.penilai] == PEJABAT
        assert [satu.judul for satu in isi.kelompok] == ["A. Utama", "B. Tambahan"]
        assert [satu.nilai for satu in isi.perilaku] == NILAI
        assert all(len(satu.panduan) == 3 for satu in isi.perilaku)
        assert [judul for judul, _ in isi.lampiran] == LAMPIRAN
        assert [t.sebagai for t in isi.tanda] == ["Pegawai yang dinilai", "Pejabat penilai kinerja"]
        assert isi.pendekatan == f"Pendekatan hasil kerja {pendekatan.lower()}"

    def test_every_field_holds_what_was_agreed(self, pemilik, variasi):
        """Field by field: both officials, each result with its parts, annexes, signatures."""
        pendekatan, jenis = variasi
        pegawai = pemilik[jenis]
        skp = susun(pegawai, pendekatan)
        isi_perilaku(skp, ekspektasi={"LOYAL": "Menjaga data"}, oleh=pegawai)
        lampiran = {"SUMBER_DAYA": "Laptop", "TANGGUNG_JAWAB": "Bulanan", "KONSEKUENSI": "Pujian"}
        isi_lampiran(skp, isi=lampiran, oleh=pegawai)
        isi = lembar(skp)
        assert dict(isi.pegawai)["Nama"] == pegawai.nama
        assert dict(isi.pegawai)["NIP"] == pegawai.nip
        assert isi.periode == "1 Januari 2026 s.d. 31 Desember 2026"
        assert ("pimpinan tinggi" in isi.bagi) is (jenis == "PIMPINAN")
        [*baris], _ = (kisi(satu, len(isi.kolom)) for satu in isi.kelompok)
        teks = [sel.isi for k in isi.kelompok for b in k.baris for sel in b]
        butir = [satu for k in isi.kelompok for b in k.baris for sel in b for satu in sel.butir]
        for uraian, target in (
            ("Jumlah laporan layanan", "120 laporan"), ("Kepuasan pengguna", "90 persen"),
            ("Jumlah aplikasi yang dipelihara", "12 aplikasi"),
        ):  # fmt: skip
            if pendekatan == "KUALITATIF":
                assert f"{uraian}: {target}" in butir
            else:
                satu = next(b for b in baris if uraian in b)
                assert satu[satu.index(uraian) + 1] == target
        assert "Layanan aplikasi berjalan baik" in teks
        assert [satu for _, [satu] in isi.lampiran] == [*lampiran.values()]
        assert isi.perilaku[4].ekspektasi == "Menjaga data"
        kiri, kanan = isi.tanda
        assert (kiri.nama, kiri.nip) == (pegawai.nama, pegawai.nip)
        assert kanan.nama == dict(isi.penilai)["Nama"].replace("–", "……………………")

    def test_every_square_of_the_table_is_filled_once(self, pemilik, variasi):
        isi = lembar(susun(pemilik[variasi[1]], variasi[0]))
        utama, tambahan = (kisi(satu, len(isi.kolom)) for satu in isi.kelompok)
        assert "Panitia pengadaan (Penugasan dari Sekretaris Daerah)" in tambahan[0]
        if variasi[0] == "KUALITATIF":
            assert utama[1][1] == UKURAN[variasi[1]]
            [ukuran] = isi.kelompok[0].baris[1]
            assert ukuran.butir[0] == "Jumlah laporan layanan: 120 laporan"

    def test_its_pdf_holds_the_form_the_annexes_and_the_months(self, pemilik, variasi):
        skp = susun(pemilik[variasi[1]], variasi[0])
        [bahan] = bahan_cetak([skp], pada=HARI)
        pdf = PdfReader(io.BytesIO(pdf_skp([bahan], kop=kop_surat(skp.instansi))))
        teks = " ".join(" ".join(satu.extract_text() for satu in pdf.pages).split())
        for kata in ("SASARAN KINERJA PEGAWAI", "LAMPIRAN SASARAN", "RINCIAN TARGET BULANAN",
                     "KONSEP", "Ekspektasi khusus pimpinan", "Dukungan sumber daya"):  # fmt: skip
            assert kata in teks
        assert "belum terverifikasi" in teks


class TestIsi:
    def test_aspects_and_results_span_what_stands_beneath_them(self, pemeran):
        isi = lembar(susun(pemeran.sari, "KUANTITATIF"))
        [satu, dua, tiga, lain] = kisi(isi.kelompok[0], 6)
        assert (satu[3], dua[3], tiga[3]) == ("Kuantitas", "Kuantitas", "Kualitas")
        assert satu[2] == tiga[2] == "Layanan aplikasi berjalan baik"
        assert (satu[0], lain[0]) == ("1", "2")
        assert (tiga[4], tiga[5]) == ("Kepuasan pengguna", "90 persen")

    def test_the_months_of_divided_indicators_add_up(self, pemeran):
        isi = lembar(susun(pemeran.sari, "KUANTITATIF")).bulanan
        assert len(isi.kolom) == 12
        assert [baris[1] for baris in isi.baris] == [
            "Jumlah laporan layanan", "Jumlah aplikasi yang dipelihara", "Jumlah laporan layanan",
            "Jumlah laporan layanan",
        ]  # fmt: skip
        assert sum(int(teks) for teks in isi.baris[0][3:]) == 120

    def test_a_special_expectation_and_an_annex_are_printed(self, pemeran):
        skp = susun(pemeran.sari, "KUANTITATIF")
        isi_perilaku(skp, ekspektasi={"ADAPTIF": "Belajar alat baru"}, oleh=pemeran.sari)
        isi_lampiran(skp, isi={"SUMBER_DAYA": "Peladen\nRuang"}, oleh=pemeran.sari)
        isi = lembar(skp)
        assert isi.perilaku[5].ekspektasi == "Belajar alat baru"
        assert isi.lampiran[0] == ("Dukungan sumber daya", ["Peladen", "Ruang"])
        assert isi.lampiran[1] == ("Skema pertanggungjawaban", ["–"])


class TestPejabat:
    def test_a_draft_shows_today_and_says_concept(self, pemeran, skp_lengkap):
        isi = lembar(skp_lengkap)
        assert isi.konsep == "Konsep"
        assert ("Nama", pemeran.budi.nama) in isi.penilai
        assert isi.tanda[0].tempat_tanggal.endswith("……………………")
        assert "data saat dicetak" in isi.catatan

    def test_an_agreed_plan_keeps_the_officials_of_that_day(self, pemeran, skp_disetujui):
        type(pemeran.budi).objects.filter(pk=pemeran.budi.pk).update(nama="Budi Bergelar")
        isi = lembar(SKP.objects.get(pk=skp_disetujui.pk))
        assert ("Nama", pemeran.budi.nama) in isi.penilai
        assert isi.konsep == ""
        assert [t.tempat_tanggal.split(", ")[-1] for t in isi.tanda] == ["12 Oktober 2026"] * 2

    def test_the_number_of_queries_does_not_depend_on_the_plans(
        self, pemeran, django_assert_num_queries
    ):
        semua = [
            pembuat.disetujui(pemeran.sari, oleh=pemeran.budi),
            pembuat.disetujui(pemeran.nyoman, oleh=pemeran.ratna),
            pembuat.lengkap(pemeran.budi),
        ]
        for banyak, kueri in ((1, 6), (2, 6)):
            pilih = SKP.objects.filter(pk__in=[satu.pk for satu in semua[:banyak]])
            isi = list(pilih.select_related("pegawai", "jabatan__unit"))
            with django_assert_num_queries(kueri):
                bahan_cetak(isi, pada=HARI)


def test_indicators_without_order_of_aspects_still_count():
    assert [kode for kode, _ in Indikator.ASPEK] == ["KUANTITAS", "KUALITAS", "WAKTU", "BIAYA"]


class TestTerbit:
    @pytest.mark.req("BKN-13")
    def test_agreement_registers_the_plan_under_a_form_version(self, client, skp_disetujui):
        terbit = skp_disetujui.terbitan
        assert terbit.formulir == "SKP-6/2022-1"
        halaman = client.get(f"/verifikasi/{terbit.dokumen.kode}/").content.decode()
        assert "SKP-6/2022-1" in halaman
        assert skp_disetujui.pegawai.nama in halaman

    def test_the_pdf_carries_the_code(self, skp_disetujui):
        [bahan] = bahan_cetak([skp_disetujui], pada=HARI)
        pdf = PdfReader(io.BytesIO(pdf_skp([bahan], kop=kop_surat(skp_disetujui.instansi))))
        teks = " ".join(satu.extract_text() for satu in pdf.pages)
        assert skp_disetujui.terbitan.dokumen.kode in teks
        assert "KONSEP" not in teks

    def test_it_is_registered_once(self, skp_disetujui):
        assert terbitkan_skp([skp_disetujui], pada=PADA) == 0
        assert DokumenSKP.objects.count() == 1

    def test_a_draft_is_never_registered(self, skp_lengkap):
        assert terbitkan_skp([skp_lengkap], pada=PADA) == 0

    def test_a_new_version_revokes_the_old_code(self, pemeran, skp_disetujui):
        baru = mulai_perubahan(skp_disetujui, alasan="Target naik", oleh=pemeran.sari, pada=PADA)
        ajukan_skp(baru, oleh=pemeran.sari, pada=PADA)
        setujui_skp(SKP.objects.get(pk=baru.pk), oleh=pemeran.budi, pada=PADA)
        lama = Dokumen.objects.get(pk=skp_disetujui.terbitan.dokumen_id)
        assert lama.dicabut_pada == PADA
        assert SKP.objects.get(pk=baru.pk).terbitan.dokumen.dicabut_pada is None
        assert lembar(SKP.objects.get(pk=skp_disetujui.pk)).konsep == "Diganti versi baru"


class TestLayar:
    def test_owner_and_penilai_see_the_form_before_it_is_printed(
        self, as_sari, as_budi, skp_disetujui
    ):
        for klien in (as_sari, as_budi):
            halaman = klien.get(f"/skp/{skp_disetujui.pk}/cetak/")
            assert halaman.status_code == 200
            assert "Jumlah laporan layanan" in halaman.content.decode()

    @pytest.mark.parametrize("akhir", ["", "skp.pdf", "matriks.pdf"])
    def test_it_is_invisible_to_an_outsider(self, as_tono, as_ucok, skp_disetujui, akhir):
        for klien in (as_tono, as_ucok):
            assert klien.get(f"/skp/{skp_disetujui.pk}/cetak/{akhir}").status_code == 404

    def test_pdf_downloads_have_a_name_and_a_kind(self, as_sari, skp_disetujui):
        for akhir in ("skp.pdf", "matriks.pdf"):
            jawaban = as_sari.get(f"/skp/{skp_disetujui.pk}/cetak/{akhir}")
            assert jawaban["Content-Type"] == "application/pdf"
            assert jawaban["Content-Disposition"].endswith('.pdf"')
            assert jawaban.content.startswith(b"%PDF")

    def test_an_imported_plan_is_registered_by_hand(self, as_sari, pemeran, skp_disetujui):
        lain = SKP.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.prakom,
            masa=(date(2025, 1, 1), date(2026, 1, 1)), status="DISETUJUI",
        )  # fmt: skip
        alamat = f"/skp/{lain.pk}/cetak/"
        assert "Daftarkan kode QR" in as_sari.get(alamat).content.decode()
        as_sari.post(f"{alamat}terbit/")
        assert "Terdaftar dengan kode" in as_sari.get(alamat).content.decode()

    def test_a_draft_cannot_be_registered(self, as_sari, skp_lengkap):
        jawaban = as_sari.post(f"/skp/{skp_lengkap.pk}/cetak/terbit/")
        assert jawaban.status_code == 403

    def test_the_matriks_names_members_and_what_they_contribute(self, pemeran, as_budi):
        atas = pembuat.disetujui(pemeran.budi, oleh=pemeran.ratna)
        isian = IsianPeran("Laporan tersusun", "Jumlah laporan", Decimal(4), "laporan")
        usulkan_peran(
            atas.hasil_kerja.get(), kepada=pemeran.sari, isian=isian, oleh=pemeran.budi, pada=PADA
        )
        pdf = PdfReader(io.BytesIO(as_budi.get(f"/skp/{atas.pk}/cetak/matriks.pdf").content))
        teks = " ".join(pdf.pages[0].extract_text().split())
        for kata in (pemeran.sari.nama, "Laporan tersusun", "1. Layanan aplikasi berjalan baik"):
            assert kata in teks

    def test_both_pages_stay_within_the_queries(self, as_sari, skp_disetujui):
        for akhir in ("", "skp.pdf", "matriks.pdf"):
            with counted_queries() as kueri:
                as_sari.get(f"/skp/{skp_disetujui.pk}/cetak/{akhir}")
            assert int(kueri) <= 15
