"""Deeds on units as forms: new, mended, moved from a day on, ended."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.forms import AkhiriForm, LetakForm, UbahUnitForm, UnitForm
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.permissions import PENGELOLA, PENYIMPAN_DOKUMEN
from ekinerja.organisasi.queries import cari_unit, letak_terencana, unit_terlihat
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import (
    akhiri_unit,
    batalkan_letak,
    buat_unit,
    ubah_letak,
    ubah_unit,
)

SARAN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def unit_baru(request: MasukRequest) -> HttpResponse:
    """A new unit below the one in ``?induk=`` (or on top)."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    pk = nomor(request.GET.get("induk", ""))
    induk = ambil(unit_terlihat(lingkup), pk, apa="Unit") if pk is not None else None
    form = UnitForm(request.POST or None, initial={"mulai": lingkup.per_tanggal})
    if request.method == "POST" and form.is_valid():
        try:
            baru = buat_unit(
                request.user.instansi, **form.cleaned_data, induk=induk, oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return ke_unit(baru)
    keterangan = f"Di bawah {induk.nama}." if induk else "Langsung di bawah instansi."
    return formulir(request, form, judul="Unit baru", keterangan=keterangan, induk=induk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def unit_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Mend what is written of a unit."""
    unit = _unit(request, pk)
    awal = {kunci: getattr(unit, kunci) for kunci in ("nama", "jenis", "zona", "urutan")}
    form = UbahUnitForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            ubah_unit(unit, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Data unit sudah diperbaiki.")
            return ke_unit(unit)
    return formulir(
        request, form, judul="Perbaiki data unit", induk=unit,
        keterangan="Untuk salah ketik. Perubahan menurut keputusan, yang berlaku sejak sebuah "
        "tanggal, dicatat lewat Ubah susunan.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def unit_letak(request: MasukRequest, pk: int) -> HttpResponse:
    """Put a unit below another, or rename it, from a day on."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    unit = _unit(request, pk)
    awal = {"induk": unit.induk, "nama": unit.nama, "jenis": unit.jenis,
            "mulai": lingkup.per_tanggal}  # fmt: skip
    form = LetakForm(request.POST or None, initial=awal, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        try:
            ubah_letak(unit, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            mulai = tanggal(form.cleaned_data["mulai"])
            messages.success(request, f"Susunan unit berubah mulai {mulai}.")
            return ke_unit(unit)
    return formulir(
        request, form, judul="Ubah susunan", induk=unit,
        keterangan="Pindahkan unit ini ke bawah unit lain, atau ganti nama atau jenisnya, sejak "
        "sebuah tanggal. Susunan sebelum tanggal itu tetap terbaca.",
    )  # fmt: skip


@require_POST
@peran_required(*PENGELOLA)
def letak_batal(request: MasukRequest, pk: int) -> HttpResponse:
    """Drop a planned change of a unit."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    letak = ambil(letak_terencana(lingkup), pk, apa="Rencana perubahan")
    batalkan_letak(letak, oleh=request.identitas, pada=timezone.now())
    messages.success(request, "Rencana perubahan susunan sudah dibatalkan.")
    return ke_unit(letak.unit)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def unit_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """End a unit on a day."""
    unit = _unit(request, pk)
    form = AkhiriForm(request.POST or None, initial={"selesai": unit.masa.upper})
    if request.method == "POST" and form.is_valid():
        try:
            akhiri_unit(unit, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, kabar_akhir("Unit", form.cleaned_data["selesai"]))
            return HttpResponseRedirect(reverse("organisasi:pohon"))
    return formulir(
        request, form, judul="Akhiri unit", induk=unit,
        keterangan="Jabatan, pegawai, dan unit di bawahnya harus sudah dipindahkan atau berakhir. "
        "Data sebelum tanggal itu tetap terbaca.",
    )  # fmt: skip


@require_safe
@peran_required(*PENYIMPAN_DOKUMEN)
def saran_unit(request: MasukRequest) -> HttpResponse:
    """Up to ten units of the scope that match what is being typed, as options of a list."""
    kata = (request.GET.get("induk") or request.GET.get("unit") or "").strip()
    lingkup = request.identitas.lingkup(*PENYIMPAN_DOKUMEN)
    saran = cari_unit(lingkup, kata)[:SARAN] if len(kata) > 2 else []
    return render(request, "organisasi/saran.html", {"saran": saran})


def _unit(request: MasukRequest, pk: int) -> UnitKerja:
    return ambil(unit_terlihat(request.identitas.lingkup(*PENGELOLA)), pk, apa="Unit")


def ke_unit(unit: UnitKerja) -> HttpResponseRedirect:
    """Back to the page of a unit."""
    return HttpResponseRedirect(reverse("organisasi:unit", args=[unit.pk]))


def kabar_akhir(apa: str, selesai: Any) -> str:
    """What happened after an ending was written down or taken back."""
    if selesai is None:
        return f"Pengakhiran dibatalkan. {apa} ini berlaku terus."
    return f"{apa} ini tidak berlaku lagi sejak {tanggal(selesai)}."


def formulir(
    request: MasukRequest, form: Form, *, judul: str, keterangan: str, induk: UnitKerja | None
) -> HttpResponse:
    """A form page; a refused one answers 422 with what was typed."""
    kembali = (
        Tautan(judul=induk.nama, url=reverse("organisasi:unit", args=[induk.pk]))
        if induk
        else Tautan(judul="Organisasi", url=reverse("organisasi:pohon"))
    )
    return halaman_formulir(request, form, judul=judul, keterangan=keterangan, kembali=kembali)


def halaman_formulir(
    request: MasukRequest, form: Form, *, judul: str, keterangan: str, kembali: Tautan
) -> HttpResponse:
    """A form page that goes back to where it came from."""
    context = {
        "form": form,
        "judul_formulir": judul,
        "keterangan_formulir": keterangan,
        "remah": [kembali],
        "kembali": kembali,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/formulir.html", context, status=status)
