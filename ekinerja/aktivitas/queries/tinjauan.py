"""Reviews by a team: who sees them, who may be in a team, and what they say of superiors."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from ekinerja.aktivitas.models import (
    AnggotaPeninjau,
    BuktiAktivitas,
    CatatanPutusan,
    Peninjauan,
    RiwayatPeninjauan,
)
from ekinerja.aktivitas.workflow import DICABUT, DIKABULKAN, DIPUTUS, SEBAGIAN
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_pada


def peninjauan_terlihat(lingkup: Lingkup, *, pusat: bool) -> QuerySet[Peninjauan]:
    """Reviews in which one is a side or a member; of the whole instansi for who manages them.

    :param pusat: BKPSDM and the examiners.
    """
    semua = Peninjauan.objects.filter(instansi_id=lingkup.instansi_id)
    if pusat:
        return semua
    orang = lingkup.pegawai_id
    return semua.filter(
        Q(pemohon_id=orang)
        | Q(termohon_id=orang)
        | Q(pk__in=AnggotaPeninjau.objects.filter(Q(pegawai_id=orang)).values("peninjauan_id"))
    )


def peninjauan_rinci(terlihat: QuerySet[Peninjauan]) -> QuerySet[Peninjauan]:
    """Reviews with all that their own page shows."""
    return terlihat.select_related(
        "pemohon", "termohon", "aktivitas__indikator__hasil_kerja__skp__jabatan"
    ).prefetch_related("anggota__pegawai", "pernyataan__pegawai")


def daftar_peninjauan(terlihat: QuerySet[Peninjauan], *, status: str) -> QuerySet[Peninjauan]:
    """What is open first, the nearest deadline on top."""
    baris = terlihat.filter(status=status) if status else terlihat
    return baris.select_related("pemohon", "termohon").order_by(
        F("diputus_pada").desc(nulls_first=True), F("tenggat").asc(nulls_last=True), "-id"
    )


def riwayat_peninjauan(peninjauan: Peninjauan) -> list[RiwayatPeninjauan]:
    """Deeds on a review, newest first."""
    return list(RiwayatPeninjauan.objects.filter(objek=peninjauan).order_by("-pada", "-id")[:50])


def peninjauan_aktivitas(aktivitas_id: int) -> Peninjauan | None:
    """The review of an entry that was not withdrawn, if there is one."""
    return Peninjauan.objects.filter(aktivitas_id=aktivitas_id).exclude(status=DICABUT).first()


def bukti_ditinjau(lingkup: Lingkup, *, pusat: bool) -> QuerySet[BuktiAktivitas]:
    """Evidence of the entries in the reviews that one sees."""
    terlihat = peninjauan_terlihat(lingkup, pusat=pusat)
    return BuktiAktivitas.objects.filter(
        aktivitas_id__in=terlihat.order_by().values("aktivitas_id")
    ).select_related("berkas")


def bukti_aktivitas(aktivitas_id: int) -> QuerySet[BuktiAktivitas]:
    """Evidence of one entry, for who was let to it already."""
    return (
        BuktiAktivitas.objects.filter(aktivitas_id=aktivitas_id)
        .select_related("berkas")
        .order_by("id")
    )


def rangkaian(
    instansi_id: int, *, pihak: Collection[int], hari: Iterable[date], calon: Collection[int]
) -> set[int]:
    """Of the candidates, those in the line of either side on one of these days, up or down.

    Up: whoever stands above a side. Down: whoever has a side above. And the sides themselves.
    """
    terkait = set(pihak) & set(calon)
    for satu in set(hari):
        atasan = penilai_pada(instansi_id, pada=satu)
        di_atas = {orang for sisi in pihak for orang in _garis(atasan, sisi)}
        terkait |= {
            orang
            for orang in calon
            if orang in di_atas or not set(pihak).isdisjoint(_garis(atasan, orang))
        }
    return terkait


def _garis(atasan: dict[int, int], orang: int) -> list[int]:
    garis: list[int] = []
    kini = atasan.get(orang)
    while kini is not None and kini not in garis:
        garis.append(kini)
        kini = atasan.get(kini)
    return garis


def calon_peninjau(instansi_id: int, *, pada: date) -> QuerySet[Pegawai]:
    """People who hold the role of reviewer on the day."""
    pemegang = PemberianPeran.objects.filter(
        instansi_id=instansi_id, peran=PemberianPeran.PENINJAU, masa__contains=pada
    )
    return Pegawai.objects.filter(
        instansi_id=instansi_id, user_id__in=pemegang.values("user_id")
    ).order_by("nama_urut", "id")


@dataclass(frozen=True, slots=True)
class AngkaAtasan:
    """How one superior decided in a span of time, and how often a team saw it otherwise.

    :ivar diputus: approved and rejected together; ``ditolak`` rejected; ``ditinjau`` of these
        brought to a team and decided; ``berubah`` acknowledged there, whole or in part.
    """

    pegawai_id: int
    nama: str
    diputus: int
    ditolak: int
    ditinjau: int
    berubah: int

    @property
    def bagian_ditolak(self) -> Decimal | None:
        """Share of rejections among what was decided; None where nothing was."""
        return Decimal(self.ditolak) / self.diputus if self.diputus else None


def angka_atasan(lingkup: Lingkup, *, mulai: datetime, selesai: datetime) -> list[AngkaAtasan]:
    """Refusals and overturned refusals by superior in ``[mulai, selesai)``, most refusals first.

    Three queries, however many people.
    """
    waktu = {"instansi_id": lingkup.instansi_id, "pada__gte": mulai, "pada__lt": selesai}
    putusan = {
        satu["oleh_id"]: satu
        for satu in CatatanPutusan.objects.filter(**waktu, langkah__in=("setujui", "tolak"))
        .order_by()
        .values("oleh_id")
        .annotate(
            diputus=Sum("jumlah"), ditolak=Sum("jumlah", filter=Q(langkah="tolak"), default=0)
        )
    }
    tinjau = {
        satu["termohon_id"]: satu
        for satu in Peninjauan.objects.filter(
            instansi_id=lingkup.instansi_id,
            status=DIPUTUS,
            diputus_pada__gte=mulai,
            diputus_pada__lt=selesai,
        )
        .order_by()
        .values("termohon_id")
        .annotate(
            n=Count("id"), berubah=Count("id", filter=Q(keputusan__in=(DIKABULKAN, SEBAGIAN)))
        )
    }
    ids = putusan.keys() | tinjau.keys()
    nama = dict(Pegawai.objects.filter(pk__in=ids).values_list("pk", "nama"))
    kosong: dict[str, Any] = {"diputus": 0, "ditolak": 0, "n": 0, "berubah": 0}
    hasil = []
    for pk in ids:
        satu = {**kosong, **putusan.get(pk, {}), **tinjau.get(pk, {})}
        hasil.append(
            AngkaAtasan(pk, nama[pk], satu["diputus"], satu["ditolak"], satu["n"], satu["berubah"])
        )
    return sorted(hasil, key=lambda satu: (-satu.ditolak, -satu.berubah, satu.nama))


def koreksi_peninjauan(
    lingkup: Lingkup, *, pegawai_ids: Collection[int], mulai: date, selesai: date
) -> list[Peninjauan]:
    """Decisions of a team on work that a closed month had counted, which change its minutes."""
    baris = Peninjauan.objects.filter(
        instansi_id=lingkup.instansi_id,
        pemohon_id__in=pegawai_ids,
        aktivitas__tanggal__gte=mulai,
        aktivitas__tanggal__lt=selesai,
        status=DIPUTUS,
        setelah_tutup=True,
        menit_semula__gt=0,
    ).select_related("aktivitas")
    return [satu for satu in baris.order_by("id") if satu.selisih_menit]
