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
    Penilai,
    Tingkat,
    jalur_atasan,
    penilai_pada,
    penilai_rinci,
    penilai_seorang,
    tim_pada,
    tim_rinci,
)
from ekinerja.pegawai.queries.wewenang import (
    boleh_bertindak_sebagai,
    dengan_wewenang,
)

__all__ = [
    "KURANG",
    "Penilai",
    "SaringPegawai",
    "Tingkat",
    "boleh_bertindak_sebagai",
    "dengan_wewenang",
    "identitas",
    "jalur_atasan",
    "pegawai_terlihat",
    "pemangku",
    "penempatan_seorang",
    "penilai_pada",
    "penilai_rinci",
    "penilai_seorang",
    "peran_seorang",
    "riwayat_seorang",
    "saring_pegawai",
    "tim_pada",
    "tim_rinci",
    "user_zona",
]
