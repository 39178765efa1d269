from django.urls import path, re_path

from ekinerja.perencanaan.views import (
    aksi,
    bersama,
    cetak,
    indikator,
    perjanjian,
    perubahan,
    pohon,
    program,
    realisasi,
)

app_name = "perencanaan"
BENTUK = "(?P<bentuk>xlsx|csv)"
urlpatterns = [
    path("", pohon.pohon, name="pohon"),
    re_path(rf"^ekspor\.{BENTUK}$", pohon.ekspor, name="ekspor"),
    path("cabang/<int:pk>/", pohon.cabang, name="cabang"),
    path("sasaran/baru/", pohon.sasaran_baru, name="sasaran_baru"),
    path("sasaran/<int:pk>/", pohon.sasaran, name="sasaran"),
    path("sasaran/<int:pk>/ubah/", pohon.sasaran_ubah, name="sasaran_ubah"),
    path("sasaran/<int:pk>/hapus/", pohon.sasaran_hapus, name="sasaran_hapus"),
    path("sasaran/<int:pk>/indikator/", pohon.indikator_baru, name="indikator_baru"),
    path("indikator/<int:pk>/ubah/", pohon.indikator_ubah, name="indikator_ubah"),
    path("indikator/<int:pk>/hapus/", pohon.indikator_hapus, name="indikator_hapus"),
    path("indikator/<int:pk>/target/", pohon.target, name="target"),
    path(
        "indikator/<int:pk>/realisasi/", indikator.realisasi_indikator, name="realisasi_indikator"
    ),
    path("iku/", indikator.iku, name="iku"),
    re_path(rf"^iku/ekspor\.{BENTUK}$", indikator.iku_ekspor, name="iku_ekspor"),
    path("program/", program.program, name="program"),
    re_path(rf"^program/ekspor\.{BENTUK}$", program.program_ekspor, name="program_ekspor"),
    path("program/baru/", program.program_baru, name="program_baru"),
    path("program/<int:pk>/ubah/", program.program_ubah, name="program_ubah"),
    path("dokumen/", program.dokumen, name="dokumen"),
    path("dokumen/baru/", program.dokumen_baru, name="dokumen_baru"),
    path("dokumen/<int:pk>/berkas/", program.dokumen_berkas, name="dokumen_berkas"),
    path("rencana-aksi/", aksi.rencana, name="rencana"),
    re_path(rf"^rencana-aksi/ekspor\.{BENTUK}$", aksi.rencana_ekspor, name="rencana_ekspor"),
    path("rencana-aksi/verifikasi/", aksi.verifikasi, name="verifikasi"),
    path("rencana-aksi/setelah-tutup/", perubahan.perubahan, name="perubahan"),
    path(
        "rencana-aksi/setelah-tutup/sekilas/", perubahan.perubahan_sekilas, name="perubahan_sekilas"
    ),
    re_path(
        rf"^rencana-aksi/setelah-tutup/ekspor\.{BENTUK}$",
        perubahan.perubahan_ekspor,
        name="perubahan_ekspor",
    ),
    path("rencana-aksi/baru/", aksi.rencana_baru, name="rencana_baru"),
    path("rencana-aksi/<int:pk>/", aksi.rencana_rincian, name="rencana_rincian"),
    path(
        "rencana-aksi/<int:pk>/langkah/<slug:langkah>/",
        aksi.rencana_langkah,
        name="rencana_langkah",
    ),
    path("rencana-aksi/<int:pk>/cetak/", cetak.rencana_pdf, name="rencana_pdf"),
    path("rencana-aksi/<int:pk>/aksi/", aksi.baris_baru, name="baris_baru"),
    path("aksi/<int:pk>/ubah/", aksi.baris_ubah, name="baris_ubah"),
    path("aksi/<int:pk>/hapus/", aksi.baris_hapus, name="baris_hapus"),
    path("rencana-aksi/<int:pk>/periode/<int:bulan>/", realisasi.periode, name="periode"),
    path(
        "rencana-aksi/<int:pk>/periode/<int:bulan>/<slug:langkah>/",
        realisasi.laporan_langkah,
        name="laporan_langkah",
    ),
    path("target/<int:pk>/realisasi/", realisasi.realisasi, name="realisasi"),
    path("bukti/<int:pk>/", realisasi.bukti, name="bukti"),
    path("bukti/<int:pk>/hapus/", realisasi.bukti_hapus, name="bukti_hapus"),
    path("perjanjian/", perjanjian.perjanjian, name="perjanjian"),
    path("perjanjian/susun/", perjanjian.perjanjian_susun, name="perjanjian_susun"),
    path("perjanjian/<int:pk>/", perjanjian.perjanjian_rincian, name="perjanjian_rincian"),
    path(
        "perjanjian/<int:pk>/tandatangani/",
        perjanjian.perjanjian_tandatangani,
        name="perjanjian_tandatangani",
    ),
    path("perjanjian/<int:pk>/cetak/", cetak.perjanjian_pdf, name="perjanjian_pdf"),
    path("perjanjian/<int:pk>/buang/", perjanjian.perjanjian_buang, name="perjanjian_buang"),
    path("perjanjian/<int:pk>/berkas/", perjanjian.perjanjian_berkas, name="perjanjian_berkas"),
    path("saran/unit/", bersama.saran_unit, name="saran_unit"),
    path("saran/jabatan/", bersama.saran_jabatan, name="saran_jabatan"),
    path("saran/sasaran/", bersama.saran_sasaran, name="saran_sasaran"),
]
