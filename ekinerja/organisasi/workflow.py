"""Life cycles of the organisation: proposals of powerful roles, and wide access for support."""

from ekinerja.core.workflow import Step, Workflow

MENUNGGU, DISETUJUI, DITOLAK, DITARIK = "MENUNGGU", "DISETUJUI", "DITOLAK", "DITARIK"
STATUS_USULAN = (
    (MENUNGGU, "Menunggu persetujuan"),
    (DISETUJUI, "Disetujui"),
    (DITOLAK, "Ditolak"),
    (DITARIK, "Ditarik"),
)
USULAN_WORKFLOW = Workflow(
    "ekinerja.organisasi.permissions",
    [
        Step("setujui", MENUNGGU, DISETUJUI, "pemutus_usulan", label="Setujui"),
        Step("tolak", MENUNGGU, DITOLAK, "pemutus_usulan", reason_required=True, label="Tolak"),
        Step("tarik", MENUNGGU, DITARIK, "pengusul_peran", label="Tarik usulan"),
    ],
    dict(STATUS_USULAN),
)

DIMINTA, BERLAKU, BERAKHIR = "DIMINTA", "BERLAKU", "BERAKHIR"
STATUS_DUKUNGAN = (
    (DIMINTA, "Menunggu persetujuan"),
    (BERLAKU, "Sedang terbuka"),
    (BERAKHIR, "Berakhir"),
    (DITOLAK, "Ditolak"),
    (DITARIK, "Ditarik"),
)
DUKUNGAN_WORKFLOW = Workflow(
    "ekinerja.organisasi.permissions",
    [
        Step("setujui", DIMINTA, BERLAKU, "pemutus_dukungan", label="Setujui dan buka"),
        Step("tolak", DIMINTA, DITOLAK, "pemutus_dukungan", reason_required=True, label="Tolak"),
        Step("tarik", DIMINTA, DITARIK, "peminta_dukungan", label="Tarik permintaan"),
        Step("akhiri", BERLAKU, BERAKHIR, "pengakhir_dukungan", label="Akhiri akses"),
    ],
    dict(STATUS_DUKUNGAN),
)
