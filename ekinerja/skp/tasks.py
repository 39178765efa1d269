"""Jobs of the SKP."""

from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.format import angka
from ekinerja.core.jobs import kerjakan_sampai_batas
from ekinerja.core.models import Pekerjaan
from ekinerja.skp.queries import instansi_pekerjaan, instansi_semua
from ekinerja.skp.services import alihkan_penilai as alihkan
from ekinerja.skp.services import catat_kemajuan
from ekinerja.skp.services import pecah_massal as pecah

GANGGUAN = (
    "Pemecahan target terhenti karena gangguan sistem; yang sudah dipecah tetap tersimpan. Coba "
    "lagi, atau hubungi pengelola aplikasi."
)


@app.periodic(cron="10 17 * * *")
@app.task(name="skp.alihkan_penilai", queueing_lock="skp.alihkan_penilai")
def alihkan_penilai(timestamp: int) -> None:
    """Every night (00.10 WIB) what waits goes to the one who holds the superior's post now."""
    pada = datetime.fromtimestamp(timestamp, tz=UTC)
    for instansi_id in instansi_semua():
        alihkan(instansi_id, pada=pada)


@app.task(name="skp.pecah_massal")
def pecah_massal(pekerjaan_id: int, cara: str) -> None:
    """Divide the targets of all drafts, batch by batch; a second run goes on where it ended."""
    _catat(pekerjaan_id, status=Pekerjaan.BERJALAN)
    selesai = kerjakan_sampai_batas(
        lambda: pecah(
            instansi_pekerjaan(pekerjaan_id),
            cara=cara,
            lapor=lambda banyak: _catat(pekerjaan_id, selesai=banyak),
        ),
        gagal=lambda kalimat: _catat(pekerjaan_id, status=Pekerjaan.GAGAL, keterangan=kalimat),
        gangguan=GANGGUAN,
    )
    if selesai is not None:
        kalimat = f"{angka(selesai.hasil)} indikator dipecah ke bulan."
        _catat(pekerjaan_id, status=Pekerjaan.SELESAI, keterangan=kalimat)


def _catat(pekerjaan_id: int, **ubah: Any) -> None:
    catat_kemajuan(pekerjaan_id, pada=timezone.now(), **ubah)
