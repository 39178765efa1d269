"""Basic TPP dan bagian segmen: dasar rupiah sebelum kriteria."""

from decimal import Decimal

from ..kesalahan import AturanGagal
from ..registri import aturan
from ..tabel import Tabel

KEPMENDAGRI = "Kepmendagri 900-4700/2020"


@aturan(dasar="Perpres 188/2014 lampiran", sejak="2014-01-01", satuan="rupiah")
def tunjangan_bpk(kelas_jabatan: int, tabel_tunjangan_bpk: Tabel) -> Decimal:
    """Tunjangan kinerja BPK menurut kelas jabatan; acuan tertinggi bagi TPP."""
    return tabel_tunjangan_bpk.cari_desimal(kelas_jabatan)


@aturan(
    dasar=KEPMENDAGRI, sejak="2021-01-01", istilah="basic_tpp", komponen="setengah_ke_atas",
    satuan="rupiah", pembulatan="rupiah_setengah_ke_atas",
)  # fmt: skip
@aturan(
    dasar=KEPMENDAGRI, sejak="2021-01-01", istilah="basic_tpp", komponen="ke_atas",
    satuan="rupiah", pembulatan="rupiah_ke_atas", status="belum_terverifikasi",
    catatan="Pembulatan ke atas hanya terlihat pada program satu daerah.",
)  # fmt: skip
def basic_tpp(tunjangan_bpk: Decimal, ikfd: Decimal, ikk: Decimal, ippd: Decimal) -> Decimal:
    """Tunjangan BPK dikali indeks kapasitas fiskal, kemahalan, dan penyelenggaraan pemerintahan."""
    return tunjangan_bpk * ikfd * ikk * ippd


@aturan(
    dasar="Perkada: mutasi di tengah bulan menurut hari kerja", sejak="2021-01-01",
    komponen="hari_kerja", satuan="bagian", skala=10, status="belum_terverifikasi",
    istilah="bagian_segmen",
)  # fmt: skip
def bagian_segmen_hari_kerja(
    hari_kerja: int, hari_kerja_bulan: int, hari_kalender: int, hari_kalender_bulan: int
) -> Decimal:
    """Hari kerja segmen per hari kerja bulan; bulan tanpa hari kerja memakai hari kalender."""
    if hari_kerja > hari_kerja_bulan or hari_kalender > hari_kalender_bulan:
        raise AturanGagal("Hari segmen melebihi hari bulannya. Periksa penempatan dan kalender.")
    if hari_kerja_bulan == 0:
        return Decimal(hari_kalender) / hari_kalender_bulan
    return Decimal(hari_kerja) / hari_kerja_bulan


@aturan(
    dasar="Perkada: mutasi di tengah bulan menurut hari kalender", sejak="2021-01-01",
    komponen="hari_kalender", satuan="bagian", skala=10, status="belum_terverifikasi",
    istilah="bagian_segmen",
)  # fmt: skip
def bagian_segmen_hari_kalender(hari_kalender: int, hari_kalender_bulan: int) -> Decimal:
    """Hari kalender segmen per hari kalender bulan."""
    if hari_kalender > hari_kalender_bulan:
        raise AturanGagal("Hari segmen melebihi hari bulannya. Periksa penempatan dan kalender.")
    return Decimal(hari_kalender) / hari_kalender_bulan
