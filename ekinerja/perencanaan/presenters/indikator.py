"""Key indicators as a table, and as a file."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, persen
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel, Tautan, pager
from ekinerja.perencanaan.models import TargetIndikator
from ekinerja.perencanaan.presenters.pohon import SELURUH, teks_target
from ekinerja.perencanaan.queries import CapaianIndikator, TitikIndikator

KOLOM_IKU = (
    KolomEkspor("Kode sasaran"),
    KolomEkspor("Sasaran", lebar=50),
    KolomEkspor("Indikator", lebar=50),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Satuan"),
    KolomEkspor("Arah", lebar=24),
    KolomEkspor("Periode", lebar=14),
    KolomEkspor("Target", lebar=14),
    KolomEkspor("Realisasi", "desimal", 14),
    KolomEkspor("Capaian", "desimal", 12),
)
_TRIWULAN = dict(TargetIndikator.TRIWULAN)


def tabel_iku(
    halaman: "Page[Any]",
    baris: Sequence[CapaianIndikator],
    params: QueryDict,
    *,
    ekspor: Sequence[Tautan],
    dapat: frozenset[int],
) -> Tabel:
    """Indicators of a year, each with realisation and target per quarter.

    :param dapat: indicators whose realisation the reader may fill in.
    """
    return Tabel(
        judul="Indikator kinerja utama",
        kolom=(
            Kolom(judul="Indikator"), Kolom(judul="Unit"),
            *(Kolom(judul=f"TW {nomor}", jenis="angka") for nomor in ("I", "II", "III", "IV")),
            Kolom(judul="Setahun", jenis="angka"), Kolom(judul="Capaian", jenis="angka"),
        ),
        baris=[_baris(satu, dapat=satu.indikator.pk in dapat) for satu in baris],
        kosong=Kosong(
            judul="Belum ada indikator kinerja utama",
            keterangan="Tandai indikator sebagai IKU pada halaman sasarannya, lalu isi targetnya.",
            ikon="target",
        ),
        satuan="indikator",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="iku",
    )  # fmt: skip


def _baris(satu: CapaianIndikator, *, dapat: bool) -> tuple[Any, ...]:
    indikator = satu.indikator
    unit = indikator.sasaran.unit
    url = reverse("perencanaan:sasaran", args=[indikator.sasaran_id])
    if dapat:
        url = reverse("perencanaan:realisasi_indikator", args=[indikator.pk])
    return (
        Sel(
            teks=indikator.uraian,
            catatan=f"{indikator.satuan}, {indikator.get_polaritas_display().lower()}",
            url=f"{url}?tahun={satu.tahun}" if dapat else url,
        ),
        unit.nama if unit else SELURUH,
        *(_sel(titik) for titik in satu.titik),
        _capaian(satu.terakhir),
    )


def _sel(titik: TitikIndikator) -> str:
    target = teks_target(titik.target) if titik.target else ""
    if titik.realisasi is None:
        return target or "–"
    nyata = angka(titik.realisasi.nilai)
    return f"{nyata} / {target}" if target else nyata


def _capaian(titik: TitikIndikator | None) -> Sel:
    if titik is None or titik.bagian is None:
        return Sel(teks="–")
    return Sel(teks=persen(titik.bagian), catatan=_TRIWULAN[titik.triwulan])


def baris_ekspor(satu: CapaianIndikator) -> list[tuple[object, ...]]:
    """A row for every period that has a target or a realisation."""
    indikator = satu.indikator
    sasaran = indikator.sasaran
    kepala = (
        sasaran.kode, sasaran.uraian, indikator.uraian,
        sasaran.unit.nama if sasaran.unit else SELURUH, indikator.satuan,
        indikator.get_polaritas_display(),
    )  # fmt: skip
    return [
        (
            *kepala, _TRIWULAN[titik.triwulan], teks_target(titik.target) if titik.target else "",
            titik.realisasi.nilai if titik.realisasi else None, titik.bagian,
        )
        for titik in satu.titik
        if titik.target or titik.realisasi
    ]  # fmt: skip
