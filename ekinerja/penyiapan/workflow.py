"""Life cycles of setting up: requests to mend data, and reorganisations."""

from ekinerja.core.workflow import Step, Workflow

TERBUKA, SELESAI, DITOLAK = "TERBUKA", "SELESAI", "DITOLAK"
STATUS_PERBAIKAN = ((TERBUKA, "Terbuka"), (SELESAI, "Selesai"), (DITOLAK, "Ditolak"))
PERBAIKAN_WORKFLOW = Workflow(
    "ekinerja.penyiapan.permissions",
    [
        Step("selesaikan", TERBUKA, SELESAI, "penangan_perbaikan", label="Tandai selesai"),
        Step("tolak", TERBUKA, DITOLAK, "penangan_perbaikan", reason_required=True, label="Tolak"),
        Step(
            "buka_lagi",
            (SELESAI, DITOLAK),
            TERBUKA,
            "peminta_perbaikan",
            reason_required=True,
            label="Minta lagi",
        ),
    ],
    dict(STATUS_PERBAIKAN),
)

SUSUN, DITERAPKAN, DIBUANG = "SUSUN", "DITERAPKAN", "DIBUANG"
STATUS_REORGANISASI = (
    (SUSUN, "Sedang disusun"),
    (DITERAPKAN, "Diterapkan"),
    (DIBUANG, "Dibuang"),
)
REORGANISASI_WORKFLOW = Workflow(
    "ekinerja.penyiapan.permissions",
    [
        Step(
            "terapkan",
            SUSUN,
            DITERAPKAN,
            "pengelola_reorganisasi",
            "rencana_dapat_diterapkan",
            label="Terapkan",
        ),
        Step("buang", SUSUN, DIBUANG, "pengelola_reorganisasi", label="Buang rencana"),
    ],
    dict(STATUS_REORGANISASI),
)

BERLAKU, DILEPAS = "BERLAKU", "DILEPAS"
STATUS_PENAHANAN = ((BERLAKU, "Ditahan"), (DILEPAS, "Dilepas"))
PENAHANAN_WORKFLOW = Workflow(
    "ekinerja.penyiapan.permissions",
    [
        Step(
            "lepas", BERLAKU, DILEPAS, "pengelola_penahanan", reason_required=True, label="Lepaskan"
        )
    ],
    dict(STATUS_PENAHANAN),
)

DISUSUN, DISETUJUI, DILAKSANAKAN = "DISUSUN", "DISETUJUI", "DILAKSANAKAN"
DIBATALKAN = "DIBATALKAN"
STATUS_BERITA_ACARA = (
    (DISUSUN, "Menunggu persetujuan"),
    (DISETUJUI, "Disetujui"),
    (DILAKSANAKAN, "Dilaksanakan"),
    (DIBATALKAN, "Dibatalkan"),
)
BERITA_ACARA_WORKFLOW = Workflow(
    "ekinerja.penyiapan.permissions",
    [
        Step("setujui", DISUSUN, DISETUJUI, "penyetuju_pemusnahan", label="Setujui"),
        Step("laksanakan", DISETUJUI, DILAKSANAKAN, "pengelola_pemusnahan", label="Laksanakan"),
        Step(
            "batalkan",
            (DISUSUN, DISETUJUI),
            DIBATALKAN,
            "pengelola_pemusnahan",
            reason_required=True,
            label="Batalkan",
        ),
    ],
    dict(STATUS_BERITA_ACARA),
)
