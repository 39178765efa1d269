"""The own month: progress, and the entries day by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.umum import lama_dan_volume, lencana_aktivitas
from ekinerja.aktivitas.queries import JumlahHari, RingkasBulan
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DRAF, STATUS_AKTIVITAS
from ekinerja.core.format import angka, bulan_tahun, durasi, tanggal_panjang
from ekinerja.core.format import tanggal as tanggal_pendek
from ekinerja.core.impor import KolomEkspor, tulis_xlsx
from ekinerja.core.kit import Kosong, Lencana, Pager, Tautan, pager


@dataclass(frozen=True, slots=True)
class BarisAktivitas:
    """One entry in the list."""

    uraian: str
    url: str
    indikator: str
    ringkas: str
    lencana: Lencana
    bukti: int
    catatan: str
    tindak: str


@dataclass(frozen=True, slots=True)
class HariTampil:
    """The entries of one day with their sum."""

    judul: str
    jumlah: str
    baris: list[BarisAktivitas]


@dataclass(frozen=True, slots=True)
class BulanTampil:
    """Everything on the page of a month.

    ``menit`` and ``target`` are for the progress bar; ``target`` 0 means that no scheme sets one.
    """

    judul: str
    bulan_ini: bool
    hari_ini: str
    menit: int
    target: int
    kalimat: str
    rincian: str
    hari: list[HariTampil]
    pager: Pager | None
    kosong: Kosong
    ekspor: Tautan


def susun_bulan(
    halaman: "Page[Any]",
    *,
    awal: date,
    hari_ini: date,
    ringkas: RingkasBulan,
    per_hari: Mapping[date, JumlahHari],
    catatan: Mapping[int, str],
    target: int,
    params: QueryDict,
) -> BulanTampil:
    """A page of a month, newest day first."""
    hari = [
        _hari(tanggal, list(isi), per_hari.get(tanggal), catatan, hari_ini)
        for tanggal, isi in groupby(halaman.object_list, key=lambda satu: satu.tanggal)
    ]
    tersaring = bool(params.get("status"))
    return BulanTampil(
        judul=bulan_tahun(awal),
        bulan_ini=awal == hari_ini.replace(day=1),
        hari_ini=durasi(ringkas.menit_hari),
        menit=min(ringkas.menit, target) if target else ringkas.menit,
        target=target,
        kalimat=_kalimat(ringkas, target),
        rincian=_rincian(ringkas),
        hari=hari,
        pager=pager(halaman, params) if halaman.paginator.count else None,
        kosong=_kosong(awal, tersaring),
        ekspor=Tautan(
            judul="Unduh xlsx",
            url=f"{reverse('aktivitas:ekspor')}?bulan={awal:%Y-%m}",
            ikon="download",
        ),
    )


def _hari(
    tanggal: date,
    isi: list[Aktivitas],
    jumlah: JumlahHari | None,
    catatan: Mapping[int, str],
    hari_ini: date,
) -> HariTampil:
    kini = tanggal == hari_ini
    return HariTampil(
        judul=f"Hari ini, {tanggal_pendek(tanggal)}" if kini else tanggal_panjang(tanggal),
        jumlah=durasi(jumlah.menit) if jumlah else "",
        baris=[_baris(satu, catatan.get(satu.pk, "")) for satu in isi],
    )


def _baris(satu: Aktivitas, catatan: str) -> BarisAktivitas:
    dapat_diubah = satu.status in {DRAF, DIKEMBALIKAN}
    return BarisAktivitas(
        uraian=satu.uraian,
        url=reverse("aktivitas:rincian", args=[satu.pk]),
        indikator=satu.indikator.uraian,
        ringkas=lama_dan_volume(satu),
        lencana=lencana_aktivitas(satu.status),
        bukti=getattr(satu, "jumlah_bukti", 0),
        catatan=catatan if satu.status == DIKEMBALIKAN else "",
        tindak=reverse("aktivitas:ubah", args=[satu.pk]) if dapat_diubah else "",
    )


def _kalimat(ringkas: RingkasBulan, target: int) -> str:
    if not target:
        return f"{durasi(ringkas.menit)} tercatat"
    sisa = max(target - ringkas.menit, 0)
    akhir = f"kurang {angka(sisa)} menit" if sisa else "target sebulan tercapai"
    return f"{angka(ringkas.menit)} dari {angka(target)} menit, {akhir}"


def _rincian(ringkas: RingkasBulan) -> str:
    bagian = [f"{angka(ringkas.menit_sah)} menit disetujui"]
    for jumlah, sebutan in (
        (ringkas.menunggu, "menunggu persetujuan"),
        (ringkas.dikembalikan, "dikembalikan"),
        (ringkas.draf, "draf"),
    ):
        if jumlah:
            bagian.append(f"{angka(jumlah)} {sebutan}")
    return " · ".join(bagian)


def _kosong(awal: date, tersaring: bool) -> Kosong:
    if tersaring:
        return Kosong(
            judul="Tidak ada aktivitas dengan keadaan itu",
            keterangan="Pilih “Semua” pada saringan untuk melihat seluruh aktivitas bulan ini.",
            ikon="filter",
        )
    return Kosong(
        judul=f"Belum ada aktivitas pada {bulan_tahun(awal)}",
        keterangan="Catat pekerjaan hari ini beserta foto atau dokumennya.",
        ikon="clipboard-list",
        aksi=Tautan(judul="Catat aktivitas", url=reverse("aktivitas:baru"), ikon="plus"),
    )


_KOLOM_EKSPOR = (
    KolomEkspor("Tanggal", "tanggal", 12),
    KolomEkspor("Uraian", lebar=50),
    KolomEkspor("Indikator SKP", lebar=40),
    KolomEkspor("Menit", "bulat", 8),
    KolomEkspor("Volume", "desimal", 10),
    KolomEkspor("Satuan", lebar=14),
    KolomEkspor("Keadaan", lebar=22),
    KolomEkspor("Bukti", "bulat", 8),
)


def ekspor_bulan(aktivitas: Sequence[Aktivitas]) -> bytes:
    """The entries of a month as a workbook, oldest first; ``jumlah_bukti`` is annotated."""
    sebutan = dict(STATUS_AKTIVITAS)
    baris = (
        (
            satu.tanggal,
            satu.uraian,
            satu.indikator.uraian,
            satu.menit,
            satu.volume,
            satu.indikator.satuan,
            sebutan[satu.status],
            getattr(satu, "jumlah_bukti", 0),
        )
        for satu in sorted(aktivitas, key=lambda satu: (satu.tanggal, satu.pk))
    )
    return tulis_xlsx(_KOLOM_EKSPOR, baris, nama_lembar="Aktivitas")
