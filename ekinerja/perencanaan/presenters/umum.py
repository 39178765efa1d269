"""Words that several pages of planning share."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse

from ekinerja.core.kit import Lencana, Peristiwa, Tautan, lencana_untuk
from ekinerja.core.models import Riwayat
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.perencanaan.models import Berasal

PERISTIWA = {
    "ajukan": ("Diajukan", "info", "send"),
    "kembalikan": ("Dikembalikan", "awas", "arrow-back-up"),
    "verifikasi": ("Diverifikasi", "baik", "checks"),
    "buka": ("Dibuka untuk perubahan", "awas", "lock-open"),
    "tandatangani": ("Ditandatangani", "baik", "pencil"),
    "ganti": ("Diganti dengan perubahan", "netral", "history"),
}


def tautan_pohon() -> Tautan:
    return Tautan(judul="Pohon kinerja", url=reverse("perencanaan:pohon"))


def tautan_rencana() -> Tautan:
    return Tautan(judul="Rencana aksi", url=reverse("perencanaan:rencana"))


def tautan_perjanjian() -> Tautan:
    return Tautan(judul="Perjanjian kinerja", url=reverse("perencanaan:perjanjian"))


def keadaan(status: str) -> Lencana:
    """Badge of a state of planning."""
    if status == "DITANDATANGANI":
        return Lencana("Ditandatangani", "baik", "circle-check")
    if status == "DIGANTI":
        return Lencana("Diganti", "netral", "history")
    return (
        lencana_untuk("disetujui", "Diverifikasi")
        if status == "DIVERIFIKASI"
        else (lencana_untuk(status))
    )


def asal(satu: Berasal) -> str:
    """Where a row came from, and when it last did."""
    return f"{satu.get_sumber_display()}, {kesegaran(satu.segar_pada)}"


def kesegaran(pada: datetime | None) -> str:
    return f"terakhir {setempat(pada)}" if pada else "belum pernah diperbarui dari sumbernya"


def daftar_riwayat(
    riwayat: Sequence[Riwayat], sebutan: Mapping[str, tuple[str, str, str]] = PERISTIWA
) -> list[Peristiwa]:
    """Deeds in words, newest first."""
    hasil = []
    for satu in riwayat:
        apa, jenis, ikon = sebutan.get(satu.langkah, (satu.langkah.capitalize(), "netral", "check"))
        hasil.append(
            Peristiwa(
                apa=apa, oleh=satu.oleh_nama, kapan=satu.pada, sebagai=satu.kapasitas,
                alasan=satu.alasan, jenis=jenis, ikon=ikon,
            )
        )  # fmt: skip
    return hasil
