"""Questions about people."""

from ekinerja.pegawai.queries.identitas import (
    identitas,
    user_zona,
)
from ekinerja.pegawai.queries.orang import (
    KURANG,
    SaringPegawai,
    pegawai_terlihat,
    pemangku,
    penempatan_seorang,
    peran_seorang,
    riwayat_seorang,
    saring_pegawai,
)
from ekinerja.pegawai.queries.penilai import (
    PENILAI_SQL,
    penilai_pada,
    penilai_seorang,
    tim_pada,
)

__all__ = [
    "KURANG",
    "PENILAI_SQL",
    "SaringPegawai",
    "identitas",
    "pegawai_terlihat",
    "pemangku",
    "penempatan_seorang",
    "penilai_pada",
    "penilai_seorang",
    "peran_seorang",
    "riwayat_seorang",
    "saring_pegawai",
    "tim_pada",
    "user_zona",
]
