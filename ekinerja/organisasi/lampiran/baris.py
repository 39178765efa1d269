"""Membedakan baris judul, jabatan, judul halaman, dan jumlah pada lampiran."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ekinerja.core.tabel import (
    Baris,
    BerkasDitolak,
    Lembar,
    NilaiSalah,
    baca_bulat,
    baca_teks,
    kosong,
    rapikan,
)
from ekinerja.organisasi.lampiran.hasil import Temuan
from ekinerja.organisasi.lampiran.nama import jenis_unit, pisahkan_nomor, rapikan_nama

BARIS_KEPALA_MAKS = 60
KELAS_SAH = range(1, 18)
JUDUL_KOLOM = {
    "no": r"no\.?|nomor|no\.? urut|nomor urut",
    "nama": r"(nama )?jabatan( struktural)?|nama jabatan\b.*|uraian jabatan",
    "kelas": r"kelas\b.*",
    "bezetting": r"((persediaan|bezetting|formasi|jumlah (pegawai|pemangku|orang))\b.*|jumlah)",
    "unit": r"unit (kerja|organisasi)|perangkat daerah|opd|skpd",
}
WAJIB = ("nama", "kelas")


@dataclass(frozen=True, slots=True)
class Judul:
    """Baris judul unit; `gaya` adalah gaya nomornya."""

    baris: int
    teks: str
    gaya: str


@dataclass(frozen=True, slots=True)
class BarisJabatan:
    """Baris jabatan seperti tertulis."""

    baris: int
    nomor: int | None
    nama: str
    kelas: int | None
    bezetting: int | None


@dataclass(frozen=True, slots=True)
class BarisJumlah:
    """Baris jumlah di akhir lampiran."""

    baris: int
    jumlah: int | None


Isi = Judul | BarisJabatan | BarisJumlah


def adalah_lampiran(lembar: Lembar) -> bool:
    """Benar bila lembar ini punya baris judul tabel dan sedikitnya dua judul unit."""
    kepala = _cari_kepala(lembar.baris)
    if kepala is None or "unit" in kepala[1]:
        return kepala is not None and "bezetting" in kepala[1]
    judul = (satu for satu in pilah(lembar, []) if isinstance(satu, Judul))
    return next(judul, None) is not None and next(judul, None) is not None


def pilah(lembar: Lembar, temuan: list[Temuan]) -> Iterator[Isi]:
    """Isi lampiran urut baris; temuan ditambahkan ke `temuan`. Berhenti sesudah baris jumlah.

    :raises BerkasDitolak: bila baris judul tabel tidak ditemukan.
    """
    kepala = _cari_kepala(lembar.baris)
    if kepala is None:
        raise BerkasDitolak(
            "Baris judul tabel tidak ditemukan. Lampiran harus punya kolom NO, NAMA JABATAN, "
            "KELAS JABATAN, dan PERSEDIAAN PEGAWAI."
        )
    awal, kolom = kepala
    unit_kini = ""
    for baris in lembar.baris:
        if baris.nomor <= awal or _ulangan(baris, kolom):
            continue
        if "unit" in kolom and not kosong(baris.ambil(kolom["unit"])):
            unit = baca_teks(baris.ambil(kolom["unit"]))
            if unit != unit_kini:
                unit_kini = unit
                yield _judul(baris.nomor, unit)
        isi = _isi(baris, kolom, temuan)
        if isi is not None:
            yield isi
        if isinstance(isi, BarisJumlah):
            return


def _cari_kepala(baris: Sequence[Baris]) -> tuple[int, dict[str, int]] | None:
    """Nomor baris terakhir judul tabel dan letak kolomnya; judul dua baris ikut dikenali."""
    awal = [satu for satu in baris if satu.nomor <= BARIS_KEPALA_MAKS]
    for satu, bawah in zip_longest(awal, awal[1:]):
        if kolom := _letak(satu.sel):
            return satu.nomor, kolom
        if bawah is None or _letak(bawah.sel):
            continue
        if kolom := _letak(_gabung(satu, bawah)):
            return bawah.nomor, kolom
    return None


def _gabung(atas: Baris, bawah: Baris) -> list[str]:
    lebar = max(len(atas.sel), len(bawah.sel))
    return [rapikan(f"{_kata(atas, k)} {_kata(bawah, k)}") for k in range(lebar)]


def _kata(baris: Baris, kolom: int) -> str:
    sel = baris.ambil(kolom)
    return sel if isinstance(sel, str) else ""


def _letak(sel: Sequence[object]) -> dict[str, int]:
    """Letak kolom menurut kata judulnya; kosong bila bukan baris judul tabel."""
    kolom: dict[str, int] = {}
    for letak, satu in enumerate(sel):
        teks = rapikan(satu).casefold() if isinstance(satu, str) else ""
        for nama, pola in JUDUL_KOLOM.items():
            if teks and nama not in kolom and re.fullmatch(pola, teks):
                kolom[nama] = letak
                break
    return kolom if all(nama in kolom for nama in WAJIB) else {}


def _ulangan(baris: Baris, kolom: dict[str, int]) -> bool:
    """Judul tabel yang diulang tiap halaman, atau baris nomor kolom (1, 2, 3, 4)."""
    if _letak(baris.sel):
        return True
    isi = [baca_teks(baris.ambil(letak)).strip("()") for letak in sorted(kolom.values())]
    return len(isi) > 1 and isi == [str(nomor) for nomor in range(1, len(isi) + 1)]


def _isi(baris: Baris, kolom: dict[str, int], temuan: list[Temuan]) -> Isi | None:
    nomor = baris.ambil(kolom.get("no", -1))
    nama = baca_teks(baris.ambil(kolom["nama"]))
    kelas = baris.ambil(kolom["kelas"])
    jumlah = baris.ambil(kolom.get("bezetting", -1))
    teks_nomor = baca_teks(nomor)
    if re.match(r"(total|jumlah)\b", (nama or teks_nomor).casefold()):
        return BarisJumlah(baris.nomor, _bulat(jumlah))
    if nama and (not kosong(kelas) or _tampak_jabatan(teks_nomor, nama)):
        _laporkan_sisa(baris, kolom, temuan)
        return BarisJabatan(
            baris.nomor,
            _bulat(nomor),
            nama,
            _kelas(baris.nomor, kelas, temuan),
            _bezetting(baris.nomor, jumlah, temuan),
        )
    judul = rapikan(f"{teks_nomor} {nama}") if nama else teks_nomor
    return _judul(baris.nomor, judul) if judul and not judul.isdigit() else None


def _judul(nomor: int, teks: str) -> Judul:
    gaya, bersih = pisahkan_nomor(teks)
    if not gaya and (cocok := re.match(r"([IVXLC]+|[A-Z]|\d{1,3}) (?=\S)", teks)):
        gaya, bersih = pisahkan_nomor(f"{cocok[1]}. {teks[cocok.end() :]}")
    return Judul(nomor, bersih, gaya)


def _tampak_jabatan(nomor: str, nama: str) -> bool:
    """Baris bernomor tanpa kelas: jabatan yang kelasnya belum diisi, kecuali bernama unit."""
    return nomor.rstrip(".").isdigit() and jenis_unit(rapikan_nama(nama)) is None


def _bulat(nilai: object) -> int | None:
    try:
        return None if kosong(nilai) else baca_bulat(str(nilai).rstrip("."))
    except NilaiSalah:
        return None


def _kelas(baris: int, nilai: object, temuan: list[Temuan]) -> int | None:
    kelas = _bulat(nilai)
    if kelas in KELAS_SAH:
        return kelas
    kalimat = (
        "Kelas jabatan belum diisi. Isi dengan angka 1 sampai 17."
        if kosong(nilai)
        else "Kelas jabatan harus angka 1 sampai 17."
    )
    temuan.append(Temuan(baris, "kelas", baca_teks(nilai), kalimat))
    return None


def _bezetting(baris: int, nilai: object, temuan: list[Temuan]) -> int | None:
    if baca_teks(nilai) in ("-", "–"):
        return 0
    jumlah = _bulat(nilai)
    if jumlah is None or jumlah < 0:
        kalimat = "Persediaan pegawai belum terbaca. Isi dengan angka, 0 bila kosong."
        temuan.append(Temuan(baris, "persediaan", baca_teks(nilai), kalimat))
        return None
    return jumlah


def _laporkan_sisa(baris: Baris, kolom: dict[str, int], temuan: list[Temuan]) -> None:
    terpakai = set(kolom.values())
    for letak, sel in enumerate(baris.sel):
        if letak not in terpakai and letak > max(terpakai) and not kosong(sel):
            kalimat = "Ada isi di luar kolom tabel; isi itu tidak dibaca."
            temuan.append(Temuan(baris.nomor, "di_luar_kolom", baca_teks(sel), kalimat))
