"""Who registers, places and sees people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.organisasi.permissions import DUA_ORANG
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
    (also as Plt. or Plh., also from a later day) belong to BKPSDM. Who holds a role that needs two
    persons belongs to the server: one keeper alone would act with that power.

    :param lingkup: what the actor's roles of :data:`PENERBIT_SANDI` reach.
    :param unit_id: unit of the person on the day.
    """
    if pegawai.instansi_id != lingkup.instansi_id or not lingkup.mencakup_unit(unit_id):
        return Putusan(False, "Pegawai ini di luar kewenangan Anda. Hubungi BKPSDM.")
    if oleh.user_id == pegawai.user_id:
        return Putusan(
            False, "Kata sandi sendiri diganti lewat menu akun, bukan diterbitkan ulang di sini."
        )
    orang = dengan_kuasa(Pegawai.objects.filter(pk=pegawai.pk), sejak=lingkup.per_tanggal).get()
    if orang.berkuasa and oleh.user_id is not None:
        return Putusan(False, _LEWAT_PELADEN)
    pusat = pengelola_pegawai(pegawai.instansi_id, oleh, pada=lingkup.per_tanggal)
    if lingkup.unit_ids is None and pusat.boleh:
        return BOLEH
    if orang.berperan:
        return Putusan(False, _LEWAT_BKPSDM.format("memegang peran dalam aplikasi"))
    return jika(not orang.memimpin, _LEWAT_BKPSDM.format("memangku jabatan yang memimpin"))


_LEWAT_BKPSDM = (
    "Pegawai ini {}, sehingga kata sandinya hanya dapat diterbitkan oleh BKPSDM. Minta yang "
    "bersangkutan menghubungi BKPSDM."
)
_LEWAT_PELADEN = (
    "Pegawai ini memegang peran yang memerlukan dua orang, sehingga seorang pengelola saja tidak "
    "dapat mengganti kata sandinya. Minta admin peladen menjalankan manage.py sandi, dengan surat "
    "permintaan yang bersangkutan."
)


def dengan_kuasa(orang: QuerySet[Pegawai], *, sejak: date) -> QuerySet[Any]:
    """The people with ``berperan``, ``berkuasa`` and ``memimpin``, on the day or a later one.

    ``berkuasa``: one of the roles that need two persons (see docs/adr/0009). ``memimpin``: holds a
    leading post, or one with posts below it, or decides by letter.
    """
    masa = {"masa__overlap": DateRange(sejak, None)}
    peran = PemberianPeran.objects.filter(user=OuterRef("user"), **masa).order_by()
    berkuasa = Q(peran__in=DUA_ORANG) | Q(peran=PemberianPeran.ADMIN_PD, unit=None)
    memimpin = (
        Q(jabatan__kepala=True)
        | Q(jabatan__jenis__in=(*Jabatan.MANAJERIAL, "POLITIS"))
        | Q(jabatan__bawahan__masa__overlap=masa["masa__overlap"])
    )
    sendiri = {"pegawai": OuterRef("pk"), **masa}
    return orang.annotate(
        berperan=Exists(peran),
        berkuasa=Exists(peran.filter(berkuasa)),
        memimpin=Exists(Penempatan.objects.filter(memimpin, **sendiri).order_by())
        | Exists(PenugasanKepala.objects.filter(**sendiri))
        | Exists(PenilaiKhusus.objects.filter(penilai=OuterRef("pk"), **masa))
        | Exists(Delegasi.objects.filter(penerima=OuterRef("pk"), **masa)),
    )


def akun_berperan(user_ids: Iterable[int], *, sejak: date) -> set[int]:
    """Which of these accounts hold a role on the day or later; an import never attaches them."""
    peran = PemberianPeran.objects.filter(
        user_id__in=list(user_ids), masa__overlap=DateRange(sejak, None)
    )
    return set(peran.values_list("user_id", flat=True))


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

    Nobody changes alone what the own pay depends on: a keeper proposes it, another decides.

    :param lingkup: what the actor's roles of BKPSDM and ADMIN_PD reach.
    :param medan: names of the fields that change.
    """
    if oleh.user_id is None:
        return BOLEH
    di_luar = "Pegawai ini di luar kewenangan Anda. Hubungi BKPSDM."
    if pegawai.instansi_id != lingkup.instansi_id:
        return Putusan(False, di_luar)
    sendiri = oleh.user_id == pegawai.user_id
    if sendiri and medan <= MEDAN_KONTAK:
        return BOLEH
    if pengelola_pegawai(pegawai.instansi_id, oleh, pada=pada).boleh:
        return jika(
            not sendiri,
            "Data Anda sendiri diputuskan pengelola lain. Usulkan lewat Data saya.",
        )
    unit_id = _unit_pada(pegawai.pk, pada)
    if not lingkup.mencakup_unit(unit_id):
        return Putusan(False, di_luar)
    return jika(
        medan <= MEDAN_UNIT,
        "Data ini hanya diubah oleh BKPSDM. Sampaikan buktinya kepada BKPSDM.",
    )
