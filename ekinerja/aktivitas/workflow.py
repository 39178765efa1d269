"""Life cycles of the daily log: an entry, its review, a lock, a proposal, a shared event."""

from ekinerja.core.workflow import Step, Workflow

DRAF, DIKIRIM, DIKEMBALIKAN, DISETUJUI = "DRAF", "DIKIRIM", "DIKEMBALIKAN", "DISETUJUI"
DIBATALKAN, DITOLAK = "DIBATALKAN", "DITOLAK"
STATUS_AKTIVITAS = (
    (DRAF, "Draf"),
    (DIKIRIM, "Menunggu persetujuan"),
    (DIKEMBALIKAN, "Dikembalikan"),
    (DISETUJUI, "Disetujui"),
    (DITOLAK, "Ditolak"),
    (DIBATALKAN, "Dibatalkan"),
)

AKTIVITAS_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step(
            "kirim",
            (DRAF, DIKEMBALIKAN),
            DIKIRIM,
            "pengirim_aktivitas",
            "aktivitas_lengkap",
            label="Kirim",
        ),
        Step(
            "kembalikan",
            DIKIRIM,
            DIKEMBALIKAN,
            "pejabat_penilai",
            reason_required=True,
            label="Kembalikan",
        ),
        Step("setujui", DIKIRIM, DISETUJUI, "pejabat_penilai", label="Setujui"),
        Step("tolak", DIKIRIM, DITOLAK, "pejabat_penilai", reason_required=True, label="Tolak"),
        Step("luluskan", DIKIRIM, DISETUJUI, "sistem_saja", label="Luluskan"),
        Step("akui", DITOLAK, DISETUJUI, "sistem_saja", label="Akui menurut putusan"),
        Step("tidak_akui", DISETUJUI, DITOLAK, "sistem_saja", label="Tidak akui menurut putusan"),
        Step(
            "batalkan",
            (DRAF, DIKIRIM, DIKEMBALIKAN),
            DIBATALKAN,
            "pengirim_aktivitas",
            label="Batalkan",
        ),
        Step(
            "lepas_kegiatan",
            (DRAF, DIKIRIM, DIKEMBALIKAN),
            DIBATALKAN,
            "sistem_saja",
            reason_required=True,
            label="Lepas dari kegiatan bersama",
        ),
    ],
    dict(STATUS_AKTIVITAS),
)

DIAJUKAN, DITOLAK_USULAN, DITARIK = "DIAJUKAN", "DITOLAK", "DITARIK"
STATUS_USULAN_KATALOG = (
    (DIAJUKAN, "Menunggu Bagian Organisasi"),
    (DISETUJUI, "Disetujui"),
    (DITOLAK_USULAN, "Ditolak"),
    (DITARIK, "Ditarik"),
)

USULAN_KATALOG_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step("setujui", DIAJUKAN, DISETUJUI, "pemutus_usulan_katalog", label="Setujui"),
        Step(
            "tolak",
            DIAJUKAN,
            DITOLAK_USULAN,
            "pemutus_usulan_katalog",
            reason_required=True,
            label="Tolak",
        ),
        Step("tarik", DIAJUKAN, DITARIK, "pengusul_katalog", label="Tarik usulan"),
    ],
    dict(STATUS_USULAN_KATALOG),
)

DIPERIKSA, DIPUTUS, DICABUT = "DIPERIKSA", "DIPUTUS", "DICABUT"
STATUS_PENINJAUAN = (
    (DIAJUKAN, "Menunggu tim"),
    (DIPERIKSA, "Diperiksa tim"),
    (DIPUTUS, "Diputus"),
    (DICABUT, "Dicabut"),
)
TIDAK_DIKABULKAN, DIKABULKAN, SEBAGIAN = "DITOLAK", "DIKABULKAN", "SEBAGIAN"

PENINJAUAN_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step("tugaskan", DIAJUKAN, DIPERIKSA, "pengelola_peninjauan", label="Tugaskan tim"),
        Step("ganti_tim", DIPERIKSA, DIPERIKSA, "pengelola_peninjauan", label="Ganti tim"),
        Step(
            "tetapkan",
            DIPERIKSA,
            DIPUTUS,
            "ketua_peninjau",
            "semua_bersuara",
            reason_required=True,
            label="Tetapkan putusan",
        ),
        Step("cabut", (DIAJUKAN, DIPERIKSA), DICABUT, "pencabut", label="Cabut permohonan"),
    ],
    dict(STATUS_PENINJAUAN),
)

TERKUNCI, DIBUKA = "TERKUNCI", "DIBUKA"
STATUS_KUNCI = ((TERKUNCI, "Terkunci"), (DIBUKA, "Dibuka kembali"))

KUNCI_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [Step("buka", TERKUNCI, DIBUKA, "pembuka_kunci", reason_required=True, label="Buka kunci")],
    dict(STATUS_KUNCI),
)

TERJADWAL = "TERJADWAL"
STATUS_KEGIATAN = ((TERJADWAL, "Terjadwal"), (DIBATALKAN, "Dibatalkan"))

KEGIATAN_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step(
            "batalkan",
            TERJADWAL,
            DIBATALKAN,
            "penyelenggara_kegiatan",
            "kegiatan_belum_disetujui",
            reason_required=True,
            label="Batalkan kegiatan",
        )
    ],
    dict(STATUS_KEGIATAN),
)

DIUNDANG, HADIR, KELUAR = "DIUNDANG", "HADIR", "KELUAR"
STATUS_PESERTA = ((DIUNDANG, "Diundang"), (HADIR, "Hadir"), (KELUAR, "Keluar"))

PESERTA_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step("konfirmasi", (DIUNDANG, KELUAR), HADIR, "peserta_sendiri", label="Saya hadir"),
        Step("undang", KELUAR, DIUNDANG, "pengundang_peserta", label="Undang lagi"),
        Step("keluar", (DIUNDANG, HADIR), KELUAR, "peserta_sendiri", label="Keluar"),
        Step(
            "keluarkan",
            (DIUNDANG, HADIR),
            KELUAR,
            "pengundang_peserta",
            reason_required=True,
            label="Keluarkan",
        ),
    ],
    dict(STATUS_PESERTA),
)

DIBERIKAN, SELESAI = "DIBERIKAN", "SELESAI"
STATUS_DISPOSISI = (
    (DIBERIKAN, "Belum selesai"),
    (SELESAI, "Selesai"),
    (DITARIK, "Ditarik"),
)

DISPOSISI_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step("selesai", DIBERIKAN, SELESAI, "penerima_disposisi", label="Selesai"),
        Step("tarik", DIBERIKAN, DITARIK, "pemberi_disposisi", reason_required=True, label="Tarik"),
    ],
    dict(STATUS_DISPOSISI),
)
