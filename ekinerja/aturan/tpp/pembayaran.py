"""Dari TPP per kriteria sampai TPP yang diterima: faktor, jumlah, iuran, potongan, pajak."""

from decimal import Decimal

from ..pembulatan import rupiah_setengah_ke_atas
from ..registri import aturan
from ..tabel import Tabel

PERKADA = "Perkada: tata cara pembayaran TPP"
PERPRES_BPJS = "Perpres 64/2020"
PP_TER = "PP 58/2023"
NOL = Decimal(0)
SATU = Decimal(1)


@aturan(
    dasar="Perkada: besaran TPP bagi CPNS", sejak="2021-01-01", satuan="bagian", skala=4,
    status="belum_terverifikasi",
)  # fmt: skip
def faktor_cpns(cpns: bool, bagian_cpns: Decimal) -> Decimal:
    """Bagian yang dibayarkan kepada CPNS; pegawai lain penuh."""
    return bagian_cpns if cpns else SATU


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=12)
def faktor_pembayaran(
    faktor_cpns: Decimal, faktor_anggaran: Decimal, persen_hukuman_disiplin: Decimal
) -> Decimal:
    """Faktor CPNS dikali faktor kemampuan anggaran dikali sisa setelah hukuman disiplin."""
    return faktor_cpns * faktor_anggaran * (SATU - persen_hukuman_disiplin)


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="jumlah_kriteria", satuan="rupiah",
    istilah="tpp_bruto",
)  # fmt: skip
def tpp_bruto_jumlah_kriteria(
    bruto_beban_kerja: Decimal,
    bruto_prestasi_kerja: Decimal,
    bruto_kondisi_kerja: Decimal,
    bruto_tempat_bertugas: Decimal,
    bruto_kelangkaan_profesi: Decimal,
    bruto_pertimbangan_objektif_lainnya: Decimal,
) -> Decimal:
    """Jumlah keenam kriteria yang masing-masing sudah dikali faktor dan dibulatkan."""
    pokok = bruto_beban_kerja + bruto_prestasi_kerja + bruto_kondisi_kerja
    tambahan = bruto_tempat_bertugas + bruto_kelangkaan_profesi
    return pokok + tambahan + bruto_pertimbangan_objektif_lainnya


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="satu_segmen", satuan="rupiah",
    istilah="tpp_bruto_sebulan",
)  # fmt: skip
def tpp_bruto_satu_segmen(tpp_bruto: Decimal) -> Decimal:
    """Tanpa mutasi, bruto sebulan adalah bruto satu-satunya segmen."""
    return tpp_bruto


@aturan(
    dasar=PERKADA, sejak="2021-01-01", komponen="jumlah_segmen", satuan="rupiah",
    istilah="tpp_bruto_sebulan",
)  # fmt: skip
def tpp_bruto_jumlah_segmen(bruto_segmen: tuple[Decimal, ...]) -> Decimal:
    """Dengan mutasi, bruto sebulan adalah jumlah bruto semua segmennya."""
    return sum(bruto_segmen, NOL)


@aturan(
    dasar=PERPRES_BPJS, sejak="2020-07-01", komponen="sisa_batas", satuan="rupiah",
    istilah="dasar_bpjs_tpp",
)  # fmt: skip
def dasar_bpjs_sisa_batas(
    tpp_bruto_sebulan: Decimal, dasar_gaji_bpjs: Decimal, batas_dasar_bpjs: Decimal
) -> Decimal:
    """TPP sampai sisa batas dasar iuran yang belum terpakai oleh gaji."""
    return min(tpp_bruto_sebulan, max(NOL, batas_dasar_bpjs - dasar_gaji_bpjs))


