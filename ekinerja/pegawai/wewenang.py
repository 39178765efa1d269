"""In whose stead a person decides: a delegation lends the right, the lender stays penilai.

Only the own right can be lent: rows that wait for the lender are reached, never those that the
lender reaches through another's delegation.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from ekinerja.core.lingkup import Lingkup, Wewenang

PENILAI = "Pejabat penilai"
_PANJANG_KAPASITAS = 60

# One JSON list of what was lent to a person on a day; ``{orang}`` and ``{pada}`` are SQL.
WEWENANG_SQL = """
SELECT coalesce(json_agg(json_build_array(d.pemberi_id, p.nama, d.dasar, CASE
    WHEN d.unit_id IS NOT NULL THEN (
        WITH RECURSIVE unit AS (
            SELECT d.unit_id AS id
          UNION
            SELECT u.id FROM unit JOIN organisasi_unitkerja u ON u.induk_id = unit.id
        )
        SELECT coalesce(json_agg(n.pegawai_id), '[]'::json)
        FROM unit
        JOIN organisasi_jabatan j ON j.unit_id = unit.id
        JOIN pegawai_penempatan n ON n.jabatan_id = j.id
        WHERE n.jenis = 'DEFINITIF' AND n.masa @> {pada}
    ) END) ORDER BY d.id), '[]'::json)::text
FROM pegawai_delegasi d JOIN pegawai_pegawai p ON p.id = d.pemberi_id
WHERE d.penerima_id = {orang} AND d.masa @> {pada}
"""


def baca_wewenang(teks: str | None) -> tuple[Wewenang, ...]:
    """What :data:`WEWENANG_SQL` answered."""
    isi: list[list[Any]] = json.loads(teks or "[]")
    return tuple(
        Wewenang(pemberi, nama, dasar, None if orang is None else frozenset(orang))
        for pemberi, nama, dasar, orang in isi
    )


def menunggu_keputusan(lingkup: Lingkup) -> Q:
    """Rows (with ``penilai_id`` and ``pegawai_id``) that this person decides on.

    Those that wait for the person, and those that wait for who lent the right.
    """
    boleh = Q(penilai_id=lingkup.pegawai_id)
    seluruhnya = [satu.pemberi_id for satu in lingkup.mewakili if satu.pegawai_ids is None]
    if seluruhnya:
        boleh |= Q(penilai_id__in=seluruhnya)
    for satu in lingkup.mewakili:
        if satu.pegawai_ids is not None:
            boleh |= Q(penilai_id=satu.pemberi_id, pegawai_id__in=sorted(satu.pegawai_ids))
    return boleh


def kapasitas_penilai(
    mewakili: Sequence[Wewenang], *, oleh_id: int, penilai_id: int | None, pegawai_id: int
) -> str | None:
    """In which capacity a person decides on a row: as penilai, "a.n. …", or None: may not.

    :param oleh_id: who decides; nobody decides about the own rows.
    """
    if oleh_id == pegawai_id:
        return None
    if oleh_id == penilai_id:
        return PENILAI
    for satu in mewakili:
        if satu.mencakup(penilai_id, pegawai_id):
            return f"a.n. {satu.nama}"[:_PANJANG_KAPASITAS]
    return None
