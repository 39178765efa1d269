"""Wide reading for support: a reason, a second person, a few hours, every page kept."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM, Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import AksesDukungan, JejakDukungan, RiwayatDukungan
from ekinerja.organisasi.models.peran import JAM_DUKUNGAN
from ekinerja.organisasi.pelaku import pada_hari
from ekinerja.organisasi.permissions import boleh_meminta_dukungan
from ekinerja.organisasi.workflow import BERLAKU, DIMINTA, DUKUNGAN_WORKFLOW

ALASAN_MINIMAL = 10
_PANJANG_ALAMAT = 300


@transaction.atomic
def minta_dukungan(
    peminta: User, *, alasan: str, jam: int, oleh: Pelaku, pada: datetime
) -> AksesDukungan:
    """Ask for wide reading for some hours; nothing opens before BKPSDM agrees.

    :param jam: 1 to 8, counted from the agreement.
    :raises TidakBerwenang: neither technical admin nor keeper of the application, or for another.
    :raises AksiDitolak: no reason, too long, or one that waits or is open already.
    """
    hari = timezone.localdate(pada)
    wajib(boleh_meminta_dukungan(peminta.instansi_id, oleh, pada=hari))
    if peminta.pk != oleh.user_id:
        raise AksiDitolak("Akses dukungan diminta oleh orang yang akan memakainya sendiri.")
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise AksiDitolak("Tuliskan nomor aduan dan apa yang akan diperiksa.")
    if not 1 <= jam <= JAM_DUKUNGAN:
        raise AksiDitolak(f"Akses dukungan berlangsung 1 sampai {JAM_DUKUNGAN} jam.")
    _akhiri_yang_habis(peminta, pada=pada)
    with batasan({"akses_dukungan_satu_terbuka": _SUDAH_ADA}):
        akses = AksesDukungan.objects.create(
            instansi_id=peminta.instansi_id, user=peminta, alasan=alasan.strip(), jam=jam,
            diminta_pada=pada,
        )  # fmt: skip
    RiwayatDukungan.objects.create(
        objek=akses, langkah="minta", dari="", ke=DIMINTA, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=akses.alasan, pada=pada,
    )  # fmt: skip
    return akses


_SUDAH_ADA = (
    "Anda masih mempunyai permintaan yang menunggu atau akses yang terbuka. Tarik atau akhiri itu "
    "lebih dahulu."
)


def _akhiri_yang_habis(peminta: User, *, pada: datetime) -> None:
    for satu in AksesDukungan.objects.filter(user=peminta, status=BERLAKU, selesai__lte=pada):
        assert satu.selesai is not None
        DUKUNGAN_WORKFLOW.run(
            "akhiri", satu, oleh=pada_hari(SISTEM, pada), pada=pada, alasan="Waktunya habis.",
            ubah={"diakhiri_pada": satu.selesai},
        )  # fmt: skip


@transaction.atomic
def setujui_dukungan(akses: AksesDukungan, *, oleh: Pelaku, pada: datetime) -> AksesDukungan:
    """BKPSDM agrees: the access opens now and closes by itself after the hours asked.

    :raises TidakBerwenang: not BKPSDM, or the one who asked.
    :raises AksiDitolak: decided already, or asked too long ago.
    """
    hasil = DUKUNGAN_WORKFLOW.run(
        "setujui", akses, oleh=pada_hari(oleh, pada), pada=pada,
        ubah={
            "diputus_oleh_id": oleh.user_id,
            "mulai": pada,
            "selesai": pada + timedelta(hours=akses.jam),
        },
    )  # fmt: skip
    if pada - hasil.diminta_pada > timedelta(days=1):
        raise AksiDitolak(
            "Permintaan ini sudah lebih dari sehari. Tolaklah; bila masih perlu, yang meminta "
            "mengajukannya lagi."
        )
    return hasil


@transaction.atomic
def tolak_dukungan(
    akses: AksesDukungan, *, alasan: str, oleh: Pelaku, pada: datetime
) -> AksesDukungan:
    """BKPSDM refuses, with a reason.

    :raises TidakBerwenang: not BKPSDM, or the one who asked.
    :raises AksiDitolak: decided already, or no reason.
    """
    return DUKUNGAN_WORKFLOW.run(
        "tolak", akses, oleh=pada_hari(oleh, pada), pada=pada, alasan=alasan,
        ubah={"diputus_oleh_id": oleh.user_id},
    )  # fmt: skip


@transaction.atomic
def tarik_dukungan(
    akses: AksesDukungan, *, oleh: Pelaku, pada: datetime, alasan: str = ""
) -> AksesDukungan:
    """Who asked takes it back while it waits.

    :raises TidakBerwenang: another person.
    :raises AksiDitolak: decided already.
    """
    return DUKUNGAN_WORKFLOW.run(
        "tarik", akses, oleh=pada_hari(oleh, pada), pada=pada, alasan=alasan
    )


@transaction.atomic
def akhiri_dukungan(
    akses: AksesDukungan, *, oleh: Pelaku, pada: datetime, alasan: str = ""
) -> AksesDukungan:
    """End an open access before its time: its user, or BKPSDM.

    :raises TidakBerwenang: another person.
    :raises AksiDitolak: not open.
    """
    return DUKUNGAN_WORKFLOW.run(
        "akhiri", akses, oleh=pada_hari(oleh, pada), pada=pada, alasan=alasan,
        ubah={"diakhiri_pada": pada},
    )  # fmt: skip


def catat_halaman(
    akses_id: int, *, metode: str, alamat: str, jawaban: int, pada: datetime
) -> JejakDukungan:
    """Keep one page opened during an access.

    :param jawaban: HTTP status of the answer.
    """
    return JejakDukungan.objects.create(
        akses_id=akses_id, metode=metode[:8], alamat=alamat[:_PANJANG_ALAMAT], jawaban=jawaban,
        pada=pada,
    )  # fmt: skip
