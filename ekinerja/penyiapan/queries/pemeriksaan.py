"""The checks themselves, run now: over a whole government, one person, or one gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import sql

from ekinerja.core.format import tanggal
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.queries import modul_aktif
from ekinerja.kalender.models import HariLibur
from ekinerja.organisasi.models import (
    EvaluasiJabatan,
    Jabatan,
    PemberianPeran,
    PengecualianPeriksa,
    UnitKerja,
    UraianTugas,
)
from ekinerja.organisasi.queries import TemuanEvaluasi, temuan_evaluasi
from ekinerja.pegawai.models import (
    Delegasi,
    Kedudukan,
    KontrakKerja,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
)
from ekinerja.pegawai.queries import calon_pensiun, penilai_pada
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import PermintaanPerbaikan
from ekinerja.penyiapan.queries.masalah import DASAR_SQL, SQL_MASALAH
from ekinerja.regulasi.models import Skema

EVALUASI = ("kelas_menurun", "kelas_berbeda", "bezetting")
_SETAHUN = 366


@dataclass(frozen=True, slots=True)
class Temuan:
    """One gap: what (key of MASALAH), of whom or what, where.

    :ivar permintaan_id: open request to mend it, if there is one.
    """

    kunci: str
    pegawai_id: int | None
    pegawai: str
    nip: str
    jabatan_id: int | None
    jabatan: str
    unit_id: int | None
    unit: str
    opd: str
    catatan: str
    permintaan_id: int | None


def masalah_diperiksa(lingkup: Lingkup, *, pribadi: bool = False) -> list[str]:
    """Keys that are looked for, by the modules that are on (one query)."""
    modul = modul_aktif(lingkup.instansi_id, pada=lingkup.per_tanggal)
    return [
        m.kunci
        for m in MASALAH.values()
        if (not m.modul or m.modul in modul) and (m.pribadi or not pribadi)
    ]


_TANPA = "SELECT ''::text, NULL::bigint, NULL::bigint, NULL::bigint, ''::text WHERE false"


def pertanyaan_temuan(kunci: Sequence[str], isi: str) -> str:
    """The CTE ``temuan`` with only the chosen kinds, and what is asked of it."""
    satu_jenis = sql.SQL("SELECT {}::text, q.* FROM ({}) q")
    pilihan: list[sql.Composable] = [
        satu_jenis.format(sql.Literal(satu), sql.SQL(SQL_MASALAH[satu])) for satu in kunci
    ]
    pilihan = pilihan or [sql.SQL(_TANPA)]
    kepala = sql.SQL(", temuan(kunci, pegawai_id, jabatan_id, unit_id, catatan) AS (")
    gabungan = sql.SQL(" UNION ALL ").join(pilihan)
    utuh = sql.Composed([sql.SQL(DASAR_SQL), kepala, gabungan, sql.SQL(")"), sql.SQL(isi)])
    return utuh.as_string()


def bahan_periksa(
    lingkup: Lingkup, *, kunci: Sequence[str], orang: list[int] | None = None
) -> dict[str, Any]:
    """What the checks are given: the day, the scope, and what the areas below find themselves.

    Who has a superior, who retires within a year, and what the validators of evaluation find come
    from the queries of those areas; each is asked once, and only for kinds that are looked for.

    :param orang: only these people; None: everybody of the scope.
    """
    pada = lingkup.per_tanggal
    berpenilai: list[int] = []
    if "atasan" in kunci:
        berpenilai = list(penilai_pada(lingkup.instansi_id, pada=pada, pegawai_ids=orang))
    return {
        **_pensiun(lingkup, kunci),
        **_evaluasi(lingkup, kunci),
        "instansi": lingkup.instansi_id,
        "pada": pada,
        "unit": None if lingkup.unit_ids is None or orang else list(lingkup.unit_ids),
        "orang": orang,
        "berpenilai": berpenilai,
        "awal_tahun": date(pada.year, 1, 1),
        "akhir_tahun": date(pada.year + 1, 1, 1),
        "kunci": list(kunci),
    }


def _pensiun(lingkup: Lingkup, kunci: Sequence[str]) -> dict[str, Any]:
    calon = []
    if "pensiun" in kunci:
        sampai = lingkup.per_tanggal + timedelta(days=_SETAHUN)
        calon = [c for c in calon_pensiun(lingkup, sampai=sampai) if not c.tercatat]
    return {
        "pensiun": [c.penempatan.pegawai_id for c in calon],
        "catatan_pensiun": [f"Mulai {tanggal(c.rencana.tanggal)}" for c in calon],
    }


def _evaluasi(lingkup: Lingkup, kunci: Sequence[str]) -> dict[str, Any]:
    temuan = []
    for satu in EVALUASI:
        if satu in kunci:
            temuan += temuan_evaluasi(lingkup, aturan=satu.upper())
    dihitung = [t for t in temuan if t.pengecualian_id is None]
    return {
        "jabatan_temuan": [t.jabatan_id for t in dihitung],
        "aturan_temuan": [t.aturan for t in dihitung],
        "catatan_temuan": [_catatan_evaluasi(t) for t in dihitung],
    }


def _catatan_evaluasi(temuan: TemuanEvaluasi) -> str:
    if temuan.aturan == "BEZETTING":
        return f"Persediaan {temuan.ada}, kebutuhan {temuan.seharusnya}"
    if temuan.aturan == "KELAS_MENURUN":
        return f"Kelas {temuan.ada}; {temuan.pembanding} kelas {temuan.seharusnya}"
    return f"Kelas {temuan.ada}; {temuan.jumlah} jabatan bernama sama kelas {temuan.seharusnya}"


_SATU_SQL = """
SELECT t.kunci, t.pegawai_id, coalesce(p.nama, ''), coalesce(p.nip, ''), t.jabatan_id,
       coalesce(j.nama, ''), t.unit_id, coalesce(u.nama, ''), coalesce(o.nama, ''), t.catatan, r.id
