"""Rencana aksi of a perangkat daerah: rows, targets and realisation per period, reports."""

import pghistory
from django.db import models
from django.db.models import Q

from ekinerja.core.format import BULAN
from ekinerja.core.history import lacak
from ekinerja.core.models import Berkas, Dokumen, Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.perencanaan.models.asal import Berasal
from ekinerja.perencanaan.models.penjaga import (
    baris_terkunci,
    bukti_terkunci,
    realisasi_terkunci,
    target_terkunci,
)
from ekinerja.perencanaan.models.pohon import IndikatorSasaran, Sasaran, TargetIndikator
from ekinerja.perencanaan.models.program import ProgramKegiatan
from ekinerja.perencanaan.workflow import AKSI_WORKFLOW, DRAF, LAPORAN_WORKFLOW, STATUS_AKSI


@pghistory.track(pghistory.UpdateEvent(level=pghistory.Statement))
class RencanaAksi(Berasal):
    """The action plan of a perangkat daerah for a year, measured per month or per quarter."""

    BULANAN, TRIWULANAN = "BULANAN", "TRIWULANAN"
    PERIODE = ((BULANAN, "Tiap bulan"), (TRIWULANAN, "Tiap triwulan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rencana_aksi")
    tahun = models.PositiveSmallIntegerField()
    periode = models.CharField(max_length=10, choices=PERIODE, default=BULANAN)
    status = models.CharField(max_length=12, choices=STATUS_AKSI, default=DRAF)
    dokumen = models.ForeignKey(
        Dokumen, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="terbit saat diverifikasi; yang dibuka kode QR-nya",
    )  # fmt: skip

    class Meta:
        ordering = ("-tahun", "unit__nama", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "tahun"), name="rencana_aksi_satu_setahun"),
        )
        triggers = (allowed_transitions(AKSI_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"Rencana aksi {self.unit} {self.tahun}"

    @property
    def bulan_periode(self) -> tuple[int, ...]:
        """Last month of each period of the year."""
        return (3, 6, 9, 12) if self.periode == self.TRIWULANAN else tuple(range(1, 13))

    def sebut_periode(self, bulan: int) -> str:
        """A month, or a quarter by its Roman number, from its last month."""
        if self.periode == self.BULANAN:
            return BULAN[bulan - 1]
        return dict(TargetIndikator.TRIWULAN)[bulan // 3]


class RiwayatRencanaAksi(Riwayat):
    objek = models.ForeignKey(RencanaAksi, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


@lacak
class BarisRencanaAksi(models.Model):
    """One action: of which kegiatan, supporting which goal, measured by what, by whom."""

    rencana = models.ForeignKey(RencanaAksi, models.CASCADE, related_name="baris")
    urutan = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=60, help_text="pengenal baris dalam rencana aksi ini")
    aksi = models.TextField(help_text="tahapan atau kegiatan yang dikerjakan")
    indikator = models.TextField(help_text="ukuran keberhasilan aksi")
    satuan = models.CharField(max_length=40)
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="baris_aksi"
    )
    indikator_sasaran = models.ForeignKey(
        IndikatorSasaran, models.PROTECT, null=True, blank=True, related_name="baris_aksi"
    )
    program = models.ForeignKey(
        ProgramKegiatan, models.PROTECT, null=True, blank=True, related_name="baris_aksi"
    )
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="baris_aksi"
    )
    kunci_luar = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("urutan", "id")
        constraints = (
            models.UniqueConstraint(fields=("rencana", "kode"), name="baris_aksi_kode_unik"),
        )
        triggers = baris_terkunci()

    def __str__(self) -> str:
        return self.aksi


@lacak
class TargetAksi(models.Model):
    """Target of an action in a period, and what was realised; ``bulan`` is its last month."""

    baris = models.ForeignKey(BarisRencanaAksi, models.CASCADE, related_name="target")
    bulan = models.PositiveSmallIntegerField()
    target = models.DecimalField(max_digits=16, decimal_places=2)
    realisasi = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    keterangan = models.TextField(blank=True, help_text="kendala atau penjelasan realisasi")

    class Meta:
        ordering = ("bulan",)
        constraints = (
            models.UniqueConstraint(fields=("baris", "bulan"), name="target_aksi_unik"),
            models.CheckConstraint(condition=Q(bulan__range=(1, 12)), name="target_aksi_bulan"),
            models.CheckConstraint(condition=Q(target__gt=0), name="target_aksi_positif"),
            models.CheckConstraint(
                condition=Q(realisasi=None) | Q(realisasi__gte=0),
                name="realisasi_aksi_tidak_negatif",
            ),
        )
        triggers = (*target_terkunci(), *realisasi_terkunci())

    def __str__(self) -> str:
        return f"{self.bulan}: {self.target}"


class BuktiAksi(models.Model):
    """Evidence of a realisation."""

    target = models.ForeignKey(TargetAksi, models.CASCADE, related_name="bukti")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="bukti_aksi")
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("target", "berkas"), name="bukti_aksi_sekali"),
        )
        triggers = bukti_terkunci()

    def __str__(self) -> str:
        return self.keterangan or str(self.berkas)


class LaporanAksi(models.Model):
    """The report of one period of an action plan; each period is verified on its own."""

    rencana = models.ForeignKey(RencanaAksi, models.PROTECT, related_name="laporan")
    bulan = models.PositiveSmallIntegerField(help_text="bulan terakhir periodenya")
    status = models.CharField(max_length=12, choices=STATUS_AKSI, default=DRAF)

    class Meta:
        ordering = ("bulan",)
        constraints = (
            models.UniqueConstraint(fields=("rencana", "bulan"), name="laporan_aksi_satu"),
            models.CheckConstraint(condition=Q(bulan__range=(1, 12)), name="laporan_aksi_bulan"),
        )
        indexes = (models.Index(fields=("status",)),)
        triggers = (allowed_transitions(LAPORAN_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"{self.rencana}, bulan {self.bulan}"


class RiwayatLaporanAksi(Riwayat):
    objek = models.ForeignKey(LaporanAksi, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
