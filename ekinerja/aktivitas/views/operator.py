"""Pages around operators: who is appointed, typing a sheet, what the person says of it."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.forms import LembarForm, OrangLembarForm, TunjukOperatorForm
from ekinerja.aktivitas.permissions import PELIHAT_OPERATOR, PEMBACA, PENUNJUK_OPERATOR
from ekinerja.aktivitas.presenters import operator as presenters
from ekinerja.aktivitas.queries import (
    aktivitas_rinci,
    orang_instansi,
    orang_unit,
    penunjukan_terlihat,
    porsi_operator,
    unit_operator,
)
from ekinerja.aktivitas.views.bulan import bulan_diminta
from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.queries import pilihan_unit
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.requests import (
    MasukRequest,
    PegawaiRequest,
    masuk_required,
    pegawai_required,
)
from ekinerja.skp.queries import indikator_pilihan

BARIS = 50


@require_safe
@masuk_required
def operator(request: MasukRequest) -> HttpResponse:
    """Who is appointed, and the share of entries that operators typed, per unit."""
    _pelihat(request)
    lingkup = request.identitas.lingkup(*PELIHAT_OPERATOR)
    awal, akhir = bulan_diminta(request, request.identitas.hari)
    halaman = Paginator(penunjukan_terlihat(lingkup), BARIS).get_page(request.GET.get("halaman"))
    context = {
        "tabel": presenters.tabel_penunjukan(halaman, request.GET, hari=request.identitas.hari),
        "aksi": presenters.aksi_penunjukan(halaman, hari=request.identitas.hari)
        if _menunjuk(request)
        else [],
        "porsi": presenters.tabel_porsi(porsi_operator(lingkup, awal=awal, akhir=akhir), awal=awal),
        "menunjuk": _menunjuk(request),
    }
    return render(request, "aktivitas/operator.html", context)


def _menunjuk(request: MasukRequest) -> bool:
    return request.identitas.punya(*PENUNJUK_OPERATOR)


def _pelihat(request: MasukRequest) -> None:
    if not request.identitas.punya(*PELIHAT_OPERATOR):
        raise TidakBerwenang("Halaman ini bagi Admin Perangkat Daerah, BKPSDM, dan Pemeriksa.")


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def operator_baru(request: MasukRequest) -> HttpResponse:
    """Appoint an operator."""
    if not _menunjuk(request):
        raise TidakBerwenang("Operator ditunjuk oleh Admin Perangkat Daerah.")
    unit = pilihan_unit(request.identitas.lingkup(*PENUNJUK_OPERATOR))
    if request.method != "POST":
        awal = {"mulai": request.identitas.hari}
        return _penunjukan(request, TunjukOperatorForm(initial=awal, unit=unit))
    form = TunjukOperatorForm(request.POST, unit=unit)
    if not form.is_valid():
        return _penunjukan(request, form, status=422)
    orang = orang_instansi(request.identitas.user.instansi_id, nip=form.cleaned_data["nip"])
    if orang is None:
        form.add_error("nip", "NIP ini tidak ditemukan. Periksa angkanya.")
        return _penunjukan(request, form, status=422)
    try:
        services.tunjuk_operator(
            orang,
            unit=form.cleaned_data["unit"],
            masa=form.masa,
            dasar=form.cleaned_data["dasar"],
            oleh=request.identitas,
        )
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _penunjukan(request, form, status=422)
    messages.success(request, f"{orang.nama} ditunjuk sebagai operator.")
    return HttpResponseRedirect(reverse("aktivitas:operator"))


def _penunjukan(
    request: MasukRequest, form: TunjukOperatorForm, *, status: int = 200
) -> HttpResponse:
    remah = [Tautan(judul="Operator aktivitas", url=reverse("aktivitas:operator"))]
    context = {"form": form, "judul": "Tunjuk operator", "tombol": "Tunjuk", "remah": remah}
    return render(request, "aktivitas/operator_formulir.html", context, status=status)


@require_POST
@masuk_required
def operator_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """End an appointment today."""
    lingkup = request.identitas.lingkup(*PENUNJUK_OPERATOR)
    satu = ambil(penunjukan_terlihat(lingkup), pk, apa="Penunjukan operator")
    services.akhiri_penunjukan(satu, akhir=request.identitas.hari, oleh=request.identitas)
    messages.success(request, "Penunjukan diakhiri.")
    return HttpResponseRedirect(reverse("aktivitas:operator"))


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def operator_input(request: PegawaiRequest) -> HttpResponse:
    """Type a row of a signed sheet: ``?nip=`` names the person."""
    unit = unit_operator(request.pegawai.pk, hari=request.identitas.hari)
    if not unit:
        raise TidakBerwenang("Anda tidak sedang ditunjuk sebagai operator pengisian aktivitas.")
    orang, cari = _orang(request, unit)
    if orang is None:
        status = 422 if cari.is_bound and cari.errors else 200
        return _lembar(request, cari, None, status=status)
    if request.method != "POST":
        awal = {"kunci_kirim": uuid.uuid4(), "tanggal": request.identitas.hari}
        return _lembar(request, _isian(request, orang, initial=awal), orang)
    form = _isian(request, orang, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _lembar(request, form, orang, status=422)
    try:
        services.input_aktivitas(
            cari.cleaned_data["nip"],
            data=form.isian,
            lembar=form.cleaned_data["lembar"],
            kunci_kirim=form.cleaned_data["kunci_kirim"],
            oleh=request.pegawai,
            pada=timezone.now(),
        )
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _lembar(request, form, orang, status=422)
    messages.success(request, f"Aktivitas {orang.nama} terkirim kepada atasannya.")
    return HttpResponseRedirect(
        f"{reverse('aktivitas:operator_input')}?nip={cari.cleaned_data['nip']}"
    )


def _orang(request: PegawaiRequest, unit: set[int]) -> tuple[Pegawai | None, OrangLembarForm]:
    cari = OrangLembarForm(request.GET if "nip" in request.GET else None)
    if not cari.is_bound or not cari.is_valid():
        return None, cari
    orang = orang_unit(
        request.pegawai.instansi_id,
        nip=cari.cleaned_data["nip"],
        unit_ids=unit,
        hari=request.identitas.hari,
    )
    if orang is None:
        cari.add_error("nip", "NIP ini tidak ditemukan pada unit yang Anda isi.")
    return orang, cari


def _isian(request: PegawaiRequest, orang: Pegawai, **isi: object) -> LembarForm:
    hari = request.identitas.hari
    pilihan = indikator_pilihan(
        request.identitas.lingkup_sendiri(),
        pegawai_id=orang.pk,
        mulai=hari - timedelta(days=31),
        sampai=hari,
    )
    return LembarForm(indikator=pilihan, **isi)


def _lembar(
    request: PegawaiRequest,
    form: OrangLembarForm | LembarForm,
    orang: Pegawai | None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "orang": orang,
        "remah": [Tautan(judul="Hari ini", url=reverse("aktivitas:hari"))],
    }
    return render(request, "aktivitas/operator_input.html", context, status=status)


@require_POST
@pegawai_required
def benarkan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The person says that a typed entry is right."""
    return _nyatakan(request, pk, benar=True)


@require_POST
@pegawai_required
def bantah(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The person disputes a typed entry, with a reason."""
    return _nyatakan(request, pk, benar=False)


def _nyatakan(request: PegawaiRequest, pk: int, *, benar: bool) -> HttpResponse:
    satu = ambil(aktivitas_rinci(request.identitas.lingkup(*PEMBACA)), pk, apa="Aktivitas")
    services.nyatakan_input(
        satu,
        benar=benar,
        alasan=request.POST.get("alasan", ""),
        oleh=request.pegawai,
        pada=timezone.now(),
    )
    kabar = "Terima kasih, aktivitas dibenarkan." if benar else "Bantahan tersimpan."
    messages.success(request, kabar)
    return HttpResponseRedirect(reverse("aktivitas:rincian", args=[pk]))
