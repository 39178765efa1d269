"""Scans of three months, as a machine gives them; the days are computed by the area itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from ekinerja.kalender.queries import JadwalHari, jadwal
from ekinerja.penyiapan.demo.acak import acak
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.simpan import simpan
from ekinerja.penyiapan.demo.waktu import Waktu
from ekinerja.presensi.models import Rekaman

# sifat: (berapa dari 1000 hari terlambat, pulang cepat, tanpa keterangan, lupa rekam pulang)
SIFAT = {
    "rajin": (10, 5, 0, 2),
    "biasa": (50, 20, 4, 8),
    "kendur": (160, 60, 18, 20),
}
BOBOT_SIFAT = (50, 40, 10)
# menit terlambat: kebanyakan sedikit
TERLAMBAT = (*range(1, 31), *range(1, 31), *range(1, 31), *range(31, 61), *range(61, 121, 4))


@dataclass(frozen=True, slots=True)
class HariKerja:
    """A scheduled day of a person, and whether the person came."""

    orang: Orang
    jadwal: JadwalHari
    hadir: bool

    @property
    def tanggal(self) -> date:
        return self.jadwal.tanggal


def susun_rekaman(
    organisasi: Organisasi, orang: list[Orang], waktu: Waktu, *, lewati: frozenset[str]
) -> list[HariKerja]:
    """Save the scans of every working day up to yesterday; returns those days.

    :param lewati: keys of people who do not scan (the regent).
    """
    unit_ids = sorted({jabatan.unit_id for o in orang for _, jabatan in o.penempatan})
    rencana = jadwal(
        organisasi.instansi.pk, unit_ids=unit_ids, awal=waktu.mulai, akhir=waktu.hari_ini
    )
    menurut_unit: dict[int | None, list[JadwalHari]] = {}
    for satu in rencana:
        menurut_unit.setdefault(satu.unit_id, []).append(satu)
    hari: list[HariKerja] = []
    rekaman: list[Rekaman] = []
    for satu_orang in orang:
        if satu_orang.kunci in lewati:
            continue
        for hari_kerja, saat in _hari_orang(satu_orang, menurut_unit):
            hari.append(hari_kerja)
            rekaman.extend(_rekaman(hari_kerja, s) for s in saat)
    simpan(rekaman)
    return hari


def _hari_orang(
    orang: Orang, menurut_unit: dict[int | None, list[JadwalHari]]
) -> Iterable[tuple[HariKerja, list[datetime]]]:
    sifat = acak("sifat", orang.pegawai.pin_mesin).choices(list(SIFAT), weights=BOBOT_SIFAT)[0]
    if orang.kunci:
        sifat = "biasa" if orang.kunci == "pegawai" else "rajin"
    dipakai = {jabatan.unit_id for _, jabatan in orang.penempatan}
    for unit_id in sorted(dipakai):
        for satu in menurut_unit.get(unit_id, []):
            if orang.jabatan_pada(satu.tanggal).unit_id == unit_id:
                saat = _saat(orang, satu, SIFAT[sifat])
                yield HariKerja(orang, satu, bool(saat)), saat


def _saat(orang: Orang, hari: JadwalHari, peluang: tuple[int, int, int, int]) -> list[datetime]:
    """Moments of a day's scans in UTC: usually one before the start and one after the end."""
    dadu = acak("rekaman", orang.pegawai.pin_mesin, hari.tanggal.toordinal() % 400)
    terlambat, cepat, absen, lupa = peluang
    if dadu.randrange(1000) < absen:
        return []
    masuk = hari.mulai - timedelta(seconds=dadu.randint(30, 2400))
    if dadu.randrange(1000) < terlambat:
        masuk = hari.mulai + timedelta(minutes=dadu.choice(TERLAMBAT), seconds=dadu.randint(0, 59))
    pulang = hari.selesai + timedelta(seconds=dadu.randint(10, 5400))
    if dadu.randrange(1000) < cepat:
        pulang = hari.selesai - timedelta(minutes=dadu.randint(2, 75), seconds=dadu.randint(0, 59))
    return [masuk] if dadu.randrange(1000) < lupa else [masuk, pulang]


def _rekaman(hari: HariKerja, saat: datetime) -> Rekaman:
    return Rekaman(
        instansi_id=hari.orang.pegawai.instansi_id,
        pegawai=hari.orang.pegawai,
        saat=saat,
        zona=hari.jadwal.zona,
        tanggal=hari.tanggal,
        sumber="MESIN",
        mesin=f"MESIN-{hari.orang.jabatan_pada(hari.tanggal).kode[:2]}",
        diterima_pada=saat + timedelta(seconds=5),
    )


def jam_acak(dadu: Random, mulai: time, sampai: time) -> time:
    """A time of day between two full minutes."""
    awal, akhir = mulai.hour * 60 + mulai.minute, sampai.hour * 60 + sampai.minute
    menit = dadu.randint(awal, akhir)
    return time(menit // 60, menit % 60)
