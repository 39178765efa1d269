"""Who plans, who verifies, who reads."""

from dataclasses import replace

from django.db.models import Exists, OuterRef

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.identity import Identitas
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    BuktiAksi,
    LaporanAksi,
    PerjanjianKinerja,
    RencanaAksi,
    RiwayatLaporanAksi,
    RiwayatRencanaAksi,
    TargetAksi,
)
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.workflow import DAPAT_DIUBAH, DIVERIFIKASI

# who writes goals, programs and action plans of the units that the role reaches
PENYUSUN = (Peran.ADMIN_PD, Peran.BAPPEDA, Peran.ORGANISASI)
# who verifies what a perangkat daerah planned and reported
VERIFIKATOR = (Peran.BAPPEDA, Peran.ORGANISASI)
PEMBACA = (*PENYUSUN, Peran.BKPSDM, Peran.PIMPINAN, Peran.PA_KPA, Peran.PEMERIKSA)


def boleh_menyusun(unit: UnitKerja | None, oleh: PelakuPerencanaan) -> Putusan:
    """Goals and programs of a unit in the scope; those of the whole instansi need all of it."""
    if unit is None:
        return jika(
            oleh.penyusun.unit_ids is None,
            "Sasaran seluruh instansi disusun oleh Bappeda atau Bagian Organisasi. Pilih unit "
            "Anda, atau sampaikan usulannya kepada mereka.",
        )
    return jika(
        unit.instansi_id == oleh.penyusun.instansi_id and oleh.penyusun.mencakup_unit(unit.pk),
        "Unit ini di luar kewenangan Anda. Pilih unit lain, atau hubungi Bappeda.",
    )


def _rencana(objek: RencanaAksi | LaporanAksi) -> RencanaAksi:
    return objek if isinstance(objek, RencanaAksi) else objek.rencana


def penyusun_aksi(objek: RencanaAksi | LaporanAksi, oleh: Pelaku) -> Putusan:
    """Who plans for this perangkat daerah."""
    if not isinstance(oleh, PelakuPerencanaan):
        return Putusan(False, "Rencana aksi disusun oleh pengguna yang masuk.")
    return boleh_menyusun(_rencana(objek).unit, oleh)


def aksi_dapat_diubah(objek: RencanaAksi | LaporanAksi, oleh: Pelaku) -> Putusan:
    """Who plans for it, while it is a draft or was returned."""
    putusan = penyusun_aksi(objek, oleh)
    if not putusan.boleh:
        return putusan
    return jika(
        objek.status in DAPAT_DIUBAH,
        "Yang sudah diajukan atau diverifikasi tidak dapat diubah. Minta Bappeda mengembalikannya "
        "atau membukanya untuk perubahan.",
    )


def verifikator_aksi(objek: RencanaAksi | LaporanAksi, oleh: Pelaku) -> Putusan:
    """Bappeda or the Bagian Organisasi, and never who submitted it."""
    unit = _rencana(objek).unit
    wenang = isinstance(oleh, PelakuPerencanaan) and (
        unit.instansi_id == oleh.verifikator.instansi_id and oleh.verifikator.mencakup_unit(unit.pk)
    )
    if not wenang:
        return Putusan(False, "Verifikasi dilakukan oleh Bappeda atau Bagian Organisasi.")
    riwayat = RiwayatRencanaAksi if isinstance(objek, RencanaAksi) else RiwayatLaporanAksi
    pengaju = (
        riwayat._base_manager.filter(objek_id=objek.pk, langkah="ajukan")
        .order_by("-pada", "-id")
        .values_list("oleh_id", flat=True)
        .first()
    )
    return jika(
        pengaju is None or pengaju != oleh.user_id,
        "Yang mengajukan tidak memverifikasinya sendiri. Minta petugas lain memverifikasi.",
    )


def rencana_lengkap(rencana: RencanaAksi, oleh: Pelaku) -> Putusan:
    """At least one action, and every action has a target in some period."""
    bertarget = TargetAksi.objects.filter(baris=OuterRef("pk"))
    baris = BarisRencanaAksi.objects.filter(rencana=rencana)
    if not baris.exists():
        return Putusan(False, "Rencana aksi ini belum berisi. Tambahkan paling sedikit satu aksi.")
    kosong = baris.filter(~Exists(bertarget)).first()
    return jika(
        kosong is None,
        f"Aksi “{kosong}” belum punya target pada bulan mana pun. Isi targetnya, lalu ajukan lagi.",
    )


def laporan_lengkap(laporan: LaporanAksi, oleh: Pelaku) -> Putusan:
    """The plan was verified, every target of the period has its realisation, with evidence."""
    if laporan.rencana.status != DIVERIFIKASI:
        return Putusan(
            False,
            "Rencana aksinya belum diverifikasi. Ajukan rencananya dahulu, lalu laporkan "
            "realisasinya.",
        )
    target = TargetAksi.objects.filter(baris__rencana=laporan.rencana, bulan=laporan.bulan)
    target = target.select_related("baris")
    kosong = target.filter(realisasi=None).first()
    if kosong is not None:
        return Putusan(
            False,
            f"Realisasi “{kosong.baris}” belum diisi. Tulis 0 bila memang belum ada hasilnya.",
        )
    berbukti = BuktiAksi.objects.filter(target=OuterRef("pk"))
    tanpa = target.filter(~Exists(berbukti), realisasi__gt=0).first()
    return jika(
        tanpa is None,
        f"Realisasi “{tanpa.baris if tanpa else ''}” belum punya bukti. Unggah paling sedikit satu "
        "foto atau PDF.",
    )


def penyusun_perjanjian(perjanjian: PerjanjianKinerja, oleh: Pelaku) -> Putusan:
    """Who plans for the unit, or the head who promises."""
    if not isinstance(oleh, PelakuPerencanaan):
        return Putusan(False, "Perjanjian kinerja disusun oleh pengguna yang masuk.")
    if oleh.penyusun.pegawai_id == perjanjian.pihak_pertama_id:
        return Putusan(True)
    return boleh_menyusun(perjanjian.unit, oleh)


def perjanjian_lengkap(perjanjian: PerjanjianKinerja, oleh: Pelaku) -> Putusan:
    """At least one indicator with its target, and both officials are known."""
    if not perjanjian.butir.exists():
        return Putusan(
            False,
            "Perjanjian ini belum memuat indikator. Isi target tahun ini pada sasaran unitnya, "
            "lalu susun ulang.",
        )
    return jika(
        bool(perjanjian.pejabat.get("kedua")),
        "Pihak kedua belum diketahui karena jabatan atasannya belum berpemangku. Lengkapi "
        "atasannya, lalu susun ulang.",
    )


def lingkup_baca(identitas: Identitas) -> Lingkup:
    """What a person reads of action plans: what the roles reach, and the own perangkat daerah."""
    lingkup = identitas.lingkup(*PEMBACA)
    kini = identitas.penempatan
    if lingkup.unit_ids is None or kini is None:
        return lingkup
    sendiri = {kini.jabatan.unit_id, kini.jabatan.unit.opd_id or kini.jabatan.unit_id}
    return replace(lingkup, unit_ids=tuple(sorted(sendiri | set(lingkup.unit_ids))))


def pelaku_dari(identitas: Identitas) -> PelakuPerencanaan:
    """The signed-in person with what the roles of that day reach."""
    return PelakuPerencanaan(
        identitas.user_id,
        identitas.nama,
        identitas.lingkup(*PENYUSUN),
        identitas.lingkup(*VERIFIKATOR),
    )
