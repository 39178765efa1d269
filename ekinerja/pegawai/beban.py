"""Which posts have too few people for their work and which too many, and the sums of units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ekinerja.organisasi.beban import hasil_menit
from ekinerja.pegawai.queries.beban_kerja import BebanJabatan

KURANG, LEBIH, SESUAI, BELUM = "kurang", "lebih", "sesuai", "belum"


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A post with the need that its workload gives.

    :ivar kebutuhan: people; None while the tasks are not written down.
    :ivar selisih: holders above the need (below it when negative).
    """

    pos: BebanJabatan
    terhitung: Decimal | None
    kebutuhan: int | None

    @property
    def selisih(self) -> int | None:
        return None if self.kebutuhan is None else self.pos.pemangku - self.kebutuhan

    @property
    def keadaan(self) -> str:
        """kurang (over-loaded), lebih (under-loaded), sesuai, or belum (not analysed)."""
        selisih = self.selisih
        if selisih is None:
            return BELUM
        if selisih == 0:
            return SESUAI
        return KURANG if selisih < 0 else LEBIH


@dataclass(slots=True)
class JumlahUnit:
    """Sums of the posts of a unit; the need only over posts that were analysed.

    :ivar pemangku_dianalisis: holders of those posts, against which the need is held.
    """

    nama: str
    unit_id: int | None = None
    opd: str = ""
    jabatan: int = 0
    dianalisis: int = 0
    menit: Decimal = Decimal(0)
    kebutuhan: int = 0
    bezetting: int = 0
    pemangku: int = 0
    pemangku_dianalisis: int = 0

    @property
    def selisih(self) -> int | None:
        return self.pemangku_dianalisis - self.kebutuhan if self.dianalisis else None

    def tambah(self, satu: Keadaan) -> None:
        """Add one post."""
        self.jabatan += 1
        self.menit += satu.pos.menit
        self.bezetting += satu.pos.bezetting
        self.pemangku += satu.pos.pemangku
        if satu.kebutuhan is not None:
            self.dianalisis += 1
            self.kebutuhan += satu.kebutuhan
            self.pemangku_dianalisis += satu.pos.pemangku


def nilai_beban(daftar: Iterable[BebanJabatan], *, pada: date) -> list[Keadaan]:
    """The need of every post by the law of a day."""
    hasil = []
    for satu in daftar:
        beban = (
            hasil_menit(satu.menit, manajerial=satu.manajerial, pada=pada) if satu.tugas else None
        )
        hasil.append(
            Keadaan(satu, beban.terhitung, beban.kebutuhan) if beban else Keadaan(satu, None, None)
        )
    return hasil


def jumlah_unit(daftar: Sequence[Keadaan]) -> list[JumlahUnit]:
    """Sums by unit, in the order of the list."""
    unit: dict[int, JumlahUnit] = {}
    for satu in daftar:
        kunci = satu.pos.unit_id
        unit.setdefault(kunci, JumlahUnit(satu.pos.unit, kunci, satu.pos.opd)).tambah(satu)
    return list(unit.values())


def jumlah_semua(daftar: Sequence[Keadaan]) -> JumlahUnit:
    """The sum of all."""
    semua = JumlahUnit("Seluruhnya")
    for satu in daftar:
        semua.tambah(satu)
    return semua
