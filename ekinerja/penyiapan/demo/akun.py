"""Demonstration accounts: one documented password, never in production."""

from dataclasses import dataclass

from ekinerja.penyiapan.demo.queries import akun_peragaan
from ekinerja.penyiapan.demo.rencana import rencana_pemda

SANDI_DEMO = "bukit-melati-empat"
GANTI_DULU = "baru"
# kunci pada data/organisasi.yaml → apa yang dapat dicoba dengan akun itu
SEBUTAN = {
    "pegawai": "Pegawai: mencatat aktivitas, membuka slip TPP",
    "atasan": "Atasan langsung: menyetujui aktivitas",
    "pembuat_daftar": "Pembuat daftar: menghitung TPP",
    "ppk": "PPK-SKPD: memverifikasi daftar TPP",
    "kepala": "Kepala dinas (PA/KPA): menyetujui dan menutup bulan",
    "bendahara": "Bendahara: mengunduh daftar nominatif",
    "admin_pd": "Admin perangkat daerah",
    "bkpsdm": "BKPSDM: data pegawai, peran, impor",
    "organisasi": "Bagian Organisasi: jabatan dan skema TPP",
    "bappeda": "Bappeda: sasaran daerah dan verifikasi rencana aksi",
    "pengelola": "Pengelola aplikasi: pengaturan, organisasi, dan peran",
    "teknis": "Admin teknis: keadaan sistem dan akses dukungan",
    "pemeriksa": "Pemeriksa: melihat seluruhnya tanpa mengubah",
    "bupati": "Pimpinan: bupati",
    "baru": "Pegawai baru: wajib mengganti kata sandi",
}


@dataclass(frozen=True, slots=True)
class AkunDemo:
    """A demonstration sign-in as printed at each start.

    :ivar sandi: the documented password, or empty when this account has its own by now.
    """

    nama: str
    nama_pengguna: str
    sebutan: str
    sandi: str


def daftar_akun_demo() -> list[AkunDemo]:
    """The demonstration sign-ins in this database; empty when it holds real data."""
    menurut_nama = akun_peragaan()
    orang = {j.kunci: j.nama_orang for u in rencana_pemda().akar.semua() for j in u.jabatan}
    daftar = []
    for kunci, sebutan in SEBUTAN.items():
        nama = orang[kunci]
        user = next((u for n, u in menurut_nama.items() if n.startswith(nama)), None)
        if user is not None:
            bersama = user.check_password(SANDI_DEMO) if kunci == GANTI_DULU else True
            daftar.append(
                AkunDemo(user.nama, user.username, sebutan, SANDI_DEMO if bersama else "")
            )
    return daftar
