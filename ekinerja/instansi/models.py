"""The government that runs the system: letterhead, modules, sources of its data."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from ekinerja.core.history import lacak, lacak_kecuali
from ekinerja.core.masa import satu_per_masa


@lacak
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
    alamat = models.CharField(max_length=250, blank=True, help_text="alamat pada kop surat")
    kontak = models.CharField(
        max_length=250, blank=True, help_text="telepon, laman, dan surel pada kop surat"
    )
    kota = models.CharField(max_length=100, blank=True, help_text="tempat surat ditandatangani")
    logo = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    mulai_berlaku = models.DateField(
        null=True, blank=True, help_text="sebelum tanggal ini tidak ada yang dihitung"
    )
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


@lacak
class ModulInstansi(models.Model):
    """A module that is on for a period; without a row it is off."""

    MODUL = (
        ("PRESENSI_MESIN", "Mesin kehadiran"),
        ("PERENCANAAN", "Sistem perencanaan"),
        ("AKTIVITAS", "Aktivitas harian"),
        ("SKP", "SKP dan penilaian"),
        ("TPP", "Perhitungan TPP"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="modul")
    modul = models.CharField(max_length=14, choices=MODUL)
    masa = DateRangeField()

    class Meta:
        ordering = ("modul", "masa")
        constraints = (satu_per_masa("modul_satu_per_masa", "instansi_id", teks=("modul",)),)

    def __str__(self) -> str:
        return self.get_modul_display()


@lacak_kecuali("segar_pada")
class SumberData(models.Model):
    """A system that data come from, and when it was last read."""

    MANUAL, IMPOR, SIMPEG, SIASN = "MANUAL", "IMPOR", "SIMPEG", "SIASN"
    RENDA = "RENDA"
    JENIS = (
        (MANUAL, "Isian di aplikasi"),
        (IMPOR, "Impor berkas"),
        (SIMPEG, "SIMPEG"),
        (SIASN, "SIASN (BKN)"),
        (RENDA, "Sistem perencanaan"),
    )
    MODA = (("", "Tidak dibaca sendiri"), ("HTTP", "Layanan HTTP/JSON"), ("FOLDER", "Folder CSV"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="sumber_data")
    jenis = models.CharField(max_length=6, choices=JENIS)
    moda = models.CharField(max_length=6, choices=MODA, blank=True)
    alamat = models.CharField(
        max_length=300, blank=True, help_text="alamat layanan, atau nama folder"
    )
    nama_rahasia = models.CharField(
        max_length=60, blank=True, help_text="nama variabel lingkungan yang memuat kuncinya"
    )
    jadwal = models.CharField(
        max_length=10, blank=True,
        choices=(("", "Hanya manual"), ("HARIAN", "Setiap hari"), ("JAM", "Setiap jam")),
    )  # fmt: skip
    aktif = models.BooleanField(default=True)
    segar_pada = models.DateTimeField(
        null=True, blank=True, help_text="terakhir kali sumber ini terbaca utuh"
    )

    class Meta:
        ordering = ("jenis",)
        constraints = (
            models.UniqueConstraint(fields=("instansi", "jenis"), name="sumber_satu_per_jenis"),
        )

    def __str__(self) -> str:
        return self.get_jenis_display()


@lacak
class SumberMedan(models.Model):
    """Which source is the record of a field, from a cut-over date on. No row: MANUAL."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="sumber_medan")
    medan = models.CharField(max_length=40, help_text="misalnya pegawai.nama")
    sumber = models.CharField(max_length=6, choices=SumberData.JENIS)
    masa = DateRangeField()

    class Meta:
        ordering = ("medan", "masa")
        constraints = (satu_per_masa("sumber_medan_satu_per_masa", "instansi_id", teks=("medan",)),)

    def __str__(self) -> str:
        return f"{self.medan}: {self.get_sumber_display()}"
