"""The month's list of a paying unit: facts, results with traces, and the close."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ekinerja.core.models import Dokumen, Pekerjaan, Riwayat
from ekinerja.core.triggers import allowed_transitions, append_only
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.models import Bulan
from ekinerja.organisasi.models import UnitKerja, lacak
from ekinerja.pegawai.models import Pegawai
from ekinerja.regulasi.models import Skema
from ekinerja.tpp.workflow import DAFTAR_WORKFLOW, DITUTUP, DRAF, STATUS_DAFTAR


def frozen_when_closed(kind: str, operation: pgtrigger.Operation, side: str) -> pgtrigger.Trigger:
    """Rows of a closed list can be neither added, changed nor removed."""
    return pgtrigger.Trigger(
        name=f"daftar_tutup_{kind}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(
            old="lama" if side == "lama" else None, new="baru" if side == "baru" else None
        ),
        func=f"""
            IF EXISTS (
                SELECT 1 FROM {side} r JOIN tpp_daftartpp d ON d.id = r.daftar_id
                WHERE d.status = '{DITUTUP}'
            ) THEN
                RAISE EXCEPTION 'Bulan ini sudah ditutup; hasilnya tidak dapat diubah.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'bulan_tertutup';
            END IF;
            RETURN NULL;
        """,
    )


FROZEN = (
    frozen_when_closed("tambah", pgtrigger.Insert, "baru"),
    frozen_when_closed("ubah", pgtrigger.Update, "lama"),
    frozen_when_closed("hapus", pgtrigger.Delete, "lama"),
)


def frozen_list() -> tuple[pgtrigger.Trigger, ...]:
    """A closed list keeps its state, its scheme and its totals; it is never removed."""
    beku = (
        "status", "skema_id", "bulan_id", "unit_id", "instansi_id", "dihitung_pada",
        "sidik_aturan", "jumlah_orang", "jumlah_bruto", "jumlah_potongan", "jumlah_neto",
    )  # fmt: skip
    lama, baru = (", ".join(f"{sisi}.{k}" for k in beku) for sisi in ("lama", "baru"))
    tolak = (
        "RAISE EXCEPTION 'Bulan ini sudah ditutup; daftarnya tidak dapat diubah.'"
        " USING ERRCODE = 'check_violation', CONSTRAINT = 'bulan_tertutup';"
    )
    return (
        pgtrigger.Trigger(
            name="daftar_beku_ubah",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            referencing=pgtrigger.Referencing(old="lama", new="baru"),
            func=f"""
            IF EXISTS (
                SELECT 1 FROM lama JOIN baru USING (id)
                WHERE lama.status = '{DITUTUP}' AND ({lama}) IS DISTINCT FROM ({baru})
            ) THEN
                {tolak}
            END IF;
            RETURN NULL;
            """,
        ),
        pgtrigger.Trigger(
            name="daftar_beku_hapus",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="lama"),
            func=f"""
            IF EXISTS (SELECT 1 FROM lama WHERE status = '{DITUTUP}') THEN
                {tolak}
            END IF;
            RETURN NULL;
            """,
        ),
    )


class DaftarTPP(models.Model):
    """The list of one paying unit for one month."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_tpp")
    bulan = models.OneToOneField(Bulan, models.PROTECT, related_name="daftar_tpp")
    skema = models.ForeignKey(Skema, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=STATUS_DAFTAR, default=DRAF)
    dihitung_pada = models.DateTimeField(null=True, blank=True)
    sidik_aturan = models.CharField(
        max_length=64, blank=True, help_text="sidik skema, parameter, dan versi komponen"
    )
    pekerjaan = models.ForeignKey(
        Pekerjaan,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="hitungan terakhir yang diminta dari layar",
    )
    jumlah_orang = models.PositiveIntegerField(default=0)
    jumlah_bruto = models.DecimalField(max_digits=18, decimal_places=0, default=0)
    jumlah_potongan = models.DecimalField(max_digits=18, decimal_places=0, default=0)
    jumlah_neto = models.DecimalField(max_digits=18, decimal_places=0, default=0)

    class Meta:
        ordering = ("-bulan__awal", "unit__nama")
        triggers = (allowed_transitions(DAFTAR_WORKFLOW.pairs()), *frozen_list())

    def __str__(self) -> str:
        return f"TPP {self.bulan}"


class RiwayatDaftar(Riwayat):
    objek = models.ForeignKey(DaftarTPP, models.PROTECT, related_name="riwayat")


class FaktaBulanan(models.Model):
    """What the calculation of one person-month was fed with, in canonical form."""

    daftar = models.ForeignKey(DaftarTPP, models.PROTECT, related_name="fakta")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    isi = models.BinaryField(help_text="bentuk kanonik")
    sidik = models.CharField(max_length=64)

    class Meta:
        triggers = FROZEN
        constraints = (
            models.UniqueConstraint(fields=("daftar", "pegawai"), name="fakta_satu_per_orang"),
        )

    def __str__(self) -> str:
        return f"fakta {self.pegawai_id}"


