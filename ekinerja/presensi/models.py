"""Raw scans, never changed; and the day, a pure result of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ekinerja.core.triggers import append_only, month_open
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai


class Rekaman(models.Model):
    """One scan as received (rekaman kehadiran). Accepted even after the close, then marked."""

    MESIN, BERKAS, MANUAL = "MESIN", "BERKAS", "MANUAL"
    SUMBER = ((MESIN, "Mesin"), (BERKAS, "Impor berkas"), (MANUAL, "Ketikan admin"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="rekaman")
    saat = models.DateTimeField(help_text="saat menurut mesin")
    zona = models.CharField(max_length=20)
    tanggal = models.DateField(help_text="hari kerja, diturunkan sekali saat diterima")
    sumber = models.CharField(max_length=6, choices=SUMBER)
    mesin = models.CharField(max_length=40, blank=True)
    diterima_pada = models.DateTimeField()
    setelah_tutup = models.BooleanField(default=False)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="yang mengetik atau mengimpor; kosong bila dari mesin atau sistem",
    )
    alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("saat",)
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "saat"), name="rekaman_sekali"),
            models.CheckConstraint(
                condition=~Q(sumber="MANUAL") | (Q(dicatat_oleh__isnull=False) & ~Q(alasan="")),
                name="rekaman_ketikan_beralasan",
            ),
        )
        indexes = (models.Index(fields=("pegawai", "tanggal")),)

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.saat.isoformat()}"


class HariPresensi(models.Model):
    """The result of one working day of one person; recomputed while the month is open.

    Present with only one of ``masuk`` and ``pulang`` means that the other side was not recorded;
    the minutes of that side are 0 and a scheme decides what the missing record costs.
    """

    HADIR, TANPA_KETERANGAN = "HADIR", "TANPA_KETERANGAN"
    STATUS = ((HADIR, "Hadir"), (TANPA_KETERANGAN, "Tanpa keterangan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="hari_presensi")
    tanggal = models.DateField()
    status = models.CharField(max_length=16, choices=STATUS)
    masuk = models.ForeignKey(Rekaman, models.PROTECT, null=True, blank=True, related_name="+")
    pulang = models.ForeignKey(Rekaman, models.PROTECT, null=True, blank=True, related_name="+")
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
            models.CheckConstraint(
                condition=Q(status="HADIR") & (Q(masuk__isnull=False) | Q(pulang__isnull=False))
                | Q(status="TANPA_KETERANGAN") & Q(masuk__isnull=True) & Q(pulang__isnull=True),
                name="hari_hadir_berekaman",
            ),
            models.CheckConstraint(
                condition=(Q(menit_terlambat=0) | Q(masuk__isnull=False))
                & (Q(menit_pulang_cepat=0) | Q(pulang__isnull=False)),
                name="hari_menit_berekaman",
            ),
        )
        indexes = (models.Index(fields=("instansi", "tanggal"), name="hari_per_tanggal"),)

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.tanggal}: {self.get_status_display()}"
