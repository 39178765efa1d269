"""Reading a source: ask, read outside of any transaction, keep the whole result or a sentence."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.jobs import antrekan, kerjakan_sampai_batas
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM, Pelaku
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.adapter import baca_sumber, urai_berkas
from ekinerja.integrasi.adapter.perencanaan import DaftarRencana, baca_rencana
from ekinerja.integrasi.bentuk import DataMentah, SumberGagal
from ekinerja.integrasi.kontrak import urai
from ekinerja.integrasi.models import Padanan, Perbedaan, Sinkronisasi
from ekinerja.integrasi.permissions import pengatur_sumber
from ekinerja.integrasi.services.banding import Bekal, Hasil, bandingkan_orang, nip_diminta
from ekinerja.integrasi.services.perencanaan import (
    ambil_rencana,
    baris_masalah,
    hitung_laporan,
)
from ekinerja.integrasi.services.simpul import bandingkan_simpul
from ekinerja.integrasi.workflow import MEMBACA, SIAP, SINKRON_WORKFLOW
from ekinerja.pegawai.models import Pegawai
from ekinerja.regulasi.pelaku import bertindak

KELOMPOK = 2_000
TERHENTI = timedelta(hours=6)
GANGGUAN = (
    "Pembacaan terhenti karena gangguan di aplikasi ini. Tidak ada data yang berubah; coba lagi, "
    "dan sampaikan kepada admin teknis bila terulang."
)


@transaction.atomic
def mulai_sinkron(
    sumber: SumberData, *, oleh: Pelaku, pada: datetime, cara: str = ""
) -> Sinkronisasi:
    """Open a reading of a source; one at a time.

    :param cara: UNGGAHAN for an uploaded file, else as the source is set.
    :raises TidakBerwenang: when the actor may not.
    :raises AksiDitolak: not set up, switched off, or being read already.
    """
    wajib(pengatur_sumber(sumber.instansi_id, oleh, pada=timezone.localdate(pada)))
    sumber = SumberData.objects.select_for_update(of=("self",)).get(pk=sumber.pk)
    if not cara and not (sumber.aktif and sumber.moda and sumber.alamat):
        raise AksiDitolak(
            f"{sumber} belum diatur atau sedang dimatikan. Lengkapi pengaturannya lebih dahulu."
        )
    berjalan = Sinkronisasi.objects.filter(sumber=sumber, status=MEMBACA).first()
    if berjalan is not None and pada - berjalan.dimulai_pada < TERHENTI:
        raise AksiDitolak(f"{sumber} sedang dibaca. Tunggu sampai selesai, lalu muat ulang.")
    if berjalan is not None:
        gagalkan(berjalan, GANGGUAN, oleh=SISTEM, pada=pada)
    return Sinkronisasi.objects.create(
        instansi_id=sumber.instansi_id, sumber=sumber, cara=cara or sumber.moda,
        dimulai_pada=pada, oleh_id=oleh.user_id, oleh_nama=oleh.nama,
    )  # fmt: skip


@transaction.atomic
def minta_sinkron(sumber: SumberData, *, oleh: Pelaku, pada: datetime) -> Sinkronisasi:
    """Have a source read by a job."""
    sinkron = mulai_sinkron(sumber, oleh=oleh, pada=pada)
    antrekan("integrasi.baca", sinkron_id=sinkron.pk)
    return sinkron


def kerjakan_sinkron(sinkron_id: int, *, pada: datetime) -> Sinkronisasi:
    """Read, compare and keep; safe to run again. A failure is kept as a sentence, not raised.

    :returns: the reading as it stands afterwards.
    """
    sinkron = Sinkronisasi.objects.select_related("sumber").get(pk=sinkron_id)
    if sinkron.status != MEMBACA:
        return sinkron
    sumber = sinkron.sumber
    if sumber.jenis == SumberData.RENDA:
        return _sampai_batas(
            sinkron, lambda: _simpan_rencana(sinkron, baca_rencana(sumber), pada=pada), pada=pada
        )
    orang = Pegawai.objects.filter(instansi_id=sinkron.instansi_id).only("nip", "jenis")
    nip = nip_diminta(list(orang)) if sumber.jenis == SumberData.SIASN else []
    return _sampai_batas(
        sinkron, lambda: _simpan(sinkron, baca_sumber(sumber, nip=nip), pada=pada), pada=pada
    )


def terima_unggahan(
    sumber: SumberData, isi: bytes, *, oleh: Pelaku, pada: datetime
) -> Sinkronisasi:
    """Read an uploaded SIASN file instead of the service.

    :raises TidakBerwenang: when the actor may not.
    :raises AksiDitolak: being read already.
    """
    sinkron = mulai_sinkron(sumber, oleh=oleh, pada=pada, cara="UNGGAHAN")
    return _sampai_batas(sinkron, lambda: _simpan(sinkron, urai_berkas(isi), pada=pada), pada=pada)


def _sampai_batas(
    sinkron: Sinkronisasi, kerja: Callable[[], Sinkronisasi], *, pada: datetime
) -> Sinkronisasi:
    """The border of a reading: whoever waits for it is told, whatever happened inside."""
    hasil = kerjakan_sampai_batas(
        kerja,
        gagal=lambda kalimat: gagalkan(sinkron, kalimat, oleh=SISTEM, pada=pada),
        gangguan=GANGGUAN,
    )
    if hasil is not None:
        return hasil.hasil
    sinkron.refresh_from_db()
    return sinkron


@transaction.atomic
def _simpan(sinkron: Sinkronisasi, mentah: DataMentah, *, pada: datetime) -> Sinkronisasi:
    """Keep what differs; the source is fresh from now on. All or nothing."""
    data = urai(mentah)
    if not data.pegawai:
        raise SumberGagal(
            "Sumber tidak mengirim satu orang pun. Bacaan ini tidak dipakai; periksa sumbernya."
        )
    sumber = SumberData.objects.select_for_update(of=("self",)).get(pk=sinkron.sumber_id)
    bekal = Bekal(sumber, timezone.localdate(pada))
    hasil = bandingkan_orang(data, bekal)
    bandingkan_simpul(data, bekal, hasil)
    _gantikan_lama(sinkron, pada=pada)
    for satu in hasil.baris:
        satu.sinkron = sinkron
    Perbedaan.objects.bulk_create(hasil.baris, batch_size=KELOMPOK)
    _ingat(sumber, bekal, hasil)
    sumber.segar_pada = pada
    sumber.save(update_fields=["segar_pada"])
    return _tutup(sinkron, hasil, terbaca=len(data.pegawai), pada=pada)


@transaction.atomic
def _simpan_rencana(
    sinkron: Sinkronisasi, daftar: DaftarRencana, *, pada: datetime
) -> Sinkronisasi:
    """Take over goals, programs and action plans; a row that cannot be used is kept with why.

    What was submitted or verified here stays: such a row is one of those that cannot be used.
    """
    sumber = SumberData.objects.select_for_update(of=("self",)).get(pk=sinkron.sumber_id)
    lingkup = Lingkup(sumber.instansi_id, timezone.localdate(pada), None)
    laporan = ambil_rencana(daftar, lingkup=lingkup, oleh=SISTEM, pada=pada, terapkan=True)
    _gantikan_lama(sinkron, pada=pada)
    masalah = baris_masalah(sinkron, laporan)
    Perbedaan.objects.bulk_create(masalah, batch_size=KELOMPOK)
    sumber.segar_pada = pada
    sumber.save(update_fields=["segar_pada"])
    hitungan = {
        "terbaca": sum(len(baris) for baris in daftar.values()), "sama": hitung_laporan(laporan),
        "beda": sum(satu.baru + satu.berubah for satu in laporan.values()),
        "salah": sum(satu.salah for satu in laporan.values()), "selesai_pada": pada,
    }  # fmt: skip
    return _selesaikan(sinkron, hitungan, tuntas=not masalah, pada=pada)


def _gantikan_lama(sinkron: Sinkronisasi, *, pada: datetime) -> None:
    """Older readings of the source cannot be applied any more; what waited there goes away."""
    Perbedaan.objects.filter(sinkron__sumber=sinkron.sumber_id, sinkron__status=SIAP).exclude(
        keputusan=Perbedaan.DITERAPKAN
    ).delete()
    SINKRON_WORKFLOW.run_many(
        "gantikan",
        Sinkronisasi.objects.filter(sumber=sinkron.sumber_id, status=SIAP),
        oleh=bertindak(SISTEM, pada=pada), pada=pada, kapasitas="sistem",
    )  # fmt: skip


def _ingat(sumber: SumberData, bekal: Bekal, hasil: Hasil) -> None:
    """Ids of the source for the people found by NIP."""
    dikenal = set(bekal.padanan["pegawai"].values())
    baru = [
        Padanan(
            instansi_id=sumber.instansi_id, jenis=sumber.jenis, id_luar=id_luar, pegawai_id=nomor
        )
        for id_luar, nomor in hasil.kenal.items()
        if nomor not in dikenal
    ]
    with mulai_massal(SISTEM, sebab=f"terbaca dari {sumber}"):
        Padanan.objects.bulk_create(baru, batch_size=KELOMPOK, ignore_conflicts=True)


def _tutup(sinkron: Sinkronisasi, hasil: Hasil, *, terbaca: int, pada: datetime) -> Sinkronisasi:
    jenis = [satu.jenis for satu in hasil.baris]
    hitungan = {
        "terbaca": terbaca, "sama": dict(hasil.sama), "beda": jenis.count(Perbedaan.NILAI),
        "asing": sum(satu.endswith("ASING") for satu in jenis),
        "hilang": jenis.count(Perbedaan.HILANG), "salah": jenis.count(Perbedaan.SALAH),
        "selesai_pada": pada,
    }  # fmt: skip
    return _selesaikan(sinkron, hitungan, tuntas=not jenis, pada=pada)


def _selesaikan(
    sinkron: Sinkronisasi, hitungan: dict[str, Any], *, tuntas: bool, pada: datetime
) -> Sinkronisasi:
    """Received; done at once when nothing is left for a person to look at."""
    sistem = bertindak(SISTEM, pada=pada)
    siap = SINKRON_WORKFLOW.run(
        "terima", sinkron, oleh=sistem, pada=pada, kapasitas="sistem", ubah=hitungan
    )
    if not tuntas:
        return siap
    return SINKRON_WORKFLOW.run(
        "selesaikan", siap, oleh=sistem, pada=pada, kapasitas="sistem",
        alasan="Semua sama dengan sumbernya",
    )  # fmt: skip


@transaction.atomic
def gagalkan(sinkron: Sinkronisasi, kalimat: str, *, oleh: Pelaku, pada: datetime) -> Sinkronisasi:
    """Keep why it could not be read; the freshness of the source stays as it was."""
    return SINKRON_WORKFLOW.run(
        "gagalkan", sinkron, oleh=bertindak(oleh, pada=pada), pada=pada, kapasitas="sistem",
        alasan=kalimat, ubah={"kalimat": kalimat, "selesai_pada": pada},
    )  # fmt: skip


def minta_yang_terjadwal(*, pada: datetime) -> int:
    """Have every source read whose time has come; a source that cannot be is left for later.

    :returns: how many.
    """
    jumlah = 0
    for sumber in SumberData.objects.filter(aktif=True).exclude(jadwal="").exclude(moda=""):
        terakhir = Sinkronisasi.objects.filter(sumber=sumber).order_by("-id").first()
        jarak = timedelta(minutes=50) if sumber.jadwal == "JAM" else timedelta(hours=23)
        if terakhir is not None and pada - terakhir.dimulai_pada < jarak:
            continue
        try:
            minta_sinkron(sumber, oleh=SISTEM, pada=pada)
        except AksiDitolak:
            continue
        jumlah += 1
    return jumlah
