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
from PIL import Image, ImageOps, UnidentifiedImageError

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Berkas

HEIC = "image/heic"
FOTO = ("image/jpeg", "image/png", "image/webp", HEIC)
PDF = ("application/pdf",)
BUKTI = FOTO + PDF
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
    1600 px) is written by a job, and until then ``olahan`` is empty. A PDF is kept as received
    and only ever offered for download.

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
    if jenis in FOTO and not tersimpan.olahan:
        antrekan("core.olah_berkas", berkas_id=tersimpan.pk)
    return tersimpan


def olah_berkas(berkas: Berkas) -> None:
    """Write the clean copy of an image; running it again changes nothing."""
    if berkas.jenis not in FOTO or berkas.olahan:
        return
    olahan = _clean_image(berkas.read())
    berkas.olahan = hashlib.sha256(olahan).hexdigest()
    _store(berkas.path(berkas.olahan), olahan)
    berkas.save(update_fields=["olahan"])


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
    if jenis not in jenis_boleh:
        raise AksiDitolak(
            f"Isi berkas “{nama}” bukan {_sebutan(jenis_boleh)}. Ambil ulang fotonya, "
            "atau simpan dokumennya sebagai PDF, lalu unggah lagi."
        )
    if jenis in PDF and b"%%EOF" not in isi[-2048:]:
        raise AksiDitolak(f"Berkas PDF “{nama}” tidak utuh. Simpan ulang, lalu unggah lagi.")
    return jenis


def _sebutan(jenis_boleh: tuple[str, ...]) -> str:
    sebutan = ["foto (JPEG, PNG, WebP, atau HEIC)"] if set(jenis_boleh) & set(FOTO) else []
    if set(jenis_boleh) & set(PDF):
        sebutan.append("PDF")
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
