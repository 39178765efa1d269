"""Questions about people."""

from ekinerja.pegawai.queries.beban_kerja import BebanJabatan, beban_jabatan
from ekinerja.pegawai.queries.berlaku import alasan_arsip
from ekinerja.pegawai.queries.identitas import (
    identitas,
    identitas_saat,
    user_zona,
)
from ekinerja.pegawai.queries.karier import (
    CatatanKarier,
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
from ekinerja.pegawai.queries.pemangku_ganda import PemangkuGanda, pemangku_ganda
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
from ekinerja.pegawai.queries.pensiun import (
    CalonPensiun,
    calon_pensiun,
    dengan_rencana,
    penempatan_pensiun,
)
from ekinerja.pegawai.queries.penugasan import CARA as CARA_PENUGASAN
from ekinerja.pegawai.queries.penugasan import MASA as MASA_PENUGASAN
from ekinerja.pegawai.queries.penugasan import (
    BarisPenugasan,
    SaringPenugasan,
    anggota_terlihat,
    anggota_tim,
    baca_penugasan,
    delegasi_diberikan,
    keanggotaan,
    orang_dengan_jabatan,
    pegawai_menurut_pengenal,
    penugasan,
    penugasan_terlihat,
    saring_tim,
    tim_terlihat,
)
from ekinerja.pegawai.queries.sandi import (
    belum_pernah_masuk,
    calon_sandi,
    masih_berlaku,
    orang_penerbitan,
    penerbitan_saya,
    unit_orang,
)
from ekinerja.pegawai.queries.sumber import AsalIsian, asal_isian
from ekinerja.pegawai.queries.usulan import (
    riwayat_usulan_data,
    usulan_data_menunggu,
    usulan_data_terlihat,
)
from ekinerja.pegawai.queries.wewenang import (
    boleh_bertindak_sebagai,
    dengan_wewenang,
    membawa_wewenang,
)

__all__ = [
    "CARA_PENUGASAN",
    "KURANG",
    "MASA_PENUGASAN",
    "AsalIsian",
    "BarisPenugasan",
    "BebanJabatan",
    "CalonPensiun",
    "CatatanKarier",
    "HasilCari",
    "PemangkuGanda",
    "Penilai",
    "SaringPegawai",
    "SaringPenugasan",
    "Tingkat",
    "alasan_arsip",
    "anggota_terlihat",
    "anggota_tim",
    "asal_isian",
    "baca_penugasan",
    "beban_jabatan",
    "belum_pernah_masuk",
    "boleh_bertindak_sebagai",
    "calon_pensiun",
    "calon_sandi",
    "cari_semua",
    "catatan_karier",
    "delegasi_diberikan",
    "dengan_rencana",
    "dengan_wewenang",
    "identitas",
    "identitas_saat",
    "jalur_atasan",
    "karier_semua",
    "keanggotaan",
    "keputusan_terlihat",
    "masih_berlaku",
    "membawa_wewenang",
    "orang_dengan_jabatan",
    "orang_penerbitan",
    "pegawai_menurut_pengenal",
    "pegawai_terlihat",
    "pemangku",
    "pemangku_ganda",
    "penempatan_kini",
    "penempatan_pensiun",
    "penerbitan_saya",
    "penilai_pada",
    "penilai_rinci",
    "penilai_seorang",
    "penugasan",
    "penugasan_terlihat",
    "riwayat_seorang",
    "riwayat_usulan_data",
    "saring_keputusan",
    "saring_kontrak",
    "saring_pegawai",
    "saring_tim",
    "tim_pada",
    "tim_rinci",
    "tim_terlihat",
    "unit_orang",
    "user_zona",
    "usulan_data_menunggu",
    "usulan_data_terlihat",
]
