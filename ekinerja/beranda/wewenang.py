"""What each role may do, from the very lists that the gates of the areas use."""

from dataclasses import dataclass

from ekinerja.aktivitas import permissions as aktivitas
from ekinerja.beranda.context import PENGIMPOR
from ekinerja.kalender import permissions as kalender
from ekinerja.organisasi import permissions as organisasi
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai import permissions as pegawai
from ekinerja.pegawai.views.orang import BACA_KEUANGAN
from ekinerja.perencanaan import permissions as perencanaan
from ekinerja.presensi import permissions as presensi
from ekinerja.regulasi import permissions as regulasi
from ekinerja.skp import permissions as skp
from ekinerja.tpp import permissions as tpp


@dataclass(frozen=True, slots=True)
class Wewenang:
    """One thing that may be read or done, and the roles that may.

    :ivar menulis: it changes something.
    """

    bidang: str
    apa: str
    peran: tuple[str, ...]
    menulis: bool = True


def _baca(bidang: str, apa: str, peran: tuple[str, ...]) -> Wewenang:
    return Wewenang(bidang, apa, peran, menulis=False)


PEMBAYARAN = "Pembayaran TPP"
WEWENANG = (
    _baca("Organisasi", "Membaca unit, jabatan, bagan, dan dokumen", organisasi.PEMBACA),
    Wewenang("Organisasi", "Mengubah unit dan jabatan", organisasi.PENGELOLA),
    Wewenang("Organisasi", "Menyimpan dokumen unit", organisasi.PENYIMPAN_DOKUMEN),
    Wewenang("Organisasi", "Mengubah profil instansi", organisasi.PENGELOLA_INSTANSI),
    _baca("Peran", "Membaca siapa memegang peran apa dan mengapa", organisasi.PEMBACA_PERAN),
    Wewenang("Peran", "Memberi, mengusulkan, menyetujui, dan mengakhiri peran",
             organisasi.PENGELOLA),
    Wewenang("Dukungan", "Meminta akses dukungan", organisasi.PEMINTA_DUKUNGAN),
    Wewenang("Dukungan", "Menyetujui akses dukungan", organisasi.PEMUTUS_DUKUNGAN),
    _baca("Dukungan", "Membaca akses dukungan dan halaman yang dibuka",
          organisasi.PELIHAT_DUKUNGAN),
    Wewenang("Sistem", "Membaca keadaan sistem dan mengulangi pekerjaan yang gagal",
             organisasi.PELIHAT_SISTEM),
    _baca("Pegawai", "Membaca daftar pegawai tanpa data pembayarannya", pegawai.PEMBACA),
    _baca("Pegawai", "Membaca rekening, NPWP, dan dasar gaji", BACA_KEUANGAN),
    _baca("Pegawai", "Membaca keputusan dan berkasnya", pegawai.PEMBACA_KEPUTUSAN),
    Wewenang("Pegawai", "Mendaftarkan, memindahkan, dan mencatat keputusan", (Peran.BKPSDM,)),
    Wewenang("Pegawai", "Menerbitkan kata sandi sekali pakai", pegawai.PENERBIT_SANDI),
    Wewenang("Pegawai", "Mencatat tim kerja", pegawai.PENGELOLA_TIM),
    Wewenang("Pegawai", "Mengimpor data", PENGIMPOR),
    Wewenang("Kalender", "Mengubah kalender", (Peran.BKPSDM,)),
    Wewenang("Kalender", "Mengatur uji coba", kalender.PENGELOLA_UJI_COBA),
    Wewenang("Kalender", "Memutuskan lanjut atau tidaknya uji coba", kalender.PEMUTUS_UJI_COBA),
    _baca("Kinerja", "Membaca SKP yang sudah diajukan", skp.PEMBACA),
    _baca("Kinerja", "Membaca laporan kinerja unit", (*skp.PEMBACA, Peran.BAPPEDA)),
    _baca("Kinerja", "Membaca aktivitas yang sudah dikirim", aktivitas.PEMBACA),
    _baca("Kehadiran", "Membaca kehadiran unit", presensi.PEMBACA),
    Wewenang("Kehadiran", "Mengetik rekaman kehadiran", presensi.PENCATAT),
    Wewenang("Kehadiran", "Menghitung ulang hari presensi", presensi.PENGHITUNG),
    Wewenang("Skema TPP", "Menyusun draf skema", regulasi.PERANCANG),
    Wewenang("Skema TPP", "Memberlakukan skema susunan orang lain", regulasi.PEMBERLAKU),
    _baca("Skema TPP", "Membaca draf skema", regulasi.PELIHAT_DRAF),
    _baca(PEMBAYARAN, "Membaca daftar TPP dan slipnya", tpp.PELIHAT_DAFTAR),
    Wewenang(PEMBAYARAN, "Menghitung daftar", (Peran.PEMBUAT_DAFTAR,)),
    Wewenang(PEMBAYARAN, "Memverifikasi daftar", (Peran.PPK_SKPD,)),
    Wewenang(PEMBAYARAN, "Menyetujui dan menutup bulan", (Peran.PA_KPA,)),
    _baca(PEMBAYARAN, "Mengunduh daftar nominatif yang sudah ditutup", (Peran.BENDAHARA,)),
    _baca("Perencanaan", "Membaca organisasi dan daftar pegawai", (Peran.BAPPEDA,)),
    Wewenang("Perencanaan", "Menyusun sasaran, program, dan rencana aksi", perencanaan.PENYUSUN),
    Wewenang("Perencanaan", "Memverifikasi rencana aksi dan laporannya", perencanaan.VERIFIKATOR),
    _baca("Perencanaan", "Membaca rencana aksi unit", perencanaan.PEMBACA),
    _baca("Peninjauan", "Membaca organisasi dan daftar pegawai", (Peran.PENINJAU,)),
)  # fmt: skip


def wewenang(peran: str = "") -> list[Wewenang]:
    """Everything, or what one role may."""
    return [satu for satu in WEWENANG if not peran or peran in satu.peran]
