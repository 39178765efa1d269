"""Retention of records: the schedule (JRA), what is held back, and berita acara of destruction."""

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Berkas, Pekerjaan, Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.workflow import (
    BERITA_ACARA_WORKFLOW,
    BERLAKU,
    DISUSUN,
    PENAHANAN_WORKFLOW,
    STATUS_BERITA_ACARA,
    STATUS_PENAHANAN,
)

BUKTI_AKTIVITAS = "BUKTI_AKTIVITAS"
JENIS_ARSIP = ((BUKTI_AKTIVITAS, "Bukti aktivitas harian"),)


class JadwalRetensi(models.Model):
    """How long a kind of record is kept, and what becomes of it then, by a decree.

    :ivar aktif_bulan: months in use, then ``inaktif_bulan`` months kept without use.
    """

    MUSNAH, PERMANEN = "MUSNAH", "PERMANEN"
    NASIB = ((MUSNAH, "Musnah"), (PERMANEN, "Permanen"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JENIS_ARSIP)
    aktif_bulan = models.PositiveSmallIntegerField()
    inaktif_bulan = models.PositiveSmallIntegerField()
    nasib = models.CharField(max_length=8, choices=NASIB)
    masa = DateRangeField()
    dasar = models.CharField(max_length=250)
    oleh_nama = models.CharField(max_length=200)
    dicatat_pada = models.DateTimeField()

    class Meta:
        ordering = ("jenis", "-masa")
        constraints = (
            satu_per_masa("jra_satu_per_hari", "instansi_id", teks=("jenis",)),
            models.CheckConstraint(condition=~Q(dasar=""), name="jra_berdasar"),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.get_nasib_display()}"

    @property
    def lama_bulan(self) -> int:
        """Months until the record may be destroyed."""
        return self.aktif_bulan + self.inaktif_bulan


class Penahanan(models.Model):
    """Records of a person or a unit that are not destroyed: an audit, a dispute or a claim.

    :ivar masa: days of the work whose records are held.
    """

    SEBAB = (("AUDIT", "Pemeriksaan"), ("SENGKETA", "Sengketa"), ("KLAIM", "Klaim"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    sebab = models.CharField(max_length=8, choices=SEBAB)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    masa = DateRangeField()
    dasar = models.CharField(max_length=250)
    status = models.CharField(max_length=7, choices=STATUS_PENAHANAN, default=BERLAKU)
    ditahan_pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        triggers = (allowed_transitions(PENAHANAN_WORKFLOW.pairs()),)
        constraints = (
            models.CheckConstraint(
                condition=Q(unit=None, pegawai__isnull=False) | Q(unit__isnull=False, pegawai=None),
                name="penahanan_satu_sasaran",
            ),
            models.CheckConstraint(condition=~Q(dasar=""), name="penahanan_berdasar"),
        )

    def __str__(self) -> str:
        return f"{self.get_sebab_display()}: {self.unit or self.pegawai}"


class RiwayatPenahanan(Riwayat):
    objek = models.ForeignKey(Penahanan, models.PROTECT, related_name="riwayat")


class BeritaAcara(models.Model):
    """Destruction of records: drawn up by one, approved by another, then done.

    :ivar sebelum: records of work before this day.
    :ivar jumlah, ukuran: files and bytes when it was drawn up; ``musnah`` what was destroyed.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JENIS_ARSIP)
    jadwal = models.ForeignKey(JadwalRetensi, models.PROTECT, related_name="+")
    nomor = models.CharField(max_length=120)
    sebelum = models.DateField()
    status = models.CharField(max_length=12, choices=STATUS_BERITA_ACARA, default=DISUSUN)
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    disusun_pada = models.DateTimeField()
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    jumlah = models.PositiveIntegerField(default=0)
    ukuran = models.PositiveBigIntegerField(default=0, help_text="byte")
    musnah = models.PositiveIntegerField(default=0)
    pekerjaan = models.ForeignKey(
        Pekerjaan, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-id",)
        triggers = (allowed_transitions(BERITA_ACARA_WORKFLOW.pairs()),)
        constraints = (
            models.UniqueConstraint(fields=("instansi", "nomor"), name="berita_acara_nomor_unik"),
            models.CheckConstraint(
                condition=Q(disetujui_oleh=None) | ~Q(disetujui_oleh=F("disusun_oleh")),
                name="berita_acara_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("DISETUJUI", "DILAKSANAKAN"))
                | Q(disetujui_oleh__isnull=False, disetujui_pada__isnull=False),
                name="berita_acara_disetujui",
            ),
        )

    def __str__(self) -> str:
        return self.nomor


class RiwayatBeritaAcara(Riwayat):
    objek = models.ForeignKey(BeritaAcara, models.PROTECT, related_name="riwayat")


class ButirMusnah(models.Model):
    """A file in a berita acara, by its hash.

    :ivar dilewati: why it was not destroyed after all.
    """

    berita_acara = models.ForeignKey(BeritaAcara, models.PROTECT, related_name="butir")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    nama = models.CharField(max_length=200)
    ukuran = models.PositiveIntegerField(help_text="byte")
    dimusnahkan_pada = models.DateTimeField(null=True, blank=True)
    dilewati = models.CharField(max_length=250, blank=True, default="", db_default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("berita_acara", "berkas"), name="butir_musnah_sekali"),
        )

    def __str__(self) -> str:
        return self.sidik
