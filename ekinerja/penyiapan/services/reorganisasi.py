"""Deeds on a reorganisation: prepare, add and take off steps, try, carry out, throw away."""

from datetime import datetime

from django.db import connection, transaction

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.penyiapan.langkah import LANGKAH_REORGANISASI, sebutan_langkah
from ekinerja.penyiapan.models import Reorganisasi, RiwayatReorganisasi
from ekinerja.penyiapan.permissions import penyiap
from ekinerja.penyiapan.services.pelaksana import Pelaksana
from ekinerja.penyiapan.workflow import REORGANISASI_WORKFLOW, SUSUN
from ekinerja.regulasi.pelaku import Bertindak

LANGKAH_MAKS = 500


class _Coba(Exception):
    """Ends a trial run: everything it wrote is taken back."""


@transaction.atomic
def susun_reorganisasi(rencana: Reorganisasi, *, oleh: Bertindak, pada: datetime) -> Reorganisasi:
    """Begin a plan, or change its name, decree and day.

    :raises TidakBerwenang: not by who sets up the government.
    :raises AksiDitolak: without name or decree, or when it is no longer a plan.
    """
    wajib(penyiap(rencana.instansi_id, oleh, pada=oleh.hari))
    if not rencana.nama.strip() or not rencana.dasar.strip():
        raise AksiDitolak("Nama dan dasar reorganisasi wajib diisi.")
    baru = rencana.pk is None
    if not baru:
        _kunci(rencana)
    rencana.dibuat_pada = rencana.dibuat_pada or pada
    rencana.oleh_nama = rencana.oleh_nama or oleh.nama
    rencana.save()
    if baru:
        RiwayatReorganisasi.objects.create(
            objek=rencana, langkah="susun", dari="", ke=SUSUN, oleh_id=oleh.user_id,
            oleh_nama=oleh.nama, alasan=rencana.dasar, pada=pada,
        )  # fmt: skip
    return rencana


@transaction.atomic
def tambah_langkah(
    rencana: Reorganisasi, langkah: dict[str, str], *, oleh: Bertindak
) -> Reorganisasi:
    """Add a step to a plan.

    :raises TidakBerwenang: not by who sets up the government.
    :raises AksiDitolak: an unknown kind, a field missing, or the plan is closed.
    """
    wajib(penyiap(rencana.instansi_id, oleh, pada=oleh.hari))
    kunci = _kunci(rencana)
    jenis = LANGKAH_REORGANISASI.get(langkah.get("langkah", ""))
    if jenis is None:
        raise AksiDitolak("Jenis langkah ini tidak dikenal. Pilih salah satu dari daftarnya.")
    if any(not str(langkah.get(medan, "")).strip() for medan in jenis.wajib):
        raise AksiDitolak("Isian yang wajib belum lengkap. Lengkapi, lalu simpan lagi.")
    if len(kunci.rencana) >= LANGKAH_MAKS:
        raise AksiDitolak(
            f"Satu rencana paling banyak {LANGKAH_MAKS} langkah. Buat rencana lain untuk sisanya."
        )
    kunci.rencana = [*kunci.rencana, langkah]
    kunci.save(update_fields=["rencana"])
    return kunci


@transaction.atomic
def hapus_langkah(rencana: Reorganisasi, nomor: int, *, oleh: Bertindak) -> Reorganisasi:
    """Take a step off a plan.

    :param nomor: counted from 1.
    :raises AksiDitolak: no such step, or the plan is closed.
    """
    wajib(penyiap(rencana.instansi_id, oleh, pada=oleh.hari))
    kunci = _kunci(rencana)
    if not 1 <= nomor <= len(kunci.rencana):
        raise AksiDitolak("Langkah ini sudah tidak ada. Muat ulang halamannya.")
    kunci.rencana = [satu for n, satu in enumerate(kunci.rencana, 1) if n != nomor]
    kunci.save(update_fields=["rencana"])
    return kunci


def _kunci(rencana: Reorganisasi) -> Reorganisasi:
    """The locked row of a plan that can still change."""
    kunci = Reorganisasi.objects.select_for_update(of=("self",)).get(pk=rencana.pk)
    if kunci.status != SUSUN:
        raise AksiDitolak("Rencana ini sudah diterapkan atau dibuang, jadi tidak dapat diubah.")
    return kunci


def coba_reorganisasi(rencana: Reorganisasi, *, oleh: Bertindak, pada: datetime) -> str:
    """Carry a plan out and take everything back: the sentence of the first refusal, or nothing."""
    try:
        with transaction.atomic():
            _kerjakan(rencana, oleh=oleh, pada=pada)
            raise _Coba
    except _Coba:
        return ""
    except AksiDitolak as galat:
        return galat.kalimat


@transaction.atomic
def terapkan_reorganisasi(
    rencana: Reorganisasi, *, oleh: Bertindak, pada: datetime
) -> Reorganisasi:
    """Carry all steps out in one transaction; one refusal takes everything back.

    :raises TidakBerwenang: not by BKPSDM.
    :raises AksiDitolak: the day has not come, the plan is empty, or a step is refused.
    """
    hasil = REORGANISASI_WORKFLOW.run("terapkan", rencana, oleh=oleh, pada=pada)
    _kerjakan(hasil, oleh=oleh, pada=pada)
    return hasil


def _kerjakan(rencana: Reorganisasi, *, oleh: Bertindak, pada: datetime) -> None:
    pelaksana = Pelaksana(rencana, oleh=oleh, pada=pada)
    pelaksana.tolak_bulan_tertutup()
    for kunci in LANGKAH_REORGANISASI:
        for nomor, langkah in enumerate(rencana.rencana, 1):
            if langkah.get("langkah") != kunci:
                continue
            try:
                pelaksana.kerjakan(langkah)
            except AksiDitolak as galat:
                raise AksiDitolak(
                    f"Langkah {nomor} ({sebutan_langkah(langkah)}): {galat.kalimat}"
                ) from galat
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def buang_reorganisasi(rencana: Reorganisasi, *, oleh: Bertindak, pada: datetime) -> Reorganisasi:
    """Throw a plan away; it stays readable.

    :raises TidakBerwenang: not by BKPSDM. :raises AksiDitolak: carried out already.
    """
    return REORGANISASI_WORKFLOW.run("buang", rencana, oleh=oleh, pada=pada)
