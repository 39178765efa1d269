"""Appointments, letters and teams as tables."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

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
from ekinerja.organisasi.presenters import masa_terbaca
from ekinerja.pegawai.models import AnggotaTim, TimKerja
from ekinerja.pegawai.pelaksana import catatan_plt
from ekinerja.pegawai.queries import CARA_PENUGASAN, BarisPenugasan, baca_penugasan

SEGERA = timedelta(days=30)


def keadaan_masa(mulai: date | None, selesai: date | None, hari: date) -> Lencana:
    """Where a period ``[mulai, selesai)`` stands on a day."""
    if selesai is not None and selesai <= hari:
        return lencana_untuk("berakhir")
    if mulai is not None and mulai > hari:
        return lencana_untuk("menunggu", "Akan datang")
    if selesai is not None and selesai <= hari + SEGERA:
        return lencana_untuk("terlambat", "Segera berakhir")
    return lencana_untuk("aktif", "Berjalan")


def tabel_penugasan(
    halaman: "Page[Any]",
    params: QueryDict,
    *,
    hari: date,
    ekspor: Sequence[Tautan],
    pengelola: bool,
) -> Tabel:
    """Who acts for whom or what, until when, by which letter."""
    kolom = [Kolom(judul="Siapa"), Kolom(judul="Sebagai"), Kolom(judul="Masa")]
    kolom += [Kolom(judul="Surat"), Kolom(judul="Keadaan")]
    if pengelola:
        kolom.append(Kolom(judul="Tindakan", jenis="aksi"))
    baris = baca_penugasan(list(halaman))
    return Tabel(
        judul="Plt., Plh., penugasan, dan delegasi",
        kolom=kolom,
        baris=[_baris(satu, hari, pengelola=pengelola) for satu in baris],
        satuan="penugasan",
        pager=pager(halaman, params),
        ekspor=ekspor,
        kosong=Kosong(
            judul="Tidak ada yang cocok",
            keterangan="Ubah saringannya, atau catat penunjukan baru dengan suratnya.",
            ikon="user-check",
        ),
    )


def _baris(satu: BarisPenugasan, hari: date, *, pengelola: bool) -> tuple[Sel | str, ...]:
    peringatan = ""
    if satu.cara == "PLT" and satu.mulai is not None:
        peringatan = catatan_plt(satu.mulai, satu.selesai)
    isi: tuple[Sel | str, ...] = (
        Sel(teks=satu.orang, url=reverse("pegawai:rincian", args=[satu.orang_id])),
        Sel(teks=_sebagai(satu), catatan=peringatan),
        masa_terbaca(satu.mulai, satu.selesai),
        satu.surat,
        Sel(lencana=keadaan_masa(satu.mulai, satu.selesai, hari)),
    )
    if not pengelola:
        return isi
    if satu.selesai is not None and satu.selesai <= hari:
        return (*isi, "–")
    url = reverse("pegawai:penugasan_akhiri", args=[satu.jenis, satu.id])
    return (*isi, Sel(teks="Akhiri", url=url))


def _sebagai(satu: BarisPenugasan) -> str:
    if satu.cara in {"PLT", "PLH"}:
        return f"{CARA_PENUGASAN[satu.cara]} {satu.untuk}"
    if satu.cara == "DELEGASI":
        return f"Memutus {satu.untuk}"
    return satu.untuk[:1].upper() + satu.untuk[1:]


def keadaan_tim(tim: Any, hari: date) -> Lencana:
    """Where a team (of ``tim_terlihat``) stands; one whose ketua left says so."""
    if tim.tanpa_ketua and hari in tim.masa:
        return lencana_untuk("terlambat", "Ketua sudah keluar")
    return keadaan_masa(tim.masa.lower, tim.masa.upper, hari)


def tabel_tim(
    halaman: "Page[Any]", params: QueryDict, *, hari: date, ekspor: Sequence[Tautan]
) -> Tabel:
    """Teams with their ketua and how many members they have today."""
    return Tabel(
        judul="Tim kerja",
        kolom=[
            Kolom(judul="Tim"), Kolom(judul="Ketua"), Kolom(judul="Anggota", jenis="angka"),
            Kolom(judul="Masa"), Kolom(judul="Keadaan"),
        ],
        baris=[
            (
                Sel(
                    teks=satu.nama,
                    catatan=satu.unit.nama,
                    url=reverse("pegawai:tim_rincian", args=[satu.pk]),
                ),
                satu.ketua.nama,
                str(satu.jumlah),
                masa_terbaca(satu.masa.lower, satu.masa.upper),
                Sel(lencana=keadaan_tim(satu, hari)),
            )
            for satu in halaman
        ],
        satuan="tim",
        pager=pager(halaman, params),
        ekspor=ekspor,
        kosong=Kosong(
            judul="Belum ada tim kerja",
            keterangan="Tim dibentuk admin perangkat daerah atau BKPSDM dengan nomor SK-nya.",
            ikon="users",
        ),
    )  # fmt: skip


def rincian_tim(tim: TimKerja) -> list[Rinci]:
    """What the SK of a team says."""
    return [
        Rinci(judul="Unit", isi=tim.unit.nama),
        Rinci(judul="Ketua", isi=tim.ketua.nama),
        Rinci(judul="Masa", isi=masa_terbaca(tim.masa.lower, tim.masa.upper)),
        Rinci(judul="SK", isi=tim.dasar),
    ]


def tabel_anggota(
    tim: TimKerja, anggota: Sequence[AnggotaTim], *, hari: date, pengelola: bool
) -> Tabel:
    """Members of a team over time."""
    kolom = [Kolom(judul="Nama"), Kolom(judul="Tugas"), Kolom(judul="Masa")]
    kolom.append(Kolom(judul="Keadaan"))
    if pengelola:
        kolom.append(Kolom(judul="Tindakan", jenis="aksi"))
    return Tabel(
        judul="Anggota tim",
        kolom=kolom,
        baris=[_anggota(tim, satu, hari, pengelola=pengelola) for satu in anggota],
        satuan="orang",
        id="anggota",
        kosong=Kosong(judul="Belum ada anggota", ikon="users"),
    )


def _anggota(
    tim: TimKerja, satu: AnggotaTim, hari: date, *, pengelola: bool
) -> tuple[Sel | str, ...]:
    isi: tuple[Sel | str, ...] = (
        satu.pegawai.nama,
        satu.peran or "Anggota",
        masa_terbaca(satu.masa.lower, satu.masa.upper),
        Sel(lencana=keadaan_masa(satu.masa.lower, satu.masa.upper, hari)),
    )
    if not pengelola:
        return isi
    berakhir = satu.masa.upper is not None and satu.masa.upper <= hari
    if berakhir or satu.pegawai_id == tim.ketua_id:
        return (*isi, "–")
    return (*isi, Sel(teks="Akhiri", url=reverse("pegawai:anggota_akhiri", args=[satu.pk])))
