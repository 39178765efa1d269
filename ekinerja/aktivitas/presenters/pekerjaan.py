"""The own plan of a day in words: load, pieces of work, what may be taken over; and the recap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.models import PolaKerja, RencanaKerja
from ekinerja.aktivitas.presenters.umum import lencana_aktivitas
from ekinerja.aktivitas.queries.rencana import HariRencana, RekapHari
from ekinerja.core.format import angka, durasi, jam, tanggal, waktu
from ekinerja.core.kit import Kolom, Kosong, Lencana, Pager, Sel, Tabel
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import Indikator

TEPAT = Lencana("Sebelum jam kerja", "baik", "circle-check")
SUSULAN = Lencana("Sesudah jam kerja mulai", "netral", "clock")
NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, slots=True)
class ButirRencana:
    """A piece of work: what, what for, how many, how long, and what became of it."""

    id: str
    uraian: str
    untuk: str
    ukuran: str
    keterangan: str
    lencana: Lencana
    aktivitas: str


@dataclass(frozen=True, slots=True)
class PolaTampil:
    """Recurring work and its days."""

    id: str
    uraian: str
    ukuran: str


@dataclass(frozen=True, slots=True)
class HalamanPekerjaan:
    """The plan of a day with its load."""

    judul: str
    beban: str
    menit: int
    efektif: int | None
    butir: list[ButirRencana]
    ditawarkan: list[PolaTampil]
    pola: list[PolaTampil]
    tertunda: list[ButirRencana]
    libur: bool


def susun_pekerjaan(
    isi: HariRencana, *, hari: date, judul: str, boleh_catat: bool
) -> HalamanPekerjaan:
    """:param boleh_catat: has the day come, so that a plan may become an entry?"""
    menit = sum(satu.menit for satu in isi.rencana)
    return HalamanPekerjaan(
        judul=judul,
        beban=_beban(menit, isi.efektif),
        menit=menit,
        efektif=isi.efektif,
        butir=[_butir(satu, isi.mulai) for satu in isi.rencana],
        ditawarkan=[_pola(satu) for satu in isi.ditawarkan(hari)],
        pola=[_pola(satu) for satu in isi.pola],
        tertunda=[_butir(satu, None) for satu in isi.tertunda] if boleh_catat else [],
        libur=isi.mulai is None,
    )


def _beban(menit: int, efektif: int | None) -> str:
    if efektif is None:
        return f"Beban {durasi(menit)}. Menit efektif sehari belum ditetapkan."
    kata = f"Beban {durasi(menit)} dari {durasi(efektif)} efektif"
    if menit > efektif:
        return f"{kata}; lebih {durasi(menit - efektif)}."
    return f"{kata}; masih {durasi(efektif - menit)}." if menit < efektif else f"{kata}; penuh."


def _ukuran(indikator: Indikator, volume: Decimal, menit: int) -> str:
    banyak = f"{angka(volume)} {indikator.satuan}, " if volume else ""
    return f"{banyak}{durasi(menit)}"


def _butir(satu: RencanaKerja, mulai: datetime | None) -> ButirRencana:
    jadi = satu.aktivitas
    if jadi is not None:
        lencana = lencana_aktivitas(jadi.status)
    else:
        lencana = TEPAT if mulai is None or satu.dibuat_pada < mulai else SUSULAN
    return ButirRencana(
        id=str(satu.pk),
        uraian=satu.uraian,
        untuk=f"{satu.indikator.hasil_kerja.rencana}: {satu.indikator.uraian}",
        ukuran=_ukuran(satu.indikator, satu.volume, satu.menit),
        keterangan=f"{satu.get_asal_display()}, ditulis {waktu(satu.dibuat_pada)}",
        lencana=lencana,
        aktivitas=reverse("aktivitas:rincian", args=[jadi.pk]) if jadi is not None else "",
    )


def _pola(satu: PolaKerja) -> PolaTampil:
    """Recurring work with its days."""
    hari = ", ".join(NAMA_HARI[nomor - 1] for nomor in satu.hari)
    ukuran = _ukuran(satu.indikator, satu.volume, satu.menit)
    return PolaTampil(str(satu.pk), satu.uraian, f"{hari}; {ukuran}")


def tabel_rekap(
    rekap: Sequence[RekapHari], *, orang: Mapping[int, Pegawai], pager: Pager | None = None
) -> Tabel:
    """One row a person and day.

    :param orang: people of a team, named in the rows; empty for the own recap.
    """
    kepala = [Kolom(judul="Pegawai")] if orang else []
    return Tabel(
        judul="Rencana dan pelaksanaannya",
        kolom=[
            *kepala, Kolom(judul="Hari"), Kolom(judul="Direncanakan", jenis="angka"),
            Kolom(judul="Jadi aktivitas", jenis="angka"), Kolom(judul="Dilaporkan", jenis="angka"),
            Kolom(judul="Rencana ditulis"),
        ],
        baris=[
            (
                *([orang[satu.pegawai_id].nama] if orang else []),
                _hari(satu.tanggal),
                Sel(teks=angka(satu.rencana), catatan=durasi(satu.menit_rencana)),
                angka(satu.jadi),
                Sel(teks=angka(satu.aktivitas), catatan=durasi(satu.menit_aktivitas)),
                _ditulis(satu),
            )
            for satu in rekap
        ],
        kosong=Kosong(
            judul="Belum ada rencana", ikon="calendar-stats",
            keterangan="Tidak ada rencana atau aktivitas pada hari-hari ini.",
        ),
        satuan="hari",
        pager=pager,
        id="rekap",
    )  # fmt: skip


def _hari(hari: date) -> str:
    return f"{NAMA_HARI[hari.weekday()]}, {tanggal(hari)}"


def _ditulis(satu: RekapHari) -> str:
    if satu.direncanakan_pada is None:
        return "–"
    return f"{tanggal(satu.direncanakan_pada)} {jam(satu.direncanakan_pada)}"
