"""Deeds about people."""

from ekinerja.pegawai.services.data import (
    MEDAN_ADMIN,
    MEDAN_BKPSDM,
    MEDAN_SENDIRI,
    ubah_data,
)
from ekinerja.pegawai.services.delegasi import (
    akhiri_delegasi,
    akhiri_penilai,
    delegasikan,
    tetapkan_penilai,
)
from ekinerja.pegawai.services.karier import (
    DAPAT_KEMBALI,
    PINDAH,
    SEMENTARA,
    DataKedudukan,
    aktifkan_kembali,
    angkat,
    naikkan_pangkat,
    pindahkan,
    tetapkan_kedudukan,
)
from ekinerja.pegawai.services.keluar import keluarkan
from ekinerja.pegawai.services.keputusan import DataKeputusan, batalkan_keputusan
from ekinerja.pegawai.services.kontrak import BERKONTRAK, DataKontrak, catat_kontrak
from ekinerja.pegawai.services.orang import (
    BATASAN,
    SANDI_TERPAKAI,
    DataPegawai,
    daftarkan_pegawai,
    terbitkan_sandi,
)
from ekinerja.pegawai.services.penugasan import (
    akhiri_pelaksana,
    akhiri_penugasan,
    tugaskan_kepala,
    tunjuk_pelaksana,
)
from ekinerja.pegawai.services.sandi import (
    catat_kemajuan_sandi,
    kerjakan_sandi,
    lupakan_sandi,
    minta_sandi_banyak,
    pilah_calon,
    unduh_sandi,
)
from ekinerja.pegawai.services.selaras import KELUAR, selaraskan_semua
from ekinerja.pegawai.services.tim import (
    DataTim,
    akhiri_anggota,
    akhiri_tim,
    bentuk_tim,
    tambah_anggota,
)
from ekinerja.pegawai.services.usulan import (
    MEDAN_USULAN,
    BuktiUsulan,
    tarik_usulan_data,
    terima_usulan_data,
    tolak_usulan_data,
    usulkan_perubahan,
)
from ekinerja.pegawai.services.wewenang import kapasitas_memutus

__all__ = [
    "BATASAN",
    "BERKONTRAK",
    "DAPAT_KEMBALI",
    "KELUAR",
    "MEDAN_ADMIN",
    "MEDAN_BKPSDM",
    "MEDAN_SENDIRI",
    "MEDAN_USULAN",
    "PINDAH",
    "SANDI_TERPAKAI",
    "SEMENTARA",
    "BuktiUsulan",
    "DataKedudukan",
    "DataKeputusan",
    "DataKontrak",
    "DataPegawai",
    "DataTim",
    "akhiri_anggota",
    "akhiri_delegasi",
    "akhiri_pelaksana",
    "akhiri_penilai",
    "akhiri_penugasan",
    "akhiri_tim",
    "aktifkan_kembali",
    "angkat",
    "batalkan_keputusan",
    "bentuk_tim",
    "catat_kemajuan_sandi",
    "catat_kontrak",
    "daftarkan_pegawai",
    "delegasikan",
    "kapasitas_memutus",
    "keluarkan",
    "kerjakan_sandi",
    "lupakan_sandi",
    "minta_sandi_banyak",
    "naikkan_pangkat",
    "pilah_calon",
    "pindahkan",
    "selaraskan_semua",
    "tambah_anggota",
    "tarik_usulan_data",
    "terbitkan_sandi",
    "terima_usulan_data",
    "tetapkan_kedudukan",
    "tetapkan_penilai",
    "tolak_usulan_data",
    "tugaskan_kepala",
    "tunjuk_pelaksana",
    "ubah_data",
    "unduh_sandi",
    "usulkan_perubahan",
]
