"""A reorganisation as words and links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, tanggal
from ekinerja.core.format import nip as tulis_nip
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Peristiwa,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.core.workflow import Step
from ekinerja.pegawai.models import Penempatan
from ekinerja.penyiapan.langkah import LANGKAH_REORGANISASI, MEDAN
from ekinerja.penyiapan.models import Reorganisasi, RiwayatReorganisasi
from ekinerja.penyiapan.presenters.kesehatan import SEBUTAN
from ekinerja.penyiapan.queries import Dampak, OrangTerdampak
from ekinerja.penyiapan.workflow import DIBUANG, DITERAPKAN, SUSUN

LENCANA_RENCANA = {
    SUSUN: lencana_untuk("draf", "Sedang disusun"),
    DITERAPKAN: lencana_untuk("selesai", "Diterapkan"),
    DIBUANG: lencana_untuk("dibatalkan", "Dibuang"),
}
KOLOM_DAMPAK = (
    KolomEkspor("Nama", lebar=32),
    KolomEkspor("NIP", lebar=20),
    KolomEkspor("Jabatan", lebar=44),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Cara", lebar=12),
    KolomEkspor("SKP perlu menyusul", lebar=18),
)
_APA = {
    "susun": ("Disusun", "netral", "pencil"),
    "terapkan": ("Diterapkan", "baik", "check"),
    "buang": ("Dibuang", "netral", "trash"),
}
CARA = dict(Penempatan.JENIS)


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One step of a plan on the page."""

    nomor: int
    judul: str
    rinci: str
    hapus_url: str


def tabel_reorganisasi(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Plans, the latest day first."""
    return Tabel(
        judul="Reorganisasi",
        kolom=(
            Kolom(judul="Rencana"),
            Kolom(judul="Berlaku sejak"),
            Kolom(judul="Langkah", jenis="angka"),
            Kolom(judul="Keadaan"),
        ),
        baris=[
            (
                Sel(
                    teks=satu.nama,
                    url=reverse("penyiapan:reorganisasi_rincian", args=[satu.pk]),
                    catatan=satu.dasar,
                ),
                tanggal(satu.tanggal),
                angka(len(satu.rencana)),
                Sel(lencana=LENCANA_RENCANA[satu.status]),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada rencana reorganisasi",
            keterangan="Susun rencananya sebagai langkah-langkah, periksa dampaknya, lalu terapkan "
            "sekaligus pada tanggal berlakunya.",
            ikon="sitemap",
        ),
        satuan="rencana",
        pager=pager(halaman, params),
    )


def daftar_langkah(rencana: Reorganisasi, *, boleh: bool) -> list[BarisLangkah]:
    """The steps of a plan, each with the address that takes it off."""
    hasil = []
    for nomor, isi in enumerate(rencana.rencana, 1):
        jenis = LANGKAH_REORGANISASI[isi["langkah"]]
        rinci = [f"{MEDAN[m]} {isi[m]}" for m in (*jenis.wajib, *jenis.boleh) if isi.get(m)]
        url = reverse("penyiapan:langkah_hapus", args=[rencana.pk, nomor]) if boleh else ""
        hasil.append(BarisLangkah(nomor, jenis.judul, " · ".join(rinci), url))
    return hasil


def tautan_langkah(rencana: Reorganisasi) -> list[Tautan]:
    """Kinds of steps that can be added."""
    return [
        Tautan(judul=jenis.judul, url=reverse("penyiapan:langkah_baru", args=[rencana.pk, kunci]))
        for kunci, jenis in LANGKAH_REORGANISASI.items()
    ]


def tabel_dampak(orang: "Page[Any]", params: QueryDict, *, pk: int) -> Tabel:
    """People whom the plan touches."""
    return Tabel(
        judul="Pegawai yang terdampak",
        kolom=(
            Kolom(judul="Pegawai"),
            Kolom(judul="Jabatan sekarang"),
            Kolom(judul="Unit sekarang"),
            Kolom(judul="SKP"),
        ),
        baris=[
            (
                Sel(teks=satu.nama, catatan=tulis_nip(satu.nip) if satu.nip else ""),
                Sel(
                    teks=satu.jabatan, catatan="" if satu.jenis == "DEFINITIF" else CARA[satu.jenis]
                ),
                satu.unit,
                "Perlu menyusul" if satu.skp else "–",
            )
            for satu in orang
        ],
        kosong=Kosong(
            judul="Tidak ada pegawai yang terdampak",
            keterangan="Langkah dalam rencana ini tidak menyentuh jabatan yang berpemangku.",
            ikon="users",
        ),
        satuan="orang",
        pager=pager(orang, params),
        ekspor=[
            Tautan(
                judul=f"Unduh {bentuk}",
                url=reverse("penyiapan:reorganisasi_dampak", args=[pk, bentuk]),
                ikon="download",
            )
            for bentuk in ("xlsx", "csv")
        ],
    )


def peran_terdampak(dampak: Dampak) -> list[str]:
    """Roles that have to be given anew, in words."""
    return [f"{p.nama}: {SEBUTAN[p.peran]} di {p.unit}" for p in dampak.peran]


def baris_dampak(orang: Iterable[OrangTerdampak]) -> Iterable[tuple[object, ...]]:
    """People whom the plan touches, as rows of a file."""
    for satu in orang:
        yield satu.nama, satu.nip, satu.jabatan, satu.unit, CARA[satu.jenis], satu.skp


def aksi_reorganisasi(rencana: Reorganisasi, langkah: Iterable[Step]) -> list[Aksi]:
    """Deeds open to this reader."""
    terapkan = (
        f"{angka(len(rencana.rencana))} langkah dikerjakan sekaligus, berlaku sejak "
        f"{tanggal(rencana.tanggal)}. Bila satu langkah ditolak, tidak ada yang berubah."
    )
    kalimat = {"terapkan": terapkan, "buang": "Rencananya tidak dapat diterapkan lagi."}
    return [
        Aksi(
            judul=step.label,
            url=reverse("penyiapan:reorganisasi_putuskan", args=[rencana.pk, step.nama]),
            gaya="utama" if step.nama == "terapkan" else "bahaya",
            ikon=_APA[step.nama][2],
            konfirmasi=kalimat[step.nama],
        )
        for step in langkah
    ]


def riwayat_rencana(riwayat: Iterable[RiwayatReorganisasi]) -> list[Peristiwa]:
    """The trail."""
    return [
        Peristiwa(
            apa=_APA[r.langkah][0], jenis=_APA[r.langkah][1], ikon=_APA[r.langkah][2],
            oleh=r.oleh_nama, kapan=r.pada, alasan=r.alasan,
        )
        for r in riwayat
    ]  # fmt: skip
