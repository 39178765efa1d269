"""Deeds of the job analysis: tasks of a post, copies of them, and the need they give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max, QuerySet
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import sederhanakan
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.beban import hitung_beban, waktu_efektif
from ekinerja.organisasi.models import Jabatan, UraianTugas
from ekinerja.organisasi.permissions import pengelola_aplikasi, penyusun_analisis

URUTAN_MAKS = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiUraian:
    """What a task says: one result takes ``norma_waktu`` minutes, ``volume`` of them a year."""

    uraian: str
    output: str
    satuan: str
    norma_waktu: int
    volume: Decimal


@transaction.atomic
def tambah_uraian(
    jabatan: Jabatan, isi: IsiUraian, *, mulai: date, oleh: Pelaku, pada: datetime
) -> UraianTugas:
    """Add a task to the end of the list of a post, from a day on.

    :raises TidakBerwenang: when the actor keeps neither the organisation nor this unit.
    :raises AksiDitolak: the same wording twice, time or volume out of bounds.
    """
    jabatan = _kunci(jabatan, oleh, pada)
    if mulai not in jabatan.masa:
        raise AksiDitolak(
            f"{jabatan.nama} belum atau tidak lagi ada pada tanggal mulai itu. Ubah tanggalnya."
        )
    _periksa_isi(jabatan, isi, mulai=mulai)
    akhir = _berlaku(jabatan, mulai).aggregate(akhir=Max("urutan"))["akhir"] or 0
    with mulai_massal(oleh, sebab="uraian tugas ditambahkan"):
        return UraianTugas.objects.create(
            instansi_id=jabatan.instansi_id, jabatan=jabatan, urutan=min(akhir + 1, URUTAN_MAKS),
            uraian=isi.uraian.strip(), output=isi.output.strip(), satuan=isi.satuan.strip(),
            norma_waktu=isi.norma_waktu, volume=isi.volume, masa=DateRange(mulai, None),
        )  # fmt: skip


@transaction.atomic
def ubah_uraian(
    uraian: UraianTugas, isi: IsiUraian, *, oleh: Pelaku, pada: datetime
) -> UraianTugas:
    """Mend a task; every version stays in its history.

    :raises TidakBerwenang: when the actor keeps neither the organisation nor this unit.
    :raises AksiDitolak: the wording of another task, time or volume out of bounds.
    """
    jabatan = _kunci(uraian.jabatan, oleh, pada)
    uraian = UraianTugas.objects.select_for_update(of=("self",)).get(pk=uraian.pk)
    _periksa_isi(jabatan, isi, mulai=timezone.localdate(pada), kecuali=uraian.pk)
    uraian.uraian, uraian.output = isi.uraian.strip(), isi.output.strip()
    uraian.satuan = isi.satuan.strip()
    uraian.norma_waktu, uraian.volume = isi.norma_waktu, isi.volume
    with mulai_massal(oleh, sebab="uraian tugas diperbaiki"):
        uraian.save(update_fields=["uraian", "output", "satuan", "norma_waktu", "volume"])
    return uraian


@transaction.atomic
def geser_uraian(uraian: UraianTugas, *, naik: bool, oleh: Pelaku, pada: datetime) -> None:
    """Move a task one place up or down in the list of its post; the list is numbered anew.

    :raises TidakBerwenang: when the actor keeps neither the organisation nor this unit.
    """
    jabatan = _kunci(uraian.jabatan, oleh, pada)
    daftar = list(_berlaku(jabatan, timezone.localdate(pada)).order_by("urutan", "id"))
    letak = next((n for n, satu in enumerate(daftar) if satu.pk == uraian.pk), None)
    tujuan = -1 if letak is None else letak + (-1 if naik else 1)
    if letak is not None and 0 <= tujuan < len(daftar):
        daftar[letak], daftar[tujuan] = daftar[tujuan], daftar[letak]
    for nomor, satu in enumerate(daftar, start=1):
        satu.urutan = nomor
    with mulai_massal(oleh, sebab="urutan uraian tugas diubah"):
        UraianTugas.objects.bulk_update(daftar, ["urutan"])


@transaction.atomic
def akhiri_uraian(
    uraian: UraianTugas, *, selesai: date, oleh: Pelaku, pada: datetime
) -> UraianTugas:
    """End a task: from ``selesai`` on it is no more.

    :raises TidakBerwenang: when the actor keeps neither the organisation nor this unit.
    :raises AksiDitolak: when it would end before it began.
    """
    _kunci(uraian.jabatan, oleh, pada)
    uraian = UraianTugas.objects.select_for_update(of=("self",)).get(pk=uraian.pk)
    if selesai <= uraian.masa.lower:
        raise AksiDitolak(
            f"Tugas ini baru berlaku sejak {uraian.masa.lower:%d/%m/%Y}. Pilih tanggal sesudahnya."
        )
    uraian.masa = DateRange(uraian.masa.lower, selesai)
    with mulai_massal(oleh, sebab="uraian tugas diakhiri"):
        uraian.save(update_fields=["masa"])
    return uraian


@transaction.atomic
def salin_uraian(
    jabatan: Jabatan, tujuan: Sequence[Jabatan], *, mulai: date, oleh: Pelaku, pada: datetime
) -> int:
    """Copy the tasks of a post to others of the same name; wordings they have are left alone.

    :returns: how many tasks were added.
    :raises TidakBerwenang: when the actor keeps neither the organisation nor one of the units.
    :raises AksiDitolak: nothing to copy, nobody to copy to, a post of another name.
    """
    tugas = list(_berlaku(jabatan, timezone.localdate(pada)).order_by("urutan", "id"))
    if not tugas:
        raise AksiDitolak(f"{jabatan.nama} belum mempunyai uraian tugas. Susun tugasnya dahulu.")
    if not tujuan:
        raise AksiDitolak("Belum ada jabatan yang dipilih. Centang paling sedikit satu jabatan.")
    baru: list[UraianTugas] = []
    for satu in sorted(tujuan, key=lambda jabatan: jabatan.pk):
        if sederhanakan(satu.nama) != sederhanakan(jabatan.nama):
            raise AksiDitolak(f"{satu.nama} bukan jabatan bernama sama. Pilih dari daftarnya.")
        baru += _salinan(tugas, _kunci(satu, oleh, pada), mulai=mulai)
    with mulai_massal(oleh, sebab=f"uraian tugas disalin dari jabatan {jabatan.kode}"):
        UraianTugas.objects.bulk_create(baru)
    return len(baru)


@transaction.atomic
def tetapkan_kebutuhan(jabatan: Jabatan, *, dasar: str, oleh: Pelaku, pada: datetime) -> Jabatan:
    """Write the need that the tasks of today give on the post.

    :param dasar: number and date of the analysis or decree.
    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: without tasks, without the number of the document.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(jabatan.instansi_id, oleh, pada=hari))
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal dokumennya wajib diisi. Tuliskan, lalu simpan lagi.")
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    tugas = list(_berlaku(jabatan, hari).values_list("volume", "norma_waktu"))
    if not tugas or waktu_efektif(hari) is None:
        raise AksiDitolak(
            "Kebutuhan belum dapat dihitung karena uraian tugasnya belum ada. Susun dahulu."
        )
    hasil = hitung_beban(tugas, manajerial=jabatan.jenis in Jabatan.MANAJERIAL, pada=hari)
    jabatan.kebutuhan = hasil.kebutuhan
    with mulai_massal(oleh, sebab=f"kebutuhan pegawai ditetapkan: {dasar.strip()}"):
        jabatan.save(update_fields=["kebutuhan"])
    return jabatan


