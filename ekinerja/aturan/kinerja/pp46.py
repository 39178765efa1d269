"""Penilaian prestasi kerja menurut PP 46/2011 dan Perka BKN 1/2013 (tahun-tahun lama).

Semua bilangan pecahan tepat (``Fraction``); pembulatan hanya untuk ditampilkan. Rumus per kegiatan
terbaca pada beberapa salinan. Poin tugas tambahan dan kreativitas serta ambang sebutan adalah
parameter bertanggal; angkanya dan pembulatannya belum terverifikasi terhadap naskah Perka BKN
1/2013.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..kesalahan import AturanGagal
from ..parameter import parameter_nasional
from ..registri import aturan, fakta
from ..tabel import Tabel

PP46, PP30, PANRB6 = "PP46", "PP30", "PANRB6"
MULAI_PP46, MULAI_PP30, MULAI_PANRB6 = date(2014, 1, 1), date(2021, 7, 1), date(2022, 1, 1)
# 24 % adalah batas efisiensi yang masih menaikkan nilai; NT = 1,76 supaya tepat waktu bernilai 76
NT, BATAS_EFISIENSI = Fraction(176, 100), Fraction(24)
SERATUS = Fraction(100)
PERKA = "PP 46/2011 dan Perka BKN 1/2013 lampiran (nomor pasalnya belum dibaca)"
TINGKAT_KREATIVITAS = ("UNIT", "INSTANSI", "NEGARA")
SEBELUM_PP30 = MULAI_PP30.isoformat()
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


fakta("banyak_tugas_tambahan", int, satuan="kali", bawaan=0, minimal=0,
      keterangan="banyaknya tugas tambahan setahun menurut PP 46/2011")  # fmt: skip
fakta("tingkat_kreativitas", tuple[str, ...], satuan="teks", bawaan=(),
      keterangan="UNIT, INSTANSI, atau NEGARA, satu per kreativitas")  # fmt: skip
fakta("nilai_prestasi_utuh", int, satuan="nilai", minimal=0,
      keterangan="nilai capaian atau prestasi kerja, bagian bulatnya")  # fmt: skip


@aturan(
    dasar=PERKA, sejak="2014-01-01", sampai=SEBELUM_PP30, satuan="nilai",
    status="belum_terverifikasi", catatan="Terbaca pada tiga program daerah, bukan pada naskah.",
)  # fmt: skip
def poin_tugas_tambahan(banyak_tugas_tambahan: int, tabel_poin_tugas_tambahan: Tabel) -> int:
    """Poin menurut banyaknya tugas tambahan setahun."""
    return _bulat(tabel_poin_tugas_tambahan.cari(banyak_tugas_tambahan))


@aturan(
    dasar=PERKA, sejak="2014-01-01", sampai=SEBELUM_PP30, satuan="nilai",
    status="belum_terverifikasi",
    catatan="Program daerah berbeda: ada yang menjumlahkan. Diambil yang tertinggi.",
)  # fmt: skip
def poin_kreativitas(tingkat_kreativitas: tuple[str, ...], tabel_poin_kreativitas: Tabel) -> int:
    """Poin kreativitas dengan manfaat tertinggi."""
    return max((_bulat(tabel_poin_kreativitas.cari(t)) for t in tingkat_kreativitas), default=0)


@aturan(
    dasar=PERKA, sejak="2014-01-01", sampai=SEBELUM_PP30, satuan="nilai",
    istilah="poin_kreativitas", komponen="dijumlah", status="belum_terverifikasi",
    catatan="Satu program daerah menjumlahkan semua kreativitas.",
)  # fmt: skip
def poin_kreativitas_dijumlah(
    tingkat_kreativitas: tuple[str, ...], tabel_poin_kreativitas: Tabel
) -> int:
    """Poin semua kreativitas dijumlahkan."""
    return sum(_bulat(tabel_poin_kreativitas.cari(t)) for t in tingkat_kreativitas)


@aturan(
    dasar=PERKA, sejak="2014-01-01", sampai=SEBELUM_PP30, satuan="teks",
    status="belum_terverifikasi", catatan="Celah antarambang (misalnya 90,4) tidak diatur naskah.",
)  # fmt: skip
def sebutan_prestasi_kerja(nilai_prestasi_utuh: int, tabel_sebutan_prestasi_kerja: Tabel) -> str:
    """Sebutan menurut ambang bawah, tanpa pembulatan ke atas."""
    hasil = tabel_sebutan_prestasi_kerja.cari(nilai_prestasi_utuh)
    if not isinstance(hasil, str):
        raise AturanGagal("Tabel sebutan tidak berisi teks. Periksa tabel itu.")
    return hasil


def _bulat(hasil: object) -> int:
    if not isinstance(hasil, int):
        raise AturanGagal("Tabel poin tidak berisi bilangan bulat. Periksa tabel itu.")
    return hasil


@dataclass(frozen=True, slots=True)
class TabelPP46:
    """Ketiga tabel yang berlaku pada suatu hari."""

    tugas_tambahan: Tabel
    kreativitas: Tabel
    sebutan: Tabel


def tabel_pp46(pada: date) -> TabelPP46:
    """Tabel poin dan sebutan yang berlaku pada hari itu.

    :raises AturanGagal: di luar masa PP 46/2011.
    """
    return TabelPP46(
        _tabel("tabel_poin_tugas_tambahan", pada),
        _tabel("tabel_poin_kreativitas", pada),
        _tabel("tabel_sebutan_prestasi_kerja", pada),
    )


def _tabel(nama: str, pada: date) -> Tabel:
    berlaku = parameter_nasional()[nama].pada(pada)
    if berlaku is None or not isinstance(berlaku.nilai, Tabel):
        raise AturanGagal(f"Tabel '{nama}' tidak berlaku pada {pada:%d/%m/%Y}.")
    return berlaku.nilai


def nilai_capaian_skp(
    kegiatan: Sequence[NilaiKegiatan],
    *,
    tugas_tambahan: int,
    kreativitas: Sequence[str],
    tabel: TabelPP46,
) -> Fraction:
    """NCSKP: rata-rata capaian kegiatan ditambah poin tugas tambahan dan kreativitas.

    :raises AturanGagal: bila tidak ada kegiatan.
    """
    if not kegiatan:
        raise AturanGagal("SKP tanpa kegiatan tugas jabatan tidak dapat dinilai.")
    rata = sum((satu.capaian for satu in kegiatan), Fraction(0)) / len(kegiatan)
    tambahan = poin_tugas_tambahan(tugas_tambahan, tabel.tugas_tambahan)
    return rata + tambahan + poin_kreativitas(tuple(kreativitas), tabel.kreativitas)


def sebutan(nilai: Fraction, tabel: TabelPP46) -> str:
    """Sebutan sebuah nilai tepat tanpa pembulatan ke atas; di bawah nol yang terendah."""
    return sebutan_prestasi_kerja(max(0, nilai.numerator // nilai.denominator), tabel.sebutan)


def dua_desimal(nilai: Fraction) -> Decimal:
    """Untuk ditampilkan: dua desimal, setengah ke atas."""
    tepat = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    return tepat.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
