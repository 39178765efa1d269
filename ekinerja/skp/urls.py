from django.urls import path

from ekinerja.skp import views

app_name = "skp"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("baru/", views.baru, name="baru"),
    path("<int:pk>/", views.rincian, name="rincian"),
    path("<int:pk>/hasil-kerja/", views.tambah_hasil_kerja, name="tambah_hasil_kerja"),
    path("<int:pk>/ajukan/", views.ajukan, name="ajukan"),
    path("<int:pk>/setujui/", views.setujui, name="setujui"),
    path("<int:pk>/kembalikan/", views.kembalikan, name="kembalikan"),
    path("hasil-kerja/<int:pk>/indikator/", views.tambah_indikator, name="tambah_indikator"),
    path("hasil-kerja/<int:pk>/hapus/", views.hapus_hasil_kerja, name="hapus_hasil_kerja"),
    path("indikator/<int:pk>/target/", views.target, name="target"),
    path("indikator/<int:pk>/hapus/", views.hapus_indikator, name="hapus_indikator"),
]
