"""Results of surveys among the public in words; a value is always shown with its scale."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.laporan.models import SurveiLayanan

PERISTIWA = {
    "catat": ("Dicatat", "baik", "plus"),
    "ubah": ("Diubah", "info", "pencil"),
    "batalkan": ("Dibatalkan", "buruk", "x"),
}


def sebut_nilai(satu: SurveiLayanan) -> str:
    """The value out of the highest of its scale."""
    return f"{angka(satu.nilai, 2)} dari {satu.skala}"


def sebut_periode(satu: SurveiLayanan) -> str:
    return f"{satu.get_periode_display()} {satu.tahun}"


def tabel_survei(
    halaman: "Page[Any]", params: QueryDict, *, tertaut: bool = True,
    ekspor: Sequence[Tautan] = (),
) -> Tabel:  # fmt: skip
    """Results by unit and period; ``tertaut``: each opens its own page."""
    return Tabel(
        judul="Hasil survei kepuasan masyarakat",
        kolom=(
            Kolom(judul="Unit"), Kolom(judul="Periode"), Kolom(judul="Nilai", jenis="angka"),
            Kolom(judul="Responden", jenis="angka"), Kolom(judul="Dokumen sumber"),
        ),
        baris=[_baris(satu, tertaut=tertaut) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada hasil survei", ikon="star",
            keterangan="Hasil survei kepuasan masyarakat (SKM atau IKM) dicatat Bagian Organisasi "
            "atau Admin Perangkat Daerah, satu per satu atau dari berkas.",
        ),
        satuan="hasil survei",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="survei",
    )  # fmt: skip


def _baris(satu: SurveiLayanan, *, tertaut: bool) -> tuple[Sel | str, ...]:
    url = reverse("laporan:survei_rincian", args=[satu.pk]) if tertaut else ""
    return (
        Sel(teks=satu.unit.nama, url=url),
        sebut_periode(satu),
        sebut_nilai(satu),
        angka(satu.responden),
        Sel(teks=satu.dokumen, catatan="Laporannya terlampir" if satu.berkas_id else ""),
    )


def rincian_survei(satu: SurveiLayanan) -> list[Rinci]:
    """One result, with the mark of its scale."""
    baris = [
        Rinci(judul="Unit", isi=satu.unit.nama),
        Rinci(judul="Periode", isi=sebut_periode(satu)),
        Rinci(judul="Nilai", isi=sebut_nilai(satu)),
        Rinci(judul="Responden", isi=f"{angka(satu.responden)} orang"),
        Rinci(judul="Dokumen sumber", isi=satu.dokumen),
        Rinci(judul="Berkas laporan",
              isi=satu.berkas.nama_asli if satu.berkas else "Belum dilampirkan"),
        Rinci(judul="Skala", isi="",
              lencana=lencana_untuk("belum_terverifikasi"),
              catatan=f"{satu.get_skala_display()}. Ditulis menurut laporan surveinya."),
    ]  # fmt: skip
    if satu.dibatalkan:
        baris.insert(0, Rinci(judul="Keadaan", isi="", lencana=lencana_untuk("dibatalkan")))
    return baris


def aksi_survei(satu: SurveiLayanan) -> list[Aksi]:
    """What may be done to a result besides mending it."""
    return [
        Aksi(
            judul="Batalkan hasil ini", url=reverse("laporan:survei_batalkan", args=[satu.pk]),
            gaya="bahaya", ikon="x", perlu_alasan=True,
        )
    ]  # fmt: skip
