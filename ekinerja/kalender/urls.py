from django.urls import path

from ekinerja.kalender import views

app_name = "kalender"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tambah/", views.tambah, name="tambah"),
    path("muat/", views.muat, name="muat"),
    path("<int:pk>/hapus/", views.hapus, name="hapus"),
]
