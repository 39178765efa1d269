from django.urls import path, re_path

from ekinerja.organisasi.views import peran as views_peran
from ekinerja.organisasi.views import susunan as views

app_name = "organisasi"
urlpatterns = [
    path("", views.pohon, name="pohon"),
    path("cabang/<int:pk>/", views.cabang_unit, name="cabang"),
    path("unit/<int:pk>/", views.unit, name="unit"),
    path("unit/baru/", views.unit_baru, name="unit_baru"),
    path("unit/<int:unit_pk>/jabatan-baru/", views.jabatan_baru, name="jabatan_baru"),
    path("jabatan/", views.jabatan, name="jabatan"),
    re_path(r"^jabatan\.(?P<bentuk>xlsx|csv)$", views.jabatan_ekspor, name="jabatan_ekspor"),
    path("jabatan/<int:pk>/", views.jabatan_rincian, name="jabatan_rincian"),
    path("peran/", views_peran.peran, name="peran"),
    path("peran/baru/", views_peran.peran_baru, name="peran_baru"),
    path("peran/<int:pk>/", views_peran.peran_rincian, name="peran_rincian"),
]
