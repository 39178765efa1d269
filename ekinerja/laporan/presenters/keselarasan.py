"""Alignment in words: shares per unit, and the lists behind every share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, nip, persen
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel, pager
from ekinerja.laporan.presenters.umum import Potongan
from ekinerja.laporan.queries import (
    BULANAN,
    RENSTRA,
    TERTAUT,
    BarisRingkas,
    Butir,
    CatatanOrang,
    Pecahan,
    SasaranYatim,
    UnitYatim,
)
from ekinerja.perencanaan.models import Sasaran

AKTIVITAS, SASARAN, UNIT = "aktivitas", "sasaran", "unit"
SUDAH = Lencana("Sudah", "baik", "circle-check")
BELUM = Lencana("Belum", "awas", "alert-triangle")
TINGKAT = dict(Sasaran.TINGKAT)
JUDUL = {
    TERTAUT: "Butir SKP menurut tautannya",
    BULANAN: "Butir SKP menurut target bulanannya",
    RENSTRA: "Butir SKP menurut kaitannya dengan Renstra",
    AKTIVITAS: "Aktivitas menurut orang",
    SASARAN: "Sasaran tanpa pelaksana",
    UNIT: "Unit tanpa SKP",
}
# what the numerator and the denominator of each measure are, in one or two sentences
ARTI = {
    TERTAUT: "Rencana hasil kerja utama pada SKP yang disetujui. Tertaut berarti menunjuk sasaran "
    "(SKP pimpinan), atau sasaran, tim kerja, atau rencana hasil kerja pimpinannya (SKP pegawai).",
    BULANAN: "Rencana hasil kerja utama yang punya indikator berangka yang dibagi ke bulan. Sudah "
    "berarti semua indikator itu punya target bulanan.",
    RENSTRA: "Rencana hasil kerja utama pada SKP yang disetujui. Terkait berarti garisnya sampai "
    "ke sasaran yang dokumennya, atau dokumen sasaran di atasnya, adalah Renstra.",
    AKTIVITAS: "Aktivitas bulan ini yang sudah dikirim. Tertaut berarti indikatornya berada pada "
    "SKP yang disetujui dan berlaku pada tanggal aktivitas itu.",
    SASARAN: "Sasaran yang berlaku tahun ini, tetapi tidak ditunjuk rencana hasil kerja siapa pun, "
    "baik langsung maupun melalui sasaran di bawahnya.",
    UNIT: "Unit yang pegawainya wajib ber-SKP di sini, tetapi belum ada satu pun yang mengajukan. "
    "Unit yang SKP-nya dikelola di luar dihitung lengkap dan tidak muncul di sini.",
}
UKURAN = (
    (TERTAUT, "Tertaut ke atas", "Level 4"),
    (BULANAN, "Bertarget bulanan", "Level 3"),
    (AKTIVITAS, "Aktivitas tertaut SKP", "Level 2"),
    (RENSTRA, "Terkait Renstra", "Level 5"),
)


def bagian(satu: Pecahan) -> Decimal | None:
    """The share, None of nothing."""
    return Decimal(satu.pembilang) / satu.penyebut if satu.penyebut else None


def jumlah(semua: Iterable[Pecahan]) -> Pecahan:
    """Numerators and denominators added up, so that the share is of everybody."""
    isi = list(semua)
    return Pecahan(sum(s.pembilang for s in isi), sum(s.penyebut for s in isi))


def url_daftar(jenis: str, *, unit: int | None, hasil: str = "semua") -> str:
    """The list behind a measure."""
    isi = {"hasil": hasil} | ({"unit": str(unit)} if unit else {})
    return f"{reverse('laporan:butir', args=[jenis])}?{urlencode(isi)}"


def kartu_keselarasan(
    isi: Sequence[BarisRingkas], *, unit: int | None, bernama: bool
) -> list[KartuAngka]:
    """The four measures of everything shown."""
    hasil = []
    for kunci, judul, level in UKURAN:
        satu = jumlah(getattr(baris, kunci) for baris in isi)
        hasil.append(
            KartuAngka(
                judul=f"{judul} ({level})",
                nilai=persen(bagian(satu), 1),
                keterangan=f"{angka(satu.pembilang)} dari {angka(satu.penyebut)}",
                url=url_daftar(kunci, unit=unit) if bernama else "",
                ikon="chart-bar",
            )
        )
    return hasil


def tabel_keselarasan(halaman: "Page[Any]", params: QueryDict, *, bernama: bool) -> Tabel:
    """Measures per unit; each share opens the items behind it."""
    return Tabel(
        judul="Keselarasan menurut unit",
        kolom=(
            Kolom(judul="Unit"), Kolom(judul="SKP disetujui", jenis="angka"),
            *(Kolom(judul=judul, jenis="angka") for _, judul, _ in UKURAN),
        ),
        baris=[_baris(satu, bernama) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada pegawai yang wajib ber-SKP di sini",
            keterangan="Pilih unit lain, atau lengkapi penempatan pegawainya.", ikon="users",
        ),
        satuan="unit",
        pager=pager(halaman, params),
        id="keselarasan",
    )  # fmt: skip


def _baris(satu: BarisRingkas, bernama: bool) -> tuple[Sel, ...]:
    luar = f"{angka(satu.luar)} orang dikelola di luar, dihitung lengkap" if satu.luar else ""
    return (
        Sel(teks=satu.nama, catatan=luar, url=f"?{urlencode({'unit': satu.unit_id})}"),
        sel_pecahan(satu.skp),
        *(
            sel_pecahan(
                getattr(satu, kunci),
                url_daftar(kunci, unit=satu.unit_id) if bernama else "",
            )
            for kunci, _, _ in UKURAN
        ),
    )


def sel_pecahan(satu: Pecahan, url: str = "") -> Sel:
    """A share with both its sides."""
    if not satu.penyebut:
        return Sel(teks="–")
    catatan = f"{angka(satu.pembilang)} dari {angka(satu.penyebut)}"
    return Sel(teks=persen(bagian(satu), 1), catatan=catatan, url=url)


def tabel_butir(daftar: Sequence[Butir], potongan: Potongan) -> Tabel:
    """Main results, with the way to where each is mended."""
    return potongan.tabel(
        daftar,
        judul="Rencana hasil kerja",
        kolom=(
            Kolom(judul="Rencana hasil kerja"), Kolom(judul="Pegawai"), Kolom(judul="Unit"),
            Kolom(judul="Keadaan"), Kolom(judul="Perbaiki", jenis="aksi"),
        ),
        baris=[
            (
                Sel(teks=satu.rencana, url=reverse("laporan:garis", args=["rhk", satu.id])),
                Sel(teks=satu.orang, catatan=satu.jabatan),
                satu.unit,
                Sel(lencana=SUDAH if satu.sudah else BELUM),
                Sel(teks="Buka SKP", url=reverse("skp:rincian", args=[satu.skp_id])),
            )
            for satu in daftar
        ],
        kosong=Kosong(
            judul="Tidak ada yang cocok",
            keterangan="Tidak ada rencana hasil kerja dengan keadaan ini di unit itu.",
            ikon="circle-check",
        ),
        satuan="rencana hasil kerja",
        id="butir",
    )  # fmt: skip


def tabel_catatan(daftar: Sequence[CatatanOrang], potongan: Potongan) -> Tabel:
    """Activities of the month per person."""
    return potongan.tabel(
        daftar,
        judul="Aktivitas tertaut menurut orang",
        kolom=(
            Kolom(judul="Pegawai"), Kolom(judul="Tertaut", jenis="angka"),
            Kolom(judul="Semua", jenis="angka"),
        ),
        baris=[
            (Sel(teks=satu.nama, catatan=nip(satu.nip)), angka(satu.tertaut), angka(satu.semua))
            for satu in daftar
        ],
        kosong=Kosong(judul="Tidak ada yang cocok", ikon="clipboard-list",
                      keterangan="Tidak ada pegawai dengan keadaan ini pada bulan ini."),
        satuan="orang",
        id="butir",
    )  # fmt: skip


def tabel_sasaran(daftar: Sequence[SasaranYatim], potongan: Potongan) -> Tabel:
    """Goals without anybody."""
    return potongan.tabel(
        daftar,
        judul=JUDUL[SASARAN],
        kolom=(Kolom(judul="Sasaran"), Kolom(judul="Tingkat"), Kolom(judul="Unit"),
               Kolom(judul="Penanggung jawab")),
        baris=[
            (
                Sel(teks=satu.uraian, catatan=satu.kode,
                    url=reverse("perencanaan:sasaran", args=[satu.id])),
                TINGKAT[satu.tingkat],
                satu.unit or "Seluruh instansi",
                satu.jabatan or "Belum ditunjuk",
            )
            for satu in daftar
        ],
        kosong=Kosong(judul="Semua sasaran ada yang mengerjakan", ikon="circle-check",
                      keterangan="Tidak ada sasaran tahun ini yang tanpa rencana hasil kerja."),
        satuan="sasaran",
        id="butir",
    )  # fmt: skip


def tabel_unit(daftar: Sequence[UnitYatim], potongan: Potongan) -> Tabel:
    """Units without any SKP."""
    return potongan.tabel(
        daftar,
        judul=JUDUL[UNIT],
        kolom=(Kolom(judul="Unit"), Kolom(judul="Perangkat daerah"),
               Kolom(judul="Wajib SKP", jenis="angka")),
        baris=[
            (Sel(teks=satu.nama, catatan=satu.kode,
                 url=f"{reverse('laporan:pemantauan')}?unit={satu.id}"),
             satu.opd, angka(satu.orang))
            for satu in daftar
        ],
        kosong=Kosong(judul="Setiap unit sudah punya SKP", ikon="circle-check",
                      keterangan="Tidak ada unit yang seluruh pegawainya belum mengajukan."),
        satuan="unit",
        id="butir",
    )  # fmt: skip
