"""Data health: what is missing, of whom, in which unit; a fixed number of queries for any size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import connection
from psycopg import sql

from ekinerja.core.format import tanggal
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.queries import modul_aktif
from ekinerja.organisasi.queries import TemuanEvaluasi, subpohon, temuan_evaluasi
from ekinerja.pegawai.queries import calon_pensiun, penilai_pada
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.queries.masalah import DASAR_SQL, SQL_MASALAH

EVALUASI = ("kelas_menurun", "kelas_berbeda", "bezetting")
_SETAHUN = 366


@dataclass(frozen=True, slots=True)
class SaringTemuan:
    """What the list of gaps is narrowed to; empty means everything.

    :ivar unit_id: a unit with everything below it.
    """

    kunci: str = ""
    tingkat: str = ""
    unit_id: int | None = None
    cari: str = ""


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


@dataclass(frozen=True, slots=True)
class HitunganTemuan:
    """How often one gap is found in one perangkat daerah (None: outside of them)."""

    kunci: str
    opd_id: int | None
    opd: str
    jumlah: int


def masalah_diperiksa(lingkup: Lingkup, *, pribadi: bool = False) -> list[str]:
    """Keys that are looked for, by the modules that are on (one query)."""
    modul = modul_aktif(lingkup.instansi_id, pada=lingkup.per_tanggal)
    return [
        m.kunci
        for m in MASALAH.values()
        if (not m.modul or m.modul in modul) and (m.pribadi or not pribadi)
    ]


def persempit(lingkup: Lingkup, saring: SaringTemuan) -> Lingkup:
    """The scope, narrowed to the subtree that was chosen."""
    if saring.unit_id is None:
        return lingkup
    dipilih = subpohon(saring.unit_id)
    if lingkup.unit_ids is not None:
        dipilih = tuple(set(dipilih) & set(lingkup.unit_ids))
    return replace(lingkup, unit_ids=dipilih)


def _dipilih(kunci: Iterable[str], saring: SaringTemuan) -> list[str]:
    return [
        k for k in kunci if saring.kunci in ("", k) and saring.tingkat in ("", MASALAH[k].tingkat)
    ]


_TANPA = "SELECT ''::text, NULL::bigint, NULL::bigint, NULL::bigint, ''::text WHERE false"
_NAMA_SQL = """
FROM temuan t
LEFT JOIN pegawai_pegawai p ON p.id = t.pegawai_id
LEFT JOIN organisasi_jabatan j ON j.id = t.jabatan_id
LEFT JOIN organisasi_unitkerja u ON u.id = t.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = u.opd_id
"""
_HITUNG_SQL = f"""
SELECT t.kunci, u.opd_id, coalesce(o.nama, ''), count(*) {_NAMA_SQL}
GROUP BY t.kunci, u.opd_id, o.nama ORDER BY o.nama NULLS FIRST
"""  # constants
_DAFTAR_SQL = f"""
SELECT t.kunci, t.pegawai_id, coalesce(p.nama, ''), coalesce(p.nip, ''), t.jabatan_id,
       coalesce(j.nama, ''), t.unit_id, coalesce(u.nama, ''), coalesce(o.nama, ''), t.catatan,
       r.id, count(*) OVER ()
{_NAMA_SQL}
LEFT JOIN penyiapan_permintaanperbaikan r ON r.status = 'TERBUKA' AND r.masalah = t.kunci
  AND r.unit_id = t.unit_id AND r.pegawai_id IS NOT DISTINCT FROM t.pegawai_id
  AND r.jabatan_id IS NOT DISTINCT FROM t.jabatan_id
WHERE (%(cari)s = '' OR p.nama_urut LIKE %(cari)s OR p.nip LIKE %(cari)s
       OR upper(j.nama) LIKE %(cari)s OR upper(u.nama) LIKE %(cari)s)
  AND (%(tepat)s::bigint[] IS NULL OR ARRAY[coalesce(t.pegawai_id, 0), coalesce(t.jabatan_id, 0),
       t.unit_id] = %(tepat)s::bigint[])
ORDER BY array_position(%(kunci)s::text[], t.kunci), o.nama NULLS FIRST, u.nama, p.nama_urut,
         j.nama, t.pegawai_id, t.jabatan_id, t.unit_id
