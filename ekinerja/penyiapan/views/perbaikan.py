"""Pages of requests to mend data: ask, list, read, decide."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import safe_next
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import MintaForm, SaringPerbaikanForm
from ekinerja.penyiapan.models import PermintaanPerbaikan
from ekinerja.penyiapan.permissions import PELIHAT_KESEHATAN
from ekinerja.penyiapan.queries import (
    Temuan,
    masih_ada,
    masih_terbuka,
    perbaikan_menunggu,
    perbaikan_sendiri,
    perbaikan_terlihat,
    riwayat_perbaikan,
    saring_perbaikan,
    satu_temuan,
)
from ekinerja.penyiapan.services import minta_perbaikan, putuskan_perbaikan
from ekinerja.penyiapan.views.kesehatan import DATA_SAYA, EKSPOR_MAKS, KESEHATAN, unduhan
from ekinerja.penyiapan.workflow import PERBAIKAN_WORKFLOW, TERBUKA
from ekinerja.regulasi.requests import pelaku

BARIS = 50
LANGKAH = ("selesaikan", "tolak", "buka_lagi")
PESAN = {
    "selesaikan": "Permintaan ditandai selesai.",
    "tolak": "Permintaan ditolak; peminta membaca alasannya.",
    "buka_lagi": "Permintaan dibuka lagi.",
}


def _temuan(request: MasukRequest) -> Temuan:
    """The gap that the address names, when it is still there and in scope."""
    isi = request.GET if request.method != "POST" else request.POST
    unit_id = nomor(isi.get("unit", ""))
    if unit_id is None:
        raise Http404("Masalah ini tidak ditemukan.")
    temuan = satu_temuan(
        request.identitas.lingkup(*PELIHAT_KESEHATAN),
        isi.get("kunci", ""),
        pegawai_id=nomor(isi.get("pegawai", "")),
        jabatan_id=nomor(isi.get("jabatan", "")),
        unit_id=unit_id,
    )
    if temuan is None:
        raise Http404("Masalah ini sudah tidak ada, atau bukan dalam kewenangan Anda.")
    return temuan


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def minta(request: MasukRequest) -> HttpResponse:
    """Ask whoever can mend a gap; a press of the button is enough.

    Without saying which gap, the own gaps are shown to choose from.
    """
    if request.method != "POST" and not request.GET:
        return HttpResponseRedirect(reverse("penyiapan:data_saya"))
    temuan = _temuan(request)
    form = MintaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            minta_perbaikan(
                temuan,
                instansi_id=request.user.instansi_id,
                oleh=request.identitas,
                pada=timezone.now(),
                isi=form.cleaned_data["isi"],
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Permintaan dikirim. Kemajuannya tampak di Data saya.")
            return HttpResponseRedirect(safe_next(request, reverse("penyiapan:data_saya")))
    context = {
        "form": form,
        "temuan": presenters.kartu_temuan([temuan], request.identitas)[0],
        "pada": temuan.pegawai or temuan.jabatan or temuan.unit,
    }
    return render(request, "penyiapan/minta.html", context, status=422 if form.errors else 200)


def _tersaring(request: MasukRequest, form: SaringPerbaikanForm) -> QuerySet[PermintaanPerbaikan]:
    isi = form.cleaned_data if form.is_valid() else {"q": "", "status": "", "milik": ""}
    sumber = {
        "": perbaikan_terlihat,
        "menunggu": perbaikan_menunggu,
        "saya": perbaikan_sendiri,
    }
    return saring_perbaikan(
        sumber[isi["milik"]](request.identitas), cari=isi["q"], status=isi["status"]
    )


@require_safe
@masuk_required
def perbaikan(request: MasukRequest) -> HttpResponse:
    """Requests: those waiting for the reader, the own ones, all that are visible."""
    form = SaringPerbaikanForm(request.GET)
    semua = _tersaring(request, form)
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    terbuka = [satu.pk for satu in halaman if satu.status == TERBUKA]
    masih = masih_ada(request.identitas.lingkup_sendiri(), terbuka) if terbuka else set()
    tabel = presenters.tabel_perbaikan(halaman, request.GET, masih=masih)
    pelihat = request.identitas.punya(*PELIHAT_KESEHATAN)
    context = {"form": form, "remah": [KESEHATAN if pelihat else DATA_SAYA], "tabel": tabel}
    return render(request, "penyiapan/perbaikan.html", context)


@require_safe
@masuk_required
def perbaikan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered requests as a file."""
    semua = _tersaring(request, SaringPerbaikanForm(request.GET))[:EKSPOR_MAKS]
    tulis = tulis_csv if bentuk == "csv" else tulis_xlsx
    isi = tulis(presenters.KOLOM_PERBAIKAN, presenters.baris_perbaikan(semua))
    return unduhan(isi, "permintaan-perbaikan", bentuk)


@require_safe
@masuk_required
def perbaikan_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One request: what, the trail, what may be decided."""
    satu = ambil(perbaikan_terlihat(request.identitas), pk, apa="Permintaan")
    hilang = satu.status == TERBUKA and not masih_terbuka(satu, hari=timezone.localdate())
    context = {
        "permintaan": satu,
        "judul_permintaan": presenters.judul_permintaan(satu),
        "lencana_permintaan": presenters.LENCANA_PERBAIKAN[satu.status],
        "hilang": hilang,
        "rincian": presenters.rincian_permintaan(satu),
        "aksi": presenters.aksi_perbaikan(
            satu, PERBAIKAN_WORKFLOW.available(satu, pelaku(request))
        ),
        "perbaiki": presenters.alamat_permintaan(satu, request.identitas),
        "riwayat": presenters.riwayat_permintaan(riwayat_perbaikan(satu)),
    }
    return render(request, "penyiapan/perbaikan_rincian.html", context)


@require_POST
@masuk_required
def perbaikan_putuskan(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Settle, refuse or reopen a request."""
    satu = ambil(perbaikan_terlihat(request.identitas), pk, apa="Permintaan")
    if langkah not in LANGKAH:
        raise Http404("Langkah ini tidak ada.")
    putuskan_perbaikan(
        satu,
        langkah,
        oleh=pelaku(request),
        pada=timezone.now(),
        alasan=request.POST.get("alasan", ""),
    )
    messages.success(request, PESAN[langkah])
    return HttpResponseRedirect(reverse("penyiapan:perbaikan_rincian", args=[pk]))
