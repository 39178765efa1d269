"""Letters beside the line of posts: a delegation of approval, a penilai named for one person."""

from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.services import kunci_susunan
from ekinerja.pegawai.models import Delegasi, Pegawai, PenilaiKhusus
from ekinerja.pegawai.permissions import boleh_mendelegasikan, pengelola_pegawai
from ekinerja.pegawai.queries import boleh_bertindak_sebagai, tim_pada
from ekinerja.pegawai.queries.penilai import jalur_ids
from ekinerja.pegawai.services.penugasan import (
    akhir_masa,
    akhiri_surat,
    catat_riwayat,
    simpan_akhir,
)

TERLAMA_HARI = 366
_KHUSUS_GANDA = {
    "penilai_khusus_satu_per_masa": "Pegawai ini sudah punya penilai menurut surat pada masa itu. "
    "Akhiri yang lama lebih dahulu, atau ubah tanggalnya."
}


@transaction.atomic
def delegasikan(
    pemberi: Pegawai, penerima: Pegawai, *, mulai: date, selesai: date, dasar: str, oleh: Pelaku,
    pada: datetime, unit: UnitKerja | None = None,
) -> Delegasi:  # fmt: skip
    """Lend the right to approve for ``[mulai, selesai)``; the lender stays penilai.

    :param unit: narrows it to the people of this unit and those below.
    :raises TidakBerwenang: when the actor is neither the lender nor BKPSDM.
    :raises AksiDitolak: without letter or end, to oneself, to another instansi, by who judges
        nobody (what was received by delegation cannot be lent on), or twice to the same person.
    """
    hari = timezone.localdate(pada)
    wajib(boleh_mendelegasikan(pemberi, oleh, pada=hari))
    pemberi = Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pemberi.pk)
    _periksa_penerima(pemberi, penerima, unit)
    masa = _periksa_masa(mulai, selesai, dasar, hari)
    _periksa_wewenang(pemberi, max(mulai, hari))
    ganda = Delegasi.objects.filter(pemberi=pemberi, penerima=penerima, masa__overlap=masa)
    if ganda.exists():
        raise AksiDitolak(
            f"Sudah ada delegasi kepada {penerima.nama} pada masa itu. Akhiri yang lama lebih "
            "dahulu, atau ubah tanggalnya."
        )
    with mulai_massal(oleh, sebab="wewenang didelegasikan"):
        hasil = Delegasi.objects.create(
            instansi_id=pemberi.instansi_id, pemberi=pemberi, penerima=penerima, unit=unit,
            masa=masa, dasar=dasar.strip(),
        )  # fmt: skip
    catat_riwayat(pemberi, "delegasikan", f"kepada {penerima.nama}: {dasar}", oleh=oleh, pada=pada)
    catat_riwayat(penerima, "terima_delegasi", f"dari {pemberi.nama}: {dasar}", oleh=oleh,
                  pada=pada)  # fmt: skip
    return hasil


@transaction.atomic
def akhiri_delegasi(
    delegasi: Delegasi, *, selesai: date, alasan: str, oleh: Pelaku, pada: datetime
) -> None:
    """Take the right back on a day.

    :raises TidakBerwenang: when the actor is neither the lender nor BKPSDM.
    :raises AksiDitolak: without a reason, or outside the period.
    """
    kunci = (
        Delegasi.objects.select_for_update(of=("self",))
        .select_related("pemberi", "penerima")
        .get(pk=delegasi.pk)
    )
    wajib(boleh_mendelegasikan(kunci.pemberi, oleh, pada=timezone.localdate(pada)))
    masa = akhir_masa(kunci.masa, selesai, alasan, hari=timezone.localdate(pada))
    with mulai_massal(oleh, sebab="delegasi diakhiri"):
        simpan_akhir(kunci, masa)
    uraian = f"kepada {kunci.penerima.nama}: {alasan}"
    catat_riwayat(kunci.pemberi, "akhiri_delegasi", uraian, oleh=oleh, pada=pada)


