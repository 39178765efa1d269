"""Deeds on imports: receive a file, check it, apply it, throw it away."""

import hashlib
import io
import os
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any, BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import Laporan, jalankan_impor
from ekinerja.core.jobs import antrekan, kerjakan_sampai_batas
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Berkas, Pekerjaan
from ekinerja.core.tabel import BerkasDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.queries import ambil_kunci_impor
from ekinerja.penyiapan.registry import REGISTRI, JenisImpor

LANGSUNG_MAKS = 2_000_000
MASALAH_MAKS = 5_000
TERHENTI = timedelta(minutes=10)
LANGKAH = 3
TAK_TERDUGA = (
    "Impor berhenti karena kesalahan yang tidak terduga; tidak ada yang ditulis. "
    "Coba lagi, dan bila berulang sampaikan kepada pengelola aplikasi."
)


@transaction.atomic
def impor_berkas(
    jenis: JenisImpor,
    berkas: str | os.PathLike[str] | BinaryIO,
    *,
    nama: str | None = None,
    lingkup: Lingkup,
    oleh: Pelaku,
    pada: datetime,
    terapkan: bool = False,
    lewati_yang_salah: bool = False,
) -> Laporan:
    """Read a file from beginning to end and, when asked and allowed, write it at once.

    :raises BerkasDitolak: when the file as a whole cannot be used.
    :raises AksiDitolak: when the data changed while it ran.
    """
    importir = jenis.importir()
    lembar = importir.buka(berkas, nama)
    return jalankan_impor(
        importir,
        lembar,
        lingkup=lingkup,
        oleh=oleh,
        pada=pada,
        terapkan=terapkan,
        lewati_yang_salah=lewati_yang_salah,
    )


@transaction.atomic
def terima_impor(
    jenis: JenisImpor, unggahan: Any, *, lingkup: Lingkup, oleh: Pelaku, pada: datetime
) -> Impor:
    """Keep an uploaded file and check it: at once when small, by a job when large.

    :param unggahan: an uploaded file of the framework.
    :raises AksiDitolak: when the file cannot be used; nothing is kept then.
    """
    nama = str(unggahan.name)[-200:]
    isi = unggahan.read()
    laporan: Laporan | None = None
    if len(isi) <= LANGSUNG_MAKS:
        try:
            laporan = impor_berkas(
                jenis, io.BytesIO(isi), nama=nama, lingkup=lingkup, oleh=oleh, pada=pada
            )
        except BerkasDitolak as galat:
            raise AksiDitolak(galat.kalimat) from galat
    berkas = _simpan_berkas(isi, nama, instansi_id=lingkup.instansi_id, pada=pada)
    assert oleh.user_id is not None
    impor = Impor.objects.create(
        instansi_id=lingkup.instansi_id, kunci=jenis.kunci, nama_berkas=nama, berkas=berkas,
        oleh_id=oleh.user_id, oleh_nama=oleh.nama, dibuat_pada=pada,
    )  # fmt: skip
    if laporan is None:
        return _antrekan(impor, "penyiapan.periksa_impor", judul=f"Memeriksa {nama}", pada=pada)
    return _simpan_laporan(impor, laporan, status=Impor.DIPERIKSA)


def _simpan_berkas(isi: bytes, nama: str, *, instansi_id: int, pada: datetime) -> Berkas:
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


@transaction.atomic
def minta_terapkan(impor: Impor, *, lewati_yang_salah: bool, pada: datetime) -> Impor:
    """Apply a checked import by a job.

    :raises AksiDitolak: not checked, already settled, faulty rows not skipped, nothing to write.
    """
    kunci = Impor.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if kunci.status != Impor.DIPERIKSA:
        raise AksiDitolak(
            f"Impor ini sudah “{kunci.get_status_display()}”. Muat ulang halaman untuk melihatnya."
        )
    if kunci.salah and not lewati_yang_salah:
        raise AksiDitolak(
            f"Masih ada {kunci.salah} baris salah. Betulkan berkasnya lalu unggah lagi, atau "
            "terapkan baris yang benar saja."
        )
    if not (kunci.baru or kunci.berubah):
        raise AksiDitolak("Tidak ada yang berubah dari berkas ini, jadi tidak perlu diterapkan.")
    kunci.lewati_yang_salah = lewati_yang_salah
    kunci.status = Impor.MENERAPKAN
    kunci.save(update_fields=["status", "lewati_yang_salah"])
    judul = f"Menerapkan {kunci.nama_berkas}"
    return _antrekan(kunci, "penyiapan.terapkan_impor", judul=judul, pada=pada)


@transaction.atomic
def ulangi_impor(impor: Impor, *, pada: datetime) -> Impor:
    """Enqueue anew what stopped halfway; nothing of it was written.

    :raises AksiDitolak: when it is still running or already settled.
    """
    kunci = Impor.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if not terhenti(kunci, pada=pada):
        raise AksiDitolak("Impor ini masih berjalan atau sudah selesai. Muat ulang halaman ini.")
    tugas = "terapkan" if kunci.status == Impor.MENERAPKAN else "periksa"
    judul = f"Mengulangi {kunci.nama_berkas}"
    return _antrekan(kunci, f"penyiapan.{tugas}_impor", judul=judul, pada=pada)


def terhenti(impor: Impor, *, pada: datetime) -> bool:
    """Did its job stop without finishing (a server that went down)?"""
    return (
        impor.status in {Impor.MEMERIKSA, Impor.MENERAPKAN}
        and impor.pekerjaan is not None
        and pada - impor.pekerjaan.diperbarui_pada > TERHENTI
    )


