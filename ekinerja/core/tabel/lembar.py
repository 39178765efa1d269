"""`buka_tabel`: satu berkas tabel menjadi satu `Lembar` berisi baris bernomor."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import PurePath
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from ekinerja.core.tabel.berkas import SIMPAN_ULANG, BerkasDitolak, Jenis, alir, kenali
from ekinerja.core.tabel.nilai import Sel, baca_teks, kosong
from ekinerja.core.tabel.rumus import (
    BARIS_MAKS,
    SEL_MAKS,
    TERLALU_LUAS,
    Denah,
    denah_ods,
    denah_xlsx,
)
from ekinerja.core.tabel.teks import urai_teks
from ekinerja.core.tabel.xls import denah_xls

LEMBAR_PETUNJUK = "Petunjuk"
SEMUA_LEMBAR = "*"
LANGKAH_LEMBAR = 1_000_000
LEMBAR_MAKS = 200
SALAH_RUMUS = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
KALIMAT_RUMUS = "Sel berisi rumus. Salin sel ini sebagai nilai (Tempel Khusus, Nilai)."
KALIMAT_TANPA_HASIL = "Sel berisi rumus yang belum punya hasil. Ketik nilainya langsung di sel ini."
KALIMAT_SALAH_RUMUS = "Sel berisi kesalahan rumus. Ketik nilainya langsung di sel ini."


@dataclass(frozen=True, slots=True)
class MasalahSel:
    """Sel yang isinya tidak boleh dipercaya; `baris` mulai 1, `kolom` mulai 0."""

    baris: int
    kolom: int
    nilai: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Baris:
    """Satu baris berisi; `nomor` adalah nomor baris di berkas (mulai 1)."""

    nomor: int
    sel: tuple[Sel, ...]

    def ambil(self, kolom: int) -> Sel:
        """Isi sel pada `kolom` (mulai 0), atau None di luar baris."""
        return self.sel[kolom] if 0 <= kolom < len(self.sel) else None


@dataclass(frozen=True, slots=True)
class Lembar:
    """Isi satu lembar: baris yang tidak kosong, sel bermasalah, dan catatan untuk pembaca."""

    nama_berkas: str
    nama: str
    baris: tuple[Baris, ...]
    masalah: tuple[MasalahSel, ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LembarBuku:
    """Satu lembar yang berisi di dalam buku kerja, sebelum dipilih."""

    nama: str
    tersembunyi: bool
    baris: int


def sebut_nomor(nomor: int) -> str:
    """Nomor baris seperti tampak di berkas; bila banyak lembar dibaca, beserta lembarnya."""
    urutan, baris = divmod(nomor, LANGKAH_LEMBAR)
    return f"{baris} (lembar ke-{urutan + 1})" if urutan else str(baris)


def sebut_baris(nomor: int) -> str:
    """`Baris 12`, atau `Baris 12 (lembar ke-2)`."""
    return f"Baris {sebut_nomor(nomor)}"


def huruf_kolom(kolom: int) -> str:
    """Huruf kolom seperti di Excel: 0 → A, 26 → AA."""
    huruf = ""
    nomor = kolom + 1
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def buka_tabel(
    berkas: str | os.PathLike[str] | BinaryIO,
    nama: str | None = None,
    *,
    lembar: str | None = None,
) -> Lembar:
    """Baca berkas tabel; `nama` adalah nama asli berkas, `lembar` nama lembar bila harus tertentu.

    Lembar tersembunyi hanya dibaca bila disebut namanya. `SEMUA_LEMBAR` membaca semua lembar yang
    terlihat berurutan; nomor baris lembar ke-2 mulai dari 1.000.001 (lihat `sebut_baris`).

    :raises BerkasDitolak: berkas terlalu besar, kosong, bukan jenis menurut namanya, atau rusak.
    """
    nama_berkas = nama or _nama(berkas)
    aliran = alir(berkas)
    try:
        jenis = kenali(aliran, nama_berkas)
        aliran.seek(0)
        if jenis is Jenis.TEKS:
            isi = _baca_teks(aliran, nama_berkas)
        else:
            isi = _baca_buku(aliran, jenis, nama_berkas=nama_berkas, lembar=lembar)
    finally:
        if aliran is not berkas:
            aliran.close()
    if len(isi.baris) < 2:
        raise BerkasDitolak(
            "Berkas ini tidak berisi data di bawah judul kolom. "
            "Isi paling sedikit satu baris data, lalu unggah lagi."
        )
    return isi


def _nama(berkas: object) -> str:
    if isinstance(berkas, str | os.PathLike):
        return PurePath(berkas).name
    return PurePath(str(getattr(berkas, "name", ""))).name


def _baca_teks(aliran: BinaryIO, nama_berkas: str) -> Lembar:
    rekaman, catatan = urai_teks(aliran)
    baris, masalah = _susun(rekaman, frozenset())
    return Lembar(nama_berkas, "", baris, masalah, tuple(catatan))


@contextmanager
def _tolak_yang_rusak() -> Iterator[None]:
    """Kegagalan pembaca buku kerja, termasuk panik di pustaka Rust-nya, menjadi satu kalimat."""
    try:
        yield
    except BaseException as salah:
        if isinstance(salah, CalamineError | OSError | ValueError | OverflowError) or (
            type(salah).__name__ == "PanicException"
        ):
            raise BerkasDitolak(
                f"Berkas ini rusak sehingga isinya tidak dapat dibaca. {SIMPAN_ULANG}"
            ) from salah
        raise


def daftar_lembar(
    berkas: str | os.PathLike[str] | BinaryIO, nama: str | None = None
) -> tuple[LembarBuku, ...]:
    """Lembar yang berisi, tanpa lembar petunjuk templat; kosong untuk berkas teks.

    :raises BerkasDitolak: seperti `buka_tabel`.
    """
    aliran = alir(berkas)
    try:
        jenis = kenali(aliran, nama or _nama(berkas))
        if jenis is Jenis.TEKS:
            return ()
        pencari = _PencariDenah(aliran, jenis)
        aliran.seek(0)
        with _tolak_yang_rusak(), load_workbook(aliran) as buku:
            return tuple(_urai_daftar(buku, pencari))
    finally:
        if aliran is not berkas:
            aliran.close()


def _urai_daftar(buku: CalamineWorkbook, pencari: "_PencariDenah") -> Iterator[LembarBuku]:
    for satu in buku.sheets_metadata[:LEMBAR_MAKS]:
        if satu.typ != SheetTypeEnum.WorkSheet or satu.name == LEMBAR_PETUNJUK:
            continue
        denah = pencari.cari(satu.name)
        if denah.baris:
            yield LembarBuku(satu.name, satu.visible != SheetVisibleEnum.Visible, denah.baris)


def _baca_buku(aliran: BinaryIO, jenis: Jenis, *, nama_berkas: str, lembar: str | None) -> Lembar:
    pencari = _PencariDenah(aliran, jenis)
    aliran.seek(0)
    with _tolak_yang_rusak(), load_workbook(aliran) as buku:
        terlihat, catatan = _lembar_terlihat(buku, lembar)
        if lembar == SEMUA_LEMBAR:
            return _baca_semua(buku, terlihat, pencari, (nama_berkas, catatan))
        isi, denah = _lembar_berisi(buku, terlihat, pencari)
        baris, masalah = _susun(_baris_utuh(isi), denah.rumus)
    lain = [satu for satu in terlihat if satu not in (isi.name, LEMBAR_PETUNJUK)]
    if lain:
        catatan.append(f"Hanya lembar “{isi.name}” yang dibaca; lembar lain: {', '.join(lain)}.")
    return Lembar(nama_berkas, isi.name, baris, masalah, tuple(catatan))


def _baca_semua(
    buku: CalamineWorkbook,
    terlihat: list[str],
    pencari: "_PencariDenah",
    asal: tuple[str, list[str]],
) -> Lembar:
    """Semua lembar yang terlihat dan berisi, satu di bawah yang lain."""
    nama_berkas, catatan = asal
    semua: list[Baris] = []
    salah: list[MasalahSel] = []
    dibaca: list[str] = []
    for nama in terlihat[:LEMBAR_MAKS]:
        denah = pencari.cari(nama)
        isi = buku.get_sheet_by_name(nama)
        if nama == LEMBAR_PETUNJUK or isi.start is None:
            continue
        geser = len(dibaca) * LANGKAH_LEMBAR
        baris, masalah = _susun(_baris_utuh(isi), denah.rumus)
        semua += [Baris(satu.nomor + geser, satu.sel) for satu in baris]
        salah += [MasalahSel(m.baris + geser, m.kolom, m.nilai, m.kalimat) for m in masalah]
        dibaca.append(nama)
        if len(semua) > BARIS_MAKS:
            raise BerkasDitolak(TERLALU_LUAS)
    if not dibaca:
        raise BerkasDitolak("Semua lembar pada berkas ini kosong. Isi datanya, lalu unggah lagi.")
    sebut = ", ".join(f"{urutan}. {nama}" for urutan, nama in enumerate(dibaca, start=1))
    catatan.append(f"{len(dibaca)} lembar dibaca berurutan: {sebut}.")
    return Lembar(nama_berkas, SEMUA_LEMBAR, tuple(semua), tuple(salah), tuple(catatan))


def _lembar_terlihat(buku: CalamineWorkbook, lembar: str | None) -> tuple[list[str], list[str]]:
    """Nama lembar yang boleh dibaca, dan catatan tentang yang diabaikan."""
    semua = [satu for satu in buku.sheets_metadata if satu.typ == SheetTypeEnum.WorkSheet]
    terlihat = [satu.name for satu in semua if satu.visible == SheetVisibleEnum.Visible]
    sembunyi = [satu.name for satu in semua if satu.name not in terlihat]
    if lembar is not None and lembar != SEMUA_LEMBAR:
        terlihat = [satu.name for satu in semua if satu.name.casefold() == lembar.casefold()]
    catatan = []
    sisa = [satu for satu in sembunyi if satu not in terlihat]
    if sisa:
        catatan.append(f"Lembar tersembunyi tidak dibaca: {', '.join(sisa)}.")
    if not terlihat:
        bernama = lembar and lembar != SEMUA_LEMBAR
        sebutan = f"lembar “{lembar}”" if bernama else "lembar yang terlihat"
        raise BerkasDitolak(f"Berkas ini tidak punya {sebutan}. Periksa nama lembarnya.")
    return terlihat, catatan


class _PencariDenah:
    """Denah per lembar; .ods dan .xls ditelusuri sekaligus, .xlsx satu lembar demi satu."""

    def __init__(self, aliran: BinaryIO, jenis: Jenis) -> None:
        self._aliran = aliran
        self._jenis = jenis
        self._semua: dict[str, Denah] = {}
        if jenis is Jenis.ODS:
            self._semua = denah_ods(aliran)
        elif jenis is Jenis.XLS:
            aliran.seek(0)
            self._semua = denah_xls(aliran.read())

    def cari(self, nama: str) -> Denah:
        """Denah lembar `nama`; lembar yang terlalu luas ditolak sebelum dimuat."""
        if self._jenis is Jenis.XLSX:
            return denah_xlsx(self._aliran, nama)
        return self._semua.get(nama, Denah())


def _lembar_berisi(
    buku: CalamineWorkbook, terlihat: list[str], pencari: _PencariDenah
) -> tuple[CalamineSheet, Denah]:
    """Lembar pertama yang berisi, beserta denahnya."""
    for nama in terlihat:
        denah = pencari.cari(nama)
        isi = buku.get_sheet_by_name(nama)
        if isi.start is not None:
            return isi, denah
    raise BerkasDitolak("Semua lembar pada berkas ini kosong. Isi datanya, lalu unggah lagi.")


def _baris_utuh(isi: CalamineSheet) -> Iterator[list[object]]:
    """Baris mulai kolom A; pembaca memotong kolom kosong di kiri, dan di sini dikembalikan."""
    if isi.total_height > BARIS_MAKS or isi.total_height * isi.total_width > SEL_MAKS:
        raise BerkasDitolak(TERLALU_LUAS)
    kiri: list[object] = [None] * (isi.start[1] if isi.start else 0)
    for baris in isi.iter_rows():
        yield [*kiri, *baris]


def _susun(
    mentah: Iterable[Iterable[object]], rumus: set[tuple[int, int]] | frozenset[tuple[int, int]]
) -> tuple[tuple[Baris, ...], tuple[MasalahSel, ...]]:
    """Baris bernomor tanpa baris kosong, dan sel yang berisi rumus atau kesalahan."""
    hasil: list[Baris] = []
    masalah: list[MasalahSel] = []
    jumlah = 0
    for nomor, baris in enumerate(mentah, start=1):
        sel = [_nilai(satu) for satu in baris]
        masalah.extend(_masalah(nomor, sel, rumus))
        while sel and kosong(sel[-1]):
            sel.pop()
        if sel:
            hasil.append(Baris(nomor, tuple(sel)))
        jumlah += len(sel)
        if nomor > BARIS_MAKS or jumlah > SEL_MAKS:
            raise BerkasDitolak(TERLALU_LUAS)
    return tuple(hasil), tuple(masalah)


def _nilai(mentah: object) -> Sel:
    """Nilai sel tanpa bilangan biner: angka utuh menjadi int, pecahan menjadi Decimal."""
    if isinstance(mentah, float):
        return int(mentah) if mentah.is_integer() else Decimal(repr(mentah))
    if isinstance(mentah, str):
        return mentah if mentah.strip() else None
    if isinstance(mentah, int | date | time | datetime | timedelta):
        return mentah
    return None


def _masalah(
    nomor: int, sel: list[Sel], rumus: set[tuple[int, int]] | frozenset[tuple[int, int]]
) -> list[MasalahSel]:
    hasil = []
    for kolom, isi in enumerate(sel):
        kalimat = ""
        if isinstance(isi, str) and SALAH_RUMUS.fullmatch(isi.strip()):
            kalimat = KALIMAT_SALAH_RUMUS
        elif isinstance(isi, str) and isi.lstrip().startswith("="):
            kalimat = KALIMAT_RUMUS
        elif (nomor, kolom) in rumus:
            kalimat = KALIMAT_TANPA_HASIL if isi is None else KALIMAT_RUMUS
        if kalimat:
            hasil.append(MasalahSel(nomor, kolom, baca_teks(isi), kalimat))
    return hasil