class HasilTPP(models.Model):
    """Result of one person-month with its trace. Names and posts are those of that month."""

    daftar = models.ForeignKey(DaftarTPP, models.PROTECT, related_name="hasil")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="hasil_tpp")
    nomor = models.PositiveIntegerField(help_text="urutan pada daftar")
    nama = models.CharField(max_length=200)
    nip = models.CharField(max_length=18, blank=True)
    golongan = models.CharField(max_length=6, blank=True)
    jabatan = models.CharField(max_length=250)
    unit_nama = models.CharField(max_length=250)
    kelas = models.PositiveSmallIntegerField(null=True)
    bruto = models.DecimalField(max_digits=14, decimal_places=0)
    potongan = models.DecimalField(max_digits=14, decimal_places=0)
    neto = models.DecimalField(max_digits=14, decimal_places=0)
    menunggu = models.PositiveIntegerField(
        default=0, help_text="aktivitas yang menunggu persetujuan ketika dihitung"
    )
    rincian = models.JSONField(default=dict, help_text="salinan nilai per istilah untuk daftar")
    jejak = models.BinaryField(help_text="bentuk kanonik")
    sidik = models.CharField(max_length=64)

    class Meta:
        ordering = ("nomor",)
        triggers = FROZEN
        constraints = (
            models.UniqueConstraint(fields=("daftar", "pegawai"), name="hasil_satu_per_orang"),
            models.CheckConstraint(
                condition=Q(bruto__gte=0) & Q(neto__gte=0), name="hasil_tidak_negatif"
            ),
        )

    def __str__(self) -> str:
        return f"{self.nama}: {self.neto}"


class Halangan(models.Model):
    """Why a person could not be calculated; a list with one cannot be verified."""

    daftar = models.ForeignKey(DaftarTPP, models.CASCADE, related_name="halangan")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    kalimat = models.TextField()

    def __str__(self) -> str:
        return self.kalimat


class Penutupan(models.Model):
    """The frozen inputs of a closed list and the hash over all of it. Append-only."""

    daftar = models.OneToOneField(DaftarTPP, models.PROTECT, related_name="penutupan")
    skema_isi = models.BinaryField(help_text="skema dalam bentuk kanonik")
    parameter = models.BinaryField(help_text="parameter nasional dan versi komponen yang dipakai")
    sidik_fakta = models.CharField(max_length=64)
    sidik_hasil = models.CharField(max_length=64)
    sidik_sebelumnya = models.CharField(max_length=64, blank=True)
    sidik = models.CharField(max_length=64)
    ditutup_pada = models.DateTimeField()
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return self.sidik


class DokumenDaftar(models.Model):
    """Which published document belongs to a closed list, or to one slip of it. Append-only."""

    daftar = models.ForeignKey(DaftarTPP, models.PROTECT, related_name="dokumen")
    pegawai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="kosong: daftar nominatifnya sendiri",
    )
    dokumen = models.OneToOneField(Dokumen, models.PROTECT, related_name="+")

    class Meta:
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(
                fields=("daftar", "pegawai"), name="dokumen_satu_per_slip", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return str(self.dokumen_id)


class PersetujuanTPP(models.Model):
    """A letter of the Minister that approves what a scheme may cost in a year. Append-only.

    Kepmendagri 900-4700/2020; a wrong entry is followed by a right one, which counts.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    skema = models.ForeignKey(Skema, models.PROTECT, related_name="persetujuan")
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    setahun = models.PositiveBigIntegerField(help_text="rupiah setahun yang disetujui")
    keterangan = models.TextField(blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField()

    class Meta:
        ordering = ("-tanggal", "-id")
        triggers = append_only()

    def __str__(self) -> str:
        return self.nomor


@lacak
class ArsipTahunan(models.Model):
    """A result or a payment of a past year from another system; read only, never calculated.

    ``bulan`` 0 is the whole year (rupiah are whole, sums of the year then).
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="arsip_tahunan")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField(default=0, help_text="1 sampai 12; 0 setahun penuh")
    predikat = models.CharField(max_length=40, blank=True)
    nilai = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    bruto = models.PositiveBigIntegerField(null=True, blank=True, help_text="rupiah")
    potongan = models.PositiveBigIntegerField(null=True, blank=True, help_text="rupiah")
    bersih = models.PositiveBigIntegerField(null=True, blank=True, help_text="rupiah")
    sumber = models.CharField(max_length=200, help_text="sistem atau dokumen asalnya")

    class Meta:
        ordering = ("-tahun", "-bulan", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("pegawai", "tahun", "bulan"), name="arsip_satu_per_masa"
            ),
            models.CheckConstraint(condition=Q(bulan__range=(0, 12)), name="arsip_bulan_0_12"),
        )

    def __str__(self) -> str:
        return f"{self.pegawai} {self.tahun}"
