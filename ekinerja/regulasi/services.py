"""Drafting a scheme, putting it in force, revoking it. In force it is never edited."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aturan.skema import baca_skema
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Berkas
from ekinerja.core.workflow import Pelaku
from ekinerja.regulasi.models import PemakaianSkema, RiwayatSkema, Skema
from ekinerja.regulasi.pelaku import Bertindak, bertindak
from ekinerja.regulasi.permissions import draf_saja, perancang_skema
from ekinerja.regulasi.workflow import BERLAKU, DRAF, SKEMA_WORKFLOW


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSkema:
    """What a draft says besides its content.

    :ivar isi: content as :func:`ekinerja.aturan.skema.baca_skema` reads it; it carries code,
        version, first day and the name of the decree.
    :ivar sampai: first day on which it no longer holds, None for open.
    """

    isi: dict[str, Any]
    nama: str
    nomor_keputusan: str = ""
    tanggal_keputusan: date | None = None
    sampai: date | None = None
    contoh: bool = False
    naskah: Berkas | None = None


def buat_skema(instansi_id: int, *, data: DataSkema, oleh: Pelaku, pada: datetime) -> Skema:
    """Keep a checked draft.

    :raises SkemaTidakSah: with every fault of the content as a sentence with its place.
    :raises AksiDitolak: version taken, or not from the first day of a month.
    :raises TidakBerwenang: not BKPSDM or Bagian Organisasi.
    """
    pelaku = bertindak(oleh, pada=pada)
    wajib(perancang_skema(instansi_id, pelaku))
    skema = Skema(instansi_id=instansi_id, status=DRAF)
    return _simpan(skema, data, pelaku, pada, "buat")


def ubah_skema(skema: Skema, *, data: DataSkema, oleh: Pelaku, pada: datetime) -> Skema:
    """Replace the content of a draft; who edits it may not put it in force.

    :raises SkemaTidakSah, AksiDitolak, TidakBerwenang: as for a new draft; AksiDitolak also when
        it is a draft no more.
    """
    pelaku = bertindak(oleh, pada=pada)
    wajib(perancang_skema(skema.instansi_id, pelaku))
    with transaction.atomic():
        kini = Skema.objects.select_for_update(of=("self",)).get(pk=skema.pk)
        putusan = draf_saja(kini)
        if not putusan.boleh:
            raise AksiDitolak(putusan.alasan)
        return _simpan(kini, data, pelaku, pada, "ubah")


@transaction.atomic
def berlakukan_skema(skema: Skema, *, oleh: Pelaku, pada: datetime) -> Skema:
    """Put a draft in force; an older scheme that reaches into its period ends where it begins.

    :raises AksiDitolak: not a draft, incomplete, or a month of its period is already closed.
    :raises TidakBerwenang: the drafter, or someone without the role.
    """
    pelaku = bertindak(oleh, pada=pada)
    _akhiri_yang_lama(skema)
    try:
        with transaction.atomic():
            return SKEMA_WORKFLOW.run("berlakukan", skema, oleh=pelaku, pada=pada)
    except IntegrityError as galat:
        raise AksiDitolak(
            "Masa berlakunya bertumpang tindih dengan skema lain yang mulai lebih kemudian. "
            "Beri draf ini tanggal akhir, atau cabut skema itu lebih dahulu."
        ) from galat


def cabut_skema(skema: Skema, *, oleh: Pelaku, pada: datetime, alasan: str) -> Skema:
    """Revoke a scheme that no closed month used.

    :raises AksiDitolak: used, not in force, or no reason. :raises TidakBerwenang: see above.
    """
    return SKEMA_WORKFLOW.run(
        "cabut", skema, oleh=bertindak(oleh, pada=pada), pada=pada, alasan=alasan
    )


def catat_pemakaian(skema_id: int, *, awal: date) -> None:
    """Remember that a month was closed with this scheme; called by the close itself."""
    PemakaianSkema.objects.bulk_create(
        [PemakaianSkema(skema_id=skema_id, awal=awal)], ignore_conflicts=True
    )


def _simpan(skema: Skema, data: DataSkema, pelaku: Bertindak, pada: datetime, apa: str) -> Skema:
    terpakai = baca_skema(data.isi)
    _periksa_masa(terpakai.berlaku_sejak, data.sampai)
    skema.kode, skema.versi, skema.isi = terpakai.kode, terpakai.versi, data.isi
    skema.masa = DateRange(terpakai.berlaku_sejak, data.sampai)
    skema.nama, skema.contoh = data.nama, data.contoh
    skema.nomor_keputusan = data.nomor_keputusan
    skema.tanggal_keputusan = data.tanggal_keputusan
    skema.naskah = data.naskah or skema.naskah
    skema.dibuat_oleh_id = pelaku.user_id
    try:
        with transaction.atomic():
            skema.save()
            RiwayatSkema.objects.create(
                objek=skema,
                langkah=apa,
                dari=DRAF,
                ke=DRAF,
                oleh_id=pelaku.user_id,
                oleh_nama=pelaku.nama,
                pada=pada,
            )
    except IntegrityError as galat:
        if "skema_versi_unik" not in str(galat):
            raise
        raise AksiDitolak(
            f"Skema “{skema.kode}” versi {skema.versi} sudah ada. Naikkan nomor versinya di dalam "
            "berkas, lalu unggah lagi."
        ) from galat
    return skema


def _periksa_masa(mulai: date, sampai: date | None) -> None:
    if mulai.day != 1 or (sampai is not None and sampai.day != 1):
        raise AksiDitolak(
            "Skema mulai dan berakhir pada tanggal 1, karena satu bulan dihitung dengan satu "
            "skema. Sesuaikan tanggalnya."
        )
    if sampai is not None and sampai <= mulai:
        raise AksiDitolak("Tanggal akhir skema harus sesudah tanggal mulainya.")


def _akhiri_yang_lama(skema: Skema) -> None:
    mulai = skema.masa.lower
    lama = (
        Skema.objects.select_for_update(of=("self",))
        .filter(instansi_id=skema.instansi_id, status=BERLAKU, masa__contains=mulai)
        .exclude(pk=skema.pk)
    )
    for satu in lama:
        terpakai = satu.pemakaian.filter(awal__gte=mulai).order_by("-awal").first()
        if terpakai is not None:
            raise AksiDitolak(
                f"Bulan {terpakai.awal:%m-%Y} sudah ditutup dengan “{satu.nama}”. Skema baru hanya "
                "dapat berlaku mulai bulan yang belum ditutup."
            )
        if satu.masa.lower < mulai:
            satu.masa = DateRange(satu.masa.lower, mulai)
            satu.save(update_fields=["masa"])
