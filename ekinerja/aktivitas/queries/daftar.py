"""Entries as one may see them: visible rows, a month, a day, the evidence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, BuktiKegiatan, RiwayatAktivitas
from ekinerja.aktivitas.workflow import DIBATALKAN, DIKEMBALIKAN, DIKIRIM, DISETUJUI, DRAF
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.wewenang import menunggu_keputusan


@dataclass(frozen=True, slots=True)
class RingkasBulan:
    """Minutes and entries of one person in a month, and minutes of one day of it.

    ``menit`` counts all that is not cancelled; ``menit_sah`` and ``poin_sah`` only what is
    approved, ``poin`` what was sent or approved.
    """

    menit: int
    menit_sah: int
    menit_hari: int
    jumlah_hari: int
    disetujui: int
    menunggu: int
    dikembalikan: int
    draf: int
    poin: Decimal = Decimal(0)
    poin_sah: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class JumlahHari:
    """Minutes and entries of one day, cancelled ones left out."""

    tanggal: date
    menit: int
    jumlah: int


def aktivitas_terlihat(lingkup: Lingkup) -> QuerySet[Aktivitas]:
    """Own entries; those sent to oneself or to who lent the right; sent ones of the units in scope.

    What is still a draft, or was never sent, is seen by its owner only.
    """
    terkirim = Q(dikirim_pada__isnull=False) & ~Q(status=DRAF)
    boleh = Q(pegawai_id=lingkup.pegawai_id) | (menunggu_keputusan(lingkup) & terkirim)
    if lingkup.unit_ids is None:
        boleh |= terkirim
    elif lingkup.unit_ids:
        jabatan = "indikator__hasil_kerja__skp__jabatan__unit_id__in"
        boleh |= terkirim & Q(**{jabatan: lingkup.unit_ids})
    return Aktivitas.objects.filter(boleh, instansi_id=lingkup.instansi_id)


def aktivitas_rinci(lingkup: Lingkup) -> QuerySet[Aktivitas]:
    """Visible entries with all that their own page shows."""
    return (
        aktivitas_terlihat(lingkup)
        .select_related(
            "pegawai",
            "penilai",
            "uraian_tugas",
            "indikator__hasil_kerja__skp__jabatan",
            "katalog",
            "diinput_oleh",
            "pekerjaan",
            "peserta_kegiatan__kegiatan__penyelenggara",
            "pernyataan",
        )
        .prefetch_related("bukti__berkas", _bukti_bersama())
    )


def aktivitas_bulan(
    lingkup: Lingkup, *, pegawai_id: int, mulai: date, selesai: date, status: str = ""
) -> QuerySet[Aktivitas]:
    """Entries of one person in ``[mulai, selesai)``, newest day first, with their evidence."""
    baris = aktivitas_terlihat(lingkup).filter(
        pegawai_id=pegawai_id, tanggal__gte=mulai, tanggal__lt=selesai
    )
    baris = baris.filter(status=status) if status else baris.exclude(status=DIBATALKAN)
    bukti = (
        BuktiAktivitas.objects.filter(aktivitas=OuterRef("pk"))
        .order_by()
        .values("aktivitas")
        .annotate(n=Count("id"))
        .values("n")
    )
    return (
        baris.select_related("indikator", "katalog")
        .annotate(jumlah_bukti=Coalesce(Subquery(bukti), 0))
        .order_by("-tanggal", "-id")
    )


def ringkas_bulan(
    lingkup: Lingkup, *, pegawai_id: int, mulai: date, selesai: date, hari: date
) -> RingkasBulan:
    """How the month of one person stands, in one query."""
    hidup = ~Q(status=DIBATALKAN)
    isi = Aktivitas.objects.filter(
        instansi_id=lingkup.instansi_id,
        pegawai_id=pegawai_id,
        tanggal__gte=mulai,
        tanggal__lt=selesai,
    ).aggregate(
        menit_sah=Sum("menit", filter=Q(status=DISETUJUI), default=0),
        menit_hari=Sum("menit", filter=hidup & Q(tanggal=hari), default=0),
        jumlah_hari=Count("tanggal", distinct=True, filter=hidup),
        disetujui=Count("id", filter=Q(status=DISETUJUI)),
        menunggu=Count("id", filter=Q(status=DIKIRIM)),
        dikembalikan=Count("id", filter=Q(status=DIKEMBALIKAN)),
        draf=Count("id", filter=Q(status=DRAF)),
        poin_sah=Sum("poin", filter=Q(status=DISETUJUI), default=Decimal(0)),
        poin=Sum("poin", filter=Q(status__in=(DISETUJUI, DIKIRIM)), default=Decimal(0)),
        menit=Sum("menit", filter=hidup, default=0),  # last: from here on the name is taken
    )
    return RingkasBulan(**isi)


def jumlah_per_hari(
    lingkup: Lingkup, *, pegawai_id: int, mulai: date, selesai: date
) -> dict[date, JumlahHari]:
    """Minutes and entries of each day in ``[mulai, selesai)`` that has any."""
    baris = (
        Aktivitas.objects.filter(
            instansi_id=lingkup.instansi_id,
            pegawai_id=pegawai_id,
            tanggal__gte=mulai,
            tanggal__lt=selesai,
        )
        .exclude(status=DIBATALKAN)
        .order_by()
        .values("tanggal")
        .annotate(jumlah_menit=Sum("menit"), jumlah=Count("id"))
    )
    return {
        satu["tanggal"]: JumlahHari(satu["tanggal"], satu["jumlah_menit"], satu["jumlah"])
        for satu in baris
    }


def saran_uraian(lingkup: Lingkup, *, pegawai_id: int, banyak: int = 12) -> list[Aktivitas]:
    """Own latest entries with different words, as suggestions for the next one."""
    terakhir = (
        Aktivitas.objects.filter(instansi_id=lingkup.instansi_id, pegawai_id=pegawai_id)
        .exclude(status=DIBATALKAN)
        .select_related("indikator", "katalog")
        .order_by("-tanggal", "-id")[:60]
    )
    berbeda: dict[str, Aktivitas] = {}
    for satu in terakhir:
        berbeda.setdefault(satu.uraian.casefold(), satu)
    return list(berbeda.values())[:banyak]


def bukti_terlihat(lingkup: Lingkup) -> QuerySet[BuktiAktivitas]:
    """Evidence of visible entries."""
    return BuktiAktivitas.objects.filter(
        aktivitas__in=aktivitas_terlihat(lingkup).order_by()
    ).select_related("berkas", "aktivitas__pegawai")


def riwayat_aktivitas(aktivitas: Aktivitas) -> list[RiwayatAktivitas]:
    """Deeds on this entry, newest first."""
    return list(RiwayatAktivitas.objects.filter(objek=aktivitas).order_by("-pada", "-id")[:50])


def catatan_pengembalian(aktivitas_ids: Collection[int]) -> dict[int, str]:
    """The latest note with which each of these entries was returned (one query)."""
    if not aktivitas_ids:
        return {}
    return dict(
        RiwayatAktivitas.objects.filter(objek_id__in=aktivitas_ids, langkah="kembalikan")
        .order_by("objek_id", "-pada", "-id")
        .distinct("objek_id")
        .values_list("objek_id", "alasan")
    )


def dengan_bukti(baris: QuerySet[Aktivitas]) -> QuerySet[Aktivitas]:
    """The same rows with evidence and its files fetched in one more query.

    Evidence of shared events takes another one, only where a row came from an event.
    """
    bukti = BuktiAktivitas.objects.select_related("berkas").order_by("id")
    return baris.select_related("peserta_kegiatan__kegiatan").prefetch_related(
        Prefetch("bukti", bukti), _bukti_bersama()
    )


def _bukti_bersama() -> "Prefetch[Any]":
    bukti = BuktiKegiatan.objects.select_related("berkas").order_by("id")
    return Prefetch("peserta_kegiatan__kegiatan__bukti", bukti)
