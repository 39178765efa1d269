from django.urls import path

from ekinerja.aktivitas.views.keadilan import kewajaran, kewajaran_kendala
from ekinerja.aktivitas.views.laporan_bulan import laporan_bulan
from ekinerja.aktivitas.views.papan import (
    apel,
    apel_pdf,
    disposisi,
    disposisi_beri,
    disposisi_langkah,
    papan,
    umpan,
)

urlpatterns = [
    path("papan/", papan, name="papan"),
    path("papan/<int:pk>/umpan/", umpan, name="umpan"),
    path("papan/<int:pk>/laporan/", laporan_bulan, name="laporan_bulan"),
    path("papan/apel/", apel, name="apel"),
    path("papan/apel/pdf/", apel_pdf, name="apel_pdf"),
    path("kewajaran/", kewajaran, name="kewajaran"),
    path("kewajaran/kendala/<slug:jenis>/", kewajaran_kendala, name="kewajaran_kendala"),
    path("disposisi/", disposisi, name="disposisi"),
    path("disposisi/beri/", disposisi_beri, name="disposisi_beri"),
    path("disposisi/<int:pk>/<slug:langkah>/", disposisi_langkah, name="disposisi_langkah"),
]
