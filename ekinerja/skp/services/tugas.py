"""Which tasks of the post a result is made of."""

from collections.abc import Collection

from django.db import transaction

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.skp.models import SKP, HasilKerja
from ekinerja.skp.permissions import dapat_ditautkan
from ekinerja.skp.queries import tugas_jabatan
from ekinerja.skp.services.draf import catat_isi


@transaction.atomic
def tautkan_tugas(rhk: HasilKerja, *, tugas_ids: Collection[int], oleh: Pelaku) -> None:
    """Put tasks of the post under a result, instead of those that stood there.

    An agreed plan may still receive them: they come from the job analysis and change no target.

    :raises AksiDitolak: for a task of another post.
    """
    skp = SKP.objects.select_for_update(of=("self",)).get(pk=rhk.skp_id)
    wajib(dapat_ditautkan(skp, oleh))
    periksa_tugas(skp, tugas_ids)
    rhk.tugas.set(tugas_ids)
    catat_isi(skp, f"uraian tugas RHK “{rhk.rencana}” ditautkan", oleh)


def periksa_tugas(skp: SKP, tugas_ids: Collection[int]) -> None:
    """
    :raises AksiDitolak: for a task that is none of the post in the period.
    """
    if tugas_ids and not set(tugas_ids) <= {satu.pk for satu in tugas_jabatan(skp)}:
        raise AksiDitolak(
            "Uraian tugas itu bukan milik jabatan ini pada masa SKP. Pilih dari daftar."
        )
