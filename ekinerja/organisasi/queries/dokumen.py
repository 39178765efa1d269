"""Documents of the organisation, and which units still lack them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import DokumenOrganisasi

WAJIB = ("SOTK", "ANJAB", "ABK", "EVJAB", "RENSTRA")


@dataclass(frozen=True, slots=True)
class SaringDokumen:
    """What a list of documents is narrowed to; empty means everything.

    :ivar berlaku: "ya" only those in force on the day, "tidak" only those that are not.
    """

    cari: str = ""
    jenis: str = ""
    unit_id: int | None = None
    berlaku: str = ""


@dataclass(slots=True)
class Kelengkapan:
    """Which kinds of document are in force for a unit.

    :ivar sendiri: kind → id of a document of the unit itself.
    :ivar instansi: kind → id of one of the whole instansi, which covers the unit as well.
    """

    sendiri: dict[str, int] = field(default_factory=dict)
    instansi: dict[str, int] = field(default_factory=dict)

    def dokumen(self, jenis: str) -> int | None:
        return self.sendiri.get(jenis, self.instansi.get(jenis))

    @property
    def kurang(self) -> list[str]:
        return [jenis for jenis in WAJIB if self.dokumen(jenis) is None]


def dokumen_terlihat(lingkup: Lingkup) -> QuerySet[DokumenOrganisasi]:
    """Documents of the whole instansi, and of the units in the scope."""
    semua = DokumenOrganisasi.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "unit", "berkas"
    )
    if lingkup.unit_ids is None:
        return semua
    return semua.filter(Q(unit=None) | Q(unit_id__in=lingkup.unit_ids))


def saring_dokumen(lingkup: Lingkup, saring: SaringDokumen) -> QuerySet[DokumenOrganisasi]:
    """Visible documents, narrowed, the latest first."""
    daftar = dokumen_terlihat(lingkup)
    for kata in saring.cari.split():
        daftar = daftar.filter(Q(judul__icontains=kata) | Q(nomor__icontains=kata))
    if saring.jenis:
        daftar = daftar.filter(jenis=saring.jenis)
    if saring.unit_id is not None:
        daftar = daftar.filter(unit_id=saring.unit_id)
    if saring.berlaku == "ya":
        daftar = daftar.filter(masa__contains=lingkup.per_tanggal)
    if saring.berlaku == "tidak":
        daftar = daftar.exclude(masa__contains=lingkup.per_tanggal)
    return daftar.order_by("-tanggal", "-id")


def kelengkapan_unit(
    lingkup: Lingkup, unit_ids: Iterable[int], *, pada: date
) -> dict[int, Kelengkapan]:
    """Per unit which of the five kinds are in force on a day (one query)."""
    hasil = {nomor: Kelengkapan() for nomor in unit_ids}
    berlaku = DokumenOrganisasi.objects.filter(
        Q(unit=None) | Q(unit_id__in=list(hasil)),
        instansi_id=lingkup.instansi_id,
        jenis__in=WAJIB,
        masa__contains=pada,
    ).order_by("tanggal", "id")
    for nomor, unit_id, jenis in berlaku.values_list("pk", "unit_id", "jenis"):
        if unit_id is not None:
            hasil[unit_id].sendiri[jenis] = nomor
            continue
        for satu in hasil.values():
            satu.instansi[jenis] = nomor
    return hasil
