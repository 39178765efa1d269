"""Life cycle of a scheme: drafted by one, put in force by another."""

from ekinerja.core.workflow import Step, Workflow

DRAF, BERLAKU, DICABUT = "DRAF", "BERLAKU", "DICABUT"
STATUS_SKEMA = ((DRAF, "Draf"), (BERLAKU, "Berlaku"), (DICABUT, "Dicabut"))

SKEMA_WORKFLOW = Workflow(
    "ekinerja.regulasi.permissions",
    [
        Step("berlakukan", DRAF, BERLAKU, "pemberlaku_skema", "skema_lengkap", label="Berlakukan"),
        Step(
            "cabut",
            BERLAKU,
            DICABUT,
            "pemberlaku_skema",
            "skema_belum_dipakai",
            reason_required=True,
            label="Cabut",
        ),
    ],
    dict(STATUS_SKEMA),
)
