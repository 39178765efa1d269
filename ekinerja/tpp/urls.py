from django.urls import path

from ekinerja.tpp import views

app_name = "tpp"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("saya/", views.slip_saya, name="slip_saya"),
    path("siapkan/", views.siapkan, name="siapkan"),
    path("kertas-kerja/", views.kertas_kerja, name="kertas_kerja"),
    path("kertas-kerja/unduh.xlsx", views.kertas_kerja_xlsx, name="kertas_kerja_xlsx"),
    path("kertas-kerja/<int:pk>/persetujuan/", views.persetujuan, name="persetujuan"),
    path("<int:pk>/", views.rincian_daftar, name="rincian_daftar"),
    path("<int:pk>/kemajuan/", views.kemajuan, name="kemajuan"),
    path("<int:pk>/keterkinian/", views.keterkinian, name="keterkinian"),
    path("<int:pk>/hitung/", views.hitung, name="hitung"),
    path("<int:pk>/verifikasi/", views.verifikasi, name="verifikasi"),
    path("<int:pk>/kembalikan/", views.kembalikan, name="kembalikan"),
    path("<int:pk>/tutup/", views.tutup, name="tutup"),
    path("<int:pk>/nominatif.xlsx", views.nominatif, name="nominatif"),
    path("<int:pk>/nominatif.pdf", views.nominatif_pdf, name="nominatif_pdf"),
    path("<int:daftar_pk>/slip/<int:pegawai_pk>/", views.slip, name="slip"),
    path("<int:daftar_pk>/slip/<int:pegawai_pk>/slip.pdf", views.slip_pdf, name="slip_pdf"),
]
