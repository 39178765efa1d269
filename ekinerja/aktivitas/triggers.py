"""Database locks of the daily log: an approved entry, its evidence, and a closed month."""

# ruff: noqa: S608 - trigger bodies are built from constants of the code, never from input

import pgtrigger

_LAMA_BARU = pgtrigger.Referencing(old="lama", new="baru")
_ISI = ("instansi_id", "pegawai_id", "tanggal", "indikator_id", "uraian", "menit", "volume")
_DISETUJUI = "Aktivitas yang sudah disetujui terkunci; isi dan buktinya tidak dapat diubah."
_TUTUP = "Bulan ini sudah ditutup; koreksi dicatat pada bulan berikutnya."


def _row(alias: str, kolom: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"{alias}.{satu}" for satu in kolom) + ")"


def _sama(kolom: tuple[str, ...]) -> str:
    return f"{_row('lama', kolom)} IS NOT DISTINCT FROM {_row('baru', kolom)}"


def _refuse(
    name: str,
    operation: pgtrigger.Operation,
    *,
    referencing: pgtrigger.Referencing,
    rows: str,
    kalimat: str,
    constraint: str,
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            IF EXISTS ({rows}) THEN
                RAISE EXCEPTION '{kalimat}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}';
            END IF;
            RETURN NULL;
        """,
    )


def approved_locked() -> tuple[pgtrigger.Trigger, ...]:
    """An approved entry never changes; only a draft may be removed."""
    return (
        _refuse(
            "terkunci_ubah",
            pgtrigger.Update,
            referencing=_LAMA_BARU,
            rows="SELECT 1 FROM lama JOIN baru USING (id)"
            " WHERE lama.status = 'DISETUJUI' AND lama.* IS DISTINCT FROM baru.*",
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
        _refuse(
            "terkunci_hapus",
            pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="lama"),
            rows="SELECT 1 FROM lama WHERE status <> 'DRAF'",
            kalimat="Hanya draf yang dapat dihapus; aktivitas yang pernah dikirim dibatalkan.",
            constraint="aktivitas_terkunci",
        ),
    )


def month_open_but_decisions() -> pgtrigger.Trigger:
    """In a closed month an entry sent before may still be decided, and is marked so then.

    Until then it may pass to another penilai; its content stays as it was sent.
    """
    putusan = "baru.status IN ('DISETUJUI', 'DIKEMBALIKAN') AND baru.setelah_tutup"
    boleh = f"lama.status = 'DIKIRIM' AND {_sama(_ISI)} AND (baru.status = 'DIKIRIM' OR {putusan})"
    return _refuse(
        "bulan_tutup_ubah",
        pgtrigger.Update,
        referencing=_LAMA_BARU,
        rows="SELECT 1 FROM lama JOIN baru USING (id)"
        " JOIN kalender_bulantertutup t ON t.pegawai_id IN (lama.pegawai_id, baru.pegawai_id)"
        " AND t.awal IN (date_trunc('month', lama.tanggal)::date,"
        " date_trunc('month', baru.tanggal)::date)"
        f" WHERE NOT ({boleh})",
        kalimat=_TUTUP,
        constraint="bulan_tertutup",
    )


def evidence_locked() -> tuple[pgtrigger.Trigger, ...]:
    """Evidence of an approved entry stays: none removed, none changed, none added afterwards."""
    induk = "JOIN aktivitas_aktivitas a ON a.id = r.aktivitas_id WHERE a.status = 'DISETUJUI'"
    return (
        _refuse(
            "bukti_terkunci_tambah",
            pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="baru"),
            rows=f"SELECT 1 FROM baru r {induk}"
            " AND (a.diputus_pada IS NULL OR r.ditambahkan_pada > a.diputus_pada)",
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
        _refuse(
            "bukti_terkunci_ubah",
            pgtrigger.Update,
            referencing=_LAMA_BARU,
            rows="SELECT 1 FROM (SELECT * FROM lama UNION ALL SELECT * FROM baru) r " + induk,
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
        _refuse(
            "bukti_terkunci_hapus",
            pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="lama"),
            rows=f"SELECT 1 FROM lama r {induk}",
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
    )
