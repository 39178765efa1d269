"""Database locks of an agreed SKP: its plans, indicators and targets stay what was agreed."""

# ruff: noqa: S608 - trigger bodies are built from constants of the code, never from input

import pgtrigger

_SUDAH_DISEPAKATI = "('DISETUJUI', 'SELESAI', 'DIGANTI')"
_KALIMAT = "SKP ini sudah disetujui, sehingga rencana dan targetnya tidak dapat diubah."


def agreed_locked(status: str, *, tetap: tuple[str, ...]) -> tuple[pgtrigger.Trigger, ...]:
    """Refuse a change or a removal under an agreed SKP; ``realisasi`` may still grow.

    :param status: SQL after ``SELECT s.status`` that looks the SKP up for the old row ``r``.
    :param tetap: columns that may not change.
    """
    kolom = ", ".join(("id", *tetap))
    return (
        _refuse(
            "skp_disepakati_ubah",
            pgtrigger.Update,
            pgtrigger.Referencing(old="lama", new="baru"),
            f"SELECT {kolom} FROM lama EXCEPT SELECT {kolom} FROM baru",
            status,
        ),
        _refuse(
            "skp_disepakati_hapus",
            pgtrigger.Delete,
            pgtrigger.Referencing(old="lama"),
            "SELECT * FROM lama",
            status,
        ),
    )


def agreed_head_locked() -> pgtrigger.Trigger:
    """Whose plan, of which post, and the frozen officials stay what was agreed.

    Judged by the state before, so that agreement itself may write them.
    """
    kolom = "id, instansi_id, pegawai_id, jabatan_id, jenis_pegawai, pendekatan, versi, potret"
    return pgtrigger.Trigger(
        name="skp_disepakati_kepala",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(old="lama", new="baru"),
        func=f"""
            IF EXISTS (
                SELECT {kolom} FROM lama WHERE status IN {_SUDAH_DISEPAKATI}
                EXCEPT SELECT {kolom} FROM baru
            ) THEN
                RAISE EXCEPTION '{_KALIMAT}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'skp_disepakati';
            END IF;
            RETURN NULL;
        """,
    )


def _refuse(
    name: str,
    operation: pgtrigger.Operation,
    referencing: pgtrigger.Referencing,
    rows: str,
    status: str,
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM ({rows}) r WHERE (SELECT s.status {status}) IN {_SUDAH_DISEPAKATI}
            ) THEN
                RAISE EXCEPTION '{_KALIMAT}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'skp_disepakati';
            END IF;
            RETURN NULL;
        """,
    )
