"""What was printed: the registered form of an agreed plan, and the batches of a unit."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ekinerja.core.models import Dokumen, Pekerjaan
from ekinerja.core.triggers import append_only
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.skp.models.skp import SKP

# version of the printed form: PermenPANRB 6/2022, first arrangement of this application
FORMULIR_SKP = "SKP-6/2022-1"


class DokumenSKP(models.Model):
    """The public registration of an agreed plan: what the QR on its printed form opens.

    :ivar formulir: version of the printed form under which it was registered.
    """

    skp = models.OneToOneField(SKP, models.PROTECT, related_name="terbitan")
    dokumen = models.OneToOneField(Dokumen, models.PROTECT, related_name="+")
    formulir = models.CharField(max_length=40)

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.formulir}: {self.dokumen_id}"


class CetakUnit(models.Model):
    """All agreed plans of a unit and a year as one file; progress is in ``pekerjaan``.

    :ivar jalur: storage name of the file; empty before it is there and after it was thrown away.
    :ivar kedaluwarsa: from this moment on the file is thrown away.
    """

    ZIP, GABUNG = "ZIP", "GABUNG"
    BENTUK = ((ZIP, "Satu zip, satu PDF setiap orang"), (GABUNG, "Satu PDF gabungan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bentuk = models.CharField(max_length=6, choices=BENTUK)
    pekerjaan = models.OneToOneField(Pekerjaan, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=120, blank=True)
    kedaluwarsa = models.DateTimeField(null=True, blank=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(jalur="") | Q(kedaluwarsa__isnull=False),
                name="cetak_unit_berkas_bertenggat",
            ),
        )

    def __str__(self) -> str:
        return f"SKP {self.unit} {self.tahun}"
