"""Sasaran alamat katalog aktivitas dan masukan operator."""

from datetime import date
from decimal import Decimal
from typing import Any

from ekinerja.aktivitas.services import IsiAktivitas, usulkan_katalog
from ekinerja.aktivitas.services.papan import beri_disposisi
from ekinerja.aktivitas.tests import operator_uji
from ekinerja.aktivitas.tests.katalog_uji import katalog
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.pegawai.queries import identitas
from ekinerja.skp.tests import pembuat as skp_uji

Argumen = dict[str, Any]


def katalog_satu(pemeran: Any) -> Argumen:
    """Aktivitas umum instansi para pemeran."""
    return {"pk": katalog(pemeran).pk}


def usulan(pemeran: Any) -> Argumen:
    """Usulan Gusti bagi dinas Sari yang menunggu Rini."""
    hasil = usulkan_katalog(
        IsiAktivitas("U-9", "Melayani tamu", "UMUM", "Kegiatan", poin=Decimal(30)),
        unit=pemeran.unit.dinas,
        asal=None,
        mulai=date(2026, 11, 1),
        alasan="Belum ada di katalog.",
        oleh=identitas(pemeran.gusti.user, pada=HARI_INI),
        pada=PADA,
    )
    return {"pk": hasil.pk}


def penunjukan(pemeran: Any) -> Argumen:
    """Gusti menunjuk Komang sebagai operator bidang Sari."""
    return {"pk": operator_uji.tunjuk(pemeran, unit=pemeran.unit.bidang).pk}


def diinput(pemeran: Any) -> Argumen:
    """Aktivitas Sari yang diinput Komang dari lembar bertanda tangan."""
    operator_uji.tunjuk(pemeran, unit=pemeran.unit.bidang)
    skp = skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
    return {"pk": operator_uji.input_satu(pemeran, skp_uji.indikator_pertama(skp)).pk}


def disposisi(pemeran: Any) -> Argumen:
    """Disposisi Budi bagi Sari yang belum selesai, dinyatakan selesai."""
    satu = beri_disposisi(
        pemeran.sari, isi="Susun laporan", tenggat=None, oleh=pemeran.budi, pada=PADA
    )
    return {"pk": satu.pk, "langkah": "selesai"}


SASARAN: dict[str, Any] = {
    "aktivitas:umpan": lambda pemeran: {"pk": pemeran.sari.pk},
    "aktivitas:laporan_bulan": lambda pemeran: {"pk": pemeran.sari.pk},
    "aktivitas:disposisi_langkah": disposisi,
    "aktivitas:operator_akhiri": penunjukan,
    "aktivitas:benarkan": diinput,
    "aktivitas:bantah": diinput,
    "aktivitas:katalog_rincian": katalog_satu,
    "aktivitas:usulan_katalog_rincian": usulan,
    "aktivitas:usulan_katalog_putus": lambda pemeran: usulan(pemeran) | {"langkah": "tolak"},
}

BENTUK: dict[str, Argumen] = {
    "aktivitas:kewajaran_kendala": {"jenis": "SDM"},
    "aktivitas:usulan_katalog_ekspor": {"bentuk": "csv"},
}
