"""Votes of the team and its binding decision, which sets state and value of the entry."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median_low
from typing import Any

from django.db import transaction

from ekinerja.aktivitas.models import (
    Aktivitas,
    AnggotaPeninjau,
    Peninjauan,
    RiwayatAktivitas,
)
from ekinerja.aktivitas.permissions import anggota_peninjau
from ekinerja.aktivitas.queries import bulan_tertutup
from ekinerja.aktivitas.workflow import (
    AKTIVITAS_WORKFLOW,
    DIKABULKAN,
    DIPERIKSA,
    DISETUJUI,
    DITOLAK,
    PENINJAUAN_WORKFLOW,
    SEBAGIAN,
    TIDAK_DIKABULKAN,
)
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.services import catat_realisasi, kurangi_realisasi

_URUTAN = (TIDAK_DIKABULKAN, SEBAGIAN, DIKABULKAN)
_POIN = Decimal("0.000001")


class _Tim:
    """The team as the author of what its decision does to an entry."""

    user_id: int | None = None
    nama = "Tim Peninjau Aktivitas"


TIM = _Tim()


@dataclass(frozen=True, slots=True)
class Suara:
    """A vote. ``menit`` and ``volume`` are asked only where a part is acknowledged."""

    keputusan: str
    alasan: str
    menit: int | None = None
    volume: Decimal | None = None


@transaction.atomic
def bersuara(
    peninjauan: Peninjauan, *, suara: Suara, oleh: Pegawai, pada: datetime
) -> AnggotaPeninjau:
    """Cast a vote, once.

    :raises AksiDitolak: when the case is not open, the vote is cast already or not whole.
    """
    peninjauan = Peninjauan.objects.select_for_update(of=("self",)).get(pk=peninjauan.pk)
    wajib(anggota_peninjau(peninjauan, oleh))
    if peninjauan.status != DIPERIKSA:
        raise AksiDitolak("Permohonan ini tidak sedang diperiksa, sehingga suara tidak diterima.")
    anggota = AnggotaPeninjau.objects.select_for_update().get(peninjauan=peninjauan, pegawai=oleh)
    if anggota.bersuara_pada is not None:
        raise AksiDitolak("Anda sudah memberi suara. Suara tidak diubah lagi.")
    if not suara.alasan.strip():
        raise AksiDitolak("Alasan suara wajib diisi. Tuliskan alasannya, lalu kirim lagi.")
    anggota.keputusan, anggota.alasan = suara.keputusan, suara.alasan.strip()
    anggota.menit, anggota.volume = _nilai(peninjauan.aktivitas, suara)
    anggota.bersuara_pada = pada
    anggota.save()
    return anggota


def _nilai(aktivitas: Aktivitas, suara: Suara) -> tuple[int, Decimal]:
    """Minutes and volume that this vote acknowledges."""
    if suara.keputusan == TIDAK_DIKABULKAN:
        return 0, Decimal(0)
    if suara.keputusan == DIKABULKAN:
        return aktivitas.menit, aktivitas.volume
    if suara.keputusan != SEBAGIAN:
        raise AksiDitolak("Suara berupa menolak, mengabulkan, atau mengabulkan sebagian.")
    menit, volume = suara.menit or 0, suara.volume or Decimal(0)
    if not 1 <= menit <= aktivitas.menit or not 0 <= volume <= aktivitas.volume:
        raise AksiDitolak(
            f"Yang diakui sebagian: 1 sampai {aktivitas.menit} menit, dan volume tidak lebih dari "
            "yang dicatat. Perbaiki angkanya."
        )
    if (menit, volume) == (aktivitas.menit, aktivitas.volume):
        raise AksiDitolak("Semua diakui sama dengan mengabulkan. Pilih “Dikabulkan”.")
    return menit, volume


@transaction.atomic
def tetapkan(
    peninjauan: Peninjauan, *, oleh: Pegawai, pada: datetime, pertimbangan: str
) -> Peninjauan:
    """The head of the team writes down what the majority decided; it binds everybody.

    The middle vote decides: with an odd number, a majority wants at least this much and a majority
    at most this much. In a closed month what was counted stays, and the difference is a fact for a
    correction.

    :raises AksiDitolak: while a vote is missing, or without reasons.
    """
    aktivitas = Aktivitas.objects.select_for_update(of=("self",)).get(pk=peninjauan.aktivitas_id)
    isi = _putusan(peninjauan, aktivitas)
    tertutup = bulan_tertutup(aktivitas.pegawai_id, tanggal=aktivitas.tanggal)
    peninjauan = PENINJAUAN_WORKFLOW.run(
        "tetapkan",
        peninjauan,
        oleh=oleh,
        pada=pada,
        kapasitas="Ketua tim peninjau",
        alasan=pertimbangan.strip(),
        ubah={
            **isi,
            "pertimbangan": pertimbangan.strip(),
            "diputus_pada": pada,
            "setelah_tutup": tertutup,
        },
    )
    if aktivitas.status == DITOLAK:
        _atas_penolakan(aktivitas, peninjauan, pada)
    else:
        _atas_persetujuan(aktivitas, peninjauan, pada)
    return peninjauan


def _putusan(peninjauan: Peninjauan, aktivitas: Aktivitas) -> dict[str, Any]:
    """The decision that the votes make; empty while one is missing (the step then refuses)."""
    suara = list(AnggotaPeninjau.objects.filter(peninjauan=peninjauan))
    if not suara or any(satu.menit is None for satu in suara):
        return {}
    keputusan = _URUTAN[median_low(_URUTAN.index(satu.keputusan) for satu in suara)]
    menit, volume = aktivitas.menit, aktivitas.volume
    if keputusan == SEBAGIAN:
        menit = median_low(satu.menit or 0 for satu in suara)
        volume = median_low(satu.volume or Decimal(0) for satu in suara)
    return {
        "keputusan": keputusan,
        "status_aktivitas": DITOLAK if keputusan == TIDAK_DIKABULKAN else DISETUJUI,
        "menit": menit,
        "volume": volume,
        "poin": _poin(aktivitas, menit),
    }


def _poin(aktivitas: Aktivitas, menit: int) -> Decimal | None:
    """Points follow the minutes that are acknowledged."""
    if aktivitas.poin is None or menit == aktivitas.menit:
        return aktivitas.poin
    return (aktivitas.poin * menit / aktivitas.menit).quantize(_POIN)


def _atas_penolakan(aktivitas: Aktivitas, peninjauan: Peninjauan, pada: datetime) -> None:
    """Rejected work: acknowledged now, or the rejection stands."""
    if peninjauan.status_aktivitas == DITOLAK:
        _catat(aktivitas, peninjauan, pada)
        return
    ubah = _isi(peninjauan) | {"setelah_tutup": peninjauan.setelah_tutup, "diputus_pada": pada}
    AKTIVITAS_WORKFLOW.run(
        "akui", aktivitas, oleh=TIM, pada=pada, alasan=peninjauan.pertimbangan, ubah=ubah
    )
    _realisasi(aktivitas, peninjauan.volume or Decimal(0))


def _atas_persetujuan(aktivitas: Aktivitas, peninjauan: Peninjauan, pada: datetime) -> None:
    """Approved work that was disagreed with: stands, counts in part, or counts no more."""
    diakui = peninjauan.volume or Decimal(0)
    if peninjauan.keputusan == TIDAK_DIKABULKAN:
        diakui = Decimal(0)
    _realisasi(aktivitas, diakui - aktivitas.volume)
    if peninjauan.setelah_tutup or peninjauan.keputusan == DIKABULKAN:
        _catat(aktivitas, peninjauan, pada)
        return
    if peninjauan.keputusan == TIDAK_DIKABULKAN:
        AKTIVITAS_WORKFLOW.run(
            "tidak_akui", aktivitas, oleh=TIM, pada=pada, alasan=peninjauan.pertimbangan,
            ubah={"diputus_pada": pada},
        )  # fmt: skip
        return
    Aktivitas.objects.filter(pk=aktivitas.pk).update(**_isi(peninjauan), diputus_pada=pada)
    _catat(aktivitas, peninjauan, pada)


def _isi(peninjauan: Peninjauan) -> dict[str, Any]:
    return {
        "menit": peninjauan.menit, "volume": peninjauan.volume, "poin": peninjauan.poin,
    }  # fmt: skip


def _realisasi(aktivitas: Aktivitas, volume: Decimal) -> None:
    awal = aktivitas.tanggal.replace(day=1)
    if volume > 0:
        catat_realisasi(aktivitas.indikator_id, awal=awal, volume=volume)
    if volume < 0:
        kurangi_realisasi(aktivitas.indikator_id, awal=awal, volume=-volume)


def _catat(aktivitas: Aktivitas, peninjauan: Peninjauan, pada: datetime) -> None:
    """The decision in the history of the entry, where its state does not change."""
    RiwayatAktivitas.objects.create(
        objek=aktivitas,
        langkah="putusan_tim",
        dari=aktivitas.status,
        ke=aktivitas.status,
        oleh_nama=TIM.nama,
        kapasitas=peninjauan.get_keputusan_display(),
        alasan=peninjauan.pertimbangan,
        pada=pada,
    )
