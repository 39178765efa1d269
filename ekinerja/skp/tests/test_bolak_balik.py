"""A plan that was exported and imported elsewhere says the same, and is frozen the same way."""

import io
from decimal import Decimal

import pytest

from ekinerja.core.impor import jalankan_impor, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import buka_tabel
from ekinerja.skp import services
from ekinerja.skp.importers.bkn import ImporSKPLuar
from ekinerja.skp.models import SKP, HasilKerja
from ekinerja.skp.services import IsianIndikator, Rujukan
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA

TARGET = (
    IsianIndikator("Jumlah laporan", Decimal("1200.5"), "laporan"),
    IsianIndikator("Ketersediaan", Decimal(95), "persen", "KUALITAS", dibagi=False),
    IsianIndikator("Lama layanan", Decimal(2), "hari", "WAKTU", polaritas="TURUN", dibagi=False),
    IsianIndikator("Serapan", Decimal(90), "persen", "BIAYA", "RENTANG", Decimal("97.5")),
    IsianIndikator("Dokumen", None, "", "KUALITAS", "TEKS", target_teks="24 laporan yang tersusun"),
)


def susun(pemeran, pendekatan, *, rujukan):
    skp = pembuat.draf(pemeran.sari)
    SKP.objects.filter(pk=skp.pk).update(pendekatan=pendekatan)
    rhk = services.tambah_hasil_kerja(
        skp, rencana="Layanan berjalan baik", oleh=pemeran.sari, rujukan=rujukan
    )
    for isian in TARGET:
        services.tambah_indikator(rhk, isian=isian, oleh=pemeran.sari)
    lain = services.tambah_hasil_kerja(
        skp, rencana="Panitia hari jadi", jenis="TAMBAHAN", oleh=pemeran.sari,
        rujukan=Rujukan(penugasan_dari="Sekretaris Daerah", perspektif="PENGUATAN"),
    )  # fmt: skip
    services.tambah_indikator(lain, isian=TARGET[0], oleh=pemeran.sari)
    services.ajukan_skp(SKP.objects.get(pk=skp.pk), oleh=pemeran.sari, pada=PADA)
    return services.setujui_skp(SKP.objects.get(pk=skp.pk), oleh=pemeran.budi, pada=PADA)


def ekspor(klien, skp):
    """Heading → values of every row of the sheet."""
    isi = klien.get(f"/skp/{skp.pk}/bkn/skp.xlsx").content
    kepala, *baris = (
        satu.sel for satu in buka_tabel(io.BytesIO(isi), "x.xlsx", lembar="SKP").baris
    )
    return [dict(zip(kepala, satu, strict=True)) for satu in baris]


def masukkan(pemeran, baris):
    data = tulis_xlsx(list(baris[0]), [list(satu.values()) for satu in baris])
    importir = ImporSKPLuar()
    return jalankan_impor(
        importir, importir.buka(io.BytesIO(data), "skp.xlsx"),
        lingkup=Lingkup(pemeran.instansi.pk, PADA.date(), None, None), oleh=pemeran.wayan,
        pada=PADA, terapkan=True,
    )  # fmt: skip


def rhk_budi(pemeran):
    skp = pembuat.draf(pemeran.budi)
    rhk = services.tambah_hasil_kerja(skp, rencana="Layanan digital andal", oleh=pemeran.budi)
    SKP.objects.filter(pk=skp.pk).update(status="DIAJUKAN")
    return rhk


