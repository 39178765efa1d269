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
        Step(
            "batalkan",
            (DRAF, DIKIRIM, DIKEMBALIKAN),
            DIBATALKAN,
            "pengirim_aktivitas",
            label="Batalkan",
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
