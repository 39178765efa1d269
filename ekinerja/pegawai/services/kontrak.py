"""Contracts of PPPK, part-time PPPK, non-ASN and outsourced staff."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import KontrakKerja, Pegawai, RiwayatPegawai
from ekinerja.pegawai.permissions import pengelola_pegawai
from ekinerja.pegawai.services.keputusan import TUMPANG

BERKONTRAK = ("PPPK", "PPPK_PW", "NON_ASN", "ALIH_DAYA")
JAM_TERBANYAK = Decimal(48)


@dataclass(frozen=True, slots=True)
class DataKontrak:
    """``[mulai, selesai)``; ``jam_per_minggu`` hours, ``upah`` rupiah a month."""

    nomor: str
    mulai: date
    selesai: date
    jam_per_minggu: Decimal | None = None
    upah: int | None = None
    penyedia: str = ""


@transaction.atomic
def catat_kontrak(
    pegawai: Pegawai, data: DataKontrak, *, oleh: Pelaku, pada: datetime
) -> KontrakKerja:
    """Record a contract; an extension is a contract of its own that begins where one ends.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: a kind without contracts, contradicting content, or an overlap.
    """
    wajib(pengelola_pegawai(pegawai.instansi_id, oleh, pada=timezone.localdate(pada)))
    _periksa(pegawai, data)
    with mulai_massal(oleh, sebab="kontrak dicatat"), batasan(TUMPANG):
        hasil = KontrakKerja.objects.create(
            instansi_id=pegawai.instansi_id, pegawai=pegawai, nomor=data.nomor.strip(),
            masa=DateRange(data.mulai, data.selesai), jam_per_minggu=data.jam_per_minggu,
            upah=data.upah, penyedia=data.penyedia.strip(),
        )  # fmt: skip
    RiwayatPegawai.objects.create(
        objek=pegawai, langkah="kontrak", oleh_id=oleh.user_id, oleh_nama=oleh.nama,
        alasan=hasil.nomor, pada=pada,
    )  # fmt: skip
    return hasil


def _periksa(pegawai: Pegawai, data: DataKontrak) -> None:
    jam, paruh = data.jam_per_minggu, pegawai.jenis == "PPPK_PW"
    for salah, kalimat in (
        (
            pegawai.jenis not in BERKONTRAK,
            f"{pegawai.get_jenis_display()} tidak bekerja menurut kontrak. Periksa jenis pegawai.",
        ),
        (not data.nomor.strip(), "Nomor kontrak wajib diisi."),
        (data.selesai <= data.mulai, "Tanggal berakhir harus sesudah tanggal mulai."),
        (
            jam is not None and not 0 < jam <= JAM_TERBANYAK,
            "Jam kerja seminggu harus lebih dari 0 dan paling banyak 48.",
        ),
        (
            paruh and (jam is None or data.upah is None),
            "Kontrak PPPK Paruh Waktu menyebut jam kerja seminggu dan upahnya. Isi keduanya.",
        ),
        (
            pegawai.jenis == "ALIH_DAYA" and not data.penyedia.strip(),
            "Tulis perusahaan penyedia tenaga alih dayanya.",
        ),
    ):
        if salah:
            raise AksiDitolak(kalimat)
