"""Days off, working hours, and the month that is open or closed."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions, append_only
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.workflow import DIRENCANAKAN, STATUS_UJI_COBA, UJI_COBA_WORKFLOW
from ekinerja.organisasi.models import UnitKerja, lacak


@lacak
class HariLibur(models.Model):
    """A day off: national, joint leave, or local."""

    NASIONAL, CUTI_BERSAMA, DAERAH = "NASIONAL", "CUTI_BERSAMA", "DAERAH"
    JENIS = (
        (NASIONAL, "Libur nasional"),
        (CUTI_BERSAMA, "Cuti bersama"),
        (DAERAH, "Libur daerah"),
    )
    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="hari_libur")
    tanggal = models.DateField()
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=12, choices=JENIS)
    dasar = models.CharField(max_length=200)
    terverifikasi = models.BooleanField(
        default=True, help_text="tanggal dan dasarnya sudah dicocokkan dengan sumbernya"
    )
    catatan = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("tanggal",)
        constraints = (
            models.UniqueConstraint(fields=("instansi", "tanggal"), name="libur_unik_per_hari"),
        )

    def __str__(self) -> str:
        return f"{self.tanggal}: {self.nama}"


@lacak
class PolaKerja(models.Model):
    """A week of working hours (5 or 6 days)."""

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="pola_kerja")
    kode = models.SlugField(max_length=40)
    nama = models.CharField(max_length=120)
    dasar = models.CharField(max_length=200)
    bawaan = models.BooleanField(default=False, help_text="dipakai unit tanpa pola sendiri")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="pola_kode_unik"),
            models.UniqueConstraint(
                fields=("instansi",), condition=Q(bawaan=True), name="pola_satu_bawaan"
            ),
        )

    def __str__(self) -> str:
        return self.nama


@lacak
class JamKerja(models.Model):
    """Hours of one weekday in a pattern. A weekday without a row is a day off."""

    pola = models.ForeignKey(PolaKerja, models.CASCADE, related_name="jam_kerja")
    hari = models.PositiveSmallIntegerField(help_text="1 Senin … 7 Minggu (ISO)")
    mulai = models.TimeField()
    selesai = models.TimeField()
    istirahat_menit = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("hari",)
        constraints = (
            models.UniqueConstraint(fields=("pola", "hari"), name="jam_satu_per_hari"),
            models.CheckConstraint(condition=Q(hari__range=(1, 7)), name="jam_hari_1_7"),
            models.CheckConstraint(
                condition=Q(mulai__lt=F("selesai")), name="jam_mulai_sebelum_selesai"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pola} hari {self.hari}"


@lacak
class PolaUnit(models.Model):
    """Which pattern a unit (and what stands under it) follows, from when to when."""

    unit = models.ForeignKey(UnitKerja, models.CASCADE, related_name="pola")
    pola = models.ForeignKey(PolaKerja, models.PROTECT, related_name="+")
    masa = DateRangeField()

    class Meta:
        constraints = (satu_per_masa("pola_unit_tidak_tumpang_tindih", "unit_id"),)

    def __str__(self) -> str:
        return f"{self.unit}: {self.pola}"


class Bulan(models.Model):
    """A month of one paying unit: open, or closed for good."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="bulan")
    awal = models.DateField(help_text="hari pertama bulan")
    ditutup_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-awal",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "awal"), name="bulan_unik_per_unit"),
            models.CheckConstraint(condition=Q(awal__day=1), name="bulan_awal_tanggal_1"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.awal:%Y-%m}"

    @property
    def tertutup(self) -> bool:
        return self.ditutup_pada is not None


class BulanTertutup(models.Model):
    """A person-month that is closed; triggers of the areas above read it. Never removed."""

    bulan = models.ForeignKey(Bulan, models.PROTECT, related_name="orang")
    pegawai_id = models.BigIntegerField()
    awal = models.DateField()

    class Meta:
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("pegawai_id", "awal"), name="bulan_orang_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.awal:%Y-%m}"


@lacak
class PemberlakuanUnit(models.Model):
    """From which month on a paying unit counts, where it differs from its instansi."""

    unit = models.OneToOneField(UnitKerja, models.PROTECT, related_name="pemberlakuan")
    mulai = models.DateField(help_text="hari pertama bulan; bulan sebelumnya tidak dihitung")
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal keputusan")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(mulai__day=1), name="pemberlakuan_tanggal_1"),
        )

    def __str__(self) -> str:
        return f"{self.unit} sejak {self.mulai:%Y-%m}"


class UjiCoba(models.Model):
    """A paying unit tries the system for whole months without any effect on pay."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="uji_coba")
    masa = DateRangeField(help_text="bulan penuh; selama masa ini tidak ada pengaruh pada TPP")
    status = models.CharField(max_length=12, choices=STATUS_UJI_COBA, default=DIRENCANAKAN)
    tujuan = models.TextField(blank=True, help_text="apa yang ingin dibuktikan")
    keputusan = models.TextField(blank=True, help_text="lanjut atau tidak, dan alasannya")

    class Meta:
        ordering = ("-masa", "id")
        constraints = (
            satu_per_masa("uji_coba_unit_satu_per_masa", "unit_id", syarat=~Q(status="DIBATALKAN")),
        )
        triggers = (allowed_transitions(UJI_COBA_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"Uji coba {self.unit}"


class RiwayatUjiCoba(Riwayat):
    """A deed on a trial: planned, begun, decided."""

    objek = models.ForeignKey(UjiCoba, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
