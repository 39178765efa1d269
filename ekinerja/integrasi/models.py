"""What was read from another system, what differs, and what is kept over it for a while."""

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.core.history import lacak
from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi, SumberData
from ekinerja.integrasi.workflow import MEMBACA, SINKRON_WORKFLOW, STATUS_SINKRON
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Pegawai


class Sinkronisasi(models.Model):
    """One reading of a source: who asked, what came, how it was decided.

    ``kalimat`` says why it failed. ``sama`` counts, per field, the people (or posts, units) of
    whom both sides say the same; with the rows of :class:`Perbedaan` that is the reconciliation.
    """

    CARA = (
        ("HTTP", "Layanan HTTP/JSON"),
        ("FOLDER", "Folder berkas"),
        ("UNGGAHAN", "Berkas yang diunggah"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    sumber = models.ForeignKey(SumberData, models.PROTECT, related_name="sinkronisasi")
    cara = models.CharField(max_length=8, choices=CARA)
    status = models.CharField(max_length=8, choices=STATUS_SINKRON, default=MEMBACA)
    dimulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    terbaca = models.PositiveIntegerField(default=0, help_text="orang yang terbaca di sumber")
    sama = models.JSONField(default=dict, help_text="medan → berapa yang sama di kedua sisi")
    beda = models.PositiveIntegerField(default=0, help_text="perbedaan nilai")
    asing = models.PositiveIntegerField(default=0, help_text="orang, jabatan, unit tak dikenal")
    hilang = models.PositiveIntegerField(default=0, help_text="orang yang tidak ada di sumber")
    salah = models.PositiveIntegerField(default=0, help_text="nilai yang tidak dapat dipakai")
    kalimat = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh_nama = models.CharField(max_length=200)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("sumber",), condition=Q(status=MEMBACA), name="sinkron_satu_membaca"
            ),
        )
        indexes = (models.Index(fields=("instansi", "-id")),)
        triggers = (allowed_transitions(SINKRON_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"{self.sumber} {self.dimulai_pada:%d/%m/%Y}: {self.get_status_display()}"


class RiwayatSinkron(Riwayat):
    """A deed on a reading: read, failed, applied, replaced."""

    objek = models.ForeignKey(Sinkronisasi, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class Perbedaan(models.Model):
    """One thing that differs from the source, with what becomes of it.

    ``kita`` and ``mereka`` are the values as people read them; ``isi`` holds what is written when
    it is applied. A row about something unknown here has no ``pegawai``.
    """

    NILAI, ORANG_ASING, JABATAN_ASING = "NILAI", "ORANG_ASING", "JABATAN_ASING"
    UNIT_ASING, HILANG, SALAH = "UNIT_ASING", "HILANG", "SALAH"
    JENIS = (
        (NILAI, "Nilai berbeda"),
        (ORANG_ASING, "Orang belum terdaftar"),
        (JABATAN_ASING, "Jabatan belum dikenal"),
        (UNIT_ASING, "Unit belum dikenal"),
        (HILANG, "Tidak ada di sumber"),
        (SALAH, "Nilai sumber tidak dapat dipakai"),
    )
    MENUNGGU, DITERAPKAN, DITAHAN = "MENUNGGU", "DITERAPKAN", "DITAHAN"
    KEPUTUSAN = (
        (MENUNGGU, "Menunggu"),
        (DITERAPKAN, "Diterapkan"),
        (DITAHAN, "Ditahan penimpaan"),
    )

    sinkron = models.ForeignKey(Sinkronisasi, models.PROTECT, related_name="perbedaan")
    jenis = models.CharField(max_length=13, choices=JENIS)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    medan = models.CharField(max_length=40, blank=True)
    kunci_luar = models.CharField(max_length=100, blank=True, help_text="pengenal di sumber")
    sebutan = models.CharField(max_length=300, help_text="orang, jabatan, atau unit yang dimaksud")
    kita = models.TextField(blank=True)
    mereka = models.TextField(blank=True)
    isi = models.JSONField(default=dict)
    saran = models.TextField(blank=True, help_text="apa yang dapat dilakukan")
    keputusan = models.CharField(max_length=10, choices=KEPUTUSAN, default=MENUNGGU)
    diputus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("sebutan", "medan", "id")
        indexes = (models.Index(fields=("sinkron", "jenis", "keputusan")),)

    def __str__(self) -> str:
        return f"{self.sebutan}: {self.medan or self.get_jenis_display()}"


@lacak
class Penimpaan(models.Model):
    """Our value of one field of a person is kept over the source until a day, with the reason."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penimpaan")
    medan = models.CharField(max_length=40)
    masa = DateRangeField()
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("pegawai__nama_urut", "medan", "-masa")
        constraints = (
            satu_per_masa("penimpaan_satu_per_masa", "pegawai_id", teks=("medan",)),
            models.CheckConstraint(condition=Q(masa__upper_inf=False), name="penimpaan_berakhir"),
        )

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.medan}"


@lacak
class Padanan(models.Model):
    """The same person, post or unit under its own id in another system."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=6, choices=SumberData.JENIS)
    id_luar = models.CharField(max_length=100)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("jenis", "id_luar")
        constraints = (
            models.CheckConstraint(
                condition=Q(pegawai__isnull=False, jabatan=None, unit=None)
                | Q(pegawai=None, jabatan__isnull=False, unit=None)
                | Q(pegawai=None, jabatan=None, unit__isnull=False),
                name="padanan_tepat_satu",
            ),
            *(
                models.UniqueConstraint(
                    fields=("instansi", "jenis", "id_luar"),
                    condition=Q(**{f"{milik}__isnull": False}),
                    name=f"padanan_{milik}_satu",
                )
                for milik in ("pegawai", "jabatan", "unit")
            ),
            models.UniqueConstraint(
                fields=("jenis", "pegawai"),
                condition=Q(pegawai__isnull=False),
                name="padanan_orang_sekali",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.id_luar}"
