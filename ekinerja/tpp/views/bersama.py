"""What the views share: scopes, the actor, and files as downloads."""

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from ekinerja.core.access import ambil
from ekinerja.core.kit import Pager, pager
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.requests import MasukRequest
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.permissions import PELIHAT_DAFTAR
from ekinerja.tpp.queries import daftar_terlihat

SEHALAMAN = 50
M = TypeVar("M", bound=Model)


def lingkup(request: MasukRequest) -> tuple[Lingkup, Lingkup]:
    """Scope of the roles that see every list, and that of the treasurer."""
    identitas = request.identitas
    return identitas.lingkup(*PELIHAT_DAFTAR), identitas.lingkup(Peran.BENDAHARA)


def terlihat(request: MasukRequest) -> QuerySet[DaftarTPP]:
    """Lists that this person may see."""
    kerja, bendahara = lingkup(request)
    return daftar_terlihat(kerja, bendahara=bendahara)


def ambil_daftar(request: MasukRequest, pk: int) -> DaftarTPP:
    """One of them, or 404."""
    return ambil(terlihat(request), pk, apa="Daftar TPP")


def sehalaman(request: HttpRequest, semua: QuerySet[M]) -> tuple[list[M], Pager]:
    """The rows of the page that was asked for, and where it stands."""
    halaman: Page[Any] = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    return list(halaman), pager(halaman, request.GET)


def unduhan_xlsx(isi: bytes, nama: str) -> HttpResponse:
    """A workbook as a download."""
    return HttpResponse(
        isi,
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )


def unduhan_pdf(isi: bytes, nama: str) -> HttpResponse:
    """A PDF as a download."""
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )
