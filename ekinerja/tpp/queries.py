"""Lists and slips, by scope."""

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.workflow import DITUTUP


def unit_pembayar(instansi_id: int, awal: date, *, kode: str = "") -> list[UnitKerja]:
    """Paying units that exist in a month, in the order of the tree.

    :param kode: only the unit with this code.
    """
    sebulan = Q(masa__overlap=(awal, bulan_berikut(awal)))
    unit = UnitKerja.objects.filter(sebulan, instansi_id=instansi_id, opd__isnull=False)
    bayar = [u for u in unit.order_by("urutan", "nama") if u.opd_id == u.pk]
    return [u for u in bayar if not kode or u.kode == kode]


def jumlah_penerima(unit_ids: Sequence[int], awal: date) -> int:
    """About how many people these units pay in a month; to choose how to calculate."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT n.pegawai_id) FROM organisasi_unitkerja u"
            " JOIN organisasi_jabatan j ON j.unit_id = u.id"
            " JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'"
            " WHERE u.opd_id = ANY (%s) AND n.masa && daterange(%s, %s)",
            [list(unit_ids), awal, bulan_berikut(awal)],
        )
        return int(cursor.fetchone()[0])


def pegawai_bernip(instansi_id: int, nip: str) -> Pegawai | None:
    """The person with this NIP; for commands, where the operator names who acts."""
    return Pegawai.objects.filter(instansi_id=instansi_id, nip=nip).first()


def daftar_bulan(unit_ids: Sequence[int], awal: date) -> list[DaftarTPP]:
    """The lists of these units for a month, for commands and jobs."""
    return list(
        DaftarTPP.objects.filter(unit_id__in=unit_ids, bulan__awal=awal)
        .select_related("unit", "bulan", "skema")
        .order_by("unit__urutan", "unit__nama")
    )


def daftar_terlihat(lingkup: Lingkup, *, bendahara: Lingkup) -> QuerySet[DaftarTPP]:
    """Lists of the units in scope; where only the treasurer's scope reaches, the closed ones.

    :param lingkup: of the roles that see every list, ``bendahara`` of the treasurer.
    """
    boleh = _dalam(lingkup) | (_dalam(bendahara) & Q(status=DITUTUP))
    return (
        DaftarTPP.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("unit", "bulan", "skema", "pekerjaan", "penutupan")
        .order_by("-bulan__awal", "unit__urutan", "unit__nama")
    )


def _dalam(lingkup: Lingkup) -> Q:
    return Q() if lingkup.unit_ids is None else Q(unit_id__in=lingkup.unit_ids)
