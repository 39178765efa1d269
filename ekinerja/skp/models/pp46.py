"""SKP of the years appraised under PP 46/2011: activities with four measures, and bonuses."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ekinerja.core.history import lacak
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai


@lacak
class SKP46(models.Model):
    """Sasaran Kerja Pegawai of one person for a period; a record of what is on paper.

    ``pejabat`` holds both officials as the paper names them:
    ``{"pegawai" | "penilai": {nama, nip, pangkat, jabatan, unit}}``.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="skp46")
    masa = DateRangeField()
    pejabat = models.JSONField(default=dict)
    tanggal_sasaran = models.DateField(null=True, blank=True)
    tanggal_penilaian = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-masa", "id")
        constraints = (
            ExclusionConstraint(
                name="skp46_satu_per_masa",
                expressions=[
                    (
                        Func(F("pegawai_id"), F("pegawai_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("masa", RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"SKP {self.masa.lower.year} {self.pegawai}"


@lacak
class Kegiatan46(models.Model):
    """A kegiatan tugas jabatan: targets and realisation of quantity, quality, time and cost."""

    skp = models.ForeignKey(SKP46, models.CASCADE, related_name="kegiatan")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    ak = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    kuantitas = models.DecimalField(max_digits=12, decimal_places=2)
    satuan = models.CharField(max_length=40)
    mutu = models.DecimalField(max_digits=5, decimal_places=2, default=100)
    waktu = models.DecimalField(max_digits=6, decimal_places=2)
    satuan_waktu = models.CharField(max_length=20, default="bulan")
    biaya = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    ak_nyata = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    kuantitas_nyata = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    mutu_nyata = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    waktu_nyata = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    biaya_nyata = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("urutan",)
        constraints = (
            models.UniqueConstraint(fields=("skp", "urutan"), name="kegiatan46_urutan_unik"),
            models.CheckConstraint(
                condition=Q(kuantitas__gt=0, mutu__gt=0, mutu__lte=100, waktu__gt=0)
                & (Q(biaya__isnull=True) | Q(biaya__gt=0)),
                name="kegiatan46_target_positif",
            ),
            models.CheckConstraint(
                condition=Q(
                    kuantitas_nyata__gte=0,
                    mutu_nyata__gte=0,
                    mutu_nyata__lte=100,
                    waktu_nyata__gte=0,
                )
                & (Q(biaya_nyata__isnull=True) | Q(biaya_nyata__gte=0)),
                name="kegiatan46_realisasi_wajar",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True)
                | Q(biaya_nyata__isnull=False)
                | Q(kuantitas_nyata=0),
                name="kegiatan46_biaya_lengkap",
            ),
        )

    def __str__(self) -> str:
        return self.uraian


@lacak
class Tambahan46(models.Model):
    """A tugas tambahan or a kreativitas with its evidence; a kreativitas has a level of benefit."""

    TUGAS, KREATIVITAS = "TUGAS", "KREATIVITAS"
    JENIS = ((TUGAS, "Tugas tambahan"), (KREATIVITAS, "Kreativitas"))
    TINGKAT = (
        ("UNIT", "Unit kerja"),
        ("INSTANSI", "Organisasi/instansi"),
        ("NEGARA", "Negara/nasional"),
    )

    skp = models.ForeignKey(SKP46, models.CASCADE, related_name="tambahan")
    jenis = models.CharField(max_length=11, choices=JENIS)
    uraian = models.TextField()
    bukti = models.CharField(max_length=200, help_text="surat keputusan, tugas, atau keterangan")
    tingkat = models.CharField(max_length=8, choices=TINGKAT, blank=True)

    class Meta:
        ordering = ("-jenis", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(jenis="TUGAS", tingkat="")
                | Q(jenis="KREATIVITAS", tingkat__in=("UNIT", "INSTANSI", "NEGARA")),
                name="tambahan46_tingkat_kreativitas",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.uraian}"
