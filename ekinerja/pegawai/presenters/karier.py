"""Careers as words for the screens: one line of time, and decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.kit import (
    Kolom,
    Kosong,
    Lencana,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.presenters import masa_terbaca
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.pegawai.golongan import sebutan_golongan
from ekinerja.pegawai.models import Kedudukan, Keputusan, Penempatan
from ekinerja.pegawai.queries import CatatanKarier

IKON = {
    "JABATAN": "briefcase",
    "PANGKAT": "award",
    "KONTRAK": "file-text",
    "KEDUDUKAN": "alert-circle",
    "KEPUTUSAN": "certificate",
    "PENUGASAN": "user-check",
    "TIM": "users",
    "DELEGASI": "send",
    "PENILAI": "scale",
    "PERAN": "shield-check",
}
JENIS_CATATAN = {
    "JABATAN": "Jabatan",
    "PANGKAT": "Pangkat",
    "KONTRAK": "Kontrak kerja",
    "KEDUDUKAN": "Kedudukan",
    "KEPUTUSAN": "Keputusan",
    "PENUGASAN": "Penugasan memimpin",
    "TIM": "Tim kerja",
    "DELEGASI": "Delegasi",
    "PENILAI": "Penilai khusus",
    "PERAN": "Peran dalam aplikasi",
}
CARA: dict[str, dict[str, str]] = {
    "JABATAN": dict(Penempatan.JENIS),
    "KEDUDUKAN": dict(Kedudukan.JENIS),
    "KEPUTUSAN": dict(Keputusan.JENIS),
    "PERAN": dict(PemberianPeran.PERAN),
    "DELEGASI": {"BERI": "Mendelegasikan kepada", "TERIMA": "Menerima delegasi dari"},
}


@dataclass(frozen=True, slots=True)
class Titik:
    """A point on the line of time."""

    jenis: str
    judul: str
    tempat: str
    masa: str
    dasar: str
    ikon: str
    url: str
    warna: str
    lencana: Lencana | None


def judul_catatan(satu: CatatanKarier) -> str:
    """What it is, in one line."""
    cara = CARA.get(satu.jenis, {}).get(satu.cara, satu.cara)
    if satu.jenis == "JABATAN" and satu.cara == Penempatan.DEFINITIF:
        return satu.judul
    if satu.jenis == "PANGKAT":
        return sebutan_golongan(satu.judul)
    if satu.jenis == "TIM" and cara:
        return f"{satu.judul} sebagai {cara}"
    return " ".join(bagian for bagian in (cara, satu.judul) if bagian)


def garis_waktu(catatan: Sequence[CatatanKarier], *, hari: date, tautan: bool) -> list[Titik]:
    """Everything dated about a person, the latest first.

    A decision stands by itself only when no row carries it, or when it was taken back.

    :param tautan: whether the reader may open decisions.
    """
    dibawa = {c.keputusan_id for c in catatan if c.jenis != "KEPUTUSAN" and c.keputusan_id}
    return [
        _titik(satu, hari, tautan)
        for satu in catatan
        if satu.jenis != "KEPUTUSAN" or satu.batal or satu.id not in dibawa
    ]


def kedudukan_kini(catatan: Sequence[CatatanKarier], *, hari: date) -> str:
    """The standing of the day as a sentence; empty for a person in active service."""
    for satu in catatan:
        mulai, selesai = satu.mulai or hari, satu.selesai
        if satu.jenis == "KEDUDUKAN" and mulai <= hari and (selesai is None or hari < selesai):
            di = f" di {satu.tempat}" if satu.tempat else ""
            return f"{judul_catatan(satu)}{di} {masa_terbaca(satu.mulai, selesai)}."
    return ""


def _titik(satu: CatatanKarier, hari: date, tautan: bool) -> Titik:
    buka = tautan and satu.keputusan_id is not None
    if satu.jenis == "KEPUTUSAN":
        masa = f"TMT {bentuk.tanggal(satu.mulai)}"
    else:
        masa = masa_terbaca(satu.mulai, satu.selesai)
    keadaan = _keadaan(satu, hari)
    return Titik(
        jenis=JENIS_CATATAN[satu.jenis],
        judul=judul_catatan(satu),
        tempat=satu.tempat,
        masa=f"{masa[:1].upper()}{masa[1:]}",
        dasar=satu.dasar,
        ikon=IKON[satu.jenis],
        url=reverse("pegawai:keputusan_rincian", args=[satu.keputusan_id]) if buka else "",
        warna="baik" if keadaan is _SEKARANG else "netral",
        lencana=keadaan,
    )


_SEKARANG = lencana_untuk("aktif", "Sekarang")


def _keadaan(satu: CatatanKarier, hari: date) -> Lencana | None:
    if satu.batal:
        return lencana_untuk("dibatalkan")
    if satu.mulai is not None and satu.mulai > hari:
        return lencana_untuk("menunggu", "Akan datang")
    if satu.jenis == "KEPUTUSAN" or (satu.selesai is not None and satu.selesai <= hari):
        return None
    return _SEKARANG


def tabel_keputusan(
    halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Decisions, the latest TMT first."""
    kolom = [Kolom(judul="Pegawai"), Kolom(judul="Keputusan"), Kolom(judul="TMT")]
    kolom += [Kolom(judul="Nomor SK"), Kolom(judul="Keadaan")]
    return Tabel(
        judul="Keputusan karier",
        kolom=kolom,
        baris=[_baris_keputusan(satu) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada keputusan yang cocok",
            keterangan="Ubah saringannya. Keputusan dicatat dari halaman pegawainya.",
            ikon="certificate",
        ),
        satuan="keputusan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_keputusan(satu: Keputusan) -> tuple[Sel | str, ...]:
    return (
        Sel(
            teks=satu.pegawai.nama,
            url=reverse("pegawai:keputusan_rincian", args=[satu.pk]),
            catatan=bentuk.nip(satu.pegawai.nip) if satu.pegawai.nip else "Tanpa NIP",
        ),
        satu.get_jenis_display(),
        bentuk.tanggal(satu.tmt),
        Sel(teks=satu.nomor_sk, catatan=f"tanggal {bentuk.tanggal(satu.tanggal_sk)}"),
        Sel(lencana=lencana_keputusan(satu)),
    )


def lencana_keputusan(satu: Keputusan) -> Lencana:
    """Whether it still counts."""
    return lencana_untuk("dibatalkan" if satu.dibatalkan_pada else "aktif", "" if
                         satu.dibatalkan_pada else "Berlaku")  # fmt: skip


def rincian_keputusan(satu: Keputusan) -> list[Rinci]:
    """The paper as lines."""
    tanggal = (
        ("Tanggal SK", satu.tanggal_sk),
        ("Terhitung mulai tanggal", satu.tmt),
        ("Pelantikan", satu.tanggal_pelantikan),
        ("SPMT", satu.tanggal_spmt),
    )
    return [
        Rinci(
            judul="Pegawai",
            isi=satu.pegawai.nama,
            url=reverse("pegawai:rincian", args=[satu.pegawai_id]),
        ),
        Rinci(judul="Keadaan", isi="", lencana=lencana_keputusan(satu)),
        Rinci(judul="Nomor SK", isi=satu.nomor_sk),
        *(Rinci(judul=judul, isi=bentuk.tanggal(hari)) for judul, hari in tanggal if hari),
        *([Rinci(judul="Keterangan", isi=satu.keterangan)] if satu.keterangan else []),
        Rinci(
            judul="Dicatat",
            isi=setempat(satu.dicatat_pada),
            catatan=satu.oleh.nama if satu.oleh else "sistem",
        ),
        *_pembatalan(satu),
    ]


def _pembatalan(satu: Keputusan) -> list[Rinci]:
    if satu.dibatalkan_pada is None:
        return []
    kapan = setempat(satu.dibatalkan_pada)
    return [Rinci(judul="Dibatalkan", isi=kapan, catatan=satu.alasan_batal)]


def tabel_akibat(keputusan: Keputusan) -> Tabel:
    """What the deed opened and closed."""
    return Tabel(
        judul="Yang berubah karena keputusan ini",
        kolom=[Kolom(judul="Apa"), Kolom(judul="Sebelumnya"), Kolom(judul="Menjadi")],
        baris=[
            (
                Sel(teks=satu["sebutan"]),
                _masa_teks(satu["sebelum"]) if satu["sebelum"] else "Belum ada",
                _masa_teks(satu["sesudah"]),
            )
            for satu in keputusan.akibat
        ],
        kosong=Kosong(
            judul="Tidak ada perubahan yang dicatat",
            keterangan="Keputusan ini masuk tanpa perbuatan, misalnya dari impor.",
            ikon="certificate",
        ),
        satuan="perubahan",
        id="akibat",
    )


def _masa_teks(ujung: Sequence[str | None]) -> str:
    mulai, selesai = (date.fromisoformat(satu) if satu else None for satu in ujung)
    terbaca = masa_terbaca(mulai, selesai)
    return f"{terbaca[:1].upper()}{terbaca[1:]}"
