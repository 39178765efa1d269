"""Units, posts and roles, all dated with half-open periods."""

from typing import TypeVar

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Upper
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.query import TreeQuerySet

from ekinerja.core.models import Riwayat
from ekinerja.instansi.models import Instansi

M = TypeVar("M", bound=models.Model)


def lacak(model: type[M]) -> type[M]:
    """Keep every version of a row: what it was, what it became, by whom (dated master data)."""
    catat = pghistory.track(
        pghistory.InsertEvent(level=pghistory.Statement),
        pghistory.UpdateEvent(level=pghistory.Statement),
        pghistory.DeleteEvent(level=pghistory.Statement),
    )
    tercatat: type[M] = catat(model)
    return tercatat


@lacak
class UnitKerja(models.Model):  # type: ignore[django-manager-missing]  # untyped tree manager
    """A unit of the organisation. ``opd`` is the perangkat daerah that pays its people."""

    JENIS = (
        ("INSTANSI", "Instansi"),
        ("SETDA", "Sekretariat Daerah"),
        ("OPD", "Perangkat Daerah"),
        ("BIRO", "Biro"),
        ("BAGIAN", "Bagian"),
        ("BIDANG", "Bidang"),
        ("SUBBAGIAN", "Subbagian"),
        ("SEKSI", "Seksi"),
        ("UPTD", "UPTD"),
        ("KECAMATAN", "Kecamatan"),
        ("KELURAHAN", "Kelurahan"),
        ("SEKOLAH", "Sekolah"),
        ("PUSKESMAS", "Puskesmas"),
        ("LAIN", "Lainnya"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="unit_kerja")
    induk = TreeNodeForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    opd = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anggota_opd"
    )
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=10, choices=JENIS, default="LAIN")
    zona = models.CharField(max_length=20, choices=Instansi.ZONA, blank=True)
    masa = DateRangeField()
    urutan = models.PositiveIntegerField(default=0)

    objects = TreeQuerySet.as_manager()  # type: ignore[django-manager-missing]  # untyped

    class Meta:
        ordering = ("urutan", "nama")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="unit_kode_unik"),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="unit_bukan_induk_diri"),
        )
        indexes = (models.Index(fields=("opd",)),)

    def __str__(self) -> str:
        return self.nama


@lacak
class Jabatan(models.Model):
    """A post in a unit: its class, head-count and superior post. Class belongs to the post."""

    JENIS = (
        ("JPT", "Jabatan Pimpinan Tinggi"),
        ("ADMINISTRATOR", "Administrator"),
        ("PENGAWAS", "Pengawas"),
        ("PELAKSANA", "Pelaksana"),
        ("FUNGSIONAL", "Jabatan Fungsional"),
        ("POLITIS", "Pejabat negara"),
    )
    MANAJERIAL = ("JPT", "ADMINISTRATOR", "PENGAWAS")

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="jabatan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="jabatan")
    kode = models.CharField(max_length=60)
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=14, choices=JENIS)
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)
    nilai = models.PositiveIntegerField(
        null=True, blank=True, help_text="nilai jabatan hasil evaluasi jabatan"
    )
    bezetting = models.PositiveIntegerField(default=1, help_text="persediaan pegawai, orang")
    kepala = models.BooleanField(default=False, help_text="memimpin unitnya")
    atasan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    masa = DateRangeField()

    class Meta:
        ordering = ("-kelas", "nama")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="jabatan_kode_unik"),
            models.CheckConstraint(
                condition=Q(kelas__isnull=True) | Q(kelas__range=(1, 17)),
                name="jabatan_kelas_1_17",
            ),
            models.CheckConstraint(condition=~Q(atasan=F("id")), name="jabatan_bukan_atasan_diri"),
            ExclusionConstraint(
                name="jabatan_satu_kepala_per_unit",
                expressions=[
                    (
                        Func(F("unit_id"), F("unit_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=Q(kepala=True),
            ),
        )
        indexes = (models.Index(Upper("nama"), name="jabatan_nama_idx"),)

    def __str__(self) -> str:
        return self.nama


@lacak
class PemberianPeran(models.Model):
    """A role given to a user, in a unit subtree (or everywhere), for a period, by a letter."""

    ADMIN_PD, BKPSDM, ORGANISASI = "ADMIN_PD", "BKPSDM", "ORGANISASI"
    PEMBUAT_DAFTAR, PPK_SKPD, PA_KPA = "PEMBUAT_DAFTAR", "PPK_SKPD", "PA_KPA"
    BENDAHARA, PIMPINAN, PEMERIKSA = "BENDAHARA", "PIMPINAN", "PEMERIKSA"
    PERAN = (
        (ADMIN_PD, "Admin Perangkat Daerah"),
        (BKPSDM, "BKPSDM"),
        (ORGANISASI, "Bagian Organisasi"),
        (PEMBUAT_DAFTAR, "Pembuat daftar"),
        (PPK_SKPD, "PPK-SKPD"),
        (PA_KPA, "PA/KPA"),
        (BENDAHARA, "Bendahara"),
        (PIMPINAN, "Pimpinan"),
        (PEMERIKSA, "Pemeriksa (Inspektorat/BPK)"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="peran")
    peran = models.CharField(max_length=14, choices=PERAN)
    unit = models.ForeignKey(
        UnitKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="kosong: seluruh instansi",
    )
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat penunjukan")

    class Meta:
        ordering = ("peran", "id")
        constraints = (
            ExclusionConstraint(
                name="peran_tidak_tumpang_tindih",
                expressions=[
                    (
                        Func(F("user_id"), F("user_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            Func(
                                F("unit_id"),
                                Value(0),
                                function="coalesce",
                                output_field=models.BigIntegerField(),
                            ),
                            Func(
                                F("unit_id"),
                                Value(0),
                                function="coalesce",
                                output_field=models.BigIntegerField(),
                            ),
                            Value("[]"),
                            function="int8range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            Func(F("peran"), function="hashtext"),
                            Func(F("peran"), function="hashtext"),
                            Value("[]"),
                            function="int4range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_peran_display()}"


class RiwayatPeran(Riwayat):
    """A deed on a role grant: given or ended, by whom, on what ground."""

    objek = models.ForeignKey(PemberianPeran, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
