"""Imports by web form: the file, what it would change, and who applied it."""

from django.conf import settings
from django.db import models

from ekinerja.core.models import Berkas, Pekerjaan
from ekinerja.instansi.models import Instansi


class Impor(models.Model):
    """One uploaded file on its way into the data. The bytes are kept until it is settled.

    ``laporan`` holds the faulty rows and notes as they were found; ``pekerjaan`` is the job of
    the check of a large file, then of the application.
    """

    MEMERIKSA, DIPERIKSA, MENERAPKAN = "MEMERIKSA", "DIPERIKSA", "MENERAPKAN"
    SELESAI, DIBUANG, GAGAL = "SELESAI", "DIBUANG", "GAGAL"
    DIPETAKAN, DIURUNGKAN = "DIPETAKAN", "DIURUNGKAN"
    STATUS = (
        (DIPETAKAN, "Menunggu pemetaan kolom"),
        (MEMERIKSA, "Sedang diperiksa"),
        (DIPERIKSA, "Menunggu keputusan"),
        (MENERAPKAN, "Sedang diterapkan"),
        (SELESAI, "Diterapkan"),
        (DIURUNGKAN, "Diurungkan"),
        (DIBUANG, "Dibuang"),
        (GAGAL, "Gagal"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    kunci = models.CharField(max_length=20)
    nama_berkas = models.CharField(max_length=200)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="impor")
    status = models.CharField(max_length=12, choices=STATUS, default=MEMERIKSA)
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    tetap = models.PositiveIntegerField(default=0)
    salah = models.PositiveIntegerField(default=0)
    lewati_yang_salah = models.BooleanField(default=False)
    laporan = models.JSONField(default=dict)
    pemetaan = models.JSONField(
        default=dict, help_text="kolom importir → judul kolom pada berkas, dan nilai bawaannya"
    )
    lembar = models.CharField(max_length=100, blank=True, help_text="nama lembar yang dibaca")
    keterangan = models.TextField(blank=True)
    pekerjaan = models.ForeignKey(
        Pekerjaan, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="kosong: lewat perintah",
    )  # fmt: skip
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    diurungkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("instansi", "-id")),)

    def __str__(self) -> str:
        return f"{self.nama_berkas}: {self.get_status_display()}"

    @property
    def tuntas(self) -> bool:
        return self.status in {self.SELESAI, self.DIURUNGKAN, self.DIBUANG, self.GAGAL}


class ImporBaris(models.Model):
    """One row of a checked file for the preview: its cells, their faults, what it would change.

    ``sel`` holds the texts of the columns named in ``Impor.laporan["kolom"]``, in that order;
    ``masalah`` (what holds the row back), ``peringatan`` (what does not) and ``sebelum`` are keyed
    by the place of the column in it ("" is the whole row).
    """

    BARU, BERUBAH, TETAP, SALAH = "BARU", "BERUBAH", "TETAP", "SALAH"
    NASIB = ((BARU, "Baru"), (BERUBAH, "Berubah"), (TETAP, "Tetap"), (SALAH, "Salah"))

    impor = models.ForeignKey(Impor, models.CASCADE, related_name="baris")
    nomor = models.PositiveIntegerField(help_text="nomor baris pada berkas")
    nasib = models.CharField(max_length=7, choices=NASIB, blank=True)
    sel = models.JSONField(default=list)
    masalah = models.JSONField(default=dict)
    peringatan = models.JSONField(default=dict)
    sebelum = models.JSONField(default=dict)

    class Meta:
        ordering = ("nomor", "id")
        indexes = (models.Index(fields=("impor", "nasib", "nomor")),)

    def __str__(self) -> str:
        return f"Baris {self.nomor}"


class ImporPerubahan(models.Model):
    """One row that an applied import made or changed: what it was, so that it can be undone."""

    impor = models.ForeignKey(Impor, models.PROTECT, related_name="perubahan")
    tabel = models.CharField(max_length=60, help_text="label model, misalnya pegawai.Pegawai")
    kunci_objek = models.BigIntegerField()
    sebelum = models.JSONField(null=True, help_text="null: baris ini dibuat oleh impor")
    sesudah = models.JSONField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("impor", "tabel", "kunci_objek")),)

    def __str__(self) -> str:
        return f"{self.tabel} {self.kunci_objek}"


class PemetaanKolom(models.Model):
    """How the columns of one source were mapped, remembered for its next file.

    ``sidik_judul`` is the hash of the simplified headings of the file, in their order.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    kunci = models.CharField(max_length=20, help_text="jenis impor")
    sidik_judul = models.CharField(max_length=64)
    nama = models.CharField(max_length=100, help_text="nama sumbernya, misalnya SIMDA Gaji")
    pemetaan = models.JSONField(default=dict)
    dipakai_pada = models.DateTimeField()

    class Meta:
        ordering = ("-dipakai_pada",)
        constraints = (
            models.UniqueConstraint(
                fields=("instansi", "kunci", "sidik_judul"), name="pemetaan_satu_per_sumber"
            ),
        )

    def __str__(self) -> str:
        return self.nama
