"""A second look at approved work: by a higher official, by the admin; and the ketua's opinion."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, PemeriksaanKedua, PendapatKetua, Peninjauan
from ekinerja.aktivitas.permissions import ketua_tim_kerja, pemeriksa_kedua
from ekinerja.aktivitas.queries import aturan_putusan
from ekinerja.aktivitas.services.tinjauan import batas_hari, bawa_ke_tim
from ekinerja.aktivitas.workflow import DIKIRIM, DISETUJUI
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.format import tanggal
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_pada

_UNIT = F("indikator__hasil_kerja__skp__jabatan__unit_id")
BELUM_DITETAPKAN = (
    "Batas waktu pimpinan untuk tidak menyetujui aktivitas yang sudah disetujui belum ditetapkan "
    "dalam skema, sehingga langkah ini belum dapat dipakai."
)


@transaction.atomic
def tidak_setujui(
    aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime, alasan: str
) -> Peninjauan:
    """A superior of the approver disagrees within the decreed days; the team decides.

    Until then the approval stands and counts.

    :raises TidakBerwenang: for who does not stand above the approver in that line.
    :raises AksiDitolak: when no limit is decreed or it has passed, or it was reviewed before.
    """
    aktivitas = _dengan_unit(aktivitas)
    if not di_atas_penyetuju(aktivitas, oleh):
        raise TidakBerwenang(
            "Aktivitas yang sudah disetujui hanya dapat dibawa ke tim peninjau oleh pimpinan di "
            "atas pejabat penilai yang menyetujuinya."
        )
    batas = aturan_putusan(aktivitas.instansi_id, pada=timezone.localdate(pada)).batas_pimpinan
    if batas is None:
        raise AksiDitolak(BELUM_DITETAPKAN)
    akhir = batas_hari(aktivitas, batas)
    if akhir is not None and timezone.localdate(pada) > akhir:
        raise AksiDitolak(
            f"Batasnya {batas} hari kerja sejak disetujui, yaitu {tanggal(akhir)}, dan sudah lewat."
        )
    return bawa_ke_tim(aktivitas, asal=Peninjauan.PIMPINAN, oleh=oleh, pada=pada, alasan=alasan)


def di_atas_penyetuju(aktivitas: Aktivitas, oleh: Pegawai) -> bool:
    """Stands this person above the penilai of the entry, on the day it was decided?"""
    if aktivitas.diputus_pada is None or aktivitas.penilai_id is None:
        return False
    hari = timezone.localdate(aktivitas.diputus_pada)
    atasan = penilai_pada(aktivitas.instansi_id, pada=hari)
    lewat: set[int] = set()
    kini = atasan.get(aktivitas.penilai_id)
    while kini is not None and kini not in lewat:
        if kini == oleh.pk:
            return oleh.pk != aktivitas.pegawai_id
        lewat.add(kini)
        kini = atasan.get(kini)
    return False


@transaction.atomic
def periksa_kedua(aktivitas_ids: Sequence[int], *, oleh: Identitas, pada: datetime) -> int:
    """The admin finds nothing against these approved entries of the own units.

    :returns: how many were marked now.
    :raises AksiDitolak: where the scheme knows no second check.
    """
    _wajib_berlaku(oleh.user.instansi_id, pada)
    baris = Aktivitas.objects.filter(
        pk__in=aktivitas_ids, instansi_id=oleh.user.instansi_id, status=DISETUJUI,
        pemeriksaan_kedua=None,
    ).annotate(unit_id=_UNIT)  # fmt: skip
    baru = []
    for satu in baris.select_for_update(of=("self",)):
        wajib(pemeriksa_kedua(satu, oleh))
        baru.append(PemeriksaanKedua(aktivitas=satu, oleh=oleh.pegawai, pada=pada))
    PemeriksaanKedua.objects.bulk_create(baru)
    return len(baru)


@transaction.atomic
def persoalkan(aktivitas: Aktivitas, *, oleh: Identitas, pada: datetime, alasan: str) -> Peninjauan:
    """The admin disagrees with approved work of the own units; the team decides.

    :raises AksiDitolak: where the scheme knows no second check, or it was checked or reviewed.
    """
    _wajib_berlaku(oleh.user.instansi_id, pada)
    wajib(pemeriksa_kedua(_dengan_unit(aktivitas), oleh))
    if PemeriksaanKedua.objects.filter(aktivitas=aktivitas).exists():
        raise AksiDitolak("Aktivitas ini sudah diperiksa kedua kali dan dinyatakan sesuai.")
    assert oleh.pegawai is not None  # the predicate asks for a person
    return bawa_ke_tim(
        aktivitas, asal=Peninjauan.ADMIN, oleh=oleh.pegawai, pada=pada, alasan=alasan
    )


def _wajib_berlaku(instansi_id: int, pada: datetime) -> None:
    if not aturan_putusan(instansi_id, pada=timezone.localdate(pada)).kedua:
        raise AksiDitolak(
            "Pemeriksaan kedua oleh admin perangkat daerah belum ditetapkan dalam skema."
        )


@transaction.atomic
def beri_pendapat(
    aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime, isi: str
) -> PendapatKetua:
    """The ketua of the team whose result the entry serves says what they think, once.

    :raises AksiDitolak: when it no longer waits, nothing was said, or an opinion is there.
    """
    kini = Aktivitas.objects.select_for_update(of=("self",)).get(pk=aktivitas.pk)
    wajib(ketua_tim_kerja(kini, oleh))
    if kini.status != DIKIRIM:
        raise AksiDitolak("Pendapat disampaikan selama aktivitas menunggu keputusan atasan.")
    if not isi.strip():
        raise AksiDitolak("Pendapat belum diisi. Tuliskan, lalu kirim lagi.")
    if PendapatKetua.objects.filter(aktivitas=kini, ketua=oleh).exists():
        raise AksiDitolak("Anda sudah menyampaikan pendapat tentang aktivitas ini.")
    return PendapatKetua.objects.create(aktivitas=kini, ketua=oleh, isi=isi.strip(), pada=pada)


def _dengan_unit(aktivitas: Aktivitas) -> Aktivitas:
    return (
        Aktivitas.objects.select_related("indikator__hasil_kerja__skp__jabatan")
        .annotate(unit_id=_UNIT)
        .get(pk=aktivitas.pk)
    )
