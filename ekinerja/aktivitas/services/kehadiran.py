"""Who takes part in a shared event: invited, there, gone; and the entry that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from ekinerja.aktivitas.kode_kegiatan import kode_sah
from ekinerja.aktivitas.models import Aktivitas, Kegiatan, PesertaKegiatan, RiwayatPeserta
from ekinerja.aktivitas.queries.kegiatan import peserta_seorang
from ekinerja.aktivitas.services.catat import batalkan, catat_aktivitas, kirim
from ekinerja.aktivitas.services.isian import IsianAktivitas, tolak_bulan_tertutup
from ekinerja.aktivitas.services.kegiatan import (
    BATASAN_KEGIATAN,
    PENYELENGGARA,
    kunci_kegiatan,
    kunci_saja,
    lepaskan,
    periksa_peran,
    sesuaikan_entri,
    tolak_batal,
)
from ekinerja.aktivitas.workflow import (
    DIBATALKAN,
    DISETUJUI,
    DITOLAK,
    DIUNDANG,
    HADIR,
    KELUAR,
    PESERTA_WORKFLOW,
)
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.format import jam, tanggal_panjang
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai

PESERTA = "Peserta"
UNDANGAN_TERBANYAK = 100


@dataclass(frozen=True, slots=True)
class IsianKehadiran:
    """A confirmation as it is typed.

    :ivar pegawai_id: for whom the page was opened; nobody confirms for another.
    :ivar peran: the role; who was invited keeps the role of the invitation.
    :ivar indikator_id: of the own SKP; None: attendance only, no entry.
    """

    pegawai_id: int
    peran: str = ""
    indikator_id: int | None = None
    langsung_kirim: bool = True


@dataclass(frozen=True, slots=True)
class Kehadiran:
    """A confirmed place, its entry, and why the entry could not be sent yet."""

    peserta: PesertaKegiatan
    aktivitas: Aktivitas | None
    kabar: str = ""


@transaction.atomic
def undang(
    kegiatan: Kegiatan, *, orang: Sequence[Pegawai], peran: str, oleh: Pegawai, pada: datetime
) -> int:
    """Invite people of the government in a role; who is in the event already stays as they are.

    :returns: how many were invited.
    :raises AksiDitolak: too many, the role is full, or a second leader.
    """
    kini = kunci_kegiatan(kegiatan.pk, oleh)
    if len(orang) > UNDANGAN_TERBANYAK:
        raise AksiDitolak(f"Undang paling banyak {UNDANGAN_TERBANYAK} orang sekaligus.")
    banyak = 0
    for satu in orang:
        if satu.instansi_id != kini.instansi_id:
            raise AksiDitolak("Hanya pegawai instansi sendiri yang dapat diundang.")
        banyak += _undang_seorang(kini, satu, peran, oleh=oleh, pada=pada)
    return banyak


def _undang_seorang(
    kegiatan: Kegiatan, orang: Pegawai, peran: str, *, oleh: Pegawai, pada: datetime
) -> int:
    ada = peserta_seorang(kegiatan.pk, pegawai_id=orang.pk)
    if ada is not None and ada.status != KELUAR:
        return 0
    periksa_peran(kegiatan, peran)
    with batasan(BATASAN_KEGIATAN):
        if ada is not None:
            PESERTA_WORKFLOW.run(
                "undang", ada, oleh=oleh, pada=pada, kapasitas=PENYELENGGARA,
                ubah={"peran": peran, "cara": PesertaKegiatan.UNDANGAN},
            )  # fmt: skip
            return 1
        baru = PesertaKegiatan.objects.create(
            kegiatan=kegiatan, pegawai=orang, peran=peran, masa=kegiatan.masa
        )
    _catat(baru, "undang", dari="", oleh=oleh, pada=pada, kapasitas=PENYELENGGARA)
    return 1


@transaction.atomic
def konfirmasi(
    kegiatan: Kegiatan, *, data: IsianKehadiran, kode: str = "", oleh: Pegawai, pada: datetime
) -> Kehadiran:
    """Confirm to be there; with an indicator the log gets its entry, sent where it may be.

    :param kode: the code that was scanned, for who was not invited.
    :raises TidakBerwenang: for another person, or without invitation and code.
    :raises AksiDitolak: before it begins, when it is cancelled, in a closed month, with a code
        that is void, when the role is full, for a second leader, or when one is elsewhere then.
    """
    if data.pegawai_id != oleh.pk:
        raise TidakBerwenang(
            "Halaman ini dibuka untuk orang lain. Kehadiran hanya dikonfirmasi oleh orangnya "
            "sendiri; buka kembali kode QR dengan akun Anda."
        )
    kini = kunci_saja(kegiatan.pk)
    tolak_batal(kini)
    _tolak_belum_mulai(kini, pada)
    tolak_bulan_tertutup(oleh.pk, kini.tanggal)
    peserta = _tempat(kini, oleh, data.peran, kode=kode, pada=pada)
    if peserta.status != HADIR:
        periksa_peran(kini, peserta.peran, kecuali=peserta.pk)
        with batasan(BATASAN_KEGIATAN):
            peserta = PESERTA_WORKFLOW.run(
                "konfirmasi", peserta, oleh=oleh, pada=pada, kapasitas=PESERTA,
                ubah={"dikonfirmasi_pada": pada, "peran": peserta.peran, "masa": kini.masa},
            )  # fmt: skip
    return _catat_entri(kini, peserta, data, oleh=oleh, pada=pada)


def _tolak_belum_mulai(kegiatan: Kegiatan, pada: datetime) -> None:
    if pada < kegiatan.masa.lower:
        raise AksiDitolak(
            f"Kegiatan ini baru dimulai {tanggal_panjang(kegiatan.tanggal)} pukul "
            f"{jam(kegiatan.mulai)}. Kehadiran dikonfirmasi setelah dimulai."
        )


def periksa_kode(kegiatan: Kegiatan, kode: str, *, pada: datetime) -> None:
    """:raises AksiDitolak: when the code is false or void, or the day of the event is over."""
    if not kode_sah(kode, kegiatan):
        raise AksiDitolak(
            "Kode kegiatan ini tidak berlaku atau sudah diganti. Pindai kode yang sekarang "
            "ditampilkan penyelenggara."
        )
    besok = datetime.combine(
        kegiatan.tanggal + timedelta(days=1), time(), timezone.get_current_timezone()
    )
    if pada >= besok:
        raise AksiDitolak(
            f"Kode ini hanya berlaku sampai akhir hari {tanggal_panjang(kegiatan.tanggal)}. Minta "
            "penyelenggara mengundang Anda, lalu konfirmasi dari daftar kegiatan."
        )


def _tempat(
    kegiatan: Kegiatan, oleh: Pegawai, peran: str, *, kode: str, pada: datetime
) -> PesertaKegiatan:
    """The place of this person: as invited, or a new one by the code."""
    ada = peserta_seorang(kegiatan.pk, pegawai_id=oleh.pk)
    if ada is not None and ada.status != KELUAR:
        return ada
    if not kode:
        raise TidakBerwenang(
            "Anda belum diundang ke kegiatan ini. Pindai kode QR-nya, atau minta penyelenggara "
            "mengundang Anda."
        )
    periksa_kode(kegiatan, kode, pada=pada)
    if ada is not None:
        _tolak_dikeluarkan(ada)
        ada.peran = peran
        return ada
    periksa_peran(kegiatan, peran)
    with batasan(BATASAN_KEGIATAN):
        return PesertaKegiatan.objects.create(
            kegiatan=kegiatan, pegawai=oleh, peran=peran, cara=PesertaKegiatan.KODE,
            masa=kegiatan.masa,
        )  # fmt: skip


def _tolak_dikeluarkan(peserta: PesertaKegiatan) -> None:
    akhir = RiwayatPeserta.objects.filter(objek=peserta).order_by("-pada", "-id").first()
    if akhir is not None and akhir.langkah == "keluarkan":
        raise AksiDitolak(
            f"Penyelenggara mengeluarkan Anda dari kegiatan ini: {akhir.alasan} Bila keliru, minta "
            "penyelenggara mengundang Anda lagi."
        )


def _catat_entri(
    kegiatan: Kegiatan,
    peserta: PesertaKegiatan,
    data: IsianKehadiran,
    *,
    oleh: Pegawai,
    pada: datetime,
) -> Kehadiran:
    lama = Aktivitas.objects.filter(peserta_kegiatan=peserta).first()
    if lama is not None and lama.status != DIBATALKAN:
        return Kehadiran(peserta, lama)
    if data.indikator_id is None:
        return Kehadiran(peserta, None)
    isian = IsianAktivitas(
        data.indikator_id,
        kegiatan.tanggal,
        kegiatan.nama,
        katalog_id=kegiatan.katalog_id,
        peran=peserta.peran,
        mulai=kegiatan.mulai,
        selesai=kegiatan.selesai,
        tempat=kegiatan.tempat,
    )
    entri = catat_aktivitas(oleh, data=isian, kunci_kirim=uuid4(), pada=pada)
    peserta.aktivitas = entri
    peserta.save(update_fields=["aktivitas"])
    if not data.langsung_kirim:
        return Kehadiran(peserta, entri)
    try:
        with transaction.atomic():
            return Kehadiran(peserta, kirim(entri, oleh=oleh, pada=pada))
    except AksiDitolak as galat:
        return Kehadiran(peserta, entri, galat.kalimat)


@transaction.atomic
def keluar(kegiatan: Kegiatan, *, oleh: Pegawai, pada: datetime) -> None:
    """Leave an event; an entry that came of it and is not decided is cancelled.

    :raises AksiDitolak: once the entry is decided, or in a closed month.
    """
    kunci_saja(kegiatan.pk)
    peserta = peserta_seorang(kegiatan.pk, pegawai_id=oleh.pk)
    if peserta is None:
        raise TidakBerwenang("Anda tidak tercatat dalam kegiatan ini.")
    entri = peserta.aktivitas
    _tolak_diputus(entri)
    PESERTA_WORKFLOW.run(
        "keluar", peserta, oleh=oleh, pada=pada, kapasitas=PESERTA, ubah={"aktivitas_id": None}
    )
    if entri is not None and entri.status != DIBATALKAN:
        batalkan(entri, oleh=oleh, pada=pada)


@transaction.atomic
def keluarkan(peserta: PesertaKegiatan, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """The organiser removes a person, with a reason.

    :raises AksiDitolak: without a reason, or once an entry of the event is decided.
    """
    kunci_kegiatan(peserta.kegiatan_id, oleh)
    lepaskan(_segar(peserta), oleh=oleh, pada=pada, alasan=alasan)


@transaction.atomic
def ubah_peran(peserta: PesertaKegiatan, peran: str, *, oleh: Pegawai, pada: datetime) -> None:
    """The organiser corrects the role of a person, and with it the entry.

    :raises AksiDitolak: when the role is full, for a second leader, or once one is decided.
    """
    kini = kunci_kegiatan(peserta.kegiatan_id, oleh)
    satu = _segar(peserta)
    if satu.status not in (DIUNDANG, HADIR):
        raise AksiDitolak("Orang ini sudah keluar dari kegiatan. Undang lagi bila diperlukan.")
    periksa_peran(kini, peran, kecuali=satu.pk)
    dulu, satu.peran = satu.get_peran_display(), peran
    with batasan(BATASAN_KEGIATAN):
        satu.save(update_fields=["peran"])
        sesuaikan_entri(kini, oleh=oleh, pada=pada)
    _catat(
        satu, "ubah_peran", dari=satu.status, oleh=oleh, pada=pada, kapasitas=PENYELENGGARA,
        alasan=f"{dulu} menjadi {satu.get_peran_display()}",
    )  # fmt: skip


def _segar(peserta: PesertaKegiatan) -> PesertaKegiatan:
    return (
        PesertaKegiatan.objects.select_for_update(of=("self",))
        .select_related("kegiatan", "aktivitas")
        .get(pk=peserta.pk)
    )


def _tolak_diputus(entri: Aktivitas | None) -> None:
    if entri is not None and entri.status in (DISETUJUI, DITOLAK):
        raise AksiDitolak(
            "Aktivitas Anda dari kegiatan ini sudah diputus atasan, sehingga kehadiran terkunci."
        )


def _catat(
    peserta: PesertaKegiatan,
    langkah: str,
    *,
    dari: str,
    oleh: Pegawai,
    pada: datetime,
    kapasitas: str,
    alasan: str = "",
) -> None:
    RiwayatPeserta.objects.create(
        objek=peserta, langkah=langkah, dari=dari, ke=peserta.status, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, kapasitas=kapasitas, alasan=alasan, pada=pada,
    )  # fmt: skip
