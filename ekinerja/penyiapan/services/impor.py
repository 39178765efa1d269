"""Deeds on imports: receive a file, check it, apply it, throw it away."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from django.db import transaction

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import (
    Laporan,
    Pemetaan,
    boleh_diterapkan,
    laporkan,
    periksa_lembar,
    tulis_rancangan,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import SEMUA_LEMBAR, BerkasDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI, JenisImpor
from ekinerja.penyiapan.services.pembacaan import simpan_pemetaan, tulis_pemetaan
from ekinerja.penyiapan.services.pemeriksaan import Hasil, baca_dan_periksa, simpan_hasil
from ekinerja.penyiapan.services.perekaman import rekam_perubahan
from ekinerja.penyiapan.services.pratinjau import simpan_periksaan
from ekinerja.penyiapan.services.simpanan import antrekan_impor, lepas_berkas, simpan_berkas

LANGSUNG_MAKS = 2_000_000
TERHENTI = timedelta(minutes=10)


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
    pemetaan: Pemetaan | None = None,
    nama_lembar: str | None = None,
) -> Laporan:
    """Read a file from beginning to end and, when asked and allowed, write it at once.

    What is written is kept as an import that can be undone; the report carries its number.

    :raises BerkasDitolak: when the file as a whole cannot be used.
    :raises AksiDitolak: when the data changed while it ran.
    """
    importir = jenis.importir()
    lembar = importir.buka(berkas, nama, lembar=nama_lembar)
    periksaan = periksa_lembar(importir, lembar, lingkup=lingkup, pemetaan=pemetaan)
    jadi = terapkan and boleh_diterapkan(periksaan, lewati_yang_salah=lewati_yang_salah)
    laporan = laporkan(periksaan, diterapkan=jadi)
    if not jadi or not (laporan.baru or laporan.berubah):
        return laporan
    impor = Impor.objects.create(
        instansi_id=lingkup.instansi_id, kunci=jenis.kunci, nama_berkas=lembar.nama_berkas[-200:],
        oleh_id=oleh.user_id, oleh_nama=oleh.nama, dibuat_pada=pada, selesai_pada=pada,
        status=Impor.SELESAI, lembar=lembar.nama[:100], lewati_yang_salah=lewati_yang_salah,
        pemetaan=tulis_pemetaan(pemetaan) if pemetaan else {},
    )  # fmt: skip
    with rekam_perubahan(impor, importir.menulis):
        tulis_rancangan(importir, periksaan.rancangan, oleh=oleh, pada=pada)
    simpan_periksaan(impor, jenis, periksaan)
    impor.save(update_fields=["laporan", "baru", "berubah", "tetap", "salah"])
    return replace(laporan, nomor=impor.pk) if importir.menulis else laporan


@transaction.atomic
def terima_impor(
    jenis: JenisImpor, unggahan: Any, *, lingkup: Lingkup, oleh: Pelaku, pada: datetime
) -> Impor:
    """Keep an uploaded file and check it: at once when small, by a job when large.

    When the sheet or the columns are unclear, the import waits for a person to say.

    :param unggahan: an uploaded file of the framework.
    :raises AksiDitolak: when the file cannot be used; nothing is kept then.
    """
    nama = str(unggahan.name)[-200:]
    isi = unggahan.read()
    impor = Impor(
        instansi_id=lingkup.instansi_id, kunci=jenis.kunci, nama_berkas=nama,
        oleh_id=oleh.user_id, oleh_nama=oleh.nama, dibuat_pada=pada,
    )  # fmt: skip
    hasil: Hasil | None = None
    if len(isi) <= LANGSUNG_MAKS:
        try:
            hasil = baca_dan_periksa(impor, jenis, isi, lingkup=lingkup)
        except BerkasDitolak as galat:
            raise AksiDitolak(galat.kalimat) from galat
    impor.berkas = simpan_berkas(isi, nama, instansi_id=lingkup.instansi_id, pada=pada)
    impor.save()
    if hasil is None:
        return antrekan_impor(
            impor, "penyiapan.periksa_impor", judul=f"Memeriksa {nama}", pada=pada
        )
    return simpan_hasil(impor, jenis, hasil)


@transaction.atomic
def pilih_lembar(impor: Impor, lembar: str, *, lingkup: Lingkup, pada: datetime) -> Impor:
    """Say which sheet is read; the file is then checked anew.

    :raises AksiDitolak: not waiting for it, no such sheet, or the sheet cannot be used.
    """
    kunci = _kunci_terbuka(impor)
    ada = {satu["nama"] for satu in kunci.laporan.get("pilihan_lembar", ())} | {SEMUA_LEMBAR}
    if lembar not in ada:
        raise AksiDitolak("Lembar itu tidak ada pada berkas ini. Pilih salah satu yang tampak.")
    kunci.lembar, kunci.pemetaan = lembar, {}
    return _periksa_lagi(kunci, lingkup=lingkup, pada=pada)


@transaction.atomic
def petakan_kolom(
    impor: Impor, pemetaan: Pemetaan, *, nama: str, lingkup: Lingkup, pada: datetime
) -> Impor:
    """Say which column is which; with a name it is remembered for the next file of this source.

    :raises AksiDitolak: not waiting, a required column is missing, or a fixed value is wrong.
    """
    kunci = _kunci_terbuka(impor)
    kepala = kunci.laporan.get("kepala")
    if not kepala:
        raise AksiDitolak("Berkas ini tidak bersusun kolom, jadi tidak perlu dipetakan.")
    if not pemetaan.kolom:
        raise AksiDitolak("Belum ada kolom yang dipetakan. Pilih sedikitnya satu kolom.")
    kunci.pemetaan = tulis_pemetaan(pemetaan)
    hasil = _periksa_lagi(kunci, lingkup=lingkup, pada=pada)
    if nama:
        simpan_pemetaan(
            pemetaan, instansi_id=kunci.instansi_id, kunci=kunci.kunci, sidik=kepala["sidik"],
            nama=nama, pada=pada,
        )  # fmt: skip
    return hasil


def _kunci_terbuka(impor: Impor) -> Impor:
    kunci = Impor.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if kunci.status not in {Impor.DIPETAKAN, Impor.DIPERIKSA}:
        raise AksiDitolak(
            f"Impor ini sudah “{kunci.get_status_display()}”. Muat ulang halaman untuk melihatnya."
        )
    return kunci


def _periksa_lagi(impor: Impor, *, lingkup: Lingkup, pada: datetime) -> Impor:
    """Check with what was decided: at once when small, by a job when large."""
    assert impor.berkas is not None
    jenis = REGISTRI[impor.kunci]
    if impor.berkas.ukuran > LANGSUNG_MAKS:
        impor.status = Impor.MEMERIKSA
        impor.save(update_fields=["status", "lembar", "pemetaan"])
        judul = f"Memeriksa {impor.nama_berkas}"
        return antrekan_impor(impor, "penyiapan.periksa_impor", judul=judul, pada=pada)
    try:
        hasil = baca_dan_periksa(impor, jenis, impor.berkas.read(), lingkup=lingkup)
    except BerkasDitolak as galat:
        raise AksiDitolak(galat.kalimat) from galat
    return simpan_hasil(impor, jenis, hasil)


@transaction.atomic
def minta_terapkan(impor: Impor, *, lewati_yang_salah: bool, oleh: Pelaku, pada: datetime) -> Impor:
    """Apply a checked import by a job, in the name and with the rights of who asks for it.

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
    return antrekan_impor(
        kunci, "penyiapan.terapkan_impor", judul=judul, pada=pada, argumen={"user_id": oleh.user_id}
    )


