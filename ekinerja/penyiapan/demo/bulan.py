"""The earlier months, closed by the right people through the real deeds."""

from datetime import date, datetime, time, timedelta

from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.waktu import Waktu, geser_bulan
from ekinerja.presensi.services import hitung_hari
from ekinerja.tpp.services import hitung_daftar, siapkan_daftar, tutup_daftar, verifikasi_daftar

# jam tiap langkah; bila peragaan dimuat pada tanggal 1, langkahnya dini hari itu juga
JAM = {
    PemberianPeran.PEMBUAT_DAFTAR: time(9, 0),
    PemberianPeran.PPK_SKPD: time(13, 30),
    PemberianPeran.PA_KPA: time(15, 45),
}
TANGGAL_TUTUP = 3
# bulan lalu perangkat daerah ini menunggu dihitung, agar setiap langkahnya dapat dicoba
DIBIARKAN_TERBUKA = "02"


def susun_hari(instansi_id: int, waktu: Waktu) -> int:
    """Compute the working days of all months up to yesterday."""
    pada = waktu.saat(waktu.hari_ini, time(3))
    hasil = hitung_hari(instansi_id, awal=waktu.mulai, akhir=waktu.hari_ini, pada=pada)
    return hasil.baru


def tutup_bulan_lalu(organisasi: Organisasi, orang: list[Orang], waktu: Waktu) -> int:
    """Calculate, verify and close the earlier months of every perangkat daerah.

    Two months everywhere; the last month everywhere but in one, where it waits to be tried.

    :returns: number of closed lists.
    """
    pelaku = _pelaku(organisasi, orang)
    banyak = 0
    for nomor in (-3, -2, -1):
        for unit in (u for u in organisasi.unit.values() if u.opd_id == u.pk):
            if nomor == -1 and unit.kode == DIBIARKAN_TERBUKA:
                continue
            _tutup(unit, waktu.bulan(nomor), pelaku, waktu)
            banyak += 1
    return banyak


def _pelaku(organisasi: Organisasi, orang: list[Orang]) -> dict[tuple[int, str], Pegawai]:
    """Who holds which payment role in which perangkat daerah."""
    pelaku = {}
    for satu in orang:
        jabatan = satu.penempatan[0][1]
        opd = organisasi.opd(jabatan)
        peran = organisasi.rencana[jabatan.kode].peran
        if opd is not None and peran:
            pelaku[(opd.pk, peran)] = satu.pegawai
    return pelaku


def _tutup(
    unit: UnitKerja, awal: date, pelaku: dict[tuple[int, str], Pegawai], waktu: Waktu
) -> None:
    def oleh(peran: str) -> tuple[Pegawai, datetime]:
        return pelaku[(unit.pk, peran)], _saat(awal, peran, waktu)

    daftar = siapkan_daftar(unit, awal)
    orang, pada = oleh(PemberianPeran.PEMBUAT_DAFTAR)
    daftar = hitung_daftar(daftar, oleh=orang, pada=pada)
    orang, pada = oleh(PemberianPeran.PPK_SKPD)
    daftar = verifikasi_daftar(daftar, oleh=orang, pada=pada)
    orang, pada = oleh(PemberianPeran.PA_KPA)
    tutup_daftar(daftar, oleh=orang, pada=pada)


def _saat(awal: date, peran: str, waktu: Waktu) -> datetime:
    """A moment on the third of the next month, or on the reference day when that comes sooner."""
    hari = geser_bulan(awal, 1) + timedelta(days=TANGGAL_TUTUP - 1)
    if hari < waktu.hari_ini:
        return waktu.saat(hari, JAM[peran])
    return waktu.saat(waktu.hari_ini, time(0, 5 + list(JAM).index(peran)))
