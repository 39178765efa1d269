"""SKP of PP 46/2011: recorded, imported, calculated, printed."""

import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from ekinerja.core.impor import jalankan_impor, tulis_csv, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.skp.importers.pp46 import KOLOM, ImporPP46
from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46
from ekinerja.skp.presenters.pp46 import lembar_skp46
from ekinerja.skp.queries.pp46 import isi_skp46
from ekinerja.skp.tests.pembuat import PADA

SARI = "199001012015032003"
# labels of both forms, in the order in which they stand on paper
LABEL_FORMULIR = [
    "I. Pejabat penilai", "II. Pegawai Negeri Sipil yang dinilai", "Nama", "NIP",
    "Pangkat/gol. ruang", "Jabatan", "Unit kerja", "Kuant/output", "Kual/mutu", "Waktu", "Biaya",
]  # fmt: skip
LABEL_CAPAIAN = [
    "Kuant/output", "Kual/mutu", "Waktu", "Biaya", "Kuant/output", "Kual/mutu", "Waktu", "Biaya",
    "II. Tugas tambahan dan kreativitas/unsur penunjang", "a. Tugas tambahan", "b. Kreativitas",
    "Nilai capaian SKP",
]  # fmt: skip
# headings above the columns
KEPALA = {
    "formulir": ("III. Kegiatan tugas jabatan", "AK", "Target"),
    "capaian": ("I. Kegiatan tugas jabatan", "AK", "Target", "Realisasi", "hitungan",
                "capaian SKP"),
}  # fmt: skip
ISI = {
    "nip": SARI, "mulai": "01/01/2019", "akhir": "31/12/2019", "uraian": "Menyusun laporan",
    "satuan": "laporan", "kuantitas": "1", "waktu": "12", "biaya": "170395000",
    "kuantitas_nyata": "1", "mutu_nyata": "90", "waktu_nyata": "12", "biaya_nyata": "170395000",
    "penilai_nama": "Budi Santoso", "penilai_jabatan": "Kepala Seksi",
}  # fmt: skip
TUGAS = {"jenis": "Tugas tambahan", "uraian": "Panitia HUT", "bukti": "ST 4/2019", "satuan": "",
         "kuantitas": "", "waktu": "", "biaya": "", "kuantitas_nyata": "", "mutu_nyata": "",
         "waktu_nyata": "", "biaya_nyata": ""}  # fmt: skip
KREATIF = {**TUGAS, "jenis": "Kreativitas", "uraian": "Aplikasi antrean", "tingkat": "Unit kerja"}


def impor(pemeran, *baris, unit_ids=None, oleh=None):
    isi = [[{**ISI, **satu}.get(kolom.nama, "") for kolom in KOLOM] for satu in baris]
    data = tulis_csv([kolom.judul for kolom in KOLOM], isi)
    return jalankan_impor(
        ImporPP46(), ImporPP46().buka(io.BytesIO(data), "skp.csv"),
        lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 12), unit_ids, oleh),
        oleh=pemeran.wayan, pada=PADA, terapkan=True,
    )  # fmt: skip


@pytest.fixture
def skp46(pemeran):
    assert impor(pemeran, {}, TUGAS, KREATIF).diterapkan
    return SKP46.objects.get()


def lembar(skp):
    return lembar_skp46(skp, isi=isi_skp46(skp), kota="")


class TestHitungan:
    def test_the_published_sheet_with_its_bonuses(self, skp46):
        # 342 / 4 = 85,50 (lembar terbit); + 1 (satu tugas tambahan) + 3 (kreativitas unit) = 89,50
        isi = lembar(skp46)
        assert (isi.kegiatan[0].penghitungan, isi.kegiatan[0].nilai) == ("342,00", "85,50")
        assert (isi.poin_tugas, isi.poin_kreativitas) == ("1", "3")
        assert (isi.nilai, isi.sebutan) == ("89,50", "Baik")
        assert "belum terverifikasi" in isi.catatan

    def test_without_activities_there_is_no_value(self, pemeran):
        skp = SKP46.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari,
            masa=(date(2018, 1, 1), date(2019, 1, 1)),
        )  # fmt: skip
        assert lembar(SKP46.objects.get(pk=skp.pk)).nilai == ""


