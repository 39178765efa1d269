"""The board of a team, the assignments, and the recap for the apel, as shapes for their pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, Disposisi, UmpanBalik
from ekinerja.aktivitas.presenters.umum import lencana_aktivitas
from ekinerja.aktivitas.queries.papan import Apel, IsiPapan, OrangPapan
from ekinerja.aktivitas.workflow import DISPOSISI_WORKFLOW
from ekinerja.core.format import angka, bulan_tahun, durasi, jam, persen, tanggal, waktu
from ekinerja.core.kit import Aksi, KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel, lencana_untuk
from ekinerja.core.workflow import Pelaku

ENTRI_TAMPIL, MENONJOL, UNIT_CETAK = 6, 10, 20


@dataclass(frozen=True, slots=True)
class BarisEntri:
    """A sent entry on the board."""

    uraian: str
    url: str
    keterangan: str
    lencana: Lencana


@dataclass(frozen=True, slots=True)
class KartuOrang:
    """One person on the board. ``id`` is text, so that no template groups it."""

    id: str
    nama: str
    tempat: str
    lencana: list[Lencana]
    kehadiran: str
    hari: str
    entri: list[BarisEntri]
    lebih: str
    bulan: str
    umpan: list[str]
    disposisi: list[str]


def kartu_tim(orang: Sequence[OrangPapan], *, diam: int, hari_ini: bool) -> list[KartuAngka]:
    """What a superior sees first: how many wrote, who is silent, what waits."""
    mencatat = sum(satu.angka.terakhir is not None and bool(satu.angka.hari) for satu in orang)
    return [
        KartuAngka(judul="Orang", nilai=angka(len(orang)), ikon="users"),
        KartuAngka(
            judul="Mencatat bulan ini" if hari_ini else "Mencatat bulan itu",
            nilai=angka(mencatat), ikon="clipboard-check",
        ),
        KartuAngka(
            judul="Diam", nilai=angka(sum(satu.diam >= diam for satu in orang)), ikon="clock",
            keterangan=f"{diam} hari kerja atau lebih tanpa catatan", url="?tampil=diam",
        ),
        KartuAngka(
            judul="Menunggu keputusan",
            nilai=angka(sum(satu.angka.tunggu for satu in orang)), satuan="aktivitas",
            ikon="hourglass", url=reverse("aktivitas:persetujuan"),
        ),
    ]  # fmt: skip


def susun_orang(orang: Sequence[OrangPapan], *, diam: int, hari: date) -> list[KartuOrang]:
    """The people of one page."""
    return [_orang(satu, diam=diam, hari=hari) for satu in orang]


def _orang(satu: OrangPapan, *, diam: int, hari: date) -> KartuOrang:
    menit = sum(entri.menit for entri in satu.entri)
    banyak = len(satu.entri)
    return KartuOrang(
        id=str(satu.id),
        nama=satu.nama,
        tempat=" · ".join(bagian for bagian in (satu.jabatan, satu.unit) if bagian),
        lencana=_lencana(satu, diam),
        kehadiran=_kehadiran(satu),
        hari=f"{angka(banyak)} aktivitas, {durasi(menit)}" if banyak else "Belum ada yang dikirim.",
        entri=[_entri(entri) for entri in satu.entri[:ENTRI_TAMPIL]],
        lebih=f"dan {angka(banyak - ENTRI_TAMPIL)} lagi" if banyak > ENTRI_TAMPIL else "",
        bulan=_bulan(satu),
        umpan=[_umpan(umpan.teks, umpan.oleh, umpan.pada) for umpan in satu.umpan],
        disposisi=[_disposisi(disposisi, hari) for disposisi in satu.disposisi],
    )


def _lencana(satu: OrangPapan, diam: int) -> list[Lencana]:
    if not satu.bertugas:
        return [Lencana("Tidak bertugas", "netral", "calendar-off")]
    if satu.diam >= diam:
        return [Lencana(f"{angka(satu.diam)} hari kerja tanpa catatan", "awas", "clock")]
    return []


def _kehadiran(satu: OrangPapan) -> str:
    kini = satu.angka
    zona = timezone.get_current_timezone()
    if kini.masuk is not None:
        pulang = f"pulang {jam(kini.pulang, zona)}" if kini.pulang else "belum ada rekaman pulang"
        return f"Hadir {jam(kini.masuk, zona)}, {pulang}"
    return "Tanpa keterangan" if kini.kehadiran == "TANPA_KETERANGAN" else "Belum ada rekaman"


def _entri(satu: IsiPapan) -> BarisEntri:
    return BarisEntri(
        uraian=satu.teks,
        url=reverse("aktivitas:rincian", args=[satu.id]),
        keterangan=durasi(satu.menit),
        lencana=lencana_aktivitas(satu.status),
    )


def _bulan(satu: OrangPapan) -> str:
    kini = satu.angka
    bagian = [
        f"{angka(kini.hari)} hari tercatat",
        f"{durasi(int(kini.menit_sah))} disetujui",
        f"{durasi(int(kini.menit_tunggu))} menunggu",
        *([f"{angka(kini.poin)} poin"] if kini.poin else []),
    ]
    return " · ".join(bagian)


def umpan_tampil(semua: Iterable[UmpanBalik]) -> list[str]:
    """What was said about one day of a person."""
    return [_umpan(satu.isi, satu.oleh.nama, satu.pada) for satu in semua]


def _umpan(isi: str, oleh: str, pada: datetime) -> str:
    return f"“{isi}” {oleh}, {waktu(pada, timezone.get_current_timezone())}"


def _disposisi(satu: IsiPapan, hari: date) -> str:
    if satu.tenggat is None:
        return f"{satu.teks} (tanpa tenggat)"
    lewat = ", lewat" if satu.tenggat < hari else ""
    return f"{satu.teks} (sampai {tanggal(satu.tenggat)}{lewat})"


@dataclass(frozen=True, slots=True)
class DisposisiTampil:
    """An assignment with its deeds and the way to log it."""

    isi: str
    keterangan: str
    lencana: Lencana
    aksi: list[Aksi]
    url_catat: str


def susun_disposisi(
    semua: Sequence[Disposisi], *, oleh: Pelaku, pegawai_id: int, hari: date
) -> dict[str, list[DisposisiTampil]]:
    """Assignments received (``terima``) and given (``beri``)."""
    hasil: dict[str, list[DisposisiTampil]] = {"terima": [], "beri": []}
    for satu in semua:
        sisi = "terima" if satu.pegawai_id == pegawai_id else "beri"
        hasil[sisi].append(_tampil(satu, oleh=oleh, sisi=sisi, hari=hari))
    return hasil


def _tampil(satu: Disposisi, *, oleh: Pelaku, sisi: str, hari: date) -> DisposisiTampil:
    orang = satu.pemberi.nama if sisi == "terima" else satu.pegawai.nama
    bagian = [
        f"{'dari' if sisi == 'terima' else 'untuk'} {orang}",
        f"diberikan {tanggal(satu.dibuat_pada)}",
        f"tenggat {tanggal(satu.tenggat)}" if satu.tenggat else "tanpa tenggat",
        *([f"selesai {tanggal(satu.selesai_pada)}"] if satu.selesai_pada else []),
    ]
    buka = satu.status == "DIBERIKAN"
    catat = ""
    if sisi == "terima" and buka:
        catat = f"{reverse('aktivitas:baru')}?{urlencode({'uraian': satu.isi})}"
    return DisposisiTampil(
        isi=satu.isi,
        keterangan=" · ".join(bagian),
        lencana=_lencana_disposisi(satu, hari),
        aksi=[
            Aksi(
                judul=langkah.label,
                url=reverse("aktivitas:disposisi_langkah", args=[satu.pk, langkah.nama]),
                ikon="check" if langkah.nama == "selesai" else "arrow-back-up",
                perlu_alasan=langkah.reason_required,
                label_alasan="Mengapa ditarik",
            )
            for langkah in DISPOSISI_WORKFLOW.available(satu, oleh)
        ],
        url_catat=catat,
    )


def _lencana_disposisi(satu: Disposisi, hari: date) -> Lencana:
    if satu.status == "SELESAI":
        return lencana_untuk("selesai")
    if satu.status == "DITARIK":
        return lencana_untuk("dibatalkan", "Ditarik")
    if satu.tenggat is not None and satu.tenggat < hari:
        return lencana_untuk("terlambat", "Lewat tenggat")
    return lencana_untuk("menunggu", "Belum selesai")


@dataclass(frozen=True, slots=True)
class RekapApel:
    """One page for the apel. ``tercatat`` is the share of all person-days with an entry."""

    judul: str
    tercatat: str
    orang: str
    unit: Tabel
    kendala: list[tuple[str, str]]
    menonjol: list[tuple[str, str]]


def susun_apel(
    isi: Apel, *, bulan: date, unit: Mapping[int, str], nama: Mapping[int, str]
) -> RekapApel:
    """Counts only; nobody is named for what is missing."""
    hari = sum(satu.hari_kerja for satu in isi.orang)
    tercatat = sum(satu.tercatat for satu in isi.orang)
    jenis = dict(Aktivitas.KENDALA)
    return RekapApel(
        judul=f"Rekap aktivitas {bulan_tahun(bulan)}",
        tercatat=_bagian(tercatat, hari),
        orang=angka(len(isi.orang)),
        unit=_tabel_unit(isi, unit),
        kendala=[
            (jenis.get(kode, kode), f"{angka(banyak)} catatan, {angka(orang)} orang")
            for kode, banyak, orang in isi.kendala
        ],
        menonjol=[
            (
                nama.get(satu.pegawai_id, ""),
                f"{angka(satu.tercatat)} hari tercatat, {durasi(satu.menit)} disetujui",
            )
            for satu in menonjol(isi)
        ],
    )


def menonjol(isi: Apel) -> Sequence[Any]:
    """Those who recorded most days; never those who recorded least."""
    urut = sorted(isi.orang, key=lambda satu: (-satu.tercatat, -satu.menit, satu.pegawai_id))
    return [satu for satu in urut if satu.tercatat][:MENONJOL]


def _tabel_unit(isi: Apel, unit: Mapping[int, str]) -> Tabel:
    orang: Counter[int] = Counter()
    hari: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for satu in isi.orang:
        orang[satu.unit_id] += 1
        hari[satu.unit_id][0] += satu.tercatat
        hari[satu.unit_id][1] += satu.hari_kerja
    return Tabel(
        judul="Menurut unit",
        kolom=[
            Kolom(judul="Unit"),
            Kolom(judul="Orang", jenis="angka"),
            Kolom(judul="Hari-orang tercatat", jenis="angka"),
            Kolom(judul="Bagian", jenis="angka"),
        ],
        baris=[
            [
                Sel(teks=unit.get(pk, "")), angka(orang[pk]),
                f"{angka(hari[pk][0])} dari {angka(hari[pk][1])}", _bagian(*hari[pk]),
            ]
            for pk in sorted(orang, key=lambda satu: unit.get(satu, ""))
        ],
        satuan="unit",
        kosong=Kosong(
            judul="Belum ada orang", keterangan="Pilih unit yang memiliki pegawai.", ikon="users"
        ),
    )  # fmt: skip


def _bagian(pembilang: int, penyebut: int) -> str:
    return persen(Decimal(pembilang) / penyebut, 1) if penyebut else "–"


def data_apel(rekap: RekapApel, *, kop: Mapping[str, str], tempat: str) -> dict[str, Any]:
    """The same for the printed page, which holds so many units and tells how many are left."""
    unit = [
        [sel.teks if isinstance(sel, Sel) else sel for sel in baris] for baris in rekap.unit.baris
    ]
    lebih = len(unit) - UNIT_CETAK
    if lebih > 0:
        unit = [*unit[:UNIT_CETAK], [f"dan {angka(lebih)} unit lain, lihat di layar", "", "", ""]]
    return {
        "kop": dict(kop),
        "judul": rekap.judul,
        "tempat": tempat,
        "ringkas": f"{rekap.orang} orang; {rekap.tercatat} hari-orang ada catatannya.",
        "unit": unit,
        "kendala": rekap.kendala,
        "menonjol": rekap.menonjol,
    }
