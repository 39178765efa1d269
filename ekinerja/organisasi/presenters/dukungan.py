"""Accesses for support as shapes of the kit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import Aksi, Kolom, Kosong, Lencana, Rinci, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.models import AksesDukungan
from ekinerja.organisasi.pelaku import PelakuHari
from ekinerja.organisasi.presenters.usulan import lencana_langkah
from ekinerja.organisasi.presenters.waktu import jam_setempat, setempat
from ekinerja.organisasi.workflow import BERLAKU, DUKUNGAN_WORKFLOW

HABIS = Lencana("Waktunya habis", "netral", "history")


def lencana_dukungan(satu: AksesDukungan, *, saat: datetime) -> Lencana:
    """Its state; one whose hours have passed is over, although nobody ended it."""
    if satu.status == BERLAKU and satu.selesai is not None and satu.selesai <= saat:
        return HABIS
    return lencana_langkah(satu.status, satu.get_status_display())


def tabel_dukungan(
    halaman: "Page[Any]", params: QueryDict, *, saat: datetime, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Who read widely, why, when, agreed by whom, and how many pages."""
    return Tabel(
        judul="Akses dukungan",
        kolom=[
            Kolom(judul="Pemakai"), Kolom(judul="Alasan"), Kolom(judul="Waktu"),
            Kolom(judul="Disetujui oleh"), Kolom(judul="Halaman", jenis="angka"),
            Kolom(judul="Keadaan"), Kolom(judul="", jenis="aksi"),
        ],
        baris=[_baris(satu, saat) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada akses dukungan",
            keterangan="Admin teknis atau pengelola aplikasi memintanya bila sebuah aduan tidak "
            "dapat diperiksa tanpa melihat datanya.",
            ikon="eye",
        ),
        satuan="akses",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def _baris(satu: AksesDukungan, saat: datetime) -> tuple[Sel | str, ...]:
    return (
        satu.user.nama,
        satu.alasan,
        Sel(teks=setempat(satu.mulai or satu.diminta_pada), catatan=_sampai(satu)),
        satu.diputus_oleh.nama if satu.diputus_oleh and satu.mulai else "–",
        angka(getattr(satu, "halaman", 0)),
        Sel(lencana=lencana_dukungan(satu, saat=saat)),
        Sel(teks="Buka", url=reverse("organisasi:dukungan_rincian", args=[satu.pk])),
    )


def baris_dukungan(satu: AksesDukungan, *, saat: datetime) -> tuple[object, ...]:
    """One access as a row of the file."""
    return (
        satu.user.nama, satu.alasan, setempat(satu.diminta_pada), setempat(satu.mulai),
        setempat(satu.diakhiri_pada or satu.selesai),
        satu.diputus_oleh.nama if satu.diputus_oleh else "", getattr(satu, "halaman", 0),
        lencana_dukungan(satu, saat=saat).teks,
    )  # fmt: skip


def _sampai(satu: AksesDukungan) -> str:
    akhir = satu.diakhiri_pada or satu.selesai
    return f"sampai {jam_setempat(akhir)}" if akhir else f"diminta {satu.jam} jam"


def rincian_dukungan(satu: AksesDukungan, *, saat: datetime) -> list[Rinci]:
    """One access."""
    hasil = [
        Rinci(judul="Pemakai", isi=satu.user.nama),
        Rinci(judul="Alasan", isi=satu.alasan),
        Rinci(judul="Lama yang diminta", isi=f"{satu.jam} jam"),
        Rinci(judul="Diminta", isi=setempat(satu.diminta_pada)),
        Rinci(judul="Keadaan", isi="", lencana=lencana_dukungan(satu, saat=saat)),
    ]
    if satu.diputus_oleh is not None:
        hasil.append(Rinci(judul="Diputuskan oleh", isi=satu.diputus_oleh.nama))
    if satu.mulai is not None:
        hasil += [
            Rinci(judul="Dibuka", isi=setempat(satu.mulai)),
            Rinci(judul="Ditutup", isi=setempat(satu.diakhiri_pada or satu.selesai)),
        ]
    return hasil


def tabel_jejak(halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan]) -> Tabel:
    """The pages opened during one access, newest first."""
    return Tabel(
        judul="Halaman yang dibuka",
        kolom=[Kolom(judul="Alamat"), Kolom(judul="Waktu"), Kolom(judul="Jawaban")],
        baris=[
            (
                satu.alamat,
                setempat(satu.pada),
                Sel(teks=_jawaban(satu.jawaban), catatan="" if satu.metode == "GET" else "kiriman"),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada halaman yang dibuka",
            keterangan="Setiap halaman yang dibuka selama akses ini tercatat di sini.",
            ikon="eye",
        ),
        satuan="halaman",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="jejak",
    )


def _jawaban(status: int) -> str:
    if status == 404:
        return "Tidak ditemukan"
    return "Dibuka" if status < 400 else "Ditolak"


def aksi_dukungan(satu: AksesDukungan, oleh: PelakuHari, *, saat: datetime) -> list[Aksi]:
    """What this person may do with an access now."""
    if satu.selesai is not None and satu.selesai <= saat:
        return []
    gaya = {"setujui": "utama", "tolak": "bahaya", "akhiri": "bahaya"}
    ikon = {"setujui": "lock-open", "tolak": "x", "tarik": "arrow-back-up", "akhiri": "lock"}
    return [
        Aksi(
            judul=langkah.label,
            url=_url_langkah(satu, langkah.nama, oleh),
            gaya=gaya.get(langkah.nama, "biasa"),
            ikon=ikon[langkah.nama],
            perlu_alasan=langkah.reason_required,
            konfirmasi=_setuju(satu) if langkah.nama == "setujui" else "",
            konfirmasi_judul="Buka akses dukungan?",
        )
        for langkah in DUKUNGAN_WORKFLOW.available(satu, oleh)
    ]


def _url_langkah(satu: AksesDukungan, langkah: str, oleh: PelakuHari) -> str:
    """While the access is open its user may send nothing but its end."""
    if langkah == "akhiri" and satu.user_id == oleh.user_id:
        return reverse("organisasi:dukungan_selesai")
    return reverse("organisasi:dukungan_putus", args=[satu.pk, langkah])


def _setuju(satu: AksesDukungan) -> str:
    return (
        f"{satu.user.nama} dapat membaca data seluruh instansi selama {satu.jam} jam, tanpa dapat "
        "mengubahnya. Setiap halaman yang dibuka tercatat."
    )
