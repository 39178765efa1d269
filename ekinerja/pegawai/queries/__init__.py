"""Questions about people."""

from ekinerja.pegawai.queries.identitas import (
    identitas,
    user_zona,
)
from ekinerja.pegawai.queries.karier import (
    CalonPensiun,
    CatatanKarier,
    calon_pensiun,
    catatan_karier,
    karier_semua,
    keputusan_terlihat,
    saring_keputusan,
    saring_kontrak,
)
from ekinerja.pegawai.queries.orang import (
    KURANG,
    SaringPegawai,
    pegawai_terlihat,
    pemangku,
    penempatan_kini,
    riwayat_seorang,
    saring_pegawai,
)
from ekinerja.pegawai.queries.pencarian import HasilCari, cari_semua
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
    "CalonPensiun",
    "CatatanKarier",
    "HasilCari",
    "Penilai",
    "SaringPegawai",
    "Tingkat",
    "boleh_bertindak_sebagai",
    "calon_pensiun",
    "cari_semua",
    "catatan_karier",
    "dengan_wewenang",
    "identitas",
    "jalur_atasan",
    "karier_semua",
    "keputusan_terlihat",
    "pegawai_terlihat",
    "pemangku",
    "penempatan_kini",
    "penilai_pada",
    "penilai_rinci",
    "penilai_seorang",
    "riwayat_seorang",
    "saring_keputusan",
    "saring_kontrak",
    "saring_pegawai",
    "tim_pada",
    "tim_rinci",
    "user_zona",
]
