"""A batch of printed plans: the file itself, its progress, and the list of batches."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO

import typst
from django.urls import reverse

from ekinerja.core.format import waktu
from ekinerja.core.gabung_pdf import GabungPdf
from ekinerja.core.kit import Kemajuan, Kolom, Kosong, Pager, Sel, Tabel, Tautan, lencana_untuk
from ekinerja.instansi.kop import kop_surat
from ekinerja.skp.models import SKP, CetakUnit
from ekinerja.skp.presenters.cetak_pdf import nama_pdf, pdf_skp
from ekinerja.skp.queries.cetak import bahan_cetak

BAGIAN = 50
# plans laid out at once: about 6 MB of memory each while it is made
JILID = 60
INGATAN_TYPST = 11
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
    """One PDF, laid out in parts: every plan costs memory, so a part is written at once."""
    kop = kop_surat(semua[0].instansi)
    judul = f"SKP {cetak.tahun}, {cetak.unit.nama}"
    buku = GabungPdf(berkas)
    for awal in range(0, len(semua), JILID):
        if not lapor(awal):
            return False
        buku.tambah(
            pdf_skp(bahan_cetak(semua[awal : awal + JILID], pada=pada), kop=kop, judul=judul)
        )
        if len(semua) > JILID:
            _lupakan()
    buku.tutup()
    return lapor(len(semua))


def _lupakan() -> None:
    """Typst keeps what it laid out for ten compilations; small ones make it forget a part."""
    for _ in range(INGATAN_TYPST):
        typst.compile(b"", format="pdf")


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
