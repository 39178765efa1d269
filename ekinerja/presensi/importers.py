"""Impor rekaman kehadiran: tabel (NIP atau PIN, tanggal, jam) dan `attlog.dat` dari mesin."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Any, BinaryIO, ClassVar
from zoneinfo import ZoneInfo

from ekinerja.core.impor import BarisImpor, Importir, Kolom, Masalah, Rancangan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import (
    Lembar,
    NilaiSalah,
    baca_jam,
    baca_nip,
    baca_tanggal,
    baca_teks,
)
from ekinerja.core.workflow import Pelaku
from ekinerja.presensi.attlog import AKHIRAN_ATTLOG, berkas_attlog, buka_attlog
from ekinerja.presensi.queries import (
    Tempat,
    nomor_instansi,
    nomor_pegawai,
    rekaman_tersimpan,
    tempat_semua,
)
from ekinerja.presensi.services import RekamanMasuk, terima_rekaman

# The day ends here last: what lies after the end of the import's day in this zone lies in the
# future in every zone. The exact moment is checked again when the records are kept.
ZONA_TERBARAT = ZoneInfo("Asia/Jakarta")
_POLA_SAAT = re.compile(r"(\S+(?:\s+[A-Za-z]+\s+\d{4})?)[T\s]+(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)")


def baca_pin(nilai: object) -> str:
    """Nomor pada mesin sebagai teks, tanpa spasi dan nol di depan."""
    pin = baca_teks(nilai).replace(" ", "")
    if not pin or len(pin) > 24:
        raise NilaiSalah("Nomor pada mesin paling banyak 24 huruf atau angka. Periksa nomornya.")
    return pin.lstrip("0") or "0"


def baca_saat(nilai: object) -> datetime:
    """Tanggal dan jam dalam satu sel; setempat, kecuali zonanya tertulis (+08:00 atau Z)."""
    if isinstance(nilai, datetime):
        return nilai
    teks = baca_teks(nilai)
    try:
        return datetime.fromisoformat(teks)
    except ValueError:
        cocok = _POLA_SAAT.fullmatch(teks)
    if cocok is None:
        raise NilaiSalah("Tanggal dan jam ini tidak dapat dibaca. Tulis seperti 05/10/2026 07:31.")
    return datetime.combine(baca_tanggal(cocok[1]), baca_jam(cocok[2]))


@dataclass(frozen=True, slots=True)
class _Buku:
    """Who is who and where, looked up once for the whole file."""

    nip: dict[str, int]
    pin: dict[str, int]
    tempat: dict[int, list[Tempat]]
    lingkup: Lingkup

    def pegawai(self, baris: BarisImpor) -> int | None:
        """The person of a row by NIP, else by PIN."""
        if baris["nip"]:
            return self.nip.get(baris["nip"])
        return self.pin.get(baris["pin"])

    def di(self, pegawai_id: int, tanggal: date) -> Tempat | None:
        """The placement of a person on a day, when the scope reaches it."""
        for satu in self.tempat.get(pegawai_id, ()):
            if satu.mencakup(tanggal):
                return satu if self.lingkup.mencakup_unit(satu.unit_id) else None
        return None


class ImporPresensi(Importir[RekamanMasuk]):
    """Rekaman kehadiran; yang sudah tersimpan dilewati, yang setelah tutup bulan ditandai."""

    kunci: ClassVar[str] = "presensi"
    judul: ClassVar[str] = "Rekaman kehadiran"
    akhiran: ClassVar[tuple[str, ...]] = (*Importir.akhiran, AKHIRAN_ATTLOG)
    kolom: ClassVar[Sequence[Kolom[Any]]] = (
        Kolom(
            "nip", "NIP", baca_nip, wajib=False, contoh="199001012015032003",
            petunjuk="18 angka sebagai teks. Isi NIP atau PIN mesin.", sinonim=("NIP pegawai",),
        ),
        Kolom(
            "pin", "PIN mesin", baca_pin, wajib=False,
            petunjuk="Nomor pegawai pada mesin kehadiran. Kosongkan bila NIP diisi.",
            sinonim=("PIN", "No. ID", "ID", "Nomor mesin", "User ID", "AC-No."),
        ),
        Kolom(
            "tanggal", "Tanggal", baca_tanggal, wajib=False, contoh="05/10/2026",
            petunjuk="Hari, bulan, tahun. Kosongkan bila kolom Saat diisi.",
        ),
        Kolom(
            "jam", "Jam masuk", baca_jam, wajib=False, contoh="07:28",
            petunjuk="Jam setempat menurut unit kerja pegawai, cara 24 jam.",
            sinonim=("Jam", "Masuk", "Jam datang", "Datang", "Scan 1", "Waktu"),
        ),
        Kolom(
            "jam_pulang", "Jam pulang", baca_jam, wajib=False, contoh="16:03",
            petunjuk="Boleh kosong; boleh juga ditulis pada baris tersendiri sebagai Jam.",
            sinonim=("Pulang", "Keluar", "Jam keluar", "Scan 2"),
        ),
        Kolom(
            "saat", "Saat", baca_saat, wajib=False,
            petunjuk="Tanggal dan jam dalam satu sel, misalnya 05/10/2026 07:28:15.",
            sinonim=("Tanggal dan jam", "Tanggal/jam", "Date/Time", "DateTime", "Waktu rekam"),
        ),
        Kolom(
            "mesin", "Mesin", baca_teks, wajib=False,
            petunjuk="Nama atau nomor mesin, bila ada.", sinonim=("Nomor seri", "Device"),
        ),
    )  # fmt: skip

    def buka(
        self,
        berkas: str | os.PathLike[str] | BinaryIO,
        nama: str | None = None,
        *,
        lembar: str | None = None,
    ) -> Lembar:
        """Tabel seperti biasa; berkas .dat dibaca sebagai keluaran mesin."""
        sebutan = nama or PurePath(str(getattr(berkas, "name", berkas))).name
        if berkas_attlog(sebutan):
            return buka_attlog(berkas, sebutan)
        return super().buka(berkas, nama, lembar=lembar)

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[RekamanMasuk]:
        """Kenali orang, zona, dan hari kerjanya; yang belum terjadi atau tak dikenal dilaporkan."""
        rancangan: Rancangan[RekamanMasuk] = Rancangan()
        buku = _buku(lingkup)
        batas = datetime.combine(
            lingkup.per_tanggal + timedelta(days=1), time(), tzinfo=ZONA_TERBARAT
        )
        terbaca: dict[tuple[int, datetime], RekamanMasuk] = {}
        ganda = 0
        for satu in baris:
            hasil = list(_rekaman_baris(satu, buku, batas))
            rancangan.masalah.extend(h for h in hasil if isinstance(h, Masalah))
            for rekaman in hasil:
                if isinstance(rekaman, RekamanMasuk):
                    kunci = (rekaman.pegawai_id, rekaman.saat)
                    ganda += kunci in terbaca
                    terbaca.setdefault(kunci, rekaman)
        _pisahkan(rancangan, terbaca, lingkup)
        if ganda:
            rancangan.catatan.append(
                f"{ganda} rekaman tertulis lebih dari sekali dan dibaca satu kali."
            )
        return rancangan

    def terapkan(self, rancangan: Rancangan[RekamanMasuk], *, oleh: Pelaku, pada: datetime) -> None:
        """Simpan rekaman baru, lalu hitung hari yang tersentuh, dalam satu transaksi."""
        if not rancangan.baru:
            return
        instansi_id = nomor_instansi(rancangan.baru[0].pegawai_id)
        hasil = terima_rekaman(instansi_id, rancangan.baru, oleh=oleh, pada=pada)
        if hasil.setelah_tutup:
            rancangan.catatan.append(
                f"{hasil.setelah_tutup} rekaman jatuh pada bulan yang sudah ditutup. "
                "Rekamannya disimpan dan ditandai; hasil bulan itu tidak berubah."
            )


def _buku(lingkup: Lingkup) -> _Buku:
    nomor = nomor_pegawai(lingkup.instansi_id)
    tanpa_nol: dict[str, int] = {}
    kembar: set[str] = set()
    for pk, _, pin in nomor:
        pendek = pin.lstrip("0") or ("0" if pin else "")
        if pendek in tanpa_nol:
            kembar.add(pendek)
        tanpa_nol[pendek] = pk
    for pendek in (*kembar, ""):
        tanpa_nol.pop(pendek, None)
    return _Buku(
        nip={nip: pk for pk, nip, _ in nomor if nip},
        pin=tanpa_nol,
        tempat=tempat_semua(lingkup.instansi_id),
        lingkup=lingkup,
    )


def _rekaman_baris(
    baris: BarisImpor, buku: _Buku, batas: datetime
) -> Iterator[RekamanMasuk | Masalah]:
    """Rekaman dari satu baris (satu atau dua), atau masalahnya."""
    pegawai_id = buku.pegawai(baris)
    if pegawai_id is None:
        yield _tak_dikenal(baris)
        return
    saat = _saat_baris(baris)
    if isinstance(saat, Masalah):
        yield saat
        return
    for judul, satu in saat:
        yield _rekaman(baris, pegawai_id, (judul, satu), buku=buku, batas=batas)


def _tak_dikenal(baris: BarisImpor) -> Masalah:
    if baris["nip"]:
        return Masalah(
            baris.nomor, "NIP", baris["nip"],
            "NIP ini tidak terdaftar. Periksa nomornya, atau daftarkan pegawainya lebih dahulu.",
        )  # fmt: skip
    if baris["pin"]:
        return Masalah(
            baris.nomor, "PIN mesin", baris["pin"],
            "PIN ini belum terhubung dengan seorang pegawai. Isi nomor mesin pada data pegawainya, "
            "lalu impor lagi.",
        )  # fmt: skip
    return Masalah(baris.nomor, "NIP", "", "Isi NIP atau PIN mesin pada baris ini.")


def _saat_baris(baris: BarisImpor) -> list[tuple[str, datetime]] | Masalah:
    """(kolom, saat) dari kolom Saat, atau dari Tanggal dengan Jam masuk dan Jam pulang."""
    if baris["saat"]:
        return [("Saat", baris["saat"])]
    tanggal, jam, pulang = baris["tanggal"], baris["jam"], baris["jam_pulang"]
    if tanggal is None or (jam is None and pulang is None):
        return Masalah(
            baris.nomor, "Tanggal", "",
            "Isi Tanggal beserta Jam masuk atau Jam pulang, atau isi kolom Saat.",
        )  # fmt: skip
    saat = [("Jam masuk", datetime.combine(tanggal, jam))] if jam is not None else []
    if pulang is not None:
        lewat_malam = jam is not None and pulang < jam
        if lewat_malam and pulang >= time(3):
            return Masalah(
                baris.nomor, "Jam pulang", pulang.isoformat("minutes"),
                "Jam pulang ini lebih awal daripada jam masuknya. Periksa kedua jamnya.",
            )  # fmt: skip
        hari = tanggal + timedelta(days=1) if lewat_malam else tanggal
        saat.append(("Jam pulang", datetime.combine(hari, pulang)))
    return saat


def _rekaman(
    baris: BarisImpor,
    pegawai_id: int,
    tertulis: tuple[str, datetime],
    *,
    buku: _Buku,
    batas: datetime,
) -> RekamanMasuk | Masalah:
    judul, saat = tertulis
    nilai = saat.isoformat(" ", "minutes")
    setempat = saat if saat.tzinfo is None else saat.astimezone(ZONA_TERBARAT)
    tempat = buku.di(pegawai_id, setempat.date())
    if tempat is None:
        return Masalah(
            baris.nomor, judul, nilai,
            "Pegawai ini tidak ditempatkan di perangkat daerah Anda pada tanggal itu. Periksa jam "
            "pada mesin; bila benar, lengkapi riwayat penempatannya.",
        )  # fmt: skip
    if saat.tzinfo is None:
        saat = saat.replace(tzinfo=ZoneInfo(tempat.zona))
    if saat >= batas:
        return Masalah(
            baris.nomor, judul, nilai,
            "Rekaman ini belum terjadi. Periksa jam dan tanggal pada mesin atau isian.",
        )  # fmt: skip
    return RekamanMasuk(
        pegawai_id=pegawai_id, saat=saat, zona=tempat.zona, mesin=(baris["mesin"] or "")[:40],
        baris=baris.nomor,
    )  # fmt: skip


def _pisahkan(
    rancangan: Rancangan[RekamanMasuk],
    terbaca: dict[tuple[int, datetime], RekamanMasuk],
    lingkup: Lingkup,
) -> None:
    """Yang sudah tersimpan menjadi tetap, selebihnya baru."""
    if not terbaca:
        return
    saat = [kunci[1] for kunci in terbaca]
    ada = rekaman_tersimpan(
        lingkup.instansi_id, pegawai_ids={k[0] for k in terbaca}, awal=min(saat), akhir=max(saat)
    )
    rancangan.baru = [satu for kunci, satu in terbaca.items() if kunci not in ada]
    rancangan.tetap = len(terbaca) - len(rancangan.baru)
