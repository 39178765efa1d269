from django.urls import path, re_path

from ekinerja.laporan.views import garis, keselarasan, layanan, pantauan, pimpinan

app_name = "laporan"
JENIS = "(?P<jenis>tertaut|bulanan|renstra|aktivitas|sasaran|unit)"
urlpatterns = [
    path("", pimpinan.pimpinan, name="pimpinan"),
    re_path(r"^ekspor\.(?P<bentuk>xlsx|csv)$", pimpinan.pimpinan_ekspor, name="pimpinan_ekspor"),
    path("hitung/", pimpinan.hitung, name="hitung"),
    path("garis/<str:jenis>/<int:pk>/", garis.garis, name="garis"),
    path("sasaran/<int:pk>/", garis.turun, name="turun"),
    path("keselarasan/", keselarasan.halaman_keselarasan, name="keselarasan"),
    re_path(rf"^keselarasan/{JENIS}/$", keselarasan.butir, name="butir"),
    re_path(
        rf"^keselarasan/{JENIS}/ekspor\.(?P<bentuk>xlsx|csv)$",
        keselarasan.butir_ekspor,
        name="butir_ekspor",
    ),
    path("pemantauan/", pantauan.pemantauan, name="pemantauan"),
    re_path(
        r"^pemantauan/ekspor\.(?P<bentuk>xlsx|csv)$",
        pantauan.pemantauan_ekspor,
        name="pemantauan_ekspor",
    ),
    path("pemantauan/ingatkan/", pantauan.ingatkan, name="ingatkan"),
    path("pengingat/", pantauan.pengingat, name="pengingat"),
    path("kemajuan/", pantauan.kemajuan, name="kemajuan"),
    path("survei/", layanan.survei, name="survei"),
    re_path(r"^survei/ekspor\.(?P<bentuk>xlsx|csv)$", layanan.survei_ekspor, name="survei_ekspor"),
    path("survei/baru/", layanan.survei_baru, name="survei_baru"),
    path("survei/<int:pk>/", layanan.survei_rincian, name="survei_rincian"),
    path("survei/<int:pk>/ubah/", layanan.survei_ubah, name="survei_ubah"),
    path("survei/<int:pk>/batalkan/", layanan.survei_batalkan, name="survei_batalkan"),
    path("survei/<int:pk>/berkas/", layanan.survei_berkas, name="survei_berkas"),
    path("survei/unit/<int:pk>/", layanan.survei_unit, name="survei_unit"),
]
