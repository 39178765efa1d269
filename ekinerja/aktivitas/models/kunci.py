"""Days of a person that the superior locked after rating, and their reopening."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ekinerja.aktivitas.workflow import KUNCI_WORKFLOW, STATUS_KUNCI, TERKUNCI
from ekinerja.core.masa import satu_per_masa
from ekinerja.core.models import Riwayat
from ekinerja.core.triggers import allowed_transitions
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai


class KunciAktivitas(models.Model):
    """A day or a month of a person that accepts no change any more, drafts included.

    The database refuses entries in it (triggers of :mod:`ekinerja.aktivitas.triggers`).

    :ivar penilai: whose decision it is; who did it, and when, is in ``riwayat``.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kunci_aktivitas")
    masa = DateRangeField()
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dikunci_pada = models.DateTimeField()
    status = models.CharField(max_length=8, choices=STATUS_KUNCI, default=TERKUNCI)

    class Meta:
        ordering = ("-masa", "-id")
        triggers = (allowed_transitions(KUNCI_WORKFLOW.pairs()),)
        constraints = (
            satu_per_masa("kunci_sekali_sehari", "pegawai_id", syarat=Q(status=TERKUNCI)),
        )

    def __str__(self) -> str:
        return f"{self.pegawai_id}: {self.masa}"


class RiwayatKunci(Riwayat):
    objek = models.ForeignKey(KunciAktivitas, models.PROTECT, related_name="riwayat")
