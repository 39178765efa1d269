"""Words for a plan, its state, its targets."""

from datetime import date

from ekinerja.core.format import angka, rentang_tanggal
from ekinerja.core.kit import Lencana, lencana_untuk
from ekinerja.skp.models import SKP, Indikator, IndikatorTemplat
from ekinerja.skp.workflow import DIGANTI


def lencana_skp(status: str) -> Lencana:
    """The badge of a state; an agreed plan is locked."""
    if status == DIGANTI:
        return Lencana("Diganti versi baru", "netral", "history")
    return lencana_untuk(status)


def masa_skp(skp: SKP) -> str:
    """ "Tahun 2026", or the two dates."""
    mulai, selesai = skp.masa.lower, skp.masa.upper
    if (mulai.month, mulai.day, selesai) == (1, 1, date(mulai.year + 1, 1, 1)):
        return f"Tahun {mulai.year}"
    return rentang_tanggal(mulai, selesai)


def isi_ringkas(skp: SKP) -> str:
    """How large it is; counts are annotated."""
    rhk, indikator = getattr(skp, "jumlah_rhk", 0), getattr(skp, "jumlah_indikator", 0)
    return f"{angka(rhk)} RHK, {angka(indikator)} indikator"


def target_indikator(satu: Indikator | IndikatorTemplat) -> str:
    """The target as people read it, in any of its shapes."""
    if satu.bentuk == Indikator.TEKS:
        return satu.target_teks
    batas = f"{angka(satu.target)}–{angka(satu.target_atas)}"
    return f"{batas if satu.target_atas is not None else angka(satu.target)} {satu.satuan}".strip()
