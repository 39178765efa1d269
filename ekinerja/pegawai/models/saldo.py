"""What a person brings along from before: leave left over, credits already earned."""

from django.db import models
from django.db.models import Q

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import lacak
from ekinerja.pegawai.models.orang import Pegawai


@lacak
class SaldoAwal(models.Model):
    """An opening balance as of a day, with the paper that says so."""

    CUTI_TAHUNAN, CUTI_BESAR, ANGKA_KREDIT = "CUTI_TAHUNAN", "CUTI_BESAR", "ANGKA_KREDIT"
    JENIS = (
        (CUTI_TAHUNAN, "Sisa cuti tahunan (hari)"),
        (CUTI_BESAR, "Sisa cuti besar (hari)"),
        (ANGKA_KREDIT, "Angka kredit kumulatif"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="saldo_awal")
    jenis = models.CharField(max_length=12, choices=JENIS)
    jumlah = models.DecimalField(max_digits=9, decimal_places=3)
    per_tanggal = models.DateField()
    dasar = models.CharField(max_length=200, help_text="nomor dan tanggal dokumennya")

    class Meta:
        ordering = ("jenis", "-per_tanggal")
        constraints = (
            models.UniqueConstraint(
                fields=("pegawai", "jenis", "per_tanggal"), name="saldo_satu_per_tanggal"
            ),
            models.CheckConstraint(condition=Q(jumlah__gte=0), name="saldo_tidak_negatif"),
        )

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_jenis_display()}"
