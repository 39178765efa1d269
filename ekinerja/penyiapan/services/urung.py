"""Undoing an applied import within seven days, when nothing has come to depend on it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import LiteralString

import pgtrigger
from django.db import connection, models, transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.jobs import kerjakan_sampai_batas
from ekinerja.core.models import Pekerjaan, Riwayat
from ekinerja.core.workflow import Pelaku
from ekinerja.kalender.models import Bulan
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.models import Impor, ImporPerubahan
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services.perekaman import susun_sql
from ekinerja.penyiapan.services.simpanan import LANGKAH, antrekan_impor, majukan

BERUBAH_SQL: LiteralString = """
SELECT p.kunci_objek FROM penyiapan_imporperubahan p
LEFT JOIN {tabel} t ON t.id = p.kunci_objek
WHERE p.impor_id = %s AND p.tabel = %s
  AND (t.id IS NULL OR NOT (to_jsonb(t) - ARRAY['password']) @> p.sesudah)
LIMIT 2000
"""
BERGANTUNG_SQL: LiteralString = """
SELECT DISTINCT a.{kolom} FROM {tabel} a
JOIN penyiapan_imporperubahan p ON p.kunci_objek = a.{kolom}
 AND p.impor_id = %s AND p.tabel = %s AND p.sebelum IS NULL
WHERE a.{kunci} NOT IN (
    SELECT s.kunci_objek FROM penyiapan_imporperubahan s WHERE s.impor_id = %s AND s.tabel = %s)
LIMIT 2000
"""
HAPUS_SQL: LiteralString = """
DELETE FROM {tabel} t USING penyiapan_imporperubahan p
WHERE p.impor_id = %s AND p.tabel = %s AND p.sebelum IS NULL AND p.kunci_objek = t.id
"""
HAPUS_RIWAYAT_SQL: LiteralString = """
DELETE FROM {tabel} t USING penyiapan_imporperubahan p
WHERE p.impor_id = %s AND p.tabel = %s AND p.sebelum IS NULL AND p.kunci_objek = t.id
  AND EXISTS (
    SELECT 1 FROM penyiapan_imporperubahan o
    WHERE o.impor_id = %s AND o.tabel = %s AND o.sebelum IS NULL AND o.kunci_objek = t.objek_id)
"""
KEMBALIKAN_SQL: LiteralString = """
UPDATE {tabel} t SET ({kolom}) = (
    SELECT {kolom} FROM jsonb_populate_record(t, p.sebelum))
