"""The guided set-up: its steps, the modules, the month everything begins with."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.kit import Tautan
from ekinerja.instansi.queries import modul_aktif
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import ModulForm, MulaiForm
from ekinerja.penyiapan.permissions import PELIHAT_UJI_COBA, PENYIAP
from ekinerja.penyiapan.queries import instansi_sendiri, isi_data
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import atur_modul, tetapkan_mulai
from ekinerja.tpp.permissions import PELIHAT_DAFTAR

MULAI = Tautan(judul="Penyiapan", url="/penyiapan/mulai/")


@require_safe
@peran_required(*PELIHAT_UJI_COBA)
def mulai(request: MasukRequest) -> HttpResponse:
    """What is done, what comes next, and where."""
    lingkup = request.identitas.lingkup(*PELIHAT_UJI_COBA)
    modul = modul_aktif(lingkup.instansi_id, pada=lingkup.per_tanggal)
    boleh_tpp = request.identitas.punya(*PELIHAT_DAFTAR)
    impor = {kunci for kunci, satu in REGISTRI.items() if request.identitas.punya(*satu.peran)}
    langkah = presenters.susun_langkah(isi_data(lingkup), modul, impor=impor, daftar_tpp=boleh_tpp)
    selesai = sum(satu.keadaan == presenters.SELESAI for satu in langkah)
    context = {
        "langkah": langkah,
        "selesai": selesai,
        "total": len(langkah),
        "berikutnya": next((satu for satu in langkah if satu.berikutnya), None),
        "boleh": request.identitas.punya(*PENYIAP),
    }
    return render(request, "penyiapan/mulai.html", context)


def _formulir(request: MasukRequest, form: Any, *, judul: str, keterangan: str) -> HttpResponse:
    context = {
        "form": form,
        "judul_formulir": judul,
        "keterangan_formulir": keterangan,
        "tombol": "Simpan",
        "kembali": MULAI,
        "remah": [MULAI],
    }
    return render(request, "penyiapan/formulir.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIAP)
def modul(request: MasukRequest) -> HttpResponse:
    """Which modules are used."""
    lingkup = request.identitas.lingkup(*PENYIAP)
    kini = modul_aktif(lingkup.instansi_id, pada=lingkup.per_tanggal)
    form = ModulForm(
        request.POST or None, initial={"modul": sorted(kini), "mulai": lingkup.per_tanggal}
    )
    if request.method == "POST" and form.is_valid():
        try:
            atur_modul(
                instansi_sendiri(lingkup), form.cleaned_data["modul"],
                mulai=form.cleaned_data["mulai"], oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Modul disimpan. Menu mengikuti mulai tanggal itu.")
            return HttpResponseRedirect(reverse("penyiapan:mulai"))
    return _formulir(
        request, form, judul="Modul yang dipakai",
        keterangan="Yang tidak dipakai hilang dari menu dan dari pemeriksaan data. Datanya tetap "
        "tersimpan, dan modul dapat dipakai lagi kapan saja.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIAP)
def mulai_berlaku(request: MasukRequest) -> HttpResponse:
    """From which month on everything counts."""
    instansi = instansi_sendiri(request.identitas.lingkup(*PENYIAP))
    form = MulaiForm(request.POST or None, initial={"mulai": instansi.mulai_berlaku})
    if request.method == "POST" and form.is_valid():
        try:
            tetapkan_mulai(
                instansi, mulai=form.cleaned_data["mulai"], oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error("mulai", galat.kalimat)
        else:
            bulan = bulan_tahun(form.cleaned_data["mulai"])
            messages.success(request, f"Dihitung mulai {bulan}; bulan sebelumnya hanya arsip.")
            return HttpResponseRedirect(reverse("penyiapan:mulai"))
    return _formulir(
        request, form, judul="Bulan pertama yang dihitung",
        keterangan="Sebelum bulan ini tidak ada yang dihitung dan dibayarkan lewat aplikasi.",
    )  # fmt: skip
