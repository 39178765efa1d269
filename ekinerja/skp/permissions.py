"""Who may do what to an SKP."""

from collections import defaultdict
from decimal import Decimal

from ekinerja.core.format import angka
from ekinerja.core.workflow import Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.wewenang import kapasitas_penilai
from ekinerja.skp.models import SKP, HasilKerja, Indikator, TargetBulanan
from ekinerja.skp.workflow import DRAF

# roles that read the submitted SKP of their units
PEMBACA = (Peran.ADMIN_PD, Peran.BKPSDM, Peran.ORGANISASI, Peran.PIMPINAN, Peran.PEMERIKSA)


def pemilik_skp(skp: SKP, oleh: Pelaku) -> Putusan:
    """Only the person whose plan it is."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == skp.pegawai_id,
        "SKP hanya dapat disusun dan diajukan oleh pemiliknya.",
    )


def pejabat_penilai(skp: SKP, oleh: Pelaku) -> Putusan:
    """The pejabat penilai resolved on the day of submission, or who received the right by
    delegation; never oneself."""
    if not isinstance(oleh, Pegawai) or oleh.pk == skp.pegawai_id:
        return Putusan(False, "SKP diputuskan oleh pejabat penilai, bukan oleh pemiliknya sendiri.")
    kapasitas = kapasitas_penilai(
        oleh.mewakili, oleh_id=oleh.pk, penilai_id=skp.penilai_id, pegawai_id=skp.pegawai_id
    )
    return jika(
        kapasitas is not None,
        "SKP ini diputuskan oleh pejabat penilai pemiliknya pada hari pengajuan, atau oleh yang "
        "menerima delegasinya hari ini.",
    )


def skp_dapat_diubah(skp: SKP, oleh: Pelaku) -> Putusan:
    """The owner, while the plan is a draft."""
    milik = pemilik_skp(skp, oleh)
    if not milik.boleh:
        return milik
    return jika(
        skp.status == DRAF,
        "SKP yang sudah diajukan atau disetujui tidak dapat diubah. "
        "Minta pejabat penilai mengembalikannya bila masih menunggu.",
    )


def skp_lengkap(skp: SKP, oleh: Pelaku) -> Putusan:
    """At least one RHK; every RHK has an indicator; monthly targets sum to the target exactly."""
    hasil_kerja = list(HasilKerja.objects.filter(skp=skp))
    if not hasil_kerja:
        return Putusan(False, "SKP belum punya rencana hasil kerja. Tambahkan paling sedikit satu.")
    indikator = list(Indikator.objects.filter(hasil_kerja__skp=skp))
    berisi = {satu.hasil_kerja_id for satu in indikator}
    for rhk in hasil_kerja:
        if rhk.pk not in berisi:
            return Putusan(
                False,
                f"Rencana hasil kerja “{rhk.rencana}” belum punya indikator. "
                "Tambahkan indikatornya beserta target.",
            )
    jumlah: dict[int, Decimal] = defaultdict(Decimal)
    for pk, target in TargetBulanan.objects.filter(indikator__in=indikator).values_list(
        "indikator_id", "target"
    ):
        jumlah[pk] += target
    return next(
        (putusan for satu in indikator if not (putusan := _sepadan(satu, jumlah[satu.pk])).boleh),
        Putusan(True),
    )


def _sepadan(indikator: Indikator, jumlah: Decimal) -> Putusan:
    return jika(
        jumlah == indikator.target,
        f"Target bulanan “{indikator.uraian}” berjumlah {angka(jumlah)}, sedangkan target SKP-nya "
        f"{angka(indikator.target)} {indikator.satuan}. Sesuaikan target bulanannya.",
    )
