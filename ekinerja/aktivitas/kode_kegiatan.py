"""The short signed code of a shared event, as its QR and its link carry it.

It names the event, is signed with the secret of this installation, and is void once the organiser
asks for a new one. Whether it may be used now is asked apart (:mod:`.services.kehadiran`).
"""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from ekinerja.aktivitas.models import Kegiatan

_PANJANG = 10
_GARAM = "aktivitas.kegiatan"
_NOMOR_TERPANJANG = 12


def kode_kegiatan(kegiatan: Kegiatan) -> str:
    """``1f-k3v7q2mxwd``: letters and digits only, in one line of a QR."""
    return f"{int_to_base36(kegiatan.pk)}-{_tanda(kegiatan)}"


def nomor_kegiatan(kode: str) -> int | None:
    """The id that a code names, or None when it is no code at all; nothing is proven yet."""
    nomor, _, tanda = kode.strip().lower().partition("-")
    if not tanda or not nomor or len(nomor) > _NOMOR_TERPANJANG:
        return None
    try:
        return base36_to_int(nomor)
    except ValueError:
        return None


def kode_sah(kode: str, kegiatan: Kegiatan) -> bool:
    """Was this code given out for this event, and not replaced since?"""
    return constant_time_compare(kode.strip().lower(), kode_kegiatan(kegiatan))


def _tanda(kegiatan: Kegiatan) -> str:
    isi = f"{kegiatan.pk}:{kegiatan.rahasia}:{kegiatan.kode_ke}"
    sidik = salted_hmac(_GARAM, isi, algorithm="sha256").digest()
    return base64.b32encode(sidik).decode().lower()[:_PANJANG]
