"""The profile of the government."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import ProfilForm
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA_INSTANSI
from ekinerja.organisasi.queries import jabatan_puncak, versi_profil
from ekinerja.organisasi.requests import MasukRequest, masuk_required, peran_required
from ekinerja.organisasi.services import IsiProfil, simpan_profil
from ekinerja.organisasi.views.unit import halaman_formulir

PEMBACA_PROFIL = tuple(dict.fromkeys((*PENGELOLA_INSTANSI, *PEMBACA)))
ISI = tuple(IsiProfil.__dataclass_fields__)


@require_safe
@peran_required(*PEMBACA_PROFIL)
def instansi(request: MasukRequest) -> HttpResponse:
    """The profile: what it is, who leads it, its letterhead, and what changed."""
    profil = request.user.instansi
    lingkup = request.identitas.lingkup(*PEMBACA_PROFIL)
    context = {
        "profil": profil,
        "remah": presenters.remah(()),
        "rincian": presenters.rincian_instansi(profil),
        "puncak": jabatan_puncak(lingkup).first() if request.identitas.punya(*PEMBACA) else None,
        "perubahan": presenters.perubahan(versi_profil(profil), presenters.MEDAN_PROFIL),
        "pengelola": request.identitas.punya(*PENGELOLA_INSTANSI),
    }
    return render(request, "organisasi/instansi.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA_INSTANSI)
def instansi_ubah(request: MasukRequest) -> HttpResponse:
    """Change the profile."""
    profil = request.user.instansi
    awal = {kunci: getattr(profil, kunci) for kunci in ISI}
    form = ProfilForm(request.POST or None, request.FILES or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            simpan_profil(
                profil, IsiProfil(**{kunci: isi[kunci] for kunci in ISI}), logo=isi["logo"],
                tanpa_logo=isi["tanpa_logo"], oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Profil instansi sudah disimpan.")
            return HttpResponseRedirect(reverse("organisasi:instansi"))
    return halaman_formulir(
        request, form, judul="Ubah profil instansi",
        keterangan="Kop surat tercetak pada slip dan daftar yang diunduh sesudah ini.",
        kembali=Tautan(judul="Profil instansi", url=reverse("organisasi:instansi")),
    )  # fmt: skip


@require_safe
@masuk_required
def logo(request: MasukRequest) -> HttpResponse:
    """The logo of the own government: our own copy of the picture, which can do nothing."""
    berkas = request.user.instansi.logo
    if berkas is None:
        raise Http404("Logo instansi belum diunggah.")
    jawaban = HttpResponse(berkas.read(), content_type="image/png")
    jawaban["Content-Disposition"] = "inline"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cache-Control"] = "private, no-cache"
    return jawaban
