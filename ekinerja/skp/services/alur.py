"""The life cycle: submit, return, agree, hand over, finish."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal_panjang
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_seorang
from ekinerja.pegawai.services import kapasitas_memutus
from ekinerja.skp.models import SKP, RiwayatSKP
from ekinerja.skp.penilai import alihkan
from ekinerja.skp.queries import belum_tertaut, potret_pejabat, rhk_rujukan, rhk_skp
from ekinerja.skp.services.cetak import terbitkan_skp
from ekinerja.skp.services.perubahan import gantikan
from ekinerja.skp.workflow import DIAJUKAN, SKP_WORKFLOW

ALASAN_ALIH = "Pejabat penilai berganti menurut jabatan, penugasan, atau surat."


def ajukan_skp(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Submit the plan to the superior by position of that day.

    :raises AksiDitolak: when the plan is incomplete or there is no superior.
    """
    penilai = penilai_seorang(skp.pegawai, pada=timezone.localdate(pada))
    if penilai is None:
        raise AksiDitolak(
            "Atasan langsung Anda belum ditetapkan, sehingga belum ada yang dapat menyetujui. "
            "Hubungi BKPSDM untuk melengkapi jabatan atasan."
        )
    _tolak_belum_tertaut(skp, pada)
    return SKP_WORKFLOW.run(
        "ajukan",
        skp,
        oleh=oleh,
        pada=pada,
        kapasitas="Pegawai",
        ubah={"penilai_id": penilai.pk, "diajukan_pada": pada},
    )


def _tolak_belum_tertaut(skp: SKP, pada: datetime) -> None:
    """A superior who is not finished holds nobody up; one who is, must be linked to."""
    if skp.jenis_pegawai == SKP.PIMPINAN:
        return
    belum = next(iter(belum_tertaut(skp, rhk_skp(skp))), None)
    if belum is not None and rhk_rujukan(skp, pada=timezone.localdate(pada)):
        raise AksiDitolak(
            f"RHK “{belum.rencana}” belum ditautkan ke hasil kerja atasan, padahal SKP atasan "
            "sudah ada. Pilih hasil kerja atasan yang didukungnya, lalu ajukan."
        )


def batalkan_skp(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Give up a draft: it stays readable to its owner, and its period is free again."""
    return SKP_WORKFLOW.run("batalkan", skp, oleh=oleh, pada=pada, kapasitas="Pegawai")


@transaction.atomic
def kembalikan_skp(skp: SKP, *, oleh: Pegawai, pada: datetime, alasan: str) -> SKP:
    """Return the plan to its owner with a note.

    :raises AksiDitolak: without a note, or when it no longer waits.
    """
    _ikuti_jabatan(skp, pada)
    kapasitas = kapasitas_memutus(skp, oleh=oleh, pada=pada)
    return SKP_WORKFLOW.run(
        "kembalikan", skp, oleh=oleh, pada=pada, kapasitas=kapasitas, alasan=alasan
    )


@transaction.atomic
def setujui_skp(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Agree the plan: from now on the database refuses every change to plans and targets.

    Both officials are frozen as they are on that day, and the plan is registered under the code
    that its printed form carries; a change replaces the version in force.

    :raises TidakBerwenang: to yesterday's superior.
    :raises AksiDitolak: when it no longer waits or is incomplete.
    """
    _ikuti_jabatan(skp, pada)
    kapasitas = kapasitas_memutus(skp, oleh=oleh, pada=pada)
    kini = SKP.objects.get(pk=skp.pk)
    if kini.asal_id is not None and SKP_WORKFLOW.decide("setujui", kini, oleh).boleh:
        gantikan(kini, pada=pada)
    [potret] = potret_pejabat([kini], pada=timezone.localdate(pada))
    hasil = SKP_WORKFLOW.run(
        "setujui",
        kini,
        oleh=oleh,
        pada=pada,
        kapasitas=kapasitas,
        ubah={"disetujui_pada": pada, "potret": potret},
    )
    terbitkan_skp([hasil], pada=pada)
    return hasil


@transaction.atomic
def selesaikan_skp(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Declare a plan finished once its period is over.

    :raises AksiDitolak: while the period still runs.
    """
    if timezone.localdate(pada) < skp.masa.upper:
        raise AksiDitolak(
            f"Masa SKP ini baru berakhir sebelum {tanggal_panjang(skp.masa.upper)}. Nyatakan "
            "selesai setelah masanya lewat."
        )
    kapasitas = kapasitas_memutus(skp, oleh=oleh, pada=pada)
    return SKP_WORKFLOW.run(
        "selesaikan", skp, oleh=oleh, pada=pada, kapasitas=kapasitas, ubah={"selesai_pada": pada}
    )


def _ikuti_jabatan(skp: SKP, pada: datetime) -> None:
    """Before a decision: who is penilai is asked again, so that yesterday's cannot decide."""
    menunggu = SKP.objects.filter(pk=skp.pk, status=DIAJUKAN)
    _alihkan(menunggu, skp.instansi_id, pada)


@transaction.atomic
def alihkan_penilai(instansi_id: int, *, pada: datetime) -> int:
    """Submitted plans follow the post of the superior when its holder changes.

    :returns: how many changed hands, each with its row of history.
    """
    menunggu = SKP.objects.filter(instansi_id=instansi_id, status=DIAJUKAN)
    return _alihkan(menunggu, instansi_id, pada)


def _alihkan(menunggu: QuerySet[SKP], instansi_id: int, pada: datetime) -> int:
    pindah = alihkan(menunggu, instansi_id=instansi_id, hari=timezone.localdate(pada))
    RiwayatSKP.objects.bulk_create(
        RiwayatSKP(
            objek_id=pk,
            langkah="alihkan",
            dari=DIAJUKAN,
            ke=DIAJUKAN,
            oleh_nama=SISTEM.nama,
            alasan=ALASAN_ALIH,
            pada=pada,
        )
        for pk in pindah
    )
    return len(pindah)
