from django.urls import path, re_path

from ekinerja.pegawai.views import usulan

urlpatterns = [
    path("usulan-data/", usulan.usulan_data, name="usulan_data"),
    re_path(
        r"^usulan-data\.(?P<bentuk>xlsx|csv)$", usulan.usulan_data_ekspor,
        name="usulan_data_ekspor",
    ),
    path("usulan-data/baru/", usulan.usulan_data_baru, name="usulan_data_baru"),
    path("usulan-data/<int:pk>/", usulan.usulan_data_rincian, name="usulan_data_rincian"),
    path("usulan-data/<int:pk>/berkas/", usulan.usulan_data_berkas, name="usulan_data_berkas"),
    path(
        "usulan-data/<int:pk>/<slug:langkah>/", usulan.usulan_data_putus, name="usulan_data_putus"
    ),
]  # fmt: skip
