"""Steps of the life cycle."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import AlasanForm, PerubahanForm
from ekinerja.skp.models import SKP
from ekinerja.skp.permissions import dapat_dimulai_perubahan, pejabat_penilai
from ekinerja.skp.views.dasar import (
    FORMULIR,
    alamat,
    ambil_skp,
    halaman_formulir,
    kembali,
    remah,
)


@require_POST
@pegawai_required
def ajukan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Submit."""
    skp = ambil_skp(request, pk)
    services.ajukan_skp(skp, oleh=request.pegawai, pada=timezone.now())
    return kembali(request, pk, "SKP diajukan kepada pejabat penilai.")


@require_POST
@pegawai_required
def batalkan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Give up a draft."""
    skp = ambil_skp(request, pk)
    services.batalkan_skp(skp, oleh=request.pegawai, pada=timezone.now())
    return kembali(request, pk, "Draf SKP dibatalkan.")


@require_POST
@pegawai_required
def setujui(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Agree."""
    skp = _untuk_diputus(request, pk)
    services.setujui_skp(skp, oleh=request.pegawai, pada=timezone.now())
    return kembali(request, pk, f"SKP {skp.pegawai.nama} disetujui.")


@require_POST
@pegawai_required
def kembalikan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Return with a note."""
    skp = _untuk_diputus(request, pk)
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(str(form.errors["alasan"][0]))
    services.kembalikan_skp(
        skp, oleh=request.pegawai, pada=timezone.now(), alasan=form.cleaned_data["alasan"]
    )
    return kembali(request, pk, f"SKP {skp.pegawai.nama} dikembalikan dengan catatan.")


@require_POST
@pegawai_required
def selesaikan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Declare finished."""
    skp = _untuk_diputus(request, pk)
    services.selesaikan_skp(skp, oleh=request.pegawai, pada=timezone.now())
    return kembali(request, pk, f"SKP {skp.pegawai.nama} dinyatakan selesai.")


@require_http_methods(FORMULIR)
@pegawai_required
def ubah(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Begin a change of a plan in force."""
    skp = ambil_skp(request, pk)
    wajib(dapat_dimulai_perubahan(skp, request.pegawai))

    def simpan(form: Any) -> str:
        baru = services.mulai_perubahan(
            skp, alasan=form.cleaned_data["alasan"], oleh=request.pegawai, pada=timezone.now()
        )
        return alamat(baru.pk)

    return halaman_formulir(
        request,
        PerubahanForm(request.POST or None),
        simpan,
        judul="Ubah SKP",
        keterangan="Versi yang berlaku tetap dipakai sampai perubahannya disetujui.",
        remah=remah(skp),
    )


def _untuk_diputus(request: PegawaiRequest, pk: int) -> SKP:
    skp = ambil_skp(request, pk)
    wajib(pejabat_penilai(skp, request.pegawai))
    return skp
