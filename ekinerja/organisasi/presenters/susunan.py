"""The organisation as words and links for the screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, tanggal
from ekinerja.core.kit import (
    KartuAngka,
    Kolom,
    Kosong,
    Lencana,
    Sel,
    Tabel,
    Tautan,
    pager,
    tautan_dengan,
)
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import HitunganUnit

BELUM_KELAS = Lencana("Kelas jabatan belum diisi", "awas", "alert-triangle")
KEPALA = Lencana("Kepala unit", "info", "user-check")


@dataclass(frozen=True, slots=True)
class SimpulUnit:
    """A unit in the tree: its words, and where its branch is asked for."""

    judul: str
    url: str
    keterangan: str
    cabang_url: str = ""


@dataclass(frozen=True, slots=True)
class Cabang:
    """Units below one, a page of them."""

    simpul: Sequence[SimpulUnit]
    lanjut: str = ""
    puncak: SimpulUnit | None = None


def remah(jalur: Sequence[tuple[int, str]], pada: date | None = None) -> list[Tautan]:
    """Breadcrumb from the tree down to a unit."""
    akhiran = akhiran_tanggal(pada)
    awal = Tautan(judul="Organisasi", url=reverse("organisasi:pohon") + akhiran)
    return [
        awal,
        *(
            Tautan(judul=nama, url=reverse("organisasi:unit", args=[nomor]) + akhiran)
            for nomor, nama in jalur
        ),
    ]


def sebutan_unit(unit: UnitKerja) -> tuple[str, str]:
    """Name and kind of a unit on the day it was asked for (see ``dengan_letak``)."""
    jenis = getattr(unit, "jenis_pada", unit.jenis)
    return getattr(unit, "nama_pada", unit.nama), dict(UnitKerja.JENIS).get(jenis, jenis)


def akhiran_tanggal(pada: date | None) -> str:
    """The query of an address that keeps reading as of a day."""
    return f"?pada={pada:%Y-%m-%d}" if pada else ""


def cabang(
    halaman: "Page[Any]",
    hitungan: Mapping[int, HitunganUnit],
    *,
    url: str,
    puncak: UnitKerja | None = None,
    pada: date | None = None,
) -> Cabang:
    """One level of the tree.

    :param url: where the next page of this level is asked for.
    :param puncak: the only top of the tree, shown above its branch.
    :param pada: the day of the tree when it is not today's.
    """
    lanjut = ""
    atas = _simpul(puncak, hitungan.get(puncak.pk), pada) if puncak else None
    if halaman.has_next():
        tanggal_baca = akhiran_tanggal(pada).replace("?", "&")
        lanjut = f"{url}?halaman={halaman.next_page_number()}{tanggal_baca}"
    return Cabang([_simpul(satu, hitungan.get(satu.pk), pada) for satu in halaman], lanjut, atas)


def _simpul(unit: UnitKerja, hitungan: HitunganUnit | None, pada: date | None) -> SimpulUnit:
    jumlah = hitungan or HitunganUnit()
    akhiran = akhiran_tanggal(pada)
    bawah = reverse("organisasi:cabang", args=[unit.pk]) + akhiran if jumlah.unit else ""
    return SimpulUnit(
        judul=sebutan_unit(unit)[0],
        url=reverse("organisasi:unit", args=[unit.pk]) + akhiran,
        keterangan=_isi_unit(unit, jumlah),
        cabang_url=bawah,
    )


def _isi_unit(unit: UnitKerja, jumlah: HitunganUnit) -> str:
    nama, jenis = sebutan_unit(unit)
    bagian = [] if jenis == nama else [jenis]
    if jumlah.unit:
        bagian.append(f"{angka(jumlah.unit)} unit di bawahnya")
    bagian.append(f"{angka(jumlah.jabatan)} jabatan" if jumlah.jabatan else "belum ada jabatan")
    if jumlah.tanpa_kelas:
        bagian.append(f"{angka(jumlah.tanpa_kelas)} tanpa kelas")
    return " · ".join(bagian)


def tabel_cari(
    halaman: "Page[Any]",
    jalur: Mapping[int, Sequence[tuple[int, str]]],
    params: QueryDict,
    *,
    pada: date | None = None,
) -> Tabel:
    """Units that were searched for, each with the way to it."""
    akhiran = akhiran_tanggal(pada)
    return Tabel(
        judul="Unit yang ditemukan",
        kolom=(Kolom(judul="Unit"), Kolom(judul="Jenis"), Kolom(judul="Kode")),
        baris=[
            (
                Sel(
                    teks=sebutan_unit(unit)[0],
                    url=reverse("organisasi:unit", args=[unit.pk]) + akhiran,
                    catatan=" › ".join(nama for _, nama in jalur.get(unit.pk, [])[:-1]),
                ),
                sebutan_unit(unit)[1],
                unit.kode,
            )
            for unit in halaman
        ],
        kosong=Kosong(
            judul="Tidak ada unit yang cocok",
            keterangan="Periksa ejaannya, atau cari dengan satu kata saja.",
            ikon="search",
        ),
        satuan="unit",
        pager=pager(halaman, params),
        id="pohon",
    )


def kartu_unit(hitungan: HitunganUnit) -> list[KartuAngka]:
    """Counts of a unit with everything below it."""
    kartu = [
        KartuAngka(judul="Unit di bawahnya", nilai=angka(hitungan.unit), ikon="sitemap"),
        KartuAngka(judul="Jabatan", nilai=angka(hitungan.jabatan), ikon="briefcase"),
        KartuAngka(
            judul="Persediaan pegawai", nilai=angka(hitungan.bezetting), satuan="orang",
            ikon="users",
        ),
    ]  # fmt: skip
    if hitungan.tanpa_kelas:
        kartu.append(
            KartuAngka(
                judul="Kelas jabatan belum diisi",
                nilai=angka(hitungan.tanpa_kelas),
                ikon="alert-triangle",
                keterangan="TPP pemangkunya belum dapat dihitung.",
            )
        )
    return kartu


def masa_terbaca(mulai: date | None, selesai: date | None) -> str:
    """A half-open period as people say it: the last day is the day before its end."""
    awal = f"sejak {tanggal(mulai)}" if mulai else "sejak semula"
    return awal if selesai is None else f"{awal} sampai {tanggal(selesai - timedelta(days=1))}"


def tabel_jabatan(
    halaman: "Page[Any]",
    params: QueryDict,
    *,
    dengan_unit: bool = True,
    ekspor: Sequence[Tautan] = (),
    pada: date | None = None,
) -> Tabel:
    """Posts with class and superior; the unit beside each unless the page is that unit's."""
    kolom = [Kolom(judul="Jabatan"), Kolom(judul="Jenis"), Kolom(judul="Kelas", jenis="angka")]
    kolom += [
        Kolom(judul="Nilai", jenis="angka"),
        Kolom(judul="Persediaan", jenis="angka"),
        Kolom(judul="Atasan langsung"),
    ]
    return Tabel(
        judul="Daftar jabatan",
        kolom=kolom,
        baris=[_baris_jabatan(satu, dengan_unit=dengan_unit, pada=pada) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada jabatan di sini",
            keterangan="Ubah saringannya, atau isi lewat impor jabatan.",
            ikon="briefcase",
        ),
        satuan="jabatan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_jabatan(
    jabatan: Jabatan, *, dengan_unit: bool, pada: date | None = None
) -> tuple[Sel | str, ...]:
    catatan = jabatan.unit.nama if dengan_unit else ("Kepala unit" if jabatan.kepala else "")
    kelas: Sel | str = angka(jabatan.kelas) if jabatan.kelas else Sel(lencana=BELUM_KELAS)
    return (
        Sel(teks=jabatan.nama, catatan=catatan,
            url=reverse("organisasi:jabatan_rincian", args=[jabatan.pk]) + akhiran_tanggal(pada)),
        jabatan.get_jenis_display(),
        kelas if jabatan.jenis != "POLITIS" else "–",
        angka(jabatan.nilai),
        angka(jabatan.bezetting),
        jabatan.atasan.nama if jabatan.atasan else "Belum ditetapkan",
    )  # fmt: skip


