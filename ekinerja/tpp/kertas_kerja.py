"""The worksheet that goes to the Minister: what a scheme may cost, by post, class and unit.

Kepmendagri 900-4700/2020 asks for the ceiling of each class and criterion before a Perkada may
pay it. The ceilings come from the same engine and the same scheme as the pay itself, for a person
who holds the post the whole month; discipline, activity, CPNS and other reductions only lower it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ekinerja.aturan import Fakta, SkemaTerpakai, susun_rencana
from ekinerja.aturan.tpp import KRITERIA

BULAN_SETAHUN = 12
TIDAK_DIBAYARKAN = "tidak_dibayarkan"
NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class PaguKelas:
    """The ceiling of one class, rupiah a month for one person.

    :ivar kriteria: criterion → rupiah, only those that the scheme pays.
    """

    kelas: int
    basic: Decimal
    kriteria: dict[str, Decimal]

    @property
    def jumlah(self) -> Decimal:
        return sum(self.kriteria.values(), NOL)


@dataclass(frozen=True, slots=True)
class BarisJabatan:
    """A post on the day of the worksheet: where, which class, how many posts, how many hold it."""

    opd: str
    unit: str
    jabatan: str
    jenis: str
    kelas: int | None
    nilai: int | None
    bezetting: int
    pemangku: int


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Sums over posts: of a perangkat daerah, of a class, or of all.

    :ivar sebulan: ceiling × holders, rupiah.
    """

    nama: str
    pemangku: int
    sebulan: Decimal

    @property
    def setahun(self) -> Decimal:
        return self.sebulan * BULAN_SETAHUN


@dataclass(frozen=True, slots=True)
class KertasKerja:
    """The whole worksheet of one scheme on one day.

    :ivar tanpa_kelas: posts with holders whose class is not known; they are not in the sums.
    """

    pada: date
    kriteria: tuple[str, ...]
    pagu: dict[int, PaguKelas]
    baris: list[BarisJabatan]
    tanpa_kelas: list[BarisJabatan]

    def pagu_baris(self, satu: BarisJabatan) -> PaguKelas:
        """The ceiling of one holder of this post."""
        assert satu.kelas is not None
        return self.pagu[satu.kelas]

    @property
    def jumlah(self) -> Ringkasan:
        return self._ringkas("Seluruhnya", self.baris)

    def per_opd(self) -> list[Ringkasan]:
        """Sums by perangkat daerah, in the order of the rows."""
        nama = dict.fromkeys(satu.opd for satu in self.baris)
        kelompok = {satu: [b for b in self.baris if b.opd == satu] for satu in nama}
        return [self._ringkas(satu, isi) for satu, isi in kelompok.items()]

    def per_kelas(self) -> list[tuple[PaguKelas, Ringkasan]]:
        """Sums by class, the highest first."""
        return [
            (
                self.pagu[kelas],
                self._ringkas(str(kelas), [b for b in self.baris if b.kelas == kelas]),
            )
            for kelas in sorted(self.pagu, reverse=True)
        ]

    def _ringkas(self, nama: str, baris: Iterable[BarisJabatan]) -> Ringkasan:
        isi = list(baris)
        sebulan = sum((self.pagu_baris(b).jumlah * b.pemangku for b in isi), NOL)
        return Ringkasan(nama, sum(b.pemangku for b in isi), sebulan)


def susun_kertas_kerja(
    skema: SkemaTerpakai, baris: Sequence[BarisJabatan], *, pada: date
) -> KertasKerja:
    """The worksheet of these posts.

    :raises KesalahanAturan: when the scheme cannot give the ceiling of a class.
    """
    berkelas = [satu for satu in baris if satu.kelas is not None]
    kriteria = kriteria_dibayar(skema)
    kelas = sorted({satu.kelas for satu in berkelas if satu.kelas is not None})
    return KertasKerja(
        pada=pada,
        kriteria=kriteria,
        pagu={satu.kelas: satu for satu in pagu_kelas(skema, kelas, pada=pada)},
        baris=berkelas,
        tanpa_kelas=[satu for satu in baris if satu.kelas is None and satu.pemangku],
    )


def kriteria_dibayar(skema: SkemaTerpakai) -> tuple[str, ...]:
    """Criteria that the scheme pays, in the order of PP 12/2019 Pasal 58."""
    return tuple(k for k in KRITERIA if skema.komponen.get(f"bruto_{k}") != TIDAK_DIBAYARKAN)


def pagu_kelas(skema: SkemaTerpakai, kelas: Iterable[int], *, pada: date) -> list[PaguKelas]:
    """The ceiling of each class for a whole month.

    :raises KesalahanAturan: as above, with the sentence of the engine.
    """
    kriteria = kriteria_dibayar(skema)
    rencana = susun_rencana(
        ("basic_tpp", *(f"pagu_{k}" for k in kriteria)),
        pada=pada,
        skema=skema,
        diketahui=frozenset({"bagian_segmen"}),
    )
    hasil = []
    for satu in kelas:
        nilai = rencana.hitung(
            {"kelas_jabatan": Fakta(satu), "bagian_segmen": Fakta(Decimal(1))}
        ).nilai
        pagu = {k: Decimal(str(nilai[f"pagu_{k}"])) for k in kriteria}
        hasil.append(PaguKelas(satu, Decimal(str(nilai["basic_tpp"])), pagu))
    return hasil