def _kunci(jabatan: Jabatan, oleh: Pelaku, pada: datetime) -> Jabatan:
    """Permission, then the lock of the post under which its list of tasks changes."""
    wajib(penyusun_analisis(jabatan.unit, oleh, pada=timezone.localdate(pada)))
    return Jabatan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=jabatan.pk)


def _berlaku(jabatan: Jabatan, hari: date) -> QuerySet[UraianTugas]:
    return UraianTugas.objects.filter(jabatan=jabatan, masa__contains=hari)


def _periksa_isi(
    jabatan: Jabatan, isi: IsiUraian, *, mulai: date, kecuali: int | None = None
) -> None:
    if not (isi.uraian.strip() and isi.output.strip() and isi.satuan.strip()):
        raise AksiDitolak("Uraian, hasil kerja, dan satuannya wajib diisi. Lengkapi.")
    if isi.norma_waktu <= 0 or isi.volume < 0:
        raise AksiDitolak(
            "Norma waktu harus lebih dari 0 menit dan volume tidak boleh kurang dari 0."
        )
    lain = UraianTugas.objects.filter(jabatan=jabatan, masa__overlap=DateRange(mulai, None))
    if kecuali is not None:
        lain = lain.exclude(pk=kecuali)
    ada = {sederhanakan(teks) for teks in lain.values_list("uraian", flat=True)}
    if sederhanakan(isi.uraian) in ada:
        raise AksiDitolak(
            "Tugas dengan uraian yang sama sudah ada pada jabatan ini. Ubah itu saja."
        )


def _salinan(tugas: Sequence[UraianTugas], jabatan: Jabatan, *, mulai: date) -> list[UraianTugas]:
    if mulai not in jabatan.masa:
        raise AksiDitolak(
            f"{jabatan.nama} di {jabatan.unit.nama} belum atau tidak lagi ada pada tanggal mulai "
            "itu. Ubah tanggalnya."
        )
    lama = UraianTugas.objects.filter(jabatan=jabatan, masa__overlap=DateRange(mulai, None))
    ada = {sederhanakan(teks) for teks in lama.values_list("uraian", flat=True)}
    akhir = lama.aggregate(akhir=Max("urutan"))["akhir"] or 0
    perlu = [satu for satu in tugas if sederhanakan(satu.uraian) not in ada]
    return [
        UraianTugas(
            instansi_id=jabatan.instansi_id, jabatan=jabatan, uraian=satu.uraian,
            urutan=min(akhir + nomor, URUTAN_MAKS), output=satu.output, satuan=satu.satuan,
            norma_waktu=satu.norma_waktu, volume=satu.volume, masa=DateRange(mulai, None),
        )
        for nomor, satu in enumerate(perlu, start=1)
    ]  # fmt: skip
