"""Another superior post from a day on; what held before that day stays readable."""

from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, LetakJabatan
from ekinerja.organisasi.permissions import pengelola_aplikasi
from ekinerja.organisasi.queries import rangkaian_atasan
from ekinerja.organisasi.services.rencana import batalkan_rencana, berlakukan_rencana
from ekinerja.organisasi.services.susunan import kunci_susunan

BERPUTAR = "Rangkaian atasan jabatan ini akan berputar. Pilih jabatan atasan yang lain."
BATASAN: dict[str, str | None] = {
    "jabatan_atasan_berputar": BERPUTAR,
    "jabatan_bukan_atasan_diri": BERPUTAR,
    "letak_jabatan_bukan_diri": BERPUTAR,
    "letak_jabatan_satu_per_masa": "Pada masa itu atasan jabatan ini sudah tercatat. Buka riwayat "
    "atasannya, lalu pilih tanggal sesudahnya.",
}


@transaction.atomic
def ganti_atasan(
    jabatan: Jabatan,
    *,
    atasan: Jabatan | None,
    mulai: date,
    dasar: str,
    oleh: Pelaku,
    pada: datetime,
) -> Jabatan:
    """Let a post answer to another one from a day on.

    Whoever judged its holder on an earlier day stays that day's penilai. A later day is kept as a
    plan, and comes into force by :func:`berlakukan_atasan` on its day.

    :param dasar: number and date of the decree.
    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: no change, a loop, a post that does not exist then, an earlier change.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(jabatan.instansi_id, oleh, pada=hari))
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal suratnya wajib diisi. Tuliskan, lalu simpan lagi.")
    kunci_susunan(jabatan.instansi_id)
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    periksa_atasan(jabatan, atasan, mulai=mulai)
    _periksa_waktu(jabatan, atasan, mulai=mulai)
    letak = LetakJabatan(
        instansi_id=jabatan.instansi_id, jabatan=jabatan, atasan=atasan,
        masa=DateRange(mulai, None), dasar=dasar,
    )  # fmt: skip
    with mulai_massal(oleh, sebab=f"atasan jabatan diganti: {dasar}"), batasan(BATASAN):
        if mulai > hari:
            letak.save()
        else:
            _terapkan(letak)
    jabatan.refresh_from_db()
    return jabatan


def batalkan_atasan(letak: LetakJabatan, *, oleh: Pelaku, pada: datetime) -> None:
    """Drop a change of a superior post that is not in force yet (:func:`batalkan_rencana`)."""
    batalkan_rencana(letak, sebab="rencana ganti atasan jabatan dibatalkan", oleh=oleh, pada=pada)


def berlakukan_atasan(*, oleh: Pelaku, pada: date) -> int:
    """Bring the planned superior posts into force (:func:`berlakukan_rencana`)."""

    def terapkan(letak: LetakJabatan) -> None:
        periksa_atasan(letak.jabatan, letak.atasan, mulai=letak.masa.lower)
        with batasan(BATASAN):
            _terapkan(letak)

    return berlakukan_rencana(
        LetakJabatan, terapkan, apa="atasan jabatan diganti", oleh=oleh, pada=pada
    )


def _terapkan(letak: LetakJabatan) -> None:
    """The post takes the new superior; to whom it answered until then is kept."""
    jabatan = Jabatan.objects.get(pk=letak.jabatan_id)
    sejak = _sejak(jabatan)
    if sejak is None or sejak < letak.masa.lower:
        LetakJabatan.objects.create(
            instansi_id=jabatan.instansi_id, jabatan=jabatan, atasan_id=jabatan.atasan_id,
            masa=DateRange(sejak, letak.masa.lower), dasar=letak.dasar,
        )  # fmt: skip
    jabatan.atasan_id = letak.atasan_id
    jabatan.save(update_fields=["atasan"])


def _sejak(jabatan: Jabatan) -> date | None:
    """Since when the post answers to whom it answers now."""
    lalu = (
        LetakJabatan.objects.filter(jabatan=jabatan, masa__endswith__isnull=False)
        .order_by("-masa__endswith")
        .first()
    )
    sejak: date | None = lalu.masa.upper if lalu is not None else jabatan.masa.lower
    return sejak


def periksa_atasan(jabatan: Jabatan, atasan: Jabatan | None, *, mulai: date) -> None:
    """:raises AksiDitolak: a superior post elsewhere, not there on the day, or below the post."""
    if atasan is None:
        return
    if atasan.instansi_id != jabatan.instansi_id:
        raise AksiDitolak("Jabatan atasan tidak ditemukan. Pilih jabatan dari instansi Anda.")
    if mulai not in atasan.masa:
        raise AksiDitolak(
            f"Jabatan atasan {atasan.nama} belum atau tidak lagi ada pada "
            f"{mulai:%d/%m/%Y}. Pilih jabatan atasan yang masih berlaku."
        )
    for pada in (None, mulai):
        _periksa_rangkaian(jabatan, atasan, pada=pada)


def _periksa_rangkaian(jabatan: Jabatan, atasan: Jabatan, *, pada: date | None) -> None:
    rangkaian = rangkaian_atasan(atasan.pk, pada=pada)
    ids = [nomor for nomor, _ in rangkaian]
    if jabatan.pk in ids:
        nama = [nama for _, nama in rangkaian[: ids.index(jabatan.pk) + 1]]
        raise AksiDitolak(
            f"{atasan.nama} berada di bawah {jabatan.nama} ({' → '.join(nama)}), sehingga tidak "
            "dapat menjadi atasannya. Pilih jabatan atasan yang lain."
        )


def _periksa_waktu(jabatan: Jabatan, atasan: Jabatan | None, *, mulai: date) -> None:
    if jabatan.atasan_id == (atasan.pk if atasan else None):
        raise AksiDitolak("Tidak ada yang berubah. Pilih jabatan atasan yang lain.")
    if mulai not in jabatan.masa:
        raise AksiDitolak(
            f"{jabatan.nama} belum atau tidak lagi ada pada tanggal mulai itu. Ubah tanggalnya."
        )
    rencana = LetakJabatan.objects.filter(jabatan=jabatan, masa__endswith__isnull=True).first()
    if rencana is not None:
        raise AksiDitolak(
            f"Sudah ada ganti atasan yang direncanakan mulai {rencana.masa.lower:%d/%m/%Y}. "
            "Batalkan rencana itu dahulu pada riwayat atasan jabatan ini."
        )
    sejak = _sejak(jabatan)
    if sejak is not None and mulai <= sejak:
        raise AksiDitolak(
            f"Atasan jabatan ini sudah tercatat sejak {sejak:%d/%m/%Y}. Pilih tanggal sesudahnya; "
            "salah ketik diperbaiki lewat Perbaiki data."
        )
