"""Berkas keluar: xlsx dan csv yang teksnya tidak pernah menjadi rumus, dan templat impor."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal, Protocol

import xlsxwriter

from ekinerja.core.impor.kolom import Kolom
from ekinerja.core.tabel.lembar import LEMBAR_PETUNJUK

AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ANGKA_TEPAT_MAKS = 10**15
TEKS_MAKS = 32_767
BARIS_XLSX_MAKS = 1_048_575
DIBUAT = datetime(2000, 1, 1, tzinfo=UTC)
Bentuk = Literal["teks", "bulat", "desimal", "rupiah", "tanggal"]
FORMAT_SEL: dict[Bentuk, str] = {
    "teks": "@",
    "bulat": "#,##0",
    "desimal": "#,##0.00",
    "rupiah": '"Rp"#,##0',
    "tanggal": "dd/mm/yyyy",
}


@dataclass(frozen=True, slots=True)
class KolomEkspor:
    """Satu kolom keluar; `lebar` dalam huruf."""

    judul: str
    bentuk: Bentuk = "teks"
    lebar: int = 18


class Templat(Protocol):
    """Apa saja yang punya judul dan daftar kolom impor."""

    @property
    def judul(self) -> str: ...
    @property
    def kolom(self) -> Sequence[Kolom[Any]]: ...


@dataclass(frozen=True, slots=True)
class Lembar:
    """Satu lembar buku kerja: namanya, kolomnya, barisnya."""

    nama: str
    kolom: Sequence[KolomEkspor | str]
    baris: Iterable[Sequence[object]]


def tulis_xlsx(
    kolom: Sequence[KolomEkspor | str],
    baris: Iterable[Sequence[object]],
    *,
    nama_lembar: str = "Data",
) -> bytes:
    """Buku kerja satu lembar; data yang sama selalu menghasilkan byte yang sama.

    Teks ditulis sebagai teks walaupun berawalan tanda rumus. Angka yang lebih panjang dari 15
    angka ditulis sebagai teks, karena Excel akan membulatkannya.

    :raises ValueError: bila barisnya melebihi batas lembar Excel.
    """
    return tulis_buku([Lembar(nama_lembar, kolom, baris)])


def tulis_buku(lembar: Sequence[Lembar]) -> bytes:
    """Buku kerja dengan beberapa lembar, menurut aturan yang sama.

    :raises ValueError: bila baris satu lembar melebihi batas Excel.
    """
    keluar = io.BytesIO()
    with _buku(keluar, hemat=True) as buku:
        for satu in lembar:
            _isi_lembar(buku, satu)
    return keluar.getvalue()


def _isi_lembar(buku: Any, isi: Lembar) -> None:
    susunan = [satu if isinstance(satu, KolomEkspor) else KolomEkspor(satu) for satu in isi.kolom]
    lembar = buku.add_worksheet(isi.nama[:31])
    bentuk = [buku.add_format({"num_format": FORMAT_SEL[satu.bentuk]}) for satu in susunan]
    tebal = buku.add_format({"bold": True, "bottom": 1})
    for nomor, satu in enumerate(susunan):
        lembar.set_column(nomor, nomor, satu.lebar)
        lembar.write_string(0, nomor, satu.judul, tebal)
    lembar.freeze_panes(1, 0)
    for nomor, baris in enumerate(isi.baris, start=1):
        if nomor > BARIS_XLSX_MAKS:
            raise ValueError("Baris melebihi batas satu lembar Excel; bagi datanya.")
        for letak, nilai in enumerate(baris):
            _tulis_sel(lembar, (nomor, letak), nilai, bentuk=bentuk[letak])


def _buku(keluar: io.BytesIO, *, hemat: bool = False) -> Any:
    buku = xlsxwriter.Workbook(
        keluar,
        {
            "constant_memory": hemat,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    buku.set_properties({"created": DIBUAT})
    return buku


def _tulis_sel(lembar: Any, letak: tuple[int, int], nilai: object, *, bentuk: Any) -> None:
    if nilai is None:
        lembar.write_blank(*letak, None, bentuk)
    elif isinstance(nilai, bool):
        lembar.write_string(*letak, "ya" if nilai else "tidak", bentuk)
    elif isinstance(nilai, int | Decimal) and -ANGKA_TEPAT_MAKS < nilai < ANGKA_TEPAT_MAKS:
        lembar.write_number(*letak, nilai, bentuk)
    elif isinstance(nilai, datetime):
        lembar.write_string(*letak, nilai.strftime("%d/%m/%Y %H:%M"), bentuk)
    elif isinstance(nilai, date):
        lembar.write_datetime(*letak, nilai, bentuk)
    else:
        teks = nilai.strftime("%H:%M") if isinstance(nilai, time) else str(nilai)
        lembar.write_string(*letak, teks[:TEKS_MAKS], bentuk)


def tulis_csv(kolom: Sequence[KolomEkspor | str], baris: Iterable[Sequence[object]]) -> bytes:
    """Csv berpemisah titik koma (UTF-8 ber-BOM) seperti yang dibuka Excel Indonesia.

    Teks yang berawalan tanda rumus didahului tanda petik supaya tidak dijalankan.
    """
    keluar = io.StringIO(newline="")
    penulis = csv.writer(keluar, delimiter=";", lineterminator="\r\n")
    penulis.writerow(
        _sel_csv(satu.judul if isinstance(satu, KolomEkspor) else satu) for satu in kolom
    )
    for isi in baris:
        penulis.writerow(_sel_csv(nilai) for nilai in isi)
    return keluar.getvalue().encode("utf-8-sig")


def _sel_csv(nilai: object) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        return f"{nilai:f}".replace(".", ",")
    if isinstance(nilai, int | timedelta):
        return str(nilai)
    if isinstance(nilai, datetime):
        return nilai.strftime("%d/%m/%Y %H:%M")
    if isinstance(nilai, date):
        return nilai.strftime("%d/%m/%Y")
    teks = nilai.strftime("%H:%M") if isinstance(nilai, time) else str(nilai)
    berbahaya = teks.startswith(AWAL_RUMUS) or teks.lstrip().startswith(AWAL_RUMUS)
    return f"'{teks}" if berbahaya else teks


def buat_templat(importir: Templat) -> bytes:
    """Templat impor: judul kolom dan satu baris contoh, dengan lembar petunjuk di belakangnya.

    Semua kolom berformat teks supaya NIP dan kode yang diketik tidak kehilangan angka.
    """
    keluar = io.BytesIO()
    with _buku(keluar) as buku:
        teks = buku.add_format({"num_format": "@"})
        wajib = buku.add_format({"bold": True, "bottom": 1, "bg_color": "#FDE9D9"})
        boleh = buku.add_format({"bold": True, "bottom": 1})
        data = buku.add_worksheet("Data")
        for nomor, satu in enumerate(importir.kolom):
            data.set_column(nomor, nomor, max(14, len(satu.judul) + 4), teks)
            data.write_string(0, nomor, satu.judul, wajib if satu.wajib else boleh)
            data.write_string(1, nomor, satu.contoh, teks)
        data.freeze_panes(1, 0)
        _tulis_petunjuk(buku, importir, boleh)
    return keluar.getvalue()


def _tulis_petunjuk(buku: Any, importir: Templat, tebal: Any) -> None:
    lembar = buku.add_worksheet(LEMBAR_PETUNJUK)
    lembar.set_column(0, 0, 26)
    lembar.set_column(1, 1, 10)
    lembar.set_column(2, 2, 70)
    lembar.set_column(3, 3, 28)
    lembar.write_string(0, 0, f"Petunjuk pengisian: {importir.judul}", tebal)
    lembar.write_string(
        1, 0, "Isi lembar Data mulai baris 2. Baris contoh boleh dibiarkan; ia dilewati."
    )
    for nomor, judul in enumerate(("Kolom", "Wajib", "Cara mengisi", "Contoh")):
        lembar.write_string(3, nomor, judul, tebal)
    for baris, satu in enumerate(importir.kolom, start=4):
        isi = (satu.judul, "ya" if satu.wajib else "tidak", satu.petunjuk, satu.contoh)
        for nomor, teks in enumerate(isi):
            lembar.write_string(baris, nomor, teks)
