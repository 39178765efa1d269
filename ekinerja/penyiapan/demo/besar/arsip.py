"""Earlier months of the large government: closed, with everything a close leaves, without records.

Facts come from the month that has records (``pola``); they are calculated like any month, and
facts, results, traces, hashes, history and documents are stored as a close stores them, so that
``bulan periksa`` proves each month. Scans and entries of these months do not exist.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.acuan import tahun_tersedia
from ekinerja.kalender.queries import hari_kerja
from ekinerja.kalender.services import muat_hari_libur, tutup_bulan
from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.segments import SegmenBulan, segmen_bulan
from ekinerja.penyiapan.demo.besar import queries
from ekinerja.penyiapan.demo.besar.muat import BULAN_PALING_BANYAK, KODE, ZONA
from ekinerja.penyiapan.demo.besar.pola import (
    CATATAN,
    Data,
    Nomor,
    baca_pola,
    banyak_catatan,
    fakta_bulan,
)
from ekinerja.penyiapan.demo.bulan import JAM, TANGGAL_TUTUP
from ekinerja.penyiapan.demo.muat import tolak_produksi
from ekinerja.penyiapan.demo.simpan import simpan
from ekinerja.penyiapan.demo.waktu import geser_bulan
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.pelaku import bertindak
from ekinerja.regulasi.queries import skema_pada
from ekinerja.regulasi.services import catat_pemakaian
from ekinerja.tpp.facts import himpun
from ekinerja.tpp.hitungan import Hitungan, Terhalang
from ekinerja.tpp.keterkinian import bekal_bulan, penghitung_bulan, sidik_aturan
from ekinerja.tpp.kolam import Kolam
from ekinerja.tpp.models import DaftarTPP, FaktaBulanan, HasilTPP, RiwayatDaftar
from ekinerja.tpp.services import siapkan_daftar
from ekinerja.tpp.services.tutup import bekukan, terbitkan_dokumen
from ekinerja.tpp.workflow import DIHITUNG, DITUTUP, DIVERIFIKASI, DRAF

Lapor = Callable[[str], None]
# langkah daftar: (nama, dari, ke, peran, kapasitas)
LANGKAH = (
    ("hitung", DRAF, DIHITUNG, PemberianPeran.PEMBUAT_DAFTAR, "Pembuat daftar"),
    ("verifikasi", DIHITUNG, DIVERIFIKASI, PemberianPeran.PPK_SKPD, "PPK-SKPD"),
    ("tutup", DIVERIFIKASI, DITUTUP, PemberianPeran.PA_KPA, "PA/KPA"),
)


@dataclass(frozen=True, slots=True)
class _Bahan:
    """What every month is made from.

    :ivar pola: facts of the month with records, by paying unit.
    """

    instansi: Instansi
    unit: Sequence[UnitKerja]
    pola: dict[int, list[Data]]
    pelaku: dict[tuple[int, str], Pegawai]
    catatan: Counter[str]
    kolam: Kolam


@dataclass(frozen=True, slots=True)
class _Jalan:
    """The list of one unit under way: facts known, results coming."""

    daftar: DaftarTPP
    skema: Skema
    aturan: str
    orang: list[tuple[SegmenBulan, bytes]]
    hasil: Iterator[Hitungan | Terhalang]


def periksa_banyak_bulan(banyak: int) -> None:
    """:raises AksiDitolak: when the number of months is not between 1 and 36."""
    if not 1 <= banyak <= BULAN_PALING_BANYAK:
        raise AksiDitolak(
            f"Banyaknya bulan antara 1 dan {BULAN_PALING_BANYAK}, termasuk bulan yang lengkap "
            "dengan rekaman dan aktivitasnya. Ubah --bulan."
        )


def muat_arsip(banyak: int, *, lapor: Lapor = lambda _: None) -> int:
    """Close the months before the month with records; each month in a transaction of its own.

    Months that are there already stay; an interrupted load goes on where it stopped.

    :param banyak: months in all, the one with records included.
    :returns: how many months were closed now.
    :raises AksiDitolak: in production, for a wrong number, or a database that cannot take them.
    """
    tolak_produksi()
    periksa_banyak_bulan(banyak)
    instansi, berekaman = _sasaran()
    bulan = _bulan_kurang(instansi, berekaman, banyak)
    if bulan:
        _muat_libur(instansi, bulan, lapor)
        _muat_semua(instansi, berekaman, bulan, lapor)
    return len(bulan)


def _sasaran() -> tuple[Instansi, date]:
    """The large government, and its month with records."""
    instansi = queries.instansi_besar(KODE)
    if instansi is not None:
        berekaman = queries.bulan_berekaman(instansi.pk)
        if berekaman is not None:
            return instansi, berekaman
    raise AksiDitolak(
        "Basis data ini tidak memuat pemerintah daerah besar peragaan. Gunakan basis data "
        "kosong, atau yang dibuat dengan `make demo-besar`."
    )


def _bulan_kurang(instansi: Instansi, berekaman: date, banyak: int) -> list[date]:
    """Months still to be closed, oldest first; a close always continues the one before it."""
    semua = [geser_bulan(berekaman, -n) for n in range(banyak - 1, 0, -1)]
    ada = queries.bulan_ditutup(instansi.pk)
    if set(semua) <= set(ada):
        return []
    if ada != semua[: len(ada)]:
        raise AksiDitolak(
            f"Basis data ini sudah memuat bulan tertutup sejak {bulan_tahun(ada[0])}, sehingga "
            f"bulan sejak {bulan_tahun(semua[0])} tidak dapat disisipkan di depannya. Buat basis "
            "data baru dengan banyaknya bulan yang dikehendaki."
        )
    return semua[len(ada) :]


def _muat_libur(instansi: Instansi, bulan: Sequence[date], lapor: Lapor) -> None:
    """Days off of the years that are known; the others have weekends only."""
    tahun = {awal.year for awal in bulan}
    for satu in sorted(tahun & set(tahun_tersedia())):
        pada = _saat(date(satu, 1, 1), time(6))
        muat_hari_libur(instansi, tahun=satu, oleh=SISTEM, pada=pada)
    tanpa = sorted(tahun - set(tahun_tersedia()))
    if tanpa:
        sebut = ", ".join(map(str, tanpa))
        lapor(f"hari libur {sebut} belum tersedia; hari kerjanya Senin sampai Jumat")


def _muat_semua(instansi: Instansi, berekaman: date, bulan: Sequence[date], lapor: Lapor) -> None:
    unit = queries.unit_pembayar_besar(instansi.pk)
    pola = {satu.pk: baca_pola(o.isi for o in himpun(satu, berekaman)) for satu in unit}
    orang = sum(map(len, pola.values()))
    catatan = banyak_catatan(satu for milik in pola.values() for satu in milik)
    lapor(f"pola {bulan_tahun(berekaman)} dari {orang} orang")
    pelaku = queries.pelaku_daftar(instansi.pk)
    with Kolam(orang) as kolam:
        bahan = _Bahan(instansi, unit, pola, pelaku, catatan, kolam)
        for awal in bulan:
            jumlah = _muat_bulan(bahan, awal)
            lapor(f"{bulan_tahun(awal)}: {jumlah} orang, ditutup")


@transaction.atomic
def _muat_bulan(bahan: _Bahan, awal: date) -> int:
    """One month of every unit; the next unit is being calculated while one is stored."""
    skema = skema_pada(bahan.instansi.pk, awal)
    if skema is None:
        raise AksiDitolak(
            f"Belum ada skema TPP yang berlaku pada {bulan_tahun(awal)}. Buat basis data baru "
            "dengan `make demo-besar`."
        )
    akhir = geser_bulan(awal, 1)
    hari = hari_kerja(bahan.instansi.pk, unit_id=None, awal=awal, akhir=akhir)
    nomor = Nomor.mulai(
        {j: queries.sisihkan_nomor(t, bahan.catatan[j]) for j, t in CATATAN.items()}
    )
    jumlah, jalan = 0, None
    with mulai_massal(SISTEM, sebab=f"arsip {bulan_tahun(awal)} dimuat"):
        for unit in bahan.unit:
            orang = list(
                fakta_bulan(
                    bahan.pola[unit.pk], segmen_bulan(unit.pk, awal), hari=hari, nomor=nomor
                )
            )
            berikut = _mulai(siapkan_daftar(unit, awal), skema, orang, bahan.kolam)
            jumlah += _tutup(jalan, bahan) if jalan else 0
            jalan = berikut
        return jumlah + (_tutup(jalan, bahan) if jalan else 0)


def _mulai(
    daftar: DaftarTPP, skema: Skema, orang: list[tuple[SegmenBulan, bytes]], kolam: Kolam
) -> _Jalan:
    penghitung = penghitung_bulan(skema, daftar)
    hasil = kolam.hitung(
        [isi for _, isi in orang], skema=penghitung.skema.kanonik(), pada=penghitung.pada
    )
    aturan = sidik_aturan(penghitung, bekal_bulan(penghitung))
    return _Jalan(daftar, skema, aturan, orang, hasil)


def _tutup(jalan: _Jalan, bahan: _Bahan) -> int:
    """Store a list with its results, and close it the way the deed does."""
    if not jalan.orang:
        return 0
    daftar, awal = jalan.daftar, jalan.daftar.bulan.awal
    simpan(_fakta(jalan))
    hasil = simpan(_hasil(jalan))
    _isi_kepala(jalan, hasil)
    _langkahi(daftar, bahan)
    daftar.refresh_from_db()
    pada = _saat_langkah(awal, PemberianPeran.PA_KPA)
    pa = bahan.pelaku[daftar.unit_id, PemberianPeran.PA_KPA]
    bekukan(daftar, jalan.skema, oleh=bertindak(pa, pada=pada), pada=pada)
    tutup_bulan(daftar.bulan, pegawai_ids=[h.pegawai_id for h in hasil], pada=pada)
    catat_pemakaian(jalan.skema.pk, awal=awal)
    terbitkan_dokumen(daftar, pada=pada)
    return len(hasil)


def _fakta(jalan: _Jalan) -> Iterator[FaktaBulanan]:
    for segmen, isi in jalan.orang:
        yield FaktaBulanan(
            daftar=jalan.daftar,
            pegawai_id=segmen.pegawai_id,
            isi=isi,
            sidik=hashlib.sha256(isi).hexdigest(),
        )


def _hasil(jalan: _Jalan) -> Iterator[HasilTPP]:
    berpasangan = zip(jalan.orang, jalan.hasil, strict=True)
    for nomor, ((segmen, _), dapat) in enumerate(berpasangan, start=1):
        if isinstance(dapat, Terhalang):
            raise AksiDitolak(f"{segmen.nama} tidak dapat dihitung. {dapat.kalimat}")
        yield HasilTPP(
            daftar=jalan.daftar,
            pegawai_id=segmen.pegawai_id,
            nomor=nomor,
            nama=segmen.nama,
            nip=segmen.nip,
            golongan=segmen.golongan,
            jabatan=segmen.jabatan,
            unit_nama=segmen.unit_nama,
            kelas=segmen.kelas,
            bruto=dapat.bruto,
            potongan=dapat.potongan,
            neto=dapat.neto,
            rincian=json.loads(dapat.rincian),
            jejak=dapat.jejak,
            sidik=dapat.sidik,
        )


def _isi_kepala(jalan: _Jalan, hasil: Sequence[HasilTPP]) -> None:
    """What the calculation writes at the head of a list."""
    DaftarTPP.objects.filter(pk=jalan.daftar.pk).update(
        skema=jalan.skema,
        dihitung_pada=_saat_langkah(jalan.daftar.bulan.awal, PemberianPeran.PEMBUAT_DAFTAR),
        sidik_aturan=jalan.aturan,
        jumlah_orang=len(hasil),
        jumlah_bruto=sum((h.bruto for h in hasil), Decimal(0)),
        jumlah_potongan=sum((h.potongan for h in hasil), Decimal(0)),
        jumlah_neto=sum((h.neto for h in hasil), Decimal(0)),
    )


def _langkahi(daftar: DaftarTPP, bahan: _Bahan) -> None:
    """The steps of the life cycle one by one, with their history; there are no records to ask."""
    riwayat = []
    for nama, dari, ke, peran, kapasitas in LANGKAH:
        DaftarTPP.objects.filter(pk=daftar.pk).update(status=ke)
        oleh = bahan.pelaku[daftar.unit_id, peran]
        riwayat.append(
            RiwayatDaftar(
                objek=daftar,
                langkah=nama,
                dari=dari,
                ke=ke,
                oleh_id=oleh.user_id,
                oleh_nama=oleh.nama,
                kapasitas=kapasitas,
                pada=_saat_langkah(daftar.bulan.awal, peran),
            )
        )
    RiwayatDaftar.objects.bulk_create(riwayat)


def _saat_langkah(awal: date, peran: str) -> datetime:
    """A moment of a step, on the third of the month after."""
    return _saat(geser_bulan(awal, 1) + timedelta(days=TANGGAL_TUTUP - 1), JAM[peran])


def _saat(hari: date, jam: time) -> datetime:
    return datetime.combine(hari, jam, tzinfo=ZoneInfo(ZONA))
