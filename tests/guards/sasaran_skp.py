"""Argumen alamat SKP: rencana Sari dalam tiap keadaan, dan milik pengelolanya."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46, TargetBulanan
from ekinerja.skp.services import (
    IsianKelolaLuar,
    IsianPeran,
    kelola_di_luar,
    minta_pecah,
    susun_templat,
    usulkan_peran,
)
from ekinerja.skp.services.cetak_unit import minta_cetak
from ekinerja.skp.tasks import cetak_unit
from ekinerja.skp.tests import pembuat as skp_uji
from ekinerja.skp.tests import test_templat as templat_uji

Argumen = dict[str, Any]


def draf(pemeran: Any) -> Argumen:
    """SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.lengkap(pemeran.sari).pk}


def disetujui(pemeran: Any) -> Argumen:
    """SKP Sari yang berlaku."""
    return {"pk": skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi).pk}


def hasil_kerja(pemeran: Any) -> Argumen:
    """Hasil kerja pada SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.lengkap(pemeran.sari).hasil_kerja.get().pk}


def indikator(pemeran: Any) -> Argumen:
    """Indikator pada SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.indikator_pertama(skp_uji.lengkap(pemeran.sari)).pk}


def indikator_berlaku(pemeran: Any) -> Argumen:
    """Indikator pada SKP Sari yang berlaku."""
    skp = skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
    return {"pk": skp_uji.indikator_pertama(skp).pk}


def luar(pemeran: Any) -> Argumen:
    """Kelompok jabatan yang SKP-nya dikelola di aplikasi lain."""
    isian = IsianKelolaLuar("Kinerja Guru", "SE 1/2026", date(2026, 1, 1), kelompok="PENDIDIK")
    return {"pk": kelola_di_luar(pemeran.instansi.pk, isian=isian).pk}


def pecah(pemeran: Any) -> Argumen:
    """Pekerjaan memecah target draf seluruh instansi."""
    skp = skp_uji.lengkap(pemeran.sari)
    TargetBulanan.objects.filter(indikator__hasil_kerja__skp=skp).delete()
    kerja = minta_pecah(pemeran.instansi.pk, cara="RATA", oleh=pemeran.wayan, pada=skp_uji.PADA)
    return {"pk": kerja.pk}


def cetakan(pemeran: Any) -> Argumen:
    """Cetakan SKP dinas Sari yang menunggu, dengan SKP Sari yang berlaku."""
    skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
    return cetakan_dinas(pemeran)


def cetakan_dinas(pemeran: Any) -> Argumen:
    """Cetakan SKP dinas Sari yang menunggu."""
    cetak = minta_cetak(
        pemeran.unit.dinas, tahun=2026, bentuk="ZIP", oleh=pemeran.wayan, pada=skp_uji.PADA
    )
    return {"pk": cetak.pk}


def cetakan_jadi(pemeran: Any) -> Argumen:
    """Cetakan itu, dengan berkasnya."""
    sasaran = cetakan(pemeran)
    cetak_unit(sasaran["pk"])
    return sasaran


def skp46(pemeran: Any) -> Any:
    """SKP Sari tahun 2019 menurut PP 46/2011, dengan kegiatan dan tugas tambahan."""
    skp = SKP46.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, masa=(date(2019, 1, 1), date(2020, 1, 1))
    )
    Kegiatan46.objects.create(
        skp=skp, urutan=1, uraian="Menyusun laporan", kuantitas=4, satuan="laporan", waktu=12
    )
    Tambahan46.objects.create(skp=skp, jenis="TUGAS", uraian="Panitia", bukti="ST 1/2019")
    return SKP46.objects.get(pk=skp.pk)


def tahun_lama(pemeran: Any) -> Argumen:
    """SKP itu."""
    return {"pk": skp46(pemeran).pk}


def kegiatan_lama(pemeran: Any) -> Argumen:
    """Kegiatan pada SKP itu."""
    return {"pk": skp46(pemeran).kegiatan.get().pk}


def tambahan_lama(pemeran: Any) -> Argumen:
    """Tugas tambahan pada SKP itu."""
    return {"pk": skp46(pemeran).tambahan.get().pk}


def jabatan(pemeran: Any) -> Argumen:
    """Jabatan Sari, dengan uraian tugasnya."""
    templat_uji.tugas(pemeran, pemeran.jabatan.prakom)
    return {"pk": pemeran.jabatan.prakom.pk}


def rancangan(pemeran: Any) -> Any:
    """Rancangan templat jabatan Sari, dari uraian tugasnya."""
    sasaran = pemeran.jabatan.prakom
    templat_uji.tugas(pemeran, sasaran)
    return susun_templat(sasaran, dari="URAIAN_TUGAS", oleh=pemeran.wayan, pada=skp_uji.PADA)


