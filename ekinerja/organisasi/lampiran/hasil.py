"""Bentuk hasil penguraian lampiran evaluasi jabatan."""

from dataclasses import dataclass
from enum import StrEnum


class JenisUnit(StrEnum):
    """Jenis unit menurut judulnya; `jenis_model` memetakannya ke pilihan yang disimpan."""

    SETDA = "SETDA"
    OPD = "OPD"
    BIRO = "BIRO"
    RUMAH_SAKIT = "RUMAH_SAKIT"
    BAGIAN = "BAGIAN"
    BIDANG = "BIDANG"
    SEKRETARIAT = "SEKRETARIAT"
    IRBAN = "IRBAN"
    UPTD = "UPTD"
    CABANG = "CABANG"
    PUSKESMAS = "PUSKESMAS"
    KECAMATAN = "KECAMATAN"
    KELURAHAN = "KELURAHAN"
    SUBBAGIAN = "SUBBAGIAN"
    SUBBIDANG = "SUBBIDANG"
    SEKSI = "SEKSI"
    LAIN = "LAIN"


JENIS_MODEL = {
    JenisUnit.RUMAH_SAKIT: "UPTD",
    JenisUnit.SEKRETARIAT: "LAIN",
    JenisUnit.IRBAN: "LAIN",
    JenisUnit.CABANG: "LAIN",
    JenisUnit.SUBBIDANG: "LAIN",
}


@dataclass(frozen=True, slots=True)
class UnitLampiran:
    """Satu unit; `kunci` dan `induk` adalah urutannya pada `HasilLampiran.unit`.

    :ivar nama_tercetak: persis seperti di berkas; `nama` sudah dirapikan.
    :ivar diturunkan: tidak punya judul sendiri, diturunkan dari jabatan kepalanya.
    :ivar jenis_diduga: jenisnya tidak tertulis pada judul.
    """

    kunci: int
    nama: str
    nama_tercetak: str
    jenis: JenisUnit
    induk: int | None
    baris: int
    diturunkan: bool = False
    jenis_diduga: bool = False

    @property
    def jenis_model(self) -> str:
        """Pilihan jenis pada tabel unit kerja."""
        return JENIS_MODEL.get(self.jenis, self.jenis.value)


@dataclass(frozen=True, slots=True)
class JabatanLampiran:
    """Satu jabatan; `unit` dan `atasan` adalah urutan pada hasil, None bila tidak tertempatkan.

    :ivar jenis: JPT, ADMINISTRATOR, PENGAWAS, FUNGSIONAL, atau PELAKSANA, selalu diduga dari
        sebutan jabatannya dan harus diperiksa orang.
    :ivar bezetting: persediaan pegawai, orang.
    """

    nomor: int | None
    nama: str
    nama_tercetak: str
    kelas: int | None
    bezetting: int | None
    unit: int | None
    kepala: bool
    jenis: str
    baris: int
    atasan: int | None = None


@dataclass(frozen=True, slots=True)
class Temuan:
    """Sesuatu yang perlu dilihat orang; `menahan` berarti baris itu tidak dapat dipakai."""

    baris: int
    sebab: str
    nilai: str
    kalimat: str
    menahan: bool = False


@dataclass(frozen=True, slots=True)
class HasilLampiran:
    """Pohon unit (induk selalu mendahului anaknya), jabatan urut baris, dan temuan urut baris."""

    unit: tuple[UnitLampiran, ...]
    jabatan: tuple[JabatanLampiran, ...]
    temuan: tuple[Temuan, ...]

    def jalur(self, kunci: int | None) -> tuple[str, ...]:
        """Nama unit dari akar sampai unit `kunci`."""
        nama: list[str] = []
        while kunci is not None:
            unit = self.unit[kunci]
            nama.append(unit.nama)
            kunci = unit.induk
        return tuple(reversed(nama))
