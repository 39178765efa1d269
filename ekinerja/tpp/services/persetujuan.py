"""Letters by which the Minister approves what a scheme may cost."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.pelaku import bertindak
from ekinerja.tpp.models import PersetujuanTPP
from ekinerja.tpp.permissions import pencatat_persetujuan


@dataclass(frozen=True, slots=True)
class IsiPersetujuan:
    """What the letter says; ``setahun`` in rupiah."""

    nomor: str
    tanggal: date
    setahun: int
    keterangan: str = ""


@transaction.atomic
def catat_persetujuan(
    skema: Skema, isi: IsiPersetujuan, *, oleh: Pelaku, pada: datetime
) -> PersetujuanTPP:
    """Record a letter for a scheme; what was recorded before stays readable.

    :raises TidakBerwenang: neither BKPSDM nor Bagian Organisasi of the whole instansi.
    :raises AksiDitolak: a letter of tomorrow, no amount, or the same number once more.
    """
    pelaku = bertindak(oleh, pada=pada)
    wajib(pencatat_persetujuan(skema, pelaku))
    assert pelaku.user_id is not None  # a role was found, so somebody is signed in
    if isi.tanggal > pelaku.hari:
        raise AksiDitolak("Tanggal surat belum tiba. Periksa tanggalnya.")
    if isi.setahun <= 0:
        raise AksiDitolak("Jumlah yang disetujui harus lebih dari nol rupiah.")
    Skema.objects.select_for_update(of=("self",)).get(pk=skema.pk)
    lama = PersetujuanTPP.objects.filter(skema=skema, nomor=isi.nomor, tanggal=isi.tanggal).first()
    if lama is not None and lama.setahun == isi.setahun:
        raise AksiDitolak("Surat ini sudah dicatat dengan jumlah yang sama.")
    return PersetujuanTPP.objects.create(
        instansi_id=skema.instansi_id,
        skema=skema,
        nomor=isi.nomor,
        tanggal=isi.tanggal,
        setahun=isi.setahun,
        keterangan=isi.keterangan,
        dicatat_oleh_id=pelaku.user_id,
        dicatat_pada=pada,
    )
