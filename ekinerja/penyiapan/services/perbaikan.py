"""Deeds on requests to mend data: ask, settle, refuse, ask again."""

from datetime import datetime

from django.db import transaction

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import PermintaanPerbaikan, RiwayatPerbaikan
from ekinerja.penyiapan.queries import Temuan
from ekinerja.penyiapan.workflow import PERBAIKAN_WORKFLOW, TERBUKA
from ekinerja.regulasi.pelaku import bertindak

GANDA = "Perbaikan ini sudah diminta dan masih menunggu. Lihat kemajuannya di daftar permintaan."


@transaction.atomic
def minta_perbaikan(
    temuan: Temuan, *, instansi_id: int, oleh: Pelaku, pada: datetime, isi: str = ""
) -> PermintaanPerbaikan:
    """Ask whoever can mend this gap; the gap was just found in the asker's scope.

    :raises AksiDitolak: asked already and still open, or the government has no unit yet.
    """
    if oleh.user_id is None or temuan.unit_id is None:
        raise AksiDitolak("Susunan unit belum ada, sehingga permintaan belum dapat dibuat.")
    with batasan({"perbaikan_satu_terbuka": GANDA}):
        permintaan = PermintaanPerbaikan.objects.create(
            instansi_id=instansi_id,
            masalah=temuan.kunci,
            pegawai_id=temuan.pegawai_id,
            jabatan_id=temuan.jabatan_id,
            unit_id=temuan.unit_id,
            peran=MASALAH[temuan.kunci].peran[0],
            isi=isi.strip(),
            oleh_id=oleh.user_id,
            oleh_nama=oleh.nama,
            dibuat_pada=pada,
        )
    RiwayatPerbaikan.objects.create(
        objek=permintaan, langkah="minta", dari="", ke=TERBUKA, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=isi.strip(), pada=pada,
    )  # fmt: skip
    return permintaan


def putuskan_perbaikan(
    permintaan: PermintaanPerbaikan,
    langkah: str,
    *,
    oleh: Pelaku,
    pada: datetime,
    alasan: str = "",
) -> PermintaanPerbaikan:
    """Settle, refuse or reopen a request.

    :param langkah: selesaikan, tolak or buka_lagi.
    :raises TidakBerwenang: not a holder of the role that mends it, or not who asked.
    :raises AksiDitolak: wrong state, no reason, or another one is open already.
    """
    with batasan({"perbaikan_satu_terbuka": GANDA}):
        return PERBAIKAN_WORKFLOW.run(
            langkah, permintaan, oleh=bertindak(oleh, pada=pada), pada=pada, alasan=alasan
        )
