"""Matriks peran hasil: the superior's results, the team, and who contributes what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import AnggotaTim, Pegawai
from ekinerja.pegawai.queries import tim_pada
from ekinerja.skp.models import SKP, HasilKerja, Indikator, PeranHasil
from ekinerja.skp.queries.rujukan import hari_dalam
from ekinerja.skp.workflow import DIBAHAS, DIBATALKAN, DICABUT, DIGANTI, DIUSULKAN


@dataclass(frozen=True, slots=True)
class IsiMatriks:
    """Everything of one matriks.

    :ivar peran: (RHK, person) → proposals that were not withdrawn.
    :ivar dukungan: (RHK, person) → results of the person's own plan that support it.
    :ivar terbagi: superior's indicator → how much of its target was handed out.
    """

    rhk: list[HasilKerja]
    anggota: list[Pegawai]
    peran: dict[tuple[int, int], list[PeranHasil]]
    dukungan: dict[tuple[int, int], list[HasilKerja]]
    terbagi: dict[int, Decimal]


def anggota_matriks(skp: SKP, *, pada: date) -> list[Pegawai]:
    """People among whom a plan is divided: the own team and members of teams led, by name."""
    tim = AnggotaTim.objects.filter(
        tim__ketua_id=skp.pegawai_id, masa__overlap=skp.masa, tim__masa__overlap=skp.masa
    )
    bawahan = tim_pada(skp.pegawai, pada=hari_dalam(skp, pada))
    return list(
        Pegawai.objects.filter(Q(pk__in=bawahan) | Q(pk__in=tim.order_by().values("pegawai_id")))
        .exclude(pk=skp.pegawai_id)
        .order_by("nama_urut", "id")
    )


def _rhk_berindikator(skp: SKP) -> list[HasilKerja]:
    """Results with their indicators, without months (two queries)."""
    return list(
        HasilKerja.objects.filter(skp=skp)
        .order_by("-jenis", "urutan")
        .prefetch_related(Prefetch("indikator", Indikator.objects.order_by("urutan")))
    )


def isi_matriks(skp: SKP, *, pada: date) -> IsiMatriks:
    """The whole grid in seven queries, whatever its size."""
    rhk = _rhk_berindikator(skp)
    ids = [satu.pk for satu in rhk]
    peran: dict[tuple[int, int], list[PeranHasil]] = defaultdict(list)
    terbagi: dict[int, Decimal] = defaultdict(Decimal)
    for satu in PeranHasil.objects.filter(rhk_id__in=ids).exclude(status=DICABUT).order_by("id"):
        peran[satu.rhk_id, satu.pegawai_id].append(satu)
        if satu.indikator_id is not None:
            terbagi[satu.indikator_id] += satu.target
    dukungan: dict[tuple[int, int], list[HasilKerja]] = defaultdict(list)
    milik = HasilKerja.objects.filter(intervensi_id__in=ids).exclude(
        skp__status__in=(DIGANTI, DIBATALKAN, "DRAF")
    )
    for hasil in milik.select_related("skp").order_by("skp_id", "urutan"):
        dukungan[hasil.intervensi_id or 0, hasil.skp.pegawai_id].append(hasil)
    return IsiMatriks(rhk, anggota_matriks(skp, pada=pada), peran, dukungan, terbagi)


def sudah_terbagi(indikator_id: int) -> Decimal:
    """How much of the target of an indicator was handed out by amount."""
    bagian = PeranHasil.objects.filter(indikator_id=indikator_id).exclude(status=DICABUT)
    return sum(bagian.values_list("target", flat=True), Decimal(0))


def peran_terlihat(lingkup: Lingkup) -> QuerySet[PeranHasil]:
    """Proposals to or by the person asking."""
    return PeranHasil.objects.filter(
        Q(pegawai_id=lingkup.pegawai_id) | Q(rhk__skp__pegawai_id=lingkup.pegawai_id),
        instansi_id=lingkup.instansi_id,
    ).select_related("rhk__skp__pegawai", "rhk__skp__jabatan", "pegawai", "indikator")


def peran_menunggu(lingkup: Lingkup) -> QuerySet[PeranHasil]:
    """Proposals that the person asking has not accepted yet."""
    return (
        peran_terlihat(lingkup)
        .filter(pegawai=lingkup.pegawai_id, status__in=(DIUSULKAN, DIBAHAS))
        .order_by("id")
    )


def draf_milik(pegawai_id: int, *, selama: SKP) -> SKP | None:
    """The draft of a person in the period of a plan, a change included."""
    return (
        SKP.objects.filter(pegawai_id=pegawai_id, status="DRAF", masa__overlap=selama.masa)
        .order_by("-versi", "-id")
        .first()
    )


def peran_matriks(skp: SKP, peran_id: int) -> PeranHasil | None:
    """A proposal made from this plan, whatever its state."""
    return PeranHasil.objects.filter(rhk__skp=skp, pk=peran_id).first()
