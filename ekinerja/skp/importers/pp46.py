"""SKP of years under PP 46/2011 by file: one row an activity, a task or a creative work."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import BarisImpor, Importir, Kolom, Masalah, Rancangan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_desimal,
    baca_nip,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
    rapikan,
)
from ekinerja.core.workflow import Pelaku
from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46
from ekinerja.skp.queries import orang_menurut_nip
from ekinerja.skp.queries.pp46 import skp46_menurut_orang
from ekinerja.skp.services.pp46 import nilai_tercatat, periksa_masa, simpan_impor46

KEGIATAN = "KEGIATAN"
Baris46 = Kegiatan46 | Tambahan46
_JENIS = {"Kegiatan": KEGIATAN, "Tugas tambahan": "TUGAS", "Kreativitas": "KREATIVITAS"}
_TINGKAT = {nama: kode for kode, nama in Tambahan46.TINGKAT}
ANGKA = (
    ("ak", "AK target", "1,5", "Angka kredit; kosong bila bukan jabatan fungsional.", 3),
    ("kuantitas", "Kuantitas target", "12", "Wajib bagi kegiatan.", 2),
    ("mutu", "Mutu target", "100", "Kosong berarti 100.", 2),
    ("waktu", "Waktu target", "12", "Wajib bagi kegiatan.", 2),
    ("biaya", "Biaya target", "", "Rupiah; kosong bila tanpa target biaya.", 2),
    ("ak_nyata", "AK realisasi", "1,5", "", 3),
    ("kuantitas_nyata", "Kuantitas realisasi", "12", "Nol atau kosong: tidak dilaksanakan.", 2),
    ("mutu_nyata", "Mutu realisasi", "90", "", 2),
    ("waktu_nyata", "Waktu realisasi", "12", "", 2),
    ("biaya_nyata", "Biaya realisasi", "", "Wajib bila ada target biaya.", 2),
)
PEJABAT = (
    ("pegawai_pangkat", "Pangkat pegawai"),
    ("pegawai_jabatan", "Jabatan pegawai"),
    ("pegawai_unit", "Unit kerja pegawai"),
    ("penilai_nama", "Nama pejabat penilai"),
    ("penilai_nip", "NIP pejabat penilai"),
    ("penilai_pangkat", "Pangkat pejabat penilai"),
    ("penilai_jabatan", "Jabatan pejabat penilai"),
    ("penilai_unit", "Unit kerja pejabat penilai"),
)


def _angka(desimal: int) -> Any:
    langkah = Decimal(1).scaleb(-desimal)

    def baca(nilai: object) -> Decimal:
        hasil = baca_desimal(nilai)
        if not 0 <= hasil < 10**12:
            raise NilaiSalah("Angka ini tidak wajar. Salin dari formulirnya.")
        if hasil != hasil.quantize(langkah):
            raise NilaiSalah(f"Angka ini paling banyak {desimal} desimal.")
        return hasil.quantize(langkah)

    return baca


def _teks(panjang: int) -> Any:
    def baca(nilai: object) -> str:
        hasil = baca_teks(nilai)
        if len(hasil) > panjang:
            raise NilaiSalah(f"Isinya paling panjang {panjang} huruf.")
        return hasil

    return baca


KOLOM: tuple[Kolom[Any], ...] = (
    Kolom("nip", "NIP", baca_nip, contoh="199001012015032003", petunjuk="18 angka, format Teks."),
    Kolom("mulai", "Periode mulai", baca_tanggal, contoh="01/01/2019",
          petunjuk="Hari pertama masa SKP, 2014 sampai 30 Juni 2021."),
    Kolom("akhir", "Periode selesai", baca_tanggal, contoh="31/12/2019",
          petunjuk="Hari terakhir masa SKP, dalam tahun yang sama."),
    Kolom("jenis", "Jenis", baca_pilihan(_JENIS), wajib=False, contoh="Kegiatan",
          petunjuk="Kegiatan, Tugas tambahan, atau Kreativitas; kosong berarti Kegiatan."),
    Kolom("uraian", "Uraian", _teks(1000), contoh="Menyusun laporan bulanan",
          petunjuk="Kegiatan tugas jabatan, tugas tambahan, atau kreativitas.",
          sinonim=("kegiatan tugas jabatan",)),
    Kolom("satuan", "Satuan output", _teks(40), wajib=False, contoh="laporan"),
    Kolom("satuan_waktu", "Satuan waktu", _teks(20), wajib=False, contoh="bulan",
          petunjuk="Kosong berarti bulan."),
    *(
        Kolom(nama, judul, _angka(desimal), wajib=False, contoh=contoh, petunjuk=petunjuk)
        for nama, judul, contoh, petunjuk, desimal in ANGKA
    ),
    Kolom("bukti", "Bukti", _teks(200), wajib=False,
          petunjuk="Nomor surat; wajib bagi tugas tambahan dan kreativitas."),
    Kolom("tingkat", "Manfaat bagi", baca_pilihan(_TINGKAT), wajib=False,
          petunjuk="Bagi kreativitas: Unit kerja, Organisasi/instansi, atau Negara/nasional."),
    *(
        Kolom(nama, judul, _teks(200), wajib=False, petunjuk="Seperti tertulis pada formulir.")
        for nama, judul in PEJABAT
    ),
)  # fmt: skip
JUDUL = {satu.nama: satu.judul for satu in KOLOM}


@dataclass(slots=True)
class CalonSKP46:
    """An SKP that the file adds, with its rows."""

    skp: SKP46
    kegiatan: list[Kegiatan46] = field(default_factory=list)
    tambahan: list[Tambahan46] = field(default_factory=list)


class _Salah(Exception):
    def __init__(self, kolom: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kolom, self.kalimat = kolom, kalimat


class ImporPP46(Importir[CalonSKP46]):
    """Whole SKP are added; what is recorded already is changed on its page, never by a file."""

    kunci = "skp-pp46"
    judul = "SKP menurut PP 46/2011"
    kolom = KOLOM

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[CalonSKP46]:
        """Rows → new SKP; rows of one SKP stand or fall together."""
        return _Pemeriksa(baris, lingkup).selesai()

    def terapkan(self, rancangan: Rancangan[CalonSKP46], *, oleh: Pelaku, pada: datetime) -> None:
        """Write them all, or none."""
        simpan_impor46(
            [(satu.skp, satu.kegiatan, satu.tambahan) for satu in rancangan.baru], oleh=oleh
        )


class _Pemeriksa:
    """Judges row by row against what is stored."""

    def __init__(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> None:
        self.lingkup = lingkup
        self.baris = baris
        self.orang = orang_menurut_nip(lingkup, nip={satu["nip"] for satu in baris})
        self.tersimpan: dict[int, list[SKP46]] = defaultdict(list)
        for skp in skp46_menurut_orang({satu.id for satu in self.orang.values()}):
            self.tersimpan[skp.pegawai_id].append(skp)
        self.rancangan: Rancangan[CalonSKP46] = Rancangan()
        self.calon: dict[tuple[int, date, date], CalonSKP46] = {}
        self.gagal: set[tuple[int, date, date]] = set()

    def selesai(self) -> Rancangan[CalonSKP46]:
        for satu in self.baris:
            try:
                self._satu(satu)
            except _Salah as salah:
                self._catat(satu, salah)
        baik = [satu for kunci, satu in self.calon.items() if kunci not in self.gagal]
        self.rancangan.baru = [satu for satu in baik if satu.kegiatan]
        return self.rancangan

    def _catat(self, baris: BarisImpor, salah: _Salah) -> None:
        nilai = baris.isi.get(salah.kolom)
        teks = f"{nilai:%d/%m/%Y}" if isinstance(nilai, date) else str(nilai or "")
        self.rancangan.masalah.append(
            Masalah(baris.nomor, JUDUL[salah.kolom], teks[:80], salah.kalimat)
        )

    def _satu(self, baris: BarisImpor) -> None:
        pegawai_id = self._pegawai(baris)
        mulai, selesai = baris["mulai"], baris["akhir"] + timedelta(days=1)
        try:
            periksa_masa(mulai, selesai)
        except AksiDitolak as galat:
            raise _Salah("mulai", galat.kalimat) from galat
        if self._sudah_ada(baris, pegawai_id, mulai, selesai):
            self.rancangan.tetap += 1
            return
        kunci = (pegawai_id, mulai, selesai)
        calon = self.calon.get(kunci)
        if calon is None:
            self._tolak_irisan(pegawai_id, mulai, selesai)
            calon = self.calon[kunci] = CalonSKP46(self._skp(baris, kunci))
        try:
            _isi(calon, baris)
        except _Salah:
            self.gagal.add(kunci)
            raise

    def _pegawai(self, baris: BarisImpor) -> int:
        orang = self.orang.get(baris["nip"])
        if orang is None:
            raise _Salah(
                "nip",
                "NIP ini tidak ditemukan di unit yang Anda kelola. Impor pegawainya lebih dahulu, "
                "atau perbaiki NIP-nya.",
            )
        if orang.id == self.lingkup.pegawai_id:
            raise _Salah("nip", "SKP tahun lama milik sendiri dicatat oleh pengelola yang lain.")
        return orang.id

    def _sudah_ada(self, baris: BarisImpor, pegawai_id: int, mulai: date, selesai: date) -> bool:
        for skp in self.tersimpan[pegawai_id]:
            if (skp.masa.lower, skp.masa.upper) == (mulai, selesai):
                isi: list[Baris46] = [*skp.kegiatan.all(), *skp.tambahan.all()]
                if any(_sama(satu.uraian, baris["uraian"]) for satu in isi):
                    return True
                raise _Salah(
                    "uraian", "SKP masa ini sudah tercatat tanpa baris ini. Tambahkan di layarnya."
                )
            if skp.masa.lower < selesai and mulai < skp.masa.upper:
                raise _Salah("mulai", "Masa ini beririsan dengan SKP yang sudah tercatat.")
        return False

    def _tolak_irisan(self, pegawai_id: int, mulai: date, selesai: date) -> None:
        for orang, awal, akhir in self.calon:
            if orang == pegawai_id and awal < selesai and mulai < akhir:
                raise _Salah("mulai", "Masa ini beririsan dengan masa lain orang ini di berkas.")

    def _skp(self, baris: BarisImpor, kunci: tuple[int, date, date]) -> SKP46:
        pejabat: dict[str, dict[str, str]] = {"pegawai": {}, "penilai": {}}
        for nama, _ in PEJABAT:
            if baris[nama]:
                siapa, apa = nama.split("_")
                pejabat[siapa][apa] = baris[nama]
        return SKP46(
            instansi_id=self.lingkup.instansi_id,
            pegawai_id=kunci[0],
            masa=DateRange(kunci[1], kunci[2]),
            pejabat=pejabat,
        )


def _sama(satu: str, dua: str) -> bool:
    return rapikan(satu).casefold() == rapikan(dua).casefold()


def _isi(calon: CalonSKP46, baris: BarisImpor) -> None:
    """Put a row into its SKP."""
    semua: list[Baris46] = [*calon.kegiatan, *calon.tambahan]
    if any(_sama(satu.uraian, baris["uraian"]) for satu in semua):
        raise _Salah("uraian", "Uraian ini tertulis dua kali untuk SKP yang sama. Sisakan satu.")
    if (baris["jenis"] or KEGIATAN) == KEGIATAN:
        calon.kegiatan.append(_kegiatan(calon, baris))
        return
    kreatif = baris["jenis"] == Tambahan46.KREATIVITAS
    if not baris["bukti"]:
        raise _Salah("bukti", "Tugas tambahan dan kreativitas perlu bukti. Isi nomor suratnya.")
    if kreatif != bool(baris["tingkat"]):
        raise _Salah("tingkat", "Isi manfaatnya bagi kreativitas, dan hanya bagi kreativitas.")
    calon.tambahan.append(
        Tambahan46(
            skp=calon.skp, jenis=baris["jenis"], uraian=baris["uraian"], bukti=baris["bukti"],
            tingkat=baris["tingkat"] or "",
        )
    )  # fmt: skip


def _kegiatan(calon: CalonSKP46, baris: BarisImpor) -> Kegiatan46:
    for wajib in ("kuantitas", "waktu", "satuan"):
        if not baris[wajib]:
            raise _Salah(wajib, "Kegiatan perlu target kuantitas, satuan, dan waktu di atas nol.")
    for mutu in ("mutu", "mutu_nyata"):
        if baris[mutu] is not None and baris[mutu] > 100:
            raise _Salah(mutu, "Mutu paling tinggi 100.")
    isi = {nama: baris[nama] for nama, *_ in ANGKA}
    isi["mutu"] = isi["mutu"] or Decimal(100)
    for nama in ("kuantitas_nyata", "mutu_nyata", "waktu_nyata"):
        isi[nama] = isi[nama] or Decimal(0)
    kegiatan = Kegiatan46(
        skp=calon.skp, urutan=len(calon.kegiatan) + 1, uraian=baris["uraian"],
        satuan=baris["satuan"], satuan_waktu=baris["satuan_waktu"] or "bulan", **isi,
    )  # fmt: skip
    try:
        nilai_tercatat(kegiatan)
    except AksiDitolak as galat:
        raise _Salah("biaya_nyata" if isi["biaya"] else "kuantitas", galat.kalimat) from galat
    return kegiatan
