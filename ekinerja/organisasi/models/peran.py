"""Roles: given, proposed, and the short wide access for support."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions, append_only
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.susunan import UnitKerja
from ekinerja.organisasi.workflow import (
    BERAKHIR,
    BERLAKU,
    DIMINTA,
    DISETUJUI,
    DITOLAK,
    DUKUNGAN_WORKFLOW,
    MENUNGGU,
    STATUS_DUKUNGAN,
    STATUS_USULAN,
    USULAN_WORKFLOW,
)

JAM_DUKUNGAN = 8
PALING_LAMA = timedelta(hours=JAM_DUKUNGAN)


@lacak
class PemberianPeran(models.Model):
    """A role given to a user, in a unit subtree (or everywhere), for a period, by a letter."""

    ADMIN_PD, BKPSDM, ORGANISASI = "ADMIN_PD", "BKPSDM", "ORGANISASI"
    PEMBUAT_DAFTAR, PPK_SKPD, PA_KPA = "PEMBUAT_DAFTAR", "PPK_SKPD", "PA_KPA"
    BENDAHARA, PIMPINAN, PEMERIKSA = "BENDAHARA", "PIMPINAN", "PEMERIKSA"
    PENGELOLA_APLIKASI, ADMIN_TEKNIS = "PENGELOLA_APLIKASI", "ADMIN_TEKNIS"
    BAPPEDA, PENINJAU = "BAPPEDA", "PENINJAU"
    PERAN = (
        (ADMIN_PD, "Admin Perangkat Daerah"),
        (BKPSDM, "BKPSDM"),
        (ORGANISASI, "Bagian Organisasi"),
        (PENGELOLA_APLIKASI, "Pengelola aplikasi"),
        (ADMIN_TEKNIS, "Admin teknis"),
        (BAPPEDA, "Bappeda"),
        (PENINJAU, "Tim peninjau aktivitas"),
        (PEMBUAT_DAFTAR, "Pembuat daftar"),
        (PPK_SKPD, "PPK-SKPD"),
        (PA_KPA, "PA/KPA"),
        (BENDAHARA, "Bendahara"),
        (PIMPINAN, "Pimpinan"),
        (PEMERIKSA, "Pemeriksa (Inspektorat/BPK)"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="peran")
    peran = models.CharField(max_length=20, choices=PERAN)
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


class UsulanPeran(models.Model):
    """A powerful role waits here until a second person agrees; then it becomes a grant."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="usulan_peran")
    peran = models.CharField(max_length=20, choices=PemberianPeran.PERAN)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat penunjukan")
    status = models.CharField(max_length=10, choices=STATUS_USULAN, default=MENUNGGU)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField()
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    hasil = models.OneToOneField(
        PemberianPeran, models.PROTECT, null=True, blank=True, related_name="usulan"
    )

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "peran", "unit"),
                condition=Q(status=MENUNGGU),
                nulls_distinct=False,
                name="usulan_peran_satu_menunggu",
            ),
            models.CheckConstraint(
                condition=~Q(diusulkan_oleh=F("user"))
                & (
                    Q(diputus_oleh=None)
                    | ~Q(diputus_oleh=F("user")) & ~Q(diputus_oleh=F("diusulkan_oleh"))
                ),
                name="usulan_peran_tiga_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(DISETUJUI, DITOLAK)) | Q(diputus_oleh__isnull=False),
                name="usulan_peran_diputus_orang",
            ),
        )
        triggers = (allowed_transitions(USULAN_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"{self.user}: {self.get_peran_display()} ({self.get_status_display()})"


class RiwayatUsulanPeran(Riwayat):
    """A deed on a proposed role: proposed, agreed, refused, withdrawn."""

    objek = models.ForeignKey(UsulanPeran, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class AksesDukungan(models.Model):
    """Wide reading for support: asked with a reason, agreed by another, for some hours.

    Until it is agreed ``mulai`` and ``selesai`` are empty; every page opened is in ``jejak``.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    alasan = models.TextField(help_text="nomor aduan dan apa yang akan diperiksa")
    jam = models.PositiveSmallIntegerField(help_text="lama yang diminta, paling lama delapan jam")
    status = models.CharField(max_length=10, choices=STATUS_DUKUNGAN, default=DIMINTA)
    diminta_pada = models.DateTimeField()
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(
        null=True, blank=True, help_text="paling lama delapan jam sesudah mulai"
    )
    diakhiri_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(jam__gte=1, jam__lte=JAM_DUKUNGAN), name="akses_dukungan_lamanya"
            ),
            models.CheckConstraint(
                condition=Q(mulai=None, selesai=None)
                | Q(selesai__gt=F("mulai"), selesai__lte=F("mulai") + PALING_LAMA),
                name="akses_dukungan_berurutan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(BERLAKU, BERAKHIR))
                | Q(mulai__isnull=False, diputus_oleh__isnull=False),
                name="akses_dukungan_disetujui",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh=None) | ~Q(diputus_oleh=F("user")),
                name="akses_dukungan_dua_orang",
            ),
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(status__in=(DIMINTA, BERLAKU)),
                name="akses_dukungan_satu_terbuka",
            ),
        )
        triggers = (allowed_transitions(DUKUNGAN_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"{self.user}: {self.alasan}"


class RiwayatDukungan(Riwayat):
    """A deed on an access for support: asked, agreed, refused, withdrawn, ended."""

    objek = models.ForeignKey(AksesDukungan, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class JejakDukungan(models.Model):
    """One page opened during an access for support, with how it was answered (HTTP status)."""

    akses = models.ForeignKey(AksesDukungan, models.PROTECT, related_name="jejak")
    metode = models.CharField(max_length=8)
    alamat = models.CharField(max_length=300)
    jawaban = models.PositiveSmallIntegerField()
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.metode} {self.alamat}"
