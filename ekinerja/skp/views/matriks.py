"""Matriks peran hasil: the grid, a new cell, and the answer of the member."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, nomor, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import render_page
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import AlasanForm, PeranForm, SaringMatriksForm, awal_peran
from ekinerja.skp.models import SKP, HasilKerja, PeranHasil
from ekinerja.skp.permissions import anggota_peran, pemilik_matriks, pengusul_peran
from ekinerja.skp.presenters import aksi_peran, matriks_peran, rincian_peran
from ekinerja.skp.queries import (
    anggota_matriks,
    isi_matriks,
    isi_skp,
    peran_matriks,
    peran_terlihat,
)
from ekinerja.skp.views.dasar import FORMULIR, ambil_skp, halaman_formulir, kembali, remah


@require_safe
@masuk_required
def matriks(request: MasukRequest, pk: int) -> HttpResponse:
    """The grid of one plan, for its owner, its penilai and those who read the unit."""
    skp = ambil_skp(request, pk)
    pegawai = request.identitas.pegawai
    dapat = pegawai is not None and pemilik_matriks(skp, pegawai).boleh
    isi = isi_matriks(skp, pada=request.identitas.hari)
    saring = SaringMatriksForm(request.GET, rhk=isi.rhk, anggota=isi.anggota)
    konteks = {
        "matriks": matriks_peran(skp, isi, dapat=dapat, **saring.pilihan),
        "saring": saring,
        "skp": skp,
        "remah": remah(skp),
    }
    return render_page(request, "skp/matriks.html", konteks, part="matriks")


@require_http_methods(FORMULIR)
@pegawai_required
def peran_baru(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Propose a result to a member.

    ``?rhk=`` and ``?pegawai=`` fill in the cell, ``?dari=`` the words of a former proposal.
    """
    skp = ambil_skp(request, pk)
    wajib(pemilik_matriks(skp, request.pegawai))
    rhk = isi_skp(skp)

    def simpan(form: Any) -> str:
        sasaran, kepada = form.sasaran
        services.usulkan_peran(
            sasaran, kepada=kepada, isian=form.isian, oleh=request.pegawai, pada=timezone.now()
        )
        return _matriks(pk)

    form = PeranForm(
        request.POST or None,
        initial=_awal(request, skp, rhk),
        rhk=rhk,
        anggota=anggota_matriks(skp, pada=request.identitas.hari),
    )
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Usulkan peran",
        keterangan="Anggota menerima usulan ini atau minta dibahas.",
        remah=[*remah(skp), Tautan(judul="Matriks peran hasil", url=_matriks(pk))],
    )


@require_safe
@pegawai_required
def peran(request: PegawaiRequest, pk: int) -> HttpResponse:
    """One proposal, for the member and the superior."""
    satu = _peran(request, pk)
    konteks = {
        "peran": satu,
        "rincian": rincian_peran(satu),
        "aksi": aksi_peran(satu, request.pegawai),
        "riwayat": satu.riwayat.order_by("pada", "id"),
        "remah": [Tautan(judul="SKP", url=reverse("skp:daftar"))],
    }
    return render(request, "skp/peran.html", konteks)


@require_POST
@pegawai_required
def peran_terima(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Accept into the own draft."""
    satu = _peran(request, pk)
    wajib(anggota_peran(satu, request.pegawai))
    satu = services.terima_peran(satu, oleh=request.pegawai, pada=timezone.now())
    assert satu.hasil is not None
    return kembali(request, satu.hasil.skp_id, "Usulan diterima dan masuk ke draf SKP Anda.")


@require_POST
@pegawai_required
def peran_bahas(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Ask to discuss."""
    satu = _peran(request, pk)
    wajib(anggota_peran(satu, request.pegawai))
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(str(form.errors["alasan"][0]))
    services.bahas_peran(
        satu, alasan=form.cleaned_data["alasan"], oleh=request.pegawai, pada=timezone.now()
    )
    return HttpResponseRedirect(reverse("skp:peran", args=[pk]))


@require_POST
@pegawai_required
def peran_cabut(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Withdraw."""
    satu = _peran(request, pk)
    wajib(pengusul_peran(satu, request.pegawai))
    services.cabut_peran(satu, oleh=request.pegawai, pada=timezone.now())
    return HttpResponseRedirect(_matriks(satu.rhk.skp_id))


def _awal(request: PegawaiRequest, skp: SKP, rhk: list[HasilKerja]) -> dict[str, Any]:
    """The cell that the address names."""
    dari = nomor(request.GET.get("dari", ""))
    peran = None if dari is None else peran_matriks(skp, dari)
    dipilih = request.GET.get("rhk", "")
    satu = next((h for h in rhk if str(h.pk) == dipilih), None)
    return {
        **awal_peran(satu, peran),
        "rhk": dipilih,
        "pegawai": request.GET.get("pegawai", ""),
    }


def _peran(request: PegawaiRequest, pk: int) -> PeranHasil:
    return ambil(peran_terlihat(request.identitas.lingkup_sendiri()), pk, apa="Usulan peran")


def _matriks(pk: int) -> str:
    return reverse("skp:matriks", args=[pk])
