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
    Rinci,
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


def remah(jalur: Sequence[tuple[int, str]]) -> list[Tautan]:
    """Breadcrumb from the tree down to a unit."""
    awal = Tautan(judul="Organisasi", url=reverse("organisasi:pohon"))
    return [
        awal,
        *(
            Tautan(judul=nama, url=reverse("organisasi:unit", args=[nomor]))
            for nomor, nama in jalur
        ),
    ]


def cabang(
    halaman: "Page[Any]",
    hitungan: Mapping[int, HitunganUnit],
    *,
    url: str,
    puncak: UnitKerja | None = None,
) -> Cabang:
    """One level of the tree.

    :param url: where the next page of this level is asked for.
    :param puncak: the only top of the tree, shown above its branch.
    """
    lanjut = ""
    atas = _simpul(puncak, hitungan.get(puncak.pk)) if puncak else None
    if halaman.has_next():
        lanjut = f"{url}?halaman={halaman.next_page_number()}"
    return Cabang([_simpul(satu, hitungan.get(satu.pk)) for satu in halaman], lanjut, atas)


def _simpul(unit: UnitKerja, hitungan: HitunganUnit | None) -> SimpulUnit:
    jumlah = hitungan or HitunganUnit()
    punya_anak = jumlah.unit > 0
    return SimpulUnit(
        judul=unit.nama,
        url=reverse("organisasi:unit", args=[unit.pk]),
        keterangan=_isi_unit(unit, jumlah),
        cabang_url=reverse("organisasi:cabang", args=[unit.pk]) if punya_anak else "",
    )


def _isi_unit(unit: UnitKerja, jumlah: HitunganUnit) -> str:
    jenis = unit.get_jenis_display()
    bagian = [] if jenis == unit.nama else [jenis]
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
) -> Tabel:
    """Units that were searched for, each with the way to it."""
    return Tabel(
        judul="Unit yang ditemukan",
        kolom=(Kolom(judul="Unit"), Kolom(judul="Jenis"), Kolom(judul="Kode")),
        baris=[
            (
                Sel(
                    teks=unit.nama,
                    url=reverse("organisasi:unit", args=[unit.pk]),
                    catatan=" › ".join(nama for _, nama in jalur.get(unit.pk, [])[:-1]),
                ),
                unit.get_jenis_display(),
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


def rincian_unit(unit: UnitKerja) -> list[Rinci]:
    """What a unit is."""
    pembayar = unit.opd.nama if unit.opd else "Belum ada"
    return [
        Rinci(judul="Jenis", isi=unit.get_jenis_display()),
        Rinci(judul="Kode", isi=unit.kode),
        Rinci(judul="Perangkat daerah yang membayar", isi=pembayar),
        Rinci(judul="Zona waktu", isi=unit.get_zona_display() or "Mengikuti unit di atasnya"),
        Rinci(judul="Berlaku", isi=masa_terbaca(unit.masa.lower, unit.masa.upper)),
    ]


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
        baris=[_baris_jabatan(satu, dengan_unit=dengan_unit) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada jabatan di sini",
            keterangan="Ubah saringannya, atau isi lewat impor jabatan.",
            ikon="briefcase",
        ),
        satuan="jabatan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_jabatan(jabatan: Jabatan, *, dengan_unit: bool) -> tuple[Sel | str, ...]:
    catatan = jabatan.unit.nama if dengan_unit else ("Kepala unit" if jabatan.kepala else "")
    kelas: Sel | str = angka(jabatan.kelas) if jabatan.kelas else Sel(lencana=BELUM_KELAS)
    return (
        Sel(teks=jabatan.nama, url=reverse("organisasi:jabatan_rincian", args=[jabatan.pk]),
            catatan=catatan),
        jabatan.get_jenis_display(),
        kelas if jabatan.jenis != "POLITIS" else "–",
        angka(jabatan.nilai),
        angka(jabatan.bezetting),
        jabatan.atasan.nama if jabatan.atasan else "Belum ditetapkan",
    )  # fmt: skip


def rincian_jabatan(jabatan: Jabatan) -> list[Rinci]:
    """What a post is, and whom it answers to."""
    atasan = jabatan.atasan
    return [
        Rinci(judul="Unit", isi=jabatan.unit.nama,
              url=reverse("organisasi:unit", args=[jabatan.unit_id])),
        Rinci(judul="Jenis", isi=jabatan.get_jenis_display()),
        Rinci(judul="Kelas jabatan", isi=angka(jabatan.kelas),
              lencana=None if jabatan.kelas or jabatan.jenis == "POLITIS" else BELUM_KELAS),
        Rinci(judul="Nilai jabatan", isi=angka(jabatan.nilai)),
        Rinci(judul="Persediaan pegawai", isi=f"{angka(jabatan.bezetting)} orang"),
        Rinci(
            judul="Jabatan atasan langsung",
            isi=atasan.nama if atasan else "Belum ditetapkan",
            url=reverse("organisasi:jabatan_rincian", args=[atasan.pk]) if atasan else "",
        ),
        Rinci(judul="Kode", isi=jabatan.kode),
        Rinci(judul="Berlaku", isi=masa_terbaca(jabatan.masa.lower, jabatan.masa.upper)),
    ]  # fmt: skip


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
