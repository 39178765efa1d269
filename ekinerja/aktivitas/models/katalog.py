"""The catalogue of activities, with norms and dates."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja, lacak


@lacak
class KatalogAktivitas(models.Model):
    """An activity that is known beforehand: for everybody, or for the posts of one name.

    ``nama_jabatan`` matches posts by their name; ``jabatan`` narrows it to one post.
    """

    UMUM, JABATAN = "UMUM", "JABATAN"
    KELOMPOK = ((UMUM, "Umum untuk semua pegawai"), (JABATAN, "Menurut jabatan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=250)
    kelompok = models.CharField(max_length=7, choices=KELOMPOK)
    nama_jabatan = models.CharField(max_length=250, blank=True)
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="katalog_aktivitas"
    )
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="katalog_aktivitas",
        help_text="kosong: semua unit",
    )  # fmt: skip
    satuan = models.CharField(max_length=40)
    norma_waktu = models.PositiveIntegerField(help_text="menit untuk satu hasil")
    bobot = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    masa = DateRangeField()

    class Meta:
        ordering = ("kelompok", "nama_jabatan", "nama", "id")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode"), name="katalog_kode_unik"),
            models.CheckConstraint(condition=Q(norma_waktu__gt=0), name="katalog_norma_positif"),
            models.CheckConstraint(condition=Q(bobot__gt=0), name="katalog_bobot_positif"),
            models.CheckConstraint(
                condition=Q(kelompok="UMUM", nama_jabatan="", jabatan__isnull=True)
                | (Q(kelompok="JABATAN") & ~Q(nama_jabatan="")),
                name="katalog_jabatan_disebut",
            ),
        )

    def __str__(self) -> str:
        return self.nama
