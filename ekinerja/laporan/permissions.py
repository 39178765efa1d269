"""Who reads the reports: the roles that oversee, and each head over the own subtree."""

from dataclasses import replace

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import subpohon
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.permissions import PEMBACA as PEMBACA_SKP

# who may remind: everybody who reads names, but not an examiner
PENGINGAT = tuple(peran for peran in PEMBACA_SKP if peran != Peran.PEMERIKSA)
# who records how the public rates a unit
PENCATAT_SURVEI = (Peran.ORGANISASI, Peran.ADMIN_PD)
# figures per unit; names of people are another matter, see ``lingkup_butir``
PEMBACA = (*PEMBACA_SKP, Peran.BAPPEDA)
# who has the figures counted anew
PENGHITUNG = (*PENGINGAT, Peran.BAPPEDA)


def unit_dipimpin(identitas: Identitas) -> tuple[int, ...]:
    """Units below each post of a head that is held today, definitively, as Plt. or as Plh."""
    kini = identitas.penempatan
    dipimpin = {kini.jabatan.unit_id} if kini is not None and kini.jabatan.kepala else set()
    if identitas.pegawai is not None and identitas.bertindak:
        sementara = Penempatan.objects.filter(
            pegawai_id=identitas.pegawai.pk, jabatan__kepala=True, masa__contains=identitas.hari
        )
        dipimpin.update(sementara.values_list("jabatan__unit_id", flat=True))
    return tuple(sorted({bawah for unit_id in dipimpin for bawah in subpohon(unit_id)}))


def lingkup_laporan(identitas: Identitas) -> Lingkup:
    """Units whose figures this person reads."""
    return _dengan_pimpinan(identitas, PEMBACA)


def lingkup_butir(identitas: Identitas) -> Lingkup:
    """Units whose people's items (RHK, indicators) this person reads; others are only counted."""
    return _dengan_pimpinan(identitas, PEMBACA_SKP)


def membaca_nama(identitas: Identitas) -> bool:
    """Whoever reads figures reads names too, but for Bappeda outside the own subtree."""
    kini = identitas.penempatan
    memimpin = kini is not None and kini.jabatan.kepala
    return memimpin or identitas.punya(*PEMBACA_SKP) or not identitas.punya(Peran.BAPPEDA)


def lingkup_pengingat(identitas: Identitas) -> Lingkup:
    """Units whose people this person may remind."""
    return _dengan_pimpinan(identitas, PENGINGAT)


def boleh_menghitung(identitas: Identitas, lingkup: Lingkup) -> Putusan:
    """Whoever reads the reports may have them counted anew, but not who only examines.

    :param lingkup: units whose figures this person reads.
    """
    baca = boleh_membaca(lingkup)
    memeriksa = identitas.punya(Peran.PEMERIKSA) and not identitas.punya(*PENGHITUNG)
    return baca if not baca.boleh else jika(not memeriksa, "Pemeriksa membaca saja.")


def boleh_mengingatkan(lingkup: Lingkup) -> Putusan:
    """Somebody with at least one unit to lead or to keep."""
    return jika(
        lingkup.unit_ids is None or bool(lingkup.unit_ids),
        "Pengingat dikirim oleh kepala unit, pimpinan, atau pengelola kinerja unit itu.",
    )


def boleh_mencatat_survei(unit: UnitKerja, lingkup: Lingkup) -> Putusan:
    """Units of the keeper only."""
    return jika(
        unit.instansi_id == lingkup.instansi_id and lingkup.mencakup_unit(unit.pk),
        "Unit ini di luar kewenangan Anda. Pilih unit lain.",
    )


def _dengan_pimpinan(identitas: Identitas, peran: tuple[str, ...]) -> Lingkup:
    lingkup = identitas.lingkup(*peran)
    if lingkup.unit_ids is None:
        return lingkup
    milik = {*lingkup.unit_ids, *unit_dipimpin(identitas)}
    return replace(lingkup, unit_ids=tuple(sorted(milik)))


def boleh_membaca(lingkup: Lingkup) -> Putusan:
    """Somebody with at least one unit to oversee."""
    return jika(
        lingkup.unit_ids is None or bool(lingkup.unit_ids),
        "Laporan kinerja dibaca oleh pimpinan, kepala unit, dan pengelolanya. Garis kinerja Anda "
        "sendiri dapat dibuka dari SKP atau aktivitas Anda.",
    )
