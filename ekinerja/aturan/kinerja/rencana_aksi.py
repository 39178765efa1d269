"""Capaian rencana aksi perangkat daerah: target satu periode dibanding realisasinya."""

from decimal import Decimal

from ..kesalahan import AturanGagal
from ..registri import aturan, fakta

SATU = Decimal(1)

fakta("target_rencana_aksi", tuple[Decimal, ...], satuan="nilai", skala=2, bawaan=(),
      keterangan="target tiap aksi perangkat daerah pada periode ini")  # fmt: skip
fakta("realisasi_rencana_aksi", tuple[Decimal, ...], satuan="nilai", skala=2, bawaan=(),
      keterangan="realisasi terverifikasi tiap aksi, seurutan dengan targetnya")  # fmt: skip


@aturan(
    dasar="Perkada: capaian rencana aksi perangkat daerah", sejak="2021-01-01", satuan="bagian",
    skala=10,
    status="belum_terverifikasi",
    catatan="Perkada yang memakainya belum dibaca sendiri; rata-rata sederhana dan batas seratus "
    "persen tiap aksi adalah kelaziman.",
)  # fmt: skip
def capaian_rencana_aksi(
    target_rencana_aksi: tuple[Decimal, ...], realisasi_rencana_aksi: tuple[Decimal, ...]
) -> Decimal:
    """Rata-rata capaian semua aksi; capaian satu aksi paling banyak satu."""
    if not target_rencana_aksi or len(target_rencana_aksi) != len(realisasi_rencana_aksi):
        raise AturanGagal("Target dan realisasi rencana aksi tidak berpasangan. Periksa isinya.")
    bagian = (
        min(SATU, realisasi / target)
        for target, realisasi in zip(target_rencana_aksi, realisasi_rencana_aksi, strict=True)
    )
    return sum(bagian, Decimal(0)) / len(target_rencana_aksi)
