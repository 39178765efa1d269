from django.urls import path, re_path

from ekinerja.laporan.views import garis, keselarasan

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
]
