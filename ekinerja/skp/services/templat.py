"""Identified SKP of a post: draw up a version, put it in force, bring it to a new holder."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.utils import timezone

from ekinerja.aturan.kinerja.pecah_target import langkah_bulat, pecah
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import rentang_tanggal
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.models import (
    SKP,
    HasilKerja,
    HasilKerjaTemplat,
    Indikator,
    IndikatorTemplat,
    RiwayatSKP,
    TemplatSKP,
)
from ekinerja.skp.queries import (
    isi_skp,
    penempatan_kini,
    skp_bersinggungan,
    skp_terakhir,
    templat_berlaku,
    tugas_jabatan,
    uraian_tugas,
)
from ekinerja.skp.services.draf import kunci_draf
from ekinerja.skp.services.salinan import isi_indikator, isian_dari
from ekinerja.skp.services.susun import (
    IsianIndikator,
    Rujukan,
    buat_skp,
    sampai_pensiun,
    tambah_hasil_kerja,
    tambah_indikator,
)
from ekinerja.skp.workflow import DISETUJUI

Baris = tuple[str, list[IsianIndikator], list[int]]


@transaction.atomic
def susun_templat(jabatan: Jabatan, *, dari: str, oleh: Pelaku, pada: datetime) -> TemplatSKP:
    """Draw up the next version from the job analysis or from the last agreed SKP of the post.

    :param dari: URAIAN_TUGAS or SKP.
    :raises AksiDitolak: when there is nothing to draw from, or a draft is open already.
    """
    Jabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=jabatan.pk)
    if TemplatSKP.objects.filter(jabatan=jabatan, berlaku_pada=None).exists():
        raise AksiDitolak("Jabatan ini sudah punya rancangan templat. Lanjutkan yang itu.")
    baris, asal = _dari_skp(jabatan) if dari == "SKP" else _dari_uraian(jabatan, pada)
    if not baris:
        raise AksiDitolak(
            "Belum ada SKP yang disetujui pada jabatan ini."
            if dari == "SKP"
            else "Uraian tugas jabatan ini belum ada. Lengkapi analisis jabatannya lebih dahulu."
        )
    terakhir = TemplatSKP.objects.filter(jabatan=jabatan).aggregate(n=Max("versi"))["n"] or 0
    templat = TemplatSKP.objects.create(
        instansi_id=jabatan.instansi_id,
        jabatan=jabatan,
        versi=terakhir + 1,
        asal=asal,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        dibuat_pada=pada,
    )
    for rencana, indikator, tugas in baris:
        _tambah(templat, rencana, indikator).tugas.set(tugas)
    return templat


def _dari_uraian(jabatan: Jabatan, pada: datetime) -> tuple[list[Baris], str]:
    tugas = uraian_tugas(jabatan, pada=timezone.localdate(pada))
    return [
        (
            satu.uraian,
            [
                IsianIndikator(
                    f"Jumlah {satu.output.lower()}", max(satu.volume, Decimal(1)), satu.satuan
                )
            ],
            [satu.pk],
        )
        for satu in tugas
    ], "Uraian tugas hasil analisis jabatan"


def _dari_skp(jabatan: Jabatan) -> tuple[list[Baris], str]:
    skp = skp_terakhir(jabatan)
    if skp is None:
        return [], ""
    return [
        (
            rhk.rencana,
            [isian_dari(satu) for satu in rhk.indikator.all()],
            [satu.pk for satu in rhk.tugas.all()],
        )
        for rhk in isi_skp(skp)
        if rhk.jenis == "UTAMA"
    ], f"SKP yang disetujui, {rentang_tanggal(skp.masa.lower, skp.masa.upper)}"


@transaction.atomic
def tambah_rhk_templat(
    templat: TemplatSKP,
    *,
    rencana: str,
    indikator: IsianIndikator,
    tugas_ids: Collection[int] = (),
) -> HasilKerjaTemplat:
    """Add a result with an indicator and its tasks to a version that is not in force yet."""
    rhk = _tambah(_rancangan(templat.pk), rencana.strip(), [indikator])
    rhk.tugas.set(tugas_ids)
    return rhk


@transaction.atomic
def hapus_rhk_templat(rhk: HasilKerjaTemplat) -> None:
    """Remove a result from a version that is not in force yet."""
    _rancangan(rhk.templat_id)
    rhk.delete()


@transaction.atomic
def berlakukan_templat(templat: TemplatSKP, *, pada: datetime) -> TemplatSKP:
    """Put a version in force; holders whose SKP came from an older one are offered what is new.

    :raises AksiDitolak: without results, or when it was in force already.
    """
    kini = _rancangan(templat.pk)
    if not kini.hasil_kerja.exists():
        raise AksiDitolak("Templat ini belum berisi hasil kerja. Tambahkan paling sedikit satu.")
    TemplatSKP.objects.filter(jabatan_id=kini.jabatan_id, berlaku=True).update(berlaku=False)
    kini.berlaku, kini.berlaku_pada = True, pada
    kini.save(update_fields=["berlaku", "berlaku_pada"])
    return kini


def _rancangan(pk: int) -> TemplatSKP:
    templat = TemplatSKP.objects.select_for_update(of=("self",)).get(pk=pk)
    if templat.berlaku_pada is not None:
        raise AksiDitolak("Versi ini sudah pernah berlaku. Susun versi baru untuk mengubahnya.")
    return templat


def _tambah(
    templat: TemplatSKP, rencana: str, indikator: Iterable[IsianIndikator]
) -> HasilKerjaTemplat:
    urutan = HasilKerjaTemplat.objects.filter(templat=templat).aggregate(n=Max("urutan"))["n"]
    rhk = HasilKerjaTemplat.objects.create(
        templat=templat, urutan=(urutan or 0) + 1, rencana=rencana
    )
    IndikatorTemplat.objects.bulk_create(
        IndikatorTemplat(
            hasil_kerja=rhk,
            urutan=nomor,
            **isi_indikator(satu),
        )
        for nomor, satu in enumerate(indikator, start=1)
    )
    return rhk


@transaction.atomic
def ambil_templat(pegawai: Pegawai, *, pada: datetime) -> SKP:
    """Bring the template of the post held today to its holder, as a draft for the rest of the year.

    The SKP of the post left behind ends on the day of the move with its share of the year.

    :raises AksiDitolak: without a post or template, or while a plan of the old post is undecided.
    """
    hari = timezone.localdate(pada)
    penempatan = penempatan_kini(pegawai.pk, pada=hari)
    templat = None if penempatan is None else templat_berlaku(penempatan.jabatan_id)
    if penempatan is None or templat is None:
        raise AksiDitolak("Jabatan Anda belum punya templat SKP. Susun SKP seperti biasa.")
    mulai = max(penempatan.masa.lower or date.min, date(hari.year, 1, 1))
    selesai = min(penempatan.masa.upper or date.max, date(hari.year + 1, 1, 1))
    selesai = sampai_pensiun(pegawai, penempatan, selesai, pada=pada)
    for lama in skp_bersinggungan(pegawai.pk, mulai=mulai, selesai=selesai):
        _akhiri_lama(lama, penempatan, mulai, oleh=pegawai, pada=pada)
    skp = buat_skp(pegawai, mulai=mulai, selesai=selesai, pada=pada)
    banyak = len(bulan_dalam(mulai, selesai))
    for rhk in templat.hasil_kerja.all():
        salin_rhk_templat(skp, rhk=rhk, oleh=pegawai, bulan=banyak)
    return skp


def _akhiri_lama(
    lama: SKP, penempatan: Penempatan, mulai: date, *, oleh: Pegawai, pada: datetime
) -> None:
    """End the plan of the former post on the day of the move; its targets stay as agreed."""
    if lama.jabatan_id == penempatan.jabatan_id or lama.masa.lower >= mulai:
        masa = rentang_tanggal(lama.masa.lower, lama.masa.upper)
        raise AksiDitolak(f"Sudah ada SKP untuk {masa}. Buka SKP itu.")
    if lama.status != DISETUJUI:
        raise AksiDitolak(
            f"SKP jabatan lama masih {lama.get_status_display().lower()}. Batalkan drafnya atau "
            "tunggu keputusannya, lalu ambil templat jabatan baru."
        )
    lama.masa = DateRange(lama.masa.lower, mulai)
    lama.alasan_akhir = f"Pindah ke jabatan {penempatan.jabatan.nama} ({penempatan.dasar})."
    lama.save(update_fields=["masa", "alasan_akhir"])
    RiwayatSKP.objects.create(
        objek=lama,
        langkah="akhiri",
        dari=lama.status,
        ke=lama.status,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas="Pegawai",
        alasan=lama.alasan_akhir,
        pada=pada,
    )


@transaction.atomic
def salin_rhk_templat(
    skp: SKP, *, rhk: HasilKerjaTemplat, oleh: Pelaku, bulan: int = 12
) -> HasilKerja:
    """Bring one result of a template into a draft; yearly numbers shrink to the months left.

    :param bulan: months of the plan; twelve keeps the yearly target.
    """
    kunci_draf(skp.pk, oleh)
    masih = {satu.pk for satu in tugas_jabatan(skp)}
    tugas = tuple(satu.pk for satu in rhk.tugas.all() if satu.pk in masih)
    rujukan = Rujukan(tugas_ids=tugas)
    baru = tambah_hasil_kerja(skp, rencana=rhk.rencana, oleh=oleh, rujukan=rujukan)
    for satu in rhk.indikator.all():
        tambah_indikator(baru, isian=_bagian_setahun(isian_dari(satu), bulan), oleh=oleh)
    return baru


def _bagian_setahun(isian: IsianIndikator, bulan: int) -> IsianIndikator:
    if bulan >= 12 or isian.bentuk != Indikator.ANGKA or not isian.dibagi or isian.target is None:
        return isian
    bagian = pecah(isian.target, [12 - bulan, bulan])[1].nilai
    target = max(bagian, langkah_bulat(isian.target))
    return IsianIndikator(
        isian.uraian, target, isian.satuan, isian.aspek, polaritas=isian.polaritas
    )
