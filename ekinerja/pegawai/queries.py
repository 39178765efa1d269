"""Who is who, where, and whose superior, on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.queries import peran_aktif
from ekinerja.pegawai.identity import Identitas, PeranAktif
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatPegawai


def identitas(user: User, *, pada: date) -> Identitas:
    """The signed-in person with placement and roles of that day (three queries)."""
    pegawai = _pegawai(user, pada)
    penempatan = _penempatan(pegawai, pada) if pegawai else None
    peran = tuple(
        PeranAktif(p.peran, p.sebutan, p.unit_ids) for p in peran_aktif(user.pk, pada=pada)
    )
    return Identitas(
        user=user,
        hari=pada,
        pegawai=pegawai,
        penempatan=penempatan,
        peran=peran,
        memimpin=bool(getattr(pegawai, "memimpin", False)),
        zona=user_zona(pegawai, penempatan),
    )


def _pegawai(user: User, pada: date) -> Pegawai | None:
    """The person of this user; ``memimpin`` is true for who holds a post with posts below it.

    A Plt. or Plh. leads like the definitive holder.
    """
    memimpin = Penempatan.objects.filter(
        pegawai=OuterRef("pk"), masa__contains=pada, jabatan__bawahan__masa__contains=pada
    )
    return (
        Pegawai.objects.filter(user=user)
        .select_related("instansi")
        .annotate(memimpin=Exists(memimpin))
        .first()
    )


def user_zona(pegawai: Pegawai | None, penempatan: Penempatan | None) -> str:
    """Zone of the unit or of the nearest unit above that names one, else of the instansi."""
    unit = str(getattr(penempatan, "zona", None) or "")
    if unit:
        return unit
    return str(pegawai.instansi.zona) if pegawai is not None else "Asia/Jakarta"


_ZONA_SQL = """(
    WITH RECURSIVE naik AS (
        SELECT u.induk_id, u.zona, 0 AS tinggi
        FROM organisasi_jabatan j JOIN organisasi_unitkerja u ON u.id = j.unit_id
        WHERE j.id = pegawai_penempatan.jabatan_id
      UNION ALL
        SELECT u.induk_id, u.zona, tinggi + 1
        FROM naik JOIN organisasi_unitkerja u ON u.id = naik.induk_id
        WHERE naik.zona = '' AND tinggi < 30
    )
    SELECT zona FROM naik WHERE zona <> '' ORDER BY tinggi LIMIT 1
)"""


def _penempatan(pegawai: Pegawai, pada: date) -> Penempatan | None:
    return (
        Penempatan.objects.filter(pegawai=pegawai, jenis=Penempatan.DEFINITIF, masa__contains=pada)
        .select_related("jabatan__unit__opd")
        .annotate(zona=RawSQL(_ZONA_SQL, ()))  # noqa: S611  # a constant without parameters
        .first()
    )


# Ranking of several holders of one post: definitive, then Plt., then Plh., the earliest first.
_PEMANGKU = """
    SELECT jabatan_id, pegawai_id, lower(masa) AS sejak,
           array_position(ARRAY['DEFINITIF', 'PLT', 'PLH'], jenis::text) AS urutan
    FROM pegawai_penempatan
    WHERE instansi_id = %(instansi)s AND masa @> %(pada)s::date
