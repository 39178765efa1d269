"""Argumen alamat sesudah aktivitas dikirim: penolakan, peninjauan tim, kunci, pandangan kedua."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ekinerja.aktivitas.models import Aktivitas, Peninjauan
from ekinerja.aktivitas.services import kunci_hari, setujui, tolak
from ekinerja.aktivitas.tests import pembuat, tim
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.pegawai.models import TimKerja
from ekinerja.skp.models import HasilKerja
from ekinerja.skp.services import ajukan_skp, setujui_skp
from ekinerja.skp.tests import pembuat as skp_uji

Argumen = dict[str, Any]


def _dikirim(pemeran: Any) -> Aktivitas:
    skp = skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
    return pembuat.dikirim(pemeran.sari, skp_uji.indikator_pertama(skp), bukti=[pembuat.pdf()])


def dikirim(pemeran: Any) -> Argumen:
    """Catatan Sari yang menunggu Budi."""
    return {"pk": _dikirim(pemeran).pk}


def ditolak(pemeran: Any) -> Argumen:
    """Catatan Sari yang ditolak Budi."""
    return {
        "pk": tolak(_dikirim(pemeran), oleh=pemeran.budi, pada=PADA, alasan=tim.ALASAN_TOLAK).pk
    }


def _disetujui(pemeran: Any) -> Aktivitas:
    berlakukan(pemeran, batas_hari_keberatan_pimpinan=3, pemeriksaan_kedua_admin=True)
    return setujui(_dikirim(pemeran), oleh=pemeran.budi, pada=PADA)


def disetujui(pemeran: Any) -> Argumen:
    """Catatan Sari yang disetujui Budi, dengan skema yang mengenal pandangan kedua."""
    return {"pk": _disetujui(pemeran).pk}


def bukti_disetujui(pemeran: Any) -> Argumen:
    """Bukti pada catatan yang disetujui Budi."""
    return {"pk": _disetujui(pemeran).bukti.get().pk}


def permohonan(pemeran: Any) -> Argumen:
    """Permohonan Sari yang menunggu tim."""
    return {"pk": tim.diminta(pemeran, _dikirim(pemeran)).pk}


def diperiksa(pemeran: Any) -> Argumen:
    """Permohonan Sari di tangan Made (ketua), Dewi, dan Komang."""
    return {"pk": _diperiksa(pemeran).pk}


def _diperiksa(pemeran: Any) -> Peninjauan:
    kasus = tim.diminta(pemeran, _dikirim(pemeran))
    return tim.diperiksa(pemeran, kasus, "made", "dewi", "komang")


def bukti_ditinjau(pemeran: Any) -> Argumen:
    """Bukti yang ditinjau tim itu."""
    return {"pk": _diperiksa(pemeran).aktivitas.bukti.get().pk}


def kunci(pemeran: Any) -> Argumen:
    """Hari Sari yang dikunci Budi."""
    satu = kunci_hari(
        pemeran.sari, mulai=date(2026, 10, 9), selesai=date(2026, 10, 10), oleh=pemeran.budi,
        pada=PADA,
    )  # fmt: skip
    return {"pk": satu.pk}


def pekerjaan_tim(pemeran: Any) -> Argumen:
    """Catatan Sari untuk tim yang diketuai Dewi, menunggu Budi."""
    satu = TimKerja.objects.create(
        instansi=pemeran.instansi, unit=pemeran.unit.dinas, nama="Tim Satu Data",
        ketua=pemeran.dewi, masa=("2026-01-01", None), dasar="SK 7/2026",
    )  # fmt: skip
    skp = skp_uji.lengkap(pemeran.sari)
    HasilKerja.objects.filter(skp=skp).update(tim=satu)
    setujui_skp(ajukan_skp(skp, oleh=pemeran.sari, pada=PADA), oleh=pemeran.budi, pada=PADA)
    return {"pk": pembuat.dikirim(pemeran.sari, skp_uji.indikator_pertama(skp)).pk}


SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "aktivitas:tolak": dikirim,
    "aktivitas:pendapat": pekerjaan_tim,
    "aktivitas:minta_tinjau": ditolak,
    "aktivitas:tidak_setujui": disetujui,
    "aktivitas:persoalkan": disetujui,
    "aktivitas:bukti_bawahan": bukti_disetujui,
    "aktivitas:buka_kunci": kunci,
    "aktivitas:tinjauan_rinci": diperiksa,
    "aktivitas:tinjauan_tim": permohonan,
    "aktivitas:tinjauan_pernyataan": diperiksa,
    "aktivitas:tinjauan_suara": diperiksa,
    "aktivitas:tinjauan_putusan": diperiksa,
    "aktivitas:tinjauan_cabut": permohonan,
    "aktivitas:bukti_tinjauan": bukti_ditinjau,
}
