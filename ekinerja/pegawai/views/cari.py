"""One box to find people, posts and units."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.core.kata import urai_kata
from ekinerja.organisasi.permissions import PEMBACA as PEMBACA_ORGANISASI
from ekinerja.pegawai import presenters
from ekinerja.pegawai.permissions import PEMBACA
from ekinerja.pegawai.queries import cari_semua
from ekinerja.pegawai.requests import MasukRequest, peran_required

PANJANG_MAKS = 100


@require_safe
@peran_required(*PEMBACA)
def cari(request: MasukRequest) -> HttpResponse:
    """Results for what was typed; posts and units only for those who read the organisation."""
    teks = request.GET.get("q", "")[:PANJANG_MAKS].strip()
    identitas = request.identitas
    susunan = (
        identitas.lingkup(*PEMBACA_ORGANISASI) if identitas.punya(*PEMBACA_ORGANISASI) else None
    )
    hasil = cari_semua(identitas.lingkup(*PEMBACA), teks, organisasi=susunan)
    context = {
        "cari_teks": teks,
        "terlalu_pendek": not urai_kata(teks),
        "kelompok": presenters.hasil_cari(hasil),
    }
    return render(request, "pegawai/cari.html", context)
