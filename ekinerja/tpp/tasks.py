"""Jobs of this area."""

from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Pekerjaan
from ekinerja.tpp.queries import daftar_untuk_tugas, pemohon
from ekinerja.tpp.services import hitung_daftar
from ekinerja.tpp.services.antre import catat_kemajuan


@app.task(name="tpp.hitung_unit")
def hitung_unit(daftar_id: int, pekerjaan_id: int) -> None:
    """Calculate one list for the person who asked; safe to run twice.

    The progress goes over a connection of its own, so that it is seen before the result is
    committed.
    """
    catat_kemajuan(pekerjaan_id, pada=timezone.now(), status=Pekerjaan.BERJALAN, keterangan="")
    lapor = _Pelapor(pekerjaan_id)
    try:
        daftar = hitung_daftar(
            daftar_untuk_tugas(daftar_id),
            oleh=pemohon(pekerjaan_id),
            pada=timezone.now(),
            lapor=lapor,
        )
    except (AksiDitolak, TidakBerwenang) as galat:
        _selesai(pekerjaan_id, Pekerjaan.GAGAL, galat.kalimat)
        return
    except Exception:
        _selesai(
            pekerjaan_id, Pekerjaan.GAGAL,
            "Hitungan terhenti karena gangguan sistem; hasil lama tetap berlaku. Coba lagi, atau "
            "hubungi pengelola aplikasi.",
        )  # fmt: skip
        raise
    finally:
        lapor.tutup()
    terhalang = daftar.halangan.count()
    _selesai(
        pekerjaan_id,
        Pekerjaan.SELESAI,
        f"{daftar.jumlah_orang} orang dihitung"
        + (f", {terhalang} orang terhalang." if terhalang else "."),
    )


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
