"""Who may take which step of a month's list; nobody takes two steps that follow each other."""

from ekinerja.core.format import bulan_tahun, tanggal
from ekinerja.core.workflow import Putusan, jika
from ekinerja.kalender.queries import pengaruh_bulan
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.pelaku import Bertindak
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.keterkinian import periksa_keterkinian
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.workflow import DITUTUP

PELIHAT_DAFTAR = (
    Peran.PEMBUAT_DAFTAR, Peran.PPK_SKPD, Peran.PA_KPA, Peran.BKPSDM, Peran.PEMERIKSA,
    Peran.PIMPINAN,
)  # fmt: skip

PENCATAT_PERSETUJUAN = (Peran.BKPSDM, Peran.ORGANISASI)
PELIHAT_KERTAS_KERJA = (*PENCATAT_PERSETUJUAN, Peran.PIMPINAN, Peran.PEMERIKSA)


def pencatat_persetujuan(skema: Skema, oleh: Bertindak) -> Putusan:
    """BKPSDM or Bagian Organisasi of the whole instansi."""
    return jika(
        oleh.punya(skema.instansi_id, *PENCATAT_PERSETUJUAN),
        "Surat persetujuan dicatat oleh BKPSDM atau Bagian Organisasi.",
    )


def pembuat_daftar(daftar: DaftarTPP, oleh: Bertindak) -> Putusan:
    """The unit's compiler, or the system on behalf of nobody."""
    return jika(
        oleh.sistem or oleh.punya_di(daftar.instansi_id, daftar.unit_id, Peran.PEMBUAT_DAFTAR),
        "TPP dihitung oleh pembuat daftar unit ini. Minta kepala unit menunjuknya dengan surat "
        "penunjukan.",
    )


def ppk_skpd(daftar: DaftarTPP, oleh: Bertindak) -> Putusan:
    """PPK-SKPD of the unit, who did not compile this list."""
    if not oleh.punya_di(daftar.instansi_id, daftar.unit_id, Peran.PPK_SKPD):
        return Putusan(False, "Verifikasi dilakukan oleh PPK-SKPD unit ini.")
    return _bukan_pelaku(daftar, oleh, "hitung", "menghitung", "memverifikasinya")


def pa_kpa(daftar: DaftarTPP, oleh: Bertindak) -> Putusan:
    """PA/KPA of the unit, who did not verify this list."""
    if not oleh.punya_di(daftar.instansi_id, daftar.unit_id, Peran.PA_KPA):
        return Putusan(False, "Persetujuan dan penutupan dilakukan oleh PA/KPA unit ini.")
    return _bukan_pelaku(daftar, oleh, "verifikasi", "memverifikasi", "menyetujuinya")


def ppk_skpd_atau_pa(daftar: DaftarTPP, oleh: Bertindak) -> Putusan:
    """Either of the two may send a verified list back."""
    return jika(
        oleh.punya_di(daftar.instansi_id, daftar.unit_id, Peran.PPK_SKPD, Peran.PA_KPA),
        "Daftar dikembalikan oleh PPK-SKPD atau PA/KPA unit ini.",
    )


def daftar_terkini(daftar: DaftarTPP, oleh: Bertindak) -> Putusan:
    """The month is over, nobody is held up, facts and rules are still those calculated."""
    berikut = bulan_berikut(daftar.bulan.awal)
    if oleh.hari < berikut:
        return Putusan(
            False,
            f"{bulan_tahun(daftar.bulan.awal)} belum berakhir. Verifikasi dan penutupan dilakukan "
            f"mulai {tanggal(berikut)}.",
        )
    terhalang = daftar.halangan.count()
    if terhalang:
        return Putusan(
            False,
            f"{terhalang} orang belum dapat dihitung. Lengkapi datanya menurut keterangan pada "
            "daftar, lalu hitung lagi.",
        )
    return periksa_keterkinian(daftar)


def daftar_dapat_ditutup(daftar: DaftarTPP, oleh: Bertindak) -> Putusan:
    """A month that counts: not of a trial, not before the start; then as for verifying."""
    pengaruh = pengaruh_bulan([daftar.unit_id], awal=daftar.bulan.awal)[daftar.unit_id]
    if not pengaruh.dibayar:
        return Putusan(False, f"{pengaruh.kalimat} Bulan ini tidak dapat ditutup.")
    return daftar_terkini(daftar, oleh)


def boleh_melihat(daftar: DaftarTPP, oleh: Bertindak) -> bool:
    """Roles over the unit see its lists; the treasurer sees the closed ones."""
    if oleh.punya_di(daftar.instansi_id, daftar.unit_id, *PELIHAT_DAFTAR):
        return True
    return daftar.status == DITUTUP and oleh.punya_di(
        daftar.instansi_id, daftar.unit_id, Peran.BENDAHARA
    )


def _bukan_pelaku(
    daftar: DaftarTPP, oleh: Bertindak, langkah: str, sudah: str, berikut: str
) -> Putusan:
    terakhir = daftar.riwayat.filter(langkah=langkah).order_by("-pada", "-pk").first()
    return jika(
        terakhir is None or terakhir.oleh_id is None or terakhir.oleh_id != oleh.user_id,
        f"Anda sudah {sudah} daftar ini, sehingga orang lain yang {berikut}. Satu orang tidak "
        "mengambil dua langkah berurutan.",
    )
