from django.urls import path, re_path

from ekinerja.penyiapan import (
    urls_arsip,
    urls_kesehatan,
    urls_mulai,
    urls_pengumuman,
    urls_reorganisasi,
)
from ekinerja.penyiapan.views import impor as views

app_name = "penyiapan"
urlpatterns = [
    *urls_arsip.urlpatterns,
    *urls_kesehatan.urlpatterns,
    *urls_mulai.urlpatterns,
    *urls_pengumuman.urlpatterns,
    *urls_reorganisasi.urlpatterns,
    path("", views.daftar, name="daftar"),
    re_path(r"^impor/riwayat\.(?P<bentuk>xlsx|csv)$", views.riwayat_ekspor, name="riwayat_ekspor"),
    path("impor/<int:pk>/", views.rincian, name="rincian"),
    path("impor/<int:pk>/kemajuan/", views.kemajuan, name="kemajuan"),
    path("impor/<int:pk>/masalah.xlsx", views.masalah, name="masalah"),
    path("impor/<int:pk>/terapkan/", views.terapkan, name="terapkan"),
    path("impor/<int:pk>/terapkan-sebagian/", views.terapkan_sebagian, name="terapkan_sebagian"),
    path("impor/<int:pk>/ulangi/", views.ulangi, name="ulangi"),
    path("impor/<int:pk>/lembar/", views.lembar, name="lembar"),
    path("impor/<int:pk>/pemetaan/", views.pemetaan, name="pemetaan"),
    path("impor/<int:pk>/urungkan/", views.urungkan, name="urungkan"),
    path("impor/<int:pk>/buang/", views.buang, name="buang"),
    path("<slug:kunci>/", views.unggah, name="unggah"),
    path("<slug:kunci>/templat.xlsx", views.templat, name="templat"),
]
