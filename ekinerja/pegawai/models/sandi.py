"""First passwords issued for a whole unit: asked for once, downloaded once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ekinerja.core.models import Pekerjaan
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models.orang import Pegawai


class PenerbitanSandi(models.Model):
    """One issue for the people of a unit and of everything below it.

    No password is stored: each follows from ``garam``, the key of the installation and the
    account. ``garam`` is emptied by the download or after a day; then nobody knows them any more.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pekerjaan = models.OneToOneField(Pekerjaan, models.PROTECT, related_name="+")
    pusat = models.BooleanField(help_text="diminta BKPSDM: juga bagi yang memimpin")
    garam = models.CharField(max_length=64, blank=True, help_text="kosong: sandi tidak diketahui")
    diminta_pada = models.DateTimeField()
    kedaluwarsa = models.DateTimeField()
    diunduh_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(diunduh_pada=None) | Q(garam=""), name="penerbitan_sandi_sekali_unduh"
            ),
        )

    def __str__(self) -> str:
        return f"Kata sandi pertama {self.unit}"


class SandiTerbit(models.Model):
    """One person of an issue: waiting, issued, or left out with a reason."""

    penerbitan = models.ForeignKey(PenerbitanSandi, models.CASCADE, related_name="orang")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    terbit_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField(max_length=100, blank=True, help_text="mengapa dilewati")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("penerbitan", "pegawai"), name="sandi_terbit_satu_per_orang"
            ),
            models.CheckConstraint(
                condition=Q(terbit_pada=None) | Q(alasan=""), name="sandi_terbit_atau_dilewati"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.alasan or 'terbit' if self.terbit_pada else 'menunggu'}"
