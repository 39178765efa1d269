"""Operators and their share, as shapes of the kit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import PenunjukanOperator
from ekinerja.aktivitas.queries import PorsiOperator
from ekinerja.core.format import angka, bulan_tahun, nip, persen
from ekinerja.core.kit import Aksi, Kolom, Kosong, Sel, Tabel, pager
from ekinerja.organisasi.presenters.susunan import masa_terbaca


def tabel_penunjukan(halaman: "Page[Any]", params: QueryDict, *, hari: date) -> Tabel:
    """Appointments with their period."""
    kolom = [
        Kolom(judul="Operator"),
        Kolom(judul="Unit"),
        Kolom(judul="Masa"),
        Kolom(judul="Surat"),
    ]
    return Tabel(
        judul="Operator aktivitas",
        kolom=kolom,
        baris=[_baris(satu, hari) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada operator",
            keterangan="Tunjuk operator bagi pegawai tanpa ponsel; ia menyalin lembar yang "
            "ditandatangani, dan tidak pernah menyetujui.",
            ikon="users",
        ),
        satuan="penunjukan",
        pager=pager(halaman, params),
    )


def aksi_penunjukan(halaman: "Page[Any]", *, hari: date) -> list[Aksi]:
    """A button for each appointment of the page that has not ended."""
    return [
        Aksi(
            judul=f"Akhiri penunjukan {satu.pegawai.nama}",
            url=reverse("aktivitas:operator_akhiri", args=[satu.pk]),
            ikon="x",
            konfirmasi="Mulai hari ini orang ini tidak lagi dapat mengisi aktivitas orang lain.",
            konfirmasi_judul="Akhiri penunjukan?",
        )
        for satu in halaman
        if not satu.masa.isempty and (satu.masa.upper is None or satu.masa.upper > hari)
    ]


def _baris(satu: PenunjukanOperator, hari: date) -> tuple[Sel | str, ...]:
    kosong = satu.masa.isempty
    masa = "tidak pernah berlaku" if kosong else masa_terbaca(satu.masa.lower, satu.masa.upper)
    berlaku = not kosong and hari in satu.masa
    return (
        Sel(teks=satu.pegawai.nama, catatan=nip(satu.pegawai.nip)),
        satu.unit.nama,
        Sel(teks=masa, catatan="" if berlaku else "tidak berlaku hari ini"),
        satu.dasar,
    )


def tabel_porsi(porsi: Sequence[PorsiOperator], *, awal: date) -> Tabel:
    """The share of sent entries that operators typed."""
    kolom = [Kolom(judul="Unit"), Kolom(judul="Terkirim", jenis="angka")]
    kolom += [Kolom(judul="Lewat operator", jenis="angka"), Kolom(judul="Dibantah", jenis="angka")]
    return Tabel(
        judul=f"Bagian yang diisi operator, {bulan_tahun(awal)}",
        kolom=kolom,
        baris=[
            (
                satu.unit,
                angka(satu.jumlah),
                Sel(
                    teks=angka(satu.operator),
                    catatan=persen(Decimal(satu.operator) / Decimal(satu.jumlah)),
                ),
                angka(satu.dibantah),
            )
            for satu in porsi
        ],
        kosong=Kosong(
            judul="Belum ada aktivitas terkirim bulan ini",
            keterangan="Angkanya tampil setelah ada aktivitas yang dikirim.",
            ikon="chart-bar",
        ),
        satuan="unit",
        id="porsi",
    )
