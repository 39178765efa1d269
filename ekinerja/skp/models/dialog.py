"""What is said about a plan, and what was changed in it: both are only ever added to."""

from django.conf import settings
from django.db import models

from ekinerja.core.triggers import append_only
from ekinerja.skp.models.skp import SKP


class CatatanDialog(models.Model):
    """A note of the dialogue in which expectations are fixed, clarified or changed."""

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="dialog")
    isi = models.TextField()
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh_nama = models.CharField(max_length=200)
    kapasitas = models.CharField(max_length=60)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-pada", "-id")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.oleh_nama}: {self.isi[:60]}"


class JejakIsi(models.Model):
    """One change of the content of a plan; its number is the stamp it gave the plan.

    The event of the plan with the same stamp tells when.
    """

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="jejak_isi")
    nomor = models.PositiveIntegerField()
    apa = models.CharField(max_length=300)
    oleh_nama = models.CharField(max_length=200)

    class Meta:
        ordering = ("nomor",)
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("skp", "nomor"), name="jejak_isi_berurutan"),
        )

    def __str__(self) -> str:
        return self.apa
