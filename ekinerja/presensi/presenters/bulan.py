"""A month of one person: counters, and every day with its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from ekinerja.core.format import KOSONG, angka, bulan_tahun, durasi, jam, tanggal_panjang
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Sel, Tabel, Tautan
from ekinerja.kalender.queries import JadwalHari
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.presenters.umum import (
    BELUM,
    BERJALAN,
    DI_LUAR,
    LIBUR,
    jam_rekaman,
    lencana_hari,
    rentang_jam,
    sel_masuk,
    sel_pulang,
)
from ekinerja.presensi.queries import BulanOrang, ringkas_hari


@dataclass(frozen=True, slots=True)
class BulanTampil:
    """Everything on the page of a month."""

    judul: str
    sebelum: Tautan
    sesudah: Tautan | None
    kartu: list[KartuAngka]
    tabel: Tabel
    susulan: str


def awal_bulan_lain(awal: date, langkah: int) -> date:
    """First day of the month before (-1) or after (+1)."""
    hari = awal - timedelta(days=1) if langkah < 0 else awal + timedelta(days=31)
    return hari.replace(day=1)


def susun_bulan(isi: BulanOrang, *, awal: date, hari_ini: date) -> BulanTampil:
    """The month, newest day first; days to come are left out."""
    lalu, nanti = awal_bulan_lain(awal, -1), awal_bulan_lain(awal, 1)
    return BulanTampil(
        judul=bulan_tahun(awal),
        sebelum=Tautan(judul=bulan_tahun(lalu), url=f"?bulan={lalu:%Y-%m}"),
        sesudah=Tautan(judul=bulan_tahun(nanti), url=f"?bulan={nanti:%Y-%m}")
        if nanti <= hari_ini
        else None,
        kartu=_kartu(isi, hari_ini),
        tabel=_tabel(isi, awal, hari_ini),
        susulan=_susulan(isi.rekaman),
    )


def _kartu(isi: BulanOrang, hari_ini: date) -> list[KartuAngka]:
    jumlah = ringkas_hari(isi.hari)
    lewat = sum(satu.tanggal <= hari_ini for satu in isi.jadwal)
    return [
        KartuAngka(
            judul="Hadir", nilai=angka(jumlah["hadir"]), ikon="clock",
            satuan=f"dari {angka(lewat)} hari kerja",
            keterangan=f"Sebulan penuh {angka(len(isi.jadwal))} hari kerja",
        ),
        KartuAngka(
            judul="Terlambat bulan ini", nilai=durasi(jumlah["menit_terlambat"]),
            keterangan=_kali(jumlah["hari_terlambat"]), ikon="hourglass",
        ),
        KartuAngka(
            judul="Pulang sebelum waktunya", nilai=durasi(jumlah["menit_pulang_cepat"]),
            keterangan=_kali(jumlah["hari_pulang_cepat"]), ikon="logout",
        ),
        KartuAngka(
            judul="Tanpa keterangan", nilai=angka(jumlah["tanpa_keterangan"]), satuan="hari",
            keterangan="Hari kerja tanpa satu pun rekaman", ikon="circle-x",
        ),
    ]  # fmt: skip


def _kali(hari: int) -> str:
    return f"Pada {angka(hari)} hari" if hari else "Tidak pernah"


def _tabel(isi: BulanOrang, awal: date, hari_ini: date) -> Tabel:
    hari = {satu.tanggal: satu for satu in isi.hari}
    jadwal = {satu.tanggal: satu for satu in isi.jadwal}
    rekaman: dict[date, list[Rekaman]] = {}
    for satu in isi.rekaman:
        rekaman.setdefault(satu.tanggal, []).append(satu)
    libur = {tanggal for tanggal in isi.libur if tanggal.weekday() < 5}
    tanggal = {h for h in jadwal if h <= hari_ini} | set(hari) | set(rekaman)
    tanggal |= {h for h in libur if h <= hari_ini}
    return Tabel(
        judul=f"Kehadiran {bulan_tahun(awal)}",
        kolom=[Kolom(judul="Hari"), Kolom(judul="Keadaan"), Kolom(judul="Masuk"),
               Kolom(judul="Pulang")],
        baris=[
            _hari(hari[h])
            if h in hari
            else _tanpa_hasil(h, jadwal.get(h), rekaman.get(h, []), isi.libur, hari_ini)
            for h in sorted(tanggal, reverse=True)
        ],
        satuan="hari",
        kosong=Kosong(
            judul=f"Belum ada kehadiran pada {bulan_tahun(awal)}",
            keterangan="Hari kerja dan rekaman Anda tampil di sini sejak hari pertama Anda "
            "ditempatkan di unit kerja.",
            ikon="clock",
        ),
    )  # fmt: skip


def _hari(hari: HariPresensi) -> list[Sel | str]:
    return [
        Sel(teks=tanggal_panjang(hari.tanggal), url=reverse("presensi:hari", args=[hari.pk])),
        Sel(lencana=lencana_hari(hari)),
        sel_masuk(hari),
        sel_pulang(hari),
    ]


def _tanpa_hasil(
    tanggal: date,
    jadwal: JadwalHari | None,
    rekaman: Sequence[Rekaman],
    libur: Mapping[date, str],
    hari_ini: date,
) -> list[Sel | str]:
    """A day off, a day outside the schedule, or a working day that is not computed yet."""
    pertama = jam_rekaman(rekaman[0]) if rekaman else KOSONG
    terakhir = jam_rekaman(rekaman[-1]) if len(rekaman) > 1 else KOSONG
    if tanggal in libur:
        lencana, catatan = LIBUR, libur[tanggal]
    elif jadwal is None:
        lencana, catatan = DI_LUAR, ""
    else:
        lencana = BERJALAN if tanggal == hari_ini else BELUM
        catatan = f"jadwal {rentang_jam(jadwal.mulai, jadwal.selesai, jadwal.zona)}"
    return [
        tanggal_panjang(tanggal),
        Sel(lencana=lencana, catatan=catatan),
        pertama,
        terakhir,
    ]


def _susulan(rekaman: Sequence[Rekaman]) -> str:
    susulan = [satu for satu in rekaman if satu.setelah_tutup]
    if not susulan:
        return ""
    saat = jam(susulan[0].saat, ZoneInfo(susulan[0].zona))
    contoh = f"{tanggal_panjang(susulan[0].tanggal)} pukul {saat}"
    return (
        f"{angka(len(susulan))} rekaman diterima setelah bulan ini ditutup (yang pertama: "
        f"{contoh}). Rekamannya disimpan, tetapi hasil bulan ini tidak berubah; selisihnya "
        "dicatat sebagai koreksi pada bulan berikutnya."
    )
