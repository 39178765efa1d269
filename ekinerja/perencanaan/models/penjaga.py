"""Database locks: what was submitted or verified stays what it was."""

# ruff: noqa: S608 - trigger bodies are built from constants of the code, never from input

import pgtrigger

_TERKUNCI = "('DIAJUKAN', 'DIVERIFIKASI')"
_TAMBAH = pgtrigger.Referencing(new="baru")
_UBAH = pgtrigger.Referencing(old="lama", new="baru")
_KALIMAT = {
    "rencana_aksi_terkunci": "Rencana aksi ini sudah diajukan atau diverifikasi, sehingga baris "
    "dan targetnya tidak dapat diubah.",
    "laporan_aksi_terkunci": "Laporan periode ini sudah diajukan atau diverifikasi, sehingga "
    "realisasinya tidak dapat diubah.",
    "perjanjian_terkunci": "Perjanjian kinerja ini sudah ditandatangani, sehingga isinya tidak "
    "dapat diubah.",
}
_RENCANA = "FROM perencanaan_rencanaaksi x WHERE x.id = {0}"
_RENCANA_BARIS = (
    "FROM perencanaan_barisrencanaaksi b JOIN perencanaan_rencanaaksi x ON x.id = b.rencana_id "
    "WHERE b.id = r.baris_id"
)
_LAPORAN = (
    "FROM perencanaan_barisrencanaaksi b JOIN perencanaan_laporanaksi x "
    "ON x.rencana_id = b.rencana_id WHERE b.id = r.baris_id AND x.bulan = r.bulan"
)
_LAPORAN_BUKTI = (
    "FROM perencanaan_targetaksi t JOIN perencanaan_barisrencanaaksi b ON b.id = t.baris_id "
    "JOIN perencanaan_laporanaksi x ON x.rencana_id = b.rencana_id AND x.bulan = t.bulan "
    "WHERE t.id = r.target_id"
)
_PERJANJIAN = "FROM perencanaan_perjanjiankinerja x WHERE x.id = r.perjanjian_id"


def _kunci(
    nama: str,
    batasan: str,
    status: str,
    *,
    kolom: str = "*",
    perbuatan: str = "tambah ubah hapus",
    terkunci: str = _TERKUNCI,
) -> tuple[pgtrigger.Trigger, ...]:
    """Refuse changes of rows whose status, looked up by ``status``, is locked."""
    baris = {
        "tambah": (pgtrigger.Insert, _TAMBAH, f"SELECT {kolom} FROM baru"),
        "ubah": (
            pgtrigger.Update, _UBAH,
            f"SELECT {kolom} FROM lama EXCEPT SELECT {kolom} FROM baru",
        ),
        "hapus": (
            pgtrigger.Delete, pgtrigger.Referencing(old="lama"), f"SELECT {kolom} FROM lama"
        ),
    }  # fmt: skip
    return tuple(
        pgtrigger.Trigger(
            name=f"{nama}_{satu}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=baris[satu][0],
            referencing=baris[satu][1],
            func=f"""
                IF EXISTS (
                    SELECT 1 FROM ({baris[satu][2]}) r
                    WHERE (SELECT x.status {status}) IN {terkunci}
                ) THEN
                    RAISE EXCEPTION '{_KALIMAT[batasan]}'
                        USING ERRCODE = 'check_violation', CONSTRAINT = '{batasan}';
                END IF;
                RETURN NULL;
            """,
        )
        for satu in perbuatan.split()
    )


def baris_terkunci() -> tuple[pgtrigger.Trigger, ...]:
    """Rows of a plan change only while the plan is a draft or was returned."""
    return _kunci("baris", "rencana_aksi_terkunci", _RENCANA.format("r.rencana_id"))


def target_terkunci() -> tuple[pgtrigger.Trigger, ...]:
    """Targets change only with their plan; realisation is not a target."""
    kolom = "id, baris_id, bulan, target"
    return _kunci("target", "rencana_aksi_terkunci", _RENCANA_BARIS, kolom=kolom)


def realisasi_terkunci() -> tuple[pgtrigger.Trigger, ...]:
    """Nothing of a period changes once its report was submitted, its target neither."""
    return _kunci("periode", "laporan_aksi_terkunci", _LAPORAN)


def bukti_terkunci() -> tuple[pgtrigger.Trigger, ...]:
    """Evidence of a submitted report stays what it was."""
    return _kunci("bukti", "laporan_aksi_terkunci", _LAPORAN_BUKTI)


def perjanjian_terkunci() -> tuple[pgtrigger.Trigger, ...]:
    """Items of an agreement stay what was signed."""
    return _kunci(
        "butir", "perjanjian_terkunci", _PERJANJIAN,
        terkunci="('DITANDATANGANI', 'DIGANTI')",
    )  # fmt: skip
