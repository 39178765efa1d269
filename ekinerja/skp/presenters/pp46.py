"""SKP of PP 46/2011 on screens and on its two printed forms."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse

from ekinerja.aturan.kinerja.pp46 import (
    BELUM_TERVERIFIKASI,
    dua_desimal,
    nilai_capaian_skp,
    poin_kreativitas,
    poin_tugas_tambahan,
    sebutan,
    tabel_pp46,
)
from ekinerja.core.dokumen import susun_pdf
from ekinerja.core.format import BULAN, angka, rentang_tanggal, rupiah
from ekinerja.core.kit import Kolom, Kosong, Pager, Sel, Tabel
from ekinerja.instansi.kop import KopSurat
from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46
from ekinerja.skp.services.pp46 import nilai_tercatat

FORMULIR46 = "SKP-46/2011-1"
KOSONG = "–"
TITIK = "……………………"
PEJABAT = (
    ("nama", "Nama"),
    ("nip", "NIP"),
    ("pangkat", "Pangkat/gol. ruang"),
    ("jabatan", "Jabatan"),
    ("unit", "Unit kerja"),
)


@dataclass(frozen=True, slots=True)
class BarisKegiatan:
    """One activity in words; each list is AK, output, quality, time, cost."""

    id: int
    nomor: int
    uraian: str
    target: list[str]
    realisasi: list[str]
    penghitungan: str
    nilai: str


@dataclass(frozen=True, slots=True)
class LembarSKP46:
    """The whole record with its calculation; ``nilai`` is empty without activities."""

    judul: str
    periode: str
    pegawai: list[tuple[str, str]]
    penilai: list[tuple[str, str]]
    kegiatan: list[BarisKegiatan]
    tugas: list[tuple[int, str, str]]
    kreativitas: list[tuple[int, str, str, str]]
    poin_tugas: str
    poin_kreativitas: str
    nilai: str
    sebutan: str
    tempat_sasaran: str
    tempat_penilaian: str
    catatan: str
    formulir: str


def lembar_skp46(
    skp: SKP46, *, isi: tuple[Sequence[Kegiatan46], Sequence[Tambahan46]], kota: str
) -> LembarSKP46:
    """Values are exact inside; two decimals, half up, are shown."""
    kegiatan, tambahan = isi
    nilai = [nilai_tercatat(satu) for satu in kegiatan]
    tugas = [satu for satu in tambahan if satu.jenis == Tambahan46.TUGAS]
    kreatif = [satu for satu in tambahan if satu.jenis == Tambahan46.KREATIVITAS]
    tingkat = [satu.tingkat for satu in kreatif]
    akhir, tabel = None, tabel_pp46(skp.masa.lower)
    if nilai:
        akhir = nilai_capaian_skp(
            nilai, tugas_tambahan=len(tugas), kreativitas=tingkat, tabel=tabel
        )
    pejabat = skp.pejabat
    pegawai = {"nama": skp.pegawai.nama, "nip": skp.pegawai.nip or ""} | pejabat.get("pegawai", {})
    penilai = pejabat.get("penilai", {})
    return LembarSKP46(
        judul=f"SKP {skp.masa.lower.year} {skp.pegawai.nama}",
        periode=rentang_tanggal(skp.masa.lower, skp.masa.upper),
        pegawai=[(judul, pegawai.get(kunci) or KOSONG) for kunci, judul in PEJABAT],
        penilai=[(judul, penilai.get(kunci) or KOSONG) for kunci, judul in PEJABAT],
        kegiatan=[
            BarisKegiatan(
                satu.pk, urut, satu.uraian, _ukuran(satu, ""), _ukuran(satu, "_nyata"),
                _dua(hasil.penghitungan), _dua(hasil.capaian),
            )
            for urut, (satu, hasil) in enumerate(zip(kegiatan, nilai, strict=True), 1)
        ],
        tugas=[(satu.pk, satu.uraian, satu.bukti) for satu in tugas],
        kreativitas=[
            (satu.pk, satu.uraian, satu.bukti, satu.get_tingkat_display()) for satu in kreatif
        ],
        poin_tugas=str(poin_tugas_tambahan(len(tugas), tabel.tugas_tambahan)),
        poin_kreativitas=str(poin_kreativitas(tuple(tingkat), tabel.kreativitas)),
        nilai="" if akhir is None else _dua(akhir),
        sebutan="" if akhir is None else sebutan(akhir, tabel),
        tempat_sasaran=_tempat(kota, skp.tanggal_sasaran),
        tempat_penilaian=_tempat(kota, skp.tanggal_penilaian),
        catatan=BELUM_TERVERIFIKASI,
        formulir=FORMULIR46,
    )  # fmt: skip


def _dua(nilai: Fraction) -> str:
    return angka(dua_desimal(nilai), 2)


def _ukuran(satu: Kegiatan46, akhiran: str) -> list[str]:
    ak: Decimal | None = getattr(satu, f"ak{akhiran}")
    biaya: Decimal | None = getattr(satu, f"biaya{akhiran}")
    return [
        angka(ak),
        f"{angka(getattr(satu, f'kuantitas{akhiran}'))} {satu.satuan}",
        angka(getattr(satu, f"mutu{akhiran}")),
        f"{angka(getattr(satu, f'waktu{akhiran}'))} {satu.satuan_waktu}",
        rupiah(biaya),
    ]


def _tempat(kota: str, hari: date | None) -> str:
    tanggal = f"{hari.day} {BULAN[hari.month - 1]} {hari.year}" if hari else TITIK
    return f"{kota}, {tanggal}" if kota else tanggal


def pdf_skp46(lembar: LembarSKP46, *, capaian: bool, kop: KopSurat) -> bytes:
    """Formulir SKP, or Penilaian Capaian SKP, on landscape A4."""
    data: dict[str, Any] = {"kop": kop.isi, "capaian": capaian, **asdict(lembar)}
    return susun_pdf("skp/cetak/pp46.typ", data, berkas=kop.berkas)


def tabel_skp46(semua: Sequence[SKP46], *, pager: Pager) -> Tabel:
    """Records by name, the latest year first."""
    return Tabel(
        judul="SKP menurut PP 46/2011",
        kolom=[Kolom(judul=nama) for nama in ("Pegawai", "Masa", "Pejabat penilai")],
        baris=[
            (
                Sel(teks=satu.pegawai.nama, url=reverse("skp:pp46_rincian", args=[satu.pk])),
                Sel(teks=rentang_tanggal(satu.masa.lower, satu.masa.upper)),
                Sel(teks=satu.pejabat.get("penilai", {}).get("nama", KOSONG)),
            )
            for satu in semua
        ],
        satuan="SKP",
        pager=pager,
        kosong=Kosong(
            judul="Belum ada SKP tahun lama",
            keterangan="SKP 2014 sampai 30 Juni 2021 dicatat oleh BKPSDM atau admin perangkat "
            "daerah, diketik atau dari berkas.",
            ikon="file-text",
        ),
    )
