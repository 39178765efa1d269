"""Who sees data health, mends what it finds, publishes notices, and reorganises."""

from datetime import date

from ekinerja.core.format import tanggal
from ekinerja.core.workflow import Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import BeritaAcara, Penahanan, PermintaanPerbaikan, Reorganisasi
from ekinerja.regulasi.pelaku import Bertindak

PELIHAT_KESEHATAN = (
    Peran.BKPSDM, Peran.ORGANISASI, Peran.PENGELOLA_APLIKASI, Peran.ADMIN_PD, Peran.PEMERIKSA,
    Peran.PIMPINAN,
)  # fmt: skip
PENANGAN = tuple(sorted({peran for m in MASALAH.values() for peran in m.peran}))
PENULIS = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PENGELOLA_APLIKASI, Peran.ADMIN_PD)
PEMUTAKHIR = PENULIS  # who may have the data checked again: those who mend it, not its readers
PENYIAP = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PENGELOLA_APLIKASI)
PELIHAT_UJI_COBA = (*PENYIAP, Peran.PIMPINAN, Peran.PEMERIKSA)
# who keeps the schedule of retention, holds records and draws up their destruction; who approves
PENGELOLA_ARSIP = (Peran.BKPSDM, Peran.PENGELOLA_APLIKASI)
PENYETUJU_ARSIP = (*PENGELOLA_ARSIP, Peran.PIMPINAN)
PELIHAT_ARSIP = (*PENYETUJU_ARSIP, Peran.PEMERIKSA)


def _pusat(instansi_id: int, oleh: Pelaku, *, pada: date, peran: tuple[str, ...]) -> bool:
    return oleh.user_id is None or (
        Peran.objects.filter(
            instansi_id=instansi_id, user_id=oleh.user_id, peran__in=peran, unit=None,
            masa__contains=pada,
        ).exists()
    )  # fmt: skip


def penyiap(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """Who sets up the government: BKPSDM, Bagian Organisasi, or the keeper of the application."""
    return jika(
        _pusat(instansi_id, oleh, pada=pada, peran=PENYIAP),
        "Penyiapan dilakukan oleh BKPSDM, Bagian Organisasi, atau pengelola aplikasi. Sampaikan "
        "permintaan Anda kepada mereka.",
    )


def penangan(masalah: str) -> tuple[str, ...]:
    """Roles that can mend this kind of gap; BKPSDM always can."""
    peran = MASALAH[masalah].peran if masalah in MASALAH else ()
    return tuple(dict.fromkeys((*peran, Peran.BKPSDM)))


def penangan_perbaikan(permintaan: PermintaanPerbaikan, oleh: Bertindak) -> Putusan:
    """A holder of one of the roles that can mend it, in its unit."""
    return jika(
        oleh.punya_di(permintaan.instansi_id, permintaan.unit_id, *penangan(permintaan.masalah)),
        "Permintaan ini ditangani oleh peran lain. Anda dapat membacanya, tetapi tidak "
        "memutuskannya.",
    )


def peminta_perbaikan(permintaan: PermintaanPerbaikan, oleh: Bertindak) -> Putusan:
    """Who asked."""
    return jika(
        permintaan.oleh_id == oleh.user_id,
        "Hanya yang meminta yang dapat membukanya lagi. Buat permintaan baru bila masalahnya ada.",
    )


def pengelola_reorganisasi(rencana: Reorganisasi, oleh: Bertindak) -> Putusan:
    """BKPSDM of the whole instansi: a reorganisation moves people."""
    return jika(
        oleh.sistem or oleh.punya(rencana.instansi_id, Peran.BKPSDM),
        "Reorganisasi diterapkan oleh BKPSDM karena memindahkan pegawai. Serahkan rencananya "
        "kepada BKPSDM.",
    )


def rencana_dapat_diterapkan(rencana: Reorganisasi, oleh: Bertindak) -> Putusan:
    """The day has come, and there is something to do."""
    if not rencana.rencana:
        return Putusan(False, "Rencana ini belum berisi langkah. Tambahkan langkahnya dahulu.")
    return jika(
        rencana.tanggal <= oleh.hari,
        f"Tanggal berlakunya ({tanggal(rencana.tanggal)}) belum tiba. Rencana dapat diperiksa "
        "sekarang dan diterapkan mulai tanggal itu.",
    )


def boleh_mengumumkan(instansi_id: int, oleh: Bertindak, *, unit_id: int | None) -> Putusan:
    """Central roles to everybody; an admin to the own units."""
    if unit_id is not None:
        boleh = oleh.punya_di(instansi_id, unit_id, *PENULIS)
    else:
        boleh = oleh.punya(instansi_id, *PENULIS)
    return jika(
        boleh,
        "Pengumuman hanya dapat ditujukan kepada unit dalam kewenangan Anda. Pilih unitnya.",
    )


def pengelola_arsip(instansi_id: int, oleh: Bertindak) -> Putusan:
    """Who keeps the schedule of the whole instansi."""
    return jika(
        oleh.punya(instansi_id, *PENGELOLA_ARSIP),
        "Retensi arsip dikelola oleh BKPSDM atau pengelola aplikasi seluruh instansi.",
    )


def pengelola_penahanan(penahanan: Penahanan, oleh: Bertindak) -> Putusan:
    """Who keeps the schedule also holds records back and releases them."""
    return pengelola_arsip(penahanan.instansi_id, oleh)


def pengelola_pemusnahan(berita_acara: BeritaAcara, oleh: Bertindak) -> Putusan:
    """Who keeps the schedule carries out an approved berita acara, or cancels one."""
    return pengelola_arsip(berita_acara.instansi_id, oleh)


def penyetuju_pemusnahan(berita_acara: BeritaAcara, oleh: Bertindak) -> Putusan:
    """Another person than who drew it up."""
    if oleh.user_id == berita_acara.disusun_oleh_id:
        return Putusan(False, "Berita acara disetujui oleh orang lain, bukan oleh penyusunnya.")
    return jika(
        oleh.punya(berita_acara.instansi_id, *PENYETUJU_ARSIP),
        "Berita acara pemusnahan disetujui oleh pimpinan, BKPSDM, atau pengelola aplikasi.",
    )
