"""Deeds on people by form: register, issue a password."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.forms import PegawaiForm
from ekinerja.pegawai.permissions import PENERBIT_SANDI
from ekinerja.pegawai.queries import pegawai_terlihat
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.pegawai.services import (
    DataPegawai,
    daftarkan_pegawai,
    terbitkan_sandi,
)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(Peran.BKPSDM)
def baru(request: MasukRequest) -> HttpResponse:
    """Register a person; the one-time password is shown once."""
    form = PegawaiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = dict(form.cleaned_data)
        pengguna = isi.pop("nama_pengguna")
        try:
            orang, sandi = daftarkan_pegawai(
                request.user.instansi,
                DataPegawai(**isi),
                nama_pengguna=pengguna,
                oleh=request.identitas,
                pada=timezone.now(),
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _halaman_sandi(request, orang.pk, orang.nama, sandi)
    kembali = Tautan(judul="Pegawai", url=reverse("pegawai:daftar"))
    keterangan = "Akunnya dibuat sekaligus, dengan kata sandi sekali pakai."
    return _formulir(request, form, ("Daftarkan pegawai", keterangan), kembali)


def _formulir(
    request: MasukRequest, form: Any, judul: tuple[str, str], kembali: Tautan
) -> HttpResponse:
    """A form page; a refused one answers 422 with what was typed."""
    context = {
        "form": form,
        "judul_formulir": judul[0],
        "keterangan_formulir": judul[1],
        "remah": [kembali],
        "kembali": kembali,
    }
    return render(request, "pegawai/formulir.html", context, status=422 if form.errors else 200)


@require_POST
@peran_required(*PENERBIT_SANDI)
def sandi(request: MasukRequest, pk: int) -> HttpResponse:
    """Issue a one-time password and show it once."""
    lingkup = request.identitas.lingkup(*PENERBIT_SANDI)
    orang = ambil(pegawai_terlihat(lingkup), pk, apa="Pegawai")
    teks = terbitkan_sandi(orang, lingkup=lingkup, oleh=request.identitas, pada=timezone.now())
    return _halaman_sandi(request, pk, orang.nama, teks)


def _halaman_sandi(request: MasukRequest, pk: int, nama: str, teks: str) -> HttpResponse:
    """The password, once: never cached, never in a redirect or a message."""
    context = {
        "nama": nama,
        "sandi": teks,
        "remah": [Tautan(judul=nama, url=reverse("pegawai:rincian", args=[pk]))],
        "kembali": reverse("pegawai:rincian", args=[pk]),
    }
    jawaban = render(request, "pegawai/sandi.html", context)
    jawaban["Cache-Control"] = "no-store"
    return jawaban
