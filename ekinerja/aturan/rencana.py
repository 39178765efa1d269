"""Rencana: urutan hitung bagi istilah tujuan pada sebuah tanggal menurut sebuah skema.

Urutan pencarian nama: fakta, istilah (komponen), nilai skema, nilai nasional. Rencana disusun
sekali dan dipakai untuk semua orang; tiap hitungan adalah fungsi murni dari faktanya.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import localcontext
from functools import lru_cache
from typing import Any

from .jejak import BENTUK, SUMBER_BIASA
from .kanonik import KONTEKS, sidik_byte, tulis_kanonik
from .kesalahan import FaktaTidakSah
from .langkah import LangkahAturan, LangkahFakta, Papan, Prosa
from .nilai import Fakta, Nilai, penyandi
from .parameter import Parameter, nilai_mentah, parameter_nasional
from .penyusun import ParameterTerpakai, Penyusun, Simpulan
from .registri import REGISTRI, STATUS, Registri
from .skema import TANPA_SKEMA, SkemaTerpakai


@dataclass(frozen=True, slots=True)
class Hasil:
    """Nilai semua istilah dalam rencana, jejak kanoniknya, dan sidik (SHA-256 heksadesimal)."""

    nilai: Mapping[str, Nilai]
    jejak: bytes
    sidik: str


@dataclass(frozen=True, slots=True)
class HasilTahap1:
    """Nilai istilah tahap 1 satu orang, siap dihimpun dan dilanjutkan ke tahap 2."""

    nilai: Mapping[str, Nilai]
    papan: Papan


class Rencana:
    """Rencana hitung yang siap dijalankan berulang-ulang. Aman dipakai bersama antar-utas."""

    def __init__(self, simpulan: Simpulan, *, pada: date, skema: SkemaTerpakai) -> None:
        self.pada = pada
        self.skema = skema
        self.tujuan = simpulan.tujuan
        self.simpulan = simpulan
        slot = {nama: letak for letak, nama in enumerate(simpulan.urutan)}
        langkah = [LangkahFakta(d, slot[n]) for n, d in simpulan.fakta.items()]
        self._fakta1 = [satu for satu in langkah if not satu.deklarasi.agregat]
        self._fakta2 = [satu for satu in langkah if satu.deklarasi.agregat]
        prosa = Prosa()
        aturan = [_langkah_aturan(n, simpulan, slot, _dasar(n, simpulan, skema, prosa))
                  for n in simpulan.komponen]  # fmt: skip
        self._aturan1 = [satu for satu in aturan if satu.tahap == 1]
        self._aturan2 = [satu for satu in aturan if satu.tahap == 2]
        self._dikenal = frozenset(simpulan.dikenal)
        self._papan: list[Any] = [None] * len(slot)
        for nama, terpakai in simpulan.parameter.items():
            self._papan[slot[nama]] = terpakai.nilai
        self._simpul_parameter = [_simpul_parameter(p, prosa) for p in simpulan.parameter.values()]
        self._sidik_parameter = [_sidik_parameter(p) for p in simpulan.parameter.values()]
        self._kepala = _kepala(pada, skema, prosa)

    @property
    def fakta(self) -> tuple[str, ...]:
        """Nama fakta tahap 1 yang dipakai."""
        return tuple(satu.deklarasi.nama for satu in self._fakta1)

    @property
    def agregat(self) -> tuple[str, ...]:
        """Nama fakta agregat yang dipakai tahap 2; kosong bila satu tahap cukup."""
        return tuple(satu.deklarasi.nama for satu in self._fakta2)

    @property
    def tahap1(self) -> tuple[str, ...]:
        """Istilah tahap 1 menurut urutan hitung."""
        return tuple(satu.komponen.istilah for satu in self._aturan1)

    @property
    def tahap2(self) -> tuple[str, ...]:
        """Istilah tahap 2 menurut urutan hitung."""
        return tuple(satu.komponen.istilah for satu in self._aturan2)

    def parameter_beku(self) -> bytes:
        """Semua parameter yang dipakai, tabelnya utuh, sebagai byte kanonik untuk dibekukan."""
        return tulis_kanonik(
            {
                nama: {
                    "nilai": nilai_mentah(p.nilai),
                    "berlaku_sejak": p.sejak,
                    "sumber": p.sumber,
                    "dasar": p.dasar,
                    "status": p.status,
                }
                for nama, p in self.simpulan.parameter.items()
            }
        )

    def hitung(self, fakta: Mapping[str, Fakta]) -> Hasil:
        """Hitung seluruh rencana; fakta agregat, bila dipakai, ada di antara ``fakta``.

        :raises FaktaTidakSah: fakta kurang, asing, atau salah jenis (semuanya disebut).
        :raises AturanGagal: bila sebuah rumus tidak dapat dihitung.
        """
        papan = Papan(self._papan.copy())
        self._ambil(self._fakta1 + self._fakta2, fakta, papan)
        with localcontext(KONTEKS):
            for langkah in self._aturan1:
                langkah.kerjakan(papan)
            for langkah in self._aturan2:
                langkah.kerjakan(papan)
        return self._hasil(papan)

    def hitung_tahap1(self, fakta: Mapping[str, Fakta]) -> HasilTahap1:
        """Hitung istilah yang tidak bergantung pada fakta agregat."""
        papan = Papan(self._papan.copy())
        self._ambil(self._fakta1, fakta, papan)
        with localcontext(KONTEKS):
            for langkah in self._aturan1:
                langkah.kerjakan(papan)
        return HasilTahap1(_nilai(self._aturan1, papan), papan)

    def hitung_tahap2(self, hasil: HasilTahap1, agregat: Mapping[str, Fakta]) -> Hasil:
        """Lanjutkan hasil tahap 1 dengan fakta agregat yang sudah dibekukan.

        Byte jejaknya sama dengan :meth:`hitung` atas semua fakta sekaligus.
        """
        dasar = hasil.papan
        papan = Papan(*(list(getattr(dasar, nama)) for nama in Papan.__slots__))
        self._ambil(self._fakta2, agregat, papan)
        with localcontext(KONTEKS):
            for langkah in self._aturan2:
                langkah.kerjakan(papan)
        return self._hasil(papan)

    def _ambil(self, langkah: list[LangkahFakta], fakta: Mapping[str, Fakta], papan: Papan) -> None:
        asing = fakta.keys() - self._dikenal
        papan.masalah.extend(
            f"'{nama}' bukan fakta yang dikenal. Periksa ejaannya atau hapus."
            for nama in sorted(asing)
        )
        for satu in langkah:
            satu.kerjakan(fakta, papan)
        if papan.masalah:
            raise FaktaTidakSah(papan.masalah)

    def _hasil(self, papan: Papan) -> Hasil:
        simpul = ",".join([*papan.simpul_fakta, *self._simpul_parameter, *papan.simpul_aturan])
        inti = ",".join([*papan.sidik_fakta, *self._sidik_parameter, *papan.sidik_aturan])
        return Hasil(
            nilai=_nilai(self._aturan1 + self._aturan2, papan),
            jejak=f"{self._kepala[0]}{simpul}{self._kepala[1]}".encode(),
            sidik=sidik_byte(f"[{inti}]".encode()),
        )


def susun_rencana(
    tujuan: str | tuple[str, ...],
    *,
    pada: date,
    skema: SkemaTerpakai = TANPA_SKEMA,
    pilihan: Mapping[str, str] | None = None,
    diketahui: frozenset[str] = frozenset(),
    registri: Registri = REGISTRI,
    parameter: Parameter | None = None,
) -> Rencana:
    """Susun rencana (tersimpan untuk pemakaian berikutnya).

    :param pilihan: komponen menurut keadaan hitungan, mendahului pilihan skema.
    :param diketahui: istilah atau parameter yang nilainya diberikan sebagai fakta.
    :param parameter: pengganti parameter nasional (untuk uji); rencananya tidak disimpan.
    :raises RencanaTidakSah: istilah melingkar, hilang, belum dipilih, atau belum berlaku.
    """
    nama = (tujuan,) if isinstance(tujuan, str) else tuple(tujuan)
    keadaan: dict[str, Any] = {
        "pada": pada,
        "skema": skema,
        "pilihan": tuple(sorted((pilihan or {}).items())),
        "diketahui": diketahui,
        "registri": registri,
    }
    if parameter is None:
        return _tersimpan(nama, **keadaan)
    return _susun(nama, parameter=parameter, **keadaan)


def _susun(
    tujuan: tuple[str, ...],
    *,
    pada: date,
    skema: SkemaTerpakai,
    pilihan: tuple[tuple[str, str], ...],
    diketahui: frozenset[str],
    registri: Registri,
    parameter: Parameter,
) -> Rencana:
    penyusun = Penyusun(
        registri=registri,
        parameter=parameter,
        skema=skema,
        pada=pada,
        pilihan=dict(pilihan),
        diketahui=diketahui,
    )
    return Rencana(penyusun.susun(tujuan), pada=pada, skema=skema)


@lru_cache(maxsize=256)
def _tersimpan(tujuan: tuple[str, ...], **keadaan: Any) -> Rencana:
    return _susun(tujuan, parameter=parameter_nasional(), **keadaan)


def _langkah_aturan(
    nama: str, simpulan: Simpulan, slot: Mapping[str, int], dasar: Mapping[str, int]
) -> LangkahAturan:
    komponen = simpulan.komponen[nama]
    return LangkahAturan(
        komponen,
        slot[nama],
        masukan=tuple(slot[sumber] for sumber in komponen.argumen.values()),
        tahap=simpulan.tahap[nama],
        dasar=dasar,
    )


def _dasar(nama: str, simpulan: Simpulan, skema: SkemaTerpakai, prosa: Prosa) -> dict[str, int]:
    dasar = {"dasar": prosa.nomor(simpulan.komponen[nama].dasar)}
    if nama in skema.dasar:
        dasar["dasar_skema"] = prosa.nomor(skema.dasar[nama])
    return dasar


def _nilai(langkah: list[LangkahAturan], papan: Papan) -> dict[str, Nilai]:
    return {satu.komponen.istilah: papan.nilai[satu.slot] for satu in langkah}


def _simpul_parameter(terpakai: ParameterTerpakai, prosa: Prosa) -> str:
    d = terpakai.deklarasi
    isi: dict[str, object] = {
        "istilah": d.nama,
        "satuan": d.satuan,
        "dasar": prosa.nomor(terpakai.dasar),
    }
    if terpakai.sumber != SUMBER_BIASA:
        isi["berlaku_sejak"] = terpakai.sejak
    if terpakai.status != STATUS[0]:
        isi["status"] = terpakai.status
    if terpakai.catatan:
        isi["catatan"] = terpakai.catatan
    kosong = tulis_kanonik(isi | {"nilai": None}).decode()
    return kosong.replace('"nilai":null', f'"nilai":{_sandi(terpakai)}', 1)


def _sidik_parameter(terpakai: ParameterTerpakai) -> str:
    d = terpakai.deklarasi
    nama, satuan = tulis_kanonik(d.nama).decode(), tulis_kanonik(d.satuan).decode()
    ekor = tulis_kanonik([terpakai.sejak, terpakai.sumber]).decode()[1:]
    return f"[{nama},{_sandi(terpakai)},{satuan},{ekor}"


def _sandi(terpakai: ParameterTerpakai) -> str:
    return penyandi(terpakai.deklarasi.tipe, terpakai.deklarasi.skala)(terpakai.nilai)


def _kepala(pada: date, skema: SkemaTerpakai, prosa: Prosa) -> tuple[str, str]:
    rincian = {
        "kode": skema.kode,
        "versi": skema.versi,
        "dasar": skema.dasar_umum,
        "berlaku_sejak": skema.berlaku_sejak,
    }
    isi = {
        "bentuk": BENTUK,
        "dasar": list(prosa.teks),
        "pada": pada,
        "simpul": [],
        "skema": rincian,
    }
    kiri, kanan = tulis_kanonik(isi).decode().split('"simpul":[]', 1)
    return f'{kiri}"simpul":[', f"]{kanan}"
