"""Receiving files: size, sniff, decode, hash, store, then the row. Bytes first, row after."""

import hashlib
import io
from datetime import datetime
from typing import Protocol

import filetype
import pillow_heif
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q
from PIL import Image, ImageOps, UnidentifiedImageError

from ekinerja.core import pindai
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.exif import baca_exif
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Berkas
from ekinerja.core.queries import berkas_tak_bertaut
from ekinerja.core.rupa import sidik_rupa
from ekinerja.core.tabel.berkas import BerkasDitolak, periksa_zip

HEIC = "image/heic"
FOTO = ("image/jpeg", "image/png", "image/webp", HEIC)
PDF = ("application/pdf",)
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX = f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}spreadsheetml.sheet"
KANTOR = (DOCX, XLSX)
BUKTI = FOTO + PDF
# of daily work: documents of an office too, which only ever leave as a download
BUKTI_KERJA = BUKTI + KANTOR
_ZIP = b"PK\x03\x04"
_SISI_TERPANJANG = 1600
_PIKSEL_TERBANYAK = 50_000_000
# HEIC cannot be decoded at a smaller size; 48 million pixels took 340 MB (measured)
_PIKSEL_HEIC = 25_000_000
# what decoders raise on damaged bytes; that of HEIC also raises the last three
_RUSAK = (UnidentifiedImageError, OSError, ValueError, RuntimeError, SyntaxError, EOFError)

Image.MAX_IMAGE_PIXELS = _PIKSEL_TERBANYAK
# the camera format of iPhones; only the picture itself is read, in one thread
pillow_heif.register_heif_opener(
    thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
)


class Unggahan(Protocol):
    """An uploaded file, as Django gives it."""

    @property
    def name(self) -> str | None: ...
    @property
    def size(self) -> int | None: ...
    def read(self) -> bytes: ...


def terima_berkas(
    unggahan: Unggahan, *, instansi_id: int, pada: datetime, jenis_boleh: tuple[str, ...] = BUKTI
) -> Berkas:
    """Check, clean and keep a file; the same bytes are kept once per instansi.

    An image is proven by decoding it; its clean copy (no position or camera data, longest side
    1600 px) is written by a job, and until then ``olahan`` is empty. Everything else is kept as
    received and only ever offered for download. With a virus scanner the job asks it first.

    :raises AksiDitolak: too large, empty, not of an allowed kind, or damaged.
    """
    isi = _read(unggahan)
    jenis = _kind(isi, jenis_boleh, unggahan.name or "berkas")
    if jenis in FOTO:
        _prove_image(isi, unggahan.name or "foto", jenis)
    sidik = hashlib.sha256(isi).hexdigest()
    berkas = Berkas(
        instansi_id=instansi_id,
        sidik=sidik,
        ukuran=len(isi),
        jenis=jenis,
        nama_asli=(unggahan.name or "berkas")[-200:],
        diterima_pada=pada,
    )
    _store(berkas.path(), isi)
    Berkas.objects.bulk_create([berkas], ignore_conflicts=True)
    tersimpan = Berkas.objects.get(instansi_id=instansi_id, sidik=sidik)
    if tersimpan.dimusnahkan_pada is not None:
        _hidupkan(tersimpan)
    if not selesai_diolah(tersimpan):
        antrekan("core.olah_berkas", berkas_id=tersimpan.pk)
    return tersimpan


def _hidupkan(berkas: Berkas) -> None:
    """The same bytes came again after they were destroyed: a new receipt, cleaned anew."""
    berkas.dimusnahkan_pada, berkas.berita_acara, berkas.olahan = None, "", ""
    berkas.save(update_fields=["dimusnahkan_pada", "berita_acara", "olahan"])


def selesai_diolah(berkas: Berkas) -> bool:
    """May it leave the server, as far as cleaning and scanning go?"""
    dipindai = bool(berkas.pindaian) or not pindai.terpasang()
    return dipindai and (bool(berkas.olahan) or berkas.jenis not in FOTO)


def olah_berkas(berkas: Berkas) -> None:
    """Scan a file, and of an image write the clean copy, its look and what the camera said.

    Running it again changes nothing. What the scanner calls malicious is never opened here.

    :raises PindaiGagal: when the scanner that is configured does not answer.
    """
    if selesai_diolah(berkas) or berkas.dimusnahkan_pada is not None:
        return
    isi = berkas.read()
    if pindai.terpasang():
        bahaya = pindai.berbahaya(isi)
        berkas.pindaian = Berkas.BERBAHAYA if bahaya else Berkas.BERSIH
    if berkas.jenis in FOTO and not berkas.olahan and berkas.pindaian != Berkas.BERBAHAYA:
        berkas.exif, olahan = baca_exif(isi), _clean_image(isi)
        berkas.olahan = hashlib.sha256(olahan).hexdigest()
        with Image.open(io.BytesIO(olahan)) as bersih:
            berkas.rupa = sidik_rupa(bersih)
        _store(berkas.path(berkas.olahan), olahan)
    berkas.save(update_fields=["olahan", "exif", "rupa", "pindaian"])


