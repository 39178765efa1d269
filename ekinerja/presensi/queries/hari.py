"""Days and records of people, inside what a person may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import HariLibur
from ekinerja.kalender.queries import JadwalHari, jadwal
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.queries.tempat import Tempat

# what a list of a day can be narrowed to, and how that reads
SARINGAN = {
    "terlambat": "Terlambat",
    "pulang_cepat": "Pulang cepat",
    "tidak_lengkap": "Rekaman tidak lengkap",
    "tanpa_keterangan": "Tanpa keterangan",
}


@dataclass(frozen=True, slots=True)
class KalenderHari:
    """Which units work on a day, and the name of the day off if it is one."""

    tanggal: date
    unit_kerja: frozenset[int]
    libur: str


@dataclass(frozen=True, slots=True)
class BulanOrang:
    """Everything of one person in one month, each list in order of days."""

    hari: list[HariPresensi]
    rekaman: list[Rekaman]
    jadwal: list[JadwalHari]
    libur: dict[date, str]


def _berkantor(
    lingkup: Lingkup, tanggal: OuterRef | date, tim: Collection[int]
) -> QuerySet[Penempatan]:
    """Definitive placements of that day inside the scope, or of people of the own team."""
    penempatan = Penempatan.objects.filter(
        instansi_id=lingkup.instansi_id, jenis=Penempatan.DEFINITIF, masa__contains=tanggal
    )
    if lingkup.unit_ids is None:
        return penempatan
    return penempatan.filter(Q(jabatan__unit_id__in=lingkup.unit_ids) | Q(pegawai_id__in=list(tim)))


def hari_terlihat(lingkup: Lingkup, *, tim: Collection[int] = ()) -> QuerySet[HariPresensi]:
    """Own days, those of the own team, and of people who were in the scope's units that day.

    :param tim: ids of the people whose superior is asking.
    """
    kantor = _berkantor(lingkup, OuterRef("tanggal"), ()).filter(pegawai=OuterRef("pegawai_id"))
    return (
        HariPresensi.objects.filter(instansi_id=lingkup.instansi_id)
        .filter(Q(pegawai_id=lingkup.pegawai_id) | Q(pegawai_id__in=list(tim)) | Exists(kantor))
        .select_related("pegawai", "masuk", "pulang")
    )


def pegawai_terlihat(lingkup: Lingkup, *, tim: Collection[int] = ()) -> QuerySet[Pegawai]:
    """Oneself, the own team, and the people placed in the scope's units on its day."""
    kantor = _berkantor(lingkup, lingkup.per_tanggal, ()).filter(pegawai=OuterRef("pk"))
    return Pegawai.objects.filter(instansi_id=lingkup.instansi_id).filter(
        Q(pk=lingkup.pegawai_id) | Q(pk__in=list(tim)) | Exists(kantor)
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


def kehadiran_unit(
    lingkup: Lingkup,
    *,
    tanggal: date,
    tim: Collection[int] = (),
    opd_id: int | None = None,
    cari: str = "",
    saringan: str = "",
) -> QuerySet[Penempatan]:
    """Who was placed in the scope (or belongs to the team) on a day, by name.

    Each pegawai carries the lists ``hari_itu`` and ``rekaman_itu`` of that day; a day's masuk and
    pulang are among those records.

    :param opd_id: only this perangkat daerah.
    :param cari: part of a name, or of a NIP.
    :param saringan: one of :data:`SARINGAN`; anything else filters nothing.
    """
    daftar = _berkantor(lingkup, tanggal, tim).exclude(jabatan__jenis="POLITIS")
    # said again of the person, so that the page is read along the index of names
    daftar = daftar.filter(pegawai__instansi_id=lingkup.instansi_id)
    if opd_id is not None:
        daftar = daftar.filter(jabatan__unit__opd_id=opd_id)
    if cari:
        daftar = daftar.filter(Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari))
    syarat = _syarat(saringan)
    if syarat is not None:
        hari = HariPresensi.objects.filter(
            syarat, instansi_id=lingkup.instansi_id, tanggal=tanggal
        ).order_by()
        daftar = daftar.filter(pegawai_id__in=hari.values("pegawai_id"))
    return (
        daftar.select_related("pegawai", "jabatan__unit")
        .prefetch_related(
            Prefetch(
                "pegawai__hari_presensi",
                HariPresensi.objects.filter(tanggal=tanggal),
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


def kalender_hari(lingkup: Lingkup, *, tanggal: date, unit_ids: Collection[int]) -> KalenderHari:
    """The calendar of these units on one day (two queries)."""
    libur = HariLibur.objects.filter(instansi_id=lingkup.instansi_id, tanggal=tanggal)
    hari = jadwal(
        lingkup.instansi_id,
        unit_ids=sorted(unit_ids),
        awal=tanggal,
        akhir=tanggal + timedelta(days=1),
    )
    return KalenderHari(
        tanggal=tanggal,
        unit_kerja=frozenset(satu.unit_id for satu in hari if satu.unit_id is not None),
        libur=libur.values_list("nama", flat=True).first() or "",
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


def pegawai_sebulan(lingkup: Lingkup, *, awal: date, akhir: date) -> list[int]:
    """Ids of everybody placed in the scope's units at any time in ``[awal, akhir)``."""
    penempatan = Penempatan.objects.filter(
        instansi_id=lingkup.instansi_id, jenis=Penempatan.DEFINITIF, masa__overlap=(awal, akhir)
    )
    if lingkup.unit_ids is not None:
        penempatan = penempatan.filter(jabatan__unit_id__in=lingkup.unit_ids)
    return sorted(set(penempatan.values_list("pegawai_id", flat=True)))