FROM penyiapan_imporperubahan p
WHERE p.impor_id = %s AND p.tabel = %s AND p.sebelum IS NOT NULL AND p.kunci_objek = t.id
"""
MASA_URUNG = timedelta(days=7)
TERHENTI = timedelta(minutes=30)
SEBUT_MAKS = 5
LANGSUNG_MAKS = 2_000
TERLAMBAT = (
    "Impor ini tidak dapat diurungkan: hanya yang sudah diterapkan, paling lama tujuh hari yang "
    "lalu, dan bukan rekaman yang tidak boleh dihapus."
)
TAK_TERDUGA = (
    "Pengurungan berhenti karena kesalahan yang tidak terduga; tidak ada yang berubah. Coba lagi, "
    "dan bila berulang sampaikan kepada pengelola aplikasi."
)
KELOMPOK = 2_000


def dapat_diurungkan(impor: Impor, *, pada: datetime) -> bool:
    """Applied not longer than seven days ago, and of a kind that keeps what it wrote."""
    jenis = REGISTRI.get(impor.kunci)
    return (
        impor.status == Impor.SELESAI
        and jenis is not None
        and bool(jenis.importir.menulis)
        and impor.selesai_pada is not None
        and pada - impor.selesai_pada <= MASA_URUNG
    )


@transaction.atomic
def minta_urungkan(impor: Impor, *, oleh: Pelaku, pada: datetime) -> Impor:
    """Undo an import: at once when it wrote little, by a job when it wrote much.

    :raises AksiDitolak: as :func:`urungkan_impor`, or while it is already being undone.
    """
    banyak = ImporPerubahan.objects.filter(impor=impor)[: LANGSUNG_MAKS + 1].count()
    if banyak <= LANGSUNG_MAKS or oleh.user_id is None:
        return urungkan_impor(impor, oleh=oleh, pada=pada)
    kunci = (
        Impor.objects.select_for_update(of=("self",)).select_related("pekerjaan").get(pk=impor.pk)
    )
    if not dapat_diurungkan(kunci, pada=pada):
        raise AksiDitolak(TERLAMBAT)
    sedang = kunci.pekerjaan
    if sedang is not None and not sedang.tuntas and pada - sedang.diperbarui_pada < TERHENTI:
        raise AksiDitolak("Impor ini sedang diurungkan. Tunggu sampai selesai.")
    kunci.keterangan = ""
    kunci.save(update_fields=["keterangan"])
    judul = f"Mengurungkan {kunci.nama_berkas}"
    return antrekan_impor(
        kunci, "penyiapan.urungkan_impor", judul=judul, pada=pada, argumen={"user_id": oleh.user_id}
    )


def kerjakan_pengurungan(impor_id: int, user_id: int, *, pada: datetime) -> None:
    """The job of a large undoing; a refusal is told on the page of the import."""
    impor = Impor.objects.select_related("pekerjaan").get(pk=impor_id)
    if impor.status != Impor.SELESAI:
        return
    siapa = identitas(User.objects.get(pk=user_id), pada=timezone.localdate(pada))
    majukan(impor, 1, "Memeriksa apa yang bergantung padanya", pada=pada)
    selesai = kerjakan_sampai_batas(
        lambda: _urungkan_sebagai(impor, siapa, pada=pada),
        gagal=lambda kalimat: _tidak_jadi(impor, kalimat, pada=pada),
        gangguan=TAK_TERDUGA,
    )
    if selesai is not None:
        majukan(impor, LANGKAH, "", pada=pada, status=Pekerjaan.SELESAI)


def _urungkan_sebagai(impor: Impor, siapa: Identitas, *, pada: datetime) -> Impor:
    """Only with the role as it is now."""
    if not siapa.punya(*REGISTRI[impor.kunci].peran):
        raise AksiDitolak("Peran Anda untuk impor ini sudah berakhir, jadi tidak diurungkan.")
    return urungkan_impor(impor, oleh=siapa, pada=pada)


def _tidak_jadi(impor: Impor, kalimat: str, *, pada: datetime) -> None:
    """Nothing was undone; the sentence stays on the page."""
    Impor.objects.filter(pk=impor.pk).update(keterangan=kalimat)
    majukan(impor, 0, kalimat, pada=pada, status=Pekerjaan.GAGAL)


@transaction.atomic
def urungkan_impor(impor: Impor, *, oleh: Pelaku, pada: datetime) -> Impor:
    """Bring back what an import changed and remove what it made, all or nothing.

    :raises AksiDitolak: too late, not of a kind that can be undone, or something depends on it;
        the sentence names what.
    """
    kunci = Impor.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if not dapat_diurungkan(kunci, pada=pada):
        raise AksiDitolak(TERLAMBAT)
    halangan = list(islice(cari_halangan(kunci), SEBUT_MAKS + 1))
    if halangan:
        sisa = "; dan lainnya" if len(halangan) > SEBUT_MAKS else ""
        raise AksiDitolak(
            f"Impor ini tidak dapat diurungkan, karena {'; '.join(halangan[:SEBUT_MAKS])}{sisa}. "
            "Betulkan datanya satu per satu."
        )
    semua = REGISTRI[kunci.kunci].importir.menulis
    riwayat = [f"{satu._meta.label}:hanya_tambah_hapus" for satu in semua if _riwayat(satu)]
    with mulai_massal(oleh, sebab=f"urungkan impor {kunci.pk}"), pgtrigger.ignore(*riwayat):
        for model in reversed(semua):
            _hapus_yang_dibuat(kunci, model)
        for model in semua:
            _kembalikan_yang_diubah(kunci, model)
            if _riwayat(model):
                _catat(kunci, model, oleh=oleh, pada=pada)
    kunci.status, kunci.diurungkan_pada, kunci.keterangan = Impor.DIURUNGKAN, pada, ""
    kunci.save(update_fields=["status", "diurungkan_pada", "keterangan"])
    return kunci


def _riwayat(model: type[models.Model]) -> bool:
    return issubclass(model, Riwayat)


def cari_halangan(impor: Impor) -> Iterator[str]:
    """What stands in the way, as parts of a sentence: later changes, dependants, closed months."""
    semua = REGISTRI[impor.kunci].importir.menulis
    for model in semua:
        if not _riwayat(model):
            yield from _berubah_lagi(impor, model)
    for model in semua:
        if not _riwayat(model):
            yield from _bergantung(impor, model)
    if any(satu._meta.app_label in {"organisasi", "pegawai"} for satu in semua):
        yield from _bulan_tertutup(impor)


def _sebut(model: type[models.Model], nomor: list[int]) -> str:
    objek = list(model._base_manager.filter(pk__in=nomor[: SEBUT_MAKS + 1]))
    nama = ", ".join(f"“{satu}”" for satu in objek[:SEBUT_MAKS])
    sisa = len(nomor) - SEBUT_MAKS
    return nama + (f", dan {sisa} lainnya" if sisa > 0 else "") if nama else "yang sudah dihapus"


def _berubah_lagi(impor: Impor, model: type[models.Model]) -> Iterator[str]:
    """Rows that are no longer as the import left them."""
    perintah = susun_sql(BERUBAH_SQL, tabel=model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(perintah, [impor.pk, model._meta.label])
        nomor = [int(satu) for (satu,) in cursor.fetchall()]
    if nomor:
        yield f"data ini sudah berubah lagi sesudah impor: {_sebut(model, nomor)}"


def _bergantung(impor: Impor, model: type[models.Model]) -> Iterator[str]:
    """Rows of other tables that point to what the import made."""
    dibuat = ImporPerubahan.objects.filter(
        impor=impor, tabel=model._meta.label, sebelum__isnull=True
    )
    if not dibuat.exists():
        return
    for hubungan in model._meta.related_objects:
        anak = hubungan.related_model
        medan = hubungan.field
        assert isinstance(anak, type)
        catatan = anak._meta.app_label == "pghistory"
        if catatan or not getattr(medan, "db_constraint", False):
            continue
        perintah = susun_sql(
            BERGANTUNG_SQL, kolom=str(medan.column), tabel=anak._meta.db_table,
            kunci=str(anak._meta.pk.column),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(perintah, [impor.pk, model._meta.label, impor.pk, anak._meta.label])
            nomor = [int(satu) for (satu,) in cursor.fetchall()]
        if nomor:
            yield f"{_sebut(model, nomor)} sudah dipakai oleh {anak._meta.verbose_name}"


def _bulan_tertutup(impor: Impor) -> Iterator[str]:
    tutup = Bulan.objects.filter(
        unit__instansi_id=impor.instansi_id, ditutup_pada__gte=impor.selesai_pada
    ).select_related("unit")
    for satu in tutup[: SEBUT_MAKS + 1]:
        yield f"bulan {bulan_tahun(satu.awal)} {satu.unit} sudah ditutup sesudah impor"


def _hapus_yang_dibuat(impor: Impor, model: type[models.Model]) -> None:
    """Remove rows the import made; of histories only those whose object goes as well."""
    tabel, label = model._meta.db_table, model._meta.label
    with connection.cursor() as cursor:
        if not _riwayat(model):
            perintah = susun_sql(HAPUS_SQL, tabel=tabel)
            cursor.execute(perintah, [impor.pk, label])
            return
        objek = model._meta.get_field("objek").related_model
        assert isinstance(objek, type)
        perintah = susun_sql(HAPUS_RIWAYAT_SQL, tabel=tabel)
        cursor.execute(perintah, [impor.pk, label, impor.pk, objek._meta.label])


def _kembalikan_yang_diubah(impor: Impor, model: type[models.Model]) -> None:
    """Write the old contents back; columns that the database computes are left out."""
    if _riwayat(model):
        return
    kolom = [
        str(satu.column)
        for satu in model._meta.concrete_fields
        if satu.column not in {"id", "password"} and not getattr(satu, "generated", False)
    ]
    perintah = susun_sql(KEMBALIKAN_SQL, tabel=model._meta.db_table, kolom=kolom)
    with connection.cursor() as cursor:
        cursor.execute(perintah, [impor.pk, model._meta.label])


def _catat(impor: Impor, model: type[models.Model], *, oleh: Pelaku, pada: datetime) -> None:
    """Say in the history of what stays that the import was undone."""
    objek = model._meta.get_field("objek").related_model
    assert isinstance(objek, type)
    diubah = ImporPerubahan.objects.filter(
        impor=impor, tabel=objek._meta.label, sebelum__isnull=False
    ).values_list("kunci_objek", flat=True)
    model._base_manager.bulk_create(
        (
            model(
                objek_id=nomor, langkah="urungkan", oleh_id=oleh.user_id, oleh_nama=oleh.nama,
                kapasitas="Impor", alasan=f"Impor {impor.nama_berkas} diurungkan", pada=pada,
            )
            for nomor in diubah
        ),
        batch_size=KELOMPOK,
    )  # fmt: skip
