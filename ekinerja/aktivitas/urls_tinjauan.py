from django.urls import path

from ekinerja.aktivitas.views import tinjauan as peninjauan

urlpatterns = [
    path("tinjauan/", peninjauan.tinjauan, name="tinjauan"),
    path("tinjauan/angka/", peninjauan.tinjauan_angka, name="tinjauan_angka"),
    path("tinjauan/bukti/<int:pk>/", peninjauan.bukti_tinjauan, name="bukti_tinjauan"),
    path("tinjauan/<int:pk>/", peninjauan.tinjauan_rinci, name="tinjauan_rinci"),
    path("tinjauan/<int:pk>/tim/", peninjauan.tinjauan_tim, name="tinjauan_tim"),
    path(
        "tinjauan/<int:pk>/pernyataan/", peninjauan.tinjauan_pernyataan, name="tinjauan_pernyataan"
    ),
    path("tinjauan/<int:pk>/suara/", peninjauan.tinjauan_suara, name="tinjauan_suara"),
    path("tinjauan/<int:pk>/putusan/", peninjauan.tinjauan_putusan, name="tinjauan_putusan"),
    path("tinjauan/<int:pk>/cabut/", peninjauan.tinjauan_cabut, name="tinjauan_cabut"),
]
