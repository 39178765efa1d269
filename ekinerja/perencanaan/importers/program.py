"""Programs, kegiatan and sub kegiatan with their budget by file."""

from typing import Any

from ekinerja.core.impor import BarisImpor, Bekal, Catatan, Kolom, Masalah, RencanaBaris, SelSalah
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import baca_pilihan
from ekinerja.organisasi.importers.kolom import baca_panjang
from ekinerja.perencanaan.importers.bertingkat import ImporBertingkat
from ekinerja.perencanaan.importers.dasar import (
    IndukBaru,
    baca_angka,
    baca_tahun,
    bekali_rujukan,
    cari_rujukan,
    cari_unit_impor,
)
from ekinerja.perencanaan.models import ProgramKegiatan

JENIS = {nama: kunci for kunci, nama in ProgramKegiatan.JENIS} | {
    "Subkegiatan": ProgramKegiatan.SUBKEGIATAN
}
Kunci = tuple[int, int, str]


class ImporProgram(ImporBertingkat):
    """Programs by unit, year and code; a parent may stand anywhere in the same file."""

    kunci = "program"
    judul = "Program dan kegiatan"
    model = ProgramKegiatan
    menulis = (ProgramKegiatan,)
    isian = {
        "nama": "nama",
        "jenis": "jenis",
        "induk_id": "kode_induk",
        "pagu": "pagu",
        "sasaran_id": "kode_sasaran",
        "kunci_luar": "kunci_luar",
    }
    kolom = (
        Kolom("kode", "Kode", baca_panjang(60), contoh="2.16.02",
              petunjuk="Kode menurut nomenklatur.", sinonim=("Kode rekening", "Kode program")),
        Kolom("nama", "Nama", baca_panjang(2_000), contoh="Program pengelolaan aplikasi",
              petunjuk="Nama program, kegiatan, atau sub kegiatan.", sinonim=("Uraian",)),
        Kolom("jenis", "Jenis", baca_pilihan(JENIS), contoh="Program",
              petunjuk="Program, Kegiatan, atau Sub kegiatan."),
        Kolom("kode_induk", "Kode induk", baca_panjang(60), wajib=False,
              petunjuk="Program bagi kegiatan, kegiatan bagi sub kegiatan.", sinonim=("Induk",)),
        Kolom("kode_unit", "Kode unit", baca_panjang(40), contoh="01",
              petunjuk="Perangkat daerah pelaksananya.", sinonim=("Unit", "Kode OPD")),
        Kolom("tahun", "Tahun", baca_tahun, contoh="2026", petunjuk="Tahun anggaran.",
              sinonim=("Tahun anggaran",)),
        Kolom("pagu", "Pagu", baca_angka, wajib=False, contoh="1500000000",
              petunjuk="Rupiah. Kosong: nol.", sinonim=("Anggaran", "Pagu anggaran")),
        Kolom("kode_sasaran", "Kode sasaran", baca_panjang(40), wajib=False,
              petunjuk="Sasaran yang didukung, dari pohon kinerja.", sinonim=("Sasaran",)),
        Kolom("kunci_luar", "Pengenal di sistem asal", baca_panjang(100), wajib=False,
              petunjuk="Diisi sistem perencanaan."),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Units, goals and stored programs (four queries)."""
        bekal = bekali_rujukan(lingkup)
        nama = ("id", "instansi_id", "unit_id", "tahun", "kode", *self.isian)
        for satu in ProgramKegiatan.objects.filter(instansi_id=lingkup.instansi_id).values(*nama):
            kunci = (satu["unit_id"], satu["tahun"], satu["kode"].casefold())
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        bekal.rujukan["kunci_lama"] = {satu.id: kunci for kunci, satu in bekal.lama.items()}
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A program with unit, parent and goal found."""
        unit = cari_unit_impor(bekal, baris["kode_unit"])
        assert unit is not None
        kunci = (unit.id, baris["tahun"], baris["kode"].casefold())
        if bool(baris["kode_induk"]) != bool(ProgramKegiatan.ATAS[baris["jenis"]]):
            raise SelSalah(
                "kode_induk", "Program tanpa induk; kegiatan dan sub kegiatan dengan induk."
            )
        isi: dict[str, Any] = {"nama": baris["nama"], "jenis": baris["jenis"]}
        if baris["kode_induk"]:
            isi["induk_id"] = self._induk((unit.id, baris["tahun"], baris["kode_induk"]), bekal)
        if baris["pagu"] is not None:
            isi["pagu"] = baris["pagu"]
        if baris["kode_sasaran"]:
            isi["sasaran_id"] = cari_rujukan(
                bekal, "sasaran", baris["kode_sasaran"], kolom="kode_sasaran"
            )
        if baris["kunci_luar"]:
            isi["kunci_luar"] = baris["kunci_luar"]
        if kunci in bekal.lama:
            return RencanaBaris(kunci, isi)
        tetap = {"instansi_id": bekal.lingkup.instansi_id, "unit_id": unit.id,
                 "tahun": baris["tahun"], "kode": baris["kode"]}  # fmt: skip
        return RencanaBaris(kunci, tetap | isi)

    def _induk(self, kunci: Kunci, bekal: Bekal) -> int | IndukBaru:
        rapi = (kunci[0], kunci[1], kunci[2].casefold())
        lama = bekal.lama.get(rapi)
        return lama.id if lama else IndukBaru(rapi)

    def periksa_semua(self, rencana: Any, bekal: Bekal) -> list[Masalah]:
        bekal.rujukan["rencana"] = {satu.kunci: satu for satu in rencana.values()}
        return super().periksa_semua(rencana, bekal)

    def periksa_pasangan(self, nomor: int, satu: RencanaBaris, bekal: Bekal) -> list[Masalah]:
        """A kegiatan stands under a program, a sub kegiatan under a kegiatan."""
        kunci = self._kunci_induk(satu.isi.get("induk_id"), bekal)
        if kunci is None:
            return []
        baru, lama = bekal.rujukan["rencana"].get(kunci), bekal.lama.get(kunci)
        jenis = baru.isi["jenis"] if baru else lama.isi["jenis"] if lama else ""
        harus = ProgramKegiatan.ATAS[satu.isi["jenis"]]
        if jenis == harus:
            return []
        nama = dict(ProgramKegiatan.JENIS)
        kalimat = (
            f"{nama[satu.isi['jenis']]} berada di bawah {nama[harus].lower()}, bukan yang ini."
        )
        return [Masalah(nomor, "Kode induk", "", kalimat)]
