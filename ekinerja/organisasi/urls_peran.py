"""Addresses of roles, proposals, access for support, and the state of the system."""

from django.urls import path, re_path

from ekinerja.organisasi.views import dukungan, peran, sistem, usulan

BENTUK = r"\.(?P<bentuk>xlsx|csv)$"
urlpatterns = [
    path("peran/", peran.peran, name="peran"),
    re_path(rf"^peran{BENTUK}", peran.peran_ekspor, name="peran_ekspor"),
    path("peran/baru/", peran.peran_baru, name="peran_baru"),
    path("peran/<int:pk>/", peran.peran_rincian, name="peran_rincian"),
    path("usulan/", usulan.usulan, name="usulan"),
    re_path(rf"^usulan{BENTUK}", usulan.usulan_ekspor, name="usulan_ekspor"),
    path("usulan/<int:pk>/", usulan.usulan_rincian, name="usulan_rincian"),
    path("usulan/<int:pk>/<slug:langkah>/", usulan.usulan_putus, name="usulan_putus"),
    path("dukungan/", dukungan.dukungan, name="dukungan"),
    re_path(rf"^dukungan{BENTUK}", dukungan.dukungan_ekspor, name="dukungan_ekspor"),
    path("dukungan/baru/", dukungan.dukungan_baru, name="dukungan_baru"),
    path("dukungan/selesai/", dukungan.dukungan_selesai, name="dukungan_selesai"),
    path("dukungan/<int:pk>/", dukungan.dukungan_rincian, name="dukungan_rincian"),
    path("dukungan/<int:pk>/jejak.<slug:bentuk>", dukungan.dukungan_jejak, name="dukungan_jejak"),
    path("dukungan/<int:pk>/<slug:langkah>/", dukungan.dukungan_putus, name="dukungan_putus"),
    path("sistem/", sistem.sistem, name="sistem"),
    path("sistem/ulangi/", sistem.sistem_ulangi, name="sistem_ulangi"),
]
