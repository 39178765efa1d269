from django.urls import path

from ekinerja.pegawai.views import sandi

urlpatterns = [
    path("sandi/", sandi.banyak, name="sandi_banyak"),
    path("sandi/<int:pk>/", sandi.rincian, name="sandi_rincian"),
    path("sandi/<int:pk>/kemajuan/", sandi.kemajuan, name="sandi_kemajuan"),
    path("sandi/<int:pk>/unduh/", sandi.unduh, name="sandi_unduh"),
]
