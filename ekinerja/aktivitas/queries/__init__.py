"""Looking up the daily log: by scope, for the inbox, and as monthly facts."""

from ekinerja.aktivitas.queries.daftar import (
    JumlahHari,
    RingkasBulan,
    aktivitas_bulan,
    aktivitas_rinci,
    aktivitas_terlihat,
    bukti_terlihat,
    catatan_pengembalian,
    dengan_bukti,
    jumlah_per_hari,
    ringkas_bulan,
    riwayat_aktivitas,
    saran_uraian,
)
from ekinerja.aktivitas.queries.fakta import (
    FaktaAktivitas,
    PerubahanSetelahTutup,
    fakta_bulanan,
    perubahan_setelah_tutup,
)
from ekinerja.aktivitas.queries.parameter import (
    ESKALASI,
    LULUS,
    TAHAN,
    AturanPutusan,
    aturan_putusan,
    nilai_ditetapkan,
)
from ekinerja.aktivitas.queries.persetujuan import (
    MenungguOrang,
    kotak_masuk,
    menunggu_per_orang,
    menunggu_persetujuan,
)
from ekinerja.aktivitas.queries.syarat import (
    bahan_hari,
    bulan_tertutup,
    indikator_milik,
    menit_sehari,
    tertutup_di_antara,
)
from ekinerja.aktivitas.queries.target import (
    RencanaTarget,
    Tercatat,
    aktivitas_target,
    rencana_target,
)
from ekinerja.aktivitas.queries.tugas import (
    IsiTugas,
    KerjaTugas,
    isi_tugas,
    tugas_jabatan,
    tugas_milik,
)

__all__ = [
    "ESKALASI",
    "LULUS",
    "TAHAN",
    "AturanPutusan",
    "FaktaAktivitas",
    "IsiTugas",
    "JumlahHari",
    "KerjaTugas",
    "MenungguOrang",
    "PerubahanSetelahTutup",
    "RencanaTarget",
    "RingkasBulan",
    "Tercatat",
    "aktivitas_bulan",
    "aktivitas_rinci",
    "aktivitas_target",
    "aktivitas_terlihat",
    "aturan_putusan",
    "bahan_hari",
    "bukti_terlihat",
    "bulan_tertutup",
    "catatan_pengembalian",
    "dengan_bukti",
    "fakta_bulanan",
    "indikator_milik",
    "isi_tugas",
    "jumlah_per_hari",
    "kotak_masuk",
    "menit_sehari",
    "menunggu_per_orang",
    "menunggu_persetujuan",
    "nilai_ditetapkan",
    "perubahan_setelah_tutup",
    "rencana_target",
    "ringkas_bulan",
    "riwayat_aktivitas",
    "saran_uraian",
    "tertutup_di_antara",
    "tugas_jabatan",
    "tugas_milik",
]
