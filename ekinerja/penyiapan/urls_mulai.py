"""Addresses of the guided set-up, trials, and of what the home page shows of them."""

from django.urls import path, re_path

from ekinerja.penyiapan.views import mulai, sekilas, uji_coba

urlpatterns = [
    path("sekilas/", sekilas.sekilas, name="sekilas"),
    path("mulai/", mulai.mulai, name="mulai"),
    path("mulai/modul/", mulai.modul, name="modul"),
    path("mulai/berlaku/", mulai.mulai_berlaku, name="mulai_berlaku"),
    path("uji-coba/", uji_coba.uji_coba, name="uji_coba"),
    re_path(
        r"^uji-coba/laporan\.(?P<bentuk>xlsx|csv)$",
        uji_coba.uji_coba_ekspor,
        name="uji_coba_ekspor",
    ),
    path("uji-coba/baru/", uji_coba.uji_coba_baru, name="uji_coba_baru"),
    path("uji-coba/pemberlakuan/", uji_coba.pemberlakuan, name="pemberlakuan"),
    path("uji-coba/<int:pk>/", uji_coba.uji_coba_rincian, name="uji_coba_rincian"),
    path("uji-coba/<int:pk>/laporan.pdf", uji_coba.uji_coba_pdf, name="uji_coba_pdf"),
    path("uji-coba/<int:pk>/<slug:langkah>/", uji_coba.uji_coba_putuskan, name="uji_coba_putuskan"),
]
