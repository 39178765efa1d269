"""Where a row of planning came from."""

from django.db import models


class Berasal(models.Model):
    """Source of a row, its id there, and when it last came from there."""

    MANUAL, IMPOR, SISTEM = "MANUAL", "IMPOR", "SISTEM"
    SUMBER = (
        (MANUAL, "Isian di aplikasi"),
        (IMPOR, "Impor berkas"),
        (SISTEM, "Sistem perencanaan"),
    )

    sumber = models.CharField(max_length=6, choices=SUMBER, default=MANUAL)
    kunci_luar = models.CharField(
        max_length=100, blank=True, help_text="pengenal di sistem perencanaan"
    )
    segar_pada = models.DateTimeField(
        null=True, blank=True, help_text="terakhir kali datang dari sumbernya"
    )

    class Meta:
        abstract = True
