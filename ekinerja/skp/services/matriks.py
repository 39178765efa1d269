"""Dividing a plan among the team: propose, discuss, accept, withdraw."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import HasilKerja, Indikator, PeranHasil, RiwayatPeranHasil
from ekinerja.skp.permissions import pemilik_matriks
from ekinerja.skp.queries import anggota_matriks, draf_milik, sudah_terbagi
from ekinerja.skp.services.susun import (
    IsianIndikator,
    Rujukan,
    tambah_hasil_kerja,
    tambah_indikator,
)
from ekinerja.skp.workflow import DIUSULKAN, PERAN_WORKFLOW


@dataclass(frozen=True, slots=True)
class IsianPeran:
    """A cell as it is typed; ``target`` of a part by amount is the share of the indicator."""

    rencana: str
    uraian: str
    target: Decimal
    satuan: str
    cara: str = PeranHasil.TAK_LANGSUNG
    dasar_bagi: str = ""
    bagian: str = ""
    indikator: Indikator | None = None


@transaction.atomic
def usulkan_peran(
    rhk: HasilKerja, *, kepada: Pegawai, isian: IsianPeran, oleh: Pegawai, pada: datetime
) -> PeranHasil:
    """Propose a result to a member of the team.

    :raises AksiDitolak: to somebody outside the team, or when the shares exceed the target.
    """
    wajib(pemilik_matriks(rhk.skp, oleh))
    hari = timezone.localdate(pada)
    if kepada.pk not in {satu.pk for satu in anggota_matriks(rhk.skp, pada=hari)}:
        raise AksiDitolak(
            f"{kepada.nama} bukan bawahan atau anggota tim kerja Anda pada masa ini. Pilih orang "
            "lain, atau bentuk tim kerjanya lebih dahulu."
        )
    _periksa_bagian(rhk, isian)
    langsung = isian.cara == PeranHasil.LANGSUNG
    peran = PeranHasil.objects.create(
        instansi_id=rhk.skp.instansi_id,
        rhk=rhk,
        pegawai=kepada,
        cara=isian.cara,
        dasar_bagi=isian.dasar_bagi if langsung else "",
        bagian=isian.bagian.strip(),
        indikator=isian.indikator if langsung and isian.dasar_bagi == "JUMLAH" else None,
        rencana=isian.rencana.strip(),
        uraian=isian.uraian.strip(),
        target=isian.target,
        satuan=isian.satuan.strip(),
    )
    RiwayatPeranHasil.objects.create(
        objek=peran,
        langkah="usulkan",
        dari="",
        ke=DIUSULKAN,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas="Pimpinan",
        pada=pada,
    )
    return peran


def _periksa_bagian(rhk: HasilKerja, isian: IsianPeran) -> None:
    if isian.target <= 0:
        raise AksiDitolak("Target harus lebih besar dari nol.")
    if isian.cara != PeranHasil.LANGSUNG:
        return
    if isian.dasar_bagi in ("ASPEK", "WILAYAH"):
        if not isian.bagian.strip():
            raise AksiDitolak("Tulis aspek atau wilayah mana yang menjadi bagian anggota ini.")
        return
    indikator = isian.indikator
    if isian.dasar_bagi != "JUMLAH" or indikator is None or indikator.hasil_kerja_id != rhk.pk:
        raise AksiDitolak("Pilih indikator hasil kerja ini yang targetnya dibagi.")
    Indikator.objects.select_for_update(of=("self",)).get(pk=indikator.pk)
    sisa = (indikator.target or Decimal(0)) - sudah_terbagi(indikator.pk)
    if isian.target > sisa:
        raise AksiDitolak(
            f"Bagian {angka(isian.target)} {indikator.satuan} melebihi sisa target "
            f"{angka(max(sisa, Decimal(0)))} {indikator.satuan}. Kecilkan bagiannya, atau cabut "
            "bagian anggota lain."
        )


@transaction.atomic
def terima_peran(peran: PeranHasil, *, oleh: Pegawai, pada: datetime) -> PeranHasil:
    """Accept a proposal: it becomes a result of the member's own draft, linked and measured.

    :raises AksiDitolak: without a draft in that period, or when it was answered already.
    """
    skp = draf_milik(peran.pegawai_id, selama=peran.rhk.skp)
    if skp is None:
        raise AksiDitolak(
            "Anda belum punya draf SKP pada masa ini. Susun SKP, atau mulai perubahan SKP yang "
            "berlaku, lalu terima usulannya."
        )
    peran = PERAN_WORKFLOW.run("terima", peran, oleh=oleh, pada=pada, kapasitas="Anggota")
    rhk = tambah_hasil_kerja(
        skp,
        rencana=peran.rencana,
        oleh=oleh,
        rujukan=Rujukan(intervensi_id=_rhk_berlaku(peran), pada=timezone.localdate(pada)),
    )
    isian = IsianIndikator(peran.uraian, peran.target, peran.satuan)
    tambah_indikator(rhk, isian=isian, oleh=oleh)
    peran.hasil = rhk
    peran.save(update_fields=["hasil"])
    return peran


def _rhk_berlaku(peran: PeranHasil) -> int | None:
    """The superior's result, unless the superior still drafts it: then it is linked later."""
    return None if peran.rhk.skp.status == "DRAF" else peran.rhk.pengganti_id or peran.rhk_id


def bahas_peran(peran: PeranHasil, *, alasan: str, oleh: Pegawai, pada: datetime) -> PeranHasil:
    """Ask to discuss a proposal first, with a reason."""
    return PERAN_WORKFLOW.run(
        "bahas", peran, oleh=oleh, pada=pada, kapasitas="Anggota", alasan=alasan
    )


def cabut_peran(peran: PeranHasil, *, oleh: Pegawai, pada: datetime) -> PeranHasil:
    """Withdraw a proposal that was not accepted; its share is free again."""
    return PERAN_WORKFLOW.run("cabut", peran, oleh=oleh, pada=pada, kapasitas="Pimpinan")
