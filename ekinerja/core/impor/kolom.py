"""Kolom impor dan pembacaan baris: setiap sel yang salah dilaporkan, tidak ada yang ditebak."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ekinerja.core.impor.kaki import baris_kaki
from ekinerja.core.tabel import (
    Baris,
    BerkasDitolak,
    Lembar,
    NilaiSalah,
    baca_teks,
    huruf_kolom,
    kosong,
    sebut_baris,
    sebut_nomor,
)

T = TypeVar("T")
BARIS_JUDUL_MAKS = 20
NILAI_TAMPIL_MAKS = 80
KAKI_TAMPIL_MAKS = 10


@dataclass(frozen=True, slots=True)
class Kolom(Generic[T]):
    """Satu kolom: namanya di program, judulnya di berkas, dan cara membaca isinya.

    :ivar baca: pembaca sel; menolak dengan `NilaiSalah`. Sel kosong tidak pernah sampai ke sini.
    :ivar sinonim: judul lain yang diterima; huruf besar, spasi, dan tanda baca diabaikan.
    """

    nama: str
    judul: str
    baca: Callable[[object], T]
    wajib: bool = True
    contoh: str = ""
    petunjuk: str = ""
    sinonim: tuple[str, ...] = ()

    @property
    def kunci_judul(self) -> frozenset[str]:
        """Bentuk sederhana dari semua judul yang diterima."""
        return frozenset(sederhanakan(satu) for satu in (self.judul, self.nama, *self.sinonim))


@dataclass(frozen=True, slots=True)
class Masalah:
    """Satu hal yang salah: di baris dan kolom mana, isinya apa, dan apa yang harus dilakukan.

    `baris` 0 berarti seluruh berkas; masalah seperti itu tidak dapat dilewati.
    """

    baris: int
    kolom: str
    nilai: str
    kalimat: str

    def __str__(self) -> str:
        letak = sebut_baris(self.baris) if self.baris else "Berkas"
        kolom = f", kolom {self.kolom}" if self.kolom else ""
        nilai = f", isi “{self.nilai}”" if self.nilai else ""
        return f"{letak}{kolom}{nilai}: {self.kalimat}"


@dataclass(frozen=True, slots=True)
class BarisImpor:
    """Satu baris yang semua selnya dapat dibaca; kolom kosong bernilai None."""

    nomor: int
    isi: Mapping[str, Any]

    def __getitem__(self, nama: str) -> Any:
        return self.isi[nama]


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """Kolom berkas mana yang menjadi kolom kita, dan nilai tetap untuk yang kosong atau tidak ada.

    :ivar kolom: nama kolom kita → kunci kolom berkas (lihat `KolomBerkas.kunci`).
    :ivar bawaan: nama kolom kita → teks yang dipakai setiap baris yang selnya kosong.
    """

    kolom: Mapping[str, str] = field(default_factory=dict)
    bawaan: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HasilBaca:
    """Baris yang baik, masalah pada baris yang lain, dan catatan tentang berkasnya.

    :ivar letak: nama kolom kita → letaknya di berkas (mulai 0); kosong bila tidak bersusun kolom.
    :ivar nomor: nomor semua baris data, yang baik maupun yang salah.
    """

    baris: tuple[BarisImpor, ...]
    masalah: tuple[Masalah, ...] = ()
    catatan: tuple[str, ...] = ()
    letak: Mapping[str, int] = field(default_factory=dict)
    nomor: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Laporan:
    """Hasil satu impor. `diterapkan` salah berarti tidak satu baris pun ditulis.

    `nomor` adalah nomor impor yang tersimpan, bila ada yang ditulis.
    """

    baru: int
    berubah: int
    tetap: int
    salah: int
    masalah: tuple[Masalah, ...] = ()
    catatan: tuple[str, ...] = ()
    diterapkan: bool = False
    nomor: int | None = None

    def __str__(self) -> str:
        jumlah = (
            f"{self.baru} baru, {self.berubah} berubah, {self.tetap} tetap, {self.salah} salah."
        )
        return f"{'Diterapkan' if self.diterapkan else 'Belum diterapkan'}: {jumlah}"


@dataclass(slots=True)
class _Kepala:
    """Letak tiap kolom pada baris judul, dan isi bawaan kolom."""

    nomor: int
    letak: dict[str, int]
    judul: tuple[object, ...] = ()
    catatan: list[str] = field(default_factory=list)
    bawaan: dict[str, Any] = field(default_factory=dict)


def sederhanakan(judul: str) -> str:
    """Judul tanpa huruf besar, spasi, dan tanda baca, untuk dibandingkan."""
    return re.sub(r"[\W_]+", "", judul.casefold())


def baca_baris(
    lembar: Lembar, kolom: Sequence[Kolom[Any]], pemetaan: Pemetaan | None = None
) -> HasilBaca:
    """Baca seluruh lembar menurut `kolom`; baris contoh dari templat dilewati dengan catatan.

    Judul yang berulang (tiap halaman atau tiap lembar) dan baris nomor kolom dilewati, juga baris
    jumlah dan tanda tangan di akhir tiap daftar (dengan catatan).

    :raises BerkasDitolak: bila baris judul tidak ditemukan, kolom wajib tidak ada, atau ganda.
    """
    if pemetaan is None:
        kepala = _cari_kepala(lembar.baris, kolom)
    else:
        kepala = _kepala_dipetakan(lembar.baris, kolom, pemetaan)
    sel_salah = {(satu.baris, satu.kolom): satu.kalimat for satu in lembar.masalah}
    baik: list[BarisImpor] = []
    masalah: list[Masalah] = []
    nomor: list[int] = []
    kaki = _kaki(lembar, kolom, kepala)
    for baris in lembar.baris:
        if baris.nomor <= kepala.nomor or baris.nomor in kaki or _bukan_isi(baris, kepala):
            continue
        if _baris_contoh(baris, kolom, kepala):
            kepala.catatan.append(f"{sebut_baris(baris.nomor)} adalah baris contoh dan dilewati.")
            continue
        nomor.append(baris.nomor)
        terbaca = _baca_satu(baris, kolom, (kepala, sel_salah))
        if isinstance(terbaca, BarisImpor):
            baik.append(terbaca)
        else:
            masalah.extend(terbaca)
    return HasilBaca(
        tuple(baik), tuple(masalah), (*lembar.catatan, *kepala.catatan), kepala.letak, tuple(nomor)
    )


def _kaki(lembar: Lembar, kolom: Sequence[Kolom[Any]], kepala: _Kepala) -> set[int]:
    """Baris jumlah dan tanda tangan di akhir daftar, atau sebelum judulnya berulang."""
    wajib = [kepala.letak[satu.nama] for satu in kolom if satu.wajib and satu.nama in kepala.letak]
    daftar: list[list[Baris]] = [[]]
    for baris in lembar.baris:
        if baris.nomor > kepala.nomor and _judul_lagi(baris, kepala):
            daftar.append([])
        elif baris.nomor > kepala.nomor and not _tanpa_isi(baris, kepala):
            daftar[-1].append(baris)
    semua = {nomor for satu in daftar if wajib for nomor in baris_kaki(satu, wajib=wajib)}
    if semua:
        sebut = ", ".join(sebut_nomor(nomor) for nomor in sorted(semua)[:KAKI_TAMPIL_MAKS])
        lebih = ", …" if len(semua) > KAKI_TAMPIL_MAKS else ""
        kepala.catatan.append(
            f"Baris jumlah atau tanda tangan di akhir daftar dilewati: {sebut}{lebih}."
        )
    return semua


def _bukan_isi(baris: Baris, kepala: _Kepala) -> bool:
    return _tanpa_isi(baris, kepala) or _judul_lagi(baris, kepala) or _nomor_kolom(baris)


def _nomor_kolom(baris: Baris) -> bool:
    """Baris di bawah judul yang menomori kolomnya: 1, 2, 3, … atau (1), (2), (3), …."""
    isi = [baca_teks(sel).strip("().") for sel in baris.sel if not kosong(sel)]
    return len(isi) > 2 and isi == [str(urut) for urut in range(1, len(isi) + 1)]


def _tanpa_isi(baris: Baris, kepala: _Kepala) -> bool:
    """Baris yang hanya terisi di luar kolom yang dikenal, misalnya catatan kaki."""
    return all(kosong(baris.ambil(letak)) for letak in kepala.letak.values())


def _judul_lagi(baris: Baris, kepala: _Kepala) -> bool:
    """Baris judul yang diulang: sedikitnya dua kolom, semuanya berisi judulnya sendiri."""
    pasangan = [(baris.ambil(satu), kepala.judul[satu]) for satu in kepala.letak.values()]
    return len(pasangan) > 1 and all(
        isinstance(sel, str) and sederhanakan(sel) == sederhanakan(str(judul))
        for sel, judul in pasangan
    )


def _baca_satu(
    baris: Baris,
    kolom: Sequence[Kolom[Any]],
    konteks: tuple[_Kepala, Mapping[tuple[int, int], str]],
) -> BarisImpor | list[Masalah]:
    kepala, sel_salah = konteks
    isi: dict[str, Any] = {}
    masalah: list[Masalah] = []
    for satu in kolom:
        letak = kepala.letak.get(satu.nama, -1)
        mentah = baris.ambil(letak)
        try:
            if kalimat := sel_salah.get((baris.nomor, letak)):
                raise NilaiSalah(kalimat)
            if kosong(mentah) and satu.nama in kepala.bawaan:
                isi[satu.nama] = kepala.bawaan[satu.nama]
            else:
                isi[satu.nama] = _baca_sel(satu, mentah)
        except NilaiSalah as salah:
            nilai = baca_teks(mentah)[:NILAI_TAMPIL_MAKS]
            masalah.append(Masalah(baris.nomor, satu.judul, nilai, salah.kalimat))
    return masalah or BarisImpor(baris.nomor, isi)


def _baca_sel(kolom: Kolom[T], mentah: object) -> T | None:
    if not kosong(mentah):
        return kolom.baca(mentah)
    if kolom.wajib:
        raise NilaiSalah(f"Kolom ini wajib diisi. {kolom.petunjuk}".strip())
    return None


def _baris_contoh(baris: Baris, kolom: Sequence[Kolom[Any]], kepala: _Kepala) -> bool:
    """Baris yang sama persis dengan contoh pada templat."""
    terisi = [satu for satu in kolom if satu.contoh and satu.nama in kepala.letak]
    if len(terisi) < 2:
        return False
    return all(
        baca_teks(baris.ambil(kepala.letak[satu.nama])) == baca_teks(satu.contoh) for satu in terisi
    )


def _cari_kepala(baris: Iterable[Baris], kolom: Sequence[Kolom[Any]]) -> _Kepala:
    """Baris judul: yang paling banyak memuat judul di antara baris-baris awal."""
    calon = [satu for satu in baris if satu.nomor <= BARIS_JUDUL_MAKS]
    terbaik = max(calon, key=lambda satu: len(_cocokkan(satu, kolom)), default=None)
    cocok = _cocokkan(terbaik, kolom) if terbaik else {}
    wajib = [satu for satu in kolom if satu.wajib]
    hilang = [satu.judul for satu in wajib if satu.nama not in cocok]
    if terbaik is None or not cocok or hilang:
        raise BerkasDitolak(
            f"Kolom wajib tidak ditemukan: {', '.join(hilang or [k.judul for k in kolom])}. "
            "Unduh templat, salin datanya ke sana, lalu unggah lagi."
        )
    ganda = [satu.judul for satu in kolom if len(cocok.get(satu.nama, ())) > 1]
    if ganda:
        raise BerkasDitolak(
            f"Judul kolom ini muncul lebih dari sekali: {', '.join(ganda)}. "
            "Hapus salah satunya, lalu unggah lagi."
        )
    letak = {nama: tempat[0] for nama, tempat in cocok.items()}
    return _Kepala(terbaik.nomor, letak, terbaik.sel, _catatan_asing(terbaik, letak))


def kunci_kolom(sel: Sequence[object]) -> list[str]:
    """Kunci tiap kolom baris judul: judul sederhananya, `#2` bila berulang, `@C` bila kosong.

    Kunci tidak bergantung pada letak kecuali judulnya kosong, sehingga kolom boleh bergeser.
    """
    jumlah: dict[str, int] = defaultdict(int)
    kunci = []
    for letak, satu in enumerate(sel):
        judul = sederhanakan(baca_teks(satu)) if not kosong(satu) else ""
        jumlah[judul] += 1
        if not judul:
            kunci.append(f"@{huruf_kolom(letak)}")
        else:
            kunci.append(judul if jumlah[judul] == 1 else f"{judul}#{jumlah[judul]}")
    return kunci


def _kepala_dipetakan(
    baris: Iterable[Baris], kolom: Sequence[Kolom[Any]], pemetaan: Pemetaan
) -> _Kepala:
    """Baris judul menurut pemetaan: yang memuat semua kolom yang dipetakan."""
    diminta = set(pemetaan.kolom.values())
    calon = [satu for satu in baris if satu.nomor <= BARIS_JUDUL_MAKS]
    for satu in calon:
        kunci = {nama: letak for letak, nama in enumerate(kunci_kolom(satu.sel))}
        if diminta and diminta <= kunci.keys():
            letak = {nama: kunci[asal] for nama, asal in pemetaan.kolom.items()}
            break
    else:
        raise BerkasDitolak(
            "Kolom yang dipetakan tidak ditemukan lagi pada berkas ini. Petakan kolomnya sekali "
            "lagi."
        )
    bawaan = {}
    for satu_kolom in kolom:
        teks = pemetaan.bawaan.get(satu_kolom.nama, "")
        if teks:
            bawaan[satu_kolom.nama] = _baca_bawaan(satu_kolom, teks)
        elif satu_kolom.wajib and satu_kolom.nama not in letak:
            raise BerkasDitolak(
                f"Kolom wajib “{satu_kolom.judul}” belum dipetakan. Pilih kolomnya pada berkas, "
                "atau isi nilai tetapnya."
            )
    return _Kepala(satu.nomor, letak, satu.sel, _catatan_asing(satu, letak), bawaan)


def _baca_bawaan(kolom: Kolom[T], teks: str) -> T:
    try:
        return kolom.baca(teks)
    except NilaiSalah as salah:
        raise BerkasDitolak(f"Nilai tetap kolom “{kolom.judul}”: {salah.kalimat}") from salah


def _cocokkan(baris: Baris, kolom: Sequence[Kolom[Any]]) -> dict[str, list[int]]:
    """Nama kolom → letaknya pada baris ini; lebih dari satu letak berarti judul ganda."""
    menurut_judul = {kunci: satu.nama for satu in kolom for kunci in satu.kunci_judul}
    hasil: dict[str, list[int]] = defaultdict(list)
    for letak, sel in enumerate(baris.sel):
        if isinstance(sel, str) and (nama := menurut_judul.get(sederhanakan(sel))):
            hasil[nama].append(letak)
    return dict(hasil)


def _catatan_asing(baris: Baris, letak: Mapping[str, int]) -> list[str]:
    terpakai = set(letak.values())
    asing = [
        f"“{baca_teks(sel)}” (kolom {huruf_kolom(nomor)})"
        for nomor, sel in enumerate(baris.sel)
        if not kosong(sel) and nomor not in terpakai
    ]
    return [f"Kolom yang tidak dikenal diabaikan: {', '.join(asing)}."] if asing else []


def cari_ganda(baris: Iterable[BarisImpor], kolom: Kolom[Any]) -> list[Masalah]:
    """Masalah untuk setiap baris yang isi `kolom`-nya dipakai baris lain juga."""
    menurut_isi: dict[Any, list[int]] = defaultdict(list)
    for satu in baris:
        if satu[kolom.nama] is not None:
            menurut_isi[satu[kolom.nama]].append(satu.nomor)
    masalah = []
    for isi, nomor in menurut_isi.items():
        for ini in nomor if len(nomor) > 1 else ():
            lain = ", ".join(sebut_nomor(satu) for satu in nomor if satu != ini)
            kalimat = f"{kolom.judul} ini dipakai juga pada baris {lain}. Sisakan satu saja."
            masalah.append(Masalah(ini, kolom.judul, baca_teks(isi), kalimat))
    return sorted(masalah, key=lambda satu: satu.baris)
