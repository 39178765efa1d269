"""Deeds of the owner: log, change, send, cancel."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.permissions import aktivitas_dapat_diubah
from ekinerja.aktivitas.services.isian import (
    BARU_DITUTUP,
    IsianAktivitas,
    periksa,
    tolak_bulan_tertutup,
)
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIKEMBALIKAN, DRAF
from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_seorang

BUKTI_TERBANYAK = 10
PEMILIK = "Pegawai"
_ISI = ("indikator", "uraian_tugas", "jenis", "tanggal", "uraian", "menit", "volume")


@transaction.atomic
def catat_aktivitas(
    pegawai: Pegawai,
    *,
    data: IsianAktivitas,
    bukti: Sequence[Unggahan] = (),
    kunci_kirim: UUID,
    pada: datetime,
    langsung_kirim: bool = False,
) -> Aktivitas:
    """Log an entry as a draft, or log and send it whole or not at all.

    The same ``kunci_kirim`` gives the entry that already exists.

    :raises AksiDitolak: a day to come, a closed month, an indicator that is not one's own or not
        agreed for that day, more than 24 hours in a day, or evidence that is not what it says.
    """
    _kunci_orang(pegawai)
    sudah = Aktivitas.objects.filter(pegawai=pegawai, kunci_kirim=kunci_kirim).first()
    if sudah is not None:
        return kirim(sudah, oleh=pegawai, pada=pada) if _belum(sudah, langsung_kirim) else sudah
    sasaran = periksa(pegawai, data, pada)
    with batasan(BARU_DITUTUP):
        aktivitas = Aktivitas.objects.create(
            instansi_id=pegawai.instansi_id,
            pegawai=pegawai,
            kunci_kirim=kunci_kirim,
            indikator=sasaran.indikator,
            uraian_tugas=sasaran.uraian_tugas,
            jenis=data.jenis,
            tanggal=data.tanggal,
            uraian=data.uraian.strip(),
            menit=data.menit,
            volume=data.volume,
        )
    _tambah_bukti(aktivitas, bukti, pada)
    RiwayatAktivitas.objects.create(
        objek=aktivitas,
        langkah="catat",
        dari="",
        ke=DRAF,
        oleh_id=pegawai.user_id,
        oleh_nama=pegawai.nama,
        kapasitas=PEMILIK,
        pada=pada,
    )
    return kirim(aktivitas, oleh=pegawai, pada=pada) if langsung_kirim else aktivitas


def _belum(aktivitas: Aktivitas, langsung_kirim: bool) -> bool:
    return langsung_kirim and aktivitas.status == DRAF


@transaction.atomic
def ubah_aktivitas(
    aktivitas: Aktivitas,
    *,
    data: IsianAktivitas,
    bukti: Sequence[Unggahan] = (),
    oleh: Pegawai,
    pada: datetime,
    langsung_kirim: bool = False,
) -> Aktivitas:
    """Correct a draft or a returned entry; the former text stays in its event table.

    :raises AksiDitolak: when it is sent, approved or cancelled, or for the reasons of logging.
    """
    aktivitas = _kunci_untuk_diubah(aktivitas.pk, oleh)
    sasaran = periksa(oleh, data, pada, kecuali=aktivitas)
    aktivitas.indikator = sasaran.indikator
    aktivitas.uraian_tugas = sasaran.uraian_tugas
    aktivitas.jenis = data.jenis
    aktivitas.tanggal = data.tanggal
    aktivitas.uraian = data.uraian.strip()
    aktivitas.menit = data.menit
    aktivitas.volume = data.volume
    with batasan(BARU_DITUTUP):
        aktivitas.save(update_fields=_ISI)
    _tambah_bukti(aktivitas, bukti, pada)
    return kirim(aktivitas, oleh=oleh, pada=pada) if langsung_kirim else aktivitas


@transaction.atomic
def hapus_bukti(bukti: BuktiAktivitas, *, oleh: Pegawai) -> None:
    """Take evidence off a draft or a returned entry.

    :raises AksiDitolak: when the entry is locked.
    """
    _kunci_untuk_diubah(bukti.aktivitas_id, oleh)
    bukti.delete()


def kirim(aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime) -> Aktivitas:
    """Send to the superior by position of that day.

    :raises AksiDitolak: without evidence, without a superior, or in a closed month.
    """
    tolak_bulan_tertutup(aktivitas.pegawai_id, aktivitas.tanggal)
    penilai = penilai_seorang(oleh, pada=timezone.localdate(pada))
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
            kapasitas=PEMILIK,
            ubah={"penilai_id": penilai.pk, "dikirim_pada": pada},
        )


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


def _tambah_bukti(aktivitas: Aktivitas, bukti: Sequence[Unggahan], pada: datetime) -> None:
    """Keep the files and link them; the same file twice is one link.

    Raises ``AksiDitolak`` for a file that is not a photo or PDF; the transaction undoes the rest.
    """
    ada = BuktiAktivitas.objects.filter(aktivitas=aktivitas).count()
    if ada + len(bukti) > BUKTI_TERBANYAK:
        raise AksiDitolak(
            f"Bukti satu aktivitas paling banyak {BUKTI_TERBANYAK} berkas. Kurangi berkasnya."
        )
    berkas = [terima_berkas(satu, instansi_id=aktivitas.instansi_id, pada=pada) for satu in bukti]
    BuktiAktivitas.objects.bulk_create(
        [
            BuktiAktivitas(aktivitas=aktivitas, berkas=satu, ditambahkan_pada=pada)
            for satu in berkas
        ],
        ignore_conflicts=True,
    )
