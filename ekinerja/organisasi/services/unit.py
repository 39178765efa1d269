"""Deeds on units. Each is one transaction and leaves its author and its reason behind."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import LetakUnit, UnitKerja
from ekinerja.organisasi.permissions import pengelola_aplikasi
from ekinerja.organisasi.queries import hari_berputar, subpohon
from ekinerja.organisasi.services.rencana import batalkan_rencana, berlakukan_rencana
from ekinerja.organisasi.services.susunan import kunci_susunan, periksa_akhir, susun_opd

BERPUTAR = (
    "Unit ini tidak dapat berada di bawah dirinya sendiri atau di bawah unit bawahannya. "
    "Pilih unit induk yang lain."
)
BATASAN: dict[str, str | None] = {
    "unit_induk_berputar": BERPUTAR,
    "unit_bukan_induk_diri": BERPUTAR,
    "letak_bukan_induk_diri": BERPUTAR,
    "letak_satu_per_masa": "Pada masa itu sudah ada perubahan susunan lain bagi unit ini. "
    "Buka riwayat susunannya, lalu pilih tanggal sesudahnya.",
    "unit_masih_berisi": None,
}


@transaction.atomic
def buat_unit(
    instansi: Instansi,
    *,
    kode: str,
    nama: str,
    jenis: str,
    induk: UnitKerja | None,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
    zona: str = "",
    urutan: int = 0,
) -> UnitKerja:
    """Add a unit below another (or on top) from a day on; it ends with its parent at the latest.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: code in use, parent of another instansi or not existing on that day.
    """
    wajib(pengelola_aplikasi(instansi.pk, oleh, pada=timezone.localdate(pada)))
    kunci_susunan(instansi.pk)
    induk = UnitKerja.objects.get(pk=induk.pk) if induk is not None else None
    _periksa_induk(instansi.pk, induk, mulai=mulai)
    selesai = induk.masa.upper if induk is not None else None
    terpakai = f"Kode {kode} sudah dipakai unit lain. Pilih kode yang belum dipakai."
    with mulai_massal(oleh, sebab="unit dibuat"), batasan({"unit_kode_unik": terpakai}):
        unit = UnitKerja.objects.create(
            instansi=instansi, kode=kode, nama=nama, jenis=jenis, induk=induk, zona=zona,
            urutan=urutan, masa=DateRange(mulai, selesai),
        )  # fmt: skip
        susun_opd(instansi)
    unit.refresh_from_db(fields=["opd"])
    return unit


@transaction.atomic
def ubah_unit(
    unit: UnitKerja,
    *,
    nama: str,
    jenis: str,
    zona: str,
    urutan: int,
    alasan: str,
    oleh: Pelaku,
    pada: datetime,
) -> UnitKerja:
    """Mend what is written of a unit; a change that counts from a day is :func:`ubah_letak`.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: without a reason.
    """
    wajib(pengelola_aplikasi(unit.instansi_id, oleh, pada=timezone.localdate(pada)))
    _wajib_alasan(alasan)
    instansi = kunci_susunan(unit.instansi_id)
    unit = UnitKerja.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    unit.nama, unit.jenis, unit.zona, unit.urutan = nama, jenis, zona, urutan
    with mulai_massal(oleh, sebab=f"data unit diperbaiki: {alasan}"):
        unit.save(update_fields=["nama", "jenis", "zona", "urutan"])
        susun_opd(instansi)
    unit.refresh_from_db()
    return unit


@transaction.atomic
def ubah_letak(
    unit: UnitKerja,
    *,
    induk: UnitKerja | None,
    nama: str,
    jenis: str,
    mulai: date,
    dasar: str,
    oleh: Pelaku,
    pada: datetime,
) -> UnitKerja:
    """Put a unit below another, or give it another name or kind, from a day on.

    What held before that day stays readable. A later day is kept as a plan, and comes into force
    by :func:`berlakukan_letak` on its day.

    :param dasar: number and date of the decree.
    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: no change, a loop, a parent that does not exist then, an earlier change.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(unit.instansi_id, oleh, pada=hari))
    _wajib_alasan(dasar)
    kunci_susunan(unit.instansi_id)
    unit = UnitKerja.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    _periksa_induk(unit.instansi_id, induk, mulai=mulai)
    _periksa_letak(unit, induk=induk, nama=nama, jenis=jenis, mulai=mulai)
    letak = LetakUnit(
        instansi_id=unit.instansi_id, unit=unit, induk=induk, nama=nama, jenis=jenis, opd=unit.opd,
        masa=DateRange(mulai, None), dasar=dasar,
    )  # fmt: skip
    with mulai_massal(oleh, sebab=f"susunan unit diubah: {dasar}"), batasan(BATASAN):
        if mulai > hari:
            letak.save()
        else:
            _terapkan(letak)
    unit.refresh_from_db()
    return unit


