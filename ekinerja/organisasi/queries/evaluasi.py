"""Job evaluations, and what the validators find in them on a day."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, PengecualianPeriksa

KELAS_MENURUN, KELAS_BERBEDA, BEZETTING = "KELAS_MENURUN", "KELAS_BERBEDA", "BEZETTING"
PEMANGKU_GANDA = "PEMANGKU_GANDA"


@dataclass(frozen=True, slots=True)
class TemuanEvaluasi:
    """One thing that a validator finds about one post.

    :ivar aturan: KELAS_MENURUN, KELAS_BERBEDA or BEZETTING.
    :ivar ada: what is recorded: the class, or the head-count of the post.
    :ivar seharusnya: what it is held against: the superior's class, the usual class of posts of
        this name, or the need.
    :ivar pembanding: the superior post, where one is compared.
    :ivar jumlah: how many posts of this name have the usual class.
    :ivar pengecualian_id: the exception that accepts it; then it is shown but not counted.
    """

    aturan: str
    jabatan_id: int
    jabatan: str
    kode: str
    unit_id: int
    unit: str
    ada: int
    seharusnya: int
    pembanding_id: int | None
    pembanding: str
    jumlah: int
    pengecualian_id: int | None
    alasan: str

    @property
    def dihitung(self) -> bool:
        """Does it count as a finding (no exception accepts it)?"""
        return self.pengecualian_id is None

    @property
    def kalimat(self) -> str:
        """What was found, in one sentence."""
        if self.aturan == KELAS_MENURUN:
            return (
                f"Kelas {self.ada}, sedangkan atasannya {self.pembanding} kelas {self.seharusnya}."
            )
        if self.aturan == KELAS_BERBEDA:
            return (
                f"Kelas {self.ada}, sedangkan {self.jumlah} jabatan lain bernama sama kelas "
                f"{self.seharusnya}."
            )
        keadaan = "kurang" if self.ada < self.seharusnya else "lebih"
        return (
            f"Persediaan {self.ada} orang, kebutuhan {self.seharusnya} orang: {keadaan} "
            f"{abs(self.ada - self.seharusnya)} orang."
        )


_POS_SQL = """
pos AS MATERIALIZED (
    SELECT j.id, j.nama, j.jenis, j.jenjang, j.unit_id, j.atasan_id, j.bezetting, j.kebutuhan,
           coalesce(e.kelas, j.kelas) AS kelas
    FROM organisasi_jabatan j
    LEFT JOIN organisasi_evaluasijabatan e ON e.jabatan_id = j.id AND e.masa @> %(pada)s::date
    WHERE j.instansi_id = %(instansi)s AND j.masa @> %(pada)s::date
)
"""
# tiap SELECT: jabatan, ada, seharusnya, pembanding, jumlah
_SQL: dict[str, str] = {
    KELAS_MENURUN: f"""
WITH RECURSIVE {_POS_SQL}, naik AS (
    SELECT id AS asal, kelas, atasan_id FROM pos
    WHERE jenis = ANY (%(manajerial)s) AND kelas IS NOT NULL
  UNION
    SELECT naik.asal, naik.kelas, a.atasan_id FROM naik JOIN pos a ON a.id = naik.atasan_id
    WHERE a.jenis <> ALL (%(manajerial)s)
), temuan AS (
    SELECT naik.asal AS jabatan_id, naik.kelas AS ada, a.kelas AS seharusnya,
           a.id AS pembanding_id, 0 AS jumlah
    FROM naik JOIN pos a ON a.id = naik.atasan_id AND a.jenis = ANY (%(manajerial)s)
    WHERE a.kelas < naik.kelas
)
""",  # noqa: S608  # constants
    KELAS_BERBEDA: f"""
