"""The page of an SKP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from ekinerja.aturan.kinerja.pecah_target import bagian_sampai
from ekinerja.core.format import angka, bulan_tahun, persen, rentang_tanggal, waktu
from ekinerja.core.kit import Aksi, Kosong, Lencana, Peristiwa, Rinci, Tautan
from ekinerja.core.workflow import Pelaku, Step
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import SKP, HasilKerja, Indikator, LampiranSKP, RealisasiDiisi
from ekinerja.skp.perilaku import NILAI_DASAR
from ekinerja.skp.permissions import (
    dapat_dimulai_perubahan,
    dapat_ditautkan,
    dapat_melengkapi,
    dapat_mencatat_dialog,
    pemilik_skp,
    skp_dapat_diubah,
)
from ekinerja.skp.presenters.kata import lencana_skp, masa_skp, target_indikator
from ekinerja.skp.queries import CatatanSKP
from ekinerja.skp.workflow import DISETUJUI, DRAF, SKP_WORKFLOW, TERSAJI

_PERISTIWA = {
    "buat": ("Mulai disusun", "netral", "pencil"),
    "ubah": ("Perubahan mulai disusun", "netral", "pencil"),
    "alihkan": ("Dialihkan kepada pejabat penilai baru", "info", "user-check"),
    "impor": ("Diimpor sebagai SKP yang sudah disetujui", "info", "database-import"),
    "ajukan": ("Diajukan kepada pejabat penilai", "info", "send"),
    "kembalikan": ("Dikembalikan untuk diperbaiki", "awas", "arrow-back-up"),
    "setujui": ("Disetujui", "baik", "circle-check"),
    "ganti": ("Diganti dengan versi baru", "netral", "history"),
    "selesaikan": ("Dinyatakan selesai", "baik", "circle-check"),
    "akhiri": ("Berakhir karena pindah jabatan", "netral", "history"),
    "batalkan": ("Draf dibatalkan", "netral", "ban"),
}
_GAYA = {"ajukan": "utama", "setujui": "utama", "batalkan": "bahaya"}
_IKON = {
    "ajukan": "send",
    "setujui": "check",
    "kembalikan": "arrow-back-up",
    "batalkan": "trash",
    "selesaikan": "circle-check",
}


@dataclass(frozen=True, slots=True)
class BulanTarget:
    """Target and realisation of a month."""

    judul: str
    target: str
    realisasi: str
    kini: bool


@dataclass(frozen=True, slots=True)
class IndikatorTampil:
    """An indicator with its progress. ``nomor`` is the one that imports name."""

    id: int
    nomor: int
    uraian: str
    aspek: str
    target: str
    terbagi: bool
    capaian: int
    kalimat: str
    bulan: list[BulanTarget]
    diisi: list[str]


@dataclass(frozen=True, slots=True)
class HasilKerjaTampil:
    """A planned result with its indicators; ``asal`` says what it supports and who gave it."""

    id: int
    jenis: str
    rencana: str
    asal: list[str]
    indikator: list[IndikatorTampil]
    tugas: list[str]


@dataclass(frozen=True, slots=True)
class RincianSKP:
    """The page of an SKP."""

    id: int
    judul: str
    lencana: Lencana
    rincian: list[Rinci]
    hasil_kerja: list[HasilKerjaTampil]
    riwayat: list[Peristiwa]
    aksi: list[Aksi]
    dapat_diubah: bool
    dapat_dilengkapi: bool
    dapat_dialog: bool
    dapat_mulai_ubah: bool
    dapat_isi_realisasi: bool
    dapat_ditautkan: bool
    kurang: str
    kosong: Kosong
    perilaku: list[Rinci]
    lampiran: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """What the owner still has to link or add: sentence, and where to do it."""

    judul: str
    belum: list[Tautan]
    kalimat: str
    sementara: list[Tautan]


def rincian_skp(
    skp: SKP,
    *,
    isi: Sequence[HasilKerja],
    riwayat: Sequence[CatatanSKP],
    pelengkap: tuple[Mapping[str, str], Mapping[str, str]],
    hari_ini: date,
    oleh: Pelaku | None,
) -> RincianSKP:
    """The SKP as ``oleh`` may see and treat it; None reads only."""
    langkah, kurang = _langkah(skp, oleh, hari_ini)
    dapat_diubah = oleh is not None and skp_dapat_diubah(skp, oleh).boleh
    return RincianSKP(
        id=skp.pk,
        judul=f"SKP {masa_skp(skp)[:1].lower()}{masa_skp(skp)[1:]}",
        lencana=lencana_skp(skp.status),
        rincian=_rincian(skp),
        hasil_kerja=_hasil_kerja(skp, isi, hari_ini),
        riwayat=[_peristiwa(satu) for satu in riwayat],
        aksi=[_aksi(satu, skp) for satu in langkah],
        dapat_diubah=dapat_diubah,
        dapat_dilengkapi=oleh is not None and dapat_melengkapi(skp, oleh).boleh,
        dapat_dialog=oleh is not None and dapat_mencatat_dialog(skp, oleh).boleh,
        dapat_mulai_ubah=oleh is not None and dapat_dimulai_perubahan(skp, oleh).boleh,
        dapat_isi_realisasi=oleh is not None
        and skp.status == DISETUJUI
        and pemilik_skp(skp, oleh).boleh,
        dapat_ditautkan=oleh is not None and dapat_ditautkan(skp, oleh).boleh,
        kurang=kurang if dapat_diubah else "",
        kosong=Kosong(
            judul="Belum ada rencana hasil kerja",
            keterangan="Mulai dengan satu hasil yang diharapkan atasan dari jabatan ini.",
            ikon="target",
        ),
        perilaku=[
            Rinci(judul=satu.nama, isi=pelengkap[0][satu.kode])
            for satu in NILAI_DASAR
            if satu.kode in pelengkap[0]
        ],
        lampiran=[
            (nama, pelengkap[1][kode].splitlines())
            for kode, nama in LampiranSKP.JENIS
            if kode in pelengkap[1]
        ],
    )


def _langkah(skp: SKP, oleh: Pelaku | None, hari_ini: date) -> tuple[list[Step], str]:
    """Steps offered, the main one first; and why a draft cannot be submitted yet."""
    if oleh is None:
        return [], ""
    putusan = {nama: SKP_WORKFLOW.decide(nama, skp, oleh) for nama in SKP_WORKFLOW.steps}
    langkah = [
        satu
        for nama, satu in SKP_WORKFLOW.steps.items()
        if putusan[nama].boleh and (nama != "selesaikan" or hari_ini >= skp.masa.upper)
    ]
    langkah.sort(key=lambda satu: _GAYA.get(satu.nama, "") != "utama")
    return langkah, putusan["ajukan"].alasan if skp.status == DRAF else ""


def kebutuhan_skp(
    skp: SKP,
    *,
    belum: Sequence[HasilKerja],
    isi: Sequence[HasilKerja],
    sementara: Sequence[Penempatan],
) -> Kebutuhan:
    """What still has to be linked, and acting posts whose work is not in the plan yet."""
    tertulis = " ".join(satu.penugasan_dari.casefold() for satu in isi)
    pimpinan = skp.jenis_pegawai == SKP.PIMPINAN
    langkah = "skp:ubah_hasil_kerja" if pimpinan else "skp:tautkan"
    dapat = skp.status == DRAF or not pimpinan
    return Kebutuhan(
        judul="Belum ditautkan ke sasaran unit"
        if pimpinan
        else "Belum ditautkan ke hasil kerja atasan",
        belum=[
            Tautan(judul=satu.rencana, url=reverse(langkah, args=[satu.pk]) if dapat else "")
            for satu in belum
        ],
        kalimat="Pilih sasaran yang didukung tiap hasil kerja."
        if pimpinan
        else "Pilih hasil kerja atasan yang didukungnya. Bila SKP atasan belum ada, draf tetap "
        "dapat diajukan dan ditautkan kemudian.",
        sementara=[
            _tugas_sementara(skp, satu)
            for satu in sementara
            if satu.jabatan.nama.casefold() not in tertulis
        ],
    )


def _tugas_sementara(skp: SKP, satu: Penempatan) -> Tautan:
    nama = f"{satu.get_jenis_display()} {satu.jabatan.nama}"
    alamat = reverse("skp:tambah_hasil_kerja", args=[skp.pk])
    return Tautan(judul=nama, url=f"{alamat}?{urlencode({'penugasan': nama})}")


def _rincian(skp: SKP) -> list[Rinci]:
    potret = skp.potret or {}
    pegawai, penilai = potret.get("pegawai", {}), potret.get("penilai", {})
    nama_penilai = skp.penilai.nama if skp.penilai is not None else "Ditetapkan saat diajukan"
    isi = [
        Rinci(
            judul="Pegawai", isi=pegawai.get("nama", skp.pegawai.nama), catatan=_pangkat(pegawai)
        ),
        Rinci(judul="Jabatan", isi=skp.jabatan.nama, catatan=skp.jabatan.unit.nama),
        Rinci(
            judul="Masa",
            isi=rentang_tanggal(skp.masa.lower, skp.masa.upper),
            catatan=skp.alasan_akhir,
        ),
        Rinci(
            judul="Pendekatan",
            isi=skp.get_pendekatan_display(),
            catatan=skp.get_jenis_pegawai_display(),
        ),
        Rinci(
            judul="Pejabat penilai",
            isi=penilai.get("nama", nama_penilai),
            catatan=_pangkat(penilai) or penilai.get("jabatan", ""),
        ),
    ]
    if skp.versi > 1:
        isi.append(Rinci(judul="Perubahan", isi=f"Versi {skp.versi}", catatan=skp.alasan_perubahan))
    kapan = (("Diajukan", skp.diajukan_pada), ("Disetujui", skp.disetujui_pada))
    isi.extend(Rinci(judul=judul, isi=waktu(pada)) for judul, pada in kapan if pada is not None)
    return isi


def _pangkat(potret: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (potret.get("nip"), potret.get("pangkat"))))


def _hasil_kerja(skp: SKP, isi: Sequence[HasilKerja], hari_ini: date) -> list[HasilKerjaTampil]:
    nomor = 0
    hasil = []
    for rhk in isi:
        indikator = []
        for satu in rhk.indikator.all():
            nomor += 1
            indikator.append(_indikator(skp, satu, nomor, hari_ini=hari_ini))
        hasil.append(
            HasilKerjaTampil(
                rhk.pk,
                rhk.get_jenis_display(),
                rhk.rencana,
                _asal(rhk),
                indikator,
                getattr(rhk, "nama_tugas", []),
            )
        )
    return hasil


def _asal(rhk: HasilKerja) -> list[str]:
    asal = []
    if rhk.intervensi is not None:
        lama = "" if rhk.intervensi.skp.status in (*TERSAJI, DRAF) else " (sudah diganti)"
        asal.append(f"Mendukung: {rhk.intervensi.rencana}{lama}")
    elif rhk.intervensi_teks:
        asal.append(f"Mendukung (menurut berkas impor, belum ditautkan): {rhk.intervensi_teks}")
    if rhk.sasaran is not None:
        asal.append(f"Sasaran: {rhk.sasaran.uraian}")
    if rhk.tim is not None:
        asal.append(f"Penugasan dari tim {rhk.tim.nama}")
    if rhk.penugasan_dari:
        asal.append(f"Penugasan dari {rhk.penugasan_dari}")
    if rhk.perspektif:
        asal.append(f"Perspektif: {rhk.get_perspektif_display()}")
    if rhk.klasifikasi:
        asal.append(f"Klasifikasi: {rhk.klasifikasi}")
    return asal


def _indikator(skp: SKP, satu: Indikator, nomor: int, *, hari_ini: date) -> IndikatorTampil:
    bulan = list(satu.target_bulanan.all())
    realisasi = sum((b.realisasi for b in bulan), satu.realisasi_awal)
    capaian, kalimat = -1, ""
    if skp.status != DRAF:
        lewat = (b.target for b in bulan if b.awal <= hari_ini)
        capaian, kalimat = _kemajuan(satu, realisasi, sum(lewat, Decimal(0)))
    if skp.alasan_akhir and satu.terbagi:
        bagian = bagian_sampai(((b.awal, b.target) for b in bulan), selesai=skp.masa.upper)
        kalimat = f"Bagian tahun sampai masa berakhir: {angka(bagian)} {satu.satuan}. {kalimat}"
    return IndikatorTampil(
        id=satu.pk,
        nomor=nomor,
        uraian=satu.uraian,
        aspek=satu.get_aspek_display(),
        target=target_indikator(satu),
        terbagi=satu.terbagi,
        capaian=capaian,
        kalimat=kalimat,
        bulan=[
            BulanTarget(
                bulan_tahun(b.awal),
                angka(b.target),
                angka(b.realisasi),
                b.awal == hari_ini.replace(day=1),
            )
            for b in bulan
        ],
        diisi=[_diisi(b, satu) for b in satu.realisasi_diisi.all()] if not satu.terbagi else [],
    )


def _diisi(diisi: RealisasiDiisi, satu: Indikator) -> str:
    angka_diisi = "" if diisi.nilai is None else f"{angka(diisi.nilai)} {satu.satuan}"
    return f"{bulan_tahun(diisi.awal)}: {'. '.join(filter(None, (angka_diisi, diisi.uraian)))}"


def _kemajuan(satu: Indikator, realisasi: Decimal, sampai: Decimal) -> tuple[int, str]:
    """Percent reached (-1: not countable) and the sentence beneath the bar."""
    awal = f"; termasuk realisasi awal {angka(satu.realisasi_awal)}" if satu.realisasi_awal else ""
    if not satu.terbagi or satu.target is None:
        return -1, f"Tercatat {angka(realisasi)} {satu.satuan}{awal}" if realisasi else ""
    return min(100, int(realisasi * 100 / satu.target)), (
        f"{angka(realisasi)} dari {angka(satu.target)} {satu.satuan} "
        f"({persen(realisasi / satu.target, 0)}); target sampai bulan ini {angka(sampai)}{awal}"
    )


def _peristiwa(satu: CatatanSKP) -> Peristiwa:
    apa, jenis, ikon = _PERISTIWA.get(satu.langkah, (satu.langkah.capitalize(), "netral", "check"))
    return Peristiwa(
        apa=apa,
        oleh=satu.oleh_nama,
        kapan=satu.pada,
        sebagai=satu.kapasitas,
        alasan=satu.alasan,
        jenis=jenis,
        ikon=ikon,
    )


_TANYA = {
    "setujui": ("Rencana dan targetnya terkunci setelah disetujui.", "Setujui SKP {nama}?"),
    "batalkan": ("Draf ini tidak dipakai lagi dan tidak dapat dilanjutkan.", "Batalkan draf ini?"),
    "selesaikan": ("SKP yang selesai tidak menerima aktivitas baru.", "Nyatakan selesai?"),
}


def _aksi(langkah: Step, skp: SKP) -> Aksi:
    tanya, judul = _TANYA.get(langkah.nama, ("", ""))
    return Aksi(
        judul=langkah.label,
        url=reverse(f"skp:{langkah.nama}", args=[skp.pk]),
        gaya=_GAYA.get(langkah.nama, "biasa"),
        ikon=_IKON.get(langkah.nama, ""),
        perlu_alasan=langkah.reason_required,
        label_alasan="Apa yang perlu diperbaiki",
        konfirmasi=tanya,
        konfirmasi_judul=judul.format(nama=skp.pegawai.nama),
    )
