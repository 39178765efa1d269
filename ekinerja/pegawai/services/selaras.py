"""What the register says of today follows the dated rows: rank, and whether the account is open."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import Kedudukan, Pegawai, RiwayatGolongan

KELUAR = ("PENSIUN", "WAFAT", "BERHENTI")


def salin_golongan(pegawai: Pegawai, *, hari: date) -> None:
    """Copy the rank of a day onto the register, when the history knows it."""
    baris = RiwayatGolongan.objects.filter(pegawai=pegawai, masa__contains=hari).first()
    if baris is not None and baris.golongan != pegawai.golongan:
        pegawai.golongan = baris.golongan
        pegawai.save(update_fields=["golongan"])


def selaraskan_akun(pegawai: Pegawai, *, hari: date) -> None:
    """An account is open while the person is in service on that day."""
    if pegawai.user is None:
        return
    keluar = Kedudukan.objects.filter(
        pegawai=pegawai, jenis__in=KELUAR, masa__contains=hari
    ).exists()
    if pegawai.user.is_active == keluar:
        pegawai.user.is_active = not keluar
        pegawai.user.save(update_fields=["is_active"])


@transaction.atomic
def selaraskan_semua(*, pada: datetime) -> tuple[int, int]:
    """Ranks that begin today and accounts of those who left by today, of everybody.

    :returns: how many ranks were copied and how many accounts were closed.
    """
    hari = timezone.localdate(pada)
    beda = list(
        Pegawai.objects.filter(riwayat_golongan__masa__contains=hari)
        .annotate(kini=F("riwayat_golongan__golongan"))
        .exclude(golongan=F("kini"))
    )
    for satu in beda:
        satu.golongan = satu.kini
    keluar = Kedudukan.objects.filter(
        pegawai__user=OuterRef("pk"), jenis__in=KELUAR, masa__contains=hari
    )
    with mulai_massal(SISTEM, sebab="data pegawai hari ini"):
        Pegawai.objects.bulk_update(beda, ["golongan"], batch_size=1_000)
        ditutup = User.objects.filter(Exists(keluar), is_active=True).update(is_active=False)
    return len(beda), ditutup
