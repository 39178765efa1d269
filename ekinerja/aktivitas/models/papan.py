"""What a superior gives a team (assignments, a line of feedback), and hints about fairness.

The summaries are derived, rewritten whole by each count; like those of ``laporan`` they hold no
unit and no person, so that nothing is kept from ending because it was once counted.
"""

from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.models.aktivitas import Aktivitas
from ekinerja.aktivitas.workflow import DIBERIKAN, DISPOSISI_WORKFLOW, STATUS_DISPOSISI
from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions, append_only
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai


class UmpanBalik(models.Model):
    """One line that a superior says about the day of a person, who reads it there. Append-only."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    tanggal = models.DateField()
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    isi = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        triggers = append_only()
        constraints = (
            models.CheckConstraint(condition=~Q(isi=""), name="umpan_balik_berisi"),
            models.CheckConstraint(
                condition=~Q(pegawai=models.F("oleh")), name="umpan_balik_orang_lain"
            ),
        )
        indexes = (models.Index(fields=("pegawai", "tanggal"), name="umpan_balik_hari"),)

    def __str__(self) -> str:
        return self.isi


class Disposisi(models.Model):
    """Work that a superior gives to somebody of the team, until a day or without one."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+", db_index=False)
    pemberi = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", db_index=False)
    isi = models.CharField(max_length=300)
    tenggat = models.DateField(null=True, blank=True)
    dibuat_pada = models.DateTimeField()
    status = models.CharField(max_length=9, choices=STATUS_DISPOSISI, default=DIBERIKAN)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        triggers = (allowed_transitions(DISPOSISI_WORKFLOW.pairs()),)
        constraints = (
            models.CheckConstraint(condition=~Q(isi=""), name="disposisi_berisi"),
            models.CheckConstraint(
                condition=~Q(pegawai=models.F("pemberi")), name="disposisi_orang_lain"
            ),
            models.CheckConstraint(
                condition=Q(status="SELESAI", selesai_pada__isnull=False)
                | ~Q(status="SELESAI") & Q(selesai_pada=None),
                name="disposisi_selesai_bertanggal",
            ),
        )
        indexes = (
            models.Index(fields=("pegawai", "status"), name="disposisi_penerima"),
            models.Index(fields=("pemberi", "status"), name="disposisi_pemberi"),
        )

    def __str__(self) -> str:
        return self.isi


class RiwayatDisposisi(Riwayat):
    objek = models.ForeignKey(Disposisi, models.PROTECT, related_name="riwayat")


class Kewajaran(models.Model):
    """The hints of a month of a government: when they were counted."""

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="+")
    awal = models.DateField(help_text="hari pertama bulannya")
    pada = models.DateTimeField(help_text="selesai dihitung")

    class Meta:
        ordering = ("instansi", "-awal")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "awal"), name="kewajaran_sekali_sebulan"),
        )

    def __str__(self) -> str:
        return f"{self.instansi_id}: {self.awal:%Y-%m}"


class KewajaranAtasan(models.Model):
    """How one superior decided in a month; shares are made when they are read.

    :ivar diputus: entries of the month approved or rejected by this person, of which
        ``setujui``, ``tolak``; ``kembali`` returned before they were decided.
    :ivar bermenit: decided where the page told how long it was open, ``semenit`` of them within a
        minute; ``kilat``: decided within a minute of being sent; ``median`` seconds between.
    :ivar bernilai: entries with a score, of which ``nilai_sama`` have the most frequent one;
        ``nilai`` their mean.
    :ivar ditinjau: rejections that a team decided on, ``berubah`` otherwise than this person.
    """

    kewajaran = models.ForeignKey(Kewajaran, models.CASCADE, related_name="atasan")
    penilai_id = models.BigIntegerField()
    diputus = models.PositiveIntegerField(default=0)
    setujui = models.PositiveIntegerField(default=0)
    tolak = models.PositiveIntegerField(default=0)
    kembali = models.PositiveIntegerField(default=0)
    bermenit = models.PositiveIntegerField(default=0)
    semenit = models.PositiveIntegerField(default=0)
    kilat = models.PositiveIntegerField(default=0)
    median = models.PositiveIntegerField(null=True)
    bernilai = models.PositiveIntegerField(default=0)
    nilai_sama = models.PositiveIntegerField(default=0)
    nilai = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    ditinjau = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("kewajaran", "penilai_id")
        constraints = (
            models.UniqueConstraint(
                fields=("kewajaran", "penilai_id"), name="kewajaran_atasan_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kewajaran_id}: {self.penilai_id}"


class KewajaranPegawai(models.Model):
    """What the entries of one person in a month look like.

    :ivar penilai_id: to whom most of them were sent.
    :ivar ulang: entries with the text of an own earlier one (60 days), or nearly so; ``rekan``:
        with the text of somebody else's of the unit; ``kembar``: whose evidence another has.
    :ivar hari: days with an entry, ``hari_batas`` of them at or just under the daily cap.
    :ivar terbanyak: entries with the most frequent text.
    """

    kewajaran = models.ForeignKey(Kewajaran, models.CASCADE, related_name="pegawai")
    pegawai_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    penilai_id = models.BigIntegerField(null=True)
    jumlah = models.PositiveIntegerField(default=0)
    ulang = models.PositiveIntegerField(default=0)
    rekan = models.PositiveIntegerField(default=0)
    kembar = models.PositiveIntegerField(default=0)
    terbanyak = models.PositiveIntegerField(default=0)
    hari = models.PositiveIntegerField(default=0)
    hari_batas = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("kewajaran", "pegawai_id")
        constraints = (
            models.UniqueConstraint(
                fields=("kewajaran", "pegawai_id"), name="kewajaran_pegawai_unik"
            ),
        )
        indexes = (
            models.Index(fields=("kewajaran", "penilai_id"), name="kewajaran_pegawai_penilai"),
            models.Index(fields=("kewajaran", "unit_id"), name="kewajaran_pegawai_unit"),
        )

    def __str__(self) -> str:
        return f"{self.kewajaran_id}: {self.pegawai_id}"


class KendalaUnit(models.Model):
    """Obstacles of one kind that people of a unit noted in a month: entries, and people."""

    kewajaran = models.ForeignKey(Kewajaran, models.CASCADE, related_name="kendala")
    unit_id = models.BigIntegerField()
    jenis = models.CharField(max_length=10, choices=Aktivitas.KENDALA)
    jumlah = models.PositiveIntegerField()
    orang = models.PositiveIntegerField()

    class Meta:
        ordering = ("kewajaran", "unit_id", "jenis")
        constraints = (
            models.UniqueConstraint(
                fields=("kewajaran", "unit_id", "jenis"), name="kendala_unit_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.jenis}: {self.jumlah}"
