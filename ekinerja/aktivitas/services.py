"""Deeds on the daily log: log, change, send, approve, return, cancel."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.permissions import aktivitas_dapat_diubah
from ekinerja.aktivitas.queries import (
    bulan_tertutup,
    indikator_milik,
    menit_sehari,
    tertutup_di_antara,
)
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIKEMBALIKAN, DIKIRIM, DRAF
from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun, durasi, rentang_tanggal, tanggal_panjang
from ekinerja.core.workflow import SISTEM, HasilMassal
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import alasan_arsip, dengan_wewenang, penilai_seorang
from ekinerja.pegawai.services import kapasitas_memutus
from ekinerja.pegawai.wewenang import PENILAI, kapasitas_penilai
from ekinerja.skp.models import Indikator
from ekinerja.skp.penilai import alihkan
from ekinerja.skp.services import ALASAN_ALIH, catat_realisasi, catat_realisasi_massal
from ekinerja.skp.workflow import DISETUJUI as SKP_DISETUJUI

MENIT_SEHARI = 1440
_BARU_DITUTUP = {
    "bulan_tertutup": "Bulan aktivitas ini baru saja ditutup. Muat ulang halaman untuk melihat "
    "keadaan terbaru, lalu coba lagi."
}
BUKTI_TERBANYAK = 10
PEMILIK = "Pegawai"


@dataclass(frozen=True, slots=True)
class IsianAktivitas:
    """An entry as it is typed. ``volume`` is in the unit of the indicator, 0 when not counted."""

    indikator_id: int
    tanggal: date
    uraian: str
    menit: int
    volume: Decimal = Decimal(0)


@transaction.atomic
def catat_aktivitas(
    pegawai: Pegawai,
    *,
    data: IsianAktivitas,
    bukti: Sequence[Unggahan] = (),
    kunci_kirim: UUID,
    pada: datetime,
    langsung_kirim: bool = False,
) -> Aktivitas:
    """Log an entry as a draft, or log and send it whole or not at all.

    The same ``kunci_kirim`` gives the entry that already exists.

    :raises AksiDitolak: a day to come, a closed month, an indicator that is not one's own or not
        agreed for that day, more than 24 hours in a day, or evidence that is not what it says.
    """
    _kunci_orang(pegawai)
    sudah = Aktivitas.objects.filter(pegawai=pegawai, kunci_kirim=kunci_kirim).first()
    if sudah is not None:
        return kirim(sudah, oleh=pegawai, pada=pada) if _belum(sudah, langsung_kirim) else sudah
    indikator = _periksa(pegawai, data, pada)
    with batasan(_BARU_DITUTUP):
        aktivitas = Aktivitas.objects.create(
            instansi_id=pegawai.instansi_id,
            pegawai=pegawai,
            kunci_kirim=kunci_kirim,
            indikator=indikator,
            tanggal=data.tanggal,
            uraian=data.uraian.strip(),
            menit=data.menit,
            volume=data.volume,
        )
    _tambah_bukti(aktivitas, bukti, pada)
    RiwayatAktivitas.objects.create(
        objek=aktivitas,
        langkah="catat",
        dari="",
        ke=DRAF,
        oleh_id=pegawai.user_id,
        oleh_nama=pegawai.nama,
        kapasitas=PEMILIK,
        pada=pada,
    )
    return kirim(aktivitas, oleh=pegawai, pada=pada) if langsung_kirim else aktivitas


def _belum(aktivitas: Aktivitas, langsung_kirim: bool) -> bool:
    return langsung_kirim and aktivitas.status == DRAF


@transaction.atomic
def ubah_aktivitas(
    aktivitas: Aktivitas,
    *,
    data: IsianAktivitas,
    bukti: Sequence[Unggahan] = (),
    oleh: Pegawai,
    pada: datetime,
    langsung_kirim: bool = False,
) -> Aktivitas:
    """Correct a draft or a returned entry; the former text stays in its event table.

    :raises AksiDitolak: when it is sent, approved or cancelled, or for the reasons of logging.
    """
    aktivitas = _kunci_untuk_diubah(aktivitas.pk, oleh)
    aktivitas.indikator = _periksa(oleh, data, pada, kecuali=aktivitas)
    aktivitas.tanggal = data.tanggal
    aktivitas.uraian = data.uraian.strip()
    aktivitas.menit = data.menit
    aktivitas.volume = data.volume
    with batasan(_BARU_DITUTUP):
        aktivitas.save(update_fields=["indikator", "tanggal", "uraian", "menit", "volume"])
    _tambah_bukti(aktivitas, bukti, pada)
    return kirim(aktivitas, oleh=oleh, pada=pada) if langsung_kirim else aktivitas


@transaction.atomic
def hapus_bukti(bukti: BuktiAktivitas, *, oleh: Pegawai) -> None:
    """Take evidence off a draft or a returned entry.

    :raises AksiDitolak: when the entry is locked.
    """
    _kunci_untuk_diubah(bukti.aktivitas_id, oleh)
    bukti.delete()


def kirim(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Send to the superior by position of that day.

    :raises AksiDitolak: without evidence, without a superior, or in a closed month.
    """
    _tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    penilai = penilai_seorang(oleh, pada=timezone.localdate(pada))
    if penilai is None:
        raise AksiDitolak(
            "Atasan langsung Anda belum ditetapkan, sehingga belum ada yang dapat menyetujui. "
            "Simpan sebagai draf, lalu hubungi BKPSDM untuk melengkapi jabatan atasan."
        )
    with batasan(_BARU_DITUTUP):
        return AKTIVITAS_WORKFLOW.run(
            "kirim",
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=PEMILIK,
            ubah={"penilai_id": penilai.pk, "dikirim_pada": pada},
        )


