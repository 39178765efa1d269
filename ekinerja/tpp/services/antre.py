"""Asking for a calculation from the screen: a job with progress that anyone can follow."""

from datetime import datetime

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import Pelaku
from ekinerja.regulasi.pelaku import bertindak
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.permissions import pembuat_daftar
from ekinerja.tpp.services.hitung import tolak_bila_tertutup
from ekinerja.tpp.workflow import DAFTAR_WORKFLOW


def minta_hitung(daftar: DaftarTPP, *, oleh: Pelaku, pada: datetime) -> Pekerjaan:
    """Put the calculation of a list into the queue.

    :returns: the row that shows the progress.
    :raises AksiDitolak: closed, verified, or already waiting to be calculated.
    :raises TidakBerwenang: when the actor does not compile lists of this unit.
    """
    pelaku = bertindak(oleh, pada=pada)
    wajib(pembuat_daftar(daftar, pelaku))
    tolak_bila_tertutup(daftar)
    putusan = DAFTAR_WORKFLOW.decide("hitung", daftar, pelaku)
    if not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    pekerjaan = Pekerjaan(
        instansi_id=daftar.instansi_id,
        jenis="tpp.hitung_unit",
        judul=f"Menghitung TPP {bulan_tahun(daftar.bulan.awal)}",
        oleh_id=pelaku.user_id,
        dibuat_pada=pada,
        diperbarui_pada=pada,
    )
    try:
        with transaction.atomic():
            pekerjaan.save()
            DaftarTPP.objects.filter(pk=daftar.pk).update(pekerjaan=pekerjaan)
            antrekan(
                "tpp.hitung_unit",
                kunci=f"tpp.hitung_unit.{daftar.pk}",
                daftar_id=daftar.pk,
                pekerjaan_id=pekerjaan.pk,
            )
    except AlreadyEnqueued as galat:
        raise AksiDitolak(
            "Daftar ini sudah menunggu giliran dihitung. Tunggu sampai selesai."
        ) from galat
    return pekerjaan


def catat_kemajuan(pekerjaan_id: int, *, pada: datetime, **ubah: object) -> None:
    """Tell how far a job is."""
    Pekerjaan.objects.filter(pk=pekerjaan_id).update(diperbarui_pada=pada, **ubah)
