"""Capaian indikator sasaran: realisasi dibanding target menurut arahnya."""

from decimal import Decimal

from ..kesalahan import AturanGagal
from ..registri import aturan, fakta

NOL, SATU = Decimal(0), Decimal(1)
ARAH = ("NAIK", "TURUN", "RENTANG")

fakta("target_indikator", Decimal, satuan="nilai", skala=2, minimal=0,
      keterangan="target indikator; bagi rentang, batas bawahnya")  # fmt: skip
fakta("batas_atas_indikator", Decimal, satuan="nilai", skala=2, minimal=0, bawaan=NOL,
      keterangan="batas atas bagi indikator yang terjaga dalam rentang")  # fmt: skip
fakta("realisasi_indikator", Decimal, satuan="nilai", skala=2,
      keterangan="realisasi indikator pada periode yang sama")  # fmt: skip
fakta("arah_indikator", str, satuan="teks", pilihan=ARAH,
      keterangan="makin tinggi, makin rendah, atau terjaga dalam rentang")  # fmt: skip


def _makin_tinggi(realisasi: Decimal, target: Decimal) -> Decimal:
    if target == 0:
        raise AturanGagal("Target nol tidak dapat dibandingkan. Isi target yang lebih besar.")
    return max(NOL, realisasi / target)


def _makin_rendah(realisasi: Decimal, target: Decimal) -> Decimal:
    if target == 0:
        return SATU if realisasi <= 0 else NOL
    return max(NOL, (2 * target - realisasi) / target)


@aturan(
    dasar="Kelaziman laporan kinerja instansi pemerintah", sejak="2021-01-01", satuan="bagian",
    skala=10, status="belum_terverifikasi",
    catatan="PermenPANRB tentang laporan kinerja belum dibaca sendiri; bagi arah menurun dipakai "
    "(2 × target − realisasi) ÷ target, dan capaian tidak dibatasi seratus persen.",
)  # fmt: skip
def capaian_indikator(
    realisasi_indikator: Decimal,
    target_indikator: Decimal,
    batas_atas_indikator: Decimal,
    arah_indikator: str,
) -> Decimal:
    """Realisasi per target; di dalam rentang satu, di luarnya menurut batas yang dilampaui."""
    if arah_indikator == "NAIK":
        return _makin_tinggi(realisasi_indikator, target_indikator)
    if arah_indikator == "TURUN":
        return _makin_rendah(realisasi_indikator, target_indikator)
    if realisasi_indikator < target_indikator:
        return _makin_tinggi(realisasi_indikator, target_indikator)
    if realisasi_indikator > batas_atas_indikator:
        return _makin_rendah(realisasi_indikator, batas_atas_indikator)
    return SATU
