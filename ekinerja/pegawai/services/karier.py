"""Deeds of career: to another post, to another rank, out of service, and back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.golongan import golongan_untuk
from ekinerja.pegawai.models import Kedudukan, Keputusan, Pegawai, Penempatan, RiwayatGolongan
from ekinerja.pegawai.services.keputusan import (
    TUMPANG,
    DataKeputusan,
    Pencatat,
    mulai_keputusan,
    selesaikan,
)
from ekinerja.pegawai.services.orang import periksa_penempatan
from ekinerja.pegawai.services.selaras import KELUAR, salin_golongan, selaraskan_akun

PINDAH = ("MUTASI", "PROMOSI", "PENURUNAN")
SEMENTARA = ("SUSPENSI", "CLTN", "TUGAS_BELAJAR", "DIPERBANTUKAN")
DAPAT_KEMBALI = (*SEMENTARA, "BERHENTI")


@transaction.atomic
def pindahkan(
    pegawai: Pegawai, jabatan: Jabatan, *, jenis: str, sk: DataKeputusan, oleh: Pelaku,
    pada: datetime,
) -> Keputusan:  # fmt: skip
    """End the definitive post of a person on a day and begin another, by one SK.

    :param jenis: MUTASI, PROMOSI or PENURUNAN.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: nothing to end, the same post, the class contradicts the kind of deed.
    """
    catat = mulai_keputusan(pegawai, jenis, sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    periksa_penempatan(orang, jabatan, mulai=sk.tmt, selesai=None, dasar=sk.dasar)
    _tolak_yang_keluar(orang, sk.tmt)
    lama = _jabatan_terakhir(orang)
    if lama is None or sk.tmt not in lama.masa or lama.masa.lower == sk.tmt:
        raise AksiDitolak(
            "Tidak ada jabatan definitif yang sedang berjalan sebelum tanggal itu. "
            "Periksa TMT-nya, atau gunakan pengangkatan."
        )
    if lama.jabatan_id == jabatan.pk:
        raise AksiDitolak("Jabatan yang dituju sama dengan jabatan sekarang. Pilih jabatan lain.")
    _cocokkan_kelas(jenis, lama.jabatan.kelas, jabatan.kelas)
    selesai = lama.masa.upper
    with mulai_massal(oleh, sebab="pegawai dimutasi"), batasan(TUMPANG):
        catat.akhiri("penempatan", lama, lama.jabatan.nama, selesai=sk.tmt)
        _tempati(catat, jabatan, sk, selesai=selesai)
    return selesaikan(catat, sebutan=f"{jabatan.nama}: {sk.dasar}", oleh=oleh, pada=pada)


@transaction.atomic
def angkat(
    pegawai: Pegawai, jabatan: Jabatan, *, sk: DataKeputusan, oleh: Pelaku, pada: datetime,
    selesai: date | None = None,
) -> Keputusan:  # fmt: skip
    """Appoint a person without a definitive post (new, or back after a while).

    :param selesai: the first day after a term of office (bupati, Pj); None without a term.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: a definitive post already holds then, or the person has left.
    """
    catat = mulai_keputusan(pegawai, "PENGANGKATAN", sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    periksa_penempatan(orang, jabatan, mulai=sk.tmt, selesai=selesai, dasar=sk.dasar)
    _tolak_yang_keluar(orang, sk.tmt)
    with mulai_massal(oleh, sebab="pegawai diangkat"), batasan(TUMPANG):
        _tempati(catat, jabatan, sk, selesai=selesai)
    return selesaikan(catat, sebutan=f"{jabatan.nama}: {sk.dasar}", oleh=oleh, pada=pada)


@transaction.atomic
def naikkan_pangkat(
    pegawai: Pegawai, golongan: str, *, sk: DataKeputusan, oleh: Pelaku, pada: datetime
) -> Keputusan:
    """Another rank from a day on; today's rank on the register follows on that day.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: not a rank of this kind of person, not higher, or a later rank stands.
    """
    catat = mulai_keputusan(pegawai, "KENAIKAN", sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    _tolak_yang_keluar(orang, sk.tmt)
    lama = RiwayatGolongan.objects.filter(pegawai=orang).order_by("masa").last()
    _periksa_golongan(orang, lama.golongan if lama else orang.golongan, golongan)
    if lama is not None and (sk.tmt not in lama.masa or lama.masa.lower == sk.tmt):
        raise AksiDitolak(
            f"Golongan {lama.golongan} tidak sedang berlaku pada TMT itu. Periksa TMT-nya."
        )
    with mulai_massal(oleh, sebab="pangkat dinaikkan"), batasan(TUMPANG):
        lama = lama or _golongan_semula(orang)
        if lama is not None:
            catat.akhiri("golongan", lama, f"Golongan {lama.golongan}", selesai=sk.tmt)
        catat.buat(
            "golongan", f"Golongan {golongan}", golongan=golongan, masa=DateRange(sk.tmt, None),
            dasar=sk.dasar, keputusan=catat.keputusan,
        )  # fmt: skip
        salin_golongan(orang, hari=timezone.localdate(pada))
    return selesaikan(catat, sebutan=f"Golongan {golongan}: {sk.dasar}", oleh=oleh, pada=pada)


@dataclass(frozen=True, slots=True)
class DataKedudukan:
    """Standing other than active: until when, where, who rates, who pays.

    :ivar selesai: the first day after it; None until an activation.
    :ivar lepas_jabatan: the definitive post is vacant from the first day.
    """

    selesai: date | None = None
    tujuan: str = ""
    unit_penilai: UnitKerja | None = None
    unit_pembayar: UnitKerja | None = None
    dibayar: bool = False
    lepas_jabatan: bool = False


@transaction.atomic
def tetapkan_kedudukan(
    pegawai: Pegawai, jenis: str, *, data: DataKedudukan, sk: DataKeputusan, oleh: Pelaku,
    pada: datetime,
) -> Keputusan:  # fmt: skip
    """Suspend, grant unpaid leave, send to study, or second a person, for a period.

    Days that are not paid leave the month of that person; the gathered facts know them.

    :param jenis: SUSPENSI, CLTN, TUGAS_BELAJAR or DIPERBANTUKAN.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: another standing holds then, or what it says contradicts itself.
    """
    catat = mulai_keputusan(pegawai, jenis, sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    _tolak_yang_keluar(orang, sk.tmt)
    _periksa_kedudukan(orang, jenis, data, sk)
    with mulai_massal(oleh, sebab="kedudukan ditetapkan"), batasan(TUMPANG):
        _catat_kedudukan(catat, jenis, data)
        kini = _jabatan_terakhir(orang)
        if data.lepas_jabatan and kini is not None and sk.tmt in kini.masa:
            if kini.masa.lower == sk.tmt:
                raise AksiDitolak("Jabatannya baru mulai pada TMT itu. Batalkan dahulu penempatan.")
            catat.akhiri("penempatan", kini, kini.jabatan.nama, selesai=sk.tmt)
    sebutan = catat.keputusan.get_jenis_display()
    return selesaikan(catat, sebutan=f"{sebutan}: {sk.dasar}", oleh=oleh, pada=pada)


@transaction.atomic
def aktifkan_kembali(
    pegawai: Pegawai, *, jabatan: Jabatan | None, sk: DataKeputusan, oleh: Pelaku, pada: datetime
) -> Keputusan:
    """End the standing that holds on the day; a person without post needs one.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: nothing to end, or retired or dead (then the decision is cancelled).
    """
    catat = mulai_keputusan(pegawai, "AKTIF_KEMBALI", sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    kini = Kedudukan.objects.filter(pegawai=orang, masa__contains=sk.tmt).first()
    if kini is None or kini.jenis not in DAPAT_KEMBALI or kini.masa.lower == sk.tmt:
        raise AksiDitolak(
            "Tidak ada pemberhentian, cuti, tugas belajar, atau perbantuan yang sedang berjalan "
            "sebelum TMT itu. Bila keputusannya keliru dicatat, batalkan keputusan itu."
        )
    tempat = Penempatan.objects.filter(
        pegawai=orang, jenis=Penempatan.DEFINITIF, masa__contains=sk.tmt
    ).exists()
    if not tempat and jabatan is None:
        raise AksiDitolak("Pegawai ini tidak punya jabatan pada TMT itu. Pilih jabatannya.")
    with mulai_massal(oleh, sebab="pegawai diaktifkan kembali"), batasan(TUMPANG):
        catat.akhiri("kedudukan", kini, kini.get_jenis_display(), selesai=sk.tmt)
        if not tempat and jabatan is not None:
            periksa_penempatan(orang, jabatan, mulai=sk.tmt, selesai=None, dasar=sk.dasar)
            _tempati(catat, jabatan, sk, selesai=None)
        selaraskan_akun(orang, hari=timezone.localdate(pada))
    return selesaikan(catat, sebutan=f"Aktif kembali: {sk.dasar}", oleh=oleh, pada=pada)


def _tempati(catat: Pencatat, jabatan: Jabatan, sk: DataKeputusan, *, selesai: date | None) -> None:
    catat.buat(
        "penempatan", jabatan.nama, jabatan=jabatan, masa=DateRange(sk.tmt, selesai),
        dasar=sk.dasar, keputusan=catat.keputusan,
    )  # fmt: skip


def _jabatan_terakhir(pegawai: Pegawai) -> Penempatan | None:
    return (
        Penempatan.objects.select_for_update(of=("self",))
        .filter(pegawai=pegawai, jenis=Penempatan.DEFINITIF)
        .select_related("jabatan")
        .order_by("masa")
        .last()
    )


def _golongan_semula(pegawai: Pegawai) -> RiwayatGolongan | None:
    """The rank on the register becomes the first row of a history that began empty."""
    if not pegawai.golongan:
        return None
    return RiwayatGolongan.objects.create(
        instansi_id=pegawai.instansi_id, pegawai=pegawai, golongan=pegawai.golongan,
        masa=DateRange(None, None), dasar="Data sebelum riwayat dicatat",
    )  # fmt: skip


def _tolak_yang_keluar(pegawai: Pegawai, tmt: date) -> None:
    keluar = Kedudukan.objects.filter(pegawai=pegawai, jenis__in=KELUAR, masa__contains=tmt).first()
    if keluar is not None:
        raise AksiDitolak(
            f"Pegawai ini tercatat {keluar.get_jenis_display().lower()} sejak "
            f"{keluar.masa.lower:%d/%m/%Y}. Bila itu keliru, batalkan keputusannya lebih dahulu."
        )


def _cocokkan_kelas(jenis: str, lama: int | None, baru: int | None) -> None:
    if lama is None or baru is None:
        return
    if jenis == "PROMOSI" and baru < lama:
        raise AksiDitolak(
            f"Kelas jabatan yang dituju ({baru}) lebih rendah daripada kelas sekarang ({lama}), "
            "jadi ini bukan promosi. Pilih mutasi atau penurunan jabatan."
        )
    if jenis == "PENURUNAN" and baru >= lama:
        raise AksiDitolak(
            f"Kelas jabatan yang dituju ({baru}) tidak lebih rendah daripada kelas sekarang "
            f"({lama}), jadi ini bukan penurunan. Pilih mutasi atau promosi."
        )


def _periksa_golongan(pegawai: Pegawai, lama: str, baru: str) -> None:
    urutan = golongan_untuk(pegawai.jenis)
    if baru not in urutan:
        raise AksiDitolak(
            f"Golongan {baru} bukan golongan {pegawai.get_jenis_display()}. Pilih dari daftar."
        )
    if lama in urutan and urutan.index(baru) <= urutan.index(lama):
        raise AksiDitolak(
            f"Golongan {baru} tidak lebih tinggi daripada golongan sekarang ({lama}). "
            "Periksa golongannya pada SK."
        )


def _periksa_kedudukan(
    pegawai: Pegawai, jenis: str, data: DataKedudukan, sk: DataKeputusan
) -> None:
    asing = [
        unit
        for unit in (data.unit_penilai, data.unit_pembayar)
        if unit is not None and unit.instansi_id != pegawai.instansi_id
    ]
    for salah, kalimat in (
        (
            data.selesai is not None and data.selesai <= sk.tmt,
            "Tanggal berakhirnya harus sesudah TMT.",
        ),
        (
            jenis == "DIPERBANTUKAN" and not data.tujuan.strip(),
            "Tulis instansi atau unit tempat ia diperbantukan.",
        ),
        (
            data.unit_pembayar is not None and not data.dibayar,
            "Unit yang membayar diisi, tetapi TPP-nya tidak dibayar. Pilih salah satu.",
        ),
        (bool(asing), "Unit tidak ditemukan. Pilih unit dari instansi Anda."),
    ):
        if salah:
            raise AksiDitolak(kalimat)


def _catat_kedudukan(catat: Pencatat, jenis: str, data: DataKedudukan) -> None:
    catat.buat(
        "kedudukan", catat.keputusan.get_jenis_display(), jenis=jenis,
        masa=DateRange(catat.keputusan.tmt, data.selesai), keputusan=catat.keputusan,
        tujuan=data.tujuan.strip(), unit_penilai=data.unit_penilai,
        unit_pembayar=data.unit_pembayar, dibayar=data.dibayar,
    )  # fmt: skip
