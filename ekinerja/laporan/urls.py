from django.urls import path, re_path

from ekinerja.laporan.views import garis, keselarasan, pantauan

app_name = "laporan"
JENIS = "(?P<jenis>tertaut|bulanan|renstra|aktivitas|sasaran|unit)"
urlpatterns = [
    re_path(
        r"^garis/(?P<jenis>aktivitas|indikator|rhk|aksi|sasaran)/(?P<pk>\d{1,18})/$",
        garis.garis,
        name="garis",
    ),
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
]
