"""Shared events as one may see them, and small questions about who takes part."""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from ekinerja.aktivitas.models import (
    Aktivitas,
    BuktiKegiatan,
    KatalogAktivitas,
    Kegiatan,
    Peninjauan,
    PesertaKegiatan,
    RiwayatKegiatan,
    RiwayatPeserta,
)
from ekinerja.aktivitas.queries.daftar import aktivitas_terlihat
from ekinerja.aktivitas.workflow import DIUNDANG, KELUAR
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.queries import orang_dengan_jabatan

CALON_TERBANYAK = 20
KATALOG_TERBANYAK = 300


def kegiatan_terlihat(lingkup: Lingkup) -> QuerySet[Kegiatan]:
    """Events that one organises, is invited to, or took part in."""
    ikut = PesertaKegiatan.objects.filter(kegiatan=OuterRef("pk"), pegawai=lingkup.pegawai_id)
    return Kegiatan.objects.filter(
        Q(penyelenggara_id=lingkup.pegawai_id) | Exists(ikut), instansi_id=lingkup.instansi_id
    )


def daftar_kegiatan(lingkup: Lingkup, *, pilih: str = "") -> QuerySet[Kegiatan]:
    """The own events, newest day first, with ``status_saya`` of the person asking.

    :param pilih: ``saya`` only those one organises, ``menunggu`` those not yet answered.
    """
    saya = PesertaKegiatan.objects.filter(kegiatan=OuterRef("pk"), pegawai=lingkup.pegawai_id)
    semua = (
        kegiatan_terlihat(lingkup)
        .select_related("penyelenggara")
        .annotate(status_saya=Subquery(saya.values("status")[:1]))
    )
    if pilih == "saya":
        semua = semua.filter(penyelenggara_id=lingkup.pegawai_id)
    elif pilih == "menunggu":
        semua = semua.filter(status_saya=DIUNDANG, status="TERJADWAL")
    return semua.order_by("-tanggal", "-mulai", "-id")


def kegiatan_rinci(terlihat: QuerySet[Kegiatan]) -> QuerySet[Kegiatan]:
    """The same events with all that their own page shows."""
    return terlihat.select_related("penyelenggara", "katalog").prefetch_related(
        Prefetch("bukti", BuktiKegiatan.objects.select_related("berkas").order_by("id"))
    )


def kegiatan_seinstansi(lingkup: Lingkup) -> QuerySet[Kegiatan]:
    """Events of the government, for who holds a code of one."""
    return Kegiatan.objects.filter(instansi_id=lingkup.instansi_id)


def peserta_kegiatan(kegiatan: Kegiatan) -> QuerySet[PesertaKegiatan]:
    """Everybody in the event, with the post and unit of its day."""
    kini = Penempatan.objects.filter(
        pegawai=OuterRef("pegawai"), jenis=Penempatan.DEFINITIF, masa__contains=kegiatan.tanggal
    )
    return (
        PesertaKegiatan.objects.filter(kegiatan=kegiatan)
        .select_related("pegawai", "aktivitas")
        .annotate(
            nama_jabatan=Subquery(kini.values("jabatan__nama")[:1]),
            nama_unit=Subquery(kini.values("jabatan__unit__nama")[:1]),
        )
        .order_by("pegawai__nama_urut", "id")
    )


def peserta_terlihat(lingkup: Lingkup) -> QuerySet[PesertaKegiatan]:
    """People in the events that one may see."""
    return PesertaKegiatan.objects.filter(
        kegiatan__in=kegiatan_terlihat(lingkup).order_by()
    ).select_related("kegiatan", "pegawai")


def peserta_seorang(kegiatan_id: int, *, pegawai_id: int) -> PesertaKegiatan | None:
    """The place of a person in an event, if there is one."""
    return (
        PesertaKegiatan.objects.filter(kegiatan_id=kegiatan_id, pegawai_id=pegawai_id)
        .select_related("aktivitas")
        .first()
    )


def terisi(kegiatan_id: int, *, kecuali: int | None = None) -> Counter[str]:
    """Role → how many hold it, invited or there; ``kecuali`` is one person's place left out."""
    hidup = PesertaKegiatan.objects.filter(kegiatan_id=kegiatan_id).exclude(status=KELUAR)
    if kecuali is not None:
        hidup = hidup.exclude(pk=kecuali)
    return Counter(hidup.order_by().values_list("peran", flat=True))


