"""Tabel berparameter: tabel pita (rentang inklusif) dan tabel kunci.

Baris selalu ditulis sebagai daftar: ``[dari, sampai, hasil]``, ``[kelompok, dari, sampai, hasil]``,
atau ``[kunci, hasil]``. Ujung ``sampai`` yang kosong berarti terbuka ke atas.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from .kanonik import sidik_byte, tulis_kanonik
from .kesalahan import AturanGagal

Hasil = int | Decimal | str
Kunci = int | str


@dataclass(frozen=True)
class Pita:
    """Satu rentang: ``dari`` dan ``sampai`` termasuk; ``sampai`` None berarti terbuka."""

    kelompok: str
    dari: int
    sampai: int | None
    hasil: Hasil


@dataclass(frozen=True)
class Tabel:
    """Tabel yang sudah diperiksa; ``nama`` dipakai dalam kalimat kesalahan."""

    nama: str
    pita: tuple[Pita, ...] = ()
    kunci: Mapping[tuple[Kunci, ...], Hasil] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.sidik)

    @cached_property
    def sidik(self) -> str:
        """16 huruf pertama SHA-256 dari seluruh baris: dua tabel sama bila sidiknya sama."""
        return sidik_byte(tulis_kanonik(self.baris()))[:16]

    @cached_property
    def _indeks(self) -> dict[str, tuple[list[int], list[Pita]]]:
        indeks: dict[str, tuple[list[int], list[Pita]]] = {}
        for pita in self.pita:
            batas, isi = indeks.setdefault(pita.kelompok, ([], []))
            batas.append(pita.dari)
            isi.append(pita)
        return indeks

    def baris(self) -> list[list[Hasil | None]]:
        """Isi tabel sebagai daftar baris, berurutan; inilah bentuk yang dibekukan."""
        if self.pita:
            return [
                [*([p.kelompok] if p.kelompok else []), p.dari, p.sampai, p.hasil]
                for p in self.pita
            ]
        return [[*kunci, hasil] for kunci, hasil in sorted(self.kunci.items())]

    def cari(self, *kunci: Kunci, kelompok: str = "") -> Hasil:
        """Hasil untuk sebuah kunci, atau untuk bilangan yang jatuh di dalam sebuah pita.

        :raises AturanGagal: bila tidak ada baris yang cocok.
        """
        if not self.pita:
            if kunci in self.kunci:
                return self.kunci[kunci]
            raise AturanGagal(self._tidak_ada(" / ".join(map(str, kunci))))
        nilai = kunci[0]
        batas, isi = self._indeks.get(kelompok, ([], []))
        letak = bisect_right(batas, nilai) - 1 if isinstance(nilai, int) else -1
        if letak < 0 or not _memuat(isi[letak], nilai):
            raise AturanGagal(self._tidak_ada(f"{kelompok} {nilai}".strip()))
        return isi[letak].hasil

    def cari_desimal(self, *kunci: Kunci, kelompok: str = "") -> Decimal:
        """Seperti :meth:`cari`, untuk tabel yang hasilnya Decimal."""
        hasil = self.cari(*kunci, kelompok=kelompok)
        if isinstance(hasil, Decimal):
            return hasil
        raise AturanGagal(f"Tabel '{self.nama}' tidak berisi bilangan desimal. Periksa tabel itu.")

    def cari_teks(self, *kunci: Kunci) -> str:
        """Seperti :meth:`cari`, untuk tabel yang hasilnya teks."""
        hasil = self.cari(*kunci)
        if isinstance(hasil, str):
            return hasil
        raise AturanGagal(f"Tabel '{self.nama}' tidak berisi teks. Periksa tabel itu.")

    def _tidak_ada(self, kunci: str) -> str:
        return (
            f"Tabel '{self.nama}' tidak mempunyai baris untuk {kunci}. "
            "Periksa fakta itu atau lengkapi tabelnya."
        )


def _memuat(pita: Pita, nilai: Kunci) -> bool:
    return pita.sampai is None or (isinstance(nilai, int) and nilai <= pita.sampai)


@dataclass(frozen=True)
class BentukTabel:
    """Bentuk yang diminta dari sebuah tabel, dinyatakan pada berkas parameter.

    ``jenis``: "pita" atau "kunci". ``hasil``: "bulat", "desimal", atau "teks". ``mulai``: ujung
    bawah pita pertama. ``menaik``: hasil tidak boleh turun. ``kelompok``: kelompok pita yang wajib.
    ``kolom``: banyaknya kolom kunci; ``jenis_kunci``: "bulat" atau "teks".
    """

    jenis: str
    hasil: str
    mulai: int = 0
    menaik: bool = False
    kelompok: tuple[str, ...] = ()
    kolom: int = 1
    jenis_kunci: str = "bulat"
    minimal: Decimal | None = None
    maksimal: Decimal | None = None


def baca_tabel(nama: str, isi: object, bentuk: BentukTabel) -> tuple[Tabel, list[str]]:
    """Baca baris mentah (daftar dari daftar) menjadi tabel beserta semua masalahnya."""
    if not isinstance(isi, list) or not isi:
        return Tabel(nama), ["harus berupa daftar baris yang tidak kosong."]
    masalah: list[str] = []
    if bentuk.jenis == "pita":
        pita = tuple(_baca_pita(isi, bentuk, masalah))
        masalah.extend(_masalah_pita(pita, bentuk) if not masalah else ())
        return Tabel(nama, pita=pita), masalah
    kunci: dict[tuple[Kunci, ...], Hasil] = {}
    for nomor, baris in enumerate(isi, 1):
        _baca_kunci(nomor, baris, bentuk=bentuk, kunci=kunci, masalah=masalah)
    return Tabel(nama, kunci=kunci), masalah


def _baca_pita(isi: list[object], bentuk: BentukTabel, masalah: list[str]) -> Iterable[Pita]:
    lebar = 4 if bentuk.kelompok else 3
    for nomor, baris in enumerate(isi, 1):
        if not isinstance(baris, list) or len(baris) != lebar:
            masalah.append(f"baris {nomor} harus berisi {lebar} kolom.")
            continue
        *kelompok, dari, sampai, mentah = baris
        hasil = _baca_hasil(nomor, mentah, bentuk=bentuk, masalah=masalah)
        if kelompok and kelompok[0] not in bentuk.kelompok:
            masalah.append(f"baris {nomor}: kelompok '{kelompok[0]}' tidak dikenal.")
        elif type(dari) is not int or (sampai is not None and type(sampai) is not int):
            masalah.append(f"baris {nomor}: batas pita harus bilangan bulat.")
        elif sampai is not None and sampai < dari:
            masalah.append(f"baris {nomor}: batas akhir {sampai} lebih kecil dari awal {dari}.")
        elif hasil is not None:
            yield Pita(kelompok[0] if kelompok else "", dari, sampai, hasil)


def _baca_kunci(
    nomor: int,
    baris: object,
    *,
    bentuk: BentukTabel,
    kunci: dict[tuple[Kunci, ...], Hasil],
    masalah: list[str],
) -> None:
    if not isinstance(baris, list) or len(baris) != bentuk.kolom + 1:
        masalah.append(f"baris {nomor} harus berisi {bentuk.kolom + 1} kolom.")
        return
    jenis = int if bentuk.jenis_kunci == "bulat" else str
    bagian = tuple(baris[:-1])
    hasil = _baca_hasil(nomor, baris[-1], bentuk=bentuk, masalah=masalah)
    if any(type(satu) is not jenis for satu in bagian):
        masalah.append(f"baris {nomor}: kunci harus {bentuk.jenis_kunci}.")
    elif bagian in kunci:
        masalah.append(f"baris {nomor}: kunci {' / '.join(map(str, bagian))} tertulis dua kali.")
    elif hasil is not None:
        kunci[bagian] = hasil


def _baca_hasil(
    nomor: int, mentah: object, *, bentuk: BentukTabel, masalah: list[str]
) -> Hasil | None:
    hasil = ubah_hasil(mentah, bentuk.hasil)
    if hasil is None:
        masalah.append(
            f"baris {nomor}: hasil {mentah!r} harus {bentuk.hasil}; "
            "desimal ditulis dengan titik di dalam tanda kutip."
        )
        return None
    if isinstance(hasil, str):
        return hasil
    if bentuk.minimal is not None and hasil < bentuk.minimal:
        masalah.append(f"baris {nomor}: hasil {hasil} di bawah batas {bentuk.minimal}.")
    if bentuk.maksimal is not None and hasil > bentuk.maksimal:
        masalah.append(f"baris {nomor}: hasil {hasil} di atas batas {bentuk.maksimal}.")
    return hasil


def ubah_hasil(mentah: object, jenis: str) -> Hasil | None:
    """Nilai mentah menjadi hasil menurut jenisnya; None bila tidak sesuai."""
    if jenis == "bulat":
        return mentah if type(mentah) is int else None
    if type(mentah) is not str:
        return None
    if jenis == "teks":
        return mentah
    return desimal_dari_teks(mentah)


def desimal_dari_teks(teks: str) -> Decimal | None:
    """Teks seperti "0.0125" menjadi Decimal; None bila bukan bilangan biasa bertitik."""
    angka = teks.removeprefix("-")
    utuh, titik, pecahan = angka.partition(".")
    sah = utuh.isascii() and utuh.isdigit() and (not titik or pecahan.isdigit())
    return Decimal(teks) if sah and angka.isascii() else None


def _masalah_pita(pita: tuple[Pita, ...], bentuk: BentukTabel) -> Iterable[str]:
    for kelompok in bentuk.kelompok or ("",):
        isi = [p for p in pita if p.kelompok == kelompok]
        sebutan = f"kelompok {kelompok}: " if kelompok else ""
        if not isi:
            yield f"{sebutan}tidak ada barisnya."
            continue
        if isi[0].dari != bentuk.mulai:
            yield f"{sebutan}pita pertama harus mulai dari {bentuk.mulai}, bukan {isi[0].dari}."
        if isi[-1].sampai is not None:
            yield f"{sebutan}pita terakhir harus terbuka (batas akhir dikosongkan)."
        for kiri, kanan in pairwise(isi):
            yield from (f"{sebutan}{soal}" for soal in _masalah_sambungan(kiri, kanan, bentuk))


def _masalah_sambungan(kiri: Pita, kanan: Pita, bentuk: BentukTabel) -> Iterable[str]:
    if kiri.sampai is None or kanan.dari <= kiri.sampai:
        yield f"pita yang mulai dari {kanan.dari} bertumpang tindih dengan pita sebelumnya."
    elif kanan.dari != kiri.sampai + 1:
        yield f"ada celah antara {kiri.sampai} dan {kanan.dari}."
    if bentuk.menaik and _menurun(kiri.hasil, kanan.hasil):
        yield f"hasil pada {kanan.dari} lebih kecil dari pita sebelumnya; hasil harus menaik."


def _menurun(kiri: Hasil, kanan: Hasil) -> bool:
    return not isinstance(kiri, str) and not isinstance(kanan, str) and kanan < kiri
