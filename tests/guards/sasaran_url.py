"""Argumen alamat untuk tabel URL × peran: objek milik siapa yang dibuka.

Setiap alamat berargumen menunjuk objek milik instansi para pemeran (Sari dan unitnya), sehingga
kolom `tono` (unit lain) dan `ucok` (instansi lain) pada tabel membuktikan bahwa orang luar tidak
melihatnya. Objek dibuat lewat layanan bidangnya, lalu dibatalkan bersama transaksinya.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.core.berkas import olah_berkas, terima_berkas
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM
from ekinerja.kalender.services import tambah_libur
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.services import IsiDokumen, ganti_atasan, simpan_dokumen, ubah_letak
from ekinerja.pegawai.models import AnggotaTim
from ekinerja.pegawai.services import (
    DataKeputusan,
    DataTim,
    bentuk_tim,
    delegasikan,
    naikkan_pangkat,
)
from ekinerja.penyiapan.tests.pembuat import impor_diperiksa
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.services import DataSkema, buat_skema
from ekinerja.regulasi.tests.skema_contoh import isi as isi_skema
from ekinerja.skp.tests import pembuat as skp_uji
from tests.guards import (
    sasaran_aktivitas,
    sasaran_analisis,
    sasaran_arsip,
    sasaran_bulan,
    sasaran_integrasi,
    sasaran_kegiatan,
    sasaran_laporan,
    sasaran_penyiapan,
    sasaran_peran,
    sasaran_perencanaan,
    sasaran_sandi,
    sasaran_skp,
    sasaran_usulan,
)
from tests.guards.sasaran_putusan import SASARAN as SASARAN_PUTUSAN

PADA = aktivitas_uji.PADA
Argumen = dict[str, Any]


def skema(pemeran: Any) -> Argumen:
    """Draf skema yang disusun Wayan."""
    data = DataSkema(isi=isi_skema(), nama="Skema uji", contoh=True)
    hasil: Skema = buat_skema(pemeran.instansi.pk, data=data, oleh=pemeran.wayan, pada=PADA)
    return {"pk": hasil.pk}


def skema_berlaku(pemeran: Any) -> Argumen:
    """Skema susunan Wayan yang berlaku, dengan salinan keputusannya."""
    salinan = terima_berkas(aktivitas_uji.pdf(), instansi_id=pemeran.instansi.pk, pada=PADA)
    hasil = sasaran_bulan.skema_berlaku(pemeran, naskah=salinan)
    return {"pk": hasil.pk}


def skp_draf(pemeran: Any) -> Argumen:
    """SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.lengkap(pemeran.sari).pk}


def hasil_kerja(pemeran: Any) -> Argumen:
    """Hasil kerja pada SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.lengkap(pemeran.sari).hasil_kerja.get().pk}


def indikator(pemeran: Any) -> Argumen:
    """Indikator pada SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.indikator_pertama(skp_uji.lengkap(pemeran.sari)).pk}


def skp_diajukan(pemeran: Any) -> Argumen:
    """SKP Sari yang menunggu Budi."""
    return {"pk": skp_uji.diajukan(pemeran.sari).pk}


def _indikator_disetujui(pemeran: Any) -> Any:
    return skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi))


def aktivitas_draf(pemeran: Any) -> Argumen:
    """Catatan Sari yang belum dikirim."""
    catatan = aktivitas_uji.draf(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.pk}


def aktivitas_dikirim(pemeran: Any) -> Argumen:
    """Catatan Sari yang menunggu Budi."""
    catatan = aktivitas_uji.dikirim(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.pk}


def bukti(pemeran: Any) -> Argumen:
    """Bukti PDF pada catatan Sari yang menunggu Budi."""
    catatan = aktivitas_uji.dikirim(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.bukti.get().pk}


def bukti_draf(pemeran: Any) -> Argumen:
    """Bukti PDF pada catatan Sari yang belum dikirim."""
    catatan = aktivitas_uji.draf(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.bukti.get().pk}


