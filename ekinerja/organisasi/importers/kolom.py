"""Columns of the flat list of units and posts."""

from collections.abc import Callable

from ekinerja.core.impor import Kolom
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_bulat,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
    baca_ya_tidak,
)
from ekinerja.organisasi.models import Jabatan, UnitKerja

JENIS_UNIT = {kata: kode for kode, sebutan in UnitKerja.JENIS for kata in (sebutan, kode)}
JENIS_JABATAN = {
    "JPT": "JPT",
    "Jabatan Pimpinan Tinggi": "JPT",
    "Administrator": "ADMINISTRATOR",
    "Pengawas": "PENGAWAS",
    "Pelaksana": "PELAKSANA",
    "Fungsional": "FUNGSIONAL",
    "Jabatan Fungsional": "FUNGSIONAL",
    "Pejabat negara": "POLITIS",
    "POLITIS": "POLITIS",
}
JENJANG_JABATAN = {kata: kode for kode, sebutan in Jabatan.JENJANG for kata in (sebutan, kode)}
KELOMPOK_JABATAN = {kata: kode for kode, sebutan in Jabatan.KELOMPOK for kata in (sebutan, kode)}
SEBUTAN_JABATAN = dict(Jabatan.JENIS)


def baca_panjang(batas: int) -> Callable[[object], str]:
    """Reader of text that must fit into ``batas`` letters."""

    def baca(nilai: object) -> str:
        teks = baca_teks(nilai)
        if len(teks) > batas:
            raise NilaiSalah(f"Isi ini {len(teks)} huruf; paling banyak {batas}. Persingkat.")
        return teks

    return baca


def baca_kelas(nilai: object) -> int:
    """Job class 1 to 17."""
    kelas = baca_bulat(nilai)
    if not 1 <= kelas <= 17:
        raise NilaiSalah("Kelas jabatan harus 1 sampai 17. Periksa dokumen evaluasi jabatan.")
    return kelas


def baca_nilai(nilai: object) -> int:
    """Value of a post, the sum of its factor scores."""
    angka = baca_bulat(nilai)
    if not 0 < angka <= 10_000:
        raise NilaiSalah("Nilai jabatan tidak wajar. Salin dari dokumen evaluasi jabatan.")
    return angka


def baca_orang(nilai: object) -> int:
    """A number of people, zero or more."""
    orang = baca_bulat(nilai)
    if not 0 <= orang <= 100_000:
        raise NilaiSalah("Jumlah orang tidak wajar. Tulis banyaknya pegawai, misalnya 1.")
    return orang


