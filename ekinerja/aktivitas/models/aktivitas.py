"""The daily log (aktivitas) with its evidence.

A closed month refuses changes (triggers of :mod:`ekinerja.aktivitas.triggers`); a decision on an
entry sent before the close is still taken and marked ``setelah_tutup``.
"""

import pghistory
from django.db import models
from django.db.models import F, Q

from ekinerja.aktivitas.models.katalog import JUMLAH_BIASA, PERAN_KEGIATAN, KatalogAktivitas
from ekinerja.aktivitas.models.persetujuan import MedanPutusan
from ekinerja.aktivitas.triggers import (
    days_locked,
    decided_locked,
    evidence_locked,
    month_open_but_decisions,
)
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DRAF, STATUS_AKTIVITAS
from ekinerja.core.models import Berkas, Riwayat
from ekinerja.core.triggers import allowed_transitions, month_open
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import Indikator


@pghistory.track(pghistory.UpdateEvent(level=pghistory.Statement))
class Aktivitas(MedanPutusan):
    """What a person did on a day, for which indicator, how long, how much.

    Creative work (KREATIVITAS) and work by a letter of assignment (TAMBAHAN) too are anchored in
    an indicator of the SKP.

    :ivar uraian_tugas: the task of the own post that it carried out, where one was chosen.
    :ivar katalog: the version of the activity in the catalogue, ``jumlah`` in its satuan.
    :ivar pekerjaan: of a job over many days, its first entry; ``kemajuan`` is the percentage that
        the job has reached with this entry.
    :ivar poin: worth of the entry by the catalogue as computed when it was sent, never rounded.
    :ivar tanda: codes of what the policy warned of when it was sent (``TANDA``), with spaces.
    :ivar diinput_oleh: the operator who typed it from a signed sheet, else None.
    """

    TUGAS, TAMBAHAN, KREATIVITAS = "TUGAS", "TAMBAHAN", "KREATIVITAS"
    JENIS = (
        (TUGAS, "Tugas jabatan"),
        (TAMBAHAN, "Tugas tambahan"),
        (KREATIVITAS, "Kreativitas"),
    )
    KENDALA = (
        ("SDM", "Tenaga kurang"),
        ("ANGGARAN", "Anggaran kurang"),
        ("SARANA", "Alat atau jaringan"),
        ("KOORDINASI", "Menunggu pihak lain"),
        ("ATURAN", "Aturan belum jelas"),
        ("LAIN", "Lainnya"),
    )

    TANDA = (
        ("BERTUMPUK", "Waktunya bertumpuk dengan aktivitas lain"),
        ("LUAR_JAM", "Di luar jam kerja"),
        ("TANPA_HADIR", "Kehadiran hari itu belum tercatat"),
    )

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="aktivitas", db_index=False)
    tanggal = models.DateField()
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="aktivitas")
    uraian_tugas = models.ForeignKey(
        UraianTugas, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    jenis = models.CharField(max_length=11, choices=JENIS, default=TUGAS, db_default=TUGAS)
    uraian = models.TextField()
    menit = models.PositiveSmallIntegerField()
    volume = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    katalog = models.ForeignKey(
        KatalogAktivitas, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    peran = models.CharField(
        max_length=12, choices=PERAN_KEGIATAN, blank=True, default="", db_default=""
    )
    jumlah = models.DecimalField(
        max_digits=8, decimal_places=2, default=JUMLAH_BIASA, db_default=JUMLAH_BIASA
    )
    pekerjaan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="lanjutan", db_index=False
    )
    kemajuan = models.PositiveSmallIntegerField(null=True, blank=True, help_text="persen")
    poin = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    mulai = models.TimeField(null=True, blank=True)
    selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=150, blank=True, default="", db_default="")
    kendala_jenis = models.CharField(
        max_length=10, choices=KENDALA, blank=True, default="", db_default=""
    )
    kendala = models.CharField(max_length=500, blank=True, default="", db_default="")
    tanda = models.CharField(max_length=60, blank=True, default="", db_default="")
    nomor_surat = models.CharField(max_length=120, blank=True, default="", db_default="")
    tanggal_surat = models.DateField(null=True, blank=True)
    diinput_oleh = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    status = models.CharField(max_length=12, choices=STATUS_AKTIVITAS, default=DRAF)
    penilai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aktivitas_dinilai",
        help_text="pejabat penilai pada hari dikirim",
    )
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    setelah_tutup = models.BooleanField(
        default=False, help_text="diputus setelah bulannya ditutup; tidak masuk fakta bulan itu"
    )
    kunci_kirim = models.UUIDField(help_text="unik per orang; kiriman ulang tidak menggandakan")

    class Meta:
        ordering = ("-tanggal", "-id")
        triggers = (
            allowed_transitions(AKTIVITAS_WORKFLOW.pairs()),
            *(t for t in month_open("r.tanggal") if t.name != "bulan_tutup_ubah"),
            month_open_but_decisions(),
            *decided_locked(),
            *days_locked(),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("pegawai", "kunci_kirim"), name="aktivitas_kirim_sekali"
            ),
            models.CheckConstraint(
                condition=Q(menit__range=(1, 1440)), name="aktivitas_menit_sehari"
            ),
            models.CheckConstraint(condition=Q(volume__gte=0), name="aktivitas_volume_positif"),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="aktivitas_jumlah_positif"),
            models.CheckConstraint(
                condition=Q(kemajuan=None) | Q(kemajuan__range=(1, 100)),
                name="aktivitas_kemajuan_persen",
            ),
            models.CheckConstraint(
                condition=Q(mulai=None, selesai=None) | Q(mulai__lt=F("selesai")),
                name="aktivitas_waktu_urut",
            ),
            models.CheckConstraint(
                condition=Q(kendala_jenis="", kendala="") | ~Q(kendala_jenis="") & ~Q(kendala=""),
                name="aktivitas_kendala_berjenis",
            ),
            models.CheckConstraint(
                condition=Q(diinput_oleh=None) | ~Q(diinput_oleh=F("pegawai")),
                name="aktivitas_operator_orang_lain",
            ),
        )
        indexes = (
            models.Index(  # covering: facts of 10,000 people come from the index alone
                fields=("pegawai", "tanggal", "id"),
                include=("status", "setelah_tutup", "menit"),
                name="aktivitas_orang_hari",
            ),
            models.Index(
                fields=("penilai", "tanggal"),
                condition=Q(status="DIKIRIM"),
                name="aktivitas_kotak_masuk",
            ),
            models.Index(
                fields=("uraian_tugas",),
                condition=Q(uraian_tugas__isnull=False),
                name="aktivitas_uraian_tugas",
            ),
            models.Index(
                fields=("katalog",),
                condition=Q(katalog__isnull=False),
                name="aktivitas_katalog",
            ),
            models.Index(
                fields=("pekerjaan",),
                condition=Q(pekerjaan__isnull=False),
                name="aktivitas_pekerjaan",
            ),
            models.Index(
                fields=("diinput_oleh", "tanggal"),
                condition=Q(diinput_oleh__isnull=False),
                name="aktivitas_operator",
            ),
        )

    def __str__(self) -> str:
        return self.uraian

    @property
    def peringatan(self) -> list[str]:
        """What the policy warned of, as sentences."""
        kode = self.tanda.split()
        return [kalimat for satu, kalimat in self.TANDA if satu in kode]


class RiwayatAktivitas(Riwayat):
    objek = models.ForeignKey(Aktivitas, models.PROTECT, related_name="riwayat")


class BuktiAktivitas(models.Model):
    """Link between an entry and a file: evidence, letter of assignment, or signed sheet."""

    BUKTI, SURAT, LEMBAR = "BUKTI", "SURAT", "LEMBAR"
    UNTUK = ((BUKTI, "Bukti"), (SURAT, "Surat tugas"), (LEMBAR, "Lembar bertanda tangan"))

    aktivitas = models.ForeignKey(Aktivitas, models.CASCADE, related_name="bukti")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    ditambahkan_pada = models.DateTimeField()
    untuk = models.CharField(max_length=6, choices=UNTUK, default=BUKTI, db_default=BUKTI)

    class Meta:
        ordering = ("id",)
        triggers = evidence_locked()
        constraints = (
            models.UniqueConstraint(fields=("aktivitas", "berkas"), name="bukti_sekali"),
        )

    def __str__(self) -> str:
        return f"{self.aktivitas_id}: {self.berkas}"
