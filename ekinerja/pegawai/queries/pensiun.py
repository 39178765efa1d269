"""Who reaches the age limit of the post: narrowed and ordered by the database, page by page.

The law stays where it is: the last birth date that retires in time is asked of it for each age
(:func:`ekinerja.pegawai.pensiun.lahir_batas`), and the date shown is its answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Substr

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.pensiun import (
    BERBATAS_USIA,
    JENIS_KELOMPOK,
    JENJANG_KELOMPOK,
    USIA_MAKS,
    RencanaPensiun,
    lahir_batas,
    rencana_pensiun,
    usia_kelompok,
)
from ekinerja.pegawai.queries.orang import pegawai_terlihat


@dataclass(frozen=True, slots=True)
class CalonPensiun:
    """A person who reaches the age; ``tercatat`` when the decision is already recorded."""

    penempatan: Penempatan
    rencana: RencanaPensiun
    tercatat: bool


def calon_pensiun(lingkup: Lingkup, *, sampai: date, cari: str = "") -> Iterator[CalonPensiun]:
    """Who retires by this day from the post of today, the earliest first, some at a time."""
    semua = penempatan_pensiun(lingkup, sampai=sampai, cari=cari).iterator(chunk_size=1_000)
    return dengan_rencana(semua, pada=lingkup.per_tanggal)


def dengan_rencana(daftar: Iterable[Penempatan], *, pada: date) -> Iterator[CalonPensiun]:
    """The answer of the law beside each placement; whose birth date cannot be is left out."""
    for satu in daftar:
        rencana = rencana_pensiun(satu.pegawai, satu.jabatan, pada=pada)
        if rencana is not None:
            yield CalonPensiun(satu, rencana, satu.masa.upper is not None)


def penempatan_pensiun(lingkup: Lingkup, *, sampai: date, cari: str = "") -> QuerySet[Any]:
    """Definitive placements of today whose holder retires by this day, the earliest month first.

    Who should have gone already stands first. Birth dates missing on the register are read from
    the NIP, whose first eight digits sort like dates.
    """
    hari = lingkup.per_tanggal
    orang = pegawai_terlihat(lingkup).filter(jenis__in=BERBATAS_USIA)
    daftar = Penempatan.objects.filter(
        pegawai__in=orang.order_by().values("pk"), jenis=Penempatan.DEFINITIF, masa__contains=hari
    )
    for kata in cari.lower().split():
        daftar = daftar.filter(
            Q(pegawai__nama__icontains=kata) | Q(pegawai__nip__startswith=kata)
            | Q(jabatan__nama__icontains=kata)
        )  # fmt: skip
    return (
        _dengan_usia(daftar, hari)
        .filter(_cukup_usia(lingkup, sampai), menurut_kelompok__isnull=False)
        .select_related("pegawai", "jabatan__unit__opd")
        .order_by(_bulan_pensiun(), "pegawai__nama_urut", "pk")
    )


def _dengan_usia(daftar: QuerySet[Penempatan], hari: date) -> QuerySet[Any]:
    """``lahir`` as eight digits and ``usia`` as the post gives it."""
    tertulis = Func(
        F("pegawai__tanggal_lahir"), Value("YYYYMMDD"), function="to_char",
        output_field=CharField(),
    )  # fmt: skip
    return daftar.alias(
        lahir=Coalesce(tertulis, Substr("pegawai__nip", 1, 8)),
        menurut_kelompok=Case(
            *(When(syarat, then=usia_kelompok(nama, pada=hari)) for syarat, nama in _kelompok()),
            default=None,
            output_field=IntegerField(),
        ),
        usia=Case(
            When(jabatan__batas_usia__gt=0, then=F("jabatan__batas_usia")),
            default=F("menurut_kelompok"),
        ),
    )


def _kelompok() -> Iterator[tuple[Q, str]]:
    """The same as :func:`ekinerja.pegawai.pensiun.kelompok_batas_usia`, as conditions in order."""
    for jenis, nama in JENIS_KELOMPOK.items():
        yield Q(jabatan__jenis=jenis), nama
    fungsional = Q(jabatan__jenis="FUNGSIONAL")
    yield fungsional & Q(jabatan__nama__iregex=r"(^|\s)GURU(\s|$)"), "guru"
    for jenjang, nama in JENJANG_KELOMPOK.items():
        kata = Q(jabatan__jenjang="", jabatan__nama__iregex=rf"(^|\s){jenjang}\s*$")
        yield fungsional & (Q(jabatan__jenjang=jenjang) | kata), nama


def _cukup_usia(lingkup: Lingkup, sampai: date) -> Q:
    """Born before the last day that retires in time, for each age that occurs."""
    hari = lingkup.per_tanggal
    nama = {*JENIS_KELOMPOK.values(), *JENJANG_KELOMPOK.values(), "guru"}
    khusus = Jabatan.objects.filter(
        instansi_id=lingkup.instansi_id, batas_usia__range=(1, USIA_MAKS)
    )
    usia = {usia_kelompok(satu, pada=hari) for satu in nama}
    ada = khusus.order_by().values_list("batas_usia", flat=True).distinct()
    usia |= {satu for satu in ada if satu is not None}
    syarat = Q(pk__in=())
    for satu in sorted(usia):
        syarat |= Q(usia=satu, lahir__lt=f"{lahir_batas(satu, sampai=sampai, pada=hari):%Y%m%d}")
    return syarat


def _bulan_pensiun() -> Any:
    """Months since year nought of the birthday at the age limit."""
    tahun = Cast(Substr("lahir", 1, 4), IntegerField()) + F("usia")
    return tahun * 12 + Cast(Substr("lahir", 5, 2), IntegerField())
