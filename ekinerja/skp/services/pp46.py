"""Recording the SKP of years appraised under PP 46/2011, as they stand on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max

from ekinerja.aturan.kesalahan import AturanGagal
from ekinerja.aturan.kinerja.pp46 import PP46, NilaiKegiatan, Ukuran, nilai_kegiatan, rejim
from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.identity import Identitas
from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46
from ekinerja.skp.permissions import pengelola_skp46

BERIRISAN = "Orang ini sudah punya SKP pada masa yang beririsan. Buka SKP itu, atau ubah masanya."
UKURAN = ("kuantitas", "mutu", "waktu", "biaya")


@dataclass(frozen=True, slots=True)
class IsianSKP46:
    """Whose, of which period ``[mulai, selesai)``, with both officials as on paper."""

    pegawai_id: int
    mulai: date
    selesai: date
    pejabat: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tanggal_sasaran: date | None = None
    tanggal_penilaian: date | None = None


def periksa_masa(mulai: date, selesai: date) -> None:
    """Only whole or partial years under PP 46/2011.

    :raises AksiDitolak: for another regime, across a change, or longer than a year.
    """
    if not mulai < selesai:
        raise AksiDitolak("Masa SKP berakhir sebelum dimulai. Periksa kedua tanggalnya.")
    if selesai > date(mulai.year + 1, 1, 1):
        raise AksiDitolak("Satu SKP tidak melewati tahunnya. Catat tiap tahun sendiri-sendiri.")
    try:
        ketentuan = rejim(mulai, selesai)
    except AturanGagal as galat:
        raise AksiDitolak(str(galat)) from galat
    if ketentuan != PP46:
        raise AksiDitolak(
            "Masa ini tidak dinilai menurut PP 46/2011 (berlaku 2014 sampai 30 Juni 2021). SKP "
            "sejak 2022 disusun lewat menu SKP."
        )


@transaction.atomic
def buat_skp46(instansi_id: int, *, isian: IsianSKP46, oleh: Identitas) -> SKP46:
    """Begin the record of a period.

    :raises TidakBerwenang: for one's own.
    :raises AksiDitolak: another regime, or a period that touches another record.
    """
    periksa_masa(isian.mulai, isian.selesai)
    skp = SKP46(
        instansi_id=instansi_id,
        pegawai_id=isian.pegawai_id,
        masa=DateRange(isian.mulai, isian.selesai),
        pejabat={siapa: dict(isi) for siapa, isi in isian.pejabat.items()},
        tanggal_sasaran=isian.tanggal_sasaran,
        tanggal_penilaian=isian.tanggal_penilaian,
    )
    wajib(pengelola_skp46(skp, oleh))
    with mulai_massal(oleh, sebab="SKP PP 46"), batasan({"skp46_satu_per_masa": BERIRISAN}):
        skp.save()
    return skp


@transaction.atomic
def ubah_skp46(skp: SKP46, *, isian: IsianSKP46, oleh: Identitas) -> SKP46:
    """Correct the head of a record: its period, both officials, the days of signing.

    Whose it is stays; what stood there before is in its history.

    :raises TidakBerwenang: for one's own.
    :raises AksiDitolak: another regime, another person, or a period that touches another record.
    """
    kini = SKP46.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    wajib(pengelola_skp46(kini, oleh))
    if isian.pegawai_id != kini.pegawai_id:
        raise AksiDitolak("Catatan ini milik orang lain. Catat SKP baru untuk orang itu.")
    periksa_masa(isian.mulai, isian.selesai)
    kini.masa = DateRange(isian.mulai, isian.selesai)
    kini.pejabat = {siapa: dict(isi) for siapa, isi in isian.pejabat.items()}
    kini.tanggal_sasaran = isian.tanggal_sasaran
    kini.tanggal_penilaian = isian.tanggal_penilaian
    with mulai_massal(oleh, sebab="SKP PP 46"), batasan({"skp46_satu_per_masa": BERIRISAN}):
        kini.save(update_fields=["masa", "pejabat", "tanggal_sasaran", "tanggal_penilaian"])
    return kini


@transaction.atomic
def simpan_kegiatan(
    skp: SKP46, *, isi: Mapping[str, Any], oleh: Identitas, kegiatan: Kegiatan46 | None = None
) -> Kegiatan46:
    """Add an activity, or change one.

    :raises AksiDitolak: when its value cannot be calculated.
    """
    wajib(pengelola_skp46(skp, oleh))
    SKP46.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if kegiatan is None:
        akhir = skp.kegiatan.aggregate(n=Max("urutan"))["n"] or 0
        kegiatan = Kegiatan46(skp=skp, urutan=akhir + 1)
    for nama, nilai in isi.items():
        setattr(kegiatan, nama, nilai)
    nilai_tercatat(kegiatan)
    with mulai_massal(oleh, sebab="SKP PP 46"):
        kegiatan.save()
    return kegiatan


@transaction.atomic
def hapus_kegiatan(kegiatan: Kegiatan46, *, oleh: Identitas) -> None:
    """Take an activity out."""
    wajib(pengelola_skp46(kegiatan.skp, oleh))
    with mulai_massal(oleh, sebab="SKP PP 46"):
        kegiatan.delete()


@transaction.atomic
def tambah_tambahan(skp: SKP46, *, isi: Mapping[str, str], oleh: Identitas) -> Tambahan46:
    """Add a task or a creative work with its evidence."""
    wajib(pengelola_skp46(skp, oleh))
    with mulai_massal(oleh, sebab="SKP PP 46"):
        return Tambahan46.objects.create(skp=skp, **isi)


@transaction.atomic
def hapus_tambahan(tambahan: Tambahan46, *, oleh: Identitas) -> None:
    """Take it out."""
    wajib(pengelola_skp46(tambahan.skp, oleh))
    with mulai_massal(oleh, sebab="SKP PP 46"):
        tambahan.delete()


def nilai_tercatat(kegiatan: Kegiatan46) -> NilaiKegiatan:
    """The value of an activity as recorded.

    :raises AksiDitolak: when a measure is missing.
    """
    target = Ukuran(*(getattr(kegiatan, satu) for satu in UKURAN))
    nyata = Ukuran(*(getattr(kegiatan, f"{satu}_nyata") for satu in UKURAN))
    try:
        return nilai_kegiatan(target, nyata, dilaksanakan=kegiatan.kuantitas_nyata > Decimal(0))
    except AturanGagal as galat:
        raise AksiDitolak(str(galat)) from galat


@transaction.atomic
def simpan_impor46(
    semua: list[tuple[SKP46, list[Kegiatan46], list[Tambahan46]]], *, oleh: Pelaku
) -> None:
    """Write whole SKP that a file adds, in few statements."""
    with mulai_massal(oleh, sebab="impor SKP PP 46"), batasan({"skp46_satu_per_masa": BERIRISAN}):
        SKP46.objects.bulk_create([skp for skp, _, _ in semua], batch_size=2_000)
        Kegiatan46.objects.bulk_create([k for _, isi, _ in semua for k in isi], batch_size=2_000)
        Tambahan46.objects.bulk_create([t for *_, isi in semua for t in isi], batch_size=2_000)
