"""What comes near: contracts that end and people who retire."""

from collections.abc import Sequence
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
    Pager,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.pegawai.models import KontrakKerja, Pegawai
from ekinerja.pegawai.queries import CalonPensiun


def tabel_kontrak(
    halaman: "Page[Any]", params: QueryDict, *, hari: date, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Contracts that end, the earliest first."""
    kolom = [Kolom(judul="Pegawai"), Kolom(judul="Jenis"), Kolom(judul="Kontrak")]
    kolom += [Kolom(judul="Hari terakhir"), Kolom(judul="Sisa", jenis="angka")]
    return Tabel(
        judul="Kontrak yang akan berakhir",
        kolom=kolom,
        baris=[_baris_kontrak(satu, hari) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada kontrak yang akan berakhir",
            keterangan="Kontrak dicatat dari halaman pegawainya, atau lewat impor.",
            ikon="file-text",
        ),
        satuan="kontrak",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_kontrak(satu: KontrakKerja, hari: date) -> tuple[Sel | str, ...]:
    return (
        _sel_pegawai(satu.pegawai),
        satu.pegawai.get_jenis_display(),
        Sel(teks=satu.nomor, catatan=ringkas_kontrak(satu)),
        bentuk.tanggal(hari_terakhir(satu)),
        f"{(satu.masa.upper - hari).days} hari",
    )


def hari_terakhir(satu: KontrakKerja) -> date:
    """The last day on which the contract still holds."""
    return date.fromordinal(satu.masa.upper.toordinal() - 1)


def ringkas_kontrak(satu: KontrakKerja) -> str:
    """Hours, wage and provider in one line."""
    bagian = []
    if satu.jam_per_minggu is not None:
        bagian.append(f"{bentuk.angka(satu.jam_per_minggu)} jam seminggu")
    if satu.upah is not None:
        bagian.append(f"{bentuk.rupiah(satu.upah)} sebulan")
    return ", ".join([*bagian, *([satu.penyedia] if satu.penyedia else [])])


def tabel_pensiun(
    calon: Sequence[CalonPensiun], halaman: Pager, *, hari: date, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Who retires, the earliest first."""
    kolom = [Kolom(judul="Pegawai"), Kolom(judul="Jabatan"), Kolom(judul="Batas usia")]
    kolom += [Kolom(judul="Pensiun mulai"), Kolom(judul="Keadaan")]
    return Tabel(
        judul="Pegawai yang akan pensiun",
        kolom=kolom,
        baris=[_baris_pensiun(satu, hari) for satu in calon],
        kosong=Kosong(
            judul="Tidak ada yang pensiun dalam masa ini",
            keterangan="Yang tanggal lahir atau jenjang jabatannya belum diisi tidak terhitung.",
            ikon="user-check",
        ),
        satuan="pegawai",
        pager=halaman,
        ekspor=ekspor,
    )


def _baris_pensiun(satu: CalonPensiun, hari: date) -> tuple[Sel | str, ...]:
    jabatan = satu.penempatan.jabatan
    return (
        _sel_pegawai(satu.penempatan.pegawai),
        Sel(teks=jabatan.nama, catatan=jabatan.unit.nama),
        f"{satu.rencana.usia}\N{NO-BREAK SPACE}tahun",
        bentuk.tanggal(satu.rencana.tanggal),
        Sel(lencana=_lencana_pensiun(satu, hari)),
    )


def _lencana_pensiun(satu: CalonPensiun, hari: date) -> Lencana:
    if satu.tercatat:
        return lencana_untuk("selesai", "SK sudah dicatat")
    if satu.rencana.tanggal <= hari:
        return lencana_untuk("terlambat", "Sudah lewat")
    return lencana_untuk("menunggu", f"{keadaan_bulan(satu.rencana.tanggal, hari)} lagi")


def keadaan_bulan(tanggal: date, hari: date) -> str:
    """How long until a day, in months, or in days within the last one."""
    bulan = (tanggal.year - hari.year) * 12 + tanggal.month - hari.month
    return f"{bulan} bulan" if bulan > 1 else f"{(tanggal - hari).days} hari"


def _sel_pegawai(pegawai: Pegawai) -> Sel:
    return Sel(
        teks=pegawai.nama,
        url=reverse("pegawai:rincian", args=[pegawai.pk]),
        catatan=bentuk.nip(pegawai.nip) if pegawai.nip else "Tanpa NIP",
    )
