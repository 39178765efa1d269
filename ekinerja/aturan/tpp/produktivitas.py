"""Bagian produktivitas: menit aktivitas yang disetujui dibanding menit yang ditargetkan.

Persen produktivitas dibawa dengan sepuluh angka di belakang koma:
yang tertulis adalah yang dipakai.
"""

from decimal import Decimal

from ..registri import aturan

PERKADA = "Perkada: TPP menurut produktivitas kerja"
SATU = Decimal(1)


@aturan(dasar=PERKADA, sejak="2021-01-01", komponen="penuh", satuan="menit", istilah="menit_diakui")
def menit_diakui_penuh(menit_disetujui: int) -> int:
    """Semua menit aktivitas yang disetujui diakui."""
    return menit_disetujui


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="batas_bulanan", satuan="menit",
    istilah="menit_diakui", status="belum_terverifikasi",
)  # fmt: skip
def menit_diakui_berbatas(menit_disetujui: int, batas_menit_bulanan: int) -> int:
    """Menit yang disetujui diakui sampai batas bulanan."""
    return min(menit_disetujui, batas_menit_bulanan)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="dengan_kredit_hari", satuan="menit",
    istilah="menit_diakui", status="belum_terverifikasi",
)  # fmt: skip
def menit_diakui_dengan_kredit(
    menit_disetujui: int, hari_dikreditkan: int, kredit_menit_per_hari: int
) -> int:
    """Menit yang disetujui ditambah kredit bagi hari cuti, dinas luar, dan diklat."""
    return menit_disetujui + hari_dikreditkan * kredit_menit_per_hari


@aturan(
    dasar="Kepmendagri 900-4700/2020: 112,5 jam sebulan", sejak="2021-01-01", komponen="tetap",
    satuan="menit", skala=4, istilah="target_menit", status="belum_terverifikasi",
)  # fmt: skip
def target_menit_tetap(target_menit_bulanan: int, bagian_segmen: Decimal) -> Decimal:
    """Target sebulan, sebanding dengan bagian bulan yang dijalani pada segmen ini."""
    return target_menit_bulanan * bagian_segmen


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="per_hari_kerja", satuan="menit", skala=4,
    istilah="target_menit", status="belum_terverifikasi",
)  # fmt: skip
def target_menit_per_hari(hari_kerja: int, menit_efektif_per_hari: int) -> Decimal:
    """Menit efektif sehari dikali hari kerja segmen."""
    return Decimal(hari_kerja * menit_efektif_per_hari)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="proporsional", satuan="bagian", skala=10,
    istilah="persen_produktivitas",
)  # fmt: skip
def persen_produktivitas_proporsional(menit_diakui: int, target_menit: Decimal) -> Decimal:
    """Menit diakui per target, paling banyak satu; tanpa target tidak ada yang kurang."""
    if target_menit == 0:
        return SATU
    return min(SATU, menit_diakui / target_menit)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="gerbang", satuan="bagian", skala=10,
    istilah="persen_produktivitas", status="belum_terverifikasi",
)  # fmt: skip
def persen_produktivitas_gerbang(menit_diakui: int, target_menit: Decimal) -> Decimal:
    """Penuh bila target tercapai, nol bila tidak."""
    return SATU if menit_diakui >= target_menit else Decimal(0)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", satuan="menit", skala=4, tahap=2,
    status="belum_terverifikasi",
)  # fmt: skip
def rata_rata_menit_staf(menit_staf: tuple[int, ...], menit_diakui: int) -> Decimal:
    """Rata-rata menit diakui bawahan langsung; tanpa bawahan, menitnya sendiri."""
    if not menit_staf:
        return Decimal(menit_diakui)
    return Decimal(sum(menit_staf)) / len(menit_staf)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="dengan_rata_rata_staf", satuan="bagian", skala=10,
    istilah="persen_produktivitas", tahap=2, status="belum_terverifikasi",
)  # fmt: skip
def persen_produktivitas_dengan_staf(
    menit_diakui: int,
    rata_rata_menit_staf: Decimal,
    bobot_menit_staf: Decimal,
    target_menit: Decimal,
) -> Decimal:
    """Menit sendiri dan rata-rata bawahan digabung menurut bobot, lalu dibanding target."""
    if target_menit == 0:
        return SATU
    gabungan = (SATU - bobot_menit_staf) * menit_diakui + bobot_menit_staf * rata_rata_menit_staf
    return min(SATU, gabungan / target_menit)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=14)
def bagian_produktivitas(bobot_produktivitas: Decimal, persen_produktivitas: Decimal) -> Decimal:
    """Bagian TPP yang dibayarkan karena produktivitas."""
    return bobot_produktivitas * persen_produktivitas
