"""Deeds on notices: publish, end, confirm to have read."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ekinerja.accounts.models import User
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.organisasi.models import UnitKerja
from ekinerja.penyiapan.models import Pengumuman, PengumumanDibaca
from ekinerja.penyiapan.permissions import boleh_mengumumkan
from ekinerja.regulasi.pelaku import Bertindak


@dataclass(frozen=True, slots=True)
class IsiPengumuman:
    """A notice: words, and to whom (empty ``unit`` and ``peran``: everybody)."""

    judul: str
    isi: str
    unit: UnitKerja | None = None
    peran: str = ""
    wajib_baca: bool = False
    berakhir_pada: datetime | None = None


@transaction.atomic
def terbitkan_pengumuman(
    instansi_id: int, data: IsiPengumuman, *, oleh: Bertindak, pada: datetime
) -> Pengumuman:
    """Publish a notice.

    :raises TidakBerwenang: the actor does not write for this unit.
    :raises AksiDitolak: unit of another instansi, empty, or it would end before it begins.
    """
    unit = data.unit
    if unit is not None and unit.instansi_id != instansi_id:
        raise AksiDitolak("Unit tidak ditemukan. Pilih unit dari instansi Anda.")
    wajib(boleh_mengumumkan(instansi_id, oleh, unit_id=unit.pk if unit else None))
    if oleh.user_id is None or not data.judul.strip() or not data.isi.strip():
        raise AksiDitolak("Judul dan isi pengumuman wajib diisi.")
    if data.berakhir_pada is not None and data.berakhir_pada <= pada:
        raise AksiDitolak("Pengumuman harus berakhir sesudah hari ini. Ubah tanggalnya.")
    return Pengumuman.objects.create(
        instansi_id=instansi_id, judul=data.judul.strip(), isi=data.isi.strip(), unit=unit,
        peran=data.peran, wajib_baca=data.wajib_baca, terbit_pada=pada,
        berakhir_pada=data.berakhir_pada, oleh_id=oleh.user_id, oleh_nama=oleh.nama,
    )  # fmt: skip


@transaction.atomic
def akhiri_pengumuman(pengumuman: Pengumuman, *, oleh: Bertindak, pada: datetime) -> Pengumuman:
    """Take a notice off the home pages; its receipts stay.

    :raises TidakBerwenang: the actor does not write for its unit. :raises AksiDitolak: ended.
    """
    kunci = Pengumuman.objects.select_for_update(of=("self",)).get(pk=pengumuman.pk)
    wajib(boleh_mengumumkan(kunci.instansi_id, oleh, unit_id=kunci.unit_id))
    if kunci.berakhir_pada is not None and kunci.berakhir_pada <= pada:
        raise AksiDitolak("Pengumuman ini sudah berakhir.")
    kunci.berakhir_pada = pada
    kunci.save(update_fields=["berakhir_pada"])
    return kunci


def tandai_dibaca(pengumuman: Pengumuman, *, user: User, pada: datetime) -> PengumumanDibaca:
    """Receipt that this user has read it; a second one changes nothing."""
    tanda, _ = PengumumanDibaca.objects.get_or_create(
        pengumuman=pengumuman, user=user, defaults={"pada": pada}
    )
    return tanda
