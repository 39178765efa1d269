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
