"""Addresses of holders of posts, workload and double holders."""

from django.urls import path, re_path

from ekinerja.pegawai.views import beban as views
from ekinerja.pegawai.views import peta as views_peta

urlpatterns = [
    path("jabatan/", views_peta.peta, name="peta_jabatan"),
    re_path(r"^jabatan\.(?P<bentuk>xlsx|csv)$", views_peta.peta_ekspor, name="peta_jabatan_ekspor"),
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