def libur_daerah(pemeran: Any) -> Argumen:
    """Libur daerah yang ditetapkan kabupaten."""
    libur = tambah_libur(
        pemeran.instansi,
        tanggal=date(2026, 11, 3),
        nama="Hari jadi kabupaten",
        dasar="SK Bupati 1/2026",
        oleh=SISTEM,
        pada=PADA,
    )
    return {"pk": libur.pk}


def unit_sari(pemeran: Any) -> Argumen:
    """Bidang tempat Sari bekerja."""
    return {"pk": pemeran.unit.bidang.pk}


def dokumen_dinas(pemeran: Any) -> Argumen:
    """SOTK dinas Sari dengan pindaiannya."""
    isi = IsiDokumen(
        jenis="SOTK", nomor="Perbup 7/2025", tanggal=date(2025, 12, 1), judul="SOTK",
        unit=pemeran.unit.dinas,
    )  # fmt: skip
    dokumen = simpan_dokumen(
        isi, aktivitas_uji.pdf(), mulai=date(2026, 1, 1),
        lingkup=Lingkup(pemeran.instansi.pk, date(2026, 1, 1), None), oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip
    return {"pk": dokumen.pk}


def letak_bidang(pemeran: Any) -> Argumen:
    """Rencana Wayan memindahkan bidang Sari tahun depan."""
    bidang = pemeran.unit.bidang
    ubah_letak(
        bidang, induk=pemeran.unit.dinas_lain, nama=bidang.nama, jenis=bidang.jenis,
        mulai=date(2027, 1, 1), dasar="Perbup 7/2026", oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip
    return {"pk": bidang.letak.get().pk}


def atasan_prakom(pemeran: Any) -> Argumen:
    """Rencana Wayan: jabatan Sari menjawab kepada kepala dinas mulai tahun depan."""
    jabatan = pemeran.jabatan.prakom
    ganti_atasan(
        jabatan, atasan=pemeran.jabatan.kadis, mulai=date(2027, 1, 1), dasar="Perbup 7/2026",
        oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip
    return {"pk": jabatan.letak.get().pk}


def jabatan_sari(pemeran: Any) -> Argumen:
    """Jabatan yang dipangku Sari."""
    return {"pk": pemeran.jabatan.prakom.pk}


def sari(pemeran: Any) -> Argumen:
    """Sari sendiri."""
    return {"pk": pemeran.sari.pk}


def keputusan_sari(pemeran: Any) -> Argumen:
    """Kenaikan pangkat Sari beserta salinan SK-nya."""
    salinan = terima_berkas(aktivitas_uji.pdf(), instansi_id=pemeran.instansi.pk, pada=PADA)
    sk = DataKeputusan("SK 1/2026", date(2026, 1, 5), date(2026, 2, 1), berkas=salinan)
    hasil = naikkan_pangkat(pemeran.sari, "III/c", sk=sk, oleh=pemeran.wayan, pada=PADA)
    return {"pk": hasil.pk}


def sari_berfoto(pemeran: Any) -> Argumen:
    """Sari dengan foto yang sudah dibersihkan."""
    foto = terima_berkas(aktivitas_uji.foto(), instansi_id=pemeran.instansi.pk, pada=PADA)
    olah_berkas(foto)
    pemeran.sari.foto = foto
    pemeran.sari.save(update_fields=["foto"])
    return {"pk": pemeran.sari.pk}


def delegasi_budi(pemeran: Any) -> Argumen:
    """Delegasi Budi kepada Nyoman."""
    satu = delegasikan(
        pemeran.budi, pemeran.nyoman, mulai=PADA.date(), selesai=PADA.date() + timedelta(days=9),
        dasar="SP 1/2026", oleh=SISTEM, pada=PADA,
    )  # fmt: skip
    return {"jenis": "delegasi", "pk": satu.pk}


def tim_sari(pemeran: Any) -> Argumen:
    """Tim kerja bidang Sari yang diketuai Budi."""
    data = DataTim("Tim uji", pemeran.budi, PADA.date(), None, "SK 1/2026")
    lingkup = Lingkup(pemeran.instansi.pk, PADA.date(), None)
    tim = bentuk_tim(pemeran.unit.bidang, data, lingkup=lingkup, oleh=SISTEM, pada=PADA)
    return {"pk": tim.pk}


def anggota_tim(pemeran: Any) -> Argumen:
    """Anggota pertama tim kerja bidang Sari."""
    return {"pk": AnggotaTim.objects.get(tim_id=tim_sari(pemeran)["pk"]).pk}


def peran_komang(pemeran: Any) -> Argumen:
    """Penunjukan Komang sebagai pembuat daftar dinasnya."""
    return {"pk": PemberianPeran.objects.get(user=pemeran.komang.user).pk}


def impor(pemeran: Any) -> Argumen:
    """Impor pegawai milik Wayan yang sudah diperiksa."""
    return {"pk": impor_diperiksa(pemeran).pk}


# alamat yang argumennya bukan objek milik siapa pun
BENTUK: dict[str, Argumen] = {
    "verifikasi": {"kode": "TIDAKADA"},
    "organisasi:jabatan_ekspor": {"bentuk": "csv"},
    "organisasi:unit_ekspor": {"bentuk": "csv"},
    "organisasi:dokumen_ekspor": {"bentuk": "csv"},
    "organisasi:kelengkapan_ekspor": {"bentuk": "csv"},
    "pegawai:ekspor": {"bentuk": "csv"},
    "pegawai:penilai_ekspor": {"bentuk": "csv"},
    "pegawai:penugasan_baru": {"jenis": "pelaksana"},
    "pegawai:penugasan_ekspor": {"bentuk": "csv"},
    "pegawai:tim_ekspor": {"bentuk": "csv"},
    "pegawai:keputusan_ekspor": {"bentuk": "csv"},
    "pegawai:pensiun_ekspor": {"bentuk": "csv"},
    "pegawai:kontrak_ekspor": {"bentuk": "csv"},
    "pegawai:karier": {"bentuk": "csv"},
    "aktivitas:katalog_ekspor": {"bentuk": "csv"},
    "penyiapan:unggah": {"kunci": "presensi"},
    "penyiapan:templat": {"kunci": "presensi"},
    **sasaran_penyiapan.BENTUK,
    **sasaran_analisis.BENTUK,
    **sasaran_peran.BENTUK,
    **sasaran_perencanaan.BENTUK,
    **sasaran_usulan.BENTUK,
    **sasaran_aktivitas.BENTUK,
    **sasaran_integrasi.BENTUK,
    **sasaran_laporan.BENTUK,
}
# nama alamat → pembuat argumen; menerima para pemeran
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "kalender:hapus": libur_daerah,
    "organisasi:cabang": unit_sari,
    "organisasi:unit": unit_sari,
    "organisasi:jabatan_baru": lambda pemeran: {"unit_pk": pemeran.unit.bidang.pk},
    "organisasi:jabatan_rincian": jabatan_sari,
    "organisasi:jabatan_ubah": jabatan_sari,
    "organisasi:jabatan_akhiri": jabatan_sari,
    "organisasi:unit_ubah": unit_sari,
    "organisasi:unit_letak": unit_sari,
    "organisasi:unit_akhiri": unit_sari,
    "organisasi:letak_batal": letak_bidang,
    "organisasi:jabatan_atasan": jabatan_sari,
    "organisasi:atasan_batal": atasan_prakom,
    "organisasi:bagan": jabatan_sari,
    "organisasi:bagan_cetak": jabatan_sari,
    "organisasi:dokumen_rincian": dokumen_dinas,
    "organisasi:dokumen_berkas": dokumen_dinas,
    "organisasi:peran_rincian": peran_komang,
    "pegawai:rincian": sari,
    "pegawai:atasan": sari,
    "pegawai:penugasan_akhiri": delegasi_budi,
    "pegawai:tim_rincian": tim_sari,
    "pegawai:tim_akhiri": tim_sari,
    "pegawai:anggota_baru": tim_sari,
    "pegawai:anggota_akhiri": anggota_tim,
    "pegawai:ubah": sari,
    "pegawai:foto": sari_berfoto,
    "pegawai:keputusan_pilih": sari,
    "pegawai:keputusan_baru": lambda pemeran: {**sari(pemeran), "perbuatan": "mutasi"},
    "pegawai:kontrak_baru": sari,
    "pegawai:karier_seorang": lambda pemeran: {**sari(pemeran), "bentuk": "csv"},
    "pegawai:keputusan_rincian": keputusan_sari,
    "pegawai:keputusan_berkas": keputusan_sari,
    "pegawai:keputusan_batalkan": keputusan_sari,
    "pegawai:sandi": sari,
    "pegawai:pemangku_unit": unit_sari,
    "pegawai:pemangku_jabatan": jabatan_sari,
    **sasaran_penyiapan.SASARAN,
    **sasaran_analisis.SASARAN,
    **sasaran_peran.SASARAN,
    **sasaran_perencanaan.SASARAN,
    **sasaran_usulan.SASARAN,
    **sasaran_aktivitas.SASARAN,
    **sasaran_kegiatan.SASARAN,
    **sasaran_arsip.SASARAN,
    **sasaran_sandi.SASARAN,
    **sasaran_integrasi.SASARAN,
    **sasaran_laporan.SASARAN,
    "penyiapan:rincian": impor,
    "penyiapan:kemajuan": impor,
    "penyiapan:masalah": impor,
    "penyiapan:terapkan": impor,
    "penyiapan:terapkan_sebagian": impor,
    "penyiapan:ulangi": impor,
    "penyiapan:lembar": impor,
    "penyiapan:pemetaan": impor,
    "penyiapan:urungkan": impor,
    "penyiapan:buang": impor,
    "presensi:hari": sasaran_bulan.hari_sari,
    "presensi:pegawai": sari,
    "presensi:catat": sari,
    "tpp:rincian_daftar": sasaran_bulan.daftar_dihitung,
    "tpp:kemajuan": sasaran_bulan.daftar_dihitung,
    "tpp:keterkinian": sasaran_bulan.daftar_dihitung,
    "tpp:hitung": sasaran_bulan.daftar_dihitung,
    "tpp:verifikasi": sasaran_bulan.daftar_dihitung,
    "tpp:kembalikan": sasaran_bulan.daftar_diverifikasi,
    "tpp:tutup": sasaran_bulan.daftar_diverifikasi,
    "tpp:nominatif": sasaran_bulan.daftar_ditutup,
    "tpp:nominatif_pdf": sasaran_bulan.daftar_ditutup,
    "tpp:persetujuan": skema_berlaku,
    "tpp:slip": sasaran_bulan.slip_dihitung,
    "tpp:slip_pdf": sasaran_bulan.slip_ditutup,
    "regulasi:rincian": skema,
    "regulasi:ubah": skema,
    "regulasi:naskah": skema_berlaku,
    "regulasi:berlakukan": skema,
    "regulasi:cabut": skema_berlaku,
    **sasaran_skp.SASARAN,
    "skp:rincian": skp_draf,
    "skp:tambah_hasil_kerja": skp_draf,
    "skp:ajukan": skp_draf,
    "skp:setujui": skp_diajukan,
    "skp:kembalikan": skp_diajukan,
    "skp:tambah_indikator": hasil_kerja,
    "skp:hapus_hasil_kerja": hasil_kerja,
    "skp:target": indikator,
    "skp:hapus_indikator": indikator,
    "aktivitas:rincian": aktivitas_dikirim,
    "aktivitas:setujui": aktivitas_dikirim,
    "aktivitas:kembalikan": aktivitas_dikirim,
    "aktivitas:ubah": aktivitas_draf,
    "aktivitas:kirim": aktivitas_draf,
    "aktivitas:batalkan": aktivitas_draf,
    "aktivitas:bukti": bukti,
    "aktivitas:hapus_bukti": bukti_draf,
    **SASARAN_PUTUSAN,
}


def argumen(nama: str, pemeran: Any) -> Argumen:
    """Argumen satu alamat; objeknya dibuat sekarang."""
    if nama in SASARAN:
        return SASARAN[nama](pemeran)
    return BENTUK.get(nama, {})
