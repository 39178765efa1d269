"""The plan of one person in one post for a period, version by version."""

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
from ekinerja.skp.triggers import agreed_head_locked
from ekinerja.skp.workflow import (
    DIAJUKAN,
    DIBATALKAN,
    DISEPAKATI,
    DRAF,
    SKP_WORKFLOW,
    STATUS_SKP,
)


@pghistory.track(pghistory.UpdateEvent(level=pghistory.Statement))
class SKP(models.Model):
    """The agreed expectations of one person in one post for a period (PermenPANRB 6/2022).

    A change is a new version beside the one in force; when it is agreed, the old one becomes
    DIGANTI and stays readable. ``potret`` holds both officials as they were on the day of
    agreement: ``{"pegawai" | "penilai": {nama, nip, pangkat, jabatan, unit}}``.

    :ivar stempel: counts changes of the content, so that a second editor is told.
    :ivar berlaku_sejak: first month that a change may touch; months before keep their target.
    """

    PENDEKATAN = (("KUANTITATIF", "Kuantitatif"), ("KUALITATIF", "Kualitatif"))
    PIMPINAN, PEGAWAI = "PIMPINAN", "PEGAWAI"
    JENIS_PEGAWAI = (
        (PIMPINAN, "Pimpinan tinggi dan pimpinan unit kerja mandiri"),
        (PEGAWAI, "Pejabat administrasi dan fungsional"),
    )

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
    jenis_pegawai = models.CharField(
        max_length=8, choices=JENIS_PEGAWAI, default=PEGAWAI, db_default=PEGAWAI
    )
    pendekatan = models.CharField(max_length=11, choices=PENDEKATAN, default="KUANTITATIF")
    masa = DateRangeField()
    status = models.CharField(max_length=10, choices=STATUS_SKP, default=DRAF)
    versi = models.PositiveSmallIntegerField(default=1, db_default=1)
    asal = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="perubahan",
        help_text="versi yang diubah",
    )
    alasan_perubahan = models.TextField(blank=True, default="", db_default="")
    berlaku_sejak = models.DateField(null=True, blank=True)
    stempel = models.PositiveIntegerField(default=0, db_default=0)
    potret = models.JSONField(null=True, blank=True)
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    alasan_akhir = models.TextField(
        blank=True, default="", db_default="", help_text="mengapa masanya berakhir lebih awal"
    )

    class Meta:
        ordering = ("-masa", "-id")
        triggers = (allowed_transitions(SKP_WORKFLOW.pairs()), agreed_head_locked())
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
                condition=Q(status__in=DISEPAKATI)
                | Q(status__in=(DRAF, DIAJUKAN), asal__isnull=True),
            ),
            models.UniqueConstraint(
                fields=("asal",),
                condition=~Q(status=DIBATALKAN),
                name="skp_satu_perubahan_per_versi",
            ),
            models.CheckConstraint(
                condition=Q(asal__isnull=True, versi=1)
                | Q(asal__isnull=False, versi__gt=1) & ~Q(alasan_perubahan=""),
                name="skp_perubahan_beralasan",
            ),
        )

    def __str__(self) -> str:
        return f"SKP {self.pegawai}"


class RiwayatSKP(Riwayat):
    objek = models.ForeignKey(SKP, models.PROTECT, related_name="riwayat")
