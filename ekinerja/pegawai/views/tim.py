"""Teams: list, one team with its members, and their forms."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai import presenters, services
from ekinerja.pegawai.ekspor_penilai import KOLOM_TIM, baris_tim
from ekinerja.pegawai.forms import AkhiriForm, AnggotaForm, SaringTimForm, TimForm
from ekinerja.pegawai.models import TimKerja
from ekinerja.pegawai.permissions import PEMBACA, PENGELOLA_TIM, pengelola_tim
from ekinerja.pegawai.queries import anggota_terlihat, anggota_tim, saring_tim, tim_terlihat
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.pegawai.views.penugasan import BARIS, EKSPOR_MAKS, FORMULIR, layani


@require_safe
@masuk_required
def daftar(request: MasukRequest) -> HttpResponse:
    """Teams of the units in scope, and the own ones."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    form = SaringTimForm(request.GET)
    halaman = Paginator(_saring(lingkup, form), BARIS).get_page(request.GET.get("halaman"))
    ekspor = tautan_ekspor("pegawai:tim_ekspor", request.GET)
    context = {
        "form": form,
        "tabel": presenters.tabel_tim(
            halaman, request.GET, hari=lingkup.per_tanggal, ekspor=ekspor
        ),
        "pengelola": request.identitas.punya(*PENGELOLA_TIM),
        "remah": [Tautan(judul="Pegawai", url=reverse("pegawai:daftar"))],
    }
    return render(request, "pegawai/tim.html", context)


def _saring(lingkup: Lingkup, form: SaringTimForm) -> QuerySet[TimKerja]:
    if not form.is_valid():
        return saring_tim(lingkup)
    isi = form.cleaned_data
    return saring_tim(lingkup, cari=isi["q"], semua=isi["masa"] == "semua")


@require_safe
@masuk_required
def ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered teams as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    tim = _saring(lingkup, SaringTimForm(request.GET))[:EKSPOR_MAKS]
    return kirim_tabel(KOLOM_TIM, baris_tim(tim), nama="tim-kerja", bentuk=bentuk)


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One team with its members over time."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    tim = ambil(tim_terlihat(lingkup), pk, apa="Tim")
    pengelola = pengelola_tim(tim.unit, request.identitas.lingkup(*PENGELOLA_TIM)).boleh
    hari = lingkup.per_tanggal
    context = {
        "tim": tim,
        "rincian": presenters.rincian_tim(tim),
        "keadaan": presenters.keadaan_tim(tim, hari),
        "tabel": presenters.tabel_anggota(tim, anggota_tim(tim), hari=hari, pengelola=pengelola),
        "pengelola": pengelola and (tim.masa.upper is None or tim.masa.upper > hari),
        "remah": [_ke_daftar()],
    }
    return render(request, "pegawai/tim_rincian.html", context)


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA_TIM)
def baru(request: MasukRequest) -> HttpResponse:
    """A new team by SK."""
    lingkup = request.identitas.lingkup(*PENGELOLA_TIM)
    form = TimForm(request.POST or None, initial={"mulai": lingkup.per_tanggal}, lingkup=lingkup)

    def simpan() -> str:
        tim = services.bentuk_tim(
            form.cleaned_data["unit"], form.isi_tim, lingkup=lingkup, oleh=request.identitas,
            pada=timezone.now(),
        )  # fmt: skip
        return f"{tim.nama} dibentuk."

    judul = ("Bentuk tim kerja", "Ketuanya sekaligus anggota pertama.")
    return layani(request, form, simpan, judul=judul, kembali=_ke_daftar())


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA_TIM)
def anggota_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """A member of a team."""
    lingkup, tim = _tim_dikelola(request, pk)
    awal = {"mulai": max(lingkup.per_tanggal, tim.masa.lower)}
    form = AnggotaForm(request.POST or None, initial=awal, lingkup=lingkup)

    def simpan() -> str:
        isi = form.cleaned_data
        services.tambah_anggota(
            tim, isi["pegawai"], peran=isi["peran"], mulai=isi["mulai"], lingkup=lingkup,
            oleh=request.identitas, pada=timezone.now(),
        )  # fmt: skip
        return f"{isi['pegawai'].nama} menjadi anggota."

    return layani(request, form, simpan, judul=("Tambah anggota", tim.nama), kembali=_ke_tim(tim))


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA_TIM)
def akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """End a team."""
    lingkup, tim = _tim_dikelola(request, pk)
    form = AkhiriForm(request.POST or None, initial={"selesai": lingkup.per_tanggal})

    def simpan() -> str:
        services.akhiri_tim(
            tim, **form.cleaned_data, lingkup=lingkup, oleh=request.identitas, pada=timezone.now()
        )
        return f"{tim.nama} diakhiri."

    return layani(request, form, simpan, judul=("Akhiri tim", tim.nama), kembali=_ke_daftar())


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA_TIM)
def anggota_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """Let a member go."""
    lingkup = request.identitas.lingkup(*PENGELOLA_TIM)
    satu = ambil(anggota_terlihat(lingkup), pk, apa="Anggota tim")
    wajib(pengelola_tim(satu.tim.unit, lingkup))
    form = AkhiriForm(request.POST or None, initial={"selesai": lingkup.per_tanggal})

    def simpan() -> str:
        services.akhiri_anggota(
            satu, **form.cleaned_data, lingkup=lingkup, oleh=request.identitas,
            pada=timezone.now(),
        )  # fmt: skip
        return f"Keanggotaan {satu.pegawai.nama} diakhiri."

    judul = ("Akhiri keanggotaan", f"{satu.pegawai.nama} di {satu.tim.nama}")
    return layani(request, form, simpan, judul=judul, kembali=_ke_tim(satu.tim))


def _tim_dikelola(request: MasukRequest, pk: int) -> tuple[Lingkup, TimKerja]:
    lingkup = request.identitas.lingkup(*PENGELOLA_TIM)
    tim = ambil(tim_terlihat(lingkup), pk, apa="Tim")
    wajib(pengelola_tim(tim.unit, lingkup))
    return lingkup, tim


def _ke_daftar() -> Tautan:
    return Tautan(judul="Tim kerja", url=reverse("pegawai:tim"))


def _ke_tim(tim: TimKerja) -> Tautan:
    return Tautan(judul=tim.nama, url=reverse("pegawai:tim_rincian", args=[tim.pk]))
