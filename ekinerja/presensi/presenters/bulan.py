"""A month of one person: counters, and every day with its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from ekinerja.core.format import BULAN_SINGKAT, angka, bulan_tahun, durasi, jam, tanggal_panjang
from ekinerja.core.kit import KartuAngka, Kosong, Lencana, Sel, Tautan
from ekinerja.kalender.queries import JadwalHari
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.presenters.umum import (
    jam_rekaman,
    lencana_hari,
    lencana_tanpa_hasil,
    rentang_jam,
    sel_masuk,
    sel_pulang,
)
from ekinerja.presensi.queries import BulanOrang, ringkas_hari

_SABTU = 5


@dataclass(frozen=True, slots=True)
class HariBaris:
    """One day in the list; ``url`` is empty while it has no result."""

    judul: str
    url: str
    lencana: Lencana
    catatan: str
    masuk: Sel
    pulang: Sel


@dataclass(frozen=True, slots=True)
class BulanTampil:
    """Everything on the page of a month."""

    judul: str
    sebelum: Tautan
    sesudah: Tautan | None
    kartu: list[KartuAngka]
    zona: str
    hari: list[HariBaris]
    kosong: Kosong
    susulan: str


def awal_bulan_lain(awal: date, langkah: int) -> date:
    """First day of the month before (-1) or after (+1)."""
    hari = awal - timedelta(days=1) if langkah < 0 else awal + timedelta(days=31)
    return hari.replace(day=1)


def susun_bulan(isi: BulanOrang, *, awal: date, hari_ini: date) -> BulanTampil:
    """The month, newest day first; days to come are left out."""
    zona = _satu_zona(isi.rekaman)
    lalu, nanti = awal_bulan_lain(awal, -1), awal_bulan_lain(awal, 1)
    return BulanTampil(
        judul=bulan_tahun(awal),
        sebelum=Tautan(judul=_singkat(lalu), url=f"?bulan={lalu:%Y-%m}"),
        sesudah=Tautan(judul=_singkat(nanti), url=f"?bulan={nanti:%Y-%m}")
        if nanti <= hari_ini
        else None,
        kartu=_kartu(isi, hari_ini),
        zona=zona,
        hari=[_tanpa_zona(satu, zona) for satu in _daftar(isi, hari_ini)],
        kosong=Kosong(
            judul=f"Belum ada kehadiran pada {bulan_tahun(awal)}",
            keterangan="Hari kerja dan rekaman tampil di sini sejak hari pertama ditempatkan di "
            "unit kerja.",
            ikon="clock",
        ),
        susulan=_susulan(isi.rekaman),
    )


def _singkat(awal: date) -> str:
    return f"{BULAN_SINGKAT[awal.month - 1]} {awal.year}"


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


def _daftar(isi: BulanOrang, hari_ini: date) -> list[HariBaris]:
    """Days with a result, a schedule, a record or a day off in the week; newest first."""
    hari = {satu.tanggal: satu for satu in isi.hari}
    jadwal = {satu.tanggal: satu for satu in isi.jadwal}
    rekaman: dict[date, list[Rekaman]] = {}
    for satu in isi.rekaman:
        rekaman.setdefault(satu.tanggal, []).append(satu)
    libur = {tanggal for tanggal in isi.libur if tanggal.weekday() < _SABTU}
    semua = set(hari) | set(rekaman) | {h for h in jadwal.keys() | libur if h <= hari_ini}
    return [
        _hari(hari[h])
        if h in hari
        else _tanpa_hasil(h, jadwal.get(h), rekaman.get(h, []), isi.libur, hari_ini)
        for h in sorted(semua, reverse=True)
    ]


def _satu_zona(rekaman: Sequence[Rekaman]) -> str:
    """WIB, WITA or WIT when every record of the month was made in that zone, else nothing."""
    sebutan = {jam_rekaman(satu).rpartition(" ")[2] for satu in rekaman}
    return sebutan.pop() if len(sebutan) == 1 else ""


def _tanpa_zona(hari: HariBaris, zona: str) -> HariBaris:
    """The zone is said once above the list instead of beside every time."""
    if not zona:
        return hari
    masuk, pulang = (
        replace(sisi, teks=sisi.teks.removesuffix(f" {zona}")) for sisi in (hari.masuk, hari.pulang)
    )
    return replace(hari, masuk=masuk, pulang=pulang)


def _hari_bulan(tanggal: date) -> str:
    """``Senin, 5 Oktober``; the year stands in the title."""
    return tanggal_panjang(tanggal).rpartition(" ")[0]


def _hari(hari: HariPresensi) -> HariBaris:
    return HariBaris(
        judul=_hari_bulan(hari.tanggal),
        url=reverse("presensi:hari", args=[hari.pk]),
        lencana=lencana_hari(hari),
        catatan="",
        masuk=sel_masuk(hari),
        pulang=sel_pulang(hari),
    )


def _tanpa_hasil(
    tanggal: date,
    jadwal: JadwalHari | None,
    rekaman: Sequence[Rekaman],
    libur: Mapping[date, str],
    hari_ini: date,
) -> HariBaris:
    """A day off, a day outside the schedule, or a working day that is not computed yet."""
    catatan = libur.get(tanggal, "")
    lencana = lencana_tanpa_hasil(
        tanggal, bekerja=jadwal is not None, libur=catatan, hari_ini=hari_ini
    )
    if jadwal is not None and not catatan:
        catatan = f"Jadwal {rentang_jam(jadwal.mulai, jadwal.selesai, jadwal.zona)}"
    return HariBaris(
        judul=_hari_bulan(tanggal),
        url="",
        lencana=lencana,
        catatan=catatan,
        masuk=Sel(teks=jam_rekaman(rekaman[0]) if rekaman else ""),
        pulang=Sel(teks=jam_rekaman(rekaman[-1]) if len(rekaman) > 1 else ""),
    )


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
