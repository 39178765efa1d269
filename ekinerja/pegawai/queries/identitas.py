"""Who is signed in, on a day."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.instansi.models import ModulInstansi
from ekinerja.organisasi.queries import peran_aktif
from ekinerja.pegawai.identity import Identitas, Pelaksanaan, PeranAktif
from ekinerja.pegawai.models import (
    Kedudukan,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
)
from ekinerja.pegawai.wewenang import WEWENANG_SQL, baca_wewenang


def identitas_saat(user: User, *, saat: datetime) -> Identitas:
    """The signed-in person on the day that it is where the person works.

    The day is first taken from the zone of the server; only where the person's zone is on another
    day already (or still) is everything read again for that day.
    """
    hasil = identitas(user, pada=timezone.localdate(saat), saat=saat)
    hari = timezone.localdate(saat, ZoneInfo(hasil.zona))
    return hasil if hari == hasil.hari else identitas(user, pada=hari, saat=saat)


def identitas(user: User, *, pada: date, saat: datetime | None = None) -> Identitas:
    """The signed-in person with placement and roles of that day (three queries).

    :param saat: moment at which an access for support counts too; None: it does not.
    """
    pegawai = _pegawai(user, pada)
    penempatan = _penempatan(pegawai, pada) if pegawai else None
    peran = tuple(
        PeranAktif(p.peran, p.sebutan, p.unit_ids, p.akses_id, p.sampai)
        for p in peran_aktif(user.pk, pada=pada, saat=saat)
    )
    return Identitas(
        user=user,
        hari=pada,
        pegawai=pegawai,
        penempatan=penempatan,
        peran=peran,
        memimpin=bool(getattr(pegawai, "memimpin", False)),
        bertindak=_bertindak(getattr(pegawai, "teks_bertindak", None)),
        zona=user_zona(pegawai or user, penempatan),
    )


def _bertindak(teks: str | None) -> tuple[Pelaksanaan, ...]:
    return tuple(
        Pelaksanaan(cara, sebutan, date.fromisoformat(selesai) if selesai else None)
        for cara, sebutan, selesai in json.loads(teks or "[]")
    )


# posts and units that a person leads beside the own post, as one JSON list
_BERTINDAK_SQL = """(
    SELECT coalesce(json_agg(json_build_array(cara, sebutan, selesai) ORDER BY cara, sebutan),
                    '[]'::json)::text
    FROM (
        SELECT n.jenis AS cara, j.nama AS sebutan, upper(n.masa) AS selesai
        FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
        WHERE n.pegawai_id = pegawai_pegawai.id AND n.jenis <> 'DEFINITIF' AND n.masa @> %s::date
      UNION ALL
        SELECT 'PENUGASAN', t.sebutan || ' ' || u.nama, upper(t.masa)
        FROM pegawai_penugasankepala t JOIN organisasi_unitkerja u ON u.id = t.unit_id
        WHERE t.pegawai_id = pegawai_pegawai.id AND t.masa @> %s::date
    ) bertindak
)"""


def _pegawai(user: User, pada: date) -> Pegawai | None:
    """The person of this user; ``memimpin`` is true for who can have people to judge.

    That is who holds a post with posts below it (a Plt. or Plh. leads like the definitive
    holder), heads a unit by assignment or a unit that rates seconded people, or is penilai by
    letter.
    """
    kini = {"pegawai": OuterRef("pk"), "masa__contains": pada}
    perbantuan = Kedudukan.objects.filter(
        unit_penilai=OuterRef("jabatan__unit"), masa__contains=pada
    )
    memimpin = (
        Exists(Penempatan.objects.filter(**kini, jabatan__bawahan__masa__contains=pada))
        | Exists(PenugasanKepala.objects.filter(**kini))
        | Exists(PenilaiKhusus.objects.filter(penilai=OuterRef("pk"), masa__contains=pada))
        | Exists(Penempatan.objects.filter(Exists(perbantuan), **kini, jabatan__kepala=True))
    )
    modul = ModulInstansi.objects.filter(instansi=OuterRef("instansi")).order_by()
    wewenang = WEWENANG_SQL.format(orang="pegawai_pegawai.id", pada="%s::date")
    pegawai = (
        Pegawai.objects.filter(user=user)
        .select_related("instansi")
        .annotate(
            memimpin=memimpin,
            modul=ArraySubquery(modul.filter(masa__contains=pada).values("modul")),
            modul_dipilih=Exists(modul),
            teks_wewenang=RawSQL(f"({wewenang})", (pada, pada)),  # noqa: S611  # a constant
            teks_bertindak=RawSQL(_BERTINDAK_SQL, (pada, pada)),  # noqa: S611  # a constant
        )
        .first()
    )
    if pegawai is not None:
        pegawai.mewakili = baca_wewenang(pegawai.teks_wewenang)
    return pegawai


def user_zona(siapa: Pegawai | User, penempatan: Penempatan | None) -> str:
    """Zone of the unit or of the nearest unit above that names one, else of the instansi."""
    unit = str(getattr(penempatan, "zona", None) or "")
    if unit:
        return unit
    return str(siapa.instansi.zona)


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
