"""Pages of proposed roles: what waits, one proposal, and the decision of the second person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import SaringUsulanForm
from ekinerja.organisasi.models import UsulanPeran
from ekinerja.organisasi.pelaku import pada_hari
from ekinerja.organisasi.permissions import PEMBACA_PERAN, PENGELOLA
from ekinerja.organisasi.queries import riwayat_usulan, usulan_terlihat
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import setujui_usulan, tarik_usulan, tolak_usulan
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.organisasi.views.peran import BARIS, EKSPOR_MAKS, KOLOM_PENERIMA

KOLOM_USULAN = (
    *KOLOM_PENERIMA,
    KolomEkspor("Diusulkan oleh", lebar=30),
    KolomEkspor("Keadaan", lebar=22),
    KolomEkspor("Diputuskan oleh", lebar=30),
)
PESAN = {
    "setujui": "Usulan disetujui; perannya berlaku sesuai tanggalnya.",
    "tolak": "Usulan ditolak; pengusul membaca alasannya.",
    "tarik": "Usulan ditarik.",
}


@require_safe
@peran_required(*PEMBACA_PERAN)
def usulan(request: MasukRequest) -> HttpResponse:
    """Proposed roles, newest first."""
    form = SaringUsulanForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "status": ""}
    daftar = usulan_terlihat(
        request.identitas.lingkup(*PEMBACA_PERAN), status=isi["status"], cari=isi["q"]
    )
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = presenters.tautan_ekspor("organisasi:usulan_ekspor", request.GET)
    context = {
        "form": form,
        "remah": _remah(),
        "pengelola": request.identitas.punya(*PENGELOLA),
        "tabel": presenters.tabel_usulan(halaman, request.GET, ekspor=ekspor),
    }
    return render(request, "organisasi/usulan.html", context)


@require_safe
@peran_required(*PEMBACA_PERAN)
def usulan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered proposals as a file."""
    form = SaringUsulanForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "status": ""}
    daftar = usulan_terlihat(
        request.identitas.lingkup(*PEMBACA_PERAN), status=isi["status"], cari=isi["q"]
    )
    baris = (_baris(satu) for satu in daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM_USULAN, baris, nama="usulan-peran", bentuk=bentuk)


def _baris(satu: UsulanPeran) -> tuple[object, ...]:
    return (
        satu.user.nama, satu.user.username, satu.get_peran_display(),
        satu.unit.nama if satu.unit else presenters.SELURUH, satu.masa.lower, satu.masa.upper,
        satu.dasar, satu.diusulkan_oleh.nama, satu.get_status_display(),
        satu.diputus_oleh.nama if satu.diputus_oleh else "",
    )  # fmt: skip


@require_safe
@peran_required(*PEMBACA_PERAN)
def usulan_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One proposal with its history, and what this person may decide."""
    satu = ambil(usulan_terlihat(request.identitas.lingkup(*PEMBACA_PERAN)), pk, apa="Usulan peran")
    pelaku = pada_hari(request.identitas, timezone.now())
    context = {
        "usulan": satu,
        "remah": [*_remah(), Tautan(judul="Usulan", url=reverse("organisasi:usulan"))],
        "rincian": presenters.rincian_usulan(satu),
        "riwayat": presenters.riwayat_peran(list(riwayat_usulan(satu))),
        "aksi": presenters.aksi_usulan(satu, pelaku),
    }
    return render(request, "organisasi/usulan_rincian.html", context)


@require_POST
@peran_required(*PENGELOLA)
def usulan_putus(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Agree, refuse with a reason, or take back."""
    satu = ambil(usulan_terlihat(request.identitas.lingkup(*PENGELOLA)), pk, apa="Usulan peran")
    if langkah not in PESAN:
        raise Http404("Langkah ini tidak ada.")
    oleh, pada, alasan = request.identitas, timezone.now(), request.POST.get("alasan", "")
    if langkah == "setujui":
        setujui_usulan(satu, oleh=oleh, pada=pada)
    elif langkah == "tolak":
        tolak_usulan(satu, alasan=alasan, oleh=oleh, pada=pada)
    else:
        tarik_usulan(satu, alasan=alasan, oleh=oleh, pada=pada)
    messages.success(request, PESAN[langkah])
    return HttpResponseRedirect(reverse("organisasi:usulan_rincian", args=[pk]))


def _remah() -> list[Tautan]:
    return [*presenters.remah(()), Tautan(judul="Peran", url=reverse("organisasi:peran"))]
