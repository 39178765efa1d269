"""Addresses of workload and of double holders."""

from django.urls import path, re_path

from ekinerja.pegawai.views import beban as views

urlpatterns = [
    path("beban-kerja/", views.beban_kerja, name="beban_kerja"),
    re_path(
        r"^beban-kerja\.(?P<bentuk>xlsx|csv)$", views.beban_kerja_ekspor, name="beban_kerja_ekspor"
    ),
    path("pemangku-ganda/", views.pemangku_ganda, name="pemangku_ganda"),
    re_path(
        r"^pemangku-ganda\.(?P<bentuk>xlsx|csv)$",
        views.pemangku_ganda_ekspor,
        name="pemangku_ganda_ekspor",
    ),
]
