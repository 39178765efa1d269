"""Sources to read in tests: real servers on this machine, and a SIMPEG that knows the cast."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.integrasi.models import Perbedaan
from ekinerja.integrasi.services import (
    AturanSumber,
    alihkan_medan,
    atur_sumber,
    kerjakan_sinkron,
    mulai_sinkron,
)
from tests.sumber.server import SiasnPengganti, SimpegPengganti, jalankan

PADA = datetime(2026, 11, 2, 2, tzinfo=UTC)
HARI = date(2026, 11, 2)


@pytest.fixture
def batas(settings):
    """Short limits; nothing waits between repetitions."""
    settings.SUMBER_BATAS = {
        "sambung": 2, "baca": 0.3, "satu": 0.6, "total": 20, "ukuran": 200_000, "ulang": 2,
        "jeda": 0,
    }  # fmt: skip


def _izinkan(settings, server):
    settings.SUMBER_ALAMAT = frozenset({server.alamat.split("/")[2]})


@pytest.fixture
def simpeg(settings, batas, monkeypatch):
    """A running SIMPEG without people yet."""
    monkeypatch.setenv("EKINERJA_RAHASIA_SIMPEG", "kunci-uji")
    with jalankan(SimpegPengganti()) as server:
        _izinkan(settings, server)
        yield server


@pytest.fixture
def siasn(settings, batas, monkeypatch):
    """A running SIASN without people yet."""
    with jalankan(SiasnPengganti()) as server:
        _izinkan(settings, server)
        kunci = (
            f'{{"token_url": "{server.alamat}/oauth2/token", "klien": "a", "rahasia": "b", '
            f'"sso": "{server.sso}"}}'
        )
        monkeypatch.setenv("EKINERJA_RAHASIA_SIASN", kunci)
        yield server


def baris_simpeg(orang, tempat=None, **ubah):
    """A person as SIMPEG tells it; equal to ours unless changed."""
    tempat = tempat or orang.penempatan.get(jenis="DEFINITIF").jabatan
    return {
        "id": f"P{orang.pk}", "nip": orang.nip, "nama": orang.nama, "golongan": orang.golongan,
        "nomor_rekening": orang.nomor_rekening, "kode_jabatan": tempat.kode,
        "nama_jabatan": tempat.nama, "kode_unit": tempat.unit.kode,
        "nama_unit": tempat.unit.nama, "tmt_jabatan": "2020-01-01", "nomor_sk": "SK 1/2020",
        "tanggal_sk": None, **ubah,
    }  # fmt: skip


SEMUA = ("ratna", "budi", "sari", "dewi", "komang", "nyoman", "tono", "wayan", "made")


@pytest.fixture
def simpeg_lengkap(simpeg, pemeran):
    """A SIMPEG that says of everybody what we say; set up as our source."""
    simpeg.daftar["pegawai"] = [baris_simpeg(getattr(pemeran, satu)) for satu in SEMUA]
    aturan = AturanSumber("HTTP", simpeg.alamat, "EKINERJA_RAHASIA_SIMPEG", "HARIAN")
    simpeg.sumber = atur_sumber(
        pemeran.instansi.pk, "SIMPEG", aturan, oleh=pemeran.wayan, pada=PADA
    )
    return simpeg


def ubah_di(server, orang, **ubah):
    """Change what the server says of a person."""
    for satu in server.daftar["pegawai"]:
        if satu["nip"] == orang.nip:
            satu.update(ubah)


def baca(sumber, pada=PADA, oleh=None):
    """Read now, and give the reading."""
    sinkron = mulai_sinkron(sumber, oleh=oleh or _sistem(), pada=pada)
    return kerjakan_sinkron(sinkron.pk, pada=pada)


def _sistem():
    from ekinerja.core.workflow import SISTEM

    return SISTEM


def alihkan(pemeran, *medan, sumber="SIMPEG", mulai=HARI):
    return alihkan_medan(
        pemeran.instansi.pk, medan, sumber, mulai=mulai, oleh=pemeran.wayan, pada=PADA
    )


def nilai_beda(sinkron):
    """(person or code, field) → (ours, theirs)."""
    return {
        (satu.kunci_luar, satu.medan): (satu.kita, satu.mereka)
        for satu in Perbedaan.objects.filter(sinkron=sinkron, jenis="NILAI")
    }
