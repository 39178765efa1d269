"""The printed SKP (PermenPANRB 6/2022) as one shape, for the preview page and for the PDF.

Four variants: with numbers or narrated, of a head or of staff. Columns, order and nesting follow
the forms as they are filled in practice; belum terverifikasi against the text of the annex.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils import timezone

from ekinerja.core.dokumen import alamat_verifikasi
from ekinerja.core.format import BULAN, BULAN_SINGKAT, angka
from ekinerja.instansi.kop import KopSurat
from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.models import FORMULIR_SKP, SKP, HasilKerja, Indikator, LampiranSKP
from ekinerja.skp.perilaku import NILAI_DASAR
from ekinerja.skp.presenters.kata import target_indikator
from ekinerja.skp.queries.cetak import BahanCetak
from ekinerja.skp.workflow import DIBATALKAN, DIGANTI, DISEPAKATI

SEBUTAN_FORMULIR = (
    "Formulir SKP menurut PermenPANRB 6/2022, susunan 1 (belum terverifikasi terhadap naskah "
    "lampirannya)"
)
KOSONG = "–"
TITIK = "……………………"
KELOMPOK = (("UTAMA", "A. Utama"), ("TAMBAHAN", "B. Tambahan"))
PEJABAT = (
    ("nama", "Nama"),
    ("nip", "NIP"),
    ("pangkat", "Pangkat/gol. ruang"),
    ("jabatan", "Jabatan"),
    ("unit", "Unit kerja"),
)
ATASAN = "Rencana hasil kerja pimpinan yang diintervensi"
RENCANA = "Rencana hasil kerja"
KOLOM = {
    ("KUANTITATIF", SKP.PIMPINAN): (
        "No", RENCANA, "Indikator kinerja individu", "Target", "Perspektif",
    ),
    ("KUANTITATIF", SKP.PEGAWAI): (
        "No", ATASAN, RENCANA, "Aspek", "Indikator kinerja individu", "Target",
    ),
    ("KUALITATIF", SKP.PIMPINAN): ("No", RENCANA),
    ("KUALITATIF", SKP.PEGAWAI): ("No", ATASAN, RENCANA),
}  # fmt: skip
UKURAN = {
    SKP.PIMPINAN: "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:",
    SKP.PEGAWAI: "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:",
}
BAGI = {
    SKP.PIMPINAN: "Bagi pejabat pimpinan tinggi dan pimpinan unit kerja mandiri",
    SKP.PEGAWAI: "Bagi pejabat administrasi dan pejabat fungsional",
}
URUTAN_ASPEK = [kode for kode, _ in Indikator.ASPEK]


@dataclass(frozen=True, slots=True)
class SelCetak:
    """A cell of the table of results: its text, points beneath it, and what it spans."""

    isi: str
    baris: int = 1
    lebar: int = 1
    butir: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KelompokCetak:
    """Main or additional results; a row leaves out cells that a span above covers."""

    judul: str
    baris: list[list[SelCetak]]


@dataclass(frozen=True, slots=True)
class PerilakuCetak:
    """One BerAKHLAK value with its guides and the leader's special expectation."""

    nomor: int
    nilai: str
    panduan: tuple[str, ...]
    ekspektasi: str


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Who signs, where and when (dots: not signed yet)."""

    sebagai: str
    tempat_tanggal: str
    nama: str
    nip: str


@dataclass(frozen=True, slots=True)
class BulananCetak:
    """The twelve columns: months of the period, then a row an indicator."""

    kolom: list[str]
    baris: list[list[str]]


@dataclass(frozen=True, slots=True)
class LembarSKP:
    """One printed form with its annexes; ``konsep`` says why it is not the agreed plan."""

    judul: str
    pendekatan: str
    bagi: str
    instansi: str
    periode: str
    konsep: str
    pegawai: list[tuple[str, str]]
    penilai: list[tuple[str, str]]
    kolom: list[str]
    kelompok: list[KelompokCetak]
    perilaku: list[PerilakuCetak]
    lampiran: list[tuple[str, list[str]]]
    bulanan: BulananCetak
    tanda: list[TandaTangan]
    formulir: str
    kode_formulir: str
    catatan: str
    kode: str
    verifikasi: str

    @property
    def data(self) -> dict[str, Any]:
        """JSON-able, as the template of the PDF reads it."""
        return asdict(self)


def lembar_skp(bahan: BahanCetak, *, kop: KopSurat) -> LembarSKP:
    """The form of one plan, in its variant."""
    skp = bahan.skp
    pegawai, penilai = bahan.potret["pegawai"], bahan.potret.get("penilai", {})
    return LembarSKP(
        judul=f"Sasaran Kinerja Pegawai {pegawai['nama']}",
        pendekatan=f"Pendekatan hasil kerja {skp.get_pendekatan_display().lower()}",
        bagi=BAGI[skp.jenis_pegawai],
        instansi=kop.nama,
        periode=periode_skp(skp),
        konsep=konsep_skp(skp),
        pegawai=baris_pejabat(pegawai),
        penilai=baris_pejabat(penilai),
        kolom=list(KOLOM[skp.pendekatan, skp.jenis_pegawai]),
        kelompok=[
            KelompokCetak(judul, _baris(skp, [r for r in bahan.isi if r.jenis == jenis]))
            for jenis, judul in KELOMPOK
        ],
        perilaku=_perilaku(bahan),
        lampiran=[
            (nama, bahan.lampiran.get(kode, "").splitlines() or [KOSONG])
            for kode, nama in LampiranSKP.JENIS
        ],
        bulanan=_bulanan(bahan),
        tanda=[
            _tanda("Pegawai yang dinilai", pegawai, skp.diajukan_pada, kop),
            _tanda("Pejabat penilai kinerja", penilai, skp.disetujui_pada, kop),
        ],
        formulir=SEBUTAN_FORMULIR,
        kode_formulir=FORMULIR_SKP,
        catatan=_catatan(bahan),
        kode=bahan.kode,
        verifikasi=alamat_verifikasi(bahan.kode) if bahan.kode else "",
    )


def baris_pejabat(orang: Mapping[str, str]) -> list[tuple[str, str]]:
    """The five lines about an official."""
    return [(judul, orang.get(kunci) or KOSONG) for kunci, judul in PEJABAT]


def periode_skp(skp: SKP) -> str:
    """ "1 Januari 2026 s.d. 31 Desember 2026"."""
    akhir = skp.masa.upper - timedelta(days=1)
    return f"{_hari(skp.masa.lower)} s.d. {_hari(akhir)}"


def _hari(hari: date) -> str:
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def konsep_skp(skp: SKP) -> str:
    """Why this is not the plan in force; empty when it is."""
    if skp.status in DISEPAKATI:
        return ""
    if skp.status == DIGANTI:
        return "Diganti versi baru"
    return "Dibatalkan" if skp.status == DIBATALKAN else "Konsep"


def _catatan(bahan: BahanCetak) -> str:
    versi = f"Perubahan, versi {bahan.skp.versi}. " if bahan.skp.versi > 1 else ""
    if bahan.beku:
        return f"{versi}Data kedua pejabat menurut hari persetujuan."
    return f"{versi}Data kedua pejabat menurut data saat dicetak."


def _baris(skp: SKP, isi: Sequence[HasilKerja]) -> list[list[SelCetak]]:
    susun = _BARIS[skp.pendekatan, skp.jenis_pegawai]
    if not isi:
        return [[SelCetak(KOSONG), SelCetak(KOSONG, lebar=len(KOLOM[_kunci(skp)]) - 1)]]
    return list(susun(isi))


def _kunci(skp: SKP) -> tuple[str, str]:
    return skp.pendekatan, skp.jenis_pegawai


def _indikator(rhk: HasilKerja) -> list[Indikator]:
    """Indicators with equal aspects beside each other, in the order of the form."""
    return sorted(rhk.indikator.all(), key=lambda satu: URUTAN_ASPEK.index(satu.aspek))


def _kuantitatif_pimpinan(isi: Sequence[HasilKerja]) -> Iterator[list[SelCetak]]:
    for nomor, rhk in enumerate(isi, 1):
        semua = _indikator(rhk)
        banyak = max(1, len(semua))
        kepala = [SelCetak(str(nomor), banyak), SelCetak(_rencana(rhk), banyak)]
        akhir = [SelCetak(rhk.get_perspektif_display() or KOSONG, banyak)]
        isian = [[satu.uraian, target_indikator(satu)] for satu in semua] or [[KOSONG, KOSONG]]
        for urut, baris in enumerate(isian):
            tengah = [SelCetak(teks) for teks in baris]
            yield [*kepala, *tengah, *akhir] if urut == 0 else tengah


def _kuantitatif_pegawai(isi: Sequence[HasilKerja]) -> Iterator[list[SelCetak]]:
    nomor = 0
    for atasan, kelompok in groupby(isi, key=_atasan):
        semua = list(kelompok)
        tinggi = sum(max(1, len(satu.indikator.all())) for satu in semua)
        for urut, rhk in enumerate(semua):
            nomor += 1
            kepala = [SelCetak(atasan, tinggi)] if urut == 0 else []
            yield from _satu_rhk(rhk, nomor, kepala)


def _satu_rhk(rhk: HasilKerja, nomor: int, kepala: list[SelCetak]) -> Iterator[list[SelCetak]]:
    """RHK × aspect × indicator, each spanning what stands beneath it."""
    semua = _indikator(rhk)
    banyak = max(1, len(semua))
    awal = [SelCetak(str(nomor), banyak), *kepala, SelCetak(_rencana(rhk), banyak)]
    if not semua:
        yield [*awal, *(SelCetak(KOSONG) for _ in range(3))]
    for aspek, kelompok in groupby(semua, key=lambda satu: satu.get_aspek_display()):
        indikator = list(kelompok)
        sel = [SelCetak(aspek, len(indikator))]
        for satu in indikator:
            yield [*awal, *sel, SelCetak(satu.uraian), SelCetak(target_indikator(satu))]
            awal, sel = [], []


def _kualitatif_pimpinan(isi: Sequence[HasilKerja]) -> Iterator[list[SelCetak]]:
    for nomor, rhk in enumerate(isi, 1):
        perspektif = [rhk.get_perspektif_display()] if rhk.perspektif else []
        yield [SelCetak(str(nomor), 2), SelCetak(_rencana(rhk))]
        yield [SelCetak(UKURAN[SKP.PIMPINAN], butir=[*_narasi(rhk), *perspektif])]


def _kualitatif_pegawai(isi: Sequence[HasilKerja]) -> Iterator[list[SelCetak]]:
    for nomor, rhk in enumerate(isi, 1):
        yield [SelCetak(str(nomor), 2), SelCetak(_atasan(rhk)), SelCetak(_rencana(rhk))]
        yield [SelCetak(UKURAN[SKP.PEGAWAI], lebar=2, butir=_narasi(rhk))]


_BARIS = {
    ("KUANTITATIF", SKP.PIMPINAN): _kuantitatif_pimpinan,
    ("KUANTITATIF", SKP.PEGAWAI): _kuantitatif_pegawai,
    ("KUALITATIF", SKP.PIMPINAN): _kualitatif_pimpinan,
    ("KUALITATIF", SKP.PEGAWAI): _kualitatif_pegawai,
}


def _narasi(rhk: HasilKerja) -> list[str]:
    """Indicator and target told together."""
    return [f"{satu.uraian}: {target_indikator(satu)}" for satu in rhk.indikator.all()] or [KOSONG]


def _atasan(rhk: HasilKerja) -> str:
    return rhk.rencana_atasan or KOSONG


def _rencana(rhk: HasilKerja) -> str:
    dari = rhk.penugasan_dari or (f"tim {rhk.tim.nama}" if rhk.tim is not None else "")
    return f"{rhk.rencana} (Penugasan dari {dari})" if dari else rhk.rencana


def _perilaku(bahan: BahanCetak) -> list[PerilakuCetak]:
    return [
        PerilakuCetak(nomor, satu.nama, satu.panduan, bahan.perilaku.get(satu.kode, KOSONG))
        for nomor, satu in enumerate(NILAI_DASAR, 1)
    ]


def _bulanan(bahan: BahanCetak) -> BulananCetak:
    """Only indicators that are divided; twelve columns at most, those of the period."""
    bulan = bulan_dalam(bahan.skp.masa.lower, bahan.skp.masa.upper)
    baris = []
    for rhk in bahan.isi:
        for satu in rhk.indikator.all():
            if satu.terbagi:
                isi = {b.awal: angka(b.target) for b in satu.target_bulanan.all()}
                bulanan = [isi.get(awal, KOSONG) for awal in bulan]
                baris.append([rhk.rencana, satu.uraian, target_indikator(satu), *bulanan])
    return BulananCetak([BULAN_SINGKAT[awal.month - 1] for awal in bulan], baris)


def _tanda(
    sebagai: str, orang: dict[str, str], pada: datetime | None, kop: KopSurat
) -> TandaTangan:
    tanggal = _hari(timezone.localdate(pada)) if pada else TITIK
    return TandaTangan(
        sebagai,
        f"{kop.kota}, {tanggal}" if kop.kota else tanggal,
        orang.get("nama") or TITIK,
        orang.get("nip", ""),
    )
