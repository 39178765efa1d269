"""Deeds of who organises a shared event: make it, correct it, cancel it, its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from ekinerja.aktivitas.models import (
    PERAN_KEGIATAN,
    Aktivitas,
    BuktiKegiatan,
    KatalogAktivitas,
    Kegiatan,
    PesertaKegiatan,
    RiwayatAktivitas,
    RiwayatKegiatan,
)
from ekinerja.aktivitas.permissions import kegiatan_belum_disetujui, penyelenggara_kegiatan
from ekinerja.aktivitas.queries.kegiatan import bukti_milik_kegiatan, katalog_kegiatan, terisi
from ekinerja.aktivitas.services.catat import BUKTI_TERBANYAK, poin_aktivitas
from ekinerja.aktivitas.services.isian import BARU_DITUTUP, tolak_bulan_tertutup
from ekinerja.aktivitas.workflow import (
    AKTIVITAS_WORKFLOW,
    DIBATALKAN,
    DIKEMBALIKAN,
    DIKIRIM,
    DRAF,
    HADIR,
    KEGIATAN_WORKFLOW,
    KELUAR,
    PESERTA_WORKFLOW,
    TERJADWAL,
)
from ekinerja.core.access import wajib
from ekinerja.core.berkas import BUKTI_KERJA, Unggahan, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.tabel import rapikan
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai

PENYELENGGARA = "Penyelenggara"
BATASAN_KEGIATAN: dict[str, str | None] = {
    **BARU_DITUTUP,
    "kegiatan_satu_pemimpin": "Kegiatan ini sudah punya pemimpin. Pemimpinnya satu orang; pilih "
    "peran lain, atau minta penyelenggara mengganti pemimpinnya.",
    "peserta_satu_kegiatan": "Waktunya bertumpuk dengan kegiatan lain yang sudah dikonfirmasi. "
    "Seseorang hanya dapat hadir di satu kegiatan pada satu waktu.",
    "kegiatan_terkunci": None,
}
_TERBUKA = (DRAF, DIKIRIM, DIKEMBALIKAN)


@dataclass(frozen=True, slots=True)
class IsianKegiatan:
    """An event as it is typed. ``kapasitas``: role → how many, only roles that are limited."""

    nama: str
    tanggal: date
    mulai: time
    selesai: time
    tempat: str
    katalog_id: int | None = None
    kapasitas: Mapping[str, int] = field(default_factory=dict)
    notulen: str = ""


@transaction.atomic
def buat_kegiatan(
    pegawai: Pegawai,
    *,
    data: IsianKegiatan,
    bukti: Sequence[Unggahan] = (),
    kunci_kirim: UUID,
    pada: datetime,
) -> Kegiatan:
    """Make an event; the same ``kunci_kirim`` gives the one that already exists.

    :raises AksiDitolak: in a closed month, with hours the wrong way round, or bad evidence.
    """
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    sudah = Kegiatan.objects.filter(penyelenggara=pegawai, kunci_kirim=kunci_kirim).first()
    if sudah is not None:
        return sudah
    tolak_bulan_tertutup(pegawai.pk, data.tanggal)
    kegiatan = Kegiatan.objects.create(
        instansi_id=pegawai.instansi_id,
        penyelenggara=pegawai,
        kunci_kirim=kunci_kirim,
        dibuat_pada=pada,
        **_isi(pegawai.instansi_id, data),
    )
    _tambah_bukti(kegiatan, bukti, pada)
    _catat(kegiatan, "buat", oleh=pegawai, pada=pada, dari="")
    return kegiatan


def _isi(instansi_id: int, data: IsianKegiatan) -> dict[str, Any]:
    """Columns of the event: as typed, and as checked."""
    if data.mulai >= data.selesai:
        raise AksiDitolak(
            "Jam selesai harus sesudah jam mulai pada hari yang sama. Kegiatan yang melewati "
            "tengah malam dibuat sebagai dua kegiatan."
        )
    zona = timezone.get_current_timezone()
    katalog = _katalog(instansi_id, data)
    return {
        "nama": rapikan(data.nama),
        "tanggal": data.tanggal,
        "mulai": data.mulai,
        "selesai": data.selesai,
        "masa": DateTimeTZRange(
            datetime.combine(data.tanggal, data.mulai, zona),
            datetime.combine(data.tanggal, data.selesai, zona),
        ),
        "tempat": rapikan(data.tempat),
        "katalog": katalog,
        "kapasitas": {
            peran: banyak
            for peran, banyak in data.kapasitas.items()
            if peran in dict(PERAN_KEGIATAN)
        },
        "notulen": data.notulen.strip(),
    }


def _katalog(instansi_id: int, data: IsianKegiatan) -> KatalogAktivitas | None:
    if data.katalog_id is None:
        return None
    katalog = katalog_kegiatan(instansi_id, hari=data.tanggal).filter(pk=data.katalog_id).first()
    if katalog is None:
        raise AksiDitolak(
            "Aktivitas katalog ini tidak berlaku bagi semua pegawai pada tanggal itu. Pilih yang "
            "lain, atau kosongkan."
        )
    return katalog


def peran_tersedia(kegiatan: Kegiatan) -> list[str]:
    """Roles of the event: those that its activity of the catalogue values, else all of them."""
    dikenal = [kode for kode, _ in PERAN_KEGIATAN]
    bernilai = kegiatan.katalog.pengali_peran if kegiatan.katalog else {}
    return [kode for kode in dikenal if kode in bernilai] or dikenal


def periksa_peran(kegiatan: Kegiatan, peran: str, *, kecuali: int | None = None) -> None:
    """:raises AksiDitolak: when the event has no such role, or it is taken by as many as may."""
    sebutan = dict(PERAN_KEGIATAN)
    if peran not in peran_tersedia(kegiatan):
        raise AksiDitolak("Peran ini tidak ada dalam kegiatan ini. Pilih peran yang tersedia.")
    batas = kegiatan.kapasitas.get(peran)
    if batas is not None and terisi(kegiatan.pk, kecuali=kecuali)[peran] >= batas:
        raise AksiDitolak(
            f"Peran {sebutan[peran].lower()} dalam kegiatan ini sudah penuh ({angka(batas)} orang)"
            ". Pilih peran lain, atau hubungi penyelenggaranya."
        )


@transaction.atomic
def ubah_kegiatan(
    kegiatan: Kegiatan,
    *,
    data: IsianKegiatan,
    bukti: Sequence[Unggahan] = (),
    oleh: Pegawai,
    pada: datetime,
) -> Kegiatan:
    """Correct an event, and with it the entries that came of it, until one of them is decided.

    The day stays once somebody was there; another day is another event.

    :raises AksiDitolak: when it is locked or cancelled, or a confirmed person would be twice.
    """
    kini = kunci_kegiatan(kegiatan.pk, oleh)
    lama = kini.nama
    ada = PesertaKegiatan.objects.filter(kegiatan=kini, status=HADIR).exists()
    if ada and data.tanggal != kini.tanggal:
        raise AksiDitolak(
            "Tanggalnya tidak dapat diubah karena sudah ada yang mengonfirmasi kehadiran. "
            "Batalkan kegiatan ini, lalu buat kegiatan baru pada tanggal yang benar."
        )
    tolak_bulan_tertutup(oleh.pk, data.tanggal)
    isi = _isi(kini.instansi_id, data)
    for nama, nilai in isi.items():
        setattr(kini, nama, nilai)
    with batasan(BATASAN_KEGIATAN):
        kini.save(update_fields=list(isi))
        PesertaKegiatan.objects.filter(kegiatan=kini).update(masa=kini.masa)
        _tambah_bukti(kini, bukti, pada)
        sesuaikan_entri(kini, oleh=oleh, pada=pada, nama_lama=lama)
    _catat(kini, "ubah", oleh=oleh, pada=pada)
    return kini


def sesuaikan_entri(
    kegiatan: Kegiatan, *, oleh: Pegawai, pada: datetime, nama_lama: str = ""
) -> None:
    """Entries that came of the event follow its hours, place, activity and roles."""
    peserta = {
        satu.aktivitas_id: satu
        for satu in PesertaKegiatan.objects.filter(kegiatan=kegiatan, status=HADIR)
        if satu.aktivitas_id is not None
    }
    entri = Aktivitas.objects.select_for_update(of=("self",)).filter(
        pk__in=peserta, status__in=_TERBUKA
    )
    for satu in entri.order_by("pk"):
        peran = peserta[satu.pk].peran
        if nama_lama and satu.uraian == nama_lama:
            satu.uraian = kegiatan.nama
        satu.mulai, satu.selesai, satu.tempat = kegiatan.mulai, kegiatan.selesai, kegiatan.tempat
        satu.menit, satu.katalog, satu.peran = lama_menit(kegiatan), kegiatan.katalog, peran
        if satu.status == DIKIRIM:
            satu.poin = poin_aktivitas(satu)
        satu.save(
            update_fields=[
                "uraian", "mulai", "selesai", "tempat", "menit", "katalog", "peran", "poin",
            ]
        )  # fmt: skip
        RiwayatAktivitas.objects.create(
            objek=satu, langkah="kegiatan_diubah", dari=satu.status, ke=satu.status,
            oleh_id=oleh.user_id, oleh_nama=oleh.nama, kapasitas=PENYELENGGARA, pada=pada,
        )  # fmt: skip


def lama_menit(kegiatan: Kegiatan) -> int:
    """Length of the event in minutes."""
    awal, akhir = kegiatan.mulai, kegiatan.selesai
    return (akhir.hour - awal.hour) * 60 + akhir.minute - awal.minute


@transaction.atomic
def batalkan_kegiatan(
    kegiatan: Kegiatan, *, oleh: Pegawai, pada: datetime, alasan: str
) -> Kegiatan:
    """Cancel it with a reason: everybody is set free, undecided entries that came of it go.

    :raises AksiDitolak: without a reason, or once an entry was decided.
    """
    kini = kunci_kegiatan(kegiatan.pk, oleh)
    hasil = KEGIATAN_WORKFLOW.run(
        "batalkan", kini, oleh=oleh, pada=pada, kapasitas=PENYELENGGARA, alasan=alasan
    )
    sebab = f"Kegiatan dibatalkan: {alasan.strip()}"
    for satu in peserta_hidup(kini):
        lepaskan(satu, oleh=oleh, pada=pada, alasan=sebab)
    return hasil


def peserta_hidup(kegiatan: Kegiatan) -> list[PesertaKegiatan]:
    """Those invited or there, locked."""
    return list(
        PesertaKegiatan.objects.select_for_update(of=("self",))
        .filter(kegiatan=kegiatan)
        .exclude(status=KELUAR)
        .select_related("kegiatan", "aktivitas")
        .order_by("pk")
    )


def lepaskan(peserta: PesertaKegiatan, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """The organiser takes a person out; an undecided entry that came of it counts no more."""
    entri = peserta.aktivitas
    PESERTA_WORKFLOW.run(
        "keluarkan", peserta, oleh=oleh, pada=pada, kapasitas=PENYELENGGARA, alasan=alasan,
        ubah={"aktivitas_id": None},
    )  # fmt: skip
    if entri is not None and entri.status != DIBATALKAN:
        tolak_bulan_tertutup(entri.pegawai_id, entri.tanggal)
        with batasan(BARU_DITUTUP):
            AKTIVITAS_WORKFLOW.run(
                "lepas_kegiatan", entri, oleh=SISTEM, pada=pada, alasan=f"{oleh.nama}: {alasan}"
            )


@transaction.atomic
def tambah_bukti_kegiatan(
    kegiatan: Kegiatan, *, bukti: Sequence[Unggahan], oleh: Pegawai, pada: datetime
) -> None:
    """Add photos or documents of the event."""
    kini = kunci_kegiatan(kegiatan.pk, oleh)
    with batasan(BATASAN_KEGIATAN):
        _tambah_bukti(kini, bukti, pada)


@transaction.atomic
def hapus_bukti_kegiatan(bukti: BuktiKegiatan, *, oleh: Pegawai, pada: datetime) -> None:
    """Take a file off the event.

    :raises AksiDitolak: when the event is locked.
    """
    kini = kunci_kegiatan(bukti.kegiatan_id, oleh)
    nama = bukti.berkas.nama_asli
    with batasan(BATASAN_KEGIATAN):
        bukti.delete()
    _catat(kini, "hapus_bukti", oleh=oleh, pada=pada, alasan=nama)


@transaction.atomic
def ganti_kode(kegiatan: Kegiatan, *, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Make all codes given out before void."""
    kini = kunci_kegiatan(kegiatan.pk, oleh)
    kini.kode_ke += 1
    kini.save(update_fields=["kode_ke"])
    _catat(kini, "ganti_kode", oleh=oleh, pada=pada)
    return kini


