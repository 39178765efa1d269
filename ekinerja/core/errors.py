"""Refusals that people read. Each carries one or two plain Indonesian sentences."""

from django.core.exceptions import PermissionDenied


class AksiDitolak(Exception):
    """A deed that the state or the rules do not allow now; nothing was changed."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


class TidakBerwenang(PermissionDenied):
    """A deed that this person may not do; answered with 403 and the reason."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat
