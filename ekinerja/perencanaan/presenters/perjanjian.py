"""Performance agreements in words."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import nip, rupiah, tanggal
from ekinerja.core.kit import Kolom, Kosong, Rinci, Sel, Tabel, Tautan, pager
from ekinerja.perencanaan.models import PerjanjianKinerja
from ekinerja.perencanaan.presenters.pohon import teks_target
from ekinerja.perencanaan.presenters.umum import keadaan


def tabel_perjanjian(halaman: "Page[Any]", params: QueryDict, *, susun: Tautan | None) -> Tabel:
    """The list of agreements."""
    return Tabel(
        judul="Perjanjian kinerja",
        kolom=(Kolom(judul="Unit"), Kolom(judul="Pihak pertama"), Kolom(judul="Tahun"),
               Kolom(judul="Versi"), Kolom(judul="Keadaan")),
        baris=[
            (
                Sel(teks=satu.unit.nama,
                    url=reverse("perencanaan:perjanjian_rincian", args=[satu.pk])),
                Sel(teks=satu.pejabat["pertama"]["nama"],
                    catatan=satu.pejabat["pertama"]["jabatan"]),
                str(satu.tahun), str(satu.versi), Sel(lencana=keadaan(satu.status)),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada perjanjian kinerja",
            keterangan="Isi target sasaran unitnya dahulu, lalu susun perjanjiannya.",
            ikon="certificate", aksi=susun,
        ),
        satuan="perjanjian",
        pager=pager(halaman, params),
    )  # fmt: skip


def rincian_perjanjian(satu: PerjanjianKinerja) -> list[Rinci]:
    """Both officials as they were, and the state."""
    hasil = [
        Rinci(judul="Unit", isi=satu.unit.nama),
        Rinci(judul="Tahun", isi=str(satu.tahun), catatan=f"Versi {satu.versi}"),
        Rinci(judul="Keadaan", isi="", lencana=keadaan(satu.status)),
        *(
            Rinci(judul=judul, isi=orang["nama"],
                  catatan=_jabatan_nip(orang))
            for judul, orang in (
                ("Pihak pertama", satu.pejabat["pertama"]),
                ("Pihak kedua", satu.pejabat.get("kedua")),
            ) if orang
        ),
    ]  # fmt: skip
    if satu.tanggal:
        hasil.append(Rinci(judul="Ditandatangani", isi=tanggal(satu.tanggal)))
    if satu.alasan_perubahan:
        hasil.append(Rinci(judul="Alasan perubahan", isi=satu.alasan_perubahan))
    if satu.berkas_id:
        url = reverse("perencanaan:perjanjian_berkas", args=[satu.pk])
        hasil.append(Rinci(judul="Pindaian", isi="Unduh", url=url))
    return hasil


def _jabatan_nip(orang: dict[str, str]) -> str:
    nomor = f" · NIP {nip(orang['nip'])}" if orang["nip"] else ""
    return f"{orang['jabatan']}{nomor}"


def tabel_butir(butir: Sequence[Any]) -> Tabel:
    """Goals with indicator and target."""
    return Tabel(
        judul="Sasaran dan target",
        kolom=(Kolom(judul="Sasaran"), Kolom(judul="Indikator"),
               Kolom(judul="Target", jenis="angka")),
        baris=[
            (satu.teks_sasaran, satu.teks_indikator, f"{teks_target(satu)} {satu.satuan}")
            for satu in butir
        ],
        kosong=Kosong(
            judul="Belum ada indikator",
            keterangan="Isi target tahun perjanjian ini pada sasaran unitnya, lalu susun ulang.",
            ikon="target",
        ),
        satuan="indikator",
        id="butir",
    )  # fmt: skip


def tabel_anggaran(anggaran: Sequence[Any]) -> Tabel:
    """Programs with their budget."""
    return Tabel(
        judul="Program dan anggaran",
        kolom=(Kolom(judul="Program"), Kolom(judul="Anggaran", jenis="angka"),
               Kolom(judul="Keterangan")),
        baris=[(satu.nama, rupiah(satu.pagu), satu.keterangan or "–") for satu in anggaran],
        kosong=Kosong(judul="Belum ada program", ikon="cash"),
        satuan="program",
        id="anggaran",
    )  # fmt: skip
