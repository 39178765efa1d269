"""What the reports themselves keep: reminders that were given, and how the public rates a unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ekinerja.core.history import lacak
from ekinerja.core.triggers import append_only
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai


class Pengingat(models.Model):
    """A reminder to a person, at most one a day; never changed."""

    MENYUSUN, MENGAJUKAN, MENYETUJUI = "MENYUSUN", "MENGAJUKAN", "MENYETUJUI"
    HAL = (
        (MENYUSUN, "Menyusun SKP"),
        (MENGAJUKAN, "Mengajukan SKP"),
        (MENYETUJUI, "Memutuskan SKP yang diajukan"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    penerima = models.ForeignKey(Pegawai, models.PROTECT, related_name="pengingat_kinerja")
    hal = models.CharField(max_length=10, choices=HAL)
    hari = models.DateField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-pada", "-id")
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("penerima", "hari"), name="pengingat_sekali_sehari"),
        )

    def __str__(self) -> str:
        return f"{self.get_hal_display()}: {self.penerima}"


@lacak
class SurveiLayanan(models.Model):
    """The result of a survey among the public (SKM, IKM) of a unit and period.

    ``skala`` is the highest value that its kind of survey knows; kinds are never converted.
    """

    SKALA_4, SKALA_5, SKALA_100 = 4, 5, 100
    SKALA = (
        (SKALA_4, "1 sampai 4 (nilai interval SKM)"),
        (SKALA_100, "25 sampai 100 (nilai konversi SKM)"),
        (SKALA_5, "1 sampai 5"),
    )
    TERENDAH = {SKALA_4: 1, SKALA_5: 1, SKALA_100: 25}
    PERIODE = (
        ("TAHUN", "Setahun"), ("S1", "Semester I"), ("S2", "Semester II"),
        ("TW1", "Triwulan I"), ("TW2", "Triwulan II"), ("TW3", "Triwulan III"),
        ("TW4", "Triwulan IV"),
    )  # fmt: skip

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="survei_layanan")
    tahun = models.PositiveSmallIntegerField()
    periode = models.CharField(max_length=5, choices=PERIODE)
    nilai = models.DecimalField(max_digits=6, decimal_places=2)
    skala = models.PositiveSmallIntegerField(choices=SKALA, default=SKALA_100)
    responden = models.PositiveIntegerField()
    dokumen = models.CharField(max_length=250, help_text="judul dan nomor laporan surveinya")

    class Meta:
        ordering = ("-tahun", "-periode", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "tahun", "periode"), name="survei_sekali_seperiode"
            ),
            models.CheckConstraint(condition=Q(responden__gt=0), name="survei_beresponden"),
            models.CheckConstraint(
                condition=Q(nilai__lte=F("skala"))
                & (Q(skala__in=(4, 5), nilai__gte=1) | Q(skala=100, nilai__gte=25)),
                name="survei_dalam_skala",
            ),
            models.CheckConstraint(condition=~Q(dokumen=""), name="survei_bersumber"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.get_periode_display()} {self.tahun}"
