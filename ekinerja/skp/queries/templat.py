"""Identified SKP by post, their holders, and the library of indicators."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ekinerja.core.kata import urai_kata
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UraianTugas
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import (
    SKP,
    HasilKerja,
    HasilKerjaTemplat,
    Indikator,
    IndikatorTemplat,
    TemplatSKP,
)
from ekinerja.skp.workflow import DISEPAKATI

_PUSTAKA = 50
_KOLOM = (
    "uraian", "aspek", "bentuk", "target", "target_atas", "target_teks", "satuan", "polaritas",
    "dibagi",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IndikatorPustaka:
    """An indicator that was used for this post before.

    :ivar kunci: ``t<id>`` of a template, ``s<id>`` of an agreed SKP.
    """

    kunci: str
    uraian: str
    aspek: str
    bentuk: str
    target: Decimal | None
    target_atas: Decimal | None
    target_teks: str
    satuan: str
    polaritas: str
    dibagi: bool
    dari: str


def jabatan_terlihat(lingkup: Lingkup, *, cari: str = "") -> QuerySet[Jabatan]:
    """Posts of the scope on the day, with the version in force and a holder.

    Annotated: ``versi_templat`` (None: none), ``id_templat``, ``pemangku`` (None: vacant) and
    ``banyak_pemangku``.
    """
    hari = lingkup.per_tanggal
    berlaku = TemplatSKP.objects.filter(jabatan=OuterRef("pk"), berlaku=True)
    definitif = Q(penempatan__jenis=Penempatan.DEFINITIF, penempatan__masa__contains=hari)
    pemangku = Penempatan.objects.filter(
        jabatan=OuterRef("pk"), jenis=Penempatan.DEFINITIF, masa__contains=hari
    ).order_by("pegawai__nama_urut")
    daftar = Jabatan.objects.filter(instansi_id=lingkup.instansi_id, masa__contains=hari)
    if lingkup.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=lingkup.unit_ids)
    for kata in urai_kata(cari):
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(unit__nama__icontains=kata))
    return (
        daftar.select_related("unit")
        .annotate(
            versi_templat=Subquery(berlaku.values("versi")[:1]),
            pemangku=Subquery(pemangku.values("pegawai__nama")[:1]),
            banyak_pemangku=Count("penempatan", filter=definitif),
        )
        .order_by("unit__urutan", "unit__nama", "-kelas", "nama", "id")
    )


def templat_jabatan(jabatan: Jabatan) -> list[TemplatSKP]:
    """Versions of a post with their content, the newest first (three queries)."""
    return list(_berisi(TemplatSKP.objects.filter(jabatan=jabatan)).order_by("-versi")[:10])


def templat_berlaku(jabatan_id: int) -> TemplatSKP | None:
    """The version in force with its content, or None."""
    return _berisi(TemplatSKP.objects.filter(jabatan_id=jabatan_id, berlaku=True)).first()


def _berisi(semua: QuerySet[TemplatSKP]) -> QuerySet[TemplatSKP]:
    isi = HasilKerjaTemplat.objects.order_by("urutan").prefetch_related(
        Prefetch("indikator", IndikatorTemplat.objects.order_by("urutan")), "tugas"
    )
    return semua.select_related("jabatan__unit").prefetch_related(Prefetch("hasil_kerja", isi))


def templat_terlihat(lingkup: Lingkup) -> QuerySet[TemplatSKP]:
    """Templates of the posts in scope."""
    semua = TemplatSKP.objects.filter(instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        semua = semua.filter(jabatan__unit_id__in=lingkup.unit_ids)
    return semua.select_related("jabatan__unit")


def rhk_templat_terlihat(lingkup: Lingkup) -> QuerySet[HasilKerjaTemplat]:
    """Results of templates of the posts in scope."""
    return HasilKerjaTemplat.objects.filter(
        templat__in=templat_terlihat(lingkup).order_by()
    ).select_related("templat__jabatan")


def uraian_tugas(jabatan: Jabatan, *, pada: date) -> list[UraianTugas]:
    """Tasks of a post by its job analysis on a day."""
    return list(UraianTugas.objects.filter(jabatan=jabatan, masa__contains=pada)[:100])


def skp_terakhir(jabatan: Jabatan) -> SKP | None:
    """The latest agreed SKP in this post."""
    return SKP.objects.filter(jabatan=jabatan, status__in=DISEPAKATI).order_by("-masa").first()


def penempatan_kini(pegawai_id: int, *, pada: date) -> Penempatan | None:
    """The definitive placement of a person on a day."""
    return (
        Penempatan.objects.filter(
            pegawai_id=pegawai_id, jenis=Penempatan.DEFINITIF, masa__contains=pada
        )
        .select_related("jabatan__unit")
        .first()
    )


def skp_jabatan_tahun(pegawai_id: int, *, jabatan_id: int, tahun: int) -> bool:
    """Has the person a plan of this post in the year, in any living state?"""
    return (
        SKP.objects.filter(
            pegawai_id=pegawai_id,
            jabatan_id=jabatan_id,
            masa__overlap=(date(tahun, 1, 1), date(tahun + 1, 1, 1)),
        )
        .exclude(status__in=("DIBATALKAN", "DIGANTI"))
        .exists()
    )


def pustaka_indikator(rhk: HasilKerja, *, cari: str = "") -> list[IndikatorPustaka]:
    """Indicators of the templates of this post and of agreed SKP of past holders (two queries).

    Posts of the same name count as the same; what repeats is shown once.
    """
    jabatan = rhk.skp.jabatan
    sama = {"instansi_id": rhk.skp.instansi_id, "jabatan__nama": jabatan.nama}
    templat = IndikatorTemplat.objects.filter(
        hasil_kerja__templat__berlaku=True,
        **{f"hasil_kerja__templat__{nama}": nilai for nama, nilai in sama.items()},
    )
    skp = Indikator.objects.filter(
        hasil_kerja__skp__status__in=DISEPAKATI,
        **{f"hasil_kerja__skp__{nama}": nilai for nama, nilai in sama.items()},
    )
    for kata in urai_kata(cari):
        cocok = Q(uraian__icontains=kata) | Q(hasil_kerja__rencana__icontains=kata)
        templat, skp = templat.filter(cocok), skp.filter(cocok)
    baris = [
        *(("t", *b, "Templat jabatan") for b in templat.values_list("id", *_KOLOM)[:_PUSTAKA]),
        *(
            ("s", *b)
            for b in skp.order_by("-hasil_kerja__skp__masa", "id").values_list(
                "id", *_KOLOM, Coalesce("hasil_kerja__skp__pegawai__nama", Value(""))
            )[:_PUSTAKA]
        ),
    ]
    hasil: dict[str, IndikatorPustaka] = {}
    for sumber, pk, *isi in baris:
        satu = IndikatorPustaka(f"{sumber}{pk}", *isi)
        hasil.setdefault(satu.uraian.casefold(), satu)
    return list(hasil.values())[:_PUSTAKA]


def templat_ditawarkan(pegawai_id: int, *, pada: date) -> TemplatSKP | None:
    """The template in force of the post that a person holds on a day, without its content."""
    return (
        TemplatSKP.objects.filter(
            berlaku=True,
            jabatan__penempatan__pegawai_id=pegawai_id,
            jabatan__penempatan__jenis=Penempatan.DEFINITIF,
            jabatan__penempatan__masa__contains=pada,
        )
        .select_related("jabatan")
        .first()
    )
