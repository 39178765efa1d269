"""The plan of a large government: one big education service, one health service, many others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from ekinerja.penyiapan.demo.rencana import RencanaJabatan, RencanaUnit

ORANG_PER_OPD = 167
OPD_PALING_SEDIKIT = 6
ORANG_PER_TEMPAT = 45
ORANG_KANTOR = 7  # kepala, sekretaris, dan kedua subbagian
# bagian orang pada dinas pendidikan dan dinas kesehatan, seperseratus
PENDIDIKAN, KESEHATAN = 40, 15
STAF = (
    ("Analis Kebijakan Ahli Muda", "FUNGSIONAL", 9),
    ("Analis Kebijakan Ahli Pertama", "FUNGSIONAL", 8),
    ("Pengelola Layanan", "PELAKSANA", 6),
    ("Pengadministrasi Umum", "PELAKSANA", 5),
)
GURU = (
    ("Guru Ahli Madya", "FUNGSIONAL", 11),
    ("Guru Ahli Muda", "FUNGSIONAL", 9),
    ("Guru Ahli Pertama", "FUNGSIONAL", 8),
    ("Pengadministrasi Sekolah", "PELAKSANA", 5),
)
NAKES = (
    ("Dokter Ahli Pertama", "FUNGSIONAL", 9),
    ("Perawat Terampil", "FUNGSIONAL", 6),
    ("Bidan Terampil", "FUNGSIONAL", 6),
    ("Pengadministrasi Umum", "PELAKSANA", 5),
)
Staf = tuple[tuple[str, str, int], ...]
URUSAN = (
    "Pekerjaan Umum", "Perumahan", "Sosial", "Tenaga Kerja", "Pertanian", "Lingkungan Hidup",
    "Kependudukan", "Perhubungan", "Komunikasi", "Koperasi", "Penanaman Modal", "Kepemudaan",
    "Kebudayaan", "Perpustakaan", "Kearsipan", "Perikanan", "Pariwisata", "Perdagangan",
)  # fmt: skip


@dataclass(slots=True)
class _Penyusun:
    """Gives codes to the posts of a unit."""

    unit: str
    urut: Iterator[int] = field(default_factory=lambda: count(1))

    def jabatan(
        self, isi: tuple[str, str, int], *, kepala: bool = False, peran: str = "", orang: int = 1
    ) -> RencanaJabatan:
        nama, jenis, kelas = isi
        return RencanaJabatan(
            kode=f"{self.unit}-{next(self.urut)}",
            nama=nama,
            jenis=jenis,
            kelas=kelas,
            rumpun="umum",
            kepala=kepala,
            bezetting=orang,
            isi=orang,
            peran=peran,
        )


def rencana_besar(orang: int) -> RencanaUnit:
    """The tree of a government with exactly this many people (at least 100) besides the regent."""
    banyak_opd = max(OPD_PALING_SEDIKIT, orang // ORANG_PER_OPD)
    pendidikan, kesehatan = orang * PENDIDIKAN // 100, orang * KESEHATAN // 100
    lain = bagi(orang - pendidikan - kesehatan, banyak_opd - 2)
    bupati = _Penyusun("00").jabatan(("Bupati", "POLITIS", 17), kepala=True)
    return RencanaUnit(
        "00",
        "Kabupaten Candrawati Raya",
        "INSTANSI",
        (bupati,),
        (
            _opd("01", "Dinas Pendidikan", pendidikan, GURU),
            _opd("02", "Dinas Kesehatan", kesehatan, NAKES),
            *(
                _opd(f"{nomor:02d}", f"Dinas {URUSAN[nomor % len(URUSAN)]} {nomor}", banyak, STAF)
                for nomor, banyak in enumerate(lain, start=3)
            ),
        ),
    )


def bagi(banyak: int, bagian: int) -> list[int]:
    """Divide into parts that differ by at most one."""
    dasar, lebih = divmod(banyak, bagian)
    return [dasar + (nomor < lebih) for nomor in range(bagian)]


def _opd(kode: str, nama: str, orang: int, staf: Staf) -> RencanaUnit:
    """Head, secretariat with the payment roles, and the rest in bidang, schools or puskesmas."""
    kepala = _Penyusun(kode).jabatan((f"Kepala {nama}", "JPT", 14), kepala=True, peran="PA_KPA")
    sisa = orang - ORANG_KANTOR
    tempat = max(sisa // ORANG_PER_TEMPAT, 1)
    return RencanaUnit(
        kode,
        nama,
        "OPD",
        (kepala,),
        (
            _sekretariat(f"{kode}.0", nama),
            *(
                _tempat(f"{kode}.{nomor}", f"{_sebutan(staf)} {nomor} {nama}", banyak, staf)
                for nomor, banyak in enumerate(bagi(sisa, tempat), start=1)
            ),
        ),
    )


def _sebutan(staf: Staf) -> str:
    return "Sekolah" if staf is GURU else "Puskesmas" if staf is NAKES else "Bidang"


def _sekretariat(kode: str, nama: str) -> RencanaUnit:
    atas = _Penyusun(kode)
    return RencanaUnit(
        kode,
        f"Sekretariat {nama}",
        "BAGIAN",
        (atas.jabatan((f"Sekretaris {nama}", "ADMINISTRATOR", 12), kepala=True),),
        (_keuangan(f"{kode}.1", nama), _kepegawaian(f"{kode}.2", nama)),
    )


def _keuangan(kode: str, nama: str) -> RencanaUnit:
    penyusun = _Penyusun(kode)
    kasubbag = ("Kepala Subbagian Keuangan", "PENGAWAS", 9)
    return RencanaUnit(
        kode,
        f"Subbagian Keuangan {nama}",
        "SUBBAGIAN",
        (
            penyusun.jabatan(kasubbag, kepala=True, peran="PPK_SKPD"),
            penyusun.jabatan(("Bendahara", "PELAKSANA", 7), peran="BENDAHARA"),
            penyusun.jabatan(("Pengelola Keuangan", "PELAKSANA", 6), peran="PEMBUAT_DAFTAR"),
        ),
    )


def _kepegawaian(kode: str, nama: str) -> RencanaUnit:
    penyusun = _Penyusun(kode)
    kasubbag = ("Kepala Subbagian Umum dan Kepegawaian", "PENGAWAS", 9)
    return RencanaUnit(
        kode,
        f"Subbagian Umum dan Kepegawaian {nama}",
        "SUBBAGIAN",
        (
            penyusun.jabatan(kasubbag, kepala=True, peran="ADMIN_PD"),
            penyusun.jabatan(("Pengelola Kepegawaian", "PELAKSANA", 6)),
        ),
    )


def _tempat(kode: str, nama: str, orang: int, staf: Staf) -> RencanaUnit:
    penyusun = _Penyusun(kode)
    kepala = penyusun.jabatan((f"Kepala {nama}", "ADMINISTRATOR", 11), kepala=True)
    isi = bagi(orang - 1, len(staf))
    return RencanaUnit(
        kode,
        nama,
        "BIDANG",
        (
            kepala,
            *(penyusun.jabatan(s, orang=n) for s, n in zip(staf, isi, strict=True) if n),
        ),
    )
