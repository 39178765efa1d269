"""The job of dividing, as its screen shows it."""

from django.urls import reverse

from ekinerja.core.kit import Kemajuan
from ekinerja.core.models import Pekerjaan


def kemajuan_pecah(pekerjaan: Pekerjaan) -> Kemajuan:
    """How far it is."""
    return Kemajuan(
        judul=pekerjaan.judul,
        url=reverse("skp:pecah_kemajuan", args=[pekerjaan.pk]),
        keadaan=pekerjaan.status,
        selesai=pekerjaan.selesai,
        total=pekerjaan.total,
        satuan="indikator",
        keterangan=pekerjaan.keterangan,
    )
