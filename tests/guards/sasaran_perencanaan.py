"""Argumen alamat perencanaan: sasaran, rencana aksi, dan perjanjian dinas para pemeran."""

from collections.abc import Callable
from typing import Any

from ekinerja.perencanaan.models import (
    BuktiAksi,
    IndikatorSasaran,
    RencanaAksi,
    Sasaran,
    TargetAksi,
)
from ekinerja.perencanaan.services import (
    IsiProgram,
    isi_realisasi,
    simpan_dokumen,
    simpan_program,
    tandatangani_perjanjian,
)
from ekinerja.perencanaan.tests import pembuat

Argumen = dict[str, Any]


def sasaran_dinas(pemeran: Any) -> Argumen:
    """Sasaran dinas Sari."""
    return {"pk": pembuat.pohon(pemeran)[1].pk}


def indikator_dinas(pemeran: Any) -> Argumen:
    """Indikator sasaran dinas Sari."""
    return {"pk": pembuat.indikator(pemeran).pk}


def program_dinas(pemeran: Any) -> Argumen:
    """Program dinas Sari."""
    isi = IsiProgram(
        jenis="PROGRAM", kode="2.16.01", nama="Program aplikasi", unit=pemeran.unit.dinas,
        tahun=pembuat.TAHUN,
    )  # fmt: skip
    hasil = simpan_program(isi, oleh=pembuat.admin(pemeran), pada=pembuat.PADA)
    return {"pk": hasil.pk}


def dokumen_dinas(pemeran: Any) -> Argumen:
    """Renstra dinas Sari dengan pindaiannya."""
    isi = {
        "jenis": "RENSTRA", "nomor": "1/2025", "tanggal": pembuat.HARI, "judul": "Renstra",
        "tahun_awal": 2025, "tahun_akhir": 2029, "unit": pemeran.unit.dinas,
    }  # fmt: skip
    hasil = simpan_dokumen(isi, pembuat.Pindaian(), oleh=pembuat.admin(pemeran), pada=pembuat.PADA)
    return {"pk": hasil.pk}


def rencana_berisi(pemeran: Any) -> Argumen:
    """Rencana aksi dinas Sari yang sedang disusun."""
    return {"pk": pembuat.rencana_berisi(pemeran).pk}


def rencana_diajukan(pemeran: Any) -> Argumen:
    """Rencana aksi dinas Sari yang menunggu verifikasi."""
    return {"pk": pembuat.rencana_diajukan(pemeran).pk, "langkah": "verifikasi"}


def baris(pemeran: Any) -> Argumen:
    """Aksi pada rencana dinas Sari yang sedang disusun."""
    return {"pk": pembuat.rencana_berisi(pemeran).baris.get().pk}


def periode(pemeran: Any) -> Argumen:
    """September pada rencana dinas Sari yang sudah diverifikasi."""
    return {"pk": pembuat.rencana_terverifikasi(pemeran).pk, "bulan": 9}


def laporan_diajukan(pemeran: Any) -> Argumen:
    """Laporan September dinas Sari yang menunggu verifikasi."""
    laporan = pembuat.laporan_diajukan(pemeran)
    return {"pk": laporan.rencana_id, "bulan": 9, "langkah": "verifikasi"}


def _target(rencana: RencanaAksi) -> TargetAksi:
    return rencana.baris.get().target.get(bulan=9)


def target(pemeran: Any) -> Argumen:
    """Target September pada rencana dinas Sari."""
    return {"pk": _target(pembuat.rencana_terverifikasi(pemeran)).pk}


def bukti(pemeran: Any) -> Argumen:
    """Bukti realisasi September yang belum diajukan."""
    satu = _target(pembuat.rencana_terverifikasi(pemeran))
    isi_realisasi(
        satu, satu.target, oleh=pembuat.admin(pemeran), pada=pembuat.PADA,
        bukti=pembuat.Pindaian(),
    )  # fmt: skip
    return {"pk": BuktiAksi.objects.get(target=satu).pk}


def perjanjian(pemeran: Any) -> Argumen:
    """Draf perjanjian kinerja Budi."""
    return {"pk": pembuat.perjanjian(pemeran).pk}