FROM temuan t
LEFT JOIN pegawai_pegawai p ON p.id = t.pegawai_id
LEFT JOIN organisasi_jabatan j ON j.id = t.jabatan_id
LEFT JOIN organisasi_unitkerja u ON u.id = t.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = u.opd_id
LEFT JOIN penyiapan_permintaanperbaikan r ON r.status = 'TERBUKA' AND r.masalah = t.kunci
  AND r.unit_id = t.unit_id AND r.pegawai_id IS NOT DISTINCT FROM t.pegawai_id
  AND r.jabatan_id IS NOT DISTINCT FROM t.jabatan_id
WHERE %(tepat)s::bigint[] IS NULL
   OR ARRAY[coalesce(t.pegawai_id, 0), coalesce(t.jabatan_id, 0), t.unit_id] = %(tepat)s::bigint[]
ORDER BY array_position(%(kunci)s::text[], t.kunci), t.jabatan_id, t.unit_id LIMIT 100
"""


def temuan_orang(lingkup: Lingkup, *, pegawai_id: int, kunci: Sequence[str]) -> list[Temuan]:
    """The gaps in the data of one person, as they are now (two queries)."""
    return _baca(kunci, {**bahan_periksa(lingkup, kunci=kunci, orang=[pegawai_id]), "tepat": None})


def satu_temuan(
    lingkup: Lingkup, kunci: str, *, pegawai_id: int | None, jabatan_id: int | None, unit_id: int
) -> Temuan | None:
    """This very gap, when it is there now and in scope; a person always sees the own ones."""
    if kunci not in masalah_diperiksa(lingkup):
        return None
    if not lingkup.mencakup_unit(unit_id) and pegawai_id != lingkup.pegawai_id:
        return None
    isi = {
        **bahan_periksa(lingkup, kunci=[kunci], orang=[pegawai_id] if pegawai_id else None),
        "tepat": [pegawai_id or 0, jabatan_id or 0, unit_id],
    }
    return next(iter(_baca([kunci], isi)), None)


def masih_terbuka(permintaan: PermintaanPerbaikan, *, hari: date) -> bool:
    """Is the gap that this request is about still there now?"""
    lingkup = Lingkup(permintaan.instansi_id, hari, None)
    return (
        satu_temuan(
            lingkup,
            permintaan.masalah,
            pegawai_id=permintaan.pegawai_id,
            jabatan_id=permintaan.jabatan_id,
            unit_id=permintaan.unit_id,
        )
        is not None
    )


def _baca(kunci: Sequence[str], isi: dict[str, Any]) -> list[Temuan]:
    with connection.cursor() as cursor:
        cursor.execute(pertanyaan_temuan(kunci, _SATU_SQL), isi)
        return [Temuan(*satu) for satu in cursor.fetchall()]


_DIPERIKSA: tuple[type[Model], ...] = (
    Pegawai, Penempatan, Kedudukan, KontrakKerja, PenugasanKepala, Delegasi, PenilaiKhusus,
    Jabatan, UnitKerja, EvaluasiJabatan, PengecualianPeriksa, UraianTugas, PemberianPeran,
    HariLibur, Skema,
)  # fmt: skip


def keadaan_data() -> str:
    """The last numbers of the histories of every table that the checks read (one query).

    The same text means that nothing changed; only sign-ins leave no trace in it.
    """
    tabel = [satu.pgh_event_model._meta.db_table for satu in _DIPERIKSA]  # type: ignore[attr-defined]  # set by pghistory
    nomor = [sql.SQL("(SELECT max(pgh_id) FROM {})").format(sql.Identifier(satu)) for satu in tabel]
    skp = sql.SQL("(SELECT max(id) FROM skp_riwayatskp)")
    semua = sql.SQL(", ").join([*nomor, skp])
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT concat_ws('.', {})").format(semua).as_string())
        return str(cursor.fetchone()[0])
