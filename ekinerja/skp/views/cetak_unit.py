"""Batches of printed plans: asked for, followed, cancelled, downloaded."""

from typing import Any

from django.contrib import messages
from django.core.files.storage import storages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.kit import Tautan, pager
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.skp.forms.cetak import CetakUnitForm
from ekinerja.skp.models import CetakUnit
from ekinerja.skp.permissions import PEMBACA, pemesan_cetak
from ekinerja.skp.presenters.cetak_unit import kemajuan_cetak, tabel_cetakan
from ekinerja.skp.queries.cetak import cetak_terlihat, unit_pilihan
from ekinerja.skp.services.cetak_unit import batalkan_cetak, minta_cetak
from ekinerja.skp.views.dasar import FORMULIR, halaman_formulir, remah_daftar

BARIS = 20


@require_http_methods(FORMULIR)
@peran_required(*PEMBACA)
def cetak_unit(request: MasukRequest) -> HttpResponse:
    """Ask for a batch, and see those asked for before."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    halaman: Any = Paginator(cetak_terlihat(lingkup), BARIS).get_page(request.GET.get("halaman"))

    def simpan(form: Any) -> str:
        cetak = minta_cetak(
            form.pilihan,
            tahun=form.cleaned_data["tahun"],
            bentuk=form.cleaned_data["bentuk"],
            oleh=request.identitas,
            pada=timezone.now(),
        )
        return _alamat(cetak.pk)

    return halaman_formulir(
        request,
        CetakUnitForm(
            request.POST or None,
            unit=unit_pilihan(lingkup),
            initial={"tahun": request.identitas.hari.year},
        ),
        simpan,
        templat="skp/cetak/unit.html",
        tabel=tabel_cetakan(list(halaman), pager=pager(halaman, request.GET)),
        remah=[remah_daftar()],
    )


@require_safe
@peran_required(*PEMBACA)
def cetak_unit_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One batch: how far it is, and its file."""
    cetak = _ambil(request, pk)
    konteks = {
        "cetak": cetak,
        "kemajuan": kemajuan_cetak(cetak),
        "dapat_batal": pemesan_cetak(cetak, request.identitas).boleh
        and not cetak.pekerjaan.tuntas,
        "remah": [
            remah_daftar(), Tautan(judul="Cetak satu unit", url=reverse("skp:cetak_unit")),
        ],
    }  # fmt: skip
    return render(request, "skp/cetak/unit_rincian.html", konteks)


@require_safe
@peran_required(*PEMBACA)
def cetak_unit_kemajuan(request: MasukRequest, pk: int) -> HttpResponse:
    """Progress, asked for again and again."""
    return render(request, "kit/kemajuan.html", {"kemajuan": kemajuan_cetak(_ambil(request, pk))})


@require_POST
@peran_required(*PEMBACA)
def cetak_unit_batal(request: MasukRequest, pk: int) -> HttpResponse:
    """Stop it."""
    batalkan_cetak(_ambil(request, pk), oleh=request.identitas, pada=timezone.now())
    messages.success(request, "Cetakan dibatalkan.")
    return HttpResponseRedirect(_alamat(pk))


@require_safe
@peran_required(*PEMBACA)
def cetak_unit_unduh(request: MasukRequest, pk: int) -> HttpResponse:
    """The file, while it is kept."""
    cetak = _ambil(request, pk)
    if not cetak.jalur:
        raise Http404("Berkas cetakan ini belum ada atau sudah dibuang. Minta cetakan baru.")
    akhiran = cetak.jalur.rpartition(".")[2]
    berkas: Any = FileResponse(
        storages["default"].open(cetak.jalur, "rb"),
        as_attachment=True,
        filename=f"SKP-{cetak.tahun}-{cetak.unit.kode}.{akhiran}",
    )
    hasil: HttpResponse = berkas
    return hasil


def _ambil(request: MasukRequest, pk: int) -> CetakUnit:
    return ambil(cetak_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="Cetakan")


def _alamat(pk: int) -> str:
    return reverse("skp:cetak_unit_rincian", args=[pk])
