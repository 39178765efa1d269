from django.urls import path, re_path

from ekinerja.pegawai.urls_beban import urlpatterns as beban
from ekinerja.pegawai.urls_penilai import penilai_urls
from ekinerja.pegawai.urls_sandi import urlpatterns as sandi
from ekinerja.pegawai.urls_usulan import urlpatterns as usulan
from ekinerja.pegawai.views import data as views_data
from ekinerja.pegawai.views import karier as views_karier
from ekinerja.pegawai.views import keputusan as views_keputusan
from ekinerja.pegawai.views import orang as views
from ekinerja.pegawai.views import pemangku as views_pemangku
from ekinerja.pegawai.views import perbuatan as views_perbuatan

app_name = "pegawai"
urlpatterns = [
    *penilai_urls,
    path("", views.daftar, name="daftar"),
    re_path(r"^daftar\.(?P<bentuk>xlsx|csv)$", views.ekspor, name="ekspor"),
    path("baru/", views_perbuatan.baru, name="baru"),
    path("saran-jabatan/", views.saran_jabatan, name="saran_jabatan"),
    path("<int:pk>/", views.rincian, name="rincian"),
    path("<int:pk>/ubah/", views_data.ubah, name="ubah"),
    path("<int:pk>/foto/", views_data.foto, name="foto"),
    path("<int:pk>/keputusan/", views_keputusan.pilih, name="keputusan_pilih"),
    path("<int:pk>/keputusan/<slug:perbuatan>/", views_keputusan.baru, name="keputusan_baru"),
    path("<int:pk>/kontrak/", views_karier.kontrak_baru, name="kontrak_baru"),
    re_path(
        r"^(?P<pk>[0-9]+)/karier\.(?P<bentuk>xlsx|csv|json)$",
        views_karier.karier_seorang,
        name="karier_seorang",
    ),
    path("<int:pk>/sandi/", views_perbuatan.sandi, name="sandi"),
    path("unit/<int:pk>/", views_pemangku.pemangku_unit, name="pemangku_unit"),
    path("pemangku/", views_pemangku.nama_pemangku, name="nama_pemangku"),
    path("jabatan/<int:pk>/", views_pemangku.pemangku_jabatan, name="pemangku_jabatan"),
    path("keputusan/", views_keputusan.daftar, name="keputusan"),
    re_path(r"^keputusan\.(?P<bentuk>xlsx|csv)$", views_keputusan.ekspor, name="keputusan_ekspor"),
    path("keputusan/<int:pk>/", views_keputusan.rincian, name="keputusan_rincian"),
    path("keputusan/<int:pk>/berkas/", views_keputusan.berkas, name="keputusan_berkas"),
    path("keputusan/<int:pk>/batalkan/", views_keputusan.batalkan, name="keputusan_batalkan"),
    path("pensiun/", views_karier.pensiun, name="pensiun"),
    re_path(r"^pensiun\.(?P<bentuk>xlsx|csv)$", views_karier.pensiun_ekspor, name="pensiun_ekspor"),
    path("kontrak/", views_karier.kontrak, name="kontrak"),
    re_path(r"^kontrak\.(?P<bentuk>xlsx|csv)$", views_karier.kontrak_ekspor, name="kontrak_ekspor"),
    re_path(r"^karier\.(?P<bentuk>xlsx|csv|json)$", views_karier.karier, name="karier"),
    *beban,
    *sandi,
    *usulan,
]
