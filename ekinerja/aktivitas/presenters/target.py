"""Targets of a month with their days: how much is proposed, how much was reached, by which work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.umum import lencana_aktivitas
from ekinerja.aktivitas.queries import RencanaTarget
from ekinerja.core.format import angka, bulan_tahun, tanggal_panjang
from ekinerja.core.kit import KartuAngka, Kosong, Lencana, Tautan
from ekinerja.skp.models import Indikator
from ekinerja.skp.presenters import target_indikator
from ekinerja.skp.queries import TargetBulan


@dataclass(frozen=True, slots=True)
class ButirTarget:
    """An entry behind a figure."""

    uraian: str
    url: str
    volume: str
    lencana: Lencana


@dataclass(frozen=True, slots=True)
class HariTarget:
    """A day: what is proposed, what was approved, and the entries; ``tanda`` marks today."""

    judul: str
    usulan: str
    realisasi: str
    catatan: str
    tanda: bool
    butir: list[ButirTarget]


@dataclass(frozen=True, slots=True)
class TargetTampil:
    """One target: year, month, days. ``nilai`` and ``batas`` are for the bar, 0 without one."""

    id: str
    uraian: str
    rencana: str
    setahun: str
    sebulan: str
    kalimat: str
    nilai: Decimal
    batas: Decimal
    lencana: Lencana | None
    hari: list[HariTarget]


@dataclass(frozen=True, slots=True)
class HalamanTarget:
    """The page of a person and a month."""

    judul: str
    kartu: list[KartuAngka]
    target: list[TargetTampil]
    kosong: Kosong


def susun_target(
    rencana: Sequence[RencanaTarget],
    butir: Mapping[tuple[int, date], Sequence[Aktivitas]],
    *,
    awal: date,
    hari_ini: date,
) -> HalamanTarget:
    """All targets of the month, those with a quantity first."""
    urut = sorted(rencana, key=lambda satu: not satu.target.indikator.terbagi)
    return HalamanTarget(
        judul=bulan_tahun(awal),
        kartu=_kartu([satu.target for satu in urut if satu.target.target]),
        target=[_target(satu, butir, hari_ini) for satu in urut],
        kosong=Kosong(
            judul="Belum ada target bulan ini",
            keterangan="Target bulanan berasal dari SKP yang disetujui. Susun dan ajukan SKP, lalu "
            "pecah targetnya ke bulan.",
            ikon="target",
            aksi=Tautan(judul="Buka SKP", url=reverse("skp:daftar"), ikon="target"),
        ),
    )


def _kartu(target: Sequence[TargetBulan]) -> list[KartuAngka]:
    if not target:
        return []
    tercapai = sum(_tercapai(satu) for satu in target)
    return [
        KartuAngka(
            judul="Target tercapai",
            nilai=f"{angka(tercapai)} dari {angka(len(target))}",
            keterangan="Dihitung dari aktivitas yang disetujui.",
            ikon="target",
        )
    ]


def _tercapai(target: TargetBulan) -> bool:
    if target.indikator.polaritas == "TURUN":
        return target.realisasi <= target.target
    return target.realisasi >= target.target


def _target(
    rencana: RencanaTarget,
    butir: Mapping[tuple[int, date], Sequence[Aktivitas]],
    hari_ini: date,
) -> TargetTampil:
    target = rencana.target
    indikator = target.indikator
    dasar = {
        "id": str(indikator.pk),
        "uraian": indikator.uraian,
        "rencana": indikator.hasil_kerja.rencana,
        "setahun": target_indikator(indikator),
    }
    if not indikator.terbagi:
        return TargetTampil(
            **dasar, sebulan="", kalimat="Berlaku sama pada setiap bulan, tidak dibagi ke hari.",
            nilai=Decimal(0), batas=Decimal(0), lencana=None, hari=[],
        )  # fmt: skip
    return TargetTampil(
        **dasar,
        sebulan=f"{angka(target.target)} {indikator.satuan}",
        kalimat=_kalimat(target),
        nilai=min(target.realisasi, target.target),
        batas=target.target,
        lencana=_lencana(target) if target.awal <= hari_ini else None,
        hari=[_hari(rencana, satu, butir, hari_ini) for satu in rencana.hari],
    )


def _kalimat(target: TargetBulan) -> str:
    satuan = target.indikator.satuan
    if not target.target:
        return f"Tidak ditargetkan bulan ini; realisasi {angka(target.realisasi)} {satuan}."
    bagian = target.realisasi * 100 / target.target
    return (
        f"Realisasi {angka(target.realisasi)} dari {angka(target.target)} {satuan} "
        f"({angka(bagian.quantize(Decimal(1)))}%)."
    )


def _lencana(target: TargetBulan) -> Lencana | None:
    if not target.target:
        return None
    if target.indikator.polaritas == "TURUN":
        return None if _tercapai(target) else Lencana("Melebihi batas", "awas", "alert-triangle")
    if _tercapai(target):
        return Lencana("Tercapai", "baik", "circle-check")
    return Lencana("Belum tercapai", "netral", "circle-dashed")


def _hari(
    rencana: RencanaTarget,
    hari: date,
    butir: Mapping[tuple[int, date], Sequence[Aktivitas]],
    hari_ini: date,
) -> HariTarget:
    indikator = rencana.target.indikator
    isi = rencana.tercatat.get(hari)
    menunggu = isi.menunggu if isi else Decimal(0)
    usulan = rencana.usulan.get(hari)
    return HariTarget(
        judul=tanggal_panjang(hari),
        usulan=angka(usulan) if usulan else "–",
        realisasi=angka(isi.sah) if isi and isi.sah else "–",
        catatan=f"{angka(menunggu)} menunggu" if menunggu else "",
        tanda=hari == hari_ini,
        butir=[_butir(satu, indikator) for satu in butir.get((indikator.pk, hari), ())],
    )


def _butir(satu: Aktivitas, indikator: Indikator) -> ButirTarget:
    return ButirTarget(
        uraian=satu.uraian,
        url=reverse("aktivitas:rincian", args=[satu.pk]),
        volume=f"{angka(satu.volume)} {indikator.satuan}" if satu.volume else "",
        lencana=lencana_aktivitas(satu.status),
    )
