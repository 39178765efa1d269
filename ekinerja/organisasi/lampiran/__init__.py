"""Mengurai lampiran hasil evaluasi jabatan: judul unit bertingkat dan jabatan di bawahnya.

`urai_lampiran` murni: menerima `Lembar`, mengembalikan pohon unit, jabatan, dan temuan. Ia tidak
menebak diam-diam; setiap dugaan ditandai pada hasilnya atau ditulis sebagai temuan.
"""

from ekinerja.organisasi.lampiran.baris import adalah_lampiran
from ekinerja.organisasi.lampiran.hasil import (
    HasilLampiran,
    JabatanLampiran,
    JenisUnit,
    Temuan,
    UnitLampiran,
)
from ekinerja.organisasi.lampiran.pohon import urai_lampiran

__all__ = [
    "HasilLampiran",
    "JabatanLampiran",
    "JenisUnit",
    "Temuan",
    "UnitLampiran",
    "adalah_lampiran",
    "urai_lampiran",
]
