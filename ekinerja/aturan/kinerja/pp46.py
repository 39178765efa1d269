"""Penilaian prestasi kerja menurut PP 46/2011 dan Perka BKN 1/2013 (tahun-tahun lama).

Semua bilangan pecahan tepat (``Fraction``); pembulatan hanya untuk ditampilkan. Rumus per kegiatan
terbaca pada beberapa salinan; poin tugas tambahan dan kreativitas, ambang sebutan di antara dua
bilangan bulat, serta pembulatannya belum terverifikasi terhadap naskah Perka BKN 1/2013.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..kesalahan import AturanGagal

PP46, PP30, PANRB6 = "PP46", "PP30", "PANRB6"
MULAI_PP46, MULAI_PP30, MULAI_PANRB6 = date(2014, 1, 1), date(2021, 7, 1), date(2022, 1, 1)
# 24 % adalah batas efisiensi yang masih menaikkan nilai; NT = 1,76 supaya tepat waktu bernilai 76
NT, BATAS_EFISIENSI = Fraction(176, 100), Fraction(24)
SERATUS = Fraction(100)
SEBUTAN = (
    (Fraction(91), "Sangat Baik"),
    (Fraction(76), "Baik"),
    (Fraction(61), "Cukup"),
    (Fraction(51), "Kurang"),
)
TERENDAH = "Buruk"
# belum terverifikasi: terbaca pada tiga program daerah, bukan pada naskah
POIN_TUGAS_TAMBAHAN = ((7, 3), (4, 2), (1, 1))
POIN_KREATIVITAS = {"UNIT": 3, "INSTANSI": 6, "NEGARA": 12}
BELUM_TERVERIFIKASI = (
    "Poin tugas tambahan dan kreativitas, beberapa kreativitas setahun (diambil yang tertinggi), "
    "serta ambang sebutan di antara dua bilangan bulat belum terverifikasi terhadap naskah Perka "
    "BKN 1/2013."
)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Keempat ukuran sebuah kegiatan; ``biaya`` None berarti tanpa target biaya."""

    kuantitas: Decimal
    mutu: Decimal
    waktu: Decimal
    biaya: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NilaiKegiatan:
    """Nilai tiap aspek sebuah kegiatan, jumlahnya, dan nilai capaiannya."""

    kuantitas: Fraction
    mutu: Fraction
    waktu: Fraction
    biaya: Fraction | None

    @property
    def penghitungan(self) -> Fraction:
        """Jumlah ketiga atau keempat aspek."""
        return self.kuantitas + self.mutu + self.waktu + (self.biaya or 0)

    @property
    def capaian(self) -> Fraction:
        """Penghitungan dibagi tiga, atau empat bila ada target biaya."""
        return self.penghitungan / (3 if self.biaya is None else 4)


def rejim(mulai: date, selesai: date) -> str:
    """Ketentuan penilaian bagi masa ``[mulai, selesai)``.

    :raises AturanGagal: untuk masa sebelum 2014, atau yang melintasi pergantian ketentuan.
    """
    if mulai < MULAI_PP46:
        raise AturanGagal("Masa sebelum 2014 tidak dinilai menurut PP 46/2011.")
    for batas, lama in ((MULAI_PP30, PP46), (MULAI_PANRB6, PP30)):
        if mulai < batas:
            if selesai > batas:
                raise AturanGagal(
                    f"Masa ini melintasi pergantian ketentuan pada {batas:%d/%m/%Y}. Bagi dua."
                )
            return lama
    return PANRB6


def nilai_efisiensi(target: Decimal, realisasi: Decimal) -> Fraction:
    """Nilai aspek waktu atau biaya; efisiensi tepat 24 % masih memakai rumus pertama."""
    t, r = Fraction(target), Fraction(realisasi)
    dasar = (NT * t - r) / t * SERATUS
    if SERATUS - r / t * SERATUS <= BATAS_EFISIENSI:
        return dasar
    return 76 - (dasar - SERATUS)


def nilai_kegiatan(
    target: Ukuran, realisasi: Ukuran, *, dilaksanakan: bool = True
) -> NilaiKegiatan:
    """Nilai sebuah kegiatan tugas jabatan.

    Kegiatan yang tidak dilaksanakan bernilai nol pada semua aspek.

    :raises AturanGagal: bila target nol, atau biaya bertarget tanpa realisasi.
    """
    wajib = (target.kuantitas, target.mutu, target.waktu)
    if min(wajib) <= 0 or (target.biaya is not None and target.biaya <= 0):
        raise AturanGagal("Target kuantitas, mutu, waktu, dan biaya harus lebih besar dari nol.")
    nol, berbiaya = Fraction(0), target.biaya is not None
    if not dilaksanakan or realisasi.kuantitas == 0:
        return NilaiKegiatan(nol, nol, nol, nol if berbiaya else None)
    if target.biaya is not None and realisasi.biaya is None:
        raise AturanGagal("Kegiatan bertarget biaya perlu realisasi biaya. Isi realisasinya.")
    return NilaiKegiatan(
        kuantitas=Fraction(realisasi.kuantitas) / Fraction(target.kuantitas) * SERATUS,
        mutu=Fraction(realisasi.mutu) / Fraction(target.mutu) * SERATUS,
        waktu=nilai_efisiensi(target.waktu, realisasi.waktu),
        biaya=None
        if target.biaya is None or realisasi.biaya is None
        else nilai_efisiensi(target.biaya, realisasi.biaya),
    )


def poin_tugas_tambahan(banyak: int) -> int:
    """Poin menurut banyaknya tugas tambahan setahun (belum terverifikasi)."""
    return next((poin for batas, poin in POIN_TUGAS_TAMBAHAN if banyak >= batas), 0)


def poin_kreativitas(tingkat: Sequence[str], *, dijumlah: bool = False) -> int:
    """Poin kreativitas menurut tingkat manfaatnya (belum terverifikasi).

    :param tingkat: UNIT, INSTANSI, atau NEGARA, satu per kreativitas.
    :param dijumlah: benar menjumlahkan semua; bakunya yang tertinggi.
    """
    poin = [POIN_KREATIVITAS[satu] for satu in tingkat]
    return sum(poin) if dijumlah else max(poin, default=0)


def nilai_capaian_skp(
    kegiatan: Sequence[NilaiKegiatan], *, tugas_tambahan: int, kreativitas: Sequence[str]
) -> Fraction:
    """NCSKP: rata-rata capaian kegiatan ditambah poin tugas tambahan dan kreativitas.

    :raises AturanGagal: bila tidak ada kegiatan.
    """
    if not kegiatan:
        raise AturanGagal("SKP tanpa kegiatan tugas jabatan tidak dapat dinilai.")
    rata = sum((satu.capaian for satu in kegiatan), Fraction(0)) / len(kegiatan)
    return rata + poin_tugas_tambahan(tugas_tambahan) + poin_kreativitas(kreativitas)


def sebutan(nilai: Fraction) -> str:
    """Sebutan menurut ambang bawah, tanpa pembulatan (celah antarambang belum terverifikasi)."""
    return next((nama for batas, nama in SEBUTAN if nilai >= batas), TERENDAH)


def dua_desimal(nilai: Fraction) -> Decimal:
    """Untuk ditampilkan: dua desimal, setengah ke atas."""
    tepat = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    return tepat.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
