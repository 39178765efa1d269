"""SKP by scope, by person and day, and what the daily log is offered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Value, prefetch_related_objects

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.wewenang import menunggu_keputusan
from ekinerja.skp.models import (
    SKP,
    CatatanDialog,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSKP,
    RiwayatSKP,
    TargetBulanan,
)
from ekinerja.skp.workflow import DIAJUKAN, DIBATALKAN, DISETUJUI, DRAF

DIALOG = "DIALOG"


@dataclass(frozen=True, slots=True)
class PilihanIndikator:
    """An indicator as the daily log offers it; ``tugas`` are ids of tasks under its result."""

    id: int
    uraian: str
    rencana: str
    jenis: str
    satuan: str
    tugas: tuple[int, ...] = ()


def instansi_semua() -> list[int]:
    """Ids of every government of this installation."""
    return list(Instansi.objects.order_by("id").values_list("id", flat=True))


def skp_terlihat(lingkup: Lingkup) -> QuerySet[SKP]:
    """One's own SKP, those one decides on, and those of the units in scope (drafts excepted)."""
    boleh = Q(pegawai_id=lingkup.pegawai_id) | menunggu_keputusan(lingkup)
    terbaca = ~Q(status__in=(DRAF, DIBATALKAN))
    if lingkup.unit_ids is None:
        boleh |= terbaca
    elif lingkup.unit_ids:
        boleh |= Q(jabatan__unit_id__in=lingkup.unit_ids) & terbaca
    return (
        SKP.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("pegawai", "jabatan__unit", "penilai")
        .order_by("-masa", "-id")
    )


def skp_milik(lingkup: Lingkup, *, pegawai_id: int) -> QuerySet[SKP]:
    """All SKP of one person inside the scope, newest period first, with their size."""
    return (
        skp_terlihat(lingkup)
        .filter(pegawai_id=pegawai_id)
        .annotate(
            jumlah_rhk=Count("hasil_kerja", distinct=True),
            jumlah_indikator=Count("hasil_kerja__indikator", distinct=True),
        )
    )


def skp_menunggu(lingkup: Lingkup) -> QuerySet[SKP]:
    """SKP that wait for the decision of the person asking, oldest period first."""
    return (
        skp_terlihat(lingkup)
        .filter(menunggu_keputusan(lingkup), ~Q(pegawai_id=lingkup.pegawai_id), status=DIAJUKAN)
        .annotate(
            jumlah_rhk=Count("hasil_kerja", distinct=True),
            jumlah_indikator=Count("hasil_kerja__indikator", distinct=True),
        )
        .order_by("pegawai__nama_urut", "id")
    )


def skp_pada(lingkup: Lingkup, *, pegawai_id: int, hari: date) -> SKP | None:
    """The agreed SKP of a person on a day, or None."""
    return (
        skp_terlihat(lingkup)
        .filter(pegawai_id=pegawai_id, masa__contains=hari, status=DISETUJUI)
        .first()
    )


def rhk_skp(skp: SKP) -> list[HasilKerja]:
    """The results of a plan with what they support, without indicators."""
    return list(
        HasilKerja.objects.filter(skp=skp)
        .select_related("intervensi__skp", "tim", "sasaran")
        .order_by("-jenis", "urutan")
    )


def isi_skp(skp: SKP) -> list[HasilKerja]:
    """The whole plan: RHK with indicators and months, in three queries.

    Annotated: ``nama_tugas``, the tasks under each result. A fourth query fetches
    what was typed, where there are indicators that cannot be counted.
    """
    indikator = Indikator.objects.prefetch_related(
        Prefetch("target_bulanan", TargetBulanan.objects.order_by("awal"))
    )
    tugas = UraianTugas.objects.filter(hasil_kerja=OuterRef("pk")).order_by("urutan", "id")
    isi: list[HasilKerja] = list(
        HasilKerja.objects.filter(skp=skp)
        .select_related("intervensi__skp", "tim", "sasaran")
        .order_by("-jenis", "urutan")
        .annotate(nama_tugas=ArraySubquery(tugas.values("uraian")))
        .prefetch_related(Prefetch("indikator", indikator.order_by("urutan")))
    )
    tetap = [satu for rhk in isi for satu in rhk.indikator.all() if not satu.terbagi]
    if tetap:
        prefetch_related_objects(tetap, "realisasi_diisi")
    return isi


