"""Who is signed in, on a day."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL

from ekinerja.accounts.models import User
from ekinerja.organisasi.queries import peran_aktif
from ekinerja.pegawai.identity import Identitas, PeranAktif
from ekinerja.pegawai.models import Pegawai, Penempatan


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
