"""Produktivitas yang ikut ditentukan capaian rencana aksi, atau oleh predikat yang diimpor.

Capaian rencana aksi dihitung pada area perencanaan (istilah ``capaian_rencana_aksi``) dari laporan
yang diverifikasi, lalu menjadi fakta yang dibekukan bagi semua pegawai perangkat daerahnya.
"""

from decimal import Decimal

from ..registri import aturan, fakta
from ..tabel import Tabel

PERKADA = "Perkada: TPP menurut aktivitas dan capaian rencana aksi perangkat daerah"
SATU = Decimal(1)
PREDIKAT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")

fakta("capaian_aksi_opd", tuple[Decimal, ...], satuan="bagian", skala=10, minimal=0, maksimal=1,
      bawaan=(), keterangan="capaian terverifikasi rencana aksi perangkat daerah pada periode yang "
      "berlaku bulan ini; kosong bila laporannya belum diverifikasi")  # fmt: skip
fakta("predikat_impor", str, satuan="teks", pilihan=PREDIKAT,
      keterangan="predikat terakhir yang diimpor dari aplikasi yang mengelola SKP-nya")  # fmt: skip


@aturan(
    dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10, status="belum_terverifikasi",
    catatan="Perlakuan terhadap laporan yang belum ada belum dibaca pada Perkada mana pun; "
    "daerah menetapkan sendiri nilai penggantinya.",
)  # fmt: skip
def nilai_rencana_aksi(
    capaian_aksi_opd: tuple[Decimal, ...], nilai_tanpa_laporan_aksi: Decimal
) -> Decimal:
    """Capaian terverifikasi perangkat daerah; tanpa laporan dipakai nilai ketetapan daerah."""
    return capaian_aksi_opd[0] if capaian_aksi_opd else nilai_tanpa_laporan_aksi


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=10, status="belum_terverifikasi")
def persen_aktivitas(menit_diakui: int, target_menit: Decimal) -> Decimal:
    """Menit diakui per target, paling banyak satu; tanpa target tidak ada yang kurang."""
    if target_menit == 0:
        return SATU
    return min(SATU, menit_diakui / target_menit)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="dengan_rencana_aksi", satuan="bagian", skala=10,
    istilah="persen_produktivitas", status="belum_terverifikasi",
    catatan="Ketiga unsur (aktivitas, rencana aksi, disiplin) disebut pengumuman pemiliknya; "
    "pembagian bobot di antara aktivitas dan rencana aksi belum terbaca.",
)  # fmt: skip
def persen_produktivitas_dengan_rencana_aksi(
    persen_aktivitas: Decimal, nilai_rencana_aksi: Decimal, bobot_rencana_aksi: Decimal
) -> Decimal:
    """Aktivitas sendiri dan capaian rencana aksi perangkat daerah digabung menurut bobot."""
    return (SATU - bobot_rencana_aksi) * persen_aktivitas + bobot_rencana_aksi * nilai_rencana_aksi


@aturan(
    dasar="Perkada: TPP bagi pegawai yang kinerjanya dinilai pada aplikasi lain",
    sejak="2021-01-01", komponen="menurut_predikat", satuan="bagian", skala=10,
    istilah="persen_produktivitas", status="belum_terverifikasi",
)  # fmt: skip
def persen_produktivitas_menurut_predikat(
    predikat_impor: str, tabel_produktivitas_predikat: Tabel
) -> Decimal:
    """Bagian produktivitas menurut predikat yang diimpor."""
    return tabel_produktivitas_predikat.cari_desimal(predikat_impor)
