"""Jobs of imports: check a large file, write an accepted one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import boleh_diterapkan, tulis_rancangan
from ekinerja.core.jobs import kerjakan_sampai_batas
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.queries import ambil_kunci_impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services.pemeriksaan import Hasil, baca_dan_periksa, simpan_hasil
from ekinerja.penyiapan.services.perekaman import rekam_perubahan
from ekinerja.penyiapan.services.pratinjau import simpan_periksaan
from ekinerja.penyiapan.services.simpanan import LANGKAH, lepas_berkas, majukan

TAK_TERDUGA = (
    "Impor berhenti karena kesalahan yang tidak terduga; tidak ada yang ditulis. "
    "Coba lagi, dan bila berulang sampaikan kepada pengelola aplikasi."
)


def kerjakan_pemeriksaan(impor_id: int, *, pada: datetime) -> None:
    """The job of a large file: check it and keep the report."""
    impor = Impor.objects.select_related("berkas", "pekerjaan", "oleh").get(pk=impor_id)
    if impor.status == Impor.MEMERIKSA:
        _kerjakan(impor, terapkan=False, oleh=impor.oleh, pada=pada)


def kerjakan_penerapan(impor_id: int, *, pada: datetime, user_id: int | None = None) -> None:
    """The job of an accepted import: check again and write, all or nothing.

    :param user_id: who applies it; None: who received the file.
    """
    impor = Impor.objects.select_related("berkas", "pekerjaan", "oleh").get(pk=impor_id)
    oleh = impor.oleh if user_id is None else User.objects.get(pk=user_id)
    if impor.status == Impor.MENERAPKAN:
        _kerjakan(impor, terapkan=True, oleh=oleh, pada=pada)


def _kerjakan(impor: Impor, *, terapkan: bool, oleh: User | None, pada: datetime) -> None:
    majukan(impor, 1, "Membaca dan memeriksa berkas", pada=pada)
    selesai = kerjakan_sampai_batas(
        lambda: _kerjakan_sekali(impor, terapkan=terapkan, oleh=oleh, pada=pada),
        gagal=lambda kalimat: _gagal(impor, kalimat, pada=pada),
        gangguan=TAK_TERDUGA,
    )
    if selesai is None or not selesai.hasil:
        return
    majukan(impor, LANGKAH, "", pada=pada, status=Pekerjaan.SELESAI)
    if terapkan:
        lepas_berkas(impor)


def _kerjakan_sekali(impor: Impor, *, terapkan: bool, oleh: User | None, pada: datetime) -> bool:
    """Check, then write when asked: all or nothing. False: another worker has it in hand."""
    jenis = REGISTRI[impor.kunci]
    assert oleh is not None
    siapa = identitas(oleh, pada=timezone.localdate(pada))
    if not siapa.punya(*jenis.peran):
        raise AksiDitolak("Peran Anda untuk impor ini sudah berakhir, jadi tidak diterapkan.")
    assert impor.berkas is not None
    isi = impor.berkas.read()
    lingkup = siapa.lingkup(*jenis.peran)
    with transaction.atomic():
        if not ambil_kunci_impor(impor.pk):
            return False
        hasil = baca_dan_periksa(impor, jenis, isi, lingkup=lingkup)
        if not terapkan:
            simpan_hasil(impor, jenis, hasil)
            return True
        _tulis(impor, hasil, oleh=siapa, pada=pada)
    return True


def _tulis(impor: Impor, hasil: Hasil, *, oleh: Pelaku, pada: datetime) -> None:
    """Write a check that still holds, and keep what it wrote."""
    jenis, periksaan = REGISTRI[impor.kunci], hasil.periksaan
    salah = len({satu.baris for satu in periksaan.masalah}) if periksaan else 0
    if periksaan is None or not boleh_diterapkan(
        periksaan, lewati_yang_salah=impor.lewati_yang_salah
    ):
        raise AksiDitolak(
            f"Data berubah sejak berkas diperiksa: kini {salah} baris salah, sehingga "
            "tidak ada yang ditulis. Unggah lagi berkasnya untuk melihat masalahnya."
        )
    importir = jenis.importir()
    with rekam_perubahan(impor, importir.menulis):
        tulis_rancangan(importir, periksaan.rancangan, oleh=oleh, pada=pada)
    simpan_periksaan(impor, jenis, periksaan)
    impor.status, impor.selesai_pada = Impor.SELESAI, pada
    impor.save(
        update_fields=[
            "status", "selesai_pada", "laporan", "baru", "berubah", "tetap", "salah",
        ]
    )  # fmt: skip


def _gagal(impor: Impor, kalimat: str, *, pada: datetime) -> None:
    """Nothing was written; the file goes, the sentence stays."""
    Impor.objects.filter(pk=impor.pk).update(
        status=Impor.GAGAL, keterangan=kalimat, selesai_pada=pada
    )
    impor.baris.all().delete()
    majukan(impor, 0, kalimat, pada=pada, status=Pekerjaan.GAGAL)
    lepas_berkas(impor)
