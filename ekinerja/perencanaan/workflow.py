"""Life cycles of planning: an action plan, its report of a period, a performance agreement."""

from ekinerja.core.workflow import Step, Workflow

DRAF, DIAJUKAN, DIKEMBALIKAN = "DRAF", "DIAJUKAN", "DIKEMBALIKAN"
DIVERIFIKASI = "DIVERIFIKASI"
DITANDATANGANI, DIGANTI = "DITANDATANGANI", "DIGANTI"
DAPAT_DIUBAH = (DRAF, DIKEMBALIKAN)
STATUS_AKSI = (
    (DRAF, "Draf"),
    (DIAJUKAN, "Diajukan"),
    (DIKEMBALIKAN, "Dikembalikan"),
    (DIVERIFIKASI, "Diverifikasi"),
)
STATUS_PERJANJIAN = (
    (DRAF, "Draf"),
    (DITANDATANGANI, "Ditandatangani"),
    (DIGANTI, "Diganti"),
)


def _verifikasi(lengkap: str) -> list[Step]:
    """Submitted by who plans, verified or returned by another, opened again with a reason."""
    return [
        Step("ajukan", DAPAT_DIUBAH, DIAJUKAN, "penyusun_aksi", lengkap, label="Ajukan"),
        Step(
            "kembalikan", DIAJUKAN, DIKEMBALIKAN, "verifikator_aksi", reason_required=True,
            label="Kembalikan",
        ),
        Step("verifikasi", DIAJUKAN, DIVERIFIKASI, "verifikator_aksi", label="Verifikasi"),
        Step(
            "buka", DIVERIFIKASI, DRAF, "verifikator_aksi", reason_required=True,
            label="Buka untuk perubahan",
        ),
    ]  # fmt: skip


AKSI_WORKFLOW = Workflow(
    "ekinerja.perencanaan.permissions", _verifikasi("rencana_lengkap"), dict(STATUS_AKSI)
)
LAPORAN_WORKFLOW = Workflow(
    "ekinerja.perencanaan.permissions", _verifikasi("laporan_lengkap"), dict(STATUS_AKSI)
)
PERJANJIAN_WORKFLOW = Workflow(
    "ekinerja.perencanaan.permissions",
    [
        Step(
            "tandatangani", DRAF, DITANDATANGANI, "penyusun_perjanjian", "perjanjian_lengkap",
            label="Catat penandatanganan",
        ),
        Step(
            "ganti", DITANDATANGANI, DIGANTI, "penyusun_perjanjian", reason_required=True,
            label="Ganti dengan perubahan",
        ),
    ],
    dict(STATUS_PERJANJIAN),
)  # fmt: skip
