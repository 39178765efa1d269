"""Review of refused work by a team: the request, both statements, the votes, the decision."""

from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.models.aktivitas import Aktivitas
from ekinerja.aktivitas.workflow import DIAJUKAN as BARU
from ekinerja.aktivitas.workflow import (
    DICABUT,
    DIKABULKAN,
    DIPUTUS,
    PENINJAUAN_WORKFLOW,
    SEBAGIAN,
    STATUS_PENINJAUAN,
    TIDAK_DIKABULKAN,
)
from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions, append_only
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai

KEPUTUSAN = (
    (TIDAK_DIKABULKAN, "Permohonan ditolak"),
    (DIKABULKAN, "Dikabulkan"),
    (SEBAGIAN, "Dikabulkan sebagian"),
)


class Peninjauan(models.Model):
    """A request to acknowledge work that a superior, a higher pimpinan or an admin refused.

    ``beku`` is what was reviewed, as it stood on filing, with the digests of the evidence.

    :ivar asal: who refused: the penilai (ATASAN), a higher official (PIMPINAN), the admin who
        looks a second time (ADMIN).
    :ivar termohon: who refused; ``pemohon`` whose work it is.
    :ivar menit, volume, poin: of the entry after the decision; ``menit_semula`` what counted
        before it.
    :ivar setelah_tutup: decided after the month was closed: a fact for a correction.
    """

    ATASAN, PIMPINAN, ADMIN = "ATASAN", "PIMPINAN", "ADMIN"
    ASAL = (
        (ATASAN, "Ditolak pejabat penilai"),
        (PIMPINAN, "Tidak disetujui pimpinan"),
        (ADMIN, "Dipersoalkan pada pemeriksaan kedua"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    aktivitas = models.ForeignKey(Aktivitas, models.PROTECT, related_name="peninjauan")
    asal = models.CharField(max_length=8, choices=ASAL)
    pemohon = models.ForeignKey(Pegawai, models.PROTECT, related_name="permohonan_peninjauan")
    termohon = models.ForeignKey(Pegawai, models.PROTECT, related_name="penolakan_ditinjau")
    alasan = models.TextField(help_text="mengapa diajukan, atau mengapa tidak disetujui")
    beku = models.JSONField()
    sidik = models.CharField(max_length=64, help_text="SHA-256 isi beku")
    diajukan_pada = models.DateTimeField()
    tenggat = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=9, choices=STATUS_PENINJAUAN, default=BARU)
    keputusan = models.CharField(max_length=10, choices=KEPUTUSAN, blank=True)
    pertimbangan = models.TextField(blank=True)
    status_aktivitas = models.CharField(max_length=12, blank=True)
    menit_semula = models.PositiveSmallIntegerField()
    menit = models.PositiveSmallIntegerField(null=True, blank=True)
    volume = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    poin = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    setelah_tutup = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)
        triggers = (allowed_transitions(PENINJAUAN_WORKFLOW.pairs()),)
        constraints = (
            models.UniqueConstraint(
                fields=("aktivitas",),
                condition=~Q(status=DICABUT),
                name="peninjauan_sekali",
            ),
            models.CheckConstraint(
                condition=~Q(status=DIPUTUS)
                | Q(diputus_pada__isnull=False, menit__isnull=False, volume__isnull=False)
                & ~Q(keputusan="")
                & ~Q(pertimbangan="")
                & ~Q(status_aktivitas=""),
                name="peninjauan_putusan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(pemohon=models.F("termohon")), name="peninjauan_dua_pihak"
            ),
        )
        indexes = (
            models.Index(fields=("instansi", "status"), name="peninjauan_antrean"),
            models.Index(fields=("termohon", "diajukan_pada"), name="peninjauan_termohon"),
        )

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.get_status_display()}"

    @property
    def menit_diakui(self) -> int:
        """Minutes that count by the decision; none where the work is not acknowledged."""
        return (self.menit or 0) if self.keputusan != TIDAK_DIKABULKAN else 0

    @property
    def selisih_menit(self) -> int:
        """What the decision adds to the minutes that counted before, or takes from them."""
        return self.menit_diakui - self.menit_semula


class RiwayatPeninjauan(Riwayat):
    objek = models.ForeignKey(Peninjauan, models.PROTECT, related_name="riwayat")


class AnggotaPeninjau(models.Model):
    """A member of the team of one review, with the vote once it is cast."""

    peninjauan = models.ForeignKey(Peninjauan, models.PROTECT, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    ketua = models.BooleanField(default=False)
    ditugaskan_pada = models.DateTimeField()
    keputusan = models.CharField(max_length=10, choices=KEPUTUSAN, blank=True)
    alasan = models.TextField(blank=True)
    menit = models.PositiveSmallIntegerField(null=True, blank=True)
    volume = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    bersuara_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-ketua", "id")
        constraints = (
            models.UniqueConstraint(fields=("peninjauan", "pegawai"), name="peninjau_sekali"),
            models.UniqueConstraint(
                fields=("peninjauan",), condition=Q(ketua=True), name="peninjau_satu_ketua"
            ),
            models.CheckConstraint(
                condition=Q(bersuara_pada=None, keputusan="")
                | Q(bersuara_pada__isnull=False, menit__isnull=False, volume__isnull=False)
                & ~Q(keputusan="")
                & ~Q(alasan=""),
                name="peninjau_suara_lengkap",
            ),
        )

    def __str__(self) -> str:
        return f"{self.peninjauan_id}: {self.pegawai_id}"


class PernyataanPeninjauan(models.Model):
    """What one side says to the team. Append-only."""

    PEMOHON, TERMOHON = "PEMOHON", "TERMOHON"
    PIHAK = ((PEMOHON, "Pegawai"), (TERMOHON, "Yang menolak"))

    peninjauan = models.ForeignKey(Peninjauan, models.PROTECT, related_name="pernyataan")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pihak = models.CharField(max_length=8, choices=PIHAK)
    isi = models.TextField()
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.peninjauan_id}: {self.get_pihak_display()}"


class PemeriksaanKedua(models.Model):
    """An admin looked a second time at an approved entry and found nothing against it."""

    aktivitas = models.OneToOneField(Aktivitas, models.PROTECT, related_name="pemeriksaan_kedua")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.pada}"


class PendapatKetua(models.Model):
    """What the ketua tim says of work for the team, for the superior to read. Append-only."""

    aktivitas = models.ForeignKey(Aktivitas, models.PROTECT, related_name="pendapat_ketua")
    ketua = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    isi = models.CharField(max_length=500)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("aktivitas", "ketua"), name="pendapat_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.ketua_id}"
