"""Local policy as data: a scheme is the content of a decree for a period."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import allowed_transitions, append_only
from ekinerja.instansi.models import Instansi
from ekinerja.regulasi.workflow import BERLAKU, DRAF, SKEMA_WORKFLOW, STATUS_SKEMA

_ISI = (
    "instansi_id", "kode", "versi", "nama", "nomor_keputusan", "tanggal_keputusan", "naskah_id",
    "contoh", "isi",
)  # fmt: skip


def _content(side: str) -> str:
    return ", ".join([*(f"{side}.{kolom}" for kolom in _ISI), f"lower({side}.masa)"])


def frozen_in_force() -> tuple[pgtrigger.Trigger, ...]:
    """Once in force a scheme keeps its content; its end may move, never before a used month."""
    return (
        pgtrigger.Trigger(
            name="skema_beku_ubah",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            referencing=pgtrigger.Referencing(old="lama", new="baru"),
            func=f"""
            IF EXISTS (
                SELECT 1 FROM lama JOIN baru USING (id)
                WHERE lama.status <> '{DRAF}'
                  AND ({_content("lama")}) IS DISTINCT FROM ({_content("baru")})
            ) THEN
                RAISE EXCEPTION 'Skema yang sudah berlaku tidak dapat diubah; buat versi baru.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'skema_beku';
            END IF;
            IF EXISTS (
                SELECT 1 FROM baru JOIN regulasi_pemakaianskema p ON p.skema_id = baru.id
                WHERE NOT baru.masa @> p.awal
            ) THEN
                RAISE EXCEPTION 'Masa skema tidak dapat berakhir sebelum bulan yang memakainya.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'skema_beku';
            END IF;
            RETURN NULL;
            """,  # noqa: S608  # constants of this module
        ),
        pgtrigger.Trigger(
            name="skema_beku_hapus",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="lama"),
            func=f"""
            IF EXISTS (SELECT 1 FROM lama WHERE status <> '{DRAF}') THEN
                RAISE EXCEPTION 'Skema yang pernah berlaku tidak dapat dihapus.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'skema_beku';
            END IF;
            RETURN NULL;
            """,  # noqa: S608  # constants of this module
        ),
    )


@pghistory.track(
    pghistory.UpdateEvent(level=pghistory.Statement),
    pghistory.DeleteEvent(level=pghistory.Statement),
)
class Skema(models.Model):
    """Components, weights, tables and deductions that a decree chooses. Frozen once in force."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="skema")
    kode = models.SlugField(max_length=60)
    versi = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=200)
    masa = DateRangeField(help_text="masa berlaku")
    nomor_keputusan = models.CharField(max_length=120, blank=True)
    tanggal_keputusan = models.DateField(null=True, blank=True)
    naskah = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    contoh = models.BooleanField(default=False, help_text="skema rekaan; nomornya bukan keputusan")
    isi = models.JSONField(help_text="sesuai skema data pada ekinerja.aturan")
    status = models.CharField(max_length=10, choices=STATUS_SKEMA, default=DRAF)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("kode", "versi")
        triggers = (allowed_transitions(SKEMA_WORKFLOW.pairs()), *frozen_in_force())
        constraints = (
            models.UniqueConstraint(fields=("instansi", "kode", "versi"), name="skema_versi_unik"),
            satu_per_masa("skema_satu_berlaku_per_hari", "instansi_id", syarat=Q(status=BERLAKU)),
            models.CheckConstraint(
                condition=Q(masa__startswith__day=1), name="skema_mulai_tanggal_1"
            ),
        )

    def __str__(self) -> str:
        return f"{self.nama} (versi {self.versi})"


class RiwayatSkema(Riwayat):
    objek = models.ForeignKey(Skema, models.PROTECT, related_name="riwayat")


class PemakaianSkema(models.Model):
    """A month that was closed with this scheme; it can no longer be revoked. Append-only."""

    skema = models.ForeignKey(Skema, models.PROTECT, related_name="pemakaian")
    awal = models.DateField(help_text="hari pertama bulan")

    class Meta:
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=("skema", "awal"), name="pemakaian_skema_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.skema_id} {self.awal:%Y-%m}"
