"""Argumen alamat usulan perubahan data: usulan Sari tentang rekeningnya sendiri."""

from collections.abc import Callable
from typing import Any

from ekinerja.aktivitas.tests.pembuat import PADA, pdf
from ekinerja.core.berkas import terima_berkas
from ekinerja.pegawai.models import UsulanData

Argumen = dict[str, Any]


def usulan(pemeran: Any) -> Argumen:
    """Usulan yang menunggu diperiksa, dengan bukti."""
    berkas = terima_berkas(pdf(), instansi_id=pemeran.instansi.pk, pada=PADA)
    hasil = UsulanData.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, data="REKENING", menjadi="0998877665",
        semula=pemeran.sari.nomor_rekening, bank_semula=pemeran.sari.kode_bank,
        bank_menjadi="129", berkas=berkas, diusulkan_oleh=pemeran.sari.user, diusulkan_pada=PADA,
    )  # fmt: skip
    return {"pk": hasil.pk}


def putuskan(pemeran: Any) -> Argumen:
    """Usulan yang sama, untuk diterima."""
    return {**usulan(pemeran), "langkah": "terima"}


BENTUK: dict[str, Argumen] = {"pegawai:usulan_data_ekspor": {"bentuk": "csv"}}
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "pegawai:usulan_data_rincian": usulan,
    "pegawai:usulan_data_berkas": usulan,
    "pegawai:usulan_data_putus": putuskan,
}
