"""What a person means to do on a day, and work that comes back every week."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.models.aktivitas import Aktivitas
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import Indikator


class PolaKerja(models.Model):
    """Work that comes back on the same days of the week, offered to each day's plan.

    :ivar hari: ISO days of the week, Monday is 1.
    """

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    uraian = models.CharField(max_length=500)
    volume = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    menit = models.PositiveSmallIntegerField()
    hari = ArrayField(models.PositiveSmallIntegerField())
    masa = DateRangeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(hari__contained_by=[1, 2, 3, 4, 5, 6, 7]) & ~Q(hari=[]),
                name="pola_kerja_hari",
            ),
            models.CheckConstraint(condition=Q(menit__range=(1, 1440)), name="pola_kerja_menit"),
            models.CheckConstraint(condition=Q(volume__gte=0), name="pola_kerja_volume"),
        )

    def __str__(self) -> str:
        return self.uraian


class RencanaKerja(models.Model):
    """One piece of work planned for a day: what, for which indicator, how many, how long.

    :ivar dibuat_pada: the server's clock; before the start of work of that day it was in time.
    :ivar aktivitas: the entry that came of it.
    """

    SENDIRI, TARGET, BERULANG, PINDAHAN = "SENDIRI", "TARGET", "BERULANG", "PINDAHAN"
    ASAL = (
        (SENDIRI, "Ditulis sendiri"),
        (TARGET, "Dari target bulanan"),
        (BERULANG, "Pekerjaan berulang"),
        (PINDAHAN, "Pindahan hari lain"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    tanggal = models.DateField()
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    uraian = models.CharField(max_length=500)
    volume = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    menit = models.PositiveSmallIntegerField()
    asal = models.CharField(max_length=8, choices=ASAL, default=SENDIRI)
    pola = models.ForeignKey(PolaKerja, models.SET_NULL, null=True, blank=True, related_name="+")
    dibuat_pada = models.DateTimeField()
    aktivitas = models.OneToOneField(
        Aktivitas, models.PROTECT, null=True, blank=True, related_name="rencana"
    )

    class Meta:
        ordering = ("tanggal", "id")
        constraints = (
            models.CheckConstraint(condition=Q(menit__range=(1, 1440)), name="rencana_menit"),
            models.CheckConstraint(condition=Q(volume__gte=0), name="rencana_volume"),
            models.UniqueConstraint(
                fields=("pegawai", "tanggal", "pola"),
                condition=Q(pola__isnull=False),
                name="rencana_pola_sekali_sehari",
            ),
        )
        indexes = (models.Index(fields=("pegawai", "tanggal"), name="rencana_orang_hari"),)

    def __str__(self) -> str:
        return self.uraian
