"""Deeds on posts. Each is one transaction; the author and the reason stay in its history."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja
from ekinerja.organisasi.permissions import pengelola_aplikasi
from ekinerja.organisasi.services.atasan import periksa_atasan
from ekinerja.organisasi.services.susunan import kunci_susunan, periksa_akhir


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiJabatan:
    """What is written of a post.

    :ivar jenjang: of a functional post only.
    :ivar batas_usia: age of retirement in years; None follows the kind of the post.
    """

    nama: str
    jenis: str
    jenjang: str = ""
    kelompok: str = "UMUM"
    kelas: int | None = None
    bezetting: int = 1
    kebutuhan: int | None = None
    batas_usia: int | None = None
    ikhtisar: str = ""
    kepala: bool = False
    atasan: Jabatan | None = None


MEDAN = tuple(satu.name for satu in fields(IsiJabatan))


@transaction.atomic
def buat_jabatan(
    unit: UnitKerja,
    *,
    kode: str,
    nama: str,
    jenis: str,
    kelas: int | None,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
    bezetting: int = 1,
    kepala: bool = False,
    atasan: Jabatan | None = None,
    jenjang: str = "",
    kelompok: str = "UMUM",
    kebutuhan: int | None = None,
    batas_usia: int | None = None,
    ikhtisar: str = "",
) -> Jabatan:
    """Add a post to a unit from a day on; it ends with its unit at the latest.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: code in use, a second head of the unit, a superior post elsewhere.
    """
    wajib(pengelola_aplikasi(unit.instansi_id, oleh, pada=timezone.localdate(pada)))
    isi = IsiJabatan(
        nama=nama, jenis=jenis, jenjang=jenjang, kelompok=kelompok, kelas=kelas,
        bezetting=bezetting, kebutuhan=kebutuhan, batas_usia=batas_usia, ikhtisar=ikhtisar,
        kepala=kepala, atasan=atasan,
    )  # fmt: skip
    kunci_susunan(unit.instansi_id)
    unit = UnitKerja.objects.get(pk=unit.pk)
    _periksa_isi(unit.instansi_id, isi, mulai=mulai)
    if mulai not in unit.masa:
        raise AksiDitolak(
            f"{unit.nama} belum atau tidak lagi ada pada tanggal mulai itu. Ubah tanggalnya."
        )
    with mulai_massal(oleh, sebab="jabatan dibuat"), batasan(_kalimat(unit, kode)):
        return Jabatan.objects.create(
            instansi_id=unit.instansi_id, unit=unit, kode=kode,
            masa=DateRange(mulai, unit.masa.upper),
            **{medan: getattr(isi, medan) for medan in MEDAN},
        )  # fmt: skip


@transaction.atomic
def ubah_jabatan(
    jabatan: Jabatan, isi: IsiJabatan, *, alasan: str, oleh: Pelaku, pada: datetime
) -> Jabatan:
    """Mend what is written of a post; every version stays in its history.

    A class that came from a job evaluation is changed by a new evaluation, which has a date.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: without a reason, a loop of superiors, a second head of the unit.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(jabatan.instansi_id, oleh, pada=hari))
    if not alasan.strip():
        raise AksiDitolak("Alasan perubahan wajib diisi. Tuliskan, lalu simpan lagi.")
    kunci_susunan(jabatan.instansi_id)
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    _periksa_isi(jabatan.instansi_id, isi, mulai=max(hari, jabatan.masa.lower or hari))
    periksa_atasan(jabatan, isi.atasan, mulai=hari)
    _periksa_kelas(jabatan, isi.kelas, hari=hari)
    for medan in MEDAN:
        setattr(jabatan, medan, getattr(isi, medan))
    kalimat = _kalimat(jabatan.unit, jabatan.kode)
    with mulai_massal(oleh, sebab=f"data jabatan diperbaiki: {alasan}"), batasan(kalimat):
        jabatan.save(update_fields=list(MEDAN))
    return jabatan


