"""A year of the calendar as shapes for its screen."""

from calendar import Calendar
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from ekinerja.core.format import BULAN, HARI, angka, durasi, jam, tanggal, tanggal_panjang
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel, Tautan
from ekinerja.kalender.acuan import tahun_tersedia
from ekinerja.kalender.forms import TAHUN
from ekinerja.kalender.models import HariLibur, JamKerja, PolaKerja

_DASAR_BERSAMA = 3
NAMA_HARI = [(nama[:3], nama) for nama in HARI]
LENCANA_JENIS = {
    HariLibur.NASIONAL: Lencana("Libur nasional", "buruk", "calendar-off"),
    HariLibur.CUTI_BERSAMA: Lencana("Cuti bersama", "awas", "users"),
    HariLibur.DAERAH: Lencana("Libur daerah", "info", "map-pin"),
}
TANDA = {HariLibur.NASIONAL: "nasional", HariLibur.CUTI_BERSAMA: "bersama"}


@dataclass(frozen=True, slots=True)
class HariKotak:
    """A cell of a month: number, style (kerja, akhir, nasional, bersama, daerah), and its name.

    A day of another month has neither.
    """

    nomor: str = ""
    kelas: str = ""
    nama: str = ""


LUAR = HariKotak()


@dataclass(frozen=True, slots=True)
class BulanKotak:
    """A month as weeks of cells."""

    nama: str
    hari_kerja: int
    pekan: list[list[HariKotak]]


@dataclass(frozen=True, slots=True)
class PolaTampil:
    """A pattern: its name, where it holds, and lines such as ``Senin–Kamis 07.30–16.00``."""

    nama: str
    ket: str
    jumlah: str
    baris: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class DasarTampil:
    """A decree that many days rest on, said once: how many, which, how certain."""

    jumlah: str
    dasar: str
    catatan: str
    terverifikasi: bool


@dataclass(frozen=True, slots=True)
class TahunTampil:
    """Everything on the page of a year."""

    tahun: int
    sebelum: str
    sesudah: str
    kartu: list[KartuAngka]
    dasar: list[DasarTampil]
    bulan: list[BulanKotak]
    tabel: Tabel
    pola: list[PolaTampil]
    belum_terverifikasi: str
    muat: bool


def susun_tahun(
    tahun: int,
    *,
    kerja: Sequence[date],
    libur: Sequence[HariLibur],
    pola: Sequence[PolaKerja],
    hari_ini: date,
    boleh_kelola: bool,
) -> TahunTampil:
    """The year with its months, days off and patterns.

    :param kerja: working days of the reader's unit in that year.
    """
    menurut_hari = {satu.tanggal: satu for satu in libur}
    himpunan = set(kerja)
    nasional_ada = any(satu.jenis == HariLibur.NASIONAL for satu in libur)
    return TahunTampil(
        tahun=tahun,
        sebelum=f"?tahun={tahun - 1}" if tahun - 1 in TAHUN else "",
        sesudah=f"?tahun={tahun + 1}" if tahun + 1 in TAHUN else "",
        kartu=_kartu(himpunan, libur, hari_ini),
        dasar=_dasar(libur),
        bulan=[_bulan(tahun, b, himpunan, menurut_hari, hari_ini) for b in range(1, 13)],
        tabel=_tabel(tahun, libur, boleh_kelola),
        pola=[_pola(satu) for satu in pola],
        belum_terverifikasi=_keraguan(libur),
        muat=boleh_kelola and not nasional_ada and tahun in tahun_tersedia(),
    )


def _kartu(kerja: Collection[date], libur: Sequence[HariLibur], hari_ini: date) -> list[KartuAngka]:
    """Working days and days off of the year; in the current one also of this month and next."""
    jumlah = Counter(satu.get_jenis_display().lower() for satu in libur)
    kartu = [
        KartuAngka(
            judul="Hari kerja setahun", nilai=angka(len(kerja)), satuan="hari", ikon="briefcase",
            keterangan="Menurut jam kerja unit Anda",
        ),
        KartuAngka(
            judul="Hari libur", nilai=angka(len(libur)), satuan="hari", ikon="calendar-off",
            keterangan=", ".join(f"{angka(n)} {jenis}" for jenis, n in jumlah.items())
            or "Belum ada yang dicatat",
        ),
    ]  # fmt: skip
    bulan_ini = [h for h in kerja if (h.year, h.month) == (hari_ini.year, hari_ini.month)]
    if bulan_ini:
        lewat = sum(h <= hari_ini for h in bulan_ini)
        kartu.append(
            KartuAngka(
                judul="Hari kerja bulan ini", nilai=angka(len(bulan_ini)), satuan="hari",
                keterangan=f"{angka(lewat)} sudah dijalani", ikon="calendar-stats",
            )
        )  # fmt: skip
    berikut = next((satu for satu in libur if satu.tanggal > hari_ini), None)
    if berikut is not None and berikut.tanggal.year == hari_ini.year:
        kartu.append(
            KartuAngka(
                judul="Libur berikutnya", nilai=tanggal(berikut.tanggal), ikon="calendar-event",
                keterangan=f"{HARI[berikut.tanggal.weekday()]}, {berikut.nama}",
            )
        )  # fmt: skip
    return kartu


