"""Goals of the government as pohon kinerja: documents, nodes, indicators, targets."""

from django.db import models
from django.db.models import F, Q

from ekinerja.core.history import lacak
from ekinerja.core.models import Berkas
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.models.penjaga import tanpa_putaran
from ekinerja.perencanaan.models.asal import Berasal


@lacak
class DokumenPerencanaan(models.Model):
    """RPJMD, Renstra, Renja or another plan, of the whole instansi or of one unit."""

    JENIS = (
        ("RPJMD", "RPJMD"),
        ("RENSTRA", "Rencana strategis (Renstra)"),
        ("RKPD", "RKPD"),
        ("RENJA", "Rencana kerja (Renja)"),
        ("PK", "Perjanjian kinerja"),
        ("LAIN", "Dokumen lain"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="dokumen_perencanaan",
        help_text="kosong: seluruh instansi",
    )  # fmt: skip
    jenis = models.CharField(max_length=8, choices=JENIS)
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    judul = models.CharField(max_length=250)
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-tahun_awal", "jenis", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(tahun_akhir__gte=F("tahun_awal")), name="dokumen_rencana_tahun_urut"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun_awal}–{self.tahun_akhir}"


@lacak
class Sasaran(Berasal):
    """A node of the pohon kinerja: a wanted condition, what it supports, and who answers for it.

    ``unit`` None: of the whole instansi. ``faktor_kunci`` marks a critical success factor of the
    node above (PermenPANRB 89/2021).
    """

    VISI, MISI, TUJUAN, SASARAN = "VISI", "MISI", "TUJUAN", "SASARAN"
    TUJUAN_PD, SASARAN_PD = "TUJUAN_PD", "SASARAN_PD"
    SASARAN_PROGRAM, SASARAN_KEGIATAN = "PROGRAM", "KEGIATAN"
    SASARAN_SUBKEGIATAN = "SUBKEGIATAN"
    # from the top downwards
    TINGKAT = (
        (VISI, "Visi"),
        (MISI, "Misi"),
        (TUJUAN, "Tujuan daerah"),
        (SASARAN, "Sasaran daerah"),
        (TUJUAN_PD, "Tujuan perangkat daerah"),
        (SASARAN_PD, "Sasaran perangkat daerah"),
        (SASARAN_PROGRAM, "Sasaran program"),
        (SASARAN_KEGIATAN, "Sasaran kegiatan"),
        (SASARAN_SUBKEGIATAN, "Sasaran subkegiatan"),
    )
    # conditions that may be taken apart into conditions of the same level
    BERJENJANG = (SASARAN_PROGRAM, SASARAN_KEGIATAN, SASARAN_SUBKEGIATAN)

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="sasaran",
        help_text="kosong: seluruh instansi",
    )  # fmt: skip
    dokumen = models.ForeignKey(
        DokumenPerencanaan, models.PROTECT, null=True, blank=True, related_name="sasaran"
    )
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    tingkat = models.CharField(max_length=11, choices=TINGKAT)
    kode = models.CharField(max_length=40)
    uraian = models.TextField()
    faktor_kunci = models.BooleanField(
        default=False, help_text="faktor penentu keberhasilan sasaran di atasnya"
    )
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="sasaran"
    )
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    urutan = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("urutan", "kode", "id")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="sasaran_kode_unik"),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="sasaran_bukan_induk_diri"),
            models.CheckConstraint(
                condition=Q(tahun_akhir__gte=F("tahun_awal")), name="sasaran_tahun_urut"
            ),
        )
        indexes = (models.Index(fields=("unit",)),)
        triggers = tanpa_putaran("perencanaan_sasaran", "induk_id", "sasaran_induk_berputar")

    def __str__(self) -> str:
        return self.uraian

    @classmethod
    def kedalaman(cls, tingkat: str) -> int:
        """0 for the highest level."""
        return [kunci for kunci, _ in cls.TINGKAT].index(tingkat)


@lacak
class IndikatorSasaran(models.Model):
    """How a goal is measured: unit of measure, direction, formula, baseline."""

    NAIK, TURUN, RENTANG = "NAIK", "TURUN", "RENTANG"
    POLARITAS = (
        (NAIK, "Makin tinggi makin baik"),
        (TURUN, "Makin rendah makin baik"),
        (RENTANG, "Terjaga dalam rentang"),
    )

    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="indikator")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    satuan = models.CharField(max_length=40)
    polaritas = models.CharField(max_length=7, choices=POLARITAS, default=NAIK)
    formula = models.TextField(blank=True, help_text="cara menghitung")
    sumber_data = models.CharField(max_length=250, blank=True)
    nilai_awal = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    tahun_nilai_awal = models.PositiveSmallIntegerField(null=True, blank=True)
    iku = models.BooleanField(default=False, help_text="indikator kinerja utama")
    kunci_luar = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("urutan", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("sasaran", "urutan"), name="indikator_sasaran_urutan_unik"
            ),
        )

    def __str__(self) -> str:
        return self.uraian


@lacak
class TargetIndikator(models.Model):
    """The target of a year (``triwulan`` 0) or of a quarter; with ``batas_atas`` it is a range."""

    SETAHUN = 0
    TRIWULAN = ((SETAHUN, "Setahun"), (1, "Triwulan I"), (2, "Triwulan II"),
                (3, "Triwulan III"), (4, "Triwulan IV"))  # fmt: skip

    indikator = models.ForeignKey(IndikatorSasaran, models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=TRIWULAN, default=SETAHUN)
    target = models.DecimalField(max_digits=16, decimal_places=2)
    batas_atas = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, help_text="ujung atas rentang"
    )

    class Meta:
        ordering = ("tahun", "triwulan")
        constraints = (
            models.UniqueConstraint(
                fields=("indikator", "tahun", "triwulan"), name="target_sasaran_unik"
            ),
            models.CheckConstraint(condition=Q(triwulan__lte=4), name="target_sasaran_triwulan"),
            models.CheckConstraint(condition=Q(target__gte=0), name="target_sasaran_tak_negatif"),
            models.CheckConstraint(
                condition=Q(batas_atas=None) | Q(batas_atas__gt=F("target")),
                name="target_sasaran_rentang_urut",
            ),
        )

    def __str__(self) -> str:
        return f"{self.tahun}: {self.target}"


@lacak
class RealisasiIndikator(models.Model):
    """What was reached of an indicator by the end of a quarter, or in the year (``triwulan`` 0)."""

    indikator = models.ForeignKey(IndikatorSasaran, models.PROTECT, related_name="realisasi")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=TargetIndikator.TRIWULAN)
    nilai = models.DecimalField(max_digits=16, decimal_places=2)
    keterangan = models.TextField(blank=True, help_text="kendala, atau dari mana angkanya")
    diisi_pada = models.DateTimeField()

    class Meta:
        ordering = ("tahun", "triwulan")
        constraints = (
            models.UniqueConstraint(
                fields=("indikator", "tahun", "triwulan"), name="realisasi_indikator_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__lte=4), name="realisasi_indikator_triwulan"
            ),
        )

    def __str__(self) -> str:
        return f"{self.tahun}: {self.nilai}"
