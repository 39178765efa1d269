"""Pages of the access for support: ask, decide, end, and every page that was opened."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import DukunganForm, SaringDukunganForm
from ekinerja.organisasi.models import AksesDukungan
from ekinerja.organisasi.pelaku import pada_hari
from ekinerja.organisasi.permissions import PELIHAT_DUKUNGAN, PEMBACA_PERAN, PEMINTA_DUKUNGAN
from ekinerja.organisasi.queries import (
    dukungan_terbuka,
    dukungan_terlihat,
    jejak_dukungan,
    riwayat_dukungan,
)
from ekinerja.organisasi.requests import MasukRequest, masuk_required, peran_required
from ekinerja.organisasi.services import (
    akhiri_dukungan,
    minta_dukungan,
    setujui_dukungan,
    tarik_dukungan,
    tolak_dukungan,
)
from ekinerja.organisasi.views.kirim import kirim_tabel

BARIS = 50
EKSPOR_MAKS = 50_000
SEMUA = (*PELIHAT_DUKUNGAN, *PEMINTA_DUKUNGAN)
KOLOM_DUKUNGAN = (
    KolomEkspor("Pemakai", lebar=36),
    KolomEkspor("Alasan", lebar=60),
    KolomEkspor("Diminta", lebar=22),
    KolomEkspor("Dibuka", lebar=22),
    KolomEkspor("Ditutup", lebar=22),
    KolomEkspor("Diputuskan oleh", lebar=36),
    KolomEkspor("Halaman dibuka", "bulat", 10),
    KolomEkspor("Keadaan", lebar=22),
)
KOLOM_JEJAK = (
    KolomEkspor("Waktu", lebar=22),
    KolomEkspor("Cara", lebar=10),
    KolomEkspor("Alamat", lebar=80),
    KolomEkspor("Jawaban", "bulat", 10),
)
PESAN = {
    "setujui": "Akses dibuka. Setiap halaman yang dibuka tercatat di sini.",
    "tolak": "Permintaan ditolak; yang meminta membaca alasannya.",
    "tarik": "Permintaan ditarik.",
    "akhiri": "Akses dukungan diakhiri.",
}


def _terlihat(
    request: MasukRequest, *, status: str = "", cari: str = ""
) -> QuerySet[AksesDukungan]:
    """Everybody's for BKPSDM and the examiner, else the own."""
    siapa = request.identitas
    pelihat = siapa.lingkup(*PELIHAT_DUKUNGAN)
    return dukungan_terlihat(
        pelihat, user_id=siapa.user_id, semua=siapa.punya(*PELIHAT_DUKUNGAN), status=status,
        cari=cari,
    )  # fmt: skip


def _tersaring(request: MasukRequest, form: SaringDukunganForm) -> QuerySet[AksesDukungan]:
    if not form.is_valid():
        return _terlihat(request)
    return _terlihat(request, status=form.cleaned_data["status"], cari=form.cleaned_data["q"])


@require_safe
@peran_required(*SEMUA)
def dukungan(request: MasukRequest) -> HttpResponse:
    """Accesses for support, newest first."""
    form = SaringDukunganForm(request.GET)
    halaman = Paginator(_tersaring(request, form), BARIS).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "remah": _remah(request),
        "peminta": request.identitas.punya(*PEMINTA_DUKUNGAN),
        "tabel": presenters.tabel_dukungan(
            halaman,
            request.GET,
            saat=timezone.now(),
            ekspor=presenters.tautan_ekspor("organisasi:dukungan_ekspor", request.GET),
        ),
    }
    return render(request, "organisasi/dukungan.html", context)


