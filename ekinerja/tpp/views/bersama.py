"""What the views share: scopes, the actor, and files as downloads."""

from django.db.models import QuerySet
from django.http import HttpResponse

from ekinerja.core.access import ambil
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.requests import MasukRequest
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.permissions import PELIHAT_DAFTAR
from ekinerja.tpp.queries import daftar_terlihat

SEHALAMAN = 50


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
