"""What a camera wrote into a photo: when, where, with what. Only for those who judge the photo."""

import io
import math
from collections.abc import Sequence
from typing import Any

from PIL import ExifTags, Image

_PANJANG = 80
_DERAJAT = 3


def baca_exif(isi: bytes) -> dict[str, str]:
    """Readable entries of a photo; damaged or missing ones are left out.

    :returns: ``saat`` (as the camera's clock said, without a zone), ``tempat`` (latitude,
        longitude in degrees), ``alat`` (maker and model).
    """
    try:
        with Image.open(io.BytesIO(isi)) as gambar:
            exif = gambar.getexif()
            rinci = exif.get_ifd(ExifTags.IFD.Exif)
            letak = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, EOFError, RuntimeError):
        return {}
    saat = rinci.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    alat = (exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model))
    hasil = {
        "saat": _teks(saat),
        "tempat": _tempat(letak),
        "alat": " ".join(filter(None, (_teks(satu) for satu in alat))),
    }
    return {kunci: nilai for kunci, nilai in hasil.items() if nilai}


def _teks(nilai: Any) -> str:
    if isinstance(nilai, bytes):
        nilai = nilai.decode("utf-8", "replace")
    if not isinstance(nilai, str):
        return ""
    return "".join(huruf for huruf in nilai if huruf.isprintable()).strip()[:_PANJANG]


def _tempat(letak: dict[int, Any]) -> str:
    lintang = _derajat(letak.get(ExifTags.GPS.GPSLatitude), batas=90)
    bujur = _derajat(letak.get(ExifTags.GPS.GPSLongitude), batas=180)
    if lintang is None or bujur is None:
        return ""
    if letak.get(ExifTags.GPS.GPSLatitudeRef) == "S":
        lintang = -lintang
    if letak.get(ExifTags.GPS.GPSLongitudeRef) == "W":
        bujur = -bujur
    return f"{lintang:.5f}, {bujur:.5f}"


def _derajat(nilai: Any, *, batas: int) -> float | None:
    if not isinstance(nilai, Sequence) or len(nilai) != _DERAJAT:
        return None
    try:
        derajat, menit, detik = (float(satu) for satu in nilai)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    hasil = derajat + menit / 60 + detik / 3600
    return hasil if math.isfinite(hasil) and 0 <= hasil <= batas else None
