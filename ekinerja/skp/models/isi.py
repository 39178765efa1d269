"""What a plan holds: results, indicators, monthly targets, behaviour, annexes."""

from django.db import models
from django.db.models import F, Q

from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import TimKerja
from ekinerja.perencanaan.models import Sasaran
from ekinerja.skp.models.skp import SKP
from ekinerja.skp.perilaku import NILAI_DASAR
from ekinerja.skp.triggers import agreed_locked

# how an indicator behaves over the months, by ``dibagi``
PEMBAGIAN = {True: "Dibagi ke bulan-bulan", False: "Sama pada setiap bulan"}


class HasilKerja(models.Model):
    """A planned result (rencana hasil kerja, RHK).

    :ivar asal: the same result in the version before; ``pengganti``: in the version in force.
    :ivar penugasan_dari: who gave the task outside the line (Plt., another head), in words.
    :ivar intervensi_teks: the superior's RHK as an imported plan names it, until it is linked.
    :ivar tugas: tasks of the post that this result is made of.
    """

    JENIS = (("UTAMA", "Utama"), ("TAMBAHAN", "Tambahan"))
    PERSPEKTIF = (
        ("PENERIMA", "Penerima layanan"),
        ("PROSES", "Proses bisnis"),
        ("PENGUATAN", "Penguatan internal"),
        ("ANGGARAN", "Anggaran"),
    )

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="hasil_kerja")
    urutan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=8, choices=JENIS, default="UTAMA")
    rencana = models.TextField()
    perspektif = models.CharField(
        max_length=9, choices=PERSPEKTIF, blank=True, default="", db_default=""
    )
    intervensi = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="didukung_oleh",
        help_text="RHK pimpinan yang diintervensi",
    )
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="hasil_kerja",
        help_text="sasaran unit yang didukung RHK pimpinan",
    )  # fmt: skip
    tim = models.ForeignKey(
        TimKerja, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="tim kerja yang menugaskan",
    )  # fmt: skip
    penugasan_dari = models.CharField(max_length=250, blank=True, default="", db_default="")
    klasifikasi = models.CharField(
        max_length=60, blank=True, default="", db_default="",
        help_text="diminta e-Kinerja BKN bagi pimpinan (belum terverifikasi)",
    )  # fmt: skip
    intervensi_teks = models.TextField(blank=True, default="", db_default="")
    tugas = models.ManyToManyField(UraianTugas, related_name="hasil_kerja", blank=True)
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    pengganti = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("jenis", "urutan")
        triggers = agreed_locked(
            "FROM skp_skp s WHERE s.id = r.skp_id",
            tetap=(
                "skp_id", "jenis", "rencana", "perspektif", "tim_id", "penugasan_dari",
                "klasifikasi", "intervensi_teks",
            ),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(fields=("skp", "jenis", "urutan"), name="rhk_urutan_unik"),
            models.CheckConstraint(
                condition=Q(intervensi__isnull=True) | ~Q(intervensi=F("id")),
                name="rhk_bukan_intervensi_diri",
            ),
        )

    def __str__(self) -> str:
        return self.rencana

    @property
    def rencana_atasan(self) -> str:
        """The superior's RHK in words: of the link, else as it was imported."""
        return self.intervensi.rencana if self.intervensi is not None else self.intervensi_teks

    @property
    def pemberi_tugas(self) -> str:
        """Who gave the task outside the line, in words."""
        return self.penugasan_dari or (self.tim.nama if self.tim is not None else "")