@transaction.atomic
def setujui(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Approve and lock; the volume becomes realisation of the indicator in the same transaction.

    An entry of a closed month is approved too, marked ``setelah_tutup`` for a later correction.

    :raises AksiDitolak: when it no longer waits.
    """
    kapasitas = kapasitas_memutus(aktivitas, oleh=oleh, pada=pada)
    with batasan(_BARU_DITUTUP):
        aktivitas = AKTIVITAS_WORKFLOW.run(
            "setujui",
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=kapasitas,
            ubah=_putusan(aktivitas, pada),
        )
    catat_realisasi(
        aktivitas.indikator_id, awal=aktivitas.tanggal.replace(day=1), volume=aktivitas.volume
    )
    return aktivitas


@transaction.atomic
def kembalikan(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime, alasan: str) -> Aktivitas:
    """Return to its owner with a note.

    :raises AksiDitolak: without a note, or when it no longer waits.
    """
    kapasitas = kapasitas_memutus(aktivitas, oleh=oleh, pada=pada)
    with batasan(_BARU_DITUTUP):
        return AKTIVITAS_WORKFLOW.run(
            "kembalikan",
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=kapasitas,
            alasan=alasan.strip(),
            ubah=_putusan(aktivitas, pada),
        )


def batalkan(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Withdraw an entry that is not approved; its minutes count no more.

    :raises AksiDitolak: when it is approved or its month is closed.
    """
    _tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    with batasan(_BARU_DITUTUP):
        return AKTIVITAS_WORKFLOW.run(
            "batalkan", aktivitas, oleh=oleh, pada=pada, kapasitas=PEMILIK
        )


@transaction.atomic
def setujui_banyak(aktivitas: QuerySet[Aktivitas], *, oleh: Pegawai, pada: datetime) -> HasilMassal:
    """Approve a set; each entry is judged like a single one, the refused ones keep their state."""
    dengan_wewenang(oleh, pada=timezone.localdate(pada))
    selesai: list[int] = []
    ditolak: dict[int, str] = {}
    for (kapasitas, setelah_tutup), ids in _kelompok(aktivitas, oleh).items():
        with batasan(_BARU_DITUTUP):
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
    _catat_volume(selesai)
    return HasilMassal(tuple(selesai), ditolak)


def _kelompok(aktivitas: QuerySet[Aktivitas], oleh: Pegawai) -> dict[tuple[str, bool], list[int]]:
    """The entries by the capacity in which this person decides and whether the month is closed."""
    pk = list(aktivitas.values_list("pk", flat=True))
    dipilih = Aktivitas.objects.filter(pk__in=pk).select_for_update(of=("self",)).order_by("pk")
    baris = list(dipilih.values_list("pk", "penilai_id", "pegawai_id", "tanggal"))
    tertutup = tertutup_di_antara(
        {(orang, tanggal.replace(day=1)) for _, _, orang, tanggal in baris}
    )
    kelompok: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for satu, penilai_id, orang, tanggal in baris:
        kapasitas = kapasitas_penilai(
            oleh.mewakili, oleh_id=oleh.pk, penilai_id=penilai_id, pegawai_id=orang
        )
        terlambat = (orang, tanggal.replace(day=1)) in tertutup
        kelompok[(kapasitas or PENILAI, terlambat)].append(satu)
    return kelompok


@transaction.atomic
def alihkan_penilai(instansi_id: int, *, pada: datetime) -> int:
    """Entries that wait follow the post of the superior when its holder changes.

    :returns: how many changed hands, each with its row of history.
    """
    pindah = alihkan(
        Aktivitas.objects.filter(instansi_id=instansi_id, status=DIKIRIM),
        instansi_id=instansi_id,
        hari=timezone.localdate(pada),
    )
    RiwayatAktivitas.objects.bulk_create(
        (
            RiwayatAktivitas(
                objek_id=pk,
                langkah="alihkan",
                dari=DIKIRIM,
                ke=DIKIRIM,
                oleh_nama=SISTEM.nama,
                alasan=ALASAN_ALIH,
                pada=pada,
            )
            for pk in pindah
        ),
        batch_size=5_000,
    )
    return len(pindah)


def _catat_volume(aktivitas_ids: Sequence[int]) -> None:
    volume: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
    baris = Aktivitas.objects.filter(pk__in=aktivitas_ids)
    for indikator_id, tanggal, satu in baris.values_list("indikator_id", "tanggal", "volume"):
        volume[(indikator_id, tanggal.replace(day=1))] += satu
    catat_realisasi_massal(volume)


def _putusan(aktivitas: Aktivitas, pada: datetime) -> dict[str, object]:
    tertutup = bulan_tertutup(aktivitas.pegawai_id, tanggal=aktivitas.tanggal)
    return {"diputus_pada": pada, "setelah_tutup": tertutup}


def _kunci_orang(pegawai: Pegawai) -> None:
    """One person's entries are written one after the other: totals and keys stay true."""
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)


