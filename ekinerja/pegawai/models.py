"""People and where they are placed, dated."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.models import Riwayat
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, lacak


@lacak
class Pegawai(models.Model):
    """A person who works for the government, with or without a NIP."""

    JENIS = (
        ("PNS", "PNS"),
        ("CPNS", "CPNS"),
        ("PPPK", "PPPK"),
        ("PPPK_PW", "PPPK Paruh Waktu"),
        ("NON_ASN", "Non-ASN"),
    )
    JENIS_KELAMIN = (("L", "Laki-laki"), ("P", "Perempuan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="pegawai")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="pegawai"
    )
    nip = models.CharField(max_length=18, null=True, blank=True)
    nama = models.CharField(max_length=200)
    nama_urut = models.CharField(max_length=200, help_text="huruf besar tanpa gelar depan")
    jenis = models.CharField(max_length=8, choices=JENIS)
    golongan = models.CharField(max_length=6, blank=True, help_text="III/a, atau IX untuk PPPK")
    tanggal_lahir = models.DateField(null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JENIS_KELAMIN, blank=True)
    pin_mesin = models.CharField(max_length=24, blank=True, help_text="nomor pada mesin kehadiran")
    npwp = models.CharField(max_length=16, blank=True)
    status_ptkp = models.CharField(max_length=5, blank=True, help_text="TK/0 … K/3")
    nomor_rekening = models.CharField(max_length=40, blank=True)
    kode_bank = models.CharField(max_length=10, blank=True)
    dasar_gaji_bpjs = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="dasar iuran BPJS dari gaji, rupiah sebulan"
    )

    class Meta:
        ordering = ("nama_urut", "id")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "nip"), name="pegawai_nip_unik"),
            models.UniqueConstraint(
                fields=("instansi", "pin_mesin"),
                condition=~Q(pin_mesin=""),
                name="pegawai_pin_unik",
            ),
            models.CheckConstraint(
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^\d{18}$"), name="pegawai_nip_18"
            ),
        )
        indexes = (models.Index(fields=("instansi", "nama_urut")),)

    def __str__(self) -> str:
        return self.nama


@lacak
class Penempatan(models.Model):
    """Who holds which post, from when to when. One definitive post at a time."""

    DEFINITIF, PLT, PLH = "DEFINITIF", "PLT", "PLH"
    JENIS = ((DEFINITIF, "Definitif"), (PLT, "Plt."), (PLH, "Plh."))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penempatan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="penempatan")
    jenis = models.CharField(max_length=10, choices=JENIS, default=DEFINITIF)
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal SK")

    class Meta:
        ordering = ("masa",)
        constraints = (
            ExclusionConstraint(
                name="penempatan_satu_definitif",
                expressions=[
                    (
                        Func(F("pegawai_id"), F("pegawai_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=Q(jenis="DEFINITIF"),
            ),
        )
        indexes = (models.Index(fields=("jabatan",)),)

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.jabatan}"


class RiwayatPegawai(Riwayat):
    """A deed on a person: registered, placed, moved, given a new password."""

    objek = models.ForeignKey(Pegawai, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
