"""Trials and the roll-out as words, links, a file and a document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.dokumen import susun_pdf
from ekinerja.core.format import angka, bulan_tahun, persen, tanggal
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    Aksi,
    KartuAngka,
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
    tautan_dengan,
)
from ekinerja.core.workflow import Step
from ekinerja.kalender.models import RiwayatUjiCoba, UjiCoba
from ekinerja.kalender.workflow import (
    BERHENTI,
    BERJALAN,
    DIBATALKAN,
    DIRENCANAKAN,
    LANJUT,
)
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.penyiapan.queries import Adopsi, KeadaanUnit, Pekan

LENCANA_UJI_COBA = {
    DIRENCANAKAN: Lencana("Uji coba direncanakan", "netral", "calendar"),
    BERJALAN: lencana_untuk("berjalan", "Uji coba berjalan"),
    LANJUT: lencana_untuk("selesai", "Berlaku penuh"),
    BERHENTI: lencana_untuk("ditolak", "Tidak dilanjutkan"),
    DIBATALKAN: lencana_untuk("dibatalkan"),
}
PENUH = lencana_untuk("selesai", "Berlaku penuh")
DITENTUKAN = Lencana("Menunggu putusan", "awas", "hourglass")
KOLOM_LAPORAN = (
    KolomEkspor("Perangkat daerah", lebar=44),
    KolomEkspor("Keadaan", lebar=22),
    KolomEkspor("Masa uji coba", lebar=34),
    KolomEkspor("Pegawai", "bulat", 10),
    KolomEkspor("Pernah masuk", "bulat", 14),
    KolomEkspor("Pencatat aktivitas", "bulat", 18),
    KolomEkspor("Aktivitas", "bulat", 12),
    KolomEkspor("Aktivitas per pekan", "desimal", 18),
    KolomEkspor("Disetujui", "bulat", 12),
    KolomEkspor("Hari dinilai", "bulat", 12),
    KolomEkspor("Hari hadir", "bulat", 12),
    KolomEkspor("Wajib ber-SKP", "bulat", 14),
    KolomEkspor("SKP lengkap", "bulat", 14),
    KolomEkspor("SKP dikelola di luar", "bulat", 20),
    KolomEkspor("Perbaikan terbuka", "bulat", 16),
    KolomEkspor("Orang terhalang", "bulat", 16),
    KolomEkspor("Putusan", lebar=60),
)
_IKON = {"mulai": "player-play", "lanjutkan": "check", "hentikan": "ban", "batalkan": "x"}
_APA = {
    "rencanakan": ("Direncanakan", "netral"),
    "mulai": ("Dimulai", "info"),
    "lanjutkan": ("Diputuskan lanjut", "baik"),
    "hentikan": ("Diputuskan tidak dilanjutkan", "buruk"),
    "batalkan": ("Dibatalkan", "netral"),
}


def bagian(isi: int, dari: int) -> str:
    """``45 dari 60 (75%)``; a dash without a whole."""
    if dari == 0:
        return "–"
    return f"{angka(isi)} {_dari(isi, dari)}"


def _dari(isi: int, dari: int) -> str:
    return f"dari {angka(dari)} ({persen(Decimal(isi) / dari, 1)})" if dari else ""


def _kartu(judul: str, isi: int, dari: int, *, ikon: str, keterangan: str = "") -> KartuAngka:
    """A part of a whole as a card; a dash while there is no whole."""
    return KartuAngka(
        judul=judul, nilai=angka(isi) if dari else "–", satuan=_dari(isi, dari), ikon=ikon,
        keterangan=keterangan,
    )  # fmt: skip


def masa_uji_coba(awal: date | None, selesai: date | None) -> str:
    """``November 2026 sampai Desember 2026``."""
    if awal is None or selesai is None:
        return ""
    akhir = bulan_tahun(selesai - timedelta(days=1))
    return bulan_tahun(awal) if bulan_tahun(awal) == akhir else f"{bulan_tahun(awal)}–{akhir}"


def lencana_unit(satu: KeadaanUnit, *, hari: date) -> Lencana:
    """Where a unit stands on a day."""
    if satu.status == BERJALAN and satu.selesai is not None and satu.selesai <= hari:
        return DITENTUKAN
    if satu.status in (DIRENCANAKAN, BERJALAN, BERHENTI):
        return LENCANA_UJI_COBA[satu.status]
    if satu.mulai is not None and satu.mulai > hari:
        return Lencana(f"Mulai {bulan_tahun(satu.mulai)}", "info", "calendar")
    return PENUH


def tabel_unit_peluncuran(
    halaman: "Page[Any]", params: QueryDict, *, adopsi: Mapping[int, Adopsi], hari: date
) -> Tabel:
    """Paying units: where each stands and how far it uses the system."""
    return Tabel(
        judul="Perangkat daerah menurut tahap pemakaiannya",
        kolom=(
            Kolom(judul="Perangkat daerah"),
            Kolom(judul="Keadaan"),
            Kolom(judul="Pernah masuk"),
            Kolom(judul="Aktivitas per pekan", jenis="angka"),
            Kolom(judul="Disetujui"),
        ),
        baris=[_baris_unit(satu, adopsi, hari) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada perangkat daerah",
            keterangan="Impor susunan unit lebih dahulu; perangkat daerah adalah unit yang "
            "membayar pegawainya.",
            ikon="building",
            aksi=Tautan(judul="Impor susunan", url=reverse("penyiapan:daftar")),
        ),
        satuan="perangkat daerah",
        pager=pager(halaman, params),
        ekspor=[
            Tautan(
                judul=f"Unduh {bentuk}",
                url=reverse("penyiapan:uji_coba_ekspor", args=[bentuk])
                + tautan_dengan(params, halaman=None),
                ikon="download",
            )
            for bentuk in ("xlsx", "csv")
        ],
    )


def _baris_unit(
    satu: KeadaanUnit, adopsi: Mapping[int, Adopsi], hari: date
) -> tuple[Sel | str, ...]:
    pakai = adopsi.get(satu.uji_coba_id or 0)
    url = ""
    if satu.uji_coba_id:
        url = reverse("penyiapan:uji_coba_rincian", args=[satu.uji_coba_id])
    return (
        Sel(teks=satu.unit, url=url, catatan=f"{angka(satu.orang)} pegawai"),
        Sel(
            lencana=lencana_unit(satu, hari=hari),
            catatan=masa_uji_coba(satu.awal, satu.selesai) or _sejak(satu),
        ),
        bagian(pakai.masuk, pakai.orang) if pakai else "–",
        angka(pakai.per_pekan, 1) if pakai else "–",
        bagian(pakai.disetujui, pakai.diputus) if pakai else "–",
    )


def _sejak(satu: KeadaanUnit) -> str:
    """Since when a unit counts, in words."""
    if satu.mulai is None:
        return "Bulan mulai belum ditetapkan"
    return f"Dihitung mulai {bulan_tahun(satu.mulai)}"


def kartu_adopsi(pakai: Adopsi) -> list[KartuAngka]:
    """Use of the system in a trial, as figures."""
    return [
        _kartu("Pernah masuk", pakai.masuk, pakai.orang, ikon="users"),
        _kartu(
            "Mencatat aktivitas", pakai.pencatat, pakai.wajib_catat, ikon="clipboard-list",
            keterangan=f"{angka(pakai.per_pekan, 1)} aktivitas per pekan seluruh unit",
        ),
        _kartu("Disetujui dari yang diputus", pakai.disetujui, pakai.diputus, ikon="checks"),
        _kartu("Hari hadir", pakai.hari_hadir, pakai.hari_dinilai, ikon="clock"),
        _kartu(
            "SKP lengkap", pakai.skp_lengkap, pakai.wajib_skp, ikon="target",
            keterangan=f"termasuk {angka(pakai.luar)} orang yang SKP-nya dikelola di luar"
            if pakai.luar else "",
        ),
        KartuAngka(
            judul="Masalah terbuka", nilai=angka(pakai.perbaikan), satuan="permintaan",
            ikon="alert-triangle",
            keterangan=f"{angka(pakai.terhalang)} orang terhalang pada hitungan terakhir",
        ),
    ]  # fmt: skip


def tabel_pekan(pekan: Sequence[Pekan]) -> Tabel:
    """Activities week by week."""
    return Tabel(
        judul="Aktivitas per pekan",
        id="tabel-pekan",
        kolom=(
            Kolom(judul="Pekan yang mulai"),
            Kolom(judul="Orang", jenis="angka"),
            Kolom(judul="Aktivitas", jenis="angka"),
            Kolom(judul="Disetujui", jenis="angka"),
        ),
        baris=[
            (tanggal(p.mulai), angka(p.pencatat), angka(p.aktivitas), angka(p.disetujui))
            for p in pekan
        ],
        kosong=Kosong(
            judul="Belum ada aktivitas",
            keterangan="Angka muncul begitu pegawai unit ini mencatat aktivitas.",
            ikon="clipboard-list",
        ),
        satuan="pekan",
    )


def rincian_uji_coba(satu: UjiCoba, pengaruh: str) -> list[Rinci]:
    """A trial in detail."""
    baris = [
        Rinci(judul="Perangkat daerah", isi=satu.unit.nama),
        Rinci(judul="Bulan uji coba", isi=masa_uji_coba(satu.masa.lower, satu.masa.upper)),
        Rinci(judul="Bulan ini", isi=pengaruh or "Dihitung dan dibayarkan."),
    ]
    if satu.tujuan:
        baris.append(Rinci(judul="Yang ingin dibuktikan", isi=satu.tujuan))
    if satu.keputusan:
        baris.append(Rinci(judul="Putusan", isi=satu.keputusan))
    return baris


def aksi_uji_coba(satu: UjiCoba, langkah: Iterable[Step]) -> tuple[list[Aksi], list[Tautan]]:
    """Deeds taken at once, and decisions that have a page of their own."""
    aksi: list[Aksi] = []
    putusan: list[Tautan] = []
    for step in langkah:
        url = reverse("penyiapan:uji_coba_putuskan", args=[satu.pk, step.nama])
        if step.reason_required:
            putusan.append(Tautan(judul=step.label, url=url, ikon=_IKON[step.nama]))
        else:
            aksi.append(Aksi(judul=step.label, url=url, gaya="utama", ikon=_IKON[step.nama]))
    return aksi, putusan


def riwayat_uji(riwayat: Iterable[RiwayatUjiCoba]) -> list[Peristiwa]:
    """The trail of a trial."""
    return [
        Peristiwa(
            apa=_APA[r.langkah][0], jenis=_APA[r.langkah][1], oleh=r.oleh_nama, kapan=r.pada,
            alasan=r.alasan, ikon=_IKON.get(r.langkah, "calendar"),
        )
        for r in riwayat
    ]  # fmt: skip


def baris_laporan(
    unit: Iterable[KeadaanUnit],
    adopsi: Mapping[int, Adopsi],
    putusan: Mapping[int, str],
    *,
    hari: date,
) -> Iterable[tuple[object, ...]]:
    """The roll-out as rows of a file."""
    for satu in unit:
        pakai = adopsi.get(satu.uji_coba_id or 0, Adopsi(orang=satu.orang))
        yield (
            satu.unit, lencana_unit(satu, hari=hari).teks, masa_uji_coba(satu.awal, satu.selesai),
            pakai.orang, pakai.masuk, pakai.pencatat, pakai.aktivitas, pakai.per_pekan,
            pakai.disetujui, pakai.hari_dinilai, pakai.hari_hadir, pakai.wajib_skp,
            pakai.skp_lengkap, pakai.luar, pakai.perbaikan, pakai.terhalang,
            putusan.get(satu.uji_coba_id or 0, ""),
        )  # fmt: skip


def pdf_uji_coba(
    satu: UjiCoba,
    pakai: Adopsi,
    pekan: Sequence[Pekan],
    *,
    riwayat: Iterable[RiwayatUjiCoba],
    hari: date,
) -> bytes:
    """The report of a trial as PDF: figures, weeks, decision."""
    data = {
        "instansi": satu.instansi.nama,
        "unit": satu.unit.nama,
        "judul": "Laporan uji coba",
        "masa": masa_uji_coba(satu.masa.lower, satu.masa.upper),
        "keadaan": LENCANA_UJI_COBA[satu.status].teks,
        "tanggal": tanggal(hari),
        "tujuan": satu.tujuan,
        "putusan": satu.keputusan,
        "angka": [[k.judul, f"{k.nilai} {k.satuan}".strip()] for k in kartu_adopsi(pakai)]
        + [["Orang terhalang pada hitungan terakhir", angka(pakai.terhalang)]],
        "pekan": [
            [tanggal(p.mulai), angka(p.pencatat), angka(p.aktivitas), angka(p.disetujui)]
            for p in pekan
        ],
        "riwayat": [[_APA[r.langkah][0], r.oleh_nama, setempat(r.pada), r.alasan] for r in riwayat],
    }
    return susun_pdf("penyiapan/uji_coba.typ", data)