def tabel_bawahan(daftar: Sequence[Jabatan], *, lagi: bool) -> Tabel:
    """Posts that answer directly to one.

    :param lagi: there are more than are shown.
    """
    return Tabel(
        judul="Jabatan di bawahnya",
        kolom=(
            Kolom(judul="Jabatan"), Kolom(judul="Jenis"), Kolom(judul="Kelas", jenis="angka"),
            Kolom(judul="Persediaan", jenis="angka"),
        ),
        baris=[
            (
                Sel(teks=satu.nama, catatan=satu.unit.nama,
                    url=reverse("organisasi:jabatan_rincian", args=[satu.pk])),
                satu.get_jenis_display(),
                angka(satu.kelas) if satu.kelas else Sel(lencana=BELUM_KELAS),
                angka(satu.bezetting),
            )
            for satu in daftar
        ],
        kosong=Kosong(
            judul="Tidak ada jabatan di bawahnya",
            keterangan="Jabatan yang atasan langsungnya jabatan ini akan tampil di sini.",
            ikon="sitemap",
        ),
        satuan="jabatan pertama" if lagi else "jabatan",
        id="bawahan",
    )  # fmt: skip


def tautan_ekspor(nama_url: str, params: QueryDict) -> list[Tautan]:
    """Export links that keep the filter of the list."""
    saring = tautan_dengan(params, halaman=None)
    return [
        Tautan(
            judul=f"Unduh {jenis}",
            url=f"{reverse(nama_url, args=[jenis])}{saring}",
            ikon="download",
        )
        for jenis in ("xlsx", "csv")
    ]
