"""The superior's inbox."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum, Window

from ekinerja.aktivitas.models import Aktivitas, PendapatKetua, PengingatPersetujuan
from ekinerja.aktivitas.queries.daftar import aktivitas_terlihat, dengan_bukti
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DIKIRIM
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.wewenang import menunggu_keputusan


@dataclass(frozen=True, slots=True)
class MenungguOrang:
    """How much of one person waits."""

    jumlah: int
    menit: int
    tertua: date


def menunggu_persetujuan(lingkup: Lingkup) -> QuerySet[Aktivitas]:
    """Entries that wait for the decision of the person asking, also in the stead of another."""
    return aktivitas_terlihat(lingkup).filter(
        menunggu_keputusan(lingkup), ~Q(pegawai_id=lingkup.pegawai_id), status=DIKIRIM
    )


def kotak_masuk(lingkup: Lingkup, *, cari: str = "") -> QuerySet[Aktivitas]:
    """The inbox: who has waited longest first, then by person, day and entry.

    Each row carries ``nama`` and ``nama_jabatan`` of its person, and the ``pendapat`` of the ketua
    tim where there is one.
    """
    baris = _dicari(lingkup, cari)
    pendapat = PendapatKetua.objects.filter(aktivitas=OuterRef("pk")).order_by("pada")
    tertua = Window(Min("tanggal"), partition_by=[F("pegawai_id")])
    return (
        dengan_bukti(baris)
        .select_related("indikator")
        .annotate(
            tertua=tertua,
            nama=F("pegawai__nama"),
            pendapat=Subquery(pendapat.values("isi")[:1]),
            nama_jabatan=F("indikator__hasil_kerja__skp__jabatan__nama"),
        )
        .order_by("tertua", "pegawai__nama_urut", "pegawai_id", "tanggal", "id")
    )


@dataclass(frozen=True, slots=True)
class RingkasKotak:
    """How much waits in all, and what the nightly job reminded of today.

    :ivar diingatkan: entries near their deadline, 0 without a reminder; ``sampai`` the nearest.
    """

    jumlah: int
    diingatkan: int
    sampai: date | None


def ringkas_kotak(lingkup: Lingkup, *, cari: str = "") -> RingkasKotak:
    """The inbox in one query."""
    pengingat = PengingatPersetujuan.objects.filter(
        penilai_id=lingkup.pegawai_id, hari=lingkup.per_tanggal
    )
    isi = (
        _dicari(lingkup, cari)
        .annotate(
            ingat=Subquery(pengingat.values("jumlah")[:1]),
            batas=Subquery(pengingat.values("tenggat")[:1]),
        )
        .aggregate(n=Count("pk"), diingatkan=Max("ingat"), sampai=Max("batas"))
    )
    return RingkasKotak(isi["n"], isi["diingatkan"] or 0, isi["sampai"])


def _dicari(lingkup: Lingkup, cari: str) -> QuerySet[Aktivitas]:
    baris = menunggu_persetujuan(lingkup)
    return baris.filter(pegawai__nama_urut__contains=cari.upper()) if cari else baris


def menunggu_per_orang(lingkup: Lingkup, *, pegawai_ids: Iterable[int]) -> dict[int, MenungguOrang]:
    """What waits in all, for each of these people (a page of the inbox may cut one in two)."""
    baris = (
        menunggu_persetujuan(lingkup)
        .filter(pegawai_id__in=set(pegawai_ids))
        .order_by()
        .values("pegawai_id")
        .annotate(jumlah=Count("id"), jumlah_menit=Sum("menit"), tertua=Min("tanggal"))
    )
    return {
        satu["pegawai_id"]: MenungguOrang(satu["jumlah"], satu["jumlah_menit"], satu["tertua"])
        for satu in baris
    }


def sebelum_dikembalikan(aktivitas_ids: Collection[int]) -> dict[int, Any]:
    """What these entries said when they were last returned, from their event table (one query).

    :returns: entry → that version; entries that were never returned are absent.
    """
    if not aktivitas_ids:
        return {}
    versi = Aktivitas.pgh_event_model.objects.filter(  # type: ignore[attr-defined]  # set by pghistory
        pgh_obj_id__in=aktivitas_ids, status=DIKEMBALIKAN
    )
    terakhir = versi.order_by("pgh_obj_id", "-diputus_pada", "pgh_id").distinct("pgh_obj_id")
    return {satu.pgh_obj_id: satu for satu in terakhir.select_related("indikator")}
