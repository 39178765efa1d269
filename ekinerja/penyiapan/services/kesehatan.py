"""The check of the whole data of a government, written down for everybody who reads it."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.exceptions import AlreadyEnqueued

from ekinerja.core.jobs import antrekan
from ekinerja.core.lingkup import Lingkup
from ekinerja.penyiapan.models import PemeriksaanData, TemuanData
from ekinerja.penyiapan.queries import (
    bahan_periksa,
    keadaan_data,
    masalah_diperiksa,
    pertanyaan_temuan,
)
from ekinerja.skp.queries import instansi_semua

USANG = timedelta(hours=1)
_TULIS_SQL = """
INSERT INTO penyiapan_temuandata
       (instansi_id, urutan, kunci, pegawai_id, jabatan_id, unit_id, opd_id, catatan, kata)
SELECT %(instansi)s,
       row_number() OVER (ORDER BY array_position(%(kunci)s::text[], t.kunci), o.nama NULLS FIRST,
                          u.nama, p.nama_urut, j.nama, t.pegawai_id, t.jabatan_id, t.unit_id),
       t.kunci, t.pegawai_id, t.jabatan_id, t.unit_id, u.opd_id, t.catatan,
       upper(concat_ws(' ', p.nama_urut, p.nip, j.nama, u.nama))
FROM temuan t
LEFT JOIN pegawai_pegawai p ON p.id = t.pegawai_id
LEFT JOIN organisasi_jabatan j ON j.id = t.jabatan_id
LEFT JOIN organisasi_unitkerja u ON u.id = t.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = u.opd_id
"""


@transaction.atomic
def periksa_data(instansi_id: int, *, pada: datetime) -> PemeriksaanData:
    """Look for every gap in the data of a government and write down what was found.

    Checks of the same government wait for each other; readers see the former result until then.
    """
    lingkup = Lingkup(instansi_id, timezone.localdate(pada), None)
    kosong = {"per_tanggal": lingkup.per_tanggal, "pada": pada, "keadaan": ""}
    PemeriksaanData.objects.get_or_create(instansi_id=instansi_id, defaults=kosong)
    hasil = PemeriksaanData.objects.select_for_update().get(instansi_id=instansi_id)
    hasil.keadaan, hasil.per_tanggal, hasil.pada = keadaan_data(), lingkup.per_tanggal, pada
    kunci = masalah_diperiksa(lingkup)
    TemuanData.objects.filter(instansi_id=instansi_id).delete()
    with connection.cursor() as cursor:
        cursor.execute(pertanyaan_temuan(kunci, _TULIS_SQL), bahan_periksa(lingkup, kunci=kunci))
    hasil.save(update_fields=["keadaan", "per_tanggal", "pada"])
    return hasil


def periksa_yang_berubah(*, pada: datetime) -> int:
    """Queue a check of each government whose data changed, whose day ended, or that is an hour old.

    :returns: how many were queued.
    """
    keadaan, hari = keadaan_data(), timezone.localdate(pada)
    segar = set(
        PemeriksaanData.objects.filter(
            keadaan=keadaan, per_tanggal=hari, pada__gt=pada - USANG
        ).values_list("instansi_id", flat=True)
    )
    return sum(_antrekan(pk) for pk in instansi_semua() if pk not in segar)


def _antrekan(instansi_id: int) -> bool:
    """False: one is waiting already."""
    try:
        with transaction.atomic():
            nama = "penyiapan.periksa_data"
            antrekan(nama, kunci=f"{nama}:{instansi_id}", instansi_id=instansi_id)
    except AlreadyEnqueued:
        return False
    return True
