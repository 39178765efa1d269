"""Argumen alamat penyiapan: objek milik instansi para pemeran, dibuat lewat layanannya."""

from typing import Any

from ekinerja.penyiapan.queries import Temuan
from ekinerja.penyiapan.services import (
    IsiPengumuman,
    minta_perbaikan,
    terbitkan_pengumuman,
)
from ekinerja.regulasi.pelaku import Bertindak
from tests.guards.sasaran_bulan import PADA

Argumen = dict[str, Any]


def _sebagai(orang: Any) -> Bertindak:
    return Bertindak(orang.user.pk, orang.nama, orang.instansi_id, PADA.date())


def permintaan(pemeran: Any) -> Argumen:
    """Permintaan Sari supaya nomor rekeningnya diisi."""
    temuan = Temuan(
        "rekening", pemeran.sari.pk, "", "", pemeran.jabatan.prakom.pk, "",
        pemeran.unit.bidang.pk, "", "", "", None,
    )  # fmt: skip
    hasil = minta_perbaikan(
        temuan, instansi_id=pemeran.instansi.pk, oleh=_sebagai(pemeran.sari), pada=PADA
    )
    return {"pk": hasil.pk}


def putuskan(pemeran: Any) -> Argumen:
    """Permintaan yang sama, untuk ditandai selesai."""
    return {**permintaan(pemeran), "langkah": "selesaikan"}


def _pengumuman(pemeran: Any, **ubah: Any) -> Any:
    isi = IsiPengumuman(judul="Apel pagi", isi="Apel dimulai pukul 07.30.", **ubah)
    return terbitkan_pengumuman(pemeran.instansi.pk, isi, oleh=_sebagai(pemeran.wayan), pada=PADA)


def pengumuman(pemeran: Any) -> Argumen:
    """Pengumuman Wayan kepada dinas tempat Sari bekerja."""
    return {"pk": _pengumuman(pemeran, unit=pemeran.unit.dinas).pk}


def pembaca(pemeran: Any) -> Argumen:
    """Pembaca pengumuman itu, sebagai berkas."""
    return {**pengumuman(pemeran), "bentuk": "csv"}


BENTUK: dict[str, Argumen] = {
    "penyiapan:kesehatan_ekspor": {"bentuk": "csv"},
    "penyiapan:perbaikan_ekspor": {"bentuk": "csv"},
}
SASARAN = {
    "penyiapan:perbaikan_rincian": permintaan,
    "penyiapan:perbaikan_putuskan": putuskan,
    "penyiapan:pengumuman_rincian": pengumuman,
    "penyiapan:dibaca": pengumuman,
    "penyiapan:pengumuman_pembaca": pengumuman,
    "penyiapan:pembaca_ekspor": pembaca,
    "penyiapan:pengumuman_akhiri": pengumuman,
}
