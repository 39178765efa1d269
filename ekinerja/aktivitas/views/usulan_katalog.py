"""Pages on which the catalogue changes: a version, its proposal, the decision."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.forms import KatalogForm, SaringUsulanKatalogForm, awal_katalog
from ekinerja.aktivitas.models import KatalogAktivitas, UsulanKatalog
from ekinerja.aktivitas.permissions import (
    PENGUSUL_KATALOG,
    PENYUSUN_KATALOG,
    boleh_menyusun_katalog,
)
from ekinerja.aktivitas.presenters import katalog as presenters
from ekinerja.aktivitas.presenters import usulan_katalog as usulan
from ekinerja.aktivitas.queries import (
    kebijakan_pada,
    riwayat_usulan_katalog,
    usulan_katalog_terlihat,
    versi_katalog,
)
from ekinerja.aktivitas.workflow import USULAN_KATALOG_WORKFLOW
from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.presenters.susunan import tautan_ekspor
from ekinerja.organisasi.queries import pilihan_unit
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required

BARIS, EKSPOR_MAKS = 50, 50_000
PESAN = {
    "setujui": "Usulan disetujui; versinya sudah tertulis di katalog.",
    "tolak": "Usulan ditolak; pengusul melihat alasannya.",
    "tarik": "Usulan ditarik.",
}


def _penyusun(request: MasukRequest) -> bool:
    return boleh_menyusun_katalog(request.identitas).boleh


def _remah() -> list[Tautan]:
    return [Tautan(judul="Katalog aktivitas", url=reverse("aktivitas:katalog"))]


@require_safe
@masuk_required
def katalog_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One activity with all its versions."""
    versi = versi_katalog(request.identitas.lingkup_sendiri(), pk=pk)
    if not versi:
        raise Http404("Aktivitas katalog tidak ditemukan, atau bukan milik instansi Anda.")
    satu = next(v for v in versi if v.pk == pk)
    context = {
        "katalog": satu,
        "rincian": presenters.rincian_katalog(satu, harga=_harga(request)),
        "versi": presenters.tabel_versi(versi),
        "ubah": _alamat_ubah(request, satu),
        "remah": _remah(),
    }
    return render(request, "aktivitas/katalog_rincian.html", context)


def _harga(request: MasukRequest) -> Decimal | None:
    identitas = request.identitas
    return kebijakan_pada(identitas.user.instansi_id, pada=identitas.hari).harga_poin


def _alamat_ubah(request: MasukRequest, satu: KatalogAktivitas) -> Tautan | None:
    url = f"{reverse('aktivitas:katalog_baru')}?asal={satu.pk}"
    if satu.masa.upper is not None:
        return None
    if _penyusun(request):
        return Tautan(judul="Tulis versi baru", url=url, ikon="pencil")
    if request.identitas.punya(*PENGUSUL_KATALOG):
        return Tautan(judul="Usulkan perubahan", url=url, ikon="pencil")
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def katalog_baru(request: MasukRequest) -> HttpResponse:
    """Write an activity (Bagian Organisasi) or propose one (Admin Perangkat Daerah)."""
    penyusun = _penyusun(request)
    if not penyusun and not request.identitas.punya(*PENGUSUL_KATALOG):
        raise TidakBerwenang(
            "Katalog disusun oleh Bagian Organisasi dan diusulkan oleh Admin Perangkat Daerah."
        )
    asal = _asal(request)
    unit = None if penyusun else pilihan_unit(request.identitas.lingkup(*PENGUSUL_KATALOG))
    if request.method != "POST":
        awal = awal_katalog(asal, mulai=request.identitas.hari)
        return _formulir(request, KatalogForm(initial=awal, unit=unit), asal=asal)
    form = KatalogForm(request.POST, unit=unit)
    if not form.is_valid():
        return _formulir(request, form, asal=asal, status=422)
    try:
        ke = _tulis(request, form, asal)
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _formulir(request, form, asal=asal, status=422)
    return HttpResponseRedirect(ke)


def _asal(request: MasukRequest) -> KatalogAktivitas | None:
    pk = nomor(request.GET.get("asal", ""))
    if pk is None:
        return None
    versi = versi_katalog(request.identitas.lingkup_sendiri(), pk=pk)
    return next((v for v in versi if v.pk == pk), None)


