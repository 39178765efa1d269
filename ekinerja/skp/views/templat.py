"""Identified SKP of posts: kept by those who manage posts, taken over by their holders."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.kit import Tautan, pager
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.requests import (
    MasukRequest,
    PegawaiRequest,
    pegawai_required,
    peran_required,
)
from ekinerja.skp import services
from ekinerja.skp.forms import BarisTemplatForm, CariForm
from ekinerja.skp.presenters import tabel_jabatan, versi_templat
from ekinerja.skp.queries import (
    jabatan_terlihat,
    pustaka_indikator,
    rhk_templat_terlihat,
    templat_berlaku,
    templat_jabatan,
    templat_terlihat,
    uraian_tugas,
)
from ekinerja.skp.views.dasar import (
    FORMULIR,
    alamat,
    ambil_draf,
    ambil_rhk,
    halaman_formulir,
    kembali,
    remah,
)

BARIS = 50
PENYUSUN = (Peran.BKPSDM, Peran.ORGANISASI, Peran.ADMIN_PD)


@require_safe
@peran_required(*PENYUSUN)
def templat(request: MasukRequest) -> HttpResponse:
    """Posts in scope with their template."""
    form = CariForm(request.GET)
    cari = form.cleaned_data["cari"] if form.is_valid() else ""
    daftar = jabatan_terlihat(request.identitas.lingkup(*PENYUSUN), cari=cari)
    halaman: Any = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    tabel = tabel_jabatan(halaman, pager=pager(halaman, request.GET))
    return render(request, "skp/templat.html", {"tabel": tabel, "form": form})


@require_safe
@peran_required(*PENYUSUN)
def templat_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """The versions of one post."""
    jabatan = _jabatan(request, pk)
    versi = versi_templat(templat_jabatan(jabatan))
    konteks = {
        "jabatan": jabatan,
        "versi": versi,
        "dapat_disusun": not any(satu.rancangan for satu in versi),
        "remah": [_remah()],
    }
    return render(request, "skp/templat_rincian.html", konteks)


@require_POST
@peran_required(*PENYUSUN)
def templat_susun(request: MasukRequest, pk: int) -> HttpResponse:
    """Draw up the next version."""
    jabatan = _jabatan(request, pk)
    services.susun_templat(
        jabatan,
        dari=request.POST.get("dari", "URAIAN_TUGAS"),
        oleh=request.identitas,
        pada=timezone.now(),
    )
    return HttpResponseRedirect(_alamat(pk))


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def templat_tambah(request: MasukRequest, pk: int) -> HttpResponse:
    """Add a result to a version that is not in force yet."""
    satu = ambil(templat_terlihat(request.identitas.lingkup(*PENYUSUN)), pk, apa="Templat")

    def simpan(form: Any) -> str:
        services.tambah_rhk_templat(
            satu,
            rencana=form.cleaned_data["rencana"],
            indikator=form.isian,
            tugas_ids=form.cleaned_data.get("tugas", ()),
        )
        return _alamat(satu.jabatan_id)

    return halaman_formulir(
        request,
        BarisTemplatForm(
            request.POST or None,
            tugas=uraian_tugas(satu.jabatan, pada=request.identitas.hari),
        ),
        simpan,
        judul="Tambah hasil kerja templat",
        keterangan=satu.jabatan.nama,
        remah=[_remah(), Tautan(judul=satu.jabatan.nama, url=_alamat(satu.jabatan_id))],
    )


@require_POST
@peran_required(*PENYUSUN)
def templat_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Remove a result from a version that is not in force yet."""
    rhk = ambil(rhk_templat_terlihat(request.identitas.lingkup(*PENYUSUN)), pk, apa="Hasil kerja")
    services.hapus_rhk_templat(rhk)
    return HttpResponseRedirect(_alamat(rhk.templat.jabatan_id))


@require_POST
@peran_required(*PENYUSUN)
def templat_berlakukan(request: MasukRequest, pk: int) -> HttpResponse:
    """Put a version in force."""
    satu = ambil(templat_terlihat(request.identitas.lingkup(*PENYUSUN)), pk, apa="Templat")
    services.berlakukan_templat(satu, pada=timezone.now())
    return HttpResponseRedirect(_alamat(satu.jabatan_id))


@require_POST
@pegawai_required
def ambil_templat(request: PegawaiRequest) -> HttpResponse:
    """Bring the template of the own post into a draft."""
    skp = services.ambil_templat(request.pegawai, pada=timezone.now())
    return kembali(request, skp.pk, "Draf SKP disusun dari templat jabatan. Periksa, lalu ajukan.")


@require_http_methods(FORMULIR)
@pegawai_required
def ambil_rhk_templat(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Results of the post's template that the draft does not hold; POST takes one over."""
    skp = ambil_draf(request, pk)
    sumber = templat_berlaku(skp.jabatan_id)
    ada = {" ".join(satu.rencana.casefold().split()) for satu in skp.hasil_kerja.all()}
    semua = [
        satu
        for satu in (sumber.hasil_kerja.all() if sumber is not None else ())
        if " ".join(satu.rencana.casefold().split()) not in ada
    ]
    if request.method == "POST":
        dipilih = request.POST.get("rhk", "")
        for satu in semua:
            if str(satu.pk) == dipilih:
                services.salin_rhk_templat(
                    skp, rhk=satu, oleh=request.pegawai, bulan=len(services.bulan_skp(skp))
                )
        return HttpResponseRedirect(request.path)
    konteks = {"skp": skp, "semua": semua, "ada_templat": sumber is not None, "remah": remah(skp)}
    return render(request, "skp/ambil_rhk.html", konteks)


@require_http_methods(FORMULIR)
@pegawai_required
def pustaka(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Indicators used for this post before; POST takes one over."""
    rhk = ambil_rhk(request, pk)
    skp = ambil_draf(request, rhk.skp_id)
    if request.method == "POST":
        for satu in pustaka_indikator(rhk):
            if satu.kunci == request.POST.get("kunci"):
                isian = services.isian_dari(satu)
                services.tambah_indikator(rhk, isian=isian, oleh=request.pegawai)
        return HttpResponseRedirect(alamat(skp.pk))
    form = CariForm(request.GET)
    cari = form.cleaned_data["cari"] if form.is_valid() else ""
    konteks = {
        "rhk": rhk,
        "form": form,
        "semua": pustaka_indikator(rhk, cari=cari),
        "remah": remah(skp),
    }
    return render(request, "skp/pustaka.html", konteks)


def _jabatan(request: MasukRequest, pk: int) -> Jabatan:
    return ambil(jabatan_terlihat(request.identitas.lingkup(*PENYUSUN)), pk, apa="Jabatan")


def _alamat(jabatan_id: int) -> str:
    return reverse("skp:templat_rincian", args=[jabatan_id])


def _remah() -> Tautan:
    return Tautan(judul="Templat SKP", url=reverse("skp:templat"))
