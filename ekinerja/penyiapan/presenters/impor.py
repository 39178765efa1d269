"""Imports as words and links for the screens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ekinerja.core.format import angka, tanggal
from ekinerja.core.kit import (
    Aksi,
    KartuAngka,
    Kemajuan,
    Kolom,
    Kosong,
    Lencana,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.core.models import Pekerjaan
from ekinerja.core.tabel import sebut_baris, sebut_nomor
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import JenisImpor
from ekinerja.penyiapan.services import MASA_URUNG

LENCANA = {
    Impor.DIPETAKAN: lencana_untuk("menunggu", "Menunggu pemetaan kolom"),
    Impor.DIURUNGKAN: lencana_untuk("dibatalkan", "Diurungkan"),
    Impor.MEMERIKSA: lencana_untuk("berjalan", "Sedang diperiksa"),
    Impor.DIPERIKSA: lencana_untuk("menunggu", "Menunggu keputusan"),
    Impor.MENERAPKAN: lencana_untuk("berjalan", "Sedang diterapkan"),
    Impor.SELESAI: lencana_untuk("selesai", "Diterapkan"),
    Impor.DIBUANG: lencana_untuk("dibatalkan", "Dibuang"),
    Impor.GAGAL: lencana_untuk("gagal"),
}
KEADAAN = {
    Pekerjaan.MENUNGGU: "menunggu",
    Pekerjaan.BERJALAN: "berjalan",
    Pekerjaan.SELESAI: "selesai",
    Pekerjaan.GAGAL: "gagal",
}
KOLOM_MASALAH = ("Baris", "Kolom", "Isi", "Yang harus dilakukan")


@dataclass(frozen=True, slots=True)
class KartuImpor:
    """One kind of import on the first page."""

    judul: str
    keterangan: str
    ikon: str
    url: str
    templat_url: str


def kartu_impor(jenis: Iterable[JenisImpor]) -> list[KartuImpor]:
    """A card for each kind that the reader may use."""
    return [
        KartuImpor(
            satu.judul,
            satu.keterangan,
            satu.ikon,
            reverse("penyiapan:unggah", args=[satu.kunci]),
            reverse("penyiapan:templat", args=[satu.kunci]),
        )
        for satu in jenis
    ]


def lencana_impor(impor: Impor) -> Lencana:
    """The state of an import."""
    return LENCANA[impor.status]


def kartu_hasil(impor: Impor) -> list[KartuAngka]:
    """Counts of the check."""
    return [
        KartuAngka(judul="Baru", nilai=angka(impor.baru), ikon="plus"),
        KartuAngka(judul="Berubah", nilai=angka(impor.berubah), ikon="pencil"),
        KartuAngka(judul="Tetap", nilai=angka(impor.tetap), ikon="check"),
        KartuAngka(
            judul="Baris salah", nilai=angka(impor.salah),
            ikon="alert-triangle" if impor.salah else "circle-check",
        ),
    ]  # fmt: skip


def tabel_masalah(halaman: "Page[Any]", params: QueryDict, *, impor: Impor) -> Tabel:
    """Faulty rows: where, what stands there, what to do."""
    return Tabel(
        judul="Baris yang salah",
        kolom=[Kolom(judul="Letak dan yang harus dilakukan"), Kolom(judul="Isi sekarang")],
        baris=[
            (Sel(teks=_letak(satu), catatan=satu["kalimat"]), satu["nilai"] or "(kosong)")
            for satu in halaman
        ],
        kosong=Kosong(judul="Semua baris benar", ikon="circle-check"),
        satuan="masalah",
        pager=pager(halaman, params),
        ekspor=[
            Tautan(
                judul="Unduh daftar masalah",
                url=reverse("penyiapan:masalah", args=[impor.pk]),
                ikon="download",
            )
        ],
    )


def _letak(masalah: Mapping[str, Any]) -> str:
    """Row and column of a fault, as a person finds them in the file."""
    baris = sebut_baris(masalah["baris"]) if masalah["baris"] else "Seluruh berkas"
    return f"{baris}, kolom {masalah['kolom']}" if masalah["kolom"] else baris


def keputusan(impor: Impor) -> str:
    """What there is to decide, and what may be done."""
    if impor.status == Impor.DIPETAKAN:
        return "Lanjutkan dengan menjawab pertanyaan di atas, atau buang berkasnya."
    if impor.status == Impor.SELESAI:
        return "Bila berkasnya ternyata keliru, seluruh impor ini dapat diurungkan sekaligus."
    if impor.salah and (impor.baru or impor.berubah):
        return (
            f"Ada {angka(impor.salah)} baris salah. Betulkan berkasnya lalu unggah lagi, atau "
            "terapkan baris yang benar saja."
        )
    if impor.salah:
        return f"Ada {angka(impor.salah)} baris salah. Betulkan berkasnya lalu unggah lagi."
    if impor.baru or impor.berubah:
        return "Semua baris benar dan siap ditulis sekaligus."
    return "Isi berkas ini sudah sama dengan yang tersimpan, jadi tidak ada yang perlu ditulis."


def baris_masalah(impor: Impor) -> Iterable[tuple[object, ...]]:
    """Faulty rows for the file."""
    for satu in impor.laporan.get("masalah", ()):
        yield (
            sebut_nomor(satu["baris"]) if satu["baris"] else "Berkas",
            satu["kolom"],
            satu["nilai"],
            satu["kalimat"],
        )


def kemajuan(impor: Impor) -> Kemajuan | None:
    """The job of an import, None when it never had one."""
    kerja = impor.pekerjaan
    if kerja is None:
        return None
    return Kemajuan(
        judul=kerja.judul,
        url=reverse("penyiapan:kemajuan", args=[impor.pk]),
        keadaan=KEADAAN[kerja.status],
        selesai=kerja.selesai,
        total=kerja.total,
        satuan="langkah",
        keterangan=kerja.keterangan,
        hasil=Tautan(
            judul="Lihat hasilnya", url=reverse("penyiapan:rincian", args=[impor.pk]),
            ikon="arrow-right",
        )
        if kerja.tuntas
        else None,
    )  # fmt: skip


def lanjutan(impor: Impor) -> Tautan | None:
    """The page where a person says what the file does not: its sheet, or its columns."""
    if impor.status != Impor.DIPETAKAN:
        return None
    if impor.laporan.get("pilihan_lembar"):
        url = reverse("penyiapan:lembar", args=[impor.pk])
        return Tautan(judul="Pilih lembar", url=url)
    return Tautan(judul="Petakan kolom", url=reverse("penyiapan:pemetaan", args=[impor.pk]))


def url_pemetaan(impor: Impor) -> str:
    """Where the mapping of a checked list can still be changed; empty when it cannot."""
    if impor.status != Impor.DIPERIKSA or not impor.laporan.get("kepala"):
        return ""
    return reverse("penyiapan:pemetaan", args=[impor.pk])


def kalimat_selesai(impor: Impor, *, dapat_diurungkan: bool) -> str:
    """What stands after applying, and whether it can still be undone."""
    kalimat = "Semua yang benar pada berkas ini sudah tersimpan."
    if dapat_diurungkan and impor.selesai_pada is not None:
        batas = tanggal(timezone.localtime(impor.selesai_pada + MASA_URUNG))
        kalimat += f" Selama belum ada yang bergantung padanya, ia dapat diurungkan sampai {batas}."
    return kalimat


def kalimat_dibersihkan(impor: Impor) -> str:
    """Since when the rows are gone; empty while they are kept."""
    hari = impor.laporan.get("dibersihkan")
    if not hari:
        return ""
    return (
        "Isi berkasnya tidak disimpan lebih lama daripada perlu: sejak "
        f"{tanggal(date.fromisoformat(hari))} hanya ringkasannya yang ada."
    )


def aksi_buang(impor: Impor) -> Aksi:
    """Throw the upload away."""
    return Aksi(
        judul="Buang", url=reverse("penyiapan:buang", args=[impor.pk]), gaya="bahaya",
        ikon="trash", konfirmasi="Berkasnya dihapus dan tidak ada yang ditulis.",
    )  # fmt: skip


def aksi_impor(impor: Impor, *, terhenti: bool, dapat_diurungkan: bool = False) -> Sequence[Aksi]:
    """What may be decided about an import now."""
    if dapat_diurungkan:
        return [
            Aksi(
                judul="Urungkan impor", url=reverse("penyiapan:urungkan", args=[impor.pk]),
                gaya="bahaya", ikon="arrow-back-up",
                konfirmasi="Yang dibuat impor ini dihapus, dan yang diubahnya kembali seperti "
                "semula.",
            )
        ]  # fmt: skip
    buang = aksi_buang(impor)
    if terhenti:
        ulang = reverse("penyiapan:ulangi", args=[impor.pk])
        return [Aksi(judul="Ulangi", url=ulang, gaya="utama", ikon="refresh"), buang]
    if impor.status == Impor.DIPETAKAN:
        return [buang]
    if impor.status != Impor.DIPERIKSA:
        return []
    return [*_terapkan(impor), buang]


def _terapkan(impor: Impor) -> list[Aksi]:
    """Apply everything, or only the good rows when some are faulty."""
    jumlah = impor.baru + impor.berubah
    satu_berkas = any(m["baris"] == 0 for m in impor.laporan.get("masalah", ()))
    if not jumlah or satu_berkas:
        return []
    if not impor.salah:
        return [
            Aksi(
                judul="Terapkan", url=reverse("penyiapan:terapkan", args=[impor.pk]), gaya="utama",
                ikon="check", konfirmasi=f"{angka(jumlah)} data akan ditulis sekaligus.",
            )
        ]  # fmt: skip
    return [
        Aksi(
            judul="Terapkan yang benar saja",
            url=reverse("penyiapan:terapkan_sebagian", args=[impor.pk]),
            ikon="check",
            konfirmasi=f"{angka(jumlah)} data akan ditulis dan {angka(impor.salah)} baris salah "
            "dilewati.",
        )
    ]
