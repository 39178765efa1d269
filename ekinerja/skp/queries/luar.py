"""Who owes an SKP here, and whose SKP is kept in another application."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.skp.models import KelolaLuar

# One row per person with a definitive post on the day who owes an SKP by kind and standing, with
# the application that keeps it ('' when it is kept here). Unpaid standing and political posts owe
# none; who studies (tugas belajar) or is seconded does. Parameters: instansi, pada, and unit and
# orang (arrays; NULL is everybody).
WAJIB_SQL = """
WITH RECURSIVE luar AS (
    SELECT k.id, k.kelompok, k.jabatan_id, k.unit_id, k.aplikasi
    FROM skp_kelolaluar k
    WHERE k.instansi_id = %(instansi)s AND k.masa @> %(pada)s::date
), luar_unit(luar_id, unit_id) AS (
    SELECT id, unit_id FROM luar WHERE unit_id IS NOT NULL
  UNION
    SELECT l.luar_id, u.id FROM luar_unit l JOIN organisasi_unitkerja u ON u.induk_id = l.unit_id
)
SELECT n.pegawai_id, j.id, j.unit_id, u.opd_id, coalesce((
    SELECT l.aplikasi FROM luar l
    WHERE (l.kelompok = '' OR l.kelompok = j.kelompok)
      AND (l.jabatan_id IS NULL OR l.jabatan_id = j.id)
      AND (l.unit_id IS NULL OR EXISTS (
          SELECT 1 FROM luar_unit x WHERE x.luar_id = l.id AND x.unit_id = j.unit_id))
    ORDER BY l.id LIMIT 1), '')
FROM pegawai_penempatan n
JOIN pegawai_pegawai p ON p.id = n.pegawai_id
JOIN organisasi_jabatan j ON j.id = n.jabatan_id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date
  AND p.jenis NOT IN ('NON_ASN', 'ALIH_DAYA') AND j.jenis <> 'POLITIS'
  AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
  AND (%(orang)s::bigint[] IS NULL OR n.pegawai_id = ANY (%(orang)s::bigint[]))
  AND NOT EXISTS (
      SELECT 1 FROM pegawai_kedudukan d
      WHERE d.pegawai_id = n.pegawai_id AND d.masa @> %(pada)s::date
        AND d.jenis IN ('SUSPENSI', 'CLTN', 'PENSIUN', 'WAFAT', 'BERHENTI'))
ORDER BY n.pegawai_id
"""


@dataclass(frozen=True, slots=True)
class WajibSKP:
    """A person who owes an SKP on a day.

    :ivar luar: the application that keeps it elsewhere; such a person has no duty of SKP, log or
        rating here and counts as complete. Empty: it is kept here.
    """

    pegawai_id: int
    jabatan_id: int
    unit_id: int
    opd_id: int | None
    luar: str


def wajib_skp(
    lingkup: Lingkup, *, pada: date, pegawai_ids: Collection[int] | None = None
) -> list[WajibSKP]:
    """Who owes an SKP in the units of the scope on a day, here or elsewhere (one query)."""
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "pada": pada,
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
        "orang": None if pegawai_ids is None else sorted(pegawai_ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(WAJIB_SQL, isi)
        return [WajibSKP(*baris) for baris in cursor.fetchall()]


def dikelola_di_luar(
    instansi_id: int, *, pada: date, pegawai_ids: Collection[int] | None = None
) -> dict[int, str]:
    """People whose SKP is kept elsewhere on a day → the application (one query)."""
    seluruhnya = Lingkup(instansi_id=instansi_id, per_tanggal=pada, unit_ids=None)
    wajib = wajib_skp(seluruhnya, pada=pada, pegawai_ids=pegawai_ids)
    return {satu.pegawai_id: satu.luar for satu in wajib if satu.luar}


def kelola_luar_terlihat(lingkup: Lingkup) -> QuerySet[KelolaLuar]:
    """Groups kept elsewhere in the units of the scope, the latest first."""
    semua = KelolaLuar.objects.filter(instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        unit = lingkup.unit_ids
        semua = semua.filter(Q(unit_id__in=unit) | Q(unit=None, jabatan__unit_id__in=unit))
    return semua.select_related("jabatan__unit", "unit").order_by("-masa", "id")


def unit_menurut_kode(lingkup: Lingkup, kode: str) -> UnitKerja | None:
    """The unit of the scope with this code."""
    satu = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id, kode=kode.strip()).first()
    return satu if satu is not None and lingkup.mencakup_unit(satu.pk) else None


def jabatan_menurut_kode(lingkup: Lingkup, kode: str) -> Jabatan | None:
    """The post of the scope with this code."""
    satu = (
        Jabatan.objects.filter(instansi_id=lingkup.instansi_id, kode=kode.strip())
        .select_related("unit")
        .first()
    )
    return satu if satu is not None and lingkup.mencakup_unit(satu.unit_id) else None
