"""People and careers as files; the columns of people are those of the import."""

from collections.abc import Iterable

from ekinerja.core.impor import KolomEkspor
from ekinerja.pegawai.models import Keputusan, KontrakKerja, Pegawai, Penempatan
from ekinerja.pegawai.pensiun import lahir_seorang
from ekinerja.pegawai.presenters import JENIS_CATATAN, judul_catatan
from ekinerja.pegawai.queries import CalonPensiun, CatatanKarier

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


KOLOM_KEPUTUSAN = (
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Jenis keputusan", lebar=28),
    KolomEkspor("Nomor SK", lebar=30),
    KolomEkspor("Tanggal SK", "tanggal", 14),
    KolomEkspor("TMT", "tanggal", 14),
    KolomEkspor("Tanggal pelantikan", "tanggal", 14),
    KolomEkspor("Tanggal SPMT", "tanggal", 14),
    KolomEkspor("Keterangan", lebar=40),
    KolomEkspor("Keadaan"),
)
KOLOM_KARIER = (
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Jenis catatan"),
    KolomEkspor("Catatan", lebar=44),
    KolomEkspor("Tempat", lebar=36),
    KolomEkspor("Mulai", "tanggal", 14),
    KolomEkspor("Sampai sebelum", "tanggal", 14),
    KolomEkspor("Dasar", lebar=36),
    KolomEkspor("Keadaan"),
)
KOLOM_PENSIUN = (
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Tanggal lahir", "tanggal", 14),
    KolomEkspor("Jabatan", lebar=40),
    KolomEkspor("Unit kerja", lebar=40),
    KolomEkspor("Perangkat daerah", lebar=40),
    KolomEkspor("Batas usia", "bulat", 10),
    KolomEkspor("Pensiun mulai", "tanggal", 14),
    KolomEkspor("SK sudah dicatat", lebar=14),
)
KOLOM_KONTRAK = (
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Jenis pegawai"),
    KolomEkspor("Nomor kontrak", lebar=30),
    KolomEkspor("Mulai", "tanggal", 14),
    KolomEkspor("Sampai sebelum", "tanggal", 14),
    KolomEkspor("Jam seminggu", "desimal", 12),
    KolomEkspor("Upah sebulan", "rupiah"),
    KolomEkspor("Penyedia", lebar=30),
)


def baris_keputusan(daftar: Iterable[Keputusan]) -> Iterable[tuple[object, ...]]:
    """One row a decision."""
    for satu in daftar:
        yield (
            satu.pegawai.nip, satu.pegawai.nama, satu.get_jenis_display(), satu.nomor_sk,
            satu.tanggal_sk, satu.tmt, satu.tanggal_pelantikan, satu.tanggal_spmt,
            satu.keterangan, "Dibatalkan" if satu.dibatalkan_pada else "Berlaku",
        )  # fmt: skip


def baris_karier(
    catatan: Iterable[tuple[Pegawai, CatatanKarier]],
) -> Iterable[tuple[object, ...]]:
    """One row a dated record; the end is the first day on which it no longer holds."""
    for orang, satu in catatan:
        yield (
            orang.nip, orang.nama, JENIS_CATATAN[satu.jenis], judul_catatan(satu), satu.tempat,
            satu.mulai, satu.selesai, satu.dasar, "Dibatalkan" if satu.batal else "Berlaku",
        )  # fmt: skip


def rekaman_karier(catatan: Iterable[tuple[Pegawai, CatatanKarier]]) -> list[dict[str, object]]:
    """The same records for another program: codes beside words, ISO dates, half-open periods."""
    return [
        {
            "nip": orang.nip,
            "nama": orang.nama,
            "jenis": satu.jenis,
            "id": satu.id,
            "cara": satu.cara,
            "catatan": judul_catatan(satu),
            "tempat": satu.tempat,
            "mulai": satu.mulai.isoformat() if satu.mulai else None,
            "selesai": satu.selesai.isoformat() if satu.selesai else None,
            "dasar": satu.dasar,
            "keputusan": satu.keputusan_id,
            "dibatalkan": satu.batal,
        }
        for orang, satu in catatan
    ]


def baris_pensiun(daftar: Iterable[CalonPensiun]) -> Iterable[tuple[object, ...]]:
    """One row a person who reaches the age."""
    for satu in daftar:
        orang, jabatan = satu.penempatan.pegawai, satu.penempatan.jabatan
        yield (
            orang.nip, orang.nama, lahir_seorang(orang), jabatan.nama, jabatan.unit.nama,
            jabatan.unit.opd.nama if jabatan.unit.opd else None, satu.rencana.usia,
            satu.rencana.tanggal, satu.tercatat,
        )  # fmt: skip


def baris_kontrak(daftar: Iterable[KontrakKerja]) -> Iterable[tuple[object, ...]]:
    """One row a contract."""
    for satu in daftar:
        yield (
            satu.pegawai.nip, satu.pegawai.nama, satu.pegawai.get_jenis_display(), satu.nomor,
            satu.masa.lower, satu.masa.upper, satu.jam_per_minggu, satu.upah, satu.penyedia,
        )  # fmt: skip
