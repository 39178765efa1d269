"""Who keeps the organisation and gives roles."""

from datetime import date

from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran

PENGELOLA = (PemberianPeran.BKPSDM, PemberianPeran.ORGANISASI)
PEMBACA = (*PENGELOLA, PemberianPeran.ADMIN_PD, PemberianPeran.PEMERIKSA)
LANGKAH_PEMBAYARAN = (
    PemberianPeran.PEMBUAT_DAFTAR,
    PemberianPeran.PPK_SKPD,
    PemberianPeran.PA_KPA,
    PemberianPeran.BENDAHARA,
)


def pengelola_aplikasi(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The system itself, or BKPSDM or Bagian Organisasi of the same instansi on that day."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            user_id=oleh.user_id,
            peran__in=PENGELOLA,
            unit=None,
            masa__contains=pada,
        ).exists(),
        "Hanya BKPSDM atau Bagian Organisasi yang boleh melakukan ini. "
        "Sampaikan permintaan Anda kepada mereka.",
    )


def boleh_memberi_peran(instansi_id: int, oleh: Pelaku, *, penerima_id: int, pada: date) -> Putusan:
    """A keeper of the application, and never for oneself."""
    putusan = pengelola_aplikasi(instansi_id, oleh, pada=pada)
    if not putusan.boleh:
        return putusan
    return jika(
        oleh.user_id is None or oleh.user_id != penerima_id,
        "Peran untuk diri sendiri tidak dapat diberikan atau diakhiri sendiri. "
        "Minta pengelola lain melakukannya dengan surat penunjukan Anda.",
    )


def langkah_berurutan(peran: str) -> tuple[str, ...]:
    """Payment steps next to this one; the same person may not hold both for one unit."""
    if peran not in LANGKAH_PEMBAYARAN:
        return ()
    letak = LANGKAH_PEMBAYARAN.index(peran)
    return LANGKAH_PEMBAYARAN[max(letak - 1, 0) : letak] + LANGKAH_PEMBAYARAN[letak + 1 : letak + 2]
