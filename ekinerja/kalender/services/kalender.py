"""Deeds on the calendar: months opened and closed, days off, working hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun, tanggal_panjang
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.acuan import LiburAcuan, PolaAcuan, libur_nasional, pola_acuan
from ekinerja.kalender.models import Bulan, HariLibur, JamKerja, PolaKerja, PolaUnit
from ekinerja.kalender.permissions import pengelola_kalender
from ekinerja.kalender.queries import bulan_penutupan, unit_penutup
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja

_NAMA_PENUTUP = 3


@dataclass(frozen=True, slots=True)
class HasilMuat:
    """Days loaded: added, corrected, already right, and left alone in a closed month."""

    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    dilewati: int = 0


def buka_bulan(unit: UnitKerja, *, awal: date) -> Bulan:
    """The month of a paying unit; made open when it was not there yet.

    :raises AksiDitolak: when ``awal`` is not the first of a month.
    """
    if awal.day != 1:
        raise AksiDitolak("Bulan selalu dimulai tanggal 1. Pilih bulannya, lalu kirim lagi.")
    bulan, _ = Bulan.objects.get_or_create(unit=unit, awal=awal)
    return bulan


@transaction.atomic
def tutup_bulan(bulan: Bulan, *, pegawai_ids: Sequence[int], pada: datetime) -> Bulan:
    """Close a month of a unit for these people, for good (one INSERT for all of them).

    :raises AksiDitolak: closed already, or one of the people is closed in another unit.
    """
    kunci = Bulan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=bulan.pk)
    sebutan = f"{bulan_tahun(kunci.awal)} untuk {kunci.unit.nama}"
    if kunci.tertutup:
        raise AksiDitolak(f"Bulan {sebutan} sudah ditutup dan tidak dapat ditutup dua kali.")
    kunci.ditutup_pada = pada
    kunci.save(update_fields=["ditutup_pada"])
    ganda = (
        f"Bulan {sebutan} belum dapat ditutup karena sebagian pegawainya tercatat dua kali "
        "atau sudah ditutup di perangkat daerah lain. Hitung ulang daftarnya, lalu coba lagi."
    )
    with batasan({"bulan_orang_sekali": ganda}), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kalender_bulantertutup (bulan_id, pegawai_id, awal)"
            " SELECT %s, p, %s FROM unnest(%s::bigint[]) p",
            [kunci.pk, kunci.awal, list(pegawai_ids)],
        )
    return kunci


@transaction.atomic
def muat_hari_libur(instansi: Instansi, *, tahun: int, oleh: Pelaku, pada: datetime) -> HasilMuat:
    """Load the national days off of a year; running it again changes nothing.

    Local days off stay as they are; months that a unit has closed are not touched.

    :raises TidakBerwenang: when the actor does not keep the calendar.
    :raises AksiDitolak: when that year's decree is not in the data yet.
    """
    wajib(pengelola_kalender(instansi.pk, oleh, pada=timezone.localdate(pada)))
    acuan = libur_nasional(tahun)
    if not acuan:
        raise AksiDitolak(
            f"Hari libur nasional tahun {tahun} belum tersedia di aplikasi ini. "
            "Tambahkan satu per satu dengan nomor keputusannya, atau perbarui aplikasi."
        )
    tercatat = {h.tanggal: h for h in HariLibur.objects.filter(instansi=instansi)}
    tertutup = bulan_penutupan(instansi.pk, tahun=tahun)
    hitung = {"baru": 0, "berubah": 0, "tetap": 0, "dilewati": 0}
    with mulai_massal(oleh, sebab=f"hari libur {tahun} dimuat"):
        for satu in acuan:
            ada = tercatat.get(satu.tanggal)
            terkunci = satu.tanggal.replace(day=1) in tertutup
            hitung[_muat_satu(instansi, acuan=satu, ada=ada, terkunci=terkunci)] += 1
    return HasilMuat(**hitung)


def _muat_satu(
    instansi: Instansi, *, acuan: LiburAcuan, ada: HariLibur | None, terkunci: bool
) -> str:
    isi = {
        "nama": acuan.nama,
        "jenis": acuan.jenis,
        "dasar": acuan.dasar,
        "terverifikasi": acuan.terverifikasi,
        "catatan": acuan.catatan,
    }
    if ada is not None and (
        ada.jenis == HariLibur.DAERAH or all(getattr(ada, k) == v for k, v in isi.items())
    ):
        return "tetap"
    if terkunci:
        return "dilewati"
    HariLibur.objects.update_or_create(instansi=instansi, tanggal=acuan.tanggal, defaults=isi)
    return "baru" if ada is None else "berubah"


@transaction.atomic
def tambah_libur(
    instansi: Instansi,
    *,
    tanggal: date,
    nama: str,
    dasar: str,
    jenis: str = HariLibur.DAERAH,
    oleh: Pelaku,
    pada: datetime,
) -> HariLibur:
    """Add a local day off or a joint leave, with the decision it rests on.

    :raises TidakBerwenang: when the actor does not keep the calendar.
    :raises AksiDitolak: month closed by a unit, or the day is off already.
    """
    wajib(pengelola_kalender(instansi.pk, oleh, pada=timezone.localdate(pada)))
    _tolak_bulan_tertutup(instansi.pk, tanggal)
    sudah = HariLibur.objects.filter(instansi=instansi, tanggal=tanggal).first()
    if sudah is not None:
        raise AksiDitolak(
            f"{tanggal_panjang(tanggal)} sudah tercatat libur: {sudah.nama}. Pilih tanggal lain."
        )
    with mulai_massal(oleh, sebab="hari libur ditambah"):
        return HariLibur.objects.create(
            instansi=instansi, tanggal=tanggal, nama=nama, jenis=jenis, dasar=dasar
        )


@transaction.atomic
def hapus_libur(libur: HariLibur, *, alasan: str, oleh: Pelaku, pada: datetime) -> None:
    """Take back a local day off or a joint leave; the reason stays in its history.

    :raises TidakBerwenang: when the actor does not keep the calendar.
    :raises AksiDitolak: national day, closed month, or no reason given.
    """
    wajib(pengelola_kalender(libur.instansi_id, oleh, pada=timezone.localdate(pada)))
    if libur.jenis == HariLibur.NASIONAL:
        raise AksiDitolak(
            "Hari libur nasional ditetapkan keputusan bersama dan tidak dapat dihapus di sini. "
            "Bila keputusannya berubah, muat ulang hari libur tahun itu."
        )
    if not alasan.strip():
        raise AksiDitolak("Alasan wajib diisi. Tuliskan alasannya, lalu kirim lagi.")
    _tolak_bulan_tertutup(libur.instansi_id, libur.tanggal)
    with mulai_massal(oleh, sebab=f"hari libur dihapus: {alasan.strip()}"):
        libur.delete()


def _tolak_bulan_tertutup(instansi_id: int, tanggal: date) -> None:
    penutup = unit_penutup(instansi_id, tanggal=tanggal)
    if not penutup:
        return
    nama = ", ".join(penutup[:_NAMA_PENUTUP])
    lain = len(penutup) - _NAMA_PENUTUP
    raise AksiDitolak(
        f"Bulan {bulan_tahun(tanggal)} sudah ditutup oleh {nama}"
        f"{f' dan {lain} perangkat daerah lain' if lain > 0 else ''}, sehingga kalendernya "
        "tidak dapat diubah lagi. Koreksi dicatat pada bulan berikutnya."
    )


@transaction.atomic
def muat_pola_kerja(instansi: Instansi, *, oleh: Pelaku, pada: datetime) -> int:
    """Add the standard patterns that the instansi does not have yet.

    The standard default becomes the default only where there is none.

    :returns: how many patterns were added.
    """
    wajib(pengelola_kalender(instansi.pk, oleh, pada=timezone.localdate(pada)))
    pola = PolaKerja.objects.filter(instansi=instansi)
    ada = set(pola.values_list("kode", flat=True))
    punya_bawaan = pola.filter(bawaan=True).exists()
    baru = [satu for satu in pola_acuan() if satu.kode not in ada]
    with mulai_massal(oleh, sebab="pola jam kerja baku dimuat"):
        for satu in baru:
            _buat_pola(instansi, acuan=satu, bawaan=satu.bawaan and not punya_bawaan)
    return len(baru)


def _buat_pola(instansi: Instansi, *, acuan: PolaAcuan, bawaan: bool) -> None:
    pola = PolaKerja.objects.create(
        instansi=instansi, kode=acuan.kode, nama=acuan.nama, dasar=acuan.dasar, bawaan=bawaan
    )
    JamKerja.objects.bulk_create(
        JamKerja(
            pola=pola,
            hari=jam.hari,
            mulai=jam.mulai,
            selesai=jam.selesai,
            istirahat_menit=jam.istirahat_menit,
        )
        for jam in acuan.jam
    )


@transaction.atomic
def tetapkan_pola(
    unit: UnitKerja,
    *,
    pola: PolaKerja,
    mulai: date,
    selesai: date | None,
    oleh: Pelaku,
    pada: datetime,
) -> PolaUnit:
    """A unit (and what stands under it) follows a pattern in ``[mulai, selesai)``.

    A pattern that held there before keeps the days outside this period.

    :raises TidakBerwenang: when the actor does not keep the calendar.
    :raises AksiDitolak: foreign pattern, empty period, or it touches a closed month.
    """
    wajib(pengelola_kalender(unit.instansi_id, oleh, pada=timezone.localdate(pada)))
    if pola.instansi_id != unit.instansi_id:
        raise AksiDitolak("Pola jam kerja ini milik instansi lain. Pilih pola instansi Anda.")
    if selesai is not None and selesai <= mulai:
        raise AksiDitolak("Tanggal akhir harus sesudah tanggal mulai. Perbaiki tanggalnya.")
    _tolak_masa_tertutup(unit.instansi_id, mulai, selesai)
    masa = DateRange(mulai, selesai)
    with mulai_massal(oleh, sebab="pola jam kerja unit ditetapkan"):
        for lama in PolaUnit.objects.select_for_update().filter(unit=unit, masa__overlap=masa):
            _sisihkan(lama, mulai=mulai, selesai=selesai)
        return PolaUnit.objects.create(unit=unit, pola=pola, masa=masa)


def _sisihkan(lama: PolaUnit, *, mulai: date, selesai: date | None) -> None:
    """Cut ``[mulai, selesai)`` out of an older period; what is left on both sides stays."""
    awal, akhir = lama.masa.lower, lama.masa.upper
    lama.delete()
    if awal is None or awal < mulai:
        PolaUnit.objects.create(unit=lama.unit, pola=lama.pola, masa=DateRange(awal, mulai))
    if selesai is not None and (akhir is None or akhir > selesai):
        PolaUnit.objects.create(unit=lama.unit, pola=lama.pola, masa=DateRange(selesai, akhir))


def _tolak_masa_tertutup(instansi_id: int, mulai: date, selesai: date | None) -> None:
    """:raises AksiDitolak: when a closed month reaches into the period."""
    tertutup = Bulan.objects.filter(
        unit__instansi_id=instansi_id, ditutup_pada__isnull=False, awal__gte=mulai.replace(day=1)
    )
    if selesai is not None:
        tertutup = tertutup.filter(awal__lt=selesai)
    bulan = tertutup.order_by("awal").first()
    if bulan is not None:
        _tolak_bulan_tertutup(instansi_id, bulan.awal)
