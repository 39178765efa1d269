"""Requests to mend data, as words and links."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

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
    tautan_dengan,
)
from ekinerja.core.workflow import Step
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.pegawai.identity import Identitas
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import PermintaanPerbaikan, RiwayatPerbaikan
from ekinerja.penyiapan.presenters.kesehatan import SEBUTAN, alamat_perbaikan
from ekinerja.penyiapan.queries import Temuan
from ekinerja.penyiapan.workflow import DITOLAK, SELESAI, TERBUKA

LENCANA_PERBAIKAN = {
    TERBUKA: lencana_untuk("menunggu", "Menunggu diperbaiki"),
    SELESAI: lencana_untuk("selesai"),
    DITOLAK: lencana_untuk("ditolak"),
}
SUDAH_HILANG = Lencana("Masalahnya sudah tidak ada", "baik", "circle-check")
KOLOM_PERBAIKAN = (
    KolomEkspor("Permintaan", lebar=44),
    KolomEkspor("Pada", lebar=36),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Oleh", lebar=28),
    KolomEkspor("Waktu"),
    KolomEkspor("Keadaan"),
    KolomEkspor("Keterangan", lebar=40),
)
_APA = {
    "minta": ("Perbaikan diminta", "send"),
    "selesaikan": ("Ditandai selesai", "circle-check"),
    "tolak": ("Ditolak", "circle-x"),
    "buka_lagi": ("Diminta lagi", "refresh"),
}
_IKON = {"selesaikan": "check", "tolak": "x", "buka_lagi": "refresh"}
_GAYA = {"selesaikan": "utama", "tolak": "bahaya"}


def judul_permintaan(satu: PermintaanPerbaikan) -> str:
    """What is wrong, in words."""
    return MASALAH[satu.masalah].kalimat if satu.masalah in MASALAH else satu.masalah


def pada_permintaan(satu: PermintaanPerbaikan) -> str:
    """Of whom or what."""
    return str(satu.pegawai or satu.jabatan or satu.unit)


def tabel_perbaikan(halaman: "Page[Any]", params: QueryDict, *, masih: set[int]) -> Tabel:
    """Requests with their state; those whose gap is gone say so."""
    return Tabel(
        judul="Permintaan perbaikan data",
        kolom=(
            Kolom(judul="Permintaan"),
            Kolom(judul="Pada"),
            Kolom(judul="Oleh"),
            Kolom(judul="Keadaan"),
        ),
        baris=[_baris(satu, masih) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada permintaan di sini",
            keterangan="Permintaan dibuat dari halaman Data saya atau Kesehatan data.",
            ikon="inbox",
        ),
        satuan="permintaan",
        pager=pager(halaman, params),
        ekspor=[
            Tautan(
                judul=f"Unduh {bentuk}",
                url=reverse("penyiapan:perbaikan_ekspor", args=[bentuk])
                + tautan_dengan(params, halaman=None),
                ikon="download",
            )
            for bentuk in ("xlsx", "csv")
        ],
    )


def alamat_permintaan(satu: PermintaanPerbaikan, identitas: Identitas) -> str:
    """The page on which the reader can mend what this request is about, or nothing."""
    if satu.masalah not in MASALAH or satu.status != TERBUKA:
        return ""
    temuan = Temuan(
        satu.masalah, satu.pegawai_id, "", "", satu.jabatan_id, "", satu.unit_id, "", "", "", None
    )
    return alamat_perbaikan(temuan, identitas)


def baris_perbaikan(permintaan: Iterable[PermintaanPerbaikan]) -> Iterable[tuple[object, ...]]:
    """Requests as rows of a file."""
    for satu in permintaan:
        yield (
            judul_permintaan(satu), pada_permintaan(satu), satu.unit.nama, satu.oleh_nama,
            satu.dibuat_pada, satu.get_status_display(), satu.isi,
        )  # fmt: skip


def _baris(satu: PermintaanPerbaikan, masih: set[int]) -> tuple[Sel | str, ...]:
    hilang = satu.status == TERBUKA and satu.pk not in masih
    return (
        Sel(
            teks=judul_permintaan(satu),
            url=reverse("penyiapan:perbaikan_rincian", args=[satu.pk]),
            catatan=satu.isi,
        ),
        Sel(teks=pada_permintaan(satu), catatan=satu.unit.nama),
        Sel(teks=satu.oleh_nama, catatan=setempat(satu.dibuat_pada)),
        Sel(
            lencana=SUDAH_HILANG if hilang else LENCANA_PERBAIKAN[satu.status],
            catatan="Tandai selesai" if hilang else "",
        ),
    )


def rincian_permintaan(satu: PermintaanPerbaikan) -> Sequence[Rinci]:
    """A request in detail."""
    masalah = MASALAH.get(satu.masalah)
    baris = [
        Rinci(judul="Pada", isi=pada_permintaan(satu)),
        Rinci(judul="Unit", isi=satu.unit.nama),
        Rinci(judul="Yang dapat memperbaiki", isi=SEBUTAN[satu.peran]),
    ]
    if masalah is not None:
        baris.append(Rinci(judul="Akibatnya", isi=masalah.akibat))
        baris.append(Rinci(judul="Yang harus dilakukan", isi=masalah.saran))
    if satu.isi:
        baris.append(Rinci(judul="Keterangan peminta", isi=satu.isi))
    return baris


def aksi_perbaikan(satu: PermintaanPerbaikan, langkah: Iterable[Step]) -> list[Aksi]:
    """Deeds open to this reader."""
    return [
        Aksi(
            judul=step.label,
            url=reverse("penyiapan:perbaikan_putuskan", args=[satu.pk, step.nama]),
            gaya=_GAYA.get(step.nama, "biasa"),
            ikon=_IKON.get(step.nama, "check"),
            perlu_alasan=step.reason_required,
        )
        for step in langkah
    ]


def riwayat_permintaan(riwayat: Iterable[RiwayatPerbaikan]) -> list[Peristiwa]:
    """The trail."""
    return [
        Peristiwa(
            apa=_APA[satu.langkah][0], ikon=_APA[satu.langkah][1], oleh=satu.oleh_nama,
            kapan=satu.pada, alasan=satu.alasan,
        )
        for satu in riwayat
    ]  # fmt: skip
