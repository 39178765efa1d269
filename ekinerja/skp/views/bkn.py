"""Carrying a plan to e-Kinerja BKN: the copy-over page, its marks, the workbook."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.skp.forms.bkn import TandaBKNForm
from ekinerja.skp.models import SKP
from ekinerja.skp.permissions import pemilik_skp
from ekinerja.skp.presenters.bkn import SalinanBKN, salinan_bkn, xlsx_bkn
from ekinerja.skp.presenters.cetak_pdf import nama_pdf
from ekinerja.skp.queries.bkn import salin_bkn
from ekinerja.skp.queries.cetak import bahan_cetak
from ekinerja.skp.services.bkn import lepas_bkn, tandai_bkn
from ekinerja.skp.views.dasar import ambil_skp, remah

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@masuk_required
def bkn(request: MasukRequest, pk: int) -> HttpResponse:
    """One field at a time, with what is done and what is missing."""
    skp = ambil_skp(request, pk)
    pegawai = request.identitas.pegawai
    konteks = {
        "skp": skp,
        "salinan": _salinan(request, skp),
        "dapat": pegawai is not None and pemilik_skp(skp, pegawai).boleh,
        "hari": f"{request.identitas.hari:%Y-%m-%d}",
        "remah": remah(skp),
    }
    return render(request, "skp/bkn/salin.html", konteks)


@require_POST
@pegawai_required
def bkn_tandai(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Mark a part, or take the mark away (``lepas``)."""
    skp = ambil_skp(request, pk)
    wajib(pemilik_skp(skp, request.pegawai))
    if "lepas" in request.POST:
        lepas_bkn(skp, butir=request.POST["lepas"][:40], oleh=request.pegawai)
        return HttpResponseRedirect(_alamat(pk))
    form = TandaBKNForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak("Isi tanggal bagian ini diketik di e-Kinerja BKN, lalu tandai lagi.")
    butir = form.cleaned_data["butir"]
    tandai_bkn(
        skp,
        butir=butir,
        tanggal=form.cleaned_data["tanggal"],
        dikenal=_salinan(request, skp).kode,
        oleh=request.pegawai,
        pada=timezone.now(),
    )
    return HttpResponseRedirect(f"{_alamat(pk)}#{butir}")


@require_safe
@masuk_required
def bkn_xlsx(request: MasukRequest, pk: int) -> HttpResponse:
    """The plan as a workbook."""
    skp = ambil_skp(request, pk)
    [bahan] = bahan_cetak([skp], pada=request.identitas.hari)
    nama = nama_pdf(skp, bahan.potret).removesuffix(".pdf")
    return HttpResponse(
        xlsx_bkn(bahan),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="BKN-{nama}.xlsx"'},
    )


def _salinan(request: MasukRequest, skp: SKP) -> SalinanBKN:
    [bahan] = bahan_cetak([skp], pada=request.identitas.hari)
    return salinan_bkn(bahan, sudah=salin_bkn(skp))


def _alamat(pk: int) -> str:
    return reverse("skp:bkn", args=[pk])
