"""Who may do what to an SKP."""

from decimal import Decimal

from django.db.models import Sum

from ekinerja.core.format import angka
from ekinerja.core.workflow import BOLEH, SISTEM, Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.wewenang import kapasitas_penilai
from ekinerja.skp.models import SKP, SKP46, CetakUnit, HasilKerja, Indikator, PeranHasil
from ekinerja.skp.workflow import (
    DIAJUKAN,
    DIBATALKAN,
    DIGANTI,
    DISEPAKATI,
    DISETUJUI,
    DRAF,
    SELESAI,
)

# roles that read the submitted SKP of their units
PEMBACA = (Peran.ADMIN_PD, Peran.BKPSDM, Peran.ORGANISASI, Peran.PIMPINAN, Peran.PEMERIKSA)
# roles that register agreed plans of their units for the QR, beside owner and penilai
PENERBIT = (Peran.ADMIN_PD, Peran.BKPSDM)
# roles that record the SKP of years under PP 46/2011
PENGELOLA46 = (Peran.ADMIN_PD, Peran.BKPSDM)


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


def oleh_sistem(skp: SKP, oleh: Pelaku) -> Putusan:
    """Steps that follow from another step and are nobody's button."""
    return jika(oleh is SISTEM, "Langkah ini dilakukan sistem ketika versi barunya disetujui.")


def dapat_melengkapi(skp: SKP, oleh: Pelaku) -> Putusan:
    """Behaviour and annexes: the owner in the draft, the penilai while it waits."""
    if skp.status == DIAJUKAN and pejabat_penilai(skp, oleh).boleh:
        return BOLEH
    return skp_dapat_diubah(skp, oleh)


def dapat_mencatat_dialog(skp: SKP, oleh: Pelaku) -> Putusan:
    """Owner and penilai, while the plan lives."""
    if skp.status in (DIGANTI, DIBATALKAN):
        return Putusan(False, "SKP ini sudah tidak berjalan. Catat pada versi yang berlaku.")
    return jika(
        pemilik_skp(skp, oleh).boleh or pejabat_penilai(skp, oleh).boleh,
        "Catatan dialog ditulis oleh pemilik SKP dan pejabat penilainya.",
    )


def dapat_ditautkan(skp: SKP, oleh: Pelaku) -> Putusan:
    """The owner, also after agreement: a superior may be later than the own plan."""
    milik = pemilik_skp(skp, oleh)
    if not milik.boleh:
        return milik
    return jika(
        skp.status in (DRAF, DISETUJUI),
        "SKP ini sedang menunggu keputusan atau sudah tidak berjalan. Tautan diatur pada draf "
        "atau SKP yang berlaku.",
    )


def dapat_dimulai_perubahan(skp: SKP, oleh: Pelaku) -> Putusan:
    """The owner of a plan in force."""
    milik = pemilik_skp(skp, oleh)
    if not milik.boleh:
        return milik
    return jika(
        skp.status == DISETUJUI,
        "Hanya SKP yang disetujui dan masih berjalan yang dapat diubah.",
    )


def skp_lengkap(skp: SKP, oleh: Pelaku) -> Putusan:
    """At least one RHK; every RHK has an indicator; monthly targets sum to the target exactly."""
    kolom = ("id", "uraian", "target", "satuan", "bentuk", "dibagi")
    baris = list(
        HasilKerja.objects.filter(skp=skp)
        .values_list("rencana", *(f"indikator__{nama}" for nama in kolom))
        .annotate(jumlah=Sum("indikator__target_bulanan__target"))
        .order_by("jenis", "urutan", "indikator__urutan")
    )
    if not baris:
        return Putusan(False, "SKP belum punya rencana hasil kerja. Tambahkan paling sedikit satu.")
    kosong = next((rencana for rencana, pk, *_ in baris if pk is None), None)
    if kosong is not None:
        return Putusan(
            False,
            f"Rencana hasil kerja “{kosong}” belum punya indikator. "
            "Tambahkan indikatornya beserta target.",
        )
    for _, pk, *isi, jumlah in baris:
        satu = Indikator(**dict(zip(kolom, (pk, *isi), strict=True)))
        if satu.terbagi and not (putusan := _sepadan(satu, jumlah or Decimal(0))).boleh:
            return putusan
    return BOLEH


def _sepadan(indikator: Indikator, jumlah: Decimal) -> Putusan:
    return jika(
        jumlah == indikator.target,
        f"Target bulanan “{indikator.uraian}” berjumlah {angka(jumlah)}, sedangkan target SKP-nya "
        f"{angka(indikator.target)} {indikator.satuan}. Sesuaikan target bulanannya.",
    )


def anggota_peran(peran: PeranHasil, oleh: Pelaku) -> Putusan:
    """Only the member to whom it was proposed."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == peran.pegawai_id,
        "Usulan peran dijawab oleh anggota yang menerimanya.",
    )


def pengusul_peran(peran: PeranHasil, oleh: Pelaku) -> Putusan:
    """Only the owner of the superior's result."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == peran.rhk.skp.pegawai_id,
        "Usulan peran hanya dapat dicabut oleh yang mengusulkannya.",
    )


def pemilik_matriks(skp: SKP, oleh: Pelaku) -> Putusan:
    """The owner of a living plan divides it among the team."""
    milik = pemilik_skp(skp, oleh)
    if not milik.boleh:
        return milik
    return jika(
        skp.status not in (DIGANTI, DIBATALKAN, SELESAI),
        "SKP ini sudah tidak berjalan. Bagikan peran dari SKP yang berlaku.",
    )


def dapat_diterbitkan(skp: SKP) -> Putusan:
    """Only agreed plans are registered for their QR."""
    return jika(
        skp.status in DISEPAKATI,
        "Hanya SKP yang disetujui yang didaftarkan dengan kode QR. Cetakan ini masih konsep.",
    )


def pemesan_cetak(cetak: CetakUnit, oleh: Pelaku) -> Putusan:
    """Only who asked for a batch stops it."""
    return jika(
        oleh.user_id == cetak.oleh_id, "Cetakan ini hanya dapat dibatalkan oleh yang memintanya."
    )


def pengelola_skp46(skp: SKP46, oleh: Identitas) -> Putusan:
    """Keepers of personnel data record what is on paper, never their own."""
    if oleh.pegawai is not None and oleh.pegawai.pk == skp.pegawai_id:
        return Putusan(False, "SKP tahun lama milik sendiri dicatat oleh pengelola yang lain.")
    return jika(
        oleh.punya(*PENGELOLA46),
        "SKP tahun lama dicatat oleh BKPSDM atau admin perangkat daerah.",
    )
