"""Jobs of this area."""

from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.jobs import kerjakan_sampai_batas
from ekinerja.core.models import Pekerjaan
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.queries import daftar_untuk_tugas, pemohon
from ekinerja.tpp.services import hitung_daftar, mutakhirkan_hari
from ekinerja.tpp.services.antre import catat_kemajuan

GANGGUAN = (
    "Hitungan terhenti karena gangguan sistem; hasil lama tetap berlaku. Coba lagi, atau hubungi "
    "pengelola aplikasi."
)


@app.task(name="tpp.hitung_unit")
def hitung_unit(daftar_id: int, pekerjaan_id: int) -> None:
    """Calculate one list for the person who asked; safe to run twice.

    The progress goes over a connection of its own, so that it is seen before the result is
    committed.
    """
    catat_kemajuan(pekerjaan_id, pada=timezone.now(), status=Pekerjaan.BERJALAN, keterangan="")
    selesai = kerjakan_sampai_batas(
        lambda: _hitung(daftar_id, pekerjaan_id),
        gagal=lambda kalimat: _selesai(pekerjaan_id, Pekerjaan.GAGAL, kalimat),
        gangguan=GANGGUAN,
    )
    if selesai is None:
        return
    daftar = selesai.hasil
    terhalang = daftar.halangan.count()
    _selesai(
        pekerjaan_id,
        Pekerjaan.SELESAI,
        f"{daftar.jumlah_orang} orang dihitung"
        + (f", {terhalang} orang terhalang." if terhalang else "."),
    )


def _hitung(daftar_id: int, pekerjaan_id: int) -> DaftarTPP:
    lapor = _Pelapor(pekerjaan_id)
    daftar, pada = daftar_untuk_tugas(daftar_id), timezone.now()
    try:
        mutakhirkan_hari([daftar], pada=pada)
        return hitung_daftar(daftar, oleh=pemohon(pekerjaan_id), pada=pada, lapor=lapor)
    finally:
        lapor.tutup()


class _Pelapor:
    """Writes progress outside the transaction of the calculation."""

    def __init__(self, pekerjaan_id: int) -> None:
        self._id = pekerjaan_id
        self._connection = connections["default"].copy()

    def __call__(self, selesai: int, total: int) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(
                "UPDATE core_pekerjaan SET selesai = %s, total = %s, diperbarui_pada = %s"
                " WHERE id = %s",
                [selesai, total, timezone.now(), self._id],
            )

    def tutup(self) -> None:
        self._connection.close()


def _selesai(pekerjaan_id: int, status: str, kalimat: str) -> None:
    catat_kemajuan(pekerjaan_id, pada=timezone.now(), status=status, keterangan=kalimat)
