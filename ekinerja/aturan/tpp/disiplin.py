"""Bagian disiplin: terlambat, pulang cepat, rekaman tidak lengkap, dan tanpa keterangan."""

from decimal import Decimal

from ..kesalahan import AturanGagal
from ..registri import aturan
from ..tabel import Tabel

PERKADA = "Perkada: TPP menurut disiplin kerja"
NOL = Decimal(0)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10)
def potongan_tiap_terlambat(
    kejadian_terlambat: tuple[int, ...], tabel_potongan_terlambat: Tabel
) -> tuple[Decimal, ...]:
    """Potongan tiap hari terlambat menurut pita menitnya, seurutan dengan kejadiannya."""
    return tuple(tabel_potongan_terlambat.cari_desimal(menit) for menit in kejadian_terlambat)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10)
def potongan_tiap_pulang_cepat(
    kejadian_pulang_cepat: tuple[int, ...], tabel_potongan_pulang_cepat: Tabel
) -> tuple[Decimal, ...]:
    """Potongan tiap hari pulang cepat menurut pita menitnya, seurutan dengan kejadiannya."""
    return tuple(tabel_potongan_pulang_cepat.cari_desimal(menit) for menit in kejadian_pulang_cepat)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="pita_per_kejadian", satuan="bagian", skala=10,
    istilah="persen_potongan_terlambat",
)  # fmt: skip
def potongan_terlambat_per_kejadian(potongan_tiap_terlambat: tuple[Decimal, ...]) -> Decimal:
    """Jumlah potongan semua hari terlambat."""
    return sum(potongan_tiap_terlambat, NOL)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="menit")
def menit_terlambat_sebulan(kejadian_terlambat: tuple[int, ...]) -> int:
    """Jumlah menit terlambat sebulan."""
    return sum(kejadian_terlambat)


@aturan(
    dasar="Perkada: ambang keterlambatan kumulatif sebulan", sejak="2021-01-01", satuan="bagian",
    komponen="akumulasi_bulanan", skala=10, istilah="persen_potongan_terlambat",
    status="belum_terverifikasi",
)  # fmt: skip
def potongan_terlambat_akumulasi(
    menit_terlambat_sebulan: int,
    ambang_akumulasi_terlambat: int,
    tabel_akumulasi_terlambat: Tabel,
) -> Decimal:
    """Di bawah ambang tidak dipotong; sejak ambang dipotong menurut tabel jumlah menitnya."""
    if menit_terlambat_sebulan < ambang_akumulasi_terlambat:
        return NOL
    return tabel_akumulasi_terlambat.cari_desimal(menit_terlambat_sebulan)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10)
def persen_potongan_pulang_cepat(potongan_tiap_pulang_cepat: tuple[Decimal, ...]) -> Decimal:
    """Jumlah potongan semua hari pulang cepat."""
    return sum(potongan_tiap_pulang_cepat, NOL)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10)
def persen_potongan_tanpa_keterangan(
    hari_tanpa_keterangan: int, hari_kerja: int, tarif_tanpa_keterangan: Decimal
) -> Decimal:
    """Tarif sehari dikali hari tidak masuk tanpa keterangan."""
    if hari_tanpa_keterangan > hari_kerja:
        raise AturanGagal("Hari tanpa keterangan melebihi hari kerja. Periksa hari presensinya.")
    return hari_tanpa_keterangan * tarif_tanpa_keterangan


@aturan(
    dasar="Perkada: hari hadir yang rekaman masuk atau pulangnya tidak ada", sejak="2021-01-01",
    satuan="bagian", skala=10, status="belum_terverifikasi",
    catatan="Lazim dihitung seperti pita keterlambatan tertinggi; batang tubuh Perkada belum "
    "dibaca. Daerah yang tidak memotong menetapkan tarif nol.",
)  # fmt: skip
def persen_potongan_tanpa_rekaman(
    hari_tanpa_rekaman_masuk: int,
    hari_tanpa_rekaman_pulang: int,
    hari_hadir: int,
    tarif_tanpa_rekaman_masuk: Decimal,
    tarif_tanpa_rekaman_pulang: Decimal,
) -> Decimal:
    """Tarif tiap sisi dikali hari hadir yang sisi itu tidak terekam."""
    if hari_tanpa_rekaman_masuk + hari_tanpa_rekaman_pulang > hari_hadir:
        raise AturanGagal("Hari tanpa rekaman melebihi hari hadir. Periksa hari presensinya.")
    return (
        hari_tanpa_rekaman_masuk * tarif_tanpa_rekaman_masuk
        + hari_tanpa_rekaman_pulang * tarif_tanpa_rekaman_pulang
    )


@aturan(dasar=PERKADA, sejak="2021-01-01", sampai="2026-11-01", satuan="bagian", skala=10)
def persen_potongan_disiplin(
    persen_potongan_terlambat: Decimal,
    persen_potongan_pulang_cepat: Decimal,
    persen_potongan_tanpa_keterangan: Decimal,
) -> Decimal:
    """Jumlah ketiga potongan, sebelum dibatasi bagian disiplin."""
    return (
        persen_potongan_terlambat + persen_potongan_pulang_cepat + persen_potongan_tanpa_keterangan
    )


@aturan(
    dasar=PERKADA, sejak="2026-11-01", versi=2, satuan="bagian", skala=10,
    istilah="persen_potongan_disiplin",
)  # fmt: skip
def persen_potongan_disiplin_berempat(
    persen_potongan_terlambat: Decimal,
    persen_potongan_pulang_cepat: Decimal,
    persen_potongan_tanpa_rekaman: Decimal,
    persen_potongan_tanpa_keterangan: Decimal,
) -> Decimal:
    """Jumlah keempat potongan, sebelum dibatasi bagian disiplin."""
    return (
        persen_potongan_terlambat
        + persen_potongan_pulang_cepat
        + persen_potongan_tanpa_rekaman
        + persen_potongan_tanpa_keterangan
    )


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="basis_bagian_disiplin", satuan="bagian", skala=14,
    istilah="bagian_disiplin",
)  # fmt: skip
def bagian_disiplin_berbasis_bagian(
    bobot_disiplin: Decimal, persen_potongan_disiplin: Decimal
) -> Decimal:
    """Potongan dihitung dari bagian disiplin; yang hilang paling banyak seluruh bagian itu."""
    return bobot_disiplin * max(NOL, 1 - persen_potongan_disiplin)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="basis_tpp", satuan="bagian", skala=14,
    istilah="bagian_disiplin", status="belum_terverifikasi",
)  # fmt: skip
def bagian_disiplin_berbasis_tpp(
    bobot_disiplin: Decimal, persen_potongan_disiplin: Decimal
) -> Decimal:
    """Potongan dihitung dari seluruh TPP; yang hilang paling banyak seluruh bagian disiplin."""
    return max(NOL, bobot_disiplin - persen_potongan_disiplin)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10)
def persen_disiplin(bagian_disiplin: Decimal, bobot_disiplin: Decimal) -> Decimal:
    """Nilai disiplin untuk dibaca: bagian yang didapat per bagian penuhnya."""
    if bobot_disiplin == 0:
        return Decimal(1)
    return bagian_disiplin / bobot_disiplin
