"""Deeds of rolling out: trials of paying units, and from which month on a unit counts."""

from datetime import date, datetime
from typing import Protocol

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.kalender.models import Bulan, PemberlakuanUnit, RiwayatUjiCoba, UjiCoba
from ekinerja.kalender.permissions import BerperanPusat, pengelola_uji_coba
from ekinerja.kalender.workflow import DIRENCANAKAN, UJI_COBA_WORKFLOW
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja


class Pemutus(BerperanPusat, Protocol):
    """Who acts, by name too."""

    @property
    def nama(self) -> str: ...


@transaction.atomic
def rencanakan_uji_coba(
    unit: UnitKerja,
    *,
    awal: date,
    selesai: date,
    tujuan: str,
    oleh: Pemutus,
    pada: datetime,
) -> UjiCoba:
    """A paying unit tries the system in the months ``[awal, selesai)`` without effect on pay.

    :param awal: first day of the first month; ``selesai``: first day of the month after the last.
    :raises TidakBerwenang: when the actor does not set up the whole instansi.
    :raises AksiDitolak: not a paying unit, not whole months, overlapping, or a month is closed.
    """
    uji_coba = UjiCoba(
        instansi_id=unit.instansi_id,
        unit=unit,
        masa=DateRange(awal, selesai),
        tujuan=tujuan.strip(),
    )
    wajib(pengelola_uji_coba(uji_coba, oleh))
    _tolak_bukan_pembayar(unit)
    if awal.day != 1 or selesai.day != 1 or selesai <= awal:
        raise AksiDitolak(
            "Uji coba berlangsung sebulan penuh atau lebih, karena TPP dihitung per bulan. "
            "Pilih bulan awal dan bulan terakhirnya."
        )
    _tolak_tertutup(unit, awal, selesai)
    ganda = f"{unit.nama} sudah punya uji coba pada masa itu. Pilih bulan lain."
    with batasan({"uji_coba_unit_satu_per_masa": ganda}):
        uji_coba.save()
    RiwayatUjiCoba.objects.create(
        objek=uji_coba, langkah="rencanakan", dari="", ke=DIRENCANAKAN, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=uji_coba.tujuan, pada=pada,
    )  # fmt: skip
    return uji_coba


def _tolak_bukan_pembayar(unit: UnitKerja) -> None:
    if unit.opd_id != unit.pk:
        raise AksiDitolak(
            f"{unit.nama} bagian dari perangkat daerah lain, sedangkan TPP dibayarkan per "
            "perangkat daerah. Pilih perangkat daerahnya."
        )


def _tolak_tertutup(unit: UnitKerja, awal: date, selesai: date) -> None:
    tertutup = (
        Bulan.objects.filter(unit=unit, awal__gte=awal, awal__lt=selesai)
        .exclude(ditutup_pada=None)
        .order_by("awal")
        .first()
    )
    if tertutup is not None:
        raise AksiDitolak(
            f"{bulan_tahun(tertutup.awal)} untuk {unit.nama} sudah ditutup dan dibayarkan, "
            "sehingga tidak dapat menjadi bulan uji coba. Pilih bulan sesudahnya."
        )


@transaction.atomic
def putuskan_uji_coba(
    uji_coba: UjiCoba,
    langkah: str,
    *,
    oleh: Pemutus,
    pada: datetime,
    alasan: str = "",
    berlaku: date | None = None,
) -> UjiCoba:
    """Begin, continue for real, stop or cancel a trial.

    :param langkah: mulai, lanjutkan, hentikan or batalkan.
    :param berlaku: with lanjutkan, first day of the first month that is paid; the trial ends there.
    :raises TidakBerwenang: by someone who may not. :raises AksiDitolak: wrong state, no reason,
        or the month is not after the beginning of the trial.
    """
    ubah: dict[str, object] = {}
    if langkah in ("lanjutkan", "hentikan"):
        ubah["keputusan"] = alasan.strip()
    if langkah == "lanjutkan" and berlaku is not None:
        if berlaku.day != 1 or berlaku <= uji_coba.masa.lower:
            raise AksiDitolak(
                "Bulan pertama yang dibayarkan harus sesudah bulan pertama uji coba. Pilih bulan "
                "lain."
            )
        ubah["masa"] = DateRange(uji_coba.masa.lower, berlaku)
    ganda = f"{uji_coba.unit.nama} punya uji coba lain sebelum bulan itu. Batalkan dahulu."
    with batasan({"uji_coba_unit_satu_per_masa": ganda}):
        return UJI_COBA_WORKFLOW.run(
            langkah, uji_coba, oleh=oleh, pada=pada, alasan=alasan, ubah=ubah
        )


@transaction.atomic
def tetapkan_pemberlakuan(
    unit: UnitKerja, *, mulai: date | None, dasar: str, oleh: Pemutus
) -> PemberlakuanUnit | None:
    """From this month on a paying unit counts; None: it follows its instansi again.

    :raises TidakBerwenang: when the actor does not set up the whole instansi.
    :raises AksiDitolak: not a paying unit, not a first of a month, no decree, or a month before
        it is closed already.
    """
    wajib(pengelola_uji_coba(UjiCoba(instansi_id=unit.instansi_id), oleh))
    _tolak_bukan_pembayar(unit)
    if mulai is None:
        with mulai_massal(oleh, sebab="pemberlakuan unit dihapus"):
            PemberlakuanUnit.objects.filter(unit=unit).delete()
        return None
    if mulai.day != 1:
        raise AksiDitolak("Pemberlakuan dimulai tanggal 1. Pilih bulannya.")
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal keputusan wajib diisi.")
    _tolak_tertutup(unit, date(1900, 1, 1), mulai)
    with mulai_massal(oleh, sebab="pemberlakuan unit ditetapkan"):
        hasil, _ = PemberlakuanUnit.objects.update_or_create(
            unit=unit, defaults={"mulai": mulai, "dasar": dasar.strip()}
        )
    return hasil
