from django.urls import path

from ekinerja.presensi import views

app_name = "presensi"
urlpatterns = [
    path("", views.saya, name="saya"),
    path("hari/<int:pk>/", views.hari, name="hari"),
    path("pegawai/<int:pk>/", views.pegawai, name="pegawai"),
    path("pegawai/<int:pk>/catat/", views.catat, name="catat"),
    path("unit/", views.unit, name="unit"),
    path("unit/ekspor/", views.ekspor_unit_hari, name="ekspor_unit"),
    path("unit/hitung/", views.hitung, name="hitung"),
]
