"""How the worksheet for the Minister's approval reads."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from ekinerja.core.format import angka, rupiah, tanggal
from ekinerja.core.impor import KolomEkspor, Lembar, tulis_buku
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.ungkapan import SEBUTAN_KRITERIA, sebutan
from ekinerja.tpp.kertas_kerja import BarisJabatan, KertasKerja, Ringkasan
from ekinerja.tpp.models import PersetujuanTPP

TANPA_SKEMA = Kosong(
    judul="Belum ada skema TPP yang berlaku",
    keterangan="Susun dan berlakukan skemanya pada menu Skema TPP.",
    ikon="scale",
)
_TANPA_BARIS = Kosong(
    judul="Belum ada jabatan berkelas", keterangan="Isi kelas jabatan lebih dahulu.", ikon="inbox"
)


def skema_kurang(kalimat: str) -> Kosong:
    """The scheme cannot be calculated yet, and why."""
    return Kosong(judul="Skema ini belum dapat dihitung", keterangan=kalimat, ikon="alert-circle")


def pilihan_skema(semua: Iterable[Skema]) -> list[tuple[str, str]]:
    """Schemes to choose from: number and words."""
    return [
        (str(satu.pk), f"{satu.nama}, versi {satu.versi} ({satu.get_status_display()})")
        for satu in semua
    ]


def kartu_kertas(kertas: KertasKerja, surat: Sequence[PersetujuanTPP]) -> list[KartuAngka]:
    """Holders, a month, a year, and what was approved."""
    jumlah = kertas.jumlah
    return [
        KartuAngka(judul="Pemangku jabatan", nilai=angka(jumlah.pemangku), satuan="orang"),
        KartuAngka(judul="Pagu sebulan", nilai=rupiah(jumlah.sebulan)),
        KartuAngka(judul="Pagu setahun", nilai=rupiah(jumlah.setahun), keterangan="12 bulan"),
        _kartu_surat(jumlah, surat),
    ]


def _kartu_surat(jumlah: Ringkasan, surat: Sequence[PersetujuanTPP]) -> KartuAngka:
    judul = "Disetujui Menteri setahun"
    if not surat:
        belum = Lencana("Belum dicatat", "awas", "alert-triangle")
        return KartuAngka(judul=judul, nilai="–", lencana=belum)
    selisih = surat[0].setahun - jumlah.setahun
    cukup = selisih >= 0
    lencana = Lencana("Cukup", "baik", "circle-check")
    if not cukup:
        lencana = Lencana("Melebihi persetujuan", "buruk", "alert-circle")
    return KartuAngka(
        judul=judul,
        nilai=rupiah(surat[0].setahun),
        keterangan=f"{'Sisa' if cukup else 'Kurang'} {rupiah(abs(selisih))}",
        lencana=lencana,
    )


def catatan_kertas(kertas: KertasKerja) -> list[str]:
    """What the sums hold and what they leave out."""
    catatan = [
        f"Keadaan {tanggal(kertas.pada)}: pagu sebulan penuh tiap pemangku definitif (PNS, CPNS, "
        "dan PPPK). Disiplin, aktivitas, dan potongan lain hanya dapat menguranginya."
    ]
    if kertas.tanpa_kelas:
        orang = sum(satu.pemangku for satu in kertas.tanpa_kelas)
        catatan.append(
            f"{len(kertas.tanpa_kelas)} jabatan dengan {orang} pemangku belum berkelas, sehingga "
            "belum ikut dijumlahkan."
        )
    return catatan


def tabel_opd(kertas: KertasKerja) -> Tabel:
    """A row a perangkat daerah."""
    jumlah = kertas.jumlah
    return Tabel(
        judul="Pagu menurut perangkat daerah",
        id="tabel-opd",
        kolom=(
            Kolom(judul="Perangkat daerah"),
            Kolom(judul="Pemangku", jenis="angka"),
            Kolom(judul="Sebulan", jenis="angka"),
            Kolom(judul="Setahun", jenis="angka"),
        ),
        baris=[_ringkas(satu) for satu in kertas.per_opd()],
        kaki=("Jumlah", *_ringkas(jumlah)[1:]),
        kosong=_TANPA_BARIS,
        satuan="perangkat daerah",
    )


def _ringkas(satu: Ringkasan) -> tuple[str, str, str, str]:
    return (satu.nama, angka(satu.pemangku), rupiah(satu.sebulan), rupiah(satu.setahun))


def tabel_kelas(kertas: KertasKerja) -> Tabel:
    """A row a class: the ceiling of one person and of all its holders."""
    return Tabel(
        judul="Pagu menurut kelas jabatan",
        id="tabel-kelas",
        kolom=(
            Kolom(judul="Kelas", jenis="angka"),
            Kolom(judul="Basic TPP", jenis="angka"),
            Kolom(judul="Pagu seorang sebulan", jenis="angka"),
            Kolom(judul="Pemangku", jenis="angka"),
            Kolom(judul="Setahun", jenis="angka"),
        ),
        baris=[
            (
                str(pagu.kelas),
                rupiah(pagu.basic),
                Sel(teks=rupiah(pagu.jumlah), catatan=_rinci(pagu.kriteria)),
                angka(jumlah.pemangku),
                rupiah(jumlah.setahun),
            )
            for pagu, jumlah in kertas.per_kelas()
        ],
        kosong=_TANPA_BARIS,
        satuan="kelas",
    )


def _rinci(kriteria: dict[str, Decimal]) -> str:
    return "; ".join(f"{SEBUTAN_KRITERIA[k]} {rupiah(nilai)}" for k, nilai in kriteria.items())


def tabel_surat(surat: Sequence[PersetujuanTPP]) -> Tabel:
    """The letters, the newest first."""
    return Tabel(
        judul="Surat persetujuan",
        id="tabel-surat",
        kolom=(
            Kolom(judul="Nomor"),
            Kolom(judul="Tanggal"),
            Kolom(judul="Setahun", jenis="angka"),
            Kolom(judul="Keterangan"),
        ),
        baris=[
            (s.nomor, tanggal(s.tanggal), rupiah(s.setahun), s.keterangan or "–") for s in surat
        ],
        kosong=Kosong(
            judul="Belum ada surat persetujuan",
            keterangan="Catat nomor, tanggal, dan jumlahnya setelah surat Menteri diterima.",
            ikon="file-text",
        ),
        satuan="surat",
    )


def buku_kertas(skema: Skema, kertas: KertasKerja, surat: Sequence[PersetujuanTPP]) -> bytes:
    """The workbook: basis, by perangkat daerah, by class, by post, posts without a class."""
    uang = [KolomEkspor(SEBUTAN_KRITERIA[k].capitalize(), "rupiah") for k in kertas.kriteria]
    jumlah = [KolomEkspor("Pemangku", "bulat", 10)]
    bulan = [KolomEkspor("Sebulan", "rupiah"), KolomEkspor("Setahun", "rupiah", 22)]
    jabatan = [
        KolomEkspor("Perangkat daerah", lebar=40), KolomEkspor("Unit", lebar=40),
        KolomEkspor("Jabatan", lebar=44), KolomEkspor("Jenis", lebar=16),
        KolomEkspor("Kelas", "bulat", 7), KolomEkspor("Nilai jabatan", "bulat", 12),
        KolomEkspor("Bezetting", "bulat", 10), *jumlah,
    ]  # fmt: skip
    return tulis_buku(
        [
            Lembar("Dasar", [KolomEkspor("Hal", lebar=44), KolomEkspor("Isi", lebar=70),
                             KolomEkspor("Dasar hukum", lebar=40)],
                   _dasar(skema, kertas, surat)),
            Lembar("Per perangkat daerah", [KolomEkspor("Perangkat daerah", lebar=48),
                                            *jumlah, *bulan],
                   [(r.nama, r.pemangku, r.sebulan, r.setahun)
                    for r in (*kertas.per_opd(), kertas.jumlah)]),
            Lembar("Per kelas", [KolomEkspor("Kelas", "bulat", 7),
                                 KolomEkspor("Basic TPP", "rupiah"), *uang,
                                 KolomEkspor("Pagu seorang", "rupiah"), *jumlah, *bulan],
                   [(p.kelas, p.basic, *p.kriteria.values(), p.jumlah, r.pemangku, r.sebulan,
                     r.setahun) for p, r in kertas.per_kelas()]),
            Lembar("Per jabatan", [*jabatan, *uang, KolomEkspor("Pagu seorang", "rupiah"), *bulan],
                   _baris_jabatan(kertas)),
            Lembar("Belum berkelas", jabatan, [_kepala(satu) for satu in kertas.tanpa_kelas]),
        ]
    )  # fmt: skip


def _kepala(satu: BarisJabatan) -> tuple[Any, ...]:
    return (
        satu.opd, satu.unit, satu.jabatan, satu.jenis, satu.kelas, satu.nilai, satu.bezetting,
        satu.pemangku,
    )  # fmt: skip


def _baris_jabatan(kertas: KertasKerja) -> Iterator[tuple[Any, ...]]:
    for satu in kertas.baris:
        pagu = kertas.pagu_baris(satu)
        sebulan = pagu.jumlah * satu.pemangku
        yield (*_kepala(satu), *pagu.kriteria.values(), pagu.jumlah, sebulan, sebulan * 12)


def _dasar(
    skema: Skema, kertas: KertasKerja, surat: Sequence[PersetujuanTPP]
) -> Iterator[tuple[Any, ...]]:
    """What the sums rest on: decree, day, parameters with their articles, letters."""
    contoh = " (contoh; keputusan rekaan)" if skema.contoh else ""
    yield ("Instansi", skema.instansi.nama, "")
    yield ("Skema", f"{skema.nama} versi {skema.versi}, {skema.get_status_display()}{contoh}", "")
    keputusan = skema.nomor_keputusan or "belum ada"
    kapan = tanggal(skema.tanggal_keputusan) if skema.tanggal_keputusan else ""
    yield ("Keputusan", f"{keputusan} {kapan}".strip(), "Kepmendagri 900-4700/2020")
    for catatan in catatan_kertas(kertas):
        yield ("Catatan", catatan, "")
    for nama, satu in sorted(skema.isi.get("parameter", {}).items()):
        nilai = satu.get("nilai")
        teks = nilai if isinstance(nilai, str) else json.dumps(nilai, ensure_ascii=False)
        yield (sebutan(nama), teks, satu.get("dasar", ""))
    for s in surat:
        yield (
            f"Surat persetujuan {s.nomor}, {tanggal(s.tanggal)}",
            rupiah(s.setahun),
            s.keterangan,
        )