def batalkan_letak(letak: LetakUnit, *, oleh: Pelaku, pada: datetime) -> None:
    """Drop a change of a unit that has not come into force yet (:func:`batalkan_rencana`)."""
    batalkan_rencana(letak, sebab="rencana perubahan susunan dibatalkan", oleh=oleh, pada=pada)


def berlakukan_letak(*, oleh: Pelaku, pada: date) -> int:
    """Bring the planned changes of units into force (:func:`berlakukan_rencana`)."""

    def terapkan(letak: LetakUnit) -> None:
        _periksa_induk(letak.instansi_id, letak.induk, mulai=letak.masa.lower)
        with batasan(BATASAN):
            _terapkan(letak)

    return berlakukan_rencana(LetakUnit, terapkan, apa="susunan unit diubah", oleh=oleh, pada=pada)


@transaction.atomic
def akhiri_unit(
    unit: UnitKerja, *, selesai: date | None, dasar: str, oleh: Pelaku, pada: datetime
) -> UnitKerja:
    """End a unit: from ``selesai`` on it is no more. None takes an ending back.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: naming the posts, people and units that would be left behind.
    """
    wajib(pengelola_aplikasi(unit.instansi_id, oleh, pada=timezone.localdate(pada)))
    _wajib_alasan(dasar)
    kunci_susunan(unit.instansi_id)
    unit = UnitKerja.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    periksa_akhir(unit.nama, mulai=unit.masa.lower, selesai=selesai)
    induk = unit.induk
    batas = induk.masa.upper if induk is not None else None
    if induk is not None and batas is not None and (selesai is None or selesai > batas):
        raise AksiDitolak(
            f"Unit induk {induk.nama} berakhir pada {batas:%d/%m/%Y}. Pindahkan unit ini ke unit "
            "lain dahulu, atau akhiri paling lambat pada tanggal itu."
        )
    unit.masa = DateRange(unit.masa.lower, selesai)
    with mulai_massal(oleh, sebab=f"unit diakhiri: {dasar}"), batasan(BATASAN):
        unit.save(update_fields=["masa"])
    return unit


def _terapkan(letak: LetakUnit) -> None:
    """The unit takes the stand of ``letak``; the one it leaves is kept, as are changed payers."""
    unit = UnitKerja.objects.get(pk=letak.unit_id)
    mulai = letak.masa.lower
    sebelum = dict(UnitKerja.objects.filter(pk__in=subpohon(unit.pk)).values_list("pk", "opd_id"))
    _simpan_lama({unit.pk: unit}, sebelum, mulai=mulai, dasar=letak.dasar)
    unit.induk_id, unit.nama, unit.jenis = letak.induk_id, letak.nama, letak.jenis
    unit.save(update_fields=["induk", "nama", "jenis"])
    susun_opd(kunci_susunan(unit.instansi_id))
    berubah = {
        bawah.pk: bawah
        for bawah in UnitKerja.objects.filter(pk__in=sebelum).exclude(pk=unit.pk)
        if bawah.opd_id != sebelum[bawah.pk]
    }
    _simpan_lama(berubah, sebelum, mulai=mulai, dasar=letak.dasar)


