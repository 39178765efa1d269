"""Pages of notices: read, confirm, write, see who has not read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import safe_next
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import PengumumanForm, SaringPembacaForm, SaringPengumumanForm
from ekinerja.penyiapan.models import Pengumuman
from ekinerja.penyiapan.permissions import PENULIS
from ekinerja.penyiapan.queries import (
    hitung_pembaca,
    pembaca,
    pengumuman_dikelola,
    pengumuman_untuk,
)
from ekinerja.penyiapan.services import akhiri_pengumuman, tandai_dibaca, terbitkan_pengumuman
from ekinerja.penyiapan.views.kesehatan import BARIS, BERANDA, EKSPOR_MAKS, unduhan
from ekinerja.regulasi.requests import pelaku

KEADAAN_BACA = {"": None, "belum": False, "sudah": True}


@require_safe
@masuk_required
def pengumuman(request: MasukRequest) -> HttpResponse:
    """Notices for the reader."""
    form = SaringPengumumanForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "baca": ""}
    semua = pengumuman_untuk(
        request.identitas, pada=timezone.now(), belum=bool(isi["baca"]), cari=isi["q"]
    )
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "remah": [BERANDA],
        "tabel": presenters.tabel_pengumuman(halaman, request.GET),
        "penulis": request.identitas.punya(*PENULIS),
    }
    return render(request, "penyiapan/pengumuman.html", context)


@require_safe
@masuk_required
def pengumuman_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One notice, with the button that confirms it."""
    satu = ambil(pengumuman_untuk(request.identitas, pada=timezone.now()), pk, apa="Pengumuman")
    remah = [Tautan(judul="Pengumuman", url=reverse("penyiapan:pengumuman"))]
    context = {"satu": satu, "tujuan": presenters.tujuan(satu), "remah": remah}
    return render(request, "penyiapan/pengumuman_rincian.html", context)


@require_POST
@masuk_required
def dibaca(request: MasukRequest, pk: int) -> HttpResponse:
    """The reader confirms to have read it."""
    saat = timezone.now()
    satu = ambil(pengumuman_untuk(request.identitas, pada=saat), pk, apa="Pengumuman")
    tandai_dibaca(satu, user=request.user, pada=saat)
    messages.success(request, "Tercatat: Anda sudah membaca pengumuman ini.")
    return HttpResponseRedirect(safe_next(request, reverse("penyiapan:pengumuman")))


@require_safe
@peran_required(*PENULIS)
def pengumuman_kelola(request: MasukRequest) -> HttpResponse:
    """Notices of the own units, and how many have read them."""
    form = SaringPengumumanForm(request.GET)
    semua = pengumuman_dikelola(request.identitas)
    if form.is_valid():
        semua = semua.filter(judul__icontains=form.cleaned_data["q"])
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    tabel = presenters.tabel_dikelola(halaman, request.GET, pada=timezone.now())
    return render(request, "penyiapan/pengumuman_kelola.html", {"tabel": tabel})


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENULIS)
def pengumuman_baru(request: MasukRequest) -> HttpResponse:
    """Write a notice."""
    form = PengumumanForm(request.POST or None, lingkup=request.identitas.lingkup(*PENULIS))
    if request.method == "POST" and form.is_valid():
        try:
            baru = terbitkan_pengumuman(
                request.user.instansi_id, form.isian(), oleh=pelaku(request), pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Pengumuman terbit dan tampak di beranda yang dituju.")
            return HttpResponseRedirect(reverse("penyiapan:pengumuman_pembaca", args=[baru.pk]))
    kembali = Tautan(judul="Pengumuman", url=reverse("penyiapan:pengumuman_kelola"))
    context = {
        "form": form,
        "judul_formulir": "Tulis pengumuman",
        "keterangan_formulir": "Tampak di beranda orang yang dituju begitu diterbitkan.",
        "tombol": "Terbitkan",
        "kembali": kembali,
        "remah": [kembali],
    }
    return render(request, "penyiapan/formulir.html", context, status=422 if form.errors else 200)


def _dikelola(request: MasukRequest, pk: int) -> Pengumuman:
    return ambil(pengumuman_dikelola(request.identitas), pk, apa="Pengumuman")


@require_safe
@peran_required(*PENULIS)
def pengumuman_pembaca(request: MasukRequest, pk: int) -> HttpResponse:
    """Who has read a notice, and who has not."""
    satu = _dikelola(request, pk)
    lingkup = request.identitas.lingkup(*PENULIS)
    form = SaringPembacaForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "sudah": ""}
    diminta = min(max(nomor(request.GET.get("halaman", "1")) or 1, 1), 100_000)
    jumlah, baris = pembaca(
        lingkup, satu, sudah=KEADAAN_BACA[isi["sudah"]], cari=isi["q"], batas=BARIS,
        mulai=(diminta - 1) * BARIS,
    )  # fmt: skip
    halaman = Paginator(range(jumlah), BARIS).get_page(diminta)
    context = {
        "satu": satu,
        "tujuan": presenters.tujuan(satu),
        "berakhir": presenters.berakhir(satu, pada=timezone.now()),
        "form": form,
        "kartu": presenters.kartu_pembaca(*hitung_pembaca(lingkup, satu)),
        "tabel": presenters.tabel_pembaca(baris, halaman, request.GET, pk=satu.pk),
        "remah": [Tautan(judul="Kelola pengumuman", url=reverse("penyiapan:pengumuman_kelola"))],
    }
    return render(request, "penyiapan/pengumuman_pembaca.html", context)


@require_safe
@peran_required(*PENULIS)
def pembaca_ekspor(request: MasukRequest, pk: int, bentuk: str) -> HttpResponse:
    """Those whom a notice is meant for, as a file."""
    satu = _dikelola(request, pk)
    form = SaringPembacaForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "sudah": ""}
    _, baris = pembaca(
        request.identitas.lingkup(*PENULIS), satu, sudah=KEADAAN_BACA[isi["sudah"]],
        cari=isi["q"], batas=EKSPOR_MAKS,
    )  # fmt: skip
    tulis = tulis_csv if bentuk == "csv" else tulis_xlsx
    berkas = tulis(presenters.KOLOM_PEMBACA, presenters.baris_pembaca(baris))
    return unduhan(berkas, f"pembaca-pengumuman-{satu.pk}", bentuk)


@require_POST
@peran_required(*PENULIS)
def pengumuman_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """Take a notice off the home pages."""
    akhiri_pengumuman(_dikelola(request, pk), oleh=pelaku(request), pada=timezone.now())
    messages.success(request, "Pengumuman diakhiri; tanda bacanya tetap tersimpan.")
    return HttpResponseRedirect(reverse("penyiapan:pengumuman_pembaca", args=[pk]))
