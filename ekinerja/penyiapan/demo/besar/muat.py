"""Load a large government with one month of work, in one transaction."""

from collections.abc import Callable
from datetime import date, time, timedelta
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
from ekinerja.penyiapan.demo.simpan import hitung_statistik, simpan
from ekinerja.penyiapan.demo.skema import susun_skema
from ekinerja.penyiapan.demo.waktu import Waktu, geser_bulan
from ekinerja.presensi.services import hitung_hari

Lapor = Callable[[str], None]
KODE = "candrawati-raya"
ZONA = "Asia/Makassar"
# bulan terlama yang masih dapat ditambahkan dengan arsip; skema dan peran berlaku sejak tahunnya
BULAN_PALING_BANYAK = 36
AKTIVITAS_SEORANG = 170
BULAN_BERIKUT = {"DISETUJUI": 2, "DIKIRIM": 3, "DIKEMBALIKAN": 1, "DRAF": 1}
HARI_BERIKUT = 4
PERAN_LUAS = (
    PemberianPeran.PIMPINAN,
    PemberianPeran.BKPSDM,
    PemberianPeran.ORGANISASI,
    PemberianPeran.PEMERIKSA,
)
ORANG_PALING_SEDIKIT = 100
ORANG_PALING_BANYAK = 100_000


def muat_besar(
    orang: int, *, awal: date, lapor: Lapor = lambda _: None, hanya_induk: bool = False
) -> bool:
    """Load this many people with a month of scans, days and approved entries.

    :param awal: first day of the month; the month after it has a few days.
    :param hanya_induk: units, posts, people and roles only.
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
        if hanya_induk:
            return True
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
            f"Hari libur tahun {awal.year} belum tersedia. Pilih bulan lain dengan --terakhir."
        )


def _susun_induk(banyak: int, waktu: Waktu) -> tuple[Organisasi, list[Orang]]:
    """Calendar, units, posts, people, roles and the example scheme."""
    instansi = simpan(
        [
            Instansi(
                kode=KODE,
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
    tahun = geser_bulan(waktu.bulan(-2), 1 - BULAN_PALING_BANYAK).year
    susun_peran(organisasi, orang, sejak=date(tahun - 1, 1, 2))
    _susun_skema(organisasi, orang, tahun, waktu)
    return organisasi, orang


def _susun_skema(organisasi: Organisasi, orang: list[Orang], tahun: int, waktu: Waktu) -> None:
    """Give the roles that reach everywhere; two of their holders make the example scheme.

    :param tahun: year from which the scheme is in force; the roles are a year older.
    """
    bebas = [o for o in orang[1:] if not organisasi.rencana[o.penempatan[0][1].kode].peran]
    kepala = next(o for o in bebas[1:] if o.penempatan[0][1].kepala)
    bkpsdm, pemeriksa = [o for o in bebas if not o.penempatan[0][1].kepala][10:12]
    sejak = date(tahun - 1, 1, 2)
    susun_peran_luas([orang[0], bkpsdm, kepala, pemeriksa], PERAN_LUAS, sejak=sejak)
    susun_skema(
        organisasi.instansi.pk,
        sejak=date(tahun, 1, 1),
        perancang=bkpsdm.pegawai,
        pemberlaku=kepala.pegawai,
        pada=waktu.saat(date(tahun - 1, 12, 10), time(9)),
    )


def _jalankan(perintah: str, **isian: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(perintah, isian)


def _susun_skp(organisasi: Organisasi, semua: list[Orang], awal: date) -> None:
    """Agreed SKP of the year: two results and three indicators for each person."""
    instansi = organisasi.instansi.pk
    penilai = penilai_pada(instansi, pada=awal)
    asn = [o for o in semua if o.pegawai.pk in penilai]
    _jalankan(
        sql.ORANG,
        orang=[o.pegawai.pk for o in asn],
        penilai=[penilai[o.pegawai.pk] for o in asn],
        jabatan=[o.penempatan[0][1].pk for o in asn],
    )
    isian = {"instansi": instansi, "tahun": date(awal.year, 1, 1)}
    _jalankan("ANALYZE orang")
    for perintah in (sql.SKP, sql.HASIL, sql.INDIKATOR, sql.MILIK, sql.RIWAYAT_SKP):
        _jalankan(perintah, **isian)
    _jalankan("ANALYZE milik")


def _tabel_hari(hari: list[JadwalHari]) -> None:
    _jalankan("DROP TABLE IF EXISTS hari")
    _jalankan(
        sql.HARI,
        tanggal=[h.tanggal for h in hari],
        mulai=[h.mulai for h in hari],
        selesai=[h.selesai for h in hari],
    )


def _susun_hari(organisasi: Organisasi, awal: date, waktu: Waktu) -> None:
    """Scans by arithmetic, also of the next month's first days; the area computes the days."""
    berikut = geser_bulan(awal, 1)
    akhir = berikut + timedelta(days=HARI_BERIKUT)
    _tabel_hari(jadwal(organisasi.instansi.pk, unit_ids=[None], awal=awal, akhir=akhir))
    _jalankan(sql.REKAMAN, instansi=organisasi.instansi.pk, zona=ZONA)
    hitung_statistik()
    hitung_hari(organisasi.instansi.pk, awal=awal, akhir=akhir, pada=waktu.saat(akhir, time(6)))


def _susun_aktivitas(instansi: Instansi, awal: date, waktu: Waktu) -> None:
    """Approved entries of the month, every state on the next month's first day, and targets."""
    berikut = geser_bulan(awal, 1)
    uraian = [k for hasil in rumpun("umum") for i in hasil.indikator for k in i.kegiatan]
    isian = {"instansi": instansi.pk, "benih": BENIH, "uraian": uraian}
    hari = jadwal(instansi.pk, unit_ids=[None], awal=awal, akhir=berikut)
    _tabel_hari(hari)
    _jalankan(
        sql.AKTIVITAS,
        **isian,
        status="DISETUJUI",
        dari=0,
        banyak=AKTIVITAS_SEORANG,
        hari=len(hari),
    )
    akhir = berikut + timedelta(days=HARI_BERIKUT)
    _tabel_hari(jadwal(instansi.pk, unit_ids=[None], awal=berikut, akhir=akhir)[:1])
    for nomor, (status, banyak) in enumerate(BULAN_BERIKUT.items()):
        _jalankan(sql.AKTIVITAS, **isian, status=status, dari=10 * nomor, banyak=banyak, hari=1)
    _jalankan("ANALYZE aktivitas_aktivitas")
    _jalankan(sql.TARGET, instansi=instansi.pk, tahun=date(awal.year, 1, 1))
    pada = waktu.saat(awal, time(6))
    berkas = [b.pk for b in susun_bukti(instansi.pk, pada=pada)]
    lanjut = {"instansi": instansi.pk, "sejak": berikut}
    _jalankan(sql.RIWAYAT_AKTIVITAS, **lanjut)
    _jalankan(sql.BUKTI, **lanjut, berkas=berkas, pada=pada)
