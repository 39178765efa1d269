"""Planning a day: write, take over, move, and make an entry of it with one tap."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, PolaKerja, RencanaKerja
from ekinerja.aktivitas.queries import indikator_milik
from ekinerja.aktivitas.queries.rencana import menit_direncanakan, rencana_milik
from ekinerja.aktivitas.services.catat import catat_aktivitas
from ekinerja.aktivitas.services.isian import IsianAktivitas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import durasi, rentang_tanggal, tanggal_panjang
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import Indikator
from ekinerja.skp.workflow import DISETUJUI

KE_DEPAN_HARI = 31
TERBANYAK = 30
MENIT_SEHARI = 1440
HILANG = "Rencana ini tidak ada lagi. Muat ulang halamannya."


@dataclass(frozen=True, slots=True)
class IsianRencana:
    """A piece of work as it is planned; ``volume`` is in the unit of the indicator."""

    indikator_id: int
    tanggal: date
    uraian: str
    menit: int
    volume: Decimal = Decimal(0)
    asal: str = RencanaKerja.SENDIRI
    pola_id: int | None = None


@transaction.atomic
def rencanakan(pegawai: Pegawai, *, data: IsianRencana, pada: datetime) -> RencanaKerja:
    """Write a piece of work into the plan of today or a day to come.

    :raises AksiDitolak: a day that has passed or lies too far, an indicator that is not one's own
        or not agreed for that day, or more than fits into a day.
    """
    _kunci(pegawai)
    hari = timezone.localdate(pada)
    if data.tanggal < hari:
        raise AksiDitolak(
            f"{tanggal_panjang(data.tanggal)} sudah lewat. Catat yang dikerjakan sebagai aktivitas."
        )
    if data.tanggal > hari + timedelta(days=KE_DEPAN_HARI):
        raise AksiDitolak(f"Rencana paling jauh {KE_DEPAN_HARI} hari ke depan. Pilih tanggal lain.")
    indikator = _periksa_indikator(pegawai, data.indikator_id, data.tanggal)
    menit, banyak = menit_direncanakan(pegawai.pk, hari=data.tanggal)
    if banyak >= TERBANYAK:
        raise AksiDitolak(f"Sehari paling banyak {TERBANYAK} rencana. Gabungkan atau hapus dulu.")
    if menit + data.menit > MENIT_SEHARI:
        raise AksiDitolak(f"Sudah direncanakan {durasi(menit)}; sehari hanya 24 jam.")
    rencana, _ = RencanaKerja.objects.get_or_create(
        pegawai=pegawai, tanggal=data.tanggal, pola_id=data.pola_id,
        uraian=data.uraian.strip(), indikator=indikator, aktivitas=None,
        defaults={
            "instansi_id": pegawai.instansi_id, "volume": data.volume, "menit": data.menit,
            "asal": data.asal, "dibuat_pada": pada,
        },
    )  # fmt: skip
    return rencana


@transaction.atomic
def hapus_rencana(pk: int, *, oleh: Pegawai) -> None:
    """Take a piece of work out of the plan.

    :raises AksiDitolak: when it has become an entry, or is not one's own.
    """
    rencana = _ambil(pk, oleh)
    if rencana.aktivitas_id is not None:
        raise AksiDitolak("Rencana ini sudah menjadi aktivitas, sehingga tetap disimpan.")
    rencana.delete()


@transaction.atomic
def catat_rencana(pk: int, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """One tap: the plan becomes a draft of the log, to which evidence is added.

    A second tap gives the same entry.

    :raises AksiDitolak: before its day, or for the reasons of logging.
    """
    rencana = _ambil(pk, oleh)
    if rencana.aktivitas is not None:
        return rencana.aktivitas
    aktivitas = catat_aktivitas(
        oleh,
        data=IsianAktivitas(
            indikator_id=rencana.indikator_id,
            tanggal=rencana.tanggal,
            uraian=rencana.uraian,
            menit=rencana.menit,
            volume=rencana.volume,
        ),
        kunci_kirim=uuid.uuid5(uuid.NAMESPACE_OID, f"rencana-{rencana.pk}"),
        pada=pada,
    )
    rencana.aktivitas = aktivitas
    rencana.save(update_fields=["aktivitas"])
    return aktivitas


@transaction.atomic
def pindahkan(pk: int, *, ke: date, oleh: Pegawai, pada: datetime) -> RencanaKerja:
    """Move an unfinished plan to another day; it keeps its words, not its time stamp.

    :raises AksiDitolak: for the reasons of planning.
    """
    lama = _ambil(pk, oleh)
    if lama.aktivitas_id is not None:
        raise AksiDitolak("Rencana ini sudah menjadi aktivitas, sehingga tidak dipindahkan.")
    data = IsianRencana(
        lama.indikator_id, ke, lama.uraian, lama.menit, lama.volume, RencanaKerja.PINDAHAN
    )
    lama.delete()
    return rencanakan(oleh, data=data, pada=pada)


@transaction.atomic
def ulangi(
    pegawai: Pegawai, *, data: IsianRencana, hari: Sequence[int], pada: datetime
) -> PolaKerja:
    """Keep a piece of work that comes back on these days of the week, until its SKP ends.

    :param hari: ISO days of the week.
    """
    indikator = _periksa_indikator(pegawai, data.indikator_id, data.tanggal)
    if not hari or not set(hari) <= set(range(1, 8)):
        raise AksiDitolak("Pilih hari pekerjaan ini berulang.")
    return PolaKerja.objects.create(
        pegawai=pegawai,
        indikator=indikator,
        uraian=data.uraian.strip(),
        volume=data.volume,
        menit=data.menit,
        hari=sorted(set(hari)),
        masa=DateRange(timezone.localdate(pada), indikator.hasil_kerja.skp.masa.upper),
    )


@transaction.atomic
def hentikan_pola(pk: int, *, oleh: Pegawai, pada: datetime) -> None:
    """The work comes back no more; plans that were made of it stay.

    :raises AksiDitolak: when it is not one's own.
    """
    pola = PolaKerja.objects.select_for_update().filter(pegawai=oleh, pk=pk).first()
    if pola is None:
        raise AksiDitolak("Pekerjaan berulang ini tidak ada lagi. Muat ulang halamannya.")
    hari = timezone.localdate(pada)
    if pola.masa.lower >= hari:
        pola.delete()
        return
    pola.masa = DateRange(pola.masa.lower, hari)
    pola.save(update_fields=["masa"])


@transaction.atomic
def pakai_pola(pegawai: Pegawai, *, pola: Sequence[PolaKerja], hari: date, pada: datetime) -> int:
    """Take recurring work into the plan of a day; what is there already stays once."""
    for satu in pola:
        data = IsianRencana(
            satu.indikator_id, hari, satu.uraian, satu.menit, satu.volume, RencanaKerja.BERULANG,
            satu.pk,
        )  # fmt: skip
        rencanakan(pegawai, data=data, pada=pada)
    return len(pola)


def _kunci(pegawai: Pegawai) -> None:
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)


def _ambil(pk: int, oleh: Pegawai) -> RencanaKerja:
    rencana = rencana_milik(oleh.pk, pk=pk)
    if rencana is None:
        raise AksiDitolak(HILANG)
    return rencana


def _periksa_indikator(pegawai: Pegawai, indikator_id: int, hari: date) -> Indikator:
    indikator = indikator_milik(pegawai.pk, indikator_id=indikator_id)
    if indikator is None:
        raise AksiDitolak("Indikator ini bukan bagian dari SKP Anda. Pilih indikator SKP sendiri.")
    skp = indikator.hasil_kerja.skp
    if skp.status != DISETUJUI or hari not in skp.masa:
        raise AksiDitolak(
            "SKP dengan indikator ini belum disetujui atau tidak berlaku pada hari itu "
            f"({rentang_tanggal(skp.masa.lower, skp.masa.upper)}). Pilih indikator lain."
        )
    return indikator
