"""Database triggers of the areas. All are statement-level: row-level costs five times more.

Old and new rows are compared with EXCEPT or GROUP BY, never by joining ``lama`` to ``baru``: these
tables have no statistics, and for EXISTS the planner then likes a nested loop, which took four
minutes for 20,000 rows where sorting takes a tenth of a second (measured).
"""

from collections.abc import Iterable

import pgtrigger

_OLD_NEW = pgtrigger.Referencing(old="lama", new="baru")
_ALIAS = {
    ("baru",): {"new": "baru"},
    ("lama",): {"old": "lama"},
    ("lama", "baru"): {"old": "lama", "new": "baru"},
}


def append_only() -> tuple[pgtrigger.Trigger, ...]:
    """Rows may be added, never changed or removed."""
    return (
        _refuse("hanya_tambah_ubah", pgtrigger.Update, _OLD_NEW),
        _refuse("hanya_tambah_hapus", pgtrigger.Delete, pgtrigger.Referencing(old="lama")),
    )


def _refuse(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func="""
            IF EXISTS (SELECT 1 FROM lama) THEN
                RAISE EXCEPTION 'Catatan ini hanya dapat ditambah, tidak diubah atau dihapus.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'hanya_tambah';
            END IF;
            RETURN NULL;
        """,
    )


def allowed_transitions(
    pairs: Iterable[tuple[str, str]], field: str = "status"
) -> pgtrigger.Trigger:
    """Refuse an UPDATE whose status change is not a step of the life cycle."""
    allowed = ", ".join(f"('{a}', '{b}')" for a, b in sorted(set(pairs)))
    return pgtrigger.Trigger(
        name="alur_status",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=_OLD_NEW,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM (
                    SELECT id, {field}::text AS dari, NULL::text AS ke FROM lama
                    UNION ALL SELECT id, NULL, {field} FROM baru
                ) r
                GROUP BY id
                HAVING min(dari) <> min(ke) AND (min(dari), min(ke)) NOT IN ({allowed})
            ) THEN
                RAISE EXCEPTION 'Perubahan status ini bukan langkah yang diatur.'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """,
    )


def month_open(date_column: str, person_column: str = "pegawai_id") -> list[pgtrigger.Trigger]:
    """Refuse any change to a person-day whose month is closed (kalender.BulanTertutup).

    :param date_column: SQL expression of the day, over an alias ``r`` of the row.
    """
    return [
        _month_trigger(
            "bulan_tutup_tambah", pgtrigger.Insert, ("baru",), date_column, person_column
        ),
        _month_trigger(
            "bulan_tutup_ubah", pgtrigger.Update, ("lama", "baru"), date_column, person_column
        ),
        _month_trigger(
            "bulan_tutup_hapus", pgtrigger.Delete, ("lama",), date_column, person_column
        ),
    ]


def _month_trigger(
    name: str,
    operation: pgtrigger.Operation,
    sides: tuple[str, ...],
    date_column: str,
    person_column: str,
) -> pgtrigger.Trigger:
    rows = " UNION ALL ".join(f"SELECT * FROM {side}" for side in sides)
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**_ALIAS[sides]),
        func=f"""
            IF EXISTS (
                SELECT 1 FROM ({rows}) r
                JOIN kalender_bulantertutup t ON t.pegawai_id = r.{person_column}
                 AND t.awal = date_trunc('month', {date_column})::date
            ) THEN
                RAISE EXCEPTION 'Bulan ini sudah ditutup; koreksi dicatat pada bulan berikutnya.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'bulan_tertutup';
            END IF;
            RETURN NULL;
        """,
    )
