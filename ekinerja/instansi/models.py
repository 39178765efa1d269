"""The government that runs the system."""

from django.db import models


class Instansi(models.Model):  # type: ignore[django-manager-missing]  # untyped tree manager
    """A regency, city, province or ministry. Everything else belongs to one."""

    JENIS = (
        ("KABUPATEN", "Kabupaten"),
        ("KOTA", "Kota"),
        ("PROVINSI", "Provinsi"),
        ("KEMENTERIAN", "Kementerian/Lembaga"),
    )
    ZONA = (
        ("Asia/Jakarta", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
    )

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=12, choices=JENIS)
    zona = models.CharField(max_length=20, choices=ZONA, default="Asia/Jakarta")
    warna = models.CharField(max_length=7, default="#196bcd", help_text="warna merek, #rrggbb")
    sebutan_kepala = models.CharField(max_length=40, default="Bupati")
    peragaan = models.BooleanField(default=False, help_text="instansi rekaan untuk peragaan")

    class Meta:
        ordering = ("nama",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(warna__regex=r"^#[0-9a-fA-F]{6}$"), name="instansi_warna_heksa"
            ),
        )

    def __str__(self) -> str:
        return self.nama
