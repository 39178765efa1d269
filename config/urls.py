"""Every address of the system."""

from django.urls import include, path

from ekinerja.core import views as core_views

urlpatterns = [
    path("", include("ekinerja.beranda.urls")),
    path("", include("ekinerja.accounts.urls")),
    path("sehat", core_views.sehat, name="sehat"),
    path("verifikasi/<str:kode>/", core_views.verifikasi, name="verifikasi"),
]
