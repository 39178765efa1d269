"""One person-month, pure: canonical facts in, trace out. The close and the check share it.

Nothing here knows Django, so that the workers of a pool start fast and stay small.

A person with one segment is calculated in one plan. After a move inside the month each segment is
calculated to its gross, and the month adds them up (``bruto_segmen``, whose records are the
numbers of the segments); the stored trace then holds the month's trace and those of the segments.
How it is stored is told in :mod:`ekinerja.tpp.jejak`.

In a two-stage scheme the facts of a superior hold those of the direct staff; their stage 1 is
calculated from them and becomes a fact of stage 2, so that everything follows from what is frozen.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from ekinerja.aturan import (
    AturanGagal,
    Fakta,
    FaktaTidakSah,
    Hasil,
    Rencana,
    SkemaTerpakai,
    baca_skema,
    susun_rencana,
)
from ekinerja.aturan.beku import ubah_fakta
from ekinerja.aturan.kanonik import sidik_byte, tulis_kanonik
from ekinerja.aturan.parameter import Parameter, parameter_nasional
from ekinerja.aturan.registri import REGISTRI
from ekinerja.aturan.tpp import (
    KRITERIA,
    PILIHAN_BANYAK_SEGMEN,
    PILIHAN_DI_LUAR,
    PILIHAN_SATU_SEGMEN,
    TUJUAN_BAYAR,
    TUJUAN_SEBULAN,
    TUJUAN_SEGMEN,
)
from ekinerja.tpp.bekal import baca_bekal
from ekinerja.tpp.jejak import tulis_jejak

BENTUK = 1
_SEBULAN = (
    "tpp_bruto_sebulan", "dasar_bpjs_tpp", "bpjs_pegawai", "bpjs_pemberi_kerja", "pajak_tpp",
    "jumlah_potongan", "tpp_neto",
)  # fmt: skip
_PER_KRITERIA = {
    kriteria: tuple(
        f"{jenis}_{kriteria}" for jenis in ("pagu", "produktivitas", "disiplin", "tpp", "bruto")
    )
    for kriteria in KRITERIA
}
NOL = Decimal(0)
CAPAIAN_AKSI, PREDIKAT_IMPOR = "capaian_aksi_opd", "predikat_impor"
FAKTA_TAMBAHAN = frozenset({CAPAIAN_AKSI, PREDIKAT_IMPOR})
_SEGMEN = (
    "basic_tpp", "persen_produktivitas", "persen_disiplin", "menit_diakui", "target_menit",
    "nilai_rencana_aksi", "faktor_pembayaran",
)  # fmt: skip
_BAYAR_FAKTA = ("dasar_gaji_bpjs", "kategori_ter", "potongan_lain")
_KURANG = {
    "kelas_jabatan": "Kelas jabatan “{jabatan}” belum diisi. Lengkapi kelasnya pada data jabatan, "
    "lalu hitung lagi.",
    "dasar_gaji_bpjs": "Dasar gaji untuk iuran BPJS Kesehatan belum diisi. Lengkapi pada data "
    "pegawai, lalu hitung lagi.",
    "predikat_impor": "Kinerjanya dinilai pada aplikasi lain, sedangkan predikatnya belum ada. "
    "Impor predikat tahun ini atau tahun lalu melalui “Arsip hasil dan TPP”, lalu hitung lagi.",
    "kategori_ter": "Status PTKP belum diisi, padahal skema memungut pajak menurut status itu. "
    "Lengkapi pada data pegawai, lalu hitung lagi.",
}


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The month of one person: rupiah, copy of values for lists, trace and its hash.

    :ivar rincian: the copy as JSON, so that it travels between processes as it is stored.
    """

    pegawai_id: int
    bruto: Decimal
    potongan: Decimal
    neto: Decimal
    rincian: str
    jejak: bytes
    sidik: str


@dataclass(frozen=True, slots=True)
class Terhalang:
    """Why one person cannot be calculated, and what to do."""

    pegawai_id: int
    kalimat: str