"""
PENILAI_SQL = f"""
WITH RECURSIVE pemangku AS MATERIALIZED ({_PEMANGKU}), naik AS (
    SELECT n.pegawai_id AS dinilai, j.atasan_id AS jabatan_id, ARRAY[j.id, j.atasan_id] AS jejak
    FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date
      AND (%(orang)s::bigint[] IS NULL OR n.pegawai_id = ANY (%(orang)s::bigint[]))
      AND j.atasan_id IS NOT NULL
  UNION ALL
    SELECT naik.dinilai, j.atasan_id, jejak || j.atasan_id
    FROM naik JOIN organisasi_jabatan j ON j.id = naik.jabatan_id
    WHERE j.atasan_id IS NOT NULL AND j.atasan_id <> ALL (jejak)
      AND NOT EXISTS (
          SELECT 1 FROM pemangku p
          WHERE p.jabatan_id = naik.jabatan_id AND p.pegawai_id <> naik.dinilai
      )
)
SELECT DISTINCT ON (naik.dinilai) naik.dinilai, p.pegawai_id
FROM naik JOIN pemangku p ON p.jabatan_id = naik.jabatan_id AND p.pegawai_id <> naik.dinilai
ORDER BY naik.dinilai, cardinality(jejak), p.urutan, p.sejak, p.pegawai_id
"""  # noqa: S608  # both parts are constants


def penilai_pada(
    instansi_id: int, *, pada: date, pegawai_ids: list[int] | None = None
) -> dict[int, int]:
    """Superior by position for everybody (or these people) on a day, in one query.

    Of several holders of the superior post the definitive one counts, then Plt., then Plh.; a
    post without an occupant (or held only by the person) climbs to the next, and a loop of
    posts ends with nobody. Nobody is the own superior.

    :returns: pegawai id → id of the superior; people without one are absent.
    """
    with connection.cursor() as cursor:
        cursor.execute(PENILAI_SQL, {"instansi": instansi_id, "pada": pada, "orang": pegawai_ids})
        return dict(cursor.fetchall())


def penilai_seorang(pegawai: Pegawai, *, pada: date) -> Pegawai | None:
    """The superior of one person on a day, or None."""
    ditemukan = penilai_pada(pegawai.instansi_id, pada=pada, pegawai_ids=[pegawai.pk])
    if pegawai.pk not in ditemukan:
        return None
    return Pegawai.objects.get(pk=ditemukan[pegawai.pk])


_TIM_SQL = """
WITH RECURSIVE milik AS (
    SELECT jabatan_id FROM pegawai_penempatan
    WHERE pegawai_id = %(atasan)s AND masa @> %(pada)s::date
), turun AS (
    SELECT b.id FROM milik JOIN organisasi_jabatan b ON b.atasan_id = milik.jabatan_id
  UNION
    SELECT b.id FROM turun JOIN organisasi_jabatan b ON b.atasan_id = turun.id
    WHERE NOT EXISTS (
        SELECT 1 FROM pegawai_penempatan n
        WHERE n.jabatan_id = turun.id AND n.masa @> %(pada)s::date AND n.jenis = 'DEFINITIF'
    )
)
SELECT DISTINCT n.pegawai_id FROM turun
JOIN pegawai_penempatan n ON n.jabatan_id = turun.id
WHERE n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date AND n.pegawai_id <> %(atasan)s
"""


def tim_pada(atasan: Pegawai, *, pada: date) -> list[int]:
    """Ids of the people whose superior is this person on a day (two queries).

    The posts below are walked down through those without a definitive holder, then each
    candidate is judged by :func:`penilai_pada`, so that both directions always agree.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TIM_SQL, {"atasan": atasan.pk, "pada": pada})
        calon = [baris[0] for baris in cursor.fetchall()]
    if not calon:
        return []
    penilai = penilai_pada(atasan.instansi_id, pada=pada, pegawai_ids=calon)
    return sorted(dinilai for dinilai, siapa in penilai.items() if siapa == atasan.pk)


@dataclass(frozen=True, slots=True)
class SaringPegawai:
    """What a list of people is narrowed to; empty means everything.

    :ivar opd_id: perangkat daerah of the definitive post of the day.
    :ivar kurang: kind of gap in the data (see :data:`KURANG`).
    """

    cari: str = ""
    jenis: str = ""
    opd_id: int | None = None
    kurang: str = ""


KURANG = {
    "penempatan": "Belum ditempatkan",
    "kelas": "Kelas jabatan belum diisi",
    "rekening": "Nomor rekening belum diisi",
    "atasan": "Jabatan atasan belum ditetapkan",
}


def pegawai_terlihat(lingkup: Lingkup, *, tim: Sequence[int] = ()) -> QuerySet[Pegawai]:
    """People whom the scope shows: its units, the own team, oneself.

    :param tim: ids of the team (see :func:`tim_pada`).
    """
    semua = Pegawai.objects.filter(instansi_id=lingkup.instansi_id).select_related("user")
    if lingkup.unit_ids is None:
        return semua
    tempat = _tempat(lingkup.per_tanggal).filter(jabatan__unit_id__in=lingkup.unit_ids)
    return semua.filter(
        Q(pk=lingkup.pegawai_id) | Q(pk__in=list(tim)) | Q(pk__in=tempat.values("pegawai_id"))
    )