class Indikator(models.Model):
    """Indikator kinerja individu with the target of the whole period.

    A target is a number, a range (``target``–``target_atas``) or words. ``dibagi`` numbers are
    divided over the months; others (a percentage, a length of time) hold in each month.

    :ivar realisasi_awal: what was reached before the system was in use, counted in.
    :ivar pengganti: the indicator of the version in force, to which realisation flows.
    """

    ASPEK = (
        ("KUANTITAS", "Kuantitas"),
        ("KUALITAS", "Kualitas"),
        ("WAKTU", "Waktu"),
        ("BIAYA", "Biaya"),
    )
    ANGKA, RENTANG, TEKS = "ANGKA", "RENTANG", "TEKS"
    BENTUK = ((ANGKA, "Angka"), (RENTANG, "Rentang angka"), (TEKS, "Uraian kata"))
    POLARITAS = (("NAIK", "Makin besar makin baik"), ("TURUN", "Makin kecil makin baik"))

    CARA_PECAH = (
        ("RATA", "Dibagi rata"),
        ("HARI_KERJA", "Menurut hari kerja"),
        ("TRIWULAN", "Menurut pola triwulan"),
        ("TANGAN", "Diisi sendiri"),
    )

    hasil_kerja = models.ForeignKey(HasilKerja, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=9, choices=ASPEK, default="KUANTITAS")
    uraian = models.TextField()
    bentuk = models.CharField(max_length=7, choices=BENTUK, default=ANGKA, db_default=ANGKA)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_teks = models.CharField(max_length=500, blank=True, default="", db_default="")
    satuan = models.CharField(max_length=40, blank=True)
    polaritas = models.CharField(max_length=5, choices=POLARITAS, default="NAIK", db_default="NAIK")
    dibagi = models.BooleanField(
        default=True, db_default=True, help_text="target setahun dibagi ke bulan-bulan"
    )
    realisasi_awal = models.DecimalField(max_digits=14, decimal_places=2, default=0, db_default=0)
    cara_pecah = models.CharField(
        max_length=10, choices=CARA_PECAH, default="RATA", db_default="RATA"
    )
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    pengganti = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("urutan",)
        triggers = agreed_locked(
            "FROM skp_hasilkerja h JOIN skp_skp s ON s.id = h.skp_id WHERE h.id = r.hasil_kerja_id",
            tetap=(
                "hasil_kerja_id", "aspek", "uraian", "bentuk", "target", "target_atas",
                "target_teks", "satuan", "polaritas", "dibagi", "realisasi_awal",
            ),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(fields=("hasil_kerja", "urutan"), name="indikator_urutan_unik"),
            models.CheckConstraint(
                condition=Q(bentuk="ANGKA", target__isnull=False, target__gt=0)
                | Q(
                    bentuk="RENTANG",
                    target__isnull=False,
                    target__gte=0,
                    target_atas__isnull=False,
                    target_atas__gt=F("target"),
                )
                | Q(bentuk="TEKS", target__isnull=True) & ~Q(target_teks=""),
                name="indikator_target_menurut_bentuk",
            ),
            models.CheckConstraint(
                condition=Q(realisasi_awal__gte=0), name="indikator_realisasi_awal_tidak_negatif"
            ),
        )

    def __str__(self) -> str:
        return self.uraian

    @property
    def terbagi(self) -> bool:
        """Has it monthly targets that must add up to the target of the period?"""
        return self.bentuk == self.ANGKA and self.dibagi


class TargetBulanan(models.Model):
    """Part of an indicator's target that falls in a month; realisation comes from activities."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_bulanan")
    awal = models.DateField(help_text="hari pertama bulan")
    target = models.DecimalField(max_digits=14, decimal_places=2)
    realisasi = models.DecimalField(max_digits=14, decimal_places=2, default=0)

    class Meta:
        ordering = ("awal",)
        triggers = agreed_locked(
            "FROM skp_indikator i JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id"
            " JOIN skp_skp s ON s.id = h.skp_id WHERE i.id = r.indikator_id",
            tetap=("indikator_id", "awal", "target"),
        )
        constraints = (
            models.UniqueConstraint(fields=("indikator", "awal"), name="target_unik_per_bulan"),
            models.CheckConstraint(condition=Q(awal__day=1), name="target_awal_tanggal_1"),
            models.CheckConstraint(
                condition=Q(target__gte=0) & Q(realisasi__gte=0), name="target_tidak_negatif"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.awal:%Y-%m}: {self.realisasi}/{self.target}"


class EkspektasiPerilaku(models.Model):
    """What the leader expects of one BerAKHLAK value in particular."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="perilaku")
    nilai = models.CharField(max_length=12, choices=[(n.kode, n.nama) for n in NILAI_DASAR])
    ekspektasi = models.TextField()

    class Meta:
        triggers = agreed_locked(
            "FROM skp_skp s WHERE s.id = r.skp_id", tetap=("skp_id", "nilai", "ekspektasi")
        )
        constraints = (
            models.UniqueConstraint(fields=("skp", "nilai"), name="perilaku_sekali_per_nilai"),
        )

    def __str__(self) -> str:
        return f"{self.get_nilai_display()}: {self.ekspektasi}"


class LampiranSKP(models.Model):
    """One of the three annexes; one line of ``isi`` is one item."""

    JENIS = (
        ("SUMBER_DAYA", "Dukungan sumber daya"),
        ("TANGGUNG_JAWAB", "Skema pertanggungjawaban"),
        ("KONSEKUENSI", "Konsekuensi"),
    )

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="lampiran")
    jenis = models.CharField(max_length=14, choices=JENIS)
    isi = models.TextField()

    class Meta:
        triggers = agreed_locked(
            "FROM skp_skp s WHERE s.id = r.skp_id", tetap=("skp_id", "jenis", "isi")
        )
        constraints = (
            models.UniqueConstraint(fields=("skp", "jenis"), name="lampiran_sekali_per_jenis"),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.isi}"
