"""What of the daily log a person has typed into e-Kinerja BKN, and how a result is called there."""

from django.db import models

from ekinerja.aktivitas.models.aktivitas import Aktivitas
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import HasilKerja


class SalinAktivitas(models.Model):
    """An entry that its owner marked as "sudah di BKN" on a day."""

    aktivitas = models.OneToOneField(Aktivitas, models.CASCADE, related_name="salin_bkn")
    tanggal = models.DateField()
    dicatat_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.tanggal:%d/%m/%Y}"


class PadananRHK(models.Model):
    """The words of a result in e-Kinerja BKN, where they differ from the words here."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    hasil_kerja = models.OneToOneField(HasilKerja, models.CASCADE, related_name="padanan_bkn")
    rencana = models.TextField()
    diubah_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(rencana=""), name="padanan_rhk_berisi"),
        )

    def __str__(self) -> str:
        return self.rencana
