"""Proposed roles as shapes of the kit."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import nip
from ekinerja.core.kit import (
    Aksi,
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
from ekinerja.organisasi.models import UsulanPeran
from ekinerja.organisasi.pelaku import PelakuHari
from ekinerja.organisasi.presenters.peran import SELURUH
from ekinerja.organisasi.presenters.susunan import masa_terbaca
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.organisasi.workflow import USULAN_WORKFLOW

_LENCANA = {
    "DITARIK": Lencana("Ditarik", "netral", "arrow-back-up"),
    "BERLAKU": Lencana("Sedang terbuka", "awas", "lock-open"),
    "DIMINTA": Lencana("Menunggu persetujuan", "awas", "hourglass"),
}


def lencana_langkah(status: str, sebutan: str) -> Lencana:
    """The badge of a state of a proposal or an access."""
    return _LENCANA.get(status) or lencana_untuk(status, sebutan)


def tabel_usulan(
    halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Proposed roles: for whom, where, by whom, and where each stands."""
    judul = ("Nama", "Peran", "Unit", "Diusulkan oleh", "Keadaan")
    return Tabel(
        judul="Usulan peran",
        kolom=[*(Kolom(judul=satu) for satu in judul), Kolom(judul="", jenis="aksi")],
        baris=[_baris(satu) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada usulan peran",
            keterangan="Peran berkuasa yang diusulkan akan tampil di sini sampai diputuskan.",
            ikon="shield-check",
        ),
        satuan="usulan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris(satu: UsulanPeran) -> tuple[Sel | str, ...]:
    return (
        Sel(teks=satu.user.nama, catatan=nip(satu.user.username)),
        satu.get_peran_display(),
        satu.unit.nama if satu.unit else SELURUH,
        Sel(teks=satu.diusulkan_oleh.nama, catatan=setempat(satu.diusulkan_pada)),
        Sel(
            lencana=lencana_langkah(satu.status, satu.get_status_display()),
            catatan=f"Oleh {satu.diputus_oleh.nama}" if satu.diputus_oleh else "",
        ),
        Sel(teks="Buka", url=reverse("organisasi:usulan_rincian", args=[satu.pk])),
    )


def rincian_usulan(satu: UsulanPeran) -> list[Rinci]:
    """One proposal."""
    hasil = [
        Rinci(judul="Nama", isi=satu.user.nama, catatan=nip(satu.user.username)),
        Rinci(judul="Peran", isi=satu.get_peran_display()),
        Rinci(judul="Unit", isi=satu.unit.nama if satu.unit else SELURUH),
        Rinci(judul="Masa", isi=masa_terbaca(satu.masa.lower, satu.masa.upper)),
        Rinci(judul="Surat penunjukan", isi=satu.dasar),
        Rinci(judul="Diusulkan oleh", isi=satu.diusulkan_oleh.nama,
              catatan=setempat(satu.diusulkan_pada)),
        Rinci(judul="Keadaan", isi="",
              lencana=lencana_langkah(satu.status, satu.get_status_display())),
    ]  # fmt: skip
    if satu.diputus_oleh is not None:
        hasil.append(Rinci(judul="Diputuskan oleh", isi=satu.diputus_oleh.nama))
    if satu.hasil is not None:
        url = reverse("organisasi:peran_rincian", args=[satu.hasil.pk])
        hasil.append(Rinci(judul="Pemberian peran", isi="Buka peran yang berlaku", url=url))
    return hasil


def aksi_usulan(satu: UsulanPeran, oleh: PelakuHari) -> list[Aksi]:
    """What this person may do with a proposal now."""
    gaya = {"setujui": "utama", "tolak": "bahaya"}
    ikon = {"setujui": "check", "tolak": "x", "tarik": "arrow-back-up"}
    return [
        Aksi(
            judul=langkah.label,
            url=reverse("organisasi:usulan_putus", args=[satu.pk, langkah.nama]),
            gaya=gaya.get(langkah.nama, "biasa"),
            ikon=ikon[langkah.nama],
            perlu_alasan=langkah.reason_required,
            konfirmasi=_setuju(satu) if langkah.nama == "setujui" else "",
            konfirmasi_judul="Setujui peran ini?",
        )
        for langkah in USULAN_WORKFLOW.available(satu, oleh)
    ]


def _setuju(satu: UsulanPeran) -> str:
    tempat = satu.unit.nama if satu.unit else "seluruh instansi"
    return (
        f"{satu.user.nama} menjadi {satu.get_peran_display()} di {tempat}. Nama Anda tercatat "
        "sebagai orang kedua."
    )
