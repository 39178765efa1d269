"""Job evaluation by the Factor Evaluation System, and exceptions to its checks."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.core.masa import satu_per_masa
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models.dokumen import DokumenOrganisasi
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.susunan import Jabatan, UnitKerja


@lacak
class EvaluasiJabatan(models.Model):
    """Factors of a post and what they give: value and class, for a period.

    ``faktor`` maps a factor to its level ({"pengetahuan": 6, …}); ``nilai`` is the sum of the
    points of those levels, ``kelas`` the band that holds it (PermenPAN 34/2011).
    """

    SET = (("MANAJERIAL", "Jabatan manajerial (6 faktor)"), ("NONMANAJERIAL", "9 faktor"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="evaluasi")
    set_faktor = models.CharField(max_length=13, choices=SET)
    faktor = models.JSONField(default=dict)
    nilai = models.PositiveIntegerField()
    kelas = models.PositiveSmallIntegerField()
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal keputusan")
    dokumen = models.ForeignKey(
        DokumenOrganisasi, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-masa",)
        constraints = (
            models.CheckConstraint(condition=Q(kelas__range=(1, 17)), name="evaluasi_kelas_1_17"),
            satu_per_masa("evaluasi_satu_per_masa", "jabatan_id"),
        )

    def __str__(self) -> str:
        return f"{self.jabatan}: {self.nilai} (kelas {self.kelas})"


@lacak
class PengecualianPeriksa(models.Model):
    """A finding of the validators that is accepted, with its reason."""

    ATURAN = (
        ("KELAS_MENURUN", "Kelas jabatan atasan lebih rendah daripada bawahannya"),
        ("PEMANGKU_GANDA", "Lebih dari satu pemangku pada jabatan manajerial"),
        ("KELAS_BERBEDA", "Jabatan bernama sama berkelas berbeda"),
        ("BEZETTING", "Persediaan pegawai tidak sama dengan kebutuhan"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    aturan = models.CharField(max_length=16, choices=ATURAN)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pengecualian")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    alasan = models.TextField()
    masa = DateRangeField()

    class Meta:
        ordering = ("aturan", "id")

    def __str__(self) -> str:
        return f"{self.get_aturan_display()}: {self.jabatan}"
