"""Life cycle of a unit's trial: planned, running, then decided."""

from ekinerja.core.workflow import Step, Workflow

DIRENCANAKAN, BERJALAN = "DIRENCANAKAN", "BERJALAN"
LANJUT, BERHENTI, DIBATALKAN = "LANJUT", "BERHENTI", "DIBATALKAN"
STATUS_UJI_COBA = (
    (DIRENCANAKAN, "Direncanakan"),
    (BERJALAN, "Uji coba berjalan"),
    (LANJUT, "Lanjut, berlaku penuh"),
    (BERHENTI, "Tidak dilanjutkan"),
    (DIBATALKAN, "Dibatalkan"),
)
UJI_COBA_WORKFLOW = Workflow(
    "ekinerja.kalender.permissions",
    [
        Step("mulai", DIRENCANAKAN, BERJALAN, "pengelola_uji_coba", label="Mulai uji coba"),
        Step(
            "lanjutkan",
            BERJALAN,
            LANJUT,
            "pemutus_uji_coba",
            reason_required=True,
            label="Putuskan lanjut",
        ),
        Step(
            "hentikan",
            BERJALAN,
            BERHENTI,
            "pemutus_uji_coba",
            reason_required=True,
            label="Putuskan tidak dilanjutkan",
        ),
        Step(
            "batalkan",
            DIRENCANAKAN,
            DIBATALKAN,
            "pengelola_uji_coba",
            reason_required=True,
            label="Batalkan rencana",
        ),
    ],
    dict(STATUS_UJI_COBA),
)
