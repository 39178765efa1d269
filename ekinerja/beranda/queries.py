"""What the home page asks: a handful of counts, one query each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from ekinerja.kalender.models import Bulan
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai
from ekinerja.presensi.models import HariPresensi
from ekinerja.tpp.models import DaftarTPP, HasilTPP
from ekinerja.tpp.workflow import DIHITUNG, DITUTUP, DIVERIFIKASI, DRAF

# peran → keadaan daftar yang menunggu langkahnya
MENUNGGU_PERAN = {
    "PEMBUAT_DAFTAR": (DRAF,),
    "PPK_SKPD": (DIHITUNG,),
    "PA_KPA": (DIVERIFIKASI,),
}
PEMANTAU = ("BKPSDM", "PEMERIKSA", "PIMPINAN", "ORGANISASI", "BENDAHARA")


@dataclass(frozen=True, slots=True)
class RingkasHadir:
    """Attendance of one person in a month so far."""

    hadir: int
    terlambat: int
    menit_terlambat: int
    tanpa_keterangan: int


@dataclass(frozen=True, slots=True)
class RingkasDaftar:
    """How many lists of a month stand where."""

    unit: int
    dihitung: int
    diverifikasi: int
    ditutup: int


def tanpa_pegawai(instansi_id: int) -> bool:
    """Has nobody been put on the register of this instansi yet?"""
    return not Pegawai.objects.filter(instansi_id=instansi_id).exists()


def ringkas_hadir(pegawai_id: int, *, awal: date, akhir: date) -> RingkasHadir:
    """Attendance in ``[awal, akhir)``."""
    telat = Q(menit_terlambat__gt=0)
    isi = HariPresensi.objects.filter(
        pegawai_id=pegawai_id, tanggal__gte=awal, tanggal__lt=akhir
    ).aggregate(
        hadir=Count("id", filter=Q(status=HariPresensi.HADIR)),
        terlambat=Count("id", filter=telat),
        menit_terlambat=Sum("menit_terlambat", default=0),
        tanpa_keterangan=Count("id", filter=Q(status=HariPresensi.TANPA_KETERANGAN)),
    )
    return RingkasHadir(**isi)


def slip_terakhir(pegawai_id: int) -> HasilTPP | None:
    """The newest result of a person whose list is closed."""
    return (
        HasilTPP.objects.filter(pegawai_id=pegawai_id, daftar__status=DITUTUP)
        .select_related("daftar__bulan")
        .defer("jejak", "rincian")
        .order_by("-daftar__bulan__awal")
        .first()
    )


def daftar_menunggu(identitas: Identitas) -> QuerySet[DaftarTPP]:
    """Lists of ended months whose next step is this person's, oldest first, at most ten."""
    syarat = Q(pk__in=[])
    for peran, keadaan in MENUNGGU_PERAN.items():
        lingkup = identitas.lingkup(peran)
        if lingkup.unit_ids is None:
            syarat |= Q(status__in=keadaan)
        elif lingkup.unit_ids:
            syarat |= Q(status__in=keadaan, unit_id__in=lingkup.unit_ids)
    return (
        DaftarTPP.objects.filter(syarat, instansi_id=identitas.user.instansi_id)
        .filter(bulan__awal__lt=identitas.hari.replace(day=1))
        .select_related("unit", "bulan")
        .order_by("bulan__awal", "unit__nama")[:10]
    )


def ringkas_daftar(identitas: Identitas, *, awal: date) -> RingkasDaftar:
    """Where the lists of a month stand, in the units this person oversees."""
    lingkup = identitas.lingkup(*PEMANTAU)
    daftar = Bulan.objects.filter(unit__instansi_id=lingkup.instansi_id, awal=awal)
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=lingkup.unit_ids)
    isi = daftar.aggregate(
        unit=Count("id"),
        dihitung=Count("id", filter=Q(daftar_tpp__status=DIHITUNG)),
        diverifikasi=Count("id", filter=Q(daftar_tpp__status=DIVERIFIKASI)),
        ditutup=Count("id", filter=Q(daftar_tpp__status=DITUTUP)),
    )
    return RingkasDaftar(**isi)
