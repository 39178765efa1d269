"""Sasaran Kinerja Pegawai: results, indicators, monthly targets."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.triggers import agreed_locked
from ekinerja.skp.workflow import DRAF, SKP_WORKFLOW, STATUS_SKP


@pghistory.track(pghistory.UpdateEvent(level=pghistory.Statement))
class SKP(models.Model):
    """The agreed expectations of one person in one post for a period."""

    PENDEKATAN = (("KUANTITATIF", "Kuantitatif"), ("KUALITATIF", "Kualitatif"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="skp")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    penilai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="skp_dinilai",
        help_text="pejabat penilai kinerja saat diajukan",
    )
    pendekatan = models.CharField(max_length=11, choices=PENDEKATAN, default="KUANTITATIF")
    masa = DateRangeField()
    status = models.CharField(max_length=10, choices=STATUS_SKP, default=DRAF)

    class Meta:
        ordering = ("-masa", "-id")
        triggers = (allowed_transitions(SKP_WORKFLOW.pairs()),)
        constraints = (
            ExclusionConstraint(
                name="skp_satu_per_masa",
                expressions=[
                    (
                        Func(F("pegawai_id"), F("pegawai_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"SKP {self.pegawai}"


class RiwayatSKP(Riwayat):
    objek = models.ForeignKey(SKP, models.PROTECT, related_name="riwayat")


class HasilKerja(models.Model):
    """A planned result (rencana hasil kerja, RHK)."""

    JENIS = (("UTAMA", "Utama"), ("TAMBAHAN", "Tambahan"))

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="hasil_kerja")
    urutan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=8, choices=JENIS, default="UTAMA")
    rencana = models.TextField()
    intervensi = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="didukung_oleh",
        help_text="RHK pimpinan yang diintervensi",
    )

    class Meta:
        ordering = ("jenis", "urutan")
        triggers = agreed_locked(
            "FROM skp_skp s WHERE s.id = r.skp_id", tetap=("skp_id", "jenis", "rencana")
        )
        constraints = (
            models.UniqueConstraint(fields=("skp", "jenis", "urutan"), name="rhk_urutan_unik"),
        )

    def __str__(self) -> str:
        return self.rencana


class Indikator(models.Model):
    """Indikator kinerja individu with its yearly target."""

    ASPEK = (
        ("KUANTITAS", "Kuantitas"),
        ("KUALITAS", "Kualitas"),
        ("WAKTU", "Waktu"),
        ("BIAYA", "Biaya"),
    )
    hasil_kerja = models.ForeignKey(HasilKerja, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=9, choices=ASPEK, default="KUANTITAS")
    uraian = models.TextField()
    target = models.DecimalField(max_digits=14, decimal_places=2)
    satuan = models.CharField(max_length=40)

    class Meta:
        ordering = ("urutan",)
        triggers = agreed_locked(
            "FROM skp_hasilkerja h JOIN skp_skp s ON s.id = h.skp_id WHERE h.id = r.hasil_kerja_id",
            tetap=("hasil_kerja_id", "aspek", "uraian", "target", "satuan"),
        )
        constraints = (
            models.UniqueConstraint(fields=("hasil_kerja", "urutan"), name="indikator_urutan_unik"),
            models.CheckConstraint(condition=Q(target__gt=0), name="indikator_target_positif"),
        )

    def __str__(self) -> str:
        return self.uraian


class TargetBulanan(models.Model):
    """Part of an indicator's target that falls in a month; realisation comes from activities."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_bulanan")
    awal = models.DateField(help_text="hari pertama bulan")
    target = models.DecimalField(max_digits=14, decimal_places=2)
    realisasi = models.DecimalField(max_digits=14, decimal_places=2, default=0)

    class Meta:
        ordering = ("awal",)
        triggers = agreed_locked(
            "FROM skp_indikator i JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id"
            " JOIN skp_skp s ON s.id = h.skp_id WHERE i.id = r.indikator_id",
            tetap=("indikator_id", "awal", "target"),
        )
        constraints = (
            models.UniqueConstraint(fields=("indikator", "awal"), name="target_unik_per_bulan"),
            models.CheckConstraint(condition=Q(awal__day=1), name="target_awal_tanggal_1"),
            models.CheckConstraint(
                condition=Q(target__gte=0) & Q(realisasi__gte=0), name="target_tidak_negatif"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.awal:%Y-%m}: {self.realisasi}/{self.target}"
