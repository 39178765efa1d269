"""Powerful roles need two people: one proposes, another agrees, and only then the role holds."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import (
    PemberianPeran,
    RiwayatUsulanPeran,
    UnitKerja,
    UsulanPeran,
)
from ekinerja.organisasi.pelaku import pada_hari
from ekinerja.organisasi.permissions import butuh_orang_kedua
from ekinerja.organisasi.queries import pengelola_lain
from ekinerja.organisasi.services.peran import (
    IsiPeran,
    kalimat_ganda,
    periksa_isi,
    tetapkan_peran,
    tolak_berurutan,
)
from ekinerja.organisasi.workflow import MENUNGGU, USULAN_WORKFLOW

TANPA_ORANG_KEDUA = (
    "Peran ini berlaku setelah disetujui orang kedua, tetapi belum ada pengelola lain yang dapat "
    "menyetujuinya. Minta pengelola peladen menambah pengelola kedua dengan perintah "
    "“manage.py pengelola”, lalu usulkan lagi."
)


@transaction.atomic
def usulkan_peran(
    penerima: User,
    *,
    peran: str,
    unit: UnitKerja | None,
    mulai: date,
    dasar: str,
    oleh: Pelaku,
    pada: datetime,
    selesai: date | None = None,
) -> UsulanPeran:
    """Propose a powerful role; it holds once another keeper agrees.

    :raises TidakBerwenang: when the actor may not give roles, or proposes oneself.
    :raises AksiDitolak: not a powerful role, nobody else who could agree, held or proposed
        already, or two successive payment steps.
    """
    isi = IsiPeran(peran=peran, unit=unit, mulai=mulai, selesai=selesai, dasar=dasar)
    if oleh.user_id is None:
        raise AksiDitolak("Peran diusulkan oleh seorang pengelola, bukan oleh sistem.")
    periksa_isi(penerima, isi, oleh=oleh, pada=pada)
    if not butuh_orang_kedua(peran, seluruh_instansi=unit is None):
        raise AksiDitolak(f"Peran {isi.sebutan} tidak memerlukan orang kedua. Berikan langsung.")
    User.objects.select_for_update(of=("self",)).get(pk=penerima.pk)
    _tolak_ganda(penerima, isi)
    tolak_berurutan(penerima, isi)
    hari = timezone.localdate(pada)
    if not pengelola_lain(penerima.instansi_id, kecuali=(oleh.user_id, penerima.pk), pada=hari):
        raise AksiDitolak(TANPA_ORANG_KEDUA)
    with batasan({"usulan_peran_satu_menunggu": _SUDAH_DIUSULKAN.format(penerima.nama)}):
        usulan = UsulanPeran.objects.create(
            instansi_id=penerima.instansi_id, user=penerima, peran=peran, unit=unit,
            masa=isi.masa, dasar=dasar, diusulkan_oleh_id=oleh.user_id, diusulkan_pada=pada,
        )  # fmt: skip
    RiwayatUsulanPeran.objects.create(
        objek=usulan, langkah="usulkan", dari="", ke=MENUNGGU, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=dasar, pada=pada,
    )  # fmt: skip
    return usulan


_SUDAH_DIUSULKAN = (
    "Peran ini sudah diusulkan untuk {} di unit yang sama dan masih menunggu. Buka daftar usulan "
    "untuk melihatnya."
)


def _tolak_ganda(penerima: User, isi: IsiPeran) -> None:
    if PemberianPeran.objects.filter(
        user=penerima, peran=isi.peran, unit=isi.unit, masa__overlap=isi.masa
    ).exists():
        raise AksiDitolak(kalimat_ganda(penerima, isi))


@transaction.atomic
def setujui_usulan(usulan: UsulanPeran, *, oleh: Pelaku, pada: datetime) -> PemberianPeran:
    """The second person agrees: the role holds from its date on.

    :raises TidakBerwenang: the proposer, the receiver, or no keeper.
    :raises AksiDitolak: decided already, or meanwhile against the two-steps rule.
    """
    kunci = USULAN_WORKFLOW.run(
        "setujui", usulan, oleh=pada_hari(oleh, pada), pada=pada,
        ubah={"diputus_oleh_id": oleh.user_id},
    )  # fmt: skip
    isi = IsiPeran(
        peran=kunci.peran, unit=kunci.unit, mulai=kunci.masa.lower, selesai=kunci.masa.upper,
        dasar=kunci.dasar,
    )  # fmt: skip
    kunci.hasil = tetapkan_peran(kunci.user, isi, oleh=oleh, pada=pada)
    kunci.save(update_fields=["hasil"])
    return kunci.hasil


@transaction.atomic
def tolak_usulan(usulan: UsulanPeran, *, alasan: str, oleh: Pelaku, pada: datetime) -> UsulanPeran:
    """The second person refuses, with a reason that the proposer reads.

    :raises TidakBerwenang: the proposer, the receiver, or no keeper.
    :raises AksiDitolak: decided already, or no reason.
    """
    return USULAN_WORKFLOW.run(
        "tolak", usulan, oleh=pada_hari(oleh, pada), pada=pada, alasan=alasan,
        ubah={"diputus_oleh_id": oleh.user_id},
    )  # fmt: skip


@transaction.atomic
def tarik_usulan(
    usulan: UsulanPeran, *, oleh: Pelaku, pada: datetime, alasan: str = ""
) -> UsulanPeran:
    """The proposer takes it back while it waits.

    :raises TidakBerwenang: not the proposer.
    :raises AksiDitolak: decided already.
    """
    return USULAN_WORKFLOW.run(
        "tarik", usulan, oleh=pada_hari(oleh, pada), pada=pada, alasan=alasan
    )
