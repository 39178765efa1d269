"""The career of a person: decisions, posts, ranks, contracts, standing; all dated."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.models import Berkas
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja, lacak
from ekinerja.pegawai.models.orang import Pegawai


def satu_per_masa(nama: str, *, kondisi: Q | None = None) -> ExclusionConstraint:
    """One row of a person at a time."""
    return ExclusionConstraint(
        name=nama,
        expressions=[
            (
                Func(F("pegawai_id"), F("pegawai_id"), Value("[]"), function="int8range"),
                RangeOperators.OVERLAPS,
            ),
            ("masa", RangeOperators.OVERLAPS),
        ],
        condition=kondisi,
    )


@lacak
class Keputusan(models.Model):
    """A deed of career with its paper: SK, day it counts from, inauguration, first day of duty."""

    JENIS = (
        ("PENGANGKATAN", "Pengangkatan"),
        ("MUTASI", "Mutasi"),
        ("PROMOSI", "Promosi"),
        ("PENURUNAN", "Penurunan jabatan"),
        ("PLT", "Penunjukan Plt."),
        ("PLH", "Penunjukan Plh."),
        ("PENUGASAN", "Penugasan memimpin unit"),
        ("KENAIKAN", "Kenaikan pangkat"),
        ("PENSIUN", "Pensiun"),
        ("WAFAT", "Meninggal dunia"),
        ("BERHENTI", "Pemberhentian"),
        ("SUSPENSI", "Pemberhentian sementara"),
        ("CLTN", "Cuti di luar tanggungan negara"),
        ("TUGAS_BELAJAR", "Tugas belajar"),
        ("DIPERBANTUKAN", "Diperbantukan"),
        ("AKTIF_KEMBALI", "Pengaktifan kembali"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="keputusan")
    jenis = models.CharField(max_length=14, choices=JENIS)
    nomor_sk = models.CharField(max_length=120)
    tanggal_sk = models.DateField()
    tmt = models.DateField(help_text="terhitung mulai tanggal")
    tanggal_pelantikan = models.DateField(null=True, blank=True)
    tanggal_spmt = models.DateField(
        null=True, blank=True, help_text="surat pernyataan melaksanakan tugas"
    )
    keterangan = models.TextField(blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicatat_pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    alasan_batal = models.TextField(blank=True)
    akibat = models.JSONField(
        default=list, blank=True, help_text="baris yang dibuka, ditutup, atau dibuat, berurutan"
    )

    class Meta:
        ordering = ("-tmt", "-id")
        indexes = (models.Index(fields=("pegawai", "-tmt")),)

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.nomor_sk}"


@lacak
class Penempatan(models.Model):
    """Who holds which post, from when to when. One definitive post at a time."""

    DEFINITIF, PLT, PLH = "DEFINITIF", "PLT", "PLH"
    JENIS = ((DEFINITIF, "Definitif"), (PLT, "Plt."), (PLH, "Plh."))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penempatan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="penempatan")
    jenis = models.CharField(max_length=10, choices=JENIS, default=DEFINITIF)
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal SK")
    keputusan = models.ForeignKey(
        Keputusan, models.PROTECT, null=True, blank=True, related_name="penempatan"
    )

    class Meta:
        ordering = ("masa",)
        constraints = (
            ExclusionConstraint(
                name="penempatan_satu_definitif",
                expressions=[
                    (
                        Func(F("pegawai_id"), F("pegawai_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=Q(jenis="DEFINITIF"),
            ),
        )
        indexes = (models.Index(fields=("jabatan",)),)

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.jabatan}"


@lacak
class RiwayatGolongan(models.Model):
    """Rank of a person from a day on. ``Pegawai.golongan`` copies the one of today."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="riwayat_golongan")
    golongan = models.CharField(max_length=6, help_text="III/a, atau IX untuk PPPK")
    masa = DateRangeField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal SK")
    keputusan = models.ForeignKey(
        Keputusan, models.PROTECT, null=True, blank=True, related_name="riwayat_golongan"
    )

    class Meta:
        ordering = ("-masa",)
        constraints = (satu_per_masa("golongan_satu_per_masa"),)

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.golongan}"


@lacak
class KontrakKerja(models.Model):
    """Contract of a PPPK, a part-time PPPK or outsourced staff: hours a week, wage, period."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kontrak")
    nomor = models.CharField(max_length=120)
    masa = DateRangeField()
    jam_per_minggu = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    upah = models.PositiveBigIntegerField(null=True, blank=True, help_text="rupiah sebulan")
    penyedia = models.CharField(
        max_length=200, blank=True, help_text="perusahaan penyedia tenaga alih daya"
    )

    class Meta:
        ordering = ("-masa",)
        constraints = (
            satu_per_masa("kontrak_satu_per_masa"),
            models.CheckConstraint(
                condition=Q(jam_per_minggu__isnull=True)
                | Q(jam_per_minggu__gt=0, jam_per_minggu__lte=48),
                name="kontrak_jam_1_48",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.nomor}"


@lacak
class Kedudukan(models.Model):
    """Standing of a person other than active, for a period (no row: active).

    ``unit_penilai`` and ``unit_pembayar`` say who rates and who pays a person on secondment;
    empty keeps the own unit.
    """

    SUSPENSI, CLTN, TUGAS_BELAJAR = "SUSPENSI", "CLTN", "TUGAS_BELAJAR"
    DIPERBANTUKAN, BERHENTI = "DIPERBANTUKAN", "BERHENTI"
    JENIS = (
        (SUSPENSI, "Diberhentikan sementara"),
        (CLTN, "Cuti di luar tanggungan negara"),
        (TUGAS_BELAJAR, "Tugas belajar"),
        (DIPERBANTUKAN, "Diperbantukan"),
        ("PENSIUN", "Pensiun"),
        ("WAFAT", "Meninggal dunia"),
        (BERHENTI, "Berhenti"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kedudukan")
    jenis = models.CharField(max_length=13, choices=JENIS)
    masa = DateRangeField()
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, related_name="kedudukan")
    tujuan = models.CharField(
        max_length=250, blank=True, help_text="instansi atau unit tempat diperbantukan"
    )
    unit_penilai = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit_pembayar = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibayar = models.BooleanField(default=False, help_text="TPP tetap dibayar selama masa ini")

    class Meta:
        ordering = ("-masa",)
        constraints = (satu_per_masa("kedudukan_satu_per_masa"),)

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_jenis_display()}"
