"""Pages of roles: who holds which, grant one, end one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, nomor, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import AkhiriPeranForm, PeranForm, SaringPeranForm
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA, boleh_memberi_peran
from ekinerja.organisasi.queries import peran_terlihat, riwayat_peran
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import akhiri_peran, beri_peran

BARIS = 50


@require_safe
@peran_required(*PEMBACA)
def peran(request: MasukRequest) -> HttpResponse:
    """Who holds which role, where, since when, by which letter."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    form = SaringPeranForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {"q": "", "peran": "", "masa": ""}
    daftar = peran_terlihat(
        lingkup, berakhir=isi["masa"] == "semua", cari=isi["q"], peran=isi["peran"]
    )
    pengelola = request.identitas.punya(*PENGELOLA)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "remah": presenters.remah(()),
        "pengelola": pengelola,
        "tabel": presenters.tabel_peran(
            halaman,
            request.GET,
            hari=lingkup.per_tanggal,
            pengubah=request.user.pk if pengelola else None,
        ),
    }
    return render(request, "organisasi/peran.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def peran_baru(request: MasukRequest) -> HttpResponse:
    """Give a role; ``?untuk=`` names the user, ``?unit=`` offers a unit that does not pay."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    unit_id = nomor(request.GET.get("unit", ""))
    form = PeranForm(
        request.POST or None,
        lingkup=lingkup,
        unit_id=unit_id,
        initial={
            "pengguna": request.GET.get("untuk", ""),
            "unit": unit_id,
            "mulai": lingkup.per_tanggal,
        },
    )
    if request.method == "POST" and form.is_valid():
        isi = dict(form.cleaned_data)
        try:
            hasil = beri_peran(
                isi.pop("pengguna"), **isi, oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Peran sudah diberikan.")
            return HttpResponseRedirect(reverse("organisasi:peran_rincian", args=[hasil.pk]))
    kembali = Tautan(judul="Peran", url=reverse("organisasi:peran"))
    context = {
        "form": form,
        "judul_formulir": "Beri peran",
        "keterangan_formulir": "Dengan surat penunjukan. Dua langkah pembayaran yang berurutan "
        "harus dipegang orang yang berbeda.",
        "remah": [kembali],
        "kembali": kembali,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/formulir.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PEMBACA)
def peran_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One role grant with its history; its end is decided here (POST)."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    satu = ambil(peran_terlihat(lingkup, berakhir=True), pk, apa="Pemberian peran")
    if request.method == "POST":
        wajib(
            boleh_memberi_peran(
                request.user.instansi_id,
                request.identitas,
                penerima_id=satu.user_id,
                pada=lingkup.per_tanggal,
            )
        )
    form = AkhiriPeranForm(request.POST or None, initial={"selesai": lingkup.per_tanggal})
    if request.method == "POST" and form.is_valid():
        try:
            akhiri_peran(satu, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Peran {satu.user.nama} sudah diakhiri.")
            return HttpResponseRedirect(reverse("organisasi:peran_rincian", args=[pk]))
    berakhir = satu.masa.upper is not None and satu.masa.upper <= lingkup.per_tanggal
    milik_sendiri = satu.user_id == request.user.pk
    boleh_akhiri = request.identitas.punya(*PENGELOLA) and not (berakhir or milik_sendiri)
    context = {
        "pemberian": satu,
        "remah": [
            *presenters.remah(()),
            Tautan(judul="Peran", url=reverse("organisasi:peran")),
        ],
        "rincian": presenters.rincian_peran(satu),
        "riwayat": presenters.riwayat_peran(list(riwayat_peran(satu))),
        "form": form if boleh_akhiri else None,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/peran_rincian.html", context, status=status)
