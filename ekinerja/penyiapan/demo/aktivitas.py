"""The daily log of three months: approved, waiting, returned and drafted entries with evidence."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DIKIRIM, DISETUJUI, DRAF
from ekinerja.core.models import Berkas
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.penyiapan.demo.acak import BENIH, acak
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.presensi import HariKerja, jam_acak
from ekinerja.penyiapan.demo.queries import pegawai_menurut_id
from ekinerja.penyiapan.demo.simpan import hitung_statistik, simpan
from ekinerja.penyiapan.demo.skp import (
    KAPASITAS_PENILAI,
    IndikatorAktif,
    SKPOrang,
    susun_target,
)
from ekinerja.penyiapan.demo.waktu import Waktu

MENIT = (60, 75, 90, 90, 105, 120, 120, 135, 150, 180)
# menit sehari menurut kebiasaan mencatat; target sebulan 6.750 menit
TAKARAN = (
    (330, 345, 360, 390, 420),
    (285, 300, 315, 330, 345),
    (225, 240, 270, 300, 330),
)
BOBOT_TAKARAN = (55, 30, 15)
CATATAN = (
    "Mohon lengkapi uraian dengan hasil yang dicapai.",
    "Bukti tidak sesuai dengan kegiatan. Mohon unggah foto kegiatannya.",
    "Menit kerja tampak terlalu besar untuk pekerjaan ini. Mohon diperiksa lagi.",
)
HARI_MENUNGGU = 3
DIPUTUS = (DISETUJUI, DIKEMBALIKAN)


@dataclass(frozen=True, slots=True)
class Bahan:
    """What entries are made from.

    :ivar penilai: superior of each person on each working day.
    :ivar menunggu: working days whose entries still wait.
    """

    waktu: Waktu
    skp: dict[int, list[SKPOrang]]
    pegawai: dict[int, Pegawai]
    penilai: dict[date, dict[int, int]]
    hari_kerja: list[date]
    menunggu: frozenset[date]


def susun_aktivitas(
    hari: list[HariKerja], skp: list[SKPOrang], bukti: list[Berkas], *, waktu: Waktu
) -> int:
    """Save entries with history and evidence, then the targets with the approved volumes.

    :returns: number of entries.
    """
    bahan = _bahan(hari, skp, waktu)
    semua = simpan(a for satu in hari if satu.hadir for a in _sehari(satu, bahan))
    hitung_statistik()  # the triggers of evidence join the entries
    simpan(langkah for aktivitas in semua for langkah in _riwayat(aktivitas, bahan))
    simpan(_tautan(aktivitas, bukti) for aktivitas in semua)
    susun_target(skp, volume=_volume_disetujui(semua))
    return len(semua)


def _volume_disetujui(semua: list[Aktivitas]) -> dict[tuple[int, date], Decimal]:
    volume: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
    for satu in semua:
        if satu.status == DISETUJUI:
            volume[satu.indikator_id, satu.tanggal.replace(day=1)] += satu.volume
    return volume


def _bahan(hari: list[HariKerja], skp: list[SKPOrang], waktu: Waktu) -> Bahan:
    menurut_orang: dict[int, list[SKPOrang]] = {}
    for satu in skp:
        menurut_orang.setdefault(satu.skp.pegawai_id, []).append(satu)
    kerja = sorted({satu.tanggal for satu in hari})
    instansi_id = skp[0].skp.instansi_id
    penilai = {h: penilai_pada(instansi_id, pada=h) for h in kerja}
    atasan = {pk for satu in penilai.values() for pk in satu.values()}
    return Bahan(
        waktu=waktu,
        skp=menurut_orang,
        pegawai=pegawai_menurut_id(atasan),
        penilai=penilai,
        hari_kerja=kerja,
        menunggu=frozenset([h for h in kerja if h >= waktu.bulan(0)][-HARI_MENUNGGU:]),
    )


def _sehari(hari: HariKerja, bahan: Bahan) -> Iterable[Aktivitas]:
    """Two to four entries of one person on one day, at most 7 hours together."""
    pegawai = hari.orang.pegawai
    dadu = acak("aktivitas", pegawai.pin_mesin, hari.tanggal.isoformat())
    skp = next(s for s in bahan.skp[pegawai.pk] if hari.tanggal in s.skp.masa)
    sisa = dadu.choice(_takaran(hari.orang))
    for urut in range(4):
        menit = min(dadu.choice(MENIT), sisa)
        if menit < 30:
            return
        sisa -= menit
        status = _status(hari, bahan, dadu.randrange(100))
        yield _satu(hari, dadu.choice(skp.indikator), (urut, menit, status), bahan)


def _takaran(orang: Orang) -> tuple[int, ...]:
    """Minutes a day that this person usually records; some stay below the monthly target."""
    if orang.kunci == "pegawai":
        return TAKARAN[1]
    return acak("takaran", orang.pegawai.pin_mesin).choices(TAKARAN, weights=BOBOT_TAKARAN)[0]


def _satu(
    hari: HariKerja, pilihan: IndikatorAktif, isi: tuple[int, int, str], bahan: Bahan
) -> Aktivitas:
    """One entry of a day with its moments.

    :param isi: number within the day, minutes, state.
    """
    urut, menit, status = isi
    pegawai = hari.orang.pegawai
    kunci = uuid.uuid5(uuid.NAMESPACE_URL, f"{BENIH}/{pegawai.pin_mesin}/{hari.tanggal}/{urut}")
    dadu = acak("entri", kunci)
    kirim = bahan.waktu.saat(hari.tanggal, jam_acak(dadu, time(16, 5), time(18, 55)))
    return Aktivitas(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        tanggal=hari.tanggal,
        indikator=pilihan.indikator,
        uraian=dadu.choice(pilihan.kegiatan),
        menit=menit,
        volume=_volume(pilihan, dadu.randint(70, 130)),
        status=status,
        penilai_id=bahan.penilai[hari.tanggal].get(pegawai.pk) if status != DRAF else None,
        dikirim_pada=kirim if status != DRAF else None,
        diputus_pada=_diputus(hari.tanggal, bahan) if status in DIPUTUS else None,
        kunci_kirim=kunci,
    )


def _diputus(hari: date, bahan: Bahan) -> datetime:
    """The next morning at work, or the same evening when the month or the data end there."""
    nomor = bahan.hari_kerja.index(hari) + 1
    besok = bahan.hari_kerja[nomor] if nomor < len(bahan.hari_kerja) else hari
    if besok == hari or besok.month != hari.month:
        return bahan.waktu.saat(hari, time(19, 30))
    return bahan.waktu.saat(besok, time(8, 10))


def _volume(pilihan: IndikatorAktif, persen: int) -> int:
    """About a month's target over the entries of a month."""
    sebulan = int(pilihan.indikator.target or 0) // 12 or 1
    return max(round(sebulan * persen / 2000), 1)


