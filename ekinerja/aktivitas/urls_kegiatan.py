"""Addresses of shared events."""

from django.urls import path

from ekinerja.aktivitas.views import kegiatan as views
from ekinerja.aktivitas.views import kehadiran

urlpatterns = [
    path("kegiatan/", views.kegiatan, name="kegiatan"),
    path("kegiatan/baru/", views.kegiatan_baru, name="kegiatan_baru"),
    path("kegiatan/ikut/<slug:kode>/", kehadiran.kegiatan_ikut, name="kegiatan_ikut"),
    path("kegiatan/berkas/<int:pk>/", views.kegiatan_berkas, name="kegiatan_berkas"),
    path("kegiatan/peserta/<int:pk>/peran/", views.kegiatan_peran, name="kegiatan_peran"),
    path(
        "kegiatan/peserta/<int:pk>/keluarkan/", views.kegiatan_keluarkan, name="kegiatan_keluarkan"
    ),
    path("kegiatan/<int:pk>/", views.kegiatan_lihat, name="kegiatan_rinci"),
    path("kegiatan/<int:pk>/ubah/", views.kegiatan_ubah, name="kegiatan_ubah"),
    path("kegiatan/<int:pk>/undang/", views.kegiatan_undang, name="kegiatan_undang"),
    path("kegiatan/<int:pk>/kode/", views.kegiatan_kode, name="kegiatan_kode"),
    path("kegiatan/<int:pk>/batal/", views.kegiatan_batal, name="kegiatan_batal"),
    path(
        "kegiatan/<int:pk>/hapus-berkas/",
        views.kegiatan_hapus_berkas,
        name="kegiatan_hapus_berkas",
    ),
    path("kegiatan/<int:pk>/qr/", views.kegiatan_qr, name="kegiatan_qr"),
    path("kegiatan/<int:pk>/hadir/", views.kegiatan_hadir, name="kegiatan_hadir"),
    path(
        "kegiatan/<int:pk>/konfirmasi/", kehadiran.kegiatan_konfirmasi, name="kegiatan_konfirmasi"
    ),
    path("kegiatan/<int:pk>/keluar/", kehadiran.kegiatan_keluar, name="kegiatan_keluar"),
]
