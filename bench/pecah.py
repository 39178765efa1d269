"""Dividing the targets of 10,000 drafts over their months: ``python -m bench.proses pecah``.

The drafts are made in a transaction that is rolled back, with two results of two indicators each;
the job does to them what it does for BKPSDM, by the working days of each unit.
"""

from datetime import date
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from ekinerja.instansi.models import Instansi
from ekinerja.skp.queries import banyak_belum_terpecah
from ekinerja.skp.services import pecah_massal

DRAF = 10_000
MASA = (date(2031, 1, 1), date(2032, 1, 1))

# people of the large government one after the other, years apart where there are fewer than 10,000
_SKP = """
INSERT INTO skp_skp (instansi_id, pegawai_id, jabatan_id, masa, status, pendekatan)
SELECT p.instansi_id, p.id, n.jabatan_id,
       daterange((%(mulai)s::date + make_interval(years => putaran))::date,
                 (%(selesai)s::date + make_interval(years => putaran))::date), 'DRAF', 'KUANTITATIF'
FROM generate_series(0, 99) putaran, pegawai_pegawai p
JOIN pegawai_penempatan n ON n.pegawai_id = p.id AND n.jenis = 'DEFINITIF'
    AND n.masa @> current_date
WHERE p.instansi_id = %(instansi)s ORDER BY putaran, p.id LIMIT %(banyak)s
RETURNING id
"""
_HASIL = """
INSERT INTO skp_hasilkerja (skp_id, urutan, jenis, rencana)
SELECT skp, n, 'UTAMA', 'Hasil kerja ' || n FROM unnest(%s::bigint[]) skp, generate_series(1, 2) n
RETURNING id
"""
_INDIKATOR = """
INSERT INTO skp_indikator (hasil_kerja_id, urutan, aspek, uraian, target, satuan)
SELECT rhk, n, 'KUANTITAS', 'Jumlah laporan ' || n, 100 + (rhk * 7 + n) %% 50, 'laporan'
FROM unnest(%s::bigint[]) rhk, generate_series(1, 2) n
"""


def _siapkan(instansi_id: int) -> int:
    """Make the drafts; how many."""
    isian = {
        "mulai": MASA[0], "selesai": MASA[1], "instansi": instansi_id, "banyak": DRAF,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SKP, isian)
        skp = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(_HASIL, [skp])
        rhk = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(_INDIKATOR, [rhk])
        cursor.execute("ANALYZE skp_skp, skp_hasilkerja, skp_indikator")
    return len(skp)


def utama(_argumen: list[str]) -> dict[str, Any]:
    """No arguments. Drafts, indicators, seconds, how often progress was told, what is left."""
    instansi = Instansi.objects.annotate(banyak=Count("pegawai")).latest("banyak")
    laporan: list[int] = []
    with transaction.atomic():
        draf = _siapkan(instansi.pk)
        banyak = banyak_belum_terpecah(instansi.pk)
        mulai = perf_counter()
        pecah_massal(instansi.pk, cara="HARI_KERJA", lapor=laporan.append)
        waktu = perf_counter() - mulai
        sisa = banyak_belum_terpecah(instansi.pk)
        transaction.set_rollback(True)
    return {
        "draf": draf, "indikator": banyak, "detik": waktu, "laporan": len(laporan), "sisa": sisa,
    }  # fmt: skip
