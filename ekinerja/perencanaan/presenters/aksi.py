"""Action plans in words: the list per perangkat daerah, the grid of months, one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import BULAN_SINGKAT, angka, persen, tanggal
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Lencana,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.core.workflow import Step
from ekinerja.perencanaan.forms import RealisasiForm, nama_periode
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    BuktiAksi,
    LaporanAksi,
    RencanaAksi,
    TargetAksi,
)
from ekinerja.perencanaan.presenters.umum import asal, keadaan
from ekinerja.perencanaan.queries import KemajuanUnit, periode_bulan
from ekinerja.perencanaan.workflow import DIVERIFIKASI

BELUM = Lencana("Belum ada", "awas", "circle-dashed")
BELUM_DILAPORKAN = Lencana("Belum dilaporkan", "netral", "circle-dashed")
BELUM_TERVERIFIKASI = lencana_untuk("belum_terverifikasi")
GAYA = {"ajukan": "utama", "verifikasi": "utama", "kembalikan": "bahaya", "buka": "bahaya"}
IKON = {"ajukan": "send", "verifikasi": "checks", "kembalikan": "arrow-back-up",
        "buka": "lock-open"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetTampil:
    """One target of a period with its form, when it may be filled in."""

    id: int
    judul: str
    keterangan: str
    target: str
    realisasi: str
    penjelasan: str
    bukti: Sequence[BuktiAksi]
    form: RealisasiForm | None
    url: str


def tabel_kemajuan(
    halaman: "Page[Any]", isi: Sequence[KemajuanUnit], params: QueryDict, *,
    ekspor: Sequence[Tautan],
) -> Tabel:  # fmt: skip
    """Per perangkat daerah: plan, report of the period, filled in, attainment."""
    return Tabel(
        judul="Rencana aksi perangkat daerah",
        kolom=(
            Kolom(judul="Perangkat daerah"), Kolom(judul="Rencana"), Kolom(judul="Laporan"),
            Kolom(judul="Terisi", jenis="angka"), Kolom(judul="Capaian", jenis="angka"),
        ),
        baris=[_baris_kemajuan(satu) for satu in isi],
        kosong=Kosong(
            judul="Tidak ada perangkat daerah yang cocok",
            keterangan="Kosongkan saringannya.", ikon="building",
        ),
        satuan="perangkat daerah",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def _baris_kemajuan(satu: KemajuanUnit) -> tuple[Sel | str, ...]:
    rencana = satu.rencana
    if rencana is None:
        return (satu.unit.nama, Sel(lencana=BELUM), "–", "–", "–")
    return (
        Sel(teks=satu.unit.nama, url=reverse("perencanaan:rencana_rincian", args=[rencana.pk])),
        Sel(lencana=keadaan(rencana.status)),
        Sel(lencana=keadaan(satu.laporan) if satu.laporan else BELUM_DILAPORKAN),
        f"{satu.terisi} dari {satu.target}",
        persen(satu.bagian),
    )


def tabel_rencana(
    rencana: RencanaAksi, baris: Sequence[BarisRencanaAksi], *, dapat_diubah: bool
) -> Tabel:
    """The grid: an action a row, a period a column, "realisation / target" a cell."""
    return Tabel(
        judul="Aksi dan targetnya",
        kolom=(
            Kolom(judul="Aksi"), Kolom(judul="Penanggung jawab"), Kolom(judul="Satuan"),
            *(Kolom(judul=judul_kolom(rencana, bulan), jenis="angka")
              for bulan in rencana.bulan_periode),
        ),
        baris=[_baris_aksi(rencana, satu, dapat_diubah=dapat_diubah) for satu in baris],
        kosong=Kosong(
            judul="Belum ada aksi",
            keterangan="Tambahkan satu per satu, atau impor dari berkas.", ikon="list-check",
        ),
        satuan="aksi",
        id="aksi",
    )  # fmt: skip


def judul_kolom(rencana: RencanaAksi, bulan: int) -> str:
    """Short name of a period."""
    if rencana.periode == RencanaAksi.BULANAN:
        return BULAN_SINGKAT[bulan - 1]
    return nama_periode(rencana, bulan).replace("Triwulan", "TW")


def _baris_aksi(
    rencana: RencanaAksi, satu: BarisRencanaAksi, *, dapat_diubah: bool
) -> tuple[Sel | str, ...]:
    isi = {target.bulan: target for target in satu.target.all()}
    catatan = f"{satu.kode} · {satu.indikator}"
    if satu.sasaran is not None:
        catatan += f" · mendukung {satu.sasaran.kode}"
    return (
        Sel(teks=satu.aksi, catatan=catatan,
            url=reverse("perencanaan:baris_ubah", args=[satu.pk]) if dapat_diubah else ""),
        satu.penanggung_jawab.nama if satu.penanggung_jawab else "Belum ditetapkan",
        satu.satuan,
        *(_sel_target(isi.get(bulan)) for bulan in rencana.bulan_periode),
    )  # fmt: skip


def _sel_target(target: TargetAksi | None) -> str:
    if target is None:
        return "–"
    if target.realisasi is None:
        return angka(target.target)
    return f"{angka(target.realisasi)} / {angka(target.target)}"


def tabel_laporan(
    rencana: RencanaAksi,
    baris: Sequence[BarisRencanaAksi],
    laporan: Mapping[int, LaporanAksi],
) -> Tabel:
    """Every period of the plan with the state of its report."""
    isi: dict[int, list[TargetAksi]] = {}
    for satu in baris:
        for target in satu.target.all():
            isi.setdefault(target.bulan, []).append(target)
    return Tabel(
        judul="Laporan tiap periode",
        kolom=(Kolom(judul="Periode"), Kolom(judul="Terisi", jenis="angka"),
               Kolom(judul="Laporan")),
        baris=[
            (
                Sel(
                    teks=nama_periode(rencana, bulan),
                    url=reverse("perencanaan:periode", args=[rencana.pk, bulan]),
                ),
                f"{sum(t.realisasi is not None for t in isi[bulan])} dari {len(isi[bulan])}",
                Sel(lencana=keadaan(laporan[bulan].status) if bulan in laporan
                    else BELUM_DILAPORKAN),
            )
            for bulan in rencana.bulan_periode if bulan in isi
        ],
        kosong=Kosong(judul="Belum ada target", ikon="calendar"),
        satuan="periode",
        id="laporan",
    )  # fmt: skip


def tautan_periode(rencana: RencanaAksi, hari: date) -> Tautan | None:
    """The period of today, when the plan is of this year and may be reported."""
    if rencana.tahun != hari.year or rencana.status != DIVERIFIKASI:
        return None
    bulan = periode_bulan(rencana, hari.month)
    return Tautan(
        judul=f"Realisasi {nama_periode(rencana, bulan)}",
        url=reverse("perencanaan:periode", args=[rencana.pk, bulan]),
        ikon="clipboard-check",
    )


TRIWULAN_LALU = "triwulan_lalu"
AWAL_TAHUN = {
    True: "Januari dan Februari memakai triwulan IV tahun sebelumnya",
    False: "Januari dan Februari tanpa capaian, sehingga skema TPP memakai nilai penggantinya",
}


def kalimat_triwulan(pilihan: str, *, ditetapkan: bool) -> str:
    """Which attainment a month inside a quarter carries, and who says so."""
    asal_pilihan = "" if ditetapkan else " (belum ditetapkan skema; ini bawaannya)"
    return (
        "Triwulan terakhir yang sudah selesai. "
        f"{AWAL_TAHUN[pilihan == TRIWULAN_LALU]}{asal_pilihan}."
    )


def rincian_rencana(
    rencana: RencanaAksi, awal_tahun: tuple[str, bool] | None = None
) -> list[Rinci]:
    """The head of a plan.

    :param awal_tahun: for a plan per quarter what holds before its first quarter ends, and
        whether the scheme says so.
    """
    hasil = [
        Rinci(judul="Perangkat daerah", isi=rencana.unit.nama),
        Rinci(judul="Tahun", isi=str(rencana.tahun)),
        Rinci(judul="Diukur", isi=rencana.get_periode_display()),
        Rinci(judul="Keadaan", isi="", lencana=keadaan(rencana.status)),
        Rinci(judul="Sumber data", isi=asal(rencana)),
    ]
    if awal_tahun is not None:
        pilihan, ditetapkan = awal_tahun
        hasil.append(
            Rinci(
                judul="Capaian bagi TPP tiap bulan",
                isi="", lencana=BELUM_TERVERIFIKASI,
                catatan=kalimat_triwulan(pilihan, ditetapkan=ditetapkan),
            )
        )  # fmt: skip
    return hasil


def tombol(langkah: Sequence[Step], url: Mapping[str, str]) -> list[Aksi]:
    """Buttons of the steps that this person may take now."""
    return [
        Aksi(
            judul=satu.label, url=url[satu.nama], gaya=GAYA.get(satu.nama, "biasa"),
            ikon=IKON.get(satu.nama, ""), perlu_alasan=satu.reason_required,
        )
        for satu in langkah
    ]  # fmt: skip


def tampil_target(
    target: Sequence[TargetAksi],
    *,
    dapat_diubah: bool,
    terikat: Mapping[int, RealisasiForm],
) -> list[TargetTampil]:
    """Targets of a period; a form that was refused stays as it was sent."""
    return [_target(satu, terikat.get(satu.pk), dapat_diubah=dapat_diubah) for satu in target]


def _target(satu: TargetAksi, form: RealisasiForm | None, *, dapat_diubah: bool) -> TargetTampil:
    awal = {"realisasi": satu.realisasi, "keterangan": satu.keterangan}
    baku = RealisasiForm(initial=awal, auto_id=f"id_{satu.pk}_%s") if dapat_diubah else None
    penanggung = satu.baris.penanggung_jawab
    return TargetTampil(
        id=satu.pk, judul=satu.baris.aksi,
        keterangan=f"{satu.baris.indikator} · {penanggung.nama if penanggung else 'belum ada '}"
        f"{'' if penanggung else 'penanggung jawab'}",
        target=f"{angka(satu.target)} {satu.baris.satuan}",
        realisasi="Belum diisi" if satu.realisasi is None
        else f"{angka(satu.realisasi)} {satu.baris.satuan}",
        penjelasan=satu.keterangan, bukti=list(satu.bukti.all()), form=form or baku,
        url=reverse("perencanaan:realisasi", args=[satu.pk]),
    )  # fmt: skip


def tabel_menunggu_rencana(rencana: Sequence[Any]) -> Tabel:
    """Plans that wait for verification."""
    return _tabel_menunggu(
        "Rencana yang menunggu verifikasi", "rencana-menunggu",
        [
            (Sel(teks=satu.unit.nama, url=reverse("perencanaan:rencana_rincian", args=[satu.pk])),
             str(satu.tahun), tanggal(satu.diajukan_pada))
            for satu in rencana
        ],
        kolom=("Perangkat daerah", "Tahun", "Diajukan"),
    )  # fmt: skip


def tabel_menunggu_laporan(laporan: Sequence[Any]) -> Tabel:
    """Reports that wait for verification."""
    return _tabel_menunggu(
        "Laporan yang menunggu verifikasi", "laporan-menunggu",
        [
            (
                Sel(teks=satu.rencana.unit.nama,
                    url=reverse("perencanaan:periode", args=[satu.rencana_id, satu.bulan])),
                f"{nama_periode(satu.rencana, satu.bulan)} {satu.rencana.tahun}",
                tanggal(satu.diajukan_pada),
            )
            for satu in laporan
        ],
        kolom=("Perangkat daerah", "Periode", "Diajukan"),
    )  # fmt: skip


def _tabel_menunggu(
    judul: str, nama: str, baris: list[tuple[Sel | str, ...]], *, kolom: Sequence[str]
) -> Tabel:
    return Tabel(
        judul=judul, kolom=[Kolom(judul=satu) for satu in kolom], baris=baris,
        kosong=Kosong(judul="Tidak ada yang menunggu", ikon="circle-check"), id=nama,
    )  # fmt: skip
