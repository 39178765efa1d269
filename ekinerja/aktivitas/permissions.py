"""Who may do what to an entry of the daily log."""

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DRAF
from ekinerja.core.workflow import Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.wewenang import kapasitas_penilai

# roles that read the sent entries of their units: a slip leads its readers to them
PEMBACA = (
    Peran.PEMBUAT_DAFTAR,
    Peran.PPK_SKPD,
    Peran.PA_KPA,
    Peran.ADMIN_PD,
    Peran.BKPSDM,
    Peran.PIMPINAN,
    Peran.PEMERIKSA,
)


def pemilik_aktivitas(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """Only the person who did the work."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == aktivitas.pegawai_id,
        "Aktivitas ini hanya dapat diubah, dikirim, dan dibatalkan oleh pemiliknya.",
    )


def pejabat_penilai(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """The superior resolved on the day of sending, or who received the right by delegation.

    Nobody decides about the own work.
    """
    if not isinstance(oleh, Pegawai) or oleh.pk == aktivitas.pegawai_id:
        return Putusan(
            False, "Aktivitas diputuskan oleh pejabat penilai, bukan oleh pemiliknya sendiri."
        )
    kapasitas = kapasitas_penilai(
        oleh.mewakili, oleh_id=oleh.pk, penilai_id=aktivitas.penilai_id,
        pegawai_id=aktivitas.pegawai_id,
    )  # fmt: skip
    return jika(
        kapasitas is not None,
        "Aktivitas ini diputuskan oleh pejabat penilai pemiliknya pada hari pengiriman, atau oleh "
        "yang menerima delegasinya hari ini.",
    )


def aktivitas_lengkap(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """Evidence is there: at least one photo or PDF."""
    return jika(
        aktivitas.bukti.exists(),
        "Aktivitas belum punya bukti. Tambahkan paling sedikit satu foto atau PDF, lalu kirim.",
    )


def aktivitas_dapat_diubah(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """The owner, while it is a draft or returned."""
    milik = pemilik_aktivitas(aktivitas, oleh)
    if not milik.boleh:
        return milik
    return jika(
        aktivitas.status in {DRAF, DIKEMBALIKAN},
        "Aktivitas ini sudah dikirim, disetujui, atau dibatalkan, sehingga isinya terkunci.",
    )
