"""What the reports themselves keep: reminders that were given, and how the public rates a unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ekinerja.core.history import lacak
from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import append_only
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai


class Pengingat(models.Model):
    """A reminder to a person, at most one a day; never changed."""

    MENYUSUN, MENGAJUKAN, MENYETUJUI = "MENYUSUN", "MENGAJUKAN", "MENYETUJUI"
    HAL = (
        (MENYUSUN, "Menyusun SKP"),
        (MENGAJUKAN, "Mengajukan SKP"),
        (MENYETUJUI, "Memutuskan SKP yang diajukan"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    penerima = models.ForeignKey(Pegawai, models.PROTECT, related_name="pengingat_kinerja")
    hal = models.CharField(max_length=10, choices=HAL)
    hari = models.DateField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-pada", "-id")
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("penerima", "hari"), name="pengingat_sekali_sehari"),
        )

    def __str__(self) -> str:
        return f"{self.get_hal_display()}: {self.penerima}"


@lacak
class SurveiLayanan(models.Model):
    """The result of a survey among the public (SKM, IKM) of a unit and period.

    ``skala`` is the highest value that its kind of survey knows; kinds are never converted. A
    result told by mistake is cancelled with its reason and stays readable. The bounds of both
    scales of the SKM (PermenPANRB 14/2017) are belum terverifikasi: its text was not read.
    """

    SKALA_4, SKALA_5, SKALA_100 = 4, 5, 100
    SKALA = (
        (SKALA_4, "1 sampai 4 (nilai interval SKM)"),
        (SKALA_100, "25 sampai 100 (nilai konversi SKM)"),
        (SKALA_5, "1 sampai 5"),
    )
    TERENDAH = {SKALA_4: 1, SKALA_5: 1, SKALA_100: 25}
    PERIODE = (
        ("TAHUN", "Setahun"), ("S1", "Semester I"), ("S2", "Semester II"),
        ("TW1", "Triwulan I"), ("TW2", "Triwulan II"), ("TW3", "Triwulan III"),
        ("TW4", "Triwulan IV"),
    )  # fmt: skip

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="survei_layanan")
    tahun = models.PositiveSmallIntegerField()
    periode = models.CharField(max_length=5, choices=PERIODE)
    nilai = models.DecimalField(max_digits=6, decimal_places=2)
    skala = models.PositiveSmallIntegerField(choices=SKALA, default=SKALA_100)
    responden = models.PositiveIntegerField()
    dokumen = models.CharField(max_length=250, help_text="judul dan nomor laporan surveinya")
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="survei_layanan",
        help_text="laporan surveinya",
    )  # fmt: skip
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-tahun", "-periode", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "tahun", "periode"),
                condition=Q(dibatalkan_pada=None),
                name="survei_sekali_seperiode",
            ),
            models.CheckConstraint(condition=Q(responden__gt=0), name="survei_beresponden"),
            models.CheckConstraint(
                condition=Q(nilai__lte=F("skala"))
                & (Q(skala__in=(4, 5), nilai__gte=1) | Q(skala=100, nilai__gte=25)),
                name="survei_dalam_skala",
            ),
            models.CheckConstraint(condition=~Q(dokumen=""), name="survei_bersumber"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.get_periode_display()} {self.tahun}"

    @property
    def dibatalkan(self) -> bool:
        return self.dibatalkan_pada is not None


class RiwayatSurvei(Riwayat):
    """A deed on the result of a survey by hand: recorded, mended, cancelled."""

    objek = models.ForeignKey(SurveiLayanan, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class Ringkasan(models.Model):
    """The figures of all units in one month: when they were counted, and for which day.

    Derived, rewritten whole by each count; like its rows it holds no unit and no person, so that
    nothing is kept from ending because it was once counted.
    """

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="+")
    awal = models.DateField(help_text="hari pertama bulannya")
    hari = models.DateField(help_text="SKP dilihat pada hari ini; hari sesudahnya tidak dihitung")
    pada = models.DateTimeField(help_text="selesai dihitung")

    class Meta:
        ordering = ("instansi", "-awal")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "awal"), name="ringkasan_sekali_sebulan"),
        )

    def __str__(self) -> str:
        return f"{self.instansi_id}: {self.awal:%Y-%m}"


class RingkasanUnit(models.Model):
    """People, items and days of one unit in one month; shares are made when they are added up.

    :ivar wajib: people who owe an SKP here, of whom ``disetujui`` have one that is agreed;
        ``luar``: whose SKP is kept elsewhere.
    :ivar butir: main results of agreed plans, of which ``tertaut`` name what is above them and
        ``renstra`` reach a Renstra; ``terbagi`` have targets to divide, ``bulanan`` of them are.
    :ivar aktivitas: sent entries, of which ``aktivitas_tertaut`` stand under a plan in force.
    :ivar hari_kerja: working days of all those people, of which ``tercatat`` have an entry.
    :ivar presensi: days in the attendance, of which they were present on ``hadir``.
    """

    ringkasan = models.ForeignKey(Ringkasan, models.CASCADE, related_name="unit")
    unit_id = models.BigIntegerField()
    opd_id = models.BigIntegerField(null=True)
    wajib = models.PositiveIntegerField(default=0)
    luar = models.PositiveIntegerField(default=0)
    disetujui = models.PositiveIntegerField(default=0)
    butir = models.PositiveIntegerField(default=0)
    tertaut = models.PositiveIntegerField(default=0)
    renstra = models.PositiveIntegerField(default=0)
    terbagi = models.PositiveIntegerField(default=0)
    bulanan = models.PositiveIntegerField(default=0)
    aktivitas = models.PositiveIntegerField(default=0)
    aktivitas_tertaut = models.PositiveIntegerField(default=0)
    hari_kerja = models.PositiveIntegerField(default=0)
    tercatat = models.PositiveIntegerField(default=0)
    presensi = models.PositiveIntegerField(default=0)
    hadir = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("ringkasan", "unit_id")
        constraints = (
            models.UniqueConstraint(fields=("ringkasan", "unit_id"), name="ringkasan_unit_unik"),
        )

    def __str__(self) -> str:
        return f"{self.ringkasan_id}: {self.unit_id}"


class RingkasanIndikator(models.Model):
    """How far an indicator was when the figures were last counted, beside the calendar.

    :ivar nyata: realised share of the target; ``harapan``: share of the working days passed.
    """

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="+")
    indikator_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    realisasi = models.DecimalField(max_digits=20, decimal_places=4)
    nyata = models.DecimalField(max_digits=26, decimal_places=6)
    harapan = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta:
        ordering = ("instansi", "indikator_id")
        constraints = (
            models.UniqueConstraint(
                fields=("instansi", "indikator_id"), name="ringkasan_indikator_unik"
            ),
        )
        indexes = (models.Index(fields=("instansi", "unit_id"), name="ringkasan_indikator_di"),)

    def __str__(self) -> str:
        return f"{self.indikator_id}: {self.nyata}"
