"""Is what was calculated still what the records and the rules say?"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ekinerja.aturan import KesalahanAturan, Rencana
from ekinerja.core.workflow import BOLEH, Putusan
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.queries import skema_pada
from ekinerja.regulasi.rencana import skema_terpakai
from ekinerja.tpp.bawahan import SUDAH_DIHITUNG, SUDAH_DIVERIFIKASI, bawahan_menunggu
from ekinerja.tpp.bekal import tulis_bekal
from ekinerja.tpp.di_luar import ada_di_luar
from ekinerja.tpp.facts import OrangBulan, bulan_berikut, himpun
from ekinerja.tpp.hitungan import Penghitung
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.workflow import DIVERIFIKASI

_BATAS_NAMA = 5


def penghitung_bulan(skema: Skema, daftar: DaftarTPP) -> Penghitung:
    """The plans of the month of this list; the rules are those of its last day."""
    awal, berikut = daftar.bulan.awal, bulan_berikut(daftar.bulan.awal)
    return Penghitung(
        skema_terpakai(skema),
        pada=awal.fromordinal(berikut.toordinal() - 1),
        ada_luar=ada_di_luar(daftar.instansi_id, awal, berikut),
    )


def bekal_bulan(penghitung: Penghitung) -> bytes:
    """Component versions and parameters that the month uses."""
    return _bekal(*penghitung.semua)


@lru_cache(maxsize=8)
def _bekal(*rencana: Rencana) -> bytes:
    """Written once for plans that never change; a month has many lists and one set of plans."""
    return tulis_bekal(*rencana)


def sidik_aturan(penghitung: Penghitung, bekal: bytes) -> str:
    """SHA-256 over scheme, parameters and component versions."""
    return hashlib.sha256(penghitung.skema.kanonik() + b"\n" + bekal).hexdigest()


def periksa_keterkinian(daftar: DaftarTPP, *, lengkap: bool = True) -> Putusan:
    """Refused with a sentence when scheme, rules or facts changed since the calculation.

    :param lengkap: also refuse while a working day has no result of attendance.
    """
    skema = skema_pada(daftar.instansi_id, daftar.bulan.awal)
    if skema is None or skema.pk != daftar.skema_id:
        return Putusan(
            False, "Skema TPP bulan ini berganti sejak daftar dihitung. Hitung lagi daftarnya."
        )
    try:
        penghitung = penghitung_bulan(skema, daftar)
        sidik = sidik_aturan(penghitung, bekal_bulan(penghitung))
    except KesalahanAturan as galat:
        return Putusan(False, galat.kalimat)
    if sidik != daftar.sidik_aturan:
        return Putusan(
            False,
            "Aturan atau parameter nasional berubah sejak daftar dihitung. Hitung lagi daftarnya.",
        )
    kini = himpun(
        daftar.unit,
        daftar.bulan.awal,
        fakta_bawahan=penghitung.fakta_bawahan,
        tambahan=penghitung.fakta_tambahan,
    )
    return _periksa_fakta(daftar, kini, lengkap)


def _periksa_fakta(daftar: DaftarTPP, kini: Sequence[OrangBulan], lengkap: bool) -> Putusan:
    beku = dict(daftar.fakta.values_list("pegawai_id", "sidik"))
    berubah = [o.terakhir.nama for o in kini if beku.pop(o.terakhir.pegawai_id, "") != o.sidik]
    berubah += daftar.hasil.filter(pegawai_id__in=beku).values_list("nama", flat=True)
    if berubah:
        return Putusan(
            False,
            f"Data {sebut_nama(berubah)} berubah sejak daftar dihitung. Hitung lagi agar "
            "hasilnya menurut data terbaru.",
        )
    kosong = [o.terakhir.nama for o in kini if lengkap and o.belum_tercatat]
    if kosong:
        return Putusan(
            False,
            f"Kehadiran {sebut_nama(kosong)} belum lengkap: ada hari kerja tanpa hasil. Impor "
            "rekamannya atau hitung hari presensinya, lalu hitung lagi TPP-nya.",
        )
    return _periksa_bawahan(daftar, kini)


def _periksa_bawahan(daftar: DaftarTPP, kini: Sequence[OrangBulan]) -> Putusan:
    """Staff paid elsewhere: that list is calculated before this one is verified, and verified
    before this one is closed."""
    menunggu = bawahan_menunggu(
        [b for o in kini for b in o.bawahan],
        daftar.bulan.awal,
        cukup=SUDAH_DIVERIFIKASI if daftar.status == DIVERIFIKASI else SUDAH_DIHITUNG,
        dianggap=frozenset({daftar.unit_id}),
    )
    return next((Putusan(False, kalimat) for kalimat in menunggu.values()), BOLEH)


def sebut_nama(nama: Iterable[str]) -> str:
    """A few names, and how many more."""
    semua = list(nama)
    sebut = ", ".join(semua[:_BATAS_NAMA])
    lebih = len(semua) - _BATAS_NAMA
    return f"{sebut}, dan {lebih} orang lain" if lebih > 0 else sebut
