"""A whole line of the cast: a goal of the region, of the dinas, Ratna, Budi, Sari, an activity."""

from dataclasses import dataclass
from typing import Any

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.laporan.models import Ringkasan
from ekinerja.laporan.services import hitung_ringkasan
from ekinerja.perencanaan.models import Sasaran
from ekinerja.perencanaan.tests import pembuat as rencana_uji
from ekinerja.skp.models import SKP, HasilKerja, Indikator
from ekinerja.skp.tests import pembuat as skp_uji


@dataclass
class Garis:
    """The items of the line, from the top downwards."""

    daerah: Sasaran
    dinas: Sasaran
    rhk_ratna: HasilKerja
    rhk_budi: HasilKerja
    rhk_sari: HasilKerja
    indikator: Indikator
    aktivitas: Aktivitas


def rhk_dari(pegawai: Any, *, oleh: Any) -> HasilKerja:
    """The first result of an agreed SKP of this year."""
    return HasilKerja.objects.get(skp=skp_uji.disetujui(pegawai, oleh=oleh))


def garis(pemeran: Any) -> Garis:
    """Sari's activity is three steps of RHK below the goal of her dinas."""
    daerah, dinas = rencana_uji.pohon(pemeran)
    sari = rhk_dari(pemeran.sari, oleh=pemeran.budi)  # from below: nobody waits for a superior
    budi = rhk_dari(pemeran.budi, oleh=pemeran.ratna)
    ratna = rhk_kepala(pemeran)
    HasilKerja.objects.filter(pk=ratna.pk).update(sasaran=dinas)
    HasilKerja.objects.filter(pk=budi.pk).update(intervensi=ratna)
    HasilKerja.objects.filter(pk=sari.pk).update(intervensi=budi)
    indikator = skp_uji.indikator_pertama(sari.skp)
    aktivitas = aktivitas_uji.dikirim(pemeran.sari, indikator, bukti=[aktivitas_uji.pdf()])
    return Garis(daerah, dinas, ratna, budi, sari, indikator, aktivitas)


def rhk_kepala(pemeran: Any) -> HasilKerja:
    """The result of Ratna, whose SKP waits for her superior, who is not in the small cast."""
    skp = skp_uji.lengkap(pemeran.ratna)
    SKP.objects.filter(pk=skp.pk).update(status="DIAJUKAN")
    return HasilKerja.objects.get(skp=skp)


def dihitung(pemeran: Any) -> Ringkasan:
    """The figures of the month of the tests, as they are now."""
    return hitung_ringkasan(pemeran.instansi.pk, awal=skp_uji.PADA.date(), pada=skp_uji.PADA)