def perjanjian_bertanda_tangan(pemeran: Any) -> Argumen:
    """Perjanjian kinerja Budi yang sudah ditandatangani, dengan pindaiannya."""
    hasil = tandatangani_perjanjian(
        pembuat.perjanjian(pemeran), tanggal=pembuat.HARI, pindaian=pembuat.Pindaian(),
        oleh=pembuat.bappeda(pemeran), pada=pembuat.PADA,
    )  # fmt: skip
    return {"pk": hasil.pk}


BENTUK: dict[str, Argumen] = {
    "perencanaan:ekspor": {"bentuk": "csv"},
    "perencanaan:program_ekspor": {"bentuk": "csv"},
    "perencanaan:iku_ekspor": {"bentuk": "csv"},
    "perencanaan:perubahan_ekspor": {"bentuk": "csv"},
    "perencanaan:rencana_ekspor": {"bentuk": "csv"},
}
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "perencanaan:cabang": sasaran_dinas,
    "perencanaan:sasaran": sasaran_dinas,
    "perencanaan:sasaran_ubah": sasaran_dinas,
    "perencanaan:sasaran_hapus": sasaran_dinas,
    "perencanaan:indikator_baru": sasaran_dinas,
    "perencanaan:indikator_ubah": indikator_dinas,
    "perencanaan:indikator_hapus": indikator_dinas,
    "perencanaan:target": indikator_dinas,
    "perencanaan:realisasi_indikator": indikator_dinas,
    "perencanaan:program_ubah": program_dinas,
    "perencanaan:dokumen_berkas": dokumen_dinas,
    "perencanaan:rencana_rincian": rencana_berisi,
    "perencanaan:rencana_pdf": rencana_berisi,
    "perencanaan:rencana_langkah": rencana_diajukan,
    "perencanaan:baris_baru": rencana_berisi,
    "perencanaan:baris_ubah": baris,
    "perencanaan:baris_hapus": baris,
    "perencanaan:periode": periode,
    "perencanaan:laporan_langkah": laporan_diajukan,
    "perencanaan:realisasi": target,
    "perencanaan:bukti": bukti,
    "perencanaan:bukti_hapus": bukti,
    "perencanaan:perjanjian_rincian": perjanjian,
    "perencanaan:perjanjian_pdf": perjanjian,
    "perencanaan:perjanjian_tandatangani": perjanjian,
    "perencanaan:perjanjian_buang": perjanjian,
    "perencanaan:perjanjian_berkas": perjanjian_bertanda_tangan,
}


def medan(pemeran: Any) -> dict[str, Argumen]:
    """Awalan nama alamat → argumennya, bagi satu medan yang dibuat sekali."""
    laporan = pembuat.laporan_diajukan(pemeran)
    rencana = {"pk": laporan.rencana_id, "bulan": 9, "langkah": "verifikasi"}
    satu = _target(laporan.rencana)
    janji = perjanjian(pemeran)
    ukuran = IndikatorSasaran.objects.get()
    milik = {"pk": Sasaran.objects.get(kode="S.1.1").pk}
    return {
        "perencanaan:indikator_baru": milik,
        "perencanaan:indikator": {"pk": ukuran.pk},
        "perencanaan:target": {"pk": ukuran.pk},
        "perencanaan:program": program_dinas(pemeran),
        "perencanaan:dokumen": dokumen_dinas(pemeran),
        "perencanaan:baris_baru": rencana,
        "perencanaan:baris": {"pk": satu.baris_id},
        "perencanaan:realisasi_indikator": {"pk": ukuran.pk},
        "perencanaan:realisasi": {"pk": satu.pk},
        "perencanaan:bukti": {"pk": BuktiAksi.objects.get(target=satu).pk},
        "perencanaan:perjanjian": janji,
        "perencanaan:sasaran": milik,
        "perencanaan:cabang": milik,
        "perencanaan:": rencana,
    }


# pohon kinerja, program, dan dokumennya dibaca semua orang seinstansi
TERBUKA = {
    "perencanaan:cabang", "perencanaan:sasaran", "perencanaan:sasaran_ubah",
    "perencanaan:sasaran_hapus", "perencanaan:indikator_baru", "perencanaan:indikator_ubah",
    "perencanaan:indikator_hapus", "perencanaan:target", "perencanaan:program_ubah",
    "perencanaan:dokumen_berkas", "perencanaan:realisasi_indikator",
}  # fmt: skip
DIBACA = {"perencanaan:cabang", "perencanaan:sasaran", "perencanaan:dokumen_berkas"}
