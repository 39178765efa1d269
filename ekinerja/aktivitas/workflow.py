"""Life cycle of a daily entry: drafted, sent, approved (then locked) or returned with a note."""

from ekinerja.core.workflow import Step, Workflow

DRAF, DIKIRIM, DIKEMBALIKAN, DISETUJUI = "DRAF", "DIKIRIM", "DIKEMBALIKAN", "DISETUJUI"
DIBATALKAN = "DIBATALKAN"
STATUS_AKTIVITAS = (
    (DRAF, "Draf"),
    (DIKIRIM, "Menunggu persetujuan"),
    (DIKEMBALIKAN, "Dikembalikan"),
    (DISETUJUI, "Disetujui"),
    (DIBATALKAN, "Dibatalkan"),
)

AKTIVITAS_WORKFLOW = Workflow(
    "ekinerja.aktivitas.permissions",
    [
        Step(
            "kirim",
            (DRAF, DIKEMBALIKAN),
            DIKIRIM,
            "pemilik_aktivitas",
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
        Step(
            "batalkan",
            (DRAF, DIKIRIM, DIKEMBALIKAN),
            DIBATALKAN,
            "pemilik_aktivitas",
            label="Batalkan",
        ),
    ],
    dict(STATUS_AKTIVITAS),
)
