"""Addresses of retention."""

from django.urls import path

from ekinerja.penyiapan.views import arsip as views

urlpatterns = [
    path("arsip/", views.arsip, name="arsip"),
    path("arsip/jadwal/", views.arsip_jadwal, name="arsip_jadwal"),
    path("arsip/tahan/", views.arsip_tahan, name="arsip_tahan"),
    path("arsip/tahan/<int:pk>/lepas/", views.arsip_lepas, name="arsip_lepas"),
    path("arsip/susun/", views.arsip_susun, name="arsip_susun"),
    path("arsip/<int:pk>/", views.arsip_rinci, name="arsip_rinci"),
    path("arsip/<int:pk>/cetak/", views.arsip_cetak, name="arsip_cetak"),
    path("arsip/<int:pk>/setujui/", views.arsip_setujui, name="arsip_setujui"),
    path("arsip/<int:pk>/laksanakan/", views.arsip_laksanakan, name="arsip_laksanakan"),
    path("arsip/<int:pk>/batal/", views.arsip_batal, name="arsip_batal"),
]
