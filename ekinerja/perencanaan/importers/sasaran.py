"""The pohon kinerja by file: goals with what they support."""

from typing import Any

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    Kolom,
    Masalah,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import baca_pilihan, baca_ya_tidak
from ekinerja.organisasi.importers.kolom import baca_panjang
from ekinerja.perencanaan.importers.bertingkat import ImporBertingkat
from ekinerja.perencanaan.importers.dasar import (
    IndukBaru,
    baca_tahun,
    bekali_rujukan,
    cari_rujukan,
    cari_unit_impor,
)
from ekinerja.perencanaan.models import Sasaran
from ekinerja.perencanaan.services import induk_keliru

TINGKAT = {
    **{nama: kunci for kunci, nama in Sasaran.TINGKAT},
    "Tujuan": Sasaran.TUJUAN,
    "Sasaran": Sasaran.SASARAN,
    "Tujuan PD": Sasaran.TUJUAN_PD,
    "Sasaran PD": Sasaran.SASARAN_PD,
    "Program": Sasaran.SASARAN_PROGRAM,
    "Kegiatan": Sasaran.SASARAN_KEGIATAN,
    "Subkegiatan": Sasaran.SASARAN_SUBKEGIATAN,
    "Sub kegiatan": Sasaran.SASARAN_SUBKEGIATAN,
}


