"""What deciding adds to an entry, and what each deed of a superior was like."""

from django.db import models
from django.db.models import Q

from ekinerja.core.triggers import append_only
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai

NILAI_TERTINGGI = 100


class MedanPutusan(models.Model):
    """Columns of an entry that belong to its decision.

    :ivar tenggat: last day for the decision, set by the nightly job; None while no rule sets one.
    :ivar naik: how many superiors it has passed because they were silent.
    :ivar nilai_mutu: score of the reviewer, in words ``sebutan_mutu`` where a rubric is decreed.
    """

    tenggat = models.DateField(null=True, blank=True)
    naik = models.PositiveSmallIntegerField(default=0, db_default=0)
    nilai_mutu = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    sebutan_mutu = models.CharField(max_length=60, blank=True, default="", db_default="")

    class Meta:
        abstract = True


class CatatanPutusan(models.Model):
    """One deed of a superior on one or many entries: how many, how fast, how many in time.

    Hints for people who look at fairness, and the ground of the credit for timely approval.

    :ivar penilai: whose right it was; ``oleh`` who used it.
    :ivar tepat: how many of ``jumlah`` were decided on or before their deadline.
    :ivar detik: between opening the page and the deed; None where the page did not say.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+", db_index=False)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    langkah = models.CharField(max_length=20)
    jumlah = models.PositiveIntegerField()
    tepat = models.PositiveIntegerField()
    detik = models.PositiveIntegerField(null=True, blank=True)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        triggers = append_only()
        constraints = (
            models.CheckConstraint(
                condition=Q(jumlah__gt=0, tepat__lte=models.F("jumlah")),
                name="catatan_putusan_jumlah",
            ),
        )
        indexes = (
            models.Index(fields=("oleh", "pada"), name="catatan_putusan_oleh"),
            models.Index(fields=("instansi", "pada"), name="catatan_putusan_waktu"),
        )

    def __str__(self) -> str:
        return f"{self.langkah}: {self.jumlah} oleh {self.oleh_id}"


class PengingatPersetujuan(models.Model):
    """A superior was told, once a day at most, how much waits for a decision and until when."""

    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    hari = models.DateField()
    jumlah = models.PositiveIntegerField()
    tenggat = models.DateField()

    class Meta:
        ordering = ("-hari",)
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("penilai", "hari"), name="pengingat_putusan_sehari"),
        )

    def __str__(self) -> str:
        return f"{self.penilai_id}: {self.jumlah} sampai {self.tenggat}"
