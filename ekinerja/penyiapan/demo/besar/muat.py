"""Load a large government with one month of work, in one transaction."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, transaction

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.acuan import tahun_tersedia
from ekinerja.kalender.queries import JadwalHari, jadwal
from ekinerja.kalender.services import muat_hari_libur, muat_pola_kerja
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.penyiapan.demo.acak import BENIH
from ekinerja.penyiapan.demo.besar import sql
from ekinerja.penyiapan.demo.besar.rencana import rencana_besar
from ekinerja.penyiapan.demo.bukti import susun_bukti
from ekinerja.penyiapan.demo.muat import tolak_produksi
from ekinerja.penyiapan.demo.orang import Orang, susun_orang
from ekinerja.penyiapan.demo.organisasi import Organisasi, susun_organisasi
from ekinerja.penyiapan.demo.peran import susun_peran, susun_peran_luas
from ekinerja.penyiapan.demo.queries import ada_instansi
from ekinerja.penyiapan.demo.rencana import rumpun
from ekinerja.penyiapan.demo.simpan import simpan
from ekinerja.penyiapan.demo.skema import susun_skema
from ekinerja.penyiapan.demo.waktu import Waktu, geser_bulan
from ekinerja.presensi.services import hitung_hari

Lapor = Callable[[str], None]
ZONA = "Asia/Makassar"
AKTIVITAS_SEORANG = 170
MENUNGGU_SEORANG = 3
ORANG_PALING_SEDIKIT = 100
ORANG_PALING_BANYAK = 100_000


def muat_besar(orang: int, *, awal: date, lapor: Lapor = lambda _: None) -> bool:
    """Load this many people with a month of scans, days and approved entries.

    :param awal: first day of the month; some entries of the month after it wait for approval.
    :returns: False when the database already holds a government; nothing is changed then.
    :raises AksiDitolak: in production, for an odd number of people, or a year without holidays.
    """
    tolak_produksi()
    _periksa(orang, awal)
    if ada_instansi():
        return False
    waktu = Waktu(geser_bulan(awal, 2), ZONA)
    with transaction.atomic(), mulai_massal(SISTEM, sebab="data peragaan besar dimuat"):
        organisasi, semua = _susun_induk(orang, waktu)
        lapor(f"{len(organisasi.unit)} unit, {len(semua)} orang")
        _susun_skp(organisasi, semua, awal)
        lapor("SKP")
        _susun_hari(organisasi, awal, waktu)
        lapor("kehadiran")
        _susun_aktivitas(organisasi.instansi, awal, waktu)
        lapor("aktivitas")
    return True


def rapikan() -> None:
    """Statistics and visibility as a server that has run for a while; outside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _periksa(orang: int, awal: date) -> None:
    if not ORANG_PALING_SEDIKIT <= orang <= ORANG_PALING_BANYAK:
        raise AksiDitolak(
            f"Banyaknya orang antara {ORANG_PALING_SEDIKIT} dan {ORANG_PALING_BANYAK}. "
            "Ubah --orang."
        )
    if not {awal.year, geser_bulan(awal, 1).year} <= set(tahun_tersedia()):
        raise AksiDitolak(
            f"Hari libur tahun {awal.year} belum tersedia. Pilih bulan lain dengan --bulan."
        )


def _susun_induk(banyak: int, waktu: Waktu) -> tuple[Organisasi, list[Orang]]:
    """Calendar, units, posts, people, roles and the example scheme."""
    instansi = simpan(
        [
            Instansi(
                kode="candrawati-raya",
                nama="Kabupaten Candrawati Raya",
                jenis="KABUPATEN",
                zona=ZONA,
                peragaan=True,
            )
        ]
    )[0]
    pagi = waktu.saat(waktu.mulai, time(6))
    muat_pola_kerja(instansi, oleh=SISTEM, pada=pagi)
    for tahun in {waktu.mulai.year, waktu.bulan(-1).year}:
        muat_hari_libur(instansi, tahun=tahun, oleh=SISTEM, pada=pagi)
    organisasi = susun_organisasi(instansi, rencana_besar(banyak), bulan_ini=waktu.bulan(0))
    orang = susun_orang(organisasi, (), waktu)
    sejak = date(waktu.mulai.year - 1, 1, 2)
    susun_peran(organisasi, orang, sejak=sejak)
    _susun_skema(organisasi, orang, sejak, waktu)
    return organisasi, orang


