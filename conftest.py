"""The cast: one government with its people, and a second one that must never be seen."""

from dataclasses import dataclass, field
from datetime import date, time
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from ekinerja.accounts.models import User
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.models import JamKerja, PolaKerja
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai, Penempatan
from tests.panggung import pentaskan

pytest_plugins = ["tests.kebutuhan"]
SEJAK = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def bukti_sementara(settings, tmp_path):
    """Evidence of a test lives in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "bukti"


@pytest.fixture(autouse=True)
def antrean_bersih(request, django_db_blocker):
    """Empty the queue after each transactional test; its tables are not Django's to flush."""
    yield
    tanda = request.node.get_closest_marker("django_db")
    berkomit = tanda is not None and tanda.kwargs.get("transaction", False)
    if berkomit or "transactional_db" in request.fixturenames:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events CASCADE")


@pytest.fixture(scope="module")
def tabel_segar(django_db_setup, django_db_blocker):
    """Before a large load: remove the dead rows that rolled-back tests left behind.

    Foreign keys of small tables are checked by scanning, and dead rows are scanned too.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM")


@dataclass
class Pemeran:
    """A government, its units, posts and people, by name."""

    instansi: object
    unit: SimpleNamespace = field(default_factory=SimpleNamespace)
    jabatan: SimpleNamespace = field(default_factory=SimpleNamespace)


# kunci: (nama, NIP, jenis, golongan, jabatan)
ORANG = {
    "ratna": ("Ratna Dewi Lestari", "197505102000032001", "PNS", "IV/b", "kadis"),
    "budi": ("Budi Santoso", "198203152006041002", "PNS", "III/d", "kabid"),
    "sari": ("Sari Wulandari", "199001012015032003", "PNS", "III/b", "prakom"),
    "dewi": ("Dewi Anggraini", "198807072012012004", "PNS", "III/c", "analis"),
    "komang": ("Komang Adi Putra", "199305052019031005", "PNS", "III/a", "pengelola"),
    "nyoman": ("Nyoman Suarta", "198011112008011006", "PNS", "III/d", "kasubag"),
    "tono": ("Tono Hartono", "198512122010011007", "PNS", "III/c", "penyuluh"),
    "wayan": ("Wayan Sudiarta", "198409092009011008", "PNS", "III/d", "analis_sdm"),
    "made": ("Made Wirawan", "197908082003121009", "PNS", "IV/a", "auditor"),
}
# kunci: (nama, unit, jenis, kelas, kepala, atasan)
JABATAN = {
    "kadis": ("Kepala Dinas Komunikasi dan Informatika", "dinas", "JPT", 14, True, None),
    "kabid": ("Kepala Bidang Aplikasi Informatika", "bidang", "ADMINISTRATOR", 11, True, "kadis"),
    "prakom": ("Pranata Komputer Ahli Pertama", "bidang", "FUNGSIONAL", 8, False, "kabid"),
    "kasubag": ("Kepala Subbagian Keuangan", "subbag", "PENGAWAS", 9, True, "kadis"),
    "analis": ("Bendahara", "subbag", "PELAKSANA", 7, False, "kasubag"),
    "pengelola": ("Pengelola Keuangan", "subbag", "PELAKSANA", 6, False, "kasubag"),
    "penyuluh": ("Penyuluh Pertanian Ahli Muda", "dinas_lain", "FUNGSIONAL", 9, False, None),
    "analis_sdm": ("Analis SDM Aparatur Ahli Muda", "bkpsdm", "FUNGSIONAL", 9, False, None),
    "auditor": ("Auditor Ahli Madya", "inspektorat", "FUNGSIONAL", 11, False, None),
}
UNIT = {
    "kabupaten": ("00", "Kabupaten Uji", "INSTANSI", None),
    "dinas": ("01", "Dinas Komunikasi dan Informatika", "OPD", "kabupaten"),
    "bidang": ("01.1", "Bidang Aplikasi Informatika", "BIDANG", "dinas"),
    "subbag": ("01.2", "Subbagian Keuangan", "SUBBAGIAN", "dinas"),
    "dinas_lain": ("02", "Dinas Pertanian", "OPD", "kabupaten"),
    "bkpsdm": ("03", "Badan Kepegawaian dan Pengembangan SDM", "OPD", "kabupaten"),
    "inspektorat": ("04", "Inspektorat Daerah", "OPD", "kabupaten"),
}
PERAN = {
    "komang": ("PEMBUAT_DAFTAR", "dinas"),
    "nyoman": ("PPK_SKPD", "dinas"),
    "ratna": ("PA_KPA", "dinas"),
    "dewi": ("BENDAHARA", "dinas"),
    "wayan": ("BKPSDM", None),
    "made": ("PEMERIKSA", None),
}
# peran yang jarang dipakai, di luar unit para pemeran lain: lihat ``pemeran_lengkap``
ORANG_SETDA = {
    "gusti": ("Gusti Ayu Rahmawati", "199104042014032010", "PNS", "III/b", "pengelola_sdm"),
    "rini": ("Rini Astuti", "198606062009012011", "PNS", "III/d", "analis_organisasi"),
    "hendra": ("Hendra Gunawan", "197001021995031012", "PNS", "IV/d", "sekda"),
}
JABATAN_SETDA = {
    "sekda": ("Sekretaris Daerah", "setda", "JPT", 15, True, None),
    "analis_organisasi": ("Analis Kelembagaan", "setda", "PELAKSANA", 7, False, None),
    "pengelola_sdm": ("Pengelola Kepegawaian", "setda", "PELAKSANA", 6, False, None),
}
PERAN_SETDA = {
    "gusti": ("ADMIN_PD", "dinas"),
    "rini": ("ORGANISASI", None),
    "hendra": ("PIMPINAN", None),
}
JAM = [
    *((hari, time(7, 30), time(16, 0), 60) for hari in range(1, 5)),
    (5, time(7, 30), time(16, 30), 90),
]


def _units(instansi, masa):

    units = {}
    for kunci, (kode, nama, jenis, induk) in UNIT.items():
        units[kunci] = UnitKerja.objects.create(
            instansi=instansi, kode=kode, nama=nama, jenis=jenis, induk=units.get(induk), masa=masa
        )
    for unit in units.values():
        opd = unit
        while opd is not None and opd.jenis != "OPD":
            opd = opd.induk
        unit.opd = opd
        unit.save(update_fields=["opd"])
    return units


def _posts(instansi, units, masa, susunan):
    posts = {}
    for kunci, (nama, unit, jenis, kelas, kepala, atasan) in susunan.items():
        posts[kunci] = Jabatan.objects.create(
            instansi=instansi,
            unit=units[unit],
            kode=f"J-{kunci}",
            nama=nama,
            jenis=jenis,
            kelas=kelas,
            kepala=kepala,
            atasan=posts.get(atasan),
            masa=masa,
        )
    return posts


def _roles(people, units, masa, peran):
    for kunci, (satu, unit) in peran.items():
        PemberianPeran.objects.create(
            instansi=people[kunci].instansi,
            user=people[kunci].user,
            peran=satu,
            unit=units.get(unit),
            masa=masa,
            dasar="SK 2/2020",
        )


def _people(instansi, jabatan, masa, orang):

    people = {}
    for kunci, (nama, nip, jenis, golongan, post) in orang.items():
        user = User.objects.create(
            username=nip, nama=nama, instansi=instansi, wajib_ganti_sandi=False
        )
        people[kunci] = Pegawai.objects.create(
            instansi=instansi,
            user=user,
            nip=nip,
            nama=nama,
            nama_urut=nama.upper(),
            jenis=jenis,
            golongan=golongan,
            pin_mesin=nip[-4:],
            dasar_gaji_bpjs=4_000_000,
            status_ptkp="TK/0",
            nomor_rekening=f"0100{nip[-6:]}",
            kode_bank="129",
        )
        Penempatan.objects.create(
            instansi=instansi,
            pegawai=people[kunci],
            jabatan=jabatan[post],
            masa=masa,
            dasar="SK 1/2020",
        )
    return people


@pytest.fixture
def pemeran(db) -> Pemeran:
    """The whole cast: ``pemeran.sari`` is a Pegawai, ``pemeran.unit.dinas`` a unit."""
    return pentaskan("pemeran", _bangun_pemeran)


def _bangun_pemeran() -> Pemeran:
    masa = DateRange(SEJAK, None)
    instansi = Instansi.objects.create(kode="uji", nama="Kabupaten Uji", jenis="KABUPATEN")
    units = _units(instansi, masa)
    jabatan = _posts(instansi, units, masa, JABATAN)
    people = _people(instansi, jabatan, masa, ORANG)
    _roles(people, units, masa, PERAN)
    pola = PolaKerja.objects.create(
        instansi=instansi,
        kode="lima-hari",
        nama="Lima hari kerja",
        dasar="Perpres 21/2023",
        bawaan=True,
    )
    for hari, mulai, selesai, istirahat in JAM:
        JamKerja.objects.create(
            pola=pola, hari=hari, mulai=mulai, selesai=selesai, istirahat_menit=istirahat
        )
    lain = Instansi.objects.create(kode="lain", nama="Kota Lain", jenis="KOTA")
    unit_lain = UnitKerja.objects.create(
        instansi=lain, kode="01", nama="Dinas Lain", jenis="OPD", masa=masa
    )
    post = Jabatan.objects.create(
        instansi=lain,
        unit=unit_lain,
        kode="J",
        nama="Analis",
        jenis="PELAKSANA",
        kelas=7,
        masa=masa,
    )
    user = User.objects.create(
        username="197001011995011001", nama="Ucok", instansi=lain, wajib_ganti_sandi=False
    )
    ucok = Pegawai.objects.create(
        instansi=lain,
        user=user,
        nip=user.username,
        nama="Ucok",
        nama_urut="UCOK",
        jenis="PNS",
        golongan="III/a",
    )
    Penempatan.objects.create(instansi=lain, pegawai=ucok, jabatan=post, masa=masa, dasar="SK")
    PemberianPeran.objects.create(instansi=lain, user=user, peran="BKPSDM", masa=masa, dasar="SK")
    hasil = Pemeran(instansi)
    hasil.unit, hasil.jabatan = SimpleNamespace(**units), SimpleNamespace(**jabatan)
    hasil.ucok, hasil.instansi_lain = ucok, lain
    for kunci, orang in people.items():
        setattr(hasil, kunci, orang)
    return hasil


@pytest.fixture
def pemeran_lengkap(pemeran) -> Pemeran:
    """The cast, and one person for each role it lacks, in a unit of their own.

    Gusti is admin of Sari's dinas, Rini works at Bagian Organisasi, Hendra leads the secretariat.
    """
    unit, jabatan, orang = pentaskan("setda", lambda: _bangun_setda(pemeran))
    pemeran.unit.setda = unit
    vars(pemeran.jabatan).update(jabatan)
    vars(pemeran).update(orang)
    return pemeran


def _bangun_setda(pemeran: Pemeran) -> tuple[object, dict[str, object], dict[str, object]]:
    masa, instansi = DateRange(SEJAK, None), pemeran.instansi
    setda = UnitKerja.objects.create(
        instansi=instansi,
        kode="05",
        nama="Sekretariat Daerah",
        jenis="OPD",
        induk=pemeran.unit.kabupaten,
        masa=masa,
    )
    setda.opd = setda
    setda.save(update_fields=["opd"])
    units = {**vars(pemeran.unit), "setda": setda}
    jabatan = _posts(instansi, units, masa, JABATAN_SETDA)
    people = _people(instansi, jabatan, masa, ORANG_SETDA)
    _roles(people, units, masa, PERAN_SETDA)
    return setda, jabatan, people


def _as(kunci, cast="pemeran"):
    @pytest.fixture(name=f"as_{kunci}")
    def client(request) -> Client:
        browser = Client()
        browser.force_login(
            getattr(request.getfixturevalue(cast), kunci).user,
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return browser

    return client


as_sari, as_budi, as_ratna = _as("sari"), _as("budi"), _as("ratna")
as_wayan, as_tono, as_dewi = _as("wayan"), _as("tono"), _as("dewi")
as_made, as_ucok, as_komang, as_nyoman = _as("made"), _as("ucok"), _as("komang"), _as("nyoman")
as_gusti, as_rini, as_hendra = (_as(satu, "pemeran_lengkap") for satu in PERAN_SETDA)
