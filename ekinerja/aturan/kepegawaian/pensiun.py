"""Batas usia pensiun menurut jabatan, dan tanggal mulai pensiun."""

from datetime import date

from ..kesalahan import AturanGagal
from ..registri import aturan, fakta
from ..tabel import Tabel

KELOMPOK = (
    "pimpinan tinggi", "administrator", "pengawas", "pelaksana", "keterampilan", "ahli pertama",
    "ahli muda", "ahli madya", "ahli utama", "guru",
)  # fmt: skip

fakta("kelompok_batas_usia", str, satuan="teks", pilihan=KELOMPOK,
      keterangan="kelompok jabatan yang menentukan batas usia pensiun")  # fmt: skip
fakta("batas_usia_jabatan", int, satuan="tahun", bawaan=0, minimal=0, maksimal=75,
      keterangan="batas usia yang ditetapkan khusus bagi jabatannya, 0 bila tidak ada")  # fmt: skip
fakta("tanggal_lahir", date, satuan="tanggal", keterangan="tanggal lahir pegawai")


@aturan(dasar="PP 11/2017 Pasal 239 ayat (2) dan Pasal 240", sejak="2017-04-07", satuan="tahun")
def batas_usia_pensiun(
    kelompok_batas_usia: str, batas_usia_jabatan: int, tabel_batas_usia_pensiun: Tabel
) -> int:
    """Batas usia mengikuti jabatan; yang ditetapkan undang-undang bagi jabatan itu didahulukan."""
    if batas_usia_jabatan:
        return batas_usia_jabatan
    hasil = tabel_batas_usia_pensiun.cari(kelompok_batas_usia)
    if not isinstance(hasil, int):
        raise AturanGagal("Tabel batas usia pensiun tidak berisi tahun. Periksa tabel itu.")
    return hasil


@aturan(dasar="PP 11/2017 Pasal 239 ayat (1); kelaziman penetapan TMT pensiun",
        sejak="2017-04-07", satuan="tanggal", status="belum_terverifikasi",
        catatan="Batas usianya terbaca dari kutipan Pasal 239; bahwa TMT-nya tanggal satu bulan "
        "berikutnya adalah kelaziman SK pensiun yang naskahnya belum dibaca.")  # fmt: skip
def tanggal_pensiun(tanggal_lahir: date, batas_usia_pensiun: int) -> date:
    """Pensiun berlaku sejak tanggal satu bulan sesudah bulan ulang tahun pada batas usianya."""
    tahun, bulan = tanggal_lahir.year + batas_usia_pensiun, tanggal_lahir.month
    return date(tahun + 1, 1, 1) if bulan == 12 else date(tahun, bulan + 1, 1)