def _simpan_lama(
    unit: Mapping[int, UnitKerja], opd: Mapping[int, int | None], *, mulai: date, dasar: str
) -> None:
    """Keep the stand of these units up to a day, with the payer they had."""
    sejak = _sejak(unit)
    LetakUnit.objects.bulk_create(
        LetakUnit(
            instansi_id=satu.instansi_id, unit=satu, induk_id=satu.induk_id, opd_id=opd[satu.pk],
            nama=satu.nama, jenis=satu.jenis, masa=DateRange(sejak[satu.pk], mulai), dasar=dasar,
        )
        for satu in unit.values()
        if sejak[satu.pk] is None or sejak[satu.pk] < mulai
    )  # fmt: skip


def _sejak(unit: Mapping[int, UnitKerja]) -> dict[int, date]:
    """Since when each unit stands as it does now (one query)."""
    lalu = dict(
        LetakUnit.objects.filter(unit__in=list(unit), masa__endswith__isnull=False)
        .values_list("unit_id")
        .annotate(sampai=Max("masa__endswith"))
        .order_by()
    )
    return {nomor: lalu.get(nomor, satu.masa.lower) for nomor, satu in unit.items()}


def _periksa_induk(instansi_id: int, induk: UnitKerja | None, *, mulai: date) -> None:
    if induk is None:
        return
    if induk.instansi_id != instansi_id:
        raise AksiDitolak("Unit induk tidak ditemukan. Pilih unit dari instansi Anda.")
    if mulai not in induk.masa:
        raise AksiDitolak(
            f"Unit induk {induk.nama} belum atau tidak lagi ada pada tanggal mulai itu. "
            "Ubah tanggal mulai, atau pilih induk yang lain."
        )


def _periksa_letak(
    unit: UnitKerja, *, induk: UnitKerja | None, nama: str, jenis: str, mulai: date
) -> None:
    if (unit.induk_id, unit.nama, unit.jenis) == (induk.pk if induk else None, nama, jenis):
        raise AksiDitolak("Tidak ada yang berubah. Ubah induk, nama, atau jenis unitnya.")
    if mulai not in unit.masa:
        raise AksiDitolak(
            f"{unit.nama} belum atau tidak lagi ada pada tanggal mulai itu. Ubah tanggalnya."
        )
    batas = induk.masa.upper if induk is not None else None
    if batas is not None and (unit.masa.upper is None or unit.masa.upper > batas):
        raise AksiDitolak(
            f"Unit induk itu berakhir pada {batas:%d/%m/%Y}, lebih awal daripada {unit.nama}. "
            "Pilih induk yang lain."
        )
    if induk is not None and induk.pk in subpohon(unit.pk):
        raise AksiDitolak(BERPUTAR)
    putar = hari_berputar(unit, induk, mulai=mulai) if induk is not None else None
    if putar is not None and induk is not None:
        raise AksiDitolak(
            f"Pada {putar:%d/%m/%Y} {induk.nama} tercatat di bawah {unit.nama}, sehingga keduanya "
            "akan saling membawahi. Pilih tanggal mulai atau unit induk yang lain."
        )
    rencana = LetakUnit.objects.filter(unit=unit, masa__endswith__isnull=True).first()
    if rencana is not None:
        raise AksiDitolak(
            f"Sudah ada perubahan yang direncanakan mulai {rencana.masa.lower:%d/%m/%Y}. "
            "Batalkan rencana itu dahulu pada riwayat susunan unit ini."
        )
    sejak = _sejak({unit.pk: unit})[unit.pk]
    if sejak is not None and mulai <= sejak:
        raise AksiDitolak(
            f"Susunan unit ini sudah tercatat sejak {sejak:%d/%m/%Y}. Pilih tanggal sesudahnya; "
            "salah ketik diperbaiki lewat Ubah data."
        )


def _wajib_alasan(alasan: str) -> None:
    if not alasan.strip():
        raise AksiDitolak("Alasan atau nomor suratnya wajib diisi. Tuliskan, lalu simpan lagi.")
