"""Deeds of the penilai: approve, return; and what waits follows the post."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, RiwayatAktivitas
from ekinerja.aktivitas.queries import bulan_tertutup, tertutup_di_antara
from ekinerja.aktivitas.services.isian import BARU_DITUTUP
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIKIRIM
from ekinerja.core.workflow import SISTEM, HasilMassal
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import dengan_wewenang
from ekinerja.pegawai.services import kapasitas_memutus
from ekinerja.pegawai.wewenang import PENILAI, kapasitas_penilai
from ekinerja.skp.penilai import alihkan
from ekinerja.skp.services import ALASAN_ALIH, catat_realisasi, catat_realisasi_massal


@transaction.atomic
def setujui(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Approve and lock; the volume becomes realisation of the indicator in the same transaction.

    An entry of a closed month is approved too, marked ``setelah_tutup`` for a later correction.

    :raises AksiDitolak: when it no longer waits.
    """
    kapasitas = kapasitas_memutus(aktivitas, oleh=oleh, pada=pada)
    with batasan(BARU_DITUTUP):
        aktivitas = AKTIVITAS_WORKFLOW.run(
            "setujui",
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=kapasitas,
            ubah=_putusan(aktivitas, pada),
        )
    catat_realisasi(
        aktivitas.indikator_id, awal=aktivitas.tanggal.replace(day=1), volume=aktivitas.volume
    )
    return aktivitas


@transaction.atomic
def kembalikan(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime, alasan: str) -> Aktivitas:
    """Return to its owner with a note.

    :raises AksiDitolak: without a note, or when it no longer waits.
    """
    kapasitas = kapasitas_memutus(aktivitas, oleh=oleh, pada=pada)
    with batasan(BARU_DITUTUP):
        return AKTIVITAS_WORKFLOW.run(
            "kembalikan",
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=kapasitas,
            alasan=alasan.strip(),
            ubah=_putusan(aktivitas, pada),
        )


@transaction.atomic
def setujui_banyak(aktivitas: QuerySet[Aktivitas], *, oleh: Pegawai, pada: datetime) -> HasilMassal:
    """Approve a set; each entry is judged like a single one, the refused ones keep their state."""
    dengan_wewenang(oleh, pada=timezone.localdate(pada))
    selesai: list[int] = []
    ditolak: dict[int, str] = {}
    for (kapasitas, setelah_tutup), ids in _kelompok(aktivitas, oleh).items():
        with batasan(BARU_DITUTUP):
            hasil = AKTIVITAS_WORKFLOW.run_many(
                "setujui",
                Aktivitas.objects.filter(pk__in=ids),
                oleh=oleh,
                pada=pada,
                kapasitas=kapasitas,
                ubah={"diputus_pada": pada, "setelah_tutup": setelah_tutup},
            )
        selesai += hasil.selesai
        ditolak |= hasil.ditolak
    _catat_volume(selesai)
    return HasilMassal(tuple(selesai), ditolak)


def _kelompok(aktivitas: QuerySet[Aktivitas], oleh: Pegawai) -> dict[tuple[str, bool], list[int]]:
    """The entries by the capacity in which this person decides and whether the month is closed."""
    pk = list(aktivitas.values_list("pk", flat=True))
    dipilih = Aktivitas.objects.filter(pk__in=pk).select_for_update(of=("self",)).order_by("pk")
    baris = list(dipilih.values_list("pk", "penilai_id", "pegawai_id", "tanggal"))
    tertutup = tertutup_di_antara(
        {(orang, tanggal.replace(day=1)) for _, _, orang, tanggal in baris}
    )
    kelompok: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for satu, penilai_id, orang, tanggal in baris:
        kapasitas = kapasitas_penilai(
            oleh.mewakili, oleh_id=oleh.pk, penilai_id=penilai_id, pegawai_id=orang
        )
        terlambat = (orang, tanggal.replace(day=1)) in tertutup
        kelompok[(kapasitas or PENILAI, terlambat)].append(satu)
    return kelompok


@transaction.atomic
def alihkan_penilai(instansi_id: int, *, pada: datetime) -> int:
    """Entries that wait follow the post of the superior when its holder changes.

    :returns: how many changed hands, each with its row of history.
    """
    pindah = alihkan(
        Aktivitas.objects.filter(instansi_id=instansi_id, status=DIKIRIM),
        instansi_id=instansi_id,
        hari=timezone.localdate(pada),
    )
    RiwayatAktivitas.objects.bulk_create(
        (
            RiwayatAktivitas(
                objek_id=pk,
                langkah="alihkan",
                dari=DIKIRIM,
                ke=DIKIRIM,
                oleh_nama=SISTEM.nama,
                alasan=ALASAN_ALIH,
                pada=pada,
            )
            for pk in pindah
        ),
        batch_size=5_000,
    )
    return len(pindah)


def _catat_volume(aktivitas_ids: Sequence[int]) -> None:
    volume: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
    baris = Aktivitas.objects.filter(pk__in=aktivitas_ids)
    for indikator_id, tanggal, satu in baris.values_list("indikator_id", "tanggal", "volume"):
        volume[(indikator_id, tanggal.replace(day=1))] += satu
    catat_realisasi_massal(volume)


def _putusan(aktivitas: Aktivitas, pada: datetime) -> dict[str, object]:
    tertutup = bulan_tertutup(aktivitas.pegawai_id, tanggal=aktivitas.tanggal)
    return {"diputus_pada": pada, "setelah_tutup": tertutup}
