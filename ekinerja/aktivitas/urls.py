from django.urls import path

from ekinerja.aktivitas import urls_papan, urls_persetujuan, urls_tinjauan, views
from ekinerja.aktivitas.views import bkn

app_name = "aktivitas"
urlpatterns = [
    path("", views.hari, name="hari"),
    path("bulan/", views.daftar, name="daftar"),
    path("cari/", views.cari, name="cari"),
    path("beberapa/", views.beberapa, name="beberapa"),
    path("salin-hari/", views.salin_hari, name="salin_hari"),
    path("ekspor/", views.ekspor, name="ekspor"),
    path("bkn/", bkn.bkn, name="bkn"),
    path("bkn/xlsx/", bkn.bkn_xlsx, name="bkn_xlsx"),
    path("bkn/tandai/", bkn.bkn_tandai, name="bkn_tandai"),
    path("bkn/padanan/", bkn.bkn_padanan, name="bkn_padanan"),
    path("katalog/", views.katalog, name="katalog"),
    path("katalog/ekspor/<slug:bentuk>/", views.katalog_ekspor, name="katalog_ekspor"),
    path("katalog/baru/", views.katalog_baru, name="katalog_baru"),
    path("katalog/usulan/", views.usulan_katalog, name="usulan_katalog"),
    path(
        "katalog/usulan/ekspor/<slug:bentuk>/",
        views.usulan_katalog_ekspor,
        name="usulan_katalog_ekspor",
    ),
    path("katalog/usulan/<int:pk>/", views.usulan_katalog_rincian, name="usulan_katalog_rincian"),
    path(
        "katalog/usulan/<int:pk>/<slug:langkah>/",
        views.usulan_katalog_putus,
        name="usulan_katalog_putus",
    ),
    path("katalog/<int:pk>/", views.katalog_rincian, name="katalog_rincian"),
    path("operator/", views.operator, name="operator"),
    path("operator/baru/", views.operator_baru, name="operator_baru"),
    path("operator/isi/", views.operator_input, name="operator_input"),
    path("operator/<int:pk>/akhiri/", views.operator_akhiri, name="operator_akhiri"),
    path("<int:pk>/benarkan/", views.benarkan, name="benarkan"),
    path("<int:pk>/bantah/", views.bantah, name="bantah"),
    path("baru/", views.baru, name="baru"),
    path("target/", views.target, name="target"),
    path("rencana/", views.rencana, name="rencana"),
    path("tugas/", views.tugas, name="tugas"),
    path("bukti/<int:pk>/", views.bukti, name="bukti"),
    path("bukti/<int:pk>/hapus/", views.hapus_bukti, name="hapus_bukti"),
    path("<int:pk>/", views.rincian, name="rincian"),
    path("<int:pk>/ubah/", views.ubah, name="ubah"),
    path("<int:pk>/kirim/", views.kirim, name="kirim"),
    path("<int:pk>/batalkan/", views.batalkan, name="batalkan"),
    *urls_papan.urlpatterns,
    *urls_persetujuan.urlpatterns,
    *urls_tinjauan.urlpatterns,
]