def periksa_byte(berkas: Berkas) -> str:
    """What is wrong with the kept bytes: a sentence, or empty when they are what was received.

    Of a file that a berita acara destroyed nothing is expected.
    """
    if berkas.dimusnahkan_pada is not None:
        return ""
    for sebutan, sidik in (("asli", berkas.sidik), ("salinan bersih", berkas.olahan)):
        if not sidik:
            continue
        if not storages["default"].exists(berkas.path(sidik)):
            return f"Berkas {sebutan} hilang dari penyimpanan."
        if hashlib.sha256(berkas.read(sidik)).hexdigest() != sidik:
            return f"Isi berkas {sebutan} tidak lagi sama dengan sidiknya."
    return ""


def hapus_byte(berkas: Berkas) -> None:
    """Take the bytes of a file away; its row, with the hash, may stay.

    Bytes that another kept file has too (somebody sent the clean copy again) stay.
    """
    lain = Berkas.objects.filter(instansi_id=berkas.instansi_id, dimusnahkan_pada=None).exclude(
        pk=berkas.pk
    )
    for sidik in filter(None, (berkas.sidik, berkas.olahan)):
        if lain.filter(Q(sidik=sidik) | Q(olahan=sidik)).exists():
            continue
        storages["default"].delete(berkas.path(sidik))


def _read(unggahan: Unggahan) -> bytes:
    if (unggahan.size or 0) > settings.UPLOAD_MAX_BYTES:
        raise AksiDitolak(
            f"Berkas “{unggahan.name}” lebih besar dari 25 MB sehingga tidak dibuka. "
            "Perkecil berkasnya, lalu unggah lagi."
        )
    isi = unggahan.read()
    if not isi:
        raise AksiDitolak(f"Berkas “{unggahan.name}” kosong. Pilih berkas lain.")
    return isi


def _kind(isi: bytes, jenis_boleh: tuple[str, ...], nama: str) -> str:
    jenis = str(filetype.guess_mime(isi[:4096]) or "")
    if isi.startswith(_ZIP) and set(jenis_boleh) & set(KANTOR):
        jenis = _office_kind(isi, nama)
    if jenis not in jenis_boleh:
        raise AksiDitolak(
            f"Isi berkas “{nama}” bukan {_sebutan(jenis_boleh)}. Ambil ulang fotonya, "
            "atau simpan dokumennya sebagai PDF, lalu unggah lagi."
        )
    if jenis in PDF and b"%%EOF" not in isi[-2048:]:
        raise AksiDitolak(f"Berkas PDF “{nama}” tidak utuh. Simpan ulang, lalu unggah lagi.")
    return jenis


def _office_kind(isi: bytes, nama: str) -> str:
    try:
        anggota, _ = periksa_zip(io.BytesIO(isi))
    except BerkasDitolak as galat:
        raise AksiDitolak(f"Berkas “{nama}” tidak diterima. {galat.kalimat}") from galat
    if "[Content_Types].xml" not in anggota:
        return ""
    if "word/document.xml" in anggota:
        return DOCX
    return XLSX if "xl/workbook.xml" in anggota else ""


def _sebutan(jenis_boleh: tuple[str, ...]) -> str:
    sebutan = ["foto (JPEG, PNG, WebP, atau HEIC)"] if set(jenis_boleh) & set(FOTO) else []
    if set(jenis_boleh) & set(PDF):
        sebutan.append("PDF")
    if set(jenis_boleh) & set(KANTOR):
        sebutan.append("dokumen Word atau Excel (.docx, .xlsx)")
    return " atau ".join(sebutan)


def _prove_image(isi: bytes, nama: str, jenis: str) -> None:
    try:
        with Image.open(io.BytesIO(isi)) as gambar:
            if jenis == HEIC and gambar.width * gambar.height > _PIKSEL_HEIC:
                raise Image.DecompressionBombError
            gambar.draft("RGB", (_SISI_TERPANJANG, _SISI_TERPANJANG))
            gambar.load()
    except (*_RUSAK, Image.DecompressionBombError) as galat:
        raise AksiDitolak(
            f"Foto “{nama}” rusak atau terlalu besar untuk dibuka. Ambil ulang fotonya."
        ) from galat


def _clean_image(isi: bytes) -> bytes:
    with Image.open(io.BytesIO(isi)) as gambar:
        gambar.draft("RGB", (_SISI_TERPANJANG, _SISI_TERPANJANG))
        if gambar.mode == "RGB":  # shrink before anything is copied
            gambar.thumbnail((_SISI_TERPANJANG, _SISI_TERPANJANG))
        tegak = ImageOps.exif_transpose(gambar).convert("RGB")
        tegak.thumbnail((_SISI_TERPANJANG, _SISI_TERPANJANG))
        keluar = io.BytesIO()
        tegak.save(keluar, "JPEG", quality=82)
        return keluar.getvalue()


def _store(path: str, isi: bytes) -> None:
    penyimpanan = storages["default"]
    if not penyimpanan.exists(path):
        penyimpanan.save(path, ContentFile(isi))


def sapu_berkas(*, sebelum: datetime) -> int:
    """Remove files that nobody links to; one that is linked meanwhile stays.

    The row goes first; the bytes follow only when it is gone.

    :returns: how many were removed.
    """
    banyak = 0
    for pk in list(berkas_tak_bertaut(sebelum=sebelum).values_list("pk", flat=True)):
        with transaction.atomic():
            berkas = Berkas.objects.select_for_update().filter(pk=pk).first()
            if berkas is None or not berkas_tak_bertaut(sebelum=sebelum).filter(pk=pk).exists():
                continue
            Berkas.objects.filter(pk=pk).delete()
        hapus_byte(berkas)
        banyak += 1
    return banyak
