from django.urls import path

from ekinerja.aktivitas.views.persetujuan import (
    kembalikan,
    minta_tinjau,
    persetujuan,
    setujui,
    setujui_banyak,
    tolak,
)
from ekinerja.aktivitas.views.sesudah import (
    bawahan,
    buka_kunci,
    bukti_khusus,
    kerja_tim,
    kredit,
    kunci,
    pendapat,
    periksa_kedua,
    persoalkan,
    tidak_setujui,
)

urlpatterns = [
    path("persetujuan/", persetujuan, name="persetujuan"),
    path("persetujuan/setujui/", setujui_banyak, name="setujui_banyak"),
    path("persetujuan/kunci/", kunci, name="kunci"),
    path("persetujuan/kunci/<int:pk>/buka/", buka_kunci, name="buka_kunci"),
    path("persetujuan/bawahan/", bawahan, name="bawahan"),
    path("persetujuan/bawahan/bukti/<int:pk>/", bukti_khusus, name="bukti_bawahan"),
    path("persetujuan/periksa/", periksa_kedua, name="periksa_kedua"),
    path("persetujuan/tim/", kerja_tim, name="kerja_tim"),
    path("<int:pk>/pendapat/", pendapat, name="pendapat"),
    path("persetujuan/kredit/", kredit, name="kredit"),
    path("<int:pk>/tidak-setujui/", tidak_setujui, name="tidak_setujui"),
    path("<int:pk>/persoalkan/", persoalkan, name="persoalkan"),
    path("<int:pk>/setujui/", setujui, name="setujui"),
    path("<int:pk>/kembalikan/", kembalikan, name="kembalikan"),
    path("<int:pk>/tolak/", tolak, name="tolak"),
    path("<int:pk>/minta-tinjau/", minta_tinjau, name="minta_tinjau"),
]