WITH {_POS_SQL}, bernama AS MATERIALIZED (
    SELECT id, jenis, jenjang, kelas,
           upper(regexp_replace(btrim(nama), '\\s+', ' ', 'g')) AS nama
    FROM pos WHERE kelas IS NOT NULL
), hitung AS (
    SELECT nama, jenis, jenjang, kelas, count(*) AS jumlah FROM bernama
    WHERE NOT EXISTS (
        SELECT 1 FROM organisasi_pengecualianperiksa x WHERE x.jabatan_id = bernama.id
        AND x.aturan = 'KELAS_BERBEDA' AND x.masa @> %(pada)s::date)
    GROUP BY nama, jenis, jenjang, kelas
), lazim AS (
    SELECT DISTINCT ON (nama, jenis, jenjang) nama, jenis, jenjang, kelas, jumlah FROM hitung
    ORDER BY nama, jenis, jenjang, jumlah DESC, kelas DESC
), temuan AS (
    SELECT b.id AS jabatan_id, b.kelas AS ada, l.kelas AS seharusnya,
           NULL::bigint AS pembanding_id, l.jumlah
    FROM bernama b JOIN lazim l USING (nama, jenis, jenjang) WHERE b.kelas <> l.kelas
)
""",  # noqa: S608  # constants
    BEZETTING: f"""
WITH {_POS_SQL}, temuan AS (
    SELECT id AS jabatan_id, bezetting AS ada, kebutuhan AS seharusnya,
           NULL::bigint AS pembanding_id, 0 AS jumlah
    FROM pos WHERE jenis IN ('FUNGSIONAL', 'PELAKSANA') AND bezetting <> kebutuhan
)
""",  # noqa: S608  # constants
}
_DAFTAR_SQL = """
SELECT %(aturan)s, t.jabatan_id, j.nama, j.kode, j.unit_id, u.nama, t.ada, t.seharusnya,
       t.pembanding_id, coalesce(p.nama, ''), t.jumlah, x.id, coalesce(x.alasan, '')
FROM temuan t
JOIN organisasi_jabatan j ON j.id = t.jabatan_id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
LEFT JOIN organisasi_jabatan p ON p.id = t.pembanding_id
LEFT JOIN LATERAL (
    SELECT id, alasan FROM organisasi_pengecualianperiksa
    WHERE jabatan_id = t.jabatan_id AND aturan = %(aturan)s AND masa @> %(pada)s::date
    ORDER BY id LIMIT 1
) x ON true
WHERE %(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[])
ORDER BY x.id NULLS FIRST, u.urutan, u.nama, j.nama, t.jabatan_id
"""

_TEMUAN_SQL = {nama: sql + _DAFTAR_SQL for nama, sql in _SQL.items()}


def temuan_evaluasi(lingkup: Lingkup, *, aturan: str = "") -> list[TemuanEvaluasi]:
    """What the validators find on the day of the scope (one query for each validator).

    Posts are compared over the whole instansi; what is found is listed for the units of the scope.
    The class is that of the evaluation in force on the day, else the one written on the post.

    :param aturan: only this validator; empty: all three.
    """
    hasil: list[TemuanEvaluasi] = []
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "pada": lingkup.per_tanggal,
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
        "manajerial": list(Jabatan.MANAJERIAL),
    }
    with connection.cursor() as cursor:
        for satu, sql in _TEMUAN_SQL.items():
            if aturan in ("", satu):
                cursor.execute(sql, isi | {"aturan": satu})
                hasil += [TemuanEvaluasi(*baris) for baris in cursor.fetchall()]
    return hasil


def evaluasi_terlihat(lingkup: Lingkup) -> QuerySet[EvaluasiJabatan]:
    """Evaluations of the posts in scope, whatever their period."""
    terlihat = EvaluasiJabatan.objects.filter(instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        terlihat = terlihat.filter(jabatan__unit_id__in=lingkup.unit_ids)
    return terlihat.select_related("jabatan__unit", "dokumen")


def evaluasi_jabatan(lingkup: Lingkup, jabatan: Jabatan) -> list[EvaluasiJabatan]:
    """Every evaluation of a post, the latest first; planned ones too."""
    return list(evaluasi_terlihat(lingkup).filter(jabatan=jabatan).order_by("-masa"))


def pengecualian_terlihat(lingkup: Lingkup) -> QuerySet[PengecualianPeriksa]:
    """Exceptions in the units of the scope that hold on the day or later."""
    terlihat = PengecualianPeriksa.objects.filter(instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        terlihat = terlihat.filter(unit_id__in=lingkup.unit_ids)
    return terlihat.exclude(masa__fully_lt=(lingkup.per_tanggal, None)).select_related(
        "jabatan", "unit"
    )
