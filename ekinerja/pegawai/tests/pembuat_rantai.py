"""A government from the bupati down to schools, for the chains of judging."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import (
    Delegasi,
    Kedudukan,
    Keputusan,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
)

SEJAK, HARI = date(2020, 1, 1), date(2026, 10, 5)
MASA = DateRange(SEJAK, None)
# kunci: (jenis, induk)
UNIT = {
    "kabupaten": ("INSTANSI", None),
    "setda": ("SETDA", "kabupaten"),
    "dinas": ("OPD", "kabupaten"),
    "bidang": ("BIDANG", "dinas"),
    "uptd": ("UPTD", "dinas"),
    "puskesmas": ("PUSKESMAS", "dinas"),
    "sekolah": ("SEKOLAH", "dinas"),
    "kecamatan": ("KECAMATAN", "kabupaten"),
    "kelurahan": ("KELURAHAN", "kecamatan"),
}
# kunci: (unit, jenis, kepala, jabatan atasan)
JABATAN = {
    "bupati": ("kabupaten", "POLITIS", True, None),
    "sekda": ("setda", "JPT", True, "bupati"),
    "ajudan": ("kabupaten", "PELAKSANA", False, "bupati"),
    "kadis": ("dinas", "JPT", True, "sekda"),
    "camat": ("kecamatan", "ADMINISTRATOR", True, "sekda"),
    "lurah": ("kelurahan", "PENGAWAS", True, "camat"),
    "staf_lurah": ("kelurahan", "PELAKSANA", False, "lurah"),
    "kabid": ("bidang", "ADMINISTRATOR", True, "kadis"),
    "staf_bidang": ("bidang", "PELAKSANA", False, "kabid"),
    "kepala_uptd": ("uptd", "PENGAWAS", True, "kadis"),
    "staf_uptd": ("uptd", "PELAKSANA", False, "kepala_uptd"),
    "dokter": ("puskesmas", "FUNGSIONAL", False, "kadis"),
    "bidan": ("puskesmas", "FUNGSIONAL", False, None),
    "guru_madya": ("sekolah", "FUNGSIONAL", False, None),
    "guru": ("sekolah", "FUNGSIONAL", False, None),
}


class Rantai(SimpleNamespace):
    """Units as ``u_…``, posts as ``j_…``, and one person a post by the key of the post."""

    instansi: Any

    def tempatkan(
        self, orang: Pegawai, jabatan: Jabatan, jenis: str = "DEFINITIF", *, mulai: date = SEJAK,
        selesai: date | None = None,
    ) -> Penempatan:  # fmt: skip
        return Penempatan.objects.create(
            instansi=self.instansi, pegawai=orang, jabatan=jabatan, jenis=jenis,
            masa=DateRange(mulai, selesai), dasar="SP 1/2026",
        )  # fmt: skip

    def kosongkan(self, orang: Pegawai) -> None:
        """The definitive post of this person is vacant on the day."""
        Penempatan.objects.filter(pegawai=orang, jenis="DEFINITIF").update(
            masa=DateRange(SEJAK, HARI)
        )

    def orang(self, nama: str) -> Pegawai:
        """A person without post."""
        return Pegawai.objects.create(
            instansi=self.instansi, nama=nama, nama_urut=nama.upper(), jenis="PNS"
        )

    def tugaskan(self, orang: Pegawai, unit: UnitKerja, sebutan: str = "Kepala") -> PenugasanKepala:
        return PenugasanKepala.objects.create(
            instansi=self.instansi, pegawai=orang, unit=unit, sebutan=sebutan, masa=MASA,
            dasar="SK 3/2026",
        )  # fmt: skip

    def khusus(self, orang: Pegawai, penilai: Pegawai) -> PenilaiKhusus:
        return PenilaiKhusus.objects.create(
            instansi=self.instansi, pegawai=orang, penilai=penilai, masa=MASA, dasar="SK 4/2026"
        )

    def kedudukan(
        self, orang: Pegawai, jenis: str, *, unit_penilai: UnitKerja | None = None
    ) -> Kedudukan:
        keputusan = Keputusan.objects.create(
            instansi=self.instansi, pegawai=orang, jenis=jenis, nomor_sk="SK 5/2026",
            tanggal_sk=SEJAK, tmt=SEJAK, dicatat_pada="2026-01-01T00:00Z",
        )  # fmt: skip
        return Kedudukan.objects.create(
            instansi=self.instansi, pegawai=orang, jenis=jenis, masa=MASA, keputusan=keputusan,
            unit_penilai=unit_penilai,
        )  # fmt: skip

    def delegasikan(
        self, pemberi: Pegawai, penerima: Pegawai, *, unit: UnitKerja | None = None,
        masa: DateRange = MASA,
    ) -> Delegasi:  # fmt: skip
        return Delegasi.objects.create(
            instansi=self.instansi, pemberi=pemberi, penerima=penerima, unit=unit, masa=masa,
            dasar="SP 6/2026",
        )  # fmt: skip


def buat_rantai(kode: str = "rantai") -> Rantai:
    """The whole government; one person a post, named like the post."""
    instansi = Instansi.objects.create(kode=kode, nama="Kabupaten Rantai", jenis="KABUPATEN")
    rantai = Rantai(instansi=instansi)
    for kunci, (jenis, induk) in UNIT.items():
        unit = UnitKerja.objects.create(
            instansi=instansi, kode=kunci, nama=f"Unit {kunci}", jenis=jenis, masa=MASA,
            induk=getattr(rantai, f"u_{induk}", None),
        )  # fmt: skip
        setattr(rantai, f"u_{kunci}", unit)
    for kunci, (unit_kunci, jenis, kepala, atasan) in JABATAN.items():
        jabatan = Jabatan.objects.create(
            instansi=instansi, unit=getattr(rantai, f"u_{unit_kunci}"), kode=kunci,
            nama=f"Jabatan {kunci}", jenis=jenis, kepala=kepala, masa=MASA,
            atasan=getattr(rantai, f"j_{atasan}", None),
        )  # fmt: skip
        setattr(rantai, f"j_{kunci}", jabatan)
        setattr(rantai, kunci, rantai.orang(kunci))
        rantai.tempatkan(getattr(rantai, kunci), jabatan)
    return rantai
