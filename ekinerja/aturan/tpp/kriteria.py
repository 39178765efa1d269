"""TPP per kriteria: pagu, bagian produktivitas, bagian disiplin, dan yang dibayarkan.

Keenam kriteria memakai rumus yang sama; tiap rumus didaftarkan sekali per kriteria sehingga
istilahnya berbunyi ``pagu_beban_kerja``, ``tpp_kondisi_kerja``, dan seterusnya. Tiap baris
dibulatkan sendiri lalu dijumlahkan; baris disiplin menampung selisih satu rupiah sehingga
produktivitas dan disiplin berjumlah tepat dan tidak melebihi pagu.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..pembulatan import rupiah_setengah_ke_atas
from ..registri import aturan
from ..tabel import Tabel

KRITERIA = (
    "beban_kerja",
    "prestasi_kerja",
    "kondisi_kerja",
    "tempat_bertugas",
    "kelangkaan_profesi",
    "pertimbangan_objektif_lainnya",
)
PP = "PP 12/2019 Pasal 58"
PERKADA = "Perkada: besaran TPP per kriteria"


def persen_tetap(persen_tetap: Decimal) -> Decimal:
    """Satu persentase dari Basic TPP bagi semua jabatan."""
    return persen_tetap


def persen_per_kelas(kelas_jabatan: int, tabel_persen: Tabel) -> Decimal:
    """Persentase dari Basic TPP menurut kelas jabatan."""
    return tabel_persen.cari_desimal(kelas_jabatan)


def pagu_persen_basic(persen: Decimal, basic_tpp: Decimal, bagian_segmen: Decimal) -> Decimal:
    """Pagu: persentase kriteria dari Basic TPP, menurut bagian bulan yang dijalani."""
    return persen * basic_tpp * bagian_segmen


def pagu_rupiah_per_kelas(
    kelas_jabatan: int, tabel_rupiah: Tabel, bagian_segmen: Decimal
) -> Decimal:
    """Pagu: rupiah tetap menurut kelas jabatan, menurut bagian bulan yang dijalani."""
    return tabel_rupiah.cari_desimal(kelas_jabatan) * bagian_segmen


def produktivitas(pagu: Decimal, bagian_produktivitas: Decimal) -> Decimal:
    """Rupiah pagu yang dibayarkan karena produktivitas."""
    return pagu * bagian_produktivitas


def disiplin(
    pagu: Decimal, bagian_produktivitas: Decimal, bagian_disiplin: Decimal, produktivitas: Decimal
) -> Decimal:
    """Rupiah kedua bagian bersama dibulatkan, dikurangi baris produktivitas."""
    keduanya = pagu * (bagian_produktivitas + bagian_disiplin)
    return rupiah_setengah_ke_atas(keduanya) - produktivitas


def tpp_produktivitas_disiplin(produktivitas: Decimal, disiplin: Decimal) -> Decimal:
    """Yang didapat dari kriteria ini: produktivitas ditambah disiplin."""
    return produktivitas + disiplin


def tpp_penuh_bila_hadir(pagu: Decimal, hari_hadir: int, hari_kerja: int) -> Decimal:
    """Seluruh pagu, kecuali tidak sehari pun hadir padahal ada hari kerja."""
    return Decimal(0) if hari_kerja > 0 and hari_hadir == 0 else pagu


def bruto_dengan_faktor(tpp: Decimal, faktor_pembayaran: Decimal) -> Decimal:
    """Yang didapat dikali faktor pembayaran."""
    return tpp * faktor_pembayaran


def bruto_tidak_dibayarkan() -> Decimal:
    """Kriteria ini tidak dibayarkan oleh daerah."""
    return Decimal(0)


def _daftarkan(kriteria: str) -> None:
    """Daftarkan semua rumus bagi satu kriteria."""
    nama = {jenis: f"{jenis}_{kriteria}" for jenis in ("persen", "pagu", "tpp")}
    nama |= {jenis: f"{jenis}_{kriteria}" for jenis in ("produktivitas", "disiplin")}
    nama |= {jenis: f"{jenis}_{kriteria}" for jenis in ("persen_tetap", "tabel_persen")}
    nama |= {"tabel_rupiah": f"tabel_rupiah_{kriteria}"}

    def rupiah(jenis: str, fungsi: Callable[..., Any], **keterangan: Any) -> None:
        aturan(
            dasar=PP if jenis == "pagu" else PERKADA, sejak="2021-01-01", satuan="rupiah",
            istilah=f"{jenis}_{kriteria}", masukan=nama, **keterangan,
        )(fungsi)  # fmt: skip

    def persen(komponen: str, fungsi: Callable[..., Any]) -> None:
        aturan(
            dasar=PERKADA, sejak="2021-01-01", satuan="bagian", skala=4, komponen=komponen,
            istilah=nama["persen"], masukan=nama,
        )(fungsi)  # fmt: skip

    bulat = {"pembulatan": "rupiah_setengah_ke_atas"}
    persen("tetap", persen_tetap)
    persen("per_kelas", persen_per_kelas)
    rupiah("pagu", pagu_persen_basic, komponen="persen_basic", **bulat)
    rupiah("pagu", pagu_rupiah_per_kelas, komponen="rupiah_per_kelas", **bulat)
    rupiah("produktivitas", produktivitas, **bulat)
    rupiah("disiplin", disiplin)
    rupiah("tpp", tpp_produktivitas_disiplin, komponen="produktivitas_disiplin")
    rupiah("tpp", tpp_penuh_bila_hadir, komponen="penuh_bila_hadir")
    rupiah("bruto", bruto_dengan_faktor, komponen="dengan_faktor", **bulat)
    rupiah("bruto", bruto_tidak_dibayarkan, komponen="tidak_dibayarkan")


for _kriteria in KRITERIA:
    _daftarkan(_kriteria)
