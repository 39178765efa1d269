"""A scheme on screen, read like a decree: what is chosen, how much, by which article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import yaml
from django.urls import reverse

from ekinerja.aturan import KesalahanAturan, Rencana
from ekinerja.aturan.penyusun import ParameterTerpakai
from ekinerja.aturan.tabel import Tabel as TabelAturan
from ekinerja.core.format import bulan_tahun, tanggal
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Lencana,
    Pager,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
)
from ekinerja.core.workflow import Step
from ekinerja.regulasi.models import RiwayatSkema, Skema
from ekinerja.regulasi.rencana import masalah_rencana, rencana_skema, skema_terpakai
from ekinerja.regulasi.ungkapan import (
    PEMBULATAN,
    baris_tabel,
    nilai_terbaca,
    penjelasan,
    sebutan,
    sebutan_komponen,
)
from ekinerja.regulasi.workflow import BERLAKU, DICABUT, DRAF

LENCANA_STATUS = {
    DRAF: lencana_untuk("draf"),
    BERLAKU: lencana_untuk("aktif", "Berlaku"),
    DICABUT: lencana_untuk("berakhir", "Dicabut"),
}
BELUM_PASTI = lencana_untuk("belum_terverifikasi")
_BARIS_TAMPAK = 20
_LANGKAH = {"buat": "Draf dibuat", "ubah": "Draf diubah", "berlakukan": "Diberlakukan"}


@dataclass(frozen=True, slots=True)
class NilaiSkema:
    """A parameter in force under this scheme."""

    judul: str
    nilai: str
    pasal: str
    asal: str
    tanda: Lencana | None
    catatan: str = ""
    baris: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LangkahSkema:
    """A step of the calculation, in its order."""

    nomor: int
    judul: str
    kalimat: str
    cara: str
    pasal: str
    pembulatan: str
    tanda: Lencana | None
    catatan: str


@dataclass(slots=True)
class RincianSkema:
    """Everything the page of a scheme shows."""

    skema: Skema
    lencana: Lencana
    ringkasan: list[Rinci]
    nilai: list[NilaiSkema] = field(default_factory=list)
    langkah: list[LangkahSkema] = field(default_factory=list)
    masalah: list[str] = field(default_factory=list)
    riwayat: list[Peristiwa] = field(default_factory=list)
    aksi: list[Aksi] = field(default_factory=list)
    naskah_url: str = ""
    isi: str = ""


def tabel_skema(skema: Sequence[Skema], pager: Pager | None) -> Tabel:
    """The list of schemes."""
    return Tabel(
        judul="Skema TPP",
        kolom=(
            Kolom(judul="Skema"),
            Kolom(judul="Masa berlaku"),
            Kolom(judul="Keputusan"),
            Kolom(judul="Keadaan"),
        ),
        baris=[_baris(satu) for satu in skema],
        kosong=Kosong(
            judul="Belum ada skema TPP",
            keterangan="Skema memuat rumus, bobot, dan tabel dari peraturan kepala daerah. BKPSDM "
            "atau Bagian Organisasi mengunggahnya sebagai draf, lalu orang lain memberlakukannya.",
            ikon="scale",
        ),
        satuan="skema",
        pager=pager,
    )


def _baris(skema: Skema) -> list[Sel]:
    return [
        Sel(
            teks=skema.nama,
            catatan=f"versi {skema.versi}{', skema contoh' if skema.contoh else ''}",
            url=reverse("regulasi:rincian", args=[skema.pk]),
        ),
        Sel(teks=masa(skema)),
        Sel(teks=keputusan(skema)),
        Sel(lencana=LENCANA_STATUS[skema.status]),
    ]


def masa(skema: Skema) -> str:
    """Since when, and until when."""
    awal, akhir = skema.masa.lower, skema.masa.upper
    return (
        f"{tanggal(awal)} – {tanggal(_hari_terakhir(akhir))}"
        if akhir
        else (f"sejak {tanggal(awal)}")
    )


def keputusan(skema: Skema) -> str:
    """The decree; an example says that it has none."""
    if skema.contoh:
        return "Tidak ada: skema contoh, nomornya rekaan"
    nomor = skema.nomor_keputusan or "Belum diisi"
    sejak = f", {tanggal(skema.tanggal_keputusan)}" if skema.tanggal_keputusan else ""
    return f"{nomor}{sejak}"


def rincian_skema(
    skema: Skema,
    *,
    riwayat: Iterable[RiwayatSkema],
    bulan: Sequence[date],
    langkah: Sequence[Step],
) -> RincianSkema:
    """The page of a scheme.

    :param bulan: months that were closed with it.
    :param langkah: steps this person may take now.
    """
    terpakai = skema_terpakai(skema)
    rincian = RincianSkema(
        skema=skema,
        lencana=LENCANA_STATUS[skema.status],
        ringkasan=_ringkasan(skema, terpakai.dasar_umum, bulan),
        masalah=masalah_rencana(skema),
        riwayat=[_peristiwa(satu) for satu in riwayat],
        aksi=[_aksi(skema, satu) for satu in langkah],
        naskah_url=reverse("regulasi:naskah", args=[skema.pk]) if skema.naskah_id else "",
        isi=isi_yaml(skema),
    )
    try:
        rencana = rencana_skema(skema)
    except KesalahanAturan:
        return rincian
    rincian.nilai = list(_nilai(rencana))
    rincian.langkah = list(_langkah(rencana))
    return rincian


def isi_yaml(skema: Skema) -> str:
    """Content of a scheme as the file that can be uploaded again."""
    return yaml.safe_dump(skema.isi, allow_unicode=True, sort_keys=False, width=96)


def _ringkasan(skema: Skema, dasar: str, bulan: Sequence[date]) -> list[Rinci]:
    dipakai = f"{len(bulan)} bulan, terakhir {bulan_tahun(bulan[-1])}" if bulan else "belum"
    penyusun = skema.dibuat_oleh.nama if skema.dibuat_oleh else "sistem"
    return [
        Rinci(judul="Dasar", isi=dasar),
        Rinci(judul="Keputusan", isi=keputusan(skema)),
        Rinci(judul="Masa berlaku", isi=masa(skema)),
        Rinci(judul="Disusun oleh", isi=penyusun),
        Rinci(judul="Dipakai menutup bulan", isi=dipakai),
    ]


def _nilai(rencana: Rencana) -> Iterator[NilaiSkema]:
    semua = rencana.simpulan.parameter.values()
    for satu in sorted(semua, key=lambda p: (p.sumber != "skema", p.deklarasi.judul)):
        d = satu.deklarasi
        berbaris = isinstance(satu.nilai, TabelAturan)
        yield NilaiSkema(
            judul=d.judul,
            nilai="" if berbaris else nilai_terbaca(satu.nilai, d.satuan),
            pasal=satu.dasar,
            asal=_asal(satu),
            tanda=BELUM_PASTI if satu.status == "belum_terverifikasi" else None,
            catatan=satu.catatan,
            baris=_baris_tabel(satu) if berbaris else (),
        )


def _asal(satu: ParameterTerpakai) -> str:
    if satu.sumber == "skema":
        return "skema ini"
    return f"nilai nasional sejak {tanggal(satu.sejak)}"


def _baris_tabel(satu: ParameterTerpakai) -> list[str]:
    assert isinstance(satu.nilai, TabelAturan)
    semua = baris_tabel(satu.deklarasi.nama, satu.nilai.baris(), berpita=bool(satu.nilai.pita))
    lebih = len(semua) - _BARIS_TAMPAK
    return [*semua[:_BARIS_TAMPAK], f"dan {lebih} baris lagi"] if lebih > 0 else semua


def _langkah(rencana: Rencana) -> Iterator[LangkahSkema]:
    dasar = rencana.skema.dasar
    for nomor, istilah in enumerate((*rencana.tahap1, *rencana.tahap2), 1):
        k = rencana.simpulan.komponen[istilah]
        pasal = [dasar[istilah]] if istilah in dasar else []
        yield LangkahSkema(
            nomor=nomor,
            judul=sebutan(istilah),
            kalimat=penjelasan(k),
            cara=sebutan_komponen(k.nama),
            pasal="; ".join([*pasal, k.dasar]),
            pembulatan=PEMBULATAN.get(k.pembulatan or "", ""),
            tanda=BELUM_PASTI if k.status == "belum_terverifikasi" else None,
            catatan=k.catatan,
        )


def _peristiwa(satu: RiwayatSkema) -> Peristiwa:
    apa = _LANGKAH.get(satu.langkah, "Dicabut")
    baik = satu.langkah == "berlakukan"
    return Peristiwa(
        apa=apa,
        oleh=satu.oleh_nama,
        kapan=satu.pada,
        sebagai=satu.kapasitas,
        alasan=satu.alasan,
        jenis="baik" if baik else "netral",
        ikon="circle-check" if baik else "pencil",
    )


def _aksi(skema: Skema, langkah: Step) -> Aksi:
    utama = langkah.nama == "berlakukan"
    return Aksi(
        judul=langkah.label,
        url=reverse(f"regulasi:{langkah.nama}", args=[skema.pk]),
        gaya="utama" if utama else "bahaya",
        ikon="circle-check" if utama else "ban",
        konfirmasi=(
            f"“{skema.nama}” berlaku sejak {tanggal(skema.masa.lower)} dan isinya tidak dapat "
            "diubah lagi. Skema lama berakhir pada tanggal itu."
        )
        if utama
        else "",
        perlu_alasan=langkah.reason_required,
        label_alasan="Mengapa skema ini dicabut?",
    )


def _hari_terakhir(akhir: date) -> date:
    return date.fromordinal(akhir.toordinal() - 1)


def remah() -> list[Tautan]:
    """Where the pages of one scheme stand."""
    return [Tautan(judul="Skema TPP", url=reverse("regulasi:daftar"))]
