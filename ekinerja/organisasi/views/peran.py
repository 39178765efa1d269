"""Pages of roles: who holds which and why, give or propose one, end one."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, nomor, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import AkhiriPeranForm, PeranForm, SaringPeranForm
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.permissions import (
    PELIHAT_DUKUNGAN,
    PEMBACA_PERAN,
    PEMINTA_DUKUNGAN,
    PENGELOLA,
    boleh_memberi_peran,
    butuh_orang_kedua,
)
from ekinerja.organisasi.queries import peran_terlihat, riwayat_peran, usulan_menunggu
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import akhiri_peran, beri_peran, usulkan_peran
from ekinerja.organisasi.views.kirim import kirim_tabel

BARIS = 50
EKSPOR_MAKS = 50_000
KOLOM_PENERIMA = (
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("NIP atau nama pengguna", lebar=22),
    KolomEkspor("Peran", lebar=28),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Mulai", "tanggal", 14),
    KolomEkspor("Tidak berlaku lagi sejak", "tanggal", 14),
    KolomEkspor("Surat penunjukan", lebar=40),
)
KOLOM_PERAN = (
    *KOLOM_PENERIMA,
    KolomEkspor("Diberikan atau diusulkan oleh", lebar=30),
    KolomEkspor("Disetujui oleh", lebar=30),
)


@require_safe
@peran_required(*PEMBACA_PERAN)
def peran(request: MasukRequest) -> HttpResponse:
    """Who holds which role, where, since when, by which letter, given and agreed by whom."""
    siapa = request.identitas
    lingkup = siapa.lingkup(*PEMBACA_PERAN)
    form = SaringPeranForm(request.GET)
    halaman = Paginator(peran_terlihat(lingkup, form.saringan()), BARIS).get_page(
        request.GET.get("halaman")
    )
    pengelola = siapa.punya(*PENGELOLA)
    pusat = siapa.lingkup(*PENGELOLA)
    context = {
        "form": form,
        "remah": presenters.remah(()),
        "pengelola": pengelola,
        "menunggu": usulan_menunggu(pusat, user_id=siapa.user_id).count() if pengelola else 0,
        "lihat_dukungan": siapa.punya(*PELIHAT_DUKUNGAN, *PEMINTA_DUKUNGAN),
        "tabel": presenters.tabel_peran(
            halaman,
            request.GET,
            hari=lingkup.per_tanggal,
            pengubah=request.user.pk if pengelola else None,
            ekspor=presenters.tautan_ekspor("organisasi:peran_ekspor", request.GET),
        ),
    }
    return render(request, "organisasi/peran.html", context)


@require_safe
@peran_required(*PEMBACA_PERAN)
def peran_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered role grants as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA_PERAN)
    daftar = peran_terlihat(lingkup, SaringPeranForm(request.GET).saringan())
    baris = _baris_ekspor(daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM_PERAN, baris, nama="peran", bentuk=bentuk)


def _baris_ekspor(daftar: Iterable[PemberianPeran]) -> Iterator[tuple[object, ...]]:
    for satu in daftar:
        yield (
            satu.user.nama, satu.user.username, satu.get_peran_display(),
            satu.unit.nama if satu.unit else presenters.SELURUH, satu.masa.lower, satu.masa.upper,
            satu.dasar, *presenters.pemberi_peran(satu),
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def peran_baru(request: MasukRequest) -> HttpResponse:
    """Give a role, or propose a powerful one; ``?untuk=`` names the user, ``?unit=`` a unit that
    does not pay."""
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
        try:
            return HttpResponseRedirect(_simpan(request, form))
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
    kembali = Tautan(judul="Peran", url=reverse("organisasi:peran"))
    context = {
        "form": form,
        "judul_formulir": "Beri peran",
        "keterangan_formulir": "Dengan surat penunjukan. Peran yang berkuasa (pengelola, admin "
        "teknis, pemeriksa, pimpinan, PPK-SKPD, PA/KPA, bendahara) berlaku setelah disetujui "
        "pengelola lain.",
        "remah": [kembali],
        "kembali": kembali,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/formulir.html", context, status=status)


def _simpan(request: MasukRequest, form: PeranForm) -> str:
    """Give the role at once, or leave it waiting for the second person; where to go next."""
    isi = dict(form.cleaned_data)
    penerima, oleh, pada = isi.pop("pengguna"), request.identitas, timezone.now()
    if butuh_orang_kedua(isi["peran"], seluruh_instansi=isi["unit"] is None):
        usulan = usulkan_peran(penerima, **isi, oleh=oleh, pada=pada)
        messages.success(request, "Usulan dikirim. Perannya berlaku setelah disetujui orang kedua.")
        return reverse("organisasi:usulan_rincian", args=[usulan.pk])
    hasil = beri_peran(penerima, **isi, oleh=oleh, pada=pada)
    messages.success(request, "Peran sudah diberikan.")
    return reverse("organisasi:peran_rincian", args=[hasil.pk])


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PEMBACA_PERAN)
def peran_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One role grant with its history; its end is decided here (POST)."""
    lingkup = request.identitas.lingkup(*PEMBACA_PERAN)
    satu = ambil(peran_terlihat(lingkup), pk, apa="Pemberian peran")
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
