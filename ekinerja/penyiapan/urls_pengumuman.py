"""Addresses of notices, and of what the home page shows of setting up."""

from django.urls import path

from ekinerja.penyiapan.views import pengumuman as views

urlpatterns = [
    path("pengumuman/", views.pengumuman, name="pengumuman"),
    path("pengumuman/kelola/", views.pengumuman_kelola, name="pengumuman_kelola"),
    path("pengumuman/baru/", views.pengumuman_baru, name="pengumuman_baru"),
    path("pengumuman/<int:pk>/", views.pengumuman_rincian, name="pengumuman_rincian"),
    path("pengumuman/<int:pk>/dibaca/", views.dibaca, name="dibaca"),
    path("pengumuman/<int:pk>/pembaca/", views.pengumuman_pembaca, name="pengumuman_pembaca"),
    path("pengumuman/<int:pk>/pembaca.<str:bentuk>", views.pembaca_ekspor, name="pembaca_ekspor"),
    path("pengumuman/<int:pk>/akhiri/", views.pengumuman_akhiri, name="pengumuman_akhiri"),
]
