"""Results of surveys among the public by file."""

from decimal import Decimal

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    ImporDaftar,
    JenisImpor,
    Kolom,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_bulat, baca_desimal, baca_pilihan
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.permissions import PENCATAT_SURVEI
from ekinerja.laporan.services import galat_skala
from ekinerja.organisasi.importers.kolom import baca_panjang
from ekinerja.organisasi.models import UnitKerja
from ekinerja.perencanaan.importers.dasar import baca_tahun

PERIODE = {nama: kunci for kunci, nama in SurveiLayanan.PERIODE} | {
    kunci: kunci for kunci, _ in SurveiLayanan.PERIODE
}
SKALA = {str(kunci): kunci for kunci, _ in SurveiLayanan.SKALA}
SEN = Decimal("0.01")


def baca_skala(nilai: object) -> int:
    """The highest value of the scale: 4, 5 or 100."""
    skala = baca_bulat(nilai)
    if str(skala) not in SKALA:
        raise NilaiSalah("Skala ditulis 4, 5, atau 100 menurut laporan surveinya.")
    return skala


def baca_nilai(nilai: object) -> Decimal:
    """A value with at most two decimals."""
    hasil = baca_desimal(nilai)
    if not 0 < hasil <= 100 or hasil != hasil.quantize(SEN):
        raise NilaiSalah("Nilai antara 1 dan 100, paling banyak dua angka di belakang koma.")
    return hasil.quantize(SEN)


def baca_responden(nilai: object) -> int:
    """How many answered, at least one."""
    banyak = baca_bulat(nilai)
    if not 0 < banyak < 10_000_000:
        raise NilaiSalah("Jumlah responden paling sedikit 1.")
    return banyak


class ImporSurvei(ImporDaftar):
    """Results by unit, year and period; the same period is mended, never told twice."""

    kunci = "survei-layanan"
    judul = "Survei kepuasan masyarakat"
    model = SurveiLayanan
    menulis = (SurveiLayanan,)
    isian = {"nilai": "nilai", "skala": "skala", "responden": "responden", "dokumen": "dokumen"}
    kolom = (
        Kolom("kode_unit", "Kode unit", baca_panjang(40), contoh="01",
              petunjuk="Unit yang dinilai masyarakat.", sinonim=("Unit", "Kode OPD")),
        Kolom("tahun", "Tahun", baca_tahun, contoh="2026", petunjuk="Tahun survei."),
        Kolom("periode", "Periode", baca_pilihan(PERIODE), contoh="Semester I",
              petunjuk="Setahun, Semester I, Semester II, atau Triwulan I sampai IV."),
        Kolom("nilai", "Nilai", baca_nilai, contoh="85,25", petunjuk="Menurut skalanya.",
              sinonim=("IKM", "SKM", "Nilai IKM", "Nilai SKM")),
        Kolom("skala", "Skala", baca_skala, contoh="100",
              petunjuk="100 (nilai konversi), 4 (nilai interval), atau 5."),
        Kolom("responden", "Responden", baca_responden, contoh="240",
              petunjuk="Jumlah orang yang menjawab.", sinonim=("Jumlah responden",)),
        Kolom("dokumen", "Dokumen sumber", baca_panjang(250), contoh="Laporan SKM 12/2026",
              petunjuk="Judul dan nomor laporan survei.", sinonim=("Sumber",)),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Units and stored results (two queries)."""
        unit = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id)
        bekal = Bekal(
            lingkup,
            rujukan={"unit": {kode.casefold(): pk for kode, pk in unit.values_list("kode", "id")}},
        )
        nama = ("id", "instansi_id", "unit_id", "tahun", "periode", *self.isian)
        berlaku = SurveiLayanan.objects.filter(
            instansi_id=lingkup.instansi_id, dibatalkan_pada=None
        )
        for satu in berlaku.values(*nama):
            kunci = (satu["unit_id"], satu["tahun"], satu["periode"])
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A result with its unit found, inside its scale."""
        unit = bekal.rujukan["unit"].get(baris["kode_unit"].casefold())
        if unit is None:
            raise SelSalah("kode_unit", "Unit dengan kode ini tidak ada. Periksa kodenya.")
        if not bekal.lingkup.mencakup_unit(unit):
            raise SelSalah("kode_unit", "Unit ini di luar kewenangan Anda.")
        galat = galat_skala(baris["nilai"], baris["skala"])
        if galat:
            raise SelSalah("nilai", galat)
        kunci = (unit, baris["tahun"], baris["periode"])
        isi = {nama: baris[nama] for nama in self.isian}
        if kunci in bekal.lama:
            return RencanaBaris(kunci, isi)
        tetap = {
            "instansi_id": bekal.lingkup.instansi_id, "unit_id": unit, "tahun": baris["tahun"],
            "periode": baris["periode"],
        }  # fmt: skip
        return RencanaBaris(kunci, tetap | isi)


JENIS_SURVEI = JenisImpor(
    ImporSurvei,
    "Nilai SKM atau IKM tiap unit dan periode; periode yang sudah ada diperbarui.",
    "star",
    PENCATAT_SURVEI,
)
