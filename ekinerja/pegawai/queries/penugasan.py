"""Plt., Plh., heads by assignment, delegations and penilai by letter, as one list; teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat, Lower, Upper

from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import (
    AnggotaTim,
    Delegasi,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
    TimKerja,
)

SEGERA = timedelta(days=30)
# no row has it: a list of nobody is asked for as any other
NIHIL = 0
PELAKSANA, KEPALA, DELEGASI, PENILAI = "pelaksana", "kepala", "delegasi", "penilai"
MODEL: dict[str, type[Model]] = {
    PELAKSANA: Penempatan,
    KEPALA: PenugasanKepala,
    DELEGASI: Delegasi,
    PENILAI: PenilaiKhusus,
}
# cara → sebutan; tiga yang pertama memimpin di samping jabatan sendiri
CARA = {
    "PLT": "Plt.",
    "PLH": "Plh.",
    "KEPALA": "Penugasan memimpin",
    "DELEGASI": "Delegasi",
    "PENILAI": "Penilai menurut surat",
}
BERJALAN, BERAKHIR_SEGERA, AKAN_DATANG, BERAKHIR = "", "segera", "nanti", "berakhir"
MASA = {
    BERJALAN: "Sedang berjalan",
    BERAKHIR_SEGERA: "Berakhir dalam 30 hari",
    AKAN_DATANG: "Akan datang",
    BERAKHIR: "Sudah berakhir",
}
_KOLOM = (
    "jenis_baris", "cara", "id", "orang_id", "orang", "untuk", "mulai", "selesai", "surat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarisPenugasan:
    """One row: ``orang`` acts, ``untuk`` a post, a unit or a person, in ``[mulai, selesai)``."""

    jenis: str
    cara: str
    id: int
    orang_id: int
    orang: str
    untuk: str
    mulai: date | None
    selesai: date | None
    surat: str


@dataclass(frozen=True, slots=True)
class SaringPenugasan:
    """What the list is narrowed to; empty means everything that runs today."""

    cari: str = ""
    cara: str = ""
    masa: str = BERJALAN


def penugasan(lingkup: Lingkup, saring: SaringPenugasan) -> "QuerySet[Any, Any]":
    """Rows of :class:`BarisPenugasan` as tuples, what ends first stands first.

    Who acts, or whom it concerns, stands in a unit of the scope on its day.
    """
    bagian = [
        _pelaksana(lingkup), _kepala(lingkup), _delegasi(lingkup), _penilai(lingkup),
    ]  # fmt: skip
    sempit = [_saring(satu, saring, lingkup.per_tanggal) for satu in bagian]
    baris = [satu.order_by().values_list(*_KOLOM) for satu in sempit]
    gabungan: QuerySet[Any, Any] = baris[0].union(*baris[1:], all=True)
    return gabungan.order_by(F("selesai").asc(nulls_last=True), "orang", "id")


def baca_penugasan(baris: Sequence[Any]) -> list[BarisPenugasan]:
    """Tuples of :func:`penugasan` as rows."""
    return [BarisPenugasan(*satu) for satu in baris]


def _dasar(daftar: "QuerySet[Any]", jenis: str, cara: Any, orang: str, untuk: Any) -> Any:
    """The columns that all four kinds share."""
    return daftar.annotate(
        jenis_baris=Value(jenis, CharField()),
        cara=cara,
        orang_id=F(f"{orang}_id"),
        orang=Cast(f"{orang}__nama", CharField()),
        kata=F(f"{orang}__nama_urut"),
        untuk=untuk,
        mulai=Lower("masa"),
        selesai=Upper("masa"),
        surat=Cast("dasar", CharField()),
    )


def _di_unit(lingkup: Lingkup, *orang: str) -> Q:
    """One of these people stands in a unit of the scope."""
    if lingkup.unit_ids is None:
        return Q()
    tempat = Penempatan.objects.filter(
        jenis=Penempatan.DEFINITIF,
        masa__contains=lingkup.per_tanggal,
        jabatan__unit_id__in=lingkup.unit_ids,
    ).values("pegawai_id")
    boleh = Q()
    for satu in orang:
        boleh |= Q(**{f"{satu}_id__in": tempat})
    return boleh


def _pelaksana(lingkup: Lingkup) -> Any:
    boleh = _di_unit(lingkup, "pegawai")
    if lingkup.unit_ids is not None:
        boleh |= Q(jabatan__unit_id__in=lingkup.unit_ids)
    daftar = Penempatan.objects.filter(boleh, instansi_id=lingkup.instansi_id).exclude(
        jenis=Penempatan.DEFINITIF
    )
    nama = Cast("jabatan__nama", CharField())
    return _dasar(daftar, PELAKSANA, Cast("jenis", CharField()), "pegawai", nama)


def _kepala(lingkup: Lingkup) -> Any:
    boleh = _di_unit(lingkup, "pegawai")
    if lingkup.unit_ids is not None:
        boleh |= Q(unit_id__in=lingkup.unit_ids)
    daftar = PenugasanKepala.objects.filter(boleh, instansi_id=lingkup.instansi_id)
    nama = Concat("sebutan", Value(" "), "unit__nama", output_field=CharField())
    return _dasar(daftar, KEPALA, Value("KEPALA", CharField()), "pegawai", nama)


def _delegasi(lingkup: Lingkup) -> Any:
    boleh = _di_unit(lingkup, "penerima", "pemberi")
    daftar = Delegasi.objects.filter(boleh, instansi_id=lingkup.instansi_id)
    nama = Concat(Value("a.n. "), "pemberi__nama", output_field=CharField())
    return _dasar(daftar, DELEGASI, Value("DELEGASI", CharField()), "penerima", nama)


def _penilai(lingkup: Lingkup) -> Any:
    boleh = _di_unit(lingkup, "penilai", "pegawai")
    daftar = PenilaiKhusus.objects.filter(boleh, instansi_id=lingkup.instansi_id)
    nama = Concat(Value("menilai "), "pegawai__nama", output_field=CharField())
    return _dasar(daftar, PENILAI, Value("PENILAI", CharField()), "penilai", nama)


def _saring(daftar: Any, saring: SaringPenugasan, hari: date) -> Any:
    if saring.masa == BERAKHIR:
        daftar = daftar.filter(masa__endswith__lte=hari)
    elif saring.masa == AKAN_DATANG:
        daftar = daftar.filter(masa__startswith__gt=hari)
    else:
        daftar = daftar.filter(masa__contains=hari)
    if saring.masa == BERAKHIR_SEGERA:
        daftar = daftar.filter(masa__endswith__lte=hari + SEGERA)
    if saring.cara:
        daftar = daftar.filter(cara=saring.cara)
    for kata in saring.cari.split():
        daftar = daftar.filter(Q(kata__contains=kata.upper()) | Q(untuk__icontains=kata))
    return daftar


def penugasan_terlihat(lingkup: Lingkup, jenis: str) -> "QuerySet[Any]":
    """Rows of one kind that this scope may end: all of the instansi, or the own delegations."""
    daftar: QuerySet[Any] = MODEL[jenis]._default_manager.filter(instansi_id=lingkup.instansi_id)
    if jenis == PELAKSANA:
        daftar = daftar.exclude(jenis=Penempatan.DEFINITIF).select_related("jabatan", "pegawai")
    elif jenis == KEPALA:
        daftar = daftar.select_related("unit", "pegawai")
    elif jenis == DELEGASI:
        daftar = daftar.select_related("pemberi", "penerima")
    else:
        daftar = daftar.select_related("pegawai", "penilai")
    if lingkup.unit_ids is None:
        return daftar
    if jenis == DELEGASI:
        return daftar.filter(pemberi_id=lingkup.pegawai_id)
    return daftar.none()


def delegasi_diberikan(pegawai: Pegawai, *, sejak: date) -> list[Delegasi]:
    """Delegations of this person that run or are to come, the next end first."""
    return list(
        Delegasi.objects.filter(pemberi=pegawai, masa__endswith__gt=sejak)
        .select_related("penerima", "unit")
        .order_by("masa", "id")
    )


def pegawai_menurut_pengenal(lingkup: Lingkup, teks: str) -> Pegawai | None:
    """The person of the instansi with this NIP or user name."""
    rapat = "".join(teks.split())
    return (
        Pegawai.objects.filter(
            Q(nip=rapat) | Q(user__username=teks.strip()), instansi_id=lingkup.instansi_id
        )
        .select_related("user")
        .first()
    )


def orang_dengan_jabatan(pegawai_ids: Sequence[int], *, pada: date) -> QuerySet[Pegawai]:
    """These people by name; ``nama_jabatan`` and ``nama_unit`` of the definitive post of the day.

    Both are None for who has none. Nobody at all is one query too.
    """
    kini = Penempatan.objects.filter(
        pegawai=OuterRef("pk"), jenis=Penempatan.DEFINITIF, masa__contains=pada
    )
    return (
        Pegawai.objects.filter(pk__in=[NIHIL, *pegawai_ids])
        .select_related("user")
        .annotate(
            nama_jabatan=Subquery(kini.values("jabatan__nama")[:1]),
            nama_unit=Subquery(kini.values("jabatan__unit__nama")[:1]),
        )
        .order_by("nama_urut", "id")
    )


def tim_terlihat(lingkup: Lingkup) -> QuerySet[TimKerja]:
    """Teams of the units in scope, and those one belongs to; with how many members today.

    ``tanpa_ketua``: its ketua is not a member on the day.
    """
    boleh = Q()
    if lingkup.unit_ids is not None:
        milik = AnggotaTim.objects.filter(Q(pegawai_id=lingkup.pegawai_id)).values("tim_id")
        boleh = Q(pk__in=milik) | Q(unit_id__in=lingkup.unit_ids)
    hari = lingkup.per_tanggal
    ketua = AnggotaTim.objects.filter(
        tim=OuterRef("pk"), pegawai=OuterRef("ketua"), masa__contains=hari
    )
    return (
        TimKerja.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("unit", "ketua")
        .annotate(
            jumlah=Count("anggota", filter=Q(anggota__masa__contains=hari)),
            tanpa_ketua=~Exists(ketua),
        )
        .order_by("nama", "id")
    )


def saring_tim(lingkup: Lingkup, *, cari: str = "", semua: bool = False) -> QuerySet[TimKerja]:
    """Visible teams, narrowed by words of the name or the ketua; those of today and to come."""
    daftar = tim_terlihat(lingkup)
    for kata in cari.split():
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(ketua__nama_urut__contains=kata.upper()))
    if not semua:
        daftar = daftar.exclude(masa__endswith__lte=lingkup.per_tanggal)
    return daftar


def anggota_tim(tim: TimKerja) -> list[AnggotaTim]:
    """Members of a team, past ones too, by name."""
    return list(AnggotaTim.objects.filter(tim=tim).select_related("pegawai"))


def anggota_terlihat(lingkup: Lingkup) -> QuerySet[AnggotaTim]:
    """Members of visible teams."""
    return AnggotaTim.objects.filter(
        tim__in=tim_terlihat(lingkup).order_by().values("pk")
    ).select_related("tim__unit", "tim__ketua", "pegawai")


def keanggotaan(pegawai: Pegawai, *, pada: date) -> list[AnggotaTim]:
    """Teams that this person belongs to on a day."""
    return list(
        AnggotaTim.objects.filter(pegawai=pegawai, masa__contains=pada)
        .select_related("tim__unit", "tim__ketua")
        .order_by("tim__nama", "id")
    )
