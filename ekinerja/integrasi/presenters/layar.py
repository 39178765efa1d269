"""Sources, readings and differences as words and links for the screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ekinerja.core import format as bentuk
from ekinerja.core.kit import (
    KartuAngka,
    Kemajuan,
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    pager,
    tautan_dengan,
)
from ekinerja.instansi.models import SumberData, SumberMedan
from ekinerja.integrasi.medan import ORANG, SEMUA, sebutan_medan
from ekinerja.integrasi.models import Penimpaan, Perbedaan, RiwayatSinkron, Sinkronisasi
from ekinerja.integrasi.queries import BERLAKU, SUMBER_ORANG, Kesegaran
from ekinerja.integrasi.workflow import DIGANTI, GAGAL, MEMBACA, SELESAI, SIAP

LENCANA = {
    MEMBACA: Lencana("Sedang membaca", "info", "loader-2"),
    SIAP: Lencana("Terbaca", "info", "list-check"),
    SELESAI: Lencana("Sama dengan sumbernya", "baik", "circle-check"),
    GAGAL: Lencana("Gagal", "buruk", "alert-circle"),
    DIGANTI: Lencana("Diganti", "netral", "history"),
}
_JENIS_BEDA = {
    Perbedaan.HILANG: "awas",
    Perbedaan.SALAH: "buruk",
}
_LANGKAH = {
    "terima": ("Terbaca", "download"),
    "gagalkan": ("Gagal dibaca", "alert-circle"),
    "terapkan": ("Diterapkan", "check"),
    "selesaikan": ("Selesai", "circle-check"),
    "gantikan": ("Diganti bacaan yang lebih baru", "history"),
    "alihkan": ("Medan dialihkan", "arrow-right"),
}


@dataclass(frozen=True, slots=True)
class KartuSumber:
    """One system on the first page."""

    sumber: SumberData | None
    jenis: str
    nama: str
    lencana: Lencana
    rincian: Sequence[Rinci]
    url_bacaan: str
    dapat_dibaca: bool
    kunci: str
    bermedan: bool


@dataclass(frozen=True, slots=True)
class BarisBeda:
    """One difference on the screen; ``dapat_dipilih`` shows its box."""

    id: int
    sebutan: str
    url: str
    jenis: Lencana | None
    medan: str
    kita: str
    mereka: str
    saran: str
    keadaan: Lencana | None
    dapat_dipilih: bool
    tautan: Sequence[Tautan]


def saat(nilai: datetime) -> str:
    """A moment in the zone of the reader."""
    return bentuk.waktu(nilai, timezone.get_current_timezone())


def lama(umur: timedelta) -> str:
    """An age as people say it."""
    menit = int(umur.total_seconds() // 60)
    if menit < 2:
        return "baru saja"
    if menit < 90:
        return f"{menit} menit lalu"
    if menit < 48 * 60:
        return f"{round(menit / 60)} jam lalu"
    return f"{round(menit / 1440)} hari lalu"


def kalimat_segar(satu: Kesegaran) -> str:
    """The stamp: which source, how long ago, and what to make of it."""
    if satu.umur is None:
        return f"{satu.sumber} menjadi acuan, tetapi belum pernah terbaca utuh."
    kalimat = f"Data dari {satu.sumber}, terbaca {lama(satu.umur)}."
    if not satu.basi:
        return kalimat
    return f"{kalimat} Lebih lama daripada jadwalnya; yang tampak mungkin sudah berubah di sumber."


def kesegaran(semua: Sequence[Kesegaran]) -> list[tuple[str, str]]:
    """(kind, sentence) per source."""
    return [("awas" if satu.basi else "info", kalimat_segar(satu)) for satu in semua]


def kartu_sumber(
    jenis: str, sumber: SumberData | None, terakhir: Sinkronisasi | None, *, pada: datetime
) -> KartuSumber:
    """How one system is read, and how fresh it is."""
    nama = dict(SumberData.JENIS)[jenis]
    siap = sumber is not None and bool(sumber.moda and sumber.alamat and sumber.aktif)
    rincian = [Rinci(judul="Cara membaca", isi="Belum diatur")]
    if sumber is not None and sumber.moda:
        umur = pada - sumber.segar_pada if sumber.segar_pada else None
        rincian = [
            Rinci(judul="Cara membaca", isi=sumber.get_moda_display(), catatan=sumber.alamat),
            Rinci(judul="Jadwal", isi=sumber.get_jadwal_display() or "Hanya manual"),
            Rinci(judul="Terakhir terbaca utuh", isi=lama(umur) if umur is not None else "Belum"),
        ]
    lencana = Lencana("Dipakai", "baik", "circle-check") if siap else Lencana("Tidak dibaca")
    if terakhir is not None and terakhir.status in {GAGAL, MEMBACA}:
        lencana = LENCANA[terakhir.status]
    url = reverse("integrasi:bacaan", args=[terakhir.pk]) if terakhir else ""
    bermedan = jenis in SUMBER_ORANG
    return KartuSumber(sumber, jenis, nama, lencana, rincian, url, siap, jenis.lower(), bermedan)


def tabel_medan(riwayat: Sequence[SumberMedan], *, hari: date) -> Tabel:
    """Fields that follow a source today or soon; all others are filled here."""
    baris = []
    for medan in SEMUA:
        kini = next((s for s in riwayat if s.medan == medan.kunci and hari in s.masa), None)
        nanti = next(
            (s for s in riwayat if s.medan == medan.kunci and (s.masa.lower or hari) > hari), None
        )
        if kini is None and nanti is None:
            continue
        rencana = f"{nanti.get_sumber_display()} mulai " if nanti else ""
        rencana += bentuk.tanggal(nanti.masa.lower) if nanti else "–"
        baris.append(
            (
                medan.sebutan,
                kini.get_sumber_display() if kini else "Isian di aplikasi",
                bentuk.tanggal(kini.masa.lower) if kini else "–",
                rencana,
            )
        )
    kolom = ("Medan", "Sumber hari ini", "Sejak", "Rencana")
    return Tabel(
        judul="Sumber tiap medan", kolom=[Kolom(judul=satu) for satu in kolom], baris=baris,
        kosong=Kosong(
            judul="Semua medan diisi di aplikasi ini",
            keterangan="Sesudah sebuah sumber terbaca, ketuk Alihkan medan untuk memilih medan "
            "yang mengikutinya.",
        ),
        satuan="medan", id="medan",
    )  # fmt: skip


def tabel_bacaan(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Readings, the newest first."""
    kolom = [Kolom(judul="Bacaan"), Kolom(judul="Keadaan"), Kolom(judul="Oleh")]
    kolom += [Kolom(judul=satu, jenis="angka") for satu in ("Terbaca", "Beda", "Asing", "Hilang")]
    return Tabel(
        judul="Riwayat bacaan", kolom=kolom,
        baris=[
            (
                Sel(
                    teks=f"{satu.sumber}, {saat(satu.dimulai_pada)}",
                    url=reverse("integrasi:bacaan", args=[satu.pk]),
                ),
                Sel(lencana=LENCANA[satu.status], catatan=satu.kalimat),
                satu.oleh_nama,
                *(bentuk.angka(n) for n in (satu.terbaca, satu.beda, satu.asing, satu.hilang)),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada bacaan",
            keterangan="Atur sumbernya, lalu ketuk Baca sekarang.", ikon="database-import",
        ),
        satuan="bacaan", pager=pager(halaman, params), id="bacaan",
    )  # fmt: skip


def kartu_bacaan(sinkron: Sinkronisasi, *, diterapkan: int) -> list[KartuAngka]:
    """What a reading found; each figure opens its rows."""

    def kartu(judul: str, jumlah: int, keterangan: str, **saring: str) -> KartuAngka:
        return KartuAngka(
            judul=judul, nilai=bentuk.angka(jumlah), keterangan=keterangan,
            url=tautan_dengan(QueryDict(), **saring) if saring else "",
        )  # fmt: skip

    if sinkron.sumber.jenis == SumberData.RENDA:
        return [
            kartu("Baris terbaca", sinkron.terbaca, "di sumber"),
            kartu("Ditulis", sinkron.beda, "baru atau berubah"),
            kartu("Tidak dapat dipakai", sinkron.salah, "dilewati, yang lain tetap masuk"),
        ]
    return [
        kartu("Orang terbaca", sinkron.terbaca, "di sumber"),
        kartu("Dapat diterapkan", diterapkan, "nilai menunggu", guna=BERLAKU),
        kartu("Nilai berbeda", sinkron.beda, "termasuk pembanding", jenis=Perbedaan.NILAI),
        kartu("Belum dikenal", sinkron.asing, "orang, jabatan, unit"),
        kartu("Tidak ada di sumber", sinkron.hilang, "tidak dihapus", jenis=Perbedaan.HILANG),
        kartu("Tidak dapat dipakai", sinkron.salah, "nilai keliru", jenis=Perbedaan.SALAH),
    ]


def kemajuan(sinkron: Sinkronisasi) -> Kemajuan:
    """A reading that goes on."""
    return Kemajuan(
        judul=f"Membaca {sinkron.sumber}", url=reverse("integrasi:kemajuan", args=[sinkron.pk]),
        keadaan="berjalan" if sinkron.status == MEMBACA else "selesai",
        keterangan="Halaman ini menyegarkan dirinya. Anda boleh meninggalkannya.",
    )  # fmt: skip


def baris_beda(
    baris: Sequence[Perbedaan], *, berlaku: Sequence[str], boleh: bool
) -> list[BarisBeda]:
    """Differences of one page.

    :param berlaku: fields that the source is the record of.
    :param boleh: may this reader decide?
    """
    return [_baris(satu, berlaku=berlaku, boleh=boleh) for satu in baris]


def _baris(satu: Perbedaan, *, berlaku: Sequence[str], boleh: bool) -> BarisBeda:
    menunggu = satu.keputusan == Perbedaan.MENUNGGU
    dapat = menunggu and satu.jenis == Perbedaan.NILAI and satu.medan in berlaku
    url = reverse("pegawai:rincian", args=[satu.pegawai_id]) if satu.pegawai_id else ""
    jenis = None
    if satu.jenis != Perbedaan.NILAI:
        warna = _JENIS_BEDA.get(satu.jenis, "awas")
        jenis = Lencana(satu.get_jenis_display(), warna, "alert-triangle")
    return BarisBeda(
        id=satu.pk, sebutan=satu.sebutan, url=url, jenis=jenis, medan=sebutan_medan(satu.medan),
        kita=satu.kita, mereka=satu.mereka, saran=satu.saran,
        keadaan=_keadaan(satu, berlaku=berlaku), dapat_dipilih=dapat and boleh,
        tautan=_tautan(satu, dapat=dapat) if boleh else (),
    )  # fmt: skip


def _keadaan(satu: Perbedaan, *, berlaku: Sequence[str]) -> Lencana | None:
    if satu.keputusan == Perbedaan.DITERAPKAN:
        return Lencana("Sudah dikerjakan", "baik", "circle-check")
    if satu.keputusan == Perbedaan.DITAHAN:
        return Lencana("Nilai kita dipertahankan", "netral", "lock")
    if satu.jenis == Perbedaan.NILAI and satu.medan not in berlaku:
        return Lencana("Pembanding, belum dialihkan", "netral", "eye")
    if satu.jenis == Perbedaan.NILAI:
        return Lencana("Menunggu keputusan", "awas", "hourglass")
    return None


def _tautan(satu: Perbedaan, *, dapat: bool) -> list[Tautan]:
    asing = satu.jenis in {Perbedaan.JABATAN_ASING, Perbedaan.UNIT_ASING}
    if asing and satu.keputusan == Perbedaan.MENUNGGU:
        return [Tautan(judul="Padankan", url=reverse("integrasi:padankan", args=[satu.pk]))]
    if dapat and satu.medan.startswith(f"{ORANG}."):
        return [Tautan(judul="Pertahankan", url=reverse("integrasi:timpa", args=[satu.pk]))]
    return []


def kosong_beda(sinkron: Sinkronisasi, *, tersaring: bool) -> Kosong:
    """Nothing in the list: because all is the same, or because of the filter."""
    if tersaring:
        return Kosong(
            judul="Tidak ada baris yang cocok", keterangan="Ubah atau kosongkan saringannya."
        )
    return Kosong(
        judul="Semuanya sama", ikon="circle-check",
        keterangan=f"Yang tersimpan di sini sama dengan {sinkron.sumber} pada bacaan ini.",
    )  # fmt: skip


def tabel_rekonsiliasi(
    sinkron: Sinkronisasi, hitungan: Mapping[str, Mapping[str, int]], sumber: Mapping[str, str]
) -> Tabel:
    """Field by field: how many agree, differ, or cannot be used."""
    baris: list[tuple[Sel | str, ...]] = []
    for medan in SEMUA:
        if sinkron.sumber.jenis not in medan.sumber:
            continue
        satu = hitungan.get(medan.kunci, {})
        angka = (
            sinkron.sama.get(medan.kunci, 0), satu.get(Perbedaan.NILAI, 0),
            satu.get(Perbedaan.SALAH, 0),
        )  # fmt: skip
        kini = dict(SumberData.JENIS)[sumber.get(medan.kunci, SumberData.MANUAL)]
        isi = [bentuk.angka(n) for n in angka] if any(angka) else ["–", "–", "–"]
        catatan = "" if any(angka) else "Tidak diberikan sumber pada bacaan ini"
        baris.append((Sel(teks=medan.sebutan, catatan=catatan), kini, *isi))
    kolom = [Kolom(judul="Medan"), Kolom(judul="Sumber hari ini")]
    kolom += [Kolom(judul=j, jenis="angka") for j in ("Sama", "Berbeda", "Tidak dapat dipakai")]
    return Tabel(
        judul="Rekonsiliasi tiap medan", kolom=kolom, baris=baris,
        kosong=Kosong(judul="Belum ada yang dibandingkan"), satuan="medan", id="rekonsiliasi",
    )  # fmt: skip


def tabel_penimpaan(
    halaman: "Page[Any]", params: QueryDict, *, hari: date, ekspor: Sequence[Tautan]
) -> Tabel:
    """Overrides: whose, which field, until when, why."""
    return Tabel(
        judul="Penimpaan",
        kolom=[
            Kolom(judul=satu) for satu in ("Pegawai", "Medan", "Masa", "Alasan", "Oleh", "Keadaan")
        ],
        baris=[
            (
                Sel(
                    teks=satu.pegawai.nama, url=reverse("integrasi:penimpaan_rinci", args=[satu.pk])
                ),
                sebutan_medan(satu.medan),
                bentuk.rentang_tanggal(satu.masa.lower, satu.masa.upper),
                satu.alasan,
                satu.oleh_nama,
                Sel(lencana=lencana_penimpaan(satu, hari=hari)),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Tidak ada nilai yang dipertahankan",
            keterangan="Pada daftar perbedaan, ketuk Pertahankan bila nilai di sini yang benar.",
            ikon="lock-open",
        ),
        satuan="penimpaan", pager=pager(halaman, params), ekspor=ekspor,
    )  # fmt: skip


def lencana_penimpaan(satu: Penimpaan, *, hari: date) -> Lencana:
    """Does it hold on this day?"""
    if hari in satu.masa:
        return Lencana("Berlaku", "info", "lock")
    return Lencana("Berakhir", "netral", "history")


def rincian_penimpaan(satu: Penimpaan) -> list[Rinci]:
    """One override."""
    return [
        Rinci(
            judul="Pegawai", isi=satu.pegawai.nama,
            url=reverse("pegawai:rincian", args=[satu.pegawai_id]),
        ),
        Rinci(judul="Medan", isi=sebutan_medan(satu.medan)),
        Rinci(judul="Masa", isi=bentuk.rentang_tanggal(satu.masa.lower, satu.masa.upper)),
        Rinci(judul="Alasan", isi=satu.alasan),
        Rinci(judul="Dicatat", isi=f"{satu.oleh_nama}, {saat(satu.dibuat_pada)}"),
    ]  # fmt: skip


def riwayat(perbuatan: Sequence[RiwayatSinkron]) -> list[Peristiwa]:
    """Deeds on a reading."""
    return [
        Peristiwa(
            apa=_LANGKAH.get(satu.langkah, (satu.langkah, "check"))[0], oleh=satu.oleh_nama,
            kapan=satu.pada, sebagai=satu.kapasitas, alasan=satu.alasan,
            ikon=_LANGKAH.get(satu.langkah, ("", "check"))[1],
        )
        for satu in perbuatan
    ]  # fmt: skip
