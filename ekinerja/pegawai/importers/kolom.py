"""Columns of the import of people, and how their cells are read."""

import re
from collections.abc import Callable
from decimal import Decimal

from ekinerja.core.impor import Kolom
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_bulat,
    baca_desimal,
    baca_nip,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
)

JENIS = {
    "PNS": "PNS",
    "CPNS": "CPNS",
    "PPPK": "PPPK",
    "PPPK Paruh Waktu": "PPPK_PW",
    "PPPK_PW": "PPPK_PW",
    "Non-ASN": "NON_ASN",
    "NON_ASN": "NON_ASN",
    "Alih daya": "ALIH_DAYA",
    "Tenaga alih daya": "ALIH_DAYA",
    "ALIH_DAYA": "ALIH_DAYA",
}
TANPA_NIP = ("NON_ASN", "ALIH_DAYA")
KELAMIN = {"L": "L", "P": "P", "Laki-laki": "L", "Perempuan": "P"}
PTKP = {f"{status}/{anak}": f"{status}/{anak}" for status in ("TK", "K") for anak in range(4)}
_GOLONGAN_PNS = re.compile(r"(I|II|III|IV)\s*/?\s*([a-e])", re.IGNORECASE)
_ROMAWI = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII",
)  # fmt: skip


def baca_golongan(nilai: object) -> str:
    """``III/a`` of a PNS, or ``IX`` of a PPPK."""
    teks = baca_teks(nilai)
    cocok = _GOLONGAN_PNS.fullmatch(teks)
    if cocok:
        return f"{cocok[1].upper()}/{cocok[2].lower()}"
    if teks.upper() in _ROMAWI:
        return teks.upper()
    raise NilaiSalah("Golongan ini tidak dikenal. Tulis seperti III/a, atau IX untuk PPPK.")


def baca_angka_teks(sebutan: str, panjang: tuple[int, ...] = ()) -> Callable[[object], str]:
    """Reader of a number kept as text (account, NPWP, PIN): digits only, leading zeros kept."""

    def baca(nilai: object) -> str:
        teks = re.sub(r"[\s.'’`-]", "", baca_teks(nilai))
        if not (teks.isascii() and teks.isdigit()):
            raise NilaiSalah(f"{sebutan} hanya boleh berisi angka. Ketik ulang dalam format Teks.")
        if panjang and len(teks) not in panjang:
            diminta = " atau ".join(str(satu) for satu in panjang)
            raise NilaiSalah(f"{sebutan} ini {len(teks)} angka, seharusnya {diminta} angka.")
        return teks

    return baca


def baca_rupiah(nilai: object) -> int:
    """Rupiah without cents, never negative."""
    rupiah = baca_bulat(nilai)
    if rupiah < 0:
        raise NilaiSalah("Jumlah rupiah tidak boleh negatif.")
    return rupiah


def baca_jam_minggu(nilai: object) -> Decimal:
    """Hours a week of a contract, at most 48."""
    jam = baca_desimal(nilai)
    if not 0 < jam <= 48:
        raise NilaiSalah("Jam per minggu harus lebih dari 0 dan paling banyak 48.")
    return jam.quantize(Decimal("0.01"))


def baca_surel(nilai: object) -> str:
    """An e-mail address, roughly: one @ with something on both sides."""
    teks = baca_teks(nilai)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", teks) or len(teks) > 254:
        raise NilaiSalah("Alamat surel ini tidak dapat dipakai. Tulis seperti nama@contoh.go.id.")
    return teks


def baca_panjang(batas: int) -> Callable[[object], str]:
    """Reader of text that must fit into ``batas`` letters."""

    def baca(nilai: object) -> str:
        teks = baca_teks(nilai)
        if len(teks) > batas:
            raise NilaiSalah(f"Isi ini {len(teks)} huruf; paling banyak {batas}. Persingkat.")
        return teks

    return baca


