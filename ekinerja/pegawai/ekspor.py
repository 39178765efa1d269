"""People as a file: the columns of the import, so that it can be read again."""

from collections.abc import Iterable

from ekinerja.core.impor import KolomEkspor
from ekinerja.pegawai.models import Pegawai, Penempatan

DASAR = (
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Jenis pegawai"),
    KolomEkspor("Golongan", lebar=10),
    KolomEkspor("Tanggal lahir", "tanggal", 14),
    KolomEkspor("L/P", lebar=6),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=40),
    KolomEkspor("Unit kerja", lebar=40),
    KolomEkspor("Kelas jabatan", "bulat", 10),
    KolomEkspor("TMT jabatan", "tanggal", 14),
    KolomEkspor("Nomor SK", lebar=30),
)
KEUANGAN = (
    KolomEkspor("PIN mesin"),
    KolomEkspor("NPWP"),
    KolomEkspor("Status PTKP", lebar=10),
    KolomEkspor("Nomor rekening"),
    KolomEkspor("Kode bank", lebar=10),
    KolomEkspor("Dasar gaji BPJS", "bulat"),
)


def kolom_ekspor(*, keuangan: bool) -> tuple[KolomEkspor, ...]:
    """Columns; what paying needs only for those who may see it."""
    return (*DASAR, *KEUANGAN) if keuangan else DASAR


def baris_ekspor(daftar: Iterable[Pegawai], *, keuangan: bool) -> Iterable[tuple[object, ...]]:
    """One row a person, with the placement that the list query put beside it."""
    for satu in daftar:
        kini: list[Penempatan] = getattr(satu, "kini", [])
        yield (*_dasar(satu, kini[0] if kini else None), *(_keuangan(satu) if keuangan else ()))


def _dasar(satu: Pegawai, kini: Penempatan | None) -> tuple[object, ...]:
    diri = (
        satu.nip, satu.nama, satu.get_jenis_display(), satu.golongan, satu.tanggal_lahir,
        satu.jenis_kelamin,
    )  # fmt: skip
    if kini is None:
        return (*diri, None, None, None, None, None, None)
    jabatan = kini.jabatan
    tempat = (jabatan.kode, jabatan.nama, jabatan.unit.nama, jabatan.kelas)
    return (*diri, *tempat, kini.masa.lower, kini.dasar)


def _keuangan(satu: Pegawai) -> tuple[object, ...]:
    return (
        satu.pin_mesin, satu.npwp, satu.status_ptkp, satu.nomor_rekening, satu.kode_bank,
        satu.dasar_gaji_bpjs,
    )  # fmt: skip
