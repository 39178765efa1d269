from django.urls import path, re_path

from ekinerja.laporan.views import garis

app_name = "laporan"
urlpatterns = [
    re_path(
        r"^garis/(?P<jenis>aktivitas|indikator|rhk|aksi|sasaran)/(?P<pk>\d{1,18})/$",
        garis.garis,
        name="garis",
    ),
    path("sasaran/<int:pk>/", garis.turun, name="turun"),
]
