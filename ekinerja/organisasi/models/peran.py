"""Roles: given, proposed, and the short wide access for support."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import append_only
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.susunan import UnitKerja


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

    MENUNGGU, DISETUJUI, DITOLAK, DITARIK = "MENUNGGU", "DISETUJUI", "DITOLAK", "DITARIK"
    STATUS = (
        (MENUNGGU, "Menunggu persetujuan"),
        (DISETUJUI, "Disetujui"),
        (DITOLAK, "Ditolak"),
        (DITARIK, "Ditarik"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="usulan_peran")
    peran = models.CharField(max_length=20, choices=PemberianPeran.PERAN)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal surat penunjukan")
    status = models.CharField(max_length=10, choices=STATUS, default=MENUNGGU)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField()
    hasil = models.OneToOneField(
        PemberianPeran, models.PROTECT, null=True, blank=True, related_name="usulan"
    )

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "peran", "unit"),
                condition=Q(status="MENUNGGU"),
                nulls_distinct=False,
                name="usulan_peran_satu_menunggu",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_peran_display()} ({self.get_status_display()})"


class RiwayatUsulanPeran(Riwayat):
    """A deed on a proposed role: proposed, agreed, refused, withdrawn."""

    objek = models.ForeignKey(UsulanPeran, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class AksesDukungan(models.Model):
    """Wide reading for support: reasoned, for some hours, every page opened is logged."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    alasan = models.TextField(help_text="nomor aduan dan apa yang akan diperiksa")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(help_text="paling lama delapan jam sesudah mulai")
    diakhiri_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")), name="akses_dukungan_berurutan"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.alasan}"


class JejakDukungan(models.Model):
    """One page opened during an access for support."""

    akses = models.ForeignKey(AksesDukungan, models.PROTECT, related_name="jejak")
    metode = models.CharField(max_length=8)
    alamat = models.CharField(max_length=300)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.metode} {self.alamat}"
