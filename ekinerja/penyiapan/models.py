"""Imports by web form: the file, what it would change, and who applied it."""

from django.conf import settings
from django.db import models

from ekinerja.core.models import Berkas, Pekerjaan
from ekinerja.instansi.models import Instansi


class Impor(models.Model):
    """One uploaded file on its way into the data. The bytes are kept until it is settled.

    ``laporan`` holds the faulty rows and notes as they were found; ``pekerjaan`` is the job of
    the check of a large file, then of the application.
    """

    MEMERIKSA, DIPERIKSA, MENERAPKAN = "MEMERIKSA", "DIPERIKSA", "MENERAPKAN"
    SELESAI, DIBUANG, GAGAL = "SELESAI", "DIBUANG", "GAGAL"
    STATUS = (
        (MEMERIKSA, "Sedang diperiksa"),
        (DIPERIKSA, "Menunggu keputusan"),
        (MENERAPKAN, "Sedang diterapkan"),
        (SELESAI, "Diterapkan"),
        (DIBUANG, "Dibuang"),
        (GAGAL, "Gagal"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    kunci = models.CharField(max_length=20)
    nama_berkas = models.CharField(max_length=200)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="impor")
    status = models.CharField(max_length=12, choices=STATUS, default=MEMERIKSA)
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    tetap = models.PositiveIntegerField(default=0)
    salah = models.PositiveIntegerField(default=0)
    lewati_yang_salah = models.BooleanField(default=False)
    laporan = models.JSONField(default=dict)
    keterangan = models.TextField(blank=True)
    pekerjaan = models.ForeignKey(
        Pekerjaan, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("instansi", "-id")),)

    def __str__(self) -> str:
        return f"{self.nama_berkas}: {self.get_status_display()}"

    @property
    def tuntas(self) -> bool:
        return self.status in {self.SELESAI, self.DIBUANG, self.GAGAL}