class TestCetak:
    @pytest.mark.parametrize(
        ("berkas", "label"), [("formulir", LABEL_FORMULIR), ("capaian", LABEL_CAPAIAN)]
    )
    def test_its_labels_stand_in_the_order_of_the_form(self, as_sari, skp46, berkas, label):
        jawaban = as_sari.get(f"/skp/pp46/{skp46.pk}/{berkas}.pdf")
        pdf = PdfReader(io.BytesIO(jawaban.content))
        teks = " ".join(" ".join(satu.extract_text() for satu in pdf.pages).split())
        tempat = 0
        for satu in label:
            tempat = teks.find(satu, tempat) + len(satu)
            assert tempat >= len(satu), satu
        assert all(satu in teks for satu in KEPALA[berkas])
        assert "Menyusun laporan" in teks
        assert "Budi Santoso" in teks


class TestImporPP46:
    def test_rows_of_a_period_become_one_skp(self, skp46):
        assert (skp46.kegiatan.count(), skp46.tambahan.count()) == (1, 2)
        assert skp46.pejabat["penilai"] == {"nama": "Budi Santoso", "jabatan": "Kepala Seksi"}
        assert skp46.kegiatan.get().mutu == 100

    def test_running_it_twice_changes_nothing(self, pemeran, skp46):
        laporan = impor(pemeran, {}, TUGAS, KREATIF)
        assert (laporan.baru, laporan.tetap, laporan.salah) == (0, 3, 0)

    @pytest.mark.parametrize(
        ("ubah", "kolom", "kalimat"),
        [
            ({"nip": "199001012015032999"}, "NIP", "tidak ditemukan di unit"),
            ({"mulai": "01/01/2023", "akhir": "31/12/2023"}, "Periode mulai", "PP 46/2011"),
            ({"mulai": "01/01/2021", "akhir": "31/12/2021"}, "Periode mulai", "Bagi dua"),
            ({"mulai": "01/08/2021", "akhir": "31/12/2021"}, "Periode mulai", "PP 46/2011"),
            ({"mulai": "01/01/2012", "akhir": "31/12/2012"}, "Periode mulai", "sebelum 2014"),
            ({"akhir": "31/12/2018"}, "Periode mulai", "berakhir sebelum dimulai"),
            ({"kuantitas": "0"}, "Kuantitas target", "di atas nol"),
            ({"mutu_nyata": "101"}, "Mutu realisasi", "paling tinggi 100"),
            ({"biaya_nyata": ""}, "Biaya realisasi", "realisasi biaya"),
            ({"kuantitas": "1,005"}, "Kuantitas target", "2 desimal"),
            ({**TUGAS, "bukti": ""}, "Bukti", "perlu bukti"),
            ({**KREATIF, "tingkat": ""}, "Manfaat bagi", "bagi kreativitas"),
        ],
    )
    def test_it_names_row_column_and_what_to_do(self, pemeran, ubah, kolom, kalimat):
        laporan = impor(pemeran, ubah)
        assert not laporan.diterapkan
        assert (laporan.masalah[0].baris, laporan.masalah[0].kolom) == (2, kolom)
        assert kalimat in laporan.masalah[0].kalimat
        assert not SKP46.objects.exists()

    def test_formula_cells_are_refused(self, pemeran):
        isi = [{**ISI, "kuantitas": "=1+1"}.get(kolom.nama, "") for kolom in KOLOM]
        data = tulis_xlsx([kolom.judul for kolom in KOLOM], [isi])
        importir = ImporPP46()
        laporan = jalankan_impor(
            importir, importir.buka(io.BytesIO(data), "skp.xlsx"),
            lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 12), None), oleh=pemeran.wayan,
            pada=PADA, terapkan=True,
        )  # fmt: skip
        assert laporan.salah == 1
        assert not SKP46.objects.exists()

    def test_scope_and_own_rows_are_refused(self, pemeran):
        luar = impor(pemeran, {}, unit_ids=(pemeran.unit.dinas_lain.pk,))
        assert "tidak ditemukan di unit" in luar.masalah[0].kalimat
        sendiri = impor(pemeran, {}, oleh=pemeran.sari.pk)
        assert "pengelola yang lain" in sendiri.masalah[0].kalimat

    def test_a_touching_period_is_refused(self, pemeran, skp46):
        laporan = impor(pemeran, {"mulai": "01/06/2019", "akhir": "31/12/2019"})
        assert "beririsan" in laporan.masalah[0].kalimat


