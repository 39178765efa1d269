"""Addresses of data health and of the requests it gives rise to."""

from django.urls import path, re_path

from ekinerja.penyiapan.views import kesehatan, perbaikan

BENTUK = r"(?P<bentuk>xlsx|csv)"
urlpatterns = [
    path("kesehatan/", kesehatan.kesehatan, name="kesehatan"),
    path("kesehatan/periksa/", kesehatan.periksa_sekarang, name="periksa_sekarang"),
    re_path(rf"^kesehatan/unduh\.{BENTUK}$", kesehatan.kesehatan_ekspor, name="kesehatan_ekspor"),
    path("data-saya/", kesehatan.data_saya, name="data_saya"),
    path("perbaikan/", perbaikan.perbaikan, name="perbaikan"),
    path("perbaikan/minta/", perbaikan.minta, name="minta"),
    re_path(rf"^perbaikan/unduh\.{BENTUK}$", perbaikan.perbaikan_ekspor, name="perbaikan_ekspor"),
    path("perbaikan/<int:pk>/", perbaikan.perbaikan_rincian, name="perbaikan_rincian"),
    path(
        "perbaikan/<int:pk>/<slug:langkah>/",
        perbaikan.perbaikan_putuskan,
        name="perbaikan_putuskan",
    ),
]
