"""Sasaran alamat kegiatan bersama: diselenggarakan Sari, Budi diundang."""

from typing import Any

from ekinerja.aktivitas.kode_kegiatan import kode_kegiatan
from ekinerja.aktivitas.models import Kegiatan, PesertaKegiatan
from ekinerja.aktivitas.tests.kegiatan_uji import diundang, kegiatan
from ekinerja.aktivitas.tests.pembuat import pdf

Argumen = dict[str, Any]


def _acara(pemeran: Any) -> Kegiatan:
    acara = kegiatan(pemeran.sari, bukti=[pdf()])
    diundang(acara, pemeran.budi)
    return acara


def acara(pemeran: Any) -> Argumen:
    """Kegiatan Sari yang mengundang Budi."""
    return {"pk": _acara(pemeran).pk}


def berkas(pemeran: Any) -> Argumen:
    """Bukti kegiatan Sari."""
    return {"pk": _acara(pemeran).bukti.get().pk}


def peserta(pemeran: Any) -> Argumen:
    """Tempat Budi dalam kegiatan Sari."""
    return {"pk": PesertaKegiatan.objects.get(kegiatan=_acara(pemeran)).pk}


def kode(pemeran: Any) -> Argumen:
    """Kode yang ditampilkan Sari."""
    return {"kode": kode_kegiatan(_acara(pemeran))}


SASARAN: dict[str, Any] = {
    "aktivitas:kegiatan_rinci": acara,
    "aktivitas:kegiatan_ubah": acara,
    "aktivitas:kegiatan_undang": acara,
    "aktivitas:kegiatan_kode": acara,
    "aktivitas:kegiatan_batal": acara,
    "aktivitas:kegiatan_hapus_berkas": acara,
    "aktivitas:kegiatan_qr": acara,
    "aktivitas:kegiatan_hadir": acara,
    "aktivitas:kegiatan_konfirmasi": acara,
    "aktivitas:kegiatan_keluar": acara,
    "aktivitas:kegiatan_berkas": berkas,
    "aktivitas:kegiatan_peran": peserta,
    "aktivitas:kegiatan_keluarkan": peserta,
    "aktivitas:kegiatan_ikut": kode,
}
# kode dibagikan kepada siapa saja di instansi: bagi unit lain kegiatannya tidak rahasia
TERBUKA = {"aktivitas:kegiatan_ikut"}
