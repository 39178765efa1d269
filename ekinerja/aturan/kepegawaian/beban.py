"""Analisis beban kerja: dari uraian tugas ke kebutuhan pegawai."""

from decimal import ROUND_HALF_UP, Decimal

from ..kesalahan import AturanGagal
from ..registri import aturan, fakta

PERMENPAN = "PermenPAN-RB 1/2020 lampiran, analisis beban kerja"

fakta("volume_tugas", tuple[Decimal, ...], satuan="kali", skala=2, bawaan=(),
      keterangan="banyaknya hasil tiap uraian tugas dalam setahun")  # fmt: skip
fakta("norma_waktu_tugas", tuple[int, ...], satuan="menit", bawaan=(),
      keterangan="menit untuk satu hasil tiap uraian tugas, seurutan dengan volumenya")  # fmt: skip
fakta("jabatan_manajerial", bool, satuan="ya_tidak", bawaan=False,
      keterangan="jabatan pimpinan tinggi, administrator, atau pengawas")  # fmt: skip


@aturan(
    dasar=PERMENPAN, sejak="2020-01-01", satuan="menit", skala=2, status="belum_terverifikasi",
    catatan="Rumusnya lazim dan dipakai banyak instansi; naskah lampirannya belum dibaca sendiri.",
)  # fmt: skip
def beban_kerja_setahun(
    volume_tugas: tuple[Decimal, ...], norma_waktu_tugas: tuple[int, ...]
) -> Decimal:
    """Beban kerja adalah jumlah volume setahun dikali norma waktu dari semua uraian tugas."""
    if len(volume_tugas) != len(norma_waktu_tugas):
        raise AturanGagal("Banyaknya volume dan norma waktu berbeda. Periksa uraian tugasnya.")
    return sum(
        (volume * menit for volume, menit in zip(volume_tugas, norma_waktu_tugas, strict=True)),
        Decimal(0),
    )


@aturan(
    dasar=PERMENPAN, sejak="2020-01-01", satuan="orang", skala=4, status="belum_terverifikasi",
    catatan="Rumusnya lazim dan dipakai banyak instansi; naskah lampirannya belum dibaca sendiri.",
)  # fmt: skip
def kebutuhan_pegawai_terhitung(
    beban_kerja_setahun: Decimal, waktu_kerja_efektif_setahun: int
) -> Decimal:
    """Kebutuhan pegawai sebelum dibulatkan adalah beban kerja dibagi waktu kerja efektif."""
    return beban_kerja_setahun / waktu_kerja_efektif_setahun


@aturan(
    dasar=PERMENPAN, sejak="2020-01-01", satuan="orang", status="belum_terverifikasi",
    catatan="Pembulatan setengah ke atas dan satu pemangku bagi jabatan manajerial adalah "
    "kelaziman yang pasalnya belum dibaca sendiri.",
)  # fmt: skip
def kebutuhan_pegawai(
    beban_kerja_setahun: Decimal, waktu_kerja_efektif_setahun: int, jabatan_manajerial: bool
) -> int:
    """Kebutuhan dibulatkan ke orang terdekat; jabatan manajerial selalu satu orang."""
    if jabatan_manajerial:
        return 1
    orang = beban_kerja_setahun / waktu_kerja_efektif_setahun
    return int(orang.quantize(Decimal(1), rounding=ROUND_HALF_UP))
