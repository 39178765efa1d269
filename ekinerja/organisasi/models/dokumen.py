"""Documents behind the organisation: SOTK, job analysis, job evaluation, decrees."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from ekinerja.core.models import Berkas
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.susunan import UnitKerja


@lacak
class DokumenOrganisasi(models.Model):
    """A dated document with its scan, of the whole instansi or of one unit."""

    JENIS = (
        ("SOTK", "Susunan organisasi dan tata kerja (SOTK)"),
        ("ANJAB", "Analisis jabatan"),
        ("ABK", "Analisis beban kerja"),
        ("EVJAB", "Evaluasi jabatan"),
        ("RENSTRA", "Rencana strategis (Renstra)"),
        ("SK", "Surat keputusan"),
        ("LAIN", "Dokumen lain"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="dokumen",
        help_text="kosong: seluruh instansi",
    )  # fmt: skip
    jenis = models.CharField(max_length=8, choices=JENIS)
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    judul = models.CharField(max_length=250)
    masa = DateRangeField(help_text="masa berlakunya")
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="dokumen_organisasi"
    )

    class Meta:
        ordering = ("-tanggal", "id")

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"