class ImporSasaran(ImporBertingkat):
    """Goals by code; a parent may stand anywhere in the same file."""

    kunci = "sasaran"
    judul = "Pohon kinerja"
    model = Sasaran
    menulis = (Sasaran,)
    isian = {
        "uraian": "uraian",
        "tingkat": "tingkat",
        "induk_id": "kode_induk",
        "unit_id": "kode_unit",
        "penanggung_jawab_id": "kode_jabatan",
        "faktor_kunci": "faktor_kunci",
        "tahun_awal": "tahun_awal",
        "tahun_akhir": "tahun_akhir",
        "kunci_luar": "kunci_luar",
    }
    kolom = (
        Kolom("kode", "Kode", baca_panjang(40), contoh="S.1.1",
              petunjuk="Kode tetap; kode yang sama adalah sasaran yang sama.",
              sinonim=("Kode sasaran",)),
        Kolom("uraian", "Uraian", baca_panjang(2_000), contoh="Meningkatnya kualitas layanan",
              petunjuk="Kondisi yang dituju.", sinonim=("Sasaran", "Uraian sasaran", "Kondisi")),
        Kolom("tingkat", "Tingkat", baca_pilihan(TINGKAT), contoh="Sasaran perangkat daerah",
              petunjuk="Dari visi sampai sasaran subkegiatan.", sinonim=("Level", "Jenjang")),
        Kolom("kode_induk", "Kode induk", baca_panjang(40), wajib=False, contoh="S.1",
              petunjuk="Sasaran yang didukung; boleh baris lain pada berkas ini.",
              sinonim=("Induk", "Mendukung")),
        Kolom("kode_unit", "Kode unit", baca_panjang(40), wajib=False, contoh="01",
              petunjuk="Kosong: seluruh instansi.", sinonim=("Unit",)),
        Kolom("kode_jabatan", "Kode jabatan penanggung jawab", baca_panjang(60), wajib=False,
              petunjuk="Jabatan yang bertanggung jawab.",
              sinonim=("Penanggung jawab", "Kode jabatan")),
        Kolom("tahun_awal", "Tahun awal", baca_tahun, contoh="2025", petunjuk="Empat angka."),
        Kolom("tahun_akhir", "Tahun akhir", baca_tahun, contoh="2029", petunjuk="Empat angka."),
        Kolom("faktor_kunci", "Faktor penentu", baca_ya_tidak, wajib=False, contoh="tidak",
              petunjuk="Ya bila penentu keberhasilan sasaran di atasnya.",
              sinonim=("Critical success factor", "CSF")),
        Kolom("kunci_luar", "Pengenal di sistem asal", baca_panjang(100), wajib=False,
              petunjuk="Diisi sistem perencanaan."),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Units, posts and stored goals (four queries)."""
        bekal = bekali_rujukan(lingkup)
        nama = ("id", "instansi_id", "kode", "urutan", "dokumen_id", *self.isian)
        for satu in Sasaran.objects.filter(instansi_id=lingkup.instansi_id).values(*nama):
            bekal.lama[satu["kode"].casefold()] = Catatan(satu.pop("id"), satu)
        bekal.rujukan["kunci_lama"] = {satu.id: kunci for kunci, satu in bekal.lama.items()}
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A goal with unit, post and parent found."""
        kunci = baris["kode"].casefold()
        lama = bekal.lama.get(kunci)
        if baris["tahun_akhir"] < baris["tahun_awal"]:
            raise SelSalah("tahun_akhir", "Tahun akhir mendahului tahun awal. Tukar keduanya.")
        isi: dict[str, Any] = {
            nama: baris[nama] for nama in ("uraian", "tingkat", "tahun_awal", "tahun_akhir")
        }
        if baris["kode_unit"] or lama is None:
            unit = cari_unit_impor(bekal, baris["kode_unit"])
            isi["unit_id"] = unit.id if unit else None
        elif lama.isi["unit_id"] is None:
            cari_unit_impor(bekal, None)
        elif not bekal.lingkup.mencakup_unit(lama.isi["unit_id"]):
            raise SelSalah("kode", "Sasaran dengan kode ini milik unit di luar kewenangan Anda.")
        if baris["kode_jabatan"]:
            isi["penanggung_jawab_id"] = cari_rujukan(
                bekal, "jabatan", baris["kode_jabatan"], kolom="kode_jabatan"
            )
        if baris["kode_induk"]:
            isi["induk_id"] = self._induk(baris["kode_induk"], bekal)
        if baris["faktor_kunci"] is not None:
            isi["faktor_kunci"] = baris["faktor_kunci"]
        if baris["kunci_luar"]:
            isi["kunci_luar"] = baris["kunci_luar"]
        if lama is not None:
            return RencanaBaris(kunci, isi)
        return RencanaBaris(
            kunci, {"instansi_id": bekal.lingkup.instansi_id, "kode": baris["kode"]} | isi
        )

    def _induk(self, kode: str, bekal: Bekal) -> int | IndukBaru:
        lama = bekal.lama.get(kode.casefold())
        return lama.id if lama else IndukBaru(kode.casefold())

    def periksa_semua(self, rencana: Any, bekal: Bekal) -> list[Masalah]:
        bekal.rujukan["rencana"] = {satu.kunci: satu for satu in rencana.values()}
        return super().periksa_semua(rencana, bekal)

    def periksa_pasangan(self, nomor: int, satu: RencanaBaris, bekal: Bekal) -> list[Masalah]:
        """The parent is of a higher level, of the same unit or of one above it."""
        atas = self._isi(self._kunci_induk(self._medan(satu, "induk_id", bekal), bekal), bekal)
        if atas is None:
            return []
        salah = induk_keliru(atas["tingkat"], satu.isi["tingkat"])
        if not salah and atas["unit_id"] is not None:
            unit = self._medan(satu, "unit_id", bekal)
            if atas["unit_id"] not in _unit_di_atas(unit, bekal):
                salah = "Induknya milik unit lain yang tidak membawahkan. Pilih induk lain."
        return [Masalah(nomor, "Kode induk", "", salah)] if salah else []

    def _medan(self, satu: RencanaBaris, nama: str, bekal: Bekal) -> Any:
        if nama in satu.isi:
            return satu.isi[nama]
        lama = bekal.lama.get(satu.kunci)
        return lama.isi[nama] if lama else None

    def _isi(self, kunci: Any, bekal: Bekal) -> dict[str, Any] | None:
        """Level and unit of a goal, as the file leaves it."""
        if kunci is None:
            return None
        lama = bekal.lama.get(kunci)
        baru = bekal.rujukan["rencana"].get(kunci)
        isi = {**(lama.isi if lama else {}), **(baru.isi if baru else {})}
        return {"tingkat": isi["tingkat"], "unit_id": isi.get("unit_id")} if isi else None


def _unit_di_atas(unit_id: int | None, bekal: Bekal) -> set[int]:
    """A unit and everything above it."""
    induk = {satu.id: satu.induk_id for satu in bekal.rujukan["unit"].values()}
    hasil: set[int] = set()
    while unit_id is not None and unit_id not in hasil:
        hasil.add(unit_id)
        unit_id = induk.get(unit_id)
    return hasil
