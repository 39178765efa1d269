"""Deeds of the owner: log, change, send, cancel."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.permissions import aktivitas_dapat_diubah
from ekinerja.aktivitas.poin import Kerja, hitung_poin
from ekinerja.aktivitas.queries import norma_poin, terhitung_lain
from ekinerja.aktivitas.services.ikut_kegiatan import ikut_kegiatan
from ekinerja.aktivitas.services.isian import (
    BARU_DITUTUP,
    IsianAktivitas,
    Sasaran,
    periksa,
    tolak_bulan_tertutup,
)
from ekinerja.aktivitas.services.kebijakan import tolak_lewat_batas
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIKEMBALIKAN, DRAF
from ekinerja.core.access import wajib
from ekinerja.core.berkas import BUKTI_KERJA, Unggahan, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.tabel import rapikan
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_seorang

BUKTI_TERBANYAK = 10
PEMILIK, OPERATOR = "Pegawai", "Operator"
_KETIKAN = (
    "jenis", "tanggal", "volume", "peran", "jumlah", "kemajuan", "mulai", "selesai", "tempat",
    "kendala_jenis", "kendala", "nomor_surat", "tanggal_surat",
)  # fmt: skip
_HASIL_PERIKSA = ("indikator", "uraian_tugas", "katalog", "pekerjaan", "menit", "tanda")
_ISI = (*_KETIKAN, *_HASIL_PERIKSA, "uraian")


@transaction.atomic
def catat_aktivitas(
    pegawai: Pegawai,
    *,
    data: IsianAktivitas,
    bukti: Sequence[Unggahan] = (),
    surat: Sequence[Unggahan] = (),
    kunci_kirim: UUID,
    pada: datetime,
    langsung_kirim: bool = False,
    operator: Pegawai | None = None,
    lembar: Sequence[Unggahan] = (),
) -> Aktivitas:
    """Log an entry as a draft, or log and send it whole or not at all.

    The same ``kunci_kirim`` gives the entry that already exists.

    :param surat: the letter of assignment of a tugas tambahan.
    :param operator: who types it for the person from a signed sheet, ``lembar`` its photo; the
        right to do so is asked by :mod:`ekinerja.aktivitas.services.operator`.

    :raises AksiDitolak: a day to come, a closed month, an indicator that is not one's own or not
        agreed for that day, more than 24 hours in a day, or evidence that is not what it says.
    """
    _kunci_orang(pegawai)
    oleh = operator or pegawai
    sudah = Aktivitas.objects.filter(pegawai=pegawai, kunci_kirim=kunci_kirim).first()
    if sudah is not None:
        return kirim(sudah, oleh=oleh, pada=pada) if _belum(sudah, langsung_kirim) else sudah
    sasaran = periksa(pegawai, data, pada)
    with batasan(BARU_DITUTUP):
        aktivitas = Aktivitas.objects.create(
            instansi_id=pegawai.instansi_id,
            pegawai=pegawai,
            kunci_kirim=kunci_kirim,
            diinput_oleh=operator,
            **_isi(data, sasaran),
        )
    _tambah_bukti(aktivitas, bukti, pada, surat=surat, lembar=lembar, ada=0)
    RiwayatAktivitas.objects.create(
        objek=aktivitas,
        langkah="catat",
        dari="",
        ke=DRAF,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas=OPERATOR if operator else PEMILIK,
        pada=pada,
    )
    return _kirim(aktivitas, oleh=oleh, pada=pada) if langsung_kirim else aktivitas


def _isi(data: IsianAktivitas, sasaran: Sasaran) -> dict[str, object]:
    """Columns of the entry: as typed, and as checked."""
    return {
        **{nama: getattr(data, nama) for nama in _KETIKAN},
        **{nama: getattr(sasaran, nama) for nama in _HASIL_PERIKSA},
        "uraian": rapikan(data.uraian),
    }


def _belum(aktivitas: Aktivitas, langsung_kirim: bool) -> bool:
    return langsung_kirim and aktivitas.status == DRAF


@transaction.atomic
def ubah_aktivitas(
    aktivitas: Aktivitas,
    *,
    data: IsianAktivitas,
    bukti: Sequence[Unggahan] = (),
    surat: Sequence[Unggahan] = (),
    oleh: Pegawai,
    pada: datetime,
    langsung_kirim: bool = False,
) -> Aktivitas:
    """Correct a draft or a returned entry; the former text stays in its event table.

    :raises AksiDitolak: when it is sent, approved or cancelled, or for the reasons of logging.
    """
    aktivitas = _kunci_untuk_diubah(aktivitas.pk, oleh)
    data = ikut_kegiatan(aktivitas, data)
    sasaran = periksa(oleh, data, pada, kecuali=aktivitas)
    for nama, nilai in _isi(data, sasaran).items():
        setattr(aktivitas, nama, nilai)
    with batasan(BARU_DITUTUP):
        aktivitas.save(update_fields=_ISI)
    _tambah_bukti(aktivitas, bukti, pada, surat=surat)
    return _kirim(aktivitas, oleh=oleh, pada=pada) if langsung_kirim else aktivitas


@transaction.atomic
def hapus_bukti(bukti: BuktiAktivitas, *, oleh: Pegawai) -> None:
    """Take evidence off a draft or a returned entry.

    :raises AksiDitolak: when the entry is locked.
    """
    _kunci_untuk_diubah(bukti.aktivitas_id, oleh)
    bukti.delete()


@transaction.atomic
def kirim(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Send to the superior by position of that day; its points are computed now.

    :raises AksiDitolak: without evidence, without a superior, too late, or in a closed month.
    """
    _kunci_orang(aktivitas.pegawai)
    tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    if aktivitas.dikirim_pada is None:
        tolak_lewat_batas(aktivitas.pegawai, aktivitas.tanggal, hari=timezone.localdate(pada))
    return _kirim(aktivitas, oleh=oleh, pada=pada)


