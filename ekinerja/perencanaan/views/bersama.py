"""What the views of planning share: scopes, the form page, suggestions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.queries import SaringJabatan, cari_unit, saring_jabatan
from ekinerja.organisasi.requests import peran_required
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan.forms import sebut_sasaran
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import PEMBACA, PENYUSUN, lingkup_baca, pelaku_dari
from ekinerja.perencanaan.queries import SaringSasaran, saring_sasaran

BARIS = 50
SARAN = 10
EKSPOR_MAKS = 50_000
FORMULIR = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanFormulir:
    """What stands around a form."""

    judul: str
    kembali: Tautan
    keterangan: str = ""
    pesan: str = "Sudah disimpan."
    tombol: str = "Simpan"


def pelaku(request: MasukRequest) -> PelakuPerencanaan:
    """The signed-in person with the roles of today."""
    return pelaku_dari(request.identitas)


def lingkup_semua(request: MasukRequest) -> Lingkup:
    """Goals are read by everybody of the instansi."""
    return request.identitas.lingkup(*PEMBACA)


def lingkup_aksi(request: MasukRequest) -> Lingkup:
    """Action plans and agreements: of the roles, and of the own perangkat daerah."""
    return lingkup_baca(request.identitas)


def formulir(
    request: MasukRequest,
    form: forms.Form,
    simpan: Callable[[Any], str],
    *,
    halaman: HalamanFormulir,
) -> HttpResponse:
    """A form page; ``simpan`` does the deed and answers with the address to go to."""
    if request.method == "POST" and form.is_valid():
        try:
            tujuan = simpan(form)
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, halaman.pesan)
            return HttpResponseRedirect(tujuan)
    context = {"form": form, "halaman": halaman, "remah": [halaman.kembali]}
    status = 422 if form.errors else 200
    return render(request, "perencanaan/formulir.html", context, status=status)


def kerjakan(
    request: MasukRequest, perbuatan: Callable[[], object], *, pesan: str, ke: str, gagal: str = ""
) -> HttpResponse:
    """The deed of a button: done with a word, or refused with its sentence.

    :param ke: where to go afterwards; ``gagal`` when it was refused, if elsewhere.
    """
    try:
        perbuatan()
    except AksiDitolak as galat:
        messages.error(request, galat.kalimat)
        return HttpResponseRedirect(gagal or ke)
    messages.success(request, pesan)
    return HttpResponseRedirect(ke)


def kata(request: MasukRequest) -> str:
    """What is being typed in the field that asks; shorter than three letters: nothing."""
    isi = str(next(iter(request.GET.values()), "")).strip()[:100]
    return isi if len(isi) > 2 else ""


@require_safe
@peran_required(*PENYUSUN)
def saran_unit(request: MasukRequest) -> HttpResponse:
    """Up to ten units that match what is being typed."""
    ketikan = kata(request)
    lingkup = request.identitas.lingkup(*PENYUSUN)
    saran = cari_unit(lingkup, ketikan)[:SARAN] if ketikan else []
    return render(request, "organisasi/saran.html", {"saran": saran})


@require_safe
@peran_required(*PENYUSUN)
def saran_jabatan(request: MasukRequest) -> HttpResponse:
    """Up to ten posts that match what is being typed."""
    ketikan = kata(request)
    lingkup = request.identitas.lingkup(*PENYUSUN)
    saran = saring_jabatan(lingkup, SaringJabatan(cari=ketikan))[:SARAN] if ketikan else []
    return render(request, "organisasi/saran.html", {"saran": saran})


@require_safe
@masuk_required
def saran_sasaran(request: MasukRequest) -> HttpResponse:
    """Up to ten goals that match what is being typed."""
    ketikan = kata(request)
    cocok = saring_sasaran(lingkup_semua(request), SaringSasaran(cari=ketikan))
    saran = [sebut_sasaran(satu) for satu in cocok[:SARAN]] if ketikan else []
    return render(request, "perencanaan/saran.html", {"saran": saran})
