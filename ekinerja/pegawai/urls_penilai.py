"""Addresses of who judges whom, appointments, delegations and teams."""

from django.urls import path, re_path

from ekinerja.pegawai.views import penilai, penugasan, tim

BENTUK = r"(?P<bentuk>xlsx|csv)"
penilai_urls = [
    path("atasan-saya/", penilai.atasan_saya, name="atasan_saya"),
    path("<int:pk>/atasan/", penilai.atasan, name="atasan"),
    path("saran-pegawai/", penilai.saran_pegawai, name="saran_pegawai"),
    re_path(rf"^penilai\.{BENTUK}$", penilai.ekspor, name="penilai_ekspor"),
    path("penugasan/", penugasan.daftar, name="penugasan"),
    re_path(rf"^penugasan\.{BENTUK}$", penugasan.ekspor, name="penugasan_ekspor"),
    path("penugasan/baru/<slug:jenis>/", penugasan.baru, name="penugasan_baru"),
    path("penugasan/<slug:jenis>/<int:pk>/akhiri/", penugasan.akhiri, name="penugasan_akhiri"),
    path("delegasi-saya/", penugasan.delegasi_saya, name="delegasi_saya"),
    path("tim/", tim.daftar, name="tim"),
    re_path(rf"^tim\.{BENTUK}$", tim.ekspor, name="tim_ekspor"),
    path("tim/baru/", tim.baru, name="tim_baru"),
    path("tim/<int:pk>/", tim.rincian, name="tim_rincian"),
    path("tim/<int:pk>/anggota/", tim.anggota_baru, name="anggota_baru"),
    path("tim/<int:pk>/akhiri/", tim.akhiri, name="tim_akhiri"),
    path("tim/anggota/<int:pk>/akhiri/", tim.anggota_akhiri, name="anggota_akhiri"),
]
