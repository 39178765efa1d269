"""Roles as shapes of the kit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, nip
from ekinerja.core.kit import (
    Kolom,
    Kosong,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    pager,
)
from ekinerja.core.models import Riwayat
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran, UsulanPeran
from ekinerja.organisasi.presenters.susunan import masa_terbaca
from ekinerja.organisasi.queries import SEGERA

SELURUH = "Seluruh instansi"


# which three columns come first, by what the list is grouped by
_DEPAN = {
    "orang": ("Nama", "Peran", "Unit"),
    "peran": ("Peran", "Nama", "Unit"),
    "unit": ("Unit", "Peran", "Nama"),
}


def tabel_peran(
    halaman: "Page[Any]",
    params: QueryDict,
    *,
    hari: date,
    pengubah: int | None,
    ekspor: Sequence[Tautan] = (),
) -> Tabel:
    """Who holds which role, where, since when, by which letter, given and agreed by whom.

    :param pengubah: user id of the reader when roles may be ended by them.
    """
    depan = _DEPAN.get(params.get("kelompok") or "", _DEPAN["orang"])
    kolom = [Kolom(judul=judul) for judul in (*depan, "Masa", "Surat", "Diberikan oleh")]
    return Tabel(
        judul="Pemberian peran",
        kolom=[*kolom, Kolom(judul="", jenis="aksi")],
        baris=[_baris_peran(satu, depan, hari=hari, pengubah=pengubah) for satu in halaman],
        ekspor=ekspor,
        kosong=Kosong(
            judul="Tidak ada peran yang cocok",
            keterangan="Ubah saringannya, atau berikan peran dengan surat penunjukan.",
            ikon="shield-check",
        ),
        satuan="peran",
        pager=pager(halaman, params),
    )


def pemberi_peran(satu: PemberianPeran) -> tuple[str, str]:
    """Who gave it, and the second person ("" when none was needed)."""
    usulan: UsulanPeran | None = getattr(satu, "usulan", None)
    if usulan is not None and usulan.diputus_oleh is not None:
        return usulan.diusulkan_oleh.nama, usulan.diputus_oleh.nama
    riwayat: Sequence[RiwayatPeran] = getattr(satu, "pemberi", ())
    if not riwayat:
        return "Tidak tercatat", ""
    return riwayat[0].oleh_nama if riwayat[0].oleh_id else "Penyiapan sistem", ""


def _baris_peran(
    satu: PemberianPeran, depan: Sequence[str], *, hari: date, pengubah: int | None
) -> tuple[Sel | str, ...]:
    url = reverse("organisasi:peran_rincian", args=[satu.pk])
    berakhir = satu.masa.upper is not None and satu.masa.upper <= hari
    boleh_akhiri = pengubah not in (None, satu.user_id) and not berakhir
    tindak = "Akhiri" if boleh_akhiri else "Lihat"
    isi: dict[str, Sel | str] = {
        "Nama": Sel(teks=satu.user.nama, catatan=nip(satu.user.username)),
        "Peran": satu.get_peran_display(),
        "Unit": satu.unit.nama if satu.unit else SELURUH,
    }
    pemberi, kedua = pemberi_peran(satu)
    return (
        *(isi[satu] for satu in depan),
        Sel(teks=masa_terbaca(satu.masa.lower, satu.masa.upper), catatan=_keadaan(satu, hari)),
        satu.dasar,
        Sel(teks=pemberi, catatan=f"Disetujui {kedua}" if kedua else ""),
        Sel(teks=tindak, url=url),
    )


def _keadaan(satu: PemberianPeran, hari: date) -> str:
    if satu.masa.upper is not None and satu.masa.upper <= hari:
        return "Sudah berakhir"
    if satu.masa.lower and satu.masa.lower > hari:
        return "Belum mulai"
    if satu.masa.upper is not None and satu.masa.upper <= hari + SEGERA:
        return f"Berakhir {angka((satu.masa.upper - hari).days)} hari lagi"
    return ""


def rincian_peran(satu: PemberianPeran) -> list[Rinci]:
    """One role grant."""
    return [
        Rinci(judul="Nama", isi=satu.user.nama, catatan=nip(satu.user.username)),
        Rinci(judul="Peran", isi=satu.get_peran_display()),
        Rinci(judul="Unit", isi=satu.unit.nama if satu.unit else SELURUH),
        Rinci(judul="Masa", isi=masa_terbaca(satu.masa.lower, satu.masa.upper)),
        Rinci(judul="Surat penunjukan", isi=satu.dasar),
        *_rincian_pemberi(satu),
    ]


def _rincian_pemberi(satu: PemberianPeran) -> list[Rinci]:
    pemberi, kedua = pemberi_peran(satu)
    if not kedua:
        return [Rinci(judul="Diberikan oleh", isi=pemberi)]
    url = reverse("organisasi:usulan_rincian", args=[satu.usulan.pk])
    return [
        Rinci(judul="Diusulkan oleh", isi=pemberi),
        Rinci(judul="Disetujui oleh", isi=kedua, catatan="orang kedua", url=url),
    ]


_LANGKAH = {
    "beri": ("Peran diberikan", "baik", "check"),
    "akhiri": ("Diakhiri", "netral", "ban"),
    "usulkan": ("Diusulkan", "info", "send"),
    "minta": ("Diminta", "info", "send"),
    "setujui": ("Disetujui", "baik", "circle-check"),
    "tolak": ("Ditolak", "buruk", "circle-x"),
    "tarik": ("Ditarik", "netral", "arrow-back-up"),
}


def riwayat_peran(riwayat: Sequence[Riwayat]) -> list[Peristiwa]:
    """Deeds on one role grant, proposal, or access for support."""
    hasil = []
    for satu in riwayat:
        apa, jenis, ikon = _LANGKAH.get(satu.langkah, (satu.langkah, "netral", "check"))
        hasil.append(
            Peristiwa(
                apa=apa,
                oleh=satu.oleh_nama,
                kapan=satu.pada,
                sebagai=satu.kapasitas,
                alasan=satu.alasan,
                jenis=jenis,
                ikon=ikon,
            )
        )
    return hasil
