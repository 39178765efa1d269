"""Which parts of a plan a person has typed into e-Kinerja BKN."""

from django.db import models

from ekinerja.skp.models.skp import SKP


class SalinBKN(models.Model):
    """A part of a plan that its owner marked as "sudah di BKN".

    :ivar butir: KEPALA, RHK-<id>, IKI-<id>, PERILAKU-<kode> or LAMPIRAN-<jenis>.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="salin_bkn")
    butir = models.CharField(max_length=40)
    tanggal = models.DateField()
    dicatat_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("skp", "butir"), name="salin_bkn_sekali_per_butir"),
        )

    def __str__(self) -> str:
        return f"{self.butir}: {self.tanggal:%d/%m/%Y}"
