"""Who registers, places and sees people."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.pegawai.models import (
    Delegasi,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
    UsulanData,
)
from ekinerja.regulasi.pelaku import Bertindak

PEMBACA = (
    PemberianPeran.BKPSDM,
    PemberianPeran.ORGANISASI,
    PemberianPeran.PENGELOLA_APLIKASI,
    PemberianPeran.ADMIN_PD,
    PemberianPeran.BAPPEDA,
    PemberianPeran.PENINJAU,
    PemberianPeran.PEMERIKSA,
    PemberianPeran.PIMPINAN,
)
PEMBACA_KEPUTUSAN = (
    PemberianPeran.BKPSDM,
    PemberianPeran.ADMIN_PD,
    PemberianPeran.PEMERIKSA,
    PemberianPeran.PIMPINAN,
)
PENERBIT_SANDI = (PemberianPeran.BKPSDM, PemberianPeran.ADMIN_PD)
PENGELOLA_TIM = (PemberianPeran.BKPSDM, PemberianPeran.ADMIN_PD)


def pengelola_pegawai(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The system itself, or BKPSDM of the same instansi on that day."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            user_id=oleh.user_id,
            peran=PemberianPeran.BKPSDM,
            unit=None,
            masa__contains=pada,
        ).exists(),
        "Hanya BKPSDM yang boleh mendaftarkan dan memindahkan pegawai. "
        "Sampaikan SK-nya kepada BKPSDM.",
    )


def boleh_menerbitkan_sandi(
    pegawai: Pegawai, oleh: Pelaku, *, lingkup: Lingkup, unit_id: int | None
) -> Putusan:
    """BKPSDM everywhere; an admin in the own units, but never for who decides about others.

    An admin who could replace the password of an approver could approve in their name, so that
    holders of a role, heads of units, managerial posts and everybody with posts below them
    (also as Plt. or Plh., also from a later day) belong to BKPSDM.

    :param lingkup: what the actor's roles of :data:`PENERBIT_SANDI` reach.
    :param unit_id: unit of the person on the day.
    """
    if pegawai.instansi_id != lingkup.instansi_id or not lingkup.mencakup_unit(unit_id):
        return Putusan(False, "Pegawai ini di luar kewenangan Anda. Hubungi BKPSDM.")
    if oleh.user_id == pegawai.user_id:
        return Putusan(
            False, "Kata sandi sendiri diganti lewat menu akun, bukan diterbitkan ulang di sini."
        )
    pusat = pengelola_pegawai(pegawai.instansi_id, oleh, pada=lingkup.per_tanggal)
    if lingkup.unit_ids is None and pusat.boleh:
        return BOLEH
    sejak = DateRange(lingkup.per_tanggal, None)
    if PemberianPeran.objects.filter(user__pegawai=pegawai, masa__overlap=sejak).exists():
        return Putusan(False, _LEWAT_BKPSDM.format("memegang peran dalam aplikasi"))
    return jika(
        not _memimpin(pegawai, sejak), _LEWAT_BKPSDM.format("memangku jabatan yang memimpin")
    )


_LEWAT_BKPSDM = (
    "Pegawai ini {}, sehingga kata sandinya hanya dapat diterbitkan oleh BKPSDM. Minta yang "
    "bersangkutan menghubungi BKPSDM."
)


def _memimpin(pegawai: Pegawai, sejak: DateRange) -> bool:
    """Does the person hold a leading post in this period, or one with posts below it?"""
    memimpin = (
        Q(jabatan__kepala=True)
        | Q(jabatan__jenis__in=(*Jabatan.MANAJERIAL, "POLITIS"))
        | Q(jabatan__bawahan__masa__overlap=sejak)
    )
    return (
        Penempatan.objects.filter(memimpin, pegawai=pegawai, masa__overlap=sejak).exists()
        or PenugasanKepala.objects.filter(pegawai=pegawai, masa__overlap=sejak).exists()
        or PenilaiKhusus.objects.filter(penilai=pegawai, masa__overlap=sejak).exists()
        or Delegasi.objects.filter(penerima=pegawai, masa__overlap=sejak).exists()
    )


def boleh_mendelegasikan(pemberi: Pegawai, oleh: Pelaku, *, pada: date) -> Putusan:
    """The penilai, about the own right; BKPSDM for others."""
    if oleh.user_id is not None and oleh.user_id == pemberi.user_id:
        return BOLEH
    return jika(
        pengelola_pegawai(pemberi.instansi_id, oleh, pada=pada).boleh,
        "Delegasi diberikan dan diakhiri oleh pejabat penilainya sendiri, atau oleh BKPSDM.",
    )


def pengelola_tim(unit: UnitKerja, lingkup: Lingkup) -> Putusan:
    """BKPSDM everywhere, an admin in the own units.

    :param lingkup: what the actor's roles of :data:`PENGELOLA_TIM` reach.
    """
    return jika(
        unit.instansi_id == lingkup.instansi_id and lingkup.mencakup_unit(unit.pk),
        "Tim kerja unit ini dicatat oleh admin perangkat daerahnya atau BKPSDM.",
    )


PEMUTUS_USULAN_DATA = (PemberianPeran.BKPSDM, PemberianPeran.ADMIN_PD)


def pemutus_usulan_data(usulan: UsulanData, oleh: Bertindak) -> Putusan:
    """BKPSDM, or the admin of the unit in which the person stands that day; never the person."""
    if oleh.user_id == usulan.diusulkan_oleh_id:
        return Putusan(
            False, "Usulan tentang data sendiri diperiksa orang lain. Tunggu BKPSDM atau admin."
        )
    if oleh.punya(usulan.instansi_id, *PEMUTUS_USULAN_DATA):
        return BOLEH
    unit_id = _unit_pada(usulan.pegawai_id, oleh.hari)
    return jika(
        unit_id is not None and oleh.punya_di(usulan.instansi_id, unit_id, *PEMUTUS_USULAN_DATA),
        "Usulan ini diperiksa oleh admin perangkat daerah pegawainya atau BKPSDM.",
    )


def pengusul_data(usulan: UsulanData, oleh: Bertindak) -> Putusan:
    """Who proposed it."""
    return jika(
        oleh.user_id == usulan.diusulkan_oleh_id, "Usulan hanya ditarik oleh yang mengusulkannya."
    )


def _unit_pada(pegawai_id: int, hari: date) -> int | None:
    """Unit of the definitive post of that day."""
    return (
        Penempatan.objects.filter(
            pegawai_id=pegawai_id, jenis=Penempatan.DEFINITIF, masa__contains=hari
        )
        .values_list("jabatan__unit_id", flat=True)
        .first()
    )


MEDAN_KONTAK = frozenset({"surel", "telepon", "foto"})
MEDAN_UNIT = MEDAN_KONTAK | {"pin_mesin"}


def boleh_mengubah_data(
    pegawai: Pegawai, oleh: Pelaku, *, lingkup: Lingkup, medan: set[str], pada: date
) -> Putusan:
    """BKPSDM every field; an admin contact and machine PIN in the own units; oneself contact.

    :param lingkup: what the actor's roles of BKPSDM and ADMIN_PD reach.
    :param medan: names of the fields that change.
    """
    if oleh.user_id is None:
        return BOLEH
    di_luar = "Pegawai ini di luar kewenangan Anda. Hubungi BKPSDM."
    if pegawai.instansi_id != lingkup.instansi_id:
        return Putusan(False, di_luar)
    if pengelola_pegawai(pegawai.instansi_id, oleh, pada=pada).boleh:
        return BOLEH
    if oleh.user_id == pegawai.user_id and medan <= MEDAN_KONTAK:
        return BOLEH
    unit_id = _unit_pada(pegawai.pk, pada)
    if not lingkup.mencakup_unit(unit_id):
        return Putusan(False, di_luar)
    return jika(
        medan <= MEDAN_UNIT,
        "Data ini hanya diubah oleh BKPSDM. Sampaikan buktinya kepada BKPSDM.",
    )
