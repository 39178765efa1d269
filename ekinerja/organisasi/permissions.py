"""Who keeps the organisation and gives roles."""

from datetime import date

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran, UnitKerja

PENGELOLA = (PemberianPeran.BKPSDM, PemberianPeran.ORGANISASI)
PEMBACA = (*PENGELOLA, PemberianPeran.ADMIN_PD, PemberianPeran.PEMERIKSA)
PENGELOLA_INSTANSI = (PemberianPeran.PENGELOLA_APLIKASI, *PENGELOLA)
PENYIMPAN_DOKUMEN = (*PENGELOLA, PemberianPeran.ADMIN_PD)
PENYUSUN = (*PENGELOLA, PemberianPeran.ADMIN_PD)
LANGKAH_PEMBAYARAN = (
    PemberianPeran.PEMBUAT_DAFTAR,
    PemberianPeran.PPK_SKPD,
    PemberianPeran.PA_KPA,
    PemberianPeran.BENDAHARA,
)


def pengelola_aplikasi(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The system itself, or BKPSDM or Bagian Organisasi of the same instansi on that day."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            user_id=oleh.user_id,
            peran__in=PENGELOLA,
            unit=None,
            masa__contains=pada,
        ).exists(),
        "Hanya BKPSDM atau Bagian Organisasi yang boleh melakukan ini. "
        "Sampaikan permintaan Anda kepada mereka.",
    )


def pengelola_instansi(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """Who keeps the profile of the instansi: also the pengelola aplikasi, whatever the unit."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            user_id=oleh.user_id,
            peran__in=PENGELOLA_INSTANSI,
            unit=None,
            masa__contains=pada,
        ).exists(),
        "Hanya pengelola aplikasi, BKPSDM, atau Bagian Organisasi yang boleh mengubah profil "
        "instansi. Sampaikan permintaan Anda kepada mereka.",
    )


def boleh_menyimpan_dokumen(unit: UnitKerja | None, *, lingkup: Lingkup) -> Putusan:
    """A document of a unit in the scope; one of the whole instansi needs the whole scope.

    :param lingkup: what the actor's roles of :data:`PENYIMPAN_DOKUMEN` reach.
    """
    if unit is None:
        return jika(
            lingkup.unit_ids is None,
            "Dokumen seluruh instansi disimpan oleh BKPSDM atau Bagian Organisasi. Pilih unit "
            "Anda, atau sampaikan dokumennya kepada mereka.",
        )
    return jika(
        unit.instansi_id == lingkup.instansi_id and lingkup.mencakup_unit(unit.pk),
        "Unit ini di luar kewenangan Anda. Pilih unit lain, atau hubungi BKPSDM.",
    )


_PENYUSUN_SQL = """
WITH RECURSIVE naik AS (
    SELECT id, induk_id FROM organisasi_unitkerja WHERE id = %(unit)s
  UNION
    SELECT u.id, u.induk_id FROM naik JOIN organisasi_unitkerja u ON u.id = naik.induk_id
)
SELECT EXISTS (
    SELECT 1 FROM organisasi_pemberianperan r JOIN naik ON naik.id = r.unit_id
    WHERE r.instansi_id = %(instansi)s AND r.user_id = %(user)s AND r.peran = %(peran)s
      AND r.masa @> %(pada)s::date)
"""


def penyusun_analisis(unit: UnitKerja, oleh: Pelaku, *, pada: date) -> Putusan:
    """Who writes the tasks of posts: the keepers, or an admin of this unit or of one above it."""
    if pengelola_aplikasi(unit.instansi_id, oleh, pada=pada).boleh:
        return BOLEH
    with connection.cursor() as cursor:
        cursor.execute(
            _PENYUSUN_SQL,
            {
                "unit": unit.pk,
                "instansi": unit.instansi_id,
                "user": oleh.user_id,
                "peran": PemberianPeran.ADMIN_PD,
                "pada": pada,
            },
        )
        (admin,) = cursor.fetchone()
    return jika(
        admin,
        "Uraian tugas disusun oleh BKPSDM, Bagian Organisasi, atau admin perangkat daerah unit "
        "ini. Sampaikan usulan Anda kepada mereka.",
    )


def boleh_memberi_peran(instansi_id: int, oleh: Pelaku, *, penerima_id: int, pada: date) -> Putusan:
    """A keeper of the application, and never for oneself."""
    putusan = pengelola_aplikasi(instansi_id, oleh, pada=pada)
    if not putusan.boleh:
        return putusan
    return jika(
        oleh.user_id is None or oleh.user_id != penerima_id,
        "Peran untuk diri sendiri tidak dapat diberikan atau diakhiri sendiri. "
        "Minta pengelola lain melakukannya dengan surat penunjukan Anda.",
    )


def langkah_berurutan(peran: str) -> tuple[str, ...]:
    """Payment steps next to this one; the same person may not hold both for one unit."""
    if peran not in LANGKAH_PEMBAYARAN:
        return ()
    letak = LANGKAH_PEMBAYARAN.index(peran)
    return LANGKAH_PEMBAYARAN[max(letak - 1, 0) : letak] + LANGKAH_PEMBAYARAN[letak + 1 : letak + 2]
