"""Identified SKP of a post: they belong to the post, also while nobody holds it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UraianTugas
from ekinerja.skp.models.isi import Indikator


class TemplatSKP(models.Model):
    """One version of the identified SKP of a post; one version is in force."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="templat_skp")
    versi = models.PositiveSmallIntegerField()
    berlaku = models.BooleanField(default=False)
    asal = models.CharField(max_length=200, help_text="dari mana isinya, misalnya uraian tugas")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()
    berlaku_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("jabatan", "-versi")
        constraints = (
            models.UniqueConstraint(fields=("jabatan", "versi"), name="templat_skp_versi_unik"),
            models.UniqueConstraint(
                fields=("jabatan",), condition=Q(berlaku=True), name="templat_skp_satu_berlaku"
            ),
            models.UniqueConstraint(
                fields=("jabatan",),
                condition=Q(berlaku_pada__isnull=True),
                name="templat_skp_satu_draf",
            ),
        )

    def __str__(self) -> str:
        return f"Templat SKP {self.jabatan} versi {self.versi}"


class HasilKerjaTemplat(models.Model):
    """A planned result of a template."""

    templat = models.ForeignKey(TemplatSKP, models.CASCADE, related_name="hasil_kerja")
    urutan = models.PositiveSmallIntegerField()
    rencana = models.TextField()
    tugas = models.ManyToManyField(UraianTugas, related_name="+", blank=True)

    class Meta:
        ordering = ("urutan",)
        constraints = (
            models.UniqueConstraint(fields=("templat", "urutan"), name="templat_rhk_urutan_unik"),
        )

    def __str__(self) -> str:
        return self.rencana


class IndikatorTemplat(models.Model):
    """An indicator of a template with the usual target of a whole year."""

    hasil_kerja = models.ForeignKey(HasilKerjaTemplat, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=9, choices=Indikator.ASPEK, default="KUANTITAS")
    uraian = models.TextField()
    bentuk = models.CharField(max_length=7, choices=Indikator.BENTUK, default=Indikator.ANGKA)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_teks = models.CharField(max_length=500, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    polaritas = models.CharField(max_length=5, choices=Indikator.POLARITAS, default="NAIK")
    dibagi = models.BooleanField(default=True)

    class Meta:
        ordering = ("urutan",)
        constraints = (
            models.UniqueConstraint(
                fields=("hasil_kerja", "urutan"), name="templat_indikator_urutan_unik"
            ),
            models.CheckConstraint(
                condition=Q(bentuk="ANGKA", target__isnull=False, target__gt=0)
                | Q(
                    bentuk="RENTANG",
                    target__isnull=False,
                    target_atas__isnull=False,
                    target_atas__gt=F("target"),
                )
                | Q(bentuk="TEKS", target__isnull=True) & ~Q(target_teks=""),
                name="templat_target_menurut_bentuk",
            ),
        )

    def __str__(self) -> str:
        return self.uraian