KODE_UNIT = Kolom(
    "kode_unit", "Kode unit", baca_panjang(40), contoh="01.2",
    petunjuk="Kode tetap unit; baris dengan kode sama adalah unit yang sama.",
    sinonim=("Kode unor", "Kode unit kerja"),
)  # fmt: skip
NAMA_UNIT = Kolom(
    "nama_unit", "Nama unit", baca_panjang(250), contoh="Bidang Aplikasi Informatika",
    petunjuk="Nama lengkap unit.", sinonim=("Unit kerja", "Nama unit kerja", "Unor"),
)  # fmt: skip
INDUK = Kolom(
    "induk", "Kode unit induk", baca_panjang(40), wajib=False, contoh="01",
    petunjuk="Kosong pada unit baru: langsung di bawah instansi.", sinonim=("Induk", "Kode induk"),
)  # fmt: skip
JENIS = Kolom(
    "jenis_unit", "Jenis unit", baca_pilihan(JENIS_UNIT), wajib=False, contoh="Bidang",
    petunjuk="Perangkat Daerah, Sekretariat Daerah, Bagian, Bidang, Kecamatan, UPTD, …",
)  # fmt: skip
KODE_JABATAN = Kolom(
    "kode_jabatan", "Kode jabatan", baca_panjang(60), wajib=False, contoh="01.2-prakom-pertama",
    petunjuk="Kode tetap jabatan. Kosong bila baris ini hanya unit.",
)  # fmt: skip
NAMA_JABATAN = Kolom(
    "nama_jabatan", "Nama jabatan", baca_panjang(250), wajib=False,
    contoh="Pranata Komputer Ahli Pertama", petunjuk="Wajib bila kode jabatannya diisi.",
    sinonim=("Jabatan",),
)  # fmt: skip
JENIS_POS = Kolom(
    "jenis", "Jenis jabatan", baca_pilihan(JENIS_JABATAN), wajib=False, contoh="Fungsional",
    petunjuk="JPT, Administrator, Pengawas, Pelaksana, Fungsional, atau Pejabat negara.",
)  # fmt: skip
KELAS = Kolom(
    "kelas", "Kelas jabatan", baca_kelas, wajib=False, contoh="8",
    petunjuk="1 sampai 17, dari hasil evaluasi jabatan.", sinonim=("Kelas",),
)  # fmt: skip
KEPALA = Kolom(
    "kepala", "Kepala unit", baca_ya_tidak, wajib=False, contoh="tidak",
    petunjuk="ya bila jabatan ini memimpin unitnya.", sinonim=("Kepala",),
)  # fmt: skip
ATASAN = Kolom(
    "atasan", "Kode jabatan atasan", baca_panjang(60), wajib=False, contoh="01.2-kabid",
    petunjuk="Kosong: kepala unitnya, atau kepala unit di atasnya.", sinonim=("Atasan",),
)  # fmt: skip
BEZETTING = Kolom(
    "bezetting", "Bezetting", baca_orang, wajib=False, contoh="2",
    petunjuk="Persediaan pegawai, orang. Kosong: 1.",
    sinonim=("Persediaan pegawai", "Jumlah pegawai"),
)  # fmt: skip
NILAI = Kolom(
    "nilai", "Nilai jabatan", baca_nilai, wajib=False, contoh="1290",
    petunjuk="Nilai hasil evaluasi jabatan yang menghasilkan kelasnya.", sinonim=("Nilai",),
)  # fmt: skip
JENJANG = Kolom(
    "jenjang", "Jenjang", baca_pilihan(JENJANG_JABATAN), wajib=False, contoh="Ahli Pertama",
    petunjuk="Hanya jabatan fungsional: Pemula sampai Penyelia, Ahli Pertama sampai Ahli Utama. "
    "Kosong: dibaca dari nama jabatannya.",
    sinonim=("Jenjang jabatan", "Jenjang JF"),
)  # fmt: skip
KELOMPOK = Kolom(
    "kelompok", "Kelompok", baca_pilihan(KELOMPOK_JABATAN), wajib=False, contoh="Umum",
    petunjuk="Umum, Pendidik, Kesehatan, atau Jabatan fungsional tertentu.",
    sinonim=("Kelompok jabatan", "Rumpun"),
)  # fmt: skip
KEBUTUHAN = Kolom(
    "kebutuhan", "Kebutuhan", baca_orang, wajib=False, contoh="3",
    petunjuk="Kebutuhan pegawai hasil analisis beban kerja, orang.",
    sinonim=("Kebutuhan pegawai", "Hasil ABK", "ABK", "Formasi"),
)  # fmt: skip
SEJAK = Kolom(
    "sejak", "Berlaku sejak", baca_tanggal, wajib=False, contoh="01/01/2026",
    petunjuk="Hanya untuk yang baru. Kosong: 1 Januari tahun ini.", sinonim=("TMT",),
)  # fmt: skip
KOLOM_UNIT = (KODE_UNIT, NAMA_UNIT, INDUK, JENIS, SEJAK)
KOLOM = (
    KODE_UNIT, NAMA_UNIT, INDUK, JENIS, KODE_JABATAN, NAMA_JABATAN, JENIS_POS, KELAS, BEZETTING,
    KEPALA, ATASAN, SEJAK, NILAI, JENJANG, KELOMPOK, KEBUTUHAN,
)  # fmt: skip
