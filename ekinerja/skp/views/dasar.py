"""What the views of the SKP share: reaching a plan, and a page with one form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest
from ekinerja.skp.models import SKP, HasilKerja, Indikator
from ekinerja.skp.permissions import PEMBACA, skp_dapat_diubah
from ekinerja.skp.queries import hasil_kerja_terlihat, indikator_terlihat, skp_terlihat
from ekinerja.skp.services import IsiBerubah

FORMULIR = ("GET", "HEAD", "POST")
Simpan = Callable[[Any], str]


def ambil_skp(request: MasukRequest, pk: int) -> SKP:
    """A visible plan, or 404."""
    return ambil(skp_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="SKP")


def ambil_draf(request: PegawaiRequest, pk: int) -> SKP:
    """The draft of this person: 404 invisible, 403 when it cannot be changed."""
    skp = ambil_skp(request, pk)
    wajib(skp_dapat_diubah(skp, request.pegawai))
    return skp


def ambil_rhk(request: PegawaiRequest, pk: int) -> HasilKerja:
    """A visible planned result, or 404."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    return ambil(hasil_kerja_terlihat(lingkup), pk, apa="Rencana hasil kerja")


def ambil_indikator(request: PegawaiRequest, pk: int) -> Indikator:
    """A visible indicator, or 404."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    return ambil(indikator_terlihat(lingkup), pk, apa="Indikator")


def halaman_formulir(
    request: MasukRequest,
    form: forms.Form,
    simpan: Simpan,
    *,
    templat: str = "skp/formulir.html",
    **konteks: Any,
) -> HttpResponse:
    """A page with one form; what is refused comes back with all that was typed (422).

    When another changed the plan meanwhile, the form takes the new stamp: whoever reads what
    changed and saves again is not refused a second time.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(simpan(form))
        except IsiBerubah as galat:
            form.add_error(None, galat.kalimat)
            isi = request.POST.copy()
            isi["stempel"] = str(galat.stempel)
            form.data = isi
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
    status = 422 if request.method == "POST" else 200
    return render(request, templat, {"form": form, **konteks}, status=status)


def kembali(request: PegawaiRequest, pk: int, pesan: str) -> HttpResponse:
    """To the plan, with a message."""
    messages.success(request, pesan)
    return HttpResponseRedirect(alamat(pk))


def alamat(pk: int) -> str:
    return reverse("skp:rincian", args=[pk])


def remah_daftar() -> Tautan:
    return Tautan(judul="SKP", url=reverse("skp:daftar"))


def remah(skp: SKP) -> list[Tautan]:
    """The pages above a page of this plan."""
    return [remah_daftar(), Tautan(judul=f"SKP {skp.masa.lower.year}", url=alamat(skp.pk))]
