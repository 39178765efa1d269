"""SKP as shapes for its screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from ekinerja.core.format import angka, bulan_tahun, persen, rentang_tanggal
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
)
from ekinerja.core.workflow import Pelaku, Step
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP
from ekinerja.skp.permissions import skp_dapat_diubah, skp_lengkap
from ekinerja.skp.workflow import DRAF, SKP_WORKFLOW

_PERISTIWA = {
    "buat": ("Mulai disusun", "netral", "pencil"),
    "alihkan": ("Dialihkan kepada pejabat penilai baru", "info", "user-check"),
    "impor": ("Diimpor sebagai SKP yang sudah disetujui", "info", "database-import"),
    "ajukan": ("Diajukan kepada pejabat penilai", "info", "send"),
    "kembalikan": ("Dikembalikan untuk diperbaiki", "awas", "arrow-back-up"),
    "setujui": ("Disetujui", "baik", "circle-check"),
}
_GAYA = {"ajukan": "utama", "setujui": "utama"}
_IKON = {"ajukan": "send", "setujui": "check", "kembalikan": "arrow-back-up"}
_KOLOM = (Kolom(judul="Masa"), Kolom(judul="Jabatan"), Kolom(judul="Isi"), Kolom(judul="Keadaan"))


@dataclass(frozen=True, slots=True)
class BulanTarget:
    """Target and realisation of a month."""

    judul: str
    target: str
    realisasi: str
    kini: bool


@dataclass(frozen=True, slots=True)
class IndikatorTampil:
    """An indicator with its progress. ``nomor`` is the one that imports name."""

    id: int
    nomor: int
    uraian: str
    aspek: str
    target: str
    capaian: int
    kalimat: str
    bulan: list[BulanTarget]


@dataclass(frozen=True, slots=True)
class HasilKerjaTampil:
    """A planned result with its indicators."""

    id: int
    jenis: str
    rencana: str
    indikator: list[IndikatorTampil]


@dataclass(frozen=True, slots=True)
class RincianSKP:
    """The page of an SKP."""

    id: int
    judul: str
    lencana: Lencana
    rincian: list[Rinci]
    hasil_kerja: list[HasilKerjaTampil]
    riwayat: list[Peristiwa]
    aksi: list[Aksi]
    dapat_diubah: bool
    kurang: str
    kosong: Kosong


def tabel_milik(skp: Sequence[SKP]) -> Tabel:
    """Own SKP, newest period first; counts are annotated."""
    return Tabel(
        judul="SKP saya",
        kolom=_KOLOM,
        baris=[
            (
                Sel(teks=_masa(satu), url=reverse("skp:rincian", args=[satu.pk])),
                Sel(teks=satu.jabatan.nama),
                Sel(teks=_isi(satu)),
                Sel(lencana=lencana_skp(satu.status)),
            )
            for satu in skp
        ],
        satuan="SKP",
        kosong=Kosong(
            judul="Belum ada SKP",
            keterangan="Susun SKP tahun ini, lalu ajukan kepada atasan. Aktivitas harian dicatat "
            "setelah SKP disetujui.",
            ikon="target",
            aksi=Tautan(judul="Susun SKP", url=reverse("skp:baru"), ikon="plus"),
        ),
    )


def tabel_menunggu(skp: Sequence[SKP], *, oleh_id: int) -> Tabel:
    """SKP that wait for this person's decision; those in another's stead say so."""
    return Tabel(
        judul="SKP yang menunggu persetujuan",
        kolom=(Kolom(judul="Pegawai"), *_KOLOM[:3]),
        baris=[
            (
                Sel(
                    teks=satu.pegawai.nama,
                    catatan=f"a.n. {satu.penilai.nama}"
                    if satu.penilai is not None and satu.penilai_id != oleh_id
                    else "",
                    url=reverse("skp:rincian", args=[satu.pk]),
                ),
                Sel(teks=_masa(satu)),
                Sel(teks=satu.jabatan.nama),
                Sel(teks=_isi(satu)),
            )
            for satu in skp
        ],
        satuan="SKP",
        id="menunggu",
        kosong=Kosong(judul="Tidak ada SKP yang menunggu", ikon="circle-check"),
    )


def rincian_skp(
    skp: SKP,
    *,
    isi: Sequence[HasilKerja],
    riwayat: Sequence[RiwayatSKP],
    capaian: Mapping[int, tuple[Decimal, Decimal]],
    hari_ini: date,
    oleh: Pelaku | None,
) -> RincianSKP:
    """The SKP as ``oleh`` may see and treat it; None reads only."""
    dapat_diubah = oleh is not None and skp_dapat_diubah(skp, oleh).boleh
    langkah = SKP_WORKFLOW.available(skp, oleh) if oleh is not None else []
    langkah.sort(key=lambda satu: _GAYA.get(satu.nama, "") != "utama")
    kurang = skp_lengkap(skp, oleh).alasan if oleh is not None and skp.status == DRAF else ""
    return RincianSKP(
        id=skp.pk,
        judul=f"SKP {_masa(skp)[:1].lower()}{_masa(skp)[1:]}",
        lencana=lencana_skp(skp.status),
        rincian=_rincian(skp),
        hasil_kerja=_hasil_kerja(isi, capaian, hari_ini, terkunci=skp.status != DRAF),
        riwayat=[_peristiwa(satu) for satu in riwayat],
        aksi=[_aksi(satu, skp) for satu in langkah],
        dapat_diubah=dapat_diubah,
        kurang=kurang if dapat_diubah else "",
        kosong=Kosong(
            judul="Belum ada rencana hasil kerja",
            keterangan="Mulai dengan satu hasil yang diharapkan atasan dari jabatan ini.",
            ikon="target",
        ),
    )


def lencana_skp(status: str) -> Lencana:
    """The badge of a state; an agreed plan is locked."""
    return lencana_untuk(status)


def _masa(skp: SKP) -> str:
    mulai, selesai = skp.masa.lower, skp.masa.upper
    if (mulai.month, mulai.day, selesai) == (1, 1, date(mulai.year + 1, 1, 1)):
        return f"Tahun {mulai.year}"
    return rentang_tanggal(mulai, selesai)


def _isi(skp: SKP) -> str:
    rhk, indikator = getattr(skp, "jumlah_rhk", 0), getattr(skp, "jumlah_indikator", 0)
    return f"{angka(rhk)} RHK, {angka(indikator)} indikator"


def _rincian(skp: SKP) -> list[Rinci]:
    penilai = skp.penilai.nama if skp.penilai is not None else "Ditetapkan saat diajukan"
    return [
        Rinci(judul="Pegawai", isi=skp.pegawai.nama),
        Rinci(judul="Jabatan", isi=skp.jabatan.nama, catatan=skp.jabatan.unit.nama),
        Rinci(judul="Masa", isi=rentang_tanggal(skp.masa.lower, skp.masa.upper)),
        Rinci(judul="Pendekatan", isi=skp.get_pendekatan_display()),
        Rinci(judul="Pejabat penilai", isi=penilai),
    ]


def _hasil_kerja(
    isi: Sequence[HasilKerja],
    capaian: Mapping[int, tuple[Decimal, Decimal]],
    hari_ini: date,
    *,
    terkunci: bool,
) -> list[HasilKerjaTampil]:
    nomor = 0
    hasil = []
    for rhk in isi:
        indikator = []
        for satu in rhk.indikator.all():
            nomor += 1
            sampai = capaian.get(satu.pk) if terkunci else None
            indikator.append(_indikator(satu, nomor, sampai, hari_ini))
        hasil.append(HasilKerjaTampil(rhk.pk, rhk.get_jenis_display(), rhk.rencana, indikator))
    return hasil


def _indikator(
    satu: Indikator, nomor: int, sampai: tuple[Decimal, Decimal] | None, hari_ini: date
) -> IndikatorTampil:
    bulan = list(satu.target_bulanan.all())
    realisasi = sum((b.realisasi for b in bulan), Decimal(0))
    kalimat = ""
    if sampai is not None:
        kalimat = (
            f"{angka(realisasi)} dari {angka(satu.target)} {satu.satuan} "
            f"({persen(realisasi / satu.target, 0)}); "
            f"target sampai bulan ini {angka(sampai[0])}"
        )
    return IndikatorTampil(
        id=satu.pk,
        nomor=nomor,
        uraian=satu.uraian,
        aspek=satu.get_aspek_display(),
        target=f"{angka(satu.target)} {satu.satuan}",
        capaian=min(100, int(realisasi * 100 / satu.target)) if sampai is not None else -1,
        kalimat=kalimat,
        bulan=[
            BulanTarget(
                bulan_tahun(b.awal),
                angka(b.target),
                angka(b.realisasi),
                b.awal == hari_ini.replace(day=1),
            )
            for b in bulan
        ],
    )


def _peristiwa(satu: RiwayatSKP) -> Peristiwa:
    apa, jenis, ikon = _PERISTIWA.get(satu.langkah, (satu.langkah.capitalize(), "netral", "check"))
    return Peristiwa(
        apa=apa,
        oleh=satu.oleh_nama,
        kapan=satu.pada,
        sebagai=satu.kapasitas,
        alasan=satu.alasan,
        jenis=jenis,
        ikon=ikon,
    )


def _aksi(langkah: Step, skp: SKP) -> Aksi:
    setuju = langkah.nama == "setujui"
    return Aksi(
        judul=langkah.label,
        url=reverse(f"skp:{langkah.nama}", args=[skp.pk]),
        gaya=_GAYA.get(langkah.nama, "biasa"),
        ikon=_IKON.get(langkah.nama, ""),
        perlu_alasan=langkah.reason_required,
        label_alasan="Apa yang perlu diperbaiki",
        konfirmasi="Rencana dan targetnya terkunci setelah disetujui." if setuju else "",
        konfirmasi_judul=f"Setujui SKP {skp.pegawai.nama}?" if setuju else "",
    )
