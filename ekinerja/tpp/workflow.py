"""Life cycle of a month's list: calculated, verified, approved and closed. Never reopened."""

from ekinerja.core.workflow import Step, Workflow

DRAF, DIHITUNG, DIVERIFIKASI, DITUTUP = "DRAF", "DIHITUNG", "DIVERIFIKASI", "DITUTUP"
STATUS_DAFTAR = (
    (DRAF, "Belum dihitung"),
    (DIHITUNG, "Dihitung"),
    (DIVERIFIKASI, "Diverifikasi"),
    (DITUTUP, "Ditutup"),
)

DAFTAR_WORKFLOW = Workflow(
    "ekinerja.tpp.permissions",
    [
        Step("hitung", (DRAF, DIHITUNG), DIHITUNG, "pembuat_daftar", label="Hitung"),
        Step(
            "verifikasi", DIHITUNG, DIVERIFIKASI, "ppk_skpd", "daftar_terkini", label="Verifikasi"
        ),
        Step(
            "kembalikan",
            DIVERIFIKASI,
            DIHITUNG,
            "ppk_skpd_atau_pa",
            reason_required=True,
            label="Kembalikan ke pembuat daftar",
        ),
        Step(
            "tutup",
            DIVERIFIKASI,
            DITUTUP,
            "pa_kpa",
            "daftar_dapat_ditutup",
            label="Setujui dan tutup",
        ),
    ],
    dict(STATUS_DAFTAR),
)
