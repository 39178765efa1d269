"""Deeds of the penilai: approve, return, reject; and what waits follows the post."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, CatatanPutusan, RiwayatAktivitas
from ekinerja.aktivitas.queries import bulan_tertutup, tertutup_di_antara
from ekinerja.aktivitas.services.isian import BARU_DITUTUP
from ekinerja.aktivitas.services.mutu import WAJIB, periksa_mutu
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIKIRIM
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM, HasilMassal
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import dengan_wewenang, penilai_pada
from ekinerja.pegawai.services import kapasitas_memutus
from ekinerja.pegawai.wewenang import PENILAI, kapasitas_penilai
from ekinerja.skp.penilai import alihkan
from ekinerja.skp.services import ALASAN_ALIH, catat_realisasi, catat_realisasi_massal

BERUBAH = (
    "Aktivitas ini diperbaiki dan dikirim ulang sejak halaman Anda dibuka. Muat ulang halaman, "
    "baca isinya yang baru, lalu putuskan."
)
SEHARI = 86_400  # detik: halaman yang terbuka lebih lama tidak berkata apa-apa tentang kecepatan


@transaction.atomic
def setujui(
    aktivitas: Aktivitas,
    *,
    oleh: Pegawai,
    pada: datetime,
    mutu: str = "",
    dibuka: datetime | None = None,
) -> Aktivitas:
    """Approve and lock; the volume becomes realisation of the indicator in the same transaction.

    An entry of a closed month is approved too, marked ``setelah_tutup`` for a later correction.

    :param mutu: the score: words of the rubric, or 0–100; creative work needs one.
    :param dibuka: when the page was opened on which it was read.
    :raises AksiDitolak: when it no longer waits, was sent anew since, or lacks its score.
    """
    kapasitas = kapasitas_memutus(aktivitas, oleh=oleh, pada=pada)
    _tolak_berubah(aktivitas, dibuka)
    nilai = periksa_mutu(aktivitas, mutu, pada=pada)
    ubah = _putusan(aktivitas, pada) | {"nilai_mutu": nilai.nilai, "sebutan_mutu": nilai.sebutan}
    with batasan(BARU_DITUTUP):
        aktivitas = AKTIVITAS_WORKFLOW.run(
            "setujui", aktivitas, oleh=oleh, pada=pada, kapasitas=kapasitas, ubah=ubah
        )
    catat_realisasi(
        aktivitas.indikator_id, awal=aktivitas.tanggal.replace(day=1), volume=aktivitas.volume
    )
    catat_putusan([aktivitas], langkah="setujui", oleh=oleh, pada=pada, dibuka=dibuka)
    return aktivitas


def kembalikan(
    aktivitas: Aktivitas,
    *,
    oleh: Pegawai,
    pada: datetime,
    alasan: str,
    dibuka: datetime | None = None,
) -> Aktivitas:
    """Return to its owner with a note; what it said stays in its event table.

    :raises AksiDitolak: without a note, when it no longer waits, or was sent anew since.
    """
    return _tanpa_hasil(
        "kembalikan", aktivitas, oleh=oleh, pada=pada, alasan=alasan, dibuka=dibuka,
        lagi={"tenggat": None, "naik": 0},
    )  # fmt: skip


def tolak(
    aktivitas: Aktivitas,
    *,
    oleh: Pegawai,
    pada: datetime,
    alasan: str,
    dibuka: datetime | None = None,
) -> Aktivitas:
    """Reject for good, with the reason; its owner may ask a team to review it.

    :raises AksiDitolak: without a reason, when it no longer waits, or was sent anew since.
    """
    return _tanpa_hasil(
        "tolak", aktivitas, oleh=oleh, pada=pada, alasan=alasan, dibuka=dibuka, lagi={}
    )


@transaction.atomic
def _tanpa_hasil(
    langkah: str,
    aktivitas: Aktivitas,
    *,
    oleh: Pegawai,
    pada: datetime,
    alasan: str,
    dibuka: datetime | None,
    lagi: dict[str, object],
) -> Aktivitas:
    kapasitas = kapasitas_memutus(aktivitas, oleh=oleh, pada=pada)
    _tolak_berubah(aktivitas, dibuka)
    with batasan(BARU_DITUTUP):
        aktivitas = AKTIVITAS_WORKFLOW.run(
            langkah,
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=kapasitas,
            alasan=alasan.strip(),
            ubah=_putusan(aktivitas, pada) | lagi,
        )
    catat_putusan([aktivitas], langkah=langkah, oleh=oleh, pada=pada, dibuka=dibuka)
    return aktivitas


def _tolak_berubah(aktivitas: Aktivitas, dibuka: datetime | None) -> None:
    """Nobody decides about words that were not on the screen. The row is locked already."""
    if dibuka is None:
        return
    kini = Aktivitas.objects.get(pk=aktivitas.pk)
    if kini.status == DIKIRIM and _terlambat_dilihat(kini.dikirim_pada, dibuka):
        raise AksiDitolak(BERUBAH)


def _terlambat_dilihat(dikirim_pada: datetime | None, dibuka: datetime | None) -> bool:
    return dibuka is not None and dikirim_pada is not None and dikirim_pada > dibuka


@transaction.atomic
def setujui_banyak(
    aktivitas: QuerySet[Aktivitas],
    *,
    oleh: Pegawai,
    pada: datetime,
    dibuka: datetime | None = None,
) -> HasilMassal:
    """Approve a set; each entry is judged like a single one, the refused ones keep their state.

    Creative work is left out, because it needs its score; so is what was sent anew since the page
    was opened. One UPDATE and one history INSERT for each capacity.
    """
    dengan_wewenang(oleh, pada=timezone.localdate(pada))
    baris = _terkunci(aktivitas)
    ditolak = {satu.pk: kata for satu in baris if (kata := _alasan_tertahan(satu, dibuka))}
    selesai: list[int] = []
    boleh = [satu for satu in baris if satu.pk not in ditolak]
    for (kapasitas, setelah_tutup), ids in _kelompok(boleh, oleh).items():
        with batasan(BARU_DITUTUP):
            hasil = AKTIVITAS_WORKFLOW.run_many(
                "setujui",
                Aktivitas.objects.filter(pk__in=ids),
                oleh=oleh,
                pada=pada,
                kapasitas=kapasitas,
                ubah={"diputus_pada": pada, "setelah_tutup": setelah_tutup},
            )
        selesai += hasil.selesai
        ditolak |= hasil.ditolak
    catat_volume(selesai)
    jadi = set(selesai)
    diputus = [satu for satu in boleh if satu.pk in jadi]
    catat_putusan(diputus, langkah="setujui", oleh=oleh, pada=pada, dibuka=dibuka)
    return HasilMassal(tuple(selesai), ditolak)


def _terkunci(aktivitas: QuerySet[Aktivitas]) -> list[Aktivitas]:
    pk = list(aktivitas.values_list("pk", flat=True))
    return list(Aktivitas.objects.filter(pk__in=pk).select_for_update(of=("self",)).order_by("pk"))


def _alasan_tertahan(satu: Aktivitas, dibuka: datetime | None) -> str:
    if satu.jenis == Aktivitas.KREATIVITAS:
        return WAJIB
    return BERUBAH if _terlambat_dilihat(satu.dikirim_pada, dibuka) else ""


def _kelompok(baris: Iterable[Aktivitas], oleh: Pegawai) -> dict[tuple[str, bool], list[int]]:
    """The entries by the capacity in which this person decides and whether the month is closed."""
    semua = list(baris)
    tertutup = tertutup_di_antara({(s.pegawai_id, s.tanggal.replace(day=1)) for s in semua})
    kelompok: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for satu in semua:
        kapasitas = kapasitas_penilai(
            oleh.mewakili, oleh_id=oleh.pk, penilai_id=satu.penilai_id, pegawai_id=satu.pegawai_id
        )
        terlambat = (satu.pegawai_id, satu.tanggal.replace(day=1)) in tertutup
        kelompok[(kapasitas or PENILAI, terlambat)].append(satu.pk)
    return kelompok


def catat_putusan(
    diputus: Sequence[Aktivitas],
    *,
    langkah: str,
    oleh: Pegawai,
    pada: datetime,
    dibuka: datetime | None,
) -> None:
    """One row a deed for each penilai in whose right it was done: how many, how fast, in time."""
    hari = timezone.localdate(pada)
    per_penilai: dict[int, list[Aktivitas]] = defaultdict(list)
    for satu in diputus:
        per_penilai[satu.penilai_id or oleh.pk].append(satu)
    detik = int((pada - dibuka).total_seconds()) if dibuka is not None else -1
    CatatanPutusan.objects.bulk_create(
        CatatanPutusan(
            instansi_id=oleh.instansi_id,
            oleh=oleh,
            penilai_id=penilai_id,
            langkah=langkah,
            jumlah=len(isi),
            tepat=sum(satu.tenggat is None or hari <= satu.tenggat for satu in isi),
            detik=detik if 0 <= detik <= SEHARI else None,
            pada=pada,
        )
        for penilai_id, isi in per_penilai.items()
    )


@transaction.atomic
def alihkan_penilai(instansi_id: int, *, pada: datetime) -> int:
    """Entries that wait follow the post of the superior when its holder changes.

    What rose to a higher superior because one was silent follows the post there.

    :returns: how many changed hands, each with its row of history.
    """
    hari = timezone.localdate(pada)
    menunggu = Aktivitas.objects.filter(instansi_id=instansi_id, status=DIKIRIM)
    pindah = alihkan(menunggu.filter(naik=0), instansi_id=instansi_id, hari=hari)
    pindah += _alihkan_yang_naik(menunggu.filter(naik__gt=0), instansi_id, hari)
    catat_sistem(pindah, langkah="alihkan", alasan=ALASAN_ALIH, pada=pada)
    return len(pindah)


def _alihkan_yang_naik(naik: QuerySet[Aktivitas], instansi_id: int, hari: date) -> list[int]:
    baris = list(naik.select_for_update(of=("self",)).order_by("pk"))
    if not baris:
        return []
    atasan = penilai_pada(instansi_id, pada=hari)
    pindah = []
    for satu in baris:
        tujuan = atasan_ke(atasan, satu.pegawai_id, satu.naik + 1)
        if tujuan not in (None, satu.penilai_id):
            satu.penilai_id = tujuan
            pindah.append(satu)
    Aktivitas.objects.bulk_update(pindah, ["penilai"])
    return [satu.pk for satu in pindah]


def atasan_ke(atasan: dict[int, int], pegawai_id: int, banyak: int) -> int | None:
    """The superior so many steps above a person, or None when the line ends before."""
    orang: int | None = pegawai_id
    for _ in range(banyak):
        orang = atasan.get(orang) if orang is not None else None
    return orang


def catat_sistem(
    ids: Iterable[int],
    *,
    langkah: str,
    alasan: str,
    pada: datetime,
    ke: str = DIKIRIM,
    kapasitas: str = "",
) -> None:
    """Rows of history by the system for entries that waited."""
    RiwayatAktivitas.objects.bulk_create(
        (
            RiwayatAktivitas(
                objek_id=pk,
                langkah=langkah,
                dari=DIKIRIM,
                ke=ke,
                oleh_nama=SISTEM.nama,
                kapasitas=kapasitas,
                alasan=alasan,
                pada=pada,
            )
            for pk in ids
        ),
        batch_size=5_000,
    )


def catat_volume(aktivitas_ids: Sequence[int]) -> None:
    """Volumes of approved entries become realisation of their indicators."""
    volume: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
    baris = Aktivitas.objects.filter(pk__in=aktivitas_ids)
    for indikator_id, tanggal, satu in baris.values_list("indikator_id", "tanggal", "volume"):
        volume[(indikator_id, tanggal.replace(day=1))] += satu
    catat_realisasi_massal(volume)


def _putusan(aktivitas: Aktivitas, pada: datetime) -> dict[str, object]:
    tertutup = bulan_tertutup(aktivitas.pegawai_id, tanggal=aktivitas.tanggal)
    return {"diputus_pada": pada, "setelah_tutup": tertutup}
