"""Addresses of job evaluation and job analysis."""

from django.urls import path, re_path

from ekinerja.organisasi.views import analisis as views_analisis
from ekinerja.organisasi.views import evaluasi as views

urlpatterns = [
    path("jabatan/<int:pk>/evaluasi/", views.evaluasi_rincian, name="evaluasi_rincian"),
    path("jabatan/<int:pk>/evaluasi/baru/", views.evaluasi_baru, name="evaluasi_baru"),
    path(
        "jabatan/<int:pk>/evaluasi/keputusan/", views.evaluasi_keputusan, name="evaluasi_keputusan"
    ),
    path("evaluasi/<int:pk>/perbaiki/", views.evaluasi_perbaiki, name="evaluasi_perbaiki"),
    path("evaluasi/<int:pk>/batal/", views.evaluasi_batal, name="evaluasi_batal"),
    path("temuan/", views.temuan, name="temuan"),
    re_path(r"^temuan\.(?P<bentuk>xlsx|csv)$", views.temuan_ekspor, name="temuan_ekspor"),
    path(
        "jabatan/<int:pk>/kecualikan/<slug:aturan>/",
        views.pengecualian_baru,
        name="pengecualian_baru",
    ),
    path("pengecualian/<int:pk>/", views.pengecualian, name="pengecualian"),
    path("jabatan/<int:pk>/uraian/", views_analisis.rincian_uraian, name="uraian_jabatan"),
    path("jabatan/<int:pk>/uraian/baru/", views_analisis.uraian_baru, name="uraian_baru"),
    path("jabatan/<int:pk>/uraian/salin/", views_analisis.uraian_salin, name="uraian_salin"),
    path("jabatan/<int:pk>/kebutuhan/", views_analisis.kebutuhan, name="kebutuhan"),
    path("uraian/", views_analisis.uraian, name="uraian"),
    re_path(r"^uraian\.(?P<bentuk>xlsx|csv)$", views_analisis.uraian_ekspor, name="uraian_ekspor"),
    path("uraian/<int:pk>/ubah/", views_analisis.uraian_ubah, name="uraian_ubah"),
    path("uraian/<int:pk>/geser/", views_analisis.uraian_geser, name="uraian_geser"),
    path("uraian/<int:pk>/akhiri/", views_analisis.uraian_akhiri, name="uraian_akhiri"),
]