def _bulan(
    tahun: int,
    bulan: int,
    kerja: Collection[date],
    libur: dict[date, HariLibur],
    hari_ini: date,
) -> BulanKotak:
    pekan = [
        [
            _kotak(hari, hari in kerja, libur.get(hari), hari_ini) if hari.month == bulan else LUAR
            for hari in satu
        ]
        for satu in Calendar().monthdatescalendar(tahun, bulan)
    ]
    jumlah = sum(hari.month == bulan for hari in kerja)
    return BulanKotak(nama=BULAN[bulan - 1], hari_kerja=jumlah, pekan=pekan)


def _kotak(hari: date, kerja: bool, libur: HariLibur | None, hari_ini: date) -> HariKotak:
    if libur is not None:
        tanda, nama = TANDA.get(libur.jenis, "daerah"), libur.nama
    else:
        tanda, nama = ("kerja", "") if kerja else ("akhir", "")
    kelas = f"hari-{tanda} hari-ini" if hari == hari_ini else f"hari-{tanda}"
    return HariKotak(nomor=str(hari.day), kelas=kelas, nama=nama)


def _dasar_bersama(libur: Sequence[HariLibur]) -> dict[tuple[str, str, bool], int]:
    """Decrees on which at least three days rest, with the number of days."""
    hitung = Counter((satu.dasar, satu.catatan, satu.terverifikasi) for satu in libur)
    return {kunci: n for kunci, n in hitung.items() if n >= _DASAR_BERSAMA}


def _dasar(libur: Sequence[HariLibur]) -> list[DasarTampil]:
    return [
        DasarTampil(f"{angka(n)} hari", dasar, catatan, pasti)
        for (dasar, catatan, pasti), n in _dasar_bersama(libur).items()
    ]


def _tabel(tahun: int, libur: Sequence[HariLibur], boleh_kelola: bool) -> Tabel:
    kolom = [Kolom(judul="Tanggal"), Kolom(judul="Hari libur"), Kolom(judul="Jenis")]
    if boleh_kelola:
        kolom.append(Kolom(judul="Tindakan", jenis="aksi"))
    bersama = _dasar_bersama(libur)
    return Tabel(
        judul=f"Hari libur tahun {tahun}",
        kolom=kolom,
        baris=[_baris(satu, bersama, boleh_kelola) for satu in libur],
        satuan="hari libur",
        kosong=Kosong(
            judul=f"Belum ada hari libur tahun {tahun}",
            keterangan="Semua hari menurut jam kerja dihitung sebagai hari kerja sampai BKPSDM "
            "memuat hari libur tahun ini.",
            ikon="calendar-off",
        ),
    )


def _baris(
    libur: HariLibur, bersama: Collection[tuple[str, str, bool]], boleh_kelola: bool
) -> list[Sel | str]:
    catatan = ""
    if (libur.dasar, libur.catatan, libur.terverifikasi) not in bersama:
        ragu = "" if libur.terverifikasi else "Belum terverifikasi. "
        catatan = f"{libur.dasar}. {ragu}{libur.catatan}".strip()
    sel: list[Sel | str] = [
        tanggal_panjang(libur.tanggal),
        Sel(teks=libur.nama, catatan=catatan),
        Sel(lencana=LENCANA_JENIS[libur.jenis]),
    ]
    if boleh_kelola and libur.jenis == HariLibur.NASIONAL:
        sel.append("")
    elif boleh_kelola:
        sel.append(Sel(teks="Hapus", url=reverse("kalender:hapus", args=[libur.pk])))
    return sel


def _keraguan(libur: Sequence[HariLibur]) -> str:
    ragu = sum(not satu.terverifikasi for satu in libur)
    if not ragu:
        return ""
    return (
        f"{angka(ragu)} hari libur pada tahun ini belum dicocokkan dengan naskah keputusannya. "
        "Cocokkan sebelum bulannya ditutup."
    )


def _pola(pola: PolaKerja) -> PolaTampil:
    jam_kerja = sorted(pola.jam_kerja.all(), key=lambda satu: satu.hari)
    menit = sum(_menit(satu) - satu.istirahat_menit for satu in jam_kerja)
    baris = []
    for (mulai, selesai, istirahat), isi in groupby(
        jam_kerja, key=lambda satu: (satu.mulai, satu.selesai, satu.istirahat_menit)
    ):
        hari = [satu.hari for satu in isi]
        nama = HARI[hari[0] - 1]
        if len(hari) > 1:
            nama = f"{nama}–{HARI[hari[-1] - 1]}"
        baris.append((nama, f"{jam(mulai)}–{jam(selesai)}", f"istirahat {durasi(istirahat)}"))
    ket = "Dipakai unit yang tidak punya pola sendiri. " if pola.bawaan else ""
    return PolaTampil(
        nama=pola.nama, ket=f"{ket}{pola.dasar}", jumlah=f"{durasi(menit)} seminggu", baris=baris
    )


def _menit(jam_kerja: JamKerja) -> int:
    mulai, selesai = jam_kerja.mulai, jam_kerja.selesai
    return (selesai.hour - mulai.hour) * 60 + selesai.minute - mulai.minute


def induk() -> Tautan:
    """The way back to the year."""
    return Tautan(judul="Kalender", url=reverse("kalender:daftar"))
