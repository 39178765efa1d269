"""Database locks of the daily log: an approved entry, its evidence, and a closed month."""

# ruff: noqa: S608 - trigger bodies are built from constants of the code, never from input

import pgtrigger

_LAMA_BARU = pgtrigger.Referencing(old="lama", new="baru")
_ISI = (
    "instansi_id", "pegawai_id", "tanggal", "indikator_id", "uraian_tugas_id", "jenis", "uraian",
    "menit", "volume", "katalog_id", "peran", "jumlah", "pekerjaan_id", "kemajuan", "mulai",
    "selesai", "tempat", "nomor_surat", "tanggal_surat", "diinput_oleh_id",
)  # fmt: skip
_DISETUJUI = "Aktivitas yang sudah disetujui terkunci; isi dan buktinya tidak dapat diubah."
_TUTUP = "Bulan ini sudah ditutup; koreksi dicatat pada bulan berikutnya."


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
            rows="SELECT * FROM lama WHERE status = 'DISETUJUI' EXCEPT SELECT * FROM baru",
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
    isi = ", ".join(f"r.{satu}" for satu in ("id", *_ISI))
    tertutup = (
        "JOIN kalender_bulantertutup t ON t.pegawai_id = r.pegawai_id"
        " AND t.awal = date_trunc('month', r.tanggal)::date"
    )
    boleh = "r.status = 'DIKIRIM' OR r.status IN ('DISETUJUI', 'DIKEMBALIKAN') AND r.setelah_tutup"
    return _refuse(
        "bulan_tutup_ubah",
        pgtrigger.Update,
        referencing=_LAMA_BARU,
        rows=f"SELECT {isi} FROM lama r {tertutup} WHERE r.status <> 'DIKIRIM'"
        f" UNION ALL (SELECT {isi} FROM lama r {tertutup}"
        f" EXCEPT SELECT {isi} FROM baru r WHERE {boleh})"
        f" UNION ALL (SELECT {isi} FROM baru r {tertutup} EXCEPT SELECT {isi} FROM lama r)",
        kalimat=_TUTUP,
        constraint="bulan_tertutup",
    )


def evidence_locked() -> tuple[pgtrigger.Trigger, ...]:
    """Evidence of an approved entry stays: none removed, none changed, none added afterwards.

    The entry is looked up by its key in a subquery of its own, whatever the planner knows.
    """
    induk = "FROM aktivitas_aktivitas a WHERE a.id = r.aktivitas_id"
    disetujui = f"(SELECT a.status = 'DISETUJUI' {induk})"
    terlambat = (
        "(SELECT a.status = 'DISETUJUI' AND (a.diputus_pada IS NULL"
        f" OR r.ditambahkan_pada > a.diputus_pada) {induk})"
    )
    return (
        _refuse(
            "bukti_terkunci_tambah",
            pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="baru"),
            rows=f"SELECT 1 FROM baru r WHERE {terlambat}",
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
        _refuse(
            "bukti_terkunci_ubah",
            pgtrigger.Update,
            referencing=_LAMA_BARU,
            rows="SELECT 1 FROM (SELECT * FROM lama UNION ALL SELECT * FROM baru) r"
            f" WHERE {disetujui}",
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
        _refuse(
            "bukti_terkunci_hapus",
            pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="lama"),
            rows=f"SELECT 1 FROM lama r WHERE {disetujui}",
            kalimat=_DISETUJUI,
            constraint="aktivitas_terkunci",
        ),
    )
