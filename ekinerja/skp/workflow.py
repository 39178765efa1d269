"""Life cycle of an SKP (PermenPANRB 6/2022): draft, submitted, agreed, finished."""

from ekinerja.core.workflow import Step, Workflow

DRAF, DIAJUKAN, DISETUJUI, SELESAI = "DRAF", "DIAJUKAN", "DISETUJUI", "SELESAI"
STATUS_SKP = (
    (DRAF, "Draf"),
    (DIAJUKAN, "Diajukan"),
    (DISETUJUI, "Disetujui"),
    (SELESAI, "Selesai"),
)

SKP_WORKFLOW = Workflow(
    "ekinerja.skp.permissions",
    [
        Step("ajukan", DRAF, DIAJUKAN, "pemilik_skp", "skp_lengkap", label="Ajukan"),
        Step(
            "kembalikan",
            DIAJUKAN,
            DRAF,
            "pejabat_penilai",
            reason_required=True,
            label="Kembalikan",
        ),
        Step("setujui", DIAJUKAN, DISETUJUI, "pejabat_penilai", "skp_lengkap", label="Setujui"),
    ],
    dict(STATUS_SKP),
)
