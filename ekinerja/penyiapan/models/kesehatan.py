"""What data health found, the requests to mend it, and the notices people have read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.workflow import PERBAIKAN_WORKFLOW, STATUS_PERBAIKAN, TERBUKA


class PemeriksaanData(models.Model):
    """The last check of the whole data of a government: when, for which day, of which state."""

    instansi = models.OneToOneField(Instansi, models.CASCADE, related_name="+")
    per_tanggal = models.DateField()
    pada = models.DateTimeField(help_text="selesai diperiksa")
    keadaan = models.TextField(help_text="nomor terakhir riwayat tiap tabel yang diperiksa")

    class Meta:
        ordering = ("instansi",)

    def __str__(self) -> str:
        return f"{self.instansi_id}: {self.pada:%Y-%m-%d %H:%M}"


class TemuanData(models.Model):
    """A gap that the last check found, in the order of the list.

    Derived, rewritten whole by each check: it names people, posts and units without holding them,
    so that nothing is kept from ending because a check once found a gap in it.

    :ivar kata: what the search box is compared with, in capitals.
    """

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="+")
    urutan = models.PositiveIntegerField()
    kunci = models.CharField(max_length=40)
    pegawai_id = models.BigIntegerField(null=True)
    jabatan_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    opd_id = models.BigIntegerField(null=True)
    catatan = models.TextField(blank=True)
    kata = models.TextField(blank=True)

    class Meta:
        ordering = ("instansi", "urutan")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "urutan"), name="temuan_urutan_unik"),
        )

    def __str__(self) -> str:
        return f"{self.kunci} {self.pegawai_id or self.jabatan_id or self.unit_id}"


class PermintaanPerbaikan(models.Model):
    """Somebody asks whoever can mend it to mend one gap in the data of a person, post or unit."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    masalah = models.CharField(max_length=40, help_text="kunci masalah dalam daftar kesehatan data")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    peran = models.CharField(
        max_length=20, choices=PemberianPeran.PERAN, help_text="peran yang dapat memperbaikinya"
    )
    isi = models.TextField(blank=True, help_text="keterangan dari peminta")
    status = models.CharField(max_length=10, choices=STATUS_PERBAIKAN, default=TERBUKA)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("masalah", "pegawai", "jabatan", "unit"),
                condition=Q(status="TERBUKA"),
                nulls_distinct=False,
                name="perbaikan_satu_terbuka",
            ),
        )
        indexes = (models.Index(fields=("instansi", "status", "peran")),)
        triggers = (allowed_transitions(PERBAIKAN_WORKFLOW.pairs()),)

    def __str__(self) -> str:
        return f"{self.masalah}: {self.get_status_display()}"


class RiwayatPerbaikan(Riwayat):
    """A deed on a request: asked, mended, refused, reopened."""

    objek = models.ForeignKey(PermintaanPerbaikan, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass


class Pengumuman(models.Model):
    """A notice to everybody, a unit subtree or a role, with receipts of who has read it."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    judul = models.CharField(max_length=150)
    isi = models.TextField()
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    peran = models.CharField(max_length=20, choices=PemberianPeran.PERAN, blank=True)
    wajib_baca = models.BooleanField(default=False)
    terbit_pada = models.DateTimeField()
    berakhir_pada = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)

    class Meta:
        ordering = ("-terbit_pada", "-id")

    def __str__(self) -> str:
        return self.judul


class PengumumanDibaca(models.Model):
    """Receipt: this user has read this notice."""

    pengumuman = models.ForeignKey(Pengumuman, models.CASCADE, related_name="dibaca")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada",)
        constraints = (
            models.UniqueConstraint(fields=("pengumuman", "user"), name="pengumuman_dibaca_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.pengumuman}"