class Penghitung:
    """The plans of one month under one scheme, made once and used for everybody.

    :param parameter: frozen national parameters of a closed month; None takes today's.
    :param ada_luar: somebody's SKP may be kept elsewhere; such segments have plans of their own.
    """

    def __init__(
        self,
        skema: SkemaTerpakai,
        *,
        pada: date,
        parameter: Parameter | None = None,
        ada_luar: bool = False,
    ) -> None:
        self.skema = skema
        self.pada = pada
        self.ada_luar = ada_luar
        self._parameter = parameter

    @cached_property
    def sebulan(self) -> Rencana:
        return self._rencana(TUJUAN_SEBULAN, PILIHAN_SATU_SEGMEN)

    @cached_property
    def segmen(self) -> Rencana:
        return self._rencana(TUJUAN_SEGMEN, {})

    @cached_property
    def sebulan_luar(self) -> Rencana:
        return self._rencana(TUJUAN_SEBULAN, {**PILIHAN_SATU_SEGMEN, **PILIHAN_DI_LUAR})

    @cached_property
    def segmen_luar(self) -> Rencana:
        return self._rencana(TUJUAN_SEGMEN, PILIHAN_DI_LUAR)

    @property
    def semua(self) -> tuple[Rencana, ...]:
        """Every plan that the month uses."""
        luar = (self.sebulan_luar, self.segmen_luar) if self.ada_luar else ()
        return (self.sebulan, self.segmen, self.bayar, *luar)

    @cached_property
    def fakta_tambahan(self) -> frozenset[str]:
        """Facts that only some schemes ask for, so that others gather nothing."""
        return FAKTA_TAMBAHAN & {nama for satu in self.semua for nama in satu.fakta}

    @cached_property
    def bayar(self) -> Rencana:
        return self._rencana(TUJUAN_BAYAR, PILIHAN_BANYAK_SEGMEN)

    @cached_property
    def tahap_bawahan(self) -> Rencana | None:
        """The plan of stage 1 that gives what is gathered from direct staff; None: one stage."""
        dari = sorted(set(self._agregat.values()))
        return self._rencana(tuple(dari), {}) if dari else None

    @property
    def fakta_bawahan(self) -> frozenset[str]:
        """Names of the facts that direct staff must bring along."""
        rencana = self.tahap_bawahan
        return frozenset(rencana.fakta) if rencana else frozenset()

    @cached_property
    def _agregat(self) -> dict[str, str]:
        """Facts of stage 2 and the term of stage 1 from which each is gathered."""
        fakta = self.segmen.simpulan.fakta
        return {nama: str(fakta[nama].dari) for nama in self.segmen.agregat}

    def hitung(self, isi: bytes) -> Hitungan | Terhalang:
        """Calculate one person-month from its canonical facts; never raises for bad facts."""
        data = json.loads(isi)
        try:
            return self._hitung(data)
        except FaktaTidakSah as galat:
            return Terhalang(data["pegawai"], " ".join(_kalimat(data, self, galat)))
        except AturanGagal as galat:
            return Terhalang(data["pegawai"], galat.kalimat)

    def _hitung(self, data: dict[str, Any]) -> Hitungan:
        fakta = [
            ubah_fakta(satu["fakta"], REGISTRI.fakta) | self._dari_bawahan(satu.get("bawahan"))
            for satu in data["segmen"]
        ]
        if len(fakta) == 1:
            hasil = self._satu(data).hitung(fakta[0])
            return _susun(data, hasil, [hasil], tulis_jejak(hasil.jejak, []), hasil.sidik)
        per_segmen = [
            (self.segmen_luar if s.get("luar") else self.segmen).hitung(satu)
            for s, satu in zip(data["segmen"], fakta, strict=True)
        ]
        bulan = self.bayar.hitung(_fakta_bayar(fakta[-1], per_segmen))
        sidik = sidik_byte(tulis_kanonik([bulan.sidik, *(h.sidik for h in per_segmen)]))
        jejak = tulis_jejak(bulan.jejak, [h.jejak for h in per_segmen])
        return _susun(data, bulan, per_segmen, jejak, sidik)

    def _satu(self, data: dict[str, Any]) -> Rencana:
        """The plan of a month with one segment."""
        return self.sebulan_luar if data["segmen"][0].get("luar") else self.sebulan

    def _dari_bawahan(self, bawahan: list[dict[str, Any]] | None) -> dict[str, Fakta]:
        """Stage 1 of the direct staff, as facts of stage 2 that point to them."""
        rencana = self.tahap_bawahan
        if rencana is None or bawahan is None:
            return {}
        hasil = [rencana.hitung(ubah_fakta(b["fakta"], REGISTRI.fakta)).nilai for b in bawahan]
        rekaman = (("bawahan", tuple(b["pegawai"] for b in bawahan)),) if bawahan else ()
        return {
            nama: Fakta(tuple(satu[dari] for satu in hasil), rekaman)  # type: ignore[arg-type]  # a row of one type
            for nama, dari in self._agregat.items()
        }

    def _rencana(self, tujuan: tuple[str, ...], pilihan: Mapping[str, str]) -> Rencana:
        return susun_rencana(
            tujuan, pada=self.pada, skema=self.skema, pilihan=pilihan, parameter=self._parameter
        )


