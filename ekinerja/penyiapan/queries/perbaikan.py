"""Requests to mend gaps, by scope."""

from django.db.models import Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.identity import Identitas
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import PermintaanPerbaikan, RiwayatPerbaikan
from ekinerja.penyiapan.permissions import PELIHAT_KESEHATAN, penangan
from ekinerja.penyiapan.workflow import TERBUKA


def perbaikan_terlihat(identitas: Identitas) -> QuerySet[PermintaanPerbaikan]:
    """Requests that the reader made, that concern the reader, or that stand in the own scope."""
    lingkup = identitas.lingkup(*PELIHAT_KESEHATAN)
    boleh = Q(oleh_id=identitas.user_id) | _ditangani(identitas)
    if lingkup.pegawai_id is not None:
        boleh |= Q(pegawai_id=lingkup.pegawai_id)
    if lingkup.unit_ids is None:
        boleh |= Q(pk__isnull=False)
    elif lingkup.unit_ids:
        boleh |= Q(unit_id__in=lingkup.unit_ids)
    return _daftar(lingkup).filter(boleh)


def perbaikan_menunggu(identitas: Identitas) -> QuerySet[PermintaanPerbaikan]:
    """Open requests that this person can settle: the inbox."""
    lingkup = identitas.lingkup_sendiri()
    return _daftar(lingkup).filter(_ditangani(identitas), status=TERBUKA)


def perbaikan_sendiri(identitas: Identitas) -> QuerySet[PermintaanPerbaikan]:
    """Requests that this person made."""
    return _daftar(identitas.lingkup_sendiri()).filter(oleh_id=identitas.user_id)


def saring_perbaikan(
    daftar: QuerySet[PermintaanPerbaikan], *, cari: str, status: str
) -> QuerySet[PermintaanPerbaikan]:
    """Requests narrowed by words and state."""
    if status:
        daftar = daftar.filter(status=status)
    for kata in cari.split():
        daftar = daftar.filter(
            Q(pegawai__nama__icontains=kata) | Q(jabatan__nama__icontains=kata)
            | Q(unit__nama__icontains=kata) | Q(oleh_nama__icontains=kata)
        )  # fmt: skip
    return daftar


def _daftar(lingkup: Lingkup) -> QuerySet[PermintaanPerbaikan]:
    return (
        PermintaanPerbaikan.objects.filter(instansi_id=lingkup.instansi_id)
        .select_related("pegawai", "jabatan", "unit")
        .order_by("-id")
    )


def _ditangani(identitas: Identitas) -> Q:
    """Requests whose kind one of the own roles can mend, in the units of that role."""
    syarat = Q(pk__in=[])
    for satu in identitas.peran:
        kunci = [k for k in MASALAH if satu.peran in penangan(k)]
        if not kunci:
            continue
        unit = Q() if satu.unit_ids is None else Q(unit_id__in=satu.unit_ids)
        syarat |= Q(masalah__in=kunci) & unit
    return syarat


def riwayat_perbaikan(permintaan: PermintaanPerbaikan) -> QuerySet[RiwayatPerbaikan]:
    """Deeds on a request, oldest first."""
    return RiwayatPerbaikan.objects.filter(objek=permintaan).order_by("pada", "id")
