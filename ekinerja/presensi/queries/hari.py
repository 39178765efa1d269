"""Days and records of people, inside what a person may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import HariLibur
from ekinerja.kalender.queries import JadwalHari, jadwal
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.queries.tempat import Tempat

SARINGAN = ("terlambat", "pulang_cepat", "tidak_lengkap", "tanpa_keterangan")


@dataclass(frozen=True, slots=True)
class BulanOrang:
    """Everything of one person in one month, each list in order of days."""

    hari: list[HariPresensi]
    rekaman: list[Rekaman]
    jadwal: list[JadwalHari]
    libur: dict[date, str]


def _berkantor(lingkup: Lingkup, tanggal: OuterRef | date) -> QuerySet[Penempatan]:
    """Definitive placements of that day inside the scope."""
    penempatan = Penempatan.objects.filter(
        instansi_id=lingkup.instansi_id, jenis=Penempatan.DEFINITIF, masa__contains=tanggal
    )
    if lingkup.unit_ids is None:
        return penempatan
    return penempatan.filter(jabatan__unit_id__in=lingkup.unit_ids)


def hari_terlihat(lingkup: Lingkup) -> QuerySet[HariPresensi]:
    """Own days, and days of people who were in the units of the scope on that day."""
    kantor = _berkantor(lingkup, OuterRef("tanggal")).filter(pegawai=OuterRef("pegawai_id"))
    return (
        HariPresensi.objects.filter(instansi_id=lingkup.instansi_id)
        .filter(Q(pegawai_id=lingkup.pegawai_id) | Exists(kantor))
        .select_related("pegawai", "masuk", "pulang")
    )


def hari_instansi(lingkup: Lingkup) -> QuerySet[HariPresensi]:
    """All days of the instansi; the caller decides about the person."""
    return HariPresensi.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "pegawai", "masuk", "pulang"
    )


def pegawai_terlihat(lingkup: Lingkup) -> QuerySet[Pegawai]:
    """Oneself, and the people placed in the units of the scope on its day."""
    kantor = _berkantor(lingkup, lingkup.per_tanggal).filter(pegawai=OuterRef("pk"))
    return Pegawai.objects.filter(instansi_id=lingkup.instansi_id).filter(
        Q(pk=lingkup.pegawai_id) | Exists(kantor)
    )


def rekaman_hari(pegawai_id: int, *, tanggal: date) -> list[Rekaman]:
    """Records of a working day in order, with who typed or imported them."""
    return list(
        Rekaman.objects.filter(pegawai_id=pegawai_id, tanggal=tanggal)
        .select_related("dicatat_oleh")
        .order_by("saat")
    )


def bulan_orang(lingkup: Lingkup, pegawai_id: int, *, awal: date, akhir: date) -> BulanOrang:
    """Days, records, schedule and days off of one person in ``[awal, akhir)`` (five queries)."""
    rentang = {"pegawai_id": pegawai_id, "tanggal__gte": awal, "tanggal__lt": akhir}
    libur = HariLibur.objects.filter(
        instansi_id=lingkup.instansi_id, tanggal__gte=awal, tanggal__lt=akhir
    )
    return BulanOrang(
        hari=list(HariPresensi.objects.filter(**rentang).select_related("masuk", "pulang")),
        rekaman=list(Rekaman.objects.filter(**rentang).order_by("saat")),
        jadwal=_jadwal_orang(lingkup.instansi_id, pegawai_id, awal=awal, akhir=akhir),
        libur=dict(libur.values_list("tanggal", "nama")),
    )


def _jadwal_orang(
    instansi_id: int, pegawai_id: int, *, awal: date, akhir: date
) -> list[JadwalHari]:
    """Scheduled days of a person, following the moves between units."""
    tempat = [
        Tempat(unit_id, "", masa.lower, masa.upper)
        for unit_id, masa in Penempatan.objects.filter(
            pegawai_id=pegawai_id, jenis=Penempatan.DEFINITIF, masa__overlap=(awal, akhir)
        ).values_list("jabatan__unit_id", "masa")
    ]
    units = sorted({satu.unit_id for satu in tempat})
    return sorted(
        (
            hari
            for hari in jadwal(instansi_id, unit_ids=units, awal=awal, akhir=akhir)
            if any(t.unit_id == hari.unit_id and t.mencakup(hari.tanggal) for t in tempat)
        ),
        key=lambda satu: satu.tanggal,
    )


def opd_terlihat(lingkup: Lingkup) -> list[UnitKerja]:
    """Perangkat daerah to choose from: those of the units in the scope, by name."""
    opd = UnitKerja.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    )
    if lingkup.unit_ids is None:
        opd = opd.filter(anggota_opd__isnull=False)
    else:
        opd = opd.filter(anggota_opd__in=lingkup.unit_ids)
    return list(opd.distinct().order_by("nama"))


def kehadiran_unit(
    lingkup: Lingkup,
    *,
    tanggal: date,
    opd_id: int | None = None,
    cari: str = "",
    saringan: str = "",
) -> QuerySet[Penempatan]:
    """Who was placed in the scope on a day, by name; each with ``hari`` and ``rekaman`` lists.

    :param opd_id: only this perangkat daerah.
    :param cari: part of a name, or of a NIP.
    :param saringan: one of :data:`SARINGAN`; anything else filters nothing.
    """
    daftar = _berkantor(lingkup, tanggal).exclude(jabatan__jenis="POLITIS")
    if opd_id is not None:
        daftar = daftar.filter(jabatan__unit__opd_id=opd_id)
    if cari:
        daftar = daftar.filter(Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari))
    syarat = _syarat(saringan)
    if syarat is not None:
        hari = HariPresensi.objects.filter(syarat, tanggal=tanggal, pegawai=OuterRef("pegawai_id"))
        daftar = daftar.filter(Exists(hari))
    return (
        daftar.select_related("pegawai", "jabatan__unit")
        .prefetch_related(
            Prefetch(
                "pegawai__hari_presensi",
                HariPresensi.objects.filter(tanggal=tanggal).select_related("masuk", "pulang"),
                to_attr="hari_itu",
            ),
            Prefetch(
                "pegawai__rekaman",
                Rekaman.objects.filter(tanggal=tanggal).order_by("saat"),
                to_attr="rekaman_itu",
            ),
        )
        .order_by("pegawai__nama_urut", "pegawai_id")
    )


def _syarat(saringan: str) -> Q | None:
    hadir = Q(status=HariPresensi.HADIR)
    return {
        "terlambat": Q(menit_terlambat__gt=0),
        "pulang_cepat": Q(menit_pulang_cepat__gt=0),
        "tidak_lengkap": hadir & (Q(masuk__isnull=True) | Q(pulang__isnull=True)),
        "tanpa_keterangan": Q(status=HariPresensi.TANPA_KETERANGAN),
    }.get(saringan)


def ringkas_hari(hari: Sequence[HariPresensi]) -> dict[str, int]:
    """Counters of a month so far: late days and minutes, early leaves, absences."""
    return {
        "hadir": sum(h.status == HariPresensi.HADIR for h in hari),
        "hari_terlambat": sum(h.menit_terlambat > 0 for h in hari),
        "menit_terlambat": sum(h.menit_terlambat for h in hari),
        "hari_pulang_cepat": sum(h.menit_pulang_cepat > 0 for h in hari),
        "menit_pulang_cepat": sum(h.menit_pulang_cepat for h in hari),
        "tanpa_keterangan": sum(h.status == HariPresensi.TANPA_KETERANGAN for h in hari),
    }
