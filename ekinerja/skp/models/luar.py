"""Groups of posts whose SKP is kept in another application (teachers, heads of schools)."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.core.history import lacak
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja


@lacak
class KelolaLuar(models.Model):
    """For a period, the people of these posts keep SKP, log and rating elsewhere.

    Named by a group of posts, by one post, by a unit with all beneath it, or by a group within
    such a unit.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    kelompok = models.CharField(max_length=11, choices=Jabatan.KELOMPOK, blank=True)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    aplikasi = models.CharField(max_length=120, help_text="aplikasi tempat SKP-nya dikelola")
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat atau ketentuan")
    masa = DateRangeField()

    class Meta:
        ordering = ("-masa", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(kelompok="") | Q(jabatan__isnull=False) | Q(unit__isnull=False),
                name="kelola_luar_ada_sasaran",
            ),
        )

    def __str__(self) -> str:
        return f"SKP dikelola di {self.aplikasi}"
