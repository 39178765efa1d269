"""A trace as a tree that opens each figure down to article, parameter and record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse

from ekinerja.aturan import baca_jejak
from ekinerja.aturan.jejak import AcuanTabel, Simpul
from ekinerja.aturan.kanonik import sidik_byte, tulis_kanonik
from ekinerja.aturan.registri import REGISTRI
from ekinerja.aturan.tpp import AGREGAT_BAWAHAN
from ekinerja.core.format import angka, rentang_tanggal, rupiah, tanggal
from ekinerja.core.kit import Lencana, lencana_untuk
from ekinerja.regulasi.ungkapan import (
    PEMBULATAN,
    SEBUTAN_KRITERIA,
    baris_tabel,
    komponen_terpakai,
    nilai_tepat,
    nilai_terbaca,
    penjelasan,
    sebutan,
    sebutan_komponen,
)
from ekinerja.tpp.queries import Catatan

BELUM_PASTI = lencana_untuk("belum_terverifikasi")
_TIDAK_DIBAYARKAN, _SATU_SEGMEN = "tidak_dibayarkan", "satu_segmen"
_BARIS_TAMPAK = 20
_ALAMAT = {"aktivitas": "aktivitas:rincian", "hari_presensi": "presensi:hari"}
_TAK_TEREKAM = {
    "hari_tanpa_rekaman_masuk": "masuk tidak terekam",
    "hari_tanpa_rekaman_pulang": "pulang tidak terekam",
}
_TIDAK_DIBUKA = (
    "Rekamannya disebut di sini tanpa tautan karena tidak termasuk kewenangan Anda; pemiliknya, "
    "atasannya, dan pengelola datanya dapat membukanya"
)
Rekaman = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Bukti:
    """A record behind a fact, with the way to it."""

    teks: str
    url: str = ""


@dataclass(slots=True)
class Cabang:
    """One figure: its words, value, formula, article, and what it is made of.

    :ivar kunci: id of the element on the page.
    :ivar rujuk: already opened elsewhere on the page; only a link is shown.
    """

    kunci: str
    judul: str
    nilai: str
    tepat: str = ""
    kalimat: str = ""
    keterangan: list[str] = field(default_factory=list)
    pasal: list[str] = field(default_factory=list)
    tanda: Lencana | None = None
    catatan: str = ""
    baris: list[str] = field(default_factory=list)
    bukti: list[Bukti] = field(default_factory=list)
    anak: list["Cabang"] = field(default_factory=list)
    rujuk: bool = False
    terbuka: bool = False

    @property
    def daun(self) -> bool:
        return not (self.anak or self.bukti or self.baris or self.pasal or self.kalimat)


class Pohon:
    """Builds the branches of one trace; each term is opened once on a page.

    :param bekal: frozen or current parameters (rows of tables), by name.
    :param catatan: records in words.
    :param awalan: prefix of element ids, to tell several traces on a page apart.
    """

    def __init__(
        self,
        jejak: bytes,
        *,
        bekal: Mapping[str, Any],
        catatan: Mapping[Rekaman, Catatan],
        awalan: str = "",
    ) -> None:
        self.simpul = {s.istilah: s for s in baca_jejak(jejak)}
        self.bekal = bekal
        self.catatan = catatan
        self.awalan = awalan
        self.terlihat: set[str] = set()

    def cabang(self, istilah: str) -> Cabang:
        """The branch of a term with everything beneath it."""
        s = self.simpul[istilah]
        kunci = f"{self.awalan}{istilah}"
        if s.komponen == _SATU_SEGMEN and istilah not in self.terlihat:
            return self._lewati(istilah, s)
        if istilah in self.terlihat:
            return Cabang(kunci, sebutan(istilah), nilai_terbaca(s.nilai, s.satuan), rujuk=True)
        self.terlihat.add(istilah)
        satu = Cabang(
            kunci,
            sebutan(istilah),
            nilai_terbaca(s.nilai, s.satuan),
            tepat=nilai_tepat(s.nilai, s.satuan),
            tanda=BELUM_PASTI if s.status == "belum_terverifikasi" else None,
            catatan=s.catatan,
        )
        bentuk = {"fakta": self._fakta, "parameter": self._parameter, "aturan": self._aturan}
        bentuk[s.jenis](s, satu)
        return satu

    def _lewati(self, istilah: str, s: Simpul) -> Cabang:
        """Without a move the month is its only part: one branch says it, under the month's name."""
        self.terlihat.add(istilah)
        satu = self.cabang(s.masukan[0])
        satu.kunci, satu.judul = f"{self.awalan}{istilah}", sebutan(istilah)
        return satu

    def _aturan(self, s: Simpul, satu: Cabang) -> None:
        komponen = komponen_terpakai(s.istilah, s.komponen, s.versi)
        satu.kalimat = penjelasan(komponen) if komponen else ""
        satu.pasal = [p for p in (s.dasar_skema, s.dasar) if p]
        cara = sebutan_komponen(s.komponen)
        satu.keterangan = [
            f"Cara: {cara}, rumus versi {s.versi}" if cara else f"Rumus versi {s.versi}"
        ]
        if s.pembulatan and s.sebelum is not None:
            semula = rupiah(s.sebelum)
            satu.keterangan.append(f"{PEMBULATAN[s.pembulatan].capitalize()}, semula {semula}")
        anak = [self.cabang(nama) for nama in s.masukan if not self._diam(nama)]
        satu.anak = anak
        diam = [SEBUTAN_KRITERIA[n.removeprefix("bruto_")] for n in s.masukan if self._diam(n)]
        if diam:
            satu.keterangan.append(f"Tidak dibayarkan oleh daerah: {', '.join(diam)}")

    def _diam(self, nama: str) -> bool:
        s = self.simpul.get(nama)
        return s is not None and s.komponen == _TIDAK_DIBAYARKAN

    def _parameter(self, s: Simpul, satu: Cabang) -> None:
        satu.pasal = [s.dasar] if s.dasar else []
        asal = "ditetapkan skema daerah" if s.sumber == "skema" else "nilai nasional bawaan"
        sejak = f", berlaku sejak {tanggal(s.berlaku_sejak)}" if s.berlaku_sejak else ""
        satu.keterangan = [f"{asal.capitalize()}{sejak}"]
        if isinstance(s.nilai, AcuanTabel):
            satu.baris = self._baris(s.istilah, s.nilai)

    def _baris(self, nama: str, acuan: AcuanTabel) -> list[str]:
        """Rows of the table, when they are surely the ones that were used."""
        mentah = self.bekal.get(nama, {}).get("nilai")
        if not isinstance(mentah, list) or sidik_byte(tulis_kanonik(mentah))[:16] != acuan.sidik:
            return []
        berpita = len(mentah[0]) > 2 and (mentah[-1][-2] is None)
        semua = baris_tabel(nama, mentah, berpita=berpita)
        lebih = len(semua) - _BARIS_TAMPAK
        return [*semua[:_BARIS_TAMPAK], f"dan {lebih} baris lagi"] if lebih > 0 else semua

    def _fakta(self, s: Simpul, satu: Cabang) -> None:
        deklarasi = REGISTRI.fakta.get(s.istilah)
        satu.kalimat = (
            f"{deklarasi.keterangan[:1].upper()}{deklarasi.keterangan[1:]}." if (deklarasi) else ""
        )
        if s.bawaan:
            satu.keterangan = ["Tidak ada catatan, sehingga dipakai nilai bawaan"]
        if s.istilah in {"kejadian_terlambat", "kejadian_pulang_cepat"}:
            satu.nilai = f"{len(s.nilai)} hari" if s.nilai else "tidak ada"
        if s.istilah in AGREGAT_BAWAHAN:
            satu.nilai = f"{len(s.nilai)} orang" if s.nilai else "tidak ada bawahan langsung"
        satu.bukti = [self._bukti(r, s, i) for i, r in enumerate(s.rekaman)]
        if any(
            not self.catatan[r].terbuka
            for r in s.rekaman
            if r in self.catatan and r[0] != "arsip_tahunan"
        ):
            satu.keterangan.append(_TIDAK_DIBUKA)

    def _bukti(self, rekaman: Rekaman, s: Simpul, letak: int) -> Bukti:
        jenis, pk = rekaman
        catatan = self.catatan.get(rekaman)
        if catatan is None:
            return Bukti(_SUMBER.get(jenis, f"Catatan nomor {pk}"))
        if jenis == "laporan_aksi":
            teks = f"{catatan.teks} pada {tanggal(catatan.tanggal)}"
            return Bukti(
                teks, alamat(*catatan.alamat) if catatan.terbuka and catatan.alamat else ""
            )
        if jenis == "arsip_tahunan":
            return Bukti(f"{catatan.tanggal.year}: {catatan.teks}")
        if jenis == "bawahan" and isinstance(s.nilai, tuple):
            return Bukti(f"{catatan.teks}: {angka(s.nilai[letak])} menit")
        if jenis == "aktivitas":
            teks = f"{tanggal(catatan.tanggal)}: {catatan.teks}, {catatan.menit} menit"
        elif isinstance(s.nilai, tuple):
            teks = f"{tanggal(catatan.tanggal)}: {s.nilai[letak]} menit"
        else:
            isi = _TAK_TEREKAM.get(s.istilah, catatan.teks.lower())
            teks = f"{tanggal(catatan.tanggal)}: {isi}"
        return Bukti(teks, alamat(_ALAMAT[jenis], [pk]) if catatan.terbuka else "")