NIP = Kolom(
    "nip", "NIP", baca_nip, wajib=False, contoh="199001012015032999",
    petunjuk="18 angka dalam format Teks. Kosong hanya bagi Non-ASN dan alih daya.",
    sinonim=("NIP Baru", "NI PPPK", "NIP/NI PPPK", "Nomor Induk Pegawai"),
)  # fmt: skip
PENGGUNA = Kolom(
    "nama_pengguna", "Nama pengguna", baca_panjang(60), wajib=False,
    petunjuk="Hanya bagi pegawai tanpa NIP: nama untuk masuk aplikasi.", sinonim=("Username",),
)  # fmt: skip
PIN = Kolom(
    "pin_mesin", "PIN mesin", baca_panjang(24), wajib=False, contoh="1042",
    petunjuk="Nomor pegawai pada mesin kehadiran.", sinonim=("PIN", "ID mesin", "Nomor mesin"),
)  # fmt: skip
KODE_JABATAN = Kolom(
    "kode_jabatan", "Kode jabatan", baca_panjang(60), wajib=False, contoh="J-0142",
    petunjuk="Kode dari daftar jabatan. Boleh diganti Unit kerja dan Nama jabatan.",
)  # fmt: skip
TMT = Kolom(
    "tmt_jabatan", "TMT jabatan", baca_tanggal, wajib=False, contoh="02/01/2026",
    petunjuk="Mulai memangku jabatan; wajib bila jabatannya diisi.", sinonim=("TMT",),
)  # fmt: skip
SK = Kolom(
    "nomor_sk", "Nomor SK", baca_panjang(200), wajib=False, contoh="821/12/2026 tgl 2 Januari 2026",
    petunjuk="Nomor dan tanggal SK jabatan; wajib bila jabatannya diisi.",
    sinonim=("SK", "Nomor SK jabatan", "Dasar"),
)  # fmt: skip
LAHIR = Kolom(
    "tanggal_lahir", "Tanggal lahir", baca_tanggal, wajib=False, contoh="01/01/1990",
    petunjuk="Harus sama dengan NIP. Kosong: diambil dari NIP.", sinonim=("Tgl lahir",),
)  # fmt: skip
KONTRAK = (
    Kolom(
        "nomor_kontrak", "Nomor kontrak", baca_panjang(120), wajib=False, contoh="800/15/2026",
        petunjuk="Perjanjian kerja PPPK, PPPK Paruh Waktu, atau tenaga alih daya.",
        sinonim=("Kontrak", "Nomor perjanjian kerja"),
    ),
    Kolom(
        "mulai_kontrak", "Mulai kontrak", baca_tanggal, wajib=False, contoh="01/01/2026",
        petunjuk="Wajib bila nomor kontraknya diisi.", sinonim=("Awal kontrak",),
    ),
    Kolom(
        "akhir_kontrak", "Akhir kontrak", baca_tanggal, wajib=False, contoh="31/12/2026",
        petunjuk="Hari terakhir kontrak; kosong bila tidak ditentukan.",
        sinonim=("Selesai kontrak", "Berakhir kontrak"),
    ),
    Kolom(
        "jam_per_minggu", "Jam per minggu", baca_jam_minggu, wajib=False, contoh="18,75",
        petunjuk="Jam kerja seminggu menurut kontrak; PPPK Paruh Waktu.",
        sinonim=("Jam kerja seminggu",),
    ),
    Kolom(
        "upah", "Upah", baca_rupiah, wajib=False, contoh="2000000",
        petunjuk="Rupiah sebulan menurut kontrak.", sinonim=("Upah sebulan", "Gaji kontrak"),
    ),
    Kolom(
        "penyedia", "Penyedia", baca_panjang(200), wajib=False,
        petunjuk="Perusahaan penyedia tenaga alih daya.", sinonim=("Perusahaan penyedia",),
    ),
)  # fmt: skip
KOLOM = (
    NIP,
    PENGGUNA,
    Kolom(
        "nama", "Nama", baca_panjang(200), contoh="Contoh Pegawai, S.Kom.",
        petunjuk="Nama lengkap dengan gelar.", sinonim=("Nama lengkap", "Nama pegawai"),
    ),
    Kolom(
        "jenis", "Jenis pegawai", baca_pilihan(JENIS), contoh="PNS",
        petunjuk="PNS, CPNS, PPPK, PPPK Paruh Waktu, Non-ASN, atau Tenaga alih daya.",
        sinonim=("Jenis", "Status pegawai", "Status kepegawaian"),
    ),
    Kolom(
        "golongan", "Golongan", baca_golongan, wajib=False, contoh="III/b",
        petunjuk="Seperti III/b, atau IX untuk PPPK.", sinonim=("Gol", "Gol. ruang", "Pangkat/Gol"),
    ),
    Kolom(
        "tmt_golongan", "TMT golongan", baca_tanggal, wajib=False, contoh="01/04/2024",
        petunjuk="Mulai golongan itu; kosong: sejak hari impor.",
        sinonim=("TMT pangkat", "TMT gol", "TMT gol. ruang"),
    ),
    LAHIR,
    Kolom(
        "jenis_kelamin", "L/P", baca_pilihan(KELAMIN), wajib=False, contoh="P",
        petunjuk="L atau P. Kosong: diambil dari NIP.", sinonim=("Jenis kelamin", "JK"),
    ),
    KODE_JABATAN,
    Kolom(
        "unit", "Unit kerja", baca_teks, wajib=False, contoh="Bidang Aplikasi Informatika",
        petunjuk="Nama atau kode unit; hanya bila Kode jabatan kosong.", sinonim=("Unit", "Unor"),
    ),
    Kolom(
        "nama_jabatan", "Nama jabatan", baca_teks, wajib=False,
        contoh="Pranata Komputer Ahli Pertama",
        petunjuk="Nama jabatan pada unit itu; hanya bila Kode jabatan kosong.",
        sinonim=("Jabatan",),
    ),
    TMT,
    SK,
    PIN,
    Kolom(
        "npwp", "NPWP", baca_angka_teks("NPWP", (15, 16)), wajib=False, contoh="0012345678901000",
        petunjuk="15 atau 16 angka dalam format Teks.",
    ),
    Kolom(
        "status_ptkp", "Status PTKP", baca_pilihan(PTKP), wajib=False, contoh="TK/0",
        petunjuk="TK/0 sampai K/3.", sinonim=("PTKP",),
    ),
    Kolom(
        "nomor_rekening", "Nomor rekening", baca_angka_teks("Nomor rekening"), wajib=False,
        contoh="0100123456", petunjuk="Angka saja, format Teks.",
        sinonim=("Rekening", "No rekening", "No. Rekening"),
    ),
    Kolom(
        "kode_bank", "Kode bank", baca_panjang(10), wajib=False, contoh="129",
        petunjuk="Kode bank tiga angka.",
    ),
    Kolom(
        "dasar_gaji_bpjs", "Dasar gaji BPJS", baca_rupiah, wajib=False, contoh="4500000",
        petunjuk="Rupiah sebulan: gaji yang menjadi dasar iuran BPJS Kesehatan.",
        sinonim=("Gaji BPJS", "Dasar BPJS"),
    ),
    Kolom(
        "nik", "NIK", baca_angka_teks("NIK", (16,)), wajib=False, contoh="5106010101900001",
        petunjuk="16 angka dalam format Teks.", sinonim=("Nomor induk kependudukan", "No KTP"),
    ),
    Kolom(
        "surel", "Surel", baca_surel, wajib=False, contoh="contoh@example.go.id",
        petunjuk="Alamat surel pegawai.", sinonim=("Email", "E-mail"),
    ),
    Kolom(
        "telepon", "Telepon", baca_panjang(20), wajib=False, contoh="081234567890",
        petunjuk="Nomor telepon genggam.", sinonim=("No HP", "Nomor HP", "HP", "No. HP"),
    ),
    *KONTRAK,
)  # fmt: skip