class TestBolakBalik:
    @pytest.mark.parametrize("pendekatan", ["KUANTITATIF", "KUALITATIF"])
    @pytest.mark.parametrize("tertaut", [True, False])
    def test_export_import_export_is_equal_field_by_field(
        self, pemeran, as_sari, as_wayan, pendekatan, tertaut
    ):
        atas = rhk_budi(pemeran)
        rujukan = Rujukan(
            intervensi_id=atas.pk, penugasan_dari="Tim layanan", perspektif="PENERIMA",
            klasifikasi="Organisasi",
        )  # fmt: skip
        semula = ekspor(as_sari, susun(pemeran, pendekatan, rujukan=rujukan))
        assert len(semula) == 6
        assert semula[0]["rhkAtasanDiintervensi"] == "Layanan digital andal"
        assert semula[0]["klasifikasi"] == "Organisasi"
        if not tertaut:
            HasilKerja.objects.filter(pk=atas.pk).update(rencana="Kata lain")
        kosong = {"nip": pemeran.ratna.nip, "nama": pemeran.ratna.nama}
        laporan = masukkan(pemeran, [{**satu, **kosong} for satu in semula])
        assert [str(satu) for satu in laporan.masalah] == []
        baru = SKP.objects.get(pegawai=pemeran.ratna)
        rhk = baru.hasil_kerja.get(jenis="UTAMA")
        assert (rhk.intervensi_id == atas.pk) is tertaut
        assert ekspor(as_wayan, baru) == [{**satu, **kosong} for satu in semula]

    def test_a_plan_without_a_superior_is_carried_too(self, pemeran, as_sari, as_wayan):
        skp = susun(pemeran, "KUANTITATIF", rujukan=Rujukan())
        [semula, *_] = ekspor(as_sari, skp)
        assert semula["rhkAtasanDiintervensi"] in ("", None)


class TestPotret:
    """What an agreement by hand freezes, an import freezes too."""

    @pytest.fixture
    def diimpor(self, pemeran):
        baris = {
            "nip": pemeran.sari.nip, "Periode mulai": "01/01/2025",
            "Periode selesai": "31/12/2025", "Rencana hasil kerja": "Layanan berjalan",
            "Indikator": "Jumlah laporan", "Target": "24 laporan",
        }  # fmt: skip

        def jalankan(**lain):
            assert masukkan(pemeran, [{**baris, **lain}]).diterapkan
            return SKP.objects.get(pegawai__nip=lain.get("nip", pemeran.sari.nip))

        return jalankan

    def test_both_officials_and_the_kind_are_as_by_hand(self, pemeran, diimpor):
        impor = diimpor()
        tangan = pembuat.disetujui(pemeran.sari, oleh=pemeran.budi)
        assert impor.potret == tangan.potret
        assert impor.penilai == tangan.penilai == pemeran.budi
        assert impor.jenis_pegawai == tangan.jenis_pegawai == SKP.PEGAWAI

    def test_a_head_becomes_a_head(self, pemeran, diimpor):
        skp = diimpor(nip=pemeran.ratna.nip)
        tangan = pembuat.draf(pemeran.ratna)
        assert skp.jenis_pegawai == tangan.jenis_pegawai

    def test_it_stays_when_people_change(self, pemeran, as_sari, diimpor):
        skp = diimpor()
        pemeran.budi.nama = "Budi Ganti Nama"
        pemeran.budi.save(update_fields=["nama"])
        assert "Budi Ganti Nama" not in as_sari.get(f"/skp/{skp.pk}/cetak/").content.decode()

    def test_the_penilai_of_the_file_goes_before_todays(self, pemeran, diimpor):
        skp = diimpor(**{
            "penilaiNama": "Ratna Dahulu", "penilaiNipNrp": pemeran.ratna.nip,
            "penilaiJabatan": "Kepala Bidang",
        })  # fmt: skip
        assert skp.potret["penilai"]["nama"] == "Ratna Dahulu"
        assert skp.potret["penilai"]["jabatan"] == "Kepala Bidang"
        assert skp.penilai == pemeran.ratna

    def test_a_stranger_as_penilai_is_kept_in_words_only(self, pemeran, diimpor):
        skp = diimpor(**{"penilaiNama": "Orang Luar", "penilaiNipNrp": "196001011980031001"})
        assert skp.potret["penilai"]["nip"] == "196001011980031001"
        assert skp.penilai == pemeran.budi