@require_safe
@peran_required(*SEMUA)
def dukungan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered accesses as a file."""
    daftar = _tersaring(request, SaringDukunganForm(request.GET))[:EKSPOR_MAKS]
    saat = timezone.now()
    baris = (presenters.baris_dukungan(satu, saat=saat) for satu in daftar)
    return kirim_tabel(KOLOM_DUKUNGAN, baris, nama="akses-dukungan", bentuk=bentuk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PEMINTA_DUKUNGAN)
def dukungan_baru(request: MasukRequest) -> HttpResponse:
    """Ask for an access."""
    form = DukunganForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            akses = minta_dukungan(
                request.user, **form.cleaned_data, oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Permintaan dikirim. Akses terbuka setelah BKPSDM setuju.")
            return HttpResponseRedirect(reverse("organisasi:dukungan_rincian", args=[akses.pk]))
    kembali = Tautan(judul="Akses dukungan", url=reverse("organisasi:dukungan"))
    context = {
        "form": form,
        "judul_formulir": "Minta akses dukungan",
        "keterangan_formulir": "Membaca data seluruh instansi selama beberapa jam, tanpa dapat "
        "mengubahnya. Disetujui BKPSDM; setiap halaman yang dibuka tercatat.",
        "remah": [kembali],
        "kembali": kembali,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/formulir.html", context, status=status)


@require_safe
@peran_required(*SEMUA)
def dukungan_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One access: why, who agreed, and the pages opened."""
    satu = ambil(_terlihat(request), pk, apa="Akses dukungan")
    saat = timezone.now()
    halaman = Paginator(jejak_dukungan(satu), BARIS).get_page(request.GET.get("halaman"))
    ekspor = [
        Tautan(
            judul=f"Unduh {bentuk}",
            url=reverse("organisasi:dukungan_jejak", args=[pk, bentuk]),
            ikon="download",
        )
        for bentuk in ("xlsx", "csv")
    ]
    context = {
        "akses": satu,
        "remah": [
            *_remah(request),
            Tautan(judul="Akses dukungan", url=reverse("organisasi:dukungan")),
        ],
        "rincian": presenters.rincian_dukungan(satu, saat=saat),
        "riwayat": presenters.riwayat_peran(list(riwayat_dukungan(satu))),
        "aksi": presenters.aksi_dukungan(satu, pada_hari(request.identitas, saat), saat=saat),
        "tabel": presenters.tabel_jejak(halaman, request.GET, ekspor=ekspor),
    }
    return render(request, "organisasi/dukungan_rincian.html", context)


@require_safe
@peran_required(*SEMUA)
def dukungan_jejak(request: MasukRequest, pk: int, bentuk: str) -> HttpResponse:
    """The pages opened during one access, as a file."""
    satu = ambil(_terlihat(request), pk, apa="Akses dukungan")
    if bentuk not in ("xlsx", "csv"):
        raise Http404("Berkas ini hanya ada sebagai xlsx dan csv.")
    baris = (
        (timezone.localtime(j.pada).strftime("%d/%m/%Y %H:%M:%S"), j.metode, j.alamat, j.jawaban)
        for j in jejak_dukungan(satu)[:EKSPOR_MAKS].iterator(chunk_size=2_000)
    )
    return kirim_tabel(KOLOM_JEJAK, baris, nama=f"jejak-dukungan-{pk}", bentuk=bentuk)


@require_POST
@peran_required(*SEMUA)
def dukungan_putus(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Agree, refuse with a reason, take back, or end."""
    satu = ambil(_terlihat(request), pk, apa="Akses dukungan")
    if langkah not in PESAN:
        raise Http404("Langkah ini tidak ada.")
    oleh, pada, alasan = request.identitas, timezone.now(), request.POST.get("alasan", "")
    if langkah == "setujui":
        setujui_dukungan(satu, oleh=oleh, pada=pada)
    elif langkah == "tolak":
        tolak_dukungan(satu, alasan=alasan, oleh=oleh, pada=pada)
    elif langkah == "tarik":
        tarik_dukungan(satu, alasan=alasan, oleh=oleh, pada=pada)
    else:
        akhiri_dukungan(satu, alasan=alasan, oleh=oleh, pada=pada)
    messages.success(request, PESAN[langkah])
    return HttpResponseRedirect(reverse("organisasi:dukungan_rincian", args=[pk]))


@require_POST
@masuk_required
def dukungan_selesai(request: MasukRequest) -> HttpResponse:
    """End the own open access, from the banner of any page."""
    saat = timezone.now()
    akses = dukungan_terbuka(request.identitas.user_id, saat=saat)
    if akses is not None:
        akhiri_dukungan(akses, oleh=request.identitas, pada=saat)
        messages.success(request, PESAN["akhiri"])
    return HttpResponseRedirect("/")


def _remah(request: MasukRequest) -> list[Tautan]:
    """The technical admin comes from the state of the system, the others from the roles."""
    if request.identitas.punya(*PEMBACA_PERAN):
        return [Tautan(judul="Peran", url=reverse("organisasi:peran"))]
    return [Tautan(judul="Keadaan sistem", url=reverse("organisasi:sistem"))]
