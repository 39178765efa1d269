"""The daily log (aktivitas) with its evidence.

A closed month refuses changes (triggers of :mod:`ekinerja.aktivitas.triggers`); a decision on an
entry sent before the close is still taken and marked ``setelah_tutup``.
"""

import pghistory
from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.triggers import (
    approved_locked,
    evidence_locked,
    month_open_but_decisions,
)
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DRAF, STATUS_AKTIVITAS
from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import allowed_transitions, month_open
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import Indikator


@pghistory.track(pghistory.UpdateEvent(level=pghistory.Statement))
class Aktivitas(models.Model):
    """What a person did on a day, for which indicator, how long, how much.

    Creative work (KREATIVITAS) too is anchored in an indicator of the SKP.

    :ivar uraian_tugas: the task of the own post that it carried out, where one was chosen.
    """

    TUGAS, KREATIVITAS = "TUGAS", "KREATIVITAS"
    JENIS = ((TUGAS, "Tugas jabatan"), (KREATIVITAS, "Kreativitas"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="aktivitas", db_index=False)
    tanggal = models.DateField()
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="aktivitas")
    uraian_tugas = models.ForeignKey(
        UraianTugas, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    jenis = models.CharField(max_length=11, choices=JENIS, default=TUGAS, db_default=TUGAS)
    uraian = models.TextField()
    menit = models.PositiveSmallIntegerField()
    volume = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    status = models.CharField(max_length=12, choices=STATUS_AKTIVITAS, default=DRAF)
    penilai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aktivitas_dinilai",
        help_text="pejabat penilai pada hari dikirim",
    )
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    setelah_tutup = models.BooleanField(
        default=False, help_text="diputus setelah bulannya ditutup; tidak masuk fakta bulan itu"
    )
    kunci_kirim = models.UUIDField(help_text="unik per orang; kiriman ulang tidak menggandakan")

    class Meta:
        ordering = ("-tanggal", "-id")
        triggers = (
            allowed_transitions(AKTIVITAS_WORKFLOW.pairs()),
            *(t for t in month_open("r.tanggal") if t.name != "bulan_tutup_ubah"),
            month_open_but_decisions(),
            *approved_locked(),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("pegawai", "kunci_kirim"), name="aktivitas_kirim_sekali"
            ),
            models.CheckConstraint(
                condition=Q(menit__range=(1, 1440)), name="aktivitas_menit_sehari"
            ),
            models.CheckConstraint(condition=Q(volume__gte=0), name="aktivitas_volume_positif"),
        )
        indexes = (
            models.Index(  # covering: facts of 10,000 people come from the index alone
                fields=("pegawai", "tanggal", "id"),
                include=("status", "setelah_tutup", "menit"),
                name="aktivitas_orang_hari",
            ),
            models.Index(
                fields=("penilai", "tanggal"),
                condition=Q(status="DIKIRIM"),
                name="aktivitas_kotak_masuk",
            ),
            models.Index(
                fields=("uraian_tugas",),
                condition=Q(uraian_tugas__isnull=False),
                name="aktivitas_uraian_tugas",
            ),
        )

    def __str__(self) -> str:
        return self.uraian


class RiwayatAktivitas(Riwayat):
    objek = models.ForeignKey(Aktivitas, models.PROTECT, related_name="riwayat")


class BuktiAktivitas(models.Model):
    """Link between an entry and a file."""

    aktivitas = models.ForeignKey(Aktivitas, models.CASCADE, related_name="bukti")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    ditambahkan_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        triggers = evidence_locked()
        constraints = (
            models.UniqueConstraint(fields=("aktivitas", "berkas"), name="bukti_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.berkas}"
