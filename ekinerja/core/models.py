"""Machinery tables: history of deeds, files, published documents, long work."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models

from ekinerja.core.triggers import append_only


class Riwayat(models.Model):
    """One deed in a life cycle: who, when, in which capacity, from, to, why. Append-only.

    A concrete class adds ``objek = ForeignKey(…, related_name="riwayat")``.
    """

    langkah = models.CharField(max_length=40)
    dari = models.CharField(max_length=20)
    ke = models.CharField(max_length=20)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh_nama = models.CharField(max_length=200)
    kapasitas = models.CharField(max_length=60, blank=True)
    alasan = models.TextField(blank=True)
    pada = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("pada", "id")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.langkah}: {self.dari} → {self.ke} oleh {self.oleh_nama}"


class Berkas(models.Model):
    """Bytes received from a person, found by their hash. Each area links to them itself.

    :ivar exif: what the camera wrote (``saat``, ``tempat``, ``alat``), kept for who judges it and
        never part of the copy that others see.
    :ivar rupa: perceptual hash of a photo (:mod:`ekinerja.core.rupa`), as a signed 64-bit number.
    :ivar dimusnahkan_pada: when its bytes were destroyed by a berita acara; the row and its hash
        stay.
    """

    BERSIH, BERBAHAYA = "BERSIH", "BERBAHAYA"
    PINDAIAN = ((BERSIH, "Bersih"), (BERBAHAYA, "Berisi program berbahaya"))

    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField(help_text="byte")
    jenis = models.CharField(max_length=100, help_text="jenis MIME yang terbukti dari isinya")
    nama_asli = models.CharField(max_length=200)
    olahan = models.CharField(
        max_length=64, blank=True, help_text="sidik salinan bersih (gambar disandi ulang)"
    )
    diterima_pada = models.DateTimeField()
    exif = models.JSONField(default=dict, blank=True)
    rupa = models.BigIntegerField(null=True, blank=True)
    pindaian = models.CharField(max_length=9, choices=PINDAIAN, blank=True)
    dimusnahkan_pada = models.DateTimeField(null=True, blank=True)
    berita_acara = models.CharField(
        max_length=120, blank=True, default="", db_default="", help_text="nomor, bila dimusnahkan"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("instansi", "sidik"), name="berkas_unik_per_instansi"),
            models.CheckConstraint(
                condition=models.Q(dimusnahkan_pada=None, berita_acara="")
                | (models.Q(dimusnahkan_pada__isnull=False) & ~models.Q(berita_acara="")),
                name="berkas_musnah_berberita_acara",
            ),
        )
        indexes = (
            models.Index(
                fields=("instansi", "rupa"), condition=models.Q(rupa__isnull=False),
                name="berkas_rupa",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.nama_asli

    def path(self, sidik: str = "") -> str:
        """Storage name of the original, or of the object with this hash."""
        found = sidik or self.sidik
        return f"{self.instansi_id}/{found[:2]}/{found[2:4]}/{found}"

    def read(self, sidik: str = "") -> bytes:
        with storages["default"].open(self.path(sidik), "rb") as isi:
            return bytes(isi.read())


class Dokumen(models.Model):
    """A published document: what its QR opens. Content never changes; it may be revoked."""

    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+")
    kode = models.CharField(max_length=32, unique=True)
    jenis = models.CharField(max_length=60)
    judul = models.CharField(max_length=200)
    penerima = models.CharField(max_length=200, blank=True)
    ringkasan = models.JSONField(default=list, help_text="pasangan label dan isi, berurutan")
    sidik = models.CharField(max_length=64)
    terbit_pada = models.DateTimeField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-terbit_pada",)

    def __str__(self) -> str:
        return f"{self.judul} ({self.kode})"


class Pekerjaan(models.Model):
    """Long work as a row: progress for the screen, resumable after a crash."""

    MENUNGGU, BERJALAN, SELESAI, GAGAL = "MENUNGGU", "BERJALAN", "SELESAI", "GAGAL"
    STATUS = (
        (MENUNGGU, "Menunggu"),
        (BERJALAN, "Berjalan"),
        (SELESAI, "Selesai"),
        (GAGAL, "Gagal"),
    )

    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    judul = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=STATUS, default=MENUNGGU)
    selesai = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    keterangan = models.TextField(blank=True)
    hasil = models.JSONField(default=dict)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField()
    diperbarui_pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.judul}: {self.get_status_display()}"

    @property
    def tuntas(self) -> bool:
        return self.status in {self.SELESAI, self.GAGAL}
