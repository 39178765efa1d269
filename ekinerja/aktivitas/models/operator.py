"""People without a phone: who types their signed sheets, and what they say of it."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.models.aktivitas import Aktivitas
from ekinerja.core.masa import satu_per_masa
from ekinerja.core.triggers import append_only
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja, lacak
from ekinerja.pegawai.models import Pegawai


@lacak
class PenunjukanOperator(models.Model):
    """A person who may type entries of others of a unit (its subtree), for a period, by a letter.

    It gives no right to approve.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat penunjukan")
    ditunjuk_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("unit_id", "id")
        constraints = (satu_per_masa("operator_sekali_per_masa", "unit_id", "pegawai_id"),)

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.unit}"


class PernyataanInput(models.Model):
    """What the person says of an entry that an operator typed: right, or not so. Once, for good."""

    BENAR, DIBANTAH = "BENAR", "DIBANTAH"
    HASIL = ((BENAR, "Dibenarkan pemiliknya"), (DIBANTAH, "Dibantah pemiliknya"))

    aktivitas = models.OneToOneField(Aktivitas, models.PROTECT, related_name="pernyataan")
    hasil = models.CharField(max_length=8, choices=HASIL)
    alasan = models.CharField(max_length=500, blank=True)
    pada = models.DateTimeField()

    class Meta:
        triggers = append_only()
        constraints = (
            models.CheckConstraint(
                condition=Q(hasil="BENAR") | ~Q(alasan=""), name="bantahan_beralasan"
            ),
        )

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.get_hasil_display()}"
