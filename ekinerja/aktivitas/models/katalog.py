"""The catalogue of activities: norms, points, roles and caps, in versions with dates."""

from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.workflow import DIAJUKAN, STATUS_USULAN_KATALOG, USULAN_KATALOG_WORKFLOW
from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja, lacak
from ekinerja.pegawai.models import Pegawai

JUMLAH_BIASA = Decimal("1.00")
PERAN_KEGIATAN = (
    ("PEMIMPIN", "Pemimpin"),
    ("NARASUMBER", "Narasumber"),
    ("MODERATOR", "Moderator"),
    ("NOTULIS", "Notulis"),
    ("PANITIA", "Panitia"),
    ("PESERTA", "Peserta"),
)


class IsiKatalog(models.Model):
    """What the catalogue says about an activity, in force or proposed.

    :ivar norma_waktu: minutes for one result; empty where the decree gives points only.
    :ivar poin: points for one result; empty where the government counts minutes only.
    :ivar pengali_peran: role → multiplier as a decimal in words (``{"PESERTA": "0.75"}``). A role
        weighs the same whoever takes it; nothing about the person stands here.
    :ivar bertahap: one job over many days, whose points are paid once, by its progress.
    :ivar batas_hari: results of one person that earn points in a day, ``batas_bulan`` in a month.
    """

    UMUM, JABATAN = "UMUM", "JABATAN"
    KELOMPOK = ((UMUM, "Umum untuk semua pegawai"), (JABATAN, "Menurut jabatan"))
    APA_SAJA, FOTO, DOKUMEN = "APA_SAJA", "FOTO", "DOKUMEN"
    BUKTI = ((APA_SAJA, "Foto atau PDF"), (FOTO, "Foto"), (DOKUMEN, "Dokumen PDF"))

    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=250)
    kelompok = models.CharField(max_length=7, choices=KELOMPOK)
    nama_jabatan = models.CharField(max_length=250, blank=True)
    satuan = models.CharField(max_length=40)
    norma_waktu = models.PositiveIntegerField(
        null=True, blank=True, help_text="menit untuk satu hasil"
    )
    bobot = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    poin = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    pengali_peran = models.JSONField(default=dict, blank=True, db_default={})
    bertahap = models.BooleanField(default=False, db_default=False)
    bukti_wajib = models.BooleanField(default=True, db_default=True)
    jenis_bukti = models.CharField(
        max_length=8, choices=BUKTI, default=APA_SAJA, db_default=APA_SAJA
    )
    batas_hari = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    batas_bulan = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    dasar = models.CharField(
        max_length=250,
        blank=True,
        default="",
        db_default="",
        help_text="keputusan yang menetapkannya",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.nama


def _isi_wajar(awalan: str) -> tuple[models.CheckConstraint, ...]:
    """What holds for an activity in force and for a proposed one."""
    return (
        models.CheckConstraint(
            condition=Q(norma_waktu__gt=0) | Q(norma_waktu=None, poin__isnull=False),
            name=f"{awalan}_norma_atau_poin",
        ),
        models.CheckConstraint(condition=Q(bobot__gt=0), name=f"{awalan}_bobot_positif"),
        models.CheckConstraint(
            condition=Q(poin=None) | Q(poin__gt=0), name=f"{awalan}_poin_positif"
        ),
        models.CheckConstraint(
            condition=(Q(batas_hari=None) | Q(batas_hari__gt=0))
            & (Q(batas_bulan=None) | Q(batas_bulan__gt=0)),
            name=f"{awalan}_batas_positif",
        ),
    )


@lacak
class KatalogAktivitas(IsiKatalog):
    """One version of an activity that is known beforehand. A change is a version of its own.

    ``nama_jabatan`` matches posts by their name; ``jabatan`` narrows it to one post.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    versi = models.PositiveSmallIntegerField(default=1, db_default=1)
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="katalog_aktivitas"
    )
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="katalog_aktivitas",
        help_text="kosong: semua unit",
    )  # fmt: skip
    masa = DateRangeField()

    class Meta:
        ordering = ("kelompok", "nama_jabatan", "nama", "id")
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode", "versi"), name="katalog_kode_unik"),
            satu_per_masa("katalog_satu_versi_per_hari", "instansi_id", teks=("kode",)),
            *_isi_wajar("katalog"),
            models.CheckConstraint(
                condition=Q(kelompok="UMUM", nama_jabatan="", jabatan__isnull=True)
                | (Q(kelompok="JABATAN") & ~Q(nama_jabatan="")),
                name="katalog_jabatan_disebut",
            ),
        )


class UsulanKatalog(IsiKatalog):
    """A new activity, or a change of one, as a unit proposes it; Bagian Organisasi decides.

    :ivar asal: the version that it would follow, None for a new activity.
    :ivar hasil: the version that came of it.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    asal = models.ForeignKey(
        KatalogAktivitas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    mulai = models.DateField(help_text="diusulkan berlaku sejak")
    alasan = models.TextField()
    status = models.CharField(max_length=10, choices=STATUS_USULAN_KATALOG, default=DIAJUKAN)
    diusulkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField()
    hasil = models.OneToOneField(
        KatalogAktivitas, models.PROTECT, null=True, blank=True, related_name="usulan"
    )

    class Meta:
        ordering = ("-id",)
        triggers = (allowed_transitions(USULAN_KATALOG_WORKFLOW.pairs()),)
        constraints = (
            *_isi_wajar("usulan_katalog"),
            models.CheckConstraint(
                condition=~Q(status="DISETUJUI") | Q(hasil__isnull=False),
                name="usulan_katalog_berhasil",
            ),
            models.UniqueConstraint(
                fields=("instansi", "kode"),
                condition=Q(status=DIAJUKAN),
                name="usulan_katalog_satu_menunggu",
            ),
        )


class RiwayatUsulanKatalog(Riwayat):
    """A deed on a proposal: proposed, agreed, refused, withdrawn."""

    objek = models.ForeignKey(UsulanKatalog, models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        pass
