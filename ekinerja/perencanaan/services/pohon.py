"""Deeds on the pohon kinerja: goals, indicators, targets, documents, programs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError

from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import jalur_unit
from ekinerja.perencanaan.models import (
    Berasal,
    DokumenPerencanaan,
    IndikatorSasaran,
    ProgramKegiatan,
    Sasaran,
    TargetIndikator,
)
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import boleh_menyusun

BERPUTAR = (
    "Sasaran tidak dapat mendukung dirinya sendiri atau sasaran di bawahnya. Pilih sasaran lain "
    "yang lebih tinggi."
)
TAHUN = range(2000, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiSasaran:
    """What is written of a goal; ``unit`` None: of the whole instansi."""

    tingkat: str
    kode: str
    uraian: str
    tahun_awal: int
    tahun_akhir: int
    unit: UnitKerja | None = None
    induk: Sasaran | None = None
    dokumen: DokumenPerencanaan | None = None
    penanggung_jawab: Jabatan | None = None
    faktor_kunci: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiIndikator:
    """What is written of an indicator of a goal."""

    uraian: str
    satuan: str
    polaritas: str = IndikatorSasaran.NAIK
    formula: str = ""
    sumber_data: str = ""
    nilai_awal: Decimal | None = None
    tahun_nilai_awal: int | None = None
    iku: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiProgram:
    """What is written of a program, kegiatan or sub kegiatan."""

    jenis: str
    kode: str
    nama: str
    unit: UnitKerja
    tahun: int
    pagu: Decimal = Decimal(0)
    induk: ProgramKegiatan | None = None
    sasaran: Sasaran | None = None


Rentang = tuple[Decimal, Decimal | None]


def _nama(kelas: type) -> list[str]:
    return [satu.name for satu in fields(kelas)]


@transaction.atomic
def simpan_sasaran(
    isi: IsiSasaran, *, oleh: PelakuPerencanaan, pada: datetime, sasaran: Sasaran | None = None
) -> Sasaran:
    """Add a goal, or change one.

    :raises TidakBerwenang: when its unit is outside what the actor plans for.
    :raises AksiDitolak: code in use, years the wrong way round, a parent that may not be one.
    """
    wajib(boleh_menyusun(isi.unit, oleh))
    if sasaran is not None:
        wajib(boleh_menyusun(sasaran.unit, oleh))
    _periksa_tahun(isi.tahun_awal, isi.tahun_akhir)
    if isi.dokumen is not None and isi.dokumen.instansi_id != oleh.instansi_id:
        raise AksiDitolak("Dokumennya tidak ditemukan pada instansi ini. Pilih yang lain.")
    periksa_induk(isi.induk, tingkat=isi.tingkat, unit=isi.unit, instansi_id=oleh.instansi_id)
    objek = sasaran or Sasaran(instansi_id=oleh.instansi_id)
    for nama in _nama(IsiSasaran):
        setattr(objek, nama, getattr(isi, nama))
    objek.sumber, objek.segar_pada = Berasal.MANUAL, pada
    kalimat: dict[str, str | None] = {
        "sasaran_kode_unik": f"Kode {isi.kode} sudah dipakai sasaran lain. Pilih kode lain.",
        "sasaran_induk_berputar": BERPUTAR,
        "sasaran_bukan_induk_diri": BERPUTAR,
    }
    with mulai_massal(oleh, sebab="sasaran disimpan"), batasan(kalimat):
        objek.save()
    return objek


def _periksa_tahun(awal: int, akhir: int) -> None:
    if awal not in TAHUN or akhir not in TAHUN:
        raise AksiDitolak("Tahun ditulis dengan empat angka, misalnya 2026.")
    if akhir < awal:
        raise AksiDitolak(f"Tahun akhir {akhir} mendahului tahun awal {awal}. Tukar keduanya.")


def periksa_induk(
    induk: Sasaran | None, *, tingkat: str, unit: UnitKerja | None, instansi_id: int
) -> None:
    """A goal supports one of a higher level, of the same unit or of a unit above it.

    :raises AksiDitolak: otherwise.
    """
    if induk is None:
        return
    if induk.instansi_id != instansi_id:
        raise AksiDitolak("Sasaran di atasnya tidak ditemukan pada instansi ini. Pilih yang lain.")
    salah = induk_keliru(induk.tingkat, tingkat)
    if salah:
        raise AksiDitolak(salah)
    atas = [pk for pk, _ in jalur_unit([unit.pk])[unit.pk]] if unit is not None else []
    if induk.unit_id is not None and induk.unit_id not in atas:
        raise AksiDitolak(
            f"“{induk.uraian}” milik {induk.unit}, bukan unit yang sama atau yang membawahkan. "
            "Pilih sasaran unit Anda sendiri atau unit di atasnya."
        )


def induk_keliru(tingkat_induk: str, tingkat: str) -> str:
    """Why a goal of this level may not stand below one of that level; "" when it may."""
    atas, bawah = Sasaran.kedalaman(tingkat_induk), Sasaran.kedalaman(tingkat)
    if atas < bawah or (atas == bawah and tingkat in Sasaran.BERJENJANG):
        return ""
    nama = dict(Sasaran.TINGKAT)
    return (
        f"{nama[tingkat]} tidak dapat mendukung {nama[tingkat_induk].lower()}: yang didukung harus "
        "bertingkat lebih tinggi. Pilih sasaran lain di atasnya."
    )


@transaction.atomic
def hapus_sasaran(sasaran: Sasaran, *, oleh: PelakuPerencanaan) -> None:
    """Remove a goal that nothing refers to.

    :raises AksiDitolak: while goals, indicators, programs, actions or SKP refer to it.
    """
    wajib(boleh_menyusun(sasaran.unit, oleh))
    with mulai_massal(oleh, sebab="sasaran dihapus"):
        try:
            sasaran.delete()
        except ProtectedError as galat:
            raise AksiDitolak(
                "Sasaran ini masih dipakai sasaran lain, indikator, program, rencana aksi, atau "
                "SKP. Pindahkan atau hapus dahulu yang memakainya."
            ) from galat


@transaction.atomic
def simpan_indikator(
    sasaran: Sasaran,
    isi: IsiIndikator,
    *,
    oleh: PelakuPerencanaan,
    indikator: IndikatorSasaran | None = None,
) -> IndikatorSasaran:
    """Add an indicator to a goal, or change one.

    :raises TidakBerwenang: when the goal is outside what the actor plans for.
    """
    wajib(boleh_menyusun(sasaran.unit, oleh))
    Sasaran.objects.select_for_update(of=("self",)).get(pk=sasaran.pk)
    if indikator is None:
        akhir = IndikatorSasaran.objects.filter(sasaran=sasaran).aggregate(n=Max("urutan"))["n"]
        indikator = IndikatorSasaran(sasaran=sasaran, urutan=(akhir or 0) + 1)
    for nama, nilai in asdict(isi).items():
        setattr(indikator, nama, nilai)
    with mulai_massal(oleh, sebab="indikator disimpan"):
        indikator.save()
    return indikator


@transaction.atomic
def hapus_indikator(indikator: IndikatorSasaran, *, oleh: PelakuPerencanaan) -> None:
    """Remove an indicator with its targets, while nothing refers to it.

    :raises AksiDitolak: when an agreement, an action or an SKP refers to it.
    """
    wajib(boleh_menyusun(indikator.sasaran.unit, oleh))
    with mulai_massal(oleh, sebab="indikator dihapus"):
        try:
            indikator.delete()
        except ProtectedError as galat:
            raise AksiDitolak(
                "Indikator ini sudah dipakai perjanjian kinerja, rencana aksi, atau SKP, sehingga "
                "tidak dihapus. Ubah saja isinya."
            ) from galat


@transaction.atomic
def isi_target(
    indikator: IndikatorSasaran,
    target: Mapping[int, Rentang | None],
    *,
    tahun: int,
    oleh: PelakuPerencanaan,
) -> None:
    """Write the targets of a year: quarter (0 the year) → (target, upper bound) or None: none.

    :raises AksiDitolak: a target that is zero or negative, or a range the wrong way round.
    """
    wajib(boleh_menyusun(indikator.sasaran.unit, oleh))
    _periksa_tahun(tahun, tahun)
    for rentang in target.values():
        if rentang is not None:
            periksa_target(rentang, polaritas=indikator.polaritas)
    with mulai_massal(oleh, sebab=f"target {tahun} diisi"):
        for triwulan, rentang in target.items():
            kunci: dict[str, Any] = {
                "indikator": indikator, "tahun": tahun, "triwulan": triwulan,
            }  # fmt: skip
            if rentang is None:
                TargetIndikator.objects.filter(**kunci).delete()
                continue
            baku = {"target": rentang[0], "batas_atas": rentang[1]}
            TargetIndikator.objects.update_or_create(**kunci, defaults=baku)


def periksa_target(rentang: Rentang, *, polaritas: str) -> None:
    """:raises AksiDitolak: a target that cannot be one for this direction."""
    kalimat = target_keliru(rentang, polaritas=polaritas)
    if kalimat:
        raise AksiDitolak(kalimat)


def target_keliru(rentang: Rentang, *, polaritas: str) -> str:
    """Why a target cannot be one for this direction; "" when it can."""
    bawah, atas = rentang
    if bawah < 0:
        return "Target tidak boleh negatif. Tulis angka yang lebih besar dari nol."
    if bawah == 0 and polaritas == IndikatorSasaran.NAIK:
        return (
            "Target nol tidak menuntut apa pun. Tulis angka yang lebih besar dari nol, atau pilih "
            "“Makin rendah makin baik” bila nol memang yang dituju."
        )
    if polaritas == IndikatorSasaran.RENTANG and atas is None:
        return "Indikator berentang memerlukan batas bawah dan batas atas. Isi keduanya."
    if polaritas != IndikatorSasaran.RENTANG and atas is not None:
        return "Batas atas hanya untuk indikator yang terjaga dalam rentang. Kosongkan."
    if atas is not None and atas <= bawah:
        return "Batas atas harus lebih besar daripada batas bawah. Tukar keduanya."
    return ""


@transaction.atomic
def simpan_program(
    isi: IsiProgram,
    *,
    oleh: PelakuPerencanaan,
    pada: datetime,
    program: ProgramKegiatan | None = None,
) -> ProgramKegiatan:
    """Add a program, kegiatan or sub kegiatan, or change one.

    :raises AksiDitolak: code in use, a negative budget, or the wrong kind above it.
    """
    wajib(boleh_menyusun(isi.unit, oleh))
    _periksa_tahun(isi.tahun, isi.tahun)
    if isi.pagu < 0:
        raise AksiDitolak("Pagu tidak boleh negatif. Tulis nol bila belum dianggarkan.")
    _periksa_atas(isi)
    objek = program or ProgramKegiatan(instansi_id=oleh.instansi_id)
    for nama in _nama(IsiProgram):
        setattr(objek, nama, getattr(isi, nama))
    objek.sumber, objek.segar_pada = Berasal.MANUAL, pada
    terpakai = f"Kode {isi.kode} sudah dipakai pada tahun {isi.tahun}. Pilih kode lain."
    with mulai_massal(oleh, sebab="program disimpan"), batasan({"program_kode_unik": terpakai}):
        objek.save()
    return objek


def _periksa_atas(isi: IsiProgram) -> None:
    nama = dict(ProgramKegiatan.JENIS)
    harus = ProgramKegiatan.ATAS[isi.jenis]
    ada = isi.induk.jenis if isi.induk else ""
    if ada != harus:
        raise AksiDitolak(
            f"{nama[isi.jenis]} berada di bawah {nama[harus].lower()}. Pilih induknya."
            if harus
            else "Program tidak berada di bawah program lain. Kosongkan induknya."
        )
    if isi.induk is not None and (isi.induk.unit_id, isi.induk.tahun) != (isi.unit.pk, isi.tahun):
        raise AksiDitolak("Induknya milik unit atau tahun lain. Pilih induk yang sama.")
    if isi.sasaran is not None and isi.sasaran.instansi_id != isi.unit.instansi_id:
        raise AksiDitolak("Sasarannya tidak ditemukan pada instansi ini. Pilih yang lain.")


@transaction.atomic
def simpan_dokumen(
    isi: Mapping[str, Any],
    unggahan: Unggahan | None,
    *,
    oleh: PelakuPerencanaan,
    pada: datetime,
) -> DokumenPerencanaan:
    """Keep a planning document, with its scan when there is one.

    :param isi: jenis, nomor, tanggal, judul, tahun_awal, tahun_akhir and unit (or None).
    """
    wajib(boleh_menyusun(isi["unit"], oleh))
    _periksa_tahun(isi["tahun_awal"], isi["tahun_akhir"])
    assert isinstance(isi["tanggal"], date)
    berkas = terima_berkas(unggahan, instansi_id=oleh.instansi_id, pada=pada) if unggahan else None
    with mulai_massal(oleh, sebab="dokumen perencanaan disimpan"):
        return DokumenPerencanaan.objects.create(
            instansi_id=oleh.instansi_id, berkas=berkas, **dict(isi)
        )
