"""Deeds on the daily log: log, change, send, approve, return, cancel."""

from ekinerja.aktivitas.services.catat import (
    batalkan,
    catat_aktivitas,
    hapus_bukti,
    kirim,
    ubah_aktivitas,
)
from ekinerja.aktivitas.services.isian import MENIT_SEHARI, IsianAktivitas
from ekinerja.aktivitas.services.katalog import (
    IsiAktivitas,
    setujui_usulan_katalog,
    tarik_usulan_katalog,
    tetapkan_katalog,
    tolak_usulan_katalog,
    usulkan_katalog,
)
from ekinerja.aktivitas.services.keberatan import (
    beri_pendapat,
    di_atas_penyetuju,
    periksa_kedua,
    persoalkan,
    tidak_setujui,
)
from ekinerja.aktivitas.services.keputusan import Suara, bersuara, tetapkan
from ekinerja.aktivitas.services.kunci import buka_kunci, kunci_hari
from ekinerja.aktivitas.services.operator import (
    akhiri_penunjukan,
    input_aktivitas,
    nyatakan_input,
    tunjuk_operator,
)
from ekinerja.aktivitas.services.putus import (
    alihkan_penilai,
    kembalikan,
    setujui,
    setujui_banyak,
    tolak,
)
from ekinerja.aktivitas.services.sekaligus import TERBANYAK, catat_banyak, salin_hari
from ekinerja.aktivitas.services.tenggat import HasilTenggat, jalankan_tenggat
from ekinerja.aktivitas.services.tinjauan import (
    cabut,
    ganti_anggota,
    minta_peninjauan,
    nyatakan,
    tugaskan_tim,
)

__all__ = [
    "MENIT_SEHARI",
    "TERBANYAK",
    "HasilTenggat",
    "IsiAktivitas",
    "IsianAktivitas",
    "Suara",
    "akhiri_penunjukan",
    "alihkan_penilai",
    "batalkan",
    "beri_pendapat",
    "bersuara",
    "buka_kunci",
    "cabut",
    "catat_aktivitas",
    "catat_banyak",
    "di_atas_penyetuju",
    "ganti_anggota",
    "hapus_bukti",
    "input_aktivitas",
    "jalankan_tenggat",
    "kembalikan",
    "kirim",
    "kunci_hari",
    "minta_peninjauan",
    "nyatakan",
    "nyatakan_input",
    "periksa_kedua",
    "persoalkan",
    "salin_hari",
    "setujui",
    "setujui_banyak",
    "setujui_usulan_katalog",
    "tarik_usulan_katalog",
    "tetapkan",
    "tetapkan_katalog",
    "tidak_setujui",
    "tolak",
    "tolak_usulan_katalog",
    "tugaskan_tim",
    "tunjuk_operator",
    "ubah_aktivitas",
    "usulkan_katalog",
]