LIMIT %(batas)s OFFSET %(mulai)s
"""  # noqa: S608  # constants


_SATU_HALAMAN: dict[str, Any] = {"cari": "", "tepat": None, "batas": 100, "mulai": 0}


def _pertanyaan(kunci: Sequence[str], isi: str) -> str:
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


def hitung_temuan(
    lingkup: Lingkup, *, kunci: Sequence[str], bahan: dict[str, Any] | None = None
) -> list[HitunganTemuan]:
    """How often each gap is found in each perangkat daerah of the scope (one query).

    :param bahan: of :func:`bahan_periksa`, when it is known already.
    """
    isi = bahan if bahan is not None else bahan_periksa(lingkup, kunci=kunci)
    with connection.cursor() as cursor:
        cursor.execute(_pertanyaan(kunci, _HITUNG_SQL), isi)
        return [HitunganTemuan(*baris) for baris in cursor.fetchall()]


def temuan_terlihat(
    lingkup: Lingkup,
    saring: SaringTemuan,
    *,
    kunci: Sequence[str],
    batas: int,
    mulai: int = 0,
    bahan: dict[str, Any] | None = None,
) -> tuple[int, list[Temuan]]:
    """A page of the gaps in scope and their total, the gravest kinds first (one query).

    :param bahan: of :func:`bahan_periksa`, when it is known already.
    """
    pilihan = _dipilih(kunci, saring)
    cari = saring.cari.strip().upper().replace("\\", "").replace("%", "").replace("_", " ")
    isi = {
        **(bahan if bahan is not None else bahan_periksa(lingkup, kunci=pilihan)),
        "kunci": pilihan,
        "cari": f"%{cari}%" if cari else "",
        "tepat": None,
        "batas": batas,
        "mulai": mulai,
    }
    return _baca(pilihan, isi)


def temuan_orang(lingkup: Lingkup, *, pegawai_id: int, kunci: Sequence[str]) -> list[Temuan]:
    """The gaps in the data of one person (two queries)."""
    isi = {**bahan_periksa(lingkup, kunci=kunci, orang=[pegawai_id]), **_SATU_HALAMAN}
    return _baca(kunci, isi)[1]


def satu_temuan(
    lingkup: Lingkup, kunci: str, *, pegawai_id: int | None, jabatan_id: int | None, unit_id: int
) -> Temuan | None:
    """This very gap, when it is there and in scope; a person always sees the own ones."""
    if kunci not in masalah_diperiksa(lingkup):
        return None
    sendiri = [pegawai_id] if pegawai_id and pegawai_id == lingkup.pegawai_id else None
    isi = {
        **bahan_periksa(lingkup, kunci=[kunci], orang=sendiri),
        **_SATU_HALAMAN,
        "tepat": [pegawai_id or 0, jabatan_id or 0, unit_id],
    }
    ditemukan = _baca([kunci], isi)[1]
    return ditemukan[0] if ditemukan else None


def _baca(kunci: Sequence[str], isi: dict[str, Any]) -> tuple[int, list[Temuan]]:
    with connection.cursor() as cursor:
        cursor.execute(_pertanyaan(kunci, _DAFTAR_SQL), isi)
        baris = cursor.fetchall()
    return (baris[0][-1] if baris else 0), [Temuan(*satu[:-1]) for satu in baris]


_ADA_SQL = """
SELECT r.id FROM penyiapan_permintaanperbaikan r
JOIN temuan t ON t.kunci = r.masalah AND t.unit_id = r.unit_id
  AND t.pegawai_id IS NOT DISTINCT FROM r.pegawai_id
  AND t.jabatan_id IS NOT DISTINCT FROM r.jabatan_id
WHERE r.id = ANY (%(permintaan)s::bigint[])
"""


def masih_ada(lingkup: Lingkup, permintaan: Sequence[tuple[int, str]]) -> set[int]:
    """Of these requests (id, key) those whose gap is still there (two queries)."""
    kunci = sorted({satu for _, satu in permintaan if satu in SQL_MASALAH})
    semua = replace(lingkup, unit_ids=None)
    isi = {**bahan_periksa(semua, kunci=kunci), "permintaan": [pk for pk, _ in permintaan]}
    with connection.cursor() as cursor:
        cursor.execute(_pertanyaan(kunci, _ADA_SQL), isi)
        return {baris[0] for baris in cursor.fetchall()}