def _tempat(pada: date) -> QuerySet[Penempatan]:
    return Penempatan.objects.filter(jenis=Penempatan.DEFINITIF, masa__contains=pada)


def saring_pegawai(
    lingkup: Lingkup, saring: SaringPegawai, *, tim: Sequence[int] = ()
) -> QuerySet[Pegawai]:
    """Visible people, narrowed, by name; ``kini`` holds the definitive placement of the day."""
    pada = lingkup.per_tanggal
    daftar = pegawai_terlihat(lingkup, tim=tim)
    for kata in saring.cari.split():
        jabatan = _tempat(pada).filter(jabatan__nama__icontains=kata).values("pegawai_id")
        daftar = daftar.filter(
            Q(nama_urut__contains=kata.upper()) | Q(nip__startswith=kata) | Q(pk__in=jabatan)
        )
    if saring.jenis:
        daftar = daftar.filter(jenis=saring.jenis)
    if saring.opd_id is not None:
        opd = _tempat(pada).filter(jabatan__unit__opd_id=saring.opd_id)
        daftar = daftar.filter(pk__in=opd.values("pegawai_id"))
    daftar = _kurang(daftar, saring.kurang, pada)
    kini = _tempat(pada).select_related("jabatan__unit__opd", "jabatan__atasan")
    return daftar.order_by("nama_urut", "id").prefetch_related(
        Prefetch("penempatan", queryset=kini, to_attr="kini")
    )


def _kurang(daftar: QuerySet[Pegawai], kurang: str, pada: date) -> QuerySet[Pegawai]:
    """Only those whose data lack this."""
    if kurang == "penempatan":
        return daftar.exclude(pk__in=_tempat(pada).values("pegawai_id"))
    if kurang == "kelas":
        tanpa = _tempat(pada).filter(jabatan__kelas=None).exclude(jabatan__jenis="POLITIS")
        return daftar.filter(pk__in=tanpa.values("pegawai_id"))
    if kurang == "rekening":
        return daftar.filter(nomor_rekening="")
    if kurang == "atasan":
        return daftar.filter(pk__in=_tempat(pada).filter(jabatan__atasan=None).values("pegawai_id"))
    return daftar


def penempatan_seorang(pegawai: Pegawai) -> QuerySet[Penempatan]:
    """All placements of a person, the latest first."""
    return (
        Penempatan.objects.filter(pegawai=pegawai)
        .select_related("jabatan__unit__opd", "jabatan__atasan")
        .order_by("-masa", "id")
    )


def peran_seorang(pegawai: Pegawai) -> QuerySet[PemberianPeran]:
    """Role grants of a person, past ones too."""
    return PemberianPeran.objects.filter(user__pegawai=pegawai).select_related("unit")


def riwayat_seorang(pegawai: Pegawai) -> QuerySet[RiwayatPegawai]:
    """Deeds on a person, the latest first."""
    return RiwayatPegawai.objects.filter(objek=pegawai).order_by("-pada", "-id")


def pemangku(
    lingkup: Lingkup, *, unit_id: int | None = None, jabatan_id: int | None = None
) -> QuerySet[Penempatan]:
    """Who holds the posts of a unit, or one post, on the day: definitive, then Plt., then Plh."""
    daftar = Penempatan.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    )
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(jabatan__unit_id__in=lingkup.unit_ids)
    if unit_id is not None:
        daftar = daftar.filter(jabatan__unit_id=unit_id)
    if jabatan_id is not None:
        daftar = daftar.filter(jabatan_id=jabatan_id)
    return daftar.select_related("pegawai", "jabatan").order_by(
        "-jabatan__kepala", F("jabatan__kelas").desc(nulls_last=True), "jabatan__nama", "jenis",
        "pegawai__nama_urut",
    )  # fmt: skip