def calon_peserta(lingkup: Lingkup, kegiatan: Kegiatan, *, cari: str) -> list[Pegawai]:
    """People of the whole government whose name or NIP holds the words; not yet in the event."""
    kata = cari.split()[:6]
    if not kata:
        return []
    di_dalam = PesertaKegiatan.objects.filter(kegiatan=kegiatan).exclude(status=KELUAR)
    orang = Pegawai.objects.filter(instansi_id=lingkup.instansi_id).exclude(
        pk__in=di_dalam.order_by().values("pegawai_id")
    )
    for satu in kata:
        orang = orang.filter(Q(nama_urut__contains=satu.upper()) | Q(nip__startswith=satu))
    ditempatkan = Penempatan.objects.filter(pegawai=OuterRef("pk"), masa__contains=kegiatan.tanggal)
    ids = orang.filter(Exists(ditempatkan)).order_by("nama_urut", "id").values_list("pk", flat=True)
    return list(orang_dengan_jabatan(list(ids[:CALON_TERBANYAK]), pada=kegiatan.tanggal))


def orang_seinstansi(instansi_id: int, ids: list[int]) -> list[Pegawai]:
    """These people, as far as they belong to the government."""
    return list(Pegawai.objects.filter(instansi_id=instansi_id, pk__in=ids).order_by("pk"))


def katalog_kegiatan(instansi_id: int, *, hari: date) -> QuerySet[KatalogAktivitas]:
    """Activities of a day that everybody may log: an event has people of many posts."""
    return KatalogAktivitas.objects.filter(
        instansi_id=instansi_id, masa__contains=hari, kelompok=KatalogAktivitas.UMUM, unit=None,
        bertahap=False,
    ).order_by("nama", "id")  # fmt: skip


def bukti_kegiatan_terlihat(
    lingkup: Lingkup, sendiri: Lingkup, *, pusat: QuerySet[Peninjauan]
) -> QuerySet[BuktiKegiatan]:
    """Files of events: for who takes part, who reads an entry that came of it, who reviews it.

    :param lingkup: over entries; ``sendiri`` over the own events.
    """
    dibaca = PesertaKegiatan.objects.filter(
        kegiatan=OuterRef("kegiatan"), aktivitas__in=aktivitas_terlihat(lingkup).order_by()
    )
    ditinjau = PesertaKegiatan.objects.filter(
        kegiatan=OuterRef("kegiatan"), aktivitas__in=pusat.order_by().values("aktivitas_id")
    )
    ikut = kegiatan_terlihat(sendiri).order_by()
    return BuktiKegiatan.objects.filter(
        Q(kegiatan__in=ikut) | Exists(dibaca) | Exists(ditinjau),
        kegiatan__instansi_id=lingkup.instansi_id,
    ).select_related("berkas", "kegiatan")


def bukti_milik_kegiatan(kegiatan: Kegiatan) -> QuerySet[BuktiKegiatan]:
    """Files of one event."""
    return BuktiKegiatan.objects.filter(kegiatan=kegiatan).select_related("berkas")


def bukti_bersama(aktivitas_id: int) -> QuerySet[BuktiKegiatan]:
    """Files of the event from which an entry came; none when it came from none."""
    return (
        BuktiKegiatan.objects.filter(kegiatan__peserta__aktivitas_id=aktivitas_id)
        .select_related("berkas")
        .order_by("id")
    )


def kegiatan_entri(aktivitas_id: int) -> Kegiatan | None:
    """The event from which an entry came, if it came from one."""
    return Kegiatan.objects.filter(peserta__aktivitas_id=aktivitas_id).first()


def sudah_diputus(kegiatan_id: int) -> bool:
    """Has a superior or a team decided about an entry of this event?"""
    return Aktivitas.objects.filter(
        peserta_kegiatan__kegiatan_id=kegiatan_id, status__in=("DISETUJUI", "DITOLAK")
    ).exists()


def riwayat_kegiatan(kegiatan: Kegiatan) -> list[RiwayatKegiatan]:
    """Deeds on the event, newest first."""
    return list(RiwayatKegiatan.objects.filter(objek=kegiatan).order_by("-pada", "-id")[:50])


def riwayat_peserta(kegiatan: Kegiatan) -> list[RiwayatPeserta]:
    """Deeds on those who take part, newest first."""
    return list(
        RiwayatPeserta.objects.filter(objek__kegiatan=kegiatan)
        .select_related("objek__pegawai")
        .order_by("-pada", "-id")[:100]
    )


def indikator_terakhir(pegawai_id: int) -> int | None:
    """The indicator of a person's latest entry."""
    lalu = Aktivitas.objects.filter(pegawai_id=pegawai_id).order_by("-tanggal", "-id")
    return lalu.values_list("indikator_id", flat=True).first()
