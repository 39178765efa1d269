"""Opening a file for an import: which sheet, which columns; asked of a person when unclear."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from ekinerja.core.impor import (
    Importir,
    KepalaBerkas,
    Pemetaan,
    cocok_penuh,
    duga_pemetaan,
    kepala_berkas,
)
from ekinerja.core.tabel import BerkasDitolak, Lembar, LembarBuku, daftar_lembar
from ekinerja.penyiapan.models import PemetaanKolom
from ekinerja.penyiapan.registry import JenisImpor

BUKU_KERJA = {".xlsx", ".xls", ".ods"}
LEMBAR_DICOBA = 12


@dataclass(frozen=True, slots=True)
class Masukan:
    """A file as it was received, and what has been decided about it.

    :ivar lembar: name of the sheet, or empty while nobody chose.
    :ivar pemetaan: how its columns were mapped, None while nobody did.
    """

    isi: bytes
    nama: str
    instansi_id: int
    lembar: str = ""
    pemetaan: Pemetaan | None = None


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What opening came to: a sheet to check, or a question (which sheet, which columns).

    :ivar pilihan: sheets to choose from; empty when the sheet is settled.
    :ivar kepala: headings of a list, None for files that are not lists.
    :ivar perlu_dipetakan: the headings do not tell which column is which.
    """

    lembar: Lembar | None
    pilihan: tuple[LembarBuku, ...] = ()
    kepala: KepalaBerkas | None = None
    pemetaan: Pemetaan | None = None
    perlu_dipetakan: bool = False
    catatan: tuple[str, ...] = ()

    @property
    def siap(self) -> bool:
        return self.lembar is not None and not self.perlu_dipetakan


def buka_masukan(jenis: JenisImpor, masukan: Masukan) -> Bacaan:
    """Open a file; when headings match fully nothing is asked.

    :raises BerkasDitolak: when the file cannot be used at all.
    """
    importir = jenis.importir()
    nama_lembar = masukan.lembar
    if not nama_lembar:
        pilihan = _pilihan_lembar(masukan)
        nama_lembar = _satu_yang_cocok(importir, masukan, pilihan)
        if pilihan and not nama_lembar:
            return Bacaan(None, pilihan)
    lembar = importir.buka(io.BytesIO(masukan.isi), masukan.nama, lembar=nama_lembar or None)
    if not importir.bersusun_kolom(lembar) and masukan.pemetaan is None:
        return Bacaan(lembar)
    kepala = kepala_berkas(lembar, importir.kolom)
    if kepala is None:
        raise BerkasDitolak(
            "Baris judul kolom tidak ditemukan pada berkas ini. Tulis judul di atas datanya, "
            "atau salin datanya ke templat."
        )
    if masukan.pemetaan is not None:
        return Bacaan(lembar, kepala=kepala, pemetaan=masukan.pemetaan)
    ingatan = ingat_pemetaan(masukan.instansi_id, jenis.kunci, kepala.sidik)
    if ingatan is not None:
        catatan = (f"Pemetaan kolom “{ingatan.nama}” dipakai.",)
        pemetaan = baca_pemetaan(ingatan.pemetaan)
        return Bacaan(lembar, kepala=kepala, pemetaan=pemetaan, catatan=catatan)
    perlu = not cocok_penuh(kepala, importir.kolom)
    return Bacaan(lembar, kepala=kepala, perlu_dipetakan=perlu)


def _pilihan_lembar(masukan: Masukan) -> tuple[LembarBuku, ...]:
    """Sheets of a workbook that a person must choose from; one visible sheet is no choice."""
    if PurePath(masukan.nama).suffix.lower() not in BUKU_KERJA:
        return ()
    semua = daftar_lembar(io.BytesIO(masukan.isi), masukan.nama)
    terlihat = [satu for satu in semua if not satu.tersembunyi]
    return () if len(terlihat) == 1 or not semua else semua


def _satu_yang_cocok(
    importir: Importir[Any], masukan: Masukan, pilihan: Sequence[LembarBuku]
) -> str:
    """The only visible sheet whose headings are known, or empty."""
    terlihat = [satu.nama for satu in pilihan if not satu.tersembunyi][:LEMBAR_DICOBA]
    cocok = []
    for nama in terlihat:
        try:
            lembar = importir.buka(io.BytesIO(masukan.isi), masukan.nama, lembar=nama)
        except BerkasDitolak:
            continue
        kepala = kepala_berkas(lembar, importir.kolom)
        dikenal = kepala is not None and cocok_penuh(kepala, importir.kolom)
        if dikenal or not importir.bersusun_kolom(lembar):
            cocok.append(nama)
    return cocok[0] if len(cocok) == 1 else ""


def ingat_pemetaan(instansi_id: int, kunci: str, sidik: str) -> PemetaanKolom | None:
    """The remembered mapping of a source with these headings."""
    return PemetaanKolom.objects.filter(
        instansi_id=instansi_id, kunci=kunci, sidik_judul=sidik
    ).first()


def simpan_pemetaan(
    pemetaan: Pemetaan, *, instansi_id: int, kunci: str, sidik: str, nama: str, pada: datetime
) -> PemetaanKolom:
    """Remember how the columns of a source are mapped, for its next file."""
    ingatan, _ = PemetaanKolom.objects.update_or_create(
        instansi_id=instansi_id,
        kunci=kunci,
        sidik_judul=sidik,
        defaults={"nama": nama, "pemetaan": tulis_pemetaan(pemetaan), "dipakai_pada": pada},
    )
    return ingatan


def baca_pemetaan(isi: Mapping[str, Any]) -> Pemetaan | None:
    """A mapping as it was kept; None when nothing was."""
    if not isi.get("kolom"):
        return None
    return Pemetaan(dict(isi["kolom"]), dict(isi.get("bawaan", {})))


def tulis_pemetaan(pemetaan: Pemetaan) -> dict[str, Any]:
    """A mapping to be kept."""
    return {"kolom": dict(pemetaan.kolom), "bawaan": dict(pemetaan.bawaan)}


def tulis_kepala(kepala: KepalaBerkas, jenis: JenisImpor) -> dict[str, Any]:
    """Headings with samples and the guess, for the page that maps them."""
    return {
        "sidik": kepala.sidik,
        "kolom": [
            {"kunci": k.kunci, "judul": k.judul, "huruf": k.huruf, "contoh": list(k.contoh)}
            for k in kepala.kolom
        ],
        "dugaan": dict(duga_pemetaan(kepala, jenis.importir.kolom).kolom),
    }