_SUMBER = {
    "arsip_tahunan": "Menurut predikat yang diimpor",
    "bawahan": "Menurut hasil bawahan langsung",
    "jabatan": "Menurut data jabatan",
    "laporan_aksi": "Menurut laporan rencana aksi perangkat daerah",
    "pegawai": "Menurut data pegawai",
}


def alamat(nama: str, argumen: Sequence[int | str]) -> str:
    """URL of a record's page, or nothing when this installation has no such page."""
    try:
        return reverse(nama, args=list(argumen))
    except NoReverseMatch:
        return ""


def pasang_segmen(
    cabang: Cabang, segmen: Sequence[Pohon], rincian: Sequence[Mapping[str, Any]]
) -> None:
    """Hang the branches of each segment under the fact that adds them up."""
    for anak in cabang.anak:
        if anak.kunci.endswith("bruto_segmen"):
            anak.bukti = []
            anak.anak = [_cabang_segmen(p, r) for p, r in zip(segmen, rincian, strict=True)]
            anak.nilai = rupiah(sum((Decimal(r["bruto"]) for r in rincian), Decimal(0)))
        pasang_segmen(anak, segmen, rincian)


def _cabang_segmen(pohon: Pohon, rincian: Mapping[str, Any]) -> Cabang:
    satu = pohon.cabang("tpp_bruto")
    mulai, selesai = (date.fromisoformat(rincian[k]) for k in ("mulai", "selesai"))
    satu.judul = f"TPP bruto {rentang_tanggal(mulai, selesai)}"
    satu.keterangan.insert(0, f"{rincian['jabatan']}, {rincian['unit']}")
    return satu
