"""Capaian rencana aksi perangkat daerah: target satu periode dibanding realisasinya."""

from decimal import Decimal

from ..kesalahan import AturanGagal
from ..registri import aturan, fakta

SATU = Decimal(1)

fakta("target_rencana_aksi", tuple[Decimal, ...], satuan="nilai", skala=2, bawaan=(),
      keterangan="target tiap aksi perangkat daerah pada periode ini")  # fmt: skip
fakta("realisasi_rencana_aksi", tuple[Decimal, ...], satuan="nilai", skala=2, bawaan=(),
      keterangan="realisasi terverifikasi tiap aksi, seurutan dengan targetnya")  # fmt: skip
fakta("bulan_dihitung", int, satuan="nilai", minimal=1, maksimal=12,
      keterangan="bulan yang dihitung, 1 sampai 12")  # fmt: skip
fakta("lebar_periode_aksi", int, satuan="nilai", minimal=1, maksimal=3,
      keterangan="1 bila rencana diukur tiap bulan, 3 bila tiap triwulan")  # fmt: skip

DESEMBER_LALU, BELUM_ADA = 0, -1


@aturan(
    dasar="Perkada: capaian rencana aksi perangkat daerah", sejak="2021-01-01", satuan="nilai",
    status="belum_terverifikasi",
    catatan="Perkada yang memakainya belum dibaca sendiri; bahwa bulan di dalam triwulan memakai "
    "triwulan terakhir yang sudah selesai adalah pertimbangan sendiri.",
)  # fmt: skip
def periode_capaian_aksi(
    bulan_dihitung: int, lebar_periode_aksi: int, capaian_awal_tahun: str
) -> int:
    """Bulan terakhir periode yang capaiannya berlaku; 0 Desember lalu, -1 belum ada."""
    selesai = bulan_dihitung // lebar_periode_aksi * lebar_periode_aksi
    if selesai:
        return selesai
    return DESEMBER_LALU if capaian_awal_tahun == "triwulan_lalu" else BELUM_ADA


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
