"""People: who they are, apart from any post."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from ekinerja.core.lingkup import Wewenang
from ekinerja.core.models import Berkas, Riwayat
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import lacak


@lacak
class Pegawai(models.Model):
    """A person who works for the government, with or without a NIP.

    :ivar mewakili: what was lent to this person for the day in question; empty until asked for.
    """

    mewakili: tuple[Wewenang, ...] = ()

    JENIS = (
        ("PNS", "PNS"),
        ("CPNS", "CPNS"),
        ("PPPK", "PPPK"),
        ("PPPK_PW", "PPPK Paruh Waktu"),
        ("NON_ASN", "Non-ASN"),
        ("ALIH_DAYA", "Tenaga alih daya"),
    )
    JENIS_KELAMIN = (("L", "Laki-laki"), ("P", "Perempuan"))

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="pegawai")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="pegawai"
    )
    nip = models.CharField(max_length=18, null=True, blank=True)
    nama = models.CharField(max_length=200)
    nama_urut = models.CharField(max_length=200, help_text="huruf besar tanpa gelar depan")
    jenis = models.CharField(max_length=9, choices=JENIS)
    golongan = models.CharField(max_length=6, blank=True, help_text="III/a, atau IX untuk PPPK")
    tanggal_lahir = models.DateField(null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JENIS_KELAMIN, blank=True)
    pin_mesin = models.CharField(max_length=24, blank=True, help_text="nomor pada mesin kehadiran")
    npwp = models.CharField(max_length=16, blank=True)
    status_ptkp = models.CharField(max_length=5, blank=True, help_text="TK/0 … K/3")
    nomor_rekening = models.CharField(max_length=40, blank=True)
    kode_bank = models.CharField(max_length=10, blank=True)
    dasar_gaji_bpjs = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="dasar iuran BPJS dari gaji, rupiah sebulan"
    )

    nik = models.CharField(max_length=16, blank=True, help_text="nomor induk kependudukan")
    foto = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    surel = models.EmailField(blank=True)
    telepon = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("nama_urut", "id")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "nip"), name="pegawai_nip_unik"),
            models.UniqueConstraint(
                fields=("instansi", "pin_mesin"),
                condition=~Q(pin_mesin=""),
                name="pegawai_pin_unik",
            ),
            models.CheckConstraint(
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^\d{18}$"), name="pegawai_nip_18"
            ),
            models.CheckConstraint(
                condition=Q(nik="") | Q(nik__regex=r"^\d{16}$"), name="pegawai_nik_16"
            ),
        )
        indexes = (
            models.Index(fields=("instansi", "nama_urut")),
            GinIndex(SearchVector("nama", "nip", config="simple"), name="pegawai_kata_idx"),
        )

    def __str__(self) -> str:
        return self.nama


class RiwayatPegawai(Riwayat):
    """A deed on a person: registered, placed, moved, given a new password."""

    objek = models.ForeignKey(Pegawai, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
