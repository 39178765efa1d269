"""The day on a phone: one tap to choose, the day's entries, the month in one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, KatalogAktivitas
from ekinerja.aktivitas.presenters.umum import lama_dan_volume, lencana_aktivitas, nilai_katalog
from ekinerja.aktivitas.queries import Kebijakan, LembarHari, RingkasBulan
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DRAF
from ekinerja.core.format import angka, durasi, jam, tanggal_panjang
from ekinerja.core.kit import Lencana, Tautan
from ekinerja.skp.queries import PilihanIndikator

PALING_BANYAK = 4


@dataclass(frozen=True, slots=True)
class TawaranTampil:
    """A choice that fills the form with one tap."""

    uraian: str
    ringkas: str
    url: str


@dataclass(frozen=True, slots=True)
class KelompokTampil:
    """Choices of one kind; ``salin`` is the ISO day that can be copied whole, or empty."""

    judul: str
    ikon: str
    isi: list[TawaranTampil]
    salin: str = ""


@dataclass(frozen=True, slots=True)
class CatatanTampil:
    """An entry of today."""

    uraian: str
    ringkas: str
    url: str
    lencana: Lencana
    tindak: str


@dataclass(frozen=True, slots=True)
class HariIniTampil:
    """The whole screen. ``target`` 0: no scheme sets one.

    :ivar kurang: what is missing of the day's least minutes, as a sentence; empty when nothing.
    """

    judul: str
    kelompok: list[KelompokTampil]
    catatan: list[CatatanTampil]
    jumlah: str
    kurang: str
    menit: int
    target: int
    kalimat: str
    poin: str
    bulan: Tautan
    perbaiki: Tautan | None


def susun_hari(
    lembar: LembarHari,
    *,
    hari: date,
    ringkas: RingkasBulan,
    target: int,
    kebijakan: Kebijakan,
) -> HariIniTampil:
    """Today for its owner."""
    daftar = reverse("aktivitas:daftar")
    kembali = f"Perbaiki {angka(ringkas.dikembalikan)} yang dikembalikan"
    return HariIniTampil(
        judul=tanggal_panjang(hari),
        kelompok=_kelompok(lembar),
        catatan=[_catatan(satu) for satu in lembar.hari_ini],
        jumlah=durasi(ringkas.menit_hari),
        kurang=_kurang(ringkas.menit_hari, kebijakan.menit_terendah),
        menit=min(ringkas.menit, target) if target else ringkas.menit,
        target=target,
        kalimat=_kalimat(ringkas, target),
        poin=_poin(ringkas, kebijakan),
        bulan=Tautan(judul="Catatan bulan ini", url=daftar, ikon="calendar"),
        perbaiki=Tautan(judul=kembali, url=f"{daftar}?status=DIKEMBALIKAN", ikon="arrow-back-up")
        if ringkas.dikembalikan
        else None,
    )


def _kelompok(lembar: LembarHari) -> list[KelompokTampil]:
    kemarin, pekan = _berbeda(lembar.kemarin), _berbeda(lembar.pekan_lalu)
    semua = [
        KelompokTampil(
            "Sering dikerjakan", "star", [_tawaran(satu) for satu in lembar.sering[:PALING_BANYAK]]
        ),
        KelompokTampil(
            "Hari terakhir mencatat",
            "history",
            [_tawaran(satu) for satu in kemarin],
            salin=kemarin[0].tanggal.isoformat() if kemarin else "",
        ),
        KelompokTampil(
            "Hari yang sama pekan lalu",
            "refresh",
            [_tawaran(satu) for satu in pekan],
            salin=pekan[0].tanggal.isoformat() if pekan else "",
        ),
    ]
    return [satu for satu in semua if satu.isi]


def _berbeda(isi: list[Aktivitas]) -> list[Aktivitas]:
    """Each wording once, the first few."""
    berbeda: dict[str, Aktivitas] = {}
    for satu in isi:
        berbeda.setdefault(satu.uraian.casefold(), satu)
    return list(berbeda.values())[:PALING_BANYAK]


def _tawaran(satu: Aktivitas) -> TawaranTampil:
    return TawaranTampil(
        satu.uraian, lama_dan_volume(satu), f"{reverse('aktivitas:baru')}?salin={satu.pk}"
    )


def _catatan(satu: Aktivitas) -> CatatanTampil:
    ringkas = lama_dan_volume(satu)
    if satu.mulai and satu.selesai:
        ringkas = f"{jam(satu.mulai)}–{jam(satu.selesai)} · {ringkas}"
    terbuka = satu.status in {DRAF, DIKEMBALIKAN} and satu.diinput_oleh_id is None
    return CatatanTampil(
        uraian=satu.uraian,
        ringkas=ringkas if getattr(satu, "ada_bukti", True) else f"{ringkas} · belum ada bukti",
        url=reverse("aktivitas:rincian", args=[satu.pk]),
        lencana=lencana_aktivitas(satu.status),
        tindak=reverse("aktivitas:ubah", args=[satu.pk]) if terbuka else "",
    )


def _kurang(menit: int, terendah: int | None) -> str:
    if terendah is None or menit >= terendah:
        return ""
    return f"Kurang {durasi(terendah - menit)} dari menit terendah sehari."


def _kalimat(ringkas: RingkasBulan, target: int) -> str:
    if not target:
        return f"{durasi(ringkas.menit)} bulan ini; target menit belum ditetapkan"
    return f"{angka(ringkas.menit)} dari {angka(target)} menit bulan ini"


def _poin(ringkas: RingkasBulan, kebijakan: Kebijakan) -> str:
    """Points of the month with their worth, empty while nothing earns points."""
    if not ringkas.poin and kebijakan.target_poin is None:
        return ""
    target = f" dari {angka(kebijakan.target_poin)}" if kebijakan.target_poin is not None else ""
    return f"{angka(ringkas.poin)}{target} poin, {angka(ringkas.poin_sah)} disetujui"


@dataclass(frozen=True, slots=True)
class HasilCari:
    """What the words found; ``kalimat`` when there is nothing to show."""

    kata: str
    katalog: list[TawaranTampil]
    indikator: list[TawaranTampil]
    kalimat: str
    bebas: Tautan | None


def susun_hasil(
    kata: str, katalog: Sequence[KatalogAktivitas], indikator: Sequence[PilihanIndikator]
) -> HasilCari:
    """Activities of the catalogue and indicators of the own SKP."""
    baru = reverse("aktivitas:baru")
    ada = bool(katalog or indikator)
    return HasilCari(
        kata=kata,
        katalog=[
            TawaranTampil(satu.nama, " · ".join(nilai_katalog(satu)), f"{baru}?katalog={satu.pk}")
            for satu in katalog
        ],
        indikator=[
            TawaranTampil(satu.uraian, satu.rencana, f"{baru}?indikator={satu.id}")
            for satu in indikator
        ],
        kalimat="" if ada else _tak_ada(kata),
        bebas=Tautan(judul="Catat tanpa katalog", url=baru, ikon="plus") if kata else None,
    )


def _tak_ada(kata: str) -> str:
    if not kata:
        return "Ketik nama pekerjaan, paling sedikit dua huruf."
    return f"Tidak ada “{kata}” pada katalog jabatan Anda dan SKP Anda. Coba kata lain."
