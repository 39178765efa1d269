"""Looking up sources, readings, differences and overrides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi, SumberData, SumberMedan
from ekinerja.integrasi.medan import SEMUA
from ekinerja.integrasi.models import Penimpaan, Perbedaan, Sinkronisasi
from ekinerja.integrasi.workflow import SELESAI, SIAP

# sistem yang menjadi acuan data orang, medan demi medan
SUMBER_ORANG = (SumberData.SIMPEG, SumberData.SIASN)
TERHUBUNG = (*SUMBER_ORANG, SumberData.RENDA)
# selama apa bacaan terakhir masih dianggap segar menurut jadwalnya
KELONGGARAN = {"JAM": timedelta(hours=3), "HARIAN": timedelta(hours=36)}
# berlaku, ditahan, pembanding: apakah nilainya dapat diterapkan sekarang
BERLAKU, PEMBANDING = "berlaku", "pembanding"


@dataclass(frozen=True, slots=True)
class SaringBeda:
    """Filter of a list of differences; ``guna`` is berlaku or pembanding."""

    cari: str = ""
    jenis: str = ""
    medan: str = ""
    guna: str = ""
    keputusan: str = ""


@dataclass(frozen=True, slots=True)
class Kesegaran:
    """How fresh a source is. ``basi``: older than its schedule allows; ``medan`` it provides."""

    sumber: SumberData
    umur: timedelta | None
    basi: bool
    medan: int


def sumber_terlihat(lingkup: Lingkup) -> QuerySet[SumberData]:
    """The systems of an instansi that can be read."""
    return SumberData.objects.filter(instansi_id=lingkup.instansi_id, jenis__in=TERHUBUNG)


def sinkron_terlihat(lingkup: Lingkup) -> QuerySet[Sinkronisasi]:
    """Readings of an instansi, the newest first."""
    return Sinkronisasi.objects.filter(instansi_id=lingkup.instansi_id).select_related("sumber")


def bacaan_terakhir(sumber_id: int) -> Sinkronisasi | None:
    """The newest reading that succeeded and still stands."""
    return (
        Sinkronisasi.objects.filter(sumber=sumber_id, status__in=(SIAP, SELESAI))
        .select_related("sumber")
        .order_by("-id")
        .first()
    )


def sumber_medan(instansi_id: int, *, pada: date) -> dict[str, str]:
    """Field → its source of record on a day; a field that is not in it is MANUAL."""
    return dict(
        SumberMedan.objects.filter(
            instansi_id=instansi_id, masa__contains=pada
        ).values_list("medan", "sumber")
    )  # fmt: skip


def riwayat_medan(lingkup: Lingkup) -> list[SumberMedan]:
    """All periods of all fields of an instansi."""
    semua = SumberMedan.objects.filter(instansi_id=lingkup.instansi_id)
    return list(semua.order_by("medan", "masa"))


def medan_dari(sumber: SumberData, *, pada: date) -> list[str]:
    """Fields of which this source is the record on that day."""
    return medan_milik(sumber, sumber_medan(sumber.instansi_id, pada=pada))


def medan_milik(sumber: SumberData, catatan: Mapping[str, str]) -> list[str]:
    """The same, from :func:`sumber_medan` as already read."""
    return [satu.kunci for satu in SEMUA if catatan.get(satu.kunci) == sumber.jenis]


def dapat_diterapkan(
    sinkron: Sinkronisasi, *, pada: date, medan: Sequence[str] | None = None
) -> QuerySet[Perbedaan]:
    """Differing values that wait, of fields that this source is the record of.

    :param medan: those fields, where they are known already.
    """
    berlaku = medan_dari(sinkron.sumber, pada=pada) if medan is None else medan
    return Perbedaan.objects.filter(
        sinkron=sinkron, jenis=Perbedaan.NILAI, keputusan=Perbedaan.MENUNGGU, medan__in=berlaku
    )


def saring_beda(
    sinkron: Sinkronisasi, saring: SaringBeda, *, medan: Sequence[str]
) -> QuerySet[Perbedaan]:
    """The rows of a reading.

    :param medan: fields that its source is the record of.
    """
    hasil = Perbedaan.objects.filter(sinkron=sinkron)
    if saring.jenis:
        hasil = hasil.filter(jenis=saring.jenis)
    if saring.medan:
        hasil = hasil.filter(medan=saring.medan)
    if saring.keputusan:
        hasil = hasil.filter(keputusan=saring.keputusan)
    if saring.cari:
        hasil = hasil.filter(
            Q(sebutan__icontains=saring.cari) | Q(kunci_luar__icontains=saring.cari)
        )
    if saring.guna == BERLAKU:
        hasil = hasil.filter(jenis=Perbedaan.NILAI, medan__in=medan)
    elif saring.guna == PEMBANDING:
        hasil = hasil.filter(jenis=Perbedaan.NILAI).exclude(medan__in=medan)
    return hasil


def hitung_medan(sinkron: Sinkronisasi) -> dict[str, dict[str, int]]:
    """Field → kind of row → how many; with ``sinkron.sama`` the reconciliation."""
    hasil: dict[str, dict[str, int]] = {}
    baris = (
        Perbedaan.objects.filter(sinkron=sinkron)
        .exclude(medan="")
        .order_by()
        .values_list("medan", "jenis")
        .annotate(jumlah=Count("id"))
    )
    for medan, jenis, jumlah in baris:
        hasil.setdefault(medan, {})[jenis] = jumlah
    return hasil


def perbedaan_terlihat(lingkup: Lingkup) -> QuerySet[Perbedaan]:
    """Rows of the readings of an instansi."""
    return Perbedaan.objects.filter(
        sinkron__instansi_id=lingkup.instansi_id
    ).select_related("sinkron__sumber", "pegawai")  # fmt: skip


def penimpaan_terlihat(lingkup: Lingkup, *, cari: str = "") -> QuerySet[Penimpaan]:
    """Overrides of an instansi, those that hold longest first."""
    hasil = Penimpaan.objects.filter(instansi_id=lingkup.instansi_id).select_related("pegawai")
    if cari:
        hasil = hasil.filter(
            Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari)
        )  # fmt: skip
    return hasil.order_by("-masa__endswith", "pegawai__nama_urut", "id")


def kesegaran(instansi_id: int, *, pada: datetime, hari: date) -> list[Kesegaran]:
    """Sources that are the record of some field today, with their age (two queries)."""
    catatan = list(sumber_medan(instansi_id, pada=hari).values())
    hasil = []
    for sumber in SumberData.objects.filter(instansi_id=instansi_id, jenis__in=SUMBER_ORANG):
        jumlah = catatan.count(sumber.jenis)
        if jumlah:
            hasil.append(_kesegaran(sumber, jumlah, pada=pada))
    return hasil


def kesegaran_rencana(instansi_id: int, *, pada: datetime) -> list[Kesegaran]:
    """The planning system with its age; empty while plans are written here (one query)."""
    sumber = SumberData.objects.filter(instansi_id=instansi_id, jenis=SumberData.RENDA)
    return [_kesegaran(satu, 0, pada=pada) for satu in sumber.exclude(moda="")]


def _kesegaran(sumber: SumberData, medan: int, *, pada: datetime) -> Kesegaran:
    umur = pada - sumber.segar_pada if sumber.segar_pada else None
    batas = KELONGGARAN.get(sumber.jadwal) if sumber.aktif else timedelta(0)
    basi = umur is None or (batas is not None and umur > batas)
    return Kesegaran(sumber, umur, basi, medan)


def cari_sumber(instansi_id: int, jenis: str) -> SumberData | None:
    """The source of this kind, for commands."""
    return SumberData.objects.filter(instansi_id=instansi_id, jenis=jenis).first()


def cari_instansi(kode: str) -> Instansi | None:
    """The instansi of this code; without a code the only one there is. For commands."""
    semua = Instansi.objects.filter(kode=kode) if kode else Instansi.objects.all()
    ada = list(semua[:2])
    return ada[0] if len(ada) == 1 else None
