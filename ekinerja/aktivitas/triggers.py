"""Database locks of the daily log: an approved entry, its evidence, and a closed month."""

# ruff: noqa: S608 - trigger bodies are built from constants of the code, never from input

import pgtrigger

_LAMA_BARU = pgtrigger.Referencing(old="lama", new="baru")
_ISI = (
    "instansi_id", "pegawai_id", "tanggal", "indikator_id", "uraian_tugas_id", "jenis", "uraian",
    "menit", "volume", "katalog_id", "peran", "jumlah", "pekerjaan_id", "kemajuan", "mulai",
    "selesai", "tempat", "nomor_surat", "tanggal_surat", "diinput_oleh_id",
)  # fmt: skip
_DISETUJUI = "Aktivitas yang sudah diputus terkunci; isi dan buktinya tidak dapat diubah."
_HARI_TERKUNCI = "Hari ini sudah dikunci pejabat penilai setelah dinilai."
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


_PUTUSAN_TIM = ("status", "menit", "volume", "poin", "setelah_tutup", "diputus_pada")


def decided_locked() -> tuple[pgtrigger.Trigger, ...]:
    """An approved or rejected entry never changes; only a draft may be removed.

    The one exception is what a team decided: then the entry gets the state and the value of the
    decision, and nothing else in it changes.
    """
    tetap = "ARRAY[" + ", ".join(f"'{satu}'" for satu in _PUTUSAN_TIM) + "]"
    return (
        _refuse(
            "terkunci_ubah",
            pgtrigger.Update,
            referencing=_LAMA_BARU,
            rows=f"""
            SELECT 1 FROM (
                SELECT * FROM lama WHERE status IN ('DISETUJUI', 'DITOLAK')
                EXCEPT SELECT * FROM baru
            ) l WHERE NOT EXISTS (
                SELECT 1 FROM aktivitas_peninjauan p JOIN baru b ON b.id = p.aktivitas_id
                WHERE p.aktivitas_id = l.id AND p.status = 'DIPUTUS'
                  AND (b.status, b.menit, b.volume) = (p.status_aktivitas, p.menit, p.volume)
                  AND to_jsonb(b) - {tetap} = to_jsonb(l) - {tetap}
            )""",
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


def days_locked() -> tuple[pgtrigger.Trigger, ...]:
    """Days that the superior locked accept no entry and no change, drafts included.

    What is decided already may still be changed by the decision of a team.
    """
    terkunci = (
        " JOIN aktivitas_kunciaktivitas k ON k.pegawai_id = r.pegawai_id"
        " AND k.status = 'TERKUNCI' AND k.masa @> r.tanggal"
    )
    berubah = (
        "((SELECT * FROM lama WHERE status NOT IN ('DISETUJUI', 'DITOLAK')"
        " EXCEPT SELECT * FROM baru)"
        " UNION ALL (SELECT * FROM baru EXCEPT SELECT * FROM lama)) r"
    )
    return tuple(
        _refuse(
            f"hari_terkunci_{nama}",
            operasi,
            referencing=acuan,
            rows=f"SELECT 1 FROM {sumber}{terkunci}{lagi}",
            kalimat=_HARI_TERKUNCI,
            constraint="hari_terkunci",
        )
        for nama, operasi, acuan, sumber, lagi in (
            ("tambah", pgtrigger.Insert, pgtrigger.Referencing(new="baru"), "baru r", ""),
            (
                "ubah", pgtrigger.Update, _LAMA_BARU, berubah,
                " WHERE r.id NOT IN (SELECT id FROM lama"
                " WHERE status IN ('DISETUJUI', 'DITOLAK'))",
            ),
            ("hapus", pgtrigger.Delete, pgtrigger.Referencing(old="lama"), "lama r", ""),
        )
    )  # fmt: skip


def month_open_but_decisions() -> pgtrigger.Trigger:
    """In a closed month an entry sent before may still be decided, and is marked so then.

    Until then it may pass to another penilai; its content stays as it was sent. What was rejected
    may be acknowledged by a team (see :func:`decided_locked`), marked in the same way.
    """
    isi = ", ".join(f"r.{satu}" for satu in ("id", *_ISI))
    tertutup = (
        "JOIN kalender_bulantertutup t ON t.pegawai_id = r.pegawai_id"
        " AND t.awal = date_trunc('month', r.tanggal)::date"
    )
    ditolak = "(SELECT id FROM lama WHERE status = 'DITOLAK')"
    boleh = (
        "r.status = 'DIKIRIM'"
        " OR r.status IN ('DISETUJUI', 'DIKEMBALIKAN', 'DITOLAK') AND r.setelah_tutup"
    )
    return _refuse(
        "bulan_tutup_ubah",
        pgtrigger.Update,
        referencing=_LAMA_BARU,
        rows=f"SELECT {isi} FROM lama r {tertutup} WHERE r.status NOT IN ('DIKIRIM', 'DITOLAK')"
        f" UNION ALL (SELECT {isi} FROM lama r {tertutup} WHERE r.status <> 'DITOLAK'"
        f" EXCEPT SELECT {isi} FROM baru r WHERE {boleh})"
        f" UNION ALL (SELECT {isi} FROM baru r {tertutup} WHERE r.id NOT IN {ditolak}"
        f" EXCEPT SELECT {isi} FROM lama r)"
        f" UNION ALL SELECT {isi} FROM baru r {tertutup}"
        f" WHERE r.id IN {ditolak} AND NOT r.setelah_tutup",
        kalimat=_TUTUP,
        constraint="bulan_tertutup",
    )


def evidence_locked() -> tuple[pgtrigger.Trigger, ...]:
    """Evidence of a decided entry stays: none removed, none changed, none added afterwards.

    The entry is looked up by its key in a subquery of its own, whatever the planner knows.
    """
    induk = "FROM aktivitas_aktivitas a WHERE a.id = r.aktivitas_id"
    diputus = "a.status IN ('DISETUJUI', 'DITOLAK')"
    disetujui = f"(SELECT {diputus} {induk})"
    terlambat = (
        f"(SELECT {diputus} AND (a.diputus_pada IS NULL"
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
