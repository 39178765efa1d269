"""Life cycle of a proposal to correct the own data."""

from ekinerja.core.workflow import Step, Workflow

MENUNGGU, DITERIMA, DITOLAK, DITARIK = "MENUNGGU", "DITERIMA", "DITOLAK", "DITARIK"
STATUS_USULAN_DATA = (
    (MENUNGGU, "Menunggu diperiksa"),
    (DITERIMA, "Diterima"),
    (DITOLAK, "Ditolak"),
    (DITARIK, "Ditarik"),
)
USULAN_DATA_WORKFLOW = Workflow(
    "ekinerja.pegawai.permissions",
    [
        Step("terima", MENUNGGU, DITERIMA, "pemutus_usulan_data", label="Terima"),
        Step(
            "tolak", MENUNGGU, DITOLAK, "pemutus_usulan_data", reason_required=True, label="Tolak"
        ),
        Step("tarik", MENUNGGU, DITARIK, "pengusul_data", label="Tarik usulan"),
    ],
    dict(STATUS_USULAN_DATA),
)
