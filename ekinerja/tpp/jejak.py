"""How the trace of a person-month is stored: flat, or packed when it would grow large.

Three forms are read. Flat: the trace of the month itself, for a person who stayed. Packed
(:mod:`ekinerja.aturan.jejak_padat`): a person who moved, or a flat trace above ``BATAS_BIASA``.
Joined: the month's trace and the segments' side by side, as months were stored earlier; it is only
written again to compare with such a month. The hash of a result does not depend on the form.
"""

import json
from collections.abc import Sequence

from ekinerja.aturan.jejak_padat import padat, padatkan, uraikan
from ekinerja.aturan.kanonik import tulis_kanonik

BATAS_BIASA = 15_000
_LAMA = b'{"bulan":'


def tulis_jejak(bulan: bytes, segmen: Sequence[bytes]) -> bytes:
    """What is stored: bytes of the month's trace and of its segments (none: one segment)."""
    if not segmen and len(bulan) <= BATAS_BIASA:
        return bulan
    return padatkan([bulan, *segmen])


def pisah_jejak(jejak: bytes) -> tuple[bytes, list[bytes]]:
    """The month's trace, and those of its segments when there are several (else none).

    :raises KesalahanAturan: when a packed trace is damaged.
    """
    if padat(jejak):
        bulan, *segmen = uraikan(jejak)
        return bulan, segmen
    if not jejak.startswith(_LAMA):
        return jejak, []
    data = json.loads(jejak)
    return tulis_kanonik(data["bulan"]), [tulis_kanonik(satu) for satu in data["segmen"]]


def bentuk_sama(jejak: bytes, *, dengan: bytes) -> bytes:
    """A trace written today, in the form in which ``dengan`` was stored."""
    if padat(dengan) or not padat(jejak):
        return jejak
    bulan, *segmen = uraikan(jejak)
    if not segmen:
        return bulan
    return _LAMA + bulan + b',"segmen":[' + b",".join(segmen) + b"]}"
