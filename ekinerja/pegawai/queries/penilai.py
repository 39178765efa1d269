"""Who judges whom, on a day, and why.

The order of resolution:

1. a letter that names the penilai of this person (``PenilaiKhusus``);
2. for who is seconded: the head of the unit that rates (``Kedudukan.unit_penilai``);
3. the head of the own unit by assignment (``PenugasanKepala``: kepala sekolah, kepala puskesmas,
   direktur RSUD), when the superior post is empty, is the head of that unit, or lies outside it;
4. the holder of the superior post: Plh. during the period of the letter, else the definitive
   holder who is there, else Plt.; nobody there: the next post above.

The pejabat penilai kinerja is the direct superior (PermenPANRB 6/2022). A Plh. stands in for a
definitive official who is hindered for a time, a Plt. for one who is hindered for good (UU 30/2014
Pasal 14 ayat (2)); both set targets and judge (SE Kepala BKN 1/SE/I/2021, belum terverifikasi pada
naskahnya). A delegation changes nothing here: the lender stays penilai (see :mod:`.wewenang`).

Nobody is the own superior, and the line never loops: in a circle those who stand there by acting,
assignment or letter give way to the next; a circle of definitive posts ends with nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Subquery

from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.queries.penilai_sql import BAWAHAN_SQL, SEBAGIAN_SQL, SEMUA_SQL

JABATAN, NAIK, PLT, PLH = "JABATAN", "NAIK", "PLT", "PLH"
PENUGASAN, KHUSUS, DIPERBANTUKAN = "PENUGASAN", "KHUSUS", "DIPERBANTUKAN"
_TETAP = frozenset((JABATAN, NAIK))
_PERBANTUAN = 1
# beyond so many, everybody is faster than these people and all above them
SEBAGIAN_MAKS = 500


@dataclass(frozen=True, slots=True)
class Penilai:
    """Who judges a person, and why.

    :ivar cara: JABATAN (holder of the superior post), NAIK (the same, over vacant posts), PLT, PLH,
        PENUGASAN (heads the unit), DIPERBANTUKAN (heads the unit that rates), KHUSUS (by letter).
    :ivar naik: how many posts without anybody were passed.
    :ivar jabatan_id: post in which the penilai stands, ``unit_id`` the unit headed by assignment.
    :ivar dasar: number and date of the letter.
    """

    pegawai_id: int
    cara: str
    naik: int = 0
    jabatan_id: int | None = None
    unit_id: int | None = None
    dasar: str = ""


@dataclass(frozen=True, slots=True)
class Tingkat:
    """One step of the line: a person with the post of that day, and why this is the penilai of
    the one before. ``sebutan`` is the post or unit in which the person stands here."""

    pegawai: Pegawai
    jabatan: str
    unit: str
    penilai: Penilai
    sebutan: str


Larangan = set[tuple[int, int]]


def _baca(
    instansi_id: int, pada: date, orang: list[int] | None, larang: Larangan
) -> dict[int, Penilai]:
    """One statement: of everybody, or of these people and all above them."""
    pasangan = sorted(larang)
    isi: dict[str, Any] = {
        "instansi": instansi_id,
        "pada": pada,
        "orang": orang,
        "larang_dinilai": [dinilai for dinilai, _ in pasangan],
        "larang_penilai": [penilai for _, penilai in pasangan],
    }
    with connection.cursor() as cursor:
        cursor.execute(SEMUA_SQL if orang is None else SEBAGIAN_SQL, isi)
        return {baris[0]: _penilai(*baris[1:]) for baris in cursor.fetchall()}


def _penilai(
    pegawai_id: int,
    cara: str,
    jalur: int,
    naik: int,
    jabatan_id: int | None,
    unit_id: int | None,
    dasar: str,
) -> Penilai:
    if jalur == _PERBANTUAN:
        cara = DIPERBANTUKAN
    elif cara == Penempatan.DEFINITIF:
        cara = NAIK if naik else JABATAN
    return Penilai(pegawai_id, cara, naik, jabatan_id, unit_id, dasar)


def _lingkaran(penilai: Mapping[int, Penilai]) -> list[list[int]]:
    """People who are above themselves, circle by circle (each line is walked once)."""
    lewat: dict[int, int] = {}
    hasil = []
    for awal in penilai:
        jalan, orang = [], awal
        while orang in penilai and orang not in lewat:
            lewat[orang] = awal
            jalan.append(orang)
            orang = penilai[orang].pegawai_id
        if jalan and lewat.get(orang) == awal:
            hasil.append(jalan[jalan.index(orang) :])
    return hasil


def _hitung(instansi_id: int, pada: date, orang: list[int] | None) -> dict[int, Penilai]:
    """Everybody asked for and above; asked again only while there are circles to break."""
    larang: Larangan = set()
    tanpa: set[int] = set()
    while True:
        hasil = _baca(instansi_id, pada, orang, larang)
        for satu in tanpa:
            hasil.pop(satu, None)
        lingkaran = _lingkaran(hasil)
        if not lingkaran:
            return hasil
        for putaran in lingkaran:
            sementara = [satu for satu in putaran if hasil[satu].cara not in _TETAP]
            larang |= {(satu, hasil[satu].pegawai_id) for satu in sementara}
            tanpa |= set() if sementara else set(putaran)


def penilai_rinci(
    instansi_id: int, *, pada: date, pegawai_ids: Iterable[int] | None = None
) -> dict[int, Penilai]:
    """The penilai of everybody (or of these people) on a day with the reason, in one query.

    Further queries are made only when people stand above each other.

    :returns: pegawai id → :class:`Penilai`; people without one are absent.
    """
    if pegawai_ids is None:
        return _hitung(instansi_id, pada, None)
    ids = list(pegawai_ids)
    hasil = _hitung(instansi_id, pada, ids if len(ids) <= SEBAGIAN_MAKS else None)
    return {satu: hasil[satu] for satu in ids if satu in hasil}


def penilai_pada(
    instansi_id: int, *, pada: date, pegawai_ids: list[int] | None = None
) -> dict[int, int]:
    """The penilai of everybody (or of these people) on a day, in one query.

    :returns: pegawai id → id of the penilai; people without one are absent.
    """
    rinci = penilai_rinci(instansi_id, pada=pada, pegawai_ids=pegawai_ids)
    return {dinilai: penilai.pegawai_id for dinilai, penilai in rinci.items()}


def penilai_seorang(pegawai: Pegawai, *, pada: date) -> Pegawai | None:
    """The penilai of one person on a day, or None."""
    ditemukan = penilai_pada(pegawai.instansi_id, pada=pada, pegawai_ids=[pegawai.pk])
    if pegawai.pk not in ditemukan:
        return None
    return Pegawai.objects.get(pk=ditemukan[pegawai.pk])


def jalur_ids(instansi_id: int, *, pada: date, pegawai_id: int) -> list[Penilai]:
    """The line above one person, the direct penilai first (one query)."""
    semua = _hitung(instansi_id, pada, [pegawai_id])
    jalur, orang = [], pegawai_id
    while orang in semua:
        jalur.append(semua[orang])
        orang = semua[orang].pegawai_id
    return jalur


def jalur_atasan(pegawai: Pegawai, *, pada: date) -> list[Tingkat]:
    """The line above a person up to the top, with names, posts and reasons (three queries)."""
    jalur = jalur_ids(pegawai.instansi_id, pada=pada, pegawai_id=pegawai.pk)
    if not jalur:
        return []
    tempat = Penempatan.objects.filter(
        pegawai=OuterRef("pk"), jenis=Penempatan.DEFINITIF, masa__contains=pada
    )
    orang: Any = Pegawai.objects.annotate(
        nama_jabatan=Subquery(tempat.values("jabatan__nama")[:1]),
        nama_unit=Subquery(tempat.values("jabatan__unit__nama")[:1]),
    ).in_bulk([satu.pegawai_id for satu in jalur])
    nama = _nama_tempat(jalur)
    return [
        Tingkat(
            pegawai=orang[satu.pegawai_id],
            jabatan=orang[satu.pegawai_id].nama_jabatan or "",
            unit=orang[satu.pegawai_id].nama_unit or "",
            penilai=satu,
            sebutan=nama.get((satu.jabatan_id, satu.unit_id), ""),
        )
        for satu in jalur
    ]


_NAMA_SQL = """
SELECT id, NULL, nama FROM organisasi_jabatan WHERE id = ANY (%(jabatan)s::bigint[])
UNION ALL
SELECT NULL, id, nama FROM organisasi_unitkerja WHERE id = ANY (%(unit)s::bigint[])
"""


def _nama_tempat(penilai: Iterable[Penilai]) -> dict[tuple[int | None, int | None], str]:
    """Names of the posts and units in which they stand."""
    daftar = list(penilai)
    isi = {
        "jabatan": [satu.jabatan_id for satu in daftar if satu.jabatan_id is not None],
        "unit": [satu.unit_id for satu in daftar if satu.unit_id is not None],
    }
    with connection.cursor() as cursor:
        cursor.execute(_NAMA_SQL, isi)
        return {(jabatan, unit): nama for jabatan, unit, nama in cursor.fetchall()}


def tim_rinci(atasan: Pegawai, *, pada: date) -> dict[int, Penilai]:
    """The people whom this person judges on a day, each with the reason (two queries).

    Candidates are found on the way down and then judged like everybody else, so that both
    directions always agree.
    """
    isi: dict[str, Any] = {"atasan": atasan.pk, "pada": pada, "instansi": atasan.instansi_id}
    with connection.cursor() as cursor:
        cursor.execute(BAWAHAN_SQL, isi)
        calon = sorted({baris[0] for baris in cursor.fetchall()} - {atasan.pk})
    if not calon:
        return {}
    semua = penilai_rinci(atasan.instansi_id, pada=pada, pegawai_ids=calon)
    return {orang: satu for orang, satu in semua.items() if satu.pegawai_id == atasan.pk}


def tim_pada(atasan: Pegawai, *, pada: date) -> list[int]:
    """Ids of the people whom this person judges on a day (two queries)."""
    return sorted(tim_rinci(atasan, pada=pada))
