"""The tree of goals, one goal, programs and documents in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from ekinerja.core.format import angka, rupiah, tanggal
from ekinerja.core.kit import Kolom, Kosong, Lencana, Rinci, Sel, Tabel, Tautan, pager
from ekinerja.perencanaan.models import (
    IndikatorSasaran,
    ProgramKegiatan,
    Sasaran,
    TargetIndikator,
)
from ekinerja.perencanaan.presenters.umum import asal
from ekinerja.perencanaan.queries import LangkahSasaran

TINGKAT = dict(Sasaran.TINGKAT)
SELURUH = "Seluruh instansi"
FAKTOR = Lencana("Faktor penentu", "info", "star")


@dataclass(frozen=True, slots=True)
class SimpulPohon:
    """One goal of the tree; ``cabang_url`` brings what is below it."""

    judul: str
    keterangan: str
    url: str
    cabang_url: str = ""
    faktor_kunci: bool = False


@dataclass(frozen=True, slots=True)
class IndikatorTampil:
    """An indicator with the targets of the years as a table."""

    id: int
    judul: str
    keterangan: list[str]
    iku: bool
    tabel: Tabel
    ubah_url: str = ""
    target_url: str = ""
    hapus_url: str = ""


@dataclass(frozen=True, slots=True)
class SasaranTampil:
    """One goal with what it supports and what supports it."""

    id: int
    judul: str
    tingkat: str
    faktor_kunci: bool
    jalur: list[SimpulPohon]
    rincian: list[Rinci]
    anak: list[SimpulPohon]
    indikator: list[IndikatorTampil] = field(default_factory=list)
    program: Tabel | None = None


def simpul(daftar: Sequence[Any], *, tahun: int) -> list[SimpulPohon]:
    """One level of the tree."""
    return [_simpul(satu, tahun=tahun) for satu in daftar]


def _simpul(satu: Any, *, tahun: int) -> SimpulPohon:
    indikator = f"{satu.banyak_indikator} indikator" if satu.banyak_indikator else "tanpa indikator"
    milik = satu.unit.nama if satu.unit else SELURUH
    cabang = reverse("perencanaan:cabang", args=[satu.pk])
    return SimpulPohon(
        judul=f"{satu.kode} {satu.uraian}",
        keterangan=" · ".join((TINGKAT[satu.tingkat], milik, indikator)),
        url=reverse("perencanaan:sasaran", args=[satu.pk]),
        cabang_url=f"{cabang}?{urlencode({'tahun': tahun})}"
        if getattr(satu, "banyak_anak", 0)
        else "",
        faktor_kunci=satu.faktor_kunci,
    )


def tabel_sasaran(halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan]) -> Tabel:
    """Goals that a search found."""
    return Tabel(
        judul="Sasaran",
        kolom=(
            Kolom(judul="Sasaran"), Kolom(judul="Tingkat"), Kolom(judul="Unit"),
            Kolom(judul="Tahun"), Kolom(judul="Indikator", jenis="angka"),
        ),
        baris=[
            (
                Sel(teks=satu.uraian, catatan=satu.kode,
                    url=reverse("perencanaan:sasaran", args=[satu.pk])),
                TINGKAT[satu.tingkat],
                satu.unit.nama if satu.unit else SELURUH,
                f"{satu.tahun_awal}–{satu.tahun_akhir}",
                angka(satu.banyak_indikator),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Tidak ada sasaran yang cocok",
            keterangan="Kosongkan saringannya, atau periksa tahunnya.", ikon="target",
        ),
        satuan="sasaran",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="pohon-tabel",
    )  # fmt: skip


def tampil_sasaran(
    satu: Sasaran,
    *,
    jalur: Sequence[LangkahSasaran],
    anak: Sequence[Sasaran],
    indikator: Sequence[IndikatorSasaran],
    program: Sequence[ProgramKegiatan],
    dapat_diubah: bool,
) -> SasaranTampil:
    """A goal with its way up, what is below, its indicators and what is budgeted for it."""
    return SasaranTampil(
        id=satu.pk,
        judul=satu.uraian,
        tingkat=TINGKAT[satu.tingkat],
        faktor_kunci=satu.faktor_kunci,
        jalur=[
            SimpulPohon(
                judul=langkah.uraian, keterangan=f"{TINGKAT[langkah.tingkat]} · {langkah.kode}",
                url=reverse("perencanaan:sasaran", args=[langkah.id]),
            )
            for langkah in jalur[:-1]
        ],
        rincian=_rincian(satu),
        anak=simpul(anak, tahun=satu.tahun_awal),
        indikator=[_indikator(isi, dapat_diubah=dapat_diubah) for isi in indikator],
        program=tabel_program_singkat(program) if program else None,
    )  # fmt: skip


def _rincian(satu: Sasaran) -> list[Rinci]:
    penanggung = satu.penanggung_jawab
    return [
        Rinci(judul="Kode", isi=satu.kode),
        Rinci(judul="Tingkat", isi=TINGKAT[satu.tingkat]),
        Rinci(judul="Unit", isi=satu.unit.nama if satu.unit else SELURUH),
        Rinci(judul="Penanggung jawab", isi=penanggung.nama if penanggung else "Belum ditetapkan"),
        Rinci(judul="Berlaku", isi=f"{satu.tahun_awal}–{satu.tahun_akhir}"),
        Rinci(judul="Dokumen", isi=str(satu.dokumen) if satu.dokumen else "Belum ditautkan"),
        Rinci(judul="Sumber data", isi=asal(satu)),
    ]


def _indikator(satu: IndikatorSasaran, *, dapat_diubah: bool) -> IndikatorTampil:
    keterangan = [f"Satuan {satu.satuan}. {satu.get_polaritas_display()}."]
    if satu.formula:
        keterangan.append(f"Cara menghitung: {satu.formula}")
    if satu.sumber_data:
        keterangan.append(f"Sumber data: {satu.sumber_data}")
    if satu.nilai_awal is not None:
        tahun = f" ({satu.tahun_nilai_awal})" if satu.tahun_nilai_awal else ""
        keterangan.append(f"Nilai awal {angka(satu.nilai_awal)} {satu.satuan}{tahun}.")

    def url(nama: str) -> str:
        return reverse(f"perencanaan:{nama}", args=[satu.pk]) if dapat_diubah else ""

    return IndikatorTampil(
        id=satu.pk, judul=satu.uraian, keterangan=keterangan, iku=satu.iku,
        tabel=_tabel_target(satu, list(satu.target.all())), ubah_url=url("indikator_ubah"),
        target_url=url("target"), hapus_url=url("indikator_hapus"),
    )  # fmt: skip


def _tabel_target(indikator: IndikatorSasaran, target: Sequence[TargetIndikator]) -> Tabel:
    isi: dict[int, dict[int, str]] = {}
    for satu in target:
        isi.setdefault(satu.tahun, {})[satu.triwulan] = teks_target(satu)
    return Tabel(
        judul=f"Target {indikator.uraian}",
        kolom=(
            Kolom(judul="Tahun"), Kolom(judul="Setahun", jenis="angka"),
            *(Kolom(judul=f"TW {nomor}", jenis="angka") for nomor in ("I", "II", "III", "IV")),
        ),
        baris=[
            (str(tahun), *(nilai.get(triwulan, "–") for triwulan in range(5)))
            for tahun, nilai in sorted(isi.items())
        ],
        kosong=Kosong(judul="Belum ada target", ikon="target"),
        satuan="tahun",
        id=f"target-{indikator.pk}",
    )  # fmt: skip


def teks_target(satu: Any) -> str:
    """A target, or a range."""
    if satu.batas_atas is None:
        return angka(satu.target)
    return f"{angka(satu.target)}–{angka(satu.batas_atas)}"


def tabel_program_singkat(program: Sequence[ProgramKegiatan]) -> Tabel:
    """What is budgeted for a goal."""
    return Tabel(
        judul="Program dan kegiatan",
        kolom=(Kolom(judul="Program atau kegiatan"), Kolom(judul="Unit"),
               Kolom(judul="Pagu", jenis="angka")),
        baris=[
            (Sel(teks=satu.nama, catatan=f"{satu.get_jenis_display()} {satu.kode}"),
             satu.unit.nama, rupiah(satu.pagu))
            for satu in program
        ],
        kosong=Kosong(judul="Belum ada program", ikon="cash"),
        satuan="program dan kegiatan",
        id="program",
    )  # fmt: skip


def tabel_program(
    halaman: "Page[Any]",
    params: QueryDict,
    *,
    ekspor: Sequence[Tautan],
    boleh: Callable[[ProgramKegiatan], bool],
) -> Tabel:
    """The list of programs, kegiatan and sub kegiatan; a link where this reader may change it."""
    return Tabel(
        judul="Program dan kegiatan",
        kolom=(
            Kolom(judul="Nama"), Kolom(judul="Jenis"), Kolom(judul="Unit"), Kolom(judul="Sasaran"),
            Kolom(judul="Tahun"), Kolom(judul="Pagu", jenis="angka"),
        ),
        baris=[
            (
                Sel(teks=satu.nama, catatan=f"{satu.kode} · {asal(satu)}",
                    url=reverse("perencanaan:program_ubah", args=[satu.pk]) if boleh(satu) else ""),
                satu.get_jenis_display(), satu.unit.nama,
                Sel(teks=satu.sasaran.uraian,
                    url=reverse("perencanaan:sasaran", args=[satu.sasaran_id]))
                if satu.sasaran else "Belum ditautkan",
                str(satu.tahun), rupiah(satu.pagu),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada program",
            keterangan="Tambahkan satu per satu, atau impor dari berkas.", ikon="cash",
        ),
        satuan="program dan kegiatan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def tabel_dokumen(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Planning documents."""
    return Tabel(
        judul="Dokumen perencanaan",
        kolom=(Kolom(judul="Dokumen"), Kolom(judul="Jenis"), Kolom(judul="Unit"),
               Kolom(judul="Tahun"), Kolom(judul="Tanggal"), Kolom(judul="Berkas")),
        baris=[
            (
                Sel(teks=satu.judul, catatan=satu.nomor), satu.get_jenis_display(),
                satu.unit.nama if satu.unit else SELURUH,
                f"{satu.tahun_awal}–{satu.tahun_akhir}", tanggal(satu.tanggal),
                Sel(teks="Unduh", url=reverse("perencanaan:dokumen_berkas", args=[satu.pk]))
                if satu.berkas_id else "Belum ada",
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada dokumen perencanaan",
            keterangan="Simpan RPJMD, Renstra, dan Renja di sini.", ikon="file-text",
        ),
        satuan="dokumen",
        pager=pager(halaman, params),
    )  # fmt: skip
