"""Who judges whom beside the line of posts: heads by assignment, delegation, letters, teams."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja, lacak
from ekinerja.pegawai.models.karier import satu_per_masa
from ekinerja.pegawai.models.orang import Pegawai


@lacak
class PenugasanKepala(models.Model):
    """A functional official heads a unit (kepala sekolah, puskesmas, RSUD); post and class stay."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penugasan_kepala")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penugasan_kepala")
    sebutan = models.CharField(max_length=100, help_text="misalnya Kepala Sekolah")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat penugasan")

    class Meta:
        ordering = ("-masa",)
        constraints = (
            ExclusionConstraint(
                name="penugasan_satu_kepala_per_unit",
                expressions=[
                    (
                        Func(F("unit_id"), F("unit_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.sebutan}: {self.pegawai}"


@lacak
class Delegasi(models.Model):
    """The right to approve, lent to another for a period by letter; the lender stays penilai.

    ``unit`` narrows it to people of that subtree; empty: all whom the lender judges.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pemberi = models.ForeignKey(Pegawai, models.PROTECT, related_name="delegasi_diberikan")
    penerima = models.ForeignKey(Pegawai, models.PROTECT, related_name="delegasi_diterima")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat")

    class Meta:
        ordering = ("-masa",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(pemberi=F("penerima")), name="delegasi_bukan_diri_sendiri"
            ),
        )
        indexes = (models.Index(fields=("penerima",)), models.Index(fields=("pemberi",)))

    def __str__(self) -> str:
        return f"{self.pemberi} → {self.penerima}"


@lacak
class PenilaiKhusus(models.Model):
    """An explicit penilai of one person for a period, by letter; it outranks the line of posts."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penilai_khusus")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat")

    class Meta:
        ordering = ("-masa",)
        constraints = (
            satu_per_masa("penilai_khusus_satu_per_masa"),
            models.CheckConstraint(
                condition=~Q(pegawai=F("penilai")), name="penilai_khusus_bukan_diri_sendiri"
            ),
        )
        indexes = (models.Index(fields=("penilai",)),)

    def __str__(self) -> str:
        return f"{self.penilai} menilai {self.pegawai}"


@lacak
class TimKerja(models.Model):
    """A team across posts, made by SK for a period, with its ketua."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tim_kerja")
    nama = models.CharField(max_length=200)
    ketua = models.ForeignKey(Pegawai, models.PROTECT, related_name="tim_dipimpin")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal SK tim")

    class Meta:
        ordering = ("nama", "id")

    def __str__(self) -> str:
        return self.nama


@lacak
class AnggotaTim(models.Model):
    """A member of a team over a period."""

    tim = models.ForeignKey(TimKerja, models.PROTECT, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="keanggotaan_tim")
    peran = models.CharField(max_length=100, blank=True, help_text="tugas dalam tim")
    masa = DateRangeField()

    class Meta:
        ordering = ("pegawai__nama_urut", "id")
        constraints = (
            ExclusionConstraint(
                name="anggota_tim_sekali_per_masa",
                expressions=[
                    (
                        Func(F("pegawai_id"), F("pegawai_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(F("tim_id"), F("tim_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.pegawai} di {self.tim}"
