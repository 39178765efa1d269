"""Changing the organisation: a plan as data, and what was done with it."""

from django.db import models

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.penyiapan.workflow import REORGANISASI_WORKFLOW, STATUS_REORGANISASI, SUSUN


class Reorganisasi(models.Model):
    """A change of the organisation prepared as data: what ends, what begins, who moves where.

    ``rencana`` is a list of steps ({"langkah": "akhiri_unit", "unit": 5}, …) checked by the
    services; they are carried out together, on ``tanggal``, in one transaction.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal peraturan SOTK baru")
    tanggal = models.DateField(help_text="susunan baru berlaku sejak tanggal ini")
    status = models.CharField(max_length=10, choices=STATUS_REORGANISASI, default=SUSUN)
    rencana = models.JSONField(default=list)
    dibuat_pada = models.DateTimeField()
    oleh_nama = models.CharField(max_length=200)

    class Meta:
        ordering = ("-tanggal", "-id")
        triggers = (allowed_transitions(REORGANISASI_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return self.nama


class RiwayatReorganisasi(Riwayat):
    """A deed on a reorganisation: prepared, carried out, thrown away."""

    objek = models.ForeignKey(Reorganisasi, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
