"""The tree of SKP, tasks and work, and the list of the own tasks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.queries import IsiTugas, KerjaTugas
from ekinerja.core.format import angka, durasi
from ekinerja.core.format import tanggal as tanggal_pendek
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel, Tautan
from ekinerja.organisasi.models import UraianTugas
from ekinerja.skp.queries import PilihanIndikator

LAKU_TERAKHIR = 5
TANPA_TUGAS = "Tanpa uraian tugas"


@dataclass(frozen=True, slots=True)
class CabangTugas:
    """A task beneath a result, with how much was done for it and the latest entries."""

    uraian: str
    ringkas: str
    terakhir: list[Tautan]


@dataclass(frozen=True, slots=True)
class CabangSKP:
    """A result of the SKP with its tasks."""

    rencana: str
    ringkas: str
    tugas: list[CabangTugas]


@dataclass(frozen=True, slots=True)
class HalamanTugas:
    """``lepas`` names tasks beneath no result yet."""

    pohon: list[CabangSKP]
    lepas: list[str]
    tabel: Tabel
    kosong: Kosong


def susun_tugas(pilihan: Sequence[PilihanIndikator], isi: IsiTugas) -> HalamanTugas:
    """SKP → tasks → work. A task stands under the result it is linked to, or when work named it."""
    rhk: dict[str, set[int]] = defaultdict(set)
    tertaut: dict[str, set[int]] = defaultdict(set)
    for satu in pilihan:
        rhk[satu.rencana].add(satu.id)
        tertaut[satu.rencana].update(satu.tugas)
    nama = {satu.pk: satu.uraian for satu in isi.tugas}
    pohon, dipakai = [], set[int]()
    for rencana, butir in rhk.items():
        kerja = [satu for satu in isi.kerja if satu.indikator_id in butir]
        bawah = {satu.uraian_tugas_id for satu in kerja if satu.uraian_tugas_id in nama}
        bawah |= tertaut[rencana] & nama.keys()
        dipakai |= {pk for pk in bawah if pk is not None}
        pohon.append(_cabang(rencana, butir, kerja, bawah & nama.keys(), isi, nama))
    return HalamanTugas(
        pohon=pohon,
        lepas=[teks for pk, teks in nama.items() if pk not in dipakai],
        tabel=_tabel(isi.tugas),
        kosong=Kosong(
            judul="Belum ada SKP yang berlaku",
            keterangan="Uraian tugas bernaung pada SKP. Susun dan ajukan SKP Anda lebih dahulu.",
            ikon="target",
            aksi=Tautan(judul="Buka SKP", url=reverse("skp:daftar"), ikon="target"),
        ),
    )


def _cabang(
    rencana: str,
    butir: set[int],
    kerja: Sequence[KerjaTugas],
    bawah: set[int],
    isi: IsiTugas,
    nama: dict[int, str],
) -> CabangSKP:
    terakhir = [satu for satu in isi.terakhir if getattr(satu, "butir", None) in butir]
    cabang = [
        _tugas(
            nama[pk],
            [satu for satu in kerja if satu.uraian_tugas_id == pk],
            [satu for satu in terakhir if satu.uraian_tugas_id == pk],
        )
        for pk in sorted(bawah, key=list(nama).index)
    ]
    lain = [satu for satu in kerja if satu.uraian_tugas_id not in bawah]
    if lain:
        sisa = [satu for satu in terakhir if satu.uraian_tugas_id not in bawah]
        cabang.append(_tugas(TANPA_TUGAS, lain, sisa))
    return CabangSKP(rencana=rencana, ringkas=_ringkas(kerja), tugas=cabang)


def _tugas(uraian: str, kerja: Iterable[KerjaTugas], terakhir: Sequence[Aktivitas]) -> CabangTugas:
    return CabangTugas(
        uraian=uraian,
        ringkas=_ringkas(kerja),
        terakhir=[
            Tautan(
                judul=f"{tanggal_pendek(satu.tanggal)}: {satu.uraian}",
                url=reverse("aktivitas:rincian", args=[satu.pk]),
            )
            for satu in terakhir[:LAKU_TERAKHIR]
        ],
    )


def _ringkas(kerja: Iterable[KerjaTugas]) -> str:
    semua = list(kerja)
    if not semua:
        return "Belum ada aktivitas"
    jumlah, menit = sum(satu.jumlah for satu in semua), sum(satu.menit for satu in semua)
    return f"{angka(jumlah)} aktivitas, {durasi(menit)}"


def _tabel(tugas: Sequence[UraianTugas]) -> Tabel:
    return Tabel(
        judul="Uraian tugas jabatan",
        kolom=[
            Kolom(judul="Tugas"),
            Kolom(judul="Hasil"),
            Kolom(judul="Waktu satu hasil", jenis="angka"),
            Kolom(judul="Setahun", jenis="angka"),
        ],
        baris=[
            (
                Sel(teks=satu.uraian, catatan=satu.jabatan.nama),
                Sel(teks=satu.output),
                Sel(teks=durasi(satu.norma_waktu)),
                Sel(teks=f"{angka(satu.volume)} {satu.satuan}"),
            )
            for satu in tugas
        ],
        satuan="tugas",
        id="tugas",
        kosong=Kosong(
            judul="Uraian tugas jabatan Anda belum ada",
            keterangan="Uraian tugas berasal dari analisis jabatan. Minta Bagian Organisasi "
            "melengkapinya.",
            ikon="list-details",
        ),
    )
