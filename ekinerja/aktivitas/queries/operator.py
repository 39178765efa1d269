"""Who may type for whom, and how much of a unit's log operators typed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from ekinerja.aktivitas.models import Aktivitas, PenunjukanOperator
from ekinerja.aktivitas.workflow import DIBATALKAN, DRAF
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.queries import subpohon
from ekinerja.pegawai.models import Pegawai, Penempatan


def unit_operator(pegawai_id: int, *, hari: date) -> set[int]:
    """Units (with all below) for which this person is appointed operator on the day."""
    unit = PenunjukanOperator.objects.filter(pegawai_id=pegawai_id, masa__contains=hari)
    return {satu for u in unit.values_list("unit_id", flat=True)[:20] for satu in subpohon(u)}


def operator_kini(pegawai_id: int, *, hari: date) -> bool:
    """Is this person appointed operator on the day?"""
    return PenunjukanOperator.objects.filter(pegawai_id=pegawai_id, masa__contains=hari).exists()


def penunjukan_terlihat(lingkup: Lingkup) -> QuerySet[PenunjukanOperator]:
    """Appointments of the units in the scope, the newest first."""
    daftar = PenunjukanOperator.objects.filter(instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=lingkup.unit_ids)
    return daftar.select_related("unit", "pegawai").order_by("-masa", "id")


def orang_unit(instansi_id: int, *, nip: str, unit_ids: set[int], hari: date) -> Pegawai | None:
    """Who has this NIP (or, without one, this user name) and is placed in one of the units."""
    tempat = Penempatan.objects.filter(jabatan__unit_id__in=unit_ids, masa__contains=hari)
    return Pegawai.objects.filter(
        Q(nip=nip) | Q(nip=None, user__username=nip),
        instansi_id=instansi_id,
        pk__in=tempat.values("pegawai_id"),
    ).first()


def orang_instansi(instansi_id: int, *, nip: str) -> Pegawai | None:
    """The person with this NIP, else None."""
    return Pegawai.objects.filter(instansi_id=instansi_id, nip=nip).first()


@dataclass(frozen=True, slots=True)
class PorsiOperator:
    """Sent entries of one unit in a month, and those that an operator typed."""

    unit: str
    jumlah: int
    operator: int
    dibantah: int


def porsi_operator(lingkup: Lingkup, *, awal: date, akhir: date) -> list[PorsiOperator]:
    """Per unit of the scope, in one query; units without entries are left out."""
    jabatan = "indikator__hasil_kerja__skp__jabatan"
    baris = Aktivitas.objects.filter(
        instansi_id=lingkup.instansi_id, tanggal__gte=awal, tanggal__lt=akhir
    ).exclude(status__in=(DRAF, DIBATALKAN))
    if lingkup.unit_ids is not None:
        baris = baris.filter(**{f"{jabatan}__unit_id__in": lingkup.unit_ids})
    isi = (
        baris.order_by()
        .values(unit=F(f"{jabatan}__unit__nama"))
        .annotate(
            jumlah=Count("id"),
            operator=Count("id", filter=Q(diinput_oleh__isnull=False)),
            dibantah=Count("id", filter=Q(pernyataan__hasil="DIBANTAH")),
        )
        .order_by("-operator", "unit")[:200]
    )
    return [PorsiOperator(s["unit"], s["jumlah"], s["operator"], s["dibantah"]) for s in isi]