def tulis_orang(data: dict[str, Any]) -> bytes:
    """Facts of one person-month as canonical bytes; only words, whole numbers and lists."""
    return _ENCODER.encode(data).encode()


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def hitung_potongan(
    isi: Sequence[bytes], *, skema: bytes, pada: date, bekal: bytes | None
) -> list[Hitungan | Terhalang]:
    """A chunk of people; the unit of work of a pool."""
    penghitung = _penghitung(skema, pada, bekal)
    return [penghitung.hitung(satu) for satu in isi]


def siap() -> None:
    """Read the national parameters; the first task of a process, before there is any work."""
    parameter_nasional()


@lru_cache(maxsize=8)
def _penghitung(skema_isi: bytes, pada: date, bekal: bytes | None) -> Penghitung:
    parameter = None if bekal is None else baca_bekal(bekal)
    return Penghitung(baca_skema(json.loads(skema_isi)), pada=pada, parameter=parameter)


def _fakta_bayar(terakhir: Mapping[str, Fakta], per_segmen: Sequence[Hasil]) -> dict[str, Fakta]:
    """Facts of the month's plan: the gross of each segment, and what belongs to the person."""
    bruto = tuple(_rupiah(hasil, "tpp_bruto") for hasil in per_segmen)
    nomor = tuple(range(1, len(bruto) + 1))
    fakta = {nama: terakhir[nama] for nama in _BAYAR_FAKTA if nama in terakhir}
    return fakta | {"bruto_segmen": Fakta(bruto, (("segmen", nomor),))}


def _susun(
    data: dict[str, Any], bulan: Hasil, segmen: Sequence[Hasil], jejak: bytes, sidik: str
) -> Hitungan:
    return Hitungan(
        pegawai_id=data["pegawai"],
        bruto=_rupiah(bulan, "tpp_bruto_sebulan"),
        potongan=_rupiah(bulan, "jumlah_potongan"),
        neto=_rupiah(bulan, "tpp_neto"),
        rincian=_rincian(data, bulan, segmen),
        jejak=jejak,
        sidik=sidik,
    )


def _rincian(data: dict[str, Any], bulan: Hasil, segmen: Sequence[Hasil]) -> str:
    """Values for the lists; amounts of the segments are added, shares are those of the last.

    A criterion that the government does not pay has no ceiling and is left out.
    """
    isi: dict[str, Any] = {n: _teks(bulan.nilai[n]) for n in _SEBULAN if n in bulan.nilai}
    akhir = segmen[-1].nilai
    isi |= {n: _teks(akhir[n]) for n in _SEGMEN if n in akhir}
    for kriteria in KRITERIA:
        for nama in _PER_KRITERIA[kriteria] if f"pagu_{kriteria}" in akhir else ():
            if nama in akhir:
                isi[nama] = _teks(sum((_rupiah(h, nama) for h in segmen), NOL))
    isi["segmen"] = [
        {
            "unit": satu["unit"]["nama"],
            "unit_id": satu["unit"]["id"],
            "jabatan": satu["jabatan"]["nama"],
            "mulai": satu["mulai"],
            "selesai": satu["selesai"],
            "bruto": str(_rupiah(hasil, "tpp_bruto")),
            **({"luar": satu["luar"]} if "luar" in satu else {}),
        }
        for satu, hasil in zip(data["segmen"], segmen, strict=True)
    ]
    return _ENCODER.encode(isi)


def _teks(nilai: object) -> str:
    return f"{nilai:f}" if isinstance(nilai, Decimal) else str(nilai)


def _rupiah(hasil: Hasil, nama: str) -> Decimal:
    nilai = hasil.nilai[nama]
    assert isinstance(nilai, Decimal)
    return nilai


def _kalimat(data: dict[str, Any], milik: Penghitung, galat: FaktaTidakSah) -> Iterable[str]:
    """Sentences a clerk can act on; the engine's own for everything unusual."""
    kurang = set[str]()
    for satu in data["segmen"]:
        rencana = milik.sebulan_luar if satu.get("luar") else milik.sebulan
        for nama in _KURANG.keys() & set(rencana.fakta) - satu["fakta"].keys():
            kurang.add(nama)
            yield _KURANG[nama].format(jabatan=satu["jabatan"]["nama"])
    yield from (m for m in galat.masalah if not any(f"'{nama}'" in m for nama in kurang))
