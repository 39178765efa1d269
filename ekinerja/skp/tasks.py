"""Jobs of the SKP."""

from datetime import UTC, datetime
from typing import IO, Any

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.format import angka
from ekinerja.core.jobs import kerjakan_sampai_batas
from ekinerja.core.models import Pekerjaan
from ekinerja.organisasi.queries import subpohon
from ekinerja.skp.models import CetakUnit
from ekinerja.skp.presenters.cetak_unit import BAGIAN, berkas_unit
from ekinerja.skp.queries import instansi_pekerjaan, instansi_semua
from ekinerja.skp.queries.cetak import cetak_menurut_id, skp_unit
from ekinerja.skp.services import alihkan_penilai as alihkan
from ekinerja.skp.services import catat_kemajuan
from ekinerja.skp.services import pecah_massal as pecah
from ekinerja.skp.services.cetak import terbitkan_skp
from ekinerja.skp.services.cetak_unit import buang_cetakan as buang
from ekinerja.skp.services.cetak_unit import gagalkan_cetak, lapor_cetak, simpan_cetakan

GANGGUAN = (
    "Pemecahan target terhenti karena gangguan sistem; yang sudah dipecah tetap tersimpan. Coba "
    "lagi, atau hubungi pengelola aplikasi."
)
GANGGUAN_CETAK = (
    "Cetakan terhenti karena gangguan sistem dan tidak ada yang tersimpan. Minta cetakan baru, "
    "atau hubungi pengelola aplikasi."
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


@app.task(name="skp.cetak_unit")
def cetak_unit(cetak_id: int) -> None:
    """Print the plans of a unit; a second run begins anew, what ended or was cancelled stays so."""
    cetak = cetak_menurut_id(cetak_id)
    if cetak.pekerjaan.tuntas:
        return
    selesai = kerjakan_sampai_batas(
        lambda: _cetak(cetak),
        gagal=lambda kalimat: gagalkan_cetak(cetak, kalimat=kalimat, pada=timezone.now()),
        gangguan=GANGGUAN_CETAK,
    )
    if selesai is not None and selesai.hasil is not None:
        with selesai.hasil as berkas:
            simpan_cetakan(cetak, berkas, pada=timezone.now())


def _cetak(cetak: CetakUnit) -> IO[bytes] | None:
    unit = subpohon(cetak.unit_id)
    semua = list(skp_unit(unit, instansi_id=cetak.instansi_id, tahun=cetak.tahun))
    for awal in range(0, len(semua), BAGIAN):
        terbitkan_skp(semua[awal : awal + BAGIAN], pada=timezone.now())
    return berkas_unit(
        cetak,
        semua,
        pada=timezone.localdate(),
        lapor=lambda banyak: lapor_cetak(cetak, selesai=banyak, pada=timezone.now()),
    )


@app.periodic(cron="40 17 * * *")
@app.task(name="skp.buang_cetakan", queueing_lock="skp.buang_cetakan")
def buang_cetakan(timestamp: int) -> None:
    """Every night (00.40 WIB) printed batches whose week is over are thrown away."""
    buang(pada=datetime.fromtimestamp(timestamp, tz=UTC))


def _catat(pekerjaan_id: int, **ubah: Any) -> None:
    catat_kemajuan(pekerjaan_id, pada=timezone.now(), **ubah)
