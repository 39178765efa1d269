"""Proposals for the catalogue, for the screen and for files."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import RiwayatUsulanKatalog, UsulanKatalog
from ekinerja.aktivitas.presenters.katalog import isi_katalog
from ekinerja.core.format import angka, tanggal_panjang
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.core.workflow import Step

KOLOM_USULAN = (
    KolomEkspor("Kode aktivitas"),
    KolomEkspor("Nama aktivitas", lebar=50),
    KolomEkspor("Unit pengusul", lebar=40),
    KolomEkspor("Diusulkan oleh", lebar=30),
    KolomEkspor("Norma waktu", "bulat", 12),
    KolomEkspor("Poin", "desimal", 10),
    KolomEkspor("Berlaku sejak", "tanggal"),
    KolomEkspor("Alasan", lebar=50),
    KolomEkspor("Keadaan", lebar=26),
)
_LENCANA = {"DIAJUKAN": "menunggu", "DITARIK": "dibatalkan"}
_APA = {
    "usulkan": ("Diusulkan", "send"),
    "setujui": ("Disetujui", "circle-check"),
    "tolak": ("Ditolak", "x"),
    "tarik": ("Ditarik", "arrow-back-up"),
}
_GAYA = {"setujui": "utama", "tolak": "bahaya"}


def baris_usulan(daftar: Iterable[UsulanKatalog]) -> Iterator[tuple[object, ...]]:
    """Proposals for a file."""
    for satu in daftar:
        yield (
            satu.kode, satu.nama, satu.unit.nama, satu.diusulkan_oleh.nama, satu.norma_waktu,
            satu.poin, satu.mulai, satu.alasan, satu.get_status_display(),
        )  # fmt: skip


def _lencana_usulan(satu: UsulanKatalog) -> Lencana:
    return lencana_untuk(_LENCANA.get(satu.status, satu.status), satu.get_status_display())


def tabel_usulan(
    halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Proposals with their state."""
    judul = ("Aktivitas", "Unit pengusul", "Poin", "Keadaan")
    return Tabel(
        judul="Usulan katalog",
        kolom=[Kolom(judul=satu) for satu in judul],
        baris=[
            (
                Sel(
                    teks=satu.nama,
                    catatan=f"{satu.kode} · {'perubahan' if satu.asal_id else 'baru'}",
                    url=reverse("aktivitas:usulan_katalog_rincian", args=[satu.pk]),
                ),
                Sel(teks=satu.unit.nama, catatan=satu.diusulkan_oleh.nama),
                angka(satu.poin) if satu.poin is not None else "–",
                Sel(lencana=_lencana_usulan(satu)),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Tidak ada usulan",
            keterangan="Admin Perangkat Daerah mengusulkan aktivitas baru atau perubahan dari "
            "katalog; Bagian Organisasi memutuskannya di sini.",
            ikon="book",
        ),
        satuan="usulan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def rincian_usulan(satu: UsulanKatalog) -> list[Rinci]:
    """The proposal; what differs from the version in force names the former value."""
    lama = {r.judul: r.isi for r in isi_katalog(satu.asal)} if satu.asal else {}
    isi = [
        Rinci(judul=r.judul, isi=r.isi, catatan=f"Sekarang: {lama[r.judul]}")
        if lama.get(r.judul, r.isi) != r.isi
        else r
        for r in isi_katalog(satu)
    ]
    return [
        Rinci(judul="Keadaan", isi="", lencana=_lencana_usulan(satu)),
        Rinci(judul="Unit pengusul", isi=satu.unit.nama, catatan=satu.diusulkan_oleh.nama),
        Rinci(judul="Alasan", isi=satu.alasan),
        Rinci(judul="Berlaku sejak", isi=tanggal_panjang(satu.mulai)),
        *isi,
    ]


def aksi_usulan(satu: UsulanKatalog, langkah: Iterable[Step]) -> list[Aksi]:
    """Deeds open to this reader."""
    return [
        Aksi(
            judul=step.label,
            url=reverse("aktivitas:usulan_katalog_putus", args=[satu.pk, step.nama]),
            gaya=_GAYA.get(step.nama, "biasa"),
            ikon=_APA[step.nama][1] if step.nama != "setujui" else "check",
            perlu_alasan=step.reason_required,
        )
        for step in langkah
    ]


def peristiwa_usulan(riwayat: Iterable[RiwayatUsulanKatalog]) -> list[Peristiwa]:
    """The trail."""
    return [
        Peristiwa(
            apa=_APA[satu.langkah][0], ikon=_APA[satu.langkah][1], oleh=satu.oleh_nama,
            kapan=satu.pada, alasan=satu.alasan,
        )
        for satu in riwayat
    ]  # fmt: skip
