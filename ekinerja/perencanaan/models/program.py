"""Program, kegiatan and sub kegiatan of a year with their budget."""

from django.db import models
from django.db.models import F, Q

from ekinerja.core.history import lacak
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.models.penjaga import tanpa_putaran
from ekinerja.perencanaan.models.asal import Berasal
from ekinerja.perencanaan.models.pohon import Sasaran


@lacak
class ProgramKegiatan(Berasal):
    """A program, kegiatan or sub kegiatan of a perangkat daerah in one budget year."""

    PROGRAM, KEGIATAN, SUBKEGIATAN = "PROGRAM", "KEGIATAN", "SUBKEGIATAN"
    JENIS = (
        (PROGRAM, "Program"),
        (KEGIATAN, "Kegiatan"),
        (SUBKEGIATAN, "Sub kegiatan"),
    )
    # what stands above: a kegiatan belongs to a program, a sub kegiatan to a kegiatan
    ATAS = {PROGRAM: "", KEGIATAN: PROGRAM, SUBKEGIATAN: KEGIATAN}

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="program_kegiatan")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=11, choices=JENIS)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    kode = models.CharField(max_length=60)
    nama = models.TextField()
    pagu = models.DecimalField(max_digits=18, decimal_places=2, default=0, help_text="rupiah")
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="program_kegiatan"
    )

    class Meta:
        ordering = ("kode", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "tahun", "kode"), name="program_kode_unik"),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="program_bukan_induk_diri"),
            models.CheckConstraint(condition=Q(pagu__gte=0), name="program_pagu_tidak_negatif"),
        )
        triggers = tanpa_putaran(
            "perencanaan_programkegiatan", "induk_id", "program_induk_berputar"
        )

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
