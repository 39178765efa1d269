"""Matriks peran hasil: what a member of the team is asked to contribute to a superior's result."""

from django.db import models
from django.db.models import Q

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models.isi import HasilKerja, Indikator
from ekinerja.skp.workflow import DIUSULKAN, PERAN_WORKFLOW, STATUS_PERAN


class PeranHasil(models.Model):
    """One cell: a result proposed to a member, direct (a part) or non-direct (a contribution).

    A direct part by amount names the superior's indicator and how much of its target; parts by
    aspect or region say which.
    """

    LANGSUNG, TAK_LANGSUNG = "LANGSUNG", "TAK"
    CARA = ((LANGSUNG, "Direct cascading"), (TAK_LANGSUNG, "Non-direct cascading"))
    DASAR = (("JUMLAH", "Jumlah"), ("ASPEK", "Aspek"), ("WILAYAH", "Wilayah"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    rhk = models.ForeignKey(HasilKerja, models.PROTECT, related_name="peran")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="peran_hasil")
    cara = models.CharField(max_length=8, choices=CARA)
    dasar_bagi = models.CharField(max_length=7, choices=DASAR, blank=True)
    bagian = models.CharField(max_length=200, blank=True, help_text="aspek atau wilayah mana")
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, null=True, blank=True, related_name="peran",
        help_text="indikator pimpinan yang targetnya dibagi",
    )  # fmt: skip
    rencana = models.TextField()
    uraian = models.TextField(help_text="indikator bagi anggota")
    target = models.DecimalField(max_digits=14, decimal_places=2)
    satuan = models.CharField(max_length=40)
    status = models.CharField(max_length=9, choices=STATUS_PERAN, default=DIUSULKAN)
    hasil = models.ForeignKey(
        HasilKerja, models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="RHK anggota yang lahir dari usulan ini",
    )  # fmt: skip

    class Meta:
        ordering = ("rhk", "pegawai__nama_urut", "id")
        triggers = (allowed_transitions(PERAN_WORKFLOW.pairs()),)
        constraints = (
            models.CheckConstraint(condition=Q(target__gt=0), name="peran_target_positif"),
            models.CheckConstraint(
                condition=Q(cara="TAK", dasar_bagi="", indikator__isnull=True)
                | Q(cara="LANGSUNG", dasar_bagi="JUMLAH", indikator__isnull=False)
                | Q(cara="LANGSUNG", dasar_bagi__in=("ASPEK", "WILAYAH")) & ~Q(bagian=""),
                name="peran_cara_lengkap",
            ),
        )
        indexes = (models.Index(fields=("pegawai", "status")),)

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.rencana}"


class RiwayatPeranHasil(Riwayat):
    """A deed on a cell: proposed, discussed, accepted, withdrawn."""

    objek = models.ForeignKey(PeranHasil, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
