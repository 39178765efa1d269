"""Raw scans, never changed; and the day, a pure result of them."""

from django.db import models
from django.db.models import F, Q

from ekinerja.core.triggers import append_only, month_open
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai


class Rekaman(models.Model):
    """One scan as received (rekaman kehadiran). Accepted even after the close, then marked."""

    SUMBER = (("MESIN", "Mesin"), ("BERKAS", "Impor berkas"), ("MANUAL", "Ketikan admin"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="rekaman")
    saat = models.DateTimeField(help_text="saat menurut mesin")
    zona = models.CharField(max_length=20)
    tanggal = models.DateField(help_text="hari kerja, diturunkan sekali saat diterima")
    sumber = models.CharField(max_length=6, choices=SUMBER)
    mesin = models.CharField(max_length=40, blank=True)
    diterima_pada = models.DateTimeField()
    setelah_tutup = models.BooleanField(default=False)

    class Meta:
        ordering = ("saat",)
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "saat"), name="rekaman_sekali"),
        )
        indexes = (models.Index(fields=("pegawai", "tanggal")),)

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.saat.isoformat()}"


class HariPresensi(models.Model):
    """The result of one working day of one person; recomputed from scans while the month is open."""

    HADIR, TANPA_KETERANGAN = "HADIR", "TANPA_KETERANGAN"
    STATUS = ((HADIR, "Hadir"), (TANPA_KETERANGAN, "Tanpa keterangan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="hari_presensi")
    tanggal = models.DateField()
    status = models.CharField(max_length=16, choices=STATUS)
    masuk = models.ForeignKey(
        Rekaman, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pulang = models.ForeignKey(
        Rekaman, models.PROTECT, null=True, blank=True, related_name="+"
    )
    jadwal_mulai = models.DateTimeField()
    jadwal_selesai = models.DateTimeField()
    menit_terlambat = models.PositiveSmallIntegerField(default=0)
    menit_pulang_cepat = models.PositiveSmallIntegerField(default=0)
    dihitung_pada = models.DateTimeField()

    class Meta:
        ordering = ("tanggal",)
        triggers = tuple(month_open("r.tanggal"))
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "tanggal"), name="hari_unik_per_orang"),
            models.CheckConstraint(
                condition=Q(menit_terlambat__lte=1440) & Q(menit_pulang_cepat__lte=1440),
                name="hari_menit_dalam_sehari",
            ),
            models.CheckConstraint(
                condition=Q(jadwal_mulai__lt=F("jadwal_selesai")), name="hari_jadwal_urut"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.tanggal}: {self.get_status_display()}"
