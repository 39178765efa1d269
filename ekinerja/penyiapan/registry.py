"""Every kind of import, collected from the areas."""

from django.conf import settings
from django.utils.module_loading import import_string

from ekinerja.aktivitas.importers import ImporAktivitas, ImporKatalog
from ekinerja.core.impor import JenisImpor
from ekinerja.instansi.importers import ImporInstansi
from ekinerja.organisasi.importers import ImporJabatan, ImporUnit, ImporUraianTugas
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.importers import ImporAtasan, ImporPegawai, ImporPenempatan, ImporSaldo
from ekinerja.perencanaan.importers import (
    ImporIndikatorSasaran,
    ImporProgram,
    ImporRencanaAksi,
    ImporSasaran,
    ImporTargetSasaran,
)
from ekinerja.perencanaan.permissions import PENYUSUN as PENYUSUN_RENCANA
from ekinerja.presensi.importers import ImporPresensi
from ekinerja.skp.importers import ImporSKP
from ekinerja.skp.importers.bkn import ImporSKPLuar
from ekinerja.skp.importers.pp46 import ImporPP46
from ekinerja.tpp.importers import ImporArsip

__all__ = ["REGISTRI", "SEMUA_PERAN", "JenisImpor"]

_PUSAT = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PENGELOLA_APLIKASI)
_UNIT = (Peran.BKPSDM, Peran.ADMIN_PD)
_PERENCANA = (*PENYUSUN_RENCANA, Peran.BKPSDM)
REGISTRI: dict[str, JenisImpor] = {
    jenis.kunci: jenis
    for jenis in (
        JenisImpor(
            ImporInstansi,
            "Nama, kop surat, zona waktu, dan tanggal mulai berlaku; satu baris.",
            "building-community",
            _PUSAT,
        ),
        JenisImpor(
            ImporUnit,
            "Susunan unit kerja saja: kode, nama, jenis, dan induknya.",
            "building",
            _PUSAT,
        ),
        JenisImpor(
            ImporJabatan,
            "Susunan unit, jabatan, kelas, dan persediaan pegawai. Daftar menurut templat, atau "
            "lampiran hasil evaluasi jabatan apa adanya.",
            "sitemap",
            _PUSAT,
        ),
        JenisImpor(
            ImporPegawai,
            "Pegawai, akunnya, dan jabatan yang dipangkunya. Jabatannya diimpor lebih dahulu.",
            "users",
            (Peran.BKPSDM,),
        ),
        JenisImpor(
            ImporPenempatan,
            "Riwayat jabatan bertanggal: definitif, Plt., dan Plh. Pegawai dan jabatannya diimpor "
            "lebih dahulu.",
            "history",
            (Peran.BKPSDM,),
        ),
        JenisImpor(
            ImporAtasan,
            "Atasan tiap jabatan, atau penilai seorang pegawai menurut surat.",
            "user-check",
            _PUSAT,
        ),
        JenisImpor(
            ImporUraianTugas,
            "Uraian tugas jabatan dari analisis jabatan: hasil, satuan, norma waktu, dan volume.",
            "list-details",
            _PUSAT,
        ),
        JenisImpor(
            ImporKatalog,
            "Aktivitas umum bagi semua pegawai, dan aktivitas tiap jabatan.",
            "book",
            _PUSAT,
        ),
        JenisImpor(
            ImporSaldo,
            "Sisa cuti dan angka kredit yang dibawa dari sistem sebelumnya.",
            "calculator",
            (Peran.BKPSDM,),
        ),
        JenisImpor(
            ImporArsip,
            "Hasil penilaian dan TPP tahun-tahun lalu, hanya untuk dibaca.",
            "file-text",
            (Peran.BKPSDM,),
        ),
        JenisImpor(
            ImporPresensi,
            "Rekaman dari mesin kehadiran (attlog.dat) atau dari tabel.",
            "fingerprint",
            _UNIT,
        ),
        JenisImpor(
            ImporSKP,
            "SKP yang sudah disetujui, dengan indikator dan target bulanannya.",
            "target",
            _UNIT,
        ),
        JenisImpor(
            ImporSKPLuar,
            "SKP yang disusun di aplikasi lain, dalam bentuk kolom e-Kinerja BKN.",
            "database-import",
            _UNIT,
        ),
        JenisImpor(
            ImporPP46,
            "SKP 2014 sampai 30 Juni 2021 menurut PP 46/2011, dengan realisasinya.",
            "file-text",
            _UNIT,
        ),
        JenisImpor(
            ImporSasaran,
            "Sasaran dari visi sampai subkegiatan, dengan yang didukungnya.",
            "target",
            _PERENCANA,
        ),
        JenisImpor(
            ImporIndikatorSasaran,
            "Indikator tiap sasaran: satuan, arah, dan nilai awalnya.",
            "chart-bar",
            _PERENCANA,
        ),
        JenisImpor(
            ImporTargetSasaran,
            "Target indikator setahun dan tiap triwulan.",
            "calendar-stats",
            _PERENCANA,
        ),
        JenisImpor(
            ImporProgram,
            "Program, kegiatan, dan sub kegiatan dengan pagunya.",
            "cash",
            _PERENCANA,
        ),
        JenisImpor(
            ImporRencanaAksi,
            "Rencana aksi perangkat daerah dengan target tiap bulan atau triwulan.",
            "list-check",
            _PERENCANA,
        ),
        JenisImpor(
            ImporAktivitas,
            "Aktivitas harian dari aplikasi lain.",
            "clipboard-list",
            _UNIT,
        ),
        # of areas beside this one, which may not be imported: the settings name them
        *(import_string(nama) for nama in settings.EKINERJA_IMPOR),
    )
}
SEMUA_PERAN: tuple[str, ...] = tuple(
    sorted({peran for jenis in REGISTRI.values() for peran in jenis.peran})
)
