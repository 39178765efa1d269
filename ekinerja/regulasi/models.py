"""Local policy as data: a scheme is the content of a decree for a period."""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.regulasi.workflow import BERLAKU, DRAF, SKEMA_WORKFLOW, STATUS_SKEMA


@pghistory.track(
    pghistory.UpdateEvent(level=pghistory.Statement),
    pghistory.DeleteEvent(level=pghistory.Statement),
)
class Skema(models.Model):
    """Components, weights, tables and deductions that a decree chooses. Frozen once in force."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="skema")
    kode = models.SlugField(max_length=60)
    versi = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=200)
    masa = DateRangeField(help_text="masa berlaku")
    nomor_keputusan = models.CharField(max_length=120, blank=True)
    tanggal_keputusan = models.DateField(null=True, blank=True)
    naskah = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    contoh = models.BooleanField(default=False, help_text="skema rekaan; nomornya bukan keputusan")
    isi = models.JSONField(help_text="sesuai skema data pada ekinerja.aturan")
    status = models.CharField(max_length=10, choices=STATUS_SKEMA, default=DRAF)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("kode", "versi")
        triggers = (allowed_transitions(SKEMA_WORKFLOW.pairs()),)
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode", "versi"), name="skema_versi_unik"),
            ExclusionConstraint(
                name="skema_satu_berlaku_per_hari",
                expressions=[
                    (
                        Func(F("instansi_id"), F("instansi_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=Q(status=BERLAKU),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nama} (versi {self.versi})"


class RiwayatSkema(Riwayat):
    objek = models.ForeignKey(Skema, models.PROTECT, related_name="riwayat")
