"""What the database knows of the large government."""

from datetime import date

from django.db import connection
from django.db.models import F

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.workflow import DITUTUP

_SISIHKAN = """
SELECT setval(s.nama, nextval(s.nama) + %(banyak)s) - %(banyak)s
FROM (SELECT pg_get_serial_sequence(%(tabel)s, 'id')::regclass AS nama) s
"""


def instansi_besar(kode: str) -> Instansi | None:
    """The large demonstration government, or None."""
    return Instansi.objects.filter(kode=kode, peragaan=True).first()


def bulan_berekaman(instansi_id: int) -> date | None:
    """First day of the first month with days of attendance."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT date_trunc('month', min(tanggal))::date FROM presensi_haripresensi"
            " WHERE instansi_id = %s",
            [instansi_id],
        )
        pertama: date | None = cursor.fetchone()[0]
        return pertama


def bulan_ditutup(instansi_id: int) -> list[date]:
    """Months with at least one closed list, oldest first."""
    tutup = DaftarTPP.objects.filter(instansi_id=instansi_id, status=DITUTUP)
    return sorted(set(tutup.order_by().values_list("bulan__awal", flat=True)))


def unit_pembayar_besar(instansi_id: int) -> list[UnitKerja]:
    """The paying units, in the order of their codes."""
    unit = UnitKerja.objects.filter(instansi_id=instansi_id, opd_id=F("id"))
    return list(unit.order_by("kode"))


def pelaku_daftar(instansi_id: int) -> dict[tuple[int, str], Pegawai]:
    """(paying unit, role) → the person who holds the role there."""
    beri = PemberianPeran.objects.filter(instansi_id=instansi_id, unit_id__isnull=False)
    menurut_user = {
        satu.user_id: satu
        for satu in Pegawai.objects.filter(user_id__in=beri.values("user_id").distinct())
    }
    return {
        (unit_id, peran): menurut_user[user_id]
        for unit_id, peran, user_id in beri.order_by("-id").values_list(
            "unit_id", "peran", "user_id"
        )
        if unit_id is not None
    }


def sisihkan_nomor(tabel: str, banyak: int) -> int:
    """Take this many ids out of the sequence of a table, never to be given to a row.

    :returns: the first of them; the others follow without a gap.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SISIHKAN, {"tabel": tabel, "banyak": banyak})
        return int(cursor.fetchone()[0])
