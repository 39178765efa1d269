"""While an access for support is open: every page is kept, and nothing is written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ekinerja.core.errors import TidakBerwenang
from ekinerja.organisasi.services import catat_halaman

GetResponse = Callable[[HttpRequest], HttpResponse]
MEMBACA = {"GET", "HEAD", "OPTIONS"}
# what even a reader may send: ending the access, leaving, and replacing a one-time password
TETAP_BOLEH = {"organisasi:dukungan_selesai", "account_logout", "account_change_password"}


class DukunganMiddleware:
    """Keeps each page opened with an access for support, and refuses every deed meanwhile.

    It stands outside the read-only transaction of GET, because keeping the page is a write; when
    it cannot be kept, the page is not shown.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        akses_id = _akses(request)
        if akses_id is not None:
            catat_halaman(
                akses_id, metode=request.method or "", alamat=request.get_full_path(),
                jawaban=response.status_code, pada=timezone.now(),
            )  # fmt: skip
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        """:raises TidakBerwenang: for a deed while the access is open."""
        if request.method in MEMBACA or _akses(request) is None:
            return
        cocok = request.resolver_match
        if cocok is None or cocok.view_name not in TETAP_BOLEH:
            raise TidakBerwenang(
                "Selama akses dukungan terbuka Anda hanya dapat membaca. Akhiri aksesnya lebih "
                "dahulu dengan tombol di atas halaman, lalu ulangi."
            )


def _akses(request: HttpRequest) -> int | None:
    """Id of the open access of the signed-in person."""
    identitas: Any = getattr(request, "identitas", None)
    pinjam = identitas.dukungan if identitas is not None else None
    return pinjam.akses_id if pinjam is not None else None
