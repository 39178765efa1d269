"""Plt. and Plh., heads by assignment, delegations, penilai by letter: one list, their forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai import presenters, services
from ekinerja.pegawai.ekspor_penilai import KOLOM_PENUGASAN, baris_penugasan
from ekinerja.pegawai.forms import (
    AkhiriForm,
    DelegasiForm,
    DelegasiSayaForm,
    KepalaForm,
    PelaksanaForm,
    PenilaiKhususForm,
    SaringPenugasanForm,
)
from ekinerja.pegawai.pelaksana import peringatan_plt
from ekinerja.pegawai.permissions import PEMBACA
from ekinerja.pegawai.queries import (
    SaringPenugasan,
    baca_penugasan,
    orang_dengan_jabatan,
    penugasan,
    penugasan_terlihat,
    tim_pada,
)
from ekinerja.pegawai.requests import (
    MasukRequest,
    PegawaiRequest,
    masuk_required,
    pegawai_required,
    peran_required,
)

BARIS = 50
EKSPOR_MAKS = 50_000
SARAN_MAKS = 100
FORMULIR = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Macam:
    """One kind: the form that records it, the deed, and the deed that ends it."""

    judul: str
    keterangan: str
    form: Callable[..., Any]
    simpan: Callable[[Any, MasukRequest], str]
    akhiri: Callable[..., None]


def _tunjuk(form: PelaksanaForm, request: MasukRequest) -> str:
    isi = form.cleaned_data
    services.tunjuk_pelaksana(
        isi["pegawai"], isi["jabatan"], jenis=isi["jenis"], sk=form.surat, selesai=isi["selesai"],
        oleh=request.identitas, pada=timezone.now(),
    )  # fmt: skip
    if isi["jenis"] == "PLT" and (kalimat := peringatan_plt(isi["tmt"], isi["selesai"])):
        messages.warning(request, kalimat)
    sebutan = "Plt." if isi["jenis"] == "PLT" else "Plh."
    return f"{isi['pegawai'].nama} dicatat sebagai {sebutan} {isi['jabatan'].nama}."


def _tugaskan(form: KepalaForm, request: MasukRequest) -> str:
    isi = form.cleaned_data
    services.tugaskan_kepala(
        isi["pegawai"], isi["unit"], sebutan=isi["sebutan"], sk=form.surat, selesai=isi["selesai"],
        oleh=request.identitas, pada=timezone.now(),
    )  # fmt: skip
    return f"{isi['pegawai'].nama} dicatat memimpin {isi['unit'].nama}."


def _delegasikan(form: DelegasiForm, request: MasukRequest) -> str:
    isi = form.cleaned_data
    services.delegasikan(**isi, oleh=request.identitas, pada=timezone.now())
    return f"Delegasi {isi['pemberi'].nama} kepada {isi['penerima'].nama} dicatat."


def _tetapkan(form: PenilaiKhususForm, request: MasukRequest) -> str:
    isi = form.cleaned_data
    services.tetapkan_penilai(**isi, oleh=request.identitas, pada=timezone.now())
    return f"{isi['penilai'].nama} dicatat sebagai penilai {isi['pegawai'].nama}."


MACAM: Mapping[str, Macam] = {
    "pelaksana": Macam(
        "Tunjuk Plt. atau Plh.",
        "Jabatan definitif orang itu tetap. Selama masanya ia menilai bawahan jabatan ini.",
        PelaksanaForm, _tunjuk, services.akhiri_pelaksana,
    ),
    "kepala": Macam(
        "Tugaskan memimpin unit",
        "Untuk kepala sekolah, kepala puskesmas, atau direktur rumah sakit yang jabatannya tetap "
        "fungsional. Ia menilai orang unit itu.",
        KepalaForm, _tugaskan, services.akhiri_penugasan,
    ),
    "delegasi": Macam(
        "Catat delegasi",
        "Penerima memutus atas nama pemberi; pejabat penilainya tetap pemberi.",
        DelegasiForm, _delegasikan, services.akhiri_delegasi,
    ),
    "penilai": Macam(
        "Tetapkan penilai dengan surat",
        "Mengalahkan jalur jabatan untuk satu orang, selama masanya.",
        PenilaiKhususForm, _tetapkan, services.akhiri_penilai,
    ),
}  # fmt: skip


@require_safe
@peran_required(*PEMBACA)
def daftar(request: MasukRequest) -> HttpResponse:
    """Who acts for whom or what, and what ends soon."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    form = SaringPenugasanForm(request.GET)
    halaman = Paginator(penugasan(lingkup, _saring(form)), BARIS).get_page(
        request.GET.get("halaman")
    )
    pengelola = request.identitas.punya(Peran.BKPSDM)
    ekspor = tautan_ekspor("pegawai:penugasan_ekspor", request.GET)
    context = {
        "form": form,
        "tabel": presenters.tabel_penugasan(
            halaman, request.GET, hari=lingkup.per_tanggal, ekspor=ekspor, pengelola=pengelola
        ),
        "macam": [(kunci, satu.judul) for kunci, satu in MACAM.items()] if pengelola else [],
        "remah": [Tautan(judul="Pegawai", url=reverse("pegawai:daftar"))],
    }
    return render(request, "pegawai/penugasan.html", context)


def _saring(form: SaringPenugasanForm) -> SaringPenugasan:
    if not form.is_valid():
        return SaringPenugasan()
    isi = form.cleaned_data
    return SaringPenugasan(cari=isi["q"], cara=isi["cara"], masa=isi["masa"])


@require_safe
@peran_required(*PEMBACA)
def ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered list as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    baris = list(penugasan(lingkup, _saring(SaringPenugasanForm(request.GET)))[:EKSPOR_MAKS])
    isi = baris_penugasan(baca_penugasan(baris))
    return kirim_tabel(KOLOM_PENUGASAN, isi, nama="penugasan", bentuk=bentuk)


def _macam(jenis: str) -> Macam:
    if jenis not in MACAM:
        raise Http404("Macam penugasan ini tidak ada.")
    return MACAM[jenis]


@require_http_methods(FORMULIR)
@peran_required(Peran.BKPSDM)
def baru(request: MasukRequest, jenis: str) -> HttpResponse:
    """Record an appointment or a letter."""
    macam = _macam(jenis)
    lingkup = request.identitas.lingkup(Peran.BKPSDM)
    kosong = {"pegawai", "penilai", "pemberi", "jabatan", "unit"} & set(request.GET)
    awal: dict[str, Any] = {nama: request.GET[nama] for nama in kosong}
    awal |= {"mulai": lingkup.per_tanggal, "tmt": lingkup.per_tanggal}
    form = macam.form(request.POST or None, initial=awal, lingkup=lingkup)
    return layani(
        request, form, lambda: macam.simpan(form, request),
        judul=(macam.judul, macam.keterangan), kembali=_ke_daftar(),
    )  # fmt: skip


@require_http_methods(FORMULIR)
@pegawai_required
def delegasi_saya(request: PegawaiRequest) -> HttpResponse:
    """Lend the own right to approve."""
    if not request.identitas.memimpin:
        raise TidakBerwenang(
            "Anda tidak menilai siapa pun hari ini, sehingga tidak ada wewenang yang dapat "
            "didelegasikan."
        )
    lingkup = request.identitas.lingkup_sendiri()
    form = DelegasiSayaForm(
        request.POST or None, initial={"mulai": lingkup.per_tanggal}, lingkup=lingkup
    )

    def simpan() -> str:
        services.delegasikan(
            request.pegawai, **form.cleaned_data, oleh=request.identitas, pada=timezone.now()
        )
        return f"Delegasi kepada {form.cleaned_data['penerima'].nama} dicatat."

    keterangan = "Penerima memutus atas nama Anda; Anda tetap pejabat penilainya."
    kembali = Tautan(judul="Atasan dan tim saya", url=reverse("pegawai:atasan_saya"))
    tim = tim_pada(request.pegawai, pada=lingkup.per_tanggal)[:SARAN_MAKS]
    return layani(
        request, form, simpan, judul=("Delegasikan persetujuan", keterangan), kembali=kembali,
        saran=orang_dengan_jabatan(tim, pada=lingkup.per_tanggal),
    )  # fmt: skip


@require_http_methods(FORMULIR)
@masuk_required
def akhiri(request: MasukRequest, jenis: str, pk: int) -> HttpResponse:
    """End an appointment or a letter: BKPSDM all, a penilai the own delegations."""
    macam = _macam(jenis)
    lingkup = request.identitas.lingkup(Peran.BKPSDM)
    satu = ambil(penugasan_terlihat(lingkup, jenis), pk, apa="Penugasan")
    form = AkhiriForm(request.POST or None, initial={"selesai": lingkup.per_tanggal})

    def simpan() -> str:
        macam.akhiri(satu, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        return "Sudah diakhiri."

    return layani(request, form, simpan, judul=("Akhiri", str(satu)), kembali=_kembali(lingkup))


def _ke_daftar() -> Tautan:
    return Tautan(judul="Penugasan dan delegasi", url=reverse("pegawai:penugasan"))


def _kembali(lingkup: Lingkup) -> Tautan:
    if lingkup.unit_ids is None:
        return _ke_daftar()
    return Tautan(judul="Atasan dan tim saya", url=reverse("pegawai:atasan_saya"))


def layani(
    request: MasukRequest,
    form: forms.Form,
    simpan: Callable[[], str],
    *,
    judul: tuple[str, str],
    kembali: Tautan,
    **konteks: Any,
) -> HttpResponse:
    """A form page; a refused one answers 422 with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, simpan())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return HttpResponseRedirect(kembali.url)
    context = {
        "form": form,
        "judul_formulir": judul[0],
        "keterangan_formulir": judul[1],
        "remah": [kembali],
        "kembali": kembali,
        **konteks,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "pegawai/formulir_penugasan.html", context, status=status)
