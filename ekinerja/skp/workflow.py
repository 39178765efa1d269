"""Life cycle of an SKP (PermenPANRB 6/2022): draft, submitted, agreed, changed, finished."""

from ekinerja.core.workflow import Step, Workflow

DRAF, DIAJUKAN, DISETUJUI, SELESAI = "DRAF", "DIAJUKAN", "DISETUJUI", "SELESAI"
DIGANTI, DIBATALKAN = "DIGANTI", "DIBATALKAN"
STATUS_SKP = (
    (DRAF, "Draf"),
    (DIAJUKAN, "Diajukan"),
    (DISETUJUI, "Disetujui"),
    (SELESAI, "Selesai"),
    (DIGANTI, "Diganti versi baru"),
    (DIBATALKAN, "Dibatalkan"),
)
# what counts as the plan of its period
DISEPAKATI = (DISETUJUI, SELESAI)
# what subordinates may build on: no longer a draft, not replaced
TERSAJI = (DIAJUKAN, *DISEPAKATI)

SKP_WORKFLOW = Workflow(
    "ekinerja.skp.permissions",
    [
        Step("ajukan", DRAF, DIAJUKAN, "pemilik_skp", "skp_lengkap", label="Ajukan"),
        Step("batalkan", DRAF, DIBATALKAN, "pemilik_skp", label="Batalkan draf"),
        Step(
            "kembalikan",
            DIAJUKAN,
            DRAF,
            "pejabat_penilai",
            reason_required=True,
            label="Kembalikan",
        ),
        Step("setujui", DIAJUKAN, DISETUJUI, "pejabat_penilai", "skp_lengkap", label="Setujui"),
        Step("ganti", DISETUJUI, DIGANTI, "oleh_sistem", label="Ganti dengan versi baru"),
        Step("selesaikan", DISETUJUI, SELESAI, "pejabat_penilai", label="Nyatakan selesai"),
    ],
    dict(STATUS_SKP),
)

# a cell of the matriks peran hasil, between the superior and a member of the team
DIUSULKAN, DITERIMA, DIBAHAS, DICABUT = "DIUSULKAN", "DITERIMA", "DIBAHAS", "DICABUT"
STATUS_PERAN = (
    (DIUSULKAN, "Diusulkan"),
    (DITERIMA, "Diterima"),
    (DIBAHAS, "Dibahas"),
    (DICABUT, "Dicabut"),
)

PERAN_WORKFLOW = Workflow(
    "ekinerja.skp.permissions",
    [
        Step("terima", (DIUSULKAN, DIBAHAS), DITERIMA, "anggota_peran", label="Terima"),
        Step(
            "bahas",
            DIUSULKAN,
            DIBAHAS,
            "anggota_peran",
            reason_required=True,
            label="Minta dibahas",
        ),
        Step("cabut", (DIUSULKAN, DIBAHAS), DICABUT, "pengusul_peran", label="Cabut"),
    ],
    dict(STATUS_PERAN),
)
