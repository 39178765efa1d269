"""Skema daerah: pilihan komponen dan nilai parameter menurut sebuah peraturan kepala daerah.

Bentuk data (JSON; desimal sebagai teks)::

    {"kode": "contoh", "versi": 1, "berlaku_sejak": "2026-01-01",
     "dasar": "Peraturan Bupati Contoh Nomor 1 Tahun 2026",
     "komponen":  {"basic_tpp": {"pilih": "setengah_ke_atas", "dasar": "Pasal 5"}},
     "parameter": {"bobot_disiplin": {"nilai": "0.4", "dasar": "Pasal 7 ayat (2)"}}}

Bentuk pendek ``"basic_tpp": "setengah_ke_atas"`` dan ``"bobot_disiplin": "0.4"`` juga diterima.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

from .kanonik import sidik_byte, tulis_kanonik
from .kesalahan import SkemaTidakSah
from .nilai import Nilai
from .parameter import (
    DeklarasiParameter,
    Parameter,
    baca_nilai,
    nilai_mentah,
    parameter_nasional,
    tanpa_batas,
)
from .registri import REGISTRI, STATUS, Registri

_KUNCI = frozenset(["kode", "versi", "nama", "berlaku_sejak", "dasar", "komponen", "parameter"])
_KUNCI_KOMPONEN = frozenset({"pilih", "dasar"})
_KUNCI_NILAI = frozenset({"nilai", "dasar", "status"})


@dataclass(frozen=True)
class SkemaTerpakai:
    """Skema yang sudah diperiksa. Dua skema sama bila sidik isinya sama.

    ``dasar``: pasal bagi tiap pilihan dan nilai; ``dasar_umum``: peraturannya sendiri.
    ``status``: tanda keyakinan bagi nilai yang belum terverifikasi.
    """

    kode: str
    versi: int
    komponen: Mapping[str, str] = field(default_factory=dict)
    parameter: Mapping[str, Nilai] = field(default_factory=dict)
    dasar: Mapping[str, str] = field(default_factory=dict)
    berlaku_sejak: date = date.min
    dasar_umum: str = ""
    status: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for nama in ("komponen", "parameter", "dasar", "status"):
            object.__setattr__(self, nama, MappingProxyType(dict(getattr(self, nama))))

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, SkemaTerpakai) and self.sidik == lain.sidik

    def __hash__(self) -> int:
        return hash(self.sidik)

    @cached_property
    def sidik(self) -> str:
        """SHA-256 dari isi kanonik."""
        return sidik_byte(self.kanonik())

    def kanonik(self) -> bytes:
        """Isi skema sebagai byte kanonik; :func:`baca_skema` membacanya kembali."""
        return self._kanonik

    @cached_property
    def _kanonik(self) -> bytes:
        return tulis_kanonik(
            {
                "kode": self.kode,
                "versi": self.versi,
                "berlaku_sejak": self.berlaku_sejak,
                "dasar": self.dasar_umum,
                "komponen": {
                    nama: self._rincian(nama, "pilih", pilih)
                    for nama, pilih in self.komponen.items()
                },
                "parameter": {
                    nama: self._rincian(nama, "nilai", nilai_mentah(nilai))
                    for nama, nilai in self.parameter.items()
                },
            }
        )

    def _rincian(self, nama: str, kunci: str, isi: object) -> dict[str, object]:
        rincian = {kunci: isi}
        if nama in self.dasar:
            rincian["dasar"] = self.dasar[nama]
        if nama in self.status:
            rincian["status"] = self.status[nama]
        return rincian


TANPA_SKEMA = SkemaTerpakai(kode="", versi=0)


def baca_skema(
    data: object,
    *,
    registri: Registri = REGISTRI,
    parameter: Parameter | None = None,
    beku: bool = False,
) -> SkemaTerpakai:
    """Periksa data skema seluruhnya dan bentuk :class:`SkemaTerpakai`.

    :param beku: data dari :meth:`SkemaTerpakai.kanonik` bulan yang sudah tutup; batas nilai masa
        kini tidak diterapkan lagi.
    :raises SkemaTidakSah: dengan semua masalah, masing-masing menyebut letaknya.
    """
    if not isinstance(data, Mapping):
        raise SkemaTidakSah(["Skema harus berupa pasangan kunci dan nilai."])
    deklarasi = parameter_nasional() if parameter is None else parameter
    if beku:
        deklarasi = {nama: tanpa_batas(satu) for nama, satu in deklarasi.items()}
    pemeriksa = _Pemeriksa(registri, deklarasi)
    skema = pemeriksa.baca(data)
    if pemeriksa.masalah:
        raise SkemaTidakSah(pemeriksa.masalah)
    return skema


class _Pemeriksa:
    """Mengumpulkan isi dan masalah sebuah skema."""

    def __init__(self, registri: Registri, parameter: Parameter) -> None:
        self.registri = registri
        self.deklarasi = parameter
        self.masalah: list[str] = []
        self.salah: set[str] = set()
        self.dasar: dict[str, str] = {}
        self.status: dict[str, str] = {}

    def baca(self, data: Mapping[str, Any]) -> SkemaTerpakai:
        self._tolak_asing("skema", data, _KUNCI)
        sejak = self._tanggal(data.get("berlaku_sejak"))
        komponen = self._baca_komponen(self._peta(data, "komponen"), sejak)
        parameter = self._baca_parameter(self._peta(data, "parameter"))
        self.masalah.extend(self._bobot_pincang(parameter, sejak))
        return SkemaTerpakai(
            kode=self._teks(data, "kode"),
            versi=self._versi(data.get("versi")),
            komponen=komponen,
            parameter=parameter,
            dasar=self.dasar,
            berlaku_sejak=sejak,
            dasar_umum=self._teks(data, "dasar"),
            status=self.status,
        )

    def _baca_komponen(self, isi: Mapping[str, Any], sejak: date) -> dict[str, str]:
        hasil: dict[str, str] = {}
        for istilah, mentah in sorted(isi.items()):
            letak = f"komponen.{istilah}"
            pilih = self._buka(letak, istilah, mentah, "pilih")
            tersedia = self.registri.komponen.get(istilah)
            if tersedia is None:
                self.masalah.append(f"{letak}: istilah ini tidak dikenal.")
            elif not isinstance(pilih, str) or pilih not in tersedia:
                self.masalah.append(
                    f"{letak}: komponen '{pilih}' tidak dikenal; "
                    f"pilih salah satu dari {', '.join(sorted(tersedia))}."
                )
            elif not any(k.sampai is None or sejak < k.sampai for k in tersedia[pilih]):
                self.masalah.append(f"{letak}: komponen '{pilih}' sudah tidak berlaku.")
            else:
                hasil[istilah] = pilih
        return hasil

    def _baca_parameter(self, isi: Mapping[str, Any]) -> dict[str, Nilai]:
        hasil: dict[str, Nilai] = {}
        for nama, mentah in sorted(isi.items()):
            letak = f"parameter.{nama}"
            deklarasi = self.deklarasi.get(nama)
            if deklarasi is None:
                self.masalah.append(f"{letak}: parameter ini tidak dikenal.")
                continue
            nilai, masalah = baca_nilai(deklarasi, self._buka(letak, nama, mentah, "nilai"))
            self.masalah.extend(f"{letak}: {satu}" for satu in masalah)
            if nilai is None:
                self.salah.add(nama)
            else:
                hasil[nama] = nilai
        return hasil

    def _buka(self, letak: str, nama: str, mentah: object, kunci: str) -> Any:
        if not isinstance(mentah, Mapping):
            return mentah
        self._tolak_asing(letak, mentah, _KUNCI_KOMPONEN if kunci == "pilih" else _KUNCI_NILAI)
        if isinstance(mentah.get("dasar"), str):
            self.dasar[nama] = mentah["dasar"]
        status = mentah.get("status", STATUS[0])
        if status not in STATUS:
            self.masalah.append(f"{letak}.status: '{status}' bukan {' atau '.join(STATUS)}.")
        elif status != STATUS[0]:
            self.status[nama] = status
        return mentah.get(kunci)

    def _bobot_pincang(self, parameter: Mapping[str, Nilai], sejak: date) -> Iterable[str]:
        kelompok: dict[str, list[DeklarasiParameter]] = {}
        for deklarasi in self.deklarasi.values():
            if deklarasi.jumlah_satu:
                kelompok.setdefault(deklarasi.jumlah_satu, []).append(deklarasi)
        for anggota in kelompok.values():
            nama = [d.nama for d in anggota]
            if not any(satu in parameter for satu in nama) or self.salah & set(nama):
                continue
            bobot = [_bobot(d, parameter, sejak) for d in anggota]
            if sum(bobot) != 1:
                rincian = " + ".join(f"{n} {b}" for n, b in zip(nama, bobot, strict=True))
                yield f"parameter: jumlah bobot harus tepat 1, tetapi {rincian} = {sum(bobot)}."

    def _tolak_asing(self, letak: str, isi: Mapping[str, Any], boleh: frozenset[str]) -> None:
        for kunci in sorted(set(isi) - boleh):
            self.masalah.append(f"{letak}.{kunci}: kunci ini tidak dikenal.")

    def _peta(self, data: Mapping[str, Any], kunci: str) -> Mapping[str, Any]:
        isi = data.get(kunci, {})
        if isinstance(isi, Mapping):
            return isi
        self.masalah.append(f"{kunci}: harus berupa pasangan nama dan isi.")
        return {}

    def _teks(self, data: Mapping[str, Any], kunci: str) -> str:
        isi = data.get(kunci)
        if isinstance(isi, str) and isi.strip():
            return isi
        self.masalah.append(f"{kunci}: belum diisi.")
        return ""

    def _versi(self, isi: object) -> int:
        if type(isi) is int and isi > 0:
            return isi
        self.masalah.append("versi: harus bilangan bulat mulai dari 1.")
        return 0

    def _tanggal(self, isi: object) -> date:
        try:
            return date.fromisoformat(isi if isinstance(isi, str) else "")
        except ValueError:
            self.masalah.append("berlaku_sejak: harus tanggal seperti 2026-01-01.")
            return date.min


def _bobot(d: DeklarasiParameter, parameter: Mapping[str, Nilai], sejak: date) -> Decimal:
    nasional = d.pada(sejak)
    nilai = parameter.get(d.nama, nasional.nilai if nasional else None)
    return nilai if isinstance(nilai, Decimal) else Decimal(0)
