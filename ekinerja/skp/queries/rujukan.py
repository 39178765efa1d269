"""What a plan leans on: the superior's results, teams, the officials, versions beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from ekinerja.core.tabel import rapikan
from ekinerja.kalender.models import BulanTertutup
from ekinerja.organisasi.models import Jabatan, UraianTugas
from ekinerja.pegawai.golongan import sebutan_golongan
from ekinerja.pegawai.models import Pegawai, Penempatan, TimKerja
from ekinerja.pegawai.queries import orang_dengan_jabatan, penilai_pada
from ekinerja.perencanaan.models import Sasaran
from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.models import SKP, HasilKerja
from ekinerja.skp.workflow import DIAJUKAN, DIBATALKAN, DISEPAKATI, DRAF, TERSAJI

Potret = dict[str, dict[str, str]]


def jenis_menurut_jabatan(jabatan: Jabatan) -> str:
    """PIMPINAN for a JPT and the head of an independent unit, else PEGAWAI."""
    mandiri = jabatan.kepala and jabatan.unit.opd_id == jabatan.unit_id
    return SKP.PIMPINAN if jabatan.jenis == "JPT" or mandiri else SKP.PEGAWAI


def skp_bersinggungan(pegawai_id: int, *, mulai: date, selesai: date) -> QuerySet[SKP]:
    """Plans of a person that already fill days of ``[mulai, selesai)``."""
    return SKP.objects.filter(
        Q(status__in=DISEPAKATI) | Q(status__in=(DRAF, DIAJUKAN), asal=None),
        pegawai_id=pegawai_id,
        masa__overlap=(mulai, selesai),
    )


def hari_dalam(skp: SKP, pada: date | None) -> date:
    """The day nearest to ``pada`` inside the period; without one, its first day."""
    awal: date = skp.masa.lower
    akhir: date = skp.masa.upper - timedelta(days=1)
    return awal if pada is None else min(max(pada, awal), akhir)


def tim_pegawai(skp: SKP) -> list[TimKerja]:
    """Teams of which the owner is a member in the period."""
    return list(
        TimKerja.objects.filter(
            anggota__pegawai_id=skp.pegawai_id,
            anggota__masa__overlap=skp.masa,
            masa__overlap=skp.masa,
        )
        .select_related("ketua")
        .distinct()
        .order_by("nama", "id")
    )


def tugas_jabatan(skp: SKP) -> list[UraianTugas]:
    """Tasks of the post of this plan that are valid on some day of its period."""
    return list(UraianTugas.objects.filter(jabatan_id=skp.jabatan_id, masa__overlap=skp.masa)[:100])


def tugas_diusulkan(rhk: HasilKerja) -> list[int]:
    """Ids of the tasks under a result; without any, of those of the same words, to be offered."""
    ada = [satu.pk for satu in rhk.tugas.all()]
    return ada or [
        satu.pk
        for satu in tugas_jabatan(rhk.skp)
        if rapikan(satu.uraian).casefold() == rapikan(rhk.rencana).casefold()
    ]


def rhk_rujukan(skp: SKP, *, pada: date | None) -> list[HasilKerja]:
    """RHK that this plan may support: of the penilai, and of the ketua of own teams.

    :param pada: day on which it is asked who the penilai is.
    """
    penilai = penilai_pada(
        skp.instansi_id, pada=hari_dalam(skp, pada), pegawai_ids=[skp.pegawai_id]
    )
    orang = {*penilai.values(), *(tim.ketua_id for tim in tim_pegawai(skp))} - {skp.pegawai_id}
    return list(
        HasilKerja.objects.filter(
            skp__instansi_id=skp.instansi_id,
            skp__pegawai_id__in=orang,
            skp__masa__overlap=skp.masa,
            skp__status__in=TERSAJI,
        )
        .select_related("skp__pegawai")
        .order_by("skp__pegawai__nama_urut", "-skp__masa", "-jenis", "urutan")[:200]
    )


_KE_ATAS = """WITH RECURSIVE naik AS (
    SELECT id, intervensi_id FROM skp_hasilkerja WHERE id = %s
    UNION SELECT h.id, h.intervensi_id FROM skp_hasilkerja h JOIN naik n ON h.id = n.intervensi_id
) SELECT id FROM naik"""


def garis_ke_atas(rhk_id: int) -> set[int]:
    """Ids of a result and of everything it supports, up to the top (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_KE_ATAS, [rhk_id])
        return {satu for (satu,) in cursor.fetchall()}


def perlu_tautan(rhk: HasilKerja) -> bool:
    """Has it no superior's RHK, or one that fell away with an old version?"""
    if rhk.intervensi_id is None:
        return True
    return not HasilKerja.objects.filter(pk=rhk.intervensi_id, skp__status__in=TERSAJI).exists()


