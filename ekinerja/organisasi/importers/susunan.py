"""The organisation as it would be: what is stored, overlaid with what a file says."""

from dataclasses import dataclass, field
from datetime import date

from ekinerja.organisasi.models import Jabatan, UnitKerja


@dataclass(slots=True)
class UnitRencana:
    """A unit to be written; ``id`` is None for a new one, parents go by code."""

    instansi_id: int
    kode: str
    nama: str
    jenis: str
    induk: str | None
    sejak: date
    id: int | None = None
    urutan: int = 0
    baris: int = 0


@dataclass(slots=True)
class JabatanRencana:
    """A post to be written; unit and superior go by code.

    :ivar evaluasi_berakhir: id of the evaluation that this row ends, and the day.
    """

    instansi_id: int
    kode: str
    nama: str
    unit: str
    jenis: str
    kelas: int | None
    bezetting: int
    kepala: bool
    atasan: str | None
    sejak: date
    id: int | None = None
    nilai: int | None = None
    baris: int = 0
    jenjang: str = ""
    kelompok: str = "UMUM"
    kebutuhan: int | None = None
    evaluasi_berakhir: tuple[int, date] | None = None


ISI_UNIT = ("nama", "jenis", "induk")
ISI_JABATAN = (
    "nama", "unit", "jenis", "kelas", "bezetting", "kepala", "atasan", "nilai", "jenjang",
    "kelompok", "kebutuhan",
)  # fmt: skip


@dataclass(slots=True)
class Susunan:
    """Units and posts of one instansi by code."""

    unit: dict[str, UnitRencana] = field(default_factory=dict)
    jabatan: dict[str, JabatanRencana] = field(default_factory=dict)

    def kepala_unit(self) -> dict[str, str]:
        """Code of the head post by code of its unit."""
        return {satu.unit: satu.kode for satu in self.jabatan.values() if satu.kepala}

    def leluhur(self, kode: str) -> list[str] | None:
        """Codes from the unit up to the top, itself first; None when the way is a loop."""
        jalur: list[str] = []
        kini: str | None = kode
        while kini is not None:
            if kini in jalur:
                return None
            jalur.append(kini)
            kini = self.unit[kini].induk if kini in self.unit else None
        return jalur

    def akar_instansi(self) -> str | None:
        """Code of the unit that stands for the instansi itself."""
        return next((kode for kode, satu in self.unit.items() if satu.jenis == "INSTANSI"), None)


def muat_susunan(instansi_id: int) -> Susunan:
    """What is stored now (two queries)."""
    susunan = Susunan()
    kode_unit: dict[int, str] = {}
    baris_unit = list(
        UnitKerja.objects.filter(instansi_id=instansi_id).values_list(
            "id", "kode", "nama", "jenis", "induk_id", "masa", "urutan"
        )
    )
    for nomor, kode, *_ in baris_unit:
        kode_unit[nomor] = kode
    for nomor, kode, nama, jenis, induk, masa, urutan in baris_unit:
        susunan.unit[kode] = UnitRencana(
            instansi_id, kode, nama, jenis, kode_unit.get(induk), masa.lower, nomor, urutan
        )
    kolom: tuple[str, ...] = (
        "id", "kode", "nama", "unit_id", "jenis", "kelas", "bezetting", "kepala", "nilai",
        "jenjang", "kelompok", "kebutuhan",
    )  # fmt: skip
    baris_jabatan = list(
        Jabatan.objects.filter(instansi_id=instansi_id)
        .order_by()
        .values_list(*kolom, "atasan_id", "masa")
    )
    kode_jabatan = {nomor: kode for nomor, kode, *_ in baris_jabatan}
    for nomor, kode, nama, unit, *isi, atasan, masa in baris_jabatan:
        jenis, kelas, bezetting, kepala, nilai, jenjang, kelompok, kebutuhan = isi
        susunan.jabatan[kode] = JabatanRencana(
            instansi_id=instansi_id, kode=kode, nama=nama, unit=kode_unit[unit], jenis=jenis,
            kelas=kelas, bezetting=bezetting, kepala=kepala, atasan=kode_jabatan.get(atasan),
            sejak=masa.lower, id=nomor, nilai=nilai, jenjang=jenjang, kelompok=kelompok,
            kebutuhan=kebutuhan,
        )  # fmt: skip
    return susunan
