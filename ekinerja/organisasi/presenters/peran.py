"""Roles as shapes of the kit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import nip
from ekinerja.core.kit import (
    Kolom,
    Kosong,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    pager,
)
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran
from ekinerja.organisasi.presenters.susunan import masa_terbaca


def tabel_peran(
    halaman: "Page[Any]", params: QueryDict, *, hari: date, pengubah: int | None
) -> Tabel:
    """Who holds which role, where, since when and by which letter.

    :param pengubah: user id of the reader when roles may be ended by them.
    """
    kolom = [Kolom(judul="Nama"), Kolom(judul="Peran"), Kolom(judul="Unit"), Kolom(judul="Masa")]
    kolom += [Kolom(judul="Surat"), Kolom(judul="", jenis="aksi")]
    return Tabel(
        judul="Pemberian peran",
        kolom=kolom,
        baris=[_baris_peran(satu, hari, pengubah) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada peran yang cocok",
            keterangan="Ubah saringannya, atau berikan peran dengan surat penunjukan.",
            ikon="shield-check",
        ),
        satuan="peran",
        pager=pager(halaman, params),
    )


def _baris_peran(satu: PemberianPeran, hari: date, pengubah: int | None) -> tuple[Sel | str, ...]:
    url = reverse("organisasi:peran_rincian", args=[satu.pk])
    berakhir = satu.masa.upper is not None and satu.masa.upper <= hari
    boleh_akhiri = pengubah not in (None, satu.user_id) and not berakhir
    tindak = "Akhiri" if boleh_akhiri else "Lihat"
    return (
        Sel(teks=satu.user.nama, catatan=nip(satu.user.username)),
        satu.get_peran_display(),
        satu.unit.nama if satu.unit else "Seluruh instansi",
        Sel(teks=masa_terbaca(satu.masa.lower, satu.masa.upper), catatan=_keadaan(satu, hari)),
        satu.dasar,
        Sel(teks=tindak, url=url),
    )


def _keadaan(satu: PemberianPeran, hari: date) -> str:
    if satu.masa.upper is not None and satu.masa.upper <= hari:
        return "Sudah berakhir"
    return "Belum mulai" if satu.masa.lower and satu.masa.lower > hari else ""


def rincian_peran(satu: PemberianPeran) -> list[Rinci]:
    """One role grant."""
    return [
        Rinci(judul="Nama", isi=satu.user.nama, catatan=nip(satu.user.username)),
        Rinci(judul="Peran", isi=satu.get_peran_display()),
        Rinci(judul="Unit", isi=satu.unit.nama if satu.unit else "Seluruh instansi"),
        Rinci(judul="Masa", isi=masa_terbaca(satu.masa.lower, satu.masa.upper)),
        Rinci(judul="Surat penunjukan", isi=satu.dasar),
    ]


_LANGKAH = {
    "beri": ("Peran diberikan", "baik", "check"),
    "akhiri": ("Peran diakhiri", "netral", "ban"),
}


def riwayat_peran(riwayat: Sequence[RiwayatPeran]) -> list[Peristiwa]:
    """Deeds on one role grant."""
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
