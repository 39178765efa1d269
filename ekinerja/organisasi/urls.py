from django.urls import path, re_path

from ekinerja.organisasi.urls_analisis import urlpatterns as analisis
from ekinerja.organisasi.urls_peran import urlpatterns as peran
from ekinerja.organisasi.views import bagan as views_bagan
from ekinerja.organisasi.views import dokumen as views_dokumen
from ekinerja.organisasi.views import instansi as views_instansi
from ekinerja.organisasi.views import jabatan as views_jabatan
from ekinerja.organisasi.views import susunan as views
from ekinerja.organisasi.views import unit as views_unit

app_name = "organisasi"
urlpatterns = [
    path("", views.pohon, name="pohon"),
    path("cabang/<int:pk>/", views.cabang_unit, name="cabang"),
    re_path(r"^unit\.(?P<bentuk>xlsx|csv)$", views.unit_ekspor, name="unit_ekspor"),
    path("unit/<int:pk>/", views.unit, name="unit"),
    path("unit/baru/", views_unit.unit_baru, name="unit_baru"),
    path("unit/saran/", views_unit.saran_unit, name="saran_unit"),
    path("unit/<int:pk>/ubah/", views_unit.unit_ubah, name="unit_ubah"),
    path("unit/<int:pk>/susunan/", views_unit.unit_letak, name="unit_letak"),
    path("unit/<int:pk>/akhiri/", views_unit.unit_akhiri, name="unit_akhiri"),
    path("susunan/<int:pk>/batal/", views_unit.letak_batal, name="letak_batal"),
    path("unit/<int:unit_pk>/jabatan-baru/", views_jabatan.jabatan_baru, name="jabatan_baru"),
    path("jabatan/", views.jabatan, name="jabatan"),
    re_path(r"^jabatan\.(?P<bentuk>xlsx|csv)$", views.jabatan_ekspor, name="jabatan_ekspor"),
    path("jabatan/saran/", views_jabatan.saran_jabatan, name="saran_jabatan"),
    path("jabatan/<int:pk>/", views_jabatan.jabatan_rincian, name="jabatan_rincian"),
    path("jabatan/<int:pk>/ubah/", views_jabatan.jabatan_ubah, name="jabatan_ubah"),
    path("jabatan/<int:pk>/akhiri/", views_jabatan.jabatan_akhiri, name="jabatan_akhiri"),
    path("jabatan/<int:pk>/atasan/", views_jabatan.jabatan_atasan, name="jabatan_atasan"),
    path("jabatan/atasan/<int:pk>/batal/", views_jabatan.atasan_batal, name="atasan_batal"),
    path("bagan/", views_bagan.bagan_awal, name="bagan_awal"),
    path("bagan/<int:pk>/", views_bagan.bagan, name="bagan"),
    path("bagan/<int:pk>/cetak/", views_bagan.bagan_cetak, name="bagan_cetak"),
    path("instansi/", views_instansi.instansi, name="instansi"),
    path("instansi/ubah/", views_instansi.instansi_ubah, name="instansi_ubah"),
    path("instansi/logo/", views_instansi.logo, name="logo"),
    path("dokumen/", views_dokumen.dokumen, name="dokumen"),
    re_path(
        r"^dokumen\.(?P<bentuk>xlsx|csv)$", views_dokumen.dokumen_ekspor, name="dokumen_ekspor"
    ),
    path("dokumen/baru/", views_dokumen.dokumen_baru, name="dokumen_baru"),
    path("dokumen/<int:pk>/", views_dokumen.dokumen_rincian, name="dokumen_rincian"),
    path("dokumen/<int:pk>/berkas/", views_dokumen.dokumen_berkas, name="dokumen_berkas"),
    path("kelengkapan/", views_dokumen.kelengkapan, name="kelengkapan"),
    re_path(
        r"^kelengkapan\.(?P<bentuk>xlsx|csv)$",
        views_dokumen.kelengkapan_ekspor,
        name="kelengkapan_ekspor",
    ),
    *peran,
    *analisis,
]
