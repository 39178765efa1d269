"""Identified SKP of a post as shapes for its screens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from ekinerja.core.format import angka, tanggal_panjang
from ekinerja.core.kit import Kolom, Kosong, Lencana, Pager, Sel, Tabel, lencana_untuk
from ekinerja.skp.models import SKP, TemplatSKP
from ekinerja.skp.presenters.kata import target_indikator
from ekinerja.skp.workflow import DISETUJUI, DRAF, TERSAJI

VAKAN = "Belum ada pemangku"


@dataclass(frozen=True, slots=True)
class BarisTemplat:
    """A result of a template with its indicators in words."""

    id: int
    rencana: str
    indikator: list[str]
    tugas: list[str]


@dataclass(frozen=True, slots=True)
class VersiTemplat:
    """One version of the template of a post."""

    id: int
    judul: str
    lencana: Lencana
    keterangan: str
    rancangan: bool
    baris: list[BarisTemplat]


@dataclass(frozen=True, slots=True)
class TawaranTemplat:
    """What the holder is offered; ``ambil``: one tap brings it."""

    judul: str
    kalimat: str
    ambil: bool


def tabel_jabatan(jabatan: Iterable[Any], *, pager: Pager) -> Tabel:
    """Posts with holder and template; a vacant post keeps its own."""
    return Tabel(
        judul="Templat SKP menurut jabatan",
        kolom=[Kolom(judul=nama) for nama in ("Jabatan", "Unit", "Pemangku", "Templat")],
        baris=[
            (
                Sel(teks=satu.nama, url=reverse("skp:templat_rincian", args=[satu.pk])),
                Sel(teks=satu.unit.nama),
                _pemangku(satu),
                Sel(teks=f"Versi {satu.versi_templat}")
                if satu.versi_templat
                else Sel(lencana=lencana_untuk("belum")),
            )
            for satu in jabatan
        ],
        satuan="jabatan",
        pager=pager,
        kosong=Kosong(judul="Tidak ada jabatan yang cocok", ikon="search"),
    )


def _pemangku(jabatan: Any) -> Sel:
    if not jabatan.pemangku:
        return Sel(teks=VAKAN)
    lain = jabatan.banyak_pemangku - 1
    return Sel(teks=jabatan.pemangku, catatan=f"dan {angka(lain)} orang lain" if lain > 0 else "")


def versi_templat(semua: Sequence[TemplatSKP]) -> list[VersiTemplat]:
    """Versions, the newest first."""
    return [
        VersiTemplat(
            id=satu.pk,
            judul=f"Versi {satu.versi}",
            lencana=_lencana(satu),
            keterangan=f"{satu.asal}; disusun {satu.oleh_nama}, "
            f"{tanggal_panjang(satu.dibuat_pada)}.",
            rancangan=satu.berlaku_pada is None,
            baris=[
                BarisTemplat(
                    rhk.pk,
                    rhk.rencana,
                    [f"{i.uraian}: {target_indikator(i)}" for i in rhk.indikator.all()],
                    [tugas.uraian for tugas in rhk.tugas.all()],
                )
                for rhk in satu.hasil_kerja.all()
            ],
        )
        for satu in semua
    ]


def _lencana(satu: TemplatSKP) -> Lencana:
    if satu.berlaku:
        return Lencana("Berlaku", "baik", "circle-check")
    return lencana_untuk("draf" if satu.berlaku_pada is None else "berakhir")


def tawaran_templat(
    templat: TemplatSKP | None, *, milik: Sequence[SKP], hari_ini: date
) -> TawaranTemplat | None:
    """The template of the post held today, where the person's plans do not hold it yet."""
    if templat is None:
        return None
    tahun_ini = [
        satu
        for satu in milik
        if satu.jabatan_id == templat.jabatan_id
        and satu.masa.lower.year == hari_ini.year
        and satu.status in (DRAF, *TERSAJI)
    ]
    nama = templat.jabatan.nama
    if not tahun_ini:
        return TawaranTemplat(
            f"Templat SKP {nama} tersedia",
            "Satu ketukan menyusun draf dari templat jabatan Anda. SKP jabatan lama, bila ada, "
            "berakhir pada hari perpindahan dengan bagian tahunnya.",
            ambil=True,
        )
    lama = next((satu for satu in tahun_ini if satu.status == DISETUJUI), None)
    berubah = (
        lama is not None
        and lama.disetujui_pada is not None
        and templat.berlaku_pada is not None
        and templat.berlaku_pada > lama.disetujui_pada
    )
    if not berubah:
        return None
    return TawaranTemplat(
        f"Templat SKP {nama} berubah menjadi versi {templat.versi}",
        "Buka SKP Anda, pilih Ubah SKP, lalu ambil hasil kerja yang baru dari templat.",
        ambil=False,
    )
