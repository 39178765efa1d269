"""Who may draft a scheme and who may put it in force: never the same person."""

from ekinerja.core.workflow import Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.pelaku import Bertindak
from ekinerja.regulasi.rencana import masalah_rencana
from ekinerja.regulasi.workflow import DRAF

PERANCANG = (Peran.BKPSDM, Peran.ORGANISASI)
PEMBERLAKU = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PIMPINAN)
PELIHAT_DRAF = (*PEMBERLAKU, Peran.PEMERIKSA)


def perancang_skema(instansi_id: int, oleh: Bertindak) -> Putusan:
    """Drafting belongs to BKPSDM and Bagian Organisasi."""
    return jika(
        oleh.punya(instansi_id, *PERANCANG),
        "Skema disusun oleh BKPSDM atau Bagian Organisasi. Sampaikan usulan Anda kepada mereka.",
    )


def pemberlaku_skema(skema: Skema, oleh: Bertindak) -> Putusan:
    """Another person than those who wrote the draft (four eyes)."""
    if not oleh.punya(skema.instansi_id, *PEMBERLAKU):
        return Putusan(
            False, "Skema diberlakukan dan dicabut oleh BKPSDM, Bagian Organisasi, atau pimpinan."
        )
    penulis = set(
        skema.riwayat.filter(langkah__in=("buat", "ubah")).values_list("oleh_id", flat=True)
    )
    return jika(
        oleh.user_id not in penulis | {skema.dibuat_oleh_id},
        "Skema diberlakukan oleh orang lain daripada penyusunnya. Minta rekan yang berwenang "
        "memeriksa lalu memberlakukannya.",
    )


def skema_lengkap(skema: Skema, oleh: Bertindak) -> Putusan:
    """Everything can be calculated; a decree has a number and a date, unless it is an example."""
    bernomor = bool(skema.nomor_keputusan.strip()) and skema.tanggal_keputusan is not None
    masalah = masalah_rencana(skema)
    if masalah:
        return Putusan(False, f"Isi skema belum cukup untuk menghitung. {' '.join(masalah)}")
    return jika(
        bernomor or skema.contoh,
        "Nomor dan tanggal keputusan belum diisi. Lengkapi drafnya, atau tandai sebagai skema "
        "contoh.",
    )


def skema_belum_dipakai(skema: Skema, oleh: Bertindak) -> Putusan:
    """A scheme that closed a month stays; a new one replaces it from a later month."""
    return jika(
        not skema.pemakaian.exists(),
        "Skema ini sudah dipakai menutup bulan sehingga tidak dapat dicabut. Berlakukan skema "
        "baru yang menggantikannya mulai bulan berikutnya.",
    )


def draf_saja(skema: Skema) -> Putusan:
    """Only a draft is edited."""
    return jika(
        skema.status == DRAF,
        f"Skema ini {skema.get_status_display().lower()} sehingga isinya tidak dapat diubah. "
        "Buat versi baru sebagai draf.",
    )
