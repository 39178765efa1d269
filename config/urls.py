"""Every address of the system."""

from django.conf import settings
from django.urls import include, path

from ekinerja.core import views as core_views
from ekinerja.core import views_kit
from ekinerja.pegawai.views.cari import cari

urlpatterns = [
    path("", include("ekinerja.beranda.urls")),
    path("", include("ekinerja.accounts.urls")),
    path("", include("ekinerja.instansi.urls")),
    path("organisasi/", include("ekinerja.organisasi.urls")),
    path("pegawai/", include("ekinerja.pegawai.urls")),
    path("cari/", cari, name="cari"),
    path("penyiapan/", include("ekinerja.penyiapan.urls")),
    path("integrasi/", include("ekinerja.integrasi.urls")),
    path("perencanaan/", include("ekinerja.perencanaan.urls")),
    path("skp/", include("ekinerja.skp.urls")),
    path("aktivitas/", include("ekinerja.aktivitas.urls")),
    path("regulasi/", include("ekinerja.regulasi.urls")),
    path("kalender/", include("ekinerja.kalender.urls")),
    path("presensi/", include("ekinerja.presensi.urls")),
    path("tpp/", include("ekinerja.tpp.urls")),
    path("laporan/", include("ekinerja.laporan.urls")),
    path("sehat", core_views.sehat, name="sehat"),
    path("verifikasi/<str:kode>/", core_views.verifikasi, name="verifikasi"),
]
if not settings.PRODUCTION:
    urlpatterns += [
        path("_kit", views_kit.kit, name="kit"),
        path("_kit/tabel", views_kit.kit_tabel, name="kit_tabel"),
        path("_kit/galat", views_kit.kit_galat, name="kit_galat"),
    ]
