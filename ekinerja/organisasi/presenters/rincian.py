"""One unit and one post in words: what it is, its stands in time, its versions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from ekinerja.core.format import angka, tanggal
from ekinerja.core.kit import Lencana, Peristiwa, Rinci
from ekinerja.organisasi.models import (
    EvaluasiJabatan,
    Jabatan,
    LetakJabatan,
    LetakUnit,
    UnitKerja,
)
from ekinerja.organisasi.presenters.susunan import BELUM_KELAS, masa_terbaca, sebutan_unit

SEKARANG = Lencana("Sekarang", "baik", "circle-check")
DIRENCANAKAN = Lencana("Direncanakan", "awas", "clock")
LAMPAU = Lencana("Dahulu", "netral", "history")


@dataclass(frozen=True, slots=True)
class Letak:
    """A period in which a unit or post stood somewhere, and by which decree it began."""

    masa: str
    teks: str
    keadaan: Lencana
    dasar: str = ""
    batal_url: str = ""


def rincian_unit(unit: UnitKerja, jalur: Sequence[tuple[int, str]]) -> list[Rinci]:
    """What a unit is.

    :param jalur: the way to it on the day it is read, itself last.
    """
    pembayar = unit.opd.nama if unit.opd else "Belum ada"
    return [
        Rinci(judul="Jenis", isi=sebutan_unit(unit)[1]),
        Rinci(judul="Kode", isi=unit.kode),
        Rinci(
            judul="Berada di bawah",
            isi=jalur[-2][1] if len(jalur) > 1 else "Langsung di bawah instansi",
        ),
        Rinci(judul="Perangkat daerah yang membayar", isi=pembayar),
        Rinci(judul="Zona waktu", isi=unit.get_zona_display() or "Mengikuti unit di atasnya"),
        Rinci(judul="Berlaku", isi=masa_terbaca(unit.masa.lower, unit.masa.upper)),
    ]


def rincian_jabatan(
    jabatan: Jabatan, evaluasi: EvaluasiJabatan | None, atasan: Jabatan | None
) -> list[Rinci]:
    """What a post is, and whom it answers to on the day.

    :param evaluasi: the job evaluation in force, where one is recorded.
    """
    dasar = f"Evaluasi jabatan: {evaluasi.dasar}" if evaluasi else ""
    usia = f"{jabatan.batas_usia} tahun" if jabatan.batas_usia else "Menurut jenis jabatannya"
    return [
        Rinci(judul="Unit", isi=jabatan.unit.nama,
              url=reverse("organisasi:unit", args=[jabatan.unit_id])),
        Rinci(judul="Jenis", isi=jabatan.get_jenis_display(),
              catatan=jabatan.get_jenjang_display()),
        Rinci(judul="Kelompok", isi=jabatan.get_kelompok_display()),
        Rinci(judul="Kelas jabatan", isi=angka(jabatan.kelas), catatan=dasar,
              lencana=None if jabatan.kelas or jabatan.jenis == "POLITIS" else BELUM_KELAS),
        Rinci(judul="Nilai jabatan", isi=angka(jabatan.nilai)),
        Rinci(judul="Persediaan pegawai", isi=f"{angka(jabatan.bezetting)} orang"),
        Rinci(judul="Kebutuhan pegawai", isi=_orang(jabatan.kebutuhan)),
        Rinci(judul="Batas usia pensiun", isi=usia),
        Rinci(
            judul="Jabatan atasan langsung",
            isi=atasan.nama if atasan else "Belum ditetapkan",
            url=reverse("organisasi:jabatan_rincian", args=[atasan.pk]) if atasan else "",
        ),
        Rinci(judul="Kode", isi=jabatan.kode),
        Rinci(judul="Berlaku", isi=masa_terbaca(jabatan.masa.lower, jabatan.masa.upper)),
    ]  # fmt: skip


def _orang(jumlah: int | None) -> str:
    return "Belum dihitung" if jumlah is None else f"{angka(jumlah)} orang"


def riwayat_letak(
    unit: UnitKerja, lain: Sequence[LetakUnit], *, batal: Callable[[int], str] | None
) -> list[Letak]:
    """Every stand of a unit, the latest first. Each says by which decree it began.

    :param lain: its stands other than the present one, the latest first.
    :param batal: address that drops a planned stand; None when the reader may not.
    """
    return _riwayat(unit, lain, teks=_teks_letak, batal=batal)


def riwayat_atasan(
    jabatan: Jabatan, lain: Sequence[LetakJabatan], *, batal: Callable[[int], str] | None
) -> list[Letak]:
    """To whom a post answers and answered, the latest first; empty when it never changed."""
    return _riwayat(jabatan, lain, teks=_teks_atasan, batal=batal) if lain else []


def _teks_letak(satu: UnitKerja | LetakUnit) -> str:
    return f"{satu.nama}, di bawah {satu.induk.nama}" if satu.induk else satu.nama


def _teks_atasan(satu: Jabatan | LetakJabatan) -> str:
    return satu.atasan.nama if satu.atasan else "Tanpa jabatan atasan"


def _riwayat(
    kini: Any,
    lain: Sequence[Any],
    *,
    teks: Callable[[Any], str],
    batal: Callable[[int], str] | None,
) -> list[Letak]:
    """The present stand between the planned ones and those of the past."""
    lampau = [satu for satu in lain if satu.masa.upper is not None]
    rencana = [satu for satu in lain if satu.masa.upper is None]
    sejak = lampau[0].masa.upper if lampau else kini.masa.lower
    sampai = rencana[0].masa.lower if rencana else kini.masa.upper
    mulai_dasar = [*(satu.dasar for satu in lampau), ""]
    return [
        *(
            Letak(
                _masa(satu), teks(satu), DIRENCANAKAN, satu.dasar, batal(satu.pk) if batal else ""
            )
            for satu in rencana
        ),
        Letak(masa_terbaca(sejak, sampai), teks(kini), SEKARANG, mulai_dasar[0]),
        *(
            Letak(_masa(satu), teks(satu), LAMPAU, dasar)
            for satu, dasar in zip(lampau, mulai_dasar[1:], strict=True)
        ),
    ]


def _masa(satu: LetakUnit | LetakJabatan) -> str:
    return masa_terbaca(satu.masa.lower, satu.masa.upper)


MEDAN_UNIT = {
    "nama": "Nama", "kode": "Kode", "jenis": "Jenis", "zona": "Zona waktu", "urutan": "Urutan",
    "induk": "Unit induk", "masa": "Masa",
}  # fmt: skip
MEDAN_JABATAN = {
    "nama": "Nama", "kode": "Kode", "jenis": "Jenis", "jenjang": "Jenjang",
    "kelompok": "Kelompok", "kelas": "Kelas", "nilai": "Nilai jabatan",
    "bezetting": "Persediaan pegawai", "kebutuhan": "Kebutuhan pegawai",
    "batas_usia": "Batas usia pensiun", "ikhtisar": "Ikhtisar", "kepala": "Memimpin unit",
    "atasan": "Atasan langsung", "unit": "Unit", "masa": "Masa",
}  # fmt: skip


MEDAN_PROFIL = {
    "nama": "Nama", "jenis": "Jenis", "sebutan_kepala": "Sebutan kepala", "zona": "Zona waktu",
    "mulai_berlaku": "Mulai berlaku", "alamat": "Alamat", "kontak": "Kontak", "kota": "Kota",
    "warna": "Warna merek", "logo": "Logo",
}  # fmt: skip


def perubahan(versi: Sequence[Any], medan: Mapping[str, str]) -> list[Peristiwa]:
    """Versions of a row as deeds: what changed from what to what, by whom, why.

    :param versi: the latest first.
    :param medan: field → its name on the screen, in the order they are told.
    """
    hasil = []
    for satu, lama in zip(versi, [*versi[1:], None], strict=True):
        apa = _yang_berubah(satu, lama, medan)
        if lama is None and satu.pgh_label != "insert":
            continue
        if apa:
            hasil.append(_peristiwa(satu, apa, baru=lama is None))
    return hasil


def _peristiwa(satu: Any, apa: str, *, baru: bool) -> Peristiwa:
    konteks: dict[str, Any] = satu.pgh_context.metadata if satu.pgh_context else {}
    kapan: datetime = satu.pgh_created_at
    sebab = str(konteks.get("sebab") or "")
    return Peristiwa(
        apa="Dicatat pertama kali" if baru else apa,
        oleh=str(konteks.get("nama") or "sistem"),
        kapan=kapan,
        alasan="" if baru else f"{sebab[:1].upper()}{sebab[1:]}",
        ikon="plus" if baru else "pencil",
    )


def _yang_berubah(satu: Any, lama: Any | None, medan: Mapping[str, str]) -> str:
    if lama is None:
        return "baru"
    bagian = [
        f"{nama}: {_terbaca(lama, kunci)} menjadi {_terbaca(satu, kunci)}"
        for kunci, nama in medan.items()
        if getattr(satu, _kolom(satu, kunci)) != getattr(lama, _kolom(lama, kunci))
    ]
    return "; ".join(bagian)


def _kolom(satu: Any, kunci: str) -> str:
    return str(satu._meta.get_field(kunci).attname)


def _terbaca(satu: Any, kunci: str) -> str:
    """A value as words; long ones are cut."""
    tampil = getattr(satu, f"get_{kunci}_display", None)
    nilai = tampil() if tampil else getattr(satu, kunci)
    if nilai is None or nilai == "":
        return "kosong"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return tanggal(nilai)
    if kunci == "masa":
        akhir = f" sampai sebelum {tanggal(nilai.upper)}" if nilai.upper else ""
        return f"sejak {tanggal(nilai.lower)}{akhir}" if nilai.lower else f"sejak semula{akhir}"
    teks = str(nilai)
    return teks if len(teks) <= 80 else f"{teks[:80]}…"
