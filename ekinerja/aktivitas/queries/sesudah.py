"""What happens after an approval: the second look, the credit, the locks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import TruncDate

from ekinerja.aktivitas.models import (
    Aktivitas,
    BuktiAktivitas,
    CatatanPutusan,
    KunciAktivitas,
    PendapatKetua,
)
from ekinerja.aktivitas.queries.daftar import dengan_bukti
from ekinerja.aktivitas.workflow import DIKIRIM, DISETUJUI
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.wewenang import menunggu_keputusan

_KETUA = "indikator__hasil_kerja__tim__ketua_id"


def _disetujui(lingkup: Lingkup, *, sejak: date) -> QuerySet[Aktivitas]:
    """Approved work since a day that no team has looked at."""
    return Aktivitas.objects.filter(
        instansi_id=lingkup.instansi_id,
        status=DISETUJUI,
        diputus_pada__date__gte=sejak,
        peninjauan=None,
    )


def disetujui_bawahan(
    lingkup: Lingkup, *, penilai_ids: Collection[int], sejak: date
) -> QuerySet[Aktivitas]:
    """What the superiors below this person approved, the latest first, with its evidence."""
    baris = _disetujui(lingkup, sejak=sejak).filter(penilai_id__in=penilai_ids)
    return dengan_bukti(
        baris.filter(~Q(pegawai_id=lingkup.pegawai_id))
        .select_related("indikator", "pegawai", "penilai")
        .order_by("-diputus_pada", "-id")
    )


def bukti_bawahan(lingkup: Lingkup, *, penilai_ids: Collection[int]) -> QuerySet[BuktiAktivitas]:
    """Evidence of work that the superiors below this person approved, or that waits for the team
    which this person heads."""
    di_bawah = Q(aktivitas__status=DISETUJUI, aktivitas__penilai_id__in=penilai_ids)
    tim = Q(aktivitas__status=DIKIRIM, **{f"aktivitas__{_KETUA}": lingkup.pegawai_id})
    return BuktiAktivitas.objects.filter(
        di_bawah | tim, aktivitas__instansi_id=lingkup.instansi_id
    ).select_related("berkas")


def pekerjaan_tim(lingkup: Lingkup) -> QuerySet[Any]:
    """Work of others that waits and serves a result of the teams this person heads, the oldest
    first; ``pendapat`` is what this person said of it."""
    kata = PendapatKetua.objects.filter(aktivitas=OuterRef("pk"), ketua_id=lingkup.pegawai_id)
    baris = Aktivitas.objects.filter(
        ~Q(pegawai_id=lingkup.pegawai_id),
        Q(**{_KETUA: lingkup.pegawai_id}),
        instansi_id=lingkup.instansi_id,
        status=DIKIRIM,
    )
    return dengan_bukti(
        baris.select_related("indikator", "pegawai", "penilai")
        .annotate(pendapat=Subquery(kata.values("isi")[:1]))
        .order_by("tanggal", "id")
    )


def pendapat_aktivitas(aktivitas_id: int) -> list[PendapatKetua]:
    """What heads of teams said of an entry."""
    return list(PendapatKetua.objects.filter(aktivitas_id=aktivitas_id).select_related("ketua")[:5])


def belum_diperiksa_kedua(lingkup: Lingkup, *, sejak: date) -> QuerySet[Aktivitas]:
    """Approved work of the units in scope that the admin has not looked at, the oldest first."""
    unit = "indikator__hasil_kerja__skp__jabatan__unit_id"
    baris = _disetujui(lingkup, sejak=sejak).filter(pemeriksaan_kedua=None)
    if lingkup.unit_ids is not None:
        baris = baris.filter(**{f"{unit}__in": lingkup.unit_ids})
    return dengan_bukti(
        baris.filter(~Q(pegawai_id=lingkup.pegawai_id), ~Q(penilai_id=lingkup.pegawai_id))
        .select_related("indikator", "pegawai", "penilai")
        .annotate(unit_id=F(unit))
        .order_by("diputus_pada", "id")
    )


@dataclass(frozen=True, slots=True)
class SetujuHari:
    """Approvals that one person gave on a day, and how many of them in time."""

    hari: date
    jumlah: int
    tepat: int


def setuju_per_hari(pegawai_id: int, *, mulai: datetime, selesai: datetime) -> list[SetujuHari]:
    """Approvals of one person in ``[mulai, selesai)`` by day, oldest first (one query)."""
    baris = (
        CatatanPutusan.objects.filter(
            oleh_id=pegawai_id, langkah="setujui", pada__gte=mulai, pada__lt=selesai
        )
        .order_by()
        .annotate(hari=TruncDate("pada"))
        .values("hari")
        .annotate(n=Sum("jumlah"), n_tepat=Sum("tepat"))
        .order_by("hari")
    )
    return [SetujuHari(satu["hari"], satu["n"], satu["n_tepat"]) for satu in baris]


def kunci_terlihat(lingkup: Lingkup) -> QuerySet[KunciAktivitas]:
    """Locks in the own right or in the stead of another, the latest days first."""
    return (
        KunciAktivitas.objects.filter(menunggu_keputusan(lingkup), instansi_id=lingkup.instansi_id)
        .select_related("pegawai")
        .prefetch_related("riwayat")
        .order_by("-dikunci_pada", "-id")
    )