@aturan(
    dasar=PERPRES_BPJS, sejak="2020-07-01", komponen="tanpa_dasar_gaji", satuan="rupiah",
    istilah="dasar_bpjs_tpp", status="belum_terverifikasi",
    catatan="Dipakai satu daerah ketika dasar gajinya tidak diketahui.",
)  # fmt: skip
def dasar_bpjs_tanpa_gaji(tpp_bruto_sebulan: Decimal, batas_dasar_bpjs: Decimal) -> Decimal:
    """Dasar gaji tidak diketahui: seluruh TPP sampai batas dasar iuran."""
    return min(tpp_bruto_sebulan, batas_dasar_bpjs)


@aturan(
    dasar=PERPRES_BPJS, sejak="2020-07-01", satuan="rupiah", pembulatan="rupiah_setengah_ke_atas"
)
def bpjs_pegawai(dasar_bpjs_tpp: Decimal, tarif_bpjs_pegawai: Decimal) -> Decimal:
    """Iuran BPJS Kesehatan yang ditanggung pegawai dari TPP."""
    return dasar_bpjs_tpp * tarif_bpjs_pegawai


@aturan(
    dasar=PERPRES_BPJS, sejak="2020-07-01", satuan="rupiah", pembulatan="rupiah_setengah_ke_atas"
)
def bpjs_pemberi_kerja(dasar_bpjs_tpp: Decimal, tarif_bpjs_pemberi_kerja: Decimal) -> Decimal:
    """Iuran BPJS Kesehatan yang ditanggung pemerintah daerah atas TPP; tidak memotong TPP."""
    return dasar_bpjs_tpp * tarif_bpjs_pemberi_kerja


@aturan(dasar=PP_TER, sejak="2024-01-01", satuan="bagian", skala=4)
def tarif_ter(kategori_ter: str, tpp_bruto_sebulan: Decimal, tabel_ter_pph21: Tabel) -> Decimal:
    """Tarif efektif bulanan menurut kategori dan bruto; kedua ujung pita termasuk."""
    bruto = int(rupiah_setengah_ke_atas(tpp_bruto_sebulan))
    return tabel_ter_pph21.cari_desimal(bruto, kelompok=kategori_ter)


@aturan(
    dasar=PP_TER, sejak="2024-01-01", komponen="ter_tpp", satuan="rupiah", istilah="pajak_tpp",
    pembulatan="rupiah_ke_bawah", status="belum_terverifikasi",
    catatan="Tarif TER atas TPP saja; bahwa TER berlaku bagi TPP belum dipastikan.",
)  # fmt: skip
def pajak_ter_tpp(tpp_bruto_sebulan: Decimal, tarif_ter: Decimal) -> Decimal:
    """Pajak penghasilan atas TPP saja dengan tarif efektif bulanan."""
    return tpp_bruto_sebulan * tarif_ter


@aturan(
    dasar="Belum ada keputusan daerah", sejak="2021-01-01", komponen="belum_ditetapkan",
    satuan="rupiah", istilah="pajak_tpp", status="belum_terverifikasi",
    catatan="Mode pajak belum ditetapkan; bendahara menetapkannya sebelum membayar.",
)  # fmt: skip
def pajak_belum_ditetapkan() -> Decimal:
    """Selama daerah belum menetapkan mode pajaknya, tidak ada pajak yang dihitung."""
    return NOL


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="rupiah")
def jumlah_potongan(
    tpp_bruto_sebulan: Decimal, bpjs_pegawai: Decimal, pajak_tpp: Decimal, potongan_lain: Decimal
) -> Decimal:
    """Iuran dan pajak, lalu potongan sukarela sejauh TPP-nya masih ada."""
    wajib = bpjs_pegawai + pajak_tpp
    return wajib + min(potongan_lain, tpp_bruto_sebulan - wajib)


@aturan(dasar=PERKADA, sejak="2021-01-01", satuan="rupiah")
def tpp_neto(tpp_bruto_sebulan: Decimal, jumlah_potongan: Decimal) -> Decimal:
    """TPP yang diterima setelah semua potongan."""
    return tpp_bruto_sebulan - jumlah_potongan
