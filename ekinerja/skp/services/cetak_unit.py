"""The plans of a unit as one file: asked for, made by a job, kept for a week, thrown away."""

import secrets
from datetime import datetime, timedelta
from typing import IO, cast

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import subpohon
from ekinerja.skp.models import CetakUnit
from ekinerja.skp.permissions import pemesan_cetak
from ekinerja.skp.queries.cetak import cetak_usang, skp_unit

TUGAS = "skp.cetak_unit"
MASA_SIMPAN = timedelta(days=7)
TERBANYAK = 2_000


def minta_cetak(
    unit: UnitKerja, *, tahun: int, bentuk: str, oleh: Pelaku, pada: datetime
) -> CetakUnit:
    """Put the printing of a unit (with all beneath it) into the queue.

    :param bentuk: ``CetakUnit.ZIP`` or ``GABUNG``.
    :raises AksiDitolak: nothing agreed, too much at once, or the same is waiting already.
    """
    total = skp_unit(subpohon(unit.pk), instansi_id=unit.instansi_id, tahun=tahun).count()
    if not total:
        raise AksiDitolak(
            f"Belum ada SKP {tahun} yang disetujui di {unit.nama} dan unit di bawahnya."
        )
    if total > TERBANYAK:
        raise AksiDitolak(
            f"Ada {angka(total)} SKP; sekali cetak paling banyak {angka(TERBANYAK)}. Pilih unit "
            "yang lebih kecil."
        )
    try:
        with transaction.atomic():
            pekerjaan = Pekerjaan.objects.create(
                instansi_id=unit.instansi_id, jenis=TUGAS, judul=f"SKP {tahun}, {unit.nama}"[:200],
                total=total, oleh_id=oleh.user_id, dibuat_pada=pada, diperbarui_pada=pada,
            )  # fmt: skip
            cetak = CetakUnit.objects.create(
                instansi_id=unit.instansi_id, unit=unit, tahun=tahun, bentuk=bentuk,
                pekerjaan=pekerjaan, oleh_id=cast(int, oleh.user_id),
            )  # fmt: skip
            antrekan(TUGAS, kunci=f"{TUGAS}.{unit.pk}.{tahun}.{bentuk}", cetak_id=cetak.pk)
    except AlreadyEnqueued as galat:
        raise AksiDitolak(
            "Cetakan yang sama sudah menunggu giliran. Tunggu sampai selesai."
        ) from galat
    return cetak


@transaction.atomic
def batalkan_cetak(cetak: CetakUnit, *, oleh: Pelaku, pada: datetime) -> None:
    """Stop a batch; the job notices after the part it is making.

    :raises TidakBerwenang: to anybody but who asked for it.
    :raises AksiDitolak: when it ended already.
    """
    wajib(pemesan_cetak(cetak, oleh))
    pekerjaan = Pekerjaan.objects.select_for_update(of=("self",)).get(pk=cetak.pekerjaan_id)
    if pekerjaan.tuntas:
        raise AksiDitolak("Cetakan ini sudah berakhir, sehingga tidak ada yang dibatalkan.")
    CetakUnit.objects.filter(pk=cetak.pk).update(dibatalkan_pada=pada)
    pekerjaan.status = Pekerjaan.GAGAL
    pekerjaan.keterangan = f"Dibatalkan oleh {oleh.nama}."
    pekerjaan.diperbarui_pada = pada
    pekerjaan.save(update_fields=["status", "keterangan", "diperbarui_pada"])


def lapor_cetak(cetak: CetakUnit, *, selesai: int, pada: datetime) -> bool:
    """Tell how far it is.

    :returns: False when it was cancelled meanwhile.
    """
    return bool(
        Pekerjaan.objects.filter(pk=cetak.pekerjaan_id)
        .exclude(status=Pekerjaan.GAGAL)
        .update(status=Pekerjaan.BERJALAN, selesai=selesai, diperbarui_pada=pada)
    )


def gagalkan_cetak(cetak: CetakUnit, *, kalimat: str, pada: datetime) -> None:
    """Tell why there is no file; a cancelled batch stays cancelled."""
    Pekerjaan.objects.filter(pk=cetak.pekerjaan_id).exclude(status=Pekerjaan.GAGAL).update(
        status=Pekerjaan.GAGAL, keterangan=kalimat, diperbarui_pada=pada
    )


def simpan_cetakan(cetak: CetakUnit, isi: IO[bytes], *, pada: datetime) -> None:
    """Keep the file for a week; what was cancelled meanwhile is not kept."""
    akhiran = "zip" if isi.read(2) == b"PK" else "pdf"
    isi.seek(0)
    nama = f"cetak/{cetak.instansi_id}/{secrets.token_hex(16)}.{akhiran}"
    jalur = storages["default"].save(nama, File(isi))
    with transaction.atomic():
        pekerjaan = Pekerjaan.objects.select_for_update(of=("self",)).get(pk=cetak.pekerjaan_id)
        batal = pekerjaan.status == Pekerjaan.GAGAL
        if not batal:
            CetakUnit.objects.filter(pk=cetak.pk).update(
                jalur=jalur, kedaluwarsa=pada + MASA_SIMPAN
            )
            pekerjaan.status, pekerjaan.selesai = Pekerjaan.SELESAI, pekerjaan.total
            pekerjaan.diperbarui_pada = pada
            pekerjaan.save(update_fields=["status", "selesai", "diperbarui_pada"])
    if batal:
        storages["default"].delete(jalur)


def buang_cetakan(*, pada: datetime) -> int:
    """Throw away files whose week is over.

    :returns: how many.
    """
    semua = list(cetak_usang(pada))
    for satu in semua:
        jalur = satu.jalur
        CetakUnit.objects.filter(pk=satu.pk).update(jalur="")
        storages["default"].delete(jalur)
    return len(semua)