class TestLayar:
    def test_its_head_is_corrected_and_the_old_one_kept(self, pemeran, as_wayan, skp46):
        alamat = f"/skp/pp46/{skp46.pk}/ubah/"
        assert "Budi Santoso" in as_wayan.get(alamat).content.decode()
        isi = {
            "mulai": "2019-01-01", "akhir": "2019-06-30", "penilai_nama": "Ratna Dewi",
            "penilai_nip": "197001011990032001", "tanggal_penilaian": "2019-07-01",
        }  # fmt: skip
        assert as_wayan.post(alamat, isi).status_code == 302
        skp46.refresh_from_db()
        assert skp46.masa.upper == date(2019, 7, 1)
        assert skp46.pejabat["penilai"]["nama"] == "Ratna Dewi"
        assert skp46.pegawai == pemeran.sari
        assert skp46.kegiatan.exists()
        lama = skp46.events.filter(pgh_label="update")
        assert lama.exists()

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"akhir": "2018-12-31"}, "berakhir sebelum dimulai"),
            ({"mulai": "2022-01-01", "akhir": "2022-12-31"}, "PP 46/2011"),
            ({"penilai_nama": ""}, "wajib diisi"),
            ({"mulai": "2018-01-01", "akhir": "2018-12-31"}, "masa yang beririsan"),
        ],
    )
    def test_an_unfit_head_is_refused_and_kept(self, pemeran, as_wayan, skp46, ubah, kalimat):
        assert impor(pemeran, {"mulai": "01/01/2018", "akhir": "31/12/2018"}).diterapkan
        isi = {"mulai": "2019-01-01", "akhir": "2019-12-31", "penilai_nama": "Ratna", **ubah}
        jawaban = as_wayan.post(f"/skp/pp46/{skp46.pk}/ubah/", isi)
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
        skp46.refresh_from_db()
        assert skp46.masa.lower == date(2019, 1, 1)

    def test_others_may_not_correct_it(self, as_sari, as_budi, as_ucok, skp46):
        for klien in (as_sari, as_budi, as_ucok):
            assert klien.get(f"/skp/pp46/{skp46.pk}/ubah/").status_code in (403, 404)

    def test_it_is_recorded_by_hand(self, pemeran, as_wayan):
        isi = {"nip": SARI, "mulai": "2018-01-01", "akhir": "2018-12-31", "penilai_nama": "Budi"}
        jawaban = as_wayan.post("/skp/pp46/baru/", isi)
        skp = SKP46.objects.get()
        assert jawaban["Location"] == f"/skp/pp46/{skp.pk}/"
        kegiatan = {
            "uraian": "Menyusun laporan", "kuantitas": "4", "satuan": "laporan", "mutu": "100",
            "waktu": "12", "satuan_waktu": "bulan", "kuantitas_nyata": "4", "mutu_nyata": "90",
            "waktu_nyata": "12",
        }  # fmt: skip
        assert as_wayan.post(f"/skp/pp46/{skp.pk}/kegiatan/", kegiatan).status_code == 302
        tambahan = {"jenis": "TUGAS", "uraian": "Panitia", "bukti": "ST 1/2018"}
        assert as_wayan.post(f"/skp/pp46/{skp.pk}/tambahan/", tambahan).status_code == 302
        halaman = as_wayan.get(f"/skp/pp46/{skp.pk}/").content.decode()
        assert "89,67" in halaman  # 266/3 + 1
        satu = Kegiatan46.objects.get()
        ubah = {**kegiatan, "mutu_nyata": "100"}
        assert as_wayan.post(f"/skp/pp46/kegiatan/{satu.pk}/ubah/", ubah).status_code == 302
        assert Kegiatan46.objects.get().mutu_nyata == Decimal(100)
        as_wayan.post(f"/skp/pp46/kegiatan/{satu.pk}/hapus/")
        as_wayan.post(f"/skp/pp46/tambahan/{Tambahan46.objects.get().pk}/hapus/")
        assert not Kegiatan46.objects.exists()
        assert not Tambahan46.objects.exists()

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"mulai": "2023-01-01", "akhir": "2023-12-31"}, "PP 46/2011"),
            ({"nip": "123"}, "tidak ditemukan"),
            ({"akhir": "2017-12-31"}, "berakhir sebelum dimulai"),
        ],
    )
    def test_a_refused_form_keeps_what_was_typed(self, as_wayan, ubah, kalimat):
        isi = {"nip": SARI, "mulai": "2018-01-01", "akhir": "2018-12-31", "penilai_nama": "Budi"}
        jawaban = as_wayan.post("/skp/pp46/baru/", {**isi, **ubah})
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
        assert 'value="Budi"' in jawaban.content.decode()

    @pytest.mark.parametrize(
        "ubah", [{"mutu": "101"}, {"kuantitas": "0"}, {"biaya": "1000", "biaya_nyata": ""}]
    )
    def test_an_unfit_activity_is_refused(self, as_wayan, skp46, ubah):
        isi = {
            "uraian": "Lain", "kuantitas": "4", "satuan": "laporan", "mutu": "100", "waktu": "12",
            "satuan_waktu": "bulan", "kuantitas_nyata": "4", "mutu_nyata": "90",
            "waktu_nyata": "12", **ubah,
        }  # fmt: skip
        assert as_wayan.post(f"/skp/pp46/{skp46.pk}/kegiatan/", isi).status_code == 422
        assert skp46.kegiatan.count() == 1

    def test_owner_reads_and_outsiders_see_nothing(self, skp46, as_sari, as_tono, as_ucok):
        assert as_sari.get(f"/skp/pp46/{skp46.pk}/").status_code == 200
        assert as_sari.post(f"/skp/pp46/{skp46.pk}/kegiatan/", {}).status_code == 403
        for klien in (as_tono, as_ucok):
            for akhir in ("", "formulir.pdf", "capaian.pdf"):
                assert klien.get(f"/skp/pp46/{skp46.pk}/{akhir}").status_code == 404

    def test_nobody_keeps_the_own_record(self, pemeran, as_wayan):
        skp = SKP46.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.wayan,
            masa=(date(2018, 1, 1), date(2019, 1, 1)),
        )  # fmt: skip
        assert as_wayan.get(f"/skp/pp46/{skp.pk}/").status_code == 200
        assert as_wayan.get(f"/skp/pp46/{skp.pk}/kegiatan/").status_code == 403

    def test_pages_stay_within_the_queries(self, as_wayan, skp46):
        for alamat in ("/skp/pp46/", f"/skp/pp46/{skp46.pk}/", f"/skp/pp46/{skp46.pk}/capaian.pdf"):
            with counted_queries() as kueri:
                as_wayan.get(alamat)
            assert int(kueri) <= 15
