"""Pages of proposals to correct data: propose about oneself, read, decide."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.berkas import terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_berkas, kirim_tabel
from ekinerja.pegawai import presenters
from ekinerja.pegawai.forms import SaringUsulanDataForm, UsulanDataForm
from ekinerja.pegawai.models import UsulanData
from ekinerja.pegawai.permissions import PEMUTUS_USULAN_DATA
from ekinerja.pegawai.queries import (
    riwayat_usulan_data,
    usulan_data_menunggu,
    usulan_data_terlihat,
)
from ekinerja.pegawai.requests import (
    MasukRequest,
    PegawaiRequest,
    masuk_required,
    pegawai_required,
)
from ekinerja.pegawai.services import (
    MEDAN_USULAN,
    BuktiUsulan,
    tarik_usulan_data,
    terima_usulan_data,
    tolak_usulan_data,
    usulkan_perubahan,
)
from ekinerja.pegawai.workflow import USULAN_DATA_WORKFLOW
from ekinerja.regulasi.requests import pelaku

BARIS = 50
EKSPOR_MAKS = 50_000
PESAN = {
    "terima": "Usulan diterima; datanya sudah diubah.",
    "tolak": "Usulan ditolak; pengusul membaca alasannya.",
    "tarik": "Usulan ditarik.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def usulan_data_baru(request: PegawaiRequest) -> HttpResponse:
    """Propose corrections of the own data; what waits already is not offered again."""
    orang = request.pegawai
    menunggu = usulan_data_menunggu(orang)
    medan = tuple(n for data, isi in MEDAN_USULAN.items() if data not in menunggu for n in isi)
    form = UsulanDataForm(request.POST or None, request.FILES or None, pegawai=orang, medan=medan)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = _usulkan(request, form)
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, _kabar(hasil))
            return HttpResponseRedirect(reverse("pegawai:usulan_data"))
    context = {
        "form": form if medan else None,
        "menunggu": [sebutan for data, sebutan in UsulanData.DATA if data in menunggu],
        "kembali": reverse("pegawai:rincian", args=[orang.pk]),
        "ubah": reverse("pegawai:ubah", args=[orang.pk]),
        "remah": [Tautan(judul=orang.nama, url=reverse("pegawai:rincian", args=[orang.pk]))],
    }
    return render(request, "pegawai/usulan_baru.html", context, status=422 if form.errors else 200)


def _usulkan(request: PegawaiRequest, form: UsulanDataForm) -> list[UsulanData]:
    pada, unggahan = timezone.now(), form.cleaned_data["berkas"]
    berkas = None
    if unggahan:
        berkas = terima_berkas(unggahan, instansi_id=request.pegawai.instansi_id, pada=pada)
    bukti = BuktiUsulan(form.cleaned_data["keterangan"], berkas)
    return usulkan_perubahan(
        request.pegawai, form.isi_usulan, bukti=bukti, oleh=request.identitas, pada=pada
    )


def _kabar(hasil: list[UsulanData]) -> str:
    data = ", ".join(satu.get_data_display() for satu in hasil)
    return f"Usulan perubahan {data} dikirim. Datanya berubah setelah diperiksa dan diterima."


def _tersaring(request: MasukRequest) -> tuple[SaringUsulanDataForm, QuerySet[UsulanData]]:
    form = SaringUsulanDataForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "apa": "", "status": ""}
    daftar = usulan_data_terlihat(
        request.identitas.lingkup(*PEMUTUS_USULAN_DATA),
        cari=isi["q"], data=isi["apa"], status=isi["status"],
    )  # fmt: skip
    return form, daftar


@require_safe
@masuk_required
def usulan_data(request: MasukRequest) -> HttpResponse:
    """Proposals about oneself and, for who decides, about the people of the scope."""
    form, daftar = _tersaring(request)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = tautan_ekspor("pegawai:usulan_data_ekspor", request.GET)
    context = {
        "form": form,
        "tabel": presenters.tabel_usulan_data(halaman, request.GET, ekspor=ekspor),
        "mengusulkan": request.identitas.pegawai is not None,
    }
    return render(request, "pegawai/usulan.html", context)


@require_safe
@masuk_required
def usulan_data_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered proposals as a file, without their values."""
    _, daftar = _tersaring(request)
    baris = presenters.baris_usulan_data(daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(
        presenters.KOLOM_USULAN_DATA, baris, nama="usulan-perubahan-data", bentuk=bentuk
    )


def _usulan(request: MasukRequest, pk: int) -> UsulanData:
    lingkup = request.identitas.lingkup(*PEMUTUS_USULAN_DATA)
    return ambil(usulan_data_terlihat(lingkup), pk, apa="Usulan perubahan data")


@require_safe
@masuk_required
def usulan_data_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One proposal: old and new, the evidence, the trail, what may be done."""
    return render(request, "pegawai/usulan_rincian.html", _konteks(request, _usulan(request, pk)))


def _konteks(request: MasukRequest, satu: UsulanData) -> dict[str, Any]:
    langkah = USULAN_DATA_WORKFLOW.available(satu, pelaku(request))
    return {
        "usulan": satu,
        "rincian": presenters.rincian_usulan_data(satu),
        "aksi": presenters.aksi_usulan_data(satu, langkah),
        "riwayat": presenters.peristiwa_usulan_data(riwayat_usulan_data(satu)),
        "remah": [Tautan(judul="Usulan perubahan data", url=reverse("pegawai:usulan_data"))],
    }


@require_safe
@masuk_required
def usulan_data_berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """The evidence, as a download."""
    satu = _usulan(request, pk)
    if satu.berkas is None:
        raise Http404("Usulan ini tidak berisi bukti.")
    return kirim_berkas(satu.berkas)


@require_POST
@masuk_required
def usulan_data_putus(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Accept, refuse with a reason, or take back."""
    satu = _usulan(request, pk)
    if langkah not in PESAN:
        raise Http404("Langkah ini tidak ada.")
    oleh, pada = pelaku(request), timezone.now()
    if langkah == "terima":
        terima_usulan_data(satu, oleh=oleh, pada=pada)
    elif langkah == "tolak":
        tolak_usulan_data(satu, alasan=request.POST.get("alasan", ""), oleh=oleh, pada=pada)
    else:
        tarik_usulan_data(satu, oleh=oleh, pada=pada)
    messages.success(request, PESAN[langkah])
    return HttpResponseRedirect(reverse("pegawai:usulan_data_rincian", args=[pk]))
