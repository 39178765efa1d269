"""Addresses of reorganisations."""

from django.urls import path

from ekinerja.penyiapan.views import reorganisasi as views

urlpatterns = [
    path("reorganisasi/", views.reorganisasi, name="reorganisasi"),
    path("reorganisasi/baru/", views.reorganisasi_baru, name="reorganisasi_baru"),
    path("reorganisasi/<int:pk>/", views.reorganisasi_rincian, name="reorganisasi_rincian"),
    path(
        "reorganisasi/<int:pk>/dampak.<str:bentuk>",
        views.reorganisasi_dampak,
        name="reorganisasi_dampak",
    ),
    path("reorganisasi/<int:pk>/coba/", views.reorganisasi_coba, name="reorganisasi_coba"),
    path("reorganisasi/<int:pk>/langkah/<slug:jenis>/", views.langkah_baru, name="langkah_baru"),
    path(
        "reorganisasi/<int:pk>/langkah/<int:nomor>/hapus/",
        views.langkah_hapus,
        name="langkah_hapus",
    ),
    path(
        "reorganisasi/<int:pk>/putuskan/<slug:langkah>/",
        views.reorganisasi_putuskan,
        name="reorganisasi_putuskan",
    ),
]
