"""Fields that can have another system as their source of record."""

from dataclasses import dataclass

ORANG, JABATAN, UNIT = "pegawai", "jabatan", "unit"


@dataclass(frozen=True, slots=True)
class Medan:
    """One field.

    :ivar kunci: as kept in ``SumberMedan.medan``; its first part says what it belongs to.
    :ivar isian: name of the field of the model; empty where the field is dated rows.
    :ivar sumber: which systems can provide it.
    """

    kunci: str
    sebutan: str
    isian: str = ""
    sumber: tuple[str, ...] = ("SIMPEG", "SIASN")

    @property
    def milik(self) -> str:
        return self.kunci.partition(".")[0]


_SIMPEG = ("SIMPEG",)
SEMUA = (
    Medan("pegawai.nip", "NIP", "nip"),
    Medan("pegawai.nama", "Nama", "nama"),
    Medan("pegawai.jenis", "Jenis pegawai", "jenis", _SIMPEG),
    Medan("pegawai.golongan", "Pangkat, golongan"),
    Medan("pegawai.tanggal_lahir", "Tanggal lahir", "tanggal_lahir"),
    Medan("pegawai.jenis_kelamin", "Jenis kelamin", "jenis_kelamin"),
    Medan("pegawai.nik", "NIK", "nik"),
    Medan("pegawai.npwp", "NPWP", "npwp"),
    Medan("pegawai.status_ptkp", "Status PTKP", "status_ptkp", _SIMPEG),
    Medan("pegawai.rekening", "Nomor rekening", "nomor_rekening", _SIMPEG),
    Medan("pegawai.bank", "Bank", "kode_bank", _SIMPEG),
    Medan("pegawai.surel", "Surel", "surel"),
    Medan("pegawai.telepon", "Telepon", "telepon"),
    Medan("pegawai.penempatan", "Jabatan dan unit (penempatan)"),
    Medan("jabatan.nama", "Nama jabatan", "nama", _SIMPEG),
    Medan("jabatan.kelas", "Kelas jabatan", "kelas", _SIMPEG),
    Medan("jabatan.atasan", "Atasan jabatan", "atasan", _SIMPEG),
    Medan("unit.nama", "Nama unit", "nama", _SIMPEG),
    Medan("unit.induk", "Unit induk", "induk", _SIMPEG),
)
MEDAN = {satu.kunci: satu for satu in SEMUA}
PENEMPATAN, GOLONGAN, NIP = "pegawai.penempatan", "pegawai.golongan", "pegawai.nip"
ORANG_BIASA = tuple(satu for satu in SEMUA if satu.milik == ORANG and satu.isian)


def sebutan_medan(kunci: str) -> str:
    """The field as people call it."""
    return MEDAN[kunci].sebutan if kunci in MEDAN else kunci
