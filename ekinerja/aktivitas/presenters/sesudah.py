"""After the decision: locks, the second look, the credit; as shapes for their pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse

from ekinerja.aktivitas.kredit import kredit_sehari
from ekinerja.aktivitas.models import Aktivitas, KunciAktivitas
from ekinerja.aktivitas.presenters.putusan import mutu_terbaca
from ekinerja.aktivitas.presenters.tinjauan import bukti_khusus
from ekinerja.aktivitas.presenters.umum import BuktiTampil, lama_dan_volume, tampilkan_bukti
from ekinerja.aktivitas.queries import AturanPutusan, SetujuHari
from ekinerja.aktivitas.workflow import TERKUNCI
from ekinerja.core.format import angka, bulan_tahun, tanggal, tanggal_panjang, waktu
from ekinerja.core.kit import Aksi, Kolom, Kosong, Lencana, Sel, Tabel, lencana_untuk


@dataclass(frozen=True, slots=True)
class KunciTampil:
    """A lock: whose days, who and when, and the way to reopen it."""

    judul: str
    masa: str
    lencana: Lencana
    keterangan: str
    aksi: list[Aksi]


def susun_kunci(kunci: Iterable[KunciAktivitas]) -> list[KunciTampil]:
    """Locks as the one who may reopen them sees them."""
    return [_kunci(satu) for satu in kunci]


def _kunci(satu: KunciAktivitas) -> KunciTampil:
    terkunci = satu.status == TERKUNCI
    terakhir = list(satu.riwayat.all())[-1]
    alasan = f". {terakhir.alasan}" if terakhir.alasan and not terkunci else ""
    aksi = Aksi(
        judul="Buka kunci",
        url=reverse("aktivitas:buka_kunci", args=[satu.pk]),
        ikon="lock-open",
        perlu_alasan=True,
        label_alasan="Mengapa dibuka kembali",
    )
    return KunciTampil(
        judul=satu.pegawai.nama,
        masa=_masa(satu),
        lencana=lencana_untuk("terkunci" if terkunci else "terbuka", satu.get_status_display()),
        keterangan=f"{terakhir.oleh_nama}, {waktu(terakhir.pada)}{alasan}",
        aksi=[aksi] if terkunci else [],
    )


def _masa(satu: KunciAktivitas) -> str:
    mulai, selesai = satu.masa.lower, satu.masa.upper
    if selesai - mulai == timedelta(days=1):
        return tanggal_panjang(mulai)
    return bulan_tahun(mulai)


@dataclass(frozen=True, slots=True)
class LihatTampil:
    """An approved entry for a second look. ``id`` is text, so that no template groups it."""

    id: str
    uraian: str
    url: str
    pegawai: str
    keterangan: str
    bukti: list[BuktiTampil]
    url_tim: str


def susun_bawahan(aktivitas: Iterable[Aktivitas]) -> list[LihatTampil]:
    """For a higher official: evidence at an address of its own, no page of the entry."""
    return [
        _lihat(satu, url="", tim="tidak_setujui",
               bukti=bukti_khusus(satu.bukti.all(), alamat="aktivitas:bukti_bawahan"))
        for satu in aktivitas
    ]  # fmt: skip


def susun_kedua(aktivitas: Iterable[Aktivitas]) -> list[LihatTampil]:
    """For the admin of the unit, who reads the page of the entry."""
    return [
        _lihat(satu, url=reverse("aktivitas:rincian", args=[satu.pk]), tim="persoalkan",
               bukti=tampilkan_bukti(satu.bukti.all()))
        for satu in aktivitas
    ]  # fmt: skip


def _lihat(satu: Aktivitas, *, url: str, tim: str, bukti: list[BuktiTampil]) -> LihatTampil:
    penilai = satu.penilai.nama if satu.penilai is not None else "batas waktu"
    mutu = mutu_terbaca(satu)
    bagian = [
        tanggal(satu.tanggal), lama_dan_volume(satu), f"disetujui {penilai}",
        *([f"nilai {mutu}"] if mutu else []),
    ]  # fmt: skip
    return LihatTampil(
        id=str(satu.pk),
        uraian=satu.uraian,
        url=url,
        pegawai=satu.pegawai.nama,
        keterangan=" · ".join(bagian),
        bukti=bukti,
        url_tim=reverse(f"aktivitas:{tim}", args=[satu.pk]),
    )


def susun_tim(aktivitas: Iterable[Any]) -> list[LihatTampil]:
    """For the ketua of a team: what waits, with the place for an opinion where none was given."""
    return [
        replace(
            _lihat(satu, url="", tim="pendapat",
                   bukti=bukti_khusus(satu.bukti.all(), alamat="aktivitas:bukti_bawahan")),
            keterangan=_menunggu(satu),
            url_tim="" if satu.pendapat else reverse("aktivitas:pendapat", args=[satu.pk]),
        )
        for satu in aktivitas
    ]  # fmt: skip


def _menunggu(satu: Any) -> str:
    bagian = [tanggal(satu.tanggal), lama_dan_volume(satu)]
    if satu.pendapat:
        bagian.append(f"pendapat Anda: {satu.pendapat}")
    return " · ".join(bagian)


@dataclass(frozen=True, slots=True)
class KreditTampil:
    """The credit of a month. ``kalimat`` says what is decreed, or that nothing is."""

    tabel: Tabel
    kalimat: str


def susun_kredit(hari: Sequence[SetujuHari], aturan: AturanPutusan) -> KreditTampil:
    """Approvals by day with the points they earn."""
    poin = [_poin(satu, aturan) for satu in hari]
    jumlah = sum((satu for satu in poin if satu is not None), Decimal(0))
    tabel = Tabel(
        judul="Kredit persetujuan",
        kolom=[
            Kolom(judul="Hari"),
            Kolom(judul="Disetujui", jenis="angka"),
            Kolom(judul="Tepat waktu", jenis="angka"),
            Kolom(judul="Poin", jenis="angka"),
        ],
        baris=[
            [
                Sel(teks=tanggal_panjang(satu.hari)),
                angka(satu.jumlah),
                angka(satu.tepat),
                "–" if nilai is None else angka(nilai),
            ]
            for satu, nilai in zip(hari, poin, strict=True)
        ],
        kaki=[
            "Jumlah",
            angka(sum(satu.jumlah for satu in hari)),
            angka(sum(satu.tepat for satu in hari)),
            "–" if aturan.poin is None else angka(jumlah),
        ]
        if hari
        else (),
        kosong=Kosong(
            judul="Belum ada persetujuan bulan ini",
            keterangan="Setiap persetujuan Anda tercatat di sini.",
            ikon="checks",
        ),
        satuan="hari",
    )
    return KreditTampil(tabel=tabel, kalimat=_kalimat(aturan))


def _poin(satu: SetujuHari, aturan: AturanPutusan) -> Decimal | None:
    if aturan.poin is None:
        return None
    return kredit_sehari(satu.tepat, poin=aturan.poin, batas=aturan.batas_poin)


def _kalimat(aturan: AturanPutusan) -> str:
    if aturan.poin is None:
        return (
            "Poin untuk satu persetujuan belum ditetapkan dalam skema. Yang tercatat baru "
            "banyaknya persetujuan."
        )
    batas = ""
    if aturan.batas_poin is not None:
        batas = f", paling banyak {angka(aturan.batas_poin)} poin sehari"
    return (
        f"Setiap persetujuan tepat waktu bernilai {angka(aturan.poin)} poin{batas}. "
        "Kredit ini belum masuk hitungan TPP."
    )
