"""Rolling out: which unit is on trial, which is live, and what was decided about it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Value

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.penyiapan.workflow import (
    DIRENCANAKAN,
    REORGANISASI_WORKFLOW,
    STATUS_REORGANISASI,
    STATUS_UJI_COBA,
    SUSUN,
    UJI_COBA_WORKFLOW,
)


class UjiCoba(models.Model):
    """A unit tries the system for a period without any effect on pay."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="uji_coba")
    masa = DateRangeField(help_text="selama masa ini tidak ada pengaruh pada TPP")
    status = models.CharField(max_length=12, choices=STATUS_UJI_COBA, default=DIRENCANAKAN)
    tujuan = models.TextField(blank=True, help_text="apa yang ingin dibuktikan")
    keputusan = models.TextField(blank=True, help_text="lanjut atau tidak, dan alasannya")

    class Meta:
        ordering = ("masa", "id")
        constraints = (
            ExclusionConstraint(
                name="uji_coba_satu_per_masa",
                expressions=[
                    (
                        Func(F("unit_id"), F("unit_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
            ),
        )
        triggers = (allowed_transitions(UJI_COBA_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"Uji coba {self.unit}"


class RiwayatUjiCoba(Riwayat):
    """A deed on a trial: begun, ended with a decision."""

    objek = models.ForeignKey(UjiCoba, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


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
