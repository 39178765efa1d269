"""Proposals to correct data as words: what, by whom, in which state, and what may be done."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.core.workflow import Step
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.pegawai.bank import sebutan_bank
from ekinerja.pegawai.models import RiwayatUsulanData, UsulanData
from ekinerja.pegawai.workflow import DITARIK, DITERIMA, DITOLAK, MENUNGGU

LENCANA_USULAN_DATA = {
    MENUNGGU: lencana_untuk("menunggu", "Menunggu diperiksa"),
    DITERIMA: lencana_untuk("disetujui", "Diterima"),
    DITOLAK: lencana_untuk("ditolak"),
    DITARIK: lencana_untuk("dibatalkan", "Ditarik"),
}
# nilainya tidak ikut: nomor rekening dan NIK tidak keluar dari aplikasi lewat berkas ini
KOLOM_USULAN_DATA = (
    KolomEkspor("Nomor", lebar=10),
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Data", lebar=18),
    KolomEkspor("Diusulkan"),
    KolomEkspor("Keadaan", lebar=22),
    KolomEkspor("Diputuskan oleh", lebar=30),
    KolomEkspor("Keterangan pengusul", lebar=40),
)
_APA = {
    "usulkan": ("Diusulkan", "send"),
    "terima": ("Diterima, data diubah", "circle-check"),
    "tolak": ("Ditolak", "circle-x"),
    "tarik": ("Ditarik pengusulnya", "arrow-back-up"),
}
_GAYA = {"terima": "utama", "tolak": "bahaya"}
_IKON = {"terima": "check", "tolak": "x", "tarik": "arrow-back-up"}


def tabel_usulan_data(
    halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan]
) -> Tabel:
    """Proposals without their values, the newest first."""
    return Tabel(
        judul="Usulan perubahan data",
        kolom=(
            Kolom(judul="Data"), Kolom(judul="Pegawai"), Kolom(judul="Diusulkan"),
            Kolom(judul="Keadaan"),
        ),
        baris=[_baris(satu) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada usulan di sini",
            keterangan="Pegawai mengusulkan perubahan NIK, NPWP, status PTKP, atau rekeningnya "
            "dari halaman datanya sendiri.",
        ),
        satuan="usulan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def _baris(satu: UsulanData) -> tuple[Sel | str, ...]:
    return (
        Sel(
            teks=satu.get_data_display(),
            url=reverse("pegawai:usulan_data_rincian", args=[satu.pk]),
        ),
        Sel(
            teks=satu.pegawai.nama,
            catatan=bentuk.nip(satu.pegawai.nip) if satu.pegawai.nip else "Tanpa NIP",
        ),
        setempat(satu.diusulkan_pada),
        Sel(lencana=LENCANA_USULAN_DATA[satu.status]),
    )


def baris_usulan_data(daftar: Iterable[UsulanData]) -> Iterable[tuple[object, ...]]:
    """One row a proposal for a file."""
    for satu in daftar:
        yield (
            satu.pk, satu.pegawai.nip, satu.pegawai.nama, satu.get_data_display(),
            satu.diusulkan_pada, satu.get_status_display(),
            satu.diputus_oleh.nama if satu.diputus_oleh else "", satu.keterangan,
        )  # fmt: skip


def rincian_usulan_data(satu: UsulanData) -> list[Rinci]:
    """Old and new in full: only the person and those who may decide open this."""
    berkas = reverse("pegawai:usulan_data_berkas", args=[satu.pk]) if satu.berkas else ""
    return [
        Rinci(
            judul="Pegawai",
            isi=satu.pegawai.nama,
            url=reverse("pegawai:rincian", args=[satu.pegawai_id]),
        ),
        Rinci(judul="Keadaan", isi="", lencana=LENCANA_USULAN_DATA[satu.status]),
        Rinci(judul="Semula", isi=_nilai(satu.semula, satu.bank_semula) or "Belum diisi"),
        Rinci(judul="Menjadi", isi=_nilai(satu.menjadi, satu.bank_menjadi)),
        Rinci(judul="Keterangan", isi=satu.keterangan or "–"),
        Rinci(judul="Bukti", isi=satu.berkas.nama_asli if satu.berkas else "–", url=berkas),
    ]


def _nilai(nilai: str, bank: str) -> str:
    return " ".join(filter(None, (sebutan_bank(bank), nilai)))


def aksi_usulan_data(satu: UsulanData, langkah: Iterable[Step]) -> list[Aksi]:
    """Deeds open to this reader."""
    return [
        Aksi(
            judul=step.label,
            url=reverse("pegawai:usulan_data_putus", args=[satu.pk, step.nama]),
            gaya=_GAYA.get(step.nama, "biasa"),
            ikon=_IKON[step.nama],
            perlu_alasan=step.reason_required,
            konfirmasi=f"{satu.get_data_display()} {satu.pegawai.nama} langsung diubah. Cocokkan "
            "dahulu dengan buktinya." if step.nama == "terima" else "",
            konfirmasi_judul="Terima usulan ini?",
        )
        for step in langkah
    ]  # fmt: skip


def peristiwa_usulan_data(riwayat: Iterable[RiwayatUsulanData]) -> list[Peristiwa]:
    """The trail."""
    return [
        Peristiwa(
            apa=_APA[satu.langkah][0], ikon=_APA[satu.langkah][1], oleh=satu.oleh_nama,
            kapan=satu.pada, alasan=satu.alasan,
        )
        for satu in riwayat
    ]  # fmt: skip