def _status(hari: HariKerja, bahan: Bahan, angka: int) -> str:
    if hari.tanggal not in bahan.menunggu:
        return DISETUJUI
    if hari.tanggal == bahan.hari_kerja[-1] and angka < 15:
        return DRAF
    return DIKEMBALIKAN if angka >= 95 else DIKIRIM


def _riwayat(aktivitas: Aktivitas, bahan: Bahan) -> Iterable[RiwayatAktivitas]:
    if aktivitas.dikirim_pada is None:
        return
    yield _langkah(aktivitas, aktivitas.pegawai, ("kirim", DRAF, DIKIRIM), aktivitas.dikirim_pada)
    if aktivitas.diputus_pada is not None and aktivitas.penilai_id is not None:
        nama = "setujui" if aktivitas.status == DISETUJUI else "kembalikan"
        alur = (nama, DIKIRIM, aktivitas.status)
        penilai = bahan.pegawai[aktivitas.penilai_id]
        yield _langkah(aktivitas, penilai, alur, aktivitas.diputus_pada)


def _langkah(
    aktivitas: Aktivitas, oleh: Pegawai, alur: tuple[str, str, str], pada: datetime
) -> RiwayatAktivitas:
    langkah, dari, ke = alur
    dadu = acak("catatan", aktivitas.kunci_kirim)
    return RiwayatAktivitas(
        objek=aktivitas,
        langkah=langkah,
        dari=dari,
        ke=ke,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas="Pegawai" if langkah == "kirim" else KAPASITAS_PENILAI,
        alasan=dadu.choice(CATATAN) if langkah == "kembalikan" else "",
        pada=pada,
    )


def _tautan(aktivitas: Aktivitas, bukti: list[Berkas]) -> BuktiAktivitas:
    return BuktiAktivitas(
        aktivitas=aktivitas,
        berkas=acak("bukti", aktivitas.kunci_kirim).choice(bukti),
        ditambahkan_pada=datetime.combine(aktivitas.tanggal, time(8), tzinfo=UTC),
    )
