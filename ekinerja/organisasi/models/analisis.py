"""Job analysis: the tasks of a post, their norm and volume, and so its workload."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.susunan import Jabatan


@lacak
class UraianTugas(models.Model):
    """One task of a post: what comes out, how long one takes, how many a year."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="uraian_tugas")
    urutan = models.PositiveSmallIntegerField(default=1)
    uraian = models.TextField()
    output = models.CharField(max_length=200, help_text="hasil kerja, misalnya laporan")
    satuan = models.CharField(max_length=40)
    norma_waktu = models.PositiveIntegerField(help_text="menit untuk satu hasil")
    volume = models.DecimalField(
        max_digits=12, decimal_places=2, help_text="banyaknya hasil dalam setahun"
    )
    masa = DateRangeField()

    class Meta:
        ordering = ("urutan", "id")
        constraints = (
            models.CheckConstraint(condition=Q(volume__gte=0), name="uraian_volume_tidak_negatif"),
            models.CheckConstraint(
                condition=Q(norma_waktu__gt=0), name="uraian_norma_waktu_positif"
            ),
        )
        indexes = (models.Index(fields=("jabatan",)),)

    def __str__(self) -> str:
        return self.uraian