def kunci_kegiatan(pk: int, oleh: Pegawai) -> Kegiatan:
    """Lock the event for a deed of its organiser.

    :raises AksiDitolak: when it is cancelled, or an entry that came of it is decided.
    """
    kini = kunci_saja(pk)
    wajib(penyelenggara_kegiatan(kini, oleh))
    tolak_batal(kini)
    putusan = kegiatan_belum_disetujui(kini, oleh)
    if not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    return kini


def kunci_saja(pk: int) -> Kegiatan:
    """Lock the event: who takes part, and as what, is decided one after the other."""
    return Kegiatan.objects.select_for_update(of=("self",)).select_related("katalog").get(pk=pk)


def tolak_batal(kegiatan: Kegiatan) -> None:
    """:raises AksiDitolak: when the event is cancelled."""
    if kegiatan.status != TERJADWAL:
        raise AksiDitolak("Kegiatan ini sudah dibatalkan oleh penyelenggaranya.")


def _tambah_bukti(kegiatan: Kegiatan, bukti: Sequence[Unggahan], pada: datetime) -> None:
    """Keep the files and link them once; the same file twice is one link."""
    if not bukti:
        return
    if bukti_milik_kegiatan(kegiatan).count() + len(bukti) > BUKTI_TERBANYAK:
        raise AksiDitolak(
            f"Bukti satu kegiatan paling banyak {BUKTI_TERBANYAK} berkas. Kurangi berkasnya."
        )
    BuktiKegiatan.objects.bulk_create(
        [
            BuktiKegiatan(
                kegiatan=kegiatan,
                berkas=terima_berkas(
                    satu, instansi_id=kegiatan.instansi_id, pada=pada, jenis_boleh=BUKTI_KERJA
                ),
                ditambahkan_pada=pada,
            )
            for satu in bukti
        ],
        ignore_conflicts=True,
    )


def _catat(
    kegiatan: Kegiatan,
    langkah: str,
    *,
    oleh: Pegawai,
    pada: datetime,
    dari: str = TERJADWAL,
    alasan: str = "",
) -> None:
    RiwayatKegiatan.objects.create(
        objek=kegiatan, langkah=langkah, dari=dari, ke=kegiatan.status, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, kapasitas=PENYELENGGARA, alasan=alasan, pada=pada,
    )  # fmt: skip
