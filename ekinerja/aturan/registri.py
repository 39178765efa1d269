"""Pendaftaran aturan dan fakta.

Aturan adalah fungsi murni bernama istilah hukum. Nama argumennya adalah istilah lain, fakta, atau
parameter; mesin mengurutkannya sendiri. Sebuah istilah boleh mempunyai beberapa komponen; skema
memilih satu.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_type_hints

from .kesalahan import AturanTidakSah
from .nilai import BERSKALA, TIPE_ANOTASI, Nilai, Tipe
from .pembulatan import PEMBULATAN

KOMPONEN_BAKU = "baku"
STATUS = ("terkonfirmasi", "belum_terverifikasi")
SATUAN = frozenset(
    {
        "bagian", "hari", "indeks", "kali", "kelas", "menit", "nilai", "orang", "rupiah", "tabel",
        "tahun", "tanggal", "teks", "ya_tidak",
    }
)  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Komponen:
    """Satu rumus terdaftar bagi sebuah istilah, dengan masa berlaku setengah terbuka.

    ``argumen`` memetakan nama argumen fungsi ke nama istilah, fakta, atau parameter sumbernya.
    """

    istilah: str
    nama: str
    versi: int
    fungsi: Callable[..., Any]
    argumen: Mapping[str, str]
    tipe_argumen: Mapping[str, Tipe]
    tipe: Tipe
    satuan: str
    skala: int
    tahap: int
    pembulatan: str | None
    dasar: str
    sejak: date
    sampai: date | None
    status: str
    catatan: str

    @property
    def kunci(self) -> str:
        """Nama tetap sebuah versi: ``istilah/komponen@versi``."""
        return f"{self.istilah}/{self.nama}@{self.versi}"

    def berlaku(self, pada: date) -> bool:
        """Benar bila komponen berlaku pada tanggal itu."""
        return self.sejak <= pada and (self.sampai is None or pada < self.sampai)


@dataclass(frozen=True)
class DeklarasiFakta:
    """Fakta yang dapat diberikan kepada mesin.

    ``agregat``: fakta ini dihimpun dari istilah tahap 1 bernama ``dari`` milik orang lain atau
    bagian bulan lain, lalu dibekukan sebagai masukan tahap 2.
    """

    nama: str
    tipe: Tipe
    satuan: str
    skala: int
    keterangan: str
    bawaan: Nilai | None = None
    pilihan: tuple[str, ...] = ()
    minimal: int | Decimal | None = None
    maksimal: int | Decimal | None = None
    agregat: bool = False
    dari: str | None = None


@dataclass(eq=False)
class Registri:
    """Kumpulan aturan dan fakta. Satu yang umum dipakai; uji boleh membuat sendiri."""

    komponen: dict[str, dict[str, list[Komponen]]] = field(default_factory=dict)
    fakta: dict[str, DeklarasiFakta] = field(default_factory=dict)

    def aturan(
        self,
        *,
        dasar: str,
        sejak: str,
        satuan: str,
        sampai: str | None = None,
        istilah: str | None = None,
        komponen: str = KOMPONEN_BAKU,
        versi: int = 1,
        skala: int = 0,
        tahap: int = 1,
        pembulatan: str | None = None,
        status: str = "terkonfirmasi",
        catatan: str = "",
        masukan: Mapping[str, str] | None = None,
    ) -> Callable[[F], F]:
        """Daftarkan fungsi sebagai komponen sebuah istilah; fungsinya sendiri tidak berubah.

        :param sampai: hari pertama aturan tidak berlaku lagi.
        :param masukan: sumber lain bagi argumen yang tidak bernama seperti istilahnya.
        :raises AturanTidakSah: bila keterangannya kurang atau bertentangan.
        """

        def daftarkan(fungsi: F) -> F:
            petunjuk = get_type_hints(fungsi)
            hasil = petunjuk.pop("return", None)
            nama = istilah or fungsi.__name__
            baru = Komponen(
                istilah=nama, nama=komponen, versi=versi, fungsi=fungsi,
                argumen=_sumber(fungsi, masukan or {}),
                tipe_argumen={a: _tipe(t, f"{nama}({a})") for a, t in petunjuk.items()},
                tipe=_tipe(hasil, nama), satuan=satuan, skala=skala, tahap=tahap,
                pembulatan=pembulatan, dasar=dasar, sejak=date.fromisoformat(sejak),
                sampai=date.fromisoformat(sampai) if sampai else None,
                status=status, catatan=catatan,
            )  # fmt: skip
            self._tambah(baru)
            return fungsi

        return daftarkan

    def daftar_fakta(
        self,
        nama: str,
        tipe: Any,
        *,
        satuan: str,
        keterangan: str,
        skala: int = 0,
        bawaan: Nilai | None = None,
        pilihan: Iterable[str] = (),
        minimal: int | Decimal | None = None,
        maksimal: int | Decimal | None = None,
        agregat: bool = False,
        dari: str | None = None,
    ) -> DeklarasiFakta:
        """Daftarkan sebuah fakta.

        :raises AturanTidakSah: bila nama itu sudah dipakai atau keterangannya bertentangan.
        """
        if nama in self.fakta or nama in self.komponen:
            raise AturanTidakSah(f"Nama '{nama}' sudah dipakai oleh fakta atau istilah lain.")
        if satuan not in SATUAN or not keterangan or agregat != bool(dari):
            raise AturanTidakSah(f"Keterangan fakta '{nama}' tidak lengkap atau bertentangan.")
        deklarasi = DeklarasiFakta(
            nama=nama, tipe=_tipe(tipe, nama), satuan=satuan, skala=skala, keterangan=keterangan,
            bawaan=bawaan, pilihan=tuple(pilihan), minimal=minimal, maksimal=maksimal,
            agregat=agregat, dari=dari,
        )  # fmt: skip
        self.fakta[nama] = deklarasi
        return deklarasi

    def semua_komponen(self) -> list[Komponen]:
        """Semua versi semua komponen, urut istilah, komponen, versi."""
        semua = (k for isi in self.komponen.values() for versi in isi.values() for k in versi)
        return sorted(semua, key=lambda k: (k.istilah, k.nama, k.versi))

    def _tambah(self, baru: Komponen) -> None:
        masalah = [*_masalah_sendiri(baru), *self._masalah_saudara(baru)]
        if masalah:
            raise AturanTidakSah(f"Aturan '{baru.kunci}': {' '.join(masalah)}")
        self.komponen.setdefault(baru.istilah, {}).setdefault(baru.nama, []).append(baru)

    def _masalah_saudara(self, baru: Komponen) -> Iterable[str]:
        if baru.istilah in self.fakta:
            yield "namanya sudah dipakai oleh sebuah fakta."
        saudara = self.komponen.get(baru.istilah, {})
        for lain in (k for versi in saudara.values() for k in versi):
            if (lain.tipe, lain.satuan, lain.skala) != (baru.tipe, baru.satuan, baru.skala):
                yield f"tipe, satuan, atau skalanya berbeda dari '{lain.kunci}'."
        for lain in saudara.get(baru.nama, []):
            if lain.versi == baru.versi:
                yield f"versi {baru.versi} sudah terdaftar."
            elif _bertumpang(lain, baru):
                yield f"masa berlakunya bertumpang tindih dengan '{lain.kunci}'."


def _tipe(anotasi: Any, nama: str) -> Tipe:
    try:
        return TIPE_ANOTASI[anotasi]
    except (KeyError, TypeError) as kesalahan:
        raise AturanTidakSah(f"Jenis nilai {anotasi!r} pada '{nama}' tidak dikenal.") from kesalahan


def _sumber(fungsi: Callable[..., Any], masukan: Mapping[str, str]) -> dict[str, str]:
    return {nama: masukan.get(nama, nama) for nama in inspect.signature(fungsi).parameters}


def _masalah_sendiri(baru: Komponen) -> Iterable[str]:
    if not baru.dasar.strip():
        yield "dasar hukumnya belum disebut."
    if not (baru.fungsi.__doc__ or "").strip():
        yield "penjelasannya (docstring) belum ada."
    if baru.satuan not in SATUAN:
        yield f"satuan '{baru.satuan}' tidak dikenal."
    if baru.status not in STATUS:
        yield f"status '{baru.status}' tidak dikenal."
    if baru.tahap not in (1, 2):
        yield "tahap hanya 1 atau 2."
    if baru.skala and baru.tipe not in BERSKALA:
        yield "hanya istilah desimal yang mempunyai skala."
    if baru.pembulatan is not None and baru.pembulatan not in PEMBULATAN:
        yield f"pembulatan '{baru.pembulatan}' tidak dikenal."
    if baru.sampai is not None and baru.sampai <= baru.sejak:
        yield "masa berlakunya kosong."
    if set(baru.tipe_argumen) != set(baru.argumen):
        yield "ada argumen tanpa jenis nilai."


def _bertumpang(kiri: Komponen, kanan: Komponen) -> bool:
    return (kiri.sampai is None or kanan.sejak < kiri.sampai) and (
        kanan.sampai is None or kiri.sejak < kanan.sampai
    )


REGISTRI = Registri()
aturan = REGISTRI.aturan
fakta = REGISTRI.daftar_fakta
