"""Argumen alamat penyiapan: objek milik instansi para pemeran, dibuat lewat layanannya."""

from datetime import date
from typing import Any

from ekinerja.kalender.services import putuskan_uji_coba, rencanakan_uji_coba
from ekinerja.penyiapan.models import Reorganisasi
from ekinerja.penyiapan.queries import Temuan
from ekinerja.penyiapan.services import (
    IsiPengumuman,
    minta_perbaikan,
    susun_reorganisasi,
    tambah_langkah,
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


def uji_coba(pemeran: Any) -> Argumen:
    """Uji coba dinas tempat Sari bekerja, sedang berjalan."""
    wayan = _sebagai(pemeran.wayan)
    hasil = rencanakan_uji_coba(
        pemeran.unit.dinas,
        awal=date(2026, 10, 1),
        selesai=date(2026, 12, 1),
        tujuan="",
        oleh=wayan,
        pada=PADA,
    )
    return {"pk": putuskan_uji_coba(hasil, "mulai", oleh=wayan, pada=PADA).pk}


def putuskan_uji(pemeran: Any) -> Argumen:
    """Uji coba yang sama, untuk diputuskan lanjut."""
    return {**uji_coba(pemeran), "langkah": "lanjutkan"}


def reorganisasi(pemeran: Any) -> Argumen:
    """Rencana Wayan mengakhiri bidang Sari."""
    rencana = Reorganisasi(
        instansi=pemeran.instansi, nama="SOTK baru", dasar="Perbup 9/2026", tanggal=PADA.date()
    )
    wayan = _sebagai(pemeran.wayan)
    susun_reorganisasi(rencana, oleh=wayan, pada=PADA)
    tambah_langkah(rencana, {"langkah": "akhiri_unit", "unit": "01.1"}, oleh=wayan)
    return {"pk": rencana.pk}


BENTUK: dict[str, Argumen] = {
    "penyiapan:kesehatan_ekspor": {"bentuk": "csv"},
    "penyiapan:perbaikan_ekspor": {"bentuk": "csv"},
    "penyiapan:riwayat_ekspor": {"bentuk": "csv"},
    "penyiapan:uji_coba_ekspor": {"bentuk": "csv"},
}
SASARAN = {
    "penyiapan:perbaikan_rincian": permintaan,
    "penyiapan:perbaikan_putuskan": putuskan,
    "penyiapan:pengumuman_rincian": pengumuman,
    "penyiapan:dibaca": pengumuman,
    "penyiapan:pengumuman_pembaca": pengumuman,
    "penyiapan:pembaca_ekspor": pembaca,
    "penyiapan:pengumuman_akhiri": pengumuman,
    "penyiapan:reorganisasi_rincian": reorganisasi,
    "penyiapan:reorganisasi_coba": reorganisasi,
    "penyiapan:reorganisasi_dampak": lambda p: {**reorganisasi(p), "bentuk": "csv"},
    "penyiapan:langkah_baru": lambda p: {**reorganisasi(p), "jenis": "akhiri_unit"},
    "penyiapan:langkah_hapus": lambda p: {**reorganisasi(p), "nomor": 1},
    "penyiapan:reorganisasi_putuskan": lambda p: {**reorganisasi(p), "langkah": "buang"},
    "penyiapan:uji_coba_rincian": uji_coba,
    "penyiapan:uji_coba_pdf": uji_coba,
    "penyiapan:uji_coba_putuskan": putuskan_uji,
}
