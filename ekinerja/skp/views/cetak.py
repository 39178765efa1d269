"""The printed SKP: a preview, its PDF, and its registration under a code."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.instansi.kop import KopSurat, kop_surat
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.skp.models import SKP
from ekinerja.skp.permissions import PENERBIT, dapat_diterbitkan
from ekinerja.skp.presenters.cetak import lembar_skp
from ekinerja.skp.presenters.cetak_pdf import nama_pdf, pdf_matriks, pdf_skp
from ekinerja.skp.queries import isi_matriks, skp_terlihat
from ekinerja.skp.queries.cetak import BahanCetak, bahan_cetak, potret_skp
from ekinerja.skp.services.cetak import terbitkan_skp
from ekinerja.skp.views.dasar import ambil_skp, remah


@require_safe
@masuk_required
def cetak(request: MasukRequest, pk: int) -> HttpResponse:
    """The form as it will be printed."""
    skp, bahan, kop = _bahan(request, pk)
    konteks = {
        "skp": skp,
        "lembar": lembar_skp(bahan, kop=kop),
        "dapat_diterbitkan": not bahan.kode and _boleh_terbit(request, skp),
        "remah": remah(skp),
    }
    return render(request, "skp/cetak/pratinjau.html", konteks)


@require_safe
@masuk_required
def cetak_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """The form with its annexes as PDF/A."""
    _, bahan, kop = _bahan(request, pk)
    return unduhan_pdf(pdf_skp([bahan], kop=kop), nama_pdf(bahan.skp, bahan.potret))


@require_safe
@masuk_required
def matriks_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """The matriks peran hasil of a plan as PDF/A."""
    skp = ambil_skp(request, pk)
    hari = request.identitas.hari
    potret = potret_skp(skp, pada=hari)
    kop = kop_surat(request.identitas.user.instansi)
    isi = pdf_matriks(skp, isi_matriks(skp, pada=hari), potret=potret, kop=kop)
    return unduhan_pdf(isi, f"matriks-{nama_pdf(skp, potret)}")


@require_POST
@masuk_required
def cetak_terbit(request: MasukRequest, pk: int) -> HttpResponse:
    """Register an agreed plan that came without a code (imported, or from before)."""
    skp = ambil(skp_terlihat(request.identitas.lingkup(*PENERBIT)), pk, apa="SKP")
    wajib(dapat_diterbitkan(skp))
    terbitkan_skp([skp], pada=timezone.now())
    messages.success(request, "SKP terdaftar. Cetakannya kini memuat kode QR.")
    return HttpResponseRedirect(reverse("skp:cetak", args=[pk]))


def _boleh_terbit(request: MasukRequest, skp: SKP) -> bool:
    orang = request.identitas.pegawai
    terlibat = orang is not None and orang.pk in (skp.pegawai_id, skp.penilai_id)
    berperan = request.identitas.boleh_di(skp.jabatan.unit_id, *PENERBIT)
    return (terlibat or berperan) and dapat_diterbitkan(skp).boleh


def _bahan(request: MasukRequest, pk: int) -> tuple[SKP, BahanCetak, KopSurat]:
    skp = ambil_skp(request, pk)
    [bahan] = bahan_cetak([skp], pada=request.identitas.hari)
    return skp, bahan, kop_surat(request.identitas.user.instansi)


def unduhan_pdf(isi: bytes, nama: str) -> HttpResponse:
    """A PDF as a download."""
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )
