"""Jobs about people."""

from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.format import angka
from ekinerja.core.jobs import kerjakan_sampai_batas
from ekinerja.core.models import Pekerjaan
from ekinerja.pegawai.services import (
    catat_kemajuan_sandi,
    kerjakan_sandi,
    lupakan_sandi,
    selaraskan_semua,
)

GANGGUAN_SANDI = (
    "Penerbitan terhenti karena gangguan sistem. Unduh yang sudah terbit, lalu terbitkan lagi "
    "bagi sisanya; bila berulang, hubungi admin teknis."
)


@app.periodic(cron="5 17 * * *")
@app.task(name="pegawai.selaraskan", queueing_lock="pegawai.selaraskan")
def selaraskan(timestamp: int) -> None:
    """Every night (00.05 WIB): ranks that begin today, accounts of those who left."""
    selaraskan_semua(pada=datetime.fromtimestamp(timestamp, tz=UTC))


@app.task(name="pegawai.sandi_banyak")
def sandi_banyak(penerbitan_id: int) -> None:
    """Issue first passwords for a whole unit."""
    _kemajuan(penerbitan_id, status=Pekerjaan.BERJALAN)
    selesai = kerjakan_sampai_batas(
        lambda: kerjakan_sandi(
            penerbitan_id,
            kini=timezone.now,
            lapor=lambda banyak: _kemajuan(penerbitan_id, selesai=banyak),
        ),
        gagal=lambda kalimat: _kemajuan(penerbitan_id, status=Pekerjaan.GAGAL, keterangan=kalimat),
        gangguan=GANGGUAN_SANDI,
    )
    if selesai is not None:
        kalimat = f"{angka(selesai.hasil)} kata sandi terbit."
        _kemajuan(penerbitan_id, status=Pekerjaan.SELESAI, keterangan=kalimat)


def _kemajuan(penerbitan_id: int, **ubah: Any) -> None:
    catat_kemajuan_sandi(penerbitan_id, pada=timezone.now(), **ubah)


@app.periodic(cron="25 * * * *")
@app.task(name="pegawai.lupakan_sandi", queueing_lock="pegawai.lupakan_sandi")
def lupakan(timestamp: int) -> None:
    """Every hour: passwords that nobody downloaded within a day are forgotten."""
    lupakan_sandi(pada=datetime.fromtimestamp(timestamp, tz=UTC))
