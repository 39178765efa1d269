"""Job evaluations in words: what the factors give, every evaluation of a post, the findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import Kolom, Kosong, Lencana, Rinci, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.faktor import (
    MANAJERIAL,
    NONMANAJERIAL,
    SITUASI,
    Faktor,
    HasilEvaluasi,
    kelas_menurut_nilai,
)
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, PengecualianPeriksa
from ekinerja.organisasi.presenters.susunan import masa_terbaca
from ekinerja.organisasi.queries.evaluasi import TemuanEvaluasi

BERLAKU = Lencana("Berlaku", "baik", "circle-check")
RENCANA = Lencana("Direncanakan", "awas", "clock")
LAMPAU = Lencana("Dahulu", "netral", "history")
TANPA_FAKTOR = Lencana("Tanpa rincian faktor", "awas", "file-text")
PERLU = Lencana("Perlu ditindaklanjuti", "awas", "alert-triangle")
DIKECUALIKAN = Lencana("Dikecualikan", "netral", "circle-check")
ATURAN = dict(PengecualianPeriksa.ATURAN)
JUMLAH_FAKTOR = {
    MANAJERIAL: "Jumlah nilai enam faktor jabatan manajerial",
    NONMANAJERIAL: "Jumlah nilai sembilan faktor",
}
BELUM = (
    "Nilai tiap tingkat dan batas kelas disalin dari kutipan PermenPAN-RB 34/2011 yang belum "
    "dicocokkan dengan naskahnya. Cocokkan dengan dokumen Anda sebelum ditetapkan."
)


@dataclass(frozen=True, slots=True)
class HasilTampil:
    """What the levels chosen so far give, or what is still missing."""

    nilai: str = ""
    kelas: str = ""
    catatan: str = ""
    kurang: str = ""


def _kalimat(teks: str) -> str:
    """With a capital first; the rest stays."""
    return teks[:1].upper() + teks[1:]


def hasil_tampil(hasil: HasilEvaluasi, jabatan: Jabatan) -> HasilTampil:
    """Value and class, and what changes against the class of today."""
    catatan = "Sama dengan kelas sekarang."
    if jabatan.kelas is None:
        catatan = "Kelas jabatan ini belum diisi."
    elif jabatan.kelas != hasil.kelas:
        arah = "naik" if hasil.kelas > jabatan.kelas else "turun"
        catatan = f"Kelas sekarang {jabatan.kelas}; {arah} menjadi {hasil.kelas}."
    return HasilTampil(angka(hasil.nilai), angka(hasil.kelas), catatan)


def rincian_evaluasi(evaluasi: EvaluasiJabatan) -> list[Rinci]:
    """What an evaluation says."""
    batas = kelas_menurut_nilai(evaluasi.nilai, pada=evaluasi.masa.lower)
    beda = (
        ""
        if evaluasi.faktor or batas in (None, evaluasi.kelas)
        else f"Menurut batas nilainya kelas {batas}; yang dipakai kelas keputusan."
    )
    cara = (
        JUMLAH_FAKTOR[evaluasi.set_faktor]
        if evaluasi.faktor
        else "Nilai dan kelas menurut keputusan, tanpa rincian faktor"
    )
    dokumen = [Rinci(judul="Dokumen", isi=str(evaluasi.dokumen))] if evaluasi.dokumen else []
    return [
        Rinci(judul="Nilai jabatan", isi=angka(evaluasi.nilai), catatan=cara),
        Rinci(judul="Kelas jabatan", isi=angka(evaluasi.kelas), catatan=beda),
        Rinci(judul="Dasar", isi=evaluasi.dasar),
        *dokumen,
        Rinci(
            judul="Berlaku",
            isi=_kalimat(masa_terbaca(evaluasi.masa.lower, evaluasi.masa.upper)),
        ),
    ]


def rincian_faktor(
    daftar: Sequence[Faktor], faktor: Mapping[str, int], *, diakui: Mapping[str, int], nilai: int
) -> list[Rinci]:
    """Levels and points of an evaluation, with their sum.

    :param diakui: levels as the law counts them (special situations may raise one).
    """
    hasil = []
    for satu in daftar:
        tingkat, dihitung = faktor[satu.kunci], diakui[satu.kunci]
        catatan = f"Tingkat {tingkat}"
        if dihitung != tingkat:
            catatan += f", naik ke tingkat {dihitung} karena {faktor[SITUASI]} situasi khusus"
        poin = angka(satu.nilai[dihitung - 1])
        hasil.append(Rinci(judul=f"{satu.nomor}. {satu.judul}", isi=poin, catatan=catatan))
    return [*hasil, Rinci(judul="Nilai jabatan", isi=angka(nilai), total=True)]


def tabel_evaluasi(daftar: Sequence[EvaluasiJabatan], *, hari: date, pengelola: bool) -> Tabel:
    """Every evaluation of a post, the latest first."""
    kolom = [
        Kolom(judul="Masa"), Kolom(judul="Kelas", jenis="angka"),
        Kolom(judul="Nilai", jenis="angka"), Kolom(judul="Dasar"), Kolom(judul="Keadaan"),
    ]  # fmt: skip
    if pengelola:
        kolom.append(Kolom(judul="Perbaiki", jenis="aksi"))
    return Tabel(
        judul="Riwayat evaluasi",
        kolom=kolom,
        baris=[_baris_evaluasi(satu, hari=hari, pengelola=pengelola) for satu in daftar],
        kosong=Kosong(
            judul="Belum ada evaluasi jabatan",
            keterangan="Kelas yang tertulis berasal dari impor atau isian langsung. Nilai jabatan "
            "ini supaya dasarnya tercatat.",
            ikon="award",
        ),
        satuan="evaluasi",
        id="evaluasi",
    )


def _baris_evaluasi(satu: EvaluasiJabatan, *, hari: date, pengelola: bool) -> tuple[Sel | str, ...]:
    keadaan = BERLAKU if hari in satu.masa else RENCANA if satu.masa.lower > hari else LAMPAU
    baris: tuple[Sel | str, ...] = (
        _kalimat(masa_terbaca(satu.masa.lower, satu.masa.upper)),
        angka(satu.kelas),
        Sel(teks=angka(satu.nilai), catatan="" if satu.faktor else TANPA_FAKTOR.teks),
        satu.dasar,
        Sel(lencana=keadaan),
    )
    if not pengelola:
        return baris
    return (
        *baris,
        Sel(teks="Perbaiki", url=reverse("organisasi:evaluasi_perbaiki", args=[satu.pk])),
    )


def tabel_temuan(
    halaman: "Page[Any]", params: QueryDict, *, pengelola: bool, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """What the validators found, one row a post and validator."""
    kolom = [Kolom(judul="Jabatan"), Kolom(judul="Temuan"), Kolom(judul="Keadaan")]
    if pengelola:
        kolom.append(Kolom(judul="Tindakan", jenis="aksi"))
    return Tabel(
        judul="Temuan pemeriksaan evaluasi jabatan",
        kolom=kolom,
        baris=[_baris_temuan(satu, pengelola=pengelola) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada temuan",
            keterangan="Tidak ada jabatan dalam kewenangan Anda yang cocok dengan saringan ini.",
            ikon="circle-check",
        ),
        satuan="temuan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_temuan(satu: TemuanEvaluasi, *, pengelola: bool) -> tuple[Sel | str, ...]:
    baris: tuple[Sel | str, ...] = (
        Sel(teks=satu.jabatan, catatan=satu.unit,
            url=reverse("organisasi:jabatan_rincian", args=[satu.jabatan_id])),
        Sel(teks=satu.kalimat, catatan=ATURAN[satu.aturan]),
        Sel(lencana=PERLU if satu.dihitung else DIKECUALIKAN, catatan=satu.alasan),
    )  # fmt: skip
    if not pengelola:
        return baris
    if satu.pengecualian_id is not None:
        url = reverse("organisasi:pengecualian", args=[satu.pengecualian_id])
        return (*baris, Sel(teks="Lihat pengecualian", url=url))
    url = reverse("organisasi:pengecualian_baru", args=[satu.jabatan_id, satu.aturan.lower()])
    return (*baris, Sel(teks="Kecualikan", url=url))


def rincian_pengecualian(satu: PengecualianPeriksa) -> list[Rinci]:
    """An exception: which finding of which post, why, how long."""
    return [
        Rinci(judul="Temuan", isi=satu.get_aturan_display()),
        Rinci(judul="Jabatan", isi=satu.jabatan.nama, catatan=satu.unit.nama,
              url=reverse("organisasi:jabatan_rincian", args=[satu.jabatan_id])),
        Rinci(judul="Alasan", isi=satu.alasan),
        Rinci(judul="Berlaku", isi=_kalimat(masa_terbaca(satu.masa.lower, satu.masa.upper))),
    ]  # fmt: skip
