"""Who is who, where, and whose superior, on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL

from ekinerja.core.kata import cocok_kata, sekali, urai_kata
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatPegawai
from ekinerja.pegawai.queries.penilai import penilai_pada


@dataclass(frozen=True, slots=True)
class SaringPegawai:
    """What a list of people is narrowed to; empty means everything.

    :ivar opd_id: perangkat daerah of the definitive post of the day.
    :ivar kurang: kind of gap in the data (see :data:`KURANG`).
    """

    cari: str = ""
    jenis: str = ""
    opd_id: int | None = None
    kurang: str = ""


KURANG = {
    "penempatan": "Belum ditempatkan",
    "kelas": "Kelas jabatan belum diisi",
    "rekening": "Nomor rekening belum diisi",
    "atasan": "Atasan langsung belum ditetapkan",
}


def pegawai_terlihat(lingkup: Lingkup, *, tim: Sequence[int] = ()) -> QuerySet[Pegawai]:
    """People whom the scope shows: its units, the own team, oneself.

    :param tim: ids of the team (see :func:`tim_pada`).
    """
    semua = Pegawai.objects.filter(instansi_id=lingkup.instansi_id).select_related("user")
    if lingkup.unit_ids is None:
        return semua
    tempat = _tempat(lingkup.per_tanggal).filter(jabatan__unit_id__in=lingkup.unit_ids)
    return semua.filter(
        Q(pk=lingkup.pegawai_id) | Q(pk__in=list(tim)) | Q(pk__in=tempat.values("pegawai_id"))
    )


def _tempat(pada: date) -> QuerySet[Penempatan]:
    return Penempatan.objects.filter(jenis=Penempatan.DEFINITIF, masa__contains=pada)


def saring_pegawai(
    lingkup: Lingkup, saring: SaringPegawai, *, tim: Sequence[int] = ()
) -> QuerySet[Pegawai]:
    """Visible people, narrowed, by name; ``kini`` holds the definitive placement of the day."""
    pada = lingkup.per_tanggal
    daftar = pegawai_terlihat(lingkup, tim=tim)
    if saring.cari.strip():
        daftar = _cari(daftar, saring.cari, lingkup)
    if saring.jenis:
        daftar = daftar.filter(jenis=saring.jenis)
    if saring.opd_id is not None:
        opd = _tempat(pada).filter(jabatan__unit__opd_id=saring.opd_id)
        daftar = daftar.filter(pk__in=opd.values("pegawai_id"))
    daftar = _kurang(daftar, saring.kurang, lingkup)
    kini = _tempat(pada).select_related("jabatan__unit__opd", "jabatan__atasan")
    return daftar.order_by("nama_urut", "id").prefetch_related(
        Prefetch("penempatan", queryset=kini, to_attr="kini")
    )


def _cari(daftar: QuerySet[Pegawai], teks: str, lingkup: Lingkup) -> QuerySet[Pegawai]:
    """Every word begins a word of the name, the NIP, or the name of the post of the day."""
    kata = urai_kata(teks)
    semua = Pegawai.objects.filter(instansi_id=lingkup.instansi_id).order_by()
    jabatan = Jabatan.objects.filter(instansi_id=lingkup.instansi_id).order_by()
    for satu in kata or [""]:
        nama = cocok_kata(semua, ("nama", "nip"), [satu] if satu else [])
        pangku = _tempat(lingkup.per_tanggal).filter(
            jabatan__in=cocok_kata(jabatan, ("nama", "kode"), [satu] if satu else []).values("pk")
        )
        semuanya = nama.values("pk").union(pangku.order_by().values("pegawai_id"))
        daftar = daftar.filter(pk__in=sekali(semuanya))
    return daftar


def _kurang(daftar: QuerySet[Pegawai], kurang: str, lingkup: Lingkup) -> QuerySet[Pegawai]:
    """Only those whose data lack this."""
    pada = lingkup.per_tanggal
    if kurang == "penempatan":
        return daftar.exclude(pk__in=_tempat(pada).values("pegawai_id"))
    if kurang == "kelas":
        tanpa = _tempat(pada).filter(jabatan__kelas=None).exclude(jabatan__jenis="POLITIS")
        return daftar.filter(pk__in=tanpa.values("pegawai_id"))
    if kurang == "rekening":
        return daftar.filter(nomor_rekening="")
    if kurang == "atasan":
        return _tanpa_penilai(daftar, lingkup)
    return daftar


def _tanpa_penilai(daftar: QuerySet[Pegawai], lingkup: Lingkup) -> QuerySet[Pegawai]:
    """Those in a post whom nobody judges on the day, in whatever way (one query more)."""
    ada = sorted(penilai_pada(lingkup.instansi_id, pada=lingkup.per_tanggal))
    dinilai = _tempat(lingkup.per_tanggal).exclude(jabatan__jenis="POLITIS")
    return (
        daftar.filter(pk__in=dinilai.values("pegawai_id"))
        .exclude(jenis="ALIH_DAYA")
        .exclude(pk__in=RawSQL("SELECT unnest(%s::bigint[])", (ada,)))
    )


def penempatan_kini(pegawai: Pegawai, *, pada: date) -> Penempatan | None:
    """The definitive placement of a person on a day."""
    return (
        _tempat(pada)
        .filter(pegawai=pegawai)
        .select_related("jabatan__unit__opd", "jabatan__atasan")
        .first()
    )


def riwayat_seorang(pegawai: Pegawai) -> QuerySet[RiwayatPegawai]:
    """Deeds on a person, the latest first."""
    return RiwayatPegawai.objects.filter(objek=pegawai).order_by("-pada", "-id")


def pemangku(
    lingkup: Lingkup, *, unit_id: int | None = None, jabatan_id: int | None = None
) -> QuerySet[Penempatan]:
    """Who holds the posts of a unit, or one post, on the day: definitive, then Plt., then Plh."""
    daftar = Penempatan.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    )
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(jabatan__unit_id__in=lingkup.unit_ids)
    if unit_id is not None:
        daftar = daftar.filter(jabatan__unit_id=unit_id)
    if jabatan_id is not None:
        daftar = daftar.filter(jabatan_id=jabatan_id)
    return daftar.select_related("pegawai", "jabatan").order_by(
        "-jabatan__kepala", F("jabatan__kelas").desc(nulls_last=True), "jabatan__nama", "jenis",
        "pegawai__nama_urut",
    )  # fmt: skip