@transaction.atomic
def buang_impor(impor: Impor, *, pada: datetime) -> Impor:
    """Throw a checked import away; its file goes with it.

    :raises AksiDitolak: when it is being applied or already settled.
    """
    kunci = Impor.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if kunci.status != Impor.DIPERIKSA and not terhenti(kunci, pada=pada):
        raise AksiDitolak("Impor ini sedang berjalan atau sudah selesai, jadi tidak dapat dibuang.")
    kunci.status, kunci.selesai_pada = Impor.DIBUANG, pada
    kunci.save(update_fields=["status", "selesai_pada"])
    _lepas_berkas(kunci)
    return kunci


def kerjakan_pemeriksaan(impor_id: int, *, pada: datetime) -> None:
    """The job of a large file: check it and keep the report."""
    impor = Impor.objects.select_related("berkas", "pekerjaan", "oleh").get(pk=impor_id)
    if impor.status == Impor.MEMERIKSA:
        _kerjakan(impor, terapkan=False, pada=pada)


def kerjakan_penerapan(impor_id: int, *, pada: datetime) -> None:
    """The job of an accepted import: check again and write, all or nothing."""
    impor = Impor.objects.select_related("berkas", "pekerjaan", "oleh").get(pk=impor_id)
    if impor.status == Impor.MENERAPKAN:
        _kerjakan(impor, terapkan=True, pada=pada)


def _kerjakan(impor: Impor, *, terapkan: bool, pada: datetime) -> None:
    _maju(impor, 1, "Membaca dan memeriksa berkas", pada=pada)
    selesai = kerjakan_sampai_batas(
        lambda: _kerjakan_sekali(impor, terapkan=terapkan, pada=pada),
        gagal=lambda kalimat: _gagal(impor, kalimat, pada=pada),
        gangguan=TAK_TERDUGA,
    )
    if selesai is None or not selesai.hasil:
        return
    _maju(impor, LANGKAH, "", pada=pada, status=Pekerjaan.SELESAI)
    if terapkan:
        _lepas_berkas(impor)


@transaction.atomic
def _kerjakan_sekali(impor: Impor, *, terapkan: bool, pada: datetime) -> bool:
    """All or nothing; False when another worker has this import in hand."""
    if not ambil_kunci_impor(impor.pk):
        return False
    assert impor.berkas is not None
    _tulis(impor, REGISTRI[impor.kunci], terapkan=terapkan, pada=pada)
    return True


def _tulis(impor: Impor, jenis: JenisImpor, *, terapkan: bool, pada: datetime) -> None:
    """Check the kept file with the roles of its owner as they are now, and write when asked."""
    siapa = identitas(impor.oleh, pada=timezone.localdate(pada))
    if not siapa.punya(*jenis.peran):
        raise AksiDitolak("Peran Anda untuk impor ini sudah berakhir, jadi tidak diterapkan.")
    assert impor.berkas is not None
    laporan = impor_berkas(
        jenis,
        io.BytesIO(impor.berkas.read()),
        nama=impor.nama_berkas,
        lingkup=siapa.lingkup(*jenis.peran),
        oleh=siapa,
        pada=pada,
        terapkan=terapkan,
        lewati_yang_salah=impor.lewati_yang_salah,
    )
    if terapkan and not laporan.diterapkan:
        raise AksiDitolak(
            f"Data berubah sejak berkas diperiksa: kini {laporan.salah} baris salah, sehingga "
            "tidak ada yang ditulis. Unggah lagi berkasnya untuk melihat masalahnya."
        )
    if terapkan:
        impor.selesai_pada = pada
        impor.save(update_fields=["selesai_pada"])
    _simpan_laporan(impor, laporan, status=Impor.SELESAI if terapkan else Impor.DIPERIKSA)


def _simpan_laporan(impor: Impor, laporan: Laporan, *, status: str) -> Impor:
    impor.baru, impor.berubah = laporan.baru, laporan.berubah
    impor.tetap, impor.salah = laporan.tetap, laporan.salah
    impor.laporan = {
        "masalah": [asdict(satu) for satu in laporan.masalah[:MASALAH_MAKS]],
        "jumlah_masalah": len(laporan.masalah),
        "catatan": list(laporan.catatan),
    }
    impor.status = status
    impor.save(update_fields=["baru", "berubah", "tetap", "salah", "laporan", "status"])
    return impor


def _antrekan(impor: Impor, tugas: str, *, judul: str, pada: datetime) -> Impor:
    impor.pekerjaan = Pekerjaan.objects.create(
        instansi_id=impor.instansi_id, jenis="impor", judul=judul, total=LANGKAH,
        oleh_id=impor.oleh_id, dibuat_pada=pada, diperbarui_pada=pada,
    )  # fmt: skip
    impor.save(update_fields=["pekerjaan"])
    antrekan(tugas, impor_id=impor.pk)
    return impor


def _maju(
    impor: Impor, langkah: int, keterangan: str, *, pada: datetime, status: str = Pekerjaan.BERJALAN
) -> None:
    assert impor.pekerjaan_id is not None
    Pekerjaan.objects.filter(pk=impor.pekerjaan_id).update(
        selesai=langkah, keterangan=keterangan, status=status, diperbarui_pada=pada
    )


def _gagal(impor: Impor, kalimat: str, *, pada: datetime) -> None:
    """Nothing was written; the file goes, the sentence stays."""
    Impor.objects.filter(pk=impor.pk).update(
        status=Impor.GAGAL, keterangan=kalimat, selesai_pada=pada
    )
    _maju(impor, 0, kalimat, pada=pada, status=Pekerjaan.GAGAL)
    _lepas_berkas(impor)


def _lepas_berkas(impor: Impor) -> None:
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