@transaction.atomic
def ulangi_impor(impor: Impor, *, oleh: Pelaku, pada: datetime) -> Impor:
    """Enqueue anew what stopped halfway; nothing of it was written. Who asks is who applies.

    :raises AksiDitolak: when it is still running or already settled.
    """
    kunci = Impor.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if not terhenti(kunci, pada=pada):
        raise AksiDitolak("Impor ini masih berjalan atau sudah selesai. Muat ulang halaman ini.")
    judul = f"Mengulangi {kunci.nama_berkas}"
    if kunci.status == Impor.MEMERIKSA:
        return antrekan_impor(kunci, "penyiapan.periksa_impor", judul=judul, pada=pada)
    return antrekan_impor(
        kunci, "penyiapan.terapkan_impor", judul=judul, pada=pada, argumen={"user_id": oleh.user_id}
    )


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
    terbuka = kunci.status in {Impor.DIPERIKSA, Impor.DIPETAKAN}
    if not terbuka and not terhenti(kunci, pada=pada):
        raise AksiDitolak("Impor ini sedang berjalan atau sudah selesai, jadi tidak dapat dibuang.")
    kunci.status, kunci.selesai_pada = Impor.DIBUANG, pada
    kunci.save(update_fields=["status", "selesai_pada"])
    kunci.baris.all().delete()
    lepas_berkas(kunci)
    return kunci
