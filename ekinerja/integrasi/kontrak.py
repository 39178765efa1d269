"""The contract of a source: names of the columns, and how a cell of it is read.

All cells are text or nothing; dates are ``YYYY-MM-DD``. A missing or empty cell says nothing and
never erases what is stored here. ``docs/rujukan/simpeg.md`` is written from this module.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ekinerja.core.tabel import NilaiSalah, baca_nip, baca_pilihan
from ekinerja.integrasi.bentuk import (
    DataMentah,
    DataSumber,
    Mentah,
    OrangSumber,
    Salah,
    SimpulSumber,
    SumberGagal,
    TempatSumber,
)
from ekinerja.pegawai.importers.kolom import (
    JENIS,
    KELAMIN,
    PTKP,
    baca_angka_teks,
    baca_golongan,
    baca_panjang,
    baca_surel,
)
from ekinerja.perencanaan.importers import (
    ImporIndikatorSasaran,
    ImporProgram,
    ImporRencanaAksi,
    ImporSasaran,
    ImporTargetSasaran,
)
from ekinerja.perencanaan.importers.dasar import ImporPerencanaan

PEGAWAI = (
    "id", "nip", "nama", "jenis", "golongan", "tmt_golongan", "sk_golongan", "tanggal_lahir",
    "jenis_kelamin", "nik", "npwp", "status_ptkp", "nomor_rekening", "kode_bank", "surel",
    "telepon", "kode_jabatan", "nama_jabatan", "kode_unit", "nama_unit", "tmt_jabatan",
    "nomor_sk", "tanggal_sk",
)  # fmt: skip
JABATAN = ("id", "kode", "nama", "kelas", "kode_unit", "kode_atasan")
UNIT = ("id", "kode", "nama", "kode_induk")
KOLOM = {"pegawai": PEGAWAI, "jabatan": JABATAN, "unit": UNIT}
WAJIB = {"pegawai": ("id", "nip", "nama"), "jabatan": ("id", "nama"), "unit": ("id", "nama")}
PANJANG_ID = 100
# daftar sistem perencanaan: kolom importirnya, dengan pengenalnya di sana sebagai id
IMPORTIR_RENCANA: Mapping[str, type[ImporPerencanaan]] = {
    satu.kunci: satu
    for satu in (
        ImporSasaran, ImporIndikatorSasaran, ImporTargetSasaran, ImporProgram, ImporRencanaAksi
    )
}  # fmt: skip
# apa yang terjadi pada baris sebuah daftar
HITUNGAN_RENCANA = ("baru", "berubah", "tetap", "salah")
SEMUA_KOLOM = KOLOM | {
    kunci: ("id", *(kolom.nama for kolom in satu.kolom if kolom.nama != "kunci_luar"))
    for kunci, satu in IMPORTIR_RENCANA.items()
}
SEMUA_WAJIB = WAJIB | {
    kunci: ("id", *(kolom.nama for kolom in satu.kolom if kolom.wajib))
    for kunci, satu in IMPORTIR_RENCANA.items()
}


def baca_iso(nilai: object) -> date:
    """A date of the contract."""
    try:
        return date.fromisoformat(str(nilai))
    except ValueError as salah:
        raise NilaiSalah("Tanggal harus ditulis TTTT-BB-HH, misalnya 2026-01-31.") from salah


def _baca_kelas(nilai: object) -> int:
    teks = str(nilai)
    if not (teks.isascii() and teks.isdigit() and 1 <= int(teks[:3]) <= 17):
        raise NilaiSalah("Kelas jabatan harus angka 1 sampai 17.")
    return int(teks)


# medan → (kolom kontrak, pembaca)
PEMBACA: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "pegawai.nama": ("nama", baca_panjang(200)),
    "pegawai.jenis": ("jenis", baca_pilihan(JENIS)),
    "pegawai.golongan": ("golongan", baca_golongan),
    "pegawai.tanggal_lahir": ("tanggal_lahir", baca_iso),
    "pegawai.jenis_kelamin": ("jenis_kelamin", baca_pilihan(KELAMIN)),
    "pegawai.nik": ("nik", baca_angka_teks("NIK", (16,))),
    "pegawai.npwp": ("npwp", baca_angka_teks("NPWP", (15, 16))),
    "pegawai.status_ptkp": ("status_ptkp", baca_pilihan(PTKP)),
    "pegawai.rekening": ("nomor_rekening", baca_angka_teks("Nomor rekening")),
    "pegawai.bank": ("kode_bank", baca_panjang(10)),
    "pegawai.surel": ("surel", baca_surel),
    "pegawai.telepon": ("telepon", baca_panjang(20)),
}


def urai(mentah: DataMentah) -> DataSumber:
    """Every cell read; a value that cannot be used is kept as a fault of its person.

    :raises SumberGagal: an id or NIP that comes twice, or a row without its id.
    """
    for daftar, baris in (
        ("pegawai", mentah.pegawai), ("jabatan", mentah.jabatan), ("unit", mentah.unit),
    ):  # fmt: skip
        tolak_ganda(daftar, [satu.get("id") or "" for satu in baris or ()])
    tolak_ganda("pegawai", [satu.get("nip") or "" for satu in mentah.pegawai], kolom="nip")
    return DataSumber(
        pegawai=[_orang(satu) for satu in mentah.pegawai],
        jabatan=[_jabatan(satu) for satu in mentah.jabatan or ()],
        unit=[_unit(satu) for satu in mentah.unit or ()],
        sebagian=mentah.sebagian,
    )


def tolak_ganda(daftar: str, isi: list[str], *, kolom: str = "id") -> None:
    """:raises SumberGagal: an id of a list that is empty, too long, or comes twice."""
    if "" in isi or any(len(satu) > PANJANG_ID for satu in isi):
        raise SumberGagal(
            f"Ada baris {daftar} tanpa {kolom}, atau {kolom}-nya terlalu panjang. Bacaan ini "
            "tidak dipakai; sampaikan kepada pengelola sumbernya."
        )
    if len(set(isi)) != len(isi):
        ganda = next(satu for satu in isi if isi.count(satu) > 1)
        raise SumberGagal(
            f"Daftar {daftar} memuat {kolom} {ganda} lebih dari sekali. Bacaan ini tidak dipakai; "
            "sampaikan kepada pengelola sumbernya."
        )


def _orang(baris: Mentah) -> OrangSumber:
    isi: dict[str, Any] = {}
    salah: list[Salah] = []
    for medan, (kolom, baca) in PEMBACA.items():
        _baca(baris, kolom, medan, baca, (isi, salah))
    nip = _baca(baris, "nip", "pegawai.nip", baca_nip, ({}, salah)) or ""
    tmt = _baca(baris, "tmt_golongan", "pegawai.golongan", baca_iso, ({}, salah))
    tempat = _tempat(baris, salah)
    return OrangSumber(
        id_luar=baris.get("id") or "", nip=nip, nama=(baris.get("nama") or "")[:200], isi=isi,
        tmt_golongan=tmt, sk_golongan=(baris.get("sk_golongan") or "")[:170], tempat=tempat,
        salah=tuple(salah),
    )  # fmt: skip


def _tempat(baris: Mentah, salah: list[Salah]) -> TempatSumber | None:
    """The post, when the source names one."""
    if not (baris.get("kode_jabatan") or baris.get("nama_jabatan")):
        return None
    medan = "pegawai.penempatan"
    tmt = _baca(baris, "tmt_jabatan", medan, baca_iso, ({}, salah))
    tanggal = _baca(baris, "tanggal_sk", medan, baca_iso, ({}, salah))
    nomor = (baris.get("nomor_sk") or "")[:160]
    dasar = f"{nomor} tanggal {tanggal:%d/%m/%Y}" if nomor and tanggal else nomor
    return TempatSumber(
        kode_jabatan=baris.get("kode_jabatan") or "", nama_jabatan=baris.get("nama_jabatan") or "",
        kode_unit=baris.get("kode_unit") or "", nama_unit=baris.get("nama_unit") or "",
        tmt=tmt, dasar=dasar, nomor_sk=nomor,
    )  # fmt: skip


def _jabatan(baris: Mentah) -> SimpulSumber:
    salah: list[Salah] = []
    nama = _baca(baris, "nama", "jabatan.nama", baca_panjang(250), ({}, salah))
    kelas = _baca(baris, "kelas", "jabatan.kelas", _baca_kelas, ({}, salah))
    return SimpulSumber(
        id_luar=baris.get("id") or "", kode=baris.get("kode") or "", nama=nama or "",
        atas=baris.get("kode_atasan") or None, kelas=kelas, kode_unit=baris.get("kode_unit") or "",
        salah=tuple(salah),
    )  # fmt: skip


def _unit(baris: Mentah) -> SimpulSumber:
    salah: list[Salah] = []
    nama = _baca(baris, "nama", "unit.nama", baca_panjang(250), ({}, salah))
    return SimpulSumber(
        id_luar=baris.get("id") or "", kode=baris.get("kode") or "", nama=nama or "",
        atas=baris.get("kode_induk") or None, salah=tuple(salah),
    )  # fmt: skip


def _baca(
    baris: Mentah,
    kolom: str,
    medan: str,
    baca: Callable[[object], Any],
    hasil: tuple[dict[str, Any], list[Salah]],
) -> Any:
    """The value of a cell, also put under its field; a fault goes to the list of faults."""
    teks = (baris.get(kolom) or "").strip()
    if not teks:
        return None
    isi, salah = hasil
    try:
        isi[medan] = baca(teks)
    except NilaiSalah as galat:
        salah.append(Salah(medan, teks[:80], galat.kalimat))
        return None
    return isi[medan]