def _kunci_untuk_diubah(pk: int, oleh: Pegawai) -> Aktivitas:
    _kunci_orang(oleh)
    aktivitas = Aktivitas.objects.select_for_update(of=("self",)).get(pk=pk)
    putusan = aktivitas_dapat_diubah(aktivitas, oleh)
    if aktivitas.status not in {DRAF, DIKEMBALIKAN} and aktivitas.pegawai_id == oleh.pk:
        raise AksiDitolak(putusan.alasan)
    wajib(putusan)
    _tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    return aktivitas


def _periksa(
    pegawai: Pegawai, data: IsianAktivitas, pada: datetime, *, kecuali: Aktivitas | None = None
) -> Indikator:
    if data.tanggal > timezone.localdate(pada):
        raise AksiDitolak(
            f"{tanggal_panjang(data.tanggal)} belum tiba. Aktivitas dicatat setelah dikerjakan; "
            "pilih hari ini atau hari sebelumnya."
        )
    _tolak_bulan_tertutup(pegawai.pk, data.tanggal)
    arsip = alasan_arsip(pegawai.pk, tanggal=data.tanggal)
    if arsip:
        raise AksiDitolak(arsip)
    indikator = _periksa_indikator(pegawai, data)
    _periksa_menit(pegawai, data, kecuali)
    return indikator


def _tolak_bulan_tertutup(pegawai_id: int, tanggal: date) -> None:
    if bulan_tertutup(pegawai_id, tanggal=tanggal):
        raise AksiDitolak(
            f"{bulan_tahun(tanggal)} sudah ditutup, sehingga aktivitas bulan itu tidak dapat "
            "ditambah atau diubah. Bila ada kekeliruan, sampaikan kepada pembuat daftar TPP "
            "unit Anda agar dicatat sebagai koreksi."
        )


def _periksa_indikator(pegawai: Pegawai, data: IsianAktivitas) -> Indikator:
    indikator = indikator_milik(pegawai.pk, indikator_id=data.indikator_id)
    if indikator is None:
        raise AksiDitolak("Indikator ini bukan bagian dari SKP Anda. Pilih indikator SKP sendiri.")
    skp = indikator.hasil_kerja.skp
    if skp.status != SKP_DISETUJUI:
        raise AksiDitolak(
            "SKP dengan indikator ini belum disetujui pejabat penilai. Ajukan SKP Anda lebih "
            "dahulu; setelah disetujui, aktivitasnya dapat dicatat."
        )
    if data.tanggal not in skp.masa:
        raise AksiDitolak(
            f"SKP ini berlaku {rentang_tanggal(skp.masa.lower, skp.masa.upper)}, sedangkan "
            f"aktivitasnya {tanggal_panjang(data.tanggal)}. Pilih tanggal atau indikator lain."
        )
    return indikator


def _periksa_menit(pegawai: Pegawai, data: IsianAktivitas, kecuali: Aktivitas | None) -> None:
    if not 1 <= data.menit <= MENIT_SEHARI:
        raise AksiDitolak("Lama aktivitas antara 1 menit dan 24 jam (1.440 menit).")
    if data.volume < 0:
        raise AksiDitolak("Volume tidak boleh kurang dari nol.")
    tercatat = menit_sehari(
        pegawai.pk, tanggal=data.tanggal, kecuali=kecuali.pk if kecuali else None
    )
    if tercatat + data.menit > MENIT_SEHARI:
        raise AksiDitolak(
            f"Pada {tanggal_panjang(data.tanggal)} sudah tercatat {durasi(tercatat)}; ditambah "
            f"{durasi(data.menit)} menjadi lebih dari 24 jam. Periksa lama aktivitasnya."
        )


def _tambah_bukti(aktivitas: Aktivitas, bukti: Sequence[Unggahan], pada: datetime) -> None:
    """Keep the files and link them; the same file twice is one link.

    Raises ``AksiDitolak`` for a file that is not a photo or PDF; the transaction undoes the rest.
    """
    ada = BuktiAktivitas.objects.filter(aktivitas=aktivitas).count()
    if ada + len(bukti) > BUKTI_TERBANYAK:
        raise AksiDitolak(
            f"Bukti satu aktivitas paling banyak {BUKTI_TERBANYAK} berkas. Kurangi berkasnya."
        )
    berkas = [terima_berkas(satu, instansi_id=aktivitas.instansi_id, pada=pada) for satu in bukti]
    BuktiAktivitas.objects.bulk_create(
        [
            BuktiAktivitas(aktivitas=aktivitas, berkas=satu, ditambahkan_pada=pada)
            for satu in berkas
        ],
        ignore_conflicts=True,
    )