def templat(pemeran: Any) -> Argumen:
    """Rancangan templat jabatan Sari."""
    return {"pk": rancangan(pemeran).pk}


def rhk_templat(pemeran: Any) -> Argumen:
    """Hasil kerja pada rancangan templat jabatan Sari."""
    return {"pk": rancangan(pemeran).hasil_kerja.get().pk}


def usulan(pemeran: Any) -> Any:
    """Usulan Budi kepada Sari, dari SKP Budi yang berlaku."""
    atas = skp_uji.disetujui(pemeran.budi, oleh=pemeran.ratna)
    isian = IsianPeran("Laporan tersusun", "Jumlah laporan", Decimal(4), "laporan")
    rhk = atas.hasil_kerja.get()
    return usulkan_peran(
        rhk, kepada=pemeran.sari, isian=isian, oleh=pemeran.budi, pada=skp_uji.PADA
    )


def peran(pemeran: Any) -> Argumen:
    """Usulan itu, dengan draf SKP Sari yang dapat menampungnya."""
    skp_uji.draf(pemeran.sari)
    return {"pk": usulan(pemeran).pk}


def medan(pemeran: Any, indikator: Any) -> dict[str, Argumen]:
    """Awalan nama alamat → argumennya, pada SKP Sari yang sudah ada; yang khusus lebih dahulu."""
    templat, lama = rancangan(pemeran), skp46(pemeran)
    rhk, milik = {"pk": indikator.hasil_kerja_id}, {"pk": indikator.pk}
    return {
        "skp:tambah_indikator": rhk,
        "skp:hapus_hasil_kerja": rhk,
        "skp:ubah_hasil_kerja": rhk,
        "skp:tautkan": rhk,
        "skp:tugas": rhk,
        "skp:pustaka": rhk,
        "skp:target": milik,
        "skp:realisasi": milik,
        "skp:hapus_indikator": milik,
        "skp:ubah_indikator": milik,
        "skp:templat_tambah": {"pk": templat.pk},
        "skp:templat_berlakukan": {"pk": templat.pk},
        "skp:templat_hapus": {"pk": templat.hasil_kerja.get().pk},
        "skp:templat": {"pk": pemeran.jabatan.prakom.pk},
        "skp:luar": luar(pemeran),
        "skp:pp46_kegiatan_": {"pk": lama.kegiatan.get().pk},
        "skp:pp46_tambahan_": {"pk": lama.tambahan.get().pk},
        "skp:pp46": {"pk": lama.pk},
        "skp:cetak_unit": cetakan_dinas(pemeran),
        "skp:peran_baru": {"pk": indikator.hasil_kerja.skp_id},
        "skp:peran": {"pk": usulan(pemeran).pk},
    }


SASARAN: dict[str, Callable[[Any], Argumen]] = {
    **{
        f"skp:pp46_{nama}": tahun_lama
        for nama in ("rincian", "ubah", "kegiatan", "tambahan", "formulir_pdf", "capaian_pdf")
    },
    "skp:pp46_kegiatan_ubah": kegiatan_lama,
    "skp:pp46_kegiatan_hapus": kegiatan_lama,
    "skp:pp46_tambahan_hapus": tambahan_lama,
    "skp:bkn": disetujui,
    "skp:bkn_tandai": disetujui,
    "skp:bkn_xlsx": disetujui,
    "skp:cetak": disetujui,
    "skp:cetak_unit_rincian": cetakan,
    "skp:cetak_unit_kemajuan": cetakan,
    "skp:cetak_unit_batal": cetakan,
    "skp:cetak_unit_unduh": cetakan_jadi,
    "skp:cetak_pdf": disetujui,
    "skp:matriks_pdf": disetujui,
    "skp:cetak_terbit": disetujui,
    "skp:batalkan": draf,
    "skp:perilaku": draf,
    "skp:lampiran": draf,
    "skp:dialog": draf,
    "skp:ubah": disetujui,
    "skp:selesaikan": disetujui,
    "skp:ubah_hasil_kerja": hasil_kerja,
    "skp:tautkan": hasil_kerja,
    "skp:tugas": hasil_kerja,
    "skp:ubah_indikator": indikator,
    "skp:luar_akhiri": luar,
    "skp:realisasi": indikator_berlaku,
    "skp:pecah_kemajuan": pecah,
    "skp:ambil_rhk_templat": draf,
    "skp:matriks": draf,
    "skp:peran_baru": draf,
    "skp:peran": peran,
    "skp:peran_terima": peran,
    "skp:peran_bahas": peran,
    "skp:peran_cabut": peran,
    "skp:pustaka": hasil_kerja,
    "skp:templat_rincian": jabatan,
    "skp:templat_susun": jabatan,
    "skp:templat_tambah": templat,
    "skp:templat_berlakukan": templat,
    "skp:templat_hapus": rhk_templat,
}
