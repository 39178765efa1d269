"""Life cycle of one reading of a source: read, decided row by row, done."""

from ekinerja.core.workflow import Step, Workflow

MEMBACA, SIAP, SELESAI = "MEMBACA", "SIAP", "SELESAI"
GAGAL, DIGANTI = "GAGAL", "DIGANTI"
STATUS_SINKRON = (
    (MEMBACA, "Sedang membaca"),
    (SIAP, "Terbaca"),
    (SELESAI, "Sama dengan sumbernya"),
    (GAGAL, "Gagal"),
    (DIGANTI, "Diganti bacaan yang lebih baru"),
)
SINKRON_WORKFLOW = Workflow(
    "ekinerja.integrasi.permissions",
    [
        Step("terima", MEMBACA, SIAP, "pembaca_sumber"),
        Step("gagalkan", MEMBACA, GAGAL, "pembaca_sumber"),
        Step("selesaikan", SIAP, SELESAI, "penerap_beda"),
        Step("gantikan", SIAP, DIGANTI, "pembaca_sumber"),
    ],
    dict(STATUS_SINKRON),
)
