"""A batch of printed plans: the file itself, its progress, and the list of batches."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO

from django.urls import reverse

from ekinerja.core.format import waktu
from ekinerja.core.kit import Kemajuan, Kolom, Kosong, Pager, Sel, Tabel, Tautan, lencana_untuk
from ekinerja.instansi.kop import kop_surat
from ekinerja.skp.models import SKP, CetakUnit
from ekinerja.skp.presenters.cetak_pdf import nama_pdf, pdf_skp
from ekinerja.skp.queries.cetak import BahanCetak, bahan_cetak

BAGIAN = 50
DI_MEMORI = 20_000_000
Lapor = Callable[[int], bool]


def berkas_unit(
    cetak: CetakUnit, semua: Sequence[SKP], *, pada: date, lapor: Lapor
) -> IO[bytes] | None:
    """The file of a batch, or None when ``lapor`` says that it was cancelled.

    :param semua: agreed plans in the order of the file.
    :param lapor: told how many are done; False stops the work.
    """
    berkas: IO[bytes] = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  # the caller closes
    if cetak.bentuk == CetakUnit.ZIP:
        selesai = _isi_zip(berkas, semua, pada=pada, lapor=lapor)
    else:
        selesai = _isi_gabungan(berkas, cetak, semua, pada=pada, lapor=lapor)
    if not selesai:
        berkas.close()
        return None
    berkas.seek(0)
    return berkas


def _isi_zip(berkas: IO[bytes], semua: Sequence[SKP], *, pada: date, lapor: Lapor) -> bool:
    kop = kop_surat(semua[0].instansi)
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_STORED) as arsip:
        for awal in range(0, len(semua), BAGIAN):
            if not lapor(awal):
                return False
            for satu in bahan_cetak(semua[awal : awal + BAGIAN], pada=pada):
                arsip.writestr(nama_pdf(satu.skp, satu.potret), pdf_skp([satu], kop=kop))
    return lapor(len(semua))


def _isi_gabungan(
    berkas: IO[bytes], cetak: CetakUnit, semua: Sequence[SKP], *, pada: date, lapor: Lapor
) -> bool:
    bahan: list[BahanCetak] = []
    for awal in range(0, len(semua), BAGIAN):
        bahan += bahan_cetak(semua[awal : awal + BAGIAN], pada=pada)
        if not lapor(awal):
            return False
    judul = f"SKP {cetak.tahun}, {cetak.unit.nama}"
    berkas.write(pdf_skp(bahan, kop=kop_surat(semua[0].instansi), judul=judul))
    return lapor(len(semua))


def kemajuan_cetak(cetak: CetakUnit) -> Kemajuan:
    """How far it is, and where the file is."""
    hasil = None
    keterangan = cetak.pekerjaan.keterangan
    if cetak.jalur:
        hasil = Tautan(
            judul="Unduh hasilnya", url=reverse("skp:cetak_unit_unduh", args=[cetak.pk]),
            ikon="download",
        )  # fmt: skip
        keterangan = f"Disimpan sampai {waktu(cetak.kedaluwarsa)}."
    elif cetak.kedaluwarsa is not None:
        keterangan = "Berkasnya sudah dibuang karena masa simpannya lewat. Minta cetakan baru."
    return Kemajuan(
        judul=cetak.pekerjaan.judul,
        url=reverse("skp:cetak_unit_kemajuan", args=[cetak.pk]),
        keadaan=cetak.pekerjaan.status,
        selesai=cetak.pekerjaan.selesai,
        total=cetak.pekerjaan.total,
        satuan="SKP",
        keterangan=keterangan,
        hasil=hasil,
    )


def tabel_cetakan(semua: Sequence[CetakUnit], *, pager: Pager) -> Tabel:
    """Batches, the latest first."""
    return Tabel(
        judul="Cetakan unit",
        kolom=[Kolom(judul=nama) for nama in ("Unit", "Bentuk", "Diminta", "Keadaan")],
        baris=[
            (
                Sel(
                    teks=f"{satu.unit.nama}, {satu.tahun}",
                    url=reverse("skp:cetak_unit_rincian", args=[satu.pk]),
                ),
                Sel(teks=satu.get_bentuk_display()),
                Sel(teks=waktu(satu.pekerjaan.dibuat_pada), catatan=satu.oleh.nama),
                Sel(lencana=lencana_untuk(satu.pekerjaan.status)),
            )
            for satu in semua
        ],
        satuan="cetakan",
        pager=pager,
        kosong=Kosong(
            judul="Belum ada cetakan",
            keterangan="Pilih unit dan tahunnya; hasilnya disimpan tujuh hari.",
            ikon="printer",
        ),
    )
