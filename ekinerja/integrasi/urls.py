from django.urls import path, re_path

from ekinerja.integrasi.views import bacaan, sumber

app_name = "integrasi"
urlpatterns = [
    path("", sumber.daftar, name="daftar"),
    path("kesegaran/", sumber.segar, name="segar"),
    path("unggah/", sumber.unggah, name="unggah"),
    path("sumber/<str:jenis>/atur/", sumber.atur, name="atur"),
    path("sumber/<str:jenis>/baca/", sumber.baca, name="baca"),
    path("sumber/<str:jenis>/alihkan/", sumber.alihkan, name="alihkan"),
    path("bacaan/<int:pk>/", bacaan.rincian, name="bacaan"),
    path("bacaan/<int:pk>/kemajuan/", bacaan.kemajuan, name="kemajuan"),
    path("bacaan/<int:pk>/terapkan/", bacaan.terapkan, name="terapkan"),
    path("bacaan/<int:pk>/orang-baru.xlsx", bacaan.orang_baru, name="orang_baru"),
    path("bacaan/<int:pk>/perbedaan.<str:bentuk>", bacaan.ekspor, name="ekspor"),
    path("beda/<int:pk>/padankan/", bacaan.padan, name="padankan"),
    path("beda/<int:pk>/pertahankan/", bacaan.pertahankan, name="timpa"),
    path("penimpaan/", bacaan.penimpaan, name="penimpaan"),
    re_path(r"^penimpaan\.(?P<bentuk>xlsx|csv)$", bacaan.penimpaan_ekspor, name="penimpaan_ekspor"),
    path("penimpaan/<int:pk>/", bacaan.penimpaan_rinci, name="penimpaan_rinci"),
    path("penimpaan/<int:pk>/akhiri/", bacaan.penimpaan_akhiri, name="penimpaan_akhiri"),
]