def _tulis(request: MasukRequest, form: KatalogForm, asal: KatalogAktivitas | None) -> str:
    """The deed, and where to go then."""
    mulai, oleh = form.cleaned_data["mulai"], request.identitas
    if "unit" not in form.fields:
        hasil = services.tetapkan_katalog(form.isi, asal=asal, mulai=mulai, oleh=oleh)
        messages.success(request, "Katalog tersimpan.")
        return reverse("aktivitas:katalog_rincian", args=[hasil.pk])
    dikirim = services.usulkan_katalog(
        form.isi,
        unit=form.cleaned_data["unit"],
        asal=asal,
        mulai=mulai,
        alasan=form.cleaned_data["alasan"],
        oleh=oleh,
        pada=timezone.now(),
    )
    messages.success(request, "Usulan dikirim kepada Bagian Organisasi.")
    return reverse("aktivitas:usulan_katalog_rincian", args=[dikirim.pk])


def _formulir(
    request: MasukRequest, form: KatalogForm, *, asal: KatalogAktivitas | None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "asal": asal, "usulan": "unit" in form.fields, "remah": _remah()}
    return render(request, "aktivitas/katalog_formulir.html", context, status=status)


@require_safe
@masuk_required
def usulan_katalog(request: MasukRequest) -> HttpResponse:
    """Own proposals, and for who decides those of the scope."""
    form, daftar = _tersaring(request)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = tautan_ekspor("aktivitas:usulan_katalog_ekspor", request.GET)
    context = {
        "form": form,
        "tabel": usulan.tabel_usulan(halaman, request.GET, ekspor=ekspor),
        "boleh": request.identitas.punya(*PENGUSUL_KATALOG, *PENYUSUN_KATALOG),
        "remah": _remah(),
    }
    return render(request, "aktivitas/usulan_katalog.html", context)


def _tersaring(request: MasukRequest) -> tuple[SaringUsulanKatalogForm, Any]:
    form = SaringUsulanKatalogForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "status": ""}
    lingkup = request.identitas.lingkup(*PENYUSUN_KATALOG, *PENGUSUL_KATALOG)
    return form, usulan_katalog_terlihat(lingkup, kata=isi["q"], status=isi["status"])


@require_safe
@masuk_required
def usulan_katalog_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered proposals as a file."""
    _, daftar = _tersaring(request)
    baris = usulan.baris_usulan(daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(usulan.KOLOM_USULAN, baris, nama="usulan-katalog", bentuk=bentuk)


def _usulan(request: MasukRequest, pk: int) -> UsulanKatalog:
    lingkup = request.identitas.lingkup(*PENYUSUN_KATALOG, *PENGUSUL_KATALOG)
    return ambil(usulan_katalog_terlihat(lingkup), pk, apa="Usulan katalog")


@require_safe
@masuk_required
def usulan_katalog_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One proposal beside the version it would follow, and what may be done."""
    satu = _usulan(request, pk)
    langkah = USULAN_KATALOG_WORKFLOW.available(satu, request.identitas)
    context = {
        "usulan": satu,
        "rincian": usulan.rincian_usulan(satu),
        "aksi": usulan.aksi_usulan(satu, langkah),
        "riwayat": usulan.peristiwa_usulan(riwayat_usulan_katalog(satu)),
        "remah": [*_remah(), Tautan(judul="Usulan", url=reverse("aktivitas:usulan_katalog"))],
    }
    return render(request, "aktivitas/usulan_katalog_rincian.html", context)


@require_POST
@masuk_required
def usulan_katalog_putus(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Agree, refuse with a reason, or take back."""
    satu = _usulan(request, pk)
    if langkah not in PESAN:
        raise Http404("Langkah ini tidak ada.")
    oleh, pada = request.identitas, timezone.now()
    if langkah == "setujui":
        services.setujui_usulan_katalog(satu, oleh=oleh, pada=pada)
    elif langkah == "tolak":
        alasan = request.POST.get("alasan", "")
        services.tolak_usulan_katalog(satu, alasan=alasan, oleh=oleh, pada=pada)
    else:
        services.tarik_usulan_katalog(satu, oleh=oleh, pada=pada)
    messages.success(request, PESAN[langkah])
    return HttpResponseRedirect(reverse("aktivitas:usulan_katalog_rincian", args=[pk]))
