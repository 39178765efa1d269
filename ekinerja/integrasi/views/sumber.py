"""Pages of sources: which there are, how they are read, which field follows which, how fresh."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi import presenters
from ekinerja.integrasi.forms import AlihForm, SumberForm, UnggahSiasnForm
from ekinerja.integrasi.permissions import PELIHAT, PENERAP, PENGATUR, pelihat_sumber
from ekinerja.integrasi.queries import (
    SUMBER_ORANG,
    TERHUBUNG,
    bacaan_terakhir,
    hitung_medan,
    kesegaran,
    kesegaran_rencana,
    medan_milik,
    riwayat_medan,
    sinkron_terlihat,
    sumber_medan,
    sumber_terlihat,
)
from ekinerja.integrasi.services import (
    AturanSumber,
    alihkan_medan,
    atur_sumber,
    minta_sinkron,
    terima_unggahan,
)
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required

BARIS = 20
REMAH = (Tautan(judul="Sumber data", url="/integrasi/"),)


def lingkup_sumber(request: MasukRequest, *peran: str) -> Lingkup:
    """The whole instansi, or a refusal.

    :raises TidakBerwenang: when the roles reach some units only.
    """
    lingkup = request.identitas.lingkup(*peran)
    wajib(pelihat_sumber(lingkup))
    return lingkup


def ambil_sumber(lingkup: Lingkup, jenis: str) -> SumberData:
    """The source of this kind; one that was never set up is empty, and not stored.

    :raises Http404: not a system that can be read.
    """
    if jenis.upper() not in TERHUBUNG:
        raise Http404("Sumber ini tidak dikenal.")
    ada = sumber_terlihat(lingkup).filter(jenis=jenis.upper()).first()
    return ada or SumberData(instansi_id=lingkup.instansi_id, jenis=jenis.upper())


@require_safe
@peran_required(*PELIHAT)
def daftar(request: MasukRequest) -> HttpResponse:
    """The systems, the source of every field, and the readings."""
    lingkup, pada = lingkup_sumber(request, *PELIHAT), timezone.now()
    ada = {satu.jenis: satu for satu in sumber_terlihat(lingkup)}
    semua = sinkron_terlihat(lingkup)
    terakhir = {j: semua.filter(sumber__jenis=j).first() if j in ada else None for j in TERHUBUNG}
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "kartu": [
            presenters.kartu_sumber(jenis, ada.get(jenis), terakhir[jenis], pada=pada)
            for jenis in TERHUBUNG
        ],
        "medan": presenters.tabel_medan(riwayat_medan(lingkup), hari=lingkup.per_tanggal),
        "tabel": presenters.tabel_bacaan(halaman, request.GET),
        "pengatur": request.identitas.punya(*PENGATUR),
        "penerap": request.identitas.punya(*PENERAP),
    }
    return render(request, "integrasi/daftar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGATUR)
def atur(request: MasukRequest, jenis: str) -> HttpResponse:
    """Say where a source is and how it is read."""
    lingkup = lingkup_sumber(request, *PENGATUR)
    sumber = ambil_sumber(lingkup, jenis)
    awal = {
        nama: getattr(sumber, nama)
        for nama in ("moda", "alamat", "nama_rahasia", "jadwal", "aktif")
    }
    form = SumberForm(request.POST if request.method == "POST" else None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            atur_sumber(
                lingkup.instansi_id, sumber.jenis, AturanSumber(**form.cleaned_data),
                oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Pengaturan {sumber} disimpan.")
            return HttpResponseRedirect(reverse("integrasi:daftar"))
    context = {"form": form, "sumber": sumber, "remah": REMAH}
    return render(request, "integrasi/atur.html", context, status=422 if form.errors else 200)


@require_POST
@peran_required(*PENGATUR)
def baca(request: MasukRequest, jenis: str) -> HttpResponse:
    """Have a source read now, by a job."""
    lingkup = lingkup_sumber(request, *PENGATUR)
    sumber = ambil_sumber(lingkup, jenis)
    if sumber.pk is None:
        raise AksiDitolak(f"{sumber} belum diatur. Lengkapi pengaturannya lebih dahulu.")
    sinkron = minta_sinkron(sumber, oleh=request.identitas, pada=timezone.now())
    return HttpResponseRedirect(reverse("integrasi:bacaan", args=[sinkron.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGATUR)
def unggah(request: MasukRequest) -> HttpResponse:
    """Read an uploaded SIASN file instead of the service."""
    lingkup = lingkup_sumber(request, *PENGATUR)
    kiriman = request.POST if request.method == "POST" else None
    ditolak = str(request.META.get("UPLOAD_REFUSED", ""))
    form = UnggahSiasnForm(kiriman, request.FILES or None, ditolak=ditolak)
    if request.method == "POST" and form.is_valid():
        pada = timezone.now()
        sumber = ambil_sumber(lingkup, SumberData.SIASN)
        if sumber.pk is None:
            sumber = atur_sumber(
                lingkup.instansi_id, SumberData.SIASN, AturanSumber("", ""),
                oleh=request.identitas, pada=pada,
            )  # fmt: skip
        isi = form.cleaned_data["berkas"].read()
        sinkron = terima_unggahan(sumber, isi, oleh=request.identitas, pada=pada)
        return HttpResponseRedirect(reverse("integrasi:bacaan", args=[sinkron.pk]))
    context = {"form": form, "remah": REMAH}
    return render(request, "integrasi/unggah.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENERAP)
def alihkan(request: MasukRequest, jenis: str) -> HttpResponse:
    """The reconciliation of a source, and which fields follow it from when."""
    lingkup = lingkup_sumber(request, *PENERAP)
    if jenis.upper() not in SUMBER_ORANG:
        raise Http404("Sumber ini tidak dialihkan medan demi medan.")
    sumber = ambil_sumber(lingkup, jenis)
    sinkron = bacaan_terakhir(sumber.pk) if sumber.pk else None
    catatan = sumber_medan(lingkup.instansi_id, pada=lingkup.per_tanggal)
    hitungan = hitung_medan(sinkron) if sinkron else {}
    tersedia = {*hitungan, *medan_milik(sumber, catatan), *(sinkron.sama if sinkron else ())}
    awal = {"menjadi": sumber.jenis, "mulai": lingkup.per_tanggal}
    kiriman = request.POST if request.method == "POST" else None
    form = AlihForm(kiriman, initial=awal, sumber=sumber, tersedia=tersedia)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            alihkan_medan(
                lingkup.instansi_id, isi["medan"], isi["menjadi"], mulai=isi["mulai"],
                oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Peralihan dicatat; nilai yang tersimpan tidak berubah.")
            return HttpResponseRedirect(reverse("integrasi:daftar"))
    tabel = presenters.tabel_rekonsiliasi(sinkron, hitungan, catatan) if sinkron else None
    context = {
        "form": form, "sumber": sumber, "sinkron": sinkron, "tabel": tabel, "remah": REMAH,
    }  # fmt: skip
    return render(request, "integrasi/alihkan.html", context, status=422 if form.errors else 200)


@require_safe
@masuk_required
def segar(request: MasukRequest) -> HttpResponse:
    """How fresh the sources are; htmx gets the stamp alone, to be put on another page."""
    lingkup = request.identitas.lingkup_sendiri()
    pada = timezone.now()
    semua = (
        kesegaran_rencana(lingkup.instansi_id, pada=pada)
        if request.GET.get("sumber") == SumberData.RENDA.lower()
        else kesegaran(lingkup.instansi_id, pada=pada, hari=lingkup.per_tanggal)
    )
    potongan = request.headers.get("HX-Request") == "true"
    templat = "integrasi/segar.html#cap" if potongan else "integrasi/segar.html"
    return render(request, templat, {"semua": presenters.kesegaran(semua)})