@transaction.atomic
def akhiri_jabatan(
    jabatan: Jabatan, *, selesai: date | None, dasar: str, oleh: Pelaku, pada: datetime
) -> Jabatan:
    """End a post: from ``selesai`` on it is no more. None takes an ending back.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: naming who still holds it, or which posts still answer to it.
    """
    wajib(pengelola_aplikasi(jabatan.instansi_id, oleh, pada=timezone.localdate(pada)))
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal suratnya wajib diisi. Tuliskan, lalu simpan lagi.")
    kunci_susunan(jabatan.instansi_id)
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    periksa_akhir(jabatan.nama, mulai=jabatan.masa.lower, selesai=selesai)
    batas = jabatan.unit.masa.upper
    if batas is not None and (selesai is None or selesai > batas):
        raise AksiDitolak(
            f"{jabatan.unit.nama} berakhir pada {batas:%d/%m/%Y}, sehingga jabatannya berakhir "
            "paling lambat pada tanggal itu."
        )
    if selesai is not None:
        _periksa_bawahan(jabatan, selesai)
    jabatan.masa = DateRange(jabatan.masa.lower, selesai)
    kalimat: dict[str, str | None] = {
        **_kalimat(jabatan.unit, jabatan.kode),
        "jabatan_masih_dipangku": None,
    }
    with mulai_massal(oleh, sebab=f"jabatan diakhiri: {dasar}"), batasan(kalimat):
        jabatan.save(update_fields=["masa"])
    return jabatan


def _kalimat(unit: UnitKerja, kode: str) -> dict[str, str | None]:
    return {
        "jabatan_kode_unik": f"Kode {kode} sudah dipakai jabatan lain. Pilih kode lain.",
        "jabatan_satu_kepala_per_unit": f"{unit.nama} sudah punya jabatan kepala pada masa itu. "
        "Akhiri jabatan kepala yang lama, atau buat jabatan ini bukan sebagai kepala.",
        "jabatan_atasan_berputar": "Rangkaian atasan jabatan ini akan berputar. Pilih atasan lain.",
    }


def _periksa_isi(instansi_id: int, isi: IsiJabatan, *, mulai: date) -> None:
    if isi.atasan is not None and isi.atasan.instansi_id != instansi_id:
        raise AksiDitolak("Jabatan atasan tidak ditemukan. Pilih jabatan dari instansi Anda.")
    if isi.atasan is not None and mulai not in isi.atasan.masa:
        raise AksiDitolak(
            f"Jabatan atasan {isi.atasan.nama} belum atau tidak lagi ada pada "
            f"{mulai:%d/%m/%Y}. Pilih jabatan atasan yang masih berlaku."
        )
    if isi.jenjang and isi.jenis != "FUNGSIONAL":
        raise AksiDitolak(
            "Jenjang hanya ada pada jabatan fungsional. Kosongkan jenjangnya, atau ubah jenisnya."
        )


def _periksa_kelas(jabatan: Jabatan, kelas: int | None, *, hari: date) -> None:
    if kelas == jabatan.kelas:
        return
    evaluasi = EvaluasiJabatan.objects.filter(jabatan=jabatan, masa__contains=hari).first()
    if evaluasi is not None:
        raise AksiDitolak(
            f"Kelas jabatan ini berasal dari evaluasi jabatan ({evaluasi.dasar}). Ubah lewat "
            "evaluasi jabatan yang baru, supaya tanggal berlakunya tercatat."
        )


def _periksa_bawahan(jabatan: Jabatan, selesai: date) -> None:
    sisa = DateRange(selesai, None)
    bawahan = list(
        Jabatan.objects.filter(atasan=jabatan, masa__overlap=sisa)
        .order_by("nama")
        .values_list("nama", flat=True)
    )
    if bawahan:
        lainnya = f"; dan {len(bawahan) - 5} lainnya" if len(bawahan) > 5 else ""
        raise AksiDitolak(
            f"{jabatan.nama} masih menjadi atasan langsung bagi: {'; '.join(bawahan[:5])}"
            f"{lainnya}. Tetapkan atasan mereka yang baru dahulu."
        )
