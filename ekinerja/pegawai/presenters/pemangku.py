"""Holders of posts in words: names for the chart, and who held a post before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel
from ekinerja.organisasi.presenters import masa_terbaca
from ekinerja.pegawai.models import Penempatan

NAMA_MAKS = 3


@dataclass(frozen=True, slots=True)
class NamaPemangku:
    """The holders of one post: up to three names, and how many more."""

    jabatan_id: int
    orang: Sequence[tuple[str, str]]
    lainnya: str = ""


def nama_pemangku(
    jabatan_ids: Sequence[int], pemangku: Mapping[int, Sequence[Penempatan]]
) -> list[NamaPemangku]:
    """Names (with Plt. or Plh.) and the page of each person, per post asked for."""
    return [_nama(satu, pemangku.get(satu, ())) for satu in jabatan_ids]


def _nama(jabatan_id: int, orang: Sequence[Penempatan]) -> NamaPemangku:
    tampil = [
        (
            satu.pegawai.nama
            if satu.jenis == Penempatan.DEFINITIF
            else f"{satu.get_jenis_display()} {satu.pegawai.nama}",
            reverse("pegawai:rincian", args=[satu.pegawai_id]),
        )
        for satu in orang[:NAMA_MAKS]
    ]
    sisa = len(orang) - len(tampil)
    return NamaPemangku(jabatan_id, tampil, f"dan {bentuk.angka(sisa)} lainnya" if sisa else "")


def tabel_dahulu(penempatan: Sequence[Penempatan]) -> Tabel:
    """Who held one post before."""
    return Tabel(
        judul="Pernah memangku",
        kolom=(
            Kolom(judul="Nama"), Kolom(judul="Sebagai"), Kolom(judul="Masa"), Kolom(judul="Dasar"),
        ),
        baris=[
            (
                Sel(
                    teks=satu.pegawai.nama,
                    url=reverse("pegawai:rincian", args=[satu.pegawai_id]),
                    catatan=bentuk.nip(satu.pegawai.nip) if satu.pegawai.nip else "",
                ),
                satu.get_jenis_display(),
                masa_terbaca(satu.masa.lower, satu.masa.upper),
                satu.dasar,
            )
            for satu in penempatan
        ],
        kosong=Kosong(judul="Belum ada pemangku terdahulu", ikon="history"),
        satuan="orang",
        id="pemangku-dahulu",
    )  # fmt: skip
