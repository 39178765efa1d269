"""Units and posts, dated with half-open periods."""

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.query import TreeQuerySet

from ekinerja.core.masa import satu_per_masa
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.penjaga import (
    jabatan_tanpa_pemangku,
    tanpa_putaran,
    unit_tanpa_isi,
)


@lacak
class UnitKerja(models.Model):  # type: ignore[django-manager-missing]  # untyped tree manager
    """A unit of the organisation. ``opd`` is the perangkat daerah that pays its people."""

    JENIS = (
        ("INSTANSI", "Instansi"),
        ("SETDA", "Sekretariat Daerah"),
        ("OPD", "Perangkat Daerah"),
        ("BIRO", "Biro"),
        ("BAGIAN", "Bagian"),
        ("SEKRETARIAT", "Sekretariat"),
        ("IRBAN", "Inspektur Pembantu"),
        ("BIDANG", "Bidang"),
        ("SUBBIDANG", "Subbidang"),
        ("SUBBAGIAN", "Subbagian"),
        ("SEKSI", "Seksi"),
        ("UPTD", "UPTD"),
        ("KECAMATAN", "Kecamatan"),
        ("KELURAHAN", "Kelurahan"),
        ("SEKOLAH", "Sekolah"),
        ("PUSKESMAS", "Puskesmas"),
        ("RUMAH_SAKIT", "Rumah Sakit"),
        ("LAIN", "Lainnya"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="unit_kerja")
    induk = TreeNodeForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    opd = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anggota_opd"
    )
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=14, choices=JENIS, default="LAIN")
    zona = models.CharField(max_length=20, choices=Instansi.ZONA, blank=True)
    masa = DateRangeField()
    urutan = models.PositiveIntegerField(default=0)

    objects = TreeQuerySet.as_manager()  # type: ignore[django-manager-missing]  # untyped

    class Meta:
        ordering = ("urutan", "nama")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="unit_kode_unik"),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="unit_bukan_induk_diri"),
        )
        indexes = (
            models.Index(fields=("opd",)),
            GinIndex(SearchVector("nama", "kode", config="simple"), name="unit_kata_idx"),
        )
        triggers = (
            *tanpa_putaran("organisasi_unitkerja", "induk_id", "unit_induk_berputar"),
            unit_tanpa_isi(),
        )

    def __str__(self) -> str:
        return self.nama


@lacak
class LetakUnit(models.Model):
    """Where a unit stands and what it is called in a period other than the present one.

    The unit itself holds what is in force. Rows here are the closed periods of its past, and
    changes that begin on a later day; on a day that a row covers, the row is what holds.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="letak")
    induk = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="letak_bawah"
    )
    opd = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=14, choices=UnitKerja.JENIS)
    masa = DateRangeField()
    dasar = models.CharField(
        max_length=200, blank=True, help_text="nomor dan tanggal surat yang mengubahnya"
    )

    class Meta:
        ordering = ("-masa", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(induk=F("unit")), name="letak_bukan_induk_diri"),
            satu_per_masa("letak_satu_per_masa", "unit_id"),
        )
        indexes = (models.Index(fields=("unit",)),)

    def __str__(self) -> str:
        return self.nama


@lacak
class Jabatan(models.Model):
    """A post in a unit: its class, head-count and superior post. Class belongs to the post."""

    JENIS = (
        ("JPT", "Jabatan Pimpinan Tinggi"),
        ("ADMINISTRATOR", "Administrator"),
        ("PENGAWAS", "Pengawas"),
        ("PELAKSANA", "Pelaksana"),
        ("FUNGSIONAL", "Jabatan Fungsional"),
        ("POLITIS", "Pejabat negara"),
    )
    MANAJERIAL = ("JPT", "ADMINISTRATOR", "PENGAWAS")
    JENJANG = (
        ("PEMULA", "Pemula"),
        ("TERAMPIL", "Terampil"),
        ("MAHIR", "Mahir"),
        ("PENYELIA", "Penyelia"),
        ("PERTAMA", "Ahli Pertama"),
        ("MUDA", "Ahli Muda"),
        ("MADYA", "Ahli Madya"),
        ("UTAMA", "Ahli Utama"),
    )
    KELOMPOK = (
        ("UMUM", "Umum"),
        ("PENDIDIK", "Pendidik"),
        ("KESEHATAN", "Kesehatan"),
        ("JF_TERTENTU", "Jabatan fungsional tertentu"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="jabatan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="jabatan")
    kode = models.CharField(max_length=60)
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=14, choices=JENIS)
    jenjang = models.CharField(
        max_length=8, choices=JENJANG, blank=True, help_text="jenjang jabatan fungsional"
    )
    kelompok = models.CharField(max_length=11, choices=KELOMPOK, default="UMUM")
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)
    nilai = models.PositiveIntegerField(
        null=True, blank=True, help_text="nilai jabatan hasil evaluasi jabatan"
    )
    bezetting = models.PositiveIntegerField(default=1, help_text="persediaan pegawai, orang")
    kebutuhan = models.PositiveIntegerField(
        null=True, blank=True, help_text="kebutuhan pegawai hasil analisis beban kerja, orang"
    )
    batas_usia = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="batas usia pensiun, tahun; kosong: menurut jenis jabatan"
    )
    ikhtisar = models.TextField(blank=True, help_text="ikhtisar jabatan hasil analisis jabatan")
    kepala = models.BooleanField(default=False, help_text="memimpin unitnya")
    atasan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    masa = DateRangeField()

    class Meta:
        ordering = ("-kelas", "nama")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="jabatan_kode_unik"),
            models.CheckConstraint(
                condition=Q(kelas__isnull=True) | Q(kelas__range=(1, 17)),
                name="jabatan_kelas_1_17",
            ),
            models.CheckConstraint(condition=~Q(atasan=F("id")), name="jabatan_bukan_atasan_diri"),
            satu_per_masa("jabatan_satu_kepala_per_unit", "unit_id", syarat=Q(kepala=True)),
        )
        indexes = (
            models.Index(Upper("nama"), name="jabatan_nama_idx"),
            GinIndex(SearchVector("nama", "kode", config="simple"), name="jabatan_kata_idx"),
        )
        triggers = (
            *tanpa_putaran("organisasi_jabatan", "atasan_id", "jabatan_atasan_berputar"),
            jabatan_tanpa_pemangku(),
        )

    def __str__(self) -> str:
        return self.nama


@lacak
class LetakJabatan(models.Model):
    """To whom a post answers in a period other than the present one.

    As with :class:`LetakUnit`: the post itself holds what is in force; rows are the closed periods
    of its past, and a change that begins on a later day. On a day that a row covers, the row holds.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="letak")
    atasan = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="letak_bawah"
    )
    masa = DateRangeField()
    dasar = models.CharField(
        max_length=200, blank=True, help_text="nomor dan tanggal surat yang mengubahnya"
    )

    class Meta:
        ordering = ("-masa", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(atasan=F("jabatan")), name="letak_jabatan_bukan_diri"
            ),
            satu_per_masa("letak_jabatan_satu_per_masa", "jabatan_id"),
        )
        indexes = (models.Index(fields=("jabatan",)), models.Index(fields=("atasan",)))

    def __str__(self) -> str:
        return f"{self.jabatan_id}: {self.atasan_id}"