def _kirim(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Send what was just checked."""
    penilai = penilai_seorang(aktivitas.pegawai, pada=timezone.localdate(pada))
    if penilai is None:
        raise AksiDitolak(
            "Atasan langsung Anda belum ditetapkan, sehingga belum ada yang dapat menyetujui. "
            "Simpan sebagai draf, lalu hubungi BKPSDM untuk melengkapi jabatan atasan."
        )
    with batasan(BARU_DITUTUP):
        return AKTIVITAS_WORKFLOW.run(
            "kirim",
            aktivitas,
            oleh=oleh,
            pada=pada,
            kapasitas=PEMILIK if oleh.pk == aktivitas.pegawai_id else OPERATOR,
            ubah={
                "penilai_id": penilai.pk,
                "dikirim_pada": pada,
                "poin": poin_aktivitas(aktivitas),
            },
        )


def poin_aktivitas(aktivitas: Aktivitas) -> Decimal | None:
    """Points by the version of the catalogue that the entry names, None where it counts none."""
    katalog = aktivitas.katalog
    norma = norma_poin(katalog) if katalog else None
    if katalog is None or norma is None:
        return None
    kerja = Kerja(aktivitas.jumlah, aktivitas.peran, aktivitas.kemajuan)
    return hitung_poin(norma, kerja, terhitung_lain(aktivitas, katalog))


def batalkan(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Withdraw an entry that is not approved; its minutes count no more.

    :raises AksiDitolak: when it is approved or its month is closed.
    """
    tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    with batasan(BARU_DITUTUP):
        return AKTIVITAS_WORKFLOW.run(
            "batalkan", aktivitas, oleh=oleh, pada=pada, kapasitas=PEMILIK
        )


def _kunci_orang(pegawai: Pegawai) -> None:
    """One person's entries are written one after the other: totals and keys stay true."""
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)


def _kunci_untuk_diubah(pk: int, oleh: Pegawai) -> Aktivitas:
    _kunci_orang(oleh)
    aktivitas = Aktivitas.objects.select_for_update(of=("self",)).get(pk=pk)
    putusan = aktivitas_dapat_diubah(aktivitas, oleh)
    if aktivitas.status not in {DRAF, DIKEMBALIKAN} and aktivitas.pegawai_id == oleh.pk:
        raise AksiDitolak(putusan.alasan)
    wajib(putusan)
    tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    return aktivitas


def _tambah_bukti(
    aktivitas: Aktivitas,
    bukti: Sequence[Unggahan],
    pada: datetime,
    *,
    surat: Sequence[Unggahan] = (),
    lembar: Sequence[Unggahan] = (),
    ada: int | None = None,
) -> None:
    """Keep the files and link them; the same file twice is one link. ``ada``: linked already.

    Raises ``AksiDitolak`` for a file that is not a photo or PDF; the transaction undoes the rest.
    """
    if not (bukti or surat or lembar):
        return
    semua = [
        *((b, BuktiAktivitas.BUKTI) for b in bukti),
        *((b, BuktiAktivitas.SURAT) for b in surat),
        *((b, BuktiAktivitas.LEMBAR) for b in lembar),
    ]
    if ada is None:
        ada = BuktiAktivitas.objects.filter(aktivitas=aktivitas).count()
    if ada + len(semua) > BUKTI_TERBANYAK:
        raise AksiDitolak(
            f"Bukti satu aktivitas paling banyak {BUKTI_TERBANYAK} berkas. Kurangi berkasnya."
        )
    tautan = [
        BuktiAktivitas(
            aktivitas=aktivitas,
            berkas=terima_berkas(
                berkas, instansi_id=aktivitas.instansi_id, pada=pada, jenis_boleh=BUKTI_KERJA
            ),
            untuk=untuk,
            ditambahkan_pada=pada,
        )
        for berkas, untuk in semua
    ]
    BuktiAktivitas.objects.bulk_create(tautan, ignore_conflicts=True)