def sasaran_rujukan(skp: SKP) -> list[Sasaran]:
    """Goals that a head may answer for: of the own post, of the own unit, of the instansi."""
    tahun = skp.masa.lower.year
    return list(
        Sasaran.objects.filter(
            Q(penanggung_jawab_id=skp.jabatan_id) | Q(unit_id=skp.jabatan.unit_id) | Q(unit=None),
            instansi_id=skp.instansi_id,
            tahun_awal__lte=tahun,
            tahun_akhir__gte=tahun,
        ).order_by("urutan", "kode", "id")[:200]
    )


def belum_tertaut(skp: SKP, isi: Iterable[HasilKerja]) -> list[HasilKerja]:
    """Main results without what they serve: a goal (head), a living superior's RHK (others).

    :param isi: results with ``intervensi`` and its SKP at hand.
    """
    if skp.jenis_pegawai == SKP.PIMPINAN:
        return [satu for satu in isi if satu.jenis == "UTAMA" and satu.sasaran_id is None]
    return [
        satu
        for satu in isi
        if satu.jenis == "UTAMA"
        and satu.tim_id is None
        and (satu.intervensi is None or satu.intervensi.skp.status not in (*TERSAJI, DRAF))
    ]


def penugasan_sementara(skp: SKP) -> list[Penempatan]:
    """Plt. and Plh. posts that the owner holds in the period."""
    return list(
        Penempatan.objects.filter(
            pegawai_id=skp.pegawai_id,
            jenis__in=(Penempatan.PLT, Penempatan.PLH),
            masa__overlap=skp.masa,
        )
        .select_related("jabatan__unit")
        .order_by("masa")
    )


def perubahan_terbuka(skp: SKP) -> SKP | None:
    """The change of this version that is not decided yet."""
    return SKP.objects.filter(asal=skp, status__in=(DRAF, DIAJUKAN)).first()


def bulan_terkunci(skp: SKP) -> set[date]:
    """First days of the months that a change may not touch: passed before it began, or closed.

    A first version locks nothing: its months had no target before.
    """
    if skp.asal_id is None:
        return set()
    tertutup = set(
        BulanTertutup.objects.filter(
            pegawai_id=skp.pegawai_id,
            awal__gte=skp.masa.lower.replace(day=1),
            awal__lt=skp.masa.upper,
        ).values_list("awal", flat=True)
    )
    if skp.berlaku_sejak is not None and skp.berlaku_sejak > skp.masa.lower:
        lewat = bulan_dalam(skp.masa.lower, min(skp.berlaku_sejak, skp.masa.upper))
        tertutup.update(lewat)
    return tertutup


def silsilah_skp(skp: SKP) -> list[SKP]:
    """All versions of the plan of this period and post, the newest first."""
    return list(
        SKP.objects.filter(
            pegawai_id=skp.pegawai_id, jabatan_id=skp.jabatan_id, masa__overlap=skp.masa
        )
        .exclude(status=DIBATALKAN)
        .order_by("-versi", "-id")[:20]
    )


def potret_pejabat(semua: Sequence[SKP], *, pada: date) -> list[Potret]:
    """Both officials of these plans, in their order: name, NIP, rank, post, unit.

    As they are on the day nearest to ``pada`` in each period; the number of queries depends on
    these days only. The plans need not be stored yet.
    """
    menurut_hari: dict[date, list[int]] = defaultdict(list)
    for urut, satu in enumerate(semua):
        menurut_hari[hari_dalam(satu, pada)].append(urut)
    hasil: dict[int, Potret] = {}
    for hari, letak in menurut_hari.items():
        tanpa = [semua[n].pegawai_id for n in letak if semua[n].penilai_id is None]
        kini = {}
        if tanpa:
            kini = penilai_pada(semua[letak[0]].instansi_id, pada=hari, pegawai_ids=tanpa)
        penilai = {n: semua[n].penilai_id or kini.get(semua[n].pegawai_id) for n in letak}
        ids = {semua[n].pegawai_id for n in letak} | {pk for pk in penilai.values() if pk}
        orang = {satu.pk: satu for satu in orang_dengan_jabatan(sorted(ids), pada=hari)}
        for n in letak:
            hasil[n] = _potret_orang(semua[n], orang=orang, penilai_id=penilai[n])
    return [hasil[n] for n in range(len(semua))]


def _potret_orang(skp: SKP, *, orang: Mapping[int, Pegawai], penilai_id: int | None) -> Potret:
    hasil = {"pegawai": _potret(orang[skp.pegawai_id])}
    hasil["pegawai"] |= {"jabatan": skp.jabatan.nama, "unit": skp.jabatan.unit.nama}
    if penilai_id is not None:
        hasil["penilai"] = _potret(orang[penilai_id])
    return hasil


def _potret(orang: Pegawai) -> dict[str, str]:
    return {
        "nama": orang.nama,
        "nip": orang.nip or "",
        "pangkat": sebutan_golongan(orang.golongan),
        "jabatan": getattr(orang, "nama_jabatan", None) or "",
        "unit": getattr(orang, "nama_unit", None) or "",
    }