@transaction.atomic
def tetapkan_penilai(
    pegawai: Pegawai, penilai: Pegawai, *, mulai: date, selesai: date | None, dasar: str,
    oleh: Pelaku, pada: datetime,
) -> PenilaiKhusus:  # fmt: skip
    """Name the penilai of one person by letter for ``[mulai, selesai)``.

    Letters of one instansi wait for each other: two at once could name one another.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: without letter, oneself, another instansi, twice at a time, or when the
        named one answers to this person.
    """
    wajib(pengelola_pegawai(pegawai.instansi_id, oleh, pada=timezone.localdate(pada)))
    kunci_susunan(pegawai.instansi_id)
    if penilai.pk == pegawai.pk:
        raise AksiDitolak("Seseorang tidak dapat menilai dirinya sendiri. Pilih orang lain.")
    if penilai.instansi_id != pegawai.instansi_id:
        raise AksiDitolak("Penilai tidak ditemukan. Pilih orang dari instansi Anda.")
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal surat wajib diisi.")
    if selesai is not None and selesai <= mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah tanggal mulai.")
    _tolak_saling_menilai(pegawai, penilai, DateRange(mulai, selesai))
    with mulai_massal(oleh, sebab="penilai ditetapkan"), batasan(_KHUSUS_GANDA):
        hasil = PenilaiKhusus.objects.create(
            instansi_id=pegawai.instansi_id, pegawai=pegawai, penilai=penilai,
            masa=DateRange(mulai, selesai), dasar=dasar.strip(),
        )  # fmt: skip
    catat_riwayat(pegawai, "tetapkan_penilai", f"{penilai.nama}: {dasar}", oleh=oleh, pada=pada)
    return hasil


@transaction.atomic
def akhiri_penilai(
    khusus: PenilaiKhusus, *, selesai: date, alasan: str, oleh: Pelaku, pada: datetime
) -> None:
    """End a penilai by letter: the line of posts counts again.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: without a reason, or outside the period.
    """
    akhiri_surat(
        khusus, "akhiri_penilai", f"{khusus.penilai.nama}: {alasan}", selesai=selesai,
        alasan=alasan, oleh=oleh, pada=pada,
    )  # fmt: skip


def _tolak_saling_menilai(pegawai: Pegawai, penilai: Pegawai, masa: DateRange) -> None:
    """The line above the named one never leads back, also not by letters that begin later."""
    nanti = PenilaiKhusus.objects.filter(
        instansi_id=pegawai.instansi_id, masa__startswith__gt=masa.lower, masa__overlap=masa
    ).values_list("masa__startswith", flat=True)
    for hari in (masa.lower, *sorted(set(nanti))):
        jalur = jalur_ids(pegawai.instansi_id, pada=hari, pegawai_id=penilai.pk)
        if any(satu.pegawai_id == pegawai.pk for satu in jalur):
            raise AksiDitolak(
                f"{penilai.nama} adalah bawahan {pegawai.nama} pada {hari:%d/%m/%Y}, sehingga "
                "keduanya akan saling menilai. Pilih orang lain."
            )


def _periksa_penerima(pemberi: Pegawai, penerima: Pegawai, unit: UnitKerja | None) -> None:
    if penerima.pk == pemberi.pk:
        raise AksiDitolak("Wewenang tidak dapat didelegasikan kepada diri sendiri.")
    if penerima.instansi_id != pemberi.instansi_id:
        raise AksiDitolak("Penerima tidak ditemukan. Pilih orang dari instansi Anda.")
    if penerima.user_id is None:
        raise AksiDitolak(
            f"{penerima.nama} belum punya akun, sehingga tidak dapat menyetujui. Pilih orang lain."
        )
    if unit is not None and unit.instansi_id != pemberi.instansi_id:
        raise AksiDitolak("Unit tidak ditemukan. Pilih unit dari instansi Anda.")


def _periksa_masa(mulai: date, selesai: date, dasar: str, hari: date) -> DateRange:
    if not dasar.strip():
        raise AksiDitolak("Nomor dan tanggal surat wajib diisi.")
    if selesai <= mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah tanggal mulai.")
    if selesai <= hari:
        raise AksiDitolak("Masa delegasi ini sudah lewat. Periksa tanggalnya.")
    if (selesai - mulai).days > TERLAMA_HARI:
        raise AksiDitolak("Delegasi berlaku paling lama satu tahun. Perpendek masanya.")
    return DateRange(mulai, selesai)


def _periksa_wewenang(pemberi: Pegawai, pada: date) -> None:
    """Only who judges somebody has a right to lend."""
    if tim_pada(pemberi, pada=pada):
        return
    if boleh_bertindak_sebagai(pemberi, pada=pada):
        raise AksiDitolak(
            "Wewenang yang diterima melalui delegasi tidak dapat didelegasikan lagi. Minta "
            "pemberinya mendelegasikan langsung."
        )
    raise AksiDitolak(
        f"{pemberi.nama} tidak menilai siapa pun pada tanggal itu, sehingga tidak ada wewenang "
        "yang dapat didelegasikan."
    )
