"""Schemes by scope and by day."""

from datetime import date

from django.db.models import Q, QuerySet

from ekinerja.aturan.parameter import parameter_nasional
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.rencana import skema_terpakai
from ekinerja.regulasi.workflow import BERLAKU, DRAF


def skema_terlihat(lingkup: Lingkup, *, dengan_draf: bool = False) -> QuerySet[Skema]:
    """Schemes of the instansi, newest period first; drafts only for those who work on them."""
    boleh = Q() if dengan_draf else ~Q(status=DRAF)
    return (
        Skema.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("dibuat_oleh", "naskah", "instansi")
        .order_by("-masa", "kode", "-versi")
    )


def instansi_berkode(kode: str = "") -> list[Instansi]:
    """The instansi with this code, or at most two of all; for commands."""
    semua = Instansi.objects.filter(kode=kode) if kode else Instansi.objects.order_by("kode")
    return list(semua[:2])


def skema_pada(instansi_id: int, tanggal: date) -> Skema | None:
    """The scheme in force on a day, or None. At most one by constraint."""
    return (
        Skema.objects.filter(instansi_id=instansi_id, status=BERLAKU, masa__contains=tanggal)
        .select_related("instansi")
        .first()
    )


def menit_target(instansi_id: int, *, pada: date) -> int:
    """Minutes of recognised work a whole month asks for; 0 when no scheme sets a fixed number."""
    skema = skema_pada(instansi_id, pada)
    if skema is None:
        return 0
    terpakai = skema_terpakai(skema)
    if terpakai.komponen.get("target_menit") != "tetap":
        return 0
    nasional = parameter_nasional()["target_menit_bulanan"].pada(pada)
    nilai = terpakai.parameter.get("target_menit_bulanan", nasional.nilai if nasional else 0)
    return nilai if isinstance(nilai, int) else 0


def bulan_terpakai(skema: Skema) -> list[date]:
    """First days of the months that were closed with this scheme, oldest first."""
    return list(skema.pemakaian.order_by("awal").values_list("awal", flat=True))