@dataclass(frozen=True, slots=True)
class CatatanSKP:
    """A deed on a plan, or a note of its dialogue (``langkah`` DIALOG, the text as ``alasan``)."""

    langkah: str
    oleh_nama: str
    kapasitas: str
    alasan: str
    pada: datetime


def riwayat_skp(skp: SKP) -> tuple[list[CatatanSKP], list[CatatanSKP]]:
    """Deeds on this plan, and notes of the dialogue of all its versions, newest first (one query).

    Names of steps are lower case, so that none of them is ``DIALOG``.
    """
    dialog = CatatanDialog.objects.filter(
        skp__pegawai_id=skp.pegawai_id, skp__jabatan_id=skp.jabatan_id, skp__masa=skp.masa
    )
    baris = (
        RiwayatSKP.objects.filter(objek=skp)
        .order_by()
        .values_list("langkah", "oleh_nama", "kapasitas", "alasan", "pada", "id")
        .union(
            dialog.order_by().values_list(
                Value(DIALOG), "oleh_nama", "kapasitas", "isi", "pada", "id"
            ),
            all=True,
        )
        .order_by("-pada", "-id")[:100]
    )
    semua = [
        CatatanSKP(langkah, nama, kapasitas, alasan, pada)
        for langkah, nama, kapasitas, alasan, pada, _ in baris
    ]
    return (
        [satu for satu in semua if satu.langkah != DIALOG],
        [satu for satu in semua if satu.langkah == DIALOG],
    )


def hasil_kerja_terlihat(lingkup: Lingkup) -> QuerySet[HasilKerja]:
    """RHK of visible SKP."""
    return HasilKerja.objects.filter(skp__in=skp_terlihat(lingkup).order_by()).select_related(
        "skp__pegawai"
    )


def indikator_terlihat(lingkup: Lingkup) -> QuerySet[Indikator]:
    """Indicators of visible SKP."""
    return Indikator.objects.filter(
        hasil_kerja__skp__in=skp_terlihat(lingkup).order_by()
    ).select_related("hasil_kerja__skp__pegawai")


def indikator_pilihan(
    lingkup: Lingkup, *, pegawai_id: int, mulai: date, sampai: date
) -> list[PilihanIndikator]:
    """What the daily log offers: indicators agreed for the days ``mulai``–``sampai``, in order."""
    tugas = HasilKerja.tugas.through.objects.filter(hasilkerja=OuterRef("hasil_kerja")).values(
        "uraiantugas_id"
    )
    baris = (
        Indikator.objects.filter(
            hasil_kerja__skp__instansi_id=lingkup.instansi_id,
            hasil_kerja__skp__pegawai_id=pegawai_id,
            hasil_kerja__skp__status=DISETUJUI,
            hasil_kerja__skp__masa__overlap=DateRange(mulai, sampai, "[]"),
        )
        .order_by("-hasil_kerja__skp__masa", "-hasil_kerja__jenis", "hasil_kerja__urutan", "urutan")
        .values_list(
            "id", "uraian", "hasil_kerja__rencana", "hasil_kerja__jenis", "satuan",
            ArraySubquery(tugas),
        )[:200]
    )  # fmt: skip
    return [
        PilihanIndikator(pk, uraian, rencana, jenis, satuan, tuple(milik))
        for pk, uraian, rencana, jenis, satuan, milik in baris
    ]


def penempatan_dalam(pegawai_id: int, *, mulai: date, selesai: date) -> Penempatan | None:
    """The definitive placement at the start of a period, else the first one inside it."""
    return (
        Penempatan.objects.filter(
            pegawai_id=pegawai_id,
            jenis=Penempatan.DEFINITIF,
            masa__overlap=(mulai, selesai),
        )
        .select_related("jabatan")
        .order_by("masa")
        .first()
    )


def pelengkap_skp(skp: SKP) -> tuple[dict[str, str], dict[str, str]]:
    """Special expectations by value, and annexes by kind (one query)."""
    perilaku = EkspektasiPerilaku.objects.filter(skp=skp).order_by()
    lampiran = LampiranSKP.objects.filter(skp=skp).order_by()
    baris = perilaku.values_list(Value("perilaku"), "nilai", "ekspektasi").union(
        lampiran.values_list(Value("lampiran"), "jenis", "isi"), all=True
    )
    hasil: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for apa, kode, teks in baris:
        hasil[apa == "lampiran"][kode] = teks
    return hasil
