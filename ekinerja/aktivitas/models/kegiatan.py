"""Shared events: one record of a meeting or activity, in which each person confirms a role."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from ekinerja.aktivitas.models.aktivitas import Aktivitas
from ekinerja.aktivitas.models.katalog import PERAN_KEGIATAN, KatalogAktivitas
from ekinerja.aktivitas.workflow import (
    DIUNDANG,
    HADIR,
    KEGIATAN_WORKFLOW,
    KELUAR,
    PESERTA_WORKFLOW,
    STATUS_KEGIATAN,
    STATUS_PESERTA,
    TERJADWAL,
)
from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai

PEMIMPIN = "PEMIMPIN"
_TERKUNCI = "Kegiatan ini terkunci karena aktivitas pesertanya sudah diputus."


def _kunci(nama: str, operasi: pgtrigger.Operation, rujuk: str, *, sisi: str) -> pgtrigger.Trigger:
    """What an approved or refused entry rests on does not change any more.

    :param rujuk: SQL of the event's id, over an alias ``r`` of the row.
    :param sisi: the rows that are judged.
    """
    acuan = {"new": "baru"} if operasi is pgtrigger.Insert else {"old": "lama"}
    if operasi is pgtrigger.Update:
        acuan = {"old": "lama", "new": "baru"}
    return pgtrigger.Trigger(
        name=nama,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operasi,
        referencing=pgtrigger.Referencing(**acuan),
        func=f"""
            IF EXISTS (
                SELECT 1 FROM {sisi} r
                JOIN aktivitas_pesertakegiatan p ON p.kegiatan_id = {rujuk}
                JOIN aktivitas_aktivitas a ON a.id = p.aktivitas_id
                WHERE a.status IN ('DISETUJUI', 'DITOLAK')
            ) THEN
                RAISE EXCEPTION '{_TERKUNCI}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'kegiatan_terkunci';
            END IF;
            RETURN NULL;
        """,  # noqa: S608 - built from constants of the code
    )


class Kegiatan(models.Model):
    """A meeting or activity of several people.

    :ivar masa: from its start to its end, as moments.
    :ivar kapasitas: role → how many may take it; a role that is not named has no limit.
    :ivar kode_ke: raised to make all codes given out before void.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    penyelenggara = models.ForeignKey(Pegawai, models.PROTECT, related_name="kegiatan_dibuat")
    nama = models.CharField(max_length=200)
    tanggal = models.DateField()
    mulai = models.TimeField()
    selesai = models.TimeField()
    masa = DateTimeRangeField()
    tempat = models.CharField(max_length=150)
    katalog = models.ForeignKey(
        KatalogAktivitas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kapasitas = models.JSONField(default=dict, blank=True, db_default={})
    notulen = models.TextField(blank=True, default="", db_default="")
    status = models.CharField(max_length=10, choices=STATUS_KEGIATAN, default=TERJADWAL)
    dibuat_pada = models.DateTimeField()
    rahasia = models.UUIDField(default=uuid.uuid4, editable=False)
    kode_ke = models.PositiveSmallIntegerField(default=1)
    kunci_kirim = models.UUIDField(help_text="unik per orang; kiriman ulang tidak menggandakan")

    class Meta:
        ordering = ("-tanggal", "-id")
        triggers = (
            allowed_transitions(KEGIATAN_WORKFLOW.pairs()),
            _kunci("kegiatan_terkunci_ubah", pgtrigger.Update, "r.id",
                   sisi="(SELECT * FROM lama EXCEPT SELECT * FROM baru)"),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(
                fields=("penyelenggara", "kunci_kirim"), name="kegiatan_kirim_sekali"
            ),
            models.CheckConstraint(condition=Q(mulai__lt=F("selesai")), name="kegiatan_waktu_urut"),
        )
        indexes = (
            models.Index(fields=("penyelenggara", "tanggal"), name="kegiatan_penyelenggara"),
        )

    def __str__(self) -> str:
        return self.nama


class RiwayatKegiatan(Riwayat):
    objek = models.ForeignKey(Kegiatan, models.PROTECT, related_name="riwayat")


class PesertaKegiatan(models.Model):
    """A person in an event, invited or there.

    :ivar masa: of the event, repeated here so that nobody is at two events at one time.
    :ivar aktivitas: the entry of the own log that came of it.
    """

    UNDANGAN, KODE = "UNDANGAN", "KODE"
    CARA = ((UNDANGAN, "Undangan"), (KODE, "Kode QR atau tautan"))

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="peserta")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kegiatan_diikuti")
    peran = models.CharField(max_length=12, choices=PERAN_KEGIATAN)
    cara = models.CharField(max_length=8, choices=CARA, default=UNDANGAN)
    status = models.CharField(max_length=8, choices=STATUS_PESERTA, default=DIUNDANG)
    masa = DateTimeRangeField()
    dikonfirmasi_pada = models.DateTimeField(null=True, blank=True)
    aktivitas = models.OneToOneField(
        Aktivitas, models.PROTECT, null=True, blank=True, related_name="peserta_kegiatan"
    )

    class Meta:
        ordering = ("id",)
        triggers = (allowed_transitions(PESERTA_WORKFLOW.pairs()),)
        constraints = (
            models.UniqueConstraint(fields=("kegiatan", "pegawai"), name="peserta_sekali"),
            models.UniqueConstraint(
                fields=("kegiatan",),
                condition=Q(peran=PEMIMPIN) & ~Q(status=KELUAR),
                name="kegiatan_satu_pemimpin",
            ),
            satu_per_masa("peserta_satu_kegiatan", "pegawai_id", syarat=Q(status=HADIR)),
            models.CheckConstraint(
                condition=~Q(status=HADIR) | Q(dikonfirmasi_pada__isnull=False),
                name="peserta_hadir_bertanggal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kegiatan_id}: {self.pegawai_id}"


class RiwayatPeserta(Riwayat):
    objek = models.ForeignKey(PesertaKegiatan, models.PROTECT, related_name="riwayat")


class BuktiKegiatan(models.Model):
    """A file of the event, linked once; it is evidence of the entry of each who took part."""

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="bukti")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    ditambahkan_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        triggers = (
            _kunci("bukti_kegiatan_tambah", pgtrigger.Insert, "r.kegiatan_id", sisi="baru"),
            _kunci("bukti_kegiatan_hapus", pgtrigger.Delete, "r.kegiatan_id", sisi="lama"),
        )
        constraints = (
            models.UniqueConstraint(fields=("kegiatan", "berkas"), name="bukti_kegiatan_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.kegiatan_id}: {self.berkas}"
