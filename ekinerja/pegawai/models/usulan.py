"""What a person says is wrong in the own data, waiting for who keeps them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models.orang import Pegawai
from ekinerja.pegawai.workflow import (
    DITERIMA,
    DITOLAK,
    MENUNGGU,
    STATUS_USULAN_DATA,
    USULAN_DATA_WORKFLOW,
)


class UsulanData(models.Model):
    """A person proposes another value of one of the own data; who keeps them accepts or refuses.

    An account is a number together with its bank; the other data leave the bank empty.
    """

    NIK, NPWP, PTKP, REKENING = "NIK", "NPWP", "PTKP", "REKENING"
    DATA = (
        (NIK, "NIK"),
        (NPWP, "NPWP"),
        (PTKP, "Status PTKP"),
        (REKENING, "Rekening bank"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="usulan_data")
    data = models.CharField(max_length=8, choices=DATA)
    semula = models.CharField(max_length=40, blank=True, help_text="nilai ketika diusulkan")
    bank_semula = models.CharField(max_length=10, blank=True)
    menjadi = models.CharField(max_length=40)
    bank_menjadi = models.CharField(max_length=10, blank=True)
    keterangan = models.CharField(max_length=500, blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=8, choices=STATUS_USULAN_DATA, default=MENUNGGU)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField()
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("pegawai", "data"),
                condition=Q(status=MENUNGGU),
                name="usulan_data_satu_menunggu",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh=None) | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="usulan_data_diputus_orang_lain",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(DITERIMA, DITOLAK)) | Q(diputus_oleh__isnull=False),
                name="usulan_data_diputus_orang",
            ),
            models.CheckConstraint(condition=~Q(menjadi=""), name="usulan_data_tidak_kosong"),
        )
        indexes = (models.Index(fields=("instansi", "status")),)
        triggers = (allowed_transitions(USULAN_DATA_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"{self.get_data_display()} {self.pegawai}"


class RiwayatUsulanData(Riwayat):
    """A deed on a proposal: proposed, accepted, refused, withdrawn."""

    objek = models.ForeignKey(UsulanData, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
