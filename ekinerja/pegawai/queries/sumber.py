"""Which fields of a person another system is the record of."""

from dataclasses import dataclass
from datetime import date, datetime

from ekinerja.instansi.models import SumberData, SumberMedan

_LUAR = (SumberData.SIMPEG, SumberData.SIASN)
_AWALAN = "pegawai."
# names under which the register of sources keeps a field that is called otherwise here
_ISIAN = {"rekening": "nomor_rekening", "bank": "kode_bank"}


@dataclass(frozen=True, slots=True)
class AsalIsian:
    """The system that a field comes from, and when it was last read whole."""

    sumber: str
    terbaca: datetime | None


def asal_isian(instansi_id: int, *, hari: date) -> dict[str, AsalIsian]:
    """Field of ``Pegawai`` → its source on a day; what is kept here is absent (two queries)."""
    medan = SumberMedan.objects.filter(
        instansi_id=instansi_id, medan__startswith=_AWALAN, sumber__in=_LUAR, masa__contains=hari
    )
    milik = {satu.medan.removeprefix(_AWALAN): satu for satu in medan}
    if not milik:
        return {}
    sumber = SumberData.objects.filter(instansi_id=instansi_id, jenis__in=_LUAR)
    terbaca = dict(sumber.values_list("jenis", "segar_pada"))
    return {
        _ISIAN.get(nama, nama): AsalIsian(satu.get_sumber_display(), terbaca.get(satu.sumber))
        for nama, satu in milik.items()
    }
