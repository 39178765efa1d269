from django.urls import path, re_path

from ekinerja.pegawai.views import orang as views
from ekinerja.pegawai.views import perbuatan as views_perbuatan

app_name = "pegawai"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    re_path(r"^daftar\.(?P<bentuk>xlsx|csv)$", views.ekspor, name="ekspor"),
    path("baru/", views_perbuatan.baru, name="baru"),
    path("saran-jabatan/", views.saran_jabatan, name="saran_jabatan"),
    path("<int:pk>/", views.rincian, name="rincian"),
    path("<int:pk>/mutasi/", views_perbuatan.mutasi_pegawai, name="mutasi"),
    path("<int:pk>/tempatkan/", views_perbuatan.tempatkan_pegawai, name="tempatkan"),
    path("<int:pk>/sandi/", views_perbuatan.sandi, name="sandi"),
    path("unit/<int:pk>/", views.pemangku_unit, name="pemangku_unit"),
    path("jabatan/<int:pk>/", views.pemangku_jabatan, name="pemangku_jabatan"),
]
