"""Database triggers of units and posts: chains never loop, nobody is left behind by an ending."""

import pgtrigger

_UBAH = pgtrigger.Referencing(old="lama", new="baru")
_TAMBAH = pgtrigger.Referencing(new="baru")
_MENYUSUT = (
    "NOT upper_inf(baru.masa) AND (upper_inf(lama.masa) OR upper(lama.masa) > upper(baru.masa))"
)

_AKHIR = "% belum dapat diakhiri pada tanggal itu. Masih ada: %. "


def tanpa_putaran(tabel: str, kolom: str, nama: str) -> tuple[pgtrigger.Trigger, ...]:
    """A chain over ``kolom`` ends at a row without one; checked from the rows that changed.

    :param nama: of the violated constraint, as :func:`ekinerja.organisasi.batasan.batasan` reads.
    """
    return (
        _putaran(
            f"{nama}_tambah", pgtrigger.Insert, _TAMBAH, tabel=tabel, kolom=kolom, nama=nama,
            berubah=f"SELECT id FROM baru WHERE {kolom} IS NOT NULL",
        ),
        _putaran(
            f"{nama}_ubah", pgtrigger.Update, _UBAH, tabel=tabel, kolom=kolom, nama=nama,
            berubah=f"SELECT baru.id FROM baru JOIN lama USING (id) "
            f"WHERE baru.{kolom} IS NOT NULL AND baru.{kolom} IS DISTINCT FROM lama.{kolom}",
        ),
    )  # fmt: skip


def _putaran(
    pemicu: str,
    operation: pgtrigger.Operation,
    referencing: pgtrigger.Referencing,
    *,
    tabel: str,
    kolom: str,
    nama: str,
    berubah: str,
) -> pgtrigger.Trigger:
    """What stands above the changed rows must all be reached again from the tops downwards."""
    return pgtrigger.Trigger(
        name=pemicu,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            IF EXISTS (
                WITH RECURSIVE naik(id, atas) AS (
                    SELECT t.id, t.{kolom} FROM {tabel} t WHERE t.id IN ({berubah})
                  UNION
                    SELECT t.id, t.{kolom} FROM naik JOIN {tabel} t ON t.id = naik.atas
                ), turun(id) AS (
                    SELECT id FROM naik WHERE atas IS NULL
                  UNION
                    SELECT naik.id FROM turun JOIN naik ON naik.atas = turun.id
                )
                SELECT 1 FROM naik
                WHERE NOT EXISTS (SELECT 1 FROM turun WHERE turun.id = naik.id)
            ) THEN
                RAISE EXCEPTION 'Rangkaian ke atas tidak boleh berputar.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{nama}';
            END IF;
            RETURN NULL;
        """,
    )


def _ditinggalkan(nama: str, *, daftar: str, saran: str) -> pgtrigger.Trigger:
    """An ending that leaves something behind is refused, with names.

    :param daftar: SQL of (nama, isi): the row that ends, and one thing left behind.
    """
    return pgtrigger.Trigger(
        name=nama,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=_UBAH,
        declare=[("akhir", "text"), ("isi", "text[]")],
        func=f"""
            IF EXISTS (SELECT 1 FROM lama JOIN baru USING (id) WHERE {_MENYUSUT}) THEN
                SELECT min(s.nama), array_agg(s.isi ORDER BY s.isi) INTO akhir, isi
                FROM ({daftar}) s;
                IF cardinality(isi) > 0 THEN
                    RAISE EXCEPTION '{_AKHIR}{saran}',
                        akhir, array_to_string(isi[1:5], '; ')
                        || CASE WHEN cardinality(isi) > 5
                           THEN format('; dan %s lainnya', cardinality(isi) - 5) ELSE '' END
                        USING ERRCODE = 'check_violation', CONSTRAINT = '{nama}';
                END IF;
            END IF;
            RETURN NULL;
        """,
    )


def jabatan_tanpa_pemangku() -> pgtrigger.Trigger:
    """A post does not end before those who hold it."""
    return _ditinggalkan(
        "jabatan_masih_dipangku",
        daftar=f"""
            SELECT baru.nama, p.nama || CASE n.jenis WHEN 'DEFINITIF' THEN ''
                   ELSE format(' (%s.)', initcap(n.jenis)) END AS isi
            FROM lama JOIN baru USING (id)
            JOIN pegawai_penempatan n ON n.jabatan_id = baru.id
             AND (upper_inf(n.masa) OR upper(n.masa) > upper(baru.masa))
            JOIN pegawai_pegawai p ON p.id = n.pegawai_id
            WHERE {_MENYUSUT}
        """,
        saran="Pindahkan atau akhiri penempatannya dahulu.",
    )


def unit_tanpa_isi() -> pgtrigger.Trigger:
    """A unit does not end before its posts and the units below it."""
    sisa = "(upper_inf({0}.masa) OR upper({0}.masa) > upper(baru.masa))"
    return _ditinggalkan(
        "unit_masih_berisi",
        daftar=f"""
            SELECT baru.nama, 'unit ' || u.nama AS isi
            FROM lama JOIN baru USING (id)
            JOIN organisasi_unitkerja u ON u.induk_id = baru.id AND {sisa.format("u")}
            WHERE {_MENYUSUT}
          UNION ALL
            SELECT baru.nama, 'jabatan ' || j.nama || coalesce(format(' (%s)', (
                   SELECT string_agg(p.nama, ', ' ORDER BY p.nama_urut)
                   FROM pegawai_penempatan n JOIN pegawai_pegawai p ON p.id = n.pegawai_id
                   WHERE n.jabatan_id = j.id AND {sisa.format("n")})), '') AS isi
            FROM lama JOIN baru USING (id)
            JOIN organisasi_jabatan j ON j.unit_id = baru.id AND {sisa.format("j")}
            WHERE {_MENYUSUT}
        """,
        saran="Pindahkan atau akhiri dahulu.",
    )
