"""Perjanjian kinerja of the head of a unit for a year, with both officials as they were."""

import pghistory
from django.db import models
from django.db.models import Q

from ekinerja.core.models import Berkas, Dokumen, Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.perencanaan.models.penjaga import perjanjian_terkunci
from ekinerja.perencanaan.models.pohon import IndikatorSasaran, Sasaran
from ekinerja.perencanaan.models.program import ProgramKegiatan
from ekinerja.perencanaan.workflow import DRAF, PERJANJIAN_WORKFLOW, STATUS_PERJANJIAN


@pghistory.track(pghistory.UpdateEvent(level=pghistory.Statement))
class PerjanjianKinerja(models.Model):
    """What the head of a unit (pihak pertama) promises the superior (pihak kedua) for a year.

    ``pejabat`` is the snapshot of both: {"pertama": {nama, nip, pangkat, jabatan}, "kedua": …}.
    ``versi`` 1 is the first; a change is a new version that replaces the one before.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="perjanjian_kinerja")
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=14, choices=STATUS_PERJANJIAN, default=DRAF)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    pihak_pertama = models.ForeignKey(Pegawai, models.PROTECT, related_name="perjanjian_kinerja")
    pihak_kedua = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pejabat = models.JSONField(default=dict)
    alasan_perubahan = models.TextField(blank=True)
    tanggal = models.DateField(null=True, blank=True, help_text="tanggal ditandatangani")
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="pindaian yang ditandatangani",
    )  # fmt: skip

    dokumen = models.ForeignKey(
        Dokumen, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="terbit saat ditandatangani; yang dibuka kode QR-nya",
    )  # fmt: skip

    class Meta:
        ordering = ("-tahun", "unit__nama", "-versi")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "tahun", "versi"), name="perjanjian_versi_unik"
            ),
            models.UniqueConstraint(
                fields=("unit", "tahun"), condition=Q(status=DRAF), name="perjanjian_satu_draf"
            ),
        )
        triggers = (allowed_transitions(PERJANJIAN_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"Perjanjian kinerja {self.unit} {self.tahun}"


class RiwayatPerjanjian(Riwayat):
    objek = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class ButirPerjanjian(models.Model):
    """A goal with its indicator and target, as written in the agreement."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="butir")
    urutan = models.PositiveSmallIntegerField()
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="+")
    indikator = models.ForeignKey(IndikatorSasaran, models.PROTECT, related_name="+")
    teks_sasaran = models.TextField()
    teks_indikator = models.TextField()
    target = models.DecimalField(max_digits=16, decimal_places=2)
    batas_atas = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40)

    class Meta:
        ordering = ("urutan",)
        constraints = (
            models.UniqueConstraint(fields=("perjanjian", "urutan"), name="butir_urutan_unik"),
        )
        triggers = perjanjian_terkunci()

    def __str__(self) -> str:
        return self.teks_indikator


class AnggaranPerjanjian(models.Model):
    """A program with its budget, as written in the agreement."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="anggaran")
    urutan = models.PositiveSmallIntegerField()
    program = models.ForeignKey(ProgramKegiatan, models.PROTECT, related_name="+")
    nama = models.TextField()
    pagu = models.DecimalField(max_digits=18, decimal_places=2)
    keterangan = models.CharField(max_length=120, blank=True, help_text="misalnya APBD")

    class Meta:
        ordering = ("urutan",)
        constraints = (
            models.UniqueConstraint(fields=("perjanjian", "urutan"), name="anggaran_urutan_unik"),
        )
        triggers = perjanjian_terkunci()

    def __str__(self) -> str:
        return self.nama
