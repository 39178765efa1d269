"""Who keeps the organisation and gives roles."""

from datetime import date

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import AksesDukungan, PemberianPeran, UnitKerja, UsulanPeran
from ekinerja.organisasi.pelaku import PelakuHari

PENGELOLA = (
    PemberianPeran.BKPSDM,
    PemberianPeran.ORGANISASI,
    PemberianPeran.PENGELOLA_APLIKASI,
)
PEMBACA_PERAN = (*PENGELOLA, PemberianPeran.ADMIN_PD, PemberianPeran.PEMERIKSA)
PEMBACA = (*PEMBACA_PERAN, PemberianPeran.BAPPEDA, PemberianPeran.PENINJAU)
PENGELOLA_INSTANSI = (PemberianPeran.PENGELOLA_APLIKASI, *PENGELOLA)
PENYIMPAN_DOKUMEN = (*PENGELOLA, PemberianPeran.ADMIN_PD)
PENYUSUN = (*PENGELOLA, PemberianPeran.ADMIN_PD)
LANGKAH_PEMBAYARAN = (
    PemberianPeran.PEMBUAT_DAFTAR,
    PemberianPeran.PPK_SKPD,
    PemberianPeran.PA_KPA,
    PemberianPeran.BENDAHARA,
)
# one person alone never makes anybody this powerful: see docs/adr/0009
DUA_ORANG = (
    *PENGELOLA,
    PemberianPeran.ADMIN_TEKNIS,
    PemberianPeran.PEMERIKSA,
    PemberianPeran.PIMPINAN,
    PemberianPeran.PPK_SKPD,
    PemberianPeran.PA_KPA,
    PemberianPeran.BENDAHARA,
)
PEMINTA_DUKUNGAN = (PemberianPeran.ADMIN_TEKNIS, PemberianPeran.PENGELOLA_APLIKASI)
PEMUTUS_DUKUNGAN = (PemberianPeran.BKPSDM,)
PELIHAT_DUKUNGAN = (*PEMUTUS_DUKUNGAN, PemberianPeran.PEMERIKSA)
PELIHAT_SISTEM = (PemberianPeran.ADMIN_TEKNIS, PemberianPeran.PENGELOLA_APLIKASI)


def pengelola_aplikasi(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The system itself, or who keeps the whole of this instansi on that day."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        _memegang(instansi_id, oleh, *PENGELOLA, pada=pada),
        "Hanya BKPSDM, Bagian Organisasi, atau pengelola aplikasi yang boleh melakukan ini. "
        "Sampaikan permintaan Anda kepada mereka.",
    )


def pengelola_instansi(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """Who keeps the profile of the instansi: also the pengelola aplikasi, whatever the unit."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        _memegang(instansi_id, oleh, *PENGELOLA_INSTANSI, pada=pada),
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


def butuh_orang_kedua(peran: str, *, seluruh_instansi: bool) -> bool:
    """Must another keeper agree before this role holds?

    Also an admin over the whole instansi: they could issue passwords everywhere.
    """
    return peran in DUA_ORANG or (seluruh_instansi and peran == PemberianPeran.ADMIN_PD)


def pengusul_peran(usulan: UsulanPeran, oleh: PelakuHari) -> Putusan:
    """Who proposed it, and only they."""
    return jika(
        oleh.user_id is not None and oleh.user_id == usulan.diusulkan_oleh_id,
        "Usulan hanya dapat ditarik oleh pengusulnya. Bila Anda tidak setuju, tolaklah usulannya.",
    )


def pemutus_usulan(usulan: UsulanPeran, oleh: PelakuHari) -> Putusan:
    """Another keeper: neither who proposed it nor who would receive it."""
    if oleh.user_id in (None, usulan.diusulkan_oleh_id, usulan.user_id):
        return Putusan(
            False,
            "Usulan peran diputuskan oleh orang kedua: pengelola lain yang bukan pengusulnya dan "
            "bukan penerimanya.",
        )
    return pengelola_aplikasi(usulan.instansi_id, oleh, pada=oleh.hari)


def boleh_mengulangi(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The technical admin or the keeper of the application, of the whole instansi."""
    return jika(
        _memegang(instansi_id, oleh, *PELIHAT_SISTEM, pada=pada),
        "Pekerjaan yang gagal hanya diulangi oleh admin teknis atau pengelola aplikasi.",
    )


def boleh_meminta_dukungan(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The technical admin or the keeper of the application, of the whole instansi."""
    return jika(
        _memegang(instansi_id, oleh, *PEMINTA_DUKUNGAN, pada=pada),
        "Akses dukungan hanya diminta oleh admin teknis atau pengelola aplikasi.",
    )


def peminta_dukungan(akses: AksesDukungan, oleh: PelakuHari) -> Putusan:
    """Who asked for it."""
    return jika(
        oleh.user_id is not None and oleh.user_id == akses.user_id,
        "Permintaan ini hanya dapat ditarik oleh yang memintanya.",
    )


def pemutus_dukungan(akses: AksesDukungan, oleh: PelakuHari) -> Putusan:
    """BKPSDM agrees to what another person asked."""
    return jika(
        oleh.user_id != akses.user_id
        and _memegang(akses.instansi_id, oleh, *PEMUTUS_DUKUNGAN, pada=oleh.hari),
        "Akses dukungan diputuskan oleh BKPSDM, dan bukan oleh yang memintanya.",
    )


def pengakhir_dukungan(akses: AksesDukungan, oleh: PelakuHari) -> Putusan:
    """Who uses it, BKPSDM, or the clock."""
    if oleh.user_id is None or oleh.user_id == akses.user_id:
        return BOLEH
    return jika(
        _memegang(akses.instansi_id, oleh, *PEMUTUS_DUKUNGAN, pada=oleh.hari),
        "Akses dukungan diakhiri oleh pemakainya atau oleh BKPSDM.",
    )


def _memegang(instansi_id: int, oleh: Pelaku, *peran: str, pada: date) -> bool:
    """Does the actor hold one of these roles over the whole instansi on that day?"""
    if oleh.user_id is None:
        return False
    return PemberianPeran.objects.filter(
        instansi_id=instansi_id, user_id=oleh.user_id, peran__in=peran, unit=None,
        masa__contains=pada,
    ).exists()  # fmt: skip
