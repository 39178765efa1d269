"""Which parts of a plan are marked as "sudah di BKN"."""

from datetime import date

from ekinerja.skp.models import SKP, SalinBKN


def salin_bkn(skp: SKP) -> dict[str, date]:
    """Part → the day on which it was typed there (one query)."""
    return dict(SalinBKN.objects.filter(skp=skp).values_list("butir", "tanggal"))
