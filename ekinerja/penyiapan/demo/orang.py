"""People, their accounts and where they are placed."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.accounts.models import User
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.penyiapan.demo.acak import acak
from ekinerja.penyiapan.demo.akun import GANTI_DULU, SANDI_DEMO
from ekinerja.penyiapan.demo.nama import buat_nama, gelar
from ekinerja.penyiapan.demo.nip import PembuatNIP, tanggal_lahir
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.rencana import Mutasi, RencanaJabatan
from ekinerja.penyiapan.demo.simpan import beri_id, simpan
from ekinerja.penyiapan.demo.waktu import Waktu

# awal nama jenjang: (umur, golongan)
JENJANG: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "JPT": ((48, 57), ("IV/b", "IV/c")),
    "ADMINISTRATOR": ((42, 55), ("IV/a", "IV/b")),
    "PENGAWAS": ((36, 53), ("III/c", "III/d")),
    "Madya": ((45, 56), ("IV/a", "IV/b")),
    "Muda": ((36, 50), ("III/c", "III/d")),
    "Pertama": ((27, 36), ("III/a", "III/b")),
    "Terampil": ((25, 40), ("II/c", "II/d")),
    "TINGGI": ((28, 50), ("III/a", "III/b")),
    "SEDANG": ((27, 48), ("II/c", "II/d")),
    "DASAR": ((27, 52), ("II/a", "II/b")),
}
GAJI = {"I": 2_500_000, "II": 3_200_000, "III": 4_100_000, "IV": 5_300_000}
GAJI_PPPK = {"V": 2_900_000, "VII": 3_300_000, "IX": 3_900_000}
PTKP = ("TK/0", "K/0", "K/1", "K/2", "K/3")


@dataclass(slots=True)
class Orang:
    """A person with the placements in order: (first day, post)."""

    pegawai: Pegawai
    kunci: str
    penempatan: list[tuple[date, Jabatan]] = field(default_factory=list)

    def jabatan_pada(self, hari: date) -> Jabatan:
        """The definitive post on a day (the first one before it began)."""
        sah = [jabatan for mulai, jabatan in self.penempatan if mulai <= hari]
        return sah[-1] if sah else self.penempatan[0][1]


def susun_orang(organisasi: Organisasi, mutasi: tuple[Mutasi, ...], waktu: Waktu) -> list[Orang]:
    """Save accounts, people and placements, in the order of the posts."""
    pembuat = PembuatNIP()
    orang = [
        _orang(organisasi, rencana, nomor, _Bahan(pembuat, waktu))
        for rencana in organisasi.rencana.values()
        for nomor in range(rencana.isi)
    ]
    for nomor, satu in enumerate(orang, start=1):
        satu.pegawai.pin_mesin = str(nomor)
    for pindah in mutasi:
        asal = [o for o in orang if o.penempatan[-1][1].kode == pindah.dari][-1]
        mulai = waktu.bulan(pindah.bulan).replace(day=pindah.hari)
        asal.penempatan.append((mulai, organisasi.jabatan[pindah.ke]))
    _simpan_akun(organisasi, orang, waktu)
    _simpan_penempatan(organisasi, orang, waktu)
    return orang


@dataclass(frozen=True, slots=True)
class _Bahan:
    pembuat: PembuatNIP
    waktu: Waktu


def _orang(organisasi: Organisasi, rencana: RencanaJabatan, nomor: int, bahan: _Bahan) -> Orang:
    dadu = acak("orang", rencana.kode, nomor)
    utama = nomor == 0 and bool(rencana.kunci)
    kelamin = rencana.jenis_kelamin if utama or not rencana.kunci else ""
    kelamin = kelamin or dadu.choice("LP")
    polos = rencana.nama_orang if utama else buat_nama(dadu, kelamin)
    depan = "dr. " if rencana.nama.startswith("Dokter") else ""
    belakang = "" if depan else _gelar(dadu, rencana)
    pegawai = Pegawai(
        instansi=organisasi.instansi,
        nama=f"{depan}{polos}" + (f", {belakang}" if belakang else ""),
        nama_urut=polos.upper(),
        jenis_kelamin=kelamin,
        jenis=_jenis(rencana, nomor),
    )
    tmt = _isi_kepegawaian(pegawai, rencana, dadu, bahan)
    return Orang(pegawai, rencana.kunci if utama else "", [(tmt, organisasi.jabatan[rencana.kode])])


def _gelar(dadu: Random, rencana: RencanaJabatan) -> str:
    if "Terampil" in rencana.nama:
        return "A.Md.Keb." if rencana.nama.startswith("Bidan") else "A.Md.Kes."
    return gelar(dadu, rumpun=rencana.rumpun, jenis=rencana.jenis, kelas=rencana.kelas)


def _jenis(rencana: RencanaJabatan, nomor: int) -> str:
    """The last holders of a post are PPPK, those before them CPNS."""
    if rencana.jenis == "POLITIS":
        return "NON_ASN"
    dari_akhir = rencana.isi - nomor
    if dari_akhir <= rencana.pppk:
        return "PPPK"
    return "CPNS" if dari_akhir <= rencana.pppk + rencana.cpns else "PNS"


def _jenjang(rencana: RencanaJabatan) -> str:
    if rencana.jenis in JENJANG:
        return rencana.jenis
    akhir = rencana.nama.rpartition(" ")[2]
    if akhir in JENJANG:
        return akhir
    if rencana.jenis == "FUNGSIONAL":
        return "Muda"
    kelas = rencana.kelas or 6
    return "TINGGI" if kelas >= 7 else "SEDANG" if kelas == 6 else "DASAR"


def _isi_kepegawaian(
    pegawai: Pegawai, rencana: RencanaJabatan, dadu: Random, bahan: _Bahan
) -> date:
    """Fill dates, number, rank and payment data; returns the first day in the post."""
    jenjang, waktu = _jenjang(rencana), bahan.waktu
    umur, golongan = JENJANG.get(jenjang, ((45, 55), ("",)))
    pegawai.tanggal_lahir = tanggal_lahir(dadu, tahun=waktu.mulai.year, umur=umur)
    angkat = _tmt(pegawai, dadu, waktu)
    if pegawai.jenis != "NON_ASN":
        pppk = pegawai.jenis == "PPPK"
        pegawai.nip = bahan.pembuat.buat(
            pegawai.tanggal_lahir, tmt=angkat, jenis_kelamin=pegawai.jenis_kelamin, pppk=pppk
        )
        pegawai.golongan = _golongan(pegawai.jenis, jenjang, dadu.choice(golongan))
        dasar = {**GAJI, **GAJI_PPPK}[pegawai.golongan.partition("/")[0]]
        pegawai.dasar_gaji_bpjs = dasar + 10_000 * dadu.randint(0, 60)
    pegawai.status_ptkp = dadu.choice(PTKP)
    pegawai.npwp = f"99{dadu.randrange(10**14):014d}"
    pegawai.nomor_rekening = f"0100{dadu.randrange(10**9):09d}"
    pegawai.kode_bank = "129"
    if pegawai.jenis in {"CPNS", "PPPK"}:
        return angkat
    return date(waktu.mulai.year - dadu.randint(1, 4), dadu.choice((1, 4, 7)), 2)


def _tmt(pegawai: Pegawai, dadu: Random, waktu: Waktu) -> date:
    """Date of appointment; never before the age of twenty, never within the three months."""
    if pegawai.jenis == "CPNS":
        return waktu.bulan(-8)
    if pegawai.jenis == "PPPK":
        return date(waktu.mulai.year - dadu.randint(1, 3), 3, 1)
    lahir = pegawai.tanggal_lahir or waktu.mulai
    tahun = min(lahir.year + dadu.randint(22, 27), waktu.mulai.year - 5)
    return date(max(tahun, lahir.year + 20), dadu.choice((1, 3, 4, 12)), 1)


def _golongan(jenis: str, jenjang: str, golongan: str) -> str:
    if jenis != "PPPK":
        return "III/a" if jenis == "CPNS" else golongan
    if jenjang == "DASAR":
        return "V"
    return "VII" if jenjang in {"Terampil", "SEDANG"} else "IX"


def _simpan_akun(organisasi: Organisasi, orang: list[Orang], waktu: Waktu) -> None:
    sandi = make_password(SANDI_DEMO, salt=f"peragaan{organisasi.instansi.kode}")
    akun = [
        User(
            username=satu.pegawai.nip or f"{satu.kunci}.{organisasi.instansi.kode}",
            password=sandi,
            instansi=organisasi.instansi,
            nama=satu.pegawai.nama,
            wajib_ganti_sandi=satu.kunci == GANTI_DULU,
        )
        for satu in orang
    ]
    for satu, user in zip(orang, simpan(akun), strict=True):
        satu.pegawai.user = user
    simpan([satu.pegawai for satu in orang])


def _simpan_penempatan(organisasi: Organisasi, orang: list[Orang], waktu: Waktu) -> None:
    baris = []
    for satu in orang:
        akhir = [mulai for mulai, _ in satu.penempatan[1:]] + [None]
        for (mulai, jabatan), selesai in zip(satu.penempatan, akhir, strict=True):
            baris.append(
                Penempatan(
                    instansi=organisasi.instansi,
                    pegawai=satu.pegawai,
                    jabatan=jabatan,
                    masa=DateRange(mulai, selesai),
                    dasar=_nomor_sk(jabatan.pk, mulai),
                )
            )
    baris.extend(_plt(organisasi, orang, waktu))
    beri_id(baris)
    simpan(baris)


def _plt(organisasi: Organisasi, orang: list[Orang], waktu: Waktu) -> list[Penempatan]:
    """Acting heads of posts without an occupant, since the month before the first one."""
    mulai = waktu.bulan(-3)
    return [
        Penempatan(
            instansi=organisasi.instansi,
            pegawai=next(o.pegawai for o in orang if o.penempatan[0][1].kode == rencana.plt),
            jabatan=organisasi.jabatan[kode],
            jenis=Penempatan.PLT,
            masa=DateRange(mulai, None),
            dasar=f"Surat Perintah Bupati Candrawati Nomor 821.2/PLT-{mulai.year} (rekaan)",
        )
        for kode, rencana in organisasi.rencana.items()
        if rencana.plt
    ]


def _nomor_sk(nomor: int, tanggal: date) -> str:
    return f"Keputusan Bupati Candrawati Nomor 821/{nomor}/{tanggal.year} (rekaan)"
