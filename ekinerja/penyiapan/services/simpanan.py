"""The bytes and the job of an import."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import ProtectedError

from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Berkas, Pekerjaan
from ekinerja.penyiapan.models import Impor

LANGKAH = 3


def simpan_berkas(isi: bytes, nama: str, *, instansi_id: int, pada: datetime) -> Berkas:
    """Keep the bytes of a table (bytes first, row after); the same bytes are kept once."""
    sidik = hashlib.sha256(isi).hexdigest()
    berkas = Berkas(
        instansi_id=instansi_id, sidik=sidik, ukuran=len(isi), nama_asli=nama,
        jenis=PurePath(nama).suffix.lower().lstrip(".") or "tabel", diterima_pada=pada,
    )  # fmt: skip
    if not storages["default"].exists(berkas.path()):
        storages["default"].save(berkas.path(), ContentFile(isi))
    Berkas.objects.bulk_create([berkas], ignore_conflicts=True)
    return Berkas.objects.get(instansi_id=instansi_id, sidik=sidik)


def lepas_berkas(impor: Impor) -> None:
    """Let go of the file; its bytes go when nothing else points to them."""
    berkas = impor.berkas
    if berkas is None:
        return
    Impor.objects.filter(pk=impor.pk).update(berkas=None)
    try:
        with transaction.atomic():
            Berkas.objects.filter(pk=berkas.pk).delete()
    except ProtectedError:
        return
    transaction.on_commit(lambda: _hapus_isi(berkas))


def _hapus_isi(berkas: Berkas) -> None:
    """Remove the bytes unless the same ones came in again meanwhile."""
    if not Berkas.objects.filter(instansi_id=berkas.instansi_id, sidik=berkas.sidik).exists():
        storages["default"].delete(berkas.path())


def antrekan_impor(
    impor: Impor,
    tugas: str,
    *,
    judul: str,
    pada: datetime,
    argumen: Mapping[str, Any] | None = None,
) -> Impor:
    """Enqueue a job of an import with a row that tells its progress."""
    impor.pekerjaan = Pekerjaan.objects.create(
        instansi_id=impor.instansi_id, jenis="impor", judul=judul, total=LANGKAH,
        oleh_id=impor.oleh_id, dibuat_pada=pada, diperbarui_pada=pada,
    )  # fmt: skip
    impor.save(update_fields=["pekerjaan"])
    antrekan(tugas, impor_id=impor.pk, **(argumen or {}))
    return impor


def majukan(
    impor: Impor, langkah: int, keterangan: str, *, pada: datetime, status: str = Pekerjaan.BERJALAN
) -> None:
    assert impor.pekerjaan_id is not None
    Pekerjaan.objects.filter(pk=impor.pekerjaan_id).update(
        selesai=langkah, keterangan=keterangan, status=status, diperbarui_pada=pada
    )
