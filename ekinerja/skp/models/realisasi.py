"""Realisation that is typed: of indicators that no activity can count."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ekinerja.skp.models.isi import Indikator


class RealisasiDiisi(models.Model):
    """What was reached in a month, typed by the owner; the latest figure of a month counts."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="realisasi_diisi")
    awal = models.DateField(help_text="hari pertama bulan")
    nilai = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    uraian = models.CharField(max_length=500, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh_nama = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-awal",)
        constraints = (
            models.UniqueConstraint(fields=("indikator", "awal"), name="realisasi_diisi_sebulan"),
            models.CheckConstraint(condition=Q(awal__day=1), name="realisasi_diisi_tanggal_1"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False, nilai__gte=0) | ~Q(uraian=""),
                name="realisasi_diisi_berisi",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.awal:%Y-%m}"