def _susun_skema(organisasi: Organisasi, orang: list[Orang], sejak: date, waktu: Waktu) -> None:
    """Give the roles that reach everywhere; two of their holders make the example scheme."""
    luas = (
        PemberianPeran.PIMPINAN, PemberianPeran.BKPSDM, PemberianPeran.ORGANISASI,
        PemberianPeran.PEMERIKSA,
    )  # fmt: skip
    staf = [o for o in orang if not organisasi.rencana[o.penempatan[0][1].kode].peran]
    susun_peran_luas([staf[0], *staf[10:13]], luas, sejak=sejak)
    susun_skema(
        organisasi.instansi.pk,
        sejak=date(waktu.mulai.year, 1, 1),
        perancang=staf[10].pegawai,
        pemberlaku=staf[11].pegawai,
        pada=waktu.saat(date(waktu.mulai.year - 1, 12, 10), time(9)),
    )


def _jalankan(perintah: str, **isian: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(perintah, isian)


def _susun_skp(organisasi: Organisasi, semua: list[Orang], awal: date) -> None:
    """Agreed SKP of the year: two results, three indicators, twelve targets for each."""
    instansi = organisasi.instansi.pk
    penilai = penilai_pada(instansi, pada=awal)
    asn = [o for o in semua if o.pegawai.pk in penilai]
    _jalankan(
        sql.ORANG,
        orang=[o.pegawai.pk for o in asn],
        penilai=[penilai[o.pegawai.pk] for o in asn],
        jabatan=[o.penempatan[0][1].pk for o in asn],
    )
    isian = {
        "instansi": instansi,
        "tahun": date(awal.year, 1, 1),
        "awal": awal,
        "aktivitas": AKTIVITAS_SEORANG,
    }
    _jalankan("ANALYZE orang")
    for perintah in (sql.SKP, sql.HASIL, sql.INDIKATOR, sql.MILIK, sql.TARGET, sql.RIWAYAT_SKP):
        _jalankan(perintah, **isian)
    _jalankan("ANALYZE milik")


def _hari(organisasi: Organisasi, awal: date, akhir: date) -> list[JadwalHari]:
    """Working days of the default pattern; every unit follows it."""
    return jadwal(organisasi.instansi.pk, unit_ids=[None], awal=awal, akhir=akhir)


def _tabel_hari(hari: list[JadwalHari]) -> None:
    _jalankan("DROP TABLE IF EXISTS hari")
    _jalankan(
        sql.HARI,
        tanggal=[h.tanggal for h in hari],
        mulai=[h.mulai for h in hari],
        selesai=[h.selesai for h in hari],
    )


def _susun_hari(organisasi: Organisasi, awal: date, waktu: Waktu) -> None:
    """Scans by arithmetic; the days are computed by their own area."""
    akhir = geser_bulan(awal, 1)
    _tabel_hari(_hari(organisasi, awal, akhir))
    _jalankan(sql.REKAMAN, instansi=organisasi.instansi.pk, zona=ZONA)
    _jalankan("ANALYZE")
    hitung_hari(organisasi.instansi.pk, awal=awal, akhir=akhir, pada=waktu.saat(akhir, time(6)))


def _susun_aktivitas(instansi: Instansi, awal: date, waktu: Waktu) -> None:
    """Approved entries of the month, then some of the next month that wait, with evidence."""
    berkas = susun_bukti(instansi.pk, pada=datetime.combine(awal, time(6), tzinfo=waktu.tz))
    uraian = [k for hasil in rumpun("umum") for i in hasil.indikator for k in i.kegiatan]
    isian = {"instansi": instansi.pk, "benih": BENIH, "uraian": uraian}
    _jalankan(
        sql.AKTIVITAS,
        **isian,
        status="DISETUJUI",
        aktivitas=AKTIVITAS_SEORANG,
        hari=_banyak_hari(),
    )
    berikut = geser_bulan(awal, 1)
    hari = jadwal(instansi.pk, unit_ids=[None], awal=berikut, akhir=berikut + timedelta(days=14))
    _tabel_hari(hari[:1])
    _jalankan(sql.AKTIVITAS, **isian, status="DIKIRIM", aktivitas=MENUNGGU_SEORANG, hari=1)
    _jalankan(sql.BUKTI, instansi=instansi.pk, berkas=[b.pk for b in berkas], status="DIKIRIM")


def _banyak_hari() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM hari")
        return int(cursor.fetchone()[0])
