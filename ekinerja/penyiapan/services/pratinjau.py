"""Keeping what a check found, row by row, for the preview."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ekinerja.core.impor import SALAH, BarisImpor, Kolom, Masalah, Periksaan, laporkan, teks_nilai
from ekinerja.core.tabel import Lembar, baca_teks
from ekinerja.penyiapan.models import Impor, ImporBaris
from ekinerja.penyiapan.registry import JenisImpor

BARIS_MAKS = 20_000
HURUF_SEL = 200
MASALAH_MAKS = 5_000
KELOMPOK = 2_000


def simpan_periksaan(impor: Impor, jenis: JenisImpor, periksaan: Periksaan[Any]) -> None:
    """Counts, notes and faults of a check; the caller saves status and rows."""
    laporan = laporkan(periksaan, diterapkan=False)
    impor.baru, impor.berubah = laporan.baru, laporan.berubah
    impor.tetap, impor.salah = laporan.tetap, laporan.salah
    impor.laporan = {
        **{nama: isi for nama, isi in impor.laporan.items() if nama == "kepala"},
        "masalah": [asdict(satu) for satu in laporan.masalah[:MASALAH_MAKS]],
        "jumlah_masalah": len(laporan.masalah),
        "catatan": list(laporan.catatan),
        "kolom": [{"nama": k.nama, "judul": k.judul} for k in _kolom_tampil(jenis, periksaan)],
    }


def simpan_baris(
    impor: Impor, jenis: JenisImpor, periksaan: Periksaan[Any], *, lembar: Lembar
) -> None:
    """Rows of the file with their fate; of very long files all faulty ones and the first others."""
    ImporBaris.objects.filter(impor=impor).delete()
    kolom = _kolom_tampil(jenis, periksaan)
    salah: dict[int, list[Any]] = {}
    for satu in periksaan.masalah:
        salah.setdefault(satu.baris, []).append(satu)
    nomor = list(periksaan.terbaca.nomor) or sorted(
        {satu.nomor for satu in periksaan.terbaca.baris} | (salah.keys() - {0})
    )
    if len(nomor) > BARIS_MAKS:
        lain = [satu for satu in nomor if satu not in salah]
        nomor = sorted([*salah.keys() - {0}, *lain][:BARIS_MAKS])
    ImporBaris.objects.bulk_create(
        _susun(impor, (nomor, kolom), (periksaan, lembar), salah), batch_size=KELOMPOK
    )


def _kolom_tampil(jenis: JenisImpor, periksaan: Periksaan[Any]) -> list[Kolom[Any]]:
    """Columns of the file that are read; of files without columns all that hold something."""
    letak = periksaan.terbaca.letak
    if letak:
        return sorted(
            (satu for satu in jenis.importir.kolom if satu.nama in letak),
            key=lambda satu: letak[satu.nama],
        )
    terisi = {
        nama
        for satu in periksaan.terbaca.baris
        for nama, isi in satu.isi.items()
        if isi is not None
    }
    return [satu for satu in jenis.importir.kolom if satu.nama in terisi]


def _susun(
    impor: Impor,
    apa: tuple[list[int], list[Kolom[Any]]],
    asal: tuple[Periksaan[Any], Lembar],
    salah: Mapping[int, list[Any]],
) -> Iterator[ImporBaris]:
    nomor, kolom = apa
    periksaan, lembar = asal
    mentah = {satu.nomor: satu for satu in lembar.baris}
    terbaca = {satu.nomor: satu for satu in periksaan.terbaca.baris}
    awas: dict[int, list[Masalah]] = {}
    for peringatan in periksaan.rancangan.peringatan:
        awas.setdefault(peringatan.baris, []).append(peringatan)
    letak, rancangan = periksaan.terbaca.letak, periksaan.rancangan
    tempat = {satu.judul: str(urutan) for urutan, satu in enumerate(kolom)}
    tempat_nama = {satu.nama: str(urutan) for urutan, satu in enumerate(kolom)}
    for satu in nomor:
        baris = mentah.get(satu)
        yield ImporBaris(
            impor=impor,
            nomor=satu,
            nasib=SALAH if satu in salah else rancangan.nasib.get(satu, ""),
            sel=[
                baca_teks(baris.ambil(letak[k.nama]))[:HURUF_SEL]
                if letak and baris is not None
                else _isi(terbaca.get(satu), k.nama)
                for k in kolom
            ],
            masalah=_menurut_tempat(salah.get(satu, ()), tempat),
            peringatan=_menurut_tempat(awas.get(satu, ()), tempat),
            sebelum={
                tempat_nama.get(nama, ""): isi[:HURUF_SEL]
                for nama, isi in rancangan.sebelum.get(satu, {}).items()
                if nama in tempat_nama
            },
        )


def _menurut_tempat(daftar: Iterable[Masalah], tempat: Mapping[str, str]) -> dict[str, list[str]]:
    """Sentences by the place of their column; of columns not shown they belong to the row."""
    hasil: dict[str, list[str]] = {}
    for satu in daftar:
        tampak = satu.kolom in tempat or not satu.kolom
        kalimat = satu.kalimat if tampak else f"{satu.kolom}: {satu.kalimat}"
        hasil.setdefault(tempat.get(satu.kolom, ""), []).append(kalimat)
    return hasil


def _isi(baris: BarisImpor | None, nama: str) -> str:
    if baris is None or baris.isi.get(nama) is None:
        return ""
    return teks_nilai(baris.isi[nama])[:HURUF_SEL]
